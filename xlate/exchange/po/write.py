"""Writing units as PO, over an existing file or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polib

from xlate.exchange.catalogue import Suggest
from xlate.exchange.comments import unit_notes
from xlate.exchange.po.header import build_header
from xlate.exchange.po.read import parse
from xlate.exchange.po.update import Update, doubt
from xlate.findings import Result
from xlate.model.pair import Pair
from xlate.model.unit import Unit

__all__ = ["CatalogueOrigin", "Written", "write_compendium", "write_po"]

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


def write_compendium(pairs: Sequence[Pair], now: datetime) -> bytes:
    """Write pairs of one source and one target language as a PO file.

    Args:
        pairs: at least one. Of several with the same source, one translation can stand in the file: a person's before a
            machine's, then the latest. If people have translated it in different ways, it is fuzzy, and the others
            stand in the notes; so is what nobody has reviewed.
        now: the time of the export.
    """
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair)
    catalogue = polib.POFile(wrapwidth=0)
    translators = {pair.translator or "" for pair in pairs}
    catalogue.metadata = build_header(
        "xlate translation memory",
        pairs[0].target_language,
        pairs[0].source_language,
        now,
        translator=translators.pop() if len(translators) == 1 else "",
    )
    list.extend(catalogue, [_entry(same) for same in by_source.values()])  # append looks through all entries each time
    text = str(catalogue)
    return (text if text.endswith("\n") else f"{text}\n").encode()


def _entry(pairs: list[Pair]) -> polib.POEntry:
    """The entry for pairs with the same source."""
    best = max(reversed(pairs), key=lambda pair: (pair.is_reviewed, not pair.is_raw_machine, pair.date or ""))
    others = {pair.target: pair for pair in pairs if pair.target != best.target}
    notes = [best.origin, *(f"Otherwise: {pair.target} ({pair.origin})" for pair in others.values())]
    entry = polib.POEntry(
        msgid=best.source,
        msgstr=best.target,
        comment="\n".join(note for note in notes if note),
        tcomment=best.machine,
    )
    if not best.is_reviewed or any(pair.is_reviewed for pair in others.values()):
        entry.flags.append("fuzzy")
    return entry
