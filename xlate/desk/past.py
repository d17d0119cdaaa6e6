"""Who has said or changed what about some segments, and when: the history of a file, as far as it is about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import Unit
from xlate.pages.telling import told
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SetStage,
    SplitText,
    read,
)
from xlate.tei.names import T, pointers, text_of
from xlate.tei.read.alternatives import find_alternatives
from xlate.tei.read.history import read_corrections
from xlate.tei.record import Record
from xlate.tei.write.edit_history import read_edits

__all__ = ["Event", "history_of"]


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the history."""

    when: str
    by: str
    """name of the person; empty: the entry names none"""
    text: str
    """what was said, and why"""


def history_of(record: Record, units: Mapping[str, Unit], keys: Collection[str]) -> list[Event]:
    """What people have done to some segments, newest first.

    Args:
        record: the file.
        units: those of it, by their ids.
        keys: the ids of the segments.
    """
    asked = {*keys, *(unit.turn_key for key in keys if (unit := units.get(key)) and unit.turn_key)}
    spoken = [unit for key in keys if (unit := units.get(key)) and unit.speaker]
    names = {*(str(unit.speaker) for unit in spoken), *(f"#{unit.person}" for unit in spoken)}
    lineage = {
        entry.element for entry in read_corrections(record.header) if asked & {key for key, _ in entry.former_values()}
    }
    edits = {entry.element: entry for entry in read_edits(record) if _is_about(entry.operation, asked, names)}
    opinions = _has_opinions(record, asked)
    found = []
    for change in record.header.iterfind(f"{T}revisionDesc//{T}change"):
        if change in lineage:
            found.append(Event(change.get("when") or "", _who(record, change), _said(change)))
        elif change in edits:
            entry = edits[change]
            found.append(Event(entry.when, entry.by, told(entry.text)))
        elif change.get("type") == "opinion" and opinions:
            found.append(Event(change.get("when") or "", _who(record, change), _said(change)))
    return found


def _is_about(line: str, keys: Collection[str], names: Collection[str]) -> bool:
    try:
        operation, _seen = read(line)
    except EditError:
        return False
    match operation:
        case RenameSpeaker():
            return operation.new in names or operation.old in names
        case SetSpeaker():
            return any(key in keys for key in operation.keys)
        case JoinTexts():
            return operation.key in keys or operation.other in keys
        case SplitText() | CorrectWords() | SetStage() | SetMarker():
            return operation.key in keys
    return False


def _has_opinions(record: Record, keys: Collection[str]) -> bool:
    listed = find_alternatives(record.root)
    return listed is not None and any(key in keys for one in listed for key in pointers(one.get("target")))


def _said(change: etree._Element) -> str:
    return told(" ".join((change.text or "").split()))


def _who(record: Record, change: etree._Element) -> str:
    return ", ".join(_names(record, change))


def _names(record: Record, change: etree._Element) -> Iterator[str]:
    for key in pointers(change.get("who")):
        if key in record.by_id:
            statement = record.element(key)
            yield text_of(next(statement.iter(T + "persName", T + "name"), statement))
