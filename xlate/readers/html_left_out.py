"""Elements of a web page that show by what they are that they are no part of its text: menus, forms, what is hidden."""

from __future__ import annotations

import re

from lxml import etree

from xlate.readers.html_inline import text_in

__all__ = ["BOILERPLATE_TAGS", "looks_left_out"]

BOILERPLATE_TAGS = {
    "nav", "footer", "aside", "form", "button", "textarea", "figure", "figcaption", "caption", "dialog", "menu",
}  # fmt: skip
_SHORT = 60
"""characters of an icon or a mark that is kept from those who listen to a page"""
_BOILERPLATE_ROLES = {
    "navigation", "complementary", "contentinfo", "search", "banner", "tablist", "toolbar", "dialog", "alert", "menu",
}  # fmt: skip
_HIDDEN_CLASSES = {"hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "noprint"}
_HIDDEN_STYLE = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)


def looks_left_out(element: etree._Element) -> bool:
    """True for what shows by its tag, its role, its class or its style that it is no part of the text."""
    if element.tag in BOILERPLATE_TAGS:
        return True
    classes = element.get("class")
    if (element.get("role") or "") in _BOILERPLATE_ROLES:
        # some sites call everything but their start page complementary
        return next(element.iter("article", "main", "h1"), None) is None
    return (
        element.get("hidden") is not None
        or (bool(classes) and not _HIDDEN_CLASSES.isdisjoint((classes or "").split()))
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        or (element.get("aria-hidden") == "true" and _is_icon(element))
    )


def _is_icon(element: etree._Element) -> bool:
    """True for a few characters that nobody reads out; beside a text for those who listen they are the text."""
    parent = element.getparent()
    read = [] if parent is None else [one for one in parent if not _HIDDEN_CLASSES.isdisjoint(_classes(one))]
    return not read and len(text_in(element)) <= _SHORT


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []
