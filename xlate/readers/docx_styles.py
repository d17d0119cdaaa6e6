"""Styles of Word documents: which are titles and headings, and how words look in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from xlate.model.document import BlockKind

__all__ = ["TOGGLES", "Styles", "W", "is_hidden_in", "looks_in", "property_value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_LOOKS = {"b": "bold", "i": "italic", "strike": "strikethrough", "dstrike": "strikethrough", "smallCaps": "smallcaps"}
TOGGLES = frozenset(_LOOKS.values())
"""looks that are off where two styles have them both (ISO 29500-1, 17.7.3)"""
_RAISED = {"superscript": "sup", "subscript": "sub"}
_TITLES = {"title", "titel", "titre", "título", "titolo", "название", "заголовок"}
_HEADINGS = (
    "heading", "subtitle", "überschrift", "berschrift", "titre", "título", "titolo", "заголовок", "kop", "rubrik",
)  # fmt: skip
"""how the names of styles of headings begin; Word writes them in English, other programs in their language"""
_CALLED = {
    "heading",
    "title",
    "titel",
    "titre",
    "título",
    "titolo",
    "títol",
    "titlu",
    "rubrik",
    "überschrift",
    "nagłówek",
}
"""words in the names of such styles: ``House 3/ Title of an item``"""
_WORD = re.compile(r"[^\W\d_]+")
_LEVEL = re.compile(r"\s?([1-9])$")
_NO_TEXT = {"caption", "footer", "header"}


@dataclass(slots=True)
class Styles:
    """What the styles of a document mean."""

    names: dict[str, str] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    looks: dict[str, dict[str, bool]] = field(default_factory=dict)
    """what a style says of how words look"""
    hidden: dict[str, bool] = field(default_factory=dict)
    usual: str = ""
    """the style of paragraphs that name none"""
    levels: dict[str, int] = field(default_factory=dict)
    """styles of headings, whatever they are called, and their levels from 0"""

    def read(self, styles: etree._Element) -> None:
        """Read the part of the document that defines the styles."""
        for style in styles.iterfind(W + "style"):
            identifier = style.get(W + "styleId") or ""
            self.names[identifier] = property_value(style, "name").casefold()
            self.based_on[identifier] = property_value(style, "basedOn")
            properties = style.find(W + "rPr")
            self.looks[identifier] = looks_in(properties)
            if (hidden := is_hidden_in(properties)) is not None:
                self.hidden[identifier] = hidden
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self.usual = identifier
            level = style.find(f"{W}pPr/{W}outlineLvl")
            outline = level.get(W + "val") or "" if level is not None else ""
            if outline.isdecimal() and int(outline) < 9:  # 9 is running text
                self.levels[identifier] = int(outline)

    def kind(self, identifier: str) -> BlockKind:
        """What a paragraph in this style is, or in the style that this one is based on."""
        for one in self._line_of(identifier):
            name = self.names.get(one, one.casefold())
            if name in _TITLES:
                return BlockKind.TITLE
            if one in self.levels or name.startswith(_HEADINGS) or not _CALLED.isdisjoint(_WORD.findall(name)):
                return BlockKind.HEADING
            if name in _NO_TEXT:
                return BlockKind.BOILERPLATE
        return BlockKind.TEXT

    def names_of(self, identifier: str) -> list[str]:
        """The names of a style and of those that it is based on, in lower case."""
        return [self.names.get(one, one.casefold()) for one in self._line_of(identifier)]

    def level(self, identifier: str) -> int:
        """The level of a heading in this style, 1 for the highest; 0 if the style does not say it."""
        for one in self._line_of(identifier):
            if one in self.levels:
                return self.levels[one] + 1
            number = _LEVEL.search(self.names.get(one, one))
            if number is not None:
                return int(number[1])
        return 0

    def begins_page(self, paragraph: etree._Element) -> bool:
        """True for a paragraph that somebody made begin a page."""
        return bool(_is_on(paragraph.find(W + "pPr"), "pageBreakBefore"))

    def looks_of(self, identifier: str) -> dict[str, bool]:
        """What a style, and those that it is based on, say of how words look."""
        found: dict[str, bool] = {}
        for one in self._line_of(identifier):
            found = {**self.looks.get(one, {}), **found}
        return found

    def is_hidden(self, identifier: str) -> bool:
        """True if words in this style are hidden."""
        return next((self.hidden[one] for one in self._line_of(identifier) if one in self.hidden), False)

    def _line_of(self, identifier: str) -> Iterator[str]:
        seen: set[str] = set()
        while identifier and identifier not in seen:
            yield identifier
            seen.add(identifier)
            identifier = self.based_on.get(identifier, "")


def property_value(element: etree._Element, *path: str) -> str:
    """The value of a property, found by the names of the elements that lead to it; empty if there is none."""
    found = element.find("/".join(W + step for step in path))
    return (found.get(W + "val") or "") if found is not None else ""


def looks_in(properties: etree._Element | None) -> dict[str, bool]:
    """What properties say of how words look: bold, italic, underline and so on -> whether they do."""
    if properties is None:
        return {}
    found = {look: value for name, look in _LOOKS.items() if (value := _is_on(properties, name)) is not None}
    if (line := properties.find(W + "u")) is not None:
        found["underline"] = (line.get(W + "val") or "single").casefold() not in _OFF
    if (raised := properties.find(W + "vertAlign")) is not None:
        found |= {look: name == raised.get(W + "val") for name, look in _RAISED.items()}
    return found


def is_hidden_in(properties: etree._Element | None) -> bool | None:
    """True or False where properties say that words are hidden or are not; None where they do not say."""
    return _is_on(properties, "vanish")


def _is_on(properties: etree._Element | None, name: str) -> bool | None:
    found = properties.find(W + name) if properties is not None else None
    return None if found is None else (found.get(W + "val") or "1").casefold() not in _OFF
