"""`examples/queries`: ten questions in XQuery and XSLT, run by Saxon, and in pandas, with the same answers."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from tests.workflow.test_merge_machine import CORRECTED, PIVOT, RAW, machine_po
from tests.workflow.test_strip import PARLAMINT, through
from xlate import Correction, Selection
from xlate.model.lineage import Relation
from xlate.tei.read.prov import prov_graph
from xlate.tei.record import Record
from xlate.workflow.opinions import add_alternative

QUERIES = EXAMPLES / "queries"
SAXON = Path(os.environ.get("SAXON", "/usr/share/java/Saxon-HE.jar"))
"""Saxon-HE, which Debian installs with jing"""
GOLDEN = ROOT / "tests" / "golden" / "interview"
TALK = "Anna: Hello.\n\nBo: (in French) Good bye.\n\n" + "\n\n".join(
    f"Anna: Sentence {number}." for number in range(12)
)
QUESTIONS = ["spoken", "through", "share", "back", "machine", "unknown", "grounds", "chain", "contradictions", "pairs"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source texts and translations: by people and machines, divided at markers, corrected, with a contradiction."""
    made = tmp_path_factory.mktemp("tei")
    for path in EXAMPLES.glob("*.xml"):
        (made / path.name).write_bytes(path.read_bytes())
    for name, golden in (("interview.xml", "source.xml"), ("interview.de.xml", "merged.xml")):
        text = (GOLDEN / golden).read_text(encoding="utf-8").replace('corresp="source.xml"', 'corresp="interview.xml"')
        (made / name).write_text(text, encoding="utf-8")
    for standoff in (False, True):  # of a parliament, with lineage on the elements and beside the text
        _, source, target = through(PARLAMINT, standoff=standoff)
        name = f"sitting{'-beside' * standoff}"
        (made / f"{name}.xml").write_bytes(source.data)
        (made / f"{name}.en.xml").write_bytes(
            target.data.replace(b'corresp="sitting.xml"', f'corresp="{name}.xml"'.encode())
        )
    wrong = Correction("Anna Schmidt", spoken="zh", relays=(), relation=Relation.TRANSLATION)
    odd = xlate.set_lineage(EXAMPLES / "kremlin-en-00seed.xml", Selection(segments=("4.2", "4.3")), wrong).value.data
    (made / "odd.xml").write_bytes(odd)
    xlate.to_tei(xlate.Input(TALK.encode(), "talk.txt"), language="en", output=made / "talk.xml")
    units = xlate.survey(made / "talk.xml").value
    first, second = units[0].unit, units[1].unit
    catalogue = machine_po((first.key, *RAW[1:]), (second.key, *CORRECTED[1:]), origin=PIVOT)
    xlate.merge(made / "talk.xml", xlate.Input(catalogue, "ru.po"), fuzzy="use", output=made / "talk.ru.xml")
    return made


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("questions", QUERIES / "questions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def in_pandas(xlate_program: Run, folder: Path, script: ModuleType, tmp_path: Path) -> str:
    table = tmp_path / "segments.csv"
    done = xlate_program("lineage", "find", *sorted(folder.glob("*.xml")), "--csv")
    table.write_text(done.stdout, encoding="utf-8", newline="")
    return str(script.answer(table))


def saxon(folder: Path, *arguments: str) -> str:
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", str(SAXON), *arguments]
    done = subprocess.run(
        [*command, f"folder={folder.as_uri()}?select=*.xml"], capture_output=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def answers(printed: str) -> dict[str, list[list[str]]]:
    blocks = [block.splitlines() for block in printed.strip().split("\n\n")]
    return {name.removeprefix("# "): [row.split("\t") for row in rows] for name, *rows in blocks}


def test_pandas_answers_what_the_files_say(in_pandas: str) -> None:
    found = answers(in_pandas)
    assert list(found) == QUESTIONS
    assert all(found.values())
    seed = "kremlin-en-00seed"
    assert [f"{seed}.xml", "Kim Yong-nam", "ko", "6"] in found["spoken"]
    assert [f"{seed}.ru.xml", "2.1", "Kim Yong-nam", "ko → ru → en → ru"] in found["through"]
    assert [f"{seed}.xml", "ko → ru → en", "interpreting human", "6"] in found["chain"]
    assert [f"{seed}.ru.xml", "3.1", "Thank you.", "Спасибо вам."] in found["pairs"]
    assert [row[:3] for row in found["back"] if seed in row[0]] == [
        [f"{seed}.ru.xml", number, "Vladimir Putin"] for number in ("1.1", "1.8", "3.1")
    ]
    assert ["sitting-beside.en.xml", "DuboisMarie", "fr", "3"] in found["spoken"]
    assert ["odd.xml", "Kim Yong-nam", "spoken", "ko zh"] in found["contradictions"]
    assert ["talk.ru.xml", "1.1", "Anna", "mt mt"] in found["machine"]
    assert {row[2] for row in found["unknown"]} == {"translated", "unknown"}


def test_the_number_of_a_segment_stays_text(xlate_program: Run, script: ModuleType, tmp_path: Path) -> None:
    """Review B5."""
    talk = tmp_path / "talk.xml"
    talk.write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes().replace(b'n="1.2"', b'n="1.10"'))
    table = tmp_path / "segments.csv"
    table.write_text(xlate_program("lineage", "find", talk, "--csv").stdout, encoding="utf-8", newline="")
    numbers = list(script.read_segments(table)["n"])
    assert numbers[:2] == ["1.1", "1.10"]


def test_the_examples_of_the_documentation_run(
    xlate_program: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "lineage.md").read_text(encoding="utf-8")
    (tmp_path / "segments.csv").write_text(
        xlate_program("lineage", "find", *sorted(EXAMPLES.glob("*.xml")), "--csv").stdout, encoding="utf-8", newline=""
    )
    (notebook,) = re.findall(r"^```python\n(import pandas.*?)^```", page, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    *statements, last = notebook.strip().splitlines()
    names: dict[str, Any] = {}
    exec("\n".join(statements), names)  # noqa: S102  # it is our own page
    assert eval(last, names).to_dict() == {("2018", "Official website of the President of Russia"): 12}  # noqa: S307
    (query,) = re.findall(r"^```sparql\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    rows = prov_graph(Record.read((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())).query(query)
    assert sorted(str(row[1]) for row in rows) == ["2.1", "2.2", "4.1", "4.2", "4.3", "4.4"]  # type: ignore[index]


@pytest.mark.slow
def test_other_opinions_have_ways_of_their_own(tmp_path: Path) -> None:
    seed = EXAMPLES / "kremlin-en-00seed.xml"
    said = Correction("Boris", spoken="zh", relays=())
    add_alternative(seed, Selection(segments=("2.1",)), said, output=tmp_path / "talk.xml")
    query = (
        f'import module namespace x = "urn:x-xlate:lineage" at "{(QUERIES / "lineage.xqm").as_uri()}"; '
        f'let $talk := doc("{(tmp_path / "talk.xml").as_uri()}") '
        "for $one in x:segments($talk), $other in x:opinions($one) "
        'return $one/@n || ": " || x:way($one) || "; or " || x:way($other)'
    )
    done = saxon(tmp_path, "net.sf.saxon.Query", "!method=text", f"-qs:{query}")
    assert done.strip() == "2.1: ko → ru → en; or zh → en"


@pytest.mark.slow
def test_xquery_and_xslt_answer_as_pandas_does(folder: Path, in_pandas: str) -> None:
    xquery = saxon(folder, "net.sf.saxon.Query", f"-q:{QUERIES / 'questions.xq'}")
    xslt = saxon(folder, "net.sf.saxon.Transform", "-it", f"-xsl:{QUERIES / 'questions.xsl'}")
    assert answers(xquery) == answers(in_pandas)
    assert xslt == xquery
