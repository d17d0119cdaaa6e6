"""ODT, RTF, EPUB and PDF as LibreOffice writes them: one meeting, the same turns from each."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from lxml import etree

from tests.readers.meeting import DOCUMENTS, SAID, TITLE
from xlate.errors import InputError, MissingExtraError
from xlate.model.document import BlockKind
from xlate.readers import pdf, read_transcript
from xlate.workflow.to_tei import to_tei

_TEI = "{http://www.tei-c.org/ns/1.0}"


def turns(name: str) -> tuple[list[tuple[str, str, tuple[str, ...]]], str, str]:
    """Who speaks, marker, paragraphs; the title; the date."""
    root = etree.fromstring(to_tei(DOCUMENTS / name).value.data)
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for turn in root.iter(_TEI + "u"):
        label: Any = turn.getprevious()
        marker = " ".join(label.xpath("string(t:note)", namespaces={"t": _TEI[1:-1]}).split())
        person = " ".join((label.text or "").split())
        paragraphs = tuple(" ".join("".join(map(str, one.itertext())).split()) for one in turn.iter(_TEI + "seg"))
        found.append((person, marker, paragraphs))
    date: Any = next(root.iter(_TEI + "dateline"))
    return found, root.findtext(f".//{_TEI}body//{_TEI}head") or "", date[0].get("when")


@pytest.mark.parametrize("name", ["meeting.odt", "meeting.rtf", "meeting.pdf", "columns.pdf"])
def test_each_format_gives_the_same_turns(name: str) -> None:
    assert turns(name) == (SAID(2), TITLE, "2021-05-12")


def test_a_book_gives_the_same_turns() -> None:
    assert turns("book.epub") == (SAID(1), TITLE, "2021-05-12")


@pytest.mark.parametrize("name", ["meeting.odt", "meeting.rtf", "meeting.pdf"])
def test_headings_stand_and_running_heads_are_set_apart(name: str) -> None:
    blocks = read_transcript((DOCUMENTS / name).read_bytes(), name).value.blocks
    headings = [line.text for one in blocks if one.kind in {BlockKind.TITLE, BlockKind.HEADING} for line in one.lines]
    assert headings == [TITLE, "The report of the engineers"]
    apart = [line.text for one in blocks if one.kind is BlockKind.BOILERPLATE for line in one.lines]
    assert {text.rstrip(" 0123456789") for text in apart} == {"Commission on Rivers, third meeting", "Page"}


def test_what_a_pdf_lacks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="this PDF is encrypted; save it without a password first"):
        pdf.READER.read((DOCUMENTS / "encrypted.pdf").read_bytes(), "a.pdf")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"not installed; install it with: pip install 'xlate-tei\[read-pdf\]'"):
        pdf.READER.read((DOCUMENTS / "meeting.pdf").read_bytes(), "a.pdf")


_LOOKS = {
    "2": "sub", "6": "sup", "very": "italic", "wrong": "strikethrough", "indeed": "underline",
    "the report": "https://example.org/report",
}  # fmt: skip


@pytest.mark.parametrize("name", ["rich.odt", "rich.rtf", "rich.epub"])
def test_what_is_set_apart_is_the_same_in_each_format(name: str) -> None:
    root = etree.fromstring(to_tei(DOCUMENTS / name).value.data)
    first: Any = next(root.iter(_TEI + "seg"))
    found = {"".join(map(str, one.itertext())): one.get("rend") or one.get("target") for one in first}
    assert found == _LOOKS
    cells = [" ".join("".join(map(str, cell.itertext())).split()) for cell in root.iter(_TEI + "cell")]
    assert cells == ["Year", "Level", "2020", "4 m"]
    if name != "rich.epub":  # what LibreOffice writes as a book has no lists, quotations and pages any more
        lists = [(one.get("rend"), len(one)) for one in root.iter(_TEI + "list")]
        assert lists == [(None, 2), ("numbered", 2)]
        quoted: Any = next(root.iter(_TEI + "quote"))
        assert "".join(map(str, quoted.itertext())).strip().startswith("We must act now")
        assert len(list(root.iter(_TEI + "pb"))) == 1


def test_bullets_of_a_pdf_are_items_and_pages_begin() -> None:
    result = read_transcript((DOCUMENTS / "rich.pdf").read_bytes(), "rich.pdf")
    items = [
        one.lines[0].text for one in result.value.blocks if [part.kind for part in one.containers] == ["list", "item"]
    ]
    assert items == ["The river rises every year in spring.", "The dam is old and needs repair."]
    assert [one.code for one in result.findings] == ["XL126"]
    pages = [(line.text[:8], begins) for one in result.value.blocks for line in one.lines for _, begins in line.breaks]
    assert [text for text, _ in pages] == ["Ann Lee:"]


def test_numbers_of_pages_go_with_the_words_with_which_a_page_begins() -> None:
    blocks = read_transcript((DOCUMENTS / "meeting.pdf").read_bytes(), "meeting.pdf").value.blocks
    assert [begins.number for one in blocks for line in one.lines for _, begins in line.breaks] == ["2"]
