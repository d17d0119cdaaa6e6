"""The units of an edited file that are not what they were, read from what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlate.model.unit import Unit, UnitKind
from xlate.tei.compare import Compared, compare
from xlate.tei.names import XML_ID, T
from xlate.tei.read.people import read_persons
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record

__all__ = ["Changes", "changes_of", "units_that_may_differ"]

_SEGMENTS, _TURNS = "segments", "utterances"


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit has made of the units."""

    keys: tuple[str, ...]
    """ids of the units that are new, or whose words, speaker, number or lineage are others now; in document order"""
    more: Mapping[str, int]
    """how many turns (``utterances``) and spoken ``segments`` there are more than before, named as by ``measure``"""


def changes_of(old: Record, new: Record, compared: Compared | None) -> Changes:
    """Compare the units of two states of a file.

    Args:
        old: the file before.
        new: the file now.
        compared: what has changed in its text, if that is known.
    """
    if compared is not None:
        found = _changes_in(compared, old, new)
        if found is not None:
            return found
    before, after = ({unit.key: unit for unit in record.units()} for record in (old, new))
    counts = [
        {_TURNS: sum(1 for text in record.texts for _ in text.iter(T + "u")), _SEGMENTS: _segments(units.values())}
        for record, units in ((old, before), (new, after))
    ]
    return Changes(_differing(before, after), {name: counts[1][name] - counts[0][name] for name in counts[0]})


def units_that_may_differ(old: Record, new: Record) -> Sequence[Unit]:
    """The units of an edited file without those of which it is known that their words and lineage are what they were.

    Args:
        old: the file before; the edit was one of lineage.
        new: the file now.
    """
    compared = compare(old, new)
    if compared is None or not compared.sees_same_header:
        return new.units()
    if not compared.corrected <= {one.get(XML_ID) or "" for one in compared.changed_in_text()}:
        return new.units()
    return tuple(_units_in(new, compared.new_blocks, compared.same_blocks).values())


def _changes_in(compared: Compared, old: Record, new: Record) -> Changes | None:
    """The same from the changed blocks alone; None if the others may have changed too."""
    if not compared.sees_same_header:
        return None
    before = _units_in(old, compared.old_blocks, compared.same_in_old)
    after = _units_in(new, compared.new_blocks, compared.same_blocks)
    if not compared.corrected <= {one.get(XML_ID) or "" for one in compared.changed_in_text()}:
        return None
    persons = [read_persons(record) for record in (old, new)]
    renamed = {key for key in persons[0].keys() | persons[1].keys() if persons[0].get(key) != persons[1].get(key)}
    if renamed and compared.is_same_text and renamed <= persons[0].keys() & persons[1].keys():
        names = {key for key in renamed if persons[0][key][0] != persons[1][key][0]}
        return Changes(tuple(unit.key for unit in old.units() if unit.person in names), {_TURNS: 0, _SEGMENTS: 0})
    if any(b"#" + key.encode() in record.data for key in renamed for record in (old, new)):
        return None
    turns = [
        sum(1 for one in elements if one.tag == T + "u")
        for elements in (compared.changed_in_text(before=True), compared.changed_in_text())
    ]
    more = {_TURNS: turns[1] - turns[0], _SEGMENTS: _segments(after.values()) - _segments(before.values())}
    return Changes(_differing(before, after), more)


def _units_in(record: Record, blocks: Sequence[int], others: Sequence[int]) -> dict[str, Unit]:
    found = extract_units(record, set(others)).value if blocks else ()
    return {unit.key: unit for unit in found}


def _segments(units: Iterable[Unit]) -> int:
    return sum(1 for unit in units if unit.kind is UnitKind.SEGMENT)


def _differing(before: Mapping[str, Unit], after: Mapping[str, Unit]) -> tuple[str, ...]:
    return tuple(key for key, unit in after.items() if key not in before or _facts(before[key]) != _facts(unit))


def _facts(unit: Unit) -> tuple[object, ...]:
    """What a person sees of a unit."""
    return unit.source, unit.kind, unit.number, unit.speaker, unit.turn, unit.relation, unit.lineage, unit.basis
