"""`xlate lineage export`: PROV-O that rdflib reads back and SPARQL answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

import xlate
from tests.conftest import ROOT, Run, shared
from tests.workflow.test_merge_machine import CORRECTED, PIVOT, RAW, TALK, machine_po
from tests.workflow.test_merge_multilingual import seed_po
from tests.workflow.test_strip import PARLAMINT, through
from xlate import Correction, Selection
from xlate.cli import cli
from xlate.errors import InputError
from xlate.languages import primary_subtag
from xlate.model.lineage_query import Query
from xlate.tei.read.prov import prov_graph
from xlate.tei.record import Record
from xlate.workflow.lineage_tables import export_prov

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # in rdflib's own parser
SEED = ROOT / "examples" / "kremlin-en-00seed.xml"
RUSSIAN = ROOT / "examples" / "kremlin-en-00seed.ru.xml"
BASE = "https://example.org/talk.xml"
KOREAN = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX relators: <http://id.loc.gov/vocabulary/relators/>
SELECT DISTINCT ?number WHERE {
  ?segment dcterms:identifier ?number ; relators:spk ?speaker ; prov:wasDerivedFrom+ ?words .
  ?words dcterms:language "ko" .
} ORDER BY ?number
"""
KIM = ["2.1", "2.2", "4.1", "4.2", "4.3", "4.4"]
STANDARD = {
    "http://www.w3.org/ns/prov#", "http://purl.org/dc/terms/", "http://www.w3.org/ns/dqv#", "http://www.w3.org/ns/oa#",
    "http://www.w3.org/2000/01/rdf-schema#", "http://id.loc.gov/vocabulary/relators/", "https://schema.org/",
    "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}  # fmt: skip


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
@pytest.mark.parametrize("file", [SEED, RUSSIAN])
def test_a_transitive_query_finds_what_was_spoken_in_korean(file: Path, form: str) -> None:
    """Review A6: whoever was heard through an interpreter, and nobody else, though all of it is in one English text."""
    graph = Graph().parse(data=export_prov(file, form=form, base=BASE).value, format=form)
    assert [str(row[0]) for row in graph.query(KOREAN)] == KIM  # type: ignore[index]


def compare_with_find(data: bytes, graph: Graph, base: str = BASE) -> int:
    """Each segment reaches those languages through which `lineage find` finds it; how many pairs were compared."""
    segments = xlate.survey(xlate.Input(data, "talk.xml")).value
    tags = sorted({str(tag) for tag in graph.objects(None, DCTERMS.language)})
    for segment in segments:
        words = URIRef(f"{base}#{segment.unit.key}")
        assert (words, RDF.type, PROV.Entity) in graph
        reached = {
            str(tag)
            for one in graph.transitive_objects(words, PROV.wasDerivedFrom)
            for tag in graph.objects(one, DCTERMS.language)
        }
        found = {tag for tag in tags if Query(languages=frozenset({tag})).matches(segment)}
        assert {tag for tag in tags if tag in {*reached, *map(primary_subtag, reached)}} == found, segment.unit.number
    return len(segments) * len(tags)


def made_files() -> dict[str, bytes]:
    """A file of every kind: source texts, translations, corrected by a person, by a machine over a pivot, parallel."""
    seed, russian = SEED.read_bytes(), (ROOT / "examples" / "ru.po").read_bytes()
    turn = Selection(turns=("2",))
    corrected = xlate.set_lineage(SEED, turn, Correction("Anna", spoken="zh")).value.data
    machine = machine_po(RAW, CORRECTED, origin=PIVOT)
    talk = xlate.init_lineage(xlate.Input(TALK, "talk.xml")).value
    spoken = xlate.set_lineage(xlate.Input(talk, "talk.xml"), Selection(everything=True), Correction("A", spoken="fr"))
    merged = xlate.merge(xlate.Input(spoken.value.data, "talk.xml"), xlate.Input(machine, "ru.po"), fuzzy="use").value
    both = [xlate.Input(russian, "ru.po"), xlate.Input(seed_po("ko", "s-dhx6vuyc", "s-veib4f6x"), "ko.po")]
    parallel = xlate.merge_parallel(xlate.Input(seed, "seed.xml"), both, fuzzy="use").value[0]
    files = {path.name: path.read_bytes() for path in (SEED, RUSSIAN)}
    files |= {
        str(path.relative_to(ROOT)): path.read_bytes() for path in sorted((ROOT / "tests/golden").glob("*/*.xml"))
    }
    assert merged.data is not None
    assert parallel.data is not None
    for standoff in (False, True):  # a sitting in the form of ParlaMint, with lineage on its elements and beside them
        _, source, target = through(PARLAMINT, standoff=standoff)
        files |= {f"sitting {standoff}": source.data, f"translated sitting {standoff}": target.data}
    for name, old, new in (
        ("beginning unknown", b'type="speech"', b'type="other"'),
        ("language of the speech not stated", b'<textLang mainLang="ko">Korean</textLang>', b""),
        (
            "a speech derived from others",
            b'<textLang mainLang="ru">',
            b'<relatedItem target="#v.kim-yong-nam.ko"/><textLang mainLang="ru">',
        ),
    ):
        files[name] = seed.replace(old, new)
        assert files[name] != seed
    return files | {"corrected": corrected, "machine": merged.data, "parallel": parallel.data}


def test_the_graph_and_find_agree_on_files_of_every_kind() -> None:
    files = made_files()
    for data in files.values():
        compare_with_find(data, prov_graph(Record.read(data), BASE))
    machine = prov_graph(Record.read(files["machine"]), BASE)
    words = machine.transitive_objects(URIRef(f"{BASE}#s0"), PROV.wasDerivedFrom)
    way = [str(machine.value(one, DCTERMS.language)) for one in words]
    assert way == ["ru", "ko", "en", "fr"]
    sitting = prov_graph(Record.read(files["translated sitting True"]), BASE)
    sources = {str(one).partition("#")[0] for one in sitting.objects(None, PROV.wasDerivedFrom)}
    assert "https://example.org/sitting.xml" in sources
    corrected = prov_graph(Record.read(files["corrected"]), BASE)
    assert [str(row[0]) for row in corrected.query(KOREAN)] == KIM[2:]  # type: ignore[index]


def test_the_graphs_of_source_and_translation_agree_with_find_when_they_are_put_together() -> None:
    source, translation = "https://example.org/kremlin-en-00seed.xml", "https://example.org/ru.xml"
    graph = prov_graph(Record.read(SEED.read_bytes()), source) + prov_graph(
        Record.read(RUSSIAN.read_bytes()), translation
    )
    compare_with_find(SEED.read_bytes(), graph, source)
    compare_with_find(RUSSIAN.read_bytes(), graph, translation)
    pairs = set(graph.subject_objects(PROV.wasDerivedFrom))
    assert (URIRef(f"{translation}#s-dhx6vuyc"), URIRef(f"{source}#s-dhx6vuyc")) in pairs


def test_in_a_parallel_file_a_translation_is_derived_from_the_linked_segment() -> None:
    graph = prov_graph(Record.read(made_files()["parallel"]), BASE)
    for language in ("ru", "ko"):
        derived = graph.value(URIRef(f"{BASE}#s-dhx6vuyc.{language}"), PROV.wasDerivedFrom)
        assert derived == URIRef(f"{BASE}#s-dhx6vuyc.en")


@pytest.mark.slow
def test_the_graph_and_find_agree_on_real_transcripts() -> None:
    compared = 0
    for path in sorted(shared("corpus", "raw").iterdir()):
        data = xlate.to_tei(path).value.data
        compared += compare_with_find(data, prov_graph(Record.read(data), BASE))
    assert compared > 2500


@pytest.mark.parametrize("file", [SEED, RUSSIAN])
def test_terms_are_those_of_standards_and_dates_have_types(file: Path) -> None:
    graph = prov_graph(Record.read(file.read_bytes()), BASE)
    terms = {str(term) for _, predicate, thing in graph for term in (predicate, thing) if isinstance(term, URIRef)}
    others = {term for term in terms if not term.startswith(("https://example.org/", *STANDARD))}
    assert others == set(map(str, graph.objects(None, SKOS.closeMatch))), "modes are close to concepts elsewhere"
    assert all(other.startswith("http://dbpedia.org/resource/") for other in others)
    assert {date.datatype for date in graph.objects(None, DCTERMS.date)} == {XSD.date}  # type: ignore[attr-defined]
    assert not set(graph.subjects(RDF.type, PROV.Activity)) & set(graph.subjects(RDF.type, PROV.Entity))
    record = Record.read(file.read_bytes())
    spoken = {str(one).rpartition("#")[2] for one in graph.subjects(DCTERMS.contributor, None)}
    kinds = {etree.QName(record.element(key)).localname for key in spoken}
    assert kinds == {"seg"}


def test_roles_and_certainty() -> None:
    """Who made a hop, and as what; how certain it is, and who says so."""
    graph = prov_graph(Record.read(RUSSIAN.read_bytes()), BASE)
    association = URIRef(f"{BASE}#hop.ru.human~ag.ru")
    assert graph.value(URIRef(f"{BASE}#hop.ru.human"), PROV.qualifiedAssociation) == association
    assert graph.value(association, PROV.hadRole) == URIRef("http://id.loc.gov/vocabulary/relators/trl")
    role = graph.value(URIRef(f"{BASE}#hop.kim-yong-nam.1~ag.interpreter"), PROV.hadRole)
    assert str(graph.value(role, RDFS.label)) == "interpretation from Korean into Russian"
    query = """
    PREFIX dqv: <http://www.w3.org/ns/dqv#>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    SELECT ?cert ?who WHERE { <%s#hop.kim-yong-nam.1> dqv:hasQualityAnnotation ?note .
      ?note oa:bodyValue ?cert ; <http://purl.org/dc/terms/creator> ?who } ORDER BY ?who
    """
    rows = [tuple(map(str, row)) for row in graph.query(query % BASE)]  # type: ignore[arg-type]
    assert rows == [("medium", f"{BASE}#ag.user"), ("medium", f"{BASE}#ag.xlate")]


def test_a_mode_is_close_to_a_concept_outside_the_file() -> None:
    graph = prov_graph(Record.read(SEED.read_bytes()), BASE)
    said = graph.value(URIRef(f"{BASE}#mode.interpreting"), SKOS.closeMatch)
    assert said == URIRef("http://dbpedia.org/resource/Language_interpretation")


@pytest.mark.parametrize(
    ("when", "datatype"),
    [("2018", XSD.gYear), ("2018-06", XSD.gYearMonth), ("2018-06-14T10:00:00+03:00", XSD.dateTime), ("June", None)],
)
def test_a_date_has_the_datatype_of_its_shape(when: str, datatype: URIRef | None) -> None:
    data = RUSSIAN.read_text(encoding="utf-8").replace(' when="2026-11-23" resp=', f' when="{when}" resp=').encode()
    graph = prov_graph(Record.read(data), BASE)
    hop = URIRef(f"{BASE}#hop.ru.human")
    assert graph.value(hop, DCTERMS.date) == Literal(when, datatype=datatype)
    ended = graph.value(hop, PROV.endedAtTime)
    assert ended == (Literal(when, datatype=datatype) if datatype == XSD.dateTime else None)


def test_both_syntaxes_say_the_same() -> None:
    """The graphs are equal, and no blank node is needed."""
    turtle, json = (
        Graph().parse(data=export_prov(RUSSIAN, form=form, base=BASE).value, format=form)
        for form in ("turtle", "json-ld")
    )
    assert set(turtle) == set(json)
    assert len(turtle) > 300


def test_every_hop_of_the_header_is_an_activity_with_both_ends() -> None:
    """In the translated file the last hop is the translator's."""
    graph = Graph().parse(data=export_prov(RUSSIAN, base=BASE).value, format="turtle")
    query = """
    PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?tag WHERE { ?hop a prov:Activity ; rdfs:label ?tag ; prov:used ?from . ?to prov:wasGeneratedBy ?hop .
      ?from a prov:Entity . ?to a prov:Entity ; <http://purl.org/dc/terms/title> ?title }
    """
    assert {str(row[0]) for row in graph.query(query)} == {"ru-t-ko", "en-t-ru", "ru-t-en"}  # type: ignore[index]


def test_on_the_command_line(tmp_path: Path) -> None:
    """Turtle to a file, JSON-LD to standard output."""
    path = tmp_path / "talk.ttl"
    run = CliRunner().invoke(
        cli, ["lineage", "export", str(SEED), "--format", "turtle", "--base", BASE, "-o", str(path)]
    )
    assert run.exit_code == 0, run.output
    assert f"<{BASE}#hop.kim-yong-nam.1> a prov:Activity" in path.read_text(encoding="utf-8")
    run = CliRunner().invoke(cli, ["lineage", "export", str(SEED), "--format", "json-ld"])
    assert '"urn:x-tei:kremlin-en-00seed#v.en"' in run.stdout
    with pytest.raises(InputError, match="turtle, json-ld"):
        export_prov(SEED, form="rdf/xml")


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_each_run_writes_the_same_bytes(xlate_process: Run, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    written = set()
    for seed in "12":
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        written.add(xlate_process("lineage", "export", SEED, "--format", form).stdout)
    assert len(written) == 1
    assert written != {""}
