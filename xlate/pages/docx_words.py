"""Words in a Word document: runs with their language and direction, links, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

from xlate.languages import UNDETERMINED, primary_subtag, script_of
from xlate.pages.interface import gettext as _
from xlate.pages.theme import web_address

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from xlate.pages.docx_styles import Styles
    from xlate.pages.transcript import Language, Turn
    from xlate.tei.read.runs import Run

__all__ = ["Footnotes", "Words", "lineage_in_words"]

_EAST_ASIAN = {"Hans", "Hant", "Hani", "Jpan", "Kore", "Hang", "Hira", "Kana", "Bopo"}
_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
_SPACE = re.compile(r"[ \t\r\n]+")
LEFT_OUT = "[…]"
"""for a gap that has no words"""


class Words:
    """Writes words into paragraphs.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def start(self, paragraph: Paragraph, language: Language) -> None:
        """Set the direction of a paragraph."""
        if language.direction == "rtl":
            properties = paragraph.paragraph_format.element.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)

    def add(self, paragraph: Paragraph, runs: Iterable[Run], language: Language, *, issue: bool = False) -> None:
        """Add the words of a cell.

        Args:
            paragraph: where they go.
            runs: the words.
            language: theirs.
            issue: they are marked as not done.
        """
        space_before = not paragraph.text
        for run in runs:
            text = _SPACE.sub(" ", run.text or (LEFT_OUT if run.kind == "gap" else ""))
            text = text.lstrip(" ") if space_before else text
            if not text:
                continue
            space_before = text.endswith(" ")
            address = web_address(run.target)
            word = _linked(paragraph, address) if address else paragraph.add_run()
            self._write(word, text, language)
            _look(word, run)
            if issue:
                self._styles.dress_run(word, "Open Issue")
            elif address:
                self._styles.dress_run(word, "Hyperlink")
            elif run.kind == "marker":
                self._styles.dress_run(word, "Marker")

    def add_text(self, paragraph: Paragraph, text: str, language: Language, style: str = "") -> WordRun:
        """Add words of our own, or of a header; with a style of characters, if one is named."""
        run = paragraph.add_run()
        self._write(run, text, language)
        if style:
            self._styles.dress_run(run, style)
        return run

    def _write(self, run: WordRun, text: str, language: Language) -> None:
        """Put words into a run, with the language for spelling, their direction and the kind of font."""
        run.text = text
        tag = language.tag
        if primary_subtag(tag) == UNDETERMINED:
            return
        properties = run.font.element.get_or_add_rPr()
        lang = OxmlElement("w:lang")
        if language.direction == "rtl":
            run.font.rtl = True
            lang.set(qn("w:bidi"), tag)
        elif script_of(tag) in _EAST_ASIAN:
            properties.get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
            lang.set(qn("w:eastAsia"), tag)
        else:
            lang.set(qn("w:val"), tag)
        properties.append(lang)


def _linked(paragraph: Paragraph, address: str) -> WordRun:
    """A run in a link that opens in a browser."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    element = OxmlElement("w:r")
    link.append(element)
    paragraph.paragraph_format.element.append(link)
    return WordRun(element, paragraph)  # type: ignore[arg-type]  # OxmlElement has no types


def _look(word: WordRun, run: Run) -> None:
    font = word.font
    for look in run.looks:
        if look == "bold":
            font.bold = font.cs_bold = True
        elif look == "italic":
            font.italic = font.cs_italic = True
        elif look == "underline":
            font.underline = True
        elif look == "strikethrough":
            font.strike = True
        elif look == "smallcaps":
            font.small_caps = True
        elif look == "sub":
            font.subscript = True
        else:
            font.superscript = True
    if run.kind in {"stage", "gap"}:
        font.italic = font.cs_italic = True


class Footnotes:
    """Footnotes, which python-docx cannot write: a part of the package of its own, with references to it.

    Args:
        document: the document; the notes of a template are replaced.
    """

    def __init__(self, document: Document, style: ParagraphStyle) -> None:
        self._document = document
        self._style = style.style_id
        self._root = parse_xml(
            f"<w:footnotes {nsdecls('w')}>"
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )
        self._number = 0

    def add(self, paragraph: Paragraph, text: str, words: Words, language: Language) -> None:
        """Add a note at the end of a paragraph."""
        self._number += 1
        mark = words.add_text(paragraph, "", language, "footnote reference")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(self._number))
        mark.font.element.append(reference)
        note = etree.SubElement(self._root, qn("w:footnote"), {qn("w:id"): str(self._number)})
        inside = Paragraph(OxmlElement("w:p"), paragraph)  # type: ignore[arg-type]
        note.append(inside.paragraph_format.element)
        inside.paragraph_format.element.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), self._style)
        sign = words.add_text(inside, "", language, "footnote reference")
        sign.font.element.append(OxmlElement("w:footnoteRef"))
        words.add_text(inside, f" {text}", language)

    def save(self) -> None:
        """Put the notes into the package."""
        if not self._number:
            return
        main = self._document.part
        for key, relation in list(main.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
                del main.rels[key]
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, data, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def lineage_in_words(turn: Turn, language: Language, *, numbered: bool) -> Iterator[str]:
    """The ways of a turn, each a sentence or two: ``Relay: Spoken in Korean, ... (Printed here, high certainty.)``."""
    column = next((one for one in turn.ways if one.language == language), None)
    for way, places in column.ways if column else ():
        grounds = ", ".join(filter(None, (way.basis, way.certainty_name)))
        where = f" {places}" if places else ""
        if places and not numbered:  # the reader has nothing but paragraphs to count
            bare = re.sub(rf"\b{re.escape(turn.number)}[.]", "", places)
            where = " " + _("(paragraphs {numbers})").format(numbers=bare)
        yield f"{way.name}{where}: {way.sentence}{f' ({grounds[0].upper()}{grounds[1:]}.)' if grounds else ''}"
