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
