"""Word documents: paragraphs, tables, notes, and damaged files."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.readers.reading import (
    faults,
    odd,
    paragraph,
    read,
    saved,
    spoken,
    texts,
    with_part,
)
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import docx as word
from xlate.readers.model import Likeness


class TestWord:
    def test_titles_headings_and_paragraphs_keep_their_order_and_numbers(self) -> None:
        document = docx.Document()
        document.core_properties.title = "Not this"
        document.add_heading("The Title", 0)
        document.add_heading("Part one", 1)
        document.add_paragraph("")
        document.add_paragraph("Words\twith a tab\nand a line break.")
        found = read(word.READER, saved(document), "talk.docx")
        assert [(block.kind.value, [(line.number, line.text) for line in block.lines]) for block in found.blocks] == [
            ("title", [(1, "The Title")]),
            ("heading", [(2, "Part one")]),
            ("text", [(4, "Words with a tab"), (4, "and a line break.")]),
        ]
        assert found.metadata.title is None
        assert not found.voiced

    def test_the_title_of_the_properties_counts_where_the_text_has_none(self) -> None:
        document = docx.Document()
        document.core_properties.title = "From the properties"
        document.add_paragraph("Words.")
        assert read(word.READER, saved(document)).metadata.title == "From the properties"

    def test_bold_reaches_over_notes_in_italics_to_the_colon(self) -> None:
        document = docx.Document()
        paragraph(document, ("President", "b"), (" (retranslated)", "i"), (":", "b"), (" Thank ", ""), ("you", "b"))
        paragraph(document, ("Plain words", ""))
        styled = document.add_paragraph()
        styled.add_run("Chair", style="Strong")
        styled.add_run(": Yes.")
        off = document.add_paragraph()
        off.add_run("Chair", style="Strong").bold = False
        lines = read(word.READER, saved(document)).lines()
        assert [line.text[: line.strong] for line in lines] == ["President (retranslated):", "", "Chair:", ""]
        assert lines[0].text == "President (retranslated): Thank you"

    def test_headings_are_known_whatever_their_styles_are_called(self) -> None:
        document = docx.Document()
        document.styles["Heading 1"].element.find("{*}name").set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "Ylatunniste"
        )
        document.add_paragraph("Osa", style=document.styles["Ylatunniste"])
        document.add_paragraph("Sanat.")
        assert [block.kind for block in read(word.READER, saved(document)).blocks] == [
            BlockKind.HEADING,
            BlockKind.TEXT,
        ]

    def test_a_table_of_names_and_words_says_who_speaks(self) -> None:
        document = docx.Document()
        document.add_paragraph("Interview")
        rows = [
            ("Speaker", "Words"),
            ("Ann:", "Hello there, all of you."),
            ("", "More."),
            ("Ann", "Again."),
            ("Bob", "No."),
            ("Pause", ""),
        ]
        made = document.add_table(0, 2)
        for left, right in rows:
            cells = made.add_row().cells
            cells[0].text, cells[1].text = left, right
        made.rows[1].cells[1].add_paragraph("A second paragraph.")
        found = read(word.READER, saved(document))
        assert found.voiced
        assert spoken(found)[1:] == [
            ("Ann", "Hello there, all of you."),
            ("…", "A second paragraph."),
            ("…", "More."),
            ("…", "Again."),
            ("Bob", "No."),
        ]
        assert texts(found, BlockKind.NARRATIVE) == ["Pause"]

    def test_a_table_of_place_and_date_is_no_dialogue(self) -> None:
        document = docx.Document()
        made = document.add_table(0, 2)
        for left, right in [("Date", "5 May"), ("Place", "Geneva")]:
            cells = made.add_row().cells
            cells[0].text, cells[1].text = left, right
        paragraph(document, ("Ann:", "b"), (" Many more words than stand in the table.", ""))
        found = read(word.READER, saved(document))
        assert not found.voiced
        assert texts(found)[:4] == ["Date", "5 May", "Place", "Geneva"]

    def test_deletions_go_and_insertions_links_boxes_and_soft_hyphens_are_read(self) -> None:
        document = docx.Document()
        body = document.element.body
        body.insert(
            0,
            parse_xml(
                f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                "<w:r><w:t xml:space='preserve'>Kept </w:t></w:r>"
                "<w:del w:id='1' w:author='x'><w:r><w:delText>gone</w:delText></w:r><w:r><w:t>gone</w:t></w:r></w:del>"
                "<w:ins w:id='2' w:author='x'><w:r><w:t>new</w:t></w:r></w:ins>"
                "<w:r><w:t xml:space='preserve'> </w:t></w:r>"
                "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
                "<w:r><w:t xml:space='preserve'> soft\u00adhyphen no</w:t><w:noBreakHyphen/>"
                "<w:t>break</w:t><w:instrText>PAGE</w:instrText></w:r>"
                "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
                "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
                "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
            ),
        )
        body.insert(
            1,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            ),
        )
        found, findings = odd(word.READER, saved(document))
        assert texts(found) == ["Kept new link softhyphen no\u2011break", "Box", "Control"]
        assert findings == [("XL107", 1)]

    def test_headers_of_pages_are_left_out_and_footnotes_are_boilerplate(self) -> None:
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "Running head"
        made = document.add_paragraph("Words.")
        run: Any = made.add_run()._r
        run.append(parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='2'/>"))
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        note = (
            f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
            "</w:footnotes>"
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
        document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
        found = read(word.READER, saved(document))
        assert [(block.kind, block.lines[0].text) for block in found.blocks] == [
            (BlockKind.TEXT, "Words."),
            (BlockKind.BOILERPLATE, "A note."),
        ]

    def test_bombs_are_not_opened(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"\0" * 20_000_000)
        assert word.READER.recognises(stream.getvalue(), "x.docx") is Likeness.CERTAIN
        with pytest.raises(InputError, match="bomb: this archive unpacks to far more"):
            word.READER.read(stream.getvalue(), "bomb")
        many = io.BytesIO()
        with zipfile.ZipFile(many, "w") as archive:
            for number in range(5001):
                archive.writestr(f"{number}", b"")
        with pytest.raises(InputError, match="far more"):
            word.READER.read(many.getvalue(), "bomb")

    def test_entities_are_never_resolved(self) -> None:
        document = docx.Document()
        document.add_paragraph("Words MARK.")

        def change(part: bytes) -> bytes:
            return part.replace(
                b"<w:document", b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<w:document', 1
            ).replace(b"MARK", b"&x;")

        data = with_part(saved(document), "word/document.xml", change)
        try:
            found = word.READER.read(data, "talk").value
        except InputError:
            return
        assert "root" not in " ".join(texts(found))

    @pytest.mark.parametrize("wrapper", ["sdt", "ins", "hyperlink"])
    def test_deep_nesting_is_refused_or_read(self, wrapper: str) -> None:
        document = docx.Document()
        document.add_paragraph("Words MARK.")
        inner = f"<w:{wrapper}>{'<w:sdtContent>' * (wrapper == 'sdt')}"
        outer = f"{'</w:sdtContent>' * (wrapper == 'sdt')}</w:{wrapper}>"

        def change(part: bytes) -> bytes:
            return re.sub(
                rb"<w:p>(?=.*MARK).*?</w:p>",
                lambda match: (inner * 900).encode() + match[0] + (outer * 900).encode(),
                part,
                count=1,
                flags=re.DOTALL,
            )

        data = with_part(saved(document), "word/document.xml", change)
        with pytest.raises(InputError):
            word.READER.read(data, "talk")

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100, b"no zip"])
    def test_what_is_no_archive_is_refused(self, data: bytes) -> None:
        assert word.READER.recognises(data, "x.docx") is Likeness.NO
        with pytest.raises(InputError, match="talk: not a DOCX file"):
            word.READER.read(data, "talk")

    def test_another_archive_is_no_document(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("content.xml", "<a/>")
        assert word.READER.recognises(stream.getvalue(), "x.docx") is Likeness.NO
        with pytest.raises(InputError):
            word.READER.read(stream.getvalue(), "talk")

    def test_a_document_without_words_is_refused(self) -> None:
        with pytest.raises(InputError, match="no text"):
            word.READER.read(saved(docx.Document()), "talk")


def _word_document() -> bytes:
    document = docx.Document()
    document.add_heading("Title", 0)
    paragraph(document, ("Ann:", "b"), (" Words.", ""))
    return saved(document)


WORD_DOCUMENT = _word_document()


@settings(max_examples=60)
@given(st.integers(0, len(WORD_DOCUMENT)), st.binary(max_size=8))
def test_a_damaged_word_document_is_read_or_refused(place: int, junk: bytes) -> None:
    assert not faults(word.READER, WORD_DOCUMENT[:place])
    assert not faults(word.READER, WORD_DOCUMENT[:place] + junk + WORD_DOCUMENT[place + len(junk) :])


@settings(max_examples=60)
@given(
    st.integers(0, 100_000),
    st.binary(min_size=1, max_size=8),
    st.sampled_from(
        [
            "word/document.xml",
            "word/styles.xml",
            "[Content_Types].xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
        ]
    ),
)
@example(13240, b" ", "word/_rels/document.xml.rels")  # a relation that has no type
def test_a_word_document_with_a_damaged_part_is_read_or_refused(place: int, junk: bytes, name: str) -> None:
    def change(part: bytes) -> bytes:
        at = place % (len(part) + 1)
        return part[:at] + junk + part[at + len(junk) :]

    assert not faults(word.READER, with_part(WORD_DOCUMENT, name, change))
