"""Comments and reviews of people, put beside the words of a translated file: `xlate.tei.read.comments` says where.

What stands there is edited and not written anew. A comment is known again by its unit, time and author; what the
translators' files do not have stays, for a comment is closed and not taken away. A review goes with its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping
from datetime import datetime
from itertools import count

from lxml import etree

from xlate.model.marks import Note, Remarks
from xlate.model.unit import NOT_XML
from xlate.tei.names import T, point_at, pointers, prefix_of
from xlate.tei.read.comments import COMMENTS, find_comments, listed_notes, note_of, review_of
from xlate.tei.read.lineage import HeaderHops
from xlate.tei.record import Record
from xlate.tei.splice import (
    Edit,
    apply_edits,
    edit_attributes,
    escape_attribute,
    escape_content,
    insert_children,
    remove_element,
    replace_content,
)
from xlate.tei.write.rejected import insert_stand_off
from xlate.text import normalize_space

__all__ = ["edit_comments", "splice_without_comments"]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?")
_Known = tuple[str, str, str, int]
"""by what a comment is known again: unit, time and author, and which of several in the same second"""
_Said = tuple[str, str, str]
"""a review: state, name of the person, day"""


def edit_comments(
    record: Record, remarks: Mapping[str, Remarks], changed: Collection[str], agent: Callable[[str], str]
) -> list[Edit]:
    """The edits after which comments and reviews stand beside the words.

    Args:
        record: the file.
        remarks: key of a unit -> what translators' files note on it.
        changed: keys of the units that get other words, whose reviews are void.
        agent: name of a person -> id of the agent who it is.
    """
    return _Beside(record, agent).edits(remarks, changed)


class _Beside:
    """The list of one file."""

    def __init__(self, record: Record, agent: Callable[[str], str]) -> None:
        self.record, self.agent = record, agent
        self.hops = HeaderHops.read(record.header)
        self.prefix = prefix_of(record.root)
        self.gone: list[etree._Element] = []

    def edits(self, remarks: Mapping[str, Remarks], changed: Collection[str]) -> list[Edit]:
        """The edits."""
        edits, new = self._comments(remarks)
        more, reviews = self._reviews(remarks, changed)
        new += reviews
        listed = find_comments(self.record.root)
        if listed is None:
            xml = f'<{self.prefix}listAnnotation type="{COMMENTS}">{"".join(new)}\n</{self.prefix}listAnnotation>'
            return [insert_stand_off(self.record, xml)] if new else []
        if not new and self.gone and len(self.gone) == len(listed):
            return [remove_element(self.record, _whole(listed))]
        edits += [*more, *(remove_element(self.record, element) for element in self.gone)]
        return [*edits, insert_children(self.record, listed, [one.strip() for one in new])] if new else edits

    def _comments(self, remarks: Mapping[str, Remarks]) -> tuple[list[Edit], list[str]]:
        """The edits of comments that stand there, and those that are new."""
        standing: dict[_Known, tuple[etree._Element, Note]] = {}
        for element in listed_notes(self.record.root, "comment"):
            note = note_of(element, self.hops)
            for key in pointers(element.get("target")):
                standing[_free(key, note, standing)] = element, note
        edits: list[Edit] = []
        edited: set[etree._Element] = set()
        new: list[str] = []
        for key, said in self._in_order(remarks):
            met: set[_Known] = set()
            for note in said.notes:
                known = _free(key, note, met)
                met.add(known)
                if known not in standing:
                    state = "closed" if note.closed else "open"
                    new.append(self._note("comment", state, [key], note.by, note.when, note.text))
                    continue
                element, before = standing.pop(known)
                if element in edited:  # a person has made one comment of those on several units
                    continue
                if before.closed != note.closed:
                    values = {"subtype": "closed" if note.closed else "open"}
                    edits.append(edit_attributes(self.record, element, values))
                    edited.add(element)
                if before.text != _legal(note.text):
                    edited.add(element)
                    content = self._date(note.when) + escape_content(_legal(note.text))
                    edits.append(replace_content(self.record, element, content))
        return edits, new

    def _reviews(self, remarks: Mapping[str, Remarks], changed: Collection[str]) -> tuple[list[Edit], list[str]]:
        """The edits of reviews that stand there, and those that are new; those that are void are gone."""
        elements: dict[_Said, etree._Element] = {}
        standing: dict[str, _Said] = {}
        for element in listed_notes(self.record.root, "review"):
            review = review_of(element, self.hops)
            said = review.state, review.by, review.when[:10]
            elements[said] = element
            standing.update(dict.fromkeys(pointers(element.get("target")), said))
        wanted = {key: said for key, said in standing.items() if key not in changed}
        for key, one in remarks.items():
            if one.review is not None:
                wanted[key] = one.review.state, _named(one.review.by), one.review.when[:10]
            elif one.decides:
                wanted.pop(key, None)
        if wanted == standing:
            return [], []
        units: dict[_Said, list[str]] = {said: [] for said in elements}
        for key in sorted(wanted, key=lambda key: self.record.by_id.get(key, 0)):
            units.setdefault(wanted[key], []).append(key)
        self.gone += [element for said, element in elements.items() if not units[said]]
        edits = [
            edit_attributes(self.record, element, {"target": point_at(*units[said])})
            for said, element in elements.items()
            if units[said] and units[said] != pointers(element.get("target"))
        ]
        new = [
            self._note("review", said[0], keys, said[1], said[2], "")
            for said, keys in units.items()
            if said not in elements
        ]
        return edits, new

    def _in_order(self, remarks: Mapping[str, Remarks]) -> list[tuple[str, Remarks]]:
        return sorted(remarks.items(), key=lambda item: self.record.by_id.get(item[0], 0))

    def _note(self, kind: str, state: str, keys: list[str], by: str, when: str, words: str) -> str:
        name = _named(by)
        values = {"type": kind, "subtype": state, "target": point_at(*keys)}
        values |= {"resp": point_at(self.agent(name))} if name else {}
        said = "".join(f' {attribute}="{escape_attribute(value)}"' for attribute, value in values.items())
        content = self._date(when) + escape_content(_legal(words))
        return f"\n<{self.prefix}note{said}>{content}</{self.prefix}note>"

    def _date(self, when: str) -> str:
        name = f"{self.prefix}date"
        if _is_moment(when):
            return f'<{name} when="{when}"/>'
        return f"<{name}>{escape_content(_legal(when))}</{name}>"


def splice_without_comments(record: Record, gone: Collection[str]) -> tuple[bytes, set[str]]:
    """Take comments and reviews of words away that are not in a file any more.

    Args:
        record: the file, without those words.
        gone: their ids.

    Returns:
        The bytes of the file, and the ids of which there were comments or reviews.
    """
    listed = find_comments(record.root)
    notes = [] if listed is None else list(listed.iterchildren(T + "note"))
    left = {note: [key for key in pointers(note.get("target")) if key not in gone] for note in notes}
    keys = {key for note in notes for key in pointers(note.get("target"))}.intersection(gone)
    if listed is None or not keys:
        return record.data, set()
    if not any(left.values()) and len(notes) == len(listed):
        return apply_edits(record.data, [remove_element(record, _whole(listed))]), keys
    edits = [
        edit_attributes(record, note, {"target": point_at(*left[note])}) if left[note] else remove_element(record, note)
        for note in notes
        if left[note] != pointers(note.get("target"))
    ]
    return apply_edits(record.data, edits), keys


def _whole(listed: etree._Element) -> etree._Element:
    """The list, or the ``standOff`` that has nothing else in it."""
    parent = listed.getparent()
    return parent if parent is not None and len(parent) == 1 and not parent.attrib else listed


def _free(key: str, note: Note, taken: Container[_Known]) -> _Known:
    """By what a comment on a unit is known again, where some are known already."""
    return next(known for number in count() if (known := (key, note.when, _named(note.by), number)) not in taken)


def _named(by: str) -> str:
    """The name of a person; empty if nobody is named."""
    return "" if by.strip() == "?" else _legal(by)


def _legal(text: str) -> str:
    """Words in one line, without what XML cannot hold."""
    return normalize_space(NOT_XML.sub("", text))


def _is_moment(when: str) -> bool:
    if _MOMENT.fullmatch(when) is None:
        return False
    try:
        datetime.fromisoformat(when)
    except ValueError:
        return False
    return True
