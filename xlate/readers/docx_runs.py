"""The runs of a paragraph of a Word document: its words, how they look, what is hidden; links, ruby and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from xlate.model.document import Break
from xlate.readers.docx_styles import TOGGLES, Styles, W, is_hidden_in, looks_in, property_value

__all__ = ["Run", "children_of", "read_runs"]

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = {W + "del", W + "moveFrom"}
_TEXTS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "\u2011", W + "br": "\n", W + "cr": "\n"}
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FIELD = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"", re.IGNORECASE)
_SYMBOLS = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip((0xA3, 0xA5, 0xAE, 0xB0, 0xB1, 0xB3, 0xB4, 0xB7, 0xB9, 0xBB), "≤∞→°±≥×•≠≈", strict=True)),
    **{code: chr(code) for code in (*range(0x28, 0x2A), *range(0x2B, 0x2D), *range(0x2E, 0x3C), 0x3D, 0x3F)},
}
"""Unicode of Adobe's font Symbol: letters, and the signs that a text has"""
_SCRIPTS = {"sup": "^", "sub": "_"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set alike."""

    text: str
    """a line end is one that somebody made"""
    looks: frozenset[str] = frozenset()
    """bold, italic, underline, strikethrough, sup, sub, smallcaps"""
    hidden: bool = False
    link: str | None = None
    """the id of the relation that holds the address of a link, or the address of a field"""
    begins: Break | None = None
    """a page or a column that somebody made begin here; where Word last began one tells nothing of the document"""

    @property
    def bold(self) -> bool:
        """True for words in bold."""
        return "bold" in self.looks


def read_runs(paragraph: etree._Element, styles: Styles) -> Iterator[Run]:
    """The words of a paragraph in their order.

    Ruby is its base, without the reading above it; a formula is written on one line.
    """
    style = property_value(paragraph, "pPr", "pStyle") or styles.usual
    if styles.begins_page(paragraph):
        yield Run("", begins=Break())
    looks = frozenset(look for look, on in styles.looks_of(style).items() if on)
    yield from _runs(paragraph, styles, Run("", looks, styles.is_hidden(style)))


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
    outside = usual
    for child in children_of(parent):
        if child.tag == W + "r":
            for mark in child.iterfind(W + "fldChar"):
                usual = outside if mark.get(W + "fldCharType") == "end" else usual
            for code in child.iterfind(W + "instrText"):
                found = _FIELD.match(code.text or "")
                usual = replace(usual, link=found[1]) if found else usual
            yield from _run(child, styles, usual)
        elif child.tag in {W + "hyperlink", W + "fldSimple", W + "dir", W + "bdo"}:
            field = _FIELD.match(child.get(W + "instr") or "")
            link = child.get(_LINK) or (field[1] if field else None)
            yield from _runs(child, styles, replace(usual, link=link or usual.link))
        elif child.tag in {_M + "oMath", _M + "oMathPara"}:
            yield replace(usual, text=_formula(child))


def _symbol(element: etree._Element) -> str:
    """A character of a font of symbols; U+FFFD for one of which only the font knows what it looks like."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return "\ufffd"
    if (element.get(W + "font") or "").casefold() == "symbol":
        return _SYMBOLS.get(code & 0xFF, "\ufffd")
    return "\ufffd" if not 0x20 <= code < 0xD800 else chr(code)


def _run(run: etree._Element, styles: Styles, usual: Run) -> Iterator[Run]:
    properties = run.find(W + "rPr")
    style = property_value(run, "rPr", "rStyle")
    hidden = is_hidden_in(properties)
    hidden = usual.hidden or styles.is_hidden(style) if hidden is None else hidden
    looks = set(usual.looks)
    for look, on in styles.looks_of(style).items() if style else ():
        looks = looks ^ {look} if on and look in TOGGLES else looks | {look} if on else looks
    for look, on in looks_in(properties).items():
        looks = looks | {look} if on else looks - {look}
    alike = replace(usual, looks=frozenset(looks), hidden=hidden)
    for part in run:
        if part.tag == W + "t":
            # a line end in the XML is white space; only an element breaks a line
            yield replace(alike, text=(part.text or "").replace("\r", " ").replace("\n", " "))
        elif part.tag == W + "sym":
            yield replace(alike, text=_symbol(part))
        elif part.tag in _TEXTS:
            unit = part.get(W + "type") if part.tag == W + "br" else None
            if unit in {"page", "column"}:
                yield replace(alike, text=" ")
                yield Run("", begins=Break(unit))
            else:
                yield replace(alike, text=_TEXTS[part.tag])
        elif part.tag == W + "ruby":
            base = part.find(W + "rubyBase")
            if base is not None:
                yield from _runs(base, styles, alike)


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
