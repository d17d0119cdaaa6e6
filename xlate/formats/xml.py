"""XML: read safely, whatever is in it; that of translators' files is written as text, which keeps words as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from xlate.errors import CatalogueError, InputError
from xlate.model.unit import NOT_XML

__all__ = ["as_text", "iterate_xml", "local_name", "make_parser", "parse_xml", "tag"]

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


def make_parser(*, comments: bool = True) -> etree.XMLParser:
    """The parser for all XML from outside: no entity is expanded, nothing is fetched, and no tree grows without end.

    Args:
        comments: keep comments and processing instructions.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not comments,
        remove_pis=not comments,
        attribute_defaults=False,
        collect_ids=False,  # ids that are there twice are looked for where they matter
    )
    parser.resolvers.add(_Nothing())
    return parser


class _Nothing(etree.Resolver):
    """Whatever a document type declaration asks for, from the network or the disk, is an empty text."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ARG002
        return self.resolve_string("", context)


def parse_xml(
    data: bytes, file: str, error: type[InputError] = CatalogueError, *, doctype: bool = False
) -> etree._Element:
    """The root of an XML file; comments and processing instructions are left out.

    Args:
        data: its bytes.
        file: its name, for messages.
        error: what is raised.
        doctype: let a DOCTYPE pass. What it declares is never expanded or fetched; a format that needs none is safer
            without, for a file could name others through it or grow without end.

    Raises:
        InputError: it is not well formed, or has a DOCTYPE.
    """
    try:
        root = etree.fromstring(data, make_parser(comments=False))
    except etree.XMLSyntaxError as reason:
        message = f"not well-formed XML: {reason.msg}"
        raise error(message, file=file, line=reason.lineno or None) from None
    if root.getroottree().docinfo.internalDTD is not None and not doctype:
        raise error("the file has a DOCTYPE, which is not safe to read and not needed; remove it", file=file)
    return root


def iterate_xml(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The start and the end of each element of a large file, read as by `make_parser`, in their order.

    Raises:
        XMLSyntaxError: it is not well formed, when that place is reached.
    """
    return etree.iterparse(
        BytesIO(data), ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
