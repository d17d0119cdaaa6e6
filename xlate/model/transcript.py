"""A transcript understood: who spoke, what is printed about translation, what was left out.

It is what a publisher's profile makes of a `Document`. Both are used once, on import; from then on the TEI file is the
record (docs/decisions/0001).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlate.model.document import Break, Container, Line
from xlate.model.lineage import Basis, Certainty, Lineage, Relation
from xlate.model.pieces import Gap, Marker, Piece, StageDirection, Styled, Words

__all__ = [
    "DateText",
    "Dateline",
    "Heading",
    "Narrative",
    "Paragraph",
    "Person",
    "PlaceText",
    "Separator",
    "TopLevelBlock",
    "Transcript",
    "Turn",
    "without_markup",
]


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
    affiliation: str | None = None
    """party, body or country as printed"""
    references: tuple[str, ...] = ()
    """addresses of authority records, as the user gave them"""
    spellings: tuple[str, ...] = ()
    """other names that labels print, joined with this one because the user said so"""
    other_roles: tuple[str, ...] = ()
    """further offices that other labels print: who presides over a sitting also speaks as a member"""
    inferred: tuple[str, ...] = ()
    """labels that do not print the name: an office or a letter of which the document tells elsewhere whose it is"""
    holds: bool = False
    """the office is that of such a label"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of speech."""

    pieces: tuple[Piece, ...]
    lineage: Lineage
    relation: Relation | None
    """what is printed about these words"""
    certainty: Certainty | None
    """how sure the lineage is; None where nothing is known"""
    line: int
    start: float | None = None
    """seconds from the beginning of the recording"""
    end: float | None = None
    rend: frozenset[str] = frozenset()
    """how all its words look alike: a habit of the print, no emphasis"""
    address: str | None = None
    """name of its place in the source"""
    containers: tuple[Container, ...] = ()
    """lists, tables and quotations that it stands in"""
    basis: Basis | None = None
    """on what grounds the lineage stands; None where nothing is known"""
    part: str | None = None
    """I, M, F: the first, a middle, the last part of a paragraph whose lineage changes inside"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech."""

    label: str | None
    """as printed, without its marker and final colon; None if none is printed"""
    marker: Marker | None
    """the marker printed with the label"""
    person: str | None
    """key of a Person; None if nobody knows who speaks"""
    lineage: Lineage
    relation: Relation | None
    certainty: Certainty | None
    content: tuple[Paragraph | StageDirection | Gap | Separator | Break, ...]
    line: int
    role_note: str | None = None
    """words between label and speech that give the speaker's function: ``rapporteur. -``"""
    start: float | None = None
    """seconds from the beginning of the recording"""
    end: float | None = None
    name: str = ""
    """the speaker's name as the label prints it, of which ids are made"""
    basis: Basis | None = None
    """on what grounds the lineage stands"""


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

    @property
    def when(self) -> str | None:
        """The first date in it, in ISO 8601."""
        return next((piece.when for piece in self.pieces if isinstance(piece, DateText)), None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the title, or one inside the text."""

    text: str
    line: int
    words: Words = ()
    """the text in pieces, if some of it is set apart"""
    level: int = 0
    """1 is the highest; 0: nobody says it"""
    address: str | None = None
    """name of its place in the source"""
    marker: Marker | None = None
    """what in it says how words of turns came"""


@dataclass(frozen=True, slots=True)
class Narrative:
    """A paragraph of the editors, outside any turn."""

    text: str
    line: int
    words: Words = ()
    """the text in pieces, if some of it is set apart"""
    rend: frozenset[str] = frozenset()
    """how all its words look alike"""
    address: str | None = None
    """name of its place in the source"""
    containers: tuple[Container, ...] = ()
    """lists, tables and quotations that it stands in"""
    marker: Marker | None = None
    """what in it says how words of turns came: ``[Witness answered through interpreter]``"""


@dataclass(frozen=True, slots=True)
class Separator:
    """A line that divides and says nothing: ``* * *``."""

    text: str
    line: int


TopLevelBlock = Heading | Dateline | Narrative | StageDirection | Gap | Separator | Break
"""what stands outside turns"""


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
    blocks: tuple[Turn | TopLevelBlock, ...]
    closer: Dateline | None
    """the dateline repeated at the end"""
    persons: tuple[Person, ...]
    """in the order in which they first speak"""
    boilerplate: tuple[Line, ...]
    """boilerplate lines that were skipped"""
    source_url: str | None = None
    """address of the source, if it states it"""
    language_inferred: bool = False
    """nothing says in which language the text is; its words told"""
    recordings: tuple[str, ...] = ()
    """names or addresses of what was transcribed, as the source says"""
    began: str | None = None
    """day and time from which the times of the turns are counted, ISO 8601, where the source prints days"""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns in order."""
        return tuple(block for block in self.blocks if isinstance(block, Turn))


def without_markup(transcript: Transcript) -> tuple[Transcript, int]:
    """The same words with nothing set apart: no emphasis, links, lists, tables, quotations and pages.

    Returns:
        The transcript, and how many paragraphs had something of that.
    """
    blocks: list[Turn | TopLevelBlock] = []
    count = 0
    for block in transcript.blocks:
        made = block
        if isinstance(block, Turn):
            content = [_plain(item) for item in block.content if not isinstance(item, Break)]
            count += sum(one not in block.content for one in content)
            made = replace(block, content=tuple(content))
        elif isinstance(block, Heading):
            made = replace(block, words=())
        elif isinstance(block, Narrative):
            made = replace(block, words=(), rend=frozenset(), containers=())
        count += made != block and not isinstance(block, Turn)
        if not isinstance(block, Break):
            blocks.append(made)
    return replace(transcript, blocks=tuple(blocks)), count


def _plain(item: Paragraph | StageDirection | Gap | Separator) -> Paragraph | StageDirection | Gap | Separator:
    if not isinstance(item, Paragraph):
        return item
    set_apart = any(isinstance(piece, (Styled, Break)) for piece in item.pieces)
    if not (set_apart or item.rend or item.containers):
        return item
    pieces = (piece.text if isinstance(piece, Styled) else piece for piece in item.pieces)
    words = tuple(piece for piece in pieces if not isinstance(piece, Break))
    return replace(item, pieces=words, rend=frozenset(), containers=())
