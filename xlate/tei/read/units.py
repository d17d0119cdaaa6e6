"""Record -> Units: the stretches of text that are translated one by one.

The rule: going down from ``text``, the first element that holds words is a unit, if it has an xml:id. It holds words if
some stand directly in it, not only in elements inside it, or if it is a block (``p``, ``seg``, ``head``) that has words
and no other block in it. What stands inside a unit is part of it. Words without an xml:id around them are reported, and
only blocks inside them can still be units. Markers and gaps are never units.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from xlate.errors import PlaceholderError
from xlate.findings import Finding, Result
from xlate.model.lineage import Basis, Certainty, Lineage, Relation
from xlate.model.markup import encode
from xlate.model.unit import Unit, UnitKind
from xlate.tei.names import TURNS, XML_ID, T
from xlate.tei.outline import Outline, Tag, has_direct_words
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import HeaderHops, read_basis, read_certainty, read_relation
from xlate.tei.record import Record

__all__ = ["Nameless", "extract_units", "find_nameless", "has_direct_words", "read_date", "read_persons"]

_KINDS = {
    "seg": UnitKind.SEGMENT,
    "head": UnitKind.HEADING,
    "dateline": UnitKind.DATELINE,
    "desc": UnitKind.STAGE,
    "stage": UnitKind.STAGE,
    "speaker": UnitKind.LABEL,
}
_BLOCKS = {*_KINDS, "p", "ab", "l", "note", "item", "cell", "label", "trailer", "salute", "signed", "quote"}
"""elements that are one stretch of text even if all their words stand in inline elements"""
_SPOKEN = {"p", "ab", "l"}
"""what holds the words of a turn in TEI that names no seg, as plays do"""
_TURNS = {name.removeprefix(T) for name in TURNS}
_LABEL_TYPES = {"speaker", "role"}
_STAGE_PARENTS = {"incident", "kinesic", "vocal"}
_TYPED_SEGMENTS = {"narrative": UnitKind.NARRATIVE, "dateline": UnitKind.DATELINE}

_PERSON = re.compile(r"\s*[^\s#]*[#:]([\w][\w.-]*)")
"""the first pointer of ``@who``: ``#Kim``, ``people.xml#Kim``, ``person:Kim``"""


class _Turn(NamedTuple):
    """The turn that an element stands in."""

    number: str | None
    key: str | None
    person: str | None
    """xml:id of the speaker, who may be declared in another file"""
    speaker: str | None
    """name of the speaker: of a person of the header, else as a play prints it, else the id"""
    role: str | None
    """office of the speaker"""


_NO_TURN = _Turn(None, None, None, None, None)


class _Around(NamedTuple):
    """What an element stands in."""

    name: str
    """of the element around it"""
    language: str
    """in force there"""
    turn: _Turn
    is_orphaned: bool
    """it stands in text that was reported to be in no unit; only blocks in it can be units"""


class _Facts(NamedTuple):
    """What units with the same start tag have in common."""

    lineage: Lineage
    relation: Relation | None
    certainty: Certainty | None
    basis: Basis | None


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
    extraction.run()
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
    extraction.run()
    return extraction.nameless


class _Extraction:
    """One walk over the text of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.outline = Outline(record)
        self.hops = HeaderHops.read(record.header)
        self.persons = read_persons(record)
        self.corrected = corrected_ids(record.header)
        self.prints_speakers = b"speaker>" in record.data
        self.units: list[Unit] = []
        self.findings: list[Finding] = []
        self.nameless: list[Nameless] = []
        self._facts: dict[Tag, _Facts] = {}
        self._line = 1
        self._counted = 0

    def run(self) -> None:
        """Walk over the text, if the record has one."""
        text = self.record.text
        if text is not None:
            place = self.record.elements.index(text)
            self._walk(place, _Around("text", self.record.language, _NO_TURN, is_orphaned=False))

    def _walk(self, place: int, around: _Around) -> None:
        """Visit the elements in one that is no unit."""
        for child in self.outline.children(place):
            tag, key, number = self.outline.start(child)
            if not tag.name or tag.name == "gap":
                continue  # the desc of a gap is a mark, not words
            turn = self._turn(child, tag, key, number) if tag.name in _TURNS else around.turn
            if key is None and tag.name in _TURNS:
                self.nameless.append(Nameless(self.record.elements[child], None, turn.speaker or "", in_turn=True))
            kind = _kind(tag, around)
            if kind is UnitKind.LABEL and turn is _NO_TURN:
                turn = self._turn_after(child, place)
            holds_words = kind is not None and self._holds_words(child, tag)
            language = tag.attributes.get("xml:lang") or around.language
            if holds_words and key is not None and (not around.is_orphaned or tag.name in _BLOCKS):
                self._add(child, tag, key, kind or UnitKind.OTHER, language, number, turn)
                continue
            if holds_words and not around.is_orphaned:
                self._without_id(child, tag, kind, turn)
            self._walk(child, _Around(tag.name, language, turn, around.is_orphaned or holds_words))

    def _turn(self, place: int, tag: Tag, key: str | None, number: str | None) -> _Turn:
        """The turn that an element is."""
        pointer = _PERSON.match(tag.attributes.get("who", ""))
        person = pointer[1] if pointer else None
        printed = _folded(self.record.elements[place].find(T + "speaker")) if self.prints_speakers else None
        # In a corpus the persons often stand in a file of their own; then the pointer is the only name there is.
        return _Turn(number, key, person, *self.persons.get(person or "", (printed or person, None)))

    def _turn_after(self, place: int, parent: int) -> _Turn:
        """The turn that a label stands before."""
        afters = self.record.scan.afters
        while (place := afters[place]) < afters[parent]:
            tag, key, number = self.outline.start(place)
            if tag.name:
                return self._turn(place, tag, key, number) if tag.name in _TURNS else _NO_TURN
        return _NO_TURN

    def _holds_words(self, place: int, tag: Tag) -> bool:
        return self.outline.has_direct_words(place) or (tag.name in _BLOCKS and self._is_block_of_words(place))

    def _is_block_of_words(self, place: int) -> bool:
        """True for a block all of whose words stand in inline elements; one that holds other blocks is a container.

        Markers, and stage directions without a name of their own, are inline.
        """
        starts = [self.outline.start(inner) for inner in self.outline.inside(place)]
        blocks = [(tag, key) for tag, key, _ in starts if tag.name in _BLOCKS]
        if blocks:
            return all(
                tag.attributes.get("type") == "marker" or (tag.name == "desc" and key is None) for tag, key in blocks
            )
        return self.outline.has_any_words(place)

    def _without_id(self, place: int, tag: Tag, kind: UnitKind | None, turn: _Turn) -> None:
        element = self.record.elements[place]
        in_turn = turn is not _NO_TURN
        self.nameless.append(Nameless(element, kind or UnitKind.OTHER, turn.speaker or "", in_turn))
        message = (
            f"the text of <{tag.name}> is in no unit, so it is not translated: give the element an xml:id (xlate ids)"
        )
        self.findings.append(Finding("XL305", message, self.record.name, element.sourceline))

    def _add(
        self, place: int, tag: Tag, key: str, kind: UnitKind, language: str, number: str | None, turn: _Turn
    ) -> None:
        data, scan = self.record.data, self.record.scan
        start = scan.starts[place]
        line = self._line = self._line + data.count(b"\n", self._counted, start)
        self._counted = start
        try:
            source = encode(data[scan.content_starts[place] : scan.content_ends[place]].decode())
        except PlaceholderError as error:
            self.findings.append(Finding("XL306", f"{key}: {error.message}", self.record.name, line))
            return
        facts = self._facts.get(tag)
        if facts is None:
            facts = self._facts[tag] = self._facts_of(tag)
        lineage, relation, certainty, basis = facts
        turn_number, turn_key, person, speaker, role = turn
        self.units.append(
            Unit(  # the fields in their order: names take as long as all the rest of this
                key,
                kind,
                source,
                language,
                lineage,
                line,
                number,
                turn_number,
                speaker,
                role,
                relation,
                certainty,
                turn_key,
                person,
                key in self.corrected,
                basis,
            )
        )

    def _facts_of(self, tag: Tag) -> _Facts:
        value = tag.attributes.get
        ana = value("ana")
        return _Facts(
            self.hops.lineage(value("change")), read_relation(ana), read_certainty(value("cert")), read_basis(ana)
        )


def _kind(tag: Tag, around: _Around) -> UnitKind | None:
    """What an element is as a unit; None for a marker, which is part of one."""
    kind = _KINDS.get(tag.name, UnitKind.OTHER)
    if kind is UnitKind.SEGMENT:
        kind_of_type = tag.attributes.get("type")
        return None if kind_of_type == "marker" else _TYPED_SEGMENTS.get(kind_of_type or "", kind)
    if tag.name == "note" and tag.attributes.get("type") == "marker":
        return None
    if tag.name == "note" and tag.attributes.get("type") in _LABEL_TYPES:
        return UnitKind.LABEL
    if tag.name == "desc" and around.name not in _STAGE_PARENTS:
        return UnitKind.OTHER
    if tag.name in _SPOKEN and around.turn is not _NO_TURN:
        return UnitKind.SEGMENT
    return kind


def read_persons(record: Record) -> dict[str, tuple[str | None, str | None]]:
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
