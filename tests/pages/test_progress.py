"""The page of ``xlate status``: documents and languages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.browser import OpenPage, accessibility_problems
from tests.conftest import Run
from tests.pages.test_edition import TOOLS, one, words
from xlate.workflow.status_page import document_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Translators' files of two documents."""
    for name, of in (("po/talk.ru.po", "ru"), ("po/talk.ja.po", "ja"), ("other/ru.po", "ru")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(TOOLS / f"{of}.po", tmp_path / name)
    return tmp_path


def test_a_row_for_each_document_and_links_to_the_files(folder: Path, xlate_program: Run) -> None:
    out = folder / "pages" / "status.html"
    out.parent.mkdir()
    result = xlate_program("status", str(folder), "--html", str(out))
    assert result.returncode == 0, result.stderr
    tree = html.document_fromstring(out.read_bytes())
    assert [words(head) for head in tree.cssselect("thead th")] == ["Document", "Japanese", "Russian", "All"]
    assert [words(head) for head in tree.cssselect("tbody th")] == ["other", "po/talk"]
    links = [str(link.get("href")) for link in tree.cssselect("tbody a")]
    assert sorted(links) == ["../other/ru.po", "../po/talk.ja.po", "../po/talk.ru.po"]
    total = words(one(tree, "tfoot td:last-child b"))
    printed = next(line for line in result.stdout.splitlines() if line.split()[:1] == ["total"])
    assert f" {total} " in printed, "the same as on the command line"
    done = subprocess.run(["tidy", "-q", "-e", str(out)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_it_never_takes_the_place_of_a_translation(folder: Path, xlate_program: Run) -> None:
    path = folder / "other" / "ru.po"
    before = path.read_bytes()
    assert xlate_program("status", str(folder), "--html", str(path)).returncode != 0
    assert path.read_bytes() == before
    assert xlate_program("status", str(folder), "--html", "-").returncode == 2


@pytest.mark.slow
def test_it_can_be_read_by_all(folder: Path, xlate_program: Run, open_page: OpenPage) -> None:
    xlate_program("status", str(folder), "--html", str(folder / "s.html"), "--interface", "de")
    page = open_page((folder / "s.html").as_uri(), width=360)
    assert not accessibility_problems(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_document_of_a_file() -> None:
    assert document_of("po/talk.ru.po", "ru") == str(Path("po/talk"))
    assert document_of("talk/pt_BR.po", "pt-BR") == "talk"
    assert document_of("a/talk/ru.po", "ru") == str(Path("a/talk"))
    assert document_of("ru.po", "ru") == "."
    assert document_of("peru.po", "ru") == "peru"
