"""What people note on a translation: the state that one of them has given it, and comments with their answers.

In a PO file it stands in the comments of translators (``# ...``), which every tool keeps, a line each::

    # xlate-review: approved 2026-11-26T21:10:00+00:00 9f86d081884c Anna Schmidt
    # xlate-note: open 2026-11-26T21:11:00+00:00 Anna Schmidt: Is this the office, or the person?

A review is that of certain words: with others, made by whatever program, it is void, as the hash in it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from xlate.model.mt_origin import hash_of_words
from xlate.text import normalize_space

__all__ = ["REVIEWED", "Marks", "Note", "Remarks", "Review", "notes_beyond", "read_marks", "write_marks"]

REVIEWED = ("reviewed", "approved")
_REVIEW = re.compile(r"xlate-review: (reviewed|approved) (\S+) (\S+)(?: (.*))?")
_NOTE = re.compile(r"xlate-note: (open|closed) (\S+) ([^:]*): (.*)")


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody has reviewed or approved a translation."""

    state: str
    """of `REVIEWED`"""
    when: str
    """ISO 8601"""
    words: str
    """hash of the translation"""
    by: str
    """name of the person; empty: not said"""

    def is_of(self, translation: str) -> bool:
        """True if it is of these words."""
        return self.words == hash_of_words(translation)


@dataclass(frozen=True, slots=True)
class Note:
    """A comment of a person on a segment, or the answer to one."""

    closed: bool
    """it is settled"""
    when: str
    """ISO 8601"""
    by: str
    text: str
    """in one line"""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the comment of an entry says, and the lines of it that are of others."""

    review: Review | None
    notes: tuple[Note, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What people have noted on the translation of one unit, as a merge finds it."""

    notes: tuple[Note, ...] = ()
    review: Review | None = None
    """of the words that are merged"""
    decides: bool = False
    """an entry has these words: if it has no review, they have none"""


def notes_beyond(notes: Iterable[Note], known: Iterable[Note]) -> list[Note]:
    """The comments that are not among those known: when and by whom something was said tells a comment from others."""
    said = {(note.when, note.by) for note in known}
    return [note for note in notes if (note.when, note.by) not in said]


def read_marks(comment: str) -> Marks:
    """Read the comment of an entry."""
    if "xlate-" not in comment:
        return Marks(None, (), tuple(comment.splitlines()))
    review, notes, others = None, [], []
    for line in comment.splitlines():
        if (found := _REVIEW.fullmatch(line)) is not None:
            review = Review(found[1], found[2], found[3], found[4] or "")
        elif (found := _NOTE.fullmatch(line)) is not None:
            notes.append(Note(found[1] == "closed", found[2], found[3], found[4]))
        else:
            others.append(line)
    return Marks(review, tuple(notes), tuple(others))


def write_marks(marks: Marks) -> str:
    """The comment of an entry."""
    return "\n".join((*marks.others, *_lines(marks)))


def _lines(marks: Marks) -> Iterable[str]:
    if marks.review is not None:
        one = marks.review
        yield f"xlate-review: {one.state} {one.when} {one.words} {normalize_space(one.by)}".rstrip()
    for note in marks.notes:
        state = "closed" if note.closed else "open"
        by = normalize_space(note.by.replace(":", " "))
        yield f"xlate-note: {state} {note.when} {by}: {normalize_space(note.text)}"
