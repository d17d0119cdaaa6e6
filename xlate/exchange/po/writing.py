"""Writing units as PO, over an existing file or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polib

from xlate.exchange.catalogue import Suggest
from xlate.exchange.notes import unit_notes
from xlate.exchange.po.header import build_header
from xlate.exchange.po.reading import parse
from xlate.exchange.po.updating import Update, doubt
from xlate.findings import Result
from xlate.units import Unit

__all__ = ["CatalogueOrigin", "Written", "write_po"]

_HEADER_COMMENT = "Inline tags stay as they are; their order may change. & is written &amp; and < is written &lt;."


@dataclass(frozen=True, slots=True)
class CatalogueOrigin:
    """Where the units of a catalogue come from."""

    file: str
    """name of the TEI file, for references"""
    project: str
    """name of the document, for Project-Id-Version"""
    language: str
    """tag of the source language"""
    now: datetime
    """time of the export, with its zone"""


@dataclass(frozen=True, slots=True)
class Written:
    """A PO file, and how many of its entries are in which state; obsolete ones do not count."""

    data: bytes
    translated: int
    fuzzy: int
    untranslated: int


def write_po(
    units: Sequence[Unit],
    language: str,
    origin: CatalogueOrigin,
    old: bytes | None = None,
    *,
    suggest: Suggest | None = None,
    relay: Mapping[str, Sequence[str]] | None = None,
) -> Result[Written]:
    """Write units as a PO file, or bring one up to date.

    Args:
        units: in document order.
        language: tag of the target language.
        origin: where they come from.
        old: the PO file as it is now; None if there is none. No translation in it is lost: it stays with its unit,
            is marked fuzzy with its previous msgid if the words of the source changed, goes to a new unit with the same
            or similar words in the same place if the unit has another id now, or becomes obsolete if the unit is gone.
        suggest: what could be said in the units that have no translation, such as a translation memory knows.
        relay: key -> notes on the wording of the unit in other languages, shown before what stands around it.

    Returns:
        The file, and findings on entries that changed.

    Raises:
        CatalogueError: old is not a usable PO file, is for another language, or belongs to another document.
    """
    file = origin.file.encode(errors="backslashreplace").decode()  # a file name can be bytes that are no text
    update = Update(file, language, parse(old, None) if old else None)
    notes = ["\n".join(lines) for lines in unit_notes(units, language, relay or {})]
    update.find_renamed(units, notes)
    entries: list[polib.POEntry] = [update.entry(unit, note) for unit, note in zip(units, notes, strict=True)]
    if suggest is not None:
        _fill(units, entries, suggest)
    fuzzy = sum(entry.fuzzy and bool(entry.msgstr) for entry in entries)
    translated = sum(bool(entry.msgstr) and not entry.fuzzy for entry in entries)
    untranslated = len(entries) - translated - fuzzy
    entries += update.rest()
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = update.old.header if update.old is not None else _HEADER_COMMENT
    catalogue.metadata = _metadata(update, origin)
    list.extend(catalogue, entries)  # POFile.append looks through all entries for each new one
    text = str(catalogue)
    data = (text if text.endswith("\n") else text + "\n").encode()
    return Result(Written(data, translated, fuzzy, untranslated), tuple(update.findings))


def _fill(units: Sequence[Unit], entries: Sequence[polib.POEntry], suggest: Suggest) -> None:
    """Give entries without a translation what is suggested for them."""
    empty = {unit.key: entry for unit, entry in zip(units, entries, strict=True) if not entry.msgstr}
    for key, suggestion in suggest([unit for unit in units if unit.key in empty]).items():
        entry = empty[key]
        entry.msgstr = suggestion.text
        # what an earlier suggestion said of words that somebody has deleted says nothing of these
        kept = [line for line in entry.tcomment.splitlines() if not line.startswith(("xlate-tm:", "xlate-mt:"))]
        entry.tcomment = "\n".join([*kept, suggestion.comment]).strip("\n")
        entry.previous_msgid = suggestion.previous
        if suggestion.fuzzy:
            doubt(entry)


def _metadata(update: Update, origin: CatalogueOrigin) -> dict[str, str]:
    """The header fields; those of an existing file are kept, its creation date too if no msgid changed."""
    project = origin.project.encode(errors="backslashreplace").decode()
    fresh = build_header(project, update.language, origin.language, origin.now)
    if update.old is None:
        return fresh
    kept = {key: value for key, value in update.old.metadata.items() if value}
    merged = fresh | kept | {"Content-Type": fresh["Content-Type"], "X-Source-Language": origin.language}
    if update.changed:
        merged["POT-Creation-Date"] = fresh["POT-Creation-Date"]
    return merged
