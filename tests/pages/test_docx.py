"""`xlate edition --format docx`: python-docx reads back what stands in the documents."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import polib
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from lxml import etree

import xlate
from tests.conftest import EXAMPLES, Run
from tests.pages.test_edition import merged
from tests.teitext import segments
from xlate.tei.names import T

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FOOTNOTES = "word/footnotes.xml"


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The seed with three translations."""
    return merged(tmp_path_factory.mktemp("talk"), "ru", "ar", "ja")


@pytest.fixture(scope="module")
def documents(talk: list[Path]) -> dict[str, Document]:
    """A document for each of them."""
    made = xlate.edition_docx(talk, talk[0].parent / "out").value
    assert [one.path.name for one in made] == ["talk.ru.docx", "talk.ar.docx", "talk.ja.docx"]
    return {one.languages[0]: docx.Document(str(one.path)) for one in made}


def paragraph_with(document: Document, words: str) -> Paragraph:
    found = [one for one in document.paragraphs if words in one.text]
    assert len(found) == 1, words
    return found[0]


def notes_of(document: Document) -> list[str]:
    part = next(one for one in document.part.package.iter_parts() if one.partname.lstrip("/") == FOOTNOTES)
    return ["".join(one.itertext()).strip() for one in etree.fromstring(part.blob)[2:]]


def test_every_word_of_the_translation_is_there_in_order(talk: list[Path], documents: dict[str, Document]) -> None:
    words = " ".join(paragraph.text for paragraph in documents["ru"].paragraphs).split()
    text = etree.parse(talk[1]).getroot().find(f"{T}text")
    assert text is not None
    wanted = "".join(text.itertext()).split()
    assert len(wanted) > 300
    found = iter(words)
    assert [word for word in wanted if word not in found] == [], "'in' takes words of the iterator up to the one found"


def test_each_kind_of_words_has_its_style(documents: dict[str, Document]) -> None:
    russian = documents["ru"]
    styles = {paragraph.style.name: paragraph.text for paragraph in russian.paragraphs if paragraph.style}
    assert styles["Title"].startswith("Встреча с Председателем")
    assert styles["Stage Direction"] == "(Передаёт документ.)"
    assert {"Speaker", "Body Text"} <= styles.keys()
    label = paragraph_with(russian, "(как переведено)")
    marker = next(run for run in label.runs if run.text == "(как переведено)")
    assert marker.style.name == "Marker"
    core = russian.core_properties
    assert (core.title, core.language, core.author) == (styles["Title"], "ru", "A. Translator")


def test_what_is_not_finished_is_marked_and_told(talk: list[Path], documents: dict[str, Document]) -> None:
    reviewed = paragraph_with(documents["ru"], "To be reviewed")
    assert [(run.text, run.style.name) for run in reviewed.runs][-1] == (" [To be reviewed]", "Open Issue")
    source, mark = paragraph_with(documents["ru"], "re-extend").runs[-2:]
    assert source.style.name == "Open Issue"
    assert mark.text == " [Not translated]"
    result = xlate.edition_docx(talk[:2], talk[0].parent / "again")
    assert [(one.code, one.message) for one in result.findings] == [
        ("XL903", '3 units marked as not finished: 2 "Not translated", 1 "To be reviewed"')
    ]
    assert result.value[0].unfinished == 3


@pytest.mark.parametrize(
    ("language", "words", "attribute"),
    [("ru", "Большое", "w:val"), ("ar", "شكرًا جزيلًا", "w:bidi"), ("ja", "どうも", "w:eastAsia")],
)
def test_language_and_direction_stand_at_the_words(
    documents: dict[str, Document], language: str, words: str, attribute: str
) -> None:
    paragraph = paragraph_with(documents[language], words)
    run = paragraph.runs[0]
    properties = run._r.rPr
    assert properties is not None
    lang = properties.find(qn("w:lang"))
    assert lang is not None
    assert lang.get(qn(attribute)) == language
    assert bool(run.font.rtl) == (language == "ar")
    assert bool(list(paragraph._p.iter(qn("w:bidi")))) == (language == "ar")
    assert (properties.rFonts is not None and properties.rFonts.get(qn("w:hint")) == "eastAsia") == (language == "ja")
    open_words = [one for one in documents[language].paragraphs if "[Not translated]" in one.text]
    assert not any(list(one._p.iter(qn("w:bidi"))) for one in open_words), "the source text runs as it does"


def test_lineage_stands_in_footnotes_in_the_margin_or_nowhere(talk: list[Path], documents: dict[str, Document]) -> None:
    notes = notes_of(documents["ru"])
    assert notes[0].endswith("Each note holds for what its speaker says from there on, until another note.")
    assert notes[1] == (
        "Relay: Spoken in Korean, interpreted into Russian, translated into English, translated into Russian. "
        "(Printed here, high certainty.)"
    )
    label = paragraph_with(documents["ru"], "(как переведено)")
    assert [one.get(qn("w:id")) for one in label._p.iter(qn("w:footnoteReference"))] == ["2"]
    folder = talk[0].parent / "margin"
    options = xlate.DocumentOptions(lineage="margin")
    path = xlate.edition_docx(talk[:2], folder, options).value[0].path
    comments = [comment.text for comment in docx.Document(str(path)).comments]
    assert notes[1] in comments
    assert len(comments) == 4, "one for each turn"
    path = xlate.edition_docx(talk[:2], folder, xlate.DocumentOptions(lineage="none")).value[0].path
    assert "Spoken in" not in "".join(
        zipfile.ZipFile(path).read(name).decode() for name in zipfile.ZipFile(path).namelist() if name.endswith(".xml")
    )


def test_side_by_side_is_a_table_with_a_row_for_each_unit(talk: list[Path]) -> None:
    options = xlate.DocumentOptions(columns="side")
    made = xlate.edition_docx(talk, talk[0].parent / "side", options).value
    assert [(one.path.name, one.languages) for one in made] == [("talk.docx", ("en", "ru", "ar", "ja"))]
    (table,) = docx.Document(str(made[0].path)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["", "English", "Russian", "Arabic", "Japanese"]
    assert [
        "2.1",
        "Thank you very much.",
        "Большое спасибо.",
        "شكرًا جزيلًا لكم.",
        "どうもありがとうございます。",
    ] in rows
    assert next(row for row in rows if row[0] == "1.7")[2] == "[Not translated]"


def house(folder: Path, *styles: str) -> Path:
    """A house template with words, a header, and styles of its own."""
    document = docx.Document()
    for name in styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).font.name = "House Sans"
    document.sections[0].header.paragraphs[0].text = "The House"
    document.add_comment(document.add_paragraph("Lorem ipsum").runs, "an old comment")
    path = folder / "house.docx"
    document.save(str(path))
    return path


def test_a_house_template_gives_styles_and_header_and_its_words_go(talk: list[Path], tmp_path: Path) -> None:
    template = house(tmp_path, "Speaker")
    result = xlate.edition_docx(talk[:2], tmp_path, xlate.DocumentOptions(template=template))
    document = docx.Document(str(result.value[0].path))
    label = paragraph_with(document, "(как переведено)")
    assert label.style is not None
    assert label.style.name == "Speaker"
    assert label.style.font.name == "House Sans"
    assert document.sections[0].header.paragraphs[0].text == "The House"
    assert "Lorem" not in " ".join(one.text for one in document.paragraphs)
    assert list(document.comments) == []
    missing = next(one for one in result.findings if one.code == "XL904")
    assert missing.file == str(template)
    assert "Stage Direction" in missing.message
    assert "Speaker" not in missing.message
    assert "Title" not in missing.message
    assert len(notes_of(document)) == 4


def test_the_same_time_gives_the_same_file(talk: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    options = xlate.DocumentOptions(lineage="margin")
    one, other = (xlate.edition_docx(talk[:2], tmp_path / name, options).value[0].path for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {2023}


def test_looks_and_links_are_kept(tmp_path: Path) -> None:
    talk = tmp_path / "talk.xml"
    talk.write_bytes(
        segments(
            [
                '<hi rend="bold">a</hi> H<hi rend="sub">2</hi> <hi rend="italic underline">b</hi> '
                '<ref target="https://example.org/?a=1&amp;b=2">c</ref> <ref target="javascript:x">d</ref>\n  <gap/> e'
            ]
        )
    )
    path = xlate.edition_docx(talk, tmp_path).value[0].path
    assert path.name == "talk.docx", "a source text alone is shown as it is"
    document = docx.Document(str(path))
    paragraph = paragraph_with(document, "H2")
    assert paragraph.text == "a H2 b c d […] e"
    looks = {run.text: run.font for run in paragraph.runs}
    assert looks["a"].bold
    assert looks["2"].subscript
    assert looks["b"].italic
    assert looks["b"].underline
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("c", "https://example.org/?a=1&b=2")]


def test_a_command_line_that_contradicts_itself_is_refused(
    talk: list[Path], tmp_path: Path, xlate_program: Run
) -> None:
    names = [str(path) for path in talk]
    for arguments, message in (
        ([], "name where they go with -d DIR"),
        (["-o", "x.docx", "-d", "out"], "-o and -d exclude each other"),
        (["-d", "out", "--columns", "side"], "--columns is not for --format html"),
        (["-d", "out", "--format", "docx", "--title", "x"], "--title is not for --format docx"),
        (["-o", "x.html"], "name where they go with -d DIR"),
        (["-o", "x.docx"], "there is a document for each translation (Russian, Arabic, Japanese)"),
    ):
        result = xlate_program("edition", *names, *arguments)
        assert result.returncode == 2, arguments
        assert message in result.stderr, arguments
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no archive")
    result = xlate_program("edition", *names[:2], "-o", "x.docx", "--template", str(broken))
    assert result.returncode == 2
    assert "broken.docx: not a DOCX file" in result.stderr
    assert not (tmp_path / "x.docx").exists()
    result = xlate_program("edition", *names[:2], "-o", "x.docx")
    assert result.returncode == 0, result.stderr
    assert docx.Document(str(tmp_path / "x.docx")).core_properties.language == "ru"


def test_a_document_of_two_translators_names_both(tmp_path: Path) -> None:
    made = polib.pofile(xlate.export_po(EXAMPLES / "kremlin-en-00seed.xml", "de").value.data.decode())
    for name, entries in (("Anna", made[3:]), ("Boris", made[:3])):
        for entry in made:
            entry.msgstr = entry.msgid if entry in entries else ""
        made.metadata["Last-Translator"] = f"{name} <x@example.org>"
        made.save(str(tmp_path / f"{name}.po"))
    talk = tmp_path / "talk.de.xml"
    xlate.merge(EXAMPLES / "kremlin-en-00seed.xml", [tmp_path / "Boris.po", tmp_path / "Anna.po"], output=talk)
    xlate.edition_docx([EXAMPLES / "kremlin-en-00seed.xml", talk], tmp_path)
    (document,) = tmp_path.glob("*.docx")
    assert docx.Document(str(document)).core_properties.author == "Anna; Boris"
