"""Old TEI + new conversion -> the old file with the new wording: ids, annotation and whatever people added stay.

The old bytes are edited. Blocks whose words are the same keep their bytes and attributes; edited ones get the new
words; new ones are inserted, gone ones taken out, moved ones moved. What xlate does not write itself is not touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from xlate.findings import Finding
from xlate.model.lineage import Certainty, Lineage
from xlate.model.markup import plain_words
from xlate.model.unit import Unit
from xlate.revision.align import Text, align, longest_run
from xlate.tei.header.correction import CorrectedHeader
from xlate.tei.header.ledger import UNIDENTIFIED
from xlate.tei.names import XML_ID, T, pointers
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import HeaderHops, account_pointers, beside_others, read_certainty, read_relation
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.tei.splice import (
    Edit,
    apply_edits,
    edit_attributes,
    escape_content,
    indent_before,
    remove_element,
)
from xlate.tei.write.correction import forget
from xlate.tei.xml_builder import add
from xlate.text import comparison_key, normalize_space

__all__ = ["Change", "Difference", "Update", "read_profile_name", "read_speaker_languages", "splice_update"]

_PROFILE = re.compile(r'publisher profile "([^"]+)"')

_CONTAINERS = {T + name for name in ("body", "div", "front", "back", "text")}
_MADE = {T + name for name in (
    "u", "seg", "head", "dateline", "closer", "p", "incident", "kinesic", "vocal", "gap", "milestone",
)}  # fmt: skip
"""elements that to-tei writes, notes apart"""
_TIMES = ("start", "end", "synch")


class Change(StrEnum):
    """What became of a unit."""

    NEW = "new"
    EDITED = "changed"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit that is not what and where it was."""

    change: Change
    key: str
    number: str | None
    speaker: str | None
    before: str
    """the words as they were; empty for a new unit"""
    after: str
    """the words as they are; empty for one that is gone"""


@dataclass(slots=True)
class Update:
    """The old file brought up to date."""

    data: bytes
    differences: list[Difference] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def splice_update(old: Record, new: Record, source: str, *, restate: bool) -> Update:
    """Bring a TEI file up to date with a new conversion of its source.

    Args:
        old: the file.
        new: the new conversion.
        source: name of the transcript, for the history.
        restate: True: the lineage is that of the new conversion everywhere but where a person has set it, because new
            facts about languages were given; False: only where what is printed has changed.

    Returns:
        The bytes, those of the old file if nothing has changed; what has changed, in the order of the new text, what
        is gone at the end; and findings on annotation that could not be kept.
    """
    return _Updater(old, new, source, restate=restate).run()


def read_profile_name(record: Record) -> str | None:
    """The name of the profile by which a file was made, if its header says so."""
    for description in record.header.iterfind(f".//{T}application/{T}desc"):
        found = _PROFILE.search(description.text or "")
        if found:
            return found[1]
    return None


def read_speaker_languages(record: Record) -> dict[str, str]:
    """Name -> tag, of the speakers whose language a person stated (``langKnowledge``)."""
    languages = {}
    for person in record.header.iter(T + "person"):
        known = person.find(f"{T}langKnowledge/{T}langKnown")
        if known is not None and _first_name(person):
            languages[_first_name(person)] = known.get("tag") or ""
    return {name: tag for name, tag in languages.items() if tag}


class _Updater:
    """One update."""

    def __init__(self, old: Record, new: Record, source: str, *, restate: bool) -> None:
        self.old, self.new, self.source, self.restate = old, new, source, restate
        self.old_units = list(extract_units(old).value)
        self.new_units = list(extract_units(new).value)
        pairs = align([_text(unit) for unit in self.old_units], [_text(unit) for unit in self.new_units])
        self.unit_of_old = {unit.key: unit for unit in self.old_units}
        self.unit_of_new = {unit.key: unit for unit in self.new_units}
        self.old_of = {self.new_units[new].key: self.old_units[old].key for new, old in pairs.items()}
        self.turns = self._pair_turns()
        self.header = CorrectedHeader(old, None)
        self.chains = self._known_chains()
        self.moved: set[str] = set()
        self.findings: list[Finding] = []
        kept = set(self.old_of.values()) | set(self.turns.values())
        self.ids = {key for key in old.by_id if key not in self.unit_of_old or key in kept}
        self.names: dict[str, str] = {}
        self.persons: dict[str, str] = {}
        self.corrected = corrected_ids(old.header)
        self.new_hops = HeaderHops.read(new.header)
        self.has_times = new.root.find(f".//{T}timeline") is not None

    def run(self) -> Update:
        edits = self._blocks()
        edits += self._times()
        if not edits:
            return Update(self.old.data)
        differences = self._differences()
        edits += self._extent()
        counts = Counter(difference.change for difference in differences)
        said = ", ".join(f"{counts[change]} {change}" for change in Change if counts[change]) or "renumbered"
        self.header.edits.add_revision(f"Updated from {self.source}: {said}.")
        data = apply_edits(self.old.data, [*edits, *self.header.finish()])
        gone = {d.key for d in differences if d.change is Change.GONE} | self._gone_turns()
        record = Record.read(data, self.old.name)
        gone = {key for key in gone if key not in record.by_id}
        return Update(apply_edits(data, forget(record, gone)), differences, self.findings)

    # ------------------------------------------------------------------ pairs

    def _pair_turns(self) -> dict[str, str]:
        """xml:id of each new turn -> that of the old one with which it shares most segments."""
        votes: dict[str, Counter[str]] = {}
        for key, old in self.old_of.items():
            new_turn, old_turn = self.unit_of_new[key].turn_key, self.unit_of_old[old].turn_key
            if new_turn and old_turn:
                votes.setdefault(new_turn, Counter())[old_turn] += 1
        ranked = sorted(
            ((number, new, old) for new, counts in votes.items() for old, number in counts.items()),
            key=lambda vote: -vote[0],
        )
        pairs: dict[str, str] = {}
        taken: set[str] = set()
        for _, new, old in ranked:
            if new not in pairs and old not in taken:
                pairs[new] = old
                taken.add(old)
        return pairs

    def _known_chains(self) -> dict[object, list[tuple[str, str | None]]]:
        """What the words of the old file point at, by who speaks and what is known of the way."""
        known: dict[object, list[tuple[str, str | None]]] = {}
        for unit in self.old_units:
            if unit.corrected:
                continue
            element = self.old.elements[self.old.by_id[unit.key]]
            turn = self._element(self.old, unit.turn_key)
            source = turn.get("source") if turn is not None and turn.get("change") == element.get("change") else None
            pair = (element.get("change") or "", source)
            for key in ((unit.person, _way(unit.lineage)), (unit.person, unit.relation, unit.certainty)):
                known.setdefault(key, [])
                if pair not in known[key]:
                    known[key].append(pair)
        return known

    def _element(self, record: Record, key: str | None) -> etree._Element | None:
        return record.elements[record.by_id[key]] if key in record.by_id and key else None

    # ------------------------------------------------------------------ what is reported

    def _differences(self) -> list[Difference]:
        rows = []
        for unit in self.new_units:
            old = self.old_of.get(unit.key)
            if old is None:
                key = self.names.get(unit.key, unit.key)
                rows.append(Difference(Change.NEW, key, unit.number, unit.speaker, "", plain_words(unit.source)))
                continue
            before = self.unit_of_old[old]
            edited = _words(before) != _words(unit)
            if edited or old in self.moved:
                change = Change.EDITED if edited else Change.MOVED
                words = plain_words(before.source), plain_words(unit.source)
                rows.append(Difference(change, old, unit.number, unit.speaker, *words))
        kept = set(self.old_of.values())
        rows += [
            Difference(Change.GONE, unit.key, unit.number, unit.speaker, plain_words(unit.source), "")
            for unit in self.old_units
            if unit.key not in kept and self._is_made(self.old.elements[self.old.by_id[unit.key]])
        ]
        return rows

    def _gone_turns(self) -> set[str]:
        kept = set(self.turns.values())
        return {unit.turn_key for unit in self.old_units if unit.turn_key and unit.turn_key not in kept}

    # ------------------------------------------------------------------ blocks

    def _blocks(self) -> list[Edit]:
        old_body, new_body = (record.root.find(f"{T}text/{T}body") for record in (self.old, self.new))
        if old_body is None or new_body is None:
            return []
        news, olds = _blocks_of(new_body), _blocks_of(old_body)
        return self._merge(news, olds, old_body)

    def _merge(self, news: list[etree._Element], olds: list[etree._Element], parent: etree._Element) -> list[Edit]:
        """The edits that make the blocks of one level of the old file those of the new conversion."""
        places = {old: place for place, old in enumerate(olds)}
        unnamed = _by_look(old for old in olds if old.get(XML_ID) is None and not self._units_in(self.old, old))
        matched = [(new, self._match(new, unnamed)) for new in news]
        run = longest_run([places[old] for _, old in matched if old is not None and old in places])
        edits: list[Edit] = []
        anchor: etree._Element | None = None
        for new, old in matched:
            if old is not None and places.get(old) in run:
                edits += self._inside(new, old)
                anchor = old
            else:
                data = self._inserted(new) if old is None else self._carried(new, old)
                edits.append(self._insertion(anchor, olds, parent, data))
        pairs = {old for _, old in matched if old is not None}
        edits += [
            remove_element(self.old, old)
            for place, old in enumerate(olds)
            if place not in run and (old in pairs or self._is_made(old))
        ]
        return edits

    def _match(self, new: etree._Element, unnamed: dict[object, list[etree._Element]]) -> etree._Element | None:
        """The old block that a new one is."""
        if new.tag == T + "u":
            return self._element(self.old, self.turns.get(new.get(XML_ID) or ""))
        units = self._units_in(self.new, new)
        if not units:
            alike = unnamed.get(_look(new))
            return alike.pop(0) if alike else None
        old = next((self.old_of[unit] for unit in units if unit in self.old_of), None)
        element = self._element(self.old, old)
        while element is not None and (outer := element.getparent()) is not None:
            if outer.tag in _CONTAINERS or outer.tag == T + "u":
                return element
            element = outer
        return None

    def _units_in(self, record: Record, block: etree._Element) -> list[str]:
        known = self.unit_of_new if record is self.new else self.unit_of_old
        return [key for element in block.iter("*") if (key := element.get(XML_ID)) in known and key is not None]

    def _is_made(self, block: etree._Element) -> bool:
        """True for what to-tei writes; the rest was added by people and stays."""
        return block.tag in _MADE or (block.tag == T + "note" and block.get("type") in ("speaker", "role"))

    def _insertion(
        self, anchor: etree._Element | None, olds: list[etree._Element], parent: etree._Element, data: bytes
    ) -> Edit:
        neighbour = anchor if anchor is not None else next(iter(olds), None)
        if neighbour is None:
            place = self.old.span(parent).content_start
            return Edit(place, place, data)
        span = self.old.span(neighbour)
        indent = indent_before(self.old.data, span).encode()
        place = span.end if anchor is not None else span.start - len(indent)
        return Edit(place, place, indent + data)

    def _inside(self, new: etree._Element, old: etree._Element) -> list[Edit]:
        """The edits inside an old block that is a new one."""
        if new.tag == T + "u":
            edits = self._attributes(new, old, None, None)
            return edits + self._merge(list(new.iterchildren("*")), list(old.iterchildren("*")), old)
        edits = []
        for key in self._units_in(self.new, new):
            before = self.unit_of_old.get(self.old_of.get(key, ""))
            if before is not None:
                element = self.old.elements[self.old.by_id[before.key]]
                unit = self.unit_of_new[key]
                edits += self._attributes(self.new.elements[self.new.by_id[key]], element, unit, before)
                if _words(unit) != _words(before):
                    self._report_markup(before, element)
                    content = self.new.content(self.new.span(self.new.elements[self.new.by_id[key]]))
                    span = self.old.span(element)
                    edits.append(Edit(span.content_start, span.content_end, content.encode()))
        return edits

    def _report_markup(self, unit: Unit, element: etree._Element) -> None:
        by_hand = [etree.QName(inner).localname for inner in element.iterdescendants("*") if inner.tag not in _MADE]
        by_hand = [name for name in by_hand if name not in ("desc", "date", "placeName")]
        if by_hand:
            names = ", ".join(dict.fromkeys(f"<{name}>" for name in by_hand))
            message = (
                f"{unit.number or unit.key}: the words have changed, and {names} in them had to go; mark them anew"
            )
            self.findings.append(Finding("XL207", message, self.old.name, unit.line))

    def _carried(self, new: etree._Element, old: etree._Element) -> bytes:
        """The bytes of an old block for another place."""
        self.moved.update(self._units_in(self.old, old))
        span = self.old.span(old)
        return _apply_inside(self.old, span.start, span.end, self._inside(new, old))

    def _inserted(self, new: etree._Element) -> bytes:
        """The bytes of a new block, with ids and pointers of the old file."""
        span = self.new.span(new)
        edits: list[Edit] = []
        if new.tag == T + "u":
            for child in new.iterchildren("*"):
                old = self._match(child, {})
                data = self._inserted(child) if old is None else self._carried(child, old)
                inner = self.new.span(child)
                edits.append(Edit(inner.start, inner.end, data))
            edits.append(edit_attributes(self.new, new, {**self._new_name(new), **self._new_lineage(new, None)}))
        else:
            for key in self._units_in(self.new, new):
                element = self.new.elements[self.new.by_id[key]]
                values = {**self._new_name(element), **self._new_lineage(element, self.unit_of_new[key])}
                edits.append(edit_attributes(self.new, element, values))
        return _apply_inside(self.new, span.start, span.end, edits)

    def _new_name(self, element: etree._Element) -> dict[str, str | None]:
        key = element.get(XML_ID) or ""
        name, number = key, 2
        while name in self.ids:
            name, number = f"{key}-{number}", number + 1
        self.ids.add(name)
        self.names[key] = name
        return {"xml:id": name}

    # ------------------------------------------------------------------ attributes

    def _attributes(
        self, new: etree._Element, old: etree._Element, unit: Unit | None, before: Unit | None
    ) -> list[Edit]:
        """The edits of the start tag of a turn or unit that is in both."""
        values: dict[str, str | None] = {}
        if new.get("n") and old.get("n"):
            values["n"] = new.get("n")
        if self.has_times:
            values |= {name: new.get(name) for name in _TIMES}
        stated = (read_relation(new.get("ana")), new.get("cert")) != (read_relation(old.get("ana")), old.get("cert"))
        if old.get(XML_ID) in self.corrected:
            if before is not None and unit is not None and stated and unit.certainty is Certainty.HIGH:
                message = (
                    f"{unit.number or before.key}: the source now prints {unit.relation or 'nothing'} on these words; "
                    "a person has set their lineage, and it was kept; look at it"
                )
                self.findings.append(Finding("XL208", message, self.old.name, before.line))
        elif stated or self.restate:
            values |= self._new_lineage(new, unit)
            values["ana"] = beside_others(old, values["ana"] or "")
        changed = {name: value for name, value in values.items() if old.get(name) != value}
        return [edit_attributes(self.old, old, changed)] if changed else []

    def _new_lineage(self, element: etree._Element, unit: Unit | None) -> dict[str, str | None]:
        """The attributes of lineage of an element of the new conversion, in terms of the header of the old file."""
        person = self._person(next(iter(pointers(element.get("who"))), None) if unit is None else unit.person)
        lineage = self.new_hops.lineage(element.get("change"))
        relation = read_relation(element.get("ana"))
        values: dict[str, str | None] = {}
        if unit is None:
            values["who"] = f"#{person}" if person else None
        if lineage.spoken is None and not lineage.hops:
            if unit is None:
                values["source"] = None
            return {**values, "ana": element.get("ana"), "change": None, "cert": element.get("cert")}
        known = self.chains.get((person, _way(lineage)))
        if not known and not self.restate:
            alike = self.chains.get((person, relation, read_certainty(element.get("cert"))), [])
            known = alike if len(alike) == 1 else None
        if known:
            change, source = known[0]
            lineage = self.header.ledger.header.lineage(change)
        else:
            key = person or UNIDENTIFIED.key
            change_or_none, source = self.header.ledger.chain(key, self._name(person), lineage, self.old.language, [])
            change = change_or_none or ""
        if unit is None:
            values["source"] = source
        ana = account_pointers(relation, lineage)
        return {**values, "ana": ana, "change": change or None, "cert": element.get("cert")}

    def _person(self, key: str | None) -> str | None:
        """The id in the old file of a person of the new conversion, who is added there if nobody is called so."""
        if key is None or key in self.persons:
            return self.persons.get(key or "", key)
        element = self.new.elements[self.new.by_id[key]]
        name = _first_name(element)
        for known in self.old.header.iter(T + "person"):
            if known.get(XML_ID) == key or (name and _first_name(known) == name):
                self.persons[key] = known.get(XML_ID) or key
                return self.persons[key]
        free = self.header.edits.ids.free(key)
        copy = deepcopy(element)
        copy.set(XML_ID, free)
        copy.tail = None
        persons = self.old.header.find(f".//{T}listPerson")
        if persons is not None:
            self.header.edits.insert(persons, lambda parent: parent.append(copy))
        else:
            self.header.edits.add("profileDesc", "particDesc", lambda parent: add(parent, "listPerson").append(copy))
        self.persons[key] = free
        return free

    def _name(self, person: str | None) -> str:
        for record in (self.old, self.new):
            element = self._element(record, person)
            if element is not None:
                return _first_name(element) or UNIDENTIFIED.name
        return UNIDENTIFIED.name

    # ------------------------------------------------------------------ header and times

    def _times(self) -> list[Edit]:
        """The points of time of the recording are those of the new conversion."""
        new, old = (record.root.find(f"{T}text/{T}timeline") for record in (self.new, self.old))
        if new is None:
            return []
        span = self.new.span(new)
        data = self.new.data[span.start : span.end]
        if old is not None:
            place = self.old.span(old)
            same = self.old.data[place.start : place.end] == data
            return [] if same else [Edit(place.start, place.end, data)]
        text = self.old.text
        assert text is not None
        place_of_body = self.old.span(text).content_start
        return [Edit(place_of_body, place_of_body, data)]

    def _extent(self) -> list[Edit]:
        """How many turns and segments there are now."""
        edits: list[Edit] = []
        counts = {measure.get("unit"): measure for measure in self.new.header.iter(T + "measure")}
        for measure in self.old.header.iter(T + "measure"):
            now = counts.get(measure.get("unit"))
            if now is not None and now.get("quantity") != measure.get("quantity"):
                edits.append(edit_attributes(self.old, measure, {"quantity": now.get("quantity")}))
                span = self.old.span(measure)
                edits.append(Edit(span.content_start, span.content_end, escape_content(now.text or "").encode()))
        return edits


def _text(unit: Unit) -> Text:
    return Text((unit.kind, unit.speaker), _words(unit), unit.key)


def _words(unit: Unit) -> str:
    return comparison_key(plain_words(unit.source))


def _way(lineage: Lineage) -> object:
    return lineage.spoken, tuple((hop.source, hop.target, hop.mode, hop.certainty) for hop in lineage.hops)


def _blocks_of(element: etree._Element) -> list[etree._Element]:
    """The blocks of a text in order, whatever divisions people have put around them."""
    blocks: list[etree._Element] = []
    for child in element.iterchildren("*"):
        if child.tag in _CONTAINERS:
            blocks += _blocks_of(child)
        else:
            blocks.append(child)
    return blocks


def _look(block: etree._Element) -> object:
    """What tells blocks without ids apart, such as gaps and separators."""
    return block.tag, normalize_space("".join(block.itertext())), block.get("unit"), block.get("rend")


def _by_look(blocks: Iterable[etree._Element]) -> dict[object, list[etree._Element]]:
    alike: dict[object, list[etree._Element]] = {}
    for block in blocks:
        alike.setdefault(_look(block), []).append(block)
    return alike


def _apply_inside(record: Record, start: int, end: int, edits: Sequence[Edit]) -> bytes:
    """The bytes of a part of a file with the edits in it made."""
    shifted = [Edit(edit.start - start, edit.end - start, edit.replacement) for edit in edits]
    return apply_edits(record.data[start:end], shifted)


def _first_name(person: etree._Element) -> str:
    name = person.find(T + "persName")
    return normalize_space("".join(name.itertext())) if name is not None else ""
