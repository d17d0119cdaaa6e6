"""Tables: a row for each speech, with columns for the speaker, the time and the words, as CSV or TSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import read_text
from xlate.languages import language_from_name, tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Voice
from xlate.readers.columns_beside import Beside, beside, columns_apart
from xlate.readers.cue_labels import divide_at_labels, has_labels, labels_in
from xlate.readers.cues import Cue, read_clock, spelt_out
from xlate.readers.model import Likeness, Reader
from xlate.readers.recording_times import unit_of
from xlate.readers.table_layout import read_layout
from xlate.readers.table_signs import likeness_of_table
from xlate.readers.things import NO_SPEECH
from xlate.readers.tier_model import Annotation, Tier
from xlate.readers.tiers import apart
from xlate.readers.voice_names import read_names

__all__ = ["READER"]

_FIELD_LIMIT = 1 << 30
_RULE = re.compile(r"\s*:?-*:?\s*")
"""a cell under the headings of a table in Markdown"""
_FRAMES = re.compile(r"(?P<clock>\d{1,2}:\d{2}:\d{2})[:;]\d{2}")
_MILLISECONDS = re.compile(r"(?:ms|msec|millis|milliseconds)\W*$", re.IGNORECASE)
_TIMES = ("start", "end")
_ANYBODY = frozenset({"name", "names", "person", "author"})
"""headings of speakers, and of everybody else"""
_NOBODY = frozenset({"nan", "none", "null", "n/a", "na", "-"})
"""what programs write where nothing stands"""


def _recognises(data: bytes, name: str) -> Likeness:
    return likeness_of_table(data, called=name.lower().endswith(READER.suffixes))


def _read(data: bytes, name: str) -> Result[Document]:
    """A row whose speaker differs from the one before begins a turn; an empty one goes on.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: the first row names no columns that are known, or there are no words.
    """
    source = read_text(data, name)
    text = source.value.replace("\r\n", "\n").replace("\r", "\n")
    layout = read_layout(text)
    if layout.things:
        message = f"this table lists things, and nothing that somebody says: it has {layout.things}; {NO_SPEECH}"
        raise InputError(message, file=name, line=layout.line or 1)
    if "words" not in layout.columns:
        wanted = "text, words, utterance or transcript"
        message = f'the first row ("{layout.header[:60]}") names no column for the words; it can be called {wanted}'
        raise InputError(message, file=name, line=layout.line or 1)
    table = _Table(name, layout.columns, layout.delimiter, list(source.findings), voices=layout.voices)
    if layout.guessed:
        message = f"the headings of this table do not say what its columns hold; it was read by these: {layout.guessed}"
        table.findings.append(Finding("XL131", message, name, layout.line or 1))
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        rows = list(table.rows(text, layout.line))
    except csv.Error as error:
        raise InputError(f"not a table: {error}", file=name) from None
    finally:
        csv.field_size_limit(limit)
    named = bool(layout.columns.keys() & {"speaker", "surname"})
    labelled = not named and has_labels([row.words[0].text for row in rows])
    blocks = tuple(table.blocks(rows, labelled=labelled))
    if not blocks:
        raise InputError("there are no words in the table", file=name)
    timed = any(block.start is not None for block in blocks)
    if not (labelled or layout.guessed or timed or (named and table.says_who_speaks())):
        beside = "rows of texts, with names beside them" if named else "the column of words was read as what is said"
        message = f"no column of this table says who speaks or when; {beside}"
        table.findings.append(Finding("XL131", message, name, layout.line or 1))
    above = tuple(Block((Line(at, text),), BlockKind.BOILERPLATE) for at, text in layout.above)
    blocks = (*above, *blocks, *table.beside(rows))
    return Result(Document(name, READER.name, blocks, voiced=not labelled), tuple(table.findings))


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
    voices: tuple[int, ...] = ()
    """the columns of which each holds what one person says"""
    unit: float = 1
    """how many of the units of the times are a second"""
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
            elif line > header and any(cell.strip() for cell in row) and not all(map(_RULE.fullmatch, row)):
                for cells in self._of_each(row, width) if self.voices else (row,):
                    words = tuple(self._words(cells, width + 2 * bool(self.voices), line))
                    if words:
                        yield _Row(cells, words)

    def _of_each(self, row: list[str], width: int) -> Iterator[list[str]]:
        """The row once for each person in whose column something stands, with the name and the words behind it."""
        for at in self.voices:
            if row[at : at + 1]:
                yield [*row, *[""] * (width - len(row)), self.headings[at], row[at]]

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
        if len(row) == width and "\n" not in row[place]:
            if usual := spelt_out(row[place]).strip(" \t"):
                yield Line(line, usual)
            return
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
        parts = [spelt_out(part).strip(" \t") for cell in cells for part in cell.split("\n")]
        for number, part in enumerate(parts):
            if part.strip():
                yield Line(line + number, part)

    def blocks(self, rows: list[_Row], *, labelled: bool) -> Iterator[Block]:
        """A block for each row."""
        self.unit = self._unit(rows)
        speaking: str | None = None
        timed = not self.columns.keys().isdisjoint(_TIMES)
        names = read_names(speaker for row in rows if (speaker := self._speaker(row)))
        labels = labels_in([line.text for row in rows for line in row.words]) if labelled else frozenset()
        for place, row in enumerate(rows):
            line = row.words[0].number
            known = len(row.cells) > self.columns["words"]  # in a shorter row any cell can be missing
            speaker = self._speaker(row) if known else None
            begins = (place == 0 and not labelled) or (speaker is not None and speaker != speaking)
            if begins:
                speaking = speaker
            start, end = (self._seconds(row, what, line) if known and timed else None for what in _TIMES)
            voice = None
            if begins:
                role, affiliation = self._cell(row, "role"), self._cell(row, "affiliation")
                voice = Voice(speaker, role, affiliation, names.get(speaker or ""))
            language = self._language(row, line) if known else None
            first, *others = divide_at_labels(row.words, labels) if labelled else [row.words]
            yield Block(first, voice=voice, start=start, end=None if others else end, original_language=language)
            for other in others:
                yield Block(other, original_language=language)

    def says_who_speaks(self) -> bool:
        """True if the names are of those who speak, for all that their heading says."""
        place = self.columns.get("speaker", len(self.headings))
        return place < len(self.headings) and self.headings[place].strip(' "').casefold() not in _ANYBODY

    def _speaker(self, row: _Row) -> str | None:
        """Who speaks: a name in one column or in two."""
        speaker = self._cell(row, "speaker")
        if speaker is None and "surname" in self.columns:
            speaker = " ".join(filter(None, (self._cell(row, "given"), self._cell(row, "surname")))) or None
        return None if speaker is None or speaker.lower() in _NOBODY else speaker

    def beside(self, rows: list[_Row]) -> Iterator[Block]:
        """The cells of other columns: remarks, a translation, a score; they are nobody's speech here, and are told."""
        read = {place for what, place in self.columns.items() if what != "translation"}.union(self.voices)
        others: list[Beside] = []
        for place, heading in enumerate(self.headings):
            cells = [
                Annotation(" ".join(row.cells[place].split()), row.words[0].number)
                for row in rows
                if place not in read and place < len(row.cells) and row.cells[place].strip()
            ]
            translation = place == self.columns.get("translation")
            other = beside(heading, [cell.text for cell in cells], translation=translation)
            if other is not None:
                others.append(other)
                yield from apart([Tier(other.heading or f"column {place + 1}", () if other.numbers else tuple(cells))])
        if others:
            said = "" if self.voices or not self.headings else self.headings[self.columns["words"]].strip()
            self.findings.append(columns_apart(others, self.name, rows[0].words[0].number, said))

    def _cell(self, row: _Row, what: str) -> str | None:
        place = self.columns.get(what)
        return " ".join(row.cells[place].split()) or None if place is not None and place < len(row.cells) else None

    def _seconds(self, row: _Row, what: str, line: int) -> float | None:
        """``83.5`` or ``00:01:23.5`` in seconds."""
        text = self._cell(row, what)
        if text is None:
            return None
        seconds = self._given(text)
        if seconds is not None:
            return seconds if ":" in text else seconds / self.unit
        self._report_once(what, f'"{text[:40]}" is not a time in a recording', line)
        return None

    def _given(self, text: str) -> float | None:
        """A time as given; frames, as programs that cut films have them after the seconds, are left out."""
        frames = _FRAMES.fullmatch(text)
        seconds = read_clock(frames["clock"] if frames else text)
        if seconds is None:
            try:
                seconds = float(text.replace(",", "."))
            except ValueError:
                return None
        return seconds if 0 <= seconds < 1e12 else None

    def _unit(self, rows: list[_Row]) -> float:
        """The unit of the times, which the heading names or the pace of speech tells."""
        if any(
            _MILLISECONDS.search(self.headings[place])
            for what, place in self.columns.items()
            if what in _TIMES and place < len(self.headings)
        ):
            return 1000
        if self.columns.keys().isdisjoint(_TIMES):
            return 1
        cues = []
        for row in rows:
            start, end = (self._given(text) if (text := self._cell(row, what)) else None for what in _TIMES)
            cues.append(Cue(row.words, start, end))
        return unit_of(cues)

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
