"""Files that Poedit, Lokalize and Weblate saved: docs/tools.md tells how; the scripts are in docs/tools/."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import xlate
from tests.conftest import Run
from tests.potools import DATA, OLD_SOURCE, TEI_FILE, comments, merged_body, read, units

EDITED = "s-dsg7d3iv"
PROGRAMS = {
    "poedit": ("Poedit 3.2.2", "P. Oedit"),
    "lokalize": ("Lokalize 22.12.3", "L. Okalize"),
    "weblate": ("Weblate 5.14.3", "W. Eblate"),
}
"""a program -> what it calls itself in the header, and the translator who sat before it"""


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_file_that_a_program_saved_merges_without_a_finding(program: str, tmp_path: Path, xlate_program: Run) -> None:
    """Somebody translated one entry in it and accepted a fuzzy one; see docs/tools.md."""
    saved, before = DATA / "saved" / f"{program}.ru.po", DATA / "ru.po"
    generator, translator = PROGRAMS[program]
    assert read(saved).metadata["X-Generator"] == generator
    shutil.copy(TEI_FILE, tmp_path)
    done = xlate_program("merge", TEI_FILE.name, saved, "-o", "talk.ru.xml")
    assert (done.returncode, done.stderr) == (0, f"{saved}: 24 units: 1 untranslated, 23 translated\n")
    done = xlate_program("validate", "talk.ru.xml")
    assert (done.returncode, done.stderr) == (0, "talk.ru.xml: valid\n")
    data = (tmp_path / "talk.ru.xml").read_bytes()
    assert f">{translator}<" in data.decode()
    after, old = units(data), units(xlate.merge(TEI_FILE, before, fuzzy="use").value.data)
    assert after.pop(EDITED).startswith("Хотел бы ещё раз пригласить руководителя КНДР Ким Чен Ына")
    del old[EDITED]
    inside_text = {entry.msgctxt for entry in read(saved)}
    assert {k: v for k, v in after.items() if k in inside_text} == {k: v for k, v in old.items() if k in inside_text}


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_program_kept_of_the_file(program: str) -> None:
    before, after = read(DATA / "ru.po"), read(DATA / "saved" / f"{program}.ru.po")
    assert [e.msgctxt for e in after] == [e.msgctxt for e in before]
    assert [e.msgid for e in after] == [e.msgid for e in before]
    assert [(e.comment, e.tcomment, e.occurrences, e.obsolete) for e in after] == [
        (e.comment, e.tcomment, e.occurrences, e.obsolete) for e in before
    ]
    assert not any(entry.fuzzy for entry in after)
    previous = [entry.previous_msgid for entry in after if entry.previous_msgid]
    assert previous == ([OLD_SOURCE] if program == "lokalize" else [])
    assert {k: v for k, v in after.metadata.items() if k.startswith("X-S")} == {"X-Source-Language": "en"}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_file_that_a_program_saved_is_brought_up_to_date(program: str, tmp_path: Path) -> None:
    """The next export keeps what the program wrote, and the next merge says the same."""
    path = tmp_path / "ru.po"
    shutil.copy(DATA / "saved" / f"{program}.ru.po", path)
    first = merged_body(path)
    exported = xlate.export_po(TEI_FILE, "ru", output=path)
    assert (exported.value.translated, exported.value.fuzzy, exported.value.untranslated) == (23, 0, 1)
    assert merged_body(path) == first
    assert comments(path) == comments(DATA / "ru.po")
