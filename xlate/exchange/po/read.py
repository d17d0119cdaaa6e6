"""Reading PO as translators' tools write it: what gettext takes is taken, what it refuses is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import polib

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue, Entry, Header
from xlate.exchange.po.lines import first_bad_place
from xlate.exchange.po.plain_read import PlainPart, read_plain_part
from xlate.formats.charsets import charset_named
from xlate.languages import tag_or_none

__all__ = ["decode_as_it_is", "read_po", "standard_tag"]

_BOM = b"\xef\xbb\xbf"
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]+)")
_UTF8_NAMES = {"utf-8", "utf8", "us-ascii", "ascii", "charset"}
_HEADER = re.compile(r'(?m)^msgid[ \t]*""[ \t]*\n(?![ \t]*")')
_TIGHT_COMMENT = re.compile(r"(?m)^([ \t]*#[.,:|~]?)(?=[^\s.,:|~])")
"""a comment without a space after its sign, which gettext takes and polib does not"""
_OCTAL = re.compile(r"\\[0-7]{3}")
_OCTAL_OR_OTHER = re.compile(r"(?m)^[ \t]*#(?![|~]).*$|\\\\|(?P<octal>(?:\\[0-7]{3})+)")
"""an octal escape; or what is none: a comment, in which a backslash is a backslash, or an escaped backslash"""
_TOLD = re.compile(r"\n#\. (?:(?:Relay|Spoken|Reference) \([A-Za-z0-9-]+[,)]|Term: )")
"""a note that a reference or a glossary gave"""
_NOTES = ("#. ", "#: ")
_BARE_ADDRESS = re.compile(r"\S+@\S+")
_SURROUNDING_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")
_PLACEHOLDER_VALUES = {
    "",
    "FULL NAME <EMAIL@ADDRESS>",
    "FULL NAME",
    "YEAR-MO-DA HO:MI+ZONE",
    "Automatically generated",
    "PACKAGE VERSION",
}


class _Text(str):
    """The text of a PO file as polib is to see it.

    polib calls splitlines, which also splits at U+2028, NEL and others that may stand in a message; here, lines end
    with LF alone. Of notes and of references, which every export makes anew, polib gets the first line only: they are
    half of a file, and it takes long over them. The first tells it where an entry begins, and us who speaks.
    """

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002 - as that of str
        """Lines divided by LF alone; blank ones for the notes that are left out."""
        lines = self.split("\n")
        return ["" if _continues(before, line) else line for before, line in pairwise(("", *lines))]


def _continues(before: str, line: str) -> bool:
    """True for a note or a reference after another of its kind that is not empty."""
    return line.startswith(_NOTES) and line[:3] == before[:3] and bool(before[3:].strip())


def read_po(data: bytes, file: str, *, allow_duplicates: bool = False) -> Catalogue:
    """Read a PO file as a translator's tool wrote it.

    Args:
        data: its bytes; a byte order mark and CRLF are fine.
        file: its name for messages.
        allow_duplicates: two entries may have the same msgctxt and msgid, as when the file is brought up to date and
            the second becomes obsolete. Otherwise that is an error, as for msgfmt: nobody can know which one is meant.

    Raises:
        CatalogueError: a syntax error, bytes that are not in the declared character set, or duplicates.
    """
    text = _decode(data, file)
    part = read_plain_part(text)
    try:
        parsed = _parse(part.header + part.rest, file)
    except CatalogueError:  # the message must name the line in the whole file
        part = PlainPart("", [], text, 1)
        parsed = _parse(text, file)
    moved = part.line - 1 - part.header.count("\n")
    entries = [*part.entries, *(_entry(entry, moved) for entry in parsed if not entry.obsolete)]
    if not allow_duplicates:
        _refuse_duplicates(entries, file)
    metadata = parsed.metadata
    language = metadata.get("Language", "").strip()
    return Catalogue(
        file=file,
        language=standard_tag(language) or None,
        source_language=tag_or_none(metadata.get("X-Source-Language")),
        translator=_person(metadata.get("Last-Translator", "")),
        revised=_value(metadata.get("PO-Revision-Date", "")),
        document=_value(metadata.get("Project-Id-Version", "")),
        entries=tuple(entries),
        obsolete=tuple(_entry(entry, moved) for entry in parsed if entry.obsolete),
        header=Header(metadata, parsed.header),
        told=len(_TOLD.findall(text)),
    )


def _entry(entry: polib.POEntry, moved: int) -> Entry:
    """An entry that polib has read, so many lines before where it stands in the file."""
    forms = entry.msgstr_plural
    return Entry(
        key=entry.msgctxt,
        source=entry.msgid,
        translation=entry.msgstr or forms.get(0, ""),
        fuzzy="fuzzy" in entry.flags,
        plural=bool(entry.msgid_plural),
        line=(entry.linenum or 0) + moved,
        comment=entry.tcomment,
        previous=entry.previous_msgid,
        notes=entry.comment,
        flags=tuple(entry.flags),
        plural_forms=(entry.msgid_plural, *(forms[place] for place in sorted(forms))) if entry.msgid_plural else (),
    )


def standard_tag(language: str) -> str:
    """The value of the header field Language as a tag; as it is if it is none."""
    return tag_or_none(language) or language


def _parse(text: str, file: str) -> polib.POFile:
    """The entries of a PO file, obsolete ones too.

    Raises:
        CatalogueError: as `read_po`, save that double entries are let through.
    """
    bad = first_bad_place(text)
    if bad is not None:
        number = text.count("\n", 0, bad) + 1
        line = text[bad:].split("\n", 1)[0]
        what = "an unterminated string" if line.count('"') == 1 else "not a line of a PO file"
        raise CatalogueError(f'{what}: "{line.strip()[:60]}"; msgfmt -c shows the details', file=file, line=number)
    if not text.strip():
        raise CatalogueError("the file is empty; if a program has it open, let it finish saving", file=file)
    if "msgid" not in text:
        raise CatalogueError("this is not a PO file: it has no msgid", file=file)
    text = _TIGHT_COMMENT.sub(r"\1 ", text)
    if _OCTAL.search(text):
        text = _OCTAL_OR_OTHER.sub(_from_octal, text)
    try:
        parsed = polib.pofile(_Text(_without_trailing_comments(text)), wrapwidth=0, encoding="utf-8")
    except OSError as error:
        found = re.search(r"line (\d+)\)?:? ?(.*)", str(error))
        line_number = int(found[1]) if found else None
        reason = found[2].strip() if found and found[2].strip() else "syntax error"
        raise CatalogueError(f"{reason}; msgfmt -c shows the details", file=file, line=line_number) from None
    _drop_second_header(parsed, text, file)
    return parsed


def _without_trailing_comments(text: str) -> str:
    """The text up to its last entry: with an empty comment at the end, polib loses the entry before it."""
    end = len(text)
    while (start := text.rfind("\n", 0, end)) >= 0:
        line = text[start:end].strip()
        if line and (not line.startswith("#") or line.startswith("#~")):
            break
        end = start
    return text[:end]


def _drop_second_header(parsed: polib.POFile, text: str, file: str) -> None:
    """Let go of a header that says the same once more, as pogrep writes it; one that says something else is refused.

    Of several headers polib takes the last, and leaves the others among the entries.
    """
    for entry in [entry for entry in parsed if not (entry.msgid or entry.msgctxt or entry.obsolete)]:
        fields = dict(line.split(": ", 1) for line in entry.msgstr.splitlines() if ": " in line)
        if fields.items() <= parsed.metadata.items():
            parsed.remove(entry)
            continue
        lines = (text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text))
        first, second = next(lines, None), next(lines, None)
        raise CatalogueError(
            f"a second header, which does not agree with the one in line {first}; keep one of the two",
            file=file,
            line=second,
        )


def _decode(data: bytes, file: str) -> str:
    """The text with LF line ends, whatever the editor made of them."""
    return decode_as_it_is(data, file)[0].replace("\r\n", "\n").replace("\r", "\n")


def decode_as_it_is(data: bytes, file: str) -> tuple[str, str]:
    """The text of a PO file with the line ends that it has, without byte order mark; and its encoding.

    Raises:
        CatalogueError: the bytes are not in the encoding that the header declares.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CatalogueError("the file is in UTF-16; save it as UTF-8", file=file)
    body = data.removeprefix(_BOM)
    if b"\x00" in body:
        line = body.count(b"\n", 0, body.index(b"\x00")) + 1
        raise CatalogueError("the file has a NUL byte in it; it is damaged or not a PO file", file=file, line=line)
    declared = _CHARSET.search(body)
    charset = declared[1].decode().lower() if declared else "utf-8"
    encoding = "utf-8" if charset in _UTF8_NAMES else charset
    if charset_named(encoding) is None:  # hex and the like are no charsets, though Python knows them
        raise CatalogueError(f'the header declares the unknown charset "{charset}"; save as UTF-8', file=file)
    if encoding != "utf-8" and not body.isascii() and _is_utf8(body):
        raise CatalogueError(
            f"the header says charset={charset}, but the bytes are UTF-8; correct the header (Content-Type)", file=file
        )
    try:
        return body.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise CatalogueError(
            f"byte 0x{body[error.start]:02X} is not {encoding.upper()}, which the header declares; save as UTF-8",
            file=file,
            line=line,
        ) from None


def _from_octal(match: re.Match[str]) -> str:
    r"""The characters that msgcat --escape wrote as ``\320\237``; what is none stays as it is."""
    if match["octal"] is None:
        return match.group()
    return bytes(int(digits, 8) & 0xFF for digits in match["octal"].split("\\")[1:]).decode("utf-8", errors="replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_duplicates(entries: Sequence[Entry], file: str) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        first = seen.setdefault((entry.key, entry.source), entry.line)
        if first != entry.line:
            raise CatalogueError(
                f"duplicate entry: msgctxt {entry.key} stands in line {first} too; keep one of the two (msguniq helps)",
                file=file,
                line=entry.line,
            )


def _value(text: str) -> str | None:
    return None if text.strip() in _PLACEHOLDER_VALUES else text.strip()


def _person(text: str) -> str | None:
    """The name in ``Name <address>``: an address does not belong into a published file."""
    value = _value(text)
    name = _value(_SURROUNDING_ADDRESS.sub("", value)) if value else None
    return None if name and _BARE_ADDRESS.fullmatch(name) else name
