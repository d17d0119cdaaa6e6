"""XML of translators' files: written as text, so that no white space gets into the words; read with nothing fetched."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from xlate.errors import CatalogueError
from xlate.model.unit import NOT_XML

__all__ = ["as_text", "local_name", "parse_xml", "tag"]

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def as_text(text: str) -> str:
    """Characters as XML content; what XML cannot hold becomes U+FFFD."""
    return NOT_XML.sub("\ufffd", text).translate(_IN_TEXT)


def tag(name: str, attributes: Mapping[str, str | None], content: str | None = None) -> str:
    """An element, or its start tag.

    Args:
        name: as it is written.
        attributes: name -> value; those that are None are left out.
        content: XML; empty: the element is empty; None: the start tag alone.
    """
    pairs = "".join(
        f' {key}="{NOT_XML.sub(chr(0xFFFD), value).translate(_IN_ATTRIBUTES)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if content is None:
        return f"<{name}{pairs}>"
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def parse_xml(data: bytes, file: str) -> etree._Element:
    """The root of an XML file of a translator's tool; comments and processing instructions are left out.

    Raises:
        CatalogueError: it is not well formed, or has a DOCTYPE, through which a file could name others or grow without
            end; these formats need none.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or None
        raise CatalogueError(f"not well-formed XML: {error.msg}", file=file, line=line) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise CatalogueError("the file has a DOCTYPE, which is not safe to read and not needed; remove it", file=file)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
