"""Record -> Units: the stretches of text that are translated one by one.

The rule: going down from ``text``, the first element that holds words is a unit, if it has an xml:id. It holds words if
some stand directly in it, not only in elements inside it, or if it is a block (``p``, ``seg``, ``head``) or a turn that
has words and no other block in it. What stands inside a unit is part of it. Words without an xml:id around them are
reported, and only blocks inside them can still be units. Markers and gaps are never units; nor are tokens, annotation
and data (docs/decisions/0025).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from xlate.errors import PlaceholderError
from xlate.findings import Finding, Result
from xlate.model.lineage import Basis, Certainty, Lineage, Relation
from xlate.model.markup import encode
from xlate.model.unit import Unit, UnitKind
from xlate.tei.names import INCLUDE, XML_ID, T, language_of
from xlate.tei.outline import Outline, Tag, has_direct_words
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import read_basis, read_certainty, read_relation
from xlate.tei.read.people import folded, read_date, read_persons
from xlate.tei.read.statements import Statements, read_hops
from xlate.tei.read.unit_kinds import BLOCKS, DATA, STAGE_PARENTS, TURN_NAMES, kind_of
from xlate.tei.record import Record
from xlate.tei.tokens import TOKENS, without_tokens

__all__ = ["Nameless", "extract_units", "find_nameless", "has_direct_words", "read_date"]

_ANNOTATED = (
    "words are annotated one by one (w, pc, s); translators get plain words, and translations have no such annotation"
)

_PERSON = re.compile(r"\s*[^\s#]*[#:]([\w][\w.-]*)")
"""a pointer of ``@who``: ``#Kim``, ``people.xml#Kim``, ``person:Kim``"""


class _Turn(NamedTuple):
    """The turn that an element stands in."""

    number: str | None
    key: str | None
    person: str | None
    """xml:id of the speaker, who may be declared in another file; of several, the first"""
    speaker: str | None
    """name of the speaker: of a person of the header, else as a play prints it, else the id; of several ``A / B``"""
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
    who: str = ""
    """the speaker, as an ``annotationBlock`` (ISO 24624) says it of the turns in it"""
    stated: Mapping[str, str] = {}
    """the statement of lineage of the nearest element around it that names hops"""


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


def extract_units(record: Record, passed_over: Container[int] = ()) -> Result[tuple[Unit, ...]]:
    """The units of a TEI file, in document order.

    Args:
        record: the file.
        passed_over: places of elements that are not looked into.

    Returns:
        The units, and findings on text that is in no unit (XL305) or cannot travel (XL306).
    """
    if not record.texts:
        return Result((), (Finding("XL305", "the file has no text element", record.name, record.root.sourceline),))
    extraction = _Extraction(record, passed_over)
    extraction.run()
    return Result(tuple(extraction.units), tuple(extraction.findings))


def find_nameless(record: Record) -> Result[list[Nameless]]:
    """The turns of a record, and its elements with words of their own, that have no xml:id; in document order.

    Returns:
        These, and a finding on those that must not get one (XL311).
    """
    extraction = _Extraction(record)
    extraction.run()
    return Result(extraction.nameless, tuple(one for one in extraction.findings if one.code == "XL311"))


class _Extraction:
    """One walk over the text of a record."""

    def __init__(self, record: Record, passed_over: Container[int] = ()) -> None:
        self.record = record
        self.passed_over = passed_over
        self.outline = Outline(record)
        self.hops = read_hops(record.root)
        self.statements = Statements(record.root, self.hops)
        self.persons = read_persons(record)
        self.corrected = {key for header in record.headers for key in corrected_ids(header)}
        self.prints_speakers = b"speaker>" in record.data
        self.has_tokens = record.has_tokens
        self.is_parlamint = (record.root.get(XML_ID) or "").startswith("ParlaMint")
        self.units: list[Unit] = []
        self.findings: list[Finding] = []
        self.nameless: list[Nameless] = []
        self._facts: dict[Tag, _Facts] = {}
        self._inherited: dict[tuple[str | None, ...], _Facts] = {}
        self._stating: dict[Tag, bool] = {}
        self._data: dict[str, Finding] = {}
        self._annotated: Finding | None = None
        self._line = 1
        self._counted = 0
        self._text = 0

    def run(self) -> None:
        """Walk over the text, if the record has one."""
        for number, text in enumerate(self.record.texts):
            self._text = number
            place = self.record.elements.index(text)
            language = language_of(text) or self.record.language
            stated = self._stated(None, self.outline.start(place)[0]) or {}
            self._walk(place, _Around("text", language, _NO_TURN, is_orphaned=False, stated=stated))
        self.findings += self._not_included()
        self.findings += [*([self._annotated] if self._annotated else []), *self._data.values()]

    def _not_included(self) -> Iterator[Finding]:
        """Words that stand in other files, and are not here."""
        for element in self.record.root.iter(INCLUDE):
            href = element.get("href") or ""
            reason = self.record.unread.get(href, "edit that file itself")
            message = f"what {href} has is not read here: {reason}"
            yield Finding("XL310", message, self.record.name, self.record.line_of(element))

    def _walk(self, place: int, around: _Around) -> None:
        """Visit the elements in one that is no unit."""
        for child in self.outline.children(place):
            if child in self.passed_over:
                continue
            tag, key, number = self.outline.start(child)
            if not tag.name or tag.name == "gap":
                continue  # the desc of a gap is a mark, not words
            if tag.name in DATA:
                self._pass_over(child, tag)
                continue
            who = tag.attributes.get("who", "") if tag.name == "annotationBlock" else around.who
            is_turn = tag.name in TURN_NAMES
            turn = self._turn(child, tag, key, number, who) if is_turn else around.turn
            kind = kind_of(tag, around.name, in_turn=around.turn is not _NO_TURN)
            if kind is UnitKind.LABEL and turn is _NO_TURN:
                turn = self._turn_after(child, place)
            holds_words = kind is not None and self._holds_words(child, tag)
            language = tag.attributes.get("xml:lang") or around.language
            if key is None and is_turn:
                self.nameless.append(Nameless(self.record.elements[child], None, turn.speaker or "", in_turn=True))
            if holds_words and key is not None and (not around.is_orphaned or tag.name in BLOCKS or is_turn):
                facts = self._facts_of(key, tag, around.stated)
                self._add(child, key, kind or UnitKind.OTHER, language, number, turn, facts)
                continue
            if holds_words and not around.is_orphaned:
                self._without_id(child, tag, kind, turn)
            stated = self._stated(key, tag) or around.stated
            self._walk(child, _Around(tag.name, language, turn, around.is_orphaned or holds_words, who, stated))

    def _pass_over(self, place: int, tag: Tag) -> None:
        """Words in what is data are not silently left out, if there are any."""
        if tag.name not in self._data and self.outline.has_any_words(place):
            message = f"<{tag.name}> holds data, not text, so it is not translated"
            line = self.record.line_of(self.record.elements[place])
            self._data[tag.name] = Finding("XL309", message, self.record.name, line)

    def _turn(self, place: int, tag: Tag, key: str | None, number: str | None, who: str = "") -> _Turn:
        """The turn that an element is; who: the speaker, if it does not say so itself."""
        pointers = _PERSON.findall(tag.attributes.get("who") or who)
        person = pointers[0] if pointers else None
        printed = folded(self.record.elements[place].find(T + "speaker")) if self.prints_speakers else None
        # In a corpus the persons often stand in a file of their own; then the pointer is the only name there is.
        name, role = self.persons.get(person or "", (printed or person, None))
        if len(pointers) > 1 and not self.persons.keys().isdisjoint(pointers):  # what two say together is not one's own
            name, role = (
                " / ".join(self.persons.get(one, (None, None))[0] or one for one in dict.fromkeys(pointers)),
                None,
            )
        return _Turn(number, key, person, name, role)

    def _turn_after(self, place: int, parent: int) -> _Turn:
        """The turn that a label stands before."""
        afters = self.record.scan.afters
        while (place := afters[place]) < afters[parent]:
            tag, key, number = self.outline.start(place)
            if tag.name:
                return self._turn(place, tag, key, number) if tag.name in TURN_NAMES else _NO_TURN
        return _NO_TURN

    def _holds_words(self, place: int, tag: Tag) -> bool:
        if self.outline.has_direct_words(place) or (self.has_tokens and self._has_tokens(place)):
            return True
        return (tag.name in BLOCKS or tag.name in TURN_NAMES) and self._is_block_of_words(place, tag)

    def _has_tokens(self, place: int) -> bool:
        """True if words stand directly in an element as tokens: ``<w>hi</w> <pc>.</pc>``."""
        return any(
            self.outline.start(child)[0].name in TOKENS and self.outline.has_any_words(child)
            for child in self.outline.children(place)
        )

    def _is_block_of_words(self, place: int, block: Tag) -> bool:
        """True for a block all of whose words stand in inline elements; one that holds other blocks is a container.

        Markers, and stage directions without a name of their own, are inline; a turn that holds nothing else is none.
        """
        outline, has_blocks = self.outline, False
        is_turn = block.name in TURN_NAMES
        for inner in outline.inside(place):
            tag, key, _ = outline.start(inner)
            if tag.name in BLOCKS:
                if not (tag.attributes.get("type") == "marker" or (tag.name == "desc" and key is None)):
                    return False
                has_blocks = True
        if is_turn:
            return any(
                outline.start(child)[0].name not in {*STAGE_PARENTS, "gap"} and outline.has_any_words(child)
                for child in outline.children(place)
            )
        return has_blocks or outline.has_any_words(place)

    def _without_id(self, place: int, tag: Tag, kind: UnitKind | None, turn: _Turn) -> None:
        element = self.record.elements[place]
        if tag.name == "desc" and self.is_parlamint:
            message = "ParlaMint lets no <desc> have an xml:id, so its words are not translated"
            self._data.setdefault("desc", Finding("XL311", message, self.record.name, self.record.line_of(element)))
            return
        in_turn = turn is not _NO_TURN
        if tag.name not in TURN_NAMES:  # a turn has been noted as one
            self.nameless.append(Nameless(element, kind or UnitKind.OTHER, turn.speaker or "", in_turn))
        message = (
            f"the text of <{tag.name}> is in no unit, so it is neither translated nor shown in an edition: give the "
            "element an xml:id (xlate ids)"
        )
        self.findings.append(Finding("XL305", message, self.record.name, self.record.line_of(element)))

    def _add(
        self, place: int, key: str, kind: UnitKind, language: str, number: str | None, turn: _Turn, facts: _Facts
    ) -> None:
        data, scan = self.record.data, self.record.scan
        start = scan.starts[place]
        if self.record.parts:
            line = self.record.line(start)
        else:
            line = self._line = self._line + data.count(b"\n", self._counted, start)
            self._counted = start
        content = data[scan.content_starts[place] : scan.content_ends[place]].decode()
        if self.has_tokens and (plain := without_tokens(content)) != content:
            content = plain
            self._annotated = self._annotated or Finding("XL308", _ANNOTATED, self.record.name, line)
        try:
            source = encode(content)
        except PlaceholderError as error:
            self.findings.append(Finding("XL306", f"{key}: {error.message}", self.record.name, line))
            return
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
                self._text,
            )
        )

    def _stated(self, key: str | None, tag: Tag) -> Mapping[str, str] | None:
        """What an element says of the lineage of all that is in it; None: nothing."""
        said = self.statements.annotations.get(key or "")
        if said is not None:
            return said if self.statements.has_hops(said) else None
        if tag not in self._stating:
            self._stating[tag] = "change" in tag.attributes and self.statements.has_hops(tag.attributes)
        return tag.attributes if self._stating[tag] else None

    def _facts_of(self, key: str, tag: Tag, around: Mapping[str, str]) -> _Facts:
        said: Mapping[str, str] | None = self.statements.annotations.get(key)
        if said is None and (not around or ("change" in tag.attributes and self._stated(None, tag))):
            facts = self._facts.get(tag)
            if facts is None:
                facts = self._facts[tag] = self._read_facts(tag.attributes)
            return facts
        if said is None:
            said = self.statements.effective(tag.name, tag.attributes, around)
        values = tuple(map(said.get, ("change", "ana", "cert")))
        if values not in self._inherited:
            self._inherited[values] = self._read_facts(said)
        return self._inherited[values]

    def _read_facts(self, said: Mapping[str, str]) -> _Facts:
        lineage, relation = self.hops.lineage(said.get("change")), read_relation(said.get("ana"))
        is_lineage = relation or lineage.spoken or lineage.hops  # else @cert is about something else
        certainty = read_certainty(said.get("cert")) if is_lineage else None
        return _Facts(lineage, relation, certainty, read_basis(said.get("ana")))
