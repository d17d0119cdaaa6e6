"""Books in EPUB: their chapters, each a page of XHTML, in the order in which they are read.

The number of a line counts on from chapter to chapter.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.archive import Archive, is_archive
from xlate.formats.xml import local_name, parse_xml
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Metadata
from xlate.readers import html
from xlate.readers.model import Likeness, Reader
from xlate.text import normalize_space

__all__ = ["READER"]

_TYPE = b"mimetypeapplication/epub+zip"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = {"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"}
_EMPTY = "there is no text on the page"


def _recognises(data: bytes, _name: str) -> Likeness:
    return Likeness.CERTAIN if is_archive(data) and _TYPE in data[:200] else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """The text of all chapters.

    Raises:
        InputError: the archive is broken, too large, or protected against copying, or there is no text in it.
    """
    if not is_archive(data):
        raise InputError("this is no EPUB: it is no ZIP archive", file=name)
    archive = Archive(data, name)
    package, folder = _package(archive, name)
    book = _Book(archive, name, _encrypted(archive, name))
    for path, is_contents in _chapters(package, folder):
        book.read(path, is_contents=is_contents)
    if all(block.kind is BlockKind.BOILERPLATE for block in book.blocks):
        raise InputError("there is no text in this book", file=name)
    stated = {
        local_name(one): normalize_space("".join(map(str, one.itertext()))).strip()
        for one in reversed(list(package.iter(etree.Element)))
        if "purl.org/dc" in str(one.tag)
    }
    has_title = any(block.kind is BlockKind.TITLE for block in book.blocks)
    metadata = Metadata(
        title=None if has_title else stated.get("title") or None,
        language=tag_or_none(stated.get("language") or "") or book.language,
        publisher=stated.get("publisher") or None,
    )
    return Result(Document(name, READER.name, tuple(book.blocks), metadata, book.voiced), tuple(book.findings))


def _package(archive: Archive, name: str) -> tuple[etree._Element, str]:
    """The package document, which lists the chapters, and the folder from which its addresses are seen."""
    container = archive.read(_CONTAINER)
    if container is None:
        raise InputError(f"this archive is no EPUB: it has no {_CONTAINER}", file=name)
    roots = (one for one in parse_xml(container, name, InputError).iter(etree.Element) if local_name(one) == "rootfile")
    path = next((one.get("full-path") or "" for one in roots), "")
    package = archive.read(path)
    if package is None:
        raise InputError(f'this EPUB is broken: its package document "{path[:80]}" is missing', file=name)
    return parse_xml(package, name, InputError, doctype=True), posixpath.dirname(path)


def _encrypted(archive: Archive, name: str) -> frozenset[str]:
    """The members that are encrypted; fonts often are, without harm."""
    listed = archive.read(_ENCRYPTION)
    if listed is None:
        return frozenset()
    references = (one for one in parse_xml(listed, name, InputError).iter(etree.Element) if one.get("URI"))
    return frozenset(unquote(one.get("URI") or "") for one in references)


def _chapters(package: etree._Element, folder: str) -> Iterator[tuple[str, bool]]:
    """The path of each chapter in the archive, and whether it is the table of contents."""
    items = {}
    order = []
    for element in package.iter(etree.Element):
        if local_name(element) == "item":
            items[element.get("id")] = element
        elif local_name(element) == "itemref":
            order.append(element.get("idref"))
    for identifier in dict.fromkeys(order):
        item = items.get(identifier)
        if item is None or (item.get("media-type") or "application/xhtml+xml") not in _PAGES:
            continue
        path = unquote(urlsplit(item.get("href") or "").path)
        is_contents = "nav" in (item.get("properties") or "").split()
        yield posixpath.normpath(posixpath.join(folder, path)), is_contents


_SHEET = re.compile(rb"""<link\s[^<>]{0,300}?href=["']([^"'<>]{1,300}\.css)["']""", re.IGNORECASE)
_HEAD = 20_000


@dataclass(slots=True)
class _Book:
    """The chapters that were read; the fields grow."""

    archive: Archive
    name: str
    encrypted: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    language: str | None = None
    voiced: bool = False
    _lines: int = 0

    def read(self, path: str, *, is_contents: bool) -> None:
        """Add a chapter."""
        if path in self.encrypted:
            raise InputError("this book is protected against copying (DRM), so its text cannot be read", file=self.name)
        page = self.archive.read(path)
        if page is None:
            message = f'the chapter "{path[:80]}" is missing from this book'
            self.findings.append(Finding("XL116", message, self.name, self._lines + 1))
            return
        first = self._lines
        page = self._with_styles(page, path)
        self._lines += page.count(b"\n") + 1
        try:
            found = html.READER.read(page, self.name)
        except InputError as error:
            if error.message != _EMPTY:
                message = f'the chapter "{path[:80]}" cannot be read: {error.message}'
                self.findings.append(Finding("XL116", message, self.name, first + 1))
            return
        chapter = found.value
        for block in chapter.blocks:
            kind = block.kind
            if is_contents:
                kind = BlockKind.BOILERPLATE
            elif kind is BlockKind.TITLE and any(one.kind is BlockKind.TITLE for one in self.blocks[:1000]):
                kind = BlockKind.HEADING
            lines = tuple(replace(line, number=line.number + first) for line in block.lines)
            self.blocks.append(replace(block, lines=lines, kind=kind))
        self.voiced = self.voiced or chapter.voiced
        self.language = self.language or chapter.metadata.language
        self.findings += [replace(one, line=(one.line or 1) + first) for one in found.findings]

    def _with_styles(self, page: bytes, path: str) -> bytes:
        """A chapter with its style sheets in its head, on the line where that ends."""
        sheets = []
        for link in _SHEET.findall(page[:_HEAD]):
            href = unquote(urlsplit(link.decode(errors="replace")).path)
            sheet = self.archive.read(posixpath.normpath(posixpath.join(posixpath.dirname(path), href)))
            if sheet is not None and b"<" not in sheet:
                sheets.append(re.sub(rb"\s+", b" ", sheet))
        return page.replace(b"</head>", b"<style>" + b" ".join(sheets) + b"</style></head>", 1) if sheets else page


READER = Reader("epub", "books in EPUB", (".epub",), _recognises, _read)
