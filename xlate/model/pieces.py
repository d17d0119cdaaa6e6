"""What a paragraph is made of: words, words set apart, markers, stage directions, gaps, editors' notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xlate.model.document import Break, Rendition
from xlate.model.lineage import Mode, Relation

__all__ = [
    "EditorialNote",
    "Gap",
    "Marker",
    "NoteBy",
    "Piece",
    "Scope",
    "StageDirection",
    "StageKind",
    "Styled",
    "Words",
    "plain_text",
]


class Scope(StrEnum):
    """How far a printed marker reaches."""

    TURN = "turn"
    """the turn it stands on"""
    STICKY = "sticky"
    """that turn and the later turns of the same speaker, until another marker"""
    SECTION = "section"
    """every turn from there on of the speakers who answer in that section, until another marker or heading"""
    PARAGRAPH = "paragraph"
    """the paragraph it stands in"""
    FOLLOWING = "following"
    """the paragraph after it, if that stands in brackets: the translation of the one before"""


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
    labels: frozenset[str] = frozenset()
    """with the scope of a section: the labels, in lower case, of those whose words came this way; empty: everybody's"""
    mode: Mode | None = None
    """how the words were carried over, if the marker says it"""
    one_hop: bool = False
    """of a translation: the marker says from which language the text itself was made, so there was one hop; without it
    only the language spoken is printed, and not the way"""


class StageKind(StrEnum):
    """What a stage direction tells of; decides its TEI element."""

    INCIDENT = "incident"
    APPLAUSE = "applause"
    LAUGHTER = "laughter"
    SHOUTING = "shouting"
    INTERRUPTION = "interruption"
    MURMURING = "murmuring"
    PAUSE = "pause"
    BREAK = "break"
    ENTERING = "entering"
    LEAVING = "leaving"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class StageDirection:
    """What happened, as the print tells it: ``(Presents the document.)``."""

    text: str
    """exactly as printed, brackets included"""
    kind: StageKind
    line: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that the print does not have: ``(inaudible)``, ``<…>``."""

    text: str
    """the mark exactly as printed"""
    reason: str
    """inaudible; foreign for speech in another language that was not written down; editorial for an omission"""


class NoteBy(StrEnum):
    """Who made a note that is printed among the words."""

    TRANSLATOR = "translator"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A printed note that nobody spoke: ``[the party's paper. Translator's note]``."""

    text: str
    """exactly as printed, brackets included"""
    by: NoteBy


@dataclass(frozen=True, slots=True)
class Styled:
    """Words that are set apart inside a paragraph: in bold, in italics, a link."""

    text: str
    """as printed; no space stands at its edges but between words that are set apart alike"""
    rendition: Rendition


Words = tuple[str | Styled | Break, ...]
Piece = str | Styled | Break | Marker | StageDirection | Gap | EditorialNote
"""what a paragraph is made of: words, markers, gaps, stage directions and notes inside a sentence"""


def plain_text(pieces: tuple[Piece, ...]) -> str:
    """The words of a paragraph with its inline markers and stage directions, as printed."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)
