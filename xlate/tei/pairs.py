"""A translated file and its source -> pairs for a translation memory."""

from __future__ import annotations

from pathlib import PurePath

from lxml import etree

from xlate.dates import iso_date
from xlate.errors import PlaceholderError
from xlate.findings import Finding, Result
from xlate.inline import decode, encode
from xlate.machine import MachineOrigin, Model, machine_line
from xlate.pairs import Pair
from xlate.tei.extract import extract_units
from xlate.tei.names import XML_ID, XML_LANG, T, pointers
from xlate.tei.record import Record
from xlate.tei.translate import read_states
from xlate.units import State, Unit, fold

__all__ = ["extract_pairs"]

_SOURCE = "src:"
"""prefix of a pointer at the unit in the source"""


def extract_pairs(translated: Record, source: Record) -> Result[list[Pair]]:
    """The units of a translated file with those that they translate.

    Args:
        translated: a translated file, as `merge` makes it.
        source: the file it was made from.

    Returns:
        The pairs, fuzzy ones among them; and findings on translations whose markup is not that of their source (XL701,
        left out).
    """
    units = extract_units(source)
    states = read_states(translated)
    makers = _Makers(translated)
    counterparts = _counterparts(translated)
    findings = list(units.findings)
    pairs: list[Pair] = []
    for unit in units.value:
        place = counterparts.get(unit.key)
        if place is None:
            continue
        element, span = translated.elements[place], translated.spans[place]
        state = states.get(element.get(XML_ID) or "", State.UNTRANSLATED)
        content = translated.content(span)
        if state in (State.UNTRANSLATED, State.STALE) or not fold(content) or _is_left_out(element):
            continue
        try:
            target = encode(decode(encode(content), unit.source))
        except PlaceholderError as error:
            message = f"{unit.key}: {error.message}; not added"
            findings.append(Finding("XL701", message, translated.name, translated.line(span.start)))
            continue
        language = element.get(XML_LANG) or translated.language
        pairs.append(
            Pair(
                unit.source,
                target,
                unit.language,
                language,
                document=PurePath(source.name).stem,
                key=unit.key,
                kind=unit.kind,
                speaker=unit.speaker,
                way=unit.lineage.languages,
                lineage=unit.lineage.kind,
                relation=unit.relation,
                translator=makers.name(element),
                date=makers.date(element),
                state=state,
                machine=_machine_line(unit, language, target) if state is State.MACHINE else "",
                file=PurePath(translated.name).name,
            )
        )
    return Result(pairs, tuple(findings))


def _counterparts(translated: Record) -> dict[str, int]:
    """Key of a unit of the source -> place of the element that says that it translates it."""
    found: dict[str, int] = {}
    for place in translated.by_id.values():
        for word in (translated.elements[place].get("corresp") or "").split():
            if word.startswith(_SOURCE):
                found.setdefault(word.removeprefix(_SOURCE), place)
    return found


def _is_left_out(element: etree._Element) -> bool:
    """True for a unit that has a gap in the place of its words."""
    return len(element) == 1 and element[0].tag == T + "gap" and not (element.text or "").strip()


def _machine_line(unit: Unit, language: str, words: str) -> str:
    """A line of origin for words of which the file says only that a machine made them."""
    return machine_line(MachineOrigin("unknown", "-", (Model(unit.language, language),)), words)


class _Makers:
    """Who made a unit's translation, and when, as the header has it."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def name(self, element: etree._Element) -> str | None:
        """The name of the translator that ``@resp`` points at; None if it names a program or nobody."""
        for key in pointers(element.get("resp")):
            place = self.record.by_id.get(key)
            for name in self.record.elements[place].iter(T + "persName") if place is not None else ():
                return " ".join("".join(name.itertext()).split()) or None
        return None

    def date(self, element: etree._Element) -> str | None:
        """The day of the hop that made it."""
        for key in reversed(pointers(element.get("change"))):
            place = self.record.by_id.get(key)
            if place is not None:
                return iso_date((self.record.elements[place].get("when") or "")[:10])
        return None
