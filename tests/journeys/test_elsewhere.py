"""TEI that others made goes through every command that annotates and translates, and stays theirs."""

from __future__ import annotations

import difflib
import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.tei.test_assign_ids import PLAY

PARLAMINT = (ROOT / "tests" / "data" / "parlamint-style.xml").read_text(encoding="utf-8")
DUBOIS = "ParlaMint-XX_2014-06-30-plenary-001.u2"


@pytest.fixture
def annotated(xlate_program: Run, tmp_path: Path) -> Path:
    """A file in the style of ParlaMint with ids, declarations, and the lineage of one turn."""
    (tmp_path / "sitting.xml").write_text(PARLAMINT, encoding="utf-8")
    for command in (
        ("ids", "sitting.xml", "-o", "sitting.xml"),
        ("lineage", "init", "sitting.xml", "-o", "sitting.xml"),
        ("lineage", "set", "sitting.xml", "--turn", DUBOIS, "--spoken", "fr", "--mode", "human", "--by", "Ann"),
    ):
        done = xlate_program(*command)
        assert done.returncode == 0, done.stderr
    return tmp_path / "sitting.xml"


def test_a_sitting_keeps_every_line_of_its_own(annotated: Path) -> None:
    matcher = difflib.SequenceMatcher(None, PARLAMINT.split(), annotated.read_text(encoding="utf-8").split(), False)
    gone = [
        PARLAMINT.split()[start:end] for tag, start, end, *_ in matcher.get_opcodes() if tag in {"delete", "replace"}
    ]
    # start tags that end otherwise now, and the pointers of other people, which have company
    assert all(
        word.startswith(("ana=", "xml:lang=", "xml:id=", "who=")) or "<" in word for part in gone for word in part
    )
    assert 'ana="#lin.direct #bas.given #guest"' in annotated.read_text(encoding="utf-8")
    assert annotated.read_text(encoding="utf-8").count('ana="#chair"') == 2


def test_a_speaker_declared_in_another_file_has_the_name_of_the_pointer(annotated: Path, xlate_program: Run) -> None:
    shown = json.loads(xlate_program("lineage", "show", annotated.name, "--json").stdout)
    rows = {(row["speaker"], row["way"], row["segments"]) for row in shown["results"][0]["stretches"]}
    assert ("DuboisMarie", "fr → nl", 3) in rows
    found = xlate_program("lineage", "find", annotated.name, "--speaker", "DuboisMarie", "--csv").stdout
    assert len(found.splitlines()) == 4


def test_clearing_and_a_second_init_change_nothing(annotated: Path, xlate_program: Run) -> None:
    before = annotated.read_bytes()
    assert xlate_program("lineage", "init", annotated.name, "-o", "again.xml").returncode == 0
    assert (annotated.parent / "again.xml").read_bytes() == before
    assert (
        xlate_program("lineage", "set", annotated.name, "--turn", DUBOIS, "--clear", "-o", "clear.xml").returncode == 0
    )
    (annotated.parent / "fresh.xml").write_text(PARLAMINT, encoding="utf-8")
    xlate_program("ids", "fresh.xml", "-o", "fresh.xml")
    xlate_program("lineage", "init", "fresh.xml", "-o", "fresh.xml")
    assert (annotated.parent / "clear.xml").read_bytes() == (annotated.parent / "fresh.xml").read_bytes()


def test_a_sitting_is_translated_and_the_chain_grows(annotated: Path, xlate_program: Run) -> None:
    assert xlate_program("export-po", annotated.name, "--lang", "en", "-o", "en.po").returncode == 0
    catalogue = annotated.parent / "en.po"
    assert "#. DuboisMarie · direct translation fr → nl" in catalogue.read_text(encoding="utf-8")
    assert "stated by an editor" in catalogue.read_text(encoding="utf-8")
    text = catalogue.read_text(encoding="utf-8").replace(
        'msgid "Ik dank u, voorzitter."\nmsgstr ""', 'msgid "Ik dank u, voorzitter."\nmsgstr "Thank you, chair."'
    )
    catalogue.write_text(text, encoding="utf-8")
    assert subprocess.run(["msgfmt", "-c", "-o", "/dev/null", catalogue], check=False).returncode == 0
    assert xlate_program("merge", annotated.name, "en.po", "-o", "sitting.en.xml").returncode == 0
    shown = json.loads(xlate_program("lineage", "show", "sitting.en.xml", "--json").stdout)
    rows = {(row["speaker"], row["way"], row["kind"], row["segments"]) for row in shown["results"][0]["stretches"]}
    assert ("DuboisMarie", "fr → nl → en", "relay", 1) in rows


def test_only_its_lineage_is_checked(annotated: Path, xlate_program: Run) -> None:
    done = xlate_program("validate", annotated.name, "-v")
    assert (done.returncode, [line.split()[1] for line in done.stderr.splitlines() if "XL" in line]) == (0, ["XL307"])
    wrong = annotated.read_text(encoding="utf-8").replace(
        'ana="#lin.direct #bas.given #guest"', 'ana="#lin.relay #guest"'
    )
    annotated.write_text(wrong, encoding="utf-8")
    done = xlate_program("validate", annotated.name)
    assert done.returncode == 1
    assert "[u-lin]" in done.stderr


def test_a_play_goes_the_same_way(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "play.xml").write_text(PLAY, encoding="utf-8")
    for command in (
        ("ids", "play.xml", "-o", "play.xml"),
        ("lineage", "init", "play.xml", "-o", "play.xml"),
        ("lineage", "set", "play.xml", "--speaker", "Ирина.", "--spoken", "fr", "--by", "Ann"),
        ("validate", "play.xml"),
        ("export-po", "play.xml", "--lang", "en", "-o", "play.po"),
        ("merge", "play.xml", "play.po", "-o", "play.en.xml"),
    ):
        done = xlate_program(*command)
        assert done.returncode == 0, (command, done.stderr)
    shown = xlate_program("lineage", "show", "play.xml").stdout
    assert "fr → ru" in shown
    assert "Чебутыкин" in shown
