"""The agents of one header: those that it declares, and those that statements of lineage need."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xlate.languages import language_name
from xlate.model.lineage import Hop, Lineage, Mode
from xlate.model.unit import xml_name
from xlate.tei.header.entries import Agent
from xlate.tei.header.programs import Program
from xlate.tei.names import XML_ID, IdRegistry, T, point_at, text_of
from xlate.tei.read.lineage import UNNAMED_AGENTS, HeaderHops, agent_name
from xlate.tei.record import Record

__all__ = ["AgentLedger"]

_WORK = {
    Mode.INTERPRETING: "interpretation",
    Mode.MACHINE: "machine translation",
    **{mode: str(mode) for mode in Mode if mode.within_a_language},
}


class AgentLedger:
    """Persons and programs who did something: each found in the header, or declared once."""

    def __init__(self, record: Record | None = None, ids: IdRegistry | None = None) -> None:
        """Begin.

        Args:
            record: the file whose header it is; None: a new one.
            ids: those that the file has.
        """
        self.header = HeaderHops.read(record.header) if record is not None else HeaderHops()
        self.ids = ids or IdRegistry()
        self.responsible = "ag.xlate"
        """id of the agent who answers for what is added"""
        self.agents: dict[str, Agent] = {}
        self.programs: list[Program] = []
        """those that new agents are"""
        self.used: dict[str, None] = {}
        """ids of the entries that were asked for, in order"""
        self._statements: dict[str, tuple[str, str, str | None]] = {}
        """id of each agent -> name, work, and the person of the file who it is"""
        self._people: set[str] = set()
        """ids of the agents that the file has and that are people"""
        if record is not None:
            self._read_agents(record.header)

    def _read_agents(self, header: etree._Element) -> None:
        for statement in header.iter(T + "respStmt"):
            identifier = statement.get(XML_ID)
            if identifier:
                work = " ".join(map(text_of, statement.iter(T + "resp")))
                if statement.find(T + "persName") is not None:
                    self._people.add(identifier)
                self._statements[identifier] = agent_name(statement), work, self.header.persons.get(identifier)

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
