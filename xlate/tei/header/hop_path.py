"""The hops that a merge adds: from the language of a unit into that of the translation, by people and machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from xlate.dates import iso_date, today
from xlate.languages import language_name, primary_subtag
from xlate.model.lineage import Mode
from xlate.model.mt_origin import MachineOrigin, Model
from xlate.model.unit import Origin
from xlate.tei.header.entries import Agent, Version, hop_attributes
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.header.programs import Program, program_name, program_version, written_version
from xlate.tei.names import point_at
from xlate.tei.read.lineage import UNNAMED_TRANSLATOR
from xlate.tei.record import Record

__all__ = ["HopPath", "HopPaths"]

_WORDS = {
    Mode.HUMAN: "Translated from {} into {}.",
    Mode.MACHINE: "Machine-translated from {} into {}.",
    Mode.REVISION: "Revised in {}.",
    Mode.POST_EDITED: "Machine-translated from {} into {}, then accepted or corrected by a person.",
}


class HopPath(NamedTuple):
    """The way of words from the language of a unit into that of the merge."""

    hops: tuple[str, ...]
    """xml:ids, in order"""
    agents: tuple[str, ...]
    """xml:ids of those who made the last hop"""
    languages: tuple[str, ...]
    """in which each hop ended"""


class HopPaths:
    """The paths of the translations of one merge; what they need is declared when it is first met."""

    def __init__(
        self, ledger: ProvenanceLedger, record: Record, language: str, version: str, sources: Sequence[str]
    ) -> None:
        """Begin.

        Args:
            ledger: the entries of the header.
            record: the file that is edited.
            language: tag of the language of the merge.
            version: xml:id of the version that the merge makes.
            sources: tag of the language of the source text, then those of its units, each once.
        """
        self.ledger = ledger
        self.record = record
        self.language = language
        self.version = version
        self._source, *languages = sources
        names = " and ".join(map(language_name, languages or sources))
        self._work = f"translation from {names} into {language_name(language)}"
        self._programs: dict[tuple[str, str, Model], str] = {}
        self._met: dict[tuple[str, Origin], HopPath] = {}
        self._paths: dict[tuple[str, Origin], HopPath] = {}
        """the same, by what tells of the way"""

    def path(self, language: str, origin: Origin) -> HopPath:
        """The hops and agents of words that were translated from a language into that of the merge."""
        found = self._met.get((language, origin))
        if found is None:
            found = self._met[language, origin] = self._path(language, origin)
        return found

    def _path(self, language: str, origin: Origin) -> HopPath:
        same = replace(origin, catalogue="", reviewed=origin.mode is not Mode.MACHINE)  # what says nothing of the way
        key = (language, replace(same, revised=None) if origin.reviser is None else same)
        if key not in self._paths:
            self._paths[key] = self._machine(language, origin) if origin.machine else self._human(language, origin)
        return self._paths[key]

    def _human(self, language: str, origin: Origin) -> HopPath:
        agents, start = (self._person(origin),), f"v.{language}"
        if origin.reviser is None:
            hop = self._hop(language, self.language, Mode.HUMAN, agents, (start, self.version), origin)
            return HopPath((hop,), agents, (self.language,))
        between = self._before_revision(start)
        first = self._hop(
            language, self.language, Mode.HUMAN, agents, (start, between), replace(origin, revised=origin.made)
        )
        reviser = self._ledger_person(origin.reviser, f"revision of the {self._work}")
        last = self._hop(self.language, self.language, Mode.REVISION, (reviser,), (between, self.version), origin)
        return HopPath((first, last), (reviser,), (self.language, self.language))

    def _before_revision(self, source: str) -> str:
        """The version of the translator, which the reviser's has taken the place of."""
        name = language_name(self.language)
        version = Version(
            f"v.tr.{self.language}",
            "translation",
            self.language,
            f"{name} translation before it was revised",
            "; not kept.",
            (source,),
        )
        return self.ledger.add_version(version)

    def _ledger_person(self, name: str, work: str) -> str:
        """The id of somebody who has this name already, or of a new agent."""
        known = next(self.ledger.find_agents(name, base=f"ag.{self.language}"), None)
        return known or self.ledger.add_agent(
            Agent(self.ledger.ids.free(f"ag.{self.language}"), work, name, "persName")
        )

    def _machine(self, language: str, origin: Origin) -> HopPath:
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
            hops.append(self._hop(now, target, mode, agents, (start, end), origin))
            languages.append(target)
            start, now = end, target
        return HopPath(tuple(hops), agents, tuple(languages))

    def _relay(self, language: str) -> str:
        """The version in a language that a machine passed through; nobody has kept it."""
        title = f"Machine translation into {language_name(language)}"
        version = Version(f"v.mt.{language}", "translation", language, title, ", on the way; not kept.")
        return self.ledger.add_version(version)

    def _hop(
        self, source: str, target: str, mode: Mode, agents: tuple[str, ...], versions: tuple[str, str], origin: Origin
    ) -> str:
        """The id of a hop: one that the header has, or a new one."""
        # words of a unit in another language than the text have hops of their own
        aside = versions[0] == f"v.{source}" and primary_subtag(source) != primary_subtag(self._source)
        name = f"hop.{target}.{mode}"
        stated: dict[str, str | None] = {"who": point_at(*agents), "when": _day(origin), "resp": "#ag.xlate"}
        return self.ledger.hop(
            f"hops.{self.language}",
            f"Hops added by merging the {language_name(self.language)} catalogue",
            f"{name}.{source}" if aside else name,
            hop_attributes(source, target, mode, versions, {**stated, "cert": "high"}),
            _WORDS[mode].format(language_name(source), language_name(target)),
        )

    def _person(self, origin: Origin) -> str:
        """The id of the translator; the same name is the same agent, another name gets an id of its own."""
        name, base = origin.translator or UNNAMED_TRANSLATOR, f"ag.{self.language}"
        identifier = next(self.ledger.find_agents(name, base=base), None)
        if identifier is None:
            identifier = self.ledger.add_agent(Agent(self.ledger.ids.free(base), self._work, name, "persName"))
        new = self.ledger.agents.get(identifier)
        if new is not None and origin.mode is Mode.POST_EDITED:
            self.ledger.add_agent(replace(new, work=f"{self._work}, post-editing"))
        return identifier

    def _program(self, machine: MachineOrigin, model: Model, target: str) -> str:
        """The id of a machine with a model."""
        key = (machine.engine, machine.version, model)
        if key not in self._programs:
            base, name = f"ag.mt.{target}", program_name(machine, model)
            version = written_version(machine)
            found = (one for one in self.ledger.find_agents(name, base=base) if one in self.record.by_id)
            known = next((one for one in found if program_version(self.record, one) == version), None)
            self._programs[key] = known or self._new_program(base, name, machine, model)
        return self._programs[key]

    def _new_program(self, base: str, name: str, machine: MachineOrigin, model: Model) -> str:
        """A program is an agent, and an ``application`` that says engine, model and version."""
        identifier = self.ledger.ids.free(base)
        program = self.ledger.ids.free(f"app.{identifier.removeprefix('ag.')}")
        work = f"machine translation from {language_name(model.source)} into {language_name(model.target)}"
        self.ledger.programs.append(Program(program, machine, model))
        return self.ledger.add_agent(Agent(identifier, work, name, software=True, ref=f"#{program}"))


def _day(origin: Origin) -> str:
    """ISO date of a translation: that of the last revision of its file, else today."""
    return iso_date((origin.revised or "")[:10]) or today().isoformat()
