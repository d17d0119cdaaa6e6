"""schemas/xlate.odd is the schema: what is made from it is current, and it says what xlate writes and accepts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT, SHARED, shared
from tests.make_schemas import DECLARATIONS, outputs
from tests.odd import Odd
from tests.odd_outputs import relax_ng
from xlate.errors import XlateError
from xlate.files import Input
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.revision.correction import Correction, Selection
from xlate.workflow.lineage import set_lineage
from xlate.workflow.merge import merge, merge_parallel
from xlate.workflow.opinions import add_alternative
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import copy_schemas

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
EXAMPLE = "{http://www.tei-c.org/ns/Examples}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ODD = ROOT / "schemas" / "xlate.odd"
SEED = ROOT / "examples" / "kremlin-en-00seed.xml"
RU = ROOT / "examples" / "ru.po"
RUSSIAN = """WEBVTT
Language: ru

NOTE Расшифровка студии

00:01.000 --> 00:03.000
<v Президент России Владимир Путин>Добрый день! Рад вас видеть.

00:04.000 --> 00:06.000
<v Ким Ён Нам>Большое спасибо.
"""
PLACE = """Встреча с Ким Ён Намом

14 июня 2018 года, Москва, Кремль

Президент России Владимир Путин: Добрый день!

Ким Ён Нам (КНДР): Большое спасибо.
"""
Names = set[tuple[str, str]]
"""(element, attribute); an empty attribute stands for the element itself"""


def in_odd(usages: set[str], group: str = "") -> Names:
    """What the ODD names, in one of its groups or in all."""
    names: Names = set()
    for spec in etree.parse(ODD).iter(f"{TEI}elementSpec"):
        parent = spec.getparent()
        assert parent is not None
        if group in ("", parent.get(f"{XML}id")):
            element = spec.get("ident") or ""
            names.add((element, ""))
            names |= {(element, a.get("ident") or "") for a in spec.iter(f"{TEI}attDef") if a.get("usage") in usages}
    return names


def in_files(*files: bytes) -> Names:
    """What stands in TEI files."""
    names: Names = set()
    for data in files:
        for element in etree.fromstring(data).iter(f"{TEI}*"):
            name = str(element.tag).removeprefix(TEI)
            names |= {(name, ""), *((name, str(a).replace(XML, "xml:")) for a in element.attrib)}
    return names


def written() -> Names:
    """What xlate writes: conversions, merges, a correction, a register of speakers."""
    said = Correction("A. S.", spoken="kk", relays=("zh",), agents=("B. T.",))
    register = b'[[speaker]]\nname = "Kim"\naliases = ["Kim Yong-nam"]\nref = "https://example.org/kim"\n'
    files = [
        *(path.read_bytes() for path in sorted((ROOT / "examples").glob("*.xml"))),
        *(
            path.read_bytes()
            for path in sorted((ROOT / "tests" / "golden").rglob("*.xml"))
            if "handmade" not in str(path)
        ),
        set_lineage(SEED, Selection(turns=("1",)), said).value.data,
        add_alternative(SEED, Selection(turns=("1",)), replace(said, evidence_at=("talk.mp4#t=95",))).value.data,
        to_tei(ROOT / "tests" / "data" / "markup.html").value.data,
        to_tei(SEED.with_suffix(".txt"), speakers=Input(register, "speakers.toml")).value.data,
        to_tei(ROOT / "tests" / "data" / "annotations" / "talk.exb").value.data,
        to_tei(Input(RUSSIAN.encode(), "talk.vtt")).value.data,
        to_tei(Input(PLACE.encode(), "kreml.txt"), language="ru").value.data,
    ]
    return in_files(*files, *merged_by_many())


def merged_by_many() -> list[bytes]:
    """What a merge writes of two translators who differ, of a machine, of people who comment, and side by side."""
    other = RU.read_bytes().replace("Большое спасибо.".encode(), "Благодарю.".encode()).replace(b"A. Translator", b"B.")
    line = machine_line(MachineOrigin("argos", "1.11.0", (Model("en", "ru", "1.9", "3f9a2c1d77aa"),)), "x").encode()
    machine = RU.read_bytes().replace(b"\n#. Turn 1", b"\n# " + line + b"\n#. Turn 1")
    assert machine != RU.read_bytes()
    noted = b"\n# xlate-note: open 2026-11-26T21:11:00+00:00 Anna Schmidt: Which office?\n#. Turn 1"
    other = other.replace(b"\n#. Turn 1", noted, 1)
    separate = merge(SEED, [RU, Input(other, "other.po")], prefer="first", variants=True, fuzzy="use")
    beside = merge_parallel(SEED, [Input(machine, "ru.po")])
    assert separate.value.data is not None
    assert beside.value[0].data is not None
    return [separate.value.data, beside.value[0].data]


def test_what_is_made_from_the_odd_is_current() -> None:
    """The schemas and the reference page are those of the ODD: ``make schemas`` would change nothing."""
    stale = [path.name for path, text in outputs().items() if path.read_text(encoding="utf-8") != text]
    assert stale == []


OVERLOOKED = {
    "a list of values without mode": ('<valList type="closed" mode="add">', '<valList type="closed">', "without mode"),
    "an attribute deleted that is not there": ("<attList>", '<attList><attDef ident="foo" mode="delete"/>', "foo"),
    "an element that is not included": ('key="analysis" include="c"', 'key="analysis"', "'c'"),
    "an element of another name": ('include="c"', 'include="c cc"', "'cc'"),
    "a part of ODD that is not known": ("<moduleRef", "<outputRendition/><moduleRef", "outputRendition"),
}


@pytest.mark.parametrize("what", OVERLOOKED)
def test_what_would_be_overlooked_is_refused(what: str) -> None:
    """The reader of the ODD knows only what the schema needs, and says so where there is more."""
    find, replace, message = OVERLOOKED[what]
    changed = ODD.read_text(encoding="utf-8").replace(find, replace, 1).encode()
    odd, declarations = etree.fromstring(changed), etree.parse(DECLARATIONS).getroot()
    with pytest.raises(ValueError, match=message):
        relax_ng(Odd(odd, declarations))


def test_the_declarations_of_tei_are_those_of_the_release_that_we_validate_against() -> None:
    """For every element and class of the ODD, tei_all has the attributes that tests/data/tei-p5.xml has."""
    grammar = etree.parse(shared("schema", "tei_all.rng")).getroot()
    defines = {str(define.get("name")): define for define in grammar.iter(f"{RNG}define")}
    elements = {str(element.get("name")): element for element in grammar.iter(f"{RNG}element")}
    used = {spec.get("ident") for spec in etree.parse(ODD).iter(f"{TEI}elementSpec", f"{TEI}classSpec")}
    used |= {member.get("key") for member in etree.parse(ODD).iter(f"{TEI}memberOf")}
    compared = 0
    for spec in etree.parse(DECLARATIONS).getroot().iterchildren(f"{TEI}elementSpec", f"{TEI}classSpec"):
        name = str(spec.get("ident"))
        if name in used:
            mine = re.compile(re.escape(name) + r"\.attribute\.")
            places = [elements[name]] if name in elements else [one for key, one in defines.items() if mine.match(key)]
            there = {attribute.get("name") for place in places for attribute in place.iter(f"{RNG}attribute")}
            assert {definition.get("ident") for definition in spec.iter(f"{TEI}attDef")} == there, name
            compared += 1
    assert compared > 120


def test_what_xlate_writes_is_documented_as_such() -> None:
    """Nothing is written that the ODD marks as only accepted."""
    assert written() <= in_odd({"req", "rec"}, "written")


def test_everything_that_the_odd_says_is_written_is_written_somewhere() -> None:
    """Over transcripts of all formats and publishers, each element and attribute is met."""
    shared("corpus", "raw")
    files = []
    for path in sorted((SHARED / "corpus" / "raw").iterdir()):
        try:
            files.append(to_tei(path).value.data)
        except XlateError:
            continue
    assert in_odd({"req", "rec"}, "written") == in_files(*files) | written()


def test_the_odd_is_valid_tei(tei_all: etree.RelaxNG) -> None:
    """TEI's own schema covers documents that define schemas."""
    assert tei_all.validate(etree.parse(ODD)), tei_all.error_log


@pytest.mark.parametrize("part", ["desc", "exemplum"])
def test_every_element_is_explained_and_shown(part: str) -> None:
    """With a why and an example; every attribute has a why."""
    specs = list(etree.parse(ODD).iter(f"{TEI}elementSpec"))
    assert [spec.get("ident") for spec in specs if spec.find(f"{TEI}{part}") is None] == []
    kept = [a for spec in specs for a in spec.iter(f"{TEI}attDef") if a.get("mode") != "delete"]
    assert [a.get("ident") for a in kept if not a.findtext(f"{TEI}desc")] == []


def test_every_example_is_what_the_schema_allows() -> None:
    """Each is valid for the schema, taken by itself; only "…" stands for what is left out."""
    grammar = etree.parse(ROOT / "schemas" / "xlate.rng").getroot()
    start = grammar.find(f"{RNG}start")
    assert start is not None
    choice = etree.SubElement(start, f"{RNG}choice")
    choice.append(start[0])
    for name in in_odd(set()):
        etree.SubElement(choice, f"{RNG}ref", {"name": name[0]})
    schema = etree.RelaxNG(grammar)
    checked = 0
    for example in etree.parse(ODD).iter(f"{EXAMPLE}egXML"):
        text = etree.tostring(example[0], encoding="unicode", with_tail=False)
        element = etree.fromstring(text.replace(EXAMPLE[1:-1], TEI[1:-1]))
        if "…</" not in text:
            assert schema.validate(element), (text, schema.error_log)
            checked += 1
    assert checked > 80


def test_the_odd_comes_with_the_schemas(tmp_path: Path) -> None:
    """``xlate schemas`` copies it."""
    assert tmp_path / "xlate.odd" in copy_schemas(tmp_path)
