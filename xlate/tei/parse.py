"""The tree of a TEI file: any charset, no entity expanded, nothing fetched, and what cannot be a record refused."""

from __future__ import annotations

import re

from lxml import etree

from xlate.errors import RecordError
from xlate.formats.sniff import FileKind, refusal, sniff
from xlate.formats.xml import declared_charset, make_parser, xml_as_utf8
from xlate.tei.names import XML_ID, T

__all__ = ["in_utf8", "parse_tei", "read_tei", "set_defaults"]

_PARTS = {T + name for name in ("text", "group", "front", "body", "back", "div", "div1", "div2", "lg", "list")}
"""what a file can have that is included in others"""
_PREDEFINED = {"lt", "gt", "amp", "quot", "apos"}
_REFERENCE = re.compile(r"&([^#;\s][^;\s]*);")
_XML = "http://www.w3.org/XML/1998/namespace"
_WORD = re.compile(r"(?:xml:)?[^\W\d][\w.-]*")


def parse_tei(data: bytes, name: str, *, part: bool = False) -> etree._Element:
    """The tree of a TEI file, with entities left alone and nothing fetched.

    Args:
        data: the file.
        name: its name, for messages.
        part: it may be a part of a text too, such as a chapter that another file includes.

    Raises:
        RecordError: the file cannot be a record; see `Record.read`. Duplicate ids are not looked for here.
    """
    if not data.strip():
        raise RecordError("the file is empty", file=name)
    kind = sniff(data, name)
    if kind not in (FileKind.TEI, FileKind.UNKNOWN):
        raise RecordError(refusal(kind, "a TEI file"), file=name)
    _refuse_other_charsets(data, name)
    try:
        root = etree.fromstring(data, make_parser())
    except etree.XMLSyntaxError as error:
        start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower()
        is_xml = start.startswith(b"<") and not start.startswith((b"<html", b"<!doctype html"))
        hint = "" if is_xml else "; xlate to-tei makes TEI of a transcript"
        raise RecordError(f"not well-formed XML: {error.msg}{hint}", file=name, line=error.lineno) from None
    _refuse_dangerous_entities(root, name)
    if part and root.tag in _PARTS:
        return root
    if root.tag not in (T + "TEI", T + "teiCorpus"):
        raise RecordError(
            f"the root element is <{etree.QName(root).localname}>, not <TEI> in the namespace of TEI P5; "
            "a transcript becomes TEI with: xlate to-tei",
            file=name,
        )
    if root.find(T + "teiHeader") is None:
        raise RecordError("the file has no teiHeader, which every TEI file needs", file=name)
    return root


def read_tei(data: bytes, name: str) -> etree._Element:
    """The tree of a TEI file in any charset that it declares; otherwise as `parse_tei`.

    Raises:
        RecordError: the file cannot be a record, or is not in the charset that it declares.
    """
    return parse_tei(in_utf8(data, name), name)


def in_utf8(data: bytes, name: str) -> bytes:
    """A file in UTF-8.

    Raises:
        RecordError: it is not in the charset that it declares.
    """
    try:
        return xml_as_utf8(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is not in {error.encoding}, which it declares: {error.reason}"
        raise RecordError(message, file=name, line=line) from None


def _refuse_other_charsets(data: bytes, name: str) -> None:
    """Bytes are spliced into UTF-8 and its subset ASCII only.

    Raises:
        RecordError: the file is in another charset, or not in the one that it declares.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise RecordError("the file is in UTF-16; convert it first: xmllint --encode UTF-8", file=name)
    declared = declared_charset(data)
    if declared not in {None, "utf_8", "ascii"}:
        raise RecordError(
            f"the file declares encoding {declared}; xlate writes into UTF-8 and ASCII only; convert it first: "
            "xmllint --encode UTF-8",
            file=name,
        )
    try:
        data.decode(declared or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "ASCII, which the file declares" if declared == "ascii" else "UTF-8"
        raise RecordError(
            f"byte {error.start} is not {what}; convert the file to UTF-8", file=name, line=line
        ) from None


def _refuse_dangerous_entities(root: etree._Element, name: str) -> None:
    """Entities that reach outside the file, or that hold other entities, have no business in a transcript."""
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is None:
        return
    for entity in dtd.iterentities():
        if entity.system_url is not None:
            raise RecordError(
                f'the entity "{entity.name}" points outside the file; xlate never fetches it; remove its declaration',
                file=name,
            )
        if any(word not in _PREDEFINED for word in _REFERENCE.findall(entity.content or "")):
            raise RecordError(
                f'the entity "{entity.name}" is built from other entities, which could grow without bound; '
                "write its text out",
                file=name,
            )


def set_defaults(root: etree._Element, prologue: bytes) -> bool:
    """Give elements the attributes that the DTD in the file itself has for them; True if it may have any.

    lxml knows them when it is asked for one attribute, and not when it is asked for all.
    """
    if b"<!ATTLIST" not in prologue:
        return False
    words = {word for word in _WORD.findall(prologue.decode()) if not word.startswith("xmlns")}
    names = {word.replace("xml:", f"{{{_XML}}}") for word in words} - {XML_ID}
    for element in root.iter("*"):
        for name in names.difference(map(str, element.keys())):
            value = element.get(name)
            if value is not None:
                element.set(name, value)
    return True
