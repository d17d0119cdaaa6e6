"""How the words of a web page are set apart: bold, italics, sub- and superscript, links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from xlate.model.document import PLAIN, Rendition
from xlate.model.link_targets import safe_target

__all__ = ["rendition_in", "rendition_of", "running_text", "text_in", "without_marks"]

_LOOKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "u": "underline", "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "sup": "sup", "sub": "sub",
}  # fmt: skip
_STYLES = (
    (re.compile(r"font-weight\s?:\s?(?:bold|bolder|[6-9]00)"), {"bold"}, set[str]()),
    (re.compile(r"font-weight\s?:\s?(?:normal|lighter|[1-5]00)"), set[str](), {"bold"}),
    (re.compile(r"font-style\s?:\s?(?:italic|oblique)"), {"italic"}, set[str]()),
    (re.compile(r"font-style\s?:\s?normal"), set[str](), {"italic"}),
    (re.compile(r"text-decoration(?:-line)?\s?:[^;]{0,60}\bunderline"), {"underline"}, set[str]()),
    (re.compile(r"text-decoration(?:-line)?\s?:[^;]{0,60}\bline-through"), {"strikethrough"}, set[str]()),
    (re.compile(r"text-decoration(?:-line)?\s?:\s?none"), set[str](), {"underline", "strikethrough"}),
    (re.compile(r"vertical-align\s?:\s?super"), {"sup"}, set[str]()),
    (re.compile(r"vertical-align\s?:\s?sub\b"), {"sub"}, set[str]()),
    (re.compile(r"font-variant(?:-caps)?\s?:\s?small-caps"), {"smallcaps"}, set[str]()),
)
"""a declaration, what it adds, what it takes away"""
_LINKS = {"a", "area"}


def rendition_in(element: etree._Element, outer: Rendition) -> Rendition:
    """How the words in an element are set apart.

    Args:
        element: an element of the page.
        outer: how the words around it are.
    """
    look = _LOOKS.get(str(element.tag))
    style = element.get("style") if element.attrib else None
    target = safe_target(element.get("href")) if element.tag in _LINKS else None
    if look is None and style is None and target is None:
        return outer
    rend = set(outer.rend)
    if look is not None:
        rend.add(look)
    for declaration, added, removed in _STYLES if style else ():
        if declaration.search((style or "").lower()):
            rend = (rend | added) - removed
    made = Rendition(frozenset(rend), target or outer.target)
    return PLAIN if made == PLAIN else made


def rendition_of(name: str, address: str | None, outer: Rendition) -> Rendition:
    """How the words in an element of XML are set apart that is called as those of HTML are.

    Args:
        name: of the element, in lower case, without its namespace.
        address: to which it leads.
        outer: how the words around it are.
    """
    look = _LOOKS.get(name)
    target = safe_target(address) if address and name in {"a", "ref", "rref"} else None
    if look is None and target is None:
        return outer
    return Rendition(outer.rend | ({look} if look else set()), target or outer.target)


_ENTRY = 20
"""characters of an entry of a menu, or of a label"""
_TEXTS = etree.XPath("self::*[not(ancestor::a)]/descendant::text()", smart_strings=False)
_LINKED = etree.XPath("descendant-or-self::a[not(ancestor::a)]/descendant::text()", smart_strings=False)
_WHOLE_TEXT = etree.XPath("string()", smart_strings=False)
_ZERO_WIDTH = re.compile(r"(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])[\u200b\ufeff\u2060]+")
"""what editors of pages leave behind; after letters of scripts without spaces it divides words"""
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
"""signs without width, which before the first word of a line do nothing"""


def without_marks(text: str, *, begins: bool) -> str:
    """Text without signs that have no width and say nothing.

    Args:
        text: as it stands in an element.
        begins: it is the beginning of a line, where marks of direction say nothing either.
    """
    if "\u200b" in text or "\ufeff" in text or "\u2060" in text:  # quicker than the pattern, and true of few
        text = _ZERO_WIDTH.sub("", text)
    return text.lstrip(_MARKS) if begins else text


def running_text(element: etree._Element) -> int:
    """Characters of running text: what is as short as the entry of a menu, and links, do not count."""
    return _running(_TEXTS(element)) - _running(_LINKED(element))


def _running(texts: Iterable[str]) -> int:
    return sum(size for text in texts if (size := len(text.strip())) > _ENTRY)


def text_in(element: etree._Element) -> str:
    """All text in an element; it takes a tenth of the time that joining `itertext` takes."""
    return str(_WHOLE_TEXT(element))
