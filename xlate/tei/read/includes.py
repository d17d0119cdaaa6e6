"""Parts of a file that stand in other files (XInclude), put in the place where they are included.

Only files in the folder of the file, or below it, are read: nothing is fetched, no path leads outside, not by a link
either, and no file includes itself. What is not read stays as it is, and the reason is told.
Source: XInclude 1.0; TEI P5, "Inclusion and Text Division"; docs/decisions/0025.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from xlate.errors import InputError, RecordError
from xlate.formats.xml import make_parser, xml_as_utf8
from xlate.tei.names import INCLUDE, XML_ID, T
from xlate.tei.scan import Scan
from xlate.tei.splice import edit_start_tag, escape_content

__all__ = ["Included", "Part", "include"]

_DEEPEST = 40
"""files one in the other"""
_LARGEST = 256 * 1024 * 1024
"""bytes that all inclusions of a file may have together"""


class Part(NamedTuple):
    """What an inclusion of the file itself has become."""

    start: int
    """its first byte"""
    end: int
    line: int
    """where the inclusion stands in the file"""
    lines: int
    """how many lines more there are because of it"""


@dataclass(slots=True)
class Included:
    """A file with its inclusions in it."""

    data: bytes
    parts: list[Part] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    """href -> why it was not read"""


class _NotReadError(Exception):
    """An inclusion stays as it is."""


def include(data: bytes, name: str, read: Callable[[Path], bytes]) -> Included:
    """Put what a file includes in its place.

    Args:
        data: the file, well-formed XML.
        name: its path; that of a pipe (``<stdin>``) leads nowhere, so nothing is read.
        read: gives the bytes of a file.
    """
    result = Included(data)
    path = Path(name)
    if not path.is_file():
        return result
    path = path.resolve()
    reader = _Reader(path.parent, read, result.unread)
    try:
        result.data = reader.expanded(xml_as_utf8(data), path, (path,), result.parts)
    except (etree.XMLSyntaxError, UnicodeDecodeError, RecordError):
        return Included(data)  # whoever reads the file says what is wrong with it
    return result


class _Reader:
    def __init__(self, folder: Path, read: Callable[[Path], bytes], unread: dict[str, str]) -> None:
        self.folder = folder
        self.read = read
        self.unread = unread
        self._size = 0

    def expanded(self, data: bytes, path: Path, chain: tuple[Path, ...], parts: list[Part] | None = None) -> bytes:
        """A file with what it includes; chain: the files that include it, and itself."""
        root = etree.fromstring(data, make_parser())
        found = Scan.of(data, str(path))
        pieces: list[bytes] = []
        position = length = 0
        for place, element in enumerate(root.iter("*")):
            start, end = found.starts[place], found.ends[place]
            if element.tag != INCLUDE or start < position:
                continue
            href = element.get("href") or ""
            try:
                new = self._included(element, href, path, chain)
            except _NotReadError as reason:
                self.unread[href] = str(reason)
                continue
            pieces += (data[position:start], new)
            length += start - position
            if parts is not None:
                more = new.count(b"\n") - data.count(b"\n", start, end)
                parts.append(Part(length, length + len(new), data.count(b"\n", 0, start) + 1, more))
            length += len(new)
            position = end
        return b"".join([*pieces, data[position:]])

    def _included(self, element: etree._Element, href: str, path: Path, chain: tuple[Path, ...]) -> bytes:
        address = urlsplit(href)
        if address.scheme or address.netloc:
            raise _NotReadError("nothing is fetched")
        target = (path.parent / unquote(address.path)).resolve()
        if not address.path or not target.is_relative_to(self.folder):
            raise _NotReadError("it is not in the folder of the file")
        if target in chain:
            raise _NotReadError("it includes itself")
        if len(chain) > _DEEPEST:
            raise _NotReadError("too many files include each other")
        if not target.is_file():
            raise _NotReadError("there is no such file")
        if self._size + target.stat().st_size > _LARGEST:
            raise _NotReadError("all inclusions together are too large")
        try:
            data = xml_as_utf8(self.read(target))
            self._size += len(data)
            if element.get("parse") == "text":
                return escape_content(data.decode()).encode()
            return self._element(data, element, target, chain)
        except (InputError, UnicodeDecodeError, etree.XMLSyntaxError, RecordError) as error:
            raise _NotReadError(f"it cannot be read: {error}") from None

    def _element(self, data: bytes, element: etree._Element, target: Path, chain: tuple[Path, ...]) -> bytes:
        if b"<!ENTITY" in data or b"<!ATTLIST" in data:
            raise _NotReadError("it has declarations of its own (DOCTYPE)")
        data = self.expanded(data, target, (*chain, target))
        root, found = etree.fromstring(data, make_parser()), Scan.of(data, str(target))
        wanted = element.get("xpointer")
        places = (n for n, one in enumerate(root.iter("*")) if wanted is None or one.get(XML_ID) == wanted)
        place = next(places, None)
        if place is None:
            raise _NotReadError(f'there is no xml:id="{wanted}" in it')
        chosen = next(one for n, one in enumerate(root.iter("*")) if n == place)
        if not str(chosen.tag).startswith(T):
            raise _NotReadError("what it has is not TEI")
        tag = data[found.starts[place] : found.content_starts[place]].decode()
        rest = data[found.content_starts[place] : found.ends[place]]
        return edit_start_tag(tag, _namespaces(chosen.nsmap, element.nsmap, tag)).encode() + rest


def _namespaces(own: Mapping[str | None, str], around: Mapping[str | None, str], tag: str) -> dict[str, str | None]:
    """The declarations that an element needs in its new place."""
    needed = {prefix: uri for prefix, uri in own.items() if around.get(prefix) != uri and prefix != "xml"}
    named = {f"xmlns:{prefix}" if prefix else "xmlns": uri for prefix, uri in needed.items()}
    return {name: uri for name, uri in named.items() if f"{name}=" not in tag.replace(" =", "=")}
