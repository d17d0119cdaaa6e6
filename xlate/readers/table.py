"""Tables: a row for each speech, with columns for the speaker, the time and the words, as CSV or TSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import read_text
from xlate.languages import language_from_name, tag_or_none
from xlate.model.document import Block, Document, Line, Voice
from xlate.readers.cue_labels import has_labels
from xlate.readers.cues import beginning, read_clock, spelt_out
from xlate.readers.model import Likeness, Reader
from xlate.readers.table_headings import COLUMNS
from xlate.readers.tier_model import Annotation, Tier
from xlate.readers.tiers import apart
from xlate.readers.voice_names import read_names

__all__ = ["READER", "column"]

_DELIMITERS = ",;\t|"
_EXCEL = re.compile(r"sep=(?P<delimiter>[,;\t|])")
_NUMBER = re.compile(r"\d{1,8}(?:[.,]\d{1,9})?")
_FIELD_LIMIT = 1 << 30


def column(heading: str) -> str | None:
    """What a column with this heading holds: speaker, role, affiliation, words, start, end or language."""
    return _known_headings().get(_plain(heading))


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").replace("-", " ").strip(" \ufeff:#").split())


@cache
def _known_headings() -> dict[str, str]:
    return {_plain(name): what for what, names in COLUMNS.items() for name in re.split(r"[,،、]", names)}


def _recognises(data: bytes, name: str) -> Likeness:
    text = beginning(data, 65536)
    header, delimiter, _ = _header(text)
    found = _columns(header, delimiter)
    known = "words" in found and ("speaker" in found or "start" in found)
    called = name.lower().endswith(READER.suffixes) and _is_table(text, delimiter)
    return Likeness.POSSIBLE if known or called else Likeness.NO


def _is_table(text: str, delimiter: str) -> bool:
    """True for rows with as many cells each: a file that is called a table and is one."""
    lines = [line for line in text.splitlines()[:6] if line.strip()]
    try:
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
    except csv.Error:
        return False
    return len(lines) > 1 and len(widths) == 1 and widths.pop() > 1


def _read(data: bytes, name: str) -> Result[Document]:
    """A row whose speaker differs from the one before begins a turn; an empty one goes on.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the first row names no columns that are known, or there are no words.
    """
    source = read_text(data, name)
    text = source.value.replace("\r\n", "\n").replace("\r", "\n")
    header, delimiter, line = _header(text)
    columns = _columns(header, delimiter)
    if "words" not in columns:
        wanted = "text, words, utterance or transcript"
        message = f'the first row ("{header[:60]}") names no column for the words; it can be called {wanted}'
        raise InputError(message, file=name, line=line)
    cells = next(csv.reader([header], delimiter=delimiter), [])
    if _is_untitled(cells):
        line = 0
    table = _Table(name, columns, delimiter, list(source.findings))
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        rows = list(table.rows(text, line))
    except csv.Error as error:
        raise InputError(f"not a table: {error}", file=name) from None
    finally:
        csv.field_size_limit(limit)
    labelled = "speaker" not in columns and has_labels([row.words[0].text for row in rows])
    blocks = tuple(table.blocks(rows, labelled=labelled))
    if not blocks:
        raise InputError("there are no words in the table", file=name)
    blocks += tuple(table.beside(rows))
    return Result(Document(name, READER.name, blocks, voiced=not labelled), tuple(table.findings))


def _header(text: str) -> tuple[str, str, int]:
    """The first row that is not empty, the character between its cells, and its line."""
    start = len(text) - len(text.lstrip("\r\n"))
    line = text.count("\n", 0, start) + 1
    header = re.split(r"[\r\n]", text[start : start + 65536], maxsplit=1)[0]
    given = _EXCEL.fullmatch(header)
    if given:
        after = text[start + len(header) :].removeprefix("\r").removeprefix("\n")
        return re.split(r"[\r\n]", after[:65536], maxsplit=1)[0], given["delimiter"], line + 1
    return header, max(_DELIMITERS, key=header.count), line


def _columns(header: str, delimiter: str) -> dict[str, int]:
    """What each known column holds -> its place; a first row of two times and words is none of headings."""
    try:
        cells = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return {}
    if _is_untitled(cells):
        return {"start": 0, "end": 1, "words": len(cells) - 1, **({"speaker": 2} if len(cells) == 4 else {})}
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        what = column(cell)
        if what is not None and (what not in found or (what == "words" and _plain(cells[found[what]]) == "line")):
            found[what] = place  # "Line" beside "Text" is a number
    return found


def _is_untitled(cells: list[str]) -> bool:
    """True for a row of the labels that Audacity and others write: start, end, words, in seconds or as a clock."""
    times = [read_clock(cell) is not None or _NUMBER.fullmatch(cell.strip()) is not None for cell in cells[:2]]
    return len(cells) in {3, 4} and all(times) and any(map(str.isalpha, cells[-1]))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in which something is said."""

    cells: list[str]
    words: tuple[Line, ...]


@dataclass(slots=True)
class _Table:
    """One table, and what was odd in it."""

    name: str
    columns: dict[str, int]
    delimiter: str
    findings: list[Finding] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """of all columns, the unknown ones too"""
    reported: set[str] = field(default_factory=set)
    """columns of which a cell was reported: one that holds dates instead of times does so in each row"""

    def rows(self, text: str, header: int) -> Iterator[_Row]:
        """The rows under the header."""
        quoting = self._quoting(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, quoting=quoting)
        width = 0 if header else max(self.columns.values()) + 1
        while True:
            line = reader.line_num + 1
            row = next(reader, None)
            if row is None:
                return
            if line == header:
                width = len(row)
                self.headings = row
            elif line > header and any(cell.strip() for cell in row):
                words = tuple(self._words(row, width, line))
                if words:
                    yield _Row(row, words)

    def _quoting(self, text: str) -> Literal[0, 3]:
        """How cells are quoted.

        In rows divided by tabs, marks that do not quote whole cells are words: to read them as quotes would swallow row
        after row. In rows divided by commas the other cells need their quotes.
        """
        strict = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        line = 1
        try:
            for _ in strict:
                line = strict.line_num + 1
        except csv.Error:
            self._report(
                "a quotation mark inside a cell that is not quoted; the words of the rows from here on are kept", line
            )
            if self.delimiter in "\t|":
                return csv.QUOTE_NONE
        return csv.QUOTE_MINIMAL

    def _words(self, row: list[str], width: int, line: int) -> Iterator[Line]:
        """The lines of the words of a row, and of all that stands where no column is."""
        place = self.columns["words"]
        extra = row[width:] if any(cell.strip() for cell in row[width:]) else []
        cells = row[place : min(place + 1, width)]
        if extra and place == width - 1:
            # the words had the delimiter in them, without quotes
            cells = [self.delimiter.join(row[place:])]
        elif extra:
            cells += extra
        elif len(row) <= place:
            cells = row
        if extra or len(row) < width:
            self._report(f"{len(row)} cells where the header has {width}; their words are kept", line)
        parts = [spelt_out(part.strip(" \t")) for cell in cells for part in cell.split("\n")]
        for number, part in enumerate(parts):
            if part.strip():
                yield Line(line + number, part)

    def blocks(self, rows: list[_Row], *, labelled: bool) -> Iterator[Block]:
        """A block for each row."""
        speaking: str | None = None
        names = read_names(speaker for row in rows if (speaker := self._cell(row, "speaker")))
        for place, row in enumerate(rows):
            line = row.words[0].number
            known = len(row.cells) > self.columns["words"]  # in a shorter row any cell can be missing
            speaker = self._cell(row, "speaker") if known else None
            begins = (place == 0 and not labelled) or (speaker is not None and speaker != speaking)
            if begins:
                speaking = speaker
            start, end = (self._seconds(row, what, line) if known else None for what in ("start", "end"))
            yield Block(
                row.words,
                voice=Voice(speaker, self._cell(row, "role"), self._cell(row, "affiliation"), names.get(speaker or ""))
                if begins
                else None,
                start=start,
                end=end,
                original_language=self._language(row, line) if known else None,
            )

    def beside(self, rows: list[_Row]) -> Iterator[Block]:
        """The cells of other columns that hold words: remarks, a translation; they are nobody's speech here."""
        read = {place for what, place in self.columns.items() if what != "translation"}
        for place, heading in enumerate(self.headings):
            cells = [
                Annotation(" ".join(row.cells[place].split()), row.words[0].number)
                for row in rows
                if place not in read and place < len(row.cells) and any(map(str.isalpha, row.cells[place]))
            ]
            if cells and place == self.columns.get("translation"):
                message = (
                    f'the column "{heading}" holds a translation, which was set apart; the column of the words is read'
                )
                self.findings.append(Finding("XL125", message, self.name, cells[0].line))
            yield from apart([Tier(heading, tuple(cells))])

    def _cell(self, row: _Row, what: str) -> str | None:
        place = self.columns.get(what)
        return " ".join(row.cells[place].split()) or None if place is not None and place < len(row.cells) else None

    def _seconds(self, row: _Row, what: str, line: int) -> float | None:
        """``83.5`` or ``00:01:23.5`` in seconds."""
        text = self._cell(row, what)
        if text is None:
            return None
        seconds = read_clock(text)
        if seconds is None:
            try:
                seconds = float(text.replace(",", "."))
            except ValueError:
                seconds = -1
        if 0 <= seconds < 1e8:
            return seconds
        self._report_once(what, f'"{text[:40]}" is not a time in a recording', line)
        return None

    def _language(self, row: _Row, line: int) -> str | None:
        text = self._cell(row, "language")
        if text is None:
            return None
        tag = tag_or_none(text) or language_from_name(text)
        if tag is None:
            self._report_once("language", f'"{text[:40]}" is no language, nor a tag such as ru or pt-BR', line)
        return tag

    def _report(self, message: str, line: int) -> None:
        self.findings.append(Finding("XL108", message, self.name, line))

    def _report_once(self, what: str, message: str, line: int) -> None:
        if what not in self.reported:
            self.reported.add(what)
            self._report(f"{message}; the words are kept, and other cells like it are not reported", line)


READER = Reader("table", "tables with speaker, time and words (CSV, TSV)", (".csv", ".tsv"), _recognises, _read)
