"""The provenance ledger: who made which hop between which versions of the words, as one header declares it.

An agent, a version, a hop or a language that a statement of lineage needs is found in the header, or becomes a new
entry with a free id. The ledger only knows the entries: `xlate.tei.header.create` writes those of a new file, and
`xlate.tei.header.declarations` adds those of a translation or a correction to a file that is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise
from typing import NamedTuple

from lxml import etree

from xlate.languages import language_name
from xlate.model.lineage import Hop, Lineage, Mode
from xlate.model.transcript import Person
from xlate.model.unit import xml_name
from xlate.tei.header.chains import Entry, chain_letter, rendering, says
from xlate.tei.header.entries import Agent, HopEntry, HopList, Version, hop_attributes
from xlate.tei.header.programs import Program
from xlate.tei.names import XML_ID, IdRegistry, T, point_at, pointers, text_of
from xlate.tei.read.lineage import UNNAMED_AGENTS, HeaderHops, agent_name
from xlate.tei.record import Record

__all__ = ["UNIDENTIFIED", "ChainPointers", "ProvenanceLedger"]

UNIDENTIFIED = Person("unidentified", "an unidentified speaker")
"""stands for those who speak without a label"""
_WORK = {
    Mode.INTERPRETING: "interpretation",
    Mode.MACHINE: "machine translation",
    **{mode: str(mode) for mode in Mode if mode.within_a_language},
}
_OF_A_HOP = ("subtype", "ana", "who", "source", "corresp")
"""the attributes by which a hop is known again"""


class ChainPointers(NamedTuple):
    """What words that went through a chain of hops point at."""

    change: str | None
    """its hops, or the origin of untranslated words; None if nothing is known"""
    source: str | None
    """the version from which a turn was made"""


class ProvenanceLedger:
    """The entries of one header: those that it has, and those that it needs."""

    def __init__(
        self, record: Record | None = None, ids: IdRegistry | None = None, reusable: Collection[str] = ()
    ) -> None:
        """Begin.

        Args:
            record: the file whose header it is; None: a new one.
            ids: those that the file has.
            reusable: ids of the lists of hops to which more words may point.
        """
        self.header = HeaderHops.read(record.header) if record is not None else HeaderHops()
        self.ids = ids or IdRegistry()
        self.responsible = "ag.xlate"
        """id of the agent who answers for what is added"""
        self.agents: dict[str, Agent] = {}
        self.versions: dict[str, Version] = {}
        self.hop_lists: dict[str, HopList] = {}
        self.languages: list[str] = []
        """tags of languages and hops that the header does not list yet"""
        self.relations: dict[str, tuple[str, str]] = {}
        """id -> a version that the header has, and one that it turns out to be made from"""
        self.used: dict[str, None] = {}
        """ids of the entries that were asked for, in order"""
        self.programs: list[Program] = []
        """those that new agents are"""
        self._reusable: list[etree._Element] = []
        self._lists: set[str | None] = set()
        self._statements: dict[str, tuple[str, str, str | None]] = {}
        """id of each agent -> name, work, and the person of the file who it is"""
        self._people: set[str] = set()
        """ids of the agents that the file has and that are people"""
        self._versions: dict[tuple[str, str, str | None], str] = {}
        self._chains: dict[tuple[str, Lineage, str], ChainPointers] = {}
        self._listed: set[str] | None = set()
        """tags that the header lists; None: it describes its languages in prose, beside which TEI lets nothing stand"""
        if record is not None:
            self._read(record.header, reusable)

    def _read(self, header: etree._Element, reusable: Collection[str]) -> None:
        lists = header.iterfind(f"{T}profileDesc/{T}creation/{T}listChange")
        self._lists = {one.get(XML_ID) for one in header.iter(T + "listChange")}
        self._reusable = [one for one in lists if one.get(XML_ID) in reusable]
        for statement in header.iter(T + "respStmt"):
            identifier = statement.get(XML_ID)
            if identifier:
                work = " ".join(map(text_of, statement.iter(T + "resp")))
                if statement.find(T + "persName") is not None:
                    self._people.add(identifier)
                self._statements[identifier] = agent_name(statement), work, self.header.persons.get(identifier)
        prose = header.find(f"{T}profileDesc/{T}langUsage/{T}p") is not None
        self._listed = None if prose else {element.get("ident") or "" for element in header.iter(T + "language")}

    # ------------------------------------------------------------------ agents

    def find_agents(
        self, name: str, *, work: str | None = None, base: str | None = None, person: str | None = None
    ) -> Iterator[str]:
        """The ids of the agents of a name: those that did some work, whose ids begin with one, or who are a person."""
        for identifier, (known_name, known_work, known_person) in self._statements.items():
            named = base is None or identifier == base or identifier.startswith(f"{base}.")
            if known_name == name and named and work in (None, known_work) and person in (None, known_person):
                yield identifier

    def add_agent(self, agent: Agent) -> str:
        """Declare an agent, or say anew what a new one has done; one that the file has stays as it is."""
        self.ids.add(agent.id)
        if agent.id not in self.ids.given:
            self.agents[agent.id] = agent
            person = (agent.ref or "").removeprefix("#") if agent.element == "persName" else None
            self._statements[agent.id] = agent.name, agent.work, person or None
        return agent.id

    def agent(
        self,
        name: str,
        work: str,
        *,
        element: str = "persName",
        software: bool = False,
        person: str | None = None,
    ) -> str:
        """The id of an agent who did some work, and who may be a person of the file."""
        found = next(self.find_agents(name, work=work, person=person), None)
        if found is None:
            identifier = self.ids.free(f"ag.{xml_name(name.lower(), 'person', 'p')}")
            ref = point_at(person) if person else None
            found = self.add_agent(Agent(identifier, work, name, element, software, ref))
        self.used[found] = None
        return found

    def person(self, agent: str) -> str | None:
        """The name of an agent who is a person that somebody names."""
        new = self.agents.get(agent)
        if new is not None:
            return new.name if new.element == "persName" and not new.software else None
        return self.header.agents.get(agent) if agent in self._people else None

    def agents_of(self, hop: Hop) -> list[str]:
        """The ids of those who made a hop; none where its mode is not known and nobody is named."""
        general = hop.mode.general if hop.mode else None
        work = _WORK.get(general, "translation") if general else "translation"
        if hop.agents:
            machine = hop.mode is Mode.MACHINE
            element = "name" if machine else "persName"
            if not hop.within_a_language:
                work = f"{work} from {language_name(hop.source)} into {language_name(hop.target)}"
            persons = hop.persons if len(hop.persons) == len(hop.agents) else (None,) * len(hop.agents)
            return [
                self.agent(name, work, element=element, software=machine and "program" in name, person=person)
                for name, person in zip(hop.agents, persons, strict=True)
            ]
        if general not in UNNAMED_AGENTS:
            return []
        identifier, name = UNNAMED_AGENTS[general]
        if identifier not in self.ids:
            self.add_agent(Agent(identifier, work, name, software="program" in name))
        self.used[identifier] = None
        return [identifier]

    def _responsible(self, said: Hop | Lineage) -> str:
        """Who answers for what is said: a person, or the conversion and whoever gave it a language."""
        if self.responsible != "ag.xlate" or not said.stated_by_user:
            return point_at(self.responsible)
        self.declare_user()
        return point_at("ag.user", "ag.xlate")

    def declare_user(self) -> None:
        """Declare the person who ran the conversion, if the file does not know one yet."""
        if "ag.user" not in self.ids:
            work = "statement of languages (options --speaker-lang and --relay)"
            self.add_agent(Agent("ag.user", work, "person who ran the conversion"))

    # ------------------------------------------------------------------ languages and versions

    def language(self, tag: str) -> None:
        """Make sure that the tag of a language or hop is listed."""
        identifier = f"lang.{tag}"
        if self._listed is None:
            return
        if tag not in self._listed:
            self._listed.add(tag)
            self.languages.append(tag)
            self.ids.add(identifier)
        if identifier in self.ids:
            self.used[identifier] = None

    def _list_as_before(self, tag: str) -> None:
        """A file of version 0.1 lists the languages of versions and the tags of hops too, and goes on so."""
        if self._listed and any("-t-" in known for known in self._listed):
            self.language(tag)

    def add_version(self, version: Version) -> str:
        """Declare a version, unless the file has it."""
        self.ids.add(version.id)
        if version.id not in self.ids.given:
            self.versions[version.id] = version
            self._list_as_before(version.language)
        return version.id

    def version(
        self,
        wanted: str,
        kind: str,
        language: str,
        title: str,
        note: str = "; not consulted.",
        source: str | None = None,
    ) -> str:
        """The id of a version of a kind that was made from another one, or from none."""
        key = (wanted, kind, source)
        known = self._versions.get(key) or self._find_version(wanted, kind, source)
        if known is None:
            other = self.versions.get(wanted)
            if other is not None and other.type != kind and wanted != source:
                wanted = f"{wanted}.{kind}"  # a speech and a rendering in the same language are two versions
            identifier = self.ids.free(wanted)
            made_from = (source,) if source else ()
            known = self.add_version(Version(identifier, kind, language, title, note, made_from))
        self._versions[key] = known
        self.used[known] = None
        return known

    def _find_version(self, wanted: str, kind: str, source: str | None) -> str | None:
        for identifier, version in self.header.versions.items():
            if version.get("type") == kind and (identifier == wanted or identifier.startswith(f"{wanted}.")):
                origins = [related.get("target") for related in version.iterchildren(T + "relatedItem")]
                if not source or not origins or point_at(source) in origins:
                    return identifier
        return None

    def _text_version(self, language: str, source: str) -> str:
        """The id of the version that is the text, which says from which versions it was made."""
        identifier, relation = f"v.{language}", f"from.{source}"
        new, text = self.versions.get(identifier), self.header.versions.get(identifier)
        if new is not None:
            if source not in new.made_from:
                self.versions[identifier] = replace(new, made_from=(*new.made_from, source))
            self.used[identifier] = None
        elif text is None:
            title = f"{language_name(language)} text of this document"
            return self.version(identifier, "text", language, title, source=source)
        elif relation in self.ids:
            self.used[relation] = None
        elif point_at(source) not in {related.get("target") for related in text.iterchildren(T + "relatedItem")}:
            self.ids.add(relation)
            self.relations[relation] = identifier, source
            self.used[relation] = None
        return identifier

    # ------------------------------------------------------------------ hops

    def chain(
        self,
        key: str,
        name: str,
        lineage: Lineage,
        language: str,
        former: Sequence[etree._Element] = (),
        *,
        written: bool = False,
    ) -> ChainPointers:
        """The chain of hops that some words went through, declared when it is first met.

        Args:
            key: xml:id of the speaker, which makes readable ids.
            name: of the speaker.
            lineage: the way of the words.
            language: tag of the words.
            former: the hops that the words point at now; a hop that is still the same keeps what is said about it.
            written: nobody has spoken these words; they began as a text.
        """
        if lineage.spoken is None and not lineage.hops:
            return ChainPointers(None, None)
        known = (key, lineage, language)
        if known not in self._chains:
            whose = f"Text of {name}" if written else f"Remarks of {name}"
            self._chains[known] = self._new_chain(key, whose, lineage, language, former)
        return self._chains[known]

    def _new_chain(
        self, key: str, whose: str, lineage: Lineage, language: str, former: Sequence[etree._Element]
    ) -> ChainPointers:
        spoken = lineage.spoken or lineage.hops[0].source
        written = whose.startswith("Text")
        note = "; not consulted." if written else ", spoken; no recording or transcript consulted."
        if not lineage.hops and not written:
            note = ", spoken."  # what is printed is a transcript of it
        versions = [self.version(f"v.{key}.{spoken}", "writing" if written else "speech", spoken, whose, note)]
        if not lineage.hops:
            return ChainPointers(self._hop_list(key, whose, [self._origin(lineage, spoken, versions[0])]), None)
        for hop in lineage.hops[:-1]:
            kind, what = rendering(hop)
            title = f"{what} of the {whose[0].lower()}{whose[1:]}"
            versions.append(self.version(f"v.{key}.{hop.target}", kind, hop.target, title, source=versions[-1]))
        versions.append(self._text_version(language, versions[-1]))
        entries = []
        for number, (hop, ends) in enumerate(zip(lineage.hops, pairwise(versions), strict=True), start=1):
            stated = self._stated(hop, former)
            attributes = hop_attributes(hop.source, hop.target, hop.mode, ends, stated, number)
            path = {"type": "path"} if hop.open_path else {}
            entries.append((attributes | path, hop.evidence, hop.evidence_at))
        return ChainPointers(self._hop_list(key, whose, entries), point_at(versions[-2]))

    def _origin(self, lineage: Lineage, spoken: str, version: str) -> Entry:
        """The fact that words were spoken in the language of the text, which survives later hops."""
        responsible, name = self._responsible(lineage), language_name(spoken)
        text = f"Spoken in {name}, the language of this text."
        attributes = {"type": "origin", "subtype": spoken, "source": point_at(version), "resp": responsible}
        if lineage.certainty is not None:
            attributes["cert"] = str(lineage.certainty)
        return attributes, f"{text} {lineage.evidence}".strip(), lineage.evidence_at

    def _stated(self, hop: Hop, former: Sequence[etree._Element]) -> dict[str, str | None]:
        """Who made a hop, and who says so."""
        before = next((change for change in former if self.header.is_hop(change, hop)), None)
        if before is None:
            who = point_at(*self.agents_of(hop))
            own = {"ana": point_at(hop.own_mode)} if hop.own_mode else {}
            return {"who": who, "resp": self._responsible(hop), "cert": str(hop.certainty), **own}
        stated = {name: before.get(name) for name in ("ana", "who", "resp", "cert", "when")}
        self.used.update(dict.fromkeys([*pointers(stated["who"]), *pointers(stated["resp"])]))
        return stated

    def _hop_list(self, key: str, whose: str, entries: list[Entry]) -> str:
        """The pointers at the hops of a chain: one that says the very same, or a new one."""
        for known in self._reusable:
            if says(known) == entries:
                self.used[known.get(XML_ID) or ""] = None
                return point_at(*(change.get(XML_ID) or "" for change in known.iterchildren(T + "change")))
        groups = (f"hops.{key}" if number == 1 else f"hops.{key}.{number}" for number in count(1))
        number, group = next((n, group) for n, group in enumerate(groups) if group not in self.ids)
        letter = f".{chain_letter(number)}" if number else ""
        hops = HopList(group, whose, key)
        for place, (attributes, text, addresses) in enumerate(entries, start=1):
            origin = attributes["type"] == "origin"
            wanted = f"org.{key}.{attributes['subtype']}" if origin else f"hop.{key}{letter}.{place}"
            hops.entries.append(HopEntry(self.ids.free(wanted), attributes, text, addresses))
            self._list_as_before(attributes["subtype"])
        self.ids.add(group)
        self.hop_lists[group] = hops
        self.used[group] = None
        return point_at(*(hop.id for hop in hops.entries))

    def hops(self) -> Iterator[HopEntry]:
        """The hops that are new, and the origins of untranslated words."""
        return (hop for hops in self.hop_lists.values() for hop in hops.entries)

    def hop(self, group: str, description: str, wanted: str, attributes: dict[str, str], text: str) -> str:
        """The id of a hop that makes no chain of its own: one that says the same, or a new one in a list."""
        same = [attributes[name].split() for name in _OF_A_HOP]
        for identifier, change in self.header.changes.items():
            if [(change.get(name) or "").split() for name in _OF_A_HOP] == same:
                return identifier
        if group not in self.hop_lists:
            identifier = group if group in self._lists else self.ids.free(group)
            self.hop_lists[group] = HopList(identifier, description, None)
        hops = self.hop_lists[group]
        for hop in hops.entries:
            if all(hop.attributes[name] == attributes[name] for name in _OF_A_HOP):
                return hop.id
        hops.entries.append(HopEntry(self.ids.free(wanted), attributes, text))
        self._list_as_before(attributes["subtype"])
        return hops.entries[-1].id
