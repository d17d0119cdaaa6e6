"""OpenDocument texts (ODT), as LibreOffice writes them: packed, or flat XML (FODT).

The number of a line is that of its paragraph, counted from the beginning, as in Word documents. The document is written
as a page (`written_page`) and read as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Result
from xlate.formats.archive import Archive, is_archive
from xlate.formats.sniff import xml_root
from xlate.formats.xml import local_name, parse_xml
from xlate.model.document import Document
from xlate.readers.model import Likeness, Reader
from xlate.readers.written_page import WrittenPage, in_line

__all__ = ["READER"]

_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
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
_BOLD = 600
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
    text = _Text(_Styles.read(parts))
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
class _Styles:
    """What the styles of a document say that matters here."""

    own: dict[str, tuple[str | None, bool | None, bool | None, str]] = field(default_factory=dict)
    """name -> parent, bold, hidden, name as shown"""

    @classmethod
    def read(cls, parts: list[etree._Element]) -> _Styles:
        styles = cls()
        for style in (one for part in parts for one in part.iter(_STYLE + "style")):
            name = style.get(_STYLE + "name")
            properties = style.find(_STYLE + "text-properties")
            bold = hidden = None
            if properties is not None:
                weight, display = properties.get(_FO + "font-weight"), properties.get(_TEXT + "display")
                bold = None if weight is None else weight == "bold" or (weight.isdigit() and int(weight[:4]) >= _BOLD)
                hidden = None if display is None else display == "none"
            if name:
                styles.own[name] = (
                    style.get(_STYLE + "parent-style-name"),
                    bold,
                    hidden,
                    style.get(_STYLE + "display-name") or name,
                )
        return styles

    def _chain(self, name: str | None) -> Iterator[tuple[str | None, bool | None, bool | None, str]]:
        seen: set[str] = set()
        while name is not None and name in self.own and name not in seen:
            seen.add(name)
            yield self.own[name]
            name = self.own[name][0]

    def bold(self, name: str | None) -> bool | None:
        """Whether a style makes its words bold; None: it does not say."""
        return next((one[1] for one in self._chain(name) if one[1] is not None), None)

    def hidden(self, name: str | None) -> bool:
        """Whether words of a style are not shown."""
        return next((one[2] for one in self._chain(name) if one[2] is not None), False)

    def is_title(self, name: str | None) -> bool:
        """True for the style of titles and those made from it."""
        return name == "Title" or any(one[0] == "Title" or one[3] == "Title" for one in self._chain(name))


@dataclass(slots=True)
class _Text:
    """A walk over the text; the page grows while it runs."""

    styles: _Styles
    page: WrittenPage = field(default_factory=WrittenPage)
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
        words = self._inline(element, bold=bool(self.styles.bold(style)) and tag == "p", depth=depth)
        if self.styles.hidden(style):
            self._apart.insert(0, words)
            words = ""
        self.page.paragraph(words, tag)
        for apart in self._apart:
            self.page.apart(apart)
        for box in self._boxes:
            self.blocks(box, depth + 1)
        self._apart, self._boxes = outer, boxes

    def _inline(self, element: etree._Element, *, bold: bool, depth: int) -> str:
        """The words in an element as HTML on one line."""
        if depth > _DEEPEST:
            raise RecursionError
        parts = [_words(element.text, bold=bold)]
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
                    " ".join(self._inline(p, bold=False, depth=depth + 1) for p in child.iter(_TEXT + "p"))
                )
            elif local_name(child) in {"frame", "custom-shape", "text-box", "g"}:
                self._boxes.append(child)
            elif tag not in _LEFT_OUT:
                parts.append(self._span(child, bold=bold, depth=depth))
            parts.append(_words(child.tail, bold=bold))
        return "".join(parts)

    def _span(self, child: etree._Element, *, bold: bool, depth: int) -> str:
        style = child.get(_TEXT + "style-name")
        own = self.styles.bold(style) if child.tag == _TEXT + "span" else None
        words = self._inline(child, bold=bold if own is None else own, depth=depth + 1)
        if self.styles.hidden(style):
            self._apart.append(words)
            return ""
        tag = _INLINE.get(str(child.tag))
        return f"<{tag}>{words}</{tag}>" if tag else words


def _words(text: str | None, *, bold: bool) -> str:
    if not text:
        return ""
    return f"<b>{in_line(text)}</b>" if bold else in_line(text)


READER = Reader("odt", "OpenDocument texts (ODT)", (".odt", ".ott", ".fodt"), _recognises, _read)
