"""The edits of a file are made again in a new conversion of its page, so that an update does not undo them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from xlate.errors import EditError, RecordError
from xlate.findings import Finding, Result
from xlate.model.unit import UnitKind
from xlate.revision.edit_operations import CorrectWords, Operation, RenameSpeaker, SetSpeaker, read
from xlate.tei.names import TURNS, XML_ID, T, stable_id
from xlate.tei.read.people import read_persons
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits, escape_content, replace_content
from xlate.tei.write.edit import splice_edit
from xlate.tei.write.edit_history import EditEntry, read_edits
from xlate.tei.write.edit_resolve import digest_of_words
from xlate.tei.write.edit_settle import settle

__all__ = ["Again", "edit_again", "renamed_speakers", "settle_update"]

_NAME = re.compile(r'"(.+)" is (?:called|the same person as) "')
"""the name that somebody had before, in what the history says of a new one"""
_LAPSED = "lapsed: "
"""begins the operation of an edit that an update has not made again"""


@dataclass(frozen=True, slots=True)
class Again:
    """Edits that were made again, and what they were made in."""

    old: Record
    """the file, in whose history those edits have lapsed that could not be made"""
    new: Record
    """the conversion, with the others"""
    made: int = 0
    lost: int = 0
    """the page has other words there now"""
    on_page: int = 0
    """not made again, for the publisher has corrected the same"""


def edit_again(old: Record, new: Record) -> Result[Again]:
    """Make the edits of a file in a new conversion of its page.

    Args:
        old: the file.
        new: the conversion.

    Returns:
        Both as they are then; a finding on each edit that was lost (XL228).
    """
    findings: list[Finding] = []
    lapsed, made = [], 0
    for entry in reversed(read_edits(old)):
        if entry.operation.startswith(_LAPSED):
            continue
        operation, seen = read(entry.operation)
        here = _here(new, operation, seen)
        why = "the page has other words there now"
        if here is not None:
            try:
                new = Record.read(splice_edit(new, here, entry.by or "an editor").value.data, new.name)
                made += 1
                continue
            except (EditError, RecordError) as error:
                why = error.message
        lapsed.append(entry)
        if not _is_on_page(new, operation):
            findings.append(_lost(entry, why, old))
    edits = [
        replace_content(old, item, escape_content(f"{_LAPSED}{entry.operation}"))
        for entry in lapsed
        if (item := entry.element.find(f"{T}list/{T}item")) is not None
    ]
    if edits:
        old = Record.read(apply_edits(old.data, edits), old.name)
    return Result(Again(old, new, made, len(findings), len(lapsed) - len(findings)), tuple(findings))


def settle_update(old: Record, data: bytes) -> bytes:
    """An updated file in which new words beside edited ones state on what grounds their lineage stands.

    Args:
        old: the file before the update.
        data: the file after it.
    """
    entries = read_edits(old)
    if not entries or data == old.data:
        return data
    return settle(Record.read(data, old.name), old, entries[0].by or "an editor")[0].data


def renamed_speakers(old: Record) -> dict[str, str]:
    """Each name that a person has given to a speaker -> the name before, oldest first."""
    names: dict[str, str] = {}
    for entry in reversed(read_edits(old)):
        if not entry.operation.startswith(_LAPSED):
            operation, _ = read(entry.operation)
            if isinstance(operation, RenameSpeaker):
                before = operation.old
                if before.startswith("#") and (said := _NAME.match(entry.text)):
                    before = said[1]
                names[operation.new] = names.get(before, before)
    return names


def _lost(entry: EditEntry, why: str, old: Record) -> Finding:
    who = f" ({entry.by}, {entry.when})" if entry.by else ""
    message = f"an edit{who} was not made again ({why}): {entry.text}"
    return Finding("XL228", message, old.name, entry.element.sourceline)


def _here(new: Record, operation: Operation, seen: dict[str, str]) -> Operation | None:
    """An operation with the ids of the conversion; None if the words that it was made on are not there."""
    names: dict[str, str] = {}
    for key, digest in seen.items():
        found = _find(new, key, digest)
        if found is None:
            return None
        names[key] = found
    if isinstance(operation, RenameSpeaker):
        return operation
    if isinstance(operation, SetSpeaker):
        return replace(operation, keys=tuple(names.get(key, key) for key in operation.keys))
    values: dict[str, Any] = {"key": names.get(operation.key, operation.key)}
    if (other := getattr(operation, "other", None)) is not None:
        values["other"] = names.get(other, other)
    return replace(operation, **values)


def _find(new: Record, key: str, digest: str) -> str | None:
    """The id of a unit or turn with certain words: that with the same id, or the only one."""
    digests = {unit.key: digest_of_words(new.element(unit.key)) for unit in new.units()}
    first: dict[str, str] = {}
    for unit in new.units():
        if unit.turn_key and unit.kind is UnitKind.SEGMENT:
            first.setdefault(unit.turn_key, digests[unit.key])
    of_turns = {one.get(XML_ID) for text in new.texts for one in text.iter(*TURNS)}
    known = {name: first[name] for name in of_turns if name in first} if key[:2] == "u-" else digests
    if known.get(key) == digest:
        return key
    same = [name for name, other in known.items() if other == digest]
    return same[0] if len(same) == 1 else None


def _is_on_page(new: Record, operation: Operation) -> bool:
    """True if a page says itself what a person had corrected."""
    if isinstance(operation, RenameSpeaker):
        names = {name for name, *_ in read_persons(new).values()}
        return operation.new in names and operation.old not in names
    if not isinstance(operation, CorrectWords):
        return False
    wanted = stable_id("w", "", operation.words)[2:]
    return any(digest_of_words(new.element(unit.key)) == wanted for unit in new.units())
