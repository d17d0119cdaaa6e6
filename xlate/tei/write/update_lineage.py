"""The lineage of a file that is brought up to date: what its words point at after a new conversion.

A person may have set it, and then it stays. Otherwise words that came as others of the file did point at the hops that
these point at, and a way that is new to the file is declared in its header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import partial

from lxml import etree

from xlate.findings import Finding
from xlate.languages import UNDETERMINED
from xlate.model.lineage import Certainty, Lineage
from xlate.model.unit import Unit
from xlate.tei.header.correction import CorrectedHeader
from xlate.tei.header.declarations import add_categories
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.header.ledger import UNIDENTIFIED, ChainPointers
from xlate.tei.names import XML_ID, XML_LANG, T, is_marker, point_at, pointers, text_of
from xlate.tei.read.conversion import first_name
from xlate.tei.read.history import corrected_ids
from xlate.tei.read.lineage import (
    HeaderHops,
    beside_others,
    not_of_turn,
    own_pointers_of_0_1,
    read_basis,
    read_certainty,
    read_relation,
    statement_pointers,
    way_of,
)
from xlate.tei.read.statements import beside, is_of_others, own
from xlate.tei.record import Record
from xlate.tei.splice import Edit, edit_attributes
from xlate.tei.write.update_pairs import UnitPairs
from xlate.tei.xml_builder import add
from xlate.text import counted

__all__ = ["LineageUpdate", "gone_findings", "unstated"]


class LineageUpdate:
    """The attributes of lineage of one update, and the header that they lean on."""

    def __init__(self, old: Record, new: Record, pairs: UnitPairs, *, restate: bool) -> None:
        """Begin.

        Args:
            old: the file.
            new: its new conversion.
            pairs: which unit is which.
            restate: what the new conversion says holds everywhere but where a person has said otherwise.
        """
        self.old, self.new, self.restate = old, new, restate
        self.header = CorrectedHeader(old, None)
        self.findings: list[Finding] = []
        self._aliases = pairs.aliases
        self._corrected = corrected_ids(old.header)
        self._new_hops = HeaderHops.read(new.header)
        categories = {one.get(XML_ID) or "" for one in old.header.iter(T + "category")}
        self._of_version_0_1 = "lin.unknown" in categories and not any(one.startswith("bas.") for one in categories)
        self._persons: dict[str, str] = {}
        self._first_persons: list[etree._Element] = []
        """new persons of a file that has no list of persons yet"""
        self._known: dict[object, dict[ChainPointers, None]] = {}
        """what the words of the old file point at, by who speaks and what is known of the way"""
        for unit in pairs.old_units.values():
            if not unit.corrected:
                self._note(unit)

    def _note(self, unit: Unit) -> None:
        change = own(self.old.element(unit.key).get("change"), "change")
        turn = self.old.element(unit.turn_key) if unit.turn_key in self.old.by_id and unit.turn_key else None
        alike = turn is not None and own(turn.get("change"), "change") == change
        source = own(turn.get("source"), "source") if turn is not None and alike else None
        for way in ((unit.person, way_of(unit.lineage)), (unit.person, unit.relation, unit.certainty)):
            self._known.setdefault(way, {})[ChainPointers(change, source)] = None

    def restated(
        self, new: etree._Element, old: etree._Element, unit: Unit | None, before: Unit | None
    ) -> dict[str, str | None]:
        """The attributes of a turn or unit that is in both, as far as something else is said about it now.

        Args:
            new: the element in the new conversion.
            old: that in the file.
            unit: the unit that new is; None: a turn.
            before: the unit that old is.
        """
        relations = read_relation(new.get("ana")), read_relation(old.get("ana"))
        stated = relations[0] != relations[1] or new.get("cert") != old.get("cert") or _printed(new) != _printed(old)
        if old.get(XML_ID) in self._corrected:
            gone = _printed(old) and not _printed(new)
            if before is not None and unit is not None and stated and (gone or unit.certainty is Certainty.HIGH):
                message = (
                    f"{unit.number or before.key}: the source now prints {unit.relation or 'nothing'} on these words; "
                    "a person has set their lineage, which was kept; please review it"
                )
                self.findings.append(Finding("XL208", message, self.old.name, before.line))
            return self._printed_now(new, old)
        speaker = before.person if before is not None else next(iter(pointers(old.get("who"))), None)
        if not stated and not self.restate and self._name(speaker) not in self._aliases:
            return {}
        values = self.attributes(new, unit)
        values |= {name: beside(old.get(name), name, values[name]) for name in ("change", "source") if name in values}
        if is_of_others(old):
            del values["cert"]
        if unit is not None and "lin.original" in {*pointers(old.get("ana")), *pointers(new.get("ana"))}:
            values["xml:lang"] = new.get(XML_LANG)  # words in the language spoken: which one, the marker says
            self.header.ledger.language(new.get(XML_LANG) or self.old.language)
        return {**values, "ana": beside_others(old, values["ana"])}

    def _printed_now(self, new: etree._Element, old: etree._Element) -> dict[str, str | None]:
        """What a turn or unit whose lineage a person has set needs all the same, because it is printed on it now."""
        relation = read_relation(new.get("ana"))
        marked = any(map(is_marker, new.iter(T + "note", T + "seg")))
        if relation is None or not (marked or new.tag == T + "u"):
            return {}
        values: dict[str, str | None] = {"cert": "high"} if marked and new.tag != T + "u" else {}
        if relation != read_relation(old.get("ana")):
            lineage = self.header.ledger.header.lineage(old.get("change"))
            values["ana"] = beside_others(old, statement_pointers(relation, lineage))
        return values

    def attributes(self, element: etree._Element, unit: Unit | None) -> dict[str, str | None]:
        """The attributes of an element of the new conversion, in terms of the header of the old file."""
        person = self._person(next(iter(pointers(element.get("who"))), None) if unit is None else unit.person)
        lineage = self._new_hops.lineage(element.get("change"))
        relation, ana, chain = read_relation(element.get("ana")), element.get("ana"), ChainPointers(None, None)
        if lineage.spoken is not None or lineage.hops:
            known = list(self._known.get((person, way_of(lineage)), ()))
            if not known and not self.restate and _is_vague(lineage):
                alike = list(self._known.get((person, relation, read_certainty(element.get("cert"))), ()))
                known = alike if len(alike) == 1 else []
            if known:
                chain = next((one for one in known if one.source), known[0])  # a turn's, which says its version
                lineage = self.header.ledger.header.lineage(chain.change)
            else:
                key, name = person or UNIDENTIFIED.key, self._name(person)
                chain = self.header.ledger.chain(key, name, lineage, self.old.language)
            ana = statement_pointers(relation, lineage, read_basis(ana))
        if self._of_version_0_1:
            ana = own_pointers_of_0_1(ana)
        values = {"ana": ana, "change": chain.change, "cert": element.get("cert")}
        return values if unit else {"who": point_at(person) if person else None, "source": chain.source, **values}

    def _person(self, key: str | None) -> str | None:
        """The id in the old file of a person of the new conversion, who is added there if nobody is called so."""
        if key is None or key in self._persons:
            return self._persons.get(key or "", key)
        element = self.new.element(key)
        name = first_name(element)
        for known in self.old.header.iter(T + "person"):
            if known.get(XML_ID) == key or (name and first_name(known) == name):
                self._persons[key] = known.get(XML_ID) or key
                self._complete(known, element)
                return self._persons[key]
        copy = _without_tail(element)
        if copy.find(T + "langKnowledge") is not None:
            self.header.ledger.declare_user()
        self._persons[key] = self.header.edits.ids.free(key)
        copy.set(XML_ID, self._persons[key])
        persons = self.old.header.find(f".//{T}listPerson")
        if persons is not None:
            self.header.edits.insert(persons, lambda parent: parent.append(copy))
        else:
            self._first_persons.append(copy)
        return self._persons[key]

    def _complete(self, known: etree._Element, person: etree._Element) -> None:
        """Give a person of the old file the further spellings, and the language, that the new conversion knows."""
        names = list(known.iterchildren(T + "persName", T + "name"))
        there = {text_of(name) for name in names}
        for name in person.iterfind(T + "persName[@type='alias']"):
            if (words := text_of(name)) not in there and names:
                build = partial(add, name="persName", attributes={"type": "alias"}, text=words)
                self.header.edits.insert(known, build, names[-1])
        stated = person.find(T + "langKnowledge")
        if stated is not None and known.find(T + "langKnowledge") is None:
            self.header.ledger.declare_user()
            self.header.edits.insert(known, lambda parent: parent.append(_without_tail(stated)))

    def finish(self) -> list[Edit]:
        """The edits of the header."""
        if self._first_persons:
            self.header.edits.add("profileDesc", "particDesc", self._add_first_persons)
        return self.header.finish()

    def _add_first_persons(self, description: etree._Element) -> None:
        add(description, "listPerson").extend(self._first_persons)

    def _name(self, person: str | None) -> str:
        found = [record.element(person) for record in (self.old, self.new) if person and person in record.by_id]
        return (first_name(found[0]) if found else "") or UNIDENTIFIED.name


def _is_vague(lineage: Lineage) -> bool:
    """True for a way of which a language is not known: the file may have been told it when it was made."""
    return lineage.spoken in {None, UNDETERMINED} or any(hop.target == UNDETERMINED for hop in lineage.hops)


def _printed(element: etree._Element) -> list[str]:
    """The markers that are printed on a turn or unit, from its label to its last words."""
    turn = next(element.iterancestors(T + "u"), element)
    label = turn.getprevious()
    found: list[etree._Element] = []
    if label is not None and label.get("type") == "speaker":
        found += filter(is_marker, label.iter(T + "note", T + "seg"))
    for child in turn.iterchildren("*"):
        found += filter(is_marker, child.iter(T + "note", T + "seg"))
        if child is element or element in child.iterdescendants():
            break
        if element is turn and child.tag == T + "seg":
            break
    return [text_of(marker) for marker in found]


def _without_tail(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def unstated(record: Record, names: Iterable[str]) -> list[Edit]:
    """The edits by which new segments, of whose way nothing is known, do not take on the hops of their turn."""
    edits: list[Edit] = []
    for name in names:
        element = record.element(name) if name in record.by_id else None
        if element is None or element.tag != T + "seg" or element.get("change") is not None:
            continue
        turn = next(element.iterancestors(T + "u"), None)
        ana = element.get("ana") or ""
        if turn is not None and turn.get("change") and "#lin." not in ana:
            edits.append(edit_attributes(record, element, {"ana": not_of_turn(ana)}))
    if edits:
        header = HeaderEdits(record)
        add_categories(header, {"lin.unknown"})
        edits += header.finish()
    return edits


def gone_findings(lost: Sequence[Unit], file: str) -> Iterator[Finding]:
    """What is said of words that are gone with what people have said of them."""
    if lost:
        which = ", ".join(unit.number or unit.key for unit in lost[:5]) + (" …" if len(lost) > 5 else "")
        message = (
            f"{counted(len(lost), 'unit')} whose lineage a person has set, or on which people have commented "
            f"({which}), are not in the new text, as where a label names somebody else now; what was said of them went "
            "with them: if a speaker's name was mended, call the speaker so in the file (xlate edit rename) "
            "before --update; else state the lineage again where the words are"
        )
        yield Finding("XL215", message, file, lost[0].line)
