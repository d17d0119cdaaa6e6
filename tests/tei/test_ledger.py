"""The provenance ledger: an entry is found where there is one, and declared once where there is none."""

from __future__ import annotations

from xlate.model.lineage import Certainty, Hop, Lineage, Mode
from xlate.tei.header.ledger import ProvenanceLedger
from xlate.tei.names import IdRegistry
from xlate.tei.record import Record

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title>"
    '<respStmt xml:id="anna"><resp>annotation of lineage</resp><persName>Anna  Schmidt</persName></respStmt>'
    '</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><listBibl><bibl xml:id="v.kim.ko" type="speech"/>'
    '</listBibl></sourceDesc></fileDesc><profileDesc><langUsage><language ident="ko"/></langUsage></profileDesc>'
    "</teiHeader>"
)


def _lineage(*languages: str) -> Lineage:
    modes = [*[Mode.INTERPRETING] * (len(languages) - 2), Mode.HUMAN]
    ways = zip(languages, languages[1:], modes, strict=False)
    return Lineage(languages[0], tuple(Hop(source, target, mode, Certainty.HIGH) for source, target, mode in ways))


def test_a_way_is_declared_once() -> None:
    ledger = ProvenanceLedger()
    first = ledger.chain("kim", "Kim", _lineage("ko", "ru", "en"), "en")
    again = ledger.chain("kim", "Kim", _lineage("ko", "ru", "en"), "en")
    assert first == again == ("#hop.kim.1 #hop.kim.2", "#v.kim.ru")
    assert list(ledger.hop_lists) == ["hops.kim"]
    assert list(ledger.agents) == ["ag.interpreter", "ag.translator"]
    assert ledger.languages == []  # a way is told by versions, and its languages need not be those of the text
    second = ledger.chain("kim", "Kim", _lineage("fr", "en"), "en")
    assert second == ("#hop.kim.b.1", "#v.kim.fr")
    assert list(ledger.hop_lists) == ["hops.kim", "hops.kim.2"]


def test_a_text_that_the_header_does_not_have_is_one_version_made_from_all() -> None:
    ledger = ProvenanceLedger()
    ledger.chain("kim", "Kim", _lineage("ko", "ru", "en"), "en")
    ledger.chain("petit", "Petit", _lineage("fr", "en"), "en")
    assert ledger.versions["v.en"].made_from == ("v.kim.ru", "v.petit.fr")
    assert [version.id for version in ledger.versions.values() if version.type == "text"] == ["v.en"]


def test_a_speech_and_a_rendering_in_one_language_are_two_versions() -> None:
    ledger = ProvenanceLedger()
    ledger.chain("kim", "Kim", _lineage("ko", "ru", "en"), "en")
    assert ledger.chain("kim", "Kim", _lineage("ru", "en"), "en").source == "#v.kim.ru.speech"


def test_what_the_header_has_is_used() -> None:
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text xml:lang="en"><body><p/></body></text></TEI>'
    record = Record.read(data.encode())
    ledger = ProvenanceLedger(record, IdRegistry(record.by_id))
    assert ledger.agent("Anna Schmidt", "annotation of lineage") == "anna"
    assert ledger.agent("Anna Schmidt", "translation") == "ag.anna-schmidt"
    ledger.chain("kim", "Kim", _lineage("ko", "en"), "en")
    assert list(ledger.versions) == ["v.en"]
    assert "ko" not in ledger.languages


def test_an_id_is_given_once() -> None:
    ids = IdRegistry({"a"})
    assert [ids.free("a"), ids.free("a"), ids.free("b"), ids.free("b", "-")] == ["a.2", "a.3", "b", "b-2"]
    assert ("a.3" in ids, "a.3" in ids.given, "c" in ids) == (True, False, False)
