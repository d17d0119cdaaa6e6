"""Files that gettext, translate-toolkit and polib made of a translator's PO file merge as the file itself does.

docs/tools.md has what is measured here as a table.
"""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from lxml import etree

import xlate
from tests.conftest import Run
from tests.tools.potools import (
    CHECKED,
    FUZZY,
    LANGUAGES,
    MACHINE_MADE,
    OLD_SOURCE,
    TEI_FILE,
    body,
    comments,
    prepare,
    read,
    run_tools,
    units,
)
from tests.tools.test_msgfmt import gettext
from xlate.model.mt_origin import read_machine_line

SAME = {
    "msgcat": "msgcat -o {out} {po}",
    "msgcat --no-wrap": "msgcat --no-wrap --sort-by-file -o {out} {po}",
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
    "pogrep, pomerge": "pogrep --search=source Mr {po} {dir}/found.po; pomerge -t {po} -i {dir}/found.po -o {out}",
    "pofilter, pomerge": "pofilter {po} {dir}/failed.po; pomerge -t {po} -i {dir}/failed.po -o {out}",
    "poclean": "poclean {po} {out}",
}
"""a tool -> how a file is sent through it, with nothing changed that a merge should see"""


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ru", "21 translated messages, 1 fuzzy translation, 2 untranslated messages."),
        ("ar", "13 translated messages, 1 fuzzy translation, 10 untranslated messages."),
        ("ja", "13 translated messages, 1 fuzzy translation, 10 untranslated messages."),
    ],
)
def test_msgfmt_is_content_with_a_translators_file(language: str, counts: str, tmp_path: Path) -> None:
    done = gettext("msgfmt", "-c", "-v", "-o", "/dev/null", prepare(tmp_path, language)[0])
    assert (done.returncode, done.stderr.strip()) == (0, counts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", SAME)
def test_a_file_that_a_tool_wrote_merges_as_the_translators_own(tool: str, language: str, tmp_path: Path) -> None:
    po, out = prepare(tmp_path, language)
    run_tools(SAME[tool], po, out)
    expected = xlate.merge(TEI_FILE, po, fuzzy="use")
    merged = xlate.merge(TEI_FILE, out, fuzzy="use")
    assert merged.value.data == expected.value.data
    assert merged.value.states == expected.value.states
    assert [finding.code for finding in merged.findings] == ["XL406"]
    assert sum(entry.fuzzy for entry in read(out)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_merged_is_valid_and_all_there(language: str, tmp_path: Path) -> None:
    po, _ = prepare(tmp_path, language)
    merged = tmp_path / "talk.xml"
    result = xlate.merge(TEI_FILE, po, fuzzy="use", output=merged)
    assert xlate.validate(merged).findings == ()
    words = units(result.value.data)
    for entry in polib.pofile(str(po)).translated_entries():
        plain = "".join(etree.fromstring(f"<x>{entry.msgstr}</x>").itertext())
        assert " ".join(words[entry.msgctxt].split(" ")) == plain


@pytest.mark.parametrize("tool", SAME)
def test_the_program_merges_what_a_tool_wrote(tool: str, tmp_path: Path, xlate_program: Run) -> None:
    po, out = prepare(tmp_path, "ru")
    run_tools(SAME[tool], po, out)
    done = xlate_program("merge", TEI_FILE, out, "-o", "talk.ru.xml", "--no-check")
    assert done.returncode == 0
    assert re.sub(r"^.*/", "", done.stderr.splitlines()[-1]) == (
        "ru.po: 24 units: 3 untranslated, 20 translated, 1 postedited"
    )
    assert body((tmp_path / "talk.ru.xml").read_bytes()) == body(xlate.merge(TEI_FILE, po).value.data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", SAME)
def test_a_translators_comments_survive_a_tool(tool: str, language: str, tmp_path: Path) -> None:
    """A line of origin, a line for the checks, and a note of two lines, one of them longer than a line."""
    po, out = prepare(tmp_path, language)
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
    assert [str(model) for model in origin[0].models] == ["en_de/1.1@9c1f22ab40de", f"de_{language}/1.9@3f9a2c1d77aa"]
    assert next(entry for entry in read(out) if entry.msgctxt == FUZZY).previous_msgid == OLD_SOURCE


@pytest.mark.parametrize("width", [0, 40, 78])
@pytest.mark.parametrize("language", LANGUAGES)
def test_polib_wraps_and_nothing_changes(language: str, width: int, tmp_path: Path) -> None:
    po, out = prepare(tmp_path, language)
    polib.pofile(str(po), wrapwidth=width).save(str(out))
    assert xlate.merge(TEI_FILE, out, fuzzy="use").value.data == xlate.merge(TEI_FILE, po, fuzzy="use").value.data
