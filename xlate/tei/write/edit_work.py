"""One edit of turns or speakers in the making: what stands in the file, and what is to be spliced into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from xlate.errors import EditError
from xlate.findings import Finding
from xlate.model.unit import Unit, UnitKind
from xlate.tei.header.correction import CorrectedHeader
from xlate.tei.header.ledger import UNIDENTIFIED, ChainPointers
from xlate.tei.names import TURNS, XML_ID, point_at, pointers, stable_id
from xlate.tei.read.history import read_corrections
from xlate.tei.read.lineage import way_of
from xlate.tei.read.statements import beside
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_attributes, indent_before

__all__ = ["EDITOR", "Speaker", "Work"]

EDITOR = "editing of the transcript"
"""what a person who edits has done, as ``respStmt`` says it"""
_ATTRIBUTES = {"xml:id": XML_ID}


class Speaker(NamedTuple):
    """Who speaks from now on."""

    key: str | None
    """xml:id of the person; None: nobody knows"""
    name: str
    """empty if nobody knows"""


class Work:
    """One edit of one file."""

    def __init__(self, record: Record, by: str) -> None:
        self.record = record
        self.units = {unit.key: unit for unit in record.units()}
        self.header = CorrectedHeader(record, None)
        ledger = self.header.ledger
        ledger.responsible = ledger.agent(by, EDITOR)
        self.edits: list[Edit] = []
        self.findings: list[Finding] = []
        self.gone: set[str] = set()
        """ids of elements that go"""
        self.copies: dict[str, str] = {}
        """id of a turn or unit that has the lineage of another one now -> that other one"""
        self._values: dict[etree._Element, dict[str, str | None]] = {}
        self._known: dict[object, ChainPointers] | None = None

    @cached_property
    def _numbers(self) -> set[str | None]:
        """The numbers that turns and paragraphs have."""
        return {one.get("n") for text in self.record.texts for one in text.iter("*")}

    # ------------------------------------------------------------------ what is there

    def element(self, key: str) -> etree._Element:
        """The element with an id.

        Raises:
            EditError: there is none.
        """
        if key not in self.record.by_id:
            raise EditError(f'there is no "{key}"', file=self.record.name)
        return self.record.element(key)

    def turn_of(self, element: etree._Element) -> etree._Element:
        """The turn that an element is in, or is.

        Raises:
            EditError: it is in none.
        """
        turn = next((one for one in (element, *element.iterancestors()) if one.tag in TURNS), None)
        if turn is None:
            raise EditError(f'"{element.get(XML_ID)}" stands in no turn', file=self.record.name)
        return turn

    def units_in(self, turn: etree._Element) -> list[Unit]:
        """The spoken units of a turn, in their order."""
        keys = [key for one in turn.iter("*") if (key := one.get(XML_ID)) in self.units and key]
        return [unit for unit in map(self.units.__getitem__, keys) if unit.kind is UnitKind.SEGMENT]

    def speaker_of(self, turn: etree._Element) -> Speaker:
        """Who speaks a turn now."""
        key = next(iter(pointers(turn.get("who"))), None)
        units = self.units_in(turn)
        return Speaker(key, (units[0].speaker if units else None) or "")

    def indent(self, element: etree._Element) -> str:
        """The line break and white space before an element."""
        return indent_before(self.record.data, self.record.span(element))

    def start_tag(self, element: etree._Element) -> str:
        """The start tag of an element, as it is now."""
        return self.record.start_tag(self.record.span(element))

    # ------------------------------------------------------------------ what is new

    def set(self, element: etree._Element, **values: str | None) -> None:
        """Set or remove attributes of an element; those whose value it has already are left alone."""
        changed = {name: value for name, value in values.items() if element.get(_ATTRIBUTES.get(name, name)) != value}
        self._values.setdefault(element, {}).update(changed)

    def replace(self, start: int, end: int, xml: str) -> None:
        """Replace bytes of the file."""
        self.edits.append(Edit(start, end, xml.encode()))

    def find(self, code: str, message: str, line: int | None = None) -> None:
        """Note something that a person must know."""
        self.findings.append(Finding(code, message, self.record.name, line))

    def id(self, letter: str, speaker: str, words: str) -> str:
        """A free id, made of what is said."""
        return self.header.edits.ids.free(stable_id(letter, speaker, words), "-")

    def number(self, number: str | None) -> str | None:
        """The number of what follows something with a number and is new: 2.1b after 2.1, 2b after 2."""
        if number is None:
            return None
        base = number[:-1] if number[-1].isalpha() and number[:-1] and number[-2].isdigit() else number
        letters = "bcdefghijklmnopqrstuvwxyz"
        names = [base + letter for letter in letters] + [f"{base}z{letter}" for letter in letters]
        free = next((name for name in names if name > number and name not in self._numbers), None)
        if free is None:
            raise EditError(f"{number} has been split too often", file=self.record.name)
        self._numbers.add(free)
        return free

    def chain(self, element: etree._Element, speaker: Speaker, language: str) -> dict[str, str | None]:
        """What a turn or unit points at if another person went the same way through the languages."""
        change = element.get("change")
        ledger = self.header.ledger
        lineage = ledger.header.lineage(change)
        if change is None or (lineage.spoken is None and not lineage.hops):
            return {}
        chain = self._chains().get((speaker.key, way_of(lineage)))
        if chain is None:
            former = [ledger.header.changes[one] for one in pointers(change) if one in ledger.header.changes]
            key, name = speaker.key or UNIDENTIFIED.key, speaker.name or UNIDENTIFIED.name
            chain = ledger.chain(key, name, lineage, language, former)
        values = {"change": beside(change, "change", chain.change)}
        if element.tag in TURNS:
            values["source"] = beside(element.get("source"), "source", chain.source)
        return values

    def _chains(self) -> dict[object, ChainPointers]:
        """What the words of the file point at, by who speaks and the way."""
        if self._known is None:
            self._known = {}
            for unit in self.units.values():
                turn = self.record.element(unit.turn_key) if unit.turn_key in self.record.by_id else None
                change = self.record.element(unit.key).get("change")
                if change and turn is not None and turn.get("change") == change:
                    key = unit.person, way_of(unit.lineage)
                    self._known.setdefault(key, ChainPointers(change, turn.get("source")))
        return self._known

    @property
    def changes_nothing(self) -> bool:
        """True if nothing is to be edited so far, save that the header would name who edits."""
        return not (self.edits or any(self._values.values()) or not self.header.edits.is_empty)

    def _histories(self) -> None:
        """What people have said of the lineage of a text holds for what has come of it, and is taken back with it."""
        for entry in read_corrections(self.record.header) if self.copies else ():
            for item in entry.items:
                names = pointers(item.get("corresp"))
                more = [new for new, old in self.copies.items() if old in names and new not in names]
                if more:
                    self.set(item, corresp=point_at(*names, *more))

    def finish(self) -> list[Edit]:
        """All edits, those of the header too."""
        self._histories()
        tags = [edit_attributes(self.record, element, values) for element, values in self._values.items() if values]
        return [*self.edits, *tags, *self.header.finish()]


def named(record: Record, units: Iterable[Unit], name: str, turns: Sequence[etree._Element] = ()) -> str:
    """The id of the unit or turn that a person means by an id or a number.

    Raises:
        EditError: there is none, or several have the number.
    """
    for unit in units:
        if name in (unit.key, unit.number):
            return unit.key
    for turn in turns:
        if name in (turn.get(XML_ID), turn.get("n")) and (key := turn.get(XML_ID)):
            return key
    message = f'there is no paragraph or turn "{name}" with an xml:id; xlate lineage show --segments lists them'
    raise EditError(message, file=record.name)
