"""OpenDocument texts (ODT), as LibreOffice writes them: packed, or flat XML (FODT).

The number of a line is that of its paragraph, counted from the beginning, as in Word documents. The document is written
as a page (`written_page`) and read as one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.archive import Archive, is_archive
from xlate.formats.sniff import xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.model.document import Document
from xlate.readers.model import Likeness, Reader
from xlate.readers.odt_styles import Styles
from xlate.readers.written_page import Setting, WrittenPage, in_line, looking

__all__ = ["READER"]

_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = {
    _TEXT + "tracked-changes", _TEXT + "sequence-decls", _TEXT + "variable-decls", _TEXT + "user-field-decls",
    _OFFICE + "forms", _TEXT + "note-citation", _TEXT + "bookmark", _OFFICE + "binary-data",
    _OFFICE + "event-listeners", _TEXT + "alphabetical-index-auto-mark-file", _OFFICE + "scripts",
}  # fmt: skip
"""no words that are printed"""
_APART = {_TEXT + "note", _OFFICE + "annotation"}
_INDEXES = {
    _TEXT + "table-of-content",
    _TEXT + "illustration-index",
    _TEXT + "table-index",
    _TEXT + "alphabetical-index",
}
_INLINE = {_TEXT + "ruby": "ruby", _TEXT + "ruby-base": "rb", _TEXT + "ruby-text": "rt"}
_DEEPEST = 200
_MOST_SPACES = 1000


def _recognises(data: bytes, _name: str) -> Likeness:
    if is_archive(data):
        return Likeness.CERTAIN if _TYPE in data[:200] else Likeness.NO
    root = xml_root(data)
    flat = root in {"document", "document-content"} and b"oasis:names:tc:opendocument" in data[:10_000]
    return Likeness.CERTAIN if flat else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Paragraphs, those of tables, lists and text boxes among them; notes, heads and feet of pages set apart.

    Raises:
        InputError: the file is broken, encrypted or too large, or there is no text in it.
    """
    content, parts = _parts(data, name)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("there is no text document in this file; save it as ODT or DOCX", file=name)
    text = _Text(Styles.read(parts))
    try:
        text.blocks(body, 0)
        for master in (one for part in parts for one in part.iter(_STYLE + "master-page")):
            for edge in master:
                text.page.apart(" ".join(in_line("".join(map(str, p.itertext()))) for p in edge.iter(_TEXT + "p")))
    except RecursionError:
        raise InputError("the elements of this document are nested too deeply", file=name) from None
    title = next((found.text for part in parts for found in part.iter(_DC + "title")), None)
    return text.page.read(name, READER.name, title)


def _parts(data: bytes, name: str) -> tuple[etree._Element, list[etree._Element]]:
    """The root that holds the text, and all roots."""
    if not is_archive(data):
        root = parse_xml(data, name, InputError)
        return root, [root]
    archive = Archive(data, name)
    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise InputError("this document is encrypted; save it without a password first", file=name)
    roots = []
    for part in ("content.xml", "styles.xml", "meta.xml"):
        member = archive.read(part)
        if member is not None:
            roots.append(parse_xml(member, name, InputError))
        elif part == "content.xml":
            raise InputError("this archive is no OpenDocument text: it has no content.xml", file=name)
    return roots[0], roots


@dataclass(slots=True)
class _Text:
    """A walk over the text; the page grows while it runs."""

    styles: Styles
    page: WrittenPage = field(default_factory=WrittenPage)
    _lists: list[str] = field(default_factory=list)
    """in which the text is: ul or ol"""
    _list_style: str | None = None
    _goes_on: bool = False
    """the item of a list has a paragraph already"""
    _address: str | None = None
    """of the link in which the words are"""
    _apart: list[str] = field(default_factory=list)
    _boxes: list[etree._Element] = field(default_factory=list)

    def blocks(self, parent: etree._Element, depth: int) -> None:
        """The paragraphs in an element."""
        if depth > _DEEPEST:
            raise RecursionError
        for element in parent.iterchildren(etree.Element):
            tag = element.tag
            if tag in {_TEXT + "p", _TEXT + "h"}:
                self._paragraph(element, depth)
            elif tag in _INDEXES:
                self.page.apart(" ".join(in_line("".join(map(str, p.itertext()))) for p in element.iter(_TEXT + "p")))
            elif tag == _TEXT + "list":
                self._list(element, depth)
            elif tag == _TABLE + "table":
                self.page.begin_table()
                self.blocks(element, depth + 1)
                self.page.end_table()
            elif tag == _TABLE + "table-row":
                self.page.begin_row()
                self.blocks(element, depth + 1)
                self.page.end_row()
            elif tag == _TABLE + "table-cell":
                self.page.begin_cell()
                self.blocks(element, depth + 1)
                self.page.end_cell()
            elif tag not in _LEFT_OUT:
                self.blocks(element, depth + 1)

    def _list(self, element: etree._Element, depth: int) -> None:
        """The items of a list, each with its paragraphs and lists."""
        name = element.get(_TEXT + "style-name") or self._list_style
        outer, self._list_style = self._list_style, name
        self._lists.append(self.styles.list_kind(name, len(self._lists) + 1))
        for item in element.iterchildren(etree.Element):
            self._goes_on = False
            self.blocks(item, depth + 1)
        self._lists.pop()
        self._goes_on = True  # what follows a list in an item of another one belongs to that item
        self._list_style = outer

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        style = element.get(_TEXT + "style-name")
        tag = "p"
        if element.tag == _TEXT + "h":
            level = element.get(_TEXT + "outline-level") or "1"
            tag = f"h{min(6, max(1, int(level)))}" if level.isdecimal() and len(level) < 3 else "h2"
        elif self.styles.is_title(style):
            tag = "h1"
        outer, self._apart = self._apart, []
        boxes, self._boxes = self._boxes, []
        looks = self.styles.looks(style, frozenset()) if tag == "p" else frozenset()
        words = self._inline(element, looks=looks, depth=depth)
        if self.styles.hidden(style):
            self._apart.insert(0, words)
            words = ""
        setting = Setting(
            tuple(self._lists), self._goes_on, self.styles.is_quotation(style), self.styles.begins_page(style)
        )
        self.page.paragraph(words, tag, setting)
        self._goes_on = True
        for apart in self._apart:
            self.page.apart(apart)
        for box in self._boxes:
            self.blocks(box, depth + 1)
        self._apart, self._boxes = outer, boxes

    def _inline(self, element: etree._Element, *, looks: frozenset[str], depth: int) -> str:
        """The words in an element as HTML on one line."""
        if depth > _DEEPEST:
            raise RecursionError
        parts = [self._words(element.text, looks)]
        for child in element.iterchildren(etree.Element):
            tag = child.tag
            if tag == _TEXT + "s":
                count = child.get(_TEXT + "c") or "1"
                parts.append(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1))
            elif tag == _TEXT + "tab":
                parts.append("\t")
            elif tag == _TEXT + "line-break":
                parts.append("<br>")
            elif tag in _APART:
                self._apart.append(
                    " ".join(self._inline(p, looks=frozenset(), depth=depth + 1) for p in child.iter(_TEXT + "p"))
                )
            elif local_name(child) in {"frame", "custom-shape", "text-box", "g"}:
                self._boxes.append(child)
            elif tag not in _LEFT_OUT:
                parts.append(self._span(child, looks=looks, depth=depth))
            parts.append(self._words(child.tail, looks))
        return "".join(parts)

    def _span(self, child: etree._Element, *, looks: frozenset[str], depth: int) -> str:
        style = child.get(_TEXT + "style-name")
        if child.tag == _TEXT + "span":
            looks = self.styles.looks(style, looks)
        outer = self._address
        if child.tag == _TEXT + "a":
            self._address = child.get(_XLINK + "href") or outer
        words = self._inline(child, looks=looks, depth=depth + 1)
        self._address = outer
        if self.styles.hidden(style):
            self._apart.append(words)
            return ""
        tag = _INLINE.get(str(child.tag))
        return f"<{tag}>{words}</{tag}>" if tag else words

    def _words(self, text: str | None, looks: frozenset[str]) -> str:
        return looking(in_line(text), looks, self._address) if text else ""


READER = Reader("odt", "OpenDocument texts (ODT)", (".odt", ".ott", ".fodt"), _recognises, _read)
