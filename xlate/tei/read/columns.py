"""A TEI file as columns of a page: its text, or in a parallel file its texts: units, and what is between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from xlate.findings import Result
from xlate.model.marks import Remarks
from xlate.model.table_layout import span_of
from xlate.model.unit import State, Unit, UnitKind
from xlate.tei.names import XML_ID, XML_LANG, T, pointers, text_of
from xlate.tei.read.comments import read_comments
from xlate.tei.read.times import read_times
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.tei.write.translation import read_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Block", "Column", "Place", "read_columns"]

_PARTS = {f"{T}{name}" for name in ("item", "cell", "quote", "l", "note")}
_BETWEEN = {T + "gap", T + "milestone"}
_PLAIN = {UnitKind.LABEL, UnitKind.STAGE, UnitKind.HEADING, UnitKind.DATELINE}


class Place(NamedTuple):
    """Where in a table words stand."""

    table: int
    """no two tables of a text have the same"""
    row: int
    """from 0"""
    column: int
    """from 0: which cell of its row it is"""
    is_heading: bool
    """the cell names what is in others"""
    columns: int = 1
    """that the cell takes"""
    rows: int = 1
    """that the cell takes"""


@dataclass(frozen=True, slots=True)
class Block:
    """A unit, a gap for speech that was not written down, or a sign that parts paragraphs."""

    key: str
    """xml:id, the same in every language; of a gap without one it is made from its place"""
    unit: Unit | None
    """None: it is a gap or a sign"""
    gap: str
    """what stands in the gap: "(Speaks Spanish.)"; or the sign, as printed: "* * *"; empty: nothing"""
    turn: str | None
    """xml:id of the turn it belongs to, the same in every language"""
    state: State | None
    """None in a source text"""
    part: str = ""
    """of what it is a part, by the name of the element: item, cell, quote, l or note; of a sign: milestone; empty: of
    plain text"""
    remarks: Remarks | None = None
    """comments and reviews of people"""
    start: float | None = None
    """where in the recording its words begin, in seconds"""
    place: Place | None = None
    """of words in a table: where in it they stand"""


@dataclass(frozen=True, slots=True)
class Column:
    """One text in one language."""

    language: str
    blocks: tuple[Block, ...]
    made: str = ""
    """of a translation: the day that its version bears"""
    is_reference: bool = False
    """it is no translation of these words but another text of the same event, such as the words in the relay language;
    a block that is fuzzy is perhaps not the one that belongs there"""


def read_columns(record: Record, source: Iterable[Unit] = ()) -> Result[tuple[Column, ...]]:
    """The texts of a file, the source text first; of a file with one text, that.

    Args:
        record: the file.
        source: of a translated file the units of its source, by which a translation is known to be outdated.

    Returns:
        The columns, and findings on words that are in no unit.
    """
    texts = record.texts
    if not texts:
        return Result((), extract_units(record).findings)
    beside = [one for text in texts for one in text.findall(f"{T}group/{T}text")]
    is_parallel = bool(beside) and record.root.find(f"{T}standOff/{T}linkGrp[@type='translation']") is not None
    states, remarks = read_states(record, source), read_comments(record)
    result = extract_units(record)
    units = {record.by_id[unit.key]: unit for unit in result.value}
    walk = _Walk(record, units, states, remarks, read_times(record))
    if not is_parallel:
        places = range(record.places[texts[0]], len(record.elements))
        language = texts[0].get(XML_LANG) or record.language
        made = _day_of(record, texts[0]) if states else ""
        return Result((Column(language, tuple(walk.blocks(places, "")), made),), result.findings)
    columns: dict[object, Column] = {}
    for one in beside:
        language = one.get(XML_LANG) or record.language
        first = record.places[one]
        places = range(first, record.scan.afters[first])
        blocks = tuple(walk.blocks(places, _ending_of(one, language)))
        # the texts of a corpus in one version make one column; two versions in a language are two
        key = ("source",) if one.getprevious() is None else (language, one.get("decls"))
        before = columns.get(key)
        made = _day_of(record, one) if one.getprevious() is not None else ""
        columns[key] = replace(before, blocks=(*before.blocks, *blocks)) if before else Column(language, blocks, made)
    return Result(tuple(columns.values()), result.findings)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is known of the elements of a file, for a walk over its texts."""

    record: Record
    units: Mapping[int, Unit]
    states: Mapping[str, State]
    remarks: Mapping[str, Remarks]
    times: Mapping[str, tuple[float, float]]

    def blocks(self, places: range, ending: str) -> Iterator[Block]:
        """The blocks of a text; all its ids have an ending, which is taken off."""
        after = 0
        for place in places:
            if place < after:
                continue  # inside a unit
            unit = self.units.get(place)
            element = self.record.elements[place]
            if unit is not None:
                after = self.record.scan.afters[place]
                turn = unit.turn_key.removesuffix(ending) if unit.turn_key else None
                part = "" if unit.kind in _PLAIN else _part_of(element)
                start, _end = self.times.get(unit.key, (None, None))
                state, remarks = self.states.get(unit.key), self.remarks.get(unit.key)
                at = self._place_of(element)
                yield Block(unit.key.removesuffix(ending), unit, "", turn, state, part, remarks, start, at)
            elif element.tag in _BETWEEN and not _is_in_header(element):
                is_sign = element.tag == T + "milestone"
                if is_sign and not _is_printed(element):
                    continue
                around = next(element.iterancestors(T + "u", T + "sp"), None)
                turn = None if around is None else (around.get(XML_ID) or "").removesuffix(ending) or None
                key = (element.get(XML_ID) or f"gap-{place}").removesuffix(ending)
                words = (element.get("rend") or "") if is_sign else text_of(element)
                kind = "milestone" if is_sign else ""
                yield Block(key, None, words, turn, None, kind, place=self._place_of(element))

    def _place_of(self, element: etree._Element) -> Place | None:
        """Where in a table something stands; of tables in each other, in the outermost."""
        table = next(reversed([*element.iterancestors(T + "table")]), None)
        if table is None:
            return None
        inside = [element, *element.iterancestors()]
        inside = inside[: inside.index(table)]
        row, cell = (next((one for one in reversed(inside) if one.tag == T + name), None) for name in ("row", "cell"))
        if row is None or cell is None:
            return None
        at = self.record.places[table]
        return Place(
            at,
            table.index(row),
            row.index(cell),
            "label" in (row.get("role"), cell.get("role")),
            span_of(cell.get("cols")),
            span_of(cell.get("rows")),
        )


def _ending_of(text: etree._Element, language: str) -> str:
    """What the ids of a text of a parallel file end in: ``.ru``, of a second translation into a language ``.ru.2``."""
    pattern = re.compile(rf"[.]{re.escape(language)}(?:[.]\d+)?$")
    found = (pattern.search(element.get(XML_ID) or "") for element in text.iter("*"))
    return next((one[0] for one in found if one), f".{language}")


def _is_printed(milestone: etree._Element) -> bool:
    """True for a sign that parts paragraphs, as it was printed; others number pages, cards, and the like."""
    sign = milestone.get("rend") or ""
    return bool(sign) and not any(map(str.isalnum, sign))


def _day_of(record: Record, text: etree._Element) -> str:
    """The day that the version of a text bears."""
    for name in pointers(text.get("decls")):
        date = record.element(name).find(T + "date") if name in record.by_id else None
        if date is not None:
            return date.get("when") or text_of(date)
    return ""


def _part_of(element: etree._Element) -> str:
    """Of what words are a part: the nearest element around them that says so."""
    around = (one.tag for one in (element, *element.iterancestors()) if isinstance(one.tag, str))
    return next((tag.removeprefix(T) for tag in around if tag in _PARTS), "")


def _is_in_header(element: etree._Element) -> bool:
    return next(element.iterancestors(T + "teiHeader"), None) is not None
