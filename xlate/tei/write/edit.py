"""Record + operation -> the same bytes with turns or speakers edited: what is edited is spliced, nothing else.

docs/decisions/0037.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from xlate.errors import CorrectionError, EditError
from xlate.findings import Result
from xlate.revision.correction import Correction
from xlate.revision.edit_operations import (
    CorrectWords,
    JoinTexts,
    Operation,
    RenameSpeaker,
    SetMarker,
    SetSpeaker,
    SetStage,
    SplitText,
    written,
)
from xlate.tei.compare import compare
from xlate.tei.header.orphans import orphan_edits
from xlate.tei.names import T
from xlate.tei.read.changed import changes_of
from xlate.tei.record import Record
from xlate.tei.splice import Edit, apply_edits, edit_attributes, escape_content, replace_content
from xlate.tei.write.correction import forget, refuse_translations, splice_corrections
from xlate.tei.write.edit_history import take_back, with_entry
from xlate.tei.write.edit_join import join_texts
from xlate.tei.write.edit_markers import about, set_marker
from xlate.tei.write.edit_resolve import digest_of, in_words, resolved
from xlate.tei.write.edit_settle import refuse_faults, settle, unfound
from xlate.tei.write.edit_speakers import rename_speaker
from xlate.tei.write.edit_split import set_speaker, split_text
from xlate.tei.write.edit_words import correct_words, set_stage
from xlate.tei.write.edit_work import Work
from xlate.text import counted

__all__ = ["Edited", "splice_edit", "splice_undo"]

_PERFORM: dict[type, Callable[[Work, Any], None]] = {
    SplitText: split_text,
    JoinTexts: join_texts,
    SetSpeaker: set_speaker,
    RenameSpeaker: rename_speaker,
    CorrectWords: correct_words,
    SetStage: set_stage,
    SetMarker: set_marker,
}


@dataclass(frozen=True, slots=True)
class Edited:
    """A TEI file with turns or speakers edited."""

    data: bytes
    """the file; the bytes that came in if the edit changes nothing"""
    summary: str
    """what was done, in a sentence; empty if nothing"""
    changed: tuple[str, ...] = ()
    """ids of the units that are new, or whose words, speaker, number or lineage are others now"""


def splice_edit(record: Record, operation: Operation, by: str, reason: str = "") -> Result[Edited]:
    """Make one edit.

    Args:
        record: the file; no translation.
        operation: what is done.
        by: name of the person who does it.
        reason: why, for the history.

    Returns:
        The file, and findings on what must be reviewed (XL226, XL227, XL229, XL230).

    Raises:
        EditError: it is not possible; the message says why, and what to do.
        RecordError: the header lacks what every TEI file needs.
    """
    if not by.strip():
        raise EditError("name the person who is responsible: --by NAME", file=record.name)
    try:
        refuse_translations(record)
    except CorrectionError:
        message = "this is a translated file: edit its source, export onto the translator's file and merge again"
        raise EditError(message, file=record.name) from None
    work = Work(record, by)
    operation = resolved(record, work.units, operation)
    _PERFORM[type(operation)](work, operation)
    if work.changes_nothing:
        return Result(Edited(record.data, ""), tuple(work.findings))
    new = Record.read(apply_edits(record.data, work.finish()), record.name)
    new = _marked(new, work, operation, by) if isinstance(operation, SetMarker) else new
    compared = compare(record, new)
    settled, stated = settle(new, record, by, compared)
    left = _spliced(settled, forget(settled, work.gone))
    compared = compared if left is new else compare(record, left)
    cleared = _spliced(left, orphan_edits(record, left, compared))
    compared = compared if cleared is left else compare(record, cleared)
    changes = changes_of(record, cleared, compared)
    rearranged = not isinstance(operation, (CorrectWords, RenameSpeaker))
    refuse_faults(cleared, record, rearranged=rearranged, compared=compared)
    counts = _extents(cleared, changes.more)
    if any(b"-" in edit.replacement for edit in counts):  # fewer than none, where the count was wrong before
        refuse_faults(_spliced(cleared, counts), record, rearranged=rearranged)
    if stated:
        message = (
            f"{counted(len(stated), 'turn or paragraph')} had the lineage from a marker that is elsewhere now "
            f"({', '.join(stated[:5])}); it is kept, as stated by {by}: please review it"
        )
        work.find("XL227", message.replace("turn or paragraphs", "turns or paragraphs"))
    text = in_words(operation, work)
    line = written(operation, digest_of(record, operation, work.units))
    who = work.header.ledger.responsible
    data = with_entry(cleared, record.data, who, f"{text}{f' Reason: {reason}' if reason else ''}", line, counts)
    return Result(Edited(data, text, changes.keys), tuple(work.findings))


def splice_undo(record: Record) -> Edited:
    """Take the last edit of a file back: its bytes are those of before.

    Raises:
        EditError: the last change was no edit, or something else has changed since.
    """
    data, text = take_back(record)
    before = Record.read(data, record.name)
    return Edited(data, f"taken back: {text}", changes_of(record, before, compare(record, before)).keys)


def _spliced(record: Record, edits: list[Edit]) -> Record:
    return Record.read(apply_edits(record.data, edits), record.name) if edits else record


def _marked(record: Record, work: Work, operation: SetMarker, by: str) -> Record:
    """The words that a marker is about say what it means; what is none has founded nothing."""
    if operation.means is None:
        new, keys = unfound(record, work.record, by)
        if keys:
            message = (
                f"how {counted(len(keys), 'paragraph')} came is not known now ({', '.join(keys[:5])}), for only the "
                "marker said it: state it with xlate lineage set"
            )
            work.find("XL226", message)
        return new
    units = record.units()
    chosen = [unit for unit in units if unit.key in about(work, operation)]
    correction = Correction(by, relation=operation.means, evidence=f"printed: {operation.words}")
    try:
        data, _ = splice_corrections(record, units, [(correction, chosen)], by)
    except CorrectionError as error:
        raise EditError(error.message, file=record.name, line=error.line) from None
    new = Record.read(data, record.name)
    unknown = [unit for unit in new.units() if unit.key in about(work, operation) and not unit.lineage.hops]
    if unknown:
        message = f"the marker names no languages; state them with xlate lineage set ({unknown[0].key})"
        work.find("XL226", message)
    return new


def _extents(record: Record, more: Mapping[str, int]) -> list[Edit]:
    """The counts of turns and segments in the header, as many more or fewer as there are now."""
    edits: list[Edit] = []
    for measure in record.header.iter(T + "measure"):
        unit, quantity = measure.get("unit") or "", measure.get("quantity") or ""
        if more.get(unit) and quantity.isdecimal():
            number = int(quantity) + more[unit]
            what = {"utterances": "turn", "segments": "spoken segment"}[unit]
            edits.append(edit_attributes(record, measure, {"quantity": str(number)}))
            edits.append(replace_content(record, measure, escape_content(counted(number, what))))
    return edits
