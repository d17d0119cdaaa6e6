"""A transcript on its way into TEI: what a reader saw (Document), what it means (Transcript).

A `Document` is neutral: lines with their numbers, grouped into blocks, as they stand in the file. Applying a
publisher's profile to it gives a `Transcript`: who spoke, what is printed about translation, what was left out.
Both are used once, on import; from then on the TEI file is the record (docs/decisions/0001).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xlate.lineage import Certainty, Lineage, Relation

__all__ = [
    "Block",
    "DateText",
    "Dateline",
    "Document",
    "Heading",
    "Line",
    "Marker",
    "Narrative",
    "Paragraph",
    "Person",
    "Piece",
    "PlaceText",
    "Scope",
    "StageDirection",
    "StageKind",
    "Transcript",
    "Turn",
    "plain_text",
]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input that is not blank."""

    number: int
    """1-based, as an editor counts"""
    text: str
    """as printed, without its line end and outer ASCII white space"""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: in plain text, between blank lines."""

    lines: tuple[Line, ...]
    """at least one"""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found in a file, before anybody asked what it means."""

    name: str
    """name of the file as the user gave it; ``<stdin>`` for standard input"""
    format: str
    """name of the reader"""
    blocks: tuple[Block, ...]
    """in the order of the file; at least one"""

    def lines(self) -> list[Line]:
        """All lines in order."""
        return [line for block in self.blocks for line in block.lines]


class Scope(StrEnum):
    """How far a printed marker reaches."""

    TURN = "turn"
    """the turn it stands on"""
    STICKY = "sticky"
    """that turn and the later turns of the same speaker, until another marker"""
    PARAGRAPH = "paragraph"
    """the paragraph it stands in"""


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed note on language or translation, such as ``(retranslated)``."""

    text: str
    """exactly as printed, brackets included"""
    relation: Relation
    scope: Scope
    spoken: str | None = None
    """tag of the spoken language, if the marker names it"""
    relay: str | None = None
    """tag of the language of the interpreters, if the marker or its profile names it"""


class StageKind(StrEnum):
    """What a stage direction tells of; decides its TEI element."""

    INCIDENT = "incident"
    APPLAUSE = "applause"
    LAUGHTER = "laughter"


@dataclass(frozen=True, slots=True)
class StageDirection:
    """What happened, as the print tells it: ``(Presents the document.)``."""

    text: str
    """exactly as printed, brackets included"""
    kind: StageKind
    line: int


Piece = str | Marker | StageDirection
"""what a paragraph is made of: words, markers, stage directions inside a sentence"""


def plain_text(pieces: tuple[Piece, ...]) -> str:
    """The words of a paragraph with its inline markers and stage directions, as printed."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    key: str
    """readable id: a slug of the name, unique in the transcript"""
    name: str
    """as printed, without office"""
    role: str | None = None
    """office as printed, if a label gives one"""
    spoken: str | None = None
    """tag of the spoken language, only if the user gave it"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of speech."""

    pieces: tuple[Piece, ...]
    lineage: Lineage
    relation: Relation | None
    """what is printed about these words"""
    certainty: Certainty | None
    """why the lineage is believed; None where nothing is known"""
    line: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech."""

    label: str
    """as printed, without its marker and final colon"""
    marker: Marker | None
    """the marker printed with the label"""
    person: str
    """key of a Person"""
    lineage: Lineage
    relation: Relation | None
    certainty: Certainty | None
    content: tuple[Paragraph | StageDirection, ...]
    line: int


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as printed, with its ISO 8601 value."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class PlaceText:
    """The name of a place as printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """A printed line of date and place."""

    pieces: tuple[str | DateText | PlaceText, ...]
    line: int

    @property
    def text(self) -> str:
        """The line as printed."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the title, or one inside the text."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Narrative:
    """A paragraph of the editors, outside any turn."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript understood: what was said by whom, and through which languages it came."""

    title: str
    language: str
    """BCP 47 tag of the text; und if not known"""
    date: str | None
    """ISO 8601"""
    places: tuple[str, ...]
    """as printed, from the building to the town"""
    publisher: str | None
    profile: str
    """name of the profile that was applied"""
    relay_language: str | None
    """tag of the language of the publisher's interpreters, if the profile names it"""
    source_name: str
    """name of the input file"""
    source_format: str
    blocks: tuple[Turn | Narrative | Heading | Dateline, ...]
    closer: Dateline | None
    """the dateline repeated at the end"""
    persons: tuple[Person, ...]
    """in the order in which they first speak"""
    furniture: tuple[Line, ...]
    """lines left out as site furniture"""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns in order."""
        return tuple(block for block in self.blocks if isinstance(block, Turn))
