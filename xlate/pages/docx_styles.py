"""The styles of a Word document: those of a house template, and in their place our own where it has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle, ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

__all__ = ["Styles"]

_GREY = RGBColor(0x59, 0x59, 0x59)
_BLUE = RGBColor(0x1F, 0x4E, 0x79)


def _title(style: ParagraphStyle) -> None:
    _set(style, size=20, before=0, after=6, bold=True, keep=True)


def _subtitle(style: ParagraphStyle) -> None:
    _set(style, size=12, after=12)
    style.font.italic = style.font.cs_italic = False
    style.font.color.rgb = _GREY
    for spacing in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _heading(style: ParagraphStyle) -> None:
    _set(style, size=14, before=18, after=6, bold=True, keep=True)


def _body(style: ParagraphStyle) -> None:
    _set(style, after=6)


def _speaker(style: ParagraphStyle) -> None:
    _set(style, before=12, after=3, bold=True, keep=True)


def _stage(style: ParagraphStyle) -> None:
    _set(style, after=6)
    style.font.italic = style.font.cs_italic = True


def _footnote(style: ParagraphStyle) -> None:
    _set(style, size=9, after=2)


def _cell(style: ParagraphStyle) -> None:
    _set(style, size=10, before=2, after=2)


def _cell_speaker(style: ParagraphStyle) -> None:
    _set(style, size=10, before=8, after=2, bold=True, keep=True)


def _set(
    style: ParagraphStyle,
    *,
    size: float | None = None,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    keep: bool = False,
) -> None:
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)  # so that all have those of the text
    if size is not None:
        style.font.size = Pt(size)
        for other in properties.findall(qn("w:szCs")):
            properties.remove(other)
        other = OxmlElement("w:szCs")  # of scripts such as Arabic
        other.set(qn("w:val"), str(round(2 * size)))
        properties.find(qn("w:sz")).addnext(other)
    if bold:
        style.font.bold = style.font.cs_bold = True
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.keep_with_next = keep or None


def _marker(style: BaseStyle) -> None:
    style.font.bold = style.font.cs_bold = False  # type: ignore[attr-defined]  # a character style


def _open_issue(style: BaseStyle) -> None:
    shade = OxmlElement("w:shd")  # a style cannot have a highlight, as a run can
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "FFF2A8")):
        shade.set(qn(name), value)
    style.element.get_or_add_rPr().append(shade)


def _reference(style: BaseStyle) -> None:
    style.font.superscript = True  # type: ignore[attr-defined]


def _link(style: BaseStyle) -> None:
    style.font.underline = True  # type: ignore[attr-defined]
    style.font.color.rgb = _BLUE  # type: ignore[attr-defined]


def _small(style: BaseStyle) -> None:
    style.font.size = Pt(8)  # type: ignore[attr-defined]
    style.font.color.rgb = _GREY  # type: ignore[attr-defined]


_PARAGRAPHS: Mapping[str, Callable[[ParagraphStyle], None]] = {
    "Title": _title,
    "Subtitle": _subtitle,
    "Heading 1": _heading,
    "Body Text": _body,
    "Speaker": _speaker,
    "Stage Direction": _stage,
    "Table Text": _cell,
    "Table Speaker": _cell_speaker,
    "footnote text": _footnote,
}
"""styles of paragraphs, as Word calls them, with what they are made where a document has none"""
_CHARACTERS: Mapping[str, Callable[[BaseStyle], None]] = {
    "Marker": _marker,
    "Open Issue": _open_issue,
    "Segment Number": _small,
    "footnote reference": _reference,
    "Hyperlink": _link,
}
_OF_WORD = {"footnote text", "footnote reference", "Hyperlink"}
"""Word too adds these when they are first used: that a template lacks them is nothing to tell"""
_OF_XLATE = {"Speaker", "Stage Direction", "Table Text", "Table Speaker", "Marker", "Open Issue", "Segment Number"}
"""styles that Word does not know by their names"""


class Styles:
    """The styles of a document, each made when it is first asked for and not there.

    Args:
        document: the document; an empty one, or a house template.
        own: it is that of python-docx, whose styles are made ours.
    """

    def __init__(self, document: Document, *, own: bool) -> None:
        self._styles = document.styles
        self.own = own
        """the styles are ours"""
        self._known: dict[str, BaseStyle] = {}
        self.missing: list[str] = []
        """styles that the template has not, in the order in which they were asked for"""
        if own:
            normal = document.styles["Normal"]
            normal.font.name = "Calibri"
            normal.font.size = Pt(11)
            for section in document.sections:
                section.page_width, section.page_height = Cm(21), Cm(29.7)
                section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)

    def paragraph(self, name: str) -> ParagraphStyle:
        """A style of paragraphs."""
        return self._get(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[return-value]

    def character(self, name: str) -> BaseStyle:
        """A style of characters."""
        return self._get(name, WD_STYLE_TYPE.CHARACTER)

    def dress(self, paragraph: Paragraph, name: str) -> None:
        """Give a paragraph a style, by its id: python-docx would look through all styles each time."""
        paragraph.paragraph_format.element.style = self.paragraph(name).style_id

    def dress_run(self, run: Run, name: str) -> None:
        """Give a run a style of characters."""
        run.font.element.style = self.character(name).style_id

    def table(self) -> BaseStyle | None:
        """The style of tables; None where a template has none of that name."""
        if "Table Grid" in self._styles:
            style: BaseStyle = self._styles["Table Grid"]
            return style
        if "Table Grid" not in self.missing:
            self.missing.append("Table Grid")
        return None

    def _get(self, name: str, kind: WD_STYLE_TYPE) -> BaseStyle:
        style: BaseStyle
        if name in self._known:
            return self._known[name]
        there = name in self._styles and self._styles[name].type == kind
        if there:
            style = self._styles[name]
        else:
            if not self.own and name not in _OF_WORD:
                self.missing.append(name)
            free = name if name not in self._styles else f"{name} (xlate)"
            if free in self._styles:
                style = self._styles[free]
            else:
                style = self._styles.add_style(free, kind, builtin=free not in _OF_XLATE)
        if not there or self.own:
            if kind == WD_STYLE_TYPE.PARAGRAPH:
                if not there:
                    style.base_style = self._styles.default(kind)  # type: ignore[attr-defined]
                _PARAGRAPHS[name](style)  # type: ignore[arg-type]
            else:
                _CHARACTERS[name](style)
        self._known[name] = style
        return style
