"""What stands in XML as text and is none: references that no document type explains, and the tags of HTML."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml.html import fragment_fromstring

__all__ = ["put_characters", "put_paragraphs"]

_ESCAPED = re.compile(r"<p[ >].{1,}</p>", re.DOTALL)


def put_characters(root: etree._Element) -> None:
    """References that a document type would explain (``&eacute;``) become what they mean in HTML; nothing is loaded."""
    for entity in list(root.iter(etree.Entity)):
        parent, before = entity.getparent(), entity.getprevious()
        text = html.unescape(entity.text or "") + (entity.tail or "")
        if parent is None:
            continue
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        parent.remove(entity)


def put_paragraphs(root: etree._Element) -> None:
    """Paragraphs that stand as text with the tags of HTML in them (the Riksdag) become elements."""
    for element in root.iter(etree.Element):
        text = element.text or ""
        if "<p" not in text or len(element) or _ESCAPED.search(text) is None:
            continue
        made = fragment_fromstring(text, create_parent="div")
        element.text = made.text
        element.extend(list(made))
