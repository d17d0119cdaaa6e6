from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from tests.exchanging import NOW, entry, package, published
from xlate.exchange.tmx import Pair, write_tmx
from xlate.lineage import Certainty, Hop, Lineage, Mode, Relation
from xlate.units import State, Unit

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
UNIT = replace(
    package(entry("", 'One <hi rend="i">two</hi><lb/> &amp; &lt;', "x")).units[0].unit,
    lineage=Lineage("ko", (Hop("ko", "ru", Mode.INTERPRETING, Certainty.HIGH), Hop("ru", "en", None, Certainty.LOW))),
    relation=Relation.RETRANSLATION,
    speaker="Kim & Co",
    number="2.1",
)
TARGET = replace(UNIT.lineage, hops=(*UNIT.lineage.hops, Hop("en", "ru", Mode.MACHINE, Certainty.HIGH)))


def written(text: str, state: State = State.TRANSLATED, unit: Unit = UNIT, machine: str = "") -> etree._Element:
    moment = datetime(2026, 1, 2, 3, tzinfo=UTC)
    data = write_tmx([Pair(unit, "ru", text, state, TARGET, "Anna", moment, machine)], "a.xml", "en", NOW)
    root = etree.fromstring(data)
    schema = published("tmx14.dtd")
    assert schema.validate(root), schema.error_log
    return root


def properties(element: etree._Element) -> dict[str, str | None]:
    return {str(prop.get("type")): prop.text for prop in element.iterfind("prop")}


def test_a_pair_tells_where_it_comes_from() -> None:
    root = written("раз")
    header, unit = root.find("header"), root.find("body/tu")
    assert header is not None
    assert unit is not None
    assert (header.get("srclang"), header.get("segtype"), header.get("creationdate")) == (
        "en",
        "paragraph",
        "20261123T120000Z",
    )
    assert unit.get("tuid") == "s0"
    assert properties(unit) == {
        "x-document": "a.xml",
        "x-number": "2.1",
        "x-speaker": "Kim & Co",
        "x-xlate-unit": "segment",
        "x-xlate-lineage": "ko>ru>en",
        "x-xlate-kind": "relay",
        "x-xlate-relation": "retranslation",
    }
    source, target = unit.iterfind("tuv")
    assert (source.get(LANG), target.get(LANG)) == ("en", "ru")
    assert (target.get("changeid"), target.get("changedate")) == ("Anna", "20260102T030000Z")
    assert properties(target) == {
        "x-state": "translated",
        "x-xlate-target-lineage": "ko>ru>en>ru",
        "x-xlate-target-kind": "relay",
    }


def test_codes_hold_their_markup_and_are_paired() -> None:
    root = written("<lb/><hi rend='i'>два</hi>")
    source, target = ("".join(etree.tostring(seg, encoding="unicode").split("\n")) for seg in root.iter("seg"))
    assert source == (
        '<seg>One <bpt i="1" x="1" type="x-tei-hi">&lt;hi rend="i"&gt;</bpt>two<ept i="1">&lt;/hi&gt;</ept>'
        '<ph x="2" type="x-tei-lb">&lt;lb/&gt;</ph> &amp; &lt;</seg>'
    )
    assert target == (
        '<seg><ph x="2" type="x-tei-lb">&lt;lb/&gt;</ph><bpt i="1" x="1" type="x-tei-hi">&lt;hi rend="i"&gt;</bpt>'
        'два<ept i="1">&lt;/hi&gt;</ept></seg>'
    )


def test_a_translation_with_markup_of_its_own_is_kept_without_pairs() -> None:
    (_, target) = written("<b>два</b>").iter("bpt")
    assert (target.get("i"), target.get("x"), target.get("type")) == ("1", None, "x-tei-b")


def test_machine_text_is_always_marked() -> None:
    line = "xlate-mt: argos 1.11 en_ru/1.9 5d41402a"
    for state, machine, shown in (
        (State.MACHINE, line, line),
        (State.MACHINE, "", "a machine's words"),
        (State.POST_EDITED, "", "a machine's words, corrected by a person"),
        (State.FUZZY, line, line),
    ):
        _, target = written("раз", state, machine=machine).iter("tuv")
        assert properties(target)["x-mt"] == shown
        assert properties(target)["x-state"] == str(state)


def test_a_unit_in_another_language_than_the_document_says_so() -> None:
    unit = written("раз", unit=replace(UNIT, language="fr", lineage=Lineage(None))).find("body/tu")
    assert unit is not None
    assert unit.get("srclang") == "fr"
    assert "x-xlate-lineage" not in properties(unit)
