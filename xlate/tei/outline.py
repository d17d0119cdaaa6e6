"""What the text of a record is made of, as far as the rule for units asks: names, attributes, what stands in what.

Of a plain file (`Record.is_plain`) all this is read off the bytes: most start tags differ in nothing but xml:id and n,
so each other part of them is read once. Of any other file the tree is asked. tests/tei/test_outline.py holds that both
say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from xlate.tei.names import T
from xlate.tei.record import Record

__all__ = ["Outline", "Tag", "has_direct_words"]

_USUAL = re.compile(
    rb"<([^\s=<>\"'/]+)(?: xml:id=\"([!#-%'-;=?-~]*)\")?(?: n=\"([ !#-%'-;=?-~]*)\")?"
    rb"((?: [^\s=<>\"'/]+=\"[^\"&]*\")*) ?/?>"
)
"""a start tag as xlate writes it: in one line, with double quotes, first xml:id and n, and nothing to be resolved"""
_ATTRIBUTE = re.compile(r" ([^\s=<>\"'/]+)=\"([^\"]*)\"")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MANY = 10_000
"""start tags that are kept; a file in which so many differ has nothing to gain"""


@dataclass(eq=False, slots=True)
class Tag:
    """A start tag without xml:id and n. Elements that differ in nothing else share one."""

    name: str
    """of the element of TEI; empty for another one"""
    attributes: Mapping[str, str]
    """name as TEI writes it, ``xml:lang`` too -> value"""


class Outline:
    """The elements of a record by their places."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._tags: dict[tuple[bytes, bytes], Tag] = {}

    def start(self, place: int) -> tuple[Tag, str | None, str | None]:
        """The start tag of an element, its xml:id and its n."""
        record = self.record
        usual = _USUAL.match(record.data, record.scan.starts[place]) if record.is_plain else None
        if usual is None:
            return _read_element(record.elements[place])
        name, identifier, number, rest = usual.groups()
        tag = self._tags.get((name, rest))
        if tag is None:
            tag = _parse(name.decode(), rest.decode())
            if tag is None:
                return _read_element(record.elements[place])
            if len(self._tags) >= _MANY:
                self._tags.clear()
            self._tags[name, rest] = tag
        return tag, _decoded(identifier), _decoded(number)

    def children(self, place: int) -> Iterator[int]:
        """The places of the elements directly in an element."""
        afters = self.record.scan.afters
        child, after = place + 1, afters[place]
        while child < after:
            yield child
            child = afters[child]

    def inside(self, place: int) -> range:
        """The places of all elements in an element."""
        return range(place + 1, self.record.scan.afters[place])

    def has_direct_words(self, place: int) -> bool:
        """True if words stand directly in an element, not only in elements inside it."""
        data, scan = self.record.data, self.record.scan
        position = scan.content_starts[place]
        if position == scan.content_ends[place]:
            return False
        first = data[position : position + 4].decode(errors="ignore")[:1]
        if not (first in "<&" or first.isspace()):
            return True  # as most do, it begins with a word
        for child in self.children(place):
            between = data[position : scan.starts[child]]
            if between and not between.isspace():  # words or a comment
                return has_direct_words(self.record.elements[place])
            position = scan.ends[child]
        between = data[position : scan.content_ends[place]]
        return bool(between) and not between.isspace() and has_direct_words(self.record.elements[place])

    def has_any_words(self, place: int) -> bool:
        """True if words stand in an element or in an element inside it."""
        return any(text.strip() for text in self.record.elements[place].itertext())


def _decoded(value: bytes | None) -> str | None:
    return None if value is None else value.decode()


def _parse(name: str, rest: str) -> Tag | None:
    """A start tag as it is written; None if the rest has xml:id or n, or white space that a parser would change."""
    attributes = {key: value for key, value in _ATTRIBUTE.findall(rest) if not key.startswith("xmlns")}
    usable = rest.isprintable() and "n" not in attributes and "xml:id" not in attributes
    return Tag(name, attributes) if usable else None


def _read_element(element: etree._Element) -> tuple[Tag, str | None, str | None]:
    """What `Outline.start` says, as the parser sees it."""
    name = str(element.tag)
    if not name.startswith(T):
        return Tag("", {}), None, None
    attributes = {str(key).replace(_XML, "xml:"): str(value) for key, value in element.attrib.items()}
    identifier, number = attributes.pop("xml:id", None), attributes.pop("n", None)
    return Tag(name.removeprefix(T), attributes), identifier, number


def has_direct_words(element: etree._Element) -> bool:
    """True if words stand directly in an element, not only in elements inside it."""
    if element.text and element.text.strip():
        return True
    for child in element:
        if child.tail and child.tail.strip():
            return True
        if not isinstance(child.tag, str) and etree.tostring(child, with_tail=False).startswith(b"&"):
            return True  # an entity stands for words
    return False
