"""PO files that are behind the transcript, because its turns or words were edited; and how they catch up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlate.desk.desk import Desk
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import XlateError
from xlate.files import Input, rehearse
from xlate.languages import language_name

__all__ = ["Behind", "behind", "bring_up"]


@dataclass(frozen=True, slots=True)
class Behind:
    """A PO file that is behind."""

    file: CatalogueFile
    name: str
    """of the file, for people"""
    language: str
    """name of the language"""
    units: int
    """how many are new, have other words, or are gone"""


def behind(desk: Desk, document: Document) -> Sequence[Behind]:
    """The PO files of a document that are behind it."""
    units = {unit.key: unit.source for unit in desk.units(document.source)}
    found = []
    for file in document.catalogues:
        try:
            entries = {entry.key: entry.source for entry in desk.catalogue(file.path).entries if entry.key}
        except XlateError:
            continue  # the board says what is wrong with it
        number = sum(entries.get(key) != source for key, source in units.items()) + len(entries.keys() - units.keys())
        if number:
            found.append(Behind(file, desk.short_name(file.path), language_name(file.language), number))
    return found


def bring_up(desk: Desk, document: Document, file: CatalogueFile, what: str, by: str) -> None:
    """Export the document onto a PO file: translations stay, and are drafts where the words are others now.

    Args:
        desk: the desk.
        document: the document.
        file: its PO file.
        what: the step in words.
        by: name of the person.

    Raises:
        XlateError: the file cannot be used, or not be written.
    """
    from xlate.workflow.export import export_po

    given = desk.store.read(document.source)
    with rehearse() as kept:  # what it writes is saved as a step that can be taken back
        result = export_po(Input(given.data, given.name), file.language, output=file.path)
    desk.store.create(file.path, next(iter(kept.values()), result.value.data), what=what, by=by)
