"""What stands in XML as text and is none: references that no document type explains, and the tags of HTML."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml.html import fragment_fromstring

__all__ = ["put_characters", "put_paragraphs", "without_declared_characters"]

_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s[^\[<>]{0,300}\[((?:\s{1,200}|<!--[^<>]{0,500}-->|<!ENTITY\s[^<>]{1,200}>){0,600})\]\s{0,200}>"
)
_DECLARED = re.compile(
    rb"<!ENTITY\s{1,20}([A-Za-z][\w.-]{0,30})\s{1,20}[\"']([^\"'<>&%\x80-\xff]|[\x80-\xff]{1,4}|&#[0-9]{1,7};|&#x[0-9A-Fa-f]{1,6};)[\"']\s{0,20}>"
)
_USED = re.compile(rb"&([A-Za-z][\w.-]{0,30});")
_OF_XML = {b"amp": "&", b"lt": "<", b"gt": ">", b"quot": '"', b"apos": "'"}
"""names that XML itself gives; a document type that gives them to other characters would change words"""
_NO_LINE_END = re.compile(rb"[^\n]")

_ESCAPED = re.compile(r"<p[ >].{1,}</p>", re.DOTALL)


def without_declared_characters(data: bytes) -> bytes:
    """XML whose document type declares nothing but names of characters, with the characters in their places.

    Each is one character, so that nothing can grow by them. Lines stay where they are; XML
    that declares anything else, or another character for a name of XML's own, stays as it is.

    Args:
        data: XML in a charset that has ASCII in it.
    """
    found = _DOCTYPE.search(data, 0, 100_000)
    if found is None:
        return data
    declared = dict(_DECLARED.findall(found[1]))
    if len(declared) < found[1].count(b"<!ENTITY"):
        return data
    if any(
        html.unescape(declared.get(name, b"").decode("latin-1")) not in {"", sign} for name, sign in _OF_XML.items()
    ):
        return data
    after = _USED.sub(lambda used: declared.get(used[1], used[0]), data[found.end() :])
    return data[: found.start()] + _NO_LINE_END.sub(b" ", found[0]) + after


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
