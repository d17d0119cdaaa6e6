"""Word documents (DOCX): paragraphs in their order, with what is bold at their start.

A word processor has no lines: the number of a line is that of its paragraph, counted from the beginning, empty ones and
those in tables included. Page headers and footers are no part of the text; tracked deletions are left out, insertions
stay; footnotes are set apart, at the number of the paragraph that refers to them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import clean
from xlate.formats.xml import make_parser
from xlate.model.document import Block, BlockKind, Document, Line, Metadata, Voice
from xlate.readers.bold_runs import join_runs
from xlate.readers.model import Likeness, Reader
from xlate.readers.table import column
from xlate.text import normalize_space

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["READER"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNATURE = b"PK\x03\x04"
_MOST_BYTES = 200_000_000
_MOST_MEMBERS = 5000
_MOST_RATIO = 200
_SMALL = 10_000_000
_SHORT_CELL = 80
"""characters: what names a speaker in the left column of a table"""
_DELETED = {_W + "del", _W + "moveFrom"}
_OFF = {"0", "false", "off", "none"}
_TITLES = {"title", "titel", "titre", "título", "titolo", "название", "заголовок"}
_HEADINGS = (
    "heading",
    "subtitle",
    "überschrift",
    "berschrift",
    "titre",
    "título",
    "titolo",
    "заголовок",
    "kop",
    "rubrik",
)
"""how the names of styles of headings begin; Word writes them in English, other programs in their language"""
_NO_TEXT = {"caption", "footer", "header"}
_TEXTS = {
    _W + "tab": " ",
    _W + "ptab": " ",
    _W + "noBreakHyphen": "\u2011",
    _W + "br": "\n",
    _W + "cr": "\n",
}


def _recognises(data: bytes, _name: str) -> Likeness:
    if not data.startswith(_SIGNATURE):
        return Likeness.NO
    try:
        names = [member.filename for member in _members(data)]
    except InputError:
        return Likeness.NO
    return Likeness.CERTAIN if "word/document.xml" in names else Likeness.NO


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except Exception as error:  # noqa: BLE001  # a broken archive makes zipfile stumble in many ways
        raise _broken(error) from None


def _broken(error: Exception) -> InputError:
    return InputError(f"this is no DOCX, or a broken one ({type(error).__name__}: {error}); save it again in Word")


def _read(data: bytes, name: str) -> Result[Document]:
    """Paragraphs, and those in tables.

    Where most of the words stand in a table of two columns, the left one names who speaks.

    Raises:
        InputError: the archive is broken or too large, or there is no text in it.
    """
    try:
        text = _Text(_open(data))
        blocks = text.blocks()
        title = normalize_space(clean(_title(text.document), name).value)
    except InputError as error:
        error.file = name
        raise
    except RecursionError:
        raise InputError("the elements of this document are nested too deeply", file=name) from None
    if not any(block.kind is not BlockKind.BOILERPLATE for block in blocks):
        raise InputError("there is no text in this document", file=name)
    has_title = any(block.kind is BlockKind.TITLE for block in blocks)
    metadata = Metadata(title=None if has_title else title or None)
    document = Document(name, READER.name, tuple(blocks), metadata, text.voiced)
    return Result(document, tuple(text.findings(name)))


def _open(data: bytes) -> WordDocument:
    members = _members(data)
    size = sum(member.file_size for member in members)
    packed = any(
        member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if size > _MOST_BYTES or len(members) > _MOST_MEMBERS or packed:
        raise InputError("this archive unpacks to far more than a document has; it is not opened")
    import docx

    try:
        # python-docx reads with a parser that resolves no entities
        document = docx.Document(io.BytesIO(data))
        _ = document.element.body
    except Exception as error:  # noqa: BLE001  # python-docx raises whatever the broken part made it stumble over
        raise _broken(error) from None
    if document.element.body is None:
        raise InputError("this document has no body; save it again in Word")
    return document


def _title(document: WordDocument) -> str:
    try:
        return document.core_properties.title or ""
    except Exception:  # noqa: BLE001  # a broken part that holds no words
        return ""


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, without what only wraps some of them: content controls, insertions, tags."""
    for child in element:
        if child.tag in _DELETED:
            continue
        if child.tag == _W + "sdt":
            content = child.find(_W + "sdtContent")
            if content is not None:
                yield from _children(content)
        elif child.tag in {_W + "ins", _W + "moveTo", _W + "customXml", _W + "smartTag"}:
            yield from _children(child)
        else:
            yield child


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph where it stands."""

    element: etree._Element
    number: int
    cell: tuple[int, int] | None = None
    """row and column, in a table that could be a dialogue"""


@dataclass(slots=True)
class _Styles:
    """What the styles of a document mean."""

    names: dict[str, str] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    bold: dict[str, bool] = field(default_factory=dict)
    outlined: set[str] = field(default_factory=set)
    """styles of headings, whatever they are called"""

    def read(self, styles: etree._Element) -> None:
        """Read the part of the document that defines the styles."""
        for style in styles.iterfind(_W + "style"):
            identifier = style.get(_W + "styleId") or ""
            self.names[identifier] = _value(style, "name").casefold()
            self.based_on[identifier] = _value(style, "basedOn")
            properties = style.find(_W + "rPr")
            bold = _on(properties)
            if bold is not None:
                self.bold[identifier] = bold
            level = style.find(f"{_W}pPr/{_W}outlineLvl")
            if level is not None and level.get(_W + "val") != "9":  # 9 is running text
                self.outlined.add(identifier)

    def kind(self, identifier: str) -> BlockKind:
        """What a paragraph in this style is, or in the style that this one is based on."""
        for one in self._line_of(identifier):
            name = self.names.get(one, one.casefold())
            if name in _TITLES:
                return BlockKind.TITLE
            if one in self.outlined or name.startswith(_HEADINGS):
                return BlockKind.HEADING
            if name in _NO_TEXT:
                return BlockKind.BOILERPLATE
        return BlockKind.TEXT

    def is_bold(self, identifier: str) -> bool:
        """True if words in this style are in bold."""
        return next((self.bold[one] for one in self._line_of(identifier) if one in self.bold), False)

    def _line_of(self, identifier: str) -> Iterator[str]:
        seen: set[str] = set()
        while identifier and identifier not in seen:
            yield identifier
            seen.add(identifier)
            identifier = self.based_on.get(identifier, "")


def _value(element: etree._Element, child: str) -> str:
    found = element.find(_W + child)
    return (found.get(_W + "val") or "") if found is not None else ""


def _on(properties: etree._Element | None) -> bool | None:
    """True or False where properties say that words are in bold or are not; None where they do not say."""
    bold = properties.find(_W + "b") if properties is not None else None
    return None if bold is None else (bold.get(_W + "val") or "1").casefold() not in _OFF


@dataclass(slots=True)
class _Text:
    """The text of one document."""

    document: WordDocument
    voiced: bool = False
    raw: list[Line] = field(default_factory=list)
    """lines before their characters were made plain"""
    styles: _Styles = field(default_factory=_Styles)
    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    """(footnote or endnote, its identifier) -> the note"""
    numbers: int = 0
    tables: int = 0

    def blocks(self) -> list[Block]:
        """The paragraphs as blocks."""
        for key, part in self._parts():
            if key == "styles":
                self.styles.read(part)
            else:
                for note in part.iterfind(_W + key):
                    if note.get(_W + "type") in {None, "normal"}:
                        self.notes[key, note.get(_W + "id") or ""] = note
        items = list(self._items(self.document.element.body, None))
        self.voiced = self._is_dialogue(items)
        if not self.voiced:
            return [block for item in items for block in self._blocks(item, None)]
        blocks: list[Block] = []
        speaking: str | None = None
        label: list[Line] = []  # of a row whose words are still to come
        row: int | None = None
        for item in items:
            if item.cell is None or item.cell[0] != row:
                blocks += _told(label)
                label, row = [], item.cell[0] if item.cell is not None else None
            if item.cell is not None and item.cell[1] == 0:
                label += [Line(item.number, name)] if (name := self._plain(item.element)) else []
                continue
            name = " ".join(line.text for line in label).rstrip(" :：")
            voice = Voice(name) if name and name != speaking else None
            found = self._blocks(item, voice)
            if found and label:
                label, speaking = [], name
            blocks += found
        return [*blocks, *_told(label)]

    def _parts(self) -> Iterator[tuple[str, etree._Element]]:
        """The parts of the document beside its body that matter here."""
        for relation in self.document.part.rels.values():
            kind: str | None = relation.reltype  # None in a damaged file, whatever python-docx says
            key = {"styles": "styles", "footnotes": "footnote", "endnotes": "endnote"}.get(
                (kind or "").rpartition("/")[2]
            )
            if key is None or relation.is_external:
                continue
            try:
                yield key, etree.fromstring(relation.target_part.blob, make_parser())
            except etree.XMLSyntaxError as error:
                raise _broken(error) from None

    def findings(self, name: str) -> Iterator[Finding]:
        """What was odd about the characters, at the numbers of the paragraphs."""
        for finding in clean("\n".join(line.text for line in self.raw), name).findings:
            assert finding.line is not None
            yield Finding(finding.code, finding.message, name, self.raw[finding.line - 1].number)

    def _items(self, parent: etree._Element, cell: tuple[int, int] | None) -> Iterator[_Item]:
        for element in _children(parent):
            if element.tag == _W + "p":
                self.numbers += 1
                yield _Item(element, self.numbers, cell)
                for box in _boxes(element):
                    yield from self._items(box, cell)
            elif element.tag == _W + "tbl":
                yield from self._table(element, cell)

    def _table(self, table: etree._Element, outer: tuple[int, int] | None) -> Iterator[_Item]:
        rows = [
            [cell for cell in _children(row) if cell.tag == _W + "tc"]
            for row in _children(table)
            if row.tag == _W + "tr"
        ]
        names = [" ".join(self._plain(one) for cell in row[:1] for one in cell.iterfind(_W + "p")) for row in rows]
        dialogue = outer is None and len(rows) > 1 and all(len(row) == 2 for row in rows) and any(names)
        dialogue = dialogue and all(len(name) <= _SHORT_CELL for name in names)
        for row, name in zip(rows, names, strict=True):
            self.tables += 1  # rows are counted over all tables, so that no two have one number
            headed = len(row) == 2 and column(name) == "speaker"
            for place, cell in enumerate(row):
                inside = (self.tables, place) if dialogue and not headed else outer
                yield from self._items(cell, inside)

    def _is_dialogue(self, items: list[_Item]) -> bool:
        """True if most words stand at the right of a short name; a table of date and place makes no dialogue."""
        right = sum(len(self._plain(item.element)) for item in items if item.cell is not None and item.cell[1])
        outside = sum(len(self._plain(item.element)) for item in items if item.cell is None)
        return right > outside

    def _plain(self, paragraph: etree._Element) -> str:
        return normalize_space(clean("".join(text for text, _ in self._runs(paragraph)), "").value)

    def _blocks(self, item: _Item, voice: Voice | None) -> list[Block]:
        """A paragraph, and the notes that it refers to."""
        lines = tuple(self._lines(item.element, item.number))
        kind = self.styles.kind(_value_of(item.element, "pPr", "pStyle")) if voice is None else BlockKind.TEXT
        return [*([Block(lines, kind, voice)] if lines else []), *self._notes_of(item)]

    def _lines(self, paragraph: etree._Element, number: int) -> Iterator[Line]:
        """The lines of a paragraph: where somebody broke it, not where the page does."""
        line: list[tuple[str, bool]] = []
        for text, bold in [*self._runs(paragraph), ("\n", False)]:
            first, *others = text.split("\n")
            line.append((first, bold))
            for other in others:
                raw = "".join(one for one, _ in line)
                # made plain before it is measured, since soft hyphens go
                joined, strong = join_runs((clean(one, "").value, is_bold) for one, is_bold in line)
                if joined.strip():
                    self.raw.append(Line(number, raw))
                    yield Line(number, joined, strong)
                line = [(other, bold)]

    def _runs(self, parent: etree._Element) -> Iterator[tuple[str, bool]]:
        """Texts and whether they are in bold."""
        for child in _children(parent):
            if child.tag == _W + "r":
                yield from self._run(child)
            elif child.tag in {_W + "hyperlink", _W + "fldSimple", _W + "dir", _W + "bdo"}:
                yield from self._runs(child)

    def _run(self, run: etree._Element) -> Iterator[tuple[str, bool]]:
        properties = run.find(_W + "rPr")
        direct = _on(properties)
        bold = self.styles.is_bold(_value_of(run, "rPr", "rStyle")) if direct is None else direct
        for part in run:
            if part.tag == _W + "t":
                # a line end in the XML is white space; only an element breaks a line
                yield (part.text or "").replace("\r", " ").replace("\n", " "), bold
            elif part.tag in _TEXTS:
                page = part.tag == _W + "br" and part.get(_W + "type") in {"page", "column"}
                yield " " if page else _TEXTS[part.tag], bold

    def _notes_of(self, item: _Item) -> Iterator[Block]:
        for key in ("footnote", "endnote"):
            for reference in item.element.iter(f"{_W}{key}Reference"):
                note = self.notes.pop((key, reference.get(_W + "id") or ""), None)
                if note is None:
                    continue
                lines = tuple(line for one in note.iterfind(_W + "p") for line in self._lines(one, item.number))
                if lines:
                    yield Block(lines, BlockKind.BOILERPLATE)


def _told(label: list[Line]) -> list[Block]:
    """What stands at the left of a row with no words: nobody speaks, but it is told."""
    return [Block(tuple(label), BlockKind.NARRATIVE)] if label else []


def _value_of(element: etree._Element, properties: str, child: str) -> str:
    found = element.find(_W + properties)
    return _value(found, child) if found is not None else ""


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph. Word writes each twice, for new programs and for old ones."""
    for box in paragraph.iter(_W + "txbxContent"):
        above = list(box.iterancestors())
        inside = above[: above.index(paragraph)]
        nested = any(one.tag == _W + "txbxContent" for one in inside)
        if not nested and not any(one.tag == _COMPATIBILITY + "Fallback" for one in inside):
            yield box


READER = Reader("docx", "Word documents (DOCX)", (".docx",), _recognises, _read)
