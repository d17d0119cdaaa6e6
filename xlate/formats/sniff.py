"""What kind of file something is, by its bytes first and its name last: one answer for every command.

A command asks `sniff`, takes the kinds that it can use, and refuses all others with the words of `refusal`.
A transcript has no kind here: the readers know these (`xlate.readers`), so what is left is `FileKind.UNKNOWN`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from enum import Enum
from pathlib import PurePath

from xlate.formats.csv import find_delimiter

__all__ = [
    "NO_TRANSLATION",
    "TRANSLATIONS",
    "FileKind",
    "as_utf8",
    "is_tei_with_turns",
    "looks_like_json",
    "refusal",
    "sniff",
    "xml_root",
]

_MERGE = "put it into its TEI file with: xlate merge"


class FileKind(Enum):
    """A kind of file, with its name in a sentence and what is done with such a file."""

    TEI = ("a TEI file", "see xlate ids and xlate export-po")
    PO = ("a PO file", _MERGE)
    XLIFF12 = ("an XLIFF 1.2 file", _MERGE)
    XLIFF2 = ("an XLIFF 2 file", _MERGE)
    TABLE = ("a table of translations (CSV)", _MERGE)
    WORKBOOK = ("a workbook (XLSX)", _MERGE)
    TMX = ("a TMX file", "use it with: xlate export-po --memory, or keep it with: xlate memory add")
    MEMORY = ("a translation memory", "use it with: xlate export-po --memory")
    MEMORY_TABLE = ("a table of a translation memory", "it cannot be read again; export the memory as TMX")
    LINEAGE_TABLE = ("a table of lineage", "put it into its TEI file with: xlate lineage import")
    GLOSSARY = ("a glossary", "use it with --glossary")
    UNKNOWN = ("of no kind that xlate writes or exchanges", "make TEI of a transcript with: xlate to-tei")

    def __init__(self, noun: str, hint: str) -> None:
        self.noun = noun
        self.hint = hint


TRANSLATIONS = frozenset({FileKind.PO, FileKind.XLIFF12, FileKind.XLIFF2, FileKind.TABLE, FileKind.WORKBOOK})
"""the kinds of translators' files"""

_BY_ENDING = {
    ".po": FileKind.PO,
    ".pot": FileKind.PO,
    ".xlf": FileKind.XLIFF12,
    ".xliff": FileKind.XLIFF12,
    ".tmx": FileKind.TMX,
    ".tbx": FileKind.GLOSSARY,
    ".xlsx": FileKind.WORKBOOK,
}
"""for files whose bytes tell nothing, since they are empty or damaged: the reader of the kind says what is wrong"""
_BY_ROOT = {
    "TEI": FileKind.TEI,
    "teiCorpus": FileKind.TEI,
    "tmx": FileKind.TMX,
    "martif": FileKind.GLOSSARY,
    "tbx": FileKind.GLOSSARY,
}
_LONGEST_HEADING = 200
_LANGUAGE = re.compile(r"\s*\[[^\]]*\]\s*$")
"""of a column, as in ``target [ru]``"""
_ROOT = re.compile(
    rb"""(?:\s++|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->
    |<!DOCTYPE[^\[>]*+(?:\[(?:<!--(?:[^-]|-(?!->))*+(?:-->)?|"[^"]*+"?|'[^']*+'?|[^\]"'<]++|<)*+\]\s*+)?>)*+
    <(?P<qualified>(?:[\w.\x80-\xff-]++:)?(?P<name>[\w.\x80-\xff-]++))(?P<attributes>(?:"[^"]*+"|'[^']*+'|[^>"'])*+)""",
    re.DOTALL | re.VERBOSE,
)
"""the first start tag of XML after declaration, comments, processing instructions and document type"""
_PO = re.compile(rb"(?:[ \t\r\n]++|#[^\n]*+\n)*+(?:msgid|msgctxt|domain)\s*+\"")
_JSON = re.compile(
    rb"""\s*+(?:\{\s*+(?:"(?:[^"\\\n]|\\.)*+"\s*+:|\})|\[\s*+(?:[\[{]\s*+["\[{\d]|"(?:[^"\\\n]|\\.)*+"\s*+[,\]]|\]\s*+$))"""
)
_LONGEST_HEADER = 1 << 16
_END_TAGS = 5
"""at the beginning of a file of which the end is missing"""
_MARKS = (b"\xef\xbb\xbf", "\u00ef\u00bb\u00bf".encode())
"""the byte order mark, and what becomes of it when somebody reads it as windows-1252"""
_CHARSETS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""first bytes of what is not in UTF-8: byte order marks, and XML without one"""

NO_TRANSLATION = "a translation of one (TEI/@corresp does not name its source)"
"""what is wanted where a TEI file must be a translated one"""


def sniff(data: bytes, name: str) -> FileKind:
    """What kind of file this is.

    Args:
        data: its bytes.
        name: its name; the ending counts only where the bytes tell nothing.

    Returns:
        The kind; UNKNOWN if it is none of those that xlate has made or exchanges: perhaps a transcript.
    """
    if data.startswith(b"SQLite format 3\0"):
        return FileKind.MEMORY
    if data.startswith(b"PK\x03\x04"):
        return FileKind.WORKBOOK if b"xl/workbook" in data else _by_ending(name)
    text = as_utf8(data)
    return _of_xml(text) or _of_text(text) or _by_ending(name)


def as_utf8(data: bytes) -> bytes:
    """Text in UTF-8 without byte order marks, whichever Unicode encoding it had; other bytes as they are."""
    charset = next((charset for start, charset in _CHARSETS if data.startswith(start)), None)
    if charset is not None:
        data = data.decode(charset, "ignore").encode(errors="ignore")
    while data.startswith(_MARKS):
        data = data[3:] if data.startswith(_MARKS[0]) else data[len(_MARKS[1]) :]
    return data


def xml_root(data: bytes) -> str | None:
    """The local name of the root element of a file in XML or HTML, with a declaration or without; None for others.

    A text can begin with something in angle brackets too: markup ends what it begins.
    """
    text = as_utf8(data)
    root = _ROOT.match(text)
    if root is None:
        return None
    ended = b"</" + root["qualified"]
    is_markup = (
        text.lstrip()[:5].lower() in {b"<?xml", b"<!doc"}
        or b"xmlns" in root["attributes"]
        or text[-4096:].rstrip().rstrip(b"> \t\r\n").endswith(ended)
        or text[:_LONGEST_HEADER].count(b"</") >= _END_TAGS
    )
    return root["name"].decode(errors="replace") if is_markup else None


def is_tei_with_turns(text: bytes) -> bool:
    """True for TEI, in UTF-8, that xlate did not make and in which somebody speaks."""
    return _OF_XLATE.search(text) is None and _SPOKEN.search(text) is not None


_OF_XLATE = re.compile(rb"""<application\s[^>]{0,200}\bident\s?=\s?["']xlate["']""")
_SPOKEN = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:u|sp)[\s>]")


def looks_like_json(data: bytes) -> bool:
    """True if a file begins as JSON does, or as lines of JSON do."""
    return _JSON.match(as_utf8(data[:_LONGEST_HEADER])) is not None


def refusal(kind: FileKind, wanted: str, hint: str = "") -> str:
    """The message for a file of a kind that a command does not take.

    Args:
        kind: what it is.
        wanted: what the command takes, such as "a TEI file".
        hint: what to do; empty: what is done with files of this kind.
    """
    what = f"this is not {wanted}" if kind is FileKind.UNKNOWN else f"this is {kind.noun}, not {wanted}"
    return f"{what}; {hint or kind.hint}"


def _by_ending(name: str) -> FileKind:
    return _BY_ENDING.get(PurePath(name).suffix.lower(), FileKind.UNKNOWN)


def _of_xml(text: bytes) -> FileKind | None:
    """The kind of XML by its root element."""
    root = _ROOT.match(text)
    if root is None:
        return None
    if root["name"] == b"xliff":
        return FileKind.XLIFF2 if re.search(rb"""\bversion\s*=\s*["']2""", root["attributes"]) else FileKind.XLIFF12
    return _BY_ROOT.get(root["name"].decode())


_MARKUP = re.compile(rb"\s*<(?:!doctype|\?xml|html)\b", re.IGNORECASE)
"""the beginning of a page or of XML, which has no columns"""


def _of_text(text: bytes) -> FileKind | None:
    """The kind of a PO file by its first line that is no comment, of a table by its columns."""
    if _PO.match(text):
        return FileKind.PO
    if _MARKUP.match(text):
        return None
    start = text[:_LONGEST_HEADER].decode(errors="replace")
    rows = csv.reader(start.lstrip().splitlines()[:2], delimiter=find_delimiter(start))
    try:
        return next((kind for row in rows if (kind := _of_table(row)) is not None), None)
    except csv.Error:
        return None


def _of_table(header: Sequence[str]) -> FileKind | None:
    header = [cell for cell in header if len(cell) <= _LONGEST_HEADING]
    columns = {_LANGUAGE.sub("", cell).strip().lower() for cell in header}
    if columns >= {"id", "spoken", "stamp"}:
        return FileKind.LINEAGE_TABLE
    if not columns >= {"source", "target"}:
        return None
    if columns >= {"source_language", "target_language"}:
        return FileKind.MEMORY_TABLE
    # a glossary may have ids too, and a transcript columns with these names
    if "id" in columns and ("status" in columns or any(map(_LANGUAGE.search, header))):
        return FileKind.TABLE
    return FileKind.GLOSSARY if columns <= {"source", "target", "note", "forbidden"} else None
