"""What a page shows: a transcript in rows and columns, as `xlate.pages.view` makes it and templates read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from xlate.model.marks import Remarks
from xlate.pages.difference import Piece
from xlate.pages.ways import Way
from xlate.tei.read.columns import Place
from xlate.tei.read.description import Description, Statement
from xlate.tei.read.runs import Run

__all__ = ["Cell", "Grid", "GridCell", "Language", "Legend", "Row", "SourceFile", "Transcript", "Turn", "WayOfColumn"]


class Language(NamedTuple):
    """A language as a page sets it."""

    tag: str
    name: str
    direction: str
    """ltr or rtl"""
    column: int
    """1 for the source text"""
    progress: int | None
    """per cent of the words of speech that have a translation; None for the source text, and for a reference"""
    is_reference: bool = False
    """the words are no translation of these but another text of the same event, put beside it"""
    is_one_of_many: bool = False
    """another column has the same language"""


class Cell(NamedTuple):
    """The words of a row in one language."""

    language: Language
    runs: tuple[Run, ...]
    state: str
    """as TEI calls it; empty in the source text, and for a finished translation"""
    state_name: str
    maker: str
    """who made the translation"""
    kind: str
    """class of the words as speech in this language; empty where there is none"""
    difference: tuple[Piece, ...] = ()
    """what is not as in the first translation into the same language; empty: there is none, or it is the same"""
    remarks: Remarks | None = None
    """comments and reviews of people, if they are to be shown"""


class Row(NamedTuple):
    """A unit in all languages."""

    key: str
    number: str
    kind: str
    """segment, narrative, heading, label, stage, dateline, other, gap or break (a sign that parts paragraphs)"""
    cells: tuple[Cell, ...]
    part: str = ""
    """item, cell, quote, l or note, if it is a part of a list, table and so on"""
    basis: str = ""
    """on what grounds the lineage of the source text stands, as TEI says it: printed, inherited, given or inferred"""
    certainty: str = ""
    """how certain it is: high, medium or low"""
    start: float | None = None
    """where in the recording its words begin, in seconds"""
    time: str = ""
    """the same as it is shown, ``1:02:03``; empty where the row before it began not long ago"""
    place: Place | None = None
    """of words in a table: where in it they stand"""


class GridCell(NamedTuple):
    """A cell of a table."""

    place: Place
    rows: tuple[Row, ...]
    """none: it is empty"""


class Grid(NamedTuple):
    """A table that stands among what is said or told."""

    lines: tuple[tuple[GridCell, ...], ...]
    """its rows from above; each has as many cells as it needs to the last that is filled"""


class WayOfColumn(NamedTuple):
    """How the words of a turn came into one language."""

    language: Language
    ways: tuple[tuple[Way, str], ...]
    """each with the numbers of its rows, if there is more than one"""
    shared: int
    """how many steps its ways have in common with that of the source text, which need not be shown again"""
    unfinished: str
    """what is to be said of the translation: ``2 of 8 translated``; empty if all is done"""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says; or rows that nobody speaks."""

    key: str
    number: str
    speaker: str
    role: str
    label: Row | None
    rows: tuple[Row, ...]
    ways: tuple[WayOfColumn, ...]
    kind: str
    """class of most of its words in the source text"""
    weight: int
    """characters of speech, for the map of the document"""
    time: str = ""
    """where in the recording it begins"""

    @property
    def parts(self) -> Iterator[Row | Grid]:
        """Its rows, those of a table together in it."""
        for table, rows in groupby(self.rows, lambda row: row.place.table if row.place else None):
            if table is None:
                yield from rows
            else:
                yield _grid_of(rows)


def _grid_of(rows: Iterable[Row]) -> Grid:
    """The table in which some rows stand; cells without words are filled in."""
    lines: dict[int, dict[int, list[Row]]] = {}
    for row in rows:
        assert row.place is not None
        lines.setdefault(row.place.row, {}).setdefault(row.place.column, []).append(row)
    made: list[tuple[GridCell, ...]] = []
    for number, cells in sorted(lines.items()):
        line = []
        for column in range(max(cells) + 1):
            held = tuple(cells.get(column, ()))
            place = held[0].place if held and held[0].place else Place(0, number, column, is_heading=False)
            line.append(GridCell(place, held))
        made.append(tuple(line))
    return Grid(tuple(made))


class Legend(NamedTuple):
    """A class or state that is on the page."""

    key: str
    name: str
    meaning: str
    number: int
    """segments that have it"""


class SourceFile(NamedTuple):
    """A TEI file that a page is made of."""

    name: str
    digest: str
    """SHA-256"""
    href: str
    """where it can be had, as seen from the page; empty: nowhere"""
    language: str
    form: str = "TEI"
    """TEI, PO or TMX"""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that a page shows."""

    stem: str
    """name of its page without the ending"""
    description: Description
    languages: tuple[Language, ...]
    turns: tuple[Turn, ...]
    kinds: tuple[Legend, ...]
    states: tuple[Legend, ...]
    bases: tuple[Legend, ...]
    """grounds on which lineage stands"""
    certainties: tuple[Legend, ...]
    compared: tuple[tuple[Language, Language], ...]
    """translations into one language: the first, and one that is shown with its differences from it"""
    segments: int
    words: int
    words_by_kind: Mapping[str, int]
    """class -> words of speech"""
    relayed: int
    """per cent of the words that came by relay"""
    files: tuple[SourceFile, ...]
    heading: str
    """id of the unit that is the title, which is not among the rows; empty: the text does not begin with its title"""
    titles: tuple[tuple[Language, str], ...]
    """the title in each language, the source text first"""
    statements: tuple[Statement, ...]
    """what was done for the text and its translations, and by whom"""
    media: str = ""
    """address on the web of the recording to which the times of rows belong; empty: it is nowhere"""

    @property
    def is_known(self) -> bool:
        """True if something is known of how the words came; without that, nothing is said of it."""
        return any(one.key != "unknown" for one in self.kinds)
