"""A translated file and its source -> pairs for a translation memory."""

from __future__ import annotations

from pathlib import PurePath

from lxml import etree

from xlate.dates import iso_moment
from xlate.errors import PlaceholderError
from xlate.findings import Finding, Result
from xlate.model.lineage import Lineage
from xlate.model.markup import encode
from xlate.model.mt_origin import UNKNOWN_WORDS, MachineOrigin, Model, hash_of_words, origin_line
from xlate.model.pair import Pair
from xlate.model.translated_markup import decode
from xlate.model.unit import State, Unit
from xlate.tei.header.programs import read_origin
from xlate.tei.names import XML_ID, XML_LANG, T, pointers, text_of
from xlate.tei.read.lineage import UNNAMED_TRANSLATOR
from xlate.tei.read.statements import Statements, others, read_hops
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.tei.write.translation import read_states
from xlate.text import normalize_space

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
    states = read_states(translated, units.value)
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
        if state in (State.UNTRANSLATED, State.STALE) or not normalize_space(content) or _is_left_out(element):
            continue
        try:
            target = encode(decode(encode(content), unit.source))
        except PlaceholderError as error:
            message = f"{unit.key}: {error.message}; not added"
            findings.append(Finding("XL701", message, translated.name, translated.line(span.start)))
            continue
        language = element.get(XML_LANG) or translated.language
        lineage = makers.lineage(element)
        pairs.append(
            Pair(
                unit.source,
                target,
                unit.language,
                language,
                document=PurePath(source.name).stem,
                key=unit.key,
                number=unit.number,
                kind=unit.kind,
                speaker=unit.speaker,
                way=unit.lineage.languages,
                lineage=unit.lineage.kind,
                target_way=lineage.languages,
                target_lineage=lineage.kind,
                relation=unit.relation,
                translator=makers.name(element),
                date=makers.date(element),
                state=state,
                machine=_machine_line(makers.origin(element), unit, language, target, state),
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


def _machine_line(origin: MachineOrigin | None, unit: Unit, language: str, words: str, state: State) -> str:
    """The line of origin of words; empty if no machine is known to have had a part in them."""
    if state is State.MACHINE:
        return origin_line(
            origin or MachineOrigin("unknown", "-", (Model(unit.language, language),)), hash_of_words(words)
        )
    # nobody has kept what the machine wrote before a person went over it
    return origin_line(origin, UNKNOWN_WORDS) if origin else ""


class _Makers:
    """Who made a unit's translation, when, and which way, as the header has it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._statements = Statements(record.root, read_hops(record.root))
        self._hops = self._statements.hops

    def lineage(self, element: etree._Element) -> Lineage:
        """The lineage of the translation."""
        return self._hops.lineage(self._statements.of(element).get("change"))

    def name(self, element: etree._Element) -> str | None:
        """The names of the people that ``@resp`` points at; None if it names programs or nobody."""
        resp = self._statements.of(element).get("resp")
        made = [
            agent
            for agent in self.record.named(resp, "respStmt")
            if f"#{agent.get(XML_ID)}" not in others(resp, "resp")
        ]
        names = [text_of(name) for agent in made for name in agent.iter(T + "persName")]
        return ", ".join(name for name in dict.fromkeys(names) if name and name != UNNAMED_TRANSLATOR) or None

    def date(self, element: etree._Element) -> str | None:
        """When the hop that made it was made."""
        return next((iso_moment(hop.get("when")) for hop in reversed(self._changes(element))), None)

    def origin(self, element: etree._Element) -> MachineOrigin | None:
        """The machine that made it, or made it first; None if the header names none."""
        return read_origin(self.record, self._changes(element))

    def _changes(self, element: etree._Element) -> list[etree._Element]:
        """Its hops."""
        keys = pointers(self._statements.of(element).get("change"))
        return [self._hops.changes[key] for key in keys if key in self._hops.changes]
