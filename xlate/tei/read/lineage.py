"""Lineage as it stands in a TEI header, read back: hops, versions, agents, and the chains that units point at.

The markup is that of docs/encoding.md: a hop is a ``change`` in ``profileDesc/creation/listChange``, and a unit names
the hops its words went through in ``@change``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from xlate.languages import UNDETERMINED, split_hop_tag
from xlate.model.lineage import Certainty, Hop, Kind, Lineage, Mode, Relation, classes_of_chain
from xlate.tei.names import XML_ID, T, pointers, text_of
from xlate.text import normalize_space

__all__ = [
    "UNNAMED_AGENTS",
    "HeaderHops",
    "agent_name",
    "beside_others",
    "lineage_pointers",
    "own_pointers",
    "read_certainty",
    "read_relation",
    "statement_pointers",
    "way_of",
]

_OWN = ("#rel.", "#lin.")
"""how pointers of ``@ana`` begin that are about lineage"""

UNNAMED_AGENTS = {
    Mode.INTERPRETING: ("ag.interpreter", "interpreter, not named in the source"),
    Mode.HUMAN: ("ag.translator", "translator(s), not named in the source"),
    Mode.MACHINE: ("ag.machine", "program, not named in the source"),
    Mode.POST_EDITED: ("ag.machine", "program, not named in the source"),
}
"""id and name of the agents who stand for those whom nobody names, by the mode of their hops"""
_UNNAMED_IDS = {identifier for identifier, _ in UNNAMED_AGENTS.values()}
_MODES = {f"mode.{mode}": mode for mode in Mode}
_CERTAINTIES = {str(certainty): certainty for certainty in Certainty}
_RELATIONS = {f"rel.{relation}": relation for relation in Relation}


@lru_cache(maxsize=256)  # one value stands on many units
def read_relation(ana: str | None) -> Relation | None:
    """The relation that ``@ana`` names, if it names one."""
    return next((_RELATIONS[word] for word in pointers(ana) if word in _RELATIONS), None)


def read_certainty(cert: str | None) -> Certainty | None:
    """The certainty that ``@cert`` gives, if it is one of ours."""
    return _CERTAINTIES.get(cert or "")


def lineage_pointers(kind: Kind, *, revisits: bool) -> str:
    """The pointers of ``@ana`` for a class of lineage: ``#lin.relay #lin.revisits``."""
    return f"#lin.{kind} #lin.revisits" if revisits else f"#lin.{kind}"


def statement_pointers(relation: Relation | None, lineage: Lineage) -> str:
    """The pointers of ``@ana`` for what is printed about words and their lineage: ``#rel.translation #lin.direct``."""
    classes = lineage_pointers(lineage.kind, revisits=lineage.revisits)
    return f"#rel.{relation} {classes}" if relation else classes


def way_of(lineage: Lineage) -> object:
    """What two lineages have in common that are the same chain: the way, not the sentences that give the evidence."""
    return lineage.spoken, tuple((hop.source, hop.target, hop.mode, hop.certainty) for hop in lineage.hops)


def own_pointers(ana: str | None) -> str:
    """Those pointers of ``@ana`` that are about lineage."""
    return " ".join(word for word in (ana or "").split() if word.startswith(_OWN))


def beside_others(element: etree._Element, own: str) -> str:
    """A value of ``@ana``: new pointers about lineage, and those of other people as they stand on an element."""
    return " ".join([own, *(word for word in (element.get("ana") or "").split() if not word.startswith(_OWN))])


@dataclass(slots=True)
class HeaderHops:
    """The hops and versions that a TEI header declares, and the chains that can be made of them."""

    changes: dict[str, etree._Element] = field(default_factory=dict)
    """xml:id of each ``change`` of type hop or origin -> the element"""
    versions: dict[str, etree._Element] = field(default_factory=dict)
    """xml:id of each ``bibl`` -> the element"""
    agents: dict[str, str] = field(default_factory=dict)
    """xml:id of each agent (``respStmt``) that the header calls by a name -> the name"""
    _lineages: dict[str, Lineage] = field(default_factory=dict)

    @classmethod
    def read(cls, header: etree._Element) -> HeaderHops:
        """Collect the hops and versions of a ``teiHeader``."""
        hops = cls()
        for change in header.iterfind(f"{T}profileDesc/{T}creation//{T}change[@type]"):
            identifier = change.get(XML_ID)
            if identifier and change.get("type") in ("hop", "origin"):
                hops.changes[identifier] = change
        for bibl in header.iter(T + "bibl"):
            identifier = bibl.get(XML_ID)
            if identifier:
                hops.versions[identifier] = bibl
        for statement in header.iter(T + "respStmt"):
            identifier, name = statement.get(XML_ID), agent_name(statement)
            if identifier and name and identifier not in _UNNAMED_IDS:
                hops.agents[identifier] = name
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
        lineage = self.lineage(change)
        return classes_of_chain(lineage.spoken, [hop.target for hop in lineage.hops])

    def is_hop(self, change: etree._Element, hop: Hop) -> bool:
        """True if an entry of the header says the same as a hop."""
        return self._read_hop(change) == hop

    def _read_chain(self, identifiers: list[str]) -> Lineage:
        chain = [self.changes[identifier] for identifier in identifiers if identifier in self.changes]
        spoken: str | None = None
        by_user = bool(chain) and _by_person(chain[0])
        if chain and chain[0].get("type") == "origin":
            spoken = chain[0].get("subtype") or UNDETERMINED
            chain = chain[1:]
        elif chain and self._starts_from_speech(chain[0]):
            languages = split_hop_tag(chain[0].get("subtype") or "")
            spoken = languages[0] if languages else UNDETERMINED
        hops = tuple(hop for hop in map(self._read_hop, chain) if hop is not None)
        return Lineage(spoken, hops, stated_by_user=by_user)

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
        mode = next((_MODES[word] for word in pointers(change.get("ana")) if word in _MODES), None)
        return Hop(
            source,
            target,
            mode,
            read_certainty(change.get("cert")) or Certainty.LOW,
            " ".join(text_of(change).split()),
            stated_by_user=_by_person(change),
            agents=tuple(self.agents[word] for word in pointers(change.get("who")) if word in self.agents),
        )


def agent_name(statement: etree._Element) -> str:
    """The name in a ``respStmt``, white space folded; empty if there is none."""
    names = statement.iterchildren(T + "persName", T + "orgName", T + "name")
    return normalize_space("".join(map(text_of, names)))


def _by_person(change: etree._Element) -> bool:
    """True if somebody else than xlate answers for a hop."""
    return any(agent != "ag.xlate" for agent in pointers(change.get("resp")))
