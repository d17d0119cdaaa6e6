"""Whose hands a merge adds to a header: translators and machines, the hops they made, the versions between these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from lxml import etree

from xlate.dates import today
from xlate.languages import hop_tag, language_name, primary_subtag
from xlate.model.lineage import Mode
from xlate.model.mt_origin import MachineOrigin, Model
from xlate.model.unit import Origin, Unit
from xlate.tei.header.create import TRANSLATOR_ROLE
from xlate.tei.header.declarations import title_statement
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.programs import build_program, program_name, written_version
from xlate.tei.names import XML_ID, T, pointers
from xlate.tei.read.lineage import HeaderHops, agent_name
from xlate.tei.xml_builder import add

__all__ = ["Crossing", "Hands"]

_UNNAMED = "translator, not named in the catalogue"
_WORDS = {
    Mode.HUMAN: "Translated from {} into {}.",
    Mode.MACHINE: "Machine-translated from {} into {}.",
    Mode.POST_EDITED: "Machine-translated from {} into {}, then accepted or corrected by a person.",
}


class Crossing(NamedTuple):
    """The way of words from the language of a unit into that of the merge."""

    hops: tuple[str, ...]
    """xml:ids, in order"""
    agents: tuple[str, ...]
    """xml:ids of those who made the last hop"""
    languages: tuple[str, ...]
    """in which each hop ended"""


@dataclass(frozen=True, slots=True)
class _Hop:
    """A hop that is not in the header yet."""

    identifier: str
    source: str
    target: str
    mode: Mode
    agents: tuple[str, ...]
    start: str
    """xml:id of the version it starts from"""
    end: str
    """xml:id of the version it makes"""
    day: str

    @property
    def tag(self) -> str:
        """Its languages as one BCP 47 tag."""
        return hop_tag(self.source, self.target, machine=self.mode is not Mode.HUMAN)


class Hands:
    """Who made the translations of one merge; declared when they are first met."""

    def __init__(
        self, edits: HeaderEdits, language: str, version: str, units: Sequence[Unit], source_language: str
    ) -> None:
        """Begin.

        Args:
            edits: of the header.
            language: tag of the language of the merge.
            version: xml:id of the version that the merge makes.
            units: all units of the source text.
            source_language: tag of the language of the text as a whole.
        """
        self.edits = edits
        self.language = language
        self.version = version
        self.units = units
        self.source_language = source_language
        self.relays: dict[str, str] = {}
        """versions that machines made on the way: xml:id -> tag of the language"""
        self._header = HeaderHops.read(edits.record.header)
        self._people: dict[str, str] = {}
        self._machines: dict[tuple[str, str, Model], str] = {}
        self._crossings: dict[tuple[str, str | None, MachineOrigin | None, Mode], Crossing] = {}
        self._new_hops: list[_Hop] = []
        self._taken: set[str] = set()

    def crossing(self, language: str, origin: Origin) -> Crossing:
        """The hops and agents of words that crossed from a language into that of the merge."""
        key = (language, origin.translator, origin.machine, origin.mode)
        if key not in self._crossings:
            self._crossings[key] = self._machine(language, origin) if origin.machine else self._human(language, origin)
        return self._crossings[key]

    @property
    def hop_tags(self) -> list[str]:
        """The languages of the hops that are new, as BCP 47 tags with extension T, and those that they pass."""
        return [*self.relays.values(), *(hop.tag for hop in self._new_hops)]

    def declare_agents(self) -> None:
        """Add those who made translations to the header, people and machines."""
        statement = title_statement(self.edits.record)
        for name, identifier in self._people.items():
            if not self.edits.has_id(identifier):
                self.edits.insert(statement, partial(self._build_person, identifier=identifier, name=name))
        for (engine, version, model), identifier in self._machines.items():
            if not self.edits.has_id(identifier):
                machine = MachineOrigin(engine, version, (model,))
                self._declare_machine(statement, identifier, machine, model)

    def _human(self, language: str, origin: Origin) -> Crossing:
        agent = self._person(origin)
        hop = self._hop(language, self.language, Mode.HUMAN, (agent,), f"v.{language}", self.version, origin)
        return Crossing((hop,), (agent,), (self.language,))

    def _machine(self, language: str, origin: Origin) -> Crossing:
        """A hop for each model; where a person went over the words, the last one is that person's too."""
        assert origin.machine is not None
        hops: list[str] = []
        start, now, languages = f"v.{language}", language, []
        agents: tuple[str, ...] = ()
        last = len(origin.machine.models) - 1
        for place, model in enumerate(origin.machine.models):
            target = self.language if place == last else model.target
            end = self.version if place == last else self._relay(target)
            mode = origin.mode if place == last else Mode.MACHINE
            machine = self._program(origin.machine, model, target)
            agents = (machine, self._person(origin)) if mode is Mode.POST_EDITED else (machine,)
            hops.append(self._hop(now, target, mode, agents, start, end, origin))
            languages.append(target)
            start, now = end, target
        return Crossing(tuple(hops), agents, tuple(languages))

    def _relay(self, language: str) -> str:
        """The version in a language that a machine passed through; nobody has kept it."""
        identifier = f"v.mt.{language}"
        self.relays.setdefault(identifier, language)
        return identifier

    def _hop(
        self, source: str, target: str, mode: Mode, agents: tuple[str, ...], start: str, end: str, origin: Origin
    ) -> str:
        """The id of a hop: one that the header has, or a new one."""
        wanted = (
            hop_tag(source, target, machine=mode is not Mode.HUMAN), f"mode.{mode}", list(agents), [start], [end],
        )  # fmt: skip
        for identifier, change in self._header.changes.items():
            found = (
                change.get("subtype"), *(pointers(change.get("ana")) or [""]), pointers(change.get("who")),
                pointers(change.get("source")), pointers(change.get("corresp")),
            )  # fmt: skip
            if found == wanted:
                return identifier
        known = next(
            (
                one
                for one in self._new_hops
                if (one.tag, one.mode, one.agents, one.start, one.end) == (wanted[0], mode, agents, start, end)
            ),
            None,
        )
        if known:
            return known.identifier
        # words of a unit in another language than the text have hops of their own
        aside = start == f"v.{source}" and primary_subtag(source) != primary_subtag(self.source_language)
        name = f"hop.{target}.{mode}"
        identifier = self._free(f"{name}.{source}" if aside else name)
        self._new_hops.append(_Hop(identifier, source, target, mode, agents, start, end, _day(origin)))
        return identifier

    def _free(self, identifier: str) -> str:
        """An id that neither the file has nor what is to be added to it."""
        free, number = identifier, 2
        while self.edits.has_id(free) or free in self._taken:
            free, number = f"{identifier}.{number}", number + 1
        self._taken.add(free)
        return free

    def _person(self, origin: Origin) -> str:
        """The id of the translator; the same name is the same agent, another name gets an id of its own."""
        name = origin.translator or _UNNAMED
        if name not in self._people:
            base = f"ag.{self.language}"
            self._people[name] = next(self._known_agents(base, name), None) or self._free(base)
        return self._people[name]

    def _program(self, machine: MachineOrigin, model: Model, target: str) -> str:
        """The id of a machine with a model."""
        key = (machine.engine, machine.version, model)
        if key not in self._machines:
            base = f"ag.mt.{target}"
            name = program_name(machine, model)
            known = (
                one for one in self._known_agents(base, name) if self._program_version(one) == written_version(machine)
            )
            self._machines[key] = next(known, None) or self._free(base)
        return self._machines[key]

    def _known_agents(self, base: str, name: str) -> Iterator[str]:
        """Those of a name that the header has, by their xml:ids."""
        for statement in self.edits.record.header.iter(T + "respStmt"):
            identifier = statement.get(XML_ID) or ""
            if (identifier == base or identifier.startswith(f"{base}.")) and agent_name(statement) == name:
                yield identifier

    def _program_version(self, agent: str) -> str | None:
        """The version of the program that an agent of the header is, as its ``application`` says it."""
        record = self.edits.record
        name = record.elements[record.by_id[agent]].find(T + "name")
        program = next(iter(pointers(name.get("ref"))), "") if name is not None else ""
        place = record.by_id.get(program)
        return None if place is None else record.elements[place].get("version")

    def _build_person(self, parent: etree._Element, identifier: str, name: str) -> None:
        statement = add(parent, "respStmt", {XML_ID: identifier})
        languages = dict.fromkeys(unit.language for unit in self.units)
        sources = " and ".join(map(language_name, languages)) or language_name(self.source_language)
        post_edited = any(hop.mode is Mode.POST_EDITED and identifier in hop.agents for hop in self._new_hops)
        work = (
            f"translation from {sources} into {language_name(self.language)}{', post-editing' if post_edited else ''}"
        )
        add(statement, "resp", {"ref": TRANSLATOR_ROLE}, work)
        add(statement, "persName", text=name)

    def _declare_machine(
        self, statement: etree._Element, identifier: str, machine: MachineOrigin, model: Model
    ) -> None:
        """A program is an agent, and an ``application`` that says engine, model and version."""
        program = self.edits.free_id(f"app.{identifier.removeprefix('ag.')}")

        def build_agent(parent: etree._Element) -> None:
            element = add(parent, "respStmt", {XML_ID: identifier})
            source, target = language_name(model.source), language_name(model.target)
            add(element, "resp", text=f"machine translation from {source} into {target}")
            attributes = {"type": "software", "ref": f"#{program}"}
            add(element, "name", attributes, program_name(machine, model))

        self.edits.insert(statement, build_agent)
        build = partial(build_program, identifier=program, machine=machine, model=model)
        self.edits.add("encodingDesc", "appInfo", build)

    def declare_hops(self) -> None:
        """Add the hops that are new to the header."""
        if not self._new_hops:
            return
        group = f"hops.{self.language}"
        record = self.edits.record
        place = record.by_id.get(group)

        def build_hops(parent: etree._Element) -> None:
            for hop in self._new_hops:
                _build_hop(parent, hop)

        def build_group(parent: etree._Element) -> None:
            changes = add(parent, "listChange", {XML_ID: self.edits.free_id(group)})
            name = language_name(self.language)
            add(changes, "desc", text=f"Hops added by merging the {name} catalogue")
            build_hops(changes)

        if place is not None and record.elements[place].tag == T + "listChange":
            self.edits.insert(record.elements[place], build_hops)
        else:
            self.edits.add("profileDesc", "creation", build_group)


def _build_hop(parent: etree._Element, hop: _Hop) -> None:
    attributes = {
        XML_ID: hop.identifier,
        "type": "hop",
        "subtype": hop.tag,
        "ana": f"#mode.{hop.mode}",
        "who": " ".join(f"#{agent}" for agent in hop.agents),
        "source": f"#{hop.start}",
        "corresp": f"#{hop.end}",
        "when": hop.day,
        "resp": "#ag.xlate",
        "cert": "high",
    }
    text = _WORDS[hop.mode].format(language_name(hop.source), language_name(hop.target))
    add(parent, "change", attributes, text)


def _day(origin: Origin) -> str:
    """ISO date of a translation: that of the last revision of its file, else today."""
    try:
        return date.fromisoformat((origin.revised or "")[:10]).isoformat()
    except ValueError:
        return today().isoformat()
