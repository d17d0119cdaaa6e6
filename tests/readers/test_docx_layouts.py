"""Word documents as programs for meetings, offices and other word processors lay them out."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import docx.enum.style
import pytest

from tests.conftest import shared
from tests.readers.reading import paragraph, printed_lines, read, saved, spoken, with_part
from xlate.model.document import BlockKind, Document
from xlate.readers import docx as word
from xlate.readers import read_transcript
from xlate.readers.model import Likeness

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SAID = [("Ann Lee", "Good morning all."), ("Bob Ray", "Hello there."), ("Ann Lee", "Let us start.")]
TRANSITIONAL = {
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
}  # fmt: skip


def case(name: str) -> Document:
    return read_transcript(shared("cases", name).read_bytes(), name).value


def starts(document: Document) -> list[float | None]:
    return [block.start for block in document.blocks if block.voice]


def packed(data: bytes, changes: dict[bytes, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in changes.items():
                content = content.replace(before, after)
            new.writestr(name, content)
    return stream.getvalue()


class TestPackages:
    def test_word_for_the_web_calls_its_main_part_otherwise(self) -> None:
        assert printed_lines(case("office365-document2.docx")) == ["Ann Lee: Good morning.", "Bob Ray: Hello."]

    def test_strict_open_xml_is_read(self) -> None:
        document = docx.Document()
        document.add_heading("Rivers", 0)
        paragraph(document, ("Ann Lee:", "b"), (" Hello.", ""))
        strict = packed(saved(document), TRANSITIONAL)
        assert word.READER.recognises(strict, "x") is Likeness.CERTAIN
        found = read(word.READER, strict)
        assert printed_lines(found, BlockKind.TITLE) == ["Rivers"]
        assert printed_lines(found) == ["Ann Lee: Hello."]
        assert found.blocks[-1].lines[0].strong == len("Ann Lee:")

    @pytest.mark.parametrize(
        "kind",
        [
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        ],
    )
    def test_templates_and_documents_with_macros_are_read(self, kind: bytes) -> None:
        document = docx.Document()
        document.add_paragraph("Hello.")
        usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        assert printed_lines(read(word.READER, packed(saved(document), {usual: kind}))) == ["Hello."]


class TestWords:
    def test_ruby_and_formulas_are_words(self) -> None:
        assert printed_lines(case("ruby-and-formula.docx"))[0] == "Ann Lee: Since E=mc holds, 川 flows."

    def test_characters_of_symbol_fonts_are_characters(self) -> None:
        document = docx.Document()
        document.add_paragraph("Since SYMBOLS.")
        fonts = ((b"Symbol", b"F061"), (b"Symbol", b"F0B3"), (b"Wingdings", b"F0E0"), (b"Arial", b"2192"), (b"x", b"x"))
        symbols = b"".join(b'<w:r><w:sym w:font="%s" w:char="%s"/></w:r>' % one for one in fonts)
        runs = b"<w:r><w:t>Since </w:t></w:r>" + symbols + b"<w:r><w:t>.</w:t></w:r>"
        data = with_part(
            saved(document),
            "word/document.xml",
            lambda part: part.replace(b"<w:r><w:t>Since SYMBOLS.</w:t></w:r>", runs),
        )
        assert printed_lines(read(word.READER, data)) == ["Since α≥\ufffd→\ufffd."]

    def test_formulas_are_written_on_one_line(self) -> None:
        document = docx.Document()
        document.add_paragraph("Since FORMULA.")
        inner = (
            b"<m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
            b"</m:sSup><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
        )
        space = b'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        formula = b"<w:r><w:t>Since </w:t></w:r><m:oMath " + space + b">" + inner + b"</m:oMath><w:r><w:t>.</w:t></w:r>"
        data = with_part(
            saved(document),
            "word/document.xml",
            lambda part: part.replace(b"<w:r><w:t>Since FORMULA.</w:t></w:r>", formula),
        )
        assert printed_lines(read(word.READER, data)) == ["Since E=mc^2(a)/(b)."]

    def test_hidden_text_is_listed_and_not_published(self) -> None:
        document = docx.Document()
        made = document.add_paragraph("Ann Lee: Hello.")
        made.add_run(" The source is Carl.").font.hidden = True
        style = document.styles.add_style("Secret", 2)
        style.font.hidden = True
        made.add_run(" Really.", style="Secret")
        made.add_run(" Yes.", style="Secret").font.hidden = False
        found = read(word.READER, saved(document))
        assert printed_lines(found) == ["Ann Lee: Hello. Yes."]
        assert printed_lines(found, BlockKind.BOILERPLATE) == ["The source is Carl. Really."]


class TestLayouts:
    def test_bold_in_the_style_of_paragraphs_is_bold(self) -> None:
        found = case("style-bold-labels.docx")
        assert [label for label, _ in spoken(found) if label != "…"] == ["Ann Lee", "Bob Ray", "Ann Lee", "Carl Fox"]

    def test_a_name_in_bold_and_a_clock_is_a_turn_with_its_time(self) -> None:
        found = case("bold-name-and-clock.docx")
        assert spoken(found) == SAID
        assert starts(found) == [3.0, 7.0, 12.0]

    @pytest.mark.parametrize(
        "shape", ["{name}   0:0{n}\n{words}", "0:0{n} {name}\n{words}", "{name} (00:00:0{n})\n{words}"]
    )
    def test_the_layouts_of_meetings(self, shape: str) -> None:
        document = docx.Document()
        for number, (name, words) in enumerate(SAID, start=1):
            document.add_paragraph(shape.format(name=name, n=number, words=words))
        found = read(word.READER, saved(document))
        assert spoken(found) == SAID
        assert starts(found) == [1.0, 2.0, 3.0]

    def test_names_and_clocks_in_paragraphs_of_their_own(self) -> None:
        document = docx.Document()
        for number, (name, words) in enumerate(SAID, start=1):
            paragraph(document, (name, "b"))
            document.add_paragraph(f"00:0{number}")
            document.add_paragraph(words)
        found = read(word.READER, saved(document))
        assert spoken(found) == SAID
        assert starts(found) == [1.0, 2.0, 3.0]

    def test_times_of_day_in_speech_are_words(self) -> None:
        document = docx.Document()
        for words in ("We met at 10:30", "and went home at 9:15", "and came again at 8:00", "Yes."):
            document.add_paragraph(words)
        assert len(printed_lines(read(word.READER, saved(document)))) == 4

    @pytest.mark.parametrize(
        "order", [("Time", "Speaker", "Text"), ("Speaker", "Time", "Text"), ("No.", "Speaker", "Text"), ()]
    )
    def test_tables_of_time_speaker_and_text(self, order: tuple[str, ...]) -> None:
        document = docx.Document()
        table = document.add_table(0, 3)
        if order:
            fill(table, order)
        for number, (name, words) in enumerate(SAID, start=1):
            values = {"Time": f"00:0{number}", "Speaker": name, "Text": words, "No.": str(number)}
            fill(table, [values[one] for one in order or ("Time", "Speaker", "Text")])
        found = read(word.READER, saved(document))
        assert spoken(found) == SAID
        assert starts(found) == ([None] * 3 if "No." in order else [1.0, 2.0, 3.0])

    @pytest.mark.parametrize(
        ("headings", "told"),
        [
            (("Speaker", "Text", "Translation"), '("Text") stand columns that were set apart, as nobody\'s speech: '),
            (("Speaker", "Text", "Translation"), '"Translation" (3 cells, a translation)'),
            (("Sprecher", "Italiano", "English"), '("Italiano") stand columns'),
            (("Speaker", "Text", "Mood"), '"Mood" (3 cells)'),
        ],
    )
    def test_a_column_beside_the_words_is_nobodys_speech_and_told(self, headings: tuple[str, ...], told: str) -> None:
        document = docx.Document()
        table = document.add_table(0, 3)
        fill(table, headings)
        for name, words in SAID:
            fill(table, [name, words, "so it is"])
        result = word.READER.read(saved(document), "talk")
        assert spoken(result.value) == SAID
        assert [told in finding.message for finding in result.findings] == [True]

    def test_the_table_of_the_case(self) -> None:
        found = case("three-columns.docx")
        assert [label for label, _ in spoken(found)] == ["Ann Lee", "Bob Ray", "Ann Lee"]
        assert starts(found) == [1.0, 5.0, 9.0]


def fill(table: Any, cells: Any) -> None:
    for cell, text in zip(table.add_row().cells, cells, strict=True):
        cell.text = text


@pytest.mark.parametrize("kind", ["text/html", _WORD])
def test_a_file_that_word_would_insert_is_told(kind: str) -> None:
    """``altChunk``: the words around it are read, also where the inserted file is a document."""
    data = _two_turns()
    inner = data if kind == _WORD else b"<p>Ann Lee: Inserted.</p>"
    types = f'<Override PartName="/word/chunk.bin" ContentType="{kind}"/></Types>'.encode()
    relation = b'<Relationship Id="rId99" Type="http://x/aFChunk" Target="chunk.bin"/>'
    data = packed(
        data,
        {
            b"</Types>": types,
            b"</Relationships>": relation + b"</Relationships>",
            b"<w:sectPr": b"<w:altChunk/><w:sectPr",
        },
    )
    with zipfile.ZipFile(stream := io.BytesIO(data), "a") as archive:
        archive.writestr("word/chunk.bin", inner)
    read_now = read_transcript(stream.getvalue(), "t.docx")
    assert "Good morning all." in str(read_now.value.blocks)
    assert [(one.code, one.line) for one in read_now.findings] == [("XL116", 2)]


def _two_turns() -> bytes:
    document = docx.Document()
    document.add_paragraph("Ann Lee: Good morning all.")
    document.add_paragraph("Bob Ray: Hello there.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_style_of_its_own_names_who_speaks_in_bold_or_not() -> None:
    document = docx.Document()
    for name in ("House 3/ Speaker", "House 3/ Títol of an item"):
        document.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    said = "Thank you very much. I would like to say a few words about the bridge over the river."
    for number, name in enumerate(("The chair", "Ann Lee i Roca", "The chair (Bob Ray)") * 3):
        line = document.add_paragraph(style="House 3/ Speaker")
        line.add_run(name).bold = number % 2 == 0
        document.add_paragraph(said)
    document.add_paragraph("The bridge over the river", style="House 3/ Títol of an item")
    document.add_paragraph("A whole sentence that somebody set in the style of names.", style="House 3/ Speaker")
    found = read(word.READER, saved(document))
    voices = [block.voice.label for block in found.blocks if block.voice is not None]
    assert voices == ["The chair", "Ann Lee i Roca", "The chair (Bob Ray)"] * 3
    assert printed_lines(found, BlockKind.HEADING) == ["The bridge over the river"]
    assert "A whole sentence that somebody set in the style of names." in printed_lines(found)
