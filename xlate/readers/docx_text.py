"""The text of a Word document: paragraphs in their order, those of tables, text boxes and notes among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding
from xlate.formats.decoding import clean
from xlate.formats.xml import make_parser
from xlate.model.document import Block, BlockKind, Line, Voice
from xlate.readers.bold_runs import join_runs
from xlate.readers.docx_styles import Styles, W, is_bold_in, property_value
from xlate.readers.table import column
from xlate.text import normalize_space

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["DocxText", "broken_document"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHORT_CELL = 80
"""characters: what names a speaker in the left column of a table"""
_DELETED = {W + "del", W + "moveFrom"}
_TEXTS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "\u2011", W + "br": "\n", W + "cr": "\n"}


def broken_document(error: Exception) -> InputError:
    """What stops the reader at a document that cannot be opened."""
    return InputError(f"not a DOCX file, or a broken one ({type(error).__name__}: {error}); save it again in Word")


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph where it stands."""

    element: etree._Element
    number: int
    cell: tuple[int, int] | None = None
    """row and column, in a table that could be a dialogue"""


@dataclass(slots=True)
class DocxText:
    """The text of one document."""

    document: WordDocument
    voiced: bool = False
    raw: list[Line] = field(default_factory=list)
    """lines before their characters were made plain"""
    styles: Styles = field(default_factory=Styles)
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
                for note in part.iterfind(W + key):
                    if note.get(W + "type") in {None, "normal"}:
                        self.notes[key, note.get(W + "id") or ""] = note
        items = list(self._items(self.document.element.body, None))
        self.voiced = self._is_dialogue(items)
        if self.voiced:
            return list(self._dialogue(items))
        return [block for item in items for block in self._blocks(item, None)]

    def _dialogue(self, items: list[_Item]) -> Iterator[Block]:
        """The blocks of tables whose left column names who speaks, and of what is around them."""
        speaking: str | None = None
        label: list[Line] = []  # of a row whose words are still to come
        row: int | None = None
        for item in items:
            if item.cell is None or item.cell[0] != row:
                yield from _silent(label)
                label, row = [], item.cell[0] if item.cell is not None else None
            if item.cell is not None and item.cell[1] == 0:
                label += [Line(item.number, name)] if (name := self._plain(item.element)) else []
                continue
            name = " ".join(line.text for line in label).rstrip(" :：")
            found = self._blocks(item, Voice(name) if name and name != speaking else None)
            if found and label:
                label, speaking = [], name
            yield from found
        yield from _silent(label)

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
                raise broken_document(error) from None

    def findings(self, name: str) -> Iterator[Finding]:
        """What was odd about the characters, at the numbers of the paragraphs."""
        for finding in clean("\n".join(line.text for line in self.raw), name).findings:
            assert finding.line is not None
            yield Finding(finding.code, finding.message, name, self.raw[finding.line - 1].number)

    def _items(self, parent: etree._Element, cell: tuple[int, int] | None) -> Iterator[_Item]:
        for element in _children(parent):
            if element.tag == W + "p":
                self.numbers += 1
                yield _Item(element, self.numbers, cell)
                for box in _boxes(element):
                    yield from self._items(box, cell)
            elif element.tag == W + "tbl":
                yield from self._table(element, cell)

    def _table(self, table: etree._Element, outer: tuple[int, int] | None) -> Iterator[_Item]:
        rows = [
            [cell for cell in _children(row) if cell.tag == W + "tc"] for row in _children(table) if row.tag == W + "tr"
        ]
        names = [" ".join(self._plain(one) for cell in row[:1] for one in cell.iterfind(W + "p")) for row in rows]
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
        kind = self.styles.kind(property_value(item.element, "pPr", "pStyle")) if voice is None else BlockKind.TEXT
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
            if child.tag == W + "r":
                yield from self._run(child)
            elif child.tag in {W + "hyperlink", W + "fldSimple", W + "dir", W + "bdo"}:
                yield from self._runs(child)

    def _run(self, run: etree._Element) -> Iterator[tuple[str, bool]]:
        properties = run.find(W + "rPr")
        direct = is_bold_in(properties)
        bold = self.styles.is_bold(property_value(run, "rPr", "rStyle")) if direct is None else direct
        for part in run:
            if part.tag == W + "t":
                # a line end in the XML is white space; only an element breaks a line
                yield (part.text or "").replace("\r", " ").replace("\n", " "), bold
            elif part.tag in _TEXTS:
                page = part.tag == W + "br" and part.get(W + "type") in {"page", "column"}
                yield " " if page else _TEXTS[part.tag], bold

    def _notes_of(self, item: _Item) -> Iterator[Block]:
        for key in ("footnote", "endnote"):
            for reference in item.element.iter(f"{W}{key}Reference"):
                note = self.notes.pop((key, reference.get(W + "id") or ""), None)
                if note is None:
                    continue
                lines = tuple(line for one in note.iterfind(W + "p") for line in self._lines(one, item.number))
                if lines:
                    yield Block(lines, BlockKind.BOILERPLATE)


def _silent(label: list[Line]) -> Iterator[Block]:
    """The left cell of a row without words: nobody speaks, but something is told."""
    if label:
        yield Block(tuple(label), BlockKind.NARRATIVE)


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, without what only wraps some of them: content controls, insertions, tags."""
    for child in element:
        if child.tag in _DELETED:
            continue
        if child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _children(content)
        elif child.tag in {W + "ins", W + "moveTo", W + "customXml", W + "smartTag"}:
            yield from _children(child)
        else:
            yield child


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph. Word writes each twice, for new programs and for old ones."""
    for box in paragraph.iter(W + "txbxContent"):
        above = list(box.iterancestors())
        inside = above[: above.index(paragraph)]
        nested = any(one.tag == W + "txbxContent" for one in inside)
        if not nested and not any(one.tag == _COMPATIBILITY + "Fallback" for one in inside):
            yield box
