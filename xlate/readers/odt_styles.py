"""What the styles of an OpenDocument text say: how words look, what is hidden, quoted, numbered, on a new page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

__all__ = ["Styles"]

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_BOLD = 600
_QUOTATIONS = {"quotations", "quote", "intense quote", "block text", "quotation"}


@dataclass(frozen=True, slots=True)
class _Style:
    """One style; None where it says nothing."""

    parent: str | None
    shown: str
    """its name as people see it"""
    looks: dict[str, bool]
    """how words look -> whether they do; what it does not say is left out"""
    hidden: bool | None
    begins_page: bool


@dataclass(slots=True)
class Styles:
    """The styles of a document."""

    own: dict[str, _Style] = field(default_factory=dict)
    numbered: set[tuple[str, int]] = field(default_factory=set)
    """styles of lists, with the levels that have numbers"""

    @classmethod
    def read(cls, parts: list[etree._Element]) -> Styles:
        """The styles in all parts of a document."""
        styles = cls()
        for style in (one for part in parts for one in part.iter(_STYLE + "style")):
            name = style.get(_STYLE + "name")
            if name:
                styles.own[name] = _read(style, name)
        for style in (one for part in parts for one in part.iter(_TEXT + "list-style")):
            for level in style.iterchildren(_TEXT + "list-level-style-number"):
                number = level.get(_TEXT + "level") or ""
                if level.get(_STYLE + "num-format") and number.isdecimal() and len(number) < 3:
                    styles.numbered.add((style.get(_STYLE + "name") or "", int(number)))
        return styles

    def _chain(self, name: str | None) -> Iterator[_Style]:
        seen: set[str] = set()
        while name is not None and name in self.own and name not in seen:
            seen.add(name)
            yield self.own[name]
            name = self.own[name].parent

    def looks(self, name: str | None, around: frozenset[str]) -> frozenset[str]:
        """How words of a style look.

        Args:
            name: of the style.
            around: how the words around them look.
        """
        said: dict[str, bool] = {}
        for style in self._chain(name):
            said = {**style.looks, **said}
        return (around | {look for look, is_so in said.items() if is_so}) - {
            look for look, is_so in said.items() if not is_so
        }

    def hidden(self, name: str | None) -> bool:
        """Whether words of a style are not shown."""
        return next((one.hidden for one in self._chain(name) if one.hidden is not None), False)

    def is_title(self, name: str | None) -> bool:
        """True for the style of titles and those made from it."""
        return name == "Title" or any(one.parent == "Title" or one.shown == "Title" for one in self._chain(name))

    def is_quotation(self, name: str | None) -> bool:
        """True for the styles of quotations and those made from them."""
        return any(one.shown.casefold() in _QUOTATIONS for one in self._chain(name))

    def begins_page(self, name: str | None) -> bool:
        """True if a paragraph of a style begins a page; that is said by the style itself only."""
        return name in self.own and self.own[name].begins_page

    def list_kind(self, name: str | None, level: int) -> str:
        """The tag of a list: ol if its items have numbers at this level."""
        return "ol" if (name or "", level) in self.numbered else "ul"


def _read(style: etree._Element, name: str) -> _Style:
    text = style.find(_STYLE + "text-properties")
    paragraph = style.find(_STYLE + "paragraph-properties")
    display = text.get(_TEXT + "display") if text is not None else None
    return _Style(
        style.get(_STYLE + "parent-style-name"),
        style.get(_STYLE + "display-name") or name,
        dict(_looks(text)) if text is not None else {},
        None if display is None else display == "none",
        paragraph is not None and paragraph.get(_FO + "break-before") == "page",
    )


def _looks(text: etree._Element) -> Iterator[tuple[str, bool]]:
    weight = text.get(_FO + "font-weight")
    if weight is not None:
        yield "bold", weight == "bold" or (weight.isdigit() and int(weight[:4]) >= _BOLD)
    slant = text.get(_FO + "font-style")
    if slant is not None:
        yield "italic", slant in {"italic", "oblique"}
    for look, keys in (
        ("underline", ("text-underline-style", "text-underline-type")),
        ("strikethrough", ("text-line-through-style", "text-line-through-type")),
    ):
        values = [value for key in keys if (value := text.get(_STYLE + key)) is not None]
        if values:
            yield look, "none" not in values
    variant = text.get(_FO + "font-variant")
    if variant is not None:
        yield "smallcaps", variant == "small-caps"
    position = (text.get(_STYLE + "text-position") or "").split()
    if position:
        raised = position[0]
        yield "sup", raised == "super" or (raised[:1].isdigit() and not raised.startswith("0%"))
        yield "sub", raised == "sub" or raised.startswith("-")
