"""Notes in brackets that no rule has understood, in a document as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlate.desk.desk import Desk
from xlate.desk.workspace import Document
from xlate.model.unit import Unit, UnitKind
from xlate.profiles.inline_markers import notes_of
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.nearest_marker import nearest_marker
from xlate.profiles.unread_notes import UnreadNotes
from xlate.tei.read.runs import read_runs

__all__ = ["UnreadNote", "unread_notes"]


@dataclass(frozen=True, slots=True)
class UnreadNote:
    """A note in brackets that may be a marker."""

    text: str
    """with its brackets"""
    keys: Sequence[str]
    """xml:id of each unit that has it"""
    guess: str
    """the marker that it is perhaps meant to be; empty: none is near"""

    @property
    def times(self) -> int:
        """How often it comes."""
        return len(self.keys)


def unread_notes(desk: Desk, document: Document) -> Sequence[UnreadNote]:
    """The notes of a document that no rule has understood.

    Raises:
        RecordError: its TEI file cannot be used.
    """
    version = desk.store.read(document.source)
    return desk.fact("unread", [version], lambda: _find(desk.units(document.source)))


def _find(units: Sequence[Unit]) -> list[UnreadNote]:
    language = units[0].language if units else "und"
    notes = UnreadNotes(language)
    said: set[str] = set()
    for place, unit in enumerate(units):
        runs = read_runs(unit.source)
        words = "".join(run.text if not run.kind else "\n" for run in runs)
        if unit.kind is UnitKind.LABEL:
            for note in notes_of(words):
                if read_marker(note, unit.language) is None:
                    notes.in_label(note, place)
        elif unit.kind is UnitKind.SEGMENT:
            if unit.turn_key not in said and runs and not runs[0].kind:
                notes.before_words(words, place)
            said.add(unit.turn_key or "")
    return [
        UnreadNote(text, [units[place].key for place in places], near.text if near is not None else "")
        for text, places in notes.found.items()
        for near in (nearest_marker(text, language),)
    ]
