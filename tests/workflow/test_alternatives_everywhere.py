"""Another opinion is asked for, exported and taken back like what stands there."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, URIRef

from tests.conftest import EXAMPLES, Run
from tests.workflow.test_good_guest import problems, tei
from tests.workflow.test_merge_multilingual import seed_po
from xlate import merge
from xlate.files import Input
from xlate.languages import primary_subtag
from xlate.model.lineage_query import Query, way
from xlate.revision.correction import Correction, Selection
from xlate.tei.read.prov import prov_graph
from xlate.tei.record import Record
from xlate.workflow.lineage import clear_lineage, init_lineage, set_lineage, strip_lineage, survey
from xlate.workflow.opinions import add_alternative, clear_alternatives

ALL = Selection(everything=True)
TURN = Selection(turns=("2",))
SEED = (EXAMPLES / "kremlin-en-00seed.xml").read_bytes()
BASE = "https://example.org/talk.xml"


def given(data: bytes) -> Input:
    return Input(data, "talk.xml")


def with_opinion(data: bytes, by: str = "Boris", chosen: Selection = TURN, **what: object) -> bytes:
    correction = Correction(by, **({"spoken": "zh", "relays": ()} | what))  # type: ignore[arg-type]
    made = add_alternative(given(data), chosen, correction).value.data
    assert problems(given(made)) == []
    return made


def test_taking_the_last_opinion_back_gives_every_byte_back() -> None:
    boris = with_opinion(SEED, agents=("Wang",))
    both = with_opinion(boris, "Clara", spoken="ja", evidence_at=("talk.mp4#t=9",))
    one = clear_alternatives(given(both), Selection(segments=("2.1",))).value.data
    assert problems(given(one)) == []
    assert {one.by for segment in survey(given(one)).value for one in segment.alternatives} == {"Boris", "Clara"}
    assert clear_alternatives(given(one), ALL).value.data == SEED
    assert clear_alternatives(given(with_opinion(boris, "Boris", spoken="de")), ALL).value.data == SEED


def test_what_an_opinion_needs_outlives_the_correction_that_brought_it() -> None:
    said = set_lineage(given(SEED), TURN, Correction("Anna", spoken="zh", relays=())).value.data
    beside = with_opinion(said, "Boris", spoken="zh", relays=("ru",))
    cleared = clear_lineage(given(beside), ALL).value.data
    assert problems(given(cleared)) == []
    ways = {way(one.lineage) for segment in survey(given(cleared)).value for one in segment.alternatives}
    assert ways == {"zh → ru → en"}
    assert clear_alternatives(given(cleared), ALL).value.data == SEED
    assert clear_lineage(given(clear_alternatives(given(beside), ALL).value.data), ALL).value.data == SEED


def test_strip_takes_opinions_too() -> None:
    for standoff in (False, True):
        bare = tei('<u xml:id="u1" who="#a"><seg xml:id="s1">Good day.</seg></u>')
        declared = init_lineage(bare, standoff=standoff).value
        said = set_lineage(given(declared), ALL, Correction("Ann", spoken="fr")).value.data
        assert strip_lineage(given(with_opinion(said, chosen=ALL))).value == bare.data


def test_find_asks_for_other_opinions_and_tables_have_them(tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "talk.xml").write_bytes(with_opinion(SEED, agents=("Wang",)))
    plain = xlate_program("lineage", "find", "talk.xml", "--spoken", "zh")
    assert plain.stdout == ""
    found = xlate_program("lineage", "find", "talk.xml", "--spoken", "zh", "--agent", "wang", "--alternatives").stdout
    assert found.count("\n") == 2
    assert "(ko → ru → en; or zh → en (Boris, medium))" in found
    none = xlate_program("lineage", "find", "talk.xml", "--spoken", "zh", "--via", "ru", "--alternatives").stdout
    assert none == "", "all that is asked must fit one opinion"
    for command in (("find", "--csv", "--alternatives", "--spoken", "zh"), ("show", "--segments", "--csv")):
        rows = list(csv.DictReader(io.StringIO(xlate_program("lineage", *command, "talk.xml").stdout)))
        cells = {row["n"]: row["alternatives"] for row in rows}
        assert cells["2.1"] == "zh → en (Boris, medium)"
    found_json = json.loads(xlate_program("lineage", "find", "talk.xml", "--json", "--speaker", "Kim").stdout)
    assert found_json["results"][0]["segments"][0]["alternatives"][0]["way"] == "zh → en"


@pytest.mark.parametrize("translate", [False, True])
def test_the_graph_reaches_what_find_finds_with_and_without_other_opinions(translate: bool) -> None:
    data = with_opinion(with_opinion(SEED), "Clara", spoken="ja")
    if translate:
        made = merge(given(data), Input(seed_po("de", "s-dhx6vuyc"), "de.po")).value.data
        assert made is not None
        data = made
        assert problems(given(data)) == []
    graph = prov_graph(Record.read(data), BASE)
    tags = sorted({str(tag) for tag in graph.objects(None, DCTERMS.language)})
    compared = 0
    for segment in survey(given(data)).value:
        words = URIRef(f"{BASE}#{segment.unit.key}")
        others = list(graph.subjects(PROV.alternateOf, words))
        views = {False: [words], True: [words, *map(URIRef, map(str, others))]}
        for asked, starts in views.items():
            reached = {
                primary_subtag(str(tag))
                for start in starts
                for one in graph.transitive_objects(start, PROV.wasDerivedFrom)
                for tag in graph.objects(one, DCTERMS.language)
            }
            found = {tag for tag in tags if Query(languages=frozenset({tag}), alternatives=asked).matches(segment)}
            assert {tag for tag in tags if tag in reached} == found, (segment.unit.number, asked)
            compared += 1
    assert compared > 20
    if translate:
        shown = {one.in_words for segment in survey(given(data)).value for one in segment.alternatives}
        assert shown == {
            "zh → en (Boris, medium)", "zh → en → de (Boris, medium)",
            "ja → en (Clara, medium)", "ja → en → de (Clara, medium)",
        }  # fmt: skip


def test_a_mode_stays_as_long_as_a_hop_that_another_correction_uses_has_it() -> None:
    stretch = Selection(first="1.7", last="4.2")
    once = set_lineage(given(SEED), stretch, Correction("A", spoken="ko", modes=("simultaneous",))).value.data
    twice = set_lineage(given(once), ALL, Correction("A", spoken="ko")).value.data
    part = clear_lineage(given(twice), stretch).value.data
    assert problems(given(part)) == []
    assert clear_lineage(given(part), ALL).value.data == SEED
