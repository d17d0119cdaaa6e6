"""Record -> PROV-O: versions of the words as entities, hops as activities, interpreters and translators as agents.

Source: PROV-O, W3C Recommendation of 30 April 2013; how it is used: docs/decisions/0028. Everything is named by the
xml:id that it has in the file; what has none is named after what it belongs to, with ``~``, which no xml:id can hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from xlate._version import install_command
from xlate.errors import MissingExtraError
from xlate.model.unit import Unit, UnitKind
from xlate.tei.names import XML_ID, T, pointers, text_of
from xlate.tei.read.alternatives import find_opinions
from xlate.tei.read.derivation import Derivation, Derived, Step
from xlate.tei.read.lineage import agent_name
from xlate.tei.read.people import person_name
from xlate.tei.read.prov_terms import PREFIXES, RELATORS, dated
from xlate.tei.read.statements import Statements, read_hops
from xlate.tei.record import Record

if TYPE_CHECKING:
    from rdflib import Graph, Namespace, URIRef
    from rdflib.term import Node

__all__ = ["FORMATS", "prov_graph", "write_prov"]

FORMATS = ("turtle", "json-ld")


def write_prov(record: Record, form: str, base: str | None = None) -> bytes:
    """The lineage of a file as RDF.

    Args:
        record: the file.
        form: one of FORMATS.
        base: address of the file, to which ``#id`` is added; None: ``urn:x-tei:`` with the xml:id of the document.

    Returns:
        An entity for each version (bibl) and unit, an activity for each hop, agents and persons, and the categories
        that the file declares as SKOS concepts. A hop used one version and generated another. From a unit,
        ``prov:wasDerivedFrom+`` leads along the chain of its own hops, and along no other.

    Raises:
        MissingExtraError: rdflib is not installed.
    """
    graph = prov_graph(record, base)
    if form == "json-ld":
        document = json.loads(graph.serialize(format=form, context=PREFIXES))
        return f"{json.dumps(_in_order(document), ensure_ascii=False, indent=2)}\n".encode()
    return graph.serialize(format=form, encoding="utf-8")


def prov_graph(record: Record, base: str | None = None) -> Graph:
    """The same as a graph of rdflib.

    Raises:
        MissingExtraError: rdflib is not installed.
    """
    try:
        from rdflib import Graph
    except ImportError:
        raise MissingExtraError(
            f"PROV-O needs rdflib; install it with: {install_command('rdf')}", extra="rdf"
        ) from None
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    _Writer(record, graph, base or f"urn:x-tei:{record.root.get(XML_ID) or 'document'}").write()
    return graph


def _in_order(value: Any) -> Any:
    """JSON-LD with its members and sets in one order: rdflib writes them in another one each time."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=json.dumps)
    return value


class _Writer:
    """One file."""

    def __init__(self, record: Record, graph: Graph, address: str) -> None:
        from rdflib import Namespace

        self.record, self.graph = record, graph
        self.here: Namespace = Namespace(f"{address}#")
        self.hops = read_hops(record.root)
        self.statements = Statements(record.root, self.hops)
        self.derivation = Derivation(record, self.hops, address)
        self.opinions = find_opinions(record.root)
        self._passages: set[str] = set()

    def write(self) -> None:
        """Fill the graph."""
        self._categories()
        self._agents()
        self._versions()
        for identifier, change in self.hops.changes.items():
            if change.get("type") != "origin":  # it says in which language words began, and is no step
                self._hop(identifier, change)
        for unit in self.record.units():
            self._unit(unit)
            for number, said in enumerate(self.opinions.get(unit.key, ()), 1):
                self._opinion(unit, number, said)

    def _say(self, subject: URIRef, predicate: URIRef, *values: Node | str | None, lang: str | None = None) -> None:
        """Add a statement for each value that there is; a plain text becomes a literal."""
        from rdflib import Literal
        from rdflib.term import Identifier

        for value in values:
            if value:
                node = value if isinstance(value, Identifier) else Literal(str(value), lang=lang)
                self.graph.add((subject, predicate, node))

    def _named(self, value: str | None) -> list[URIRef]:
        return [self.here[name] for name in pointers(value)]

    def _declared(self, name: str) -> Iterator[etree._Element]:
        """The elements of a name in all headers of the file."""
        return (element for header in self.record.headers for element in header.iter(T + name))

    def _categories(self) -> None:
        from rdflib import RDF, SKOS

        for taxonomy in self._declared("taxonomy"):
            scheme = taxonomy.get(XML_ID)
            if scheme:
                self._say(self.here[scheme], RDF.type, SKOS.ConceptScheme)
                self._say(self.here[scheme], SKOS.definition, text_of(taxonomy.find(T + "desc")), lang="en")
            for category in taxonomy.iter(T + "category"):
                identifier = category.get(XML_ID)
                if identifier:
                    concept = self.here[identifier]
                    self._say(concept, RDF.type, SKOS.Concept)
                    self._say(concept, SKOS.inScheme, self.here[scheme] if scheme else None)
                    self._say(concept, SKOS.prefLabel, text_of(category.find(f"{T}catDesc/{T}term")), lang="en")
                    self._say(concept, SKOS.closeMatch, *self._concepts(category))
                    self._say(concept, SKOS.definition, text_of(category.find(f"{T}catDesc")), lang="en")
                    above = category.getparent()
                    if above is not None and above.tag == T + "category":
                        self._say(concept, SKOS.broader, *self._named(f"#{above.get(XML_ID)}"))

    def _concepts(self, category: etree._Element) -> Iterator[Node]:
        """What a category is called outside the file."""
        from rdflib import URIRef

        for term in category.iterfind(f"{T}catDesc/{T}term"):
            yield from map(URIRef, (term.get("ref") or "").split())

    def _agents(self) -> None:
        from rdflib import PROV, RDF, RDFS, SDO, URIRef

        for identifier, statement in self._respstmts().items():
            software = any(name.get("type") == "software" for name in statement.iter(T + "name"))
            agent = self.here[identifier]
            self._say(agent, RDF.type, PROV.SoftwareAgent if software else PROV.Agent)
            self._say(agent, RDFS.label, agent_name(statement))
            self._say(agent, RDFS.comment, text_of(statement.find(T + "resp")))
            for name in statement.iter(T + "name"):
                for program in self.record.named(name.get("ref"), "application"):
                    self._say(agent, SDO.softwareVersion, program.get("version"))
        for person in self._declared("person"):
            key = person.get(XML_ID)
            if key:
                self._say(self.here[key], RDF.type, PROV.Person)
                for name in person.iterchildren(T + "persName", T + "name"):
                    self._say(self.here[key], RDFS.label, person_name(name))
                    self._say(self.here[key], RDFS.seeAlso, *map(URIRef, (name.get("ref") or "").split()))

    def _respstmts(self) -> dict[str, etree._Element]:
        statements = self._declared("respStmt")
        return {key: statement for statement in statements if (key := statement.get(XML_ID))}

    def _versions(self) -> None:
        from rdflib import DCTERMS, PROV, RDF

        for identifier, bibl in self.hops.versions.items():
            version = self.here[identifier]
            languages = bibl.find(T + "textLang")
            self._say(version, RDF.type, PROV.Entity)
            self._say(version, DCTERMS.title, text_of(bibl.find(T + "title")))
            self._say(version, DCTERMS.publisher, text_of(bibl.find(T + "publisher")))
            self._say(version, DCTERMS.language, languages.get("mainLang") if languages is not None else None)
            for date in bibl.iterchildren(T + "date"):
                self._say(version, DCTERMS.date, dated(date.get("when")))
            for related in bibl.iterchildren(T + "relatedItem"):
                other = related.get("type") == "otherEdition"
                self._say(
                    version,
                    PROV.alternateOf if other else PROV.wasDerivedFrom,
                    *self._named(related.get("target")),
                )

    def _hop(self, identifier: str, change: etree._Element) -> None:
        from rdflib import DCTERMS, PROV, RDF, RDFS, XSD

        hop = self.here[identifier]
        when = dated(change.get("when"))
        self._say(hop, RDF.type, PROV.Activity)
        self._say(hop, RDFS.label, change.get("subtype"))
        self._say(hop, RDFS.comment, text_of(change))
        self._say(hop, DCTERMS.type, *self._named(change.get("ana")))
        self._say(hop, PROV.used, *self._named(change.get("source")))
        for target in self._named(change.get("corresp")):
            self._say(target, PROV.wasGeneratedBy, hop)
        self._say(hop, DCTERMS.date, when)
        if when is not None and when.datatype == XSD.dateTime:  # PROV-O has moments alone
            self._say(hop, PROV.endedAtTime, when)
        for agent in pointers(change.get("who")):
            self._association(identifier, agent)
        self._certainty(hop, change.get("cert"), self.here[f"{identifier}~certainty"], *self._named(change.get("resp")))

    def _association(self, hop: str, agent: str) -> None:
        """That somebody made a hop, and as what: the role that the respStmt points at, else its words."""
        from rdflib import PROV, RDF, RDFS, URIRef

        association = self.here[f"{hop}~{agent}"]
        self._say(self.here[hop], PROV.wasAssociatedWith, self.here[agent])
        self._say(self.here[hop], PROV.qualifiedAssociation, association)
        self._say(association, RDF.type, PROV.Association)
        self._say(association, PROV.agent, self.here[agent])
        statement = self._respstmts().get(agent)
        for resp in statement.iterchildren(T + "resp") if statement is not None else ():
            role = URIRef(resp.get("ref") or self.here[f"{agent}~role"])
            self._say(association, PROV.hadRole, role)
            self._say(role, RDF.type, PROV.Role)
            self._say(role, RDFS.label, None if resp.get("ref") else text_of(resp))

    def _certainty(self, subject: URIRef, cert: str | None, note: URIRef, *stated_by: URIRef) -> None:
        """How certain a statement is, and whose it is: an annotation of the Data Quality Vocabulary of W3C."""
        from rdflib import DCTERMS, RDF, Namespace

        quality, annotation = Namespace(PREFIXES["dqv"]), Namespace(PREFIXES["oa"])
        if cert or stated_by:
            self._say(subject, quality.hasQualityAnnotation, note)
            self._say(note, RDF.type, quality.QualityAnnotation)
            self._say(note, annotation.bodyValue, cert)
            self._say(note, DCTERMS.creator, *stated_by)

    def _unit(self, unit: Unit) -> None:
        from rdflib import DCTERMS, PROV, RDF, URIRef

        element = self.record.element(unit.key)
        said = self.statements.of(element)
        derived = self.derivation.of(element, said)
        if not derived.steps and derived.source is None and unit.kind is not UnitKind.SEGMENT:
            return
        words = self.here[unit.key]
        self._say(words, RDF.type, PROV.Entity)
        self._say(words, DCTERMS.identifier, unit.number)
        self._say(words, DCTERMS.language, unit.language)
        self._say(words, DCTERMS.type, *self._named(said.get("ana")))
        if said.get("cert"):
            self._certainty(words, said.get("cert"), self.here[f"~{said.get('cert')}"])
        self._say(words, PROV.wasAttributedTo, *self._named(said.get("resp")))
        if unit.person and unit.kind is UnitKind.SEGMENT:
            self._say(words, DCTERMS.contributor, self.here[unit.person])
            self._say(words, URIRef(f"{RELATORS}spk"), self.here[unit.person])
        if derived.source is None:
            self._came(words, derived, derived.steps)
            return
        source = URIRef(derived.source)
        before, after = derived.steps[: derived.shared], derived.steps[derived.shared :]
        if not derived.is_here:  # what the source file says of its own words, so that this file can be asked alone
            self._say(source, RDF.type, PROV.Entity)
            self._say(source, DCTERMS.language, derived.source_language)
            self._came(source, derived, before)
        if not after:
            self._say(words, PROV.wasQuotedFrom, source)
        for step in after[:-1]:  # the versions in between that a machine made and nobody kept
            between = self.here[f"{unit.key}~{step.key}"]
            self._made(between, step)
            self._say(between, RDF.type, PROV.Entity)
            self._say(between, DCTERMS.language, step.target)
            self._say(between, PROV.wasDerivedFrom, source)
            source = between
        self._say(words, PROV.wasDerivedFrom, source)
        if after:
            self._made(words, after[-1])

    def _opinion(self, unit: Unit, number: int, said: Mapping[str, str]) -> None:
        """The words as somebody else says that they came: an entity of its own, from which no other is derived."""
        from rdflib import DCTERMS, PROV, RDF

        derived = self.derivation.chain(said)
        words = self.here[f"{unit.key}~{number}"]
        self._say(words, RDF.type, PROV.Entity)
        self._say(words, PROV.alternateOf, self.here[unit.key])
        self._say(words, DCTERMS.language, unit.language)
        self._say(words, DCTERMS.type, *self._named(said.get("ana")))
        note = self.here[f"{unit.key}~{number}~certainty"]
        self._certainty(words, said.get("cert"), note, *self._named(said.get("resp")))
        self._came(words, derived, derived.steps)

    def _came(self, words: URIRef, derived: Derived, steps: tuple[Step, ...]) -> None:
        """Say which way words came: by the last of some hops, from the words that it used."""
        from rdflib import DCTERMS, PROV, RDF

        if steps:
            self._made(words, steps[-1])
        before = steps[:-1]
        name = "~".join([*(step.key for step in before), "words"]) if before else self._beginning(derived, steps)
        if name is None:
            return
        passage = self.here[name]
        self._say(words, PROV.wasDerivedFrom, passage)
        if before and name not in self._passages:
            self._passages.add(name)
            self._say(passage, RDF.type, PROV.Entity)
            self._say(passage, DCTERMS.language, before[-1].target)
            self._came(passage, derived, before)

    def _beginning(self, derived: Derived, steps: tuple[Step, ...]) -> str | None:
        """The name of what a chain begins with: a version that is derived from no other, else words of one.

        Where nobody knows how the words began, these are the words that the first hop used.
        """
        from rdflib import DCTERMS, PROV, RDF

        if derived.origin is not None:
            version = self.here[derived.origin]
            if (version, PROV.wasDerivedFrom, None) not in self.graph:
                if (version, DCTERMS.language, None) not in self.graph:
                    self._say(version, DCTERMS.language, derived.spoken)
                return derived.origin
            whole: tuple[str, ...]
            name, language, whole = f"{derived.origin}~words", derived.spoken, (derived.origin,)
        elif steps:
            name, language, whole = f"{steps[0].key}~source", steps[0].source, steps[0].used
        else:
            return None
        self._say(self.here[name], RDF.type, PROV.Entity)
        self._say(self.here[name], DCTERMS.language, language)
        self._say(self.here[name], DCTERMS.isPartOf, *(self.here[version] for version in whole))
        return name

    def _made(self, words: URIRef, step: Step) -> None:
        """Say which hop made some words, and of which version they are a part."""
        from rdflib import DCTERMS, PROV

        self._say(words, PROV.wasGeneratedBy, self.here[step.key])
        self._say(words, DCTERMS.isPartOf, *(self.here[version] for version in step.made))
