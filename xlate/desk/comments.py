"""What people have said of segments: comments in the PO files, and those that stand in translated files alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xlate.desk.desk import Desk
from xlate.desk.entries import find_entry
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import XlateError
from xlate.languages import primary_subtag
from xlate.model.marks import Note, Remarks, notes_beyond, read_marks
from xlate.model.markup import plain_words
from xlate.model.unit import Unit
from xlate.pages.interface import language_name

__all__ = ["Thread", "standing_notes", "threads_of"]


@dataclass(frozen=True, slots=True)
class Thread:
    """What has been said of one segment, of one translation."""

    unit: Unit
    words: str
    """of the source text"""
    language: str
    """name"""
    file: CatalogueFile | None
    """the PO file where it is answered and closed; None: there is none, only a translated file"""
    notes: Sequence[Note]
    """oldest first; with those that the translated file alone has"""

    @property
    def is_open(self) -> bool:
        """True if something waits for an answer."""
        return any(not note.closed for note in self.notes)


def threads_of(desk: Desk, document: Document) -> Sequence[Thread]:
    """All that has been said of the segments of a document, in its order.

    Raises:
        RecordError: the source cannot be used; a translation that cannot be is passed over, as the board says.
    """
    versions = [desk.store.read(path) for path in document.paths]
    return desk.reading("comments", versions, lambda: _find(desk, document))


def standing_notes(desk: Desk, document: Document, file: CatalogueFile, key: str) -> Sequence[Note]:
    """The comments on a segment that the translated file has, and the PO file has not."""
    remarks = _merged(desk, document).get(primary_subtag(file.language), {}).get(key)
    if remarks is None:
        return ()
    entry = find_entry(desk.catalogue(file.path), key)
    return notes_beyond(remarks.notes, read_marks(entry.comment).notes)


def _find(desk: Desk, document: Document) -> list[Thread]:
    units = {unit.key: (place, unit) for place, unit in enumerate(desk.units(document.source))}
    merged = _merged(desk, document)
    found: list[tuple[int, Thread]] = []

    def add(key: str, tag: str, file: CatalogueFile | None, notes: Sequence[Note], more: Sequence[Note]) -> None:
        if (notes or more) and key in units:
            place, unit = units[key]
            every = sorted((*more, *notes), key=lambda note: note.when)
            found.append((place, Thread(unit, plain_words(unit.source), language_name(tag), file, every)))

    for file in document.catalogues:
        standing = merged.get(primary_subtag(file.language), {})
        with suppress(XlateError):
            for entry in desk.catalogue(file.path).entries:
                notes = read_marks(entry.comment).notes if "xlate-note" in entry.comment else ()
                key = entry.key or ""
                there = standing[key].notes if key in standing else ()
                add(key, file.language, file, notes, notes_beyond(there, notes))
    with_file = {primary_subtag(file.language) for file in document.catalogues}
    for tag, noted in merged.items():
        for key, remarks in noted.items() if tag not in with_file else ():
            add(key, tag, None, (), remarks.notes)
    return [thread for _place, thread in sorted(found, key=lambda one: one[0])]


def _merged(desk: Desk, document: Document) -> Mapping[str, Mapping[str, Remarks]]:
    """Language of each translated file -> what stands in it."""
    found: dict[str, Mapping[str, Remarks]] = {}
    for path in document.translations:
        with suppress(XlateError):
            noted = desk.reading("noted", [desk.store.read(path)], partial(_noted, desk, path))
            found.setdefault(primary_subtag(desk.language(path)), noted)
    return found


def _noted(desk: Desk, path: Path) -> Mapping[str, Remarks]:
    from xlate.tei.read.comments import read_comments

    return read_comments(desk.record(path))
