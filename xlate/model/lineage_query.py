"""Lineage surveyed: which words came which way, and on what grounds we believe it; counted and selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from xlate.dates import is_within
from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Basis, Certainty, Hop, Kind, Lineage, Relation
from xlate.model.markup import plain_words
from xlate.model.unit import Unit, units_of_text
from xlate.text import name_words

__all__ = [
    "COLUMNS",
    "GROUP_COLUMNS",
    "Basis",
    "LineageGroup",
    "LineageSegment",
    "Opinion",
    "Query",
    "basis_of_words",
    "group_segments",
    "spoken_segments",
    "way",
]

COLUMNS = (
    "file", "date", "n", "id", "speaker", "language", "spoken", "relays", "way", "kind", "revisits", "modes",
    "agents", "relation", "basis", "certainty", "evidence_at", "text", "evidence", "publisher", "alternatives",
)  # fmt: skip
"""the fields of a segment in a table, in order"""
GROUP_COLUMNS = (
    "file", "speaker", "role", "way", "kind", "relation", "basis", "certainty", "segments", "where", "evidence",
)  # fmt: skip
"""the fields of a group in a table, in order"""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody else says of the lineage of some words."""

    lineage: Lineage
    certainty: Certainty | None
    by: str
    """name of the person"""

    def of(self, unit: Unit) -> Unit:
        """The unit as it would be if this were what stands there."""
        return replace(unit, lineage=self.lineage, certainty=self.certainty, corrected=True)

    @property
    def in_words(self) -> str:
        """``zh → en (Boris, low)``."""
        return f"{way(self.lineage)} ({', '.join(part for part in (self.by, self.certainty) if part)})"

    def as_dict(self) -> dict[str, str | list[str] | None]:
        """Its facts as plain values."""
        return {
            "way": way(self.lineage),
            "kind": str(self.lineage.kind),
            "certainty": str(self.certainty) if self.certainty else None,
            "by": self.by,
            "evidence_at": _evidence_at(self.lineage),
        }


@dataclass(frozen=True, slots=True)
class LineageSegment:
    """A segment with the document it stands in."""

    file: str
    date: str | None
    """of the event, ISO 8601"""
    unit: Unit
    alternatives: tuple[Opinion, ...] = ()
    """other opinions on the lineage of its words"""
    publisher: str | None = None
    """of the text"""

    @property
    def opinions(self) -> list[dict[str, str | list[str] | None]]:
        """The other opinions as plain values."""
        return [one.as_dict() for one in self.alternatives]

    def as_dict(self) -> dict[str, str | bool | list[str] | None]:
        """Its facts as plain values, by the names in COLUMNS."""
        unit, lineage = self.unit, self.unit.lineage
        return {
            "file": self.file,
            "date": self.date,
            "n": unit.number,
            "id": unit.key,
            "speaker": unit.speaker,
            "language": unit.language,
            "spoken": lineage.spoken,
            "relays": list(lineage.relays),
            "way": way(lineage),
            "kind": str(lineage.kind),
            "revisits": lineage.revisits,
            "modes": [hop.mode_name for hop in lineage.hops],
            "agents": names
            if (names := "; ".join(", ".join(hop.agents) for hop in lineage.hops)).strip("; ")
            else None,
            "evidence_at": _evidence_at(lineage),
            "relation": str(unit.relation) if unit.relation else None,
            "basis": str(basis_of(unit)),
            "certainty": str(unit.certainty) if unit.certainty else None,
            "text": plain_words(unit.source),
            "evidence": _evidence(lineage),
            "publisher": self.publisher,
            "alternatives": "; ".join(one.in_words for one in self.alternatives) or None,
        }


@dataclass(frozen=True, slots=True)
class Query:
    """Which segments are looked for. Each field that is set must fit; of several values in one, any."""

    relations: frozenset[Relation] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    revisits: bool = False
    """only relays that return to a language they passed through; beside kinds: those too"""
    languages: frozenset[str] = frozenset()
    """tags; the words were in one of them on their way, first and last language included"""
    modes: frozenset[str] = frozenset()
    """modes, or ids of a project's own; a general one finds those below it too: interpreting finds simultaneous"""
    certainties: frozenset[Certainty] = frozenset()
    bases: frozenset[Basis] = frozenset()
    speakers: frozenset[str] = frozenset()
    """names or parts of them; all words of one must be words of the speaker's name, without case and diacritics"""
    since: str | None = None
    """first date, ISO 8601 or the beginning of one: 2018, 2018-06"""
    until: str | None = None
    """last date, written in the same way; 2018 is all of that year"""
    spoken: frozenset[str] = frozenset()
    """tags of the language first spoken"""
    via: frozenset[str] = frozenset()
    """tags; the words were in one of them on the way, neither first nor last"""
    agents: frozenset[str] = frozenset()
    """names or parts of them, of somebody who made a hop; ``#kim`` is a person of the file"""
    alternatives: bool = False
    """what other people say of the words counts too; all that is asked must fit what one of them says"""

    def matches(self, segment: LineageSegment) -> bool:
        """True if a segment is one of those looked for; one without a date never matches a query with dates."""
        return self._fits(segment, segment.unit) or (
            self.alternatives and any(self._fits(segment, one.of(segment.unit)) for one in segment.alternatives)
        )

    def _fits(self, segment: LineageSegment, unit: Unit) -> bool:
        return (
            (not self.relations or unit.relation in self.relations)
            and self._fits_kind(unit.lineage)
            and (not self.languages or self._passed(unit))
            and (not self.modes or any(self.modes & _modes_of(hop) for hop in unit.lineage.hops))
            and (not self.certainties or unit.certainty in self.certainties)
            and (not self.bases or basis_of(unit) in self.bases)
            and (not self.speakers or any(_is_called(unit.speaker, name) for name in self.speakers))
            and is_within(segment.date, self.since, self.until)
            and self._went(unit.lineage)
        )

    def _made_by(self, lineage: Lineage) -> bool:
        """True if one of those asked for made a hop: by name, or as a person of the file."""
        names = [name for hop in lineage.hops for name in hop.agents]
        persons = {f"#{person}" for hop in lineage.hops for person in hop.persons}
        return any(wanted in persons or any(_is_called(name, wanted) for name in names) for wanted in self.agents)

    def _fits_kind(self, lineage: Lineage) -> bool:
        if not self.kinds and not self.revisits:
            return True
        return lineage.kind in self.kinds or (self.revisits and lineage.revisits)

    def _went(self, lineage: Lineage) -> bool:
        """True if the words began, passed and were brought as is asked."""
        return (
            (not self.spoken or _is_one_of(self.spoken, [lineage.spoken] if lineage.spoken else []))
            and (not self.via or _is_one_of(self.via, lineage.between))
            and (not self.agents or self._made_by(lineage))
        )

    def _passed(self, unit: Unit) -> bool:
        """True if the way leads through one of the languages."""
        sources = (hop.source for hop in unit.lineage.hops)  # the first one, where nobody knows how the words began
        return _is_one_of(self.languages, (*unit.lineage.languages, *sources, unit.language))


@dataclass(slots=True)
class LineageGroup:
    """The segments of one speaker that came one way, on one ground."""

    speaker: str | None
    role: str | None
    lineage: Lineage
    relation: Relation | None
    basis: Basis
    certainty: Certainty | None
    language: str
    """of the words that stand there"""
    segments: int = 0
    runs: list[tuple[str, str]] = field(default_factory=list)
    """first and last number (or id) of each run of segments with nothing between them"""

    @property
    def places(self) -> str:
        """The runs as people cite them: ``2.1–2.4, 4.1``."""
        return ", ".join(first if first == last else f"{first}–{last}" for first, last in self.runs)

    def as_dict(self) -> dict[str, str | int | list[str] | None]:
        """Its facts as plain values, by the names in GROUP_COLUMNS, and the evidence of each hop, or of the origin."""
        return {
            "speaker": self.speaker,
            "role": self.role,
            "way": way(self.lineage),
            "kind": str(self.lineage.kind),
            "relation": str(self.relation) if self.relation else None,
            "basis": str(self.basis),
            "certainty": str(self.certainty) if self.certainty else None,
            "segments": self.segments,
            "where": self.places,
            "evidence": _evidence(self.lineage),
            "evidence_at": _evidence_at(self.lineage),
        }


def _evidence(lineage: Lineage) -> list[str]:
    """The evidence of each hop; of words without one, that of the language they were spoken in."""
    return [hop.evidence for hop in lineage.hops] or ([lineage.evidence] if lineage.evidence else [])


def basis_of(unit: Unit) -> Basis:
    """On what grounds the lineage of a unit stands."""
    # a translation of words of which nothing is known has a hop, and no certainty
    if unit.relation is None and unit.lineage.spoken is None and (not unit.lineage.hops or unit.certainty is None):
        return Basis.NONE
    if not unit.corrected and unit.basis is not None:
        return unit.basis
    return basis_of_words(unit.lineage, unit.relation, unit.certainty, corrected=unit.corrected)


def basis_of_words(
    lineage: Lineage, relation: Relation | None, certainty: Certainty | None, *, corrected: bool
) -> Basis:
    """The grounds of a lineage in a file of version 0.1, in which the certainty says it."""
    if corrected:
        return Basis.GIVEN
    if relation is not None and certainty is Certainty.HIGH:
        return Basis.PRINTED
    if certainty is Certainty.LOW:
        return Basis.INHERITED
    given = lineage.stated_by_user or any(hop.stated_by_user for hop in lineage.hops)
    return Basis.GIVEN if given else Basis.INFERRED


def way(lineage: Lineage) -> str:
    """The way of the words: ``ko → ru → en``; a question mark where nobody knows how they began.

    A step inside a language says what it is: ``fr → fr (editing) → en``.
    """
    first = "?" if lineage.spoken is None else _shown(lineage.spoken)
    inside = (f" ({hop.mode_name})" if hop.within_a_language else "" for hop in lineage.hops)
    return " → ".join([first, *(_shown(hop.target) + step for hop, step in zip(lineage.hops, inside, strict=True))])


def _shown(tag: str) -> str:
    return tag.replace(UNDETERMINED, "?") if primary_subtag(tag) == UNDETERMINED else tag


def _evidence_at(lineage: Lineage) -> list[str]:
    return list(dict.fromkeys([*lineage.evidence_at, *(one for hop in lineage.hops for one in hop.evidence_at)]))


def _modes_of(hop: Hop) -> set[str]:
    """All that the way of a hop is called: its own category, the mode, and the general one."""
    if hop.mode is None:
        return {hop.own_mode}
    return {hop.own_mode, hop.mode, hop.mode.general}


def spoken_segments(
    file: str,
    date: str | None,
    units: Iterable[Unit],
    alternatives: Mapping[str, tuple[Opinion, ...]] | None = None,
    publisher: str | None = None,
) -> list[LineageSegment]:
    """The paragraphs of speech in a file, or of writing where nobody speaks; and other units that have a lineage."""
    everything = list(units)
    asked = {unit.key for unit in units_of_text(everything)}
    return [
        LineageSegment(file, date, unit, alternatives.get(unit.key, ()) if alternatives else (), publisher)
        for unit in everything
        if unit.key in asked or unit.lineage.spoken is not None
    ]


def group_segments(segments: Iterable[LineageSegment]) -> list[LineageGroup]:
    """Group segments by speaker, way and ground, in the order in which each is first met."""
    groups: dict[object, LineageGroup] = {}
    last: LineageGroup | None = None
    places: dict[str, int] = {}
    before = -1
    for place, segment in enumerate(segments):
        unit = segment.unit
        hops = tuple((hop.source, hop.target, hop.mode_name) for hop in unit.lineage.hops)
        basis = basis_of(unit)
        key = (unit.speaker, unit.lineage.spoken, hops, unit.relation, basis, unit.certainty, unit.language)
        group = groups.get(key)
        if group is None:
            group = groups[key] = LineageGroup(
                unit.speaker, unit.role, unit.lineage, unit.relation, basis, unit.certainty, unit.language
            )
        name = unit.number or unit.key
        # In a parallel file a number comes back with each translation: from 1.1 to 1.8, the rest has none.
        at = places.setdefault(name, place)
        if group is last and (at == place or at == before + 1):
            group.runs[-1] = (group.runs[-1][0], name)
        else:
            group.runs.append((name, name))
        group.segments += 1
        last, before = group, at
    return list(groups.values())


def _is_one_of(wanted: Iterable[str], languages: Iterable[str]) -> bool:
    """True if a language is among those wanted; pt asks for pt-BR too, pt-BR for itself alone."""
    tags = {tag.casefold() for tag in languages}
    tags |= {primary_subtag(tag) for tag in tags}
    return any(one.casefold() in tags for one in wanted)


def _is_called(name: str | None, wanted: str) -> bool:
    words = name_words(name or "")
    return bool(words) and name_words(wanted) <= words
