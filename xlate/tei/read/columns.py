"""A TEI file as columns of a page: its text, or in a parallel file its texts, each as units and gaps in their order."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from xlate.findings import Result
from xlate.model.marks import Remarks
from xlate.model.unit import State, Unit, UnitKind
from xlate.tei.names import XML_ID, XML_LANG, T, text_of
from xlate.tei.read.comments import read_comments
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.tei.write.translation import read_states

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Block", "Column", "read_columns"]

_PARTS = {f"{T}{name}" for name in ("item", "cell", "quote", "l", "note")}
_PLAIN = {UnitKind.LABEL, UnitKind.STAGE, UnitKind.HEADING, UnitKind.DATELINE}


@dataclass(frozen=True, slots=True)
class Block:
    """A unit, or a gap for speech that was not written down."""

    key: str
    """xml:id, the same in every language; of a gap without one it is made from its place"""
    unit: Unit | None
    """None: it is a gap"""
    gap: str
    """what stands in the gap: "(Speaks Spanish.)"; empty: nothing"""
    turn: str | None
    """xml:id of the turn it belongs to, the same in every language"""
    state: State | None
    """None in a source text"""
    part: str = ""
    """of what it is a part, by the name of the element: item, cell, quote, l or note; empty: of plain text"""
    remarks: Remarks | None = None
    """comments and reviews of people"""


@dataclass(frozen=True, slots=True)
class Column:
    """One text in one language."""

    language: str
    blocks: tuple[Block, ...]


def read_columns(record: Record) -> Result[tuple[Column, ...]]:
    """The texts of a file, the source text first; of a file with one text, that.

    Returns:
        The columns, and findings on words that are in no unit.
    """
    texts = record.texts
    if not texts:
        return Result((), extract_units(record).findings)
    beside = [one for text in texts for one in text.findall(f"{T}group/{T}text")]
    is_parallel = bool(beside) and record.root.find(f"{T}standOff/{T}linkGrp[@type='translation']") is not None
    states, remarks = read_states(record), read_comments(record)
    result = extract_units(record)
    units = {record.by_id[unit.key]: unit for unit in result.value}
    if not is_parallel:
        places = range(record.places[texts[0]], len(record.elements))
        language = texts[0].get(XML_LANG) or record.language
        return Result((Column(language, tuple(_blocks(record, places, units, states, "", remarks))),), result.findings)
    columns: dict[object, Column] = {}
    for one in beside:
        language = one.get(XML_LANG) or record.language
        first = record.places[one]
        places = range(first, record.scan.afters[first])
        blocks = tuple(_blocks(record, places, units, states, f".{language}"))
        # the texts of a corpus in one version make one column; two versions in a language are two
        key = ("source",) if one.getprevious() is None else (language, one.get("decls"))
        before = columns.get(key)
        columns[key] = Column(before.language, (*before.blocks, *blocks)) if before else Column(language, blocks)
    return Result(tuple(columns.values()), result.findings)


def _blocks(
    record: Record,
    places: range,
    units: dict[int, Unit],
    states: dict[str, State],
    ending: str,
    remarks: Mapping[str, Remarks] = MappingProxyType({}),
) -> Iterator[Block]:
    after = 0
    for place in places:
        if place < after:
            continue  # inside a unit
        unit = units.get(place)
        if unit is not None:
            after = record.scan.afters[place]
            turn = unit.turn_key.removesuffix(ending) if unit.turn_key else None
            part = "" if unit.kind in _PLAIN else _part_of(record.elements[place])
            yield Block(
                unit.key.removesuffix(ending), unit, "", turn, states.get(unit.key), part, remarks.get(unit.key)
            )
        elif record.elements[place].tag == T + "gap" and not _is_in_header(record.elements[place]):
            element = record.elements[place]
            around = next(element.iterancestors(T + "u", T + "sp"), None)
            turn = None if around is None else (around.get(XML_ID) or "").removesuffix(ending) or None
            key = (element.get(XML_ID) or f"gap-{place}").removesuffix(ending)
            yield Block(key, None, text_of(element), turn, None)


def _part_of(element: etree._Element) -> str:
    """Of what words are a part: the nearest element around them that says so."""
    around = (one.tag for one in (element, *element.iterancestors()) if isinstance(one.tag, str))
    return next((tag.removeprefix(T) for tag in around if tag in _PARTS), "")


def _is_in_header(element: etree._Element) -> bool:
    return next(element.iterancestors(T + "teiHeader"), None) is not None
