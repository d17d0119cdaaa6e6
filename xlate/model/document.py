"""A transcript as a reader saw it: lines with their numbers, grouped into blocks, as they stand in the file.

A `Document` is neutral. Applying a publisher's profile to it gives a `Transcript` (`xlate.model.transcript`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "PLAIN",
    "Block",
    "BlockKind",
    "Break",
    "Container",
    "Document",
    "Line",
    "Metadata",
    "Rendition",
    "Selectors",
    "Span",
    "Voice",
]


class Rendition(NamedTuple):
    """How words are set apart inside a paragraph, where a format says so."""

    rend: frozenset[str] = frozenset()
    """how they look: bold, italic, underline, strikethrough, sup, sub, smallcaps"""
    target: str | None = None
    """address to which they lead"""


PLAIN = Rendition()


class Span(NamedTuple):
    """A stretch of a line that is set apart."""

    start: int
    end: int
    rendition: Rendition


class Break(NamedTuple):
    """A page, or a column, of the source begins."""

    unit: str = "page"
    """page or column"""
    number: str | None = None
    """as printed"""
    facsimile: str | None = None
    """address of a picture of the page"""

    @property
    def text(self) -> str:
        """Nothing: it stands between words."""
        return ""


class Container(NamedTuple):
    """What a paragraph stands in: a list and its item, a table with row and cell, a quotation."""

    kind: str
    """list, item, table, row, cell or quote"""
    number: int
    """no two in a document have the same"""
    place: int = 0
    """of a cell: its column, from 0"""
    look: str | None = None
    """numbered, of a list; label, of a cell that names what is in others"""
    columns: int = 1
    """that a cell takes"""
    rows: int = 1
    """that a cell takes"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input that is not blank."""

    number: int
    """1-based, as an editor counts"""
    text: str
    """as printed, without its line end, outer ASCII white space and the markup of its format"""
    strong: int = 0
    """how many characters at its start the format sets apart as labels are set apart: in bold, with the notes in
    brackets that stand between bold words; 0 if none"""
    spans: tuple[Span, ...] = ()
    """what of the text is set apart, in order, not overlapping"""
    breaks: tuple[tuple[int, Break], ...] = ()
    """where in the text pages begin"""

    def after(self, size: int) -> Line:
        """The line without so many characters at its beginning; a page that begins in these begins where it does."""
        spans = tuple(
            Span(max(0, one.start - size), one.end - size, one.rendition) for one in self.spans if one.end > size
        )
        breaks = tuple((max(0, place - size), page) for place, page in self.breaks)
        return Line(self.number, self.text[size:], max(0, self.strong - size), spans, breaks)

    def until(self, size: int) -> Line:
        """The line without what stands behind so many characters; a page that begins there begins at its end."""
        spans = tuple(Span(one.start, min(one.end, size), one.rendition) for one in self.spans if one.start < size)
        breaks = tuple((min(place, size), page) for place, page in self.breaks)
        return Line(self.number, self.text[:size], min(self.strong, size), spans, breaks)

    def with_next(self, other: Line) -> Line:
        """The line with the words of another glued to it."""
        size = len(self.text)
        spans = tuple(Span(size + one.start, size + one.end, one.rendition) for one in other.spans)
        breaks = tuple((size + place, page) for place, page in other.breaks)
        strong = size + other.strong if self.strong == size else self.strong
        return Line(self.number, self.text + other.text, strong, self.spans + spans, self.breaks + breaks)

    def without(self, start: int, end: int) -> Line:
        """The line without what stands from one place to another; what stands behind that moves up."""

        def moved(place: int) -> int:
            return place if place <= start else max(start, place - (end - start))

        spans = [Span(moved(one.start), moved(one.end), one.rendition) for one in self.spans]
        breaks = tuple((moved(place), page) for place, page in self.breaks)
        text = self.text[:start] + self.text[end:]
        return Line(self.number, text, moved(self.strong), tuple(one for one in spans if one.start < one.end), breaks)


class BlockKind(StrEnum):
    """What a format itself says about a block; most formats say little."""

    TEXT = "text"
    """nothing: speech, narrative or anything else"""
    TITLE = "title"
    """the title of the document"""
    HEADING = "heading"
    """a heading"""
    DATELINE = "dateline"
    """place, date or time of the event"""
    NARRATIVE = "narrative"
    """words of the editors, no speech"""
    BESIDE_TITLE = "beside title"
    """beside a title that is outside the text: the dateline, or boilerplate"""
    BOILERPLATE = "boilerplate"
    """no part of the text: menus, running heads, page numbers, captions, metadata"""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, where the format says so in markup or in a field of its own."""

    label: str | None
    """as written in the markup; None: somebody, nobody knows who"""
    role: str | None = None
    affiliation: str | None = None
    name: str | None = None
    """of the person, where it is known how the label is to be read: Ann Lee, where it is "Lee, Ann", for example"""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: in plain text, between blank lines."""

    lines: tuple[Line, ...]
    """at least one"""
    kind: BlockKind = BlockKind.TEXT
    voice: Voice | None = None
    """set on the first block of a turn, if the format says who speaks; the blocks after it belong to the same turn"""
    start: float | None = None
    """seconds from the beginning of the recording"""
    end: float | None = None
    original_language: str | None = None
    """BCP 47 tag of the language in which these words were said, where the format says that they are a translation"""
    level: int = 0
    """of a heading, where the format says it: 1 is the highest"""
    address: str | None = None
    """name of the place in the source, as links to it have it after ``#``"""
    containers: tuple[Container, ...] = ()
    """what it stands in, from the outermost on"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a format says about the whole document, outside its text."""

    title: str | None = None
    date: str | None = None
    """ISO 8601"""
    places: tuple[str, ...] = ()
    language: str | None = None
    """BCP 47 tag"""
    address: str | None = None
    """URL from which the document comes"""
    publisher: str | None = None
    recordings: tuple[str, ...] = ()
    """names or addresses of what was transcribed"""
    persons: tuple[str, ...] = ()
    """names of those who appear, where a field of the format is for them"""


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors with which a profile tells the parts of its publisher's pages."""

    content: tuple[str, ...] = ()
    """elements that hold the text; the first that finds something counts; none: found by the shape of the page"""
    drop: tuple[str, ...] = ()
    """boilerplate inside the content"""
    title: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    dateline: tuple[str, ...] = ()
    narrative: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    """elements that hold the label of a speaker, if labels are not simply bold"""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found in a file, before anybody asked what it means."""

    name: str
    """name of the file as the user gave it; ``<stdin>`` for standard input"""
    format: str
    """name of the reader"""
    blocks: Sequence[Block]
    """in the order of the file"""
    metadata: Metadata = Metadata()
    voiced: bool = False
    """True if the format says who speaks, so that nobody need look for labels in the text"""
    guessed: str = ""
    """why it is not sure who speaks, though the format says it; empty: it is sure"""
    select: Callable[[Selectors], Document] | None = None
    """reads a page again by the selectors of its publisher; None where a format has no selectors"""

    def lines(self) -> list[Line]:
        """All lines in order."""
        return [line for block in self.blocks for line in block.lines]
