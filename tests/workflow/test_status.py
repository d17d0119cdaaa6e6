"""xlate status counts as msgfmt does."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest

import xlate
from tests.conftest import EXAMPLES, Run
from xlate.files import Input

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
ODD = (
    HEADER
    + """msgid "one <hi>two</hi>, three - 4!"
msgstr "раз"

#, fuzzy
msgid "five < six"
msgstr "пять"

#, fuzzy
msgid "seven"
msgstr ""

msgid "%d eight"
msgid_plural "%d eights"
msgstr[0] "восемь"
msgstr[1] "восьми"

msgid "東京 is big"
msgstr ""

#~ msgid "gone"
#~ msgstr "нет"
"""
)


def test_messages_are_counted_as_msgfmt_counts_them_and_words_as_people_do() -> None:
    numbers = xlate.status(Input(ODD.encode(), "odd.po")).value.statistics.as_dict()
    assert numbers == {
        "percent": 100 * 6 // 13,
        "translated": 2,
        "translated_words": 6,
        "fuzzy": 1,
        "fuzzy_words": 2,
        "untranslated": 2,
        "untranslated_words": 5,
        "total": 5,
        "total_words": 13,
    }


@pytest.mark.parametrize("name", ["odd.po", "ru.po", "empty.po"])
def test_msgfmt_says_the_same(name: str, tmp_path: Path, xlate_program: Run) -> None:
    text = {"odd.po": ODD, "empty.po": HEADER}.get(name) or (EXAMPLES / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    theirs = subprocess.run(
        ["msgfmt", "--statistics", "-o", "/dev/null", tmp_path / name], check=True, capture_output=True, text=True
    ).stderr
    wanted = {
        state: int(found[1]) if (found := re.search(rf"(\d+) {state} ", theirs)) else 0
        for state in ("translated", "fuzzy", "untranslated")
    }
    found = json.loads(xlate_program("status", name, "--json").stdout)["results"][0]
    assert {state: found[state] for state in wanted} == wanted


def test_a_folder_stands_for_its_files_and_several_have_a_total(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "po" / "deep").mkdir(parents=True)
    (tmp_path / "po" / "a.po").write_text(ODD, encoding="utf-8")
    (tmp_path / "po" / "deep" / "b.po").write_text(ODD, encoding="utf-8")
    done = xlate_program("status")
    assert done.returncode == 0
    assert re.search(r"po/a\.po +ru +46 % +2 +1 +2 +13 +7\n", done.stdout)
    assert re.search(r"total +46 % +4 +2 +4 +26 +14\n", done.stdout)
    assert done.stderr == "4 translated messages, 2 fuzzy translations, 4 untranslated messages\n"
    rows = list(csv.DictReader(io.StringIO(xlate_program("status", "po", "--csv").stdout)))
    assert [(row["file"], row["total_words"]) for row in rows] == [("po/a.po", "13"), ("po/deep/b.po", "13")]


def test_a_broken_file_does_not_stop_the_others(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid "x', encoding="utf-8")
    (tmp_path / "b.po").write_text(ODD, encoding="utf-8")
    done = xlate_program("status")
    assert done.returncode == 1
    assert "a.po:1" in done.stderr
    assert "b.po" in done.stdout
    (tmp_path / "empty").mkdir()
    assert "write one with: xlate export-po" in xlate_program("status", "empty").stderr


def test_xliff_counts_too(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes((EXAMPLES / "kremlin-en-00seed.xml").read_bytes())
    (tmp_path / "ru.po").write_bytes((EXAMPLES / "ru.po").read_bytes())
    assert (
        xlate_program("export-xliff", "talk.xml", "-l", "ru", "--translations", "ru.po", "-o", "ru.xlf").returncode == 0
    )
    po, xliff = json.loads(xlate_program("status", "--json").stdout)["results"]
    assert (po.pop("input"), xliff.pop("input")) == ("ru.po", "ru.xlf")
    assert po == xliff
