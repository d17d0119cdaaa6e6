"""What the entries of translators' files note on the units: comments of people, and who has reviewed the words."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlate.model.marks import Note, Remarks, notes_beyond, read_marks
from xlate.model.unit import Target
from xlate.text import comparison_key

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue, Entry
    from xlate.tei.record import Record

__all__ = ["find_remarks", "joined_notes", "with_standing_notes"]

_WITHOUT_REMARKS = Remarks(decides=True)


def find_remarks(targets: Mapping[str, Target], catalogues: Sequence[Catalogue]) -> dict[str, Remarks]:
    """What is noted on units.

    Args:
        targets: key of a unit -> what is merged of it.
        catalogues: the translators' files that the targets are from.

    Returns:
        Key of each unit on which something is noted, or whose merged words stand in an entry, -> what is noted.
        Comments of all entries of a unit count, whichever is used; a review counts if it is of the words that are.
    """
    found: dict[str, Remarks] = {}
    for catalogue in catalogues:
        for entry in catalogue.entries if not catalogue.by_words else ():
            target = targets.get(entry.key or "")
            if target is None:
                continue
            if not entry.comment and target.key not in found:  # as nearly all
                if _is_used(entry, target):
                    found[target.key] = _WITHOUT_REMARKS
                continue
            marks = read_marks(entry.comment)
            before = found.get(target.key, Remarks())
            notes = joined_notes(before.notes, marks.notes)
            if _is_used(entry, target):
                review = marks.review if marks.review and marks.review.is_of(entry.translation) else None
                before = replace(before, review=before.review or review, decides=True)
            if notes or before.decides:
                found[target.key] = replace(before, notes=notes)
    return found


def joined_notes(first: Sequence[Note], second: Sequence[Note]) -> tuple[Note, ...]:
    """The comments of two entries of one unit; one that both have is closed if one of them says so."""
    joined = {(note.when, note.by, note.text): note for note in first}
    for note in second:
        said = note.when, note.by, note.text
        closed = note.closed or (said in joined and joined[said].closed)
        joined[said] = replace(note, closed=closed)
    return tuple(joined.values())


def with_standing_notes(remarks: Mapping[str, Remarks], former: Record, keys: Container[str]) -> dict[str, Remarks]:
    """What is noted on units, with the comments of a file in whose place a new one comes: nobody's question is lost.

    Args:
        remarks: what translators' files note, by units.
        former: the file that is replaced.
        keys: the units that the new file has.
    """
    from xlate.tei.read.comments import read_comments

    joined = dict(remarks)
    for key, standing in read_comments(former).items():
        own = joined.get(key, Remarks())
        more = notes_beyond(standing.notes, own.notes)
        if more and key in keys:
            joined[key] = replace(own, notes=(*more, *own.notes))
    return joined


def _is_used(entry: Entry, target: Target) -> bool:
    """True if the words of an entry are those that are merged, as finished."""
    return (
        target.state.is_finished
        and not entry.fuzzy
        and (entry.translation == target.text or comparison_key(entry.translation) == comparison_key(target.text))
    )
