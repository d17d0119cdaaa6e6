"""Long texts, many languages, and letters without a font."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

import xlate
from tests.browser import OpenPage, accessibility_problems
from xlate.errors import InputError
from xlate.pages.fonts import letters_without_font


@pytest.fixture
def long_page(tmp_path: Path) -> Path:
    """A page of more than 300 turns."""
    turns = (f"{('Ann', 'Bob (retranslated)')[place % 2]}: Words of turn {place}." for place in range(310))
    (tmp_path / "long.txt").write_text("Talk\n\n" + "\n\n".join(turns), encoding="utf-8")
    xlate.to_tei(tmp_path / "long.txt", language="en", speaker_languages={"Bob": "ko"}, output=tmp_path / "long.xml")
    return xlate.edition(tmp_path / "long.xml", tmp_path / "site").value.pages[0].path


def test_in_a_long_text_a_way_leads_to_where_it_is_told(long_page: Path) -> None:
    tree = html.document_fromstring(long_page.read_bytes())
    links = tree.cssselect("a.told")
    assert len(links) == 155
    assert all(len(link.xpath(".//*")) <= 6 for link in links), "a page of 20,000 segments is to open in two seconds"
    assert "Korean interpreted ? translated English" in " ".join(links[0].text_content().split())
    for address in {str(link.get("href")) for link in links}:
        told = tree.get_element_by_id(address.removeprefix("#"))
        assert "Interpreted from Korean" in told.text_content()


@pytest.mark.slow
def test_a_way_of_a_long_text_opens_in_its_place_and_closes(long_page: Path, open_page: OpenPage) -> None:
    page = open_page(long_page.as_uri())
    link = page.locator("a.told").first
    link.click()
    assert link.get_attribute("aria-expanded") == "true"
    assert "Interpreted from Korean" in page.locator(".ways .evidence").inner_text()
    assert "#" not in page.url
    assert not accessibility_problems(page)
    link.press("Enter")
    assert page.locator(".ways .evidence").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("o")
    assert page.locator(".ways .evidence").count() == 1


@pytest.mark.slow
def test_many_languages_stand_under_each_other(tmp_path: Path, open_page: OpenPage) -> None:
    tags = ("de", "fr", "ru", "es", "it", "pt", "nl", "sv", "da", "ar", "ja", "ko")
    source = tmp_path / "talk.xml"
    (tmp_path / "talk.txt").write_text(
        "Talk\n\nAnn: Hello.\n\nBob: Hello there.\n\nAnn: Yes.\n\nBob: No.\n", encoding="utf-8"
    )
    xlate.to_tei(tmp_path / "talk.txt", language="en", output=source)
    files = [source]
    for tag in tags:
        xlate.export_po(source, tag, output=tmp_path / f"{tag}.po")
        files.append(tmp_path / f"talk.{tag}.xml")
        xlate.merge(source, tmp_path / f"{tag}.po", output=files[-1])
    page = open_page(xlate.edition(files, tmp_path / "site").value.pages[0].path.as_uri(), width=1024)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
    last = page.locator(".row.segment .c12").first
    last.scroll_into_view_if_needed()
    assert last.is_visible()
    page.locator('[data-hides="no-c12"]').uncheck()
    assert not last.is_visible(), "those after the ninth too"
    for form in ("docx", "pdf"):
        with pytest.raises(InputError, match="13 languages have no room"):
            xlate.edition_documents(files, tmp_path, xlate.DocumentOptions(form=form, columns="side"))


def test_letters_without_a_font_are_found() -> None:
    assert letters_without_font("Ann, Анна\n\u200f") == "", "every machine that can make a PDF has these"
    assert letters_without_font("A\U0001e7e0\u0378") == "\U0001e7e0", (
        "an Ethiopic syllable; what is no letter does not count"
    )
