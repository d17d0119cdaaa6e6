"""A transcript as a Word document: one language as running text, or several side by side in a table."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.exceptions import InvalidSpanError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph

from xlate.dates import now
from xlate.model.marks import Remarks
from xlate.model.table_layout import columns_of_cells
from xlate.pages.docx_styles import Styles
from xlate.pages.docx_tables import new_table
from xlate.pages.docx_words import Footnotes, Words, lineage_in_words
from xlate.pages.interface import day_in_words, interface_tag, mark
from xlate.pages.interface import gettext as _
from xlate.pages.printing import maker_of
from xlate.pages.transcript import Cell, Grid, Language, Row, Transcript, Turn
from xlate.pages.view import direction_of

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["DocxFile", "Lineage", "docx_file"]

Lineage = Literal["notes", "margin", "none"]
_UNFINISHED = ("untranslated", "mt", "fuzzy", "stale")
"""states that a reader is told of"""
_STYLES_OF_KINDS = {"heading": "Heading 1", "stage": "Stage Direction", "gap": "Stage Direction", "label": "Speaker"}
_HOLDS = mark("Each note holds for what its speaker says from there on, until another note.")


@dataclass(frozen=True, slots=True)
class DocxFile:
    """A Word document."""

    data: bytes
    unfinished: dict[str, int]
    """name of a state -> units that are in it, and are marked so"""
    missing: tuple[str, ...]
    """styles that the template has not"""


def docx_file(
    transcript: Transcript,
    languages: Sequence[Language],
    *,
    lineage: Lineage = "notes",
    template: Document | None = None,
) -> DocxFile:
    """Make a Word document.

    Args:
        transcript: what it shows.
        languages: those of the transcript that it shows; more than one stand side by side in a table.
        lineage: where it is said how the words came.
        template: a house template; its words are replaced, its styles, headers and page are kept.
    """
    document = docx.Document() if template is None else template
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.COMMENTS:  # on words that are gone
            del document.part.rels[key]
    writer = _Writer(document, Styles(document, own=template is None), transcript, languages, lineage)
    writer.write()
    stream = io.BytesIO()
    document.save(stream)
    return DocxFile(_dated(stream.getvalue()), dict(writer.unfinished), tuple(writer.styles.missing))


def _dated(data: bytes) -> bytes:
    """The same package with one time for all its parts, so that SOURCE_DATE_EPOCH gives the same file again."""
    year, month, day, hour, minute, second, *_ = now().timetuple()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as result:
        for part in parts.infolist():
            member = zipfile.ZipInfo(part.filename, (max(year, 1980), month, day, hour, minute, second))
            result.writestr(member, parts.read(part), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


class _Writer:
    """Writes one document."""

    def __init__(
        self,
        document: Document,
        styles: Styles,
        transcript: Transcript,
        languages: Sequence[Language],
        lineage: Lineage,
    ) -> None:
        self.document = document
        self.styles = styles
        self.transcript = transcript
        self.languages = languages
        self.lineage = lineage
        self.words = Words(styles)
        self._own = Language(interface_tag(), "", direction_of(interface_tag()), 0, None)
        """of what we say ourselves"""
        self.notes = Footnotes(document, styles.paragraph("footnote text")) if lineage == "notes" else None
        self.unfinished: Counter[str] = Counter()
        self._end = document.element.body.get_or_add_sectPr()
        self._said: dict[tuple[str, int], str] = {}

    def write(self) -> None:
        """All of it."""
        self._head()
        if len(self.languages) == 1:
            for turn in self.transcript.turns:
                self._turn(turn)
        else:
            self._side_by_side()
        if self.notes:
            self.notes.save()
        if self.styles.own:
            self._page_numbers()
        self._properties()

    def _head(self) -> None:
        titles = {language.column: title for language, title in self.transcript.titles}
        shown = [language for language in self.languages if language.column in titles] or self.transcript.languages[:1]
        for place, language in enumerate(shown):
            paragraph = self._paragraph("Title" if place == 0 else "Subtitle", language)
            text = titles.get(language.column) or self.transcript.stem
            self.words.add_text(paragraph, text, language)
        d = self.transcript.description
        if any(row.kind == "dateline" for turn in self.transcript.turns for row in turn.rows):
            return  # the text says it in its own language
        source = self.transcript.languages[0]
        day = d.date_as_printed if self.languages[0] == source and d.date_as_printed else d.date
        event = " · ".join(part for part in (day_in_words(day), ", ".join(d.places)) if part)
        if event:
            self.words.add_text(self._paragraph("Subtitle", source), event, source)

    def _turn(self, turn: Turn) -> None:
        """A turn as running text."""
        language = self.languages[0]
        label = None
        if turn.label or turn.speaker:
            label = self._paragraph("Speaker", language)
            self._label(label, turn, language)
            if turn.time:
                self.words.add_text(label, f" {turn.time}", self._own, "Segment Number")
            self._lineage(label, turn, language)
        for part in turn.parts:
            written = [self._text(part, language)] if isinstance(part, Row) else self._grid(part, language)
            if label is None:
                label = written[0]
                self._lineage(label, turn, language)

    def _text(self, row: Row, language: Language) -> Paragraph:
        """A row as a paragraph."""
        cell = _cell_of(row, language)
        style = _STYLES_OF_KINDS.get(row.kind, "Body Text")
        paragraph = self._paragraph(style, language if cell.runs else row.cells[0].language)
        self._cell(paragraph, cell, row)
        return paragraph

    def _grid(self, grid: Grid, language: Language) -> list[Paragraph]:
        """A table, a paragraph after it, which Word wants between two; the paragraphs of its cells."""
        columns, widths = columns_of_cells([[one.place[-2:] for one in line] for line in grid.lines])
        table = new_table(self.document, self.styles, max(widths), len(grid.lines))
        table.autofit = True
        written: list[Paragraph] = []
        for above, line in enumerate(grid.lines):
            for one, left in zip(line, columns[above], strict=True):
                below = min(above + one.place.rows, len(grid.lines)) - 1
                at = table.cell(above, left)
                with suppress(InvalidSpanError):  # cells that lie over each other
                    at = at.merge(table.cell(below, left + one.place.columns - 1))
                for number, row in enumerate(one.rows):
                    paragraph = at.add_paragraph() if number else at.paragraphs[0]
                    self.styles.dress(paragraph, "Table Speaker" if one.place.is_heading else "Table Text")
                    cell = _cell_of(row, language)
                    self._start(paragraph, language if cell.runs else row.cells[0].language)
                    self._cell(paragraph, cell, row)
                    written.append(paragraph)
        self._paragraph("Table Text", language)
        return written

    def _label(self, paragraph: Paragraph, turn: Turn, language: Language) -> None:
        if turn.label:
            self._cell(paragraph, _cell_of(turn.label, language), turn.label)
        else:
            self.words.add_text(paragraph, turn.speaker, self.transcript.languages[0])

    def _cell(self, paragraph: Paragraph, cell: Cell, row: Row) -> None:
        """The words of a cell, and what is still to be done with them."""
        unfinished = cell.state in _UNFINISHED
        if unfinished:
            self.unfinished[cell.state_name] += 1
        if cell.runs:
            self.words.add(paragraph, cell.runs, cell.language)
        elif unfinished and len(self.languages) == 1:  # whoever reads the translation alone has the source text here
            source = row.cells[0]
            self.words.add(paragraph, source.runs, source.language, issue=True)
        if unfinished:
            space = " " if paragraph.text else ""
            self.words.add_text(paragraph, f"{space}[{cell.state_name}]", self._own, "Open Issue")
        if row.kind == "break":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if cell.remarks is not None:
            self._remarks(paragraph, cell.remarks)

    def _remarks(self, paragraph: Paragraph, remarks: Remarks) -> None:
        """What people have noted, as comments of theirs."""
        if remarks.review is not None:
            self._comment(paragraph, _(remarks.review.state), remarks.review.by, remarks.review.when)
        for note in remarks.notes:
            closed = _("closed")
            self._comment(paragraph, f"{note.text} ({closed})" if note.closed else note.text, note.by, note.when)

    def _comment(self, paragraph: Paragraph, text: str, author: str, when: str = "") -> None:
        initials = "".join(word[0] for word in author.split())
        comment = self.document.add_comment(paragraph.runs, text, author=author, initials=initials)
        try:
            moment = datetime.fromisoformat(when)
        except ValueError:
            moment = now()
        comment._comment_elm.date = moment  # noqa: SLF001  # there is no other way to have the same file again

    def _lineage(self, paragraph: Paragraph, turn: Turn, language: Language) -> None:
        """How the words of a turn came into a language."""
        text = " ".join(lineage_in_words(turn, language, numbered=len(self.languages) > 1))
        if not text or self.lineage == "none":
            return
        if self.notes is None:
            self._comment(paragraph, text, "xlate")
            return
        key = (turn.speaker or turn.key, language.column)
        if self._said.get(key) != text:
            self.notes.add(paragraph, text if self._said else f"{text} {_(_HOLDS)}", self.words, self._own)
            self._said[key] = text

    def _side_by_side(self) -> None:
        """A table: a row for each unit, a column for its number and for each language."""
        section = self.document.sections[-1]
        if len(self.languages) > 2 and section.orientation == WD_ORIENT.PORTRAIT:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        assert section.page_width is not None
        width = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
        table: Any = new_table(self.document, self.styles)  # python-docx has no types for what follows
        table.autofit = False
        number = Cm(1.2)
        table.add_column(number)
        for _language in self.languages:
            table.add_column(int((width - number) / len(self.languages)))
        self._prototype = table.add_row()._tr  # noqa: SLF001
        table._tbl.remove(self._prototype)  # noqa: SLF001
        head = self._row(table, "", "Table Speaker")
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  # python-docx has no name for them
        for paragraph, language in zip(head, self.languages, strict=True):
            self.words.add_text(paragraph, language.name, self._own)
        for turn in self.transcript.turns:
            self._turn_in_table(table, turn)

    def _turn_in_table(self, table: Table, turn: Turn) -> None:
        paragraphs: list[Paragraph] = []
        if turn.label or turn.speaker:
            number = "\n".join(filter(None, (turn.number, turn.time)))
            paragraphs = self._row(table, number, "Table Speaker")
            for paragraph, language in zip(paragraphs, self.languages, strict=True):
                self._start(paragraph, language)
                if turn.label or language.column == 1:
                    self._label(paragraph, turn, language)
        for row in turn.rows:
            cells = self._row(table, row.number)
            for paragraph, language in zip(cells, self.languages, strict=True):
                if row.kind in _STYLES_OF_KINDS:
                    self.styles.dress(paragraph, _STYLES_OF_KINDS[row.kind])
                self._start(paragraph, language)
                self._cell(paragraph, _cell_of(row, language), row)
            paragraphs = paragraphs or cells
        if not paragraphs:
            return
        # the way of a translation begins with that of the source text
        ways = {way.language for way in turn.ways if way.ways}
        noted = [language for language in self.languages[1:] if language in ways] or self.languages[:1]
        for paragraph, language in zip(paragraphs, self.languages, strict=True):
            if language in noted:
                self._lineage(paragraph, turn, language)

    def _row(self, table: Table, number: str, style: str = "Table Text") -> list[Paragraph]:
        """A new row; the paragraphs of its languages."""
        row = deepcopy(self._prototype)  # python-docx would count all rows each time
        table._tbl.append(row)  # noqa: SLF001
        first, *paragraphs = (Paragraph(one, self.document) for one in row.iter(qn("w:p")))
        self.styles.dress(first, style)
        self.words.add_text(first, number, self._own, "Segment Number")
        for paragraph in paragraphs:
            self.styles.dress(paragraph, style)
        return paragraphs

    def _paragraph(self, style: str, language: Language) -> Paragraph:
        paragraph = Paragraph(OxmlElement("w:p"), self.document)  # type: ignore[arg-type]  # OxmlElement has no types
        self._end.addprevious(paragraph.paragraph_format.element)  # python-docx would look for the end each time
        self.styles.dress(paragraph, style)
        self._start(paragraph, language)
        return paragraph

    def _start(self, paragraph: Paragraph, language: Language) -> None:
        self.words.start(paragraph, language)

    def _page_numbers(self) -> None:
        """The number of each page at its foot; a template has a footer of its own."""
        paragraph = self.document.sections[-1].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
        paragraph.paragraph_format.element.append(field)

    def _properties(self) -> None:
        """What Word shows of the file: title, language, and who made the words."""
        language = self.languages[-1]
        titles = dict(self.transcript.titles)
        core = self.document.core_properties
        core.title = (titles.get(language) or self.transcript.description.title or self.transcript.stem)[:255]
        core.language = language.tag
        core.author = core.last_modified_by = maker_of(self.transcript, language)[:255]
        core.comments = ""
        core.created = core.modified = now()
        core.revision = 1


def _cell_of(row: Row, language: Language) -> Cell:
    """The cell of a language; a gap has one for all."""
    return row.cells[language.column - 1] if len(row.cells) > 1 else row.cells[0]
