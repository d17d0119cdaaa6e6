"""Which units, turns and blocks of a file are which of its new conversion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lxml import etree

from xlate.model.markup import plain_words
from xlate.model.unit import Unit
from xlate.revision.align import Text, align
from xlate.tei.names import XML_ID, T
from xlate.tei.read.conversion import read_aliases
from xlate.tei.record import Record
from xlate.tei.write.update_blocks import CONTAINERS, by_look, look
from xlate.text import comparison_key

__all__ = ["BlockPairs", "UnitPairs", "words_of"]


def words_of(unit: Unit) -> str:
    """The words of a unit as they are compared."""
    return comparison_key(plain_words(unit.source))


class UnitPairs:
    """Which units and turns of a file are which of its new conversion."""

    def __init__(self, old: Record, new: Record) -> None:
        """Pair the units by their words, and the turns by their units."""
        self.old_units = {unit.key: unit for unit in old.units()}
        self.new_units = {unit.key: unit for unit in new.units()}
        olds, news = list(self.old_units.values()), list(self.new_units.values())
        self.aliases = read_aliases(new.header)
        """each further spelling of a name that the new conversion knows -> the name"""
        pairs = align([_text(unit, self.aliases) for unit in olds], [_text(unit, {}) for unit in news])
        self.old_of = {news[new].key: olds[old].key for new, old in pairs.items()}
        """key of a new unit -> that of the old one"""
        self.turns = self._pair_turns()
        """xml:id of each new turn -> that of the old one with which it shares most segments"""
        self.kept = {*self.old_of.values(), *self.turns.values()}
        """ids of the old units and turns that are still there"""

    def _pair_turns(self) -> dict[str, str]:
        votes: dict[str, Counter[str]] = {}
        for new, old in self.old_of.items():
            new_turn, old_turn = self.new_units[new].turn_key, self.old_units[old].turn_key
            if new_turn and old_turn:
                votes.setdefault(new_turn, Counter())[old_turn] += 1
        shared = [(number, new, old) for new, counts in votes.items() for old, number in counts.items()]
        turns: dict[str, str] = {}
        taken: set[str] = set()
        for _, new, old in sorted(shared, key=lambda vote: -vote[0]):
            if new not in turns and old not in taken:
                turns[new] = old
                taken.add(old)
        return turns


class BlockPairs:
    """Which blocks of the old file are which of the new conversion."""

    def __init__(self, old: Record, new: Record, pairs: UnitPairs) -> None:
        self.old, self.new, self.pairs = old, new, pairs

    def old_unit(self, key: str) -> Unit | None:
        """The unit of the old file that one of the new conversion is."""
        return self.pairs.old_units.get(self.pairs.old_of.get(key, ""))

    def unnamed(self, olds: list[etree._Element]) -> dict[object, list[etree._Element]]:
        """The blocks without words, turns among them, which are known by their look."""
        nameless = (old for old in olds if old.get(XML_ID) is None or old.tag == T + "u")
        return by_look(old for old in nameless if not self.units_in(self.old, old))

    def matched(
        self, news: list[etree._Element], unnamed: dict[object, list[etree._Element]]
    ) -> list[tuple[etree._Element, etree._Element | None]]:
        """New blocks with the old ones that they are; of two that were one list, the first is the list."""
        found: dict[etree._Element, etree._Element] = {}
        pairs: list[tuple[etree._Element, etree._Element | None]] = []
        for new in news:
            old = self.match(new, unnamed)
            pairs.append((new, old if old is not None and found.setdefault(old, new) is new else None))
        return pairs

    def match(self, new: etree._Element, unnamed: dict[object, list[etree._Element]]) -> etree._Element | None:
        """The old block that a new one is."""
        units = self.units_in(self.new, new)
        if new.tag == T + "u" and units:
            turn = self.pairs.turns.get(new.get(XML_ID) or "")
            return None if turn is None else self.old.element(turn)
        if not units:
            alike = unnamed.get(look(new))
            return alike.pop(0) if alike else None
        before = next((old for key in units if (old := self.old_unit(key)) is not None), None)
        element = self.old.element(before.key) if before is not None else None
        while element is not None and (outer := element.getparent()) is not None:
            if outer.tag in CONTAINERS or outer.tag == T + "u":
                return element
            element = outer
        return None

    def units_in(self, record: Record, block: etree._Element) -> list[str]:
        """The keys of the units in a block of one of the two."""
        known = self.pairs.new_units if record is self.new else self.pairs.old_units
        return [key for element in block.iter("*") if (key := element.get(XML_ID)) in known and key is not None]


def _text(unit: Unit, aliases: Mapping[str, str]) -> Text:
    speaker = aliases.get(unit.speaker or "", unit.speaker)
    return Text((unit.kind, speaker), words_of(unit), unit.key)
