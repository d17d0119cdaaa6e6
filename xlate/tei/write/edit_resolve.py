"""What a person names by numbers and words, by ids; and what was done, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from xlate.errors import EditError
from xlate.model.unit import Unit, UnitKind
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SplitText,
)
from xlate.tei.names import TURNS, XML_ID, stable_id, text_of
from xlate.tei.read.people import read_persons
from xlate.tei.record import Record
from xlate.tei.write.edit_work import Work, named
from xlate.text import as_typed, counted, normalize_space, shorten

__all__ = ["digest_of", "in_words", "resolved"]


def resolved(record: Record, units: Mapping[str, Unit], operation: Operation) -> Operation:
    """An operation with ids.

    Raises:
        EditError: something that it names is not there, or is not what it has to be.
    """
    turns = [one for text in record.texts for one in text.iter(*TURNS)]

    def key_of(name: str, *, turn: bool = False) -> str:
        return named(record, units.values(), name, turns if turn else ())

    match operation:
        case RenameSpeaker():
            return operation
        case SplitText():
            key = key_of(operation.key, turn=True)
            if key not in units:
                return _split_of_turn(record, units, replace(operation, key=key, turn=True))
            turned = operation.turn or operation.who is not None
            return _at_beginning(record, replace(operation, key=key, turn=turned))
        case JoinTexts():
            first, second = key_of(operation.key, turn=True), key_of(operation.other, turn=True)
            return replace(operation, key=first, other=second)
        case SetSpeaker():
            found: dict[str, None] = {}
            for name in operation.keys:
                key = key_of(name, turn=True)
                inside = [] if key in units else _spoken_in(record.element(key), units)
                found.update(dict.fromkeys([unit.key for unit in inside] or [key]))
            if not found:
                raise EditError("nothing is selected", file=record.name)
            return replace(operation, keys=tuple(found))
        case _:
            return replace(operation, key=key_of(operation.key))


def _spoken_in(turn: etree._Element, units: Mapping[str, Unit]) -> list[Unit]:
    inside = [unit for one in turn.iter("*") if (unit := units.get(one.get(XML_ID) or ""))]
    return [unit for unit in inside if unit.kind is UnitKind.SEGMENT]


def _split_of_turn(record: Record, units: Mapping[str, Unit], operation: SplitText) -> SplitText:
    """The paragraph at or in which a turn is split."""
    if isinstance(operation.at, int):
        raise EditError("a turn is split at words; characters are counted in a paragraph only", file=record.name)
    inside = _spoken_in(record.element(operation.key), units)
    wanted = as_typed(normalize_space(operation.at))
    found = [unit for unit in inside if wanted and wanted in as_typed(text_of(record.element(unit.key)))]
    if len(found) != 1:
        many = "has" if found else "does not have"
        where = f" in {len(found)} paragraphs; name the paragraph" if found else ""
        raise EditError(f'the turn {many} the words "{shorten(wanted)}"{where}', file=record.name)
    return _at_beginning(record, replace(operation, key=found[0].key))


def _at_beginning(record: Record, operation: SplitText) -> SplitText:
    """The words with which a paragraph begins are no place inside it."""
    words = as_typed(text_of(record.element(operation.key)))
    begins = isinstance(operation.at, str) and words.startswith(wanted := as_typed(normalize_space(operation.at)))
    if begins and operation.turn and words.count(wanted) == 1:
        return replace(operation, at=0)
    return operation


def keys_of(operation: Operation) -> tuple[str, ...]:
    """The ids that an operation names."""
    match operation:
        case RenameSpeaker():
            return ()
        case SetSpeaker():
            return operation.keys
        case JoinTexts():
            return operation.key, operation.other
        case _:
            return (operation.key,)


def digest_of(record: Record, operation: Operation, units: Mapping[str, Unit]) -> dict[str, str]:
    """The id of each unit or turn of an operation -> a digest of its words, of a turn those of its first paragraph."""
    found = {}
    for key in keys_of(operation):
        element = record.element(key)
        if key not in units:
            inside = _spoken_in(element, units)
            element = record.element(inside[0].key) if inside else element
        found[key] = digest_of_words(element)
    return found


def digest_of_words(element: etree._Element) -> str:
    """A digest of the words in an element."""
    return stable_id("w", "", text_of(element))[2:]


def in_words(operation: Operation, work: Work) -> str:
    """What was done, as the history says it."""
    units = work.units

    def called(key: str) -> str:
        unit = units.get(key)
        if unit is not None:
            return unit.number or key
        number = work.element(key).get("n")
        return f"turn {number}" if number else key

    match operation:
        case SplitText():
            what = f"Turn split at {called(operation.key)}" if operation.turn else f"{called(operation.key)} split"
            where = f' at "{shorten(operation.at, 40)}"' if isinstance(operation.at, str) else ""
            return f"{what}{where}{f'; the second part is of {operation.who}' if operation.who else ''}."
        case JoinTexts():
            return f"{called(operation.key)} and {called(operation.other)} joined."
        case SetSpeaker():
            names = ", ".join(map(called, operation.keys[:5])) + (" …" if len(operation.keys) > 5 else "")
            return f"{counted(len(operation.keys), 'paragraph')} given to {operation.name or 'nobody'}: {names}."
        case RenameSpeaker():
            return _renamed(operation, work)
        case CorrectWords():
            return (
                f'Words of {called(operation.key)} corrected; they were "{shorten(units[operation.key].source, 200)}".'
            )
        case SetMarker():
            means = f"means {operation.means}" if operation.means else "is no marker"
            return f'"{operation.words}" in {called(operation.key)} {means}.'
        case _:
            what = "a paragraph" if operation.speech else "a stage direction"
            return f"{called(operation.key)} is {what}."


def _renamed(operation: RenameSpeaker, work: Work) -> str:
    """That a person is called otherwise, or is one with another; by name, also where the operation has an id."""
    persons = read_persons(work.record)
    old, _role = persons.get(operation.old.removeprefix("#"), (None, None))
    old = old or operation.old
    others = {name for name, _ in persons.values() if name != old}
    return f'"{old}" {"is the same person as" if operation.new in others else "is called"} "{operation.new}".'
