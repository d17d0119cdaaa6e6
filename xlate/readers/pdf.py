"""PDF that has text in it: pages, columns, running heads and paragraphs are told by where the words stand.

The number of a line counts the lines of all pages from the first. PDFium reads the file (the extra ``read-pdf``).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlate._version import install_command
from xlate.errors import InputError, MissingExtraError
from xlate.findings import Finding, Result
from xlate.model.document import Block, BlockKind, Document, Line, Metadata
from xlate.readers.model import Likeness, Reader
from xlate.text import normalize_space

if TYPE_CHECKING:
    from xlate.readers.pdf_lines import PageLine

__all__ = ["READER"]

_OTHERWISE_PACKED = (b"/DecodeParms", b"/Image", b"/ASCII85Decode", b"/ASCIIHexDecode", b"/LZWDecode", b"/Crypt")
"""streams of which the bytes are not simply those of zlib"""
_STREAM = re.compile(rb"<<((?:[^<>]|<[^<>]{0,200}>|<<[^<>]{0,2000}>>){1,2000}+)>>\s{0,9}stream\r?\n")
_LONGEST_STREAM = 50_000_000
_PIECE = 1 << 20
_SIGNATURE = b"%PDF-"
_HEAD = 1024
_MOST_PAGES = 20_000
_MOST_WORDS = 200_000
"""words on one page: no page holds as many"""
_PASSWORD = 4
"""the code of PDFium for a file that is encrypted"""
_SHOWN = 8
"""pages that a message names"""
_OCR = "recognise its text first, for example: ocrmypdf FILE.pdf NEW.pdf"


def _recognises(data: bytes, _name: str) -> Likeness:
    return (
        Likeness.CERTAIN
        if _SIGNATURE in data[:_HEAD] and b"\n" not in data[:_HEAD].split(_SIGNATURE)[0].strip()
        else Likeness.NO
    )


def _read(data: bytes, name: str) -> Result[Document]:
    """Paragraphs of all pages.

    Raises:
        InputError: it is no PDF, or a broken or an encrypted one, or its pages are pictures, or the extra is missing.
    """
    from xlate.readers.pdf_text import blocks_of_pages

    pages = _Pages(name)
    document = _open(data, name)
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(f"{len(document)} pages are more than xlate reads; divide the file", file=name)
        title = document.get_metadata_value("Title")
        for number in range(len(document)):
            pages.read(document, number)
    finally:
        document.close()
    if not any(pages.lines):
        message = (
            "this PDF has no text layer: its pages are pictures (a scan), or empty"
            if pages.pictures
            else "there is no text in this PDF"
        )
        raise InputError(f"{message}; {_OCR}", file=name)
    blocks = blocks_of_pages(pages.lines, name)
    metadata = Metadata(title=normalize_space(title).strip() or None)
    findings = (*pages.findings(), *_damage(data, name), *blocks.findings)
    return Result(Document(name, READER.name, (*blocks.value, *pages.turned), metadata), findings)


def _damage(data: bytes, name: str) -> list[Finding]:
    """A finding if packed parts of the file are damaged: PDFium reads on without a word, and words are missing."""
    if b"/Encrypt" in data:
        return []
    damaged = 0
    for match in _STREAM.finditer(data):
        if b"/FlateDecode" not in match[1] or any(one in match[1] for one in _OTHERWISE_PACKED):
            continue
        unpacked = zlib.decompressobj()
        try:
            end = data.find(b"endstream", match.end(), match.end() + _LONGEST_STREAM)
            rest = memoryview(data)[match.end() : max(end, match.end())]
            while not unpacked.eof and len(rest):
                unpacked.decompress(rest, _PIECE)
                rest = memoryview(unpacked.unconsumed_tail)
        except zlib.error:
            damaged += 1
    if not damaged:
        return []
    message = (
        f"{damaged} parts of this file are damaged, so words may be missing or wrong; save it again from its source"
    )
    return [Finding("XL116", message, name)]


def _open(data: bytes, name: str) -> Any:
    try:
        import pypdfium2
    except ImportError:
        message = (
            f"PDF is read with pypdfium2, which is not installed; install it with: {install_command('read-pdf')}; "
            "or save the text first: pdftotext -layout FILE.pdf"
        )
        raise MissingExtraError(message, extra="read-pdf", file=name) from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            message = (
                "this PDF is encrypted; save it without a password first, for example: qpdf --decrypt IN.pdf OUT.pdf"
            )
            raise InputError(message, file=name) from None
        message = "not a PDF, or a broken one; open it and save it again, for example with: qpdf IN.pdf OUT.pdf"
        raise InputError(message, file=name) from None


@dataclass(slots=True)
class _Pages:
    """What the pages of one file hold; the fields grow while it is read."""

    name: str
    lines: list[list[PageLine]] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    """numbers of pages that have no words but something else"""
    unknown: int = 0
    """characters whose meaning the file does not tell"""
    turned: list[Block] = field(default_factory=list)
    """what stands in margins, across the text, or is too small to be seen"""
    broken: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    """numbers of pages with nothing on them, as those of which the content is damaged seem to be"""

    def read(self, document: Any, number: int) -> None:
        """Read one page."""
        from pypdfium2 import PdfiumError

        from xlate.readers.pdf_lines import lines_of_page
        from xlate.readers.pdf_words import read_words, without_tiny, without_turned

        try:
            page = document[number]
        except PdfiumError:
            self.broken.append(number + 1)
            self.lines.append([])
            return
        try:
            words, unknown = read_words(page)
            drawn = not words and next(iter(page.get_objects(max_depth=2)), None) is not None
        except PdfiumError:
            self.broken.append(number + 1)
            self.lines.append([])
            return
        finally:
            page.close()
        if len(words) > _MOST_WORDS:
            raise InputError(f"page {number + 1} has more words than a page can hold", file=self.name)
        self.unknown += unknown
        if not words:
            (self.pictures if drawn else self.empty).append(number + 1)
        words, tiny = without_tiny(words)
        words, turned = without_turned(words)
        self.lines.append(lines_of_page(words))
        for apart in filter(None, (tiny, turned)):
            line = Line(sum(map(len, self.lines)), " ".join(word.text for word in apart))
            self.turned.append(Block((line,), BlockKind.BOILERPLATE))

    def findings(self) -> Iterator[Finding]:
        """What could not be read."""
        for numbers, what in (
            (self.pictures, f"have no text layer (pictures, or a scan); {_OCR}"),
            (self.broken, "are damaged and gave no words"),
            (self.empty, "are empty, or damaged"),
        ):
            if numbers:
                shown = ", ".join(map(str, numbers[:_SHOWN])) + (" …" if len(numbers) > _SHOWN else "")
                yield Finding("XL116", f"{len(numbers)} of {len(self.lines)} pages ({shown}) {what}", self.name)
        if self.unknown:
            message = f"{self.unknown} characters whose meaning the PDF does not tell became U+FFFD; {_OCR}"
            yield Finding("XL116", message, self.name)


READER = Reader("pdf", "PDF with text in it", (".pdf",), _recognises, _read)
