"""Filling entries of a PO file by editing its text: every line that is not about them stays as it is.

polib would write the whole file anew, with its own wrapping and order of lines. Here only the lines of the entries that
are filled change: a translator's comment is added, the flag fuzzy, and the msgstr.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Entry, Header, Suggestion
from xlate.exchange.po.header import build_header
from xlate.exchange.po.lines import LineKind, blocks_of, kind_of, split_lines
from xlate.exchange.po.read import decode_as_it_is
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
    text, _ = decode_as_it_is(data, "")
    return list(dict.fromkeys(match[1] for match in _REFERENCE.finditer(text.replace("\r", "\n"))))


class _Document:
    """The text of a PO file, entry by entry."""

    def __init__(self, data: bytes, file: str) -> None:
        self._data = data
        self._file = file
        text, self._encoding = decode_as_it_is(data, file)
        self._lines = split_lines(text)
        self._kinds = list(map(kind_of, self._lines))

    def blocks(self, lines: Iterable[int]) -> Iterator[tuple[list[str], list[LineKind], int | None]]:
        """The lines of each entry and what they are; and which of some lines is that of this entry.

        Raises:
            CatalogueError: no entry is in one of these lines.
        """
        wanted = sorted(lines, reverse=True)
        for start, end in blocks_of(self._kinds):
            line = wanted.pop() if wanted and wanted[-1] <= end else None
            kinds = self._kinds[start:end]
            if line is not None and (line <= start or LineKind.TRANSLATION not in kinds):
                wanted.append(line)
                break
            yield self._lines[start:end], kinds, line
        if wanted:
            raise CatalogueError("no entry begins here; the file has changed", file=self._file, line=wanted[-1])

    def encode(self, parts: Iterable[str]) -> bytes:
        """A text as a file like this one.

        Raises:
            CatalogueError: the character set that the file declares cannot hold it.
        """
        try:
            made = "".join(parts).encode(self._encoding)
        except UnicodeEncodeError as error:
            letter = error.object[error.start]
            message = f'{self._encoding.upper()}, which the header declares, has no "{letter}"; save the file as UTF-8'
            raise CatalogueError(message, file=self._file) from None
        return (_BOM if self._data.startswith(_BOM) else b"") + made


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
    document = _Document(data, file)
    parts: list[str] = []
    for block, kinds, line in document.blocks(suggestions):
        parts += block if line is None else _filled(block, kinds, suggestions[line])
    return document.encode(parts)


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
_OLD_PROBLEM = re.compile(rf"[ \t]*#\.[ \t]*{_SIGN}")


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
    document = _Document(data, file)
    parts: list[str] = []
    for block, kinds, line in document.blocks(problems):
        if line is not None:
            parts += _with_problems(block, kinds, problems[line])
        elif not parts and _is_header(block, kinds):
            parts += block
    return document.encode(parts)


def _is_header(block: Sequence[str], kinds: Sequence[LineKind]) -> bool:
    """True for the entry whose msgid is empty."""
    end = kinds.index(LineKind.TRANSLATION) if LineKind.TRANSLATION in kinds else 0
    source = [line.strip() for line, kind in zip(block[:end], kinds, strict=False) if kind is LineKind.SOURCE]
    return source == ['msgid ""'] and LineKind.STRING not in kinds[:end]


def _with_problems(block: Sequence[str], kinds: Sequence[LineKind], problems: Sequence[str]) -> list[str]:
    """The lines of an entry with what is wrong in its notes, which come before its references."""
    before = (LineKind.BLANK, LineKind.COMMENT)
    kept = [(line, kind) for line, kind in zip(block, kinds, strict=True) if not _OLD_PROBLEM.match(line)]
    place = next(
        place
        for place, (line, kind) in enumerate(kept)
        if kind not in before and not (kind is LineKind.NOTE and line.lstrip().startswith("#."))
    )
    eol = _line_end(next(line for line, kind in kept if kind is LineKind.SOURCE))
    lines = [line for line, _ in kept]
    return [*lines[:place], *(f"#. {_SIGN}{problem}{eol}" for problem in problems), *lines[place:]]


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
