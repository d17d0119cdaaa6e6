"""Lineage of written words: a novel that was translated from a translation, in paragraphs, verse and quotations."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, Run
from tests.teitext import po, tei
from xlate.findings import Severity

T = "{http://www.tei-c.org/ns/1.0}"
NOVEL = tei(
    '<head xml:id="h1">Chapter one</head>\n<p xml:id="p1">It was <hi>late</hi>.</p>\n'
    '<lg><l xml:id="l1">A verse,</l>\n<l xml:id="l2">and one more.</l></lg>\n'
    '<ab xml:id="a1">A stretch.</ab>\n<quote xml:id="q1">Said somebody.</quote>\n'
    '<p><seg xml:id="s1">One.</seg> <seg xml:id="s2">Two.</seg></p>'
).replace(b"</title>", b"</title><author>Lev Tolstoy</author>")
KEYS = ["h1", "p1", "l1", "l2", "a1", "q1"]


@pytest.fixture
def novel(tmp_path: Path, xlate_program: Run) -> Path:
    path = tmp_path / "novel.xml"
    path.write_bytes(NOVEL)
    assert xlate_program("lineage", "init", path).returncode == 0
    return path


def rows(run: Run, *arguments: str | Path) -> list[dict[str, str]]:
    done = run("lineage", "find", "--csv", *arguments)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_a_novel_from_a_translation(novel: Path, xlate_program: Run) -> None:
    """Review B11: set, seen, found, exported, translated once more, and taken back."""
    before = novel.read_bytes()
    done = xlate_program(
        "lineage", "set", novel, "--first", "h1", "--last", "q1", "--spoken", "ru", "--relay", "fr", "--mode", "human",
        "--mode", "human", "--agent", "Irène Paskévitch", "--agent", "Clara Bell", "--evidence-at", "t.pdf#page=3",
        "--by", "A. Reader",
    )  # fmt: skip
    assert (done.returncode, "lineage of 6 segments changed" in done.stderr) == (0, True), done.stderr
    assert [str(one) for one in xlate.validate(novel).findings if one.severity is not Severity.INFO] == []
    header = etree.parse(novel).getroot()
    versions = {bibl.get("{http://www.w3.org/XML/1998/namespace}id"): bibl for bibl in header.iter(T + "bibl")}
    assert (versions["v.author.ru"].get("type"), versions["v.author.ru"].findtext(T + "title")) == (
        "writing",
        "Text of Lev Tolstoy",
    )
    assert [row["id"] for row in rows(xlate_program, novel, "--kind", "relay")] == KEYS
    assert {row["way"] for row in rows(xlate_program, novel, "--agent", "Clara Bell")} == {"ru → fr → en"}
    shown = xlate_program("lineage", "show", novel)
    assert "ru → fr → en" in shown.stdout
    found = xlate_program("lineage", "find", novel, "--kind", "relay")
    assert "[p1] the text (ru → fr → en): It was late." in found.stdout
    table = xlate_program("lineage", "export", novel).stdout
    assert table.count("Clara Bell") == 6
    catalogue = novel.with_name("de.po")
    catalogue.write_bytes(po([("l1", "A verse,", "Ein Vers,")], language="de"))
    merged = xlate.merge(novel, catalogue, output=novel.with_name("novel.de.xml"))
    assert merged.value.data is not None
    translated = {one.unit.key: one.unit.lineage for one in xlate.survey(novel.with_name("novel.de.xml")).value}
    assert translated["l1"].languages == ("ru", "fr", "en", "de")
    assert xlate_program("lineage", "set", novel, "--first", "h1", "--last", "q1", "--clear").returncode == 0
    assert novel.read_bytes() == before


def test_everything_written_is_counted_where_nobody_speaks(tmp_path: Path, xlate_program: Run) -> None:
    path = tmp_path / "poem.xml"
    path.write_bytes(tei('<head xml:id="h1">A song</head><lg><l xml:id="l1">A verse.</l></lg>'))
    assert "1 file, 2 segments: 2 unknown" in xlate_program("lineage", "show", path).stderr
    assert xlate_program("lineage", "init", path).returncode == 0
    done = xlate_program("lineage", "set", path, "--all", "--spoken", "und", "--by", "A")
    assert (done.returncode, "lineage of 2 segments changed" in done.stderr) == (0, True), done.stderr


def test_a_heading_of_a_transcript_counts_when_its_way_is_known(tmp_path: Path, xlate_program: Run) -> None:
    path = tmp_path / "talk.xml"
    path.write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    assert len(rows(xlate_program, path)) == 15
    done = xlate_program("lineage", "set", path, "--segment", "h-dzk35wrq", "--spoken", "ru", "--by", "A")
    assert done.returncode == 0, done.stderr
    found = rows(xlate_program, path)
    assert (len(found), found[0]["id"], found[0]["way"]) == (16, "h-dzk35wrq", "ru → en")
    assert xlate_program("lineage", "set", path, "--all", "--certainty", "high", "--by", "A").returncode == 0
    assert rows(xlate_program, path)[0]["certainty"] == "medium", "--all are those who speak"


@pytest.mark.parametrize(
    ("words", "kind"), [("<p xml:id='a'>Ein Roman.</p>", "text"), ("<u xml:id='a'>Eine Rede.</u>", "transcript")]
)
def test_a_text_that_nobody_spoke_is_no_transcript(words: str, kind: str) -> None:
    data = xlate.init_lineage(xlate.Input(tei(words), "r.xml")).value
    version = etree.fromstring(data).find(f".//{T}bibl[{T}textLang]")
    assert version is not None
    assert version.get("type") == kind
