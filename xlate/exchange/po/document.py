"""Filling entries of a PO file by editing its text: every line that is not about them stays as it is.

polib would write the whole file anew, with its own wrapping and order of lines. Here only the lines of the entries that
are filled change: a translator's comment is added, the flag fuzzy, and the msgstr.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Entry, Header, Suggestion
from xlate.exchange.po.header import build_header
from xlate.exchange.po.lines import LineKind, blocks_of, kind_of, split_lines
from xlate.exchange.po.read import decode_as_it_is
from xlate.exchange.po.write import write_entries

__all__ = ["EntryEdit", "build_failing_po", "edit_po", "extract_failing_po", "fill_po", "referenced_files"]

_BOM = b"\xef\xbb\xbf"
_REFERENCE = re.compile(r"(?m)^[ \t]*#:[ \t]*(.+?):\d+(?:[ \t]|$)")
_OLD_ORIGIN = re.compile(r"[ \t]*#[ \t]*xlate-mt(?:-tags|-confidence)?:")
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
        return _encoded("".join(parts), self._encoding, self._file, has_mark=self._data.startswith(_BOM))


def _encoded(text: str, encoding: str, file: str, *, has_mark: bool) -> bytes:
    try:
        made = text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        message = f'{encoding.upper()}, which the header declares, has no "{letter}"; save the file as UTF-8'
        raise CatalogueError(message, file=file) from None
    return (_BOM if has_mark else b"") + made


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


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """What an entry says afterwards."""

    entry: Entry
    """as it is"""
    translation: str
    fuzzy: bool
    comment: str
    """what translators and programs noted on it, a line each"""


def edit_po(data: bytes, file: str, edit: EntryEdit, header: Mapping[str, str]) -> tuple[bytes, int]:
    """Change an entry of a PO file, as a translator's tool does.

    Args:
        data: the file.
        file: its name for messages.
        edit: an entry without plural forms, as `read_po` gives it for these bytes, and what it says afterwards.
        header: fields of the header that get another value, as far as they are there.

    Returns:
        The file, and by how many lines it is longer. Lines that say the same as before are as they were, those of other
        entries too. An entry that is not fuzzy any more loses its previous msgid.

    Raises:
        CatalogueError: as in `fill_po`.
    """
    text, encoding = decode_as_it_is(data, file)
    lines = split_lines(text)
    first, end = next(blocks_of(map(kind_of, lines)))
    head = lines[first:end]
    is_header = bool(header) and _is_header(head, list(map(kind_of, head)))
    start = edit.entry.line - 1
    while start > 0 and kind_of(lines[start - 1]) is not LineKind.TRANSLATION:
        start -= 1
    begun = max(start - 1, 0)  # in the translation of the entry before
    blocks = ((begun + one, begun + other) for one, other in blocks_of(map(kind_of, lines[begun:])))
    start, stop = next((place for place in blocks if place[1] >= edit.entry.line), (0, 0))
    block = lines[start:stop]
    kinds = list(map(kind_of, block))
    if LineKind.TRANSLATION not in kinds or LineKind.SOURCE not in kinds:
        raise CatalogueError("no entry begins here; the file has changed", file=file, line=edit.entry.line)
    made = _edited(block, kinds, edit)
    before = [_with_fields(line, header) for line in head] + lines[end:start] if is_header else lines[:start]
    new = _encoded("".join((*before, *made, *lines[stop:])), encoding, file, has_mark=data.startswith(_BOM))
    return new, len(made) - len(block)


def _with_fields(line: str, header: Mapping[str, str]) -> str:
    """A line of the header with other values."""
    for name, value in header.items():
        pattern = rf'((?:"|\\n){re.escape(name)}: ?)(?:(?!\\n).)*(?=\\n)'
        line = re.sub(pattern, lambda found, value=value: found[1].rstrip(" ") + " " + _escaped(value), line)  # type: ignore[misc]
    return line


def _edited(block: Sequence[str], kinds: Sequence[LineKind], edit: EntryEdit) -> list[str]:
    """The lines of an entry that says something else."""
    entry = edit.entry
    eol = _line_end(next(line for line, kind in zip(block, kinds, strict=True) if kind is LineKind.SOURCE))
    lines: list[str] = []
    comments = _comments(block, kinds, edit, eol) if edit.comment != entry.comment else None
    has_flags, in_translation = LineKind.FLAGS in kinds, False
    first_fact = next(place for place, kind in enumerate(kinds) if kind not in {LineKind.BLANK, LineKind.COMMENT})
    for place, (line, kind) in enumerate(zip(block, kinds, strict=True)):
        if place == first_fact and comments is not None:
            lines += comments
        if kind is LineKind.COMMENT and comments is not None:
            continue
        if kind is LineKind.PREVIOUS and entry.fuzzy and not edit.fuzzy:
            continue
        if kind is LineKind.FLAGS and edit.fuzzy != entry.fuzzy:
            lines += _flags(line, edit.fuzzy)
            continue
        if edit.fuzzy and not has_flags and kind in {LineKind.PREVIOUS, LineKind.SOURCE}:
            lines.append(f"#, fuzzy{eol}")
            has_flags = True
        in_translation = kind is LineKind.TRANSLATION or (in_translation and kind is LineKind.STRING)
        if in_translation and edit.translation != entry.translation:
            if kind is LineKind.TRANSLATION:
                last = [text for text, one in zip(block, kinds, strict=True) if one is not LineKind.BLANK][-1]
                lines.append(f'msgstr "{_escaped(edit.translation)}"{_line_end(last)}')
            continue
        lines.append(line)
    return lines


def _flags(line: str, fuzzy: bool) -> list[str]:
    """A line of flags with fuzzy, or without; none if no flag is left."""
    flags = [flag.strip() for flag in line.strip().removeprefix("#,").split(",")]
    kept = (["fuzzy"] if fuzzy else []) + [flag for flag in flags if flag != "fuzzy"]
    return [f"#, {', '.join(kept)}{_line_end(line)}"] if kept else []


def _comments(block: Sequence[str], kinds: Sequence[LineKind], edit: EntryEdit, eol: str) -> list[str]:
    """The comments of translators; those that were there before keep their spelling."""
    as_they_are = {
        line.strip().removeprefix("#").removeprefix(" "): line
        for line, kind in zip(block, kinds, strict=True)
        if kind is LineKind.COMMENT
    }
    return [as_they_are.get(line, f"# {line}".rstrip() + eol) for line in edit.comment.splitlines()]


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
