"""schemas/xlate.odd names the elements and attributes that xlate.rng allows and that xlate writes, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT, SHARED, shared
from xlate.errors import XlateError
from xlate.files import Input
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.revision.correction import Correction, Selection
from xlate.workflow.lineage import set_lineage
from xlate.workflow.merge import merge, merge_parallel
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import copy_schemas

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ODD = ROOT / "schemas" / "xlate.odd"
SEED = ROOT / "examples" / "kremlin-en-00seed.xml"
RU = ROOT / "examples" / "ru.po"
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


def in_rng() -> Names:
    """What the RELAX NG schema allows, definitions followed."""
    grammar = etree.parse(ROOT / "schemas" / "xlate.rng").getroot()
    defines = {define.get("name"): define for define in grammar.iter(f"{RNG}define")}

    def attributes(pattern: etree._Element, seen: frozenset[str]) -> Iterator[str]:
        for part in pattern.iterchildren(f"{RNG}*"):
            kind, name = str(part.tag).removeprefix(RNG), part.get("name") or ""
            if kind == "attribute":
                yield from [name] if name else [choice.text or "" for choice in part.iter(f"{RNG}name")]
            elif kind == "ref" and name not in seen:
                yield from attributes(defines[name], seen | {name})
            elif kind not in ("element", "ref"):
                yield from attributes(part, seen)

    names: Names = set()
    for element in grammar.iter(f"{RNG}element"):
        name = element.get("name") or ""
        names |= {(name, ""), *((name, attribute) for attribute in attributes(element, frozenset()))}
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
        to_tei(ROOT / "tests" / "data" / "markup.html").value.data,
        to_tei(SEED.with_suffix(".txt"), speakers=Input(register, "speakers.toml")).value.data,
    ]
    return in_files(*files, *merged_by_many())


def merged_by_many() -> list[bytes]:
    """What a merge writes of two translators who differ, of a machine, and side by side."""
    other = RU.read_bytes().replace("Большое спасибо.".encode(), "Благодарю.".encode()).replace(b"A. Translator", b"B.")
    line = machine_line(MachineOrigin("argos", "1.11.0", (Model("en", "ru", "1.9", "3f9a2c1d77aa"),)), "x").encode()
    machine = RU.read_bytes().replace(b"\n#. Turn 1", b"\n# " + line + b"\n#. Turn 1")
    assert machine != RU.read_bytes()
    separate = merge(SEED, [RU, Input(other, "other.po")], prefer="first", variants=True, fuzzy="use")
    beside = merge_parallel(SEED, [Input(machine, "ru.po")])
    assert separate.value.data is not None
    assert beside.value[0].data is not None
    return [separate.value.data, beside.value[0].data]


def test_odd_and_rng_name_the_same() -> None:
    """Every element and attribute that is allowed is documented, and nothing else is."""
    assert in_odd({"rec", "opt"}) == in_rng()


def test_what_xlate_writes_is_documented_as_such() -> None:
    """Nothing is written that the ODD marks as only accepted."""
    assert written() <= in_odd({"rec"}, "written")


def test_everything_that_the_odd_says_is_written_is_written_somewhere() -> None:
    """Over transcripts of all formats and publishers, each element and attribute is met."""
    shared("corpus", "raw")
    files = []
    for path in sorted((SHARED / "corpus" / "raw").iterdir()):
        try:
            files.append(to_tei(path).value.data)
        except XlateError:
            continue
    assert in_odd({"rec"}, "written") == in_files(*files) | written()


def test_the_odd_is_valid_tei(tei_all: etree.RelaxNG) -> None:
    """TEI's own schema covers documents that define schemas."""
    assert tei_all.validate(etree.parse(ODD)), tei_all.error_log


@pytest.mark.parametrize("part", ["desc", "exemplum"])
def test_every_element_is_explained_and_shown(part: str) -> None:
    """With a why and an example; every attribute has a why."""
    specs = list(etree.parse(ODD).iter(f"{TEI}elementSpec"))
    assert [spec.get("ident") for spec in specs if spec.find(f"{TEI}{part}") is None] == []
    assert [a.get("ident") for spec in specs for a in spec.iter(f"{TEI}attDef") if not (a.findtext(f"{TEI}desc"))] == []


def test_every_example_is_what_the_schema_allows() -> None:
    """Elements and attributes in the examples are among those documented."""
    names: Names = set()
    for example in etree.parse(ODD).iter("{http://www.tei-c.org/ns/Examples}egXML"):
        for element in example.iterdescendants("{http://www.tei-c.org/ns/Examples}*"):
            name = etree.QName(element).localname
            names |= {(name, ""), *((name, str(a).replace(XML, "xml:")) for a in element.attrib)}
    assert names <= in_odd({"rec", "opt"})


def test_the_odd_comes_with_the_schemas(tmp_path: Path) -> None:
    """``xlate schemas`` copies it."""
    assert tmp_path / "xlate.odd" in copy_schemas(tmp_path)
