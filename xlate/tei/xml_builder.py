"""How a new TEI file is laid out: one element on a line where that adds no white space to anybody's words."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from xlate.model.unit import NOT_XML
from xlate.tei.names import TEI_NAMESPACE, T

__all__ = ["add", "lay_out"]

_CONTAINERS = {T + name for name in (
    "TEI", "teiHeader", "fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "listBibl", "encodingDesc",
    "editorialDecl", "classDecl", "taxonomy", "appInfo", "profileDesc", "creation", "listChange", "langUsage",
    "particDesc", "listPerson", "settingDesc", "revisionDesc", "text", "body", "div", "u", "listPrefixDef", "list",
    "table", "row",
)}  # fmt: skip
"""elements that hold elements only; each child gets a line of its own"""


_PARTS = {T + name for name in (
    "publicationStmt", "sourceDesc", "listBibl", "classDecl", "taxonomy", "appInfo", "creation", "listChange",
    "langUsage", "particDesc", "listPerson", "settingDesc", "listPrefixDef",
)}  # fmt: skip
"""parts of a header that may stand in one line"""
_CAPTIONS = {T + "desc", T + "head"}
"""say what a list is, in the line in which it begins"""
_LINE = 250
"""characters"""


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str | None] | None = None, text: str | None = None
) -> etree._Element:
    """Append a TEI element; attributes without a value are left out.

    File names and options can hold what XML cannot; U+FFFD stands for it.
    """
    given = {key: value for key, value in attributes.items() if value} if attributes else {}
    # looking for such characters each time would cost more than everything else here
    try:
        element: etree._Element = etree.SubElement(parent, T + name, given)
    except ValueError:
        clean = {key: NOT_XML.sub("\ufffd", value) for key, value in given.items()}
        element = etree.SubElement(parent, T + name, clean)
    try:
        element.text = text
    except ValueError:
        element.text = NOT_XML.sub("\ufffd", text or "")
    return element


def lay_out(element: etree._Element, level: int = 0) -> None:
    """Indent the containers below an element, two spaces a level; mixed content is left alone.

    A part of the header that fits into a line has one, as has one with a single child: the wrapper says nothing itself.
    """
    around = element.tag == T + "seg" and element.get("type") == "paragraph"
    if len(element) == 0 or not (element.tag in _CONTAINERS or around):
        return
    if element.tag in _PARTS and len(element) == 1:
        lay_out(element[0], level)
        return
    if element.tag in _PARTS and _width(element) <= _LINE - 2 * level:
        return
    inner = "\n" + "  " * (level + 1)
    element.text = None if element[0].tag in _CAPTIONS and element.tag in _PARTS else inner
    for child in element:
        lay_out(child, level + 1)
        child.tail = inner
    element[-1].tail = "\n" + "  " * level


def _width(element: etree._Element) -> int:
    """The characters that an element takes in one line."""
    return len(etree.tostring(element, encoding="unicode", with_tail=False)) - len(f' xmlns="{TEI_NAMESPACE}"')
