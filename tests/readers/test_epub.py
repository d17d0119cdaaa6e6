"""EPUB 3 by its specification: chapters in the order of the spine."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.readers.meeting import DOCUMENTS
from tests.readers.reading import faults, missing_words
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import epub, read_transcript

_CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
_PAGE = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body>{}</body></html>'


def book(chapters: dict[str, str], **others: str) -> bytes:
    items = "".join(
        f'<item id="i{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav.xhtml' else ''}/>"
        for number, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Talks</dc:title>'
        f"<dc:language>fr-CA</dc:language></metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/book.opf", package)
        for name, page in (chapters | others).items():
            archive.writestr(name if name.startswith("META") else f"OEBPS/{name}", page)
    return stream.getvalue()


def test_chapters_follow_each_other_and_their_lines_count_on() -> None:
    pages = {
        "nav.xhtml": _PAGE.format("<ol><li>One</li><li>Two</li></ol>"),
        "b one.xhtml": _PAGE.format("<h1>One</h1>\n<p><b>Ann Lee:</b> Hello, and welcome to this book of talks.</p>"),
        "cover.xhtml": _PAGE.format("<img src='a.png'/>"),
        "a.xhtml": _PAGE.format("<h1>Two</h1>\n<p><b>Bob Ray:</b> Thank you, and good night to everybody here.</p>"),
    }
    result = read_transcript(book(pages), "talk.epub")
    document = result.value
    assert [(block.kind, block.lines[0].number, block.lines[0].text[:9]) for block in document.blocks] == [
        (BlockKind.BOILERPLATE, 1, "One"),
        (BlockKind.BOILERPLATE, 1, "Two"),
        (BlockKind.TITLE, 2, "One"),
        (BlockKind.TEXT, 3, "Ann Lee: "),
        (BlockKind.HEADING, 5, "Two"),
        (BlockKind.TEXT, 6, "Bob Ray: "),
    ]
    assert (document.format, document.metadata.language) == ("epub", "fr-CA")
    assert not result.findings
    assert not missing_words(result, "One Two Ann Lee Hello and welcome to this book Bob Ray Thank you everybody here")


def test_a_chapter_that_is_not_there_is_a_finding() -> None:
    data = book({"a.xhtml": _PAGE.format("<p>Ann Lee: Hello.</p>")})
    lacking = data.replace(b"OEBPS/a.xhtml", b"OEBPS/c.xhtml")
    with pytest.raises(InputError, match="there is no text in this book"):
        read_transcript(lacking, "talk.epub")
    two = book({"../a.xhtml": _PAGE.format("<p>Ann: Hi.</p>"), "b.xhtml": _PAGE.format("<p>Ann Lee: Hello.</p>")})
    assert [one.code for one in read_transcript(two, "talk.epub").findings] == ["XL116"]


def test_what_cannot_be_read_is_said() -> None:
    drm = '<encryption><CipherReference URI="OEBPS/a.xhtml"/></encryption>'
    data = (DOCUMENTS / "book.epub").read_bytes()
    for broken, message in (
        (
            book({"a.xhtml": _PAGE.format("<p>Hello.</p>")}, **{"META-INF/encryption.xml": drm}),
            "protected against copying",
        ),
        (data[:-300], "the archive is broken"),
        (data.replace(b"META-INF/container.xml", b"META-INF/container.xmm"), "it has no META-INF/container.xml"),
        (b"hello", "it is no ZIP archive"),
    ):
        with pytest.raises(InputError, match=message):
            epub.READER.read(broken, "talk.epub")


def test_every_part_of_a_book_may_be_damaged() -> None:
    data = (DOCUMENTS / "book.epub").read_bytes()
    for place in range(0, len(data), 211):
        assert not faults(epub.READER, data[:place] + b"\xff\xfe" + data[place + 2 :])
