"""The rules that a TEI file of xlate keeps, by name, and what its header declares for them to lean on.

The names are a contract, as the codes of findings are: people look them up in docs/validation.md. One cause makes one
finding: a rule that leans on a fact which another rule has found broken keeps silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from xlate.languages import UNDETERMINED, primary_subtag, split_hop_tag
from xlate.model.lineage import Basis, Kind, Mode, Relation
from xlate.model.unit import State
from xlate.tei.names import ANNOTATION, XML_ID, T, pointers
from xlate.tei.read.lineage import HeaderHops
from xlate.tei.read.statements import Statements, others, read_hops

__all__ = ["RULES", "Broken", "Chain", "Declared", "Mechanism", "Rule", "name_of", "of_lineage"]


class Mechanism(StrEnum):
    """What checks a rule."""

    SCHEMATRON = "Schematron"
    PYTHON = "Python"


class Rule(NamedTuple):
    """How a rule is checked and reported."""

    code: str
    """code of its findings"""
    mechanism: Mechanism


class Broken(NamedTuple):
    """A rule that does not hold, and where."""

    rule: str
    """a key of RULES"""
    element: etree._Element
    message: str
    """one sentence: what is wrong, and what was expected"""


def name_of(element: etree._Element) -> str:
    """The name of an element for messages: its id, or what it is."""
    identifier = element.get(XML_ID)
    return f'"{identifier}"' if identifier else f"this {etree.QName(element).localname}"


def of_lineage(word: str) -> bool:
    """Whether a pointer of ``@ana`` is one by which a text says something of lineage: ``#lin.relay``."""
    return word.startswith(tuple(f"#{prefix}." for prefix in _CATEGORIES))


def _rules(code: str, mechanism: Mechanism, names: str) -> dict[str, Rule]:
    return dict.fromkeys(names.split(), Rule(code, mechanism))


RULES: dict[str, Rule] = {
    **_rules(
        "XL301",
        Mechanism.SCHEMATRON,
        "text-lang text-group change-hop change-history item-form p-body p-header head-form note-form seg-type "
        "seg-paragraph seg-marker note-marker desc-form",
    ),
    **_rules(
        "XL302",
        Mechanism.SCHEMATRON,
        "unit-id u-id seg-n lin-one rel-one st-one st-source corresp u-corresp marker-known stage-desc",
    ),
    **_rules("XL302", Mechanism.SCHEMATRON, "set-who set-items newest-first"),
    **_rules(
        "XL303", Mechanism.PYTHON, "duplicate-id ptr-ana ptr-change ptr-who ptr-source ptr-resp ptr-src ptr-local"
    ),
    **_rules("XL303", Mechanism.PYTHON, "hop-versions hop-who"),
    **_rules("XL302", Mechanism.PYTHON, "hop-tag hop-mt hop-langs list-join lang-listed"),
    **_rules("XL302", Mechanism.PYTHON, "hop-join lin-computed lin-revisits u-lin lang-true resp-hop mt-marked"),
    **_rules("XL302", Mechanism.PYTHON, "rel-missing rel-unfounded rel-spread cert-printed cert-inherited"),
}
"""every rule; those of Schematron are the ids of the asserts in schemas/xlate.sch"""


_CATEGORIES = {
    "lin": {f"lin.{kind}" for kind in Kind} | {"lin.revisits"},
    "rel": {f"rel.{relation}" for relation in Relation},
    "bas": {f"bas.{basis}" for basis in Basis if basis is not Basis.NONE},
    "mode": {f"mode.{mode}" for mode in Mode},
    "st": {f"st.{state}" for state in State},
}
"""the categories of docs/encoding.md, by prefix"""


class Chain(NamedTuple):
    """What follows from the hops that ``@change`` names."""

    sound: bool
    """all pointers lead to hops that break no rule, and they join up; the rest is worth nothing otherwise"""
    gap: str | None
    """why the hops do not join up, if they do not"""
    kind: Kind
    revisits: bool
    language: str | None
    """the language in which it ends; None for no hop at all"""
    last: etree._Element | None
    """the last hop or origin entry"""
    mode: Mode | None
    """of the last hop"""


@dataclass(slots=True)
class Declared:
    """What the header of a file declares, and what the rules have found out about it."""

    hops: HeaderHops
    statements: Statements
    persons: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    categories: set[str] = field(default_factory=set)
    """those of xlate that exist, and any of other people"""
    languages: set[str] = field(default_factory=set)
    """in lower case, for tags are compared so"""
    foreign: bool = False
    """the file was made elsewhere, so it is held only to what it says of lineage"""
    broken_hops: set[str] = field(default_factory=set)
    """hops that break a rule themselves; filled by the rules of the header"""
    _chains: dict[str, Chain] = field(default_factory=dict)

    @classmethod
    def read(cls, root: etree._Element) -> Declared:
        """Collect what the header of a TEI document declares."""
        header = root.find(T + "teiHeader")
        assert header is not None  # parse_tei has looked
        hops = read_hops(root)
        named: dict[object, set[str]] = {T + name: set() for name in ("person", "respStmt", "category", "language")}
        for element in root.iter(*map(str, named)):
            named[element.tag].add(element.get("ident" if element.tag == T + "language" else XML_ID) or "")
        persons, agents, categories, languages = named.values()
        return cls(
            hops,
            Statements(root, hops),
            persons=persons - {""},
            agents=agents - {""},
            categories={name for name in categories if name and _may_be_declared(name)},
            languages=set(map(str.lower, languages)),
            foreign=not any(
                application.get("ident") == "xlate" and application.get("type") != ANNOTATION
                for application in header.iter(T + "application")
            ),
        )

    def chain(self, change: str | None) -> Chain:
        """What follows from a value of ``@change``; each value is worked out once."""
        value = change or ""
        if value not in self._chains:
            self._chains[value] = self._read_chain(value)
        return self._chains[value]

    def version_language(self, identifier: str) -> str | None:
        """The language of a version, if its ``bibl`` says so."""
        version = self.hops.versions.get(identifier)
        text_language = version.find(T + "textLang") if version is not None else None
        return text_language.get("mainLang") if text_language is not None else None

    def _read_chain(self, change: str) -> Chain:
        foreign = {word.removeprefix("#") for word in others(change, "change")} - self.hops.changes.keys()
        names = [name for name in pointers(change) if name not in foreign]
        changes = [self.hops.changes[name] for name in names if name in self.hops.changes]
        sound = len(changes) == len(names) and not self.broken_hops.intersection(names)
        gap = next(_gaps(changes), None) if sound else None
        kind, revisits = self.hops.classes(change)
        lineage = self.hops.lineage(change)
        return Chain(
            sound=sound and gap is None,
            gap=gap,
            kind=kind,
            revisits=revisits,
            language=lineage.current,
            last=changes[-1] if changes else None,
            mode=lineage.hops[-1].mode if lineage.hops else None,
        )


def _may_be_declared(category: str) -> bool:
    """Nobody can add to the categories of xlate, whose names begin with a prefix of their own."""
    prefix = category.partition(".")[0]
    return prefix not in _CATEGORIES or category in _CATEGORIES[prefix]


def _gaps(changes: list[etree._Element]) -> Iterator[str]:
    """Where a hop does not start from what the one before it made."""
    for before, after in pairwise(changes):
        if after.get("type") == "origin":
            yield f"the origin {after.get(XML_ID)} is not first"
        elif before.get("type") == "origin":
            # The words were printed as they were spoken, so a version lies between that no hop made.
            languages = split_hop_tag(after.get("subtype") or "") or (UNDETERMINED, UNDETERMINED, False)
            if primary_subtag(languages[0]) != primary_subtag(before.get("subtype") or UNDETERMINED):
                yield f"{after.get(XML_ID)} does not start from the language of {before.get(XML_ID)}"
        elif not set(pointers(after.get("source"))) & set(pointers(before.get("corresp"))):
            yield f"{after.get(XML_ID)} does not start from the version that {before.get(XML_ID)} made"
