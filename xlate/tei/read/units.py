"""Record -> Units: the stretches of text that are translated one by one.

Elements that xlate writes itself are units, and so are the common elements of TEI made elsewhere. An element is a
unit if it has an xml:id and words of its own; one that only holds others (a ``p`` around segments) is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from xlate.errors import PlaceholderError
from xlate.findings import Finding, Result
from xlate.model.markup import encode
from xlate.model.unit import Unit, UnitKind
from xlate.tei.names import TURNS, XML_ID, XML_LANG, T
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import HeaderHops, read_certainty, read_relation
from xlate.tei.record import Record

__all__ = ["Nameless", "extract_units", "find_nameless", "has_direct_words", "read_date"]

_KINDS = {
    T + "seg": UnitKind.SEGMENT,
    T + "head": UnitKind.HEADING,
    T + "dateline": UnitKind.DATELINE,
    T + "desc": UnitKind.STAGE,
    T + "stage": UnitKind.STAGE,
    T + "speaker": UnitKind.LABEL,
}
_BLOCKS = {*_KINDS} | {
    T + name for name in ("p", "ab", "l", "note", "item", "cell", "label", "trailer", "salute", "signed", "quote")
}
"""elements that are one stretch of text even if all their words stand in inline elements"""
_SPOKEN = {T + name for name in ("p", "ab", "l")}
"""what holds the words of a turn in TEI that names no seg, as plays do"""
_LABEL_TYPES = {"speaker", "role"}
_STAGE_PARENTS = {T + "incident", T + "kinesic", T + "vocal"}
_TYPED_SEGMENTS = {"narrative": UnitKind.NARRATIVE, "dateline": UnitKind.DATELINE}

_PERSON = re.compile(r"\s*[^\s#]*[#:]([\w][\w.-]*)")
"""the first pointer of ``@who``: ``#Kim``, ``people.xml#Kim``, ``person:Kim``"""


@dataclass(slots=True)
class _Turn:
    """The turn that an element stands in."""

    number: str | None
    key: str | None
    person: str | None
    """xml:id of the speaker, who may be declared in another file"""
    printed: str | None
    """the name in its ``speaker`` element, as plays have it"""


class Nameless(NamedTuple):
    """A turn, or an element that would be a unit, without xml:id."""

    element: etree._Element
    kind: UnitKind | None
    """None: it is a turn"""
    speaker: str
    """name; empty where nobody speaks"""
    in_turn: bool


def extract_units(record: Record) -> Result[tuple[Unit, ...]]:
    """The units of a TEI file, in document order.

    Returns:
        The units, and findings on text that is in no unit (XL305) or cannot travel (XL306).
    """
    text = record.text
    if text is None:
        return Result((), (Finding("XL305", "the file has no text element", record.name, record.root.sourceline),))
    extraction = _Extraction(record)
    extraction.walk(text, record.language, None)
    return Result(tuple(extraction.units), tuple(extraction.findings))


def read_date(record: Record) -> str | None:
    """The date of the event (ISO 8601): that of its setting or of the creation of the words; None if none is stated."""
    profile = f"{T}profileDesc"
    for path in (f"{profile}/{T}settingDesc//{T}date", f"{profile}/{T}creation/{T}date"):
        for date in record.header.iterfind(path):
            when = date.get("when") or date.get("from") or date.get("notBefore")
            if when:
                return when
    return None


def find_nameless(record: Record) -> list[Nameless]:
    """The turns of a record, and its elements with words of their own, that have no xml:id; in document order."""
    extraction = _Extraction(record)
    if record.text is not None:
        extraction.walk(record.text, record.language, None)
    return extraction.nameless


class _Extraction:
    """One walk over the text of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.hops = HeaderHops.read(record.header)
        self.persons = _read_persons(record)
        self.corrected = corrected_ids(record.header)
        self.units: list[Unit] = []
        self.findings: list[Finding] = []
        self.nameless: list[Nameless] = []

    def walk(self, element: etree._Element, language: str, turn: _Turn | None, *, orphaned: bool = False) -> None:
        """Visit the children of an element that is no unit itself.

        Args:
            element: the element.
            language: the language that is in force in it.
            turn: the turn it stands in, if any.
            orphaned: it stands in text that was reported to be in no unit; only blocks in it can be units.
        """
        children = list(element.iterchildren(T + "*"))
        for place, child in enumerate(children):
            if child.tag == T + "gap":
                continue  # its desc is a mark, not words
            own_language = child.get(XML_LANG) or language
            kind = _kind(child, element)
            if kind is UnitKind.OTHER and turn is not None and child.tag in _SPOKEN:
                kind = UnitKind.SEGMENT
            own_turn = _turn(child) or turn
            if child.tag in TURNS and child.get(XML_ID) is None:
                self.nameless.append(Nameless(child, None, self._speaker(own_turn)[0] or "", in_turn=True))
            if kind is UnitKind.LABEL and turn is None and place + 1 < len(children):
                own_turn = _turn(children[place + 1])  # a label stands before its turn
            is_unit = kind is not None and (has_direct_words(child) or _is_block_of_words(child))
            if is_unit and child.get(XML_ID) is not None and (not orphaned or child.tag in _BLOCKS):
                self._add(child, kind or UnitKind.OTHER, own_language, own_turn)
                continue
            if is_unit and not orphaned:
                self._without_id(child, kind or UnitKind.OTHER, own_turn)
            self.walk(child, own_language, own_turn, orphaned=orphaned or is_unit)

    def _without_id(self, element: etree._Element, kind: UnitKind, turn: _Turn | None) -> None:
        self.nameless.append(Nameless(element, kind, self._speaker(turn)[0] or "", in_turn=turn is not None))
        name = etree.QName(element).localname
        message = f"the text of <{name}> is in no unit, so it is not translated: give the element an xml:id (xlate ids)"
        self.findings.append(Finding("XL305", message, self.record.name, element.sourceline))

    def _add(self, element: etree._Element, kind: UnitKind, language: str, turn: _Turn | None) -> None:
        record = self.record
        key = element.get(XML_ID) or ""
        span = record.span(element)
        line = record.line(span.start)
        try:
            source = encode(record.content(span))
        except PlaceholderError as error:
            self.findings.append(Finding("XL306", f"{key}: {error.message}", record.name, line))
            return
        speaker, role = self._speaker(turn)
        ana = element.get("ana")
        self.units.append(
            Unit(
                key=key,
                kind=kind,
                source=source,
                language=language,
                lineage=self.hops.lineage(element.get("change")),
                line=line,
                number=element.get("n"),
                turn=turn.number if turn else None,
                speaker=speaker,
                role=role,
                relation=read_relation(ana),
                certainty=read_certainty(element.get("cert")),
                turn_key=turn.key if turn else None,
                person=turn.person if turn else None,
                corrected=key in self.corrected,
            )
        )

    def _speaker(self, turn: _Turn | None) -> tuple[str | None, str | None]:
        """Name and office of the speaker of a turn: a person of the header, else the name that a play prints."""
        if turn is None:
            return None, None
        # In a corpus the persons often stand in a file of their own; then the pointer is the only name there is.
        return self.persons.get(turn.person or "", (turn.printed or turn.person, None))


def _turn(element: etree._Element) -> _Turn | None:
    """The turn that an element is; None if it is something else."""
    if element.tag not in TURNS:
        return None
    person = _PERSON.match(element.get("who") or "")
    printed = _folded(element.find(T + "speaker"))
    return _Turn(element.get("n"), element.get(XML_ID), person[1] if person else None, printed)


def _kind(element: etree._Element, parent: etree._Element) -> UnitKind | None:
    """What an element is as a unit; None for a marker, which is part of one."""
    tag = element.tag
    kind = _KINDS.get(str(tag), UnitKind.OTHER)
    if kind is UnitKind.SEGMENT:
        kind_of_type = element.get("type")
        return None if kind_of_type == "marker" else _TYPED_SEGMENTS.get(kind_of_type or "", kind)
    if tag == T + "note" and element.get("type") in _LABEL_TYPES:
        return UnitKind.LABEL
    if tag == T + "desc" and parent.tag not in _STAGE_PARENTS:
        return UnitKind.OTHER
    return kind


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


def _is_block_of_words(element: etree._Element) -> bool:
    """True for a block all of whose words stand in inline elements; one that holds other blocks is a container.

    Markers, and stage directions without a name of their own, are inline.
    """
    if element.tag not in _BLOCKS:
        return False
    blocks = [inner for inner in element.iterdescendants("*") if inner.tag in _BLOCKS]
    if blocks:
        return all(
            inner.get("type") == "marker" or (inner.tag == T + "desc" and inner.get(XML_ID) is None) for inner in blocks
        )
    return any(text.strip() for text in element.itertext())


def _read_persons(record: Record) -> dict[str, tuple[str | None, str | None]]:
    """xml:id of each person (or organisation) -> name and office."""
    persons: dict[str, tuple[str | None, str | None]] = {}
    for person in record.header.iter(T + "person", T + "org", T + "personGrp"):
        identifier = person.get(XML_ID)
        if not identifier:
            continue
        name = next(person.iter(T + "persName", T + "orgName", T + "name"), None)
        office = next(person.iter(T + "occupation", T + "roleName"), None)
        persons[identifier] = (_folded(name), _folded(office))
    return persons


def _folded(element: etree._Element | None) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None
