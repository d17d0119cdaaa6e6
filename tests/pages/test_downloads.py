"""What stands beside a page: TEI, PO and TMX; and what somebody else has put there, which stays."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from lxml import etree, html

import xlate
from tests.pages.test_edition import merged, one
from xlate.errors import InputError, OutputError
from xlate.workflow.downloads import parse_downloads

ALL = ("tei", "po", "tmx")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The seed, and its Russian translation."""
    return merged(tmp_path, "ru")


def test_po_and_tmx_of_a_translation_have_its_words_and_states(files: list[Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    xlate.edition(files, site, downloads=ALL)
    entries = {entry.msgctxt: entry for entry in polib.pofile(str(site / "po" / "talk.ru.po"))}
    assert entries["s-dhx6vuyc"].msgstr == "Большое спасибо."
    assert any(entry.fuzzy for entry in entries.values()), "what is to be reviewed says so here too"
    assert any(not entry.msgstr for entry in entries.values())
    units = etree.parse(site / "tmx" / "talk.ru.tmx").findall(".//tu")
    assert 0 < len(units) < len(entries), "finished translations alone"
    tree = html.document_fromstring((site / "talk.html").read_bytes())
    links = [str(link.get("href")) for link in tree.cssselect(".files a")]
    assert links == ["tei/talk.xml", "tei/talk.ru.xml", "po/talk.ru.po", "tmx/talk.ru.tmx"]
    assert all((site / link).is_file() for link in links)
    encoding = json.loads(one(tree, 'script[type="application/ld+json"]').text_content())["encoding"]
    assert [file["encodingFormat"] for file in encoding[1:]] == [
        "application/tei+xml", "text/x-gettext-translation", "application/x-tmx+xml",
    ]  # fmt: skip


def test_downloads_are_made_again_if_they_are_wanted_otherwise_or_gone(files: list[Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert not (xlate.edition(files, site, downloads=()).value.pages[0].path.parent / "tei").exists()
    assert xlate.edition(files, site, downloads=ALL).value.pages[0].changed
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.parent != site}
    assert not xlate.edition(files, site, downloads=ALL).value.pages[0].changed
    assert before == {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.parent != site}
    (site / "po" / "talk.ru.po").unlink()
    assert xlate.edition(files, site, downloads=ALL).value.pages[0].changed
    assert (site / "po" / "talk.ru.po").is_file()


@pytest.mark.parametrize("name", ["talk.html", "po/talk.ru.po", "tei/talk.xml", "search.js"])
def test_a_file_of_somebody_else_stays_as_it_is(files: list[Path], tmp_path: Path, name: str) -> None:
    theirs = tmp_path / "site" / name
    theirs.parent.mkdir(parents=True)
    theirs.write_text("a day of work", encoding="utf-8")
    with pytest.raises(OutputError, match="not from xlate"):
        xlate.edition(files, tmp_path / "site", downloads=ALL)
    assert theirs.read_text(encoding="utf-8") == "a day of work"


def test_a_download_that_somebody_has_worked_on_stays(files: list[Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    xlate.edition(files, site, downloads=ALL)
    path = site / "po" / "talk.ru.po"
    path.write_bytes(path.read_bytes() + b"\n# mine\n")
    with pytest.raises(OutputError, match="somebody has changed it"):
        xlate.edition(files, site, downloads=ALL)
    assert path.read_bytes().endswith(b"# mine\n")


def test_lists_of_downloads() -> None:
    assert parse_downloads(" tmx, TEI ") == ("tei", "tmx")
    assert parse_downloads("none") == ()
    for text in ("", "tei,doc", "none,po"):
        with pytest.raises(InputError, match="tei, po, tmx"):
            parse_downloads(text)
