"""A TEI file as a record: its bytes, its tree, and where each element stands in the bytes.

The bytes belong to the user (docs/decisions/0001). lxml says whether they are well formed and what they mean; a
scan for tags says at which byte each element begins and ends, so that an edit can be spliced in without touching
anything else. Both walk the elements in document order, so the n-th of one is the n-th of the other; this is
checked for every file, element by element.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from xlate.errors import RecordError
from xlate.languages import UNDETERMINED
from xlate.tei.names import XML_ID, XML_LANG, T, language_of, pointers
from xlate.tei.parse import in_utf8, parse_tei, read_tei, set_defaults
from xlate.tei.scan import Scan
from xlate.tei.tokens import without_tokens

if TYPE_CHECKING:
    from xlate.model.unit import Unit
    from xlate.tei.read.includes import Included, Part

__all__ = ["Record", "Span", "parse_tei", "read_tei"]


_NAME = re.compile(rb"[^\s/>!?]+")
_DISAGREE = "the elements in the bytes are not those that the parser sees; please report"
_NAME_ENDS = (b" ", b">", b"/", b"\t", b"\r", b"\n")


class Span(NamedTuple):
    """Where an element stands in the bytes. Offsets count bytes from the start of the file."""

    start: int
    """of the ``<`` of its start tag"""
    content_start: int
    """first byte after its start tag"""
    content_end: int
    """first byte of its end tag; equal to end for an element without end tag (``<gap/>``)"""
    end: int
    """first byte after the element"""


@dataclass(slots=True)
class Record:
    """A TEI file that can be read and spliced. Made by `Record.read`."""

    data: bytes
    """the whole file"""
    name: str
    """name of the file as the user gave it"""
    root: etree._Element
    scan: Scan
    """where each element stands in the bytes"""
    by_id: dict[str, int]
    """xml:id -> place in elements and spans"""
    is_plain: bool
    """all its elements are of TEI, and none has a prefix"""
    parts: Sequence[Part] = ()
    """what was included from other files, in order"""
    unread: Mapping[str, str] = field(default_factory=dict)
    """what was not: href -> why"""
    _elements: list[etree._Element] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _places: dict[etree._Element, int] = field(default_factory=dict)
    _line_starts: list[int] = field(default_factory=list)
    _documents: list[etree._Element] = field(default_factory=list)
    _headers: list[etree._Element] = field(default_factory=list)
    _has_tokens: bool | None = None
    _units: tuple[Unit, ...] | None = None

    @classmethod
    def read(
        cls,
        data: bytes,
        name: str = "<bytes>",
        *,
        to_splice: bool = True,
        included: Included | None = None,
        part: bool = False,
    ) -> Record:
        """Read a TEI file.

        Args:
            data: its bytes; UTF-8 or ASCII, with or without byte order mark.
            name: name of the file for messages.
            to_splice: false if nothing is written from the record: then it may be in any charset that it declares, and
                the record has its bytes in UTF-8.
            included: the same file with what it includes, which the record is made of then.
            part: it may be a part of a text too (a ``div``), without a header.

        Raises:
            RecordError: it is empty, in another charset, not well formed, not TEI, has a duplicate xml:id, or declares
                external or nested entities. Nothing is ever fetched, and no entity is expanded.
        """
        if included is not None:
            data = included.data
        if not to_splice:
            data = in_utf8(data, name)
        root = parse_tei(data, name, part=part)
        found = Scan.of(data, name)
        by_id, is_plain = _compare(root, found, data, name)
        is_plain = not set_defaults(root, data[: found.starts[0]]) and is_plain
        record = cls(data, name, root, found, by_id, is_plain)
        if included is not None:
            record.parts, record.unread = included.parts, included.unread
        return record

    @property
    def elements(self) -> list[etree._Element]:
        """All elements in document order; made when they are first asked for, as what follows."""
        if not self._elements:
            self._elements = list(self.root.iter("*"))
        return self._elements

    @property
    def spans(self) -> list[Span]:
        """The span of each element, in the same order."""
        if not self._spans:
            found = self.scan
            columns = zip(found.starts, found.content_starts, found.content_ends, found.ends, strict=True)
            self._spans = list(map(Span._make, columns))
        return self._spans

    @property
    def places(self) -> dict[etree._Element, int]:
        """The place of each element in elements and spans."""
        if not self._places:
            self._places = {element: place for place, element in enumerate(self.elements)}
        return self._places

    def span(self, element: etree._Element) -> Span:
        """Where an element of this record stands in the bytes."""
        identifier = element.get(XML_ID)
        place = self.places[element] if identifier is None else self.by_id[identifier]
        found = self.scan
        return Span(found.starts[place], found.content_starts[place], found.content_ends[place], found.ends[place])

    def line(self, offset: int) -> int:
        """The 1-based line that holds a byte; of what was included, that of the inclusion."""
        for part in reversed(self.parts):
            if offset >= part.end:
                return self._raw_line(offset) - sum(one.lines for one in self.parts if one.end <= offset)
            if offset >= part.start:
                return part.line
        return self._raw_line(offset)

    def line_of(self, element: etree._Element) -> int | None:
        """The line of an element, for messages."""
        return self.line(self.span(element).start) if self.parts else element.sourceline

    def _raw_line(self, offset: int) -> int:
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in re.finditer(b"\n", self.data))]
        return bisect_right(self._line_starts, offset)

    def start_tag(self, span: Span) -> str:
        """The start tag as it stands in the file."""
        return self.data[span.start : span.content_start].decode()

    def content(self, span: Span) -> str:
        """What stands between start tag and end tag; empty for ``<gap/>``."""
        return self.data[span.content_start : span.content_end].decode()

    @property
    def has_tokens(self) -> bool:
        """True if words are annotated one by one (``w``, ``pc``)."""
        if self._has_tokens is None:
            self._has_tokens = next(self.root.iter(T + "w", T + "pc", T + "s"), None) is not None
        return self._has_tokens

    def unit_content(self, key: str) -> str:
        """The content of a unit, which a translation is held against: without the tags of tokens."""
        content = self.content(self.spans[self.by_id[key]])
        return without_tokens(content) if self.has_tokens else content

    @property
    def text(self) -> etree._Element | None:
        """The element ``text`` of the document."""
        return self.root.find(T + "text")

    @property
    def texts(self) -> list[etree._Element]:
        """The elements ``text`` of all documents in the file: a corpus has several, a document can hold others."""
        if self.root.tag not in (T + "TEI", T + "teiCorpus"):
            return [self.root]  # a part of a text
        return [text for document in self.documents for text in document.iterchildren(T + "text")]

    @property
    def documents(self) -> list[etree._Element]:
        """The root, and the elements ``TEI`` and ``teiCorpus`` in it."""
        if not self._documents:
            inner = (one for one in self.root.iter(T + "TEI", T + "teiCorpus") if one is not self.root)
            self._documents = [self.root, *inner]
        return self._documents

    @property
    def headers(self) -> list[etree._Element]:
        """The headers of all documents in the file, that of the file itself first."""
        if not self._headers:
            self._headers = list(self.root.iter(T + "teiHeader"))
        return self._headers

    @property
    def header(self) -> etree._Element:
        """The element ``teiHeader``; `read` has made sure that there is one."""
        header = self.root.find(T + "teiHeader")
        assert header is not None
        return header

    @property
    def language(self) -> str:
        """The language of the text: ``text/@xml:lang``, else ``TEI/@xml:lang``, else und."""
        text = self.text
        own = text.get(XML_LANG) if text is not None else None
        return own or self.root.get(XML_LANG) or self._language_of_texts() or UNDETERMINED

    def _language_of_texts(self) -> str | None:
        """The language that all texts of a corpus are in, if they say so."""
        languages = {language_of(text) for text in self.texts} if self.root.tag != T + "TEI" else set()
        return languages.pop() if len(languages) == 1 else None

    @property
    def source(self) -> str | None:
        """The source file of a translation, as it names it (``TEI/@corresp``); None: it is no translation."""
        return self.root.get("corresp")

    def element(self, identifier: str) -> etree._Element:
        """The element with an xml:id.

        Raises:
            KeyError: there is none.
        """
        return self.elements[self.by_id[identifier]]

    def named(self, value: str | None, name: str) -> list[etree._Element]:
        """The elements of a TEI name that the value of a pointing attribute names."""
        found = (self.element(key) for key in pointers(value) if key in self.by_id)
        return [element for element in found if element.tag == T + name]

    def units(self) -> tuple[Unit, ...]:
        """The units of the file, in document order; `xlate.tei.read.units.extract_units` says what was noticed too."""
        from xlate.tei.read.units import extract_units

        if self._units is None:
            self._units = extract_units(self).value
        return self._units


def _compare(root: etree._Element, found: Scan, data: bytes, name: str) -> tuple[dict[str, int], bool]:
    """Make sure that the parser and the scan have found the same elements.

    Returns:
        The place of each xml:id, and whether all elements are of TEI and without a prefix.

    Raises:
        RecordError: they have not, or an xml:id stands twice.
    """
    by_id: dict[str, int] = {}
    is_plain = True
    starts = iter(found.starts)
    written: dict[object, tuple[bytes, ...]] = {}
    for place, element in enumerate(root.iter("*")):
        tag = element.tag
        start = next(starts, len(data))
        if tag not in written:
            written[tag] = _written(str(tag))
        if not data.startswith(written[tag], start + 1):
            is_plain = False
            if not _is_called(data, start, str(tag)):
                raise RecordError(_DISAGREE, file=name)
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in by_id:
            raise RecordError(
                f'xml:id="{identifier}" is used twice, so edits could go to the wrong element; make it unique',
                file=name,
                line=element.sourceline,
            )
        by_id[identifier] = place
    if next(starts, None) is not None:
        raise RecordError(_DISAGREE, file=name)
    return by_id, is_plain


def _written(tag: str) -> tuple[bytes, ...]:
    """How the start tag of an element of TEI without a prefix goes on after its ``<``; empty for other elements."""
    local = tag.removeprefix(T).encode()
    return tuple(local + end for end in _NAME_ENDS) if tag.startswith(T) else ()


def _is_called(data: bytes, start: int, tag: str) -> bool:
    """True if the start tag at a byte, perhaps with a prefix, is that of an element."""
    name = _NAME.match(data, start + 1)
    return name is not None and name.group().rpartition(b":")[2].decode() == tag.rpartition("}")[2]
