"""Pairs: words and their translation, with what is known of both, as a translation memory keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from xlate.model.lineage import Kind, Relation
from xlate.model.mt_origin import hash_of_words, read_machine_line
from xlate.model.unit import State, Unit, UnitKind
from xlate.text import comparison_key

__all__ = ["Pair", "is_of_unit"]

_MADE_OF_WORDS = re.compile(r"([a-z]-[a-z2-7]{8})(?:-\d+)?")
"""an xml:id that xlate made of kind, speaker and words, perhaps with the number of a repeat (docs/encoding.md)"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words and their translation."""

    source: str
    """the words as an XML fragment, in the form for a translator; never empty"""
    target: str
    """their translation in the same form; never empty"""
    source_language: str
    """BCP 47 tag; und if not known"""
    target_language: str
    """BCP 47 tag"""
    document: str = ""
    """name of the document that the words stand in, without ending; empty if not known"""
    key: str = ""
    """xml:id of the unit there; empty if that, or the document, is not known"""
    number: str | None = None
    """the number of the unit that people cite, such as 2.1; None if not known"""
    kind: UnitKind | None = None
    """None: not known"""
    speaker: str | None = None
    """name of the speaker; None: nobody speaks, or, without a kind, it is not known"""
    way: tuple[str, ...] = ()
    """the languages that the source words went through, from the spoken one to their own; empty if not known"""
    lineage: Kind | None = None
    """class of that way"""
    target_way: tuple[str, ...] = ()
    """the languages that the translation went through, from the spoken one to its own; empty if not known"""
    target_lineage: Kind | None = None
    """class of that way"""
    relation: Relation | None = None
    """what is printed on the words about it"""
    translator: str | None = None
    date: str | None = None
    """day of the translation, or moment in UTC, as `xlate.dates.iso_moment` writes it; None if not known"""
    state: State = State.TRANSLATED
    """never untranslated"""
    machine: str = ""
    """the line of origin (xlate/model/mt_origin.py) if a machine made the translation, or its first state"""
    file: str = ""
    """name of the file that the pair was read from"""
    exact: bool = True
    """False if the markup of the words was lost on the way"""
    line: int | None = field(default=None, compare=False)
    """1-based line in the file that the pair was read from, where that is known"""

    @property
    def is_raw_machine(self) -> bool:
        """True if the target is what a machine wrote, whatever state somebody has given it."""
        if self.state is State.MACHINE:
            return True
        read = read_machine_line(self.machine)
        return read is not None and read[1] == hash_of_words(self.target)

    @property
    def is_reviewed(self) -> bool:
        """True if a person stands for the translation."""
        return self.state.is_finished and not self.is_raw_machine

    @property
    def origin(self) -> str:
        """Where it comes from, in words: ``talk-2017, Kim Yong-nam, A. Translator``."""
        parts = [self.document or self.file, self.speaker, self.translator]
        return ", ".join(part for part in parts if part)


def is_of_unit(pair: Pair, unit: Unit) -> bool:
    """True if the words of a pair are those of a unit, said by the same speaker in a unit of the same kind."""
    if comparison_key(pair.source) != comparison_key(unit.source):
        return False
    made, other = _MADE_OF_WORDS.fullmatch(pair.key), _MADE_OF_WORDS.fullmatch(unit.key)
    if made and other and made[1] == other[1]:
        return True
    return pair.kind is unit.kind and _name(pair.speaker) == _name(unit.speaker)


def _name(speaker: str | None) -> str:
    return comparison_key(speaker or "").casefold()
