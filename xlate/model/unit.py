"""Units: the stretches of text that a translator translates one by one, and the states of their translations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from xlate.model.lineage import Basis, Certainty, Lineage, Mode, Relation
from xlate.model.mt_origin import MachineOrigin

__all__ = ["NOT_XML", "Origin", "State", "Target", "Unit", "UnitKind", "units_of_text", "xml_name"]

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""a character that XML cannot hold (XML 1.0, production Char)"""
_NOT_IN_NAMES = re.compile(
    "[^-0-9A-Za-z._\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0391-\u03a1\u03a3-\u03ce"
    "\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0e01-\u0e2e\u10d0-\u10f6"
    "\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]+"
)
"""what the ids that are made of names cannot hold: letters of the scripts that XML 1.0 has known from its first edition
can; newer ones are refused by many programs"""


def xml_name(text: str, otherwise: str, before_digits: str) -> str:
    """A readable xml:id made of a text.

    Args:
        text: a name or the stem of a file name.
        otherwise: the id of a text that has no letters for it.
        before_digits: what is put before an id that begins with a digit.
    """
    name = re.sub(r"-{2,}", "-", _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", text))).strip("-.") or otherwise
    return name if name[0].isalpha() or name[0] == "_" else f"{before_digits}-{name}"


class UnitKind(StrEnum):
    """What a unit is in the transcript."""

    SEGMENT = "segment"
    NARRATIVE = "narrative"
    HEADING = "heading"
    LABEL = "label"
    STAGE = "stage"
    DATELINE = "dateline"
    OTHER = "other"
    """text in an element that xlate does not write itself"""


class State(StrEnum):
    """The state of a unit of a translated text with respect to its catalogue."""

    UNTRANSLATED = "untranslated"
    MACHINE = "mt"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    POST_EDITED = "postedited"
    STALE = "stale"

    @property
    def is_finished(self) -> bool:
        """True for a translation that a person made or corrected, and that waits for no review."""
        return self in (State.TRANSLATED, State.POST_EDITED)


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text with a stable name, as a translator meets it."""

    key: str
    """the xml:id; becomes msgctxt"""
    kind: UnitKind
    source: str
    """the words as an XML fragment: inline markup as tags, ``&`` and ``<`` escaped, white space folded"""
    language: str
    """BCP 47 tag of the words"""
    lineage: Lineage
    line: int
    """1-based line of the element in the TEI file"""
    number: str | None = None
    """the number that people cite, such as 2.1"""
    turn: str | None = None
    """number of the turn it belongs to"""
    speaker: str | None = None
    """name of the speaker"""
    role: str | None = None
    """office of the speaker"""
    relation: Relation | None = None
    certainty: Certainty | None = None
    turn_key: str | None = None
    """xml:id of the turn it belongs to"""
    person: str | None = None
    """xml:id of the speaker's entry in the header"""
    corrected: bool = False
    """True where a person has set the lineage of these words (`xlate lineage set`)"""
    basis: Basis | None = None
    """on what grounds the lineage stands; None where the file does not say"""
    text: int = 0
    """the place of the text that it stands in among those of the file; a corpus has several"""


def needs_nothing(unit: Unit, language: str, state: State | None) -> bool:
    """True for words that are in the language of a translation already: as they stand in it they are finished."""
    return state in (State.UNTRANSLATED, None) and unit.language == language


def units_of_text(units: Iterable[Unit]) -> list[Unit]:
    """The units whose way is asked for: paragraphs of speech; where nobody speaks, as in a novel, what is written."""
    everything = list(units)
    segments = [unit for unit in everything if unit.kind is UnitKind.SEGMENT]
    spoken = {unit.text for unit in segments if unit.turn_key or unit.turn or unit.speaker}
    written = (UnitKind.LABEL, UnitKind.STAGE)
    return [
        unit
        for unit in everything
        if (unit.kind is UnitKind.SEGMENT if unit.text in spoken else unit.kind not in written)
    ]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made a translation, and with what."""

    translator: str | None = None
    """name of the person, without address; None: nobody says it"""
    catalogue: str = ""
    """name of the translator's file"""
    revised: str | None = None
    """when that file was revised last, as it says"""
    machine: MachineOrigin | None = None
    """the machine that wrote it first; None: a person did"""
    reviewed: bool = True
    """False for a machine's words that no person has accepted or changed"""
    reviser: str | None = None
    """name of the person who revised the translator's words afterwards; None: nobody did"""
    made: str | None = None
    """when the translator made them, where somebody has revised them"""

    @property
    def mode(self) -> Mode:
        """How the last hop was made."""
        if self.machine is None:
            return Mode.HUMAN
        return Mode.POST_EDITED if self.reviewed else Mode.MACHINE


@dataclass(frozen=True, slots=True)
class Target:
    """The translation of one unit into one language."""

    key: str
    """the key of its unit"""
    text: str
    """the words as an XML fragment, checked against the source: safe to splice; empty if state is untranslated"""
    state: State
    """untranslated: the source text stands in; otherwise the words are a translation"""
    line: int | None = None
    """line of the entry in the translator's file"""
    origin: Origin = Origin()
    """who made it"""
    variants: tuple[Target, ...] = ()
    """other translations of the same unit, from other files, that were not taken"""
