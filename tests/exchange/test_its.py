"""ITS in XLIFF: who made a translation, and how sure a machine was of it."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.exchanging import NOW, WRITERS, XLIFF2, entry, package, published
from xlate.exchange.catalogue import Entry
from xlate.exchange.xliff import read_xliff, write_xliff2
from xlate.model.mt_origin import MachineOrigin, Model, machine_line

ITS = "{http://www.w3.org/2005/11/its}"
ARGOS = MachineOrigin("argos", "1.11.0", (Model("en", "ru", "1.9"),))
STATED = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:its="http://www.w3.org/2005/11/its"
  its:version="2.0" srcLang="en" trgLang="ru"><file id="f" its:annotatorsRef="mt-confidence|https://mt.example/2">
  <unit id="s0"><segment state="initial" subState="okp:mt"><source>Yes.</source>
  <target><mrk id="m1" type="its:generic" its:mtConfidence="{}">Да.</mrk></target></segment></unit></file></xliff>"""
STATED12 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:its="http://www.w3.org/2005/11/its">
  <file original="a" source-language="en" target-language="ru" datatype="xml" its:annotatorsRef="mt-confidence|bing">
  <body><trans-unit id="s0"><source>Yes.</source>
  <target state="needs-review-translation" its:mtConfidence="0.75">Да.</target></trans-unit></body></file></xliff>"""


def machine(source: str, words: str, *, now: str | None = None, fuzzy: bool = True) -> Entry:
    return entry("", source, words if now is None else now, fuzzy=fuzzy, comment=machine_line(ARGOS, words))


def units(data: bytes) -> dict[str, etree._Element]:
    schema = published("xliff-core-2.0.xsd")
    root = etree.fromstring(data)
    assert schema.validate(root), schema.error_log
    return {unit.get("id", ""): unit for unit in root.iter(f"{XLIFF2}unit")}


def made_by(unit: etree._Element) -> dict[str, str]:
    """The record that a unit points at."""
    records = unit.find(f"{ITS}provenanceRecords")
    reference = unit.get(f"{ITS}provenanceRecordsRef")
    if records is None:
        assert reference is None
        return {}
    assert reference == f"#its={records.get('{http://www.w3.org/XML/1998/namespace}id')}"
    (record,) = records
    return {str(name): str(value) for name, value in record.attrib.items()}


def test_each_translation_says_who_made_it() -> None:
    remembered = entry("", "Old.", "Старый.", comment="xlate-tm: 100 % talk.xml, B. Translator")
    document = package(
        entry("", "One.", "Раз."),
        machine("Two.", "Два."),
        machine("Three.", "Три", now="Три.", fuzzy=False),
        machine("Four.", "Пять.", now="Четыре."),
        entry("", "Five.", ""),
        remembered,
    )
    data = write_xliff2(document, NOW)
    assert [made_by(unit) for unit in units(data).values()] == [
        {"person": "A. Translator"},
        {"tool": "Argos Translate 1.11.0"},
        {"tool": "Argos Translate 1.11.0", "revPerson": "A. Translator"},
        {"tool": "Argos Translate 1.11.0"},
        {},
        {},  # who translated it is known of the memory, and is not the translator of this file
    ]
    assert b'its:version="2.0"' in data
    assert [one.translation for one in read_xliff(data, "a.xlf").entries][:4] == ["Раз.", "Два.", "Три.", "Четыре."]


def test_a_file_of_which_nothing_is_known_has_no_trace_of_its() -> None:
    assert b"its:" not in write_xliff2(package(entry("", "One.", "")), NOW)


@pytest.mark.parametrize("stated", [STATED.format("0.75"), STATED12])
@pytest.mark.parametrize("form", WRITERS)
def test_a_confidence_that_a_tool_stated_goes_through_every_format(form: str, stated: str) -> None:
    write, read = WRITERS[form]
    (one,) = read_xliff(stated.encode(), "a.xlf").entries
    tool = "https://mt.example/2" if stated is not STATED12 else "bing"
    assert one.comment == f"xlate-mt-confidence: 0.75 {tool}"
    back = next(iter(read(write(package(entry("", "Yes.", "Да.", fuzzy=True, comment=one.comment))), "b").entries))
    assert one.comment in back.comment.splitlines()


def test_the_confidence_stands_around_the_words_of_the_machine_as_long_as_nobody_has_changed_them() -> None:
    line = machine_line(ARGOS, "Да.")
    stated = f"kept\nxlate-mt-confidence: 0.75 https://mt.example/2\n{line}"
    raw = package(
        entry("", "Yes.", "Да.", fuzzy=True, comment=stated), entry("", "Yes!", "Ага.", fuzzy=True, comment=stated)
    )
    first, second = units(write_xliff2(raw, NOW)).values()
    mark = first.find(f".//{XLIFF2}target/{XLIFF2}mrk")
    assert mark is not None
    assert (mark.text, mark.get(f"{ITS}mtConfidence"), mark.get("type")) == ("Да.", "0.75", "its:generic")
    assert mark.get(f"{ITS}annotatorsRef") == "mt-confidence|https://mt.example/2"
    notes = ["".join(note.itertext()) for note in first.iter(f"{XLIFF2}note") if note.get("category") == "comment"]
    assert notes == ["kept"]
    assert second.find(f".//{XLIFF2}mrk") is None
    (again, other) = read_xliff(write_xliff2(raw, NOW), "a.xlf").entries
    assert sorted(again.comment.splitlines()) == sorted(stated.splitlines())
    assert sorted(other.comment.splitlines()) == sorted(stated.splitlines())
    assert again.is_raw_machine


@pytest.mark.parametrize("value", ["1.5", "high", "-0.1", ""])
def test_a_confidence_that_is_no_number_from_0_to_1_is_none(value: str) -> None:
    (one,) = read_xliff(STATED.format(value).encode(), "a.xlf").entries
    assert (one.comment, one.machine) == ("", True)
