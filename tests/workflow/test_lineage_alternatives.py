"""Two opinions on the lineage of one segment stand side by side."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, Run, shared
from xlate.findings import Severity

T = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.xml"
    path.write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    return path


def opinion(run: Run, file: Path, by: str, *options: str) -> str:
    done = run("lineage", "set", file, "--turn", "2", "--alternative", "--by", by, *options)
    assert done.returncode == 0, done.stderr
    found = xlate.validate(file).findings
    assert [str(one) for one in found if one.severity is not Severity.INFO] == []
    return done.stderr


def others(run: Run, file: Path) -> list[list[tuple[str, str, str]]]:
    shown = json.loads(run("lineage", "show", "--segments", "--json", file).stdout)["results"][0]["segments"]
    of_turn = [one for one in shown if str(one["n"]).startswith("2.")]
    return [[(each["way"], each["certainty"], each["by"]) for each in one["alternatives"]] for one in of_turn]


def test_another_opinion_stands_beside_the_first(talk: Path, xlate_program: Run) -> None:
    before = talk.read_bytes()
    options = ("--spoken", "zh", "--no-relay", "--certainty", "low", "--evidence-at", "talk.mp4#t=95")
    assert "lineage of 2 segments changed" in opinion(xlate_program, talk, "Boris", *options)
    text = talk.read_bytes()
    assert text[text.index(b"<text ") :] == before[before.index(b"<text ") :], "what stands there stays"
    (annotation,) = etree.parse(talk).iterfind(f"{T}standOff/{T}listAnnotation[@type='alternatives']/{T}annotation")
    assert annotation.get("target", "").split()[0] == "#s-dhx6vuyc"
    assert (annotation.get("ana"), annotation.get("cert")) == ("#lin.direct #bas.given", "low")
    assert others(xlate_program, talk) == [[("zh → en", "low", "Boris")]] * 2
    shown = xlate_program("lineage", "show", "--segments", talk).stdout
    assert "ko → ru → en; or zh → en (Boris)" in shown
    opinion(xlate_program, talk, "Boris", *options)
    assert talk.read_bytes() == text, "said twice"


def test_each_person_has_one_opinion_and_it_can_be_taken_back(talk: Path, xlate_program: Run) -> None:
    opinion(xlate_program, talk, "Boris", "--spoken", "zh", "--no-relay")
    opinion(xlate_program, talk, "Clara", "--spoken", "ja")
    opinion(xlate_program, talk, "Boris", "--spoken", "de", "--no-relay")
    assert [[one[0] for one in each] for each in others(xlate_program, talk)] == [["ja → ru → en", "de → en"]] * 2
    done = xlate_program("lineage", "set", talk, "--segment", "2.1", "--alternative", "--clear")
    assert done.returncode == 0, done.stderr
    assert [len(each) for each in others(xlate_program, talk)] == [0, 2]
    assert xlate_program("lineage", "set", talk, "--all", "--alternative", "--clear").returncode == 0
    assert b"listAnnotation" not in talk.read_bytes()
    assert "0 segments changed" in xlate_program("lineage", "set", talk, "--all", "--alternative", "--clear").stderr


def test_the_same_opinion_is_no_other(talk: Path, xlate_program: Run) -> None:
    before = talk.read_bytes()
    done = xlate_program("lineage", "set", talk, "--turn", "2", "--alternative", "--by", "B", "--relation", "none")
    assert done.returncode == 0
    assert talk.read_bytes() == before


def test_it_is_valid_tei(talk: Path, xlate_program: Run) -> None:
    opinion(xlate_program, talk, "Boris", "--spoken", "zh", "--evidence-at", "minutes.pdf#page=3")
    schema = shared("schema", "tei_all.rng")
    done = subprocess.run(["jing", schema, talk], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")
