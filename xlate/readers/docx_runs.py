"""The runs of a paragraph of a Word document: its words, what of them is bold, what is hidden; ruby and formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xlate.readers.docx_styles import Styles, W, is_bold_in, is_hidden_in, property_value

__all__ = ["Run", "children_of", "read_runs"]

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = {W + "del", W + "moveFrom"}
_TEXTS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "\u2011", W + "br": "\n", W + "cr": "\n"}
_SCRIPTS = {"sup": "^", "sub": "_"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set alike."""

    text: str
    """a line end is one that somebody made"""
    bold: bool = False
    hidden: bool = False


def read_runs(paragraph: etree._Element, styles: Styles) -> Iterator[Run]:
    """The words of a paragraph in their order.

    Ruby is its base, without the reading above it; a formula is written on one line.
    """
    style = property_value(paragraph, "pPr", "pStyle") or styles.usual
    yield from _runs(paragraph, styles, Run("", styles.is_bold(style), styles.is_hidden(style)))


def children_of(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, without what only wraps some of them: content controls, insertions, tags."""
    for child in element:
        if child.tag in _DELETED:
            continue
        if child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from children_of(content)
        elif child.tag in {W + "ins", W + "moveTo", W + "customXml", W + "smartTag"}:
            yield from children_of(child)
        else:
            yield child


def _runs(parent: etree._Element, styles: Styles, usual: Run) -> Iterator[Run]:
    for child in children_of(parent):
        if child.tag == W + "r":
            yield from _run(child, styles, usual)
        elif child.tag in {W + "hyperlink", W + "fldSimple", W + "dir", W + "bdo"}:
            yield from _runs(child, styles, usual)
        elif child.tag in {_M + "oMath", _M + "oMathPara"}:
            yield Run(_formula(child), usual.bold, usual.hidden)


def _run(run: etree._Element, styles: Styles, usual: Run) -> Iterator[Run]:
    properties = run.find(W + "rPr")
    style = property_value(run, "rPr", "rStyle")
    direct, hidden = is_bold_in(properties), is_hidden_in(properties)
    # bold in the style of the paragraph and in that of the characters is not bold (ISO 29500-1, 17.7.3)
    bold = usual.bold != styles.is_bold(style) if direct is None else direct
    hidden = usual.hidden or styles.is_hidden(style) if hidden is None else hidden
    for part in run:
        if part.tag == W + "t":
            # a line end in the XML is white space; only an element breaks a line
            yield Run((part.text or "").replace("\r", " ").replace("\n", " "), bold, hidden)
        elif part.tag in _TEXTS:
            page = part.tag == W + "br" and part.get(W + "type") in {"page", "column"}
            yield Run(" " if page else _TEXTS[part.tag], bold, hidden)
        elif part.tag == W + "ruby":
            base = part.find(W + "rubyBase")
            if base is not None:
                yield from _runs(base, styles, Run("", bold, hidden))


def _formula(element: etree._Element) -> str:
    """A formula on one line: ``E=mc^2``, ``(a+b)/(c)``."""
    name = etree.QName(element).localname
    if name == "t":
        return element.text or ""
    if name == "f":
        parts = (element.find(_M + "num"), element.find(_M + "den"))
        return "/".join(f"({_formula(part)})" for part in parts if part is not None)
    if name in _SCRIPTS and (text := "".join(map(_formula, element))):
        return f"{_SCRIPTS[name]}{text}" if len(text) == 1 else f"{_SCRIPTS[name]}({text})"
    return "".join(_formula(child) for child in element if isinstance(child.tag, str))
