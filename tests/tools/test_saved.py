"""Files that Poedit, Lokalize and Weblate saved: docs/tools.md tells how; the scripts are in docs/tools/."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest

import xlate
from tests.conftest import Run
from tests.tools.potools import DATA, OLD_SOURCE, TEI_FILE, body, comments, merged_body, read
from tests.tools.test_msgfmt import gettext

PROGRAMS = {
    "poedit": ("Poedit 3.2.2", "P. Oedit"),
    "lokalize": ("Lokalize 22.12.3", "L. Okalize"),
    "weblate": ("Weblate 5.14.3", "W. Eblate"),
}
"""a program -> what it calls itself in the header, and the translator who sat before it"""
EDITED = {
    "ru": (
        "s-dsg7d3iv",
        "Хотел бы ещё раз пригласить руководителя КНДР Ким Чен Ына посетить Россию, например в сентябре, на Восточный "
        "экономический форум во Владивостоке.",
        (23, 1),
    ),
    "ar": ("s-ou277srm", "كما تعلمون، سعينا دائمًا إلى حل جميع المشكلات المحيطة بشبه الجزيرة الكورية.", (15, 9)),
    "ja": (
        "s-ou277srm",
        "ご存じのとおり、私たちは常に朝鮮半島をめぐるあらゆる問題の解決に努めてきました。",
        (15, 9),
    ),
}
"""a language -> the entry that was translated, how, and how many are then translated and untranslated"""
EVERY = pytest.mark.parametrize(
    ("program", "language"), [(program, language) for program in PROGRAMS for language in EDITED]
)


def saved_by(program: str, language: str) -> Path:
    return DATA / "saved" / f"{program}.{language}.po"


@EVERY
def test_a_file_that_a_program_saved_merges_without_a_finding(
    program: str, language: str, tmp_path: Path, xlate_program: Run
) -> None:
    """Somebody translated one entry in it and accepted a fuzzy one, and nothing else is different."""
    saved = saved_by(program, language)
    generator, translator = PROGRAMS[program]
    key, words, (translated, untranslated) = EDITED[language]
    assert read(saved).metadata["X-Generator"] == generator
    shutil.copy(TEI_FILE, tmp_path)
    # without the checks of translations: these are abridged, and one says so
    done = xlate_program("merge", TEI_FILE.name, saved, "-o", "talk.xml", "--no-check")
    counted = f"24 units: {untranslated} untranslated, {translated - 1} translated, 1 postedited"
    assert (done.returncode, done.stderr) == (0, f"{saved}: {counted}\n")
    done = xlate_program("validate", "talk.xml")
    assert (done.returncode, done.stderr) == (0, "talk.xml: valid\n")
    data = (tmp_path / "talk.xml").read_bytes()
    assert f">{translator}<" in data.decode()
    by_hand = polib.pofile(str(DATA / f"{language}.po"), wrapwidth=0)
    for entry in by_hand:
        entry.flags = []
        entry.msgstr = words if entry.msgctxt == key else entry.msgstr
    by_hand.save(str(tmp_path / "by-hand.po"))
    assert body(data) == merged_body(tmp_path / "by-hand.po")


@EVERY
def test_what_a_program_kept_of_the_file(program: str, language: str) -> None:
    before, after = read(DATA / f"{language}.po"), read(saved_by(program, language))
    assert [e.msgctxt for e in after] == [e.msgctxt for e in before]
    assert [e.msgid for e in after] == [e.msgid for e in before]
    assert [(e.comment, e.tcomment, e.occurrences, e.obsolete) for e in after] == [
        (e.comment, e.tcomment, e.occurrences, e.obsolete) for e in before
    ]
    assert not any(entry.fuzzy for entry in after)
    previous = [entry.previous_msgid for entry in after if entry.previous_msgid]
    assert previous == ([OLD_SOURCE] if program == "lokalize" else [])
    assert after.metadata["X-Source-Language"] == "en"


@EVERY
def test_a_file_that_a_program_saved_is_brought_up_to_date(program: str, language: str, tmp_path: Path) -> None:
    """The next export keeps what the program wrote, and the next merge says the same."""
    path = tmp_path / f"{language}.po"
    shutil.copy(saved_by(program, language), path)
    first = merged_body(path)
    exported = xlate.export_po(TEI_FILE, language, output=path)
    assert (exported.value.translated, exported.value.untranslated, exported.value.fuzzy) == (*EDITED[language][2], 0)
    assert merged_body(path) == first
    assert comments(path) == comments(DATA / f"{language}.po")


@pytest.mark.parametrize("language", EDITED)
def test_msgcat_of_what_two_programs_saved_merges_without_a_finding(language: str, tmp_path: Path) -> None:
    """The headers differ, so msgcat writes both into one, fuzzy, between lines of ``#-#-#``; the last one counts."""
    both = tmp_path / f"{language}.po"
    done = gettext("msgcat", "-o", both, saved_by("poedit", language), saved_by("lokalize", language))
    assert (done.returncode, both.read_text(encoding="utf-8").count('"#-#-#-#-#  ')) == (0, 2)
    merged = xlate.merge(TEI_FILE, both)
    assert merged.findings == ()
    assert body(merged.value.data) == merged_body(saved_by("poedit", language))
    assert b">L. Okalize<" in (merged.value.data or b"")
