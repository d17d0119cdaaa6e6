"""What a person says about the lineage of words, and what becomes of the lineage that stands there.

A correction changes what it names and keeps the rest: whoever states the language spoken keeps the interpreter that the
page prints. What contradicts itself, or what is printed on the words, is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from xlate.errors import CorrectionError
from xlate.languages import UNDETERMINED, language_name
from xlate.model.lineage import Certainty, Hop, Kind, Lineage, Mode, Relation, is_same_language
from xlate.revision.selection import Selection

__all__ = ["Correction", "LineageStatement", "Selection"]

_TRANSLATED = {Relation.RETRANSLATION, Relation.INTERPRETATION, Relation.TRANSLATION}
"""relations that say that the words are a translation"""


@dataclass(frozen=True, slots=True)
class LineageStatement:
    """What is said about how some words came to the page."""

    lineage: Lineage
    relation: Relation | None
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says about how words came. What is not said stays as it is."""

    by: str
    """name of the person"""
    spoken: str | None = None
    """tag of the language first spoken"""
    relays: tuple[str, ...] | None = None
    """tags of the languages between, first to last; empty: there was none"""
    unknown: bool = False
    """how the words began is unknown: whatever is said about their way goes"""
    relation: Relation | None = None
    no_relation: bool = False
    """the source prints nothing about these words"""
    modes: tuple[str | None, ...] = ()
    """how the hops were made, from the mouth on: a Mode, or the xml:id of a category that the file has put below one
    (`fitted`); None: not known"""
    agents: tuple[str, ...] = ()
    """names of those who made them, in the same order, or pointers at persons of the file (``#kim``); empty: nobody is
    named"""
    certainty: Certainty | None = None
    """how sure the person is; not said: medium"""
    evidence: str = ""
    """why, in words"""
    evidence_at: tuple[str, ...] = ()
    """where to see it: addresses of a recording with a time (``talk.mp4#t=95``), of a page"""
    own_modes: tuple[tuple[str, Mode], ...] = ()
    """the categories of the file among the modes, and of what each is one"""
    persons: tuple[tuple[str, str], ...] = ()
    """the ids of persons of the file that agents point at, and their names"""

    def __post_init__(self) -> None:
        """Refuse what contradicts itself whatever the words are."""
        if not self.by.strip():
            raise CorrectionError("name the person who is responsible: --by NAME")
        if self.unknown and self.says_way:
            raise CorrectionError("--unknown removes the lineage, so it excludes --spoken, --relay, --mode and --agent")
        if self.relation and self.no_relation:
            raise CorrectionError("a relation is either set or removed (none), not both")
        if not (self.says_way or self.unknown or self.relation or self.no_relation or self.certainty):
            raise CorrectionError("nothing to set: give --spoken, --relay, --relation, --mode, --agent, --certainty …")

    @property
    def says_way(self) -> bool:
        """True if it says anything about languages, modes or agents."""
        return bool(self.spoken or self.relays is not None or self.modes or self.agents)

    @property
    def in_words(self) -> str:
        """What is said, as a clause: ``spoken Korean, through Russian``."""
        said = []
        if self.unknown:
            said.append("how they began is unknown")
        if self.spoken:
            said.append(f"spoken {language_name(self.spoken)}")
        if self.relays is not None:
            said.append(f"through {' and '.join(map(language_name, self.relays))}" if self.relays else "no relay")
        if self.relation or self.no_relation:
            said.append(f"relation {self.relation or 'none'}")
        if self.modes:
            said.append(f"mode {', '.join(str(mode or 'unknown') for mode in self.modes)}")
        if self.agents:
            names = {f"#{person}": name for person, name in self.persons}
            said.append(f"by {', '.join(names.get(agent, agent) or 'nobody who is named' for agent in self.agents)}")
        return ", ".join([*said, f"certainty {self.certainty or Certainty.MEDIUM}"])

    def fitted(self, modes: Mapping[str, Mode], persons: Mapping[str, str], file: str) -> Correction:
        """The same, knowing what the names in it mean in a file.

        Args:
            modes: xml:id of each category of a mode that the file declares -> the mode.
            persons: xml:id of each person of the file -> name.
            file: its name, for messages.

        Raises:
            CorrectionError: the file declares no such category, or has no such person.
        """
        own = {name: modes.get(name) for name in self.modes if name is not None and name not in list(Mode)}
        for name, mode in own.items():
            if mode is None:
                known = ", ".join([*Mode, *(one for one in modes if not one.startswith("mode."))])
                raise CorrectionError(
                    f'"{name}" is not possible as mode; it must be one of {known}, or a category that the file puts '
                    "below one of them (in the taxonomy hopmode)",
                    file=file,
                )
        named = {agent[1:]: persons.get(agent[1:]) for agent in self.agents if agent.startswith("#")}
        for person, called in named.items():
            if called is None:
                raise CorrectionError(f'the file has no person xml:id="{person}" who could be an agent', file=file)
        return replace(
            self,
            own_modes=tuple((name, mode) for name, mode in own.items() if mode),
            persons=tuple((person, name) for person, name in named.items() if name),
        )

    def _mode(self, number: int) -> Mode | None:
        """The mode that is given for a hop."""
        name = self.modes[number] if number < len(self.modes) else None
        return dict(self.own_modes).get(name) or Mode(name) if name is not None else None

    def apply(self, stated: LineageStatement, language: str, printed: Collection[Relation]) -> LineageStatement:
        """What is said about words when the correction is made.

        Args:
            stated: what is said there now.
            language: tag of the words.
            printed: the relations that markers on the words, or on the label of their turn, print.

        Raises:
            CorrectionError: the two contradict each other.
        """
        relation = None if self.no_relation else self.relation or stated.relation
        if printed and (self.no_relation or self.relation) and relation not in printed:
            names = " or ".join(sorted(printed))
            raise CorrectionError(f"the source prints {names} on these words, so their relation cannot be another")
        lineage = self._lineage(stated.lineage, language)
        if relation is Relation.UNTRANSLATED and lineage.kind not in (Kind.ORIGINAL, Kind.UNKNOWN):
            raise CorrectionError("words that the source leaves untranslated cannot have hops")
        if relation in _TRANSLATED and lineage.kind is Kind.ORIGINAL:
            raise CorrectionError(
                f"their relation is {relation}, but words spoken in {language_name(language)}, the language of the "
                "text, and through no other, were not translated; name the relay, or take the relation away "
                "(--relation none) if nothing is printed on them"
            )
        if relation is None and lineage.spoken is None:
            return LineageStatement(lineage, None, None)
        return LineageStatement(lineage, relation, self.certainty or (Certainty.HIGH if printed else Certainty.MEDIUM))

    def _lineage(self, old: Lineage, language: str) -> Lineage:
        """The lineage of words in a language after the correction."""
        if self.unknown:
            return Lineage(None)
        if not self.says_way and (old.spoken is None or not self._confirms):
            return old
        spoken = self.spoken or old.spoken or (old.hops[0].source if old.hops else UNDETERMINED)
        relays = old.relays if self.relays is None else self.relays
        steps = any(mode.may_be_within_a_language for mode in map(self._mode, range(len(self.modes))) if mode)
        kept = not self.modes and self.relays is None and any(hop.within_a_language for hop in old.hops)
        if not relays and not steps and not kept and is_same_language(spoken, language):
            return self._untranslated(spoken)
        ways = list(pairwise((spoken, *relays, language)))
        # hops are compared with the old ones from the text backwards, where both ways end
        before = [None] * max(0, len(ways) - len(old.hops)) + list(old.hops)
        before = before[len(before) - len(ways) :]
        self._check(ways, before)
        hops = tuple(self._hop(number, *each) for number, each in enumerate(zip(ways, before, strict=True)))
        stated = old.stated_by_user or self.spoken is not None or self._confirms
        return Lineage(spoken, hops, stated_by_user=stated)

    @property
    def _confirms(self) -> bool:
        """True if the person only says that what is there is right, or how sure it is."""
        return not (self.says_way or self.relation or self.no_relation)

    def _untranslated(self, spoken: str) -> Lineage:
        if self.modes or self.agents:
            raise CorrectionError(
                f"words spoken in {language_name(spoken)}, the language of the text, and through no other, have no "
                "hop whose mode or agent could be set"
            )
        reason = f": {self.evidence}" if self.evidence else "."
        certainty = self.certainty or Certainty.MEDIUM
        return Lineage(spoken, (), True, f"Stated by {self.by}{reason}", certainty, self.evidence_at)

    def _check(self, ways: list[tuple[str, str]], before: list[Hop | None]) -> None:
        for number, ((source, target), old) in enumerate(zip(ways, before, strict=True)):
            mode = self._mode(number)
            if number >= len(self.modes) and old is not None and (old.source, old.target) == (source, target):
                mode = old.mode
            within = mode is not None and mode.within_a_language
            inside = within or (mode is not None and mode.may_be_within_a_language)
            if is_same_language(source, target) and not inside:
                raise CorrectionError(
                    f"a hop from {language_name(source)} into {language_name(target)} is not possible: a hop "
                    "leads from one language into another, unless --mode says that it is a step inside a language: "
                    + ", ".join(mode for mode in Mode if mode.may_be_within_a_language)
                )
            if within and not is_same_language(source, target):
                raise CorrectionError(
                    f"--mode {mode} is a step inside a language, but this one leads from {language_name(source)} into "
                    f"{language_name(target)}"
                )
        for given, option in ((self.modes, "--mode"), (self.agents, "--agent")):
            if len(given) > len(ways):
                raise CorrectionError(f"{option} is given {len(given)} times, but the lineage has {len(ways)} hop(s)")

    def _hop(self, number: int, way: tuple[str, str], before: Hop | None) -> Hop:
        """A hop of the new lineage; before is the old hop at its place."""
        said = number < len(self.modes) or number < len(self.agents) or (number == 0 and self.spoken is not None)
        same = before is not None and (before.source, before.target) == way
        if before is not None and same and not (said or self.relays is not None or self._confirms):
            return before
        old_mode = before.mode if before is not None and before.target == way[1] else None
        own_mode = before.own_mode if before is not None and old_mode is not None else ""
        mode = old_mode
        if number < len(self.modes):
            mode, name = self._mode(number), self.modes[number]
            own_mode = name if name is not None and name not in list(Mode) else ""
        agents, persons = (before.agents, before.persons) if before and same and mode is old_mode else ((), ())
        if number < len(self.agents):
            agents, persons = self._agent(self.agents[number])
        hop = Hop(
            *way,
            mode,
            self.certainty or Certainty.MEDIUM,
            stated_by_user=True,
            agents=agents,
            own_mode=own_mode,
            persons=persons,
            evidence_at=self.evidence_at or (before.evidence_at if before and same else ()),
        )
        reason = f": {self.evidence}" if self.evidence else "."
        return replace(hop, evidence=f"{hop.in_words} Stated by {self.by}{reason}")

    def _agent(self, agent: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The name of an agent, and the id of the person of the file who it is."""
        if agent.startswith("#"):
            return (dict(self.persons)[agent[1:]],), (agent[1:],)
        return ((agent,) if agent else ()), ()
