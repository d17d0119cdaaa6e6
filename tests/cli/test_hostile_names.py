"""Files may be called anything that a file system takes; every message about them can be read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

PAGE = "Meeting\n\nAnn Lee: Good morning.\n\nBob Ray (retranslated): Good morning to you.\n"
NAMES = [
    "esc\x1b[31mred", "line\nbreak", "return\rx", "back\\slash", "C:drive", "e\u0301", "100%41#frag?q", "a 'q\" <&>",
    "bidi\u202etxt", "sep\u2028x", "next\x85x", "=cmd",
]  # fmt: skip
HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


@pytest.mark.parametrize("name", NAMES)
def test_a_journey(tmp_path: Path, xlate_program: Run, name: str) -> None:
    talk, tei, po, table = f"./{name}.txt", f"./{name}.xml", f"./{name}.po", f"./{name}.csv"
    (tmp_path / talk).write_text(PAGE, encoding="utf-8")

    def run(*arguments: str) -> str:
        done = xlate_program(*arguments)
        assert done.returncode in (0, 1), done.stderr
        assert "unexpected error" not in done.stderr
        assert not HOSTILE.search(done.stderr)
        return done.stdout

    run("to-tei", talk, "-l", "en", "--relay", "ru", "-o", tei)
    run("export-po", tei, "-l", "ru", "-o", po)
    text = (tmp_path / po).read_bytes()
    (tmp_path / po).write_bytes(re.sub(rb'msgid "(.+)"\nmsgstr ""', rb'msgid "\1"\nmsgstr "\1"', text))
    run("merge", tei, po, "-o", f"./{name}.ru.xml")
    assert json.loads(run("validate", f"./{name}.ru.xml", "--json"))["results"][0]["findings"] == []
    run("lineage", "export", tei, "-o", table)
    run("lineage", "set", tei, "--all", "--spoken", "ko", "--by", "Eva")
    before = (tmp_path / tei).read_bytes()
    run("to-tei", talk, "--update", tei)
    assert (tmp_path / tei).read_bytes() == before
    for command in (
        ["status", "."],
        ["lineage", "show", tei],
        ["lineage", "find", tei, "--kind", "relay"],
        ["check", po],
    ):
        assert not HOSTILE.search(run(*command)), command
        for result in json.loads(run(*command, "--json"))["results"]:
            assert result["input"].removeprefix("./").removesuffix(Path(result["input"]).suffix) == name
    assert not HOSTILE.search(run("profiles", "test", talk))


@pytest.mark.slow
def test_a_name_that_is_no_text_is_printed_on_standard_output(tmp_path: Path) -> None:
    """With the streams of a process, of which each has its own way with what it cannot encode."""
    name = os.fsdecode(b"\xff.txt")
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def run(*arguments: str) -> bytes:
        program = [sys.executable, "-c", "from xlate.cli import main; main()", *arguments]
        done = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("profiles", "test", name).startswith(b"\\udcff.txt: generic\n")
    tei, po, translated = (os.fsdecode(b"\xff" + ending) for ending in (b".xml", b".po", b".ru.xml"))
    run("to-tei", name, "-l", "en", "-o", tei)
    run("export-po", tei, "-l", "ru", "-o", po)
    run("merge", tei, po, "-o", translated)
    results = json.loads(run("validate", tei, translated, "--json"))["results"]
    assert [(one["input"], one["findings"]) for one in results] == [(tei, []), (translated, [])]


def test_two_names_that_are_one_on_other_systems(
    tmp_path: Path, xlate_program: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/Caf\u00e9.txt", "b/cafe\u0301.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    command = ["to-tei", "a/Caf\u00e9.txt", "b/cafe\u0301.txt", "-l", "en", "-d", "out"]
    assert xlate_program(*command).returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == 2
    monkeypatch.setattr("xlate.cli.outputs.sys.platform", "darwin")
    done = xlate_program(*command)
    assert done.returncode == 2
    assert "would overwrite each other's result" in done.stderr
