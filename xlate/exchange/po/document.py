"""Filling entries of a PO file by editing its text: every line that is not about them stays as it is.

polib would write the whole file anew, with its own wrapping and order of lines. Here only the lines of the entries that
are filled change: a translator's comment is added, the flag fuzzy, and the msgstr.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import polib

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Entry, Header, Suggestion
from xlate.exchange.po.header import build_header
from xlate.exchange.po.lines import LineKind, blocks_of, kind_of, split_lines
from xlate.exchange.po.read import decode_as_it_is, parse
from xlate.exchange.po.write import write_entries

__all__ = ["build_failing_po", "extract_failing_po", "fill_po", "referenced_files"]

_BOM = b"\xef\xbb\xbf"
_REFERENCE = re.compile(r"(?m)^[ \t]*#:[ \t]*(.+?):\d+(?:[ \t]|$)")
_OLD_ORIGIN = re.compile(r"[ \t]*#[ \t]*xlate-mt(?:-tags)?:")
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "\v": "\\v",
        "\b": "\\b",
        "\f": "\\f",
    }
)


def referenced_files(data: bytes) -> list[str]:
    """The files that the references (``#:``) of a PO file name, the first one of each line; each once, in order.

    Raises:
        CatalogueError: the bytes are not in the encoding that the header declares.
    """
    text, _ = decode_as_it_is(data, None)
    return list(dict.fromkeys(match[1] for match in _REFERENCE.finditer(text.replace("\r", "\n"))))


def fill_po(data: bytes, file: str, suggestions: Mapping[int, Suggestion]) -> bytes:
    """Write suggestions into a PO file.

    Args:
        data: the file.
        file: its name for messages.
        suggestions: line of an entry without plural forms, as `read_po` says it for these bytes -> what it gets. The
            translation that it had is replaced, with an earlier line of origin and the previous msgid.

    Returns:
        The file. Every line that has nothing to do with these entries is as it was, its line end too.

    Raises:
        CatalogueError: no entry is in one of these lines, or the character set that the file declares cannot hold the
            words.
    """
    if not suggestions:
        return data
    text, encoding = decode_as_it_is(data, file)
    lines = split_lines(text)
    kinds = list(map(kind_of, lines))
    parts: list[str] = []
    wanted = sorted(suggestions)
    position = 0
    for start, end in blocks_of(kinds):
        block = lines[start:end]
        if position < len(wanted) and wanted[position] <= end:
            if wanted[position] <= start or LineKind.TRANSLATION not in kinds[start:end]:
                break
            block = _filled(block, kinds[start:end], suggestions[wanted[position]])
            position += 1
        parts += block
    if position < len(wanted):
        raise CatalogueError("no entry begins here; the file has changed", file=file, line=wanted[position])
    try:
        made = "".join(parts).encode(encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        message = f'{encoding.upper()}, which the header declares, has no "{letter}"; save the file as UTF-8'
        raise CatalogueError(message, file=file) from None
    return (_BOM if data.startswith(_BOM) else b"") + made


def _filled(block: Sequence[str], kinds: Sequence[LineKind], suggestion: Suggestion) -> list[str]:
    """The lines of an entry with a suggestion in it."""
    head: list[str] = []
    comments: list[str] = []
    notes: list[str] = []
    flags: list[str] = []
    source: list[str] = []
    translation: list[str] = []
    tail: list[str] = []
    for line, kind in zip(block, kinds, strict=True):
        if kind is LineKind.BLANK:
            (tail if source else head).append(line)
        elif kind in {LineKind.COMMENT, LineKind.NOTE}:
            if not _OLD_ORIGIN.match(line):
                (notes if notes or kind is LineKind.NOTE else comments).append(line)
        elif kind is LineKind.FLAGS:
            flags.append(line)
        elif kind is not LineKind.PREVIOUS:
            (translation if translation or kind is LineKind.TRANSLATION else source).append(line)
    eol, ending = _line_end(source[0]), _line_end(translation[-1])  # none at the end of a file without one
    comments += [f"# {line}{eol}" for line in suggestion.comment.splitlines()]
    if suggestion.fuzzy and not any("fuzzy" in re.split(r"[\s,#]+", line) for line in flags):
        flags = [f"#, fuzzy, {flags[0].lstrip()[2:].lstrip()}", *flags[1:]] if flags else [f"#, fuzzy{eol}"]
    previous = [f'#| msgid "{_escaped(suggestion.previous)}"{eol}'] if suggestion.previous is not None else []
    made = f'msgstr "{_escaped(suggestion.text)}"{ending}'
    return [*head, *comments, *notes, *flags, *previous, *source, made, *tail]


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


_SIGN = "xlate check: "


def extract_failing_po(data: bytes, file: str, problems: Mapping[int, Sequence[str]]) -> bytes:
    """Keep the failing entries of a PO file.

    Args:
        data: the PO file.
        file: its name for messages.
        problems: line of each entry that fails -> what is wrong with it.

    Returns:
        A PO file with the same header and these entries as they are, notes and flags too. What is wrong stands in
        their notes, instead of what an earlier check noted there.

    Raises:
        CatalogueError: the file is no usable PO file.
    """
    catalogue = parse(data, file, notes=True)
    kept = [entry for entry in catalogue if not entry.obsolete and (entry.linenum or 0) in problems]
    for entry in kept:
        lines = [line for line in entry.comment.split("\n") if line and not line.startswith(_SIGN)]
        entry.comment = "\n".join([*lines, *(_SIGN + problem for problem in problems[entry.linenum or 0])])
    excerpt = polib.POFile(wrapwidth=0)
    excerpt.header = catalogue.header
    excerpt.metadata = catalogue.metadata
    list.extend(excerpt, kept)  # POFile.append looks through all entries for each new one
    text = str(excerpt)
    return (text if text.endswith("\n") else text + "\n").encode()


def build_failing_po(
    failing: Iterable[tuple[Entry, Sequence[str]]], language: str, source_language: str, now: datetime
) -> bytes:
    """A new PO file of failing translations.

    Args:
        failing: the translations, each with what is wrong, a line each.
        language: tag of the language they are in.
        source_language: tag of the language of their source texts.
        now: time of the check.
    """
    header = Header(build_header("xlate check", language, source_language, now))
    entries = (
        replace(entry, key=entry.key or None, notes="\n".join(_SIGN + problem for problem in problems))
        for entry, problems in failing
    )
    return write_entries(header, entries)
