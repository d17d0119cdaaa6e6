"""XML: read safely, whatever is in it; that of translators' files is written as text, which keeps words as they are."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from io import BytesIO
from typing import Any

from lxml import etree

from xlate.errors import CatalogueError, InputError
from xlate.findings import Finding
from xlate.formats.charsets import charset_named
from xlate.model.unit import NOT_XML
from xlate.text import counted

__all__ = [
    "MARK",
    "as_text",
    "declared_charset",
    "decode_html_entities",
    "html_entities",
    "iterate_xml",
    "local_name",
    "make_parser",
    "mark_unusable",
    "parse_xml",
    "tag",
    "xml_as_utf8",
]

_BOM = b"\xef\xbb\xbf"
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""how XML begins that is in no charset which has ASCII in it"""
_DECLARATION = re.compile(r"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""", re.ASCII)

MARK = "\ufdd0"
"""stands for a character that XML cannot hold: one that Unicode has for such purposes and no text has"""
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]{1,1000})|([0-9]{1,1000}));")
_MOST_DAMAGE = 20
"""places that are not UTF-8 in a file that is; one with more is in another charset"""

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


def declared_charset(data: bytes) -> str | None:
    """The codec of the charset that XML declares; None: it declares none, or one that is not known.

    Args:
        data: XML in a charset that has ASCII in it.
    """
    declared = _DECLARATION.match(data[:300].removeprefix(_BOM).decode("ascii", "replace"))
    return charset_named(declared[1]) if declared else None


def xml_as_utf8(data: bytes) -> bytes:
    """XML in UTF-8, with a declaration that says so; as it is where it is so, or where its charset is not known.

    XML that declares UTF-16 but is none (as some tools write it) is taken for UTF-8, and a second byte order mark for
    none.

    Raises:
        UnicodeDecodeError: it is not in the charset that it declares.
    """
    while data.startswith(_BOM + _BOM):
        data = data.removeprefix(_BOM)
    charset = next((charset for start, charset in _WIDE if data.startswith(start)), None)
    if charset is None:
        charset = declared_charset(data) or "utf_8"
        if charset in {"utf_8", "ascii"}:
            return data
        if charset.startswith(("utf_16", "utf_32")):
            charset = "utf_8"
    text = data.decode(charset).lstrip("\ufeff")
    declared = _DECLARATION.match(text)
    if declared:
        text = f"{text[: declared.start(1)]}UTF-8{text[declared.end(1) :]}"
    return text.encode()


def mark_unusable(data: bytes, file: str) -> bytes:
    """XML in UTF-8, with a mark for each character, or reference to one, that XML cannot hold, and for damaged bytes.

    Raises:
        CatalogueError: it is not in the charset that it declares.
    """
    try:
        data = xml_as_utf8(data)
    except UnicodeDecodeError as error:
        raise CatalogueError(f"the file is not in {error.encoding}, as it says: {error.reason}", file=file) from None
    data = decode_html_entities(data)
    mark = MARK.encode()
    data = _CONTROL.sub(mark, data)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="surrogateescape")
        bad = _DAMAGED.sub(MARK, text)
        if bad.count(MARK) - text.count(MARK) > _MOST_DAMAGE:
            line = data.count(b"\n", 0, error.start) + 1
            message = "the file is not in UTF-8, as it says; save it again in your program, or convert it with iconv"
            raise CatalogueError(message, file=file, line=line) from None
        data = bad.encode()
    return _REFERENCE.sub(lambda match: mark if NOT_XML.match(_referred(match)) else match.group(), data)


_DAMAGED = re.compile("[\udc80-\udcff]+")


def _referred(reference: re.Match[bytes]) -> str:
    """The character that a reference names; one that XML cannot hold for a number that is none."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if code <= 0x10FFFF else "\0"


_HTML = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)", re.DOTALL
)


def decode_html_entities(data: bytes) -> bytes:
    """XML in UTF-8 in which each entity that HTML alone knows, such as ``&nbsp;``, is the character that it means.

    XML knows but five, and a parser refuses a whole file for another. One that HTML does not know either stays, as
    does everything in a file that says itself what entities are.
    """
    if b"<!ENTITY" in data:
        return data
    return _HTML.sub(lambda found: "".join(f"&#{ord(one)};" for one in _meant(found)).encode() or found[0], data)


def html_entities(data: bytes, file: str) -> tuple[Finding, ...]:
    """A finding, with the first line, for each entity that `decode_html_entities` puts a character for."""
    with contextlib.suppress(UnicodeDecodeError):
        data = xml_as_utf8(data)
    if b"<!ENTITY" in data:
        return ()
    places: dict[str, list[int]] = {}
    for found in _HTML.finditer(data):
        if _meant(found):
            places.setdefault(found[0].decode(), []).append(found.start())
    return tuple(
        Finding(
            "XL428",
            f"{name} is no entity of XML; it was read as the character that it means in HTML "
            f"({counted(len(starts), 'time')})",
            file,
            data.count(b"\n", 0, starts[0]) + 1,
        )
        for name, starts in places.items()
    )


def _meant(found: re.Match[bytes]) -> str:
    """The characters that an entity of HTML means; nothing for what is none."""
    return html5.get(found[1].decode(), "") if found[1] else ""


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
        root = etree.fromstring(decode_html_entities(xml_as_utf8(data)), make_parser(comments=False))
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise error(
            f"not in {reason.encoding}, which the file declares: {reason.reason}", file=file, line=line
        ) from None
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
