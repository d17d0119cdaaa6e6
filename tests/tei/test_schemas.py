"""The schemas as others use them: jing and plain Schematron refuse what xlate validate refuses, and nothing else."""

from __future__ import annotations

import random
import re
import subprocess
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from lxml.isoschematron import Schematron

from tests.conftest import EXAMPLES, ROOT
from tests.rng_samples import Sampler
from xlate.tei.validate.grammar import Grammar
from xlate.tei.validate.rules import RULES, Mechanism
from xlate.tei.validate.run import check_tei
from xlate.tei.validate.schemas import schema_path

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
ENCODING = ROOT / "tests" / "data" / "encoding"
BASES = {path.name: path.read_bytes() for path in sorted([*ENCODING.glob("*.xml"), *EXAMPLES.glob("*.xml")])}
OF_SCHEMATRON = {name for name, rule in RULES.items() if rule.mechanism is Mechanism.SCHEMATRON}


# ------------------------------------------------------------------ RELAX NG


def mutate(document: etree._Element, names: list[str], choice: random.Random) -> etree._Element:
    """A copy with one thing changed at random."""
    copy = deepcopy(document)
    element = choice.choice([*copy.iterdescendants("*")])
    parent = element.getparent()
    assert parent is not None
    kind = choice.choice(["rename", "remove", "repeat", "text", "add", "drop", "value"])
    if kind in ("drop", "value") and element.attrib:
        attribute = choice.choice(sorted(map(str, element.attrib)))
        if kind == "drop":
            del element.attrib[attribute]
        elif attribute != f"{XML}id":  # an id of another form is refused by the parser
            element.set(attribute, choice.choice(["two words", "#a", "-1", "2018-02-31"]))
    elif kind == "remove":
        parent.remove(element)
    elif kind == "repeat":
        element.addnext(deepcopy(element))
    elif kind == "text":
        element.text = "words" + (element.text or "")
    elif kind == "add":
        attributes = ["foo", "n", "type", "ana", "target", f"{XML}id"]
        element.set(choice.choice(attributes), "x")
    else:
        element.tag = TEI + choice.choice(names)
    return copy


@pytest.mark.slow
def test_one_thing_changed_at_random_is_judged_alike_by_all(tmp_path: Path) -> None:
    """Made-up documents are valid; with one change they are valid for xlate, libxml2 and jing, or for none."""
    tree = etree.parse(schema_path("xlate.rng"))
    schema, grammar = etree.RelaxNG(tree), Grammar(tree.getroot())
    names = sorted(str(element.get("name")) for element in tree.iter("{http://relaxng.org/ns/structure/1.0}element"))
    choice = random.Random(17)  # noqa: S311 - made-up documents are no secret
    refused = set()
    files = []
    for seed in range(10):
        document = Sampler(tree.getroot(), seed).document()
        assert schema.validate(document), schema.error_log
        for number in range(8):
            changed = mutate(document, names, choice)
            path = tmp_path / f"{seed}-{number}.xml"
            path.write_bytes(etree.tostring(changed))
            files.append(path)
            if not schema.validate(changed):
                refused.add(path)
                assert grammar.explain(changed), path.read_bytes()
    done = subprocess.run(
        ["jing", schema_path("xlate.rng"), *files], check=False, capture_output=True, encoding="utf-8"
    )
    assert {Path(line.partition(":")[0]) for line in done.stdout.splitlines()} == refused
    assert len(refused) > len(files) / 4


# ------------------------------------------------------------------ Schematron


class Mutation(NamedTuple):
    """How a rule is broken."""

    rule: str
    where: str
    """XPath of the elements that can break it"""
    attribute: str
    value: str | None
    """None removes the attribute; after + it is added to what stands there"""


UNIT = "//t:u/t:seg"
MUTATIONS = [
    Mutation("unit-id", f"{UNIT} | //t:div/t:head | //t:u//t:desc", f"{XML}id", None),
    Mutation("u-id", "//t:u", f"{XML}id", None),
    Mutation("seg-n", UNIT, "n", "99.1"),
    Mutation("lin-one", f"{UNIT} | //t:note[@type='speaker']", "ana", "#lin.revisits #st.fuzzy"),
    Mutation("rel-one", f"{UNIT} | //t:u", "ana", "+ #rel.spoken #rel.translation"),
    Mutation("st-one", f"{UNIT}[contains(@ana, '#st.')]", "ana", "+ #st.mt"),
    Mutation("st-source", "//t:u", "ana", "+ #st.translated"),
    Mutation("corresp", f"{UNIT}[starts-with(@corresp, 'src:')]", "corresp", "src:other"),
    Mutation("u-corresp", "//t:u[starts-with(@corresp, 'src:')]", "corresp", None),
    Mutation("marker-known", "//t:*[@type='marker']", "subtype", "loud"),
    Mutation("newest-first", "//t:revisionDesc/t:change[2]", "when", "2099-01-01"),
    Mutation("set-who", "//t:revisionDesc/t:change", "type", "lineage"),
    Mutation("set-items", "//t:revisionDesc/t:change", "type", "lineage"),
    Mutation("text-lang", "//t:text[t:body]", f"{XML}lang", None),
    Mutation("text-group", "//t:text[t:group]", "corresp", "#v.en"),
    Mutation("change-hop", "//t:listChange/t:change", "type", None),
    Mutation("change-history", "//t:revisionDesc/t:change", "when", None),
    Mutation("item-form", "//t:item", "change", "#hop"),
    Mutation("p-body", "//t:div/t:p", f"{XML}lang", "en"),
    Mutation("p-header", "//t:teiHeader//t:p", f"{XML}id", "x"),
    Mutation("head-form", "//t:listBibl/t:head", "n", "1"),
    Mutation("note-form", "//t:div/t:note", "type", "editorial"),
    Mutation("seg-type", UNIT, "type", "narrative"),
    Mutation("seg-paragraph", UNIT, "type", "paragraph"),
    Mutation("seg-marker", "//t:seg[@type='marker']", "n", "1"),
    Mutation("note-marker", "//t:note[@type='marker']", f"{XML}lang", "en"),
    Mutation("desc-form", "//t:teiHeader//t:desc", "ana", "#lin.unknown"),
]


@cache
def plain_schematron() -> Schematron:
    """As anybody would compile it."""
    return Schematron(etree.parse(schema_path("xlate.sch")), store_report=True)


def plain_rules(document: etree._Element) -> set[str]:
    """What xlate.sch finds when lxml runs it, without xlate."""
    schematron = plain_schematron()
    schematron.validate(document)
    report = schematron.validation_report
    assert report is not None  # store_report
    return {str(failed.get("id")) for failed in report.iter(f"{SVRL}failed-assert")}


def own_rules(document: etree._Element) -> set[str]:
    """What xlate validate finds by the same rules."""
    found = check_tei(etree.tostring(document), "x.xml", load=BASES.get)
    return {finding.rule for finding in found if finding.rule} & OF_SCHEMATRON


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.rule)
def test_a_broken_rule_is_found_by_xlate_and_by_plain_schematron(mutation: Mutation) -> None:
    """At any place of any valid file, and both find the same."""
    choice = random.Random(mutation.rule)  # noqa: S311
    tried = 0
    for data in BASES.values():
        places = etree.fromstring(data).xpath(mutation.where, namespaces={"t": TEI[1:-1]})
        for place in choice.sample(range(len(places)), min(2, len(places))):
            document = etree.fromstring(data)
            element = document.xpath(mutation.where, namespaces={"t": TEI[1:-1]})[place]
            if mutation.value is None:
                element.attrib.pop(mutation.attribute)
            else:
                before = element.get(mutation.attribute, "") if mutation.value.startswith("+") else ""
                element.set(mutation.attribute, before + mutation.value.removeprefix("+"))
            if mutation.rule == "set-who":
                element.attrib.pop("who")
            assert mutation.rule in plain_rules(document)
            assert own_rules(document) == plain_rules(document)
            tried += 1
    assert tried


def test_every_rule_of_schematron_is_broken_so() -> None:
    """Save the one that needs an element taken out, which tests/invalid has."""
    assert {mutation.rule for mutation in MUTATIONS} == OF_SCHEMATRON - {"stage-desc"}


def test_a_message_names_no_variable_and_no_prefix() -> None:
    """What a person reads is filled in: no ``$this``, no ``tei:``."""
    text = schema_path("xlate.sch").read_text(encoding="utf-8")
    messages = re.findall(r"<assert[^>]*>(.*?)</assert>", text, re.DOTALL)
    assert len(messages) == len(OF_SCHEMATRON)
    assert [message for message in messages if re.search(r"\$|tei:", re.sub(r"<[^>]*>", "", message))] == []
