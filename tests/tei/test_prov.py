"""`xlate lineage export`: PROV-O that rdflib reads back and SPARQL answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Graph

from tests.conftest import ROOT, Run
from xlate.cli import cli
from xlate.errors import InputError
from xlate.workflow.lineage import export_prov

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # in rdflib's own parser
SEED = ROOT / "examples" / "kremlin-en-00seed.xml"
RUSSIAN = ROOT / "examples" / "kremlin-en-00seed.ru.xml"
BASE = "https://example.org/talk.xml"
RELAYS = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?spoken ?number WHERE {
  ?segment dcterms:identifier ?number ; prov:wasDerivedFrom ?rendering .
  ?rendering prov:wasDerivedFrom ?speech .
  ?speech dcterms:language ?spoken .
} ORDER BY ?number
"""


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_a_query_over_two_hops_finds_the_relayed_segments(form: str) -> None:
    """Whoever was heard through an interpreter: all segments of Kim Yong-nam, spoken in Korean."""
    data = export_prov(SEED, form=form, base=BASE).value
    graph = Graph().parse(data=data, format=form)
    found = [(str(row[0]), str(row[1])) for row in graph.query(RELAYS)]  # type: ignore[index]
    assert found == [("ko", number) for number in ("2.1", "2.2", "4.1", "4.2", "4.3", "4.4")]


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
