"""The pages in other languages than English: nothing is left untranslated, and gettext itself finds nothing wrong."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import polib
import pytest
from lxml import html

import xlate
from tests.make_locale import KEYWORDS, LOCALE, PACKAGES, texts
from tests.pages.test_edition import merged, one, words
from xlate.pages.interface import INTERFACES, day_in_words, gettext, language_name, spoken_in


@pytest.mark.parametrize("tag", [tag for tag in INTERFACES if tag != "en"])
def test_each_text_of_the_pages_is_translated_with_its_values(tag: str) -> None:
    path = LOCALE / f"{tag}.po"
    found = {entry.msgid: entry for entry in polib.pofile(str(path))}
    for message in filter(lambda one: one.id, texts()):
        text, *plural = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        entry = found[text]
        assert not entry.fuzzy, text
        for translation in entry.msgstr_plural.values() if plural else [entry.msgstr]:
            assert translation, text
            values = [sorted(re.findall(r"\{\w+\}", one)) for one in (text, *plural)]
            assert sorted(re.findall(r"\{\w+\}", translation)) in values, text
    done = subprocess.run(["msgfmt", "--check", "-o", "-", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_page_speaks_russian_and_the_words_of_the_text_stay(tmp_path: Path) -> None:
    files = merged(tmp_path, "ru")
    page = xlate.edition(files, tmp_path / "site", interface="ru").value.pages[0]
    tree = html.document_fromstring(page.path.read_bytes())
    assert tree.get("lang") == "ru"
    assert words(one(tree, ".event")) == "14 июня 2018 г. · The Kremlin, Moscow"
    summary = words(one(tree, "#u-rjg4ogut .ways .c1 summary"))
    assert summary.startswith("Через посредник корейский переведено устно русский переведено английский напечатано")
    assert "Язык речи: корейский, переведено устно на русский, переведено на английский." in tree.text_content()
    assert words(tree.cssselect("#s-dhx6vuyc .c1")[0]) == "Thank you very much."
    assert "Search" not in [words(label) for label in tree.cssselect("label")]
    assert not xlate.edition(files, tmp_path / "site", interface="ru").value.pages[0].changed
    assert xlate.edition(files, tmp_path / "site", interface="de").value.pages[0].changed, "another page"


def test_the_language_holds_for_a_block() -> None:
    with spoken_in("de"):
        assert (gettext("Search"), language_name("ko"), day_in_words("2018-06-14")) == (
            "Suchen", "Koreanisch", "14. Juni 2018",
        )  # fmt: skip
        with spoken_in("fr"):
            assert gettext("Search") == "Rechercher"
    with spoken_in("xx"):
        assert (gettext("Search"), day_in_words("2018")) == ("Search", "2018")


def test_no_text_stands_inside_an_f_string_where_older_pythons_do_not_find_it() -> None:
    inside = [
        f"{path.name}:{call.lineno}"
        for package in PACKAGES
        for path in package.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if any(isinstance(given, ast.Constant) for given in call.args)
    ]
    assert not inside
