"""`xlate edition` for paper and reading devices: a PDF read back by pdfium, a book looked at by epubcheck."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

import xlate
from tests.conftest import Run
from tests.pages.test_edition import merged
from xlate.pages.printing import pdf_file

EPUBCHECK = Path("/usr/share/java/epubcheck.jar")
XHTML = "{http://www.w3.org/1999/xhtml}"


def words(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.slow
def test_a_pdf_has_both_languages_numbers_lineage_and_bookmarks(tmp_path: Path, xlate_program: Run) -> None:
    merged(tmp_path, "ru")
    done = xlate_program("edition", "talk.xml", "talk.ru.xml", "-o", "talk.pdf")
    assert done.returncode == 0, done.stderr
    assert 'XL903 3 units marked as not finished: 2 "Not translated", 1 "To be reviewed"' in done.stderr
    data = (tmp_path / "talk.pdf").read_bytes()
    text = words(data)
    for expected in ("1.1 Mr Chairman, friends, I am glad", "Господин Председатель, друзья", "[Not translated]"):
        assert expected in text, expected
    assert "Relay Korean" in text
    assert "Spoken in Korean, interpreted into Russian, translated into English." in text
    assert "English · source Russian" in text, "each page says which column is which"
    document = pypdfium2.PdfDocument(data)
    facts = document.get_metadata_dict()
    assert facts["Author"] == "A. Translator"
    assert facts["Title"].startswith("Meeting with Chairman")
    marks = [mark.get_title() for mark in document.get_toc()]
    assert any("(retranslated)" in mark for mark in marks)
    assert "About this edition" in marks
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document), "so that it can be read aloud"
    again = xlate_program("edition", "talk.xml", "talk.ru.xml", "-o", "again.pdf")
    assert again.returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == data, "SOURCE_DATE_EPOCH gives the same file again"


@pytest.mark.slow
def test_a_pdf_of_a_translation_alone_shows_the_source_where_it_is_not_translated(tmp_path: Path) -> None:
    options = xlate.DocumentOptions(form="pdf", columns="target", lineage="none")
    made = xlate.edition_documents(merged(tmp_path, "ar"), tmp_path / "out", options).value
    assert [one.path.name for one in made] == ["talk.ar.pdf"]
    text = words(made[0].path.read_bytes())
    assert "[Not translated]" in text
    assert "We also welcome and praise the outcome" in text
    assert "interpreted" not in text


def test_a_pdf_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: 'SECRET' }", encoding="utf-8")
    page = f'<html lang="en"><title>T</title><link rel="stylesheet" href="{secret.as_uri()}"><p>Words.</p></html>'
    assert "SECRET" not in words(pdf_file(page.encode()))


def test_without_pango_or_weasyprint_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    imports = builtins.__import__

    def broken(error: Exception) -> None:
        def fake(name: str, *more: object, **options: object) -> object:
            if name == "weasyprint":
                raise error
            return imports(name, *more, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(builtins, "__import__", fake)

    broken(ImportError("no weasyprint"))
    with pytest.raises(xlate.XlateError, match=r"pip install 'xlate-tei\[pdf\]'"):
        pdf_file(b"<p>Words</p>")
    broken(OSError("cannot load library 'libpango-1.0-0'"))
    with pytest.raises(xlate.XlateError, match="apt-get install libpango"):
        pdf_file(b"<p>Words</p>")


@pytest.fixture
def book(tmp_path: Path, xlate_program: Run) -> Path:
    merged(tmp_path, "ru", "ar", "ja")
    done = xlate_program("edition", "talk.xml", "talk.ru.xml", "talk.ar.xml", "talk.ja.xml", "-o", "talk.epub")
    assert done.returncode == 0, done.stderr
    return tmp_path / "talk.epub"


def test_a_book_has_each_language_and_its_lineage_in_notes(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        text = etree.fromstring(archive.read("EPUB/text-1.xhtml"))
        contents = etree.parse(io.BytesIO(archive.read("EPUB/nav.xhtml")))
    (row,) = text.xpath("//*[@id='s-dhx6vuyc']")
    assert [(one.get("lang"), one.get("dir")) for one in row] == [
        ("en", "ltr"), ("ru", "ltr"), ("ar", "rtl"), ("ja", "ltr"),
    ]  # fmt: skip
    notes = {str(one) for one in text.xpath("//*[local-name()='aside']/@id")}
    references = {str(one).removeprefix("#") for one in text.xpath("//*[@role='doc-noteref']/@href")}
    assert notes == references
    assert "Spoken in Korean, interpreted into Russian" in " ".join(text.itertext())
    ids = set(text.xpath("//@id"))
    [toc, landmarks] = contents.xpath("//*[local-name()='nav']")
    assert [str(one) for one in landmarks.xpath(".//@href")] == ["title.xhtml", "text-1.xhtml"]
    title, *links = [str(one) for one in toc.xpath(".//@href")]
    assert (title, len(links)) == ("title.xhtml", 4)
    assert {link.partition("#")[2] for link in links} <= ids
    properties = package.xpath("//*[starts-with(@property, 'schema:')]/@property")
    assert {"schema:accessMode", "schema:accessibilitySummary"} <= set(properties)


def test_the_contents_of_a_book_have_turns_below_their_headings(tmp_path: Path) -> None:
    part = '<div><head xml:id="h{0}">Part {0}</head><u xml:id="u{0}" who="#ann"><seg xml:id="s{0}">W.</seg></u></div>'
    person = '<particDesc><listPerson><person xml:id="ann"><persName>Ann</persName></person></listPerson></particDesc>'
    header = (
        "<teiHeader><fileDesc><titleStmt><title>Talk</title></titleStmt><publicationStmt><p/></publicationStmt>"
        f"<sourceDesc><p/></sourceDesc></fileDesc><profileDesc>{person}</profileDesc></teiHeader>"
    )
    body = "".join(part.format(number) for number in (1, 2))
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text xml:lang="en"><body>{body}</body></text></TEI>'
    (tmp_path / "talk.xml").write_text(tei, encoding="utf-8")
    xlate.edition_documents(tmp_path / "talk.xml", tmp_path, xlate.DocumentOptions(form="epub"))
    with zipfile.ZipFile(tmp_path / "talk.epub") as archive:
        contents = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    toc = contents.find(f".//{XHTML}nav")
    assert toc is not None
    assert [" ".join("".join(item.itertext()).split()) for item in toc.findall(f"{XHTML}ol/{XHTML}li")] == [
        "Talk", "Part 1 Ann", "Part 2 Ann",
    ]  # fmt: skip


@pytest.mark.slow
def test_epubcheck_finds_nothing(book: Path) -> None:
    done = subprocess.run(["java", "-jar", EPUBCHECK, book], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr


def test_options_of_other_formats_are_refused(tmp_path: Path, xlate_program: Run) -> None:
    merged(tmp_path, "ru")
    for form, option in (("pdf", "--template"), ("epub", "--title"), ("docx", "--templates")):
        (tmp_path / "x.docx").touch()
        value = {"--template": "x.docx", "--title": "T", "--templates": "."}[option]
        done = xlate_program("edition", "talk.xml", "-d", "out", "--format", form, option, value)
        assert done.returncode == 2
        assert f"{option} is not for --format {form}" in done.stderr
