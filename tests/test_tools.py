"""Files that real translators' tools made of a translator's PO file merge as the file itself does.

Beside gettext and translate-toolkit, which run here, Poedit, Lokalize and Weblate have saved the files in
tests/data/tools/saved/; docs/tools.md tells how, and has what was measured here as a table.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, ROOT, Run
from tests.test_gettext import gettext
from xlate.machine import read_machine_line

TEI_FILE = EXAMPLES / "kremlin-en-00seed.xml"
DATA = ROOT / "tests" / "data" / "tools"
LANGUAGES = ("ru", "ar", "ja")
"""one that breaks lines at spaces, one from right to left, one that breaks lines anywhere"""
FUZZY = "s-jchhegz4"
MACHINE_MADE = "s-r3lkizyx"
CHECKED = "d-nq5cu4mp"
OLD_SOURCE = "Thank you very much, Mr Chairman."

# {po}: the translator's file; {new}: a fresh export, as a template; {out}: what the tool writes; {dir}: a folder.
SAME = {
    "msgcat": "msgcat -o {out} {po}",
    "msgcat --no-wrap": "msgcat --no-wrap -o {out} {po}",
    "msgcat --width=30": "msgcat --width=30 -o {out} {po}",
    "msgcat --sort-output": "msgcat --sort-output -o {out} {po}",
    "msgcat -e": "msgcat -e -o {out} {po}",
    "msgcat --indent": "msgcat --indent -o {out} {po}",
    "msgcat of two halves": (
        "msgattrib --translated --no-obsolete -o {dir}/half.po {po}; msgattrib --only-fuzzy -o {dir}/fuzzy.po {po};"
        "msgcat --use-first -o {out} {dir}/half.po {dir}/fuzzy.po {po}"
    ),
    "msgmerge --previous": "msgmerge --quiet --previous -o {out} {po} {new}",
    "msgmerge --update": "msgattrib -o {out} {po}; msgmerge --quiet --previous --update --backup=none {out} {new}",
    "msgattrib": "msgattrib -o {out} {po}",
    "msguniq": "msguniq -o {out} {po}",
    "msggrep": "msggrep --msgctxt -e . -o {out} {po}",
    "msgfilter": "msgfilter --keep-header -i {po} -o {out} cat",
    "msgconv to GB 18030": "msgconv --to-code=GB18030 -o {out} {po}",
    "msgconv there and back": "msgconv -t GB18030 -o {dir}/gb.po {po}; msgconv -t UTF-8 -o {out} {dir}/gb.po",
    "po2csv, csv2po": "po2csv {po} {dir}/ru.csv; csv2po -t {po} {dir}/ru.csv {out}",
    "pomerge": "pomerge -t {po} -i {po} -o {out}",
    "pogrep, pomerge": "pogrep --search=source President {po} {dir}/found.po; pomerge -t {po} -i {dir}/found.po -o {out}",
    "pofilter, pomerge": "pofilter {po} {dir}/failed.po; pomerge -t {po} -i {dir}/failed.po -o {out}",
    "poclean": "poclean {po} {out}",
}
"""a tool -> how a file is sent through it, with nothing changed that a merge should see"""


def run_tools(commands: str, po: Path, out: Path) -> None:
    """Run commands that read one file and write another; each must succeed."""
    new = out.parent / "new.po"
    if "{new}" in commands:
        xlate.export_po(TEI_FILE, xlate_language(po), output=new)
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands.split(";"):
        words = [word.format(po=po, out=out, new=new, dir=out.parent) for word in shlex.split(command)]
        program = shutil.which(words[0], path=beside)
        assert program, f"{words[0]} is not installed"
        done = subprocess.run([program, *words[1:]], check=False, capture_output=True, cwd=out.parent)
        assert done.returncode == 0, done.stderr.decode(errors="replace")


def xlate_language(po: Path) -> str:
    return polib.pofile(po.read_text(encoding="utf-8")).metadata["Language"]


def read(path: Path) -> polib.POFile:
    """A PO file, read by other eyes than those of xlate; gettext makes UTF-8 of it."""
    done = subprocess.run(["msgconv", "-t", "UTF-8", path], check=True, capture_output=True)
    return polib.pofile(done.stdout.decode())


def comments(path: Path) -> dict[str, list[str]]:
    return {entry.msgctxt: entry.tcomment.splitlines() for entry in read(path) if entry.tcomment and not entry.obsolete}


def body(data: bytes | None) -> str:
    assert data is not None
    return data.decode().partition("</teiHeader>")[2]


def units(data: bytes | None) -> dict[str, str]:
    """xml:id -> the words and the markup of what stands in a TEI file."""
    assert data is not None
    tree = etree.fromstring(data)
    key = "{http://www.w3.org/XML/1998/namespace}id"
    return {e.get(key, ""): "".join(e.itertext()) for e in tree.iter(etree.Element) if e.get(key)}


@pytest.fixture
def translated(tmp_path: Path) -> Callable[[str], Path]:
    """The file of a translator into a language, brought up to date as a translator's would be."""

    def make(language: str) -> Path:
        path = tmp_path / "translator" / f"{language}.po"
        path.parent.mkdir(exist_ok=True)
        shutil.copy(DATA / f"{language}.po", path)
        assert xlate.export_po(TEI_FILE, language, output=path).findings == ()
        (tmp_path / "tool").mkdir(exist_ok=True)
        return path

    return make


Translated = Callable[[str], Path]


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ru", "21 translated messages, 1 fuzzy translation, 2 untranslated messages."),
        ("ar", "13 translated messages, 1 fuzzy translation, 10 untranslated messages."),
        ("ja", "13 translated messages, 1 fuzzy translation, 10 untranslated messages."),
    ],
)
def test_msgfmt_is_content_with_a_translators_file(language: str, counts: str, translated: Translated) -> None:
    done = gettext("msgfmt", "-c", "-v", "-o", "/dev/null", translated(language))
    assert (done.returncode, done.stderr.strip()) == (0, counts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", SAME)
def test_a_file_that_a_tool_wrote_merges_as_the_translators_own(
    tool: str, language: str, translated: Translated, tmp_path: Path
) -> None:
    po, out = translated(language), tmp_path / "tool" / f"{language}.po"
    run_tools(SAME[tool], po, out)
    expected = xlate.merge(TEI_FILE, po, fuzzy="use")
    merged = xlate.merge(TEI_FILE, out, fuzzy="use")
    assert merged.value.data == expected.value.data
    assert merged.value.states == expected.value.states
    assert [finding.code for finding in merged.findings] == ["XL406"]
    assert sum(entry.fuzzy for entry in read(out)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_merged_is_valid_and_all_there(language: str, translated: Translated, tmp_path: Path) -> None:
    po = translated(language)
    merged = tmp_path / "talk.xml"
    result = xlate.merge(TEI_FILE, po, fuzzy="use", output=merged)
    assert xlate.validate(merged).findings == ()
    words = units(result.value.data)
    for entry in polib.pofile(str(po)).translated_entries():
        plain = "".join(etree.fromstring(f"<x>{entry.msgstr}</x>").itertext())
        assert " ".join(words[entry.msgctxt].split(" ")) == plain


@pytest.mark.parametrize("tool", SAME)
def test_the_program_merges_what_a_tool_wrote(
    tool: str, translated: Translated, tmp_path: Path, xlate_program: Run
) -> None:
    po, out = translated("ru"), tmp_path / "tool" / "ru.po"
    run_tools(SAME[tool], po, out)
    done = xlate_program("merge", TEI_FILE, out, "-o", "talk.ru.xml")
    assert done.returncode == 0
    assert re.sub(r"^.*/", "", done.stderr.splitlines()[-1]) == "ru.po: 24 units: 3 untranslated, 21 translated"
    assert body((tmp_path / "talk.ru.xml").read_bytes()) == body(xlate.merge(TEI_FILE, po).value.data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", SAME)
def test_a_translators_comments_survive_a_tool(
    tool: str, language: str, translated: Translated, tmp_path: Path
) -> None:
    """A line of origin, a line for the checks, and a note of two lines, one of them longer than a line."""
    po, out = translated(language), tmp_path / "tool" / f"{language}.po"
    run_tools(SAME[tool], po, out)
    kept = comments(out)
    before = comments(po)
    assert sorted(before) == sorted([CHECKED, MACHINE_MADE, "s-dhx6vuyc"])
    for key, lines in before.items():
        ours = [line for line in kept[key] if not line.startswith(("(pofilter)", "(poconflicts)"))]
        assert ours == lines
    assert kept[CHECKED][0] == "xlate-check: skip numbers"
    origin = read_machine_line("\n".join(kept[MACHINE_MADE]))
    assert origin is not None
    assert [str(model) for model in origin[0].models] == ["ko_en/1.1@9c1f22ab40de", f"en_{language}/1.9@3f9a2c1d77aa"]
    assert next(entry for entry in read(out) if entry.msgctxt == FUZZY).previous_msgid == OLD_SOURCE
