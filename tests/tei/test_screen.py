"""The quick look at what has changed says the same as the look at the whole file, right edits and wrong ones alike."""

from __future__ import annotations

import random
import re

import pytest
from lxml import etree

from tests.conftest import ROOT
from xlate.errors import EditError, RecordError
from xlate.tei.compare import compare
from xlate.tei.header.orphans import orphan_edits
from xlate.tei.read.changed import changes_of
from xlate.tei.record import Record
from xlate.tei.validate.rules import Declared
from xlate.tei.validate.schemas import schema_path
from xlate.tei.validate.screen import breaks_something, may_break_grammar, may_break_pointers
from xlate.tei.write.edit_settle import refuse_faults

FILES = {name: (ROOT / "tests" / "golden" / name / "source.xml").read_bytes() for name in ("seed", "interview")}
RNG = "{http://relaxng.org/ns/structure/1.0}"
TAG = re.compile(r"<(?P<name>[A-Za-z]+)(?P<rest>(?: [\w:]+=\"[^\"]*\")*) ?/?>")
ATTRIBUTE = re.compile(r" ([\w:]+)=\"([^\"]*)\"")


def changed(xml: str, choice: random.Random) -> str:
    """A file after something that a careless editor may do."""
    if "<text" not in xml:
        return xml
    tags = [tag for tag in TAG.finditer(xml) if choice.random() < 0.8 or tag["rest"]]
    in_text = [tag for tag in tags if tag.start() > xml.index("<text")]
    tag = choice.choice(in_text if choice.random() < 0.7 else tags)
    start, end = tag.span()
    attributes = list(ATTRIBUTE.finditer(tag.group()))
    after = len(xml) if (found := xml.find(f"</{tag['name']}>", end)) < 0 else found + len(f"</{tag['name']}>")
    whole = tag.group() if tag.group().endswith("/>") else xml[start:after]
    match choice.randrange(8):
        case 0 if attributes:
            gone = choice.choice(attributes)
            return xml[: start + gone.start()] + xml[start + gone.end() :]
        case 1 if attributes:
            one = choice.choice(attributes)
            others: list[str] = re.findall(rf' {re.escape(one[1])}="([^"]*)"', xml)
            value = choice.choice([*others, "#nowhere", f"{one[2]} #lin.direct", "x1"])
            return f"{xml[: start + one.start(2)]}{value}{xml[start + one.end(2) :]}"
        case 2:
            return xml[:start] + xml[start + len(whole) :]
        case 3:
            again = re.sub(r'xml:id="([^"]*)"', r'xml:id="\1-2"', whole)
            return xml[: start + len(whole)] + again + xml[start + len(whole) :]
        case 4:
            name = choice.choice(["head", "seg", "u", "note", "p", "div", "item"])
            return xml[:start] + renamed(whole, tag["name"], name) + xml[start + len(whole) :]
        case 5:
            other = choice.choice(in_text)
            rest = xml[:start] + xml[start + len(whole) :]
            return rest[: other.start()] + whole + rest[other.start() :] if other.start() < start else rest
        case 6:
            return xml[:end] + choice.choice(["words ", "<gap/>", "<lb/>", '<seg xml:id="new-1">x</seg>']) + xml[end:]
        case _:
            place = choice.choice([one.start() + 1 for one in re.finditer(r">[^<]*\w", xml)])
            return xml[:place] + "Other " + xml[place:]


def renamed(xml: str, old: str, new: str) -> str:
    """An element with another name."""
    xml = f"<{new}{xml[1 + len(old) :]}"
    return f"{xml[: -len(old) - 3]}</{new}>" if xml.endswith(f"</{old}>") else xml


def is_refused(new: Record, old: Record) -> bool:
    """What the look at the whole file says."""
    try:
        refuse_faults(new, old, rearranged=True)
    except EditError:
        return True
    return False


def states(name: str, seed: int, steps: int) -> tuple[Record, Record] | None:
    """A file and what a careless editor makes of it; None if it is no record any more."""
    choice = random.Random(seed)  # noqa: S311  # nothing is secret here
    xml = FILES[name].decode()
    for _ in range(choice.randrange(3)):  # what was wrong before is nobody's affair
        xml = changed(xml, choice)
    new = xml
    for _ in range(steps):
        new = changed(new, choice)
    try:
        return Record.read(xml.encode(), "t.xml"), Record.read(new.encode(), "t.xml")
    except RecordError:
        return None


@pytest.mark.parametrize("name", FILES)
def test_what_the_quick_look_lets_through_the_whole_check_lets_through_too(name: str) -> None:
    passed = stopped = 0
    for seed in range(60):
        made = states(name, seed, 1 + seed % 2)
        compared = compare(*made) if made else None
        if made is None or compared is None:
            continue
        old, new = made
        if breaks_something(compared, rearranged=True):
            stopped += 1
        else:
            passed += 1
            assert not is_refused(new, old), seed
        assert changes_of(old, new, compared) == changes_of(old, new, None), seed
        assert orphan_edits(old, new, compared) == orphan_edits(old, new), seed
    assert passed >= 5, "the quick look is of use"
    assert stopped >= 5, "wrong edits are among them"


def test_an_element_has_one_content_model_wherever_it_stands() -> None:
    """So the sequence of elements in each element can be checked apart from what these hold."""
    names = [one.get("name") for one in etree.parse(schema_path("xlate.rng")).iter(f"{RNG}element")]
    assert None not in names
    assert len(names) == len(set(names))


def test_rules_of_places_look_at_no_other_block() -> None:
    """So a rule holds of an unchanged turn if it did before: only of texts and of the history are siblings asked."""
    schematron = schema_path("xlate.sch").read_text("utf-8")
    siblings = set(re.findall(r"(?:preceding|following)(?:-sibling)?::[\w:]+", schematron))
    assert siblings == {"preceding-sibling::tei:text", "preceding-sibling::tei:change"}
    assert "//" not in re.sub(r"//tei:seg\[not\(@type\)|http://[^\"]*", "", schematron)
    assert "id(" not in schematron.replace("self::", "")


def test_references_and_statements_beside_the_text_are_left_to_the_whole_check() -> None:
    data = FILES["seed"]
    old = Record.read(data, "t.xml")
    assert compare(old, Record.read(data.replace(b"</seg>", b"&#8230;</seg>", 1), "t.xml")) is None
    assert compare(old, Record.read(data.replace(b"<body>", b'<body n="1">', 1), "t.xml")) is None
    same = compare(old, Record.read(data, "t.xml"))
    assert same is not None
    assert same.is_same_text
    assert not may_break_grammar(same)
    assert not may_break_pointers(same, Declared.read(old.root))
