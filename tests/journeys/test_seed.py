"""The main job on the project's own transcript: what the mission promises, to the letter."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, shared
from tests.teitext import words

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SEED = EXAMPLES / "kremlin-en-00seed.txt"


@pytest.fixture(scope="module")
def converted() -> xlate.Result[xlate.Conversion]:
    return xlate.to_tei(SEED)


@pytest.fixture(scope="module")
def root(converted: xlate.Result[xlate.Conversion]) -> etree._Element:
    return etree.fromstring(converted.value.data)


def test_the_gold_annotation_is_met_in_every_column(converted: xlate.Result[xlate.Conversion], tmp_path: Path) -> None:
    scorer, gold = shared("tools", "score_gold.py"), shared("corpus", "gold", "kremlin-en-00seed.json")
    (tmp_path / "seed.xml").write_bytes(converted.value.data)
    command = [sys.executable, str(scorer), "--json", f"{gold}={tmp_path / 'seed.xml'}"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["scores"]
    assert scores.pop("chrome_lines_kept") == 0
    assert set(scores.values()) == {1.0}


def test_turns_relations_and_certainties(root: etree._Element) -> None:
    turns = [(u.get("who"), u.get("ana"), u.get("cert"), len(u.findall(T + "seg"))) for u in root.iter(T + "u")]
    assert turns == [
        ("#vladimir-putin", "#lin.direct #bas.inferred", "medium", 8),
        ("#kim-yong-nam", "#rel.retranslation #lin.relay #bas.printed", "high", 2),
        ("#vladimir-putin", "#lin.direct #bas.inferred", "medium", 1),
        ("#kim-yong-nam", "#rel.retranslation #lin.relay #bas.inherited", "low", 4),
    ]


@pytest.mark.parametrize(("given", "first_hop"), [({}, "ru-t-und"), ({"Kim Yong-nam": "ko"}, "ru-t-ko")])
def test_the_hops_of_the_guest(given: dict[str, str], first_hop: str) -> None:
    tree = etree.fromstring(xlate.to_tei(SEED, speaker_languages=given).value.data)
    hops = {change.get(ID): change.get("subtype") for change in tree.iter(T + "change") if change.get("type") == "hop"}
    segment = next(seg for seg in tree.iter(T + "seg") if seg.text == "Thank you very much.")
    assert [hops[pointer[1:]] for pointer in (segment.get("change") or "").split()] == [first_hop, "en-t-ru"]


def test_ids_are_those_of_the_encoding(root: etree._Element) -> None:
    ids = [element.get(ID) for element in root.find(T + "text").iter("*") if element.get(ID)]  # type: ignore[union-attr]
    assert ids[:6] == ["h-dzk35wrq", "d-nq5cu4mp", "n-jdj77pip", "l-xcy25x2j", "u-or4el36k", "s-veib4f6x"]
    assert ids[-1] == "d-nq5cu4mp-2"


def test_the_words_are_those_of_the_input(root: etree._Element, converted: xlate.Result[xlate.Conversion]) -> None:
    text = SEED.read_text(encoding="utf-8")
    for item in root.find(f".//{T}editorialDecl").iter(T + "item"):  # type: ignore[union-attr]
        assert item.text is not None
        assert item.text in text
        text = text.replace(item.text, "", 1)
    printed = re.sub(r"(?m)^((?:President|Chairman|Vladimir|Kim) [^:\n]*):", r"\1", text).split()
    assert words(converted.value.data) == printed
    body = "".join(root.find(T + "text").itertext())  # type: ignore[union-attr]
    assert body.count("\u00a0") == text.count("\u00a0")


def test_every_unit_goes_out_with_what_a_translator_should_know() -> None:
    given = xlate.to_tei(SEED, speaker_languages={"Kim Yong-nam": "ko"}).value.data
    text = xlate.export_po(xlate.Input(given, "seed.xml"), "ru").value.data.decode()
    assert text.count('\nmsgctxt "') == 24
    kinds = Counter(key[0] for key in re.findall(r'\nmsgctxt "(.)', text))
    assert kinds == {"s": 15, "l": 4, "d": 2, "h": 1, "n": 1, "i": 1}
    assert "\u00a0" in text
    text = text.replace("\u00a0", " ").replace("  ", " ")
    entry = next(part for part in text.split("\n\n") if 'msgctxt "s-dhx6vuyc"' in part)
    assert "Kim Yong-nam (Chairman of the Presidium" in entry
    assert "RETRANSLATED ko → ru → en" in entry
    assert "#. Previous: Chairman of the Presidium" in entry
    assert "#. Next: Mr President, I listened" in entry
    assert "Note: Russian is the relay language of this segment" in entry
    direct = next(part for part in text.split("\n\n") if 'msgctxt "s-veib4f6x"' in part)
    assert "Note: Russian is the language spoken" in direct
    assert r"<date when=\"2018-06-14\">" in text


def test_the_merged_example_has_grown_by_one_hop() -> None:
    tree = etree.parse(EXAMPLES / "kremlin-en-00seed.ru.xml").getroot()
    by_id = {element.get(ID): element for element in tree.iter("*") if element.get(ID)}

    def values(identifier: str) -> tuple[str | None, ...]:
        element = by_id[identifier]
        lang = element.get("{http://www.w3.org/XML/1998/namespace}lang")
        return element.get("ana"), element.get("change"), element.get("resp"), lang, element.get("corresp")

    human = "#hop.ru.human"
    chain = "#hop.kim-yong-nam.1 #hop.kim-yong-nam.2"
    assert values("s-veib4f6x") == (
        "#lin.back #bas.inferred #st.translated",
        f"#hop.vladimir-putin.1 {human}",
        "#ag.ru",
        "ru",
        "src:s-veib4f6x words:56cd582e",
    )
    assert values("s-dhx6vuyc") == (
        "#rel.retranslation #lin.relay #lin.revisits #bas.printed #st.translated",
        f"{chain} {human}",
        "#ag.ru",
        "ru",
        "src:s-dhx6vuyc words:9e41164c",
    )
    assert values("s-jchhegz4")[0] == "#lin.back #bas.inferred #st.fuzzy"
    assert values("s-nwxy7oav") == (
        "#rel.retranslation #lin.relay #bas.printed #st.untranslated",
        chain,
        None,
        "en",
        "src:s-nwxy7oav",
    )
    assert values("h-dzk35wrq")[:3] == ("#st.translated", human, "#ag.ru")
    agent = by_id["ag.ru"].findtext(T + "persName")
    assert agent == "xlate example translator"
    newest = tree.find(f".//{T}revisionDesc/{T}change")
    assert newest is not None
    assert newest.text == (
        "Merged ru.po: 24 units, 13 untranslated, 1 fuzzy, 10 translated; PO-Revision-Date 2026-11-23 12:00+0000."
    )
