"""Lineage as it stands in a TEI header, read back: hops, versions, agents, and the chains that units point at.

The markup is that of docs/encoding.md: a hop is a ``change`` in ``profileDesc/creation/listChange``, and a unit names
the hops its words went through in ``@change``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from xlate.languages import UNDETERMINED, split_hop_tag
from xlate.model.lineage import Basis, Certainty, Hop, Kind, Lineage, Mode, Relation
from xlate.tei.names import XML_ID, T, pointers, text_of
from xlate.text import normalize_space

__all__ = [
    "UNNAMED_AGENTS",
    "UNNAMED_TRANSLATOR",
    "HeaderHops",
    "agent_name",
    "beside_others",
    "evidence_at",
    "lineage_pointers",
    "not_of_turn",
    "own_pointers",
    "own_pointers_of_0_1",
    "read_basis",
    "read_certainty",
    "read_relation",
    "statement_pointers",
    "way_of",
]

_OWN = ("#rel.", "#lin.", "#bas.")
"""how pointers of ``@ana`` begin that are about lineage"""

UNNAMED_AGENTS = {
    Mode.INTERPRETING: ("ag.interpreter", "interpreter, not named in the source"),
    Mode.HUMAN: ("ag.translator", "translator(s), not named in the source"),
    Mode.MACHINE: ("ag.machine", "program, not named in the source"),
    Mode.POST_EDITED: ("ag.machine", "program, not named in the source"),
}
"""id and name of the agents who stand for those whom nobody names, by the mode of their hops"""
UNNAMED_TRANSLATOR = "translator, not named in the catalogue"
"""who stands for the translator of a file that names none"""
_UNNAMED_IDS = {identifier for identifier, _ in UNNAMED_AGENTS.values()}
_MODES = {f"mode.{mode}": mode for mode in Mode}
_CERTAINTIES = {str(certainty): certainty for certainty in Certainty}
_BASES = {f"bas.{basis}": basis for basis in Basis}
_RELATIONS = {f"rel.{relation}": relation for relation in Relation}


@lru_cache(maxsize=256)  # one value stands on many units
def read_basis(ana: str | None) -> Basis | None:
    """The basis that ``@ana`` names; None in files of version 0.1, whose ``@cert`` said it."""
    return next((_BASES[word] for word in pointers(ana) if word in _BASES), None)


@lru_cache(maxsize=256)
def read_relation(ana: str | None) -> Relation | None:
    """The relation that ``@ana`` names, if it names one."""
    return next((_RELATIONS[word] for word in pointers(ana) if word in _RELATIONS), None)


def read_certainty(cert: str | None) -> Certainty | None:
    """The certainty that ``@cert`` gives, if it is one of ours."""
    return _CERTAINTIES.get(cert or "")


def lineage_pointers(kind: Kind, *, revisits: bool) -> str:
    """The pointers of ``@ana`` for a class of lineage: ``#lin.relay #lin.revisits``; none where it is not known."""
    if kind is Kind.UNKNOWN:
        return ""
    return f"#lin.{kind} #lin.revisits" if revisits else f"#lin.{kind}"


def statement_pointers(relation: Relation | None, lineage: Lineage, basis: Basis | None = None) -> str | None:
    """The pointers of ``@ana`` for what is known of words: ``#rel.translation #lin.direct #bas.printed``.

    Args:
        relation: what is printed about them.
        lineage: their way.
        basis: on what grounds it stands.

    Returns:
        The pointers; None if nothing is known.
    """
    said = [f"#rel.{relation}"] if relation else []
    said += lineage_pointers(lineage.kind, revisits=lineage.revisits).split()
    if basis is not None and basis is not Basis.NONE:
        said.append(f"#bas.{basis}")
    return " ".join(said) or None


def not_of_turn(ana: str | None) -> str:
    """Pointers of ``@ana`` of words of which nothing is known, in a turn whose hops would count for them otherwise."""
    unknown = f"#lin.{Kind.UNKNOWN}"
    words = (ana or "").split()
    return " ".join(words if unknown in words else [*words, unknown])


def own_pointers_of_0_1(ana: str | None) -> str:
    """The same as version 0.1 wrote them: without a basis, and with a class for what is not known."""
    words = [word for word in (ana or "").split() if not word.startswith("#bas.")]
    known = any(word.startswith("#lin.") for word in words)
    return " ".join(words if known else [*words, f"#lin.{Kind.UNKNOWN}"])


def way_of(lineage: Lineage) -> object:
    """What two lineages have in common that are the same chain: the way, not the sentences that give the evidence."""
    return lineage.spoken, tuple(
        (hop.source, hop.target, hop.mode_name, hop.certainty, hop.open_path, hop.agents) for hop in lineage.hops
    )


def own_pointers(ana: str | None) -> str:
    """Those pointers of ``@ana`` that are about lineage."""
    return " ".join(word for word in (ana or "").split() if word.startswith(_OWN))


def beside_others(element: etree._Element, own: str | None) -> str | None:
    """A value of ``@ana``: new pointers about lineage, and those of other people as they stand on an element."""
    others = [word for word in (element.get("ana") or "").split() if not word.startswith(_OWN)]
    return " ".join([own, *others] if own else others) or None


@dataclass(slots=True)
class HeaderHops:
    """The hops and versions that a TEI header declares, and the chains that can be made of them."""

    changes: dict[str, etree._Element] = field(default_factory=dict)
    """xml:id of each ``change`` of type hop or origin -> the element"""
    versions: dict[str, etree._Element] = field(default_factory=dict)
    """xml:id of each ``bibl`` -> the element"""
    agents: dict[str, str] = field(default_factory=dict)
    """xml:id of each agent (``respStmt``) that the header calls by a name -> the name"""
    persons: dict[str, str] = field(default_factory=dict)
    """xml:id of each agent that is a person of the file -> xml:id of the person"""
    modes: dict[str, Mode] = field(default_factory=lambda: dict(_MODES))
    """xml:id of each category of a mode -> the mode; those that a project has put below one of xlate's count as that"""
    _lineages: dict[str, Lineage] = field(default_factory=dict)

    @classmethod
    def read(cls, header: etree._Element) -> HeaderHops:
        """Collect the hops and versions of a ``teiHeader``."""
        hops = cls()
        for change in header.iterfind(f"{T}profileDesc/{T}creation//{T}change[@type]"):
            identifier = change.get(XML_ID)
            if identifier and change.get("type") in ("hop", "path", "origin"):
                hops.changes[identifier] = change
        for category in header.iter(T + "category"):  # those above come before those below
            above = category.getparent()
            general = hops.modes.get(above.get(XML_ID) or "") if above is not None else None
            if general is not None:
                hops.modes.setdefault(category.get(XML_ID) or "", general)
        for bibl in header.iter(T + "bibl"):
            identifier = bibl.get(XML_ID)
            if identifier:
                hops.versions[identifier] = bibl
        for statement in header.iter(T + "respStmt"):
            identifier, name = statement.get(XML_ID), agent_name(statement)
            if identifier and name and identifier not in _UNNAMED_IDS:
                hops.agents[identifier] = name
                if person := _person_of(statement):
                    hops.persons[identifier] = person
        return hops

    def lineage(self, change: str | None) -> Lineage:
        """The lineage of words whose ``@change`` is given; unknown if it is missing or begins nowhere.

        Pointers that name no hop are passed over here; `xlate.tei.validate` reports them.
        """
        value = change or ""
        if value not in self._lineages:
            self._lineages[value] = self._read_chain(pointers(value))
        return self._lineages[value]

    def classes(self, change: str | None) -> tuple[Kind, bool]:
        """The class of a chain, and whether it revisits a language."""
        return self.lineage(change).classes()

    def is_hop(self, change: etree._Element, hop: Hop) -> bool:
        """True if an entry of the header says the same as a hop."""
        return self._read_hop(change) == hop

    def _read_chain(self, identifiers: list[str]) -> Lineage:
        chain = [self.changes[identifier] for identifier in identifiers if identifier in self.changes]
        spoken: str | None = None
        by_user = bool(chain) and _by_person(chain[0])
        origin: etree._Element | None = None
        if chain and chain[0].get("type") == "origin":
            origin, *chain = chain
            spoken = origin.get("subtype") or UNDETERMINED
        elif chain and self._starts_from_speech(chain[0]):
            languages = split_hop_tag(chain[0].get("subtype") or "")
            spoken = languages[0] if languages else UNDETERMINED
        hops = tuple(hop for hop in map(self._read_hop, chain) if hop is not None)
        if origin is None or hops:
            return Lineage(spoken, hops, stated_by_user=by_user)
        certainty = read_certainty(origin.get("cert"))
        return Lineage(spoken, (), by_user, _sentences(origin), certainty, evidence_at(origin))

    def _starts_from_speech(self, change: etree._Element) -> bool:
        return any(
            version in self.versions and self.versions[version].get("type") in ("speech", "writing")
            for version in pointers(change.get("source"))
        )

    def _read_hop(self, change: etree._Element) -> Hop | None:
        languages = split_hop_tag(change.get("subtype") or "")
        if languages is None:
            return None
        source, target, _machine = languages
        called = next((word for word in pointers(change.get("ana")) if word in self.modes), "")
        agents = pointers(change.get("who"))
        return Hop(
            source,
            target,
            self.modes.get(called),
            read_certainty(change.get("cert")) or Certainty.LOW,
            _sentences(change),
            stated_by_user=_by_person(change),
            agents=tuple(self.agents[word] for word in agents if word in self.agents),
            open_path=change.get("type") == "path",
            own_mode="" if called in _MODES else called,
            persons=tuple(self.persons[word] for word in agents if word in self.persons),
            evidence_at=evidence_at(change),
        )


def _sentences(change: etree._Element) -> str:
    return " ".join(text_of(change).split())


def evidence_at(change: etree._Element) -> tuple[str, ...]:
    """The addresses of the evidence of a hop or origin."""
    return tuple(pointer.get("target") or "" for pointer in change.iterfind(T + "ptr[@target]"))


def _person_of(statement: etree._Element) -> str | None:
    """The id of the person of the file that an agent is."""
    name = statement.find(T + "persName")
    return next(iter(pointers(name.get("ref"))), None) if name is not None else None


def agent_name(statement: etree._Element) -> str:
    """The name in a ``respStmt``, white space folded; empty if there is none."""
    names = statement.iterchildren(T + "persName", T + "orgName", T + "name")
    return normalize_space("".join(map(text_of, names)))


def _by_person(change: etree._Element) -> bool:
    """True if somebody else than xlate answers for a hop."""
    return any(agent != "ag.xlate" for agent in pointers(change.get("resp")))
