"""The text of a Word document: paragraphs in their order, those of tables, text boxes and notes among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from xlate.errors import InputError
from xlate.findings import Finding
from xlate.formats.decoding import clean
from xlate.formats.xml import make_parser
from xlate.model.document import PLAIN, Block, BlockKind, Container, Line, Rendition, Voice
from xlate.model.link_targets import safe_target
from xlate.readers.bold_runs import TextRun, breaks_at_end, make_line
from xlate.readers.cues import read_clock
from xlate.readers.dialogue_tables import Column, Dialogue, read_columns
from xlate.readers.docx_runs import Run, children_of, read_runs
from xlate.readers.docx_structure import DocxContainers
from xlate.readers.docx_styles import Styles, W, property_value
from xlate.readers.heading_looks import find_headings
from xlate.readers.name_clock import read_names_and_clocks
from xlate.readers.naming import CLOCK, Part, find_naming
from xlate.readers.voice_names import read_names
from xlate.text import normalize_space

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["DocxText", "broken_document"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = re.compile(r"rId\d+")
_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?")


def broken_document(error: Exception) -> InputError:
    """What stops the reader at a document that cannot be opened."""
    return InputError(f"not a DOCX file, or a broken one ({type(error).__name__}: {error}); save it again in Word")


@dataclass(frozen=True, slots=True)
class _Item:
    """A paragraph where it stands."""

    element: etree._Element
    number: int
    cell: tuple[int, Column] | None = None
    """row and column, in a table that could be a dialogue"""
    containers: tuple[Container, ...] = ()
    """lists, tables and quotations"""


@dataclass(frozen=True, slots=True)
class _Around:
    """What paragraphs stand in."""

    cell: tuple[int, Column] | None = None
    containers: tuple[Container, ...] = ()


_NOWHERE = _Around()


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
    inserted: list[int] = field(default_factory=list)
    """for each other file that Word would insert, the number of the paragraph before it"""
    dialogues: list[Dialogue] = field(default_factory=list)
    containers: DocxContainers = field(init=False)
    headings: set[etree._Element] = field(default_factory=set)
    """paragraphs that are headings by how they look"""
    pages: list[TextRun] = field(default_factory=list)
    """pages that begin before the next words"""

    def blocks(self) -> list[Block]:
        """The paragraphs as blocks."""
        for key, part in self._parts():
            if key == "styles":
                self.styles.read(part)
            else:
                for note in part.iterfind(W + key):
                    if note.get(W + "type") in {None, "normal"}:
                        self.notes[key, note.get(W + "id") or ""] = note
        self.containers = DocxContainers(self.styles)
        items = list(self._items(self.document.element.body, _NOWHERE))
        self.headings = self._headings(items)
        self.voiced = True
        if self._is_dialogue(items):
            return list(self._dialogue(list(_words_last(items))))
        self.dialogues.clear()
        blocks = [block for item in items for block in self._blocks(item, None)]
        timed = read_names_and_clocks(blocks)
        if timed is not None:
            return timed
        named = self._named(items)
        self.voiced = named is not None
        return blocks if named is None else list(self._dialogue(named))

    def _headings(self, items: list[_Item]) -> set[etree._Element]:
        """Paragraphs in a style of their own that are headings, whatever the style is called."""
        plain = [(item.element, text) for item in items if item.cell is None and (text := self._plain(item.element))]
        styles = [property_value(element, "pPr", "pStyle") for element, _ in plain]
        usual = Counter(styles).most_common(1)[0][0] if styles else ""
        looks = [None if style == usual else style for style in styles]
        centred = {
            place
            for place, (element, _) in enumerate(plain)
            if property_value(element, "pPr", "jc") == "center" and self._is_bold(element)
        }
        places = find_headings([(look, text) for look, (_, text) in zip(looks, plain, strict=True)], centred)
        return {plain[place][0] for place in places}

    def _named(self, items: list[_Item]) -> list[_Item] | None:
        """The paragraphs as a table would have them, if names stand in paragraphs of their own style or in bold."""
        plain = [(item, text) for item in items if (text := self._plain(item.element))]
        styles = [property_value(item.element, "pPr", "pStyle") for item, _ in plain]
        sizes: Counter[str] = Counter()
        for (_, text), style in zip(plain, styles, strict=True):
            sizes[style] += len(text)
        usual = sizes.most_common(1)[0][0] if sizes else ""
        parts = [
            Part(text, (style, style == usual and self._is_bold(item.element)), self.styles.names.get(style, style))
            for (item, text), style in zip(plain, styles, strict=True)
        ]
        places = find_naming(parts)
        if places is None:
            return None
        columns = {plain[place][0].number: Column.SPEAKER for place in places}
        for place, (item, text) in enumerate(plain):
            beside = {plain[other][0].number for other in (place - 1, place + 1) if 0 <= other < len(plain)}
            if CLOCK.fullmatch(text) and not beside.isdisjoint(columns):
                columns[item.number] = Column.START
        row = 0
        found: list[_Item] = []
        for item in items:
            column = columns.get(item.number)
            row += column is Column.SPEAKER
            begun = row or column is not None
            found.append(replace(item, cell=(row, column or Column.WORDS) if begun else None))
        return found

    def _is_bold(self, paragraph: etree._Element) -> bool:
        return all(run.bold for run in read_runs(paragraph, self.styles) if run.text.strip() and not run.hidden)

    def _dialogue(self, items: list[_Item]) -> Iterator[Block]:
        """The blocks of tables in which a column names who speaks, and of what is around them."""
        speaking: str | None = None
        label: list[Line] = []  # of a row whose words are still to come
        start: float | None = None
        row: int | None = None
        names = read_names(self._plain(item.element).rstrip(" :：") for item in items if _is_in(item, Column.SPEAKER))
        for item in items:
            if item.cell is None or item.cell[0] != row:
                yield from _silent(label)
                label, start, row = [], None, item.cell[0] if item.cell is not None else None
            if _is_in(item, Column.SPEAKER):
                label += [Line(item.number, name)] if (name := self._plain(item.element)) else []
            elif _is_in(item, Column.START):
                clock = _CLOCK.search(self._plain(item.element))
                start = read_clock(clock.group()) if clock else start
            elif _is_in(item, Column.OTHER):
                yield from (replace(one, kind=BlockKind.BOILERPLATE) for one in self._blocks(item, None))
            else:
                name = " ".join(line.text for line in label).rstrip(" :：")
                voice = Voice(name, name=names.get(name)) if name and name != speaking else None
                found = self._blocks(item, voice)
                if found and label:
                    label, speaking = [], name
                if found and start is not None:
                    found[0], start = replace(found[0], start=start), None
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
        for dialogue in self.dialogues:
            yield from dialogue.findings(name)
        for number in self.inserted:
            message = (
                "another file is inserted behind this paragraph (altChunk), and was not read; open the document in "
                "Word, save it there, and convert that"
            )
            yield Finding("XL116", message, name, number or 1)

    def _items(self, parent: etree._Element, around: _Around) -> Iterator[_Item]:
        for element in children_of(parent):
            if element.tag == W + "p":
                self.numbers += 1
                containers = (*around.containers, *self.containers.of_paragraph(element))
                yield _Item(element, self.numbers, around.cell, containers)
                for box in _boxes(element):
                    yield from self._items(box, around)
            elif element.tag == W + "tbl":
                yield from self._table(element, around)
            elif element.tag == W + "altChunk":
                self.inserted.append(self.numbers)

    def _table(self, table: etree._Element, outer: _Around) -> Iterator[_Item]:
        rows = [
            [cell for cell in children_of(row) if cell.tag == W + "tc"]
            for row in children_of(table)
            if row.tag == W + "tr"
        ]
        texts = [[" ".join(filter(None, map(self._plain, cell.iterfind(W + "p")))) for cell in row] for row in rows]
        columns, headed = (read_columns(texts) if outer.cell is None else None) or (None, False)
        if columns is not None:
            self.dialogues.append(Dialogue(texts, columns, headed, self.numbers + 1))
        nested = next(table.iterdescendants(W + "tbl"), None) is not None or outer.containers
        data = None if nested else self.containers.of_table(texts, rows)
        for place, row in enumerate(rows):
            self.tables += 1  # rows are counted over all tables, so that no two have one number
            kinds = [Column.OTHER] * len(row) if headed and place == 0 else columns
            for number, cell in enumerate(row):
                here = outer.cell if kinds is None else (self.tables, kinds[number])
                yield from self._items(cell, _Around(here, data[place][number] if data else outer.containers))

    def _is_dialogue(self, items: list[_Item]) -> bool:
        """True if most words stand at the right of a short name; a table of date and place makes no dialogue."""
        right = sum(len(self._plain(item.element)) for item in items if _is_in(item, Column.WORDS))
        outside = sum(len(self._plain(item.element)) for item in items if item.cell is None)
        return right > outside

    def _plain(self, paragraph: etree._Element) -> str:
        return normalize_space(
            clean("".join(run.text for run in read_runs(paragraph, self.styles) if not run.hidden), "").value
        )

    def _blocks(self, item: _Item, voice: Voice | None) -> list[Block]:
        """A paragraph, and the notes that it refers to."""
        lines = tuple(self._lines(item.element, item.number))
        kind = self.styles.kind(property_value(item.element, "pPr", "pStyle")) if voice is None else BlockKind.TEXT
        if voice is None and kind is BlockKind.TEXT and item.element in self.headings:
            kind = BlockKind.HEADING
        hidden = "".join(run.text for run in read_runs(item.element, self.styles) if run.hidden)
        unseen = normalize_space(clean(hidden.replace("\n", " "), "").value)
        heading = kind in {BlockKind.HEADING, BlockKind.TITLE}
        level = self.styles.level(property_value(item.element, "pPr", "pStyle")) if heading else 0
        return [
            *([Block(lines, kind, voice, level=level, containers=item.containers)] if lines else []),
            *([Block((Line(item.number, unseen),), BlockKind.BOILERPLATE)] if unseen.strip() else []),
            *self._notes_of(item),
        ]

    def _lines(self, paragraph: etree._Element, number: int) -> Iterator[Line]:
        """The lines of a paragraph: where somebody broke it, not where the page does."""
        line, self.pages = self.pages, []
        for text, bold, rendition, begins in [*self._shown(paragraph), TextRun("\n", bold=False)]:
            first, *others = text.split("\n")
            line.append(TextRun(first, bold, rendition, begins))
            for other in others:
                # made plain before it is measured, since soft hyphens go
                made = make_line(number, (one._replace(text=clean(one.text, "").value) for one in line))
                if made is not None:
                    self.raw.append(Line(number, "".join(one.text for one in line)))
                    yield made
                line = [*breaks_at_end(line), TextRun(other, bold, rendition)]
        self.pages = breaks_at_end(line)

    def _shown(self, paragraph: etree._Element) -> Iterator[TextRun]:
        """Words that are not hidden, and how they are set apart."""
        return (
            TextRun(run.text, run.bold, self._rendition(run), run.begins)
            for run in read_runs(paragraph, self.styles)
            if not run.hidden
        )

    def _rendition(self, run: Run) -> Rendition:
        """How a run is set apart; links are underlined everywhere, which says nothing."""
        if not run.looks and run.link is None:
            return PLAIN
        relation = self.document.part.rels.get(run.link or "")
        if relation is not None:
            target = safe_target(relation.target_ref if relation.is_external else None)
        else:
            target = safe_target(run.link) if run.link and not _RELATION.fullmatch(run.link) else None
        made = Rendition(run.looks - {"underline"} if run.link else run.looks, target)
        return PLAIN if made == PLAIN else made

    def _notes_of(self, item: _Item) -> Iterator[Block]:
        for key in ("footnote", "endnote"):
            for reference in item.element.iter(f"{W}{key}Reference"):
                note = self.notes.pop((key, reference.get(W + "id") or ""), None)
                if note is None:
                    continue
                lines = tuple(line for one in note.iterfind(W + "p") for line in self._lines(one, item.number))
                if lines:
                    yield Block(lines, BlockKind.BOILERPLATE)


def _words_last(items: list[_Item]) -> Iterator[_Item]:
    """The paragraphs of a dialogue: who speaks, and when, stands before the words in every order of columns."""
    for cell, group in groupby(items, key=lambda item: item.cell and item.cell[0]):
        row = [item if cell is None else replace(item, containers=()) for item in group]
        yield from sorted(row, key=lambda item: _is_in(item, Column.WORDS)) if cell is not None else row


def _silent(label: list[Line]) -> Iterator[Block]:
    """The left cell of a row without words: nobody speaks, but something is told."""
    if label:
        yield Block(tuple(label), BlockKind.NARRATIVE)


def _is_in(item: _Item, column: Column) -> bool:
    return item.cell is not None and item.cell[1] is column


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph. Word writes each twice, for new programs and for old ones."""
    for box in paragraph.iter(W + "txbxContent"):
        above = list(box.iterancestors())
        inside = above[: above.index(paragraph)]
        nested = any(one.tag == W + "txbxContent" for one in inside)
        if not nested and not any(one.tag == _COMPATIBILITY + "Fallback" for one in inside):
            yield box
