"""What the page for translators shows: the entries of a PO file in their order, beside the units of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xlate.desk.desk import Desk
from xlate.desk.entries import entry_id
from xlate.desk.progress import state_of
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import PlaceholderError, XlateError
from xlate.exchange.catalogue import Entry
from xlate.languages import primary_subtag
from xlate.model.marks import read_marks
from xlate.model.unit import State, Unit, UnitKind
from xlate.pages.interface import language_name
from xlate.pages.view import direction_of
from xlate.pages.ways import Way, way_of_unit
from xlate.tei.read.runs import Run, read_runs

__all__ = ["Beside", "Row", "beside_of", "row_of", "rows_of", "runs_of", "units_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, as the page shows it."""

    id: str
    number: str
    kind: str
    speaker: str
    """empty where the row before has the same one, or its label is the row"""
    way: Way | None
    source: Sequence[Run]
    beside: Sequence[Run]
    target: Sequence[Run]
    state: str
    notes: int
    """comments that are open"""
    gone: bool
    """its unit is not in the TEI file any more"""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another language of the same document, which can be read beside the source text."""

    tag: str
    name: str
    direction: str
    relay: bool
    """words of the document came through this language"""
    words: Callable[[], Mapping[str, str]]
    """key of a unit -> fragment; read when they are asked for"""


def runs_of(fragment: str) -> Sequence[Run]:
    """Words as a reader sees them; as they stand if they are no fragment."""
    try:
        return read_runs(fragment)
    except PlaceholderError:
        return (Run(fragment),)


def units_of(desk: Desk, document: Document) -> Mapping[str, Unit]:
    """Key -> unit of the source text."""
    version = desk.store.read(document.source)
    return desk.reading("by-key", [version], lambda: {unit.key: unit for unit in desk.units(document.source)})


def beside_of(desk: Desk, document: Document, file: CatalogueFile) -> Sequence[Beside]:
    """The other languages of a document, those first that its words came through."""
    version = desk.store.read(document.source)
    relays = desk.fact("relays", [version], lambda: _relays(desk, document))
    found: dict[str, Callable[[], Mapping[str, str]]] = {
        other.language: partial(_words_of_catalogue, desk, other) for other in document.catalogues if other != file
    }
    for path in document.translations:
        with suppress(XlateError):
            found.setdefault(desk.language(path), partial(_words_of_tei, desk, path))
    own = primary_subtag(file.language)
    languages = [
        Beside(tag, language_name(tag), direction_of(tag), primary_subtag(tag) in relays, words)
        for tag, words in found.items()
        if primary_subtag(tag) != own
    ]
    return sorted(languages, key=lambda one: (not one.relay, one.name))


def _relays(desk: Desk, document: Document) -> frozenset[str]:
    """The languages that some words of a document came through."""
    units = desk.units(document.source)
    return frozenset(primary_subtag(tag) for unit in units for tag in unit.lineage.relays)


def _words_of_catalogue(desk: Desk, file: CatalogueFile) -> Mapping[str, str]:
    try:
        entries = desk.catalogue(file.path).entries
    except XlateError:
        return {}
    version = desk.store.read(file.path)
    return desk.reading(
        "words", [version], lambda: {one.key: one.translation for one in entries if one.key and one.has_words}
    )


def _words_of_tei(desk: Desk, path: Path) -> Mapping[str, str]:
    from xlate.tei.write.translation import read_states

    version = desk.store.read(path)

    def read() -> dict[str, str]:
        states = read_states(desk.record(path))
        return {
            unit.key: unit.source for unit in desk.units(path) if states.get(unit.key) not in {None, State.UNTRANSLATED}
        }

    return desk.reading("words", [version], read)


def rows_of(desk: Desk, document: Document, file: CatalogueFile, places: range, beside: Beside | None) -> Sequence[Row]:
    """The rows of some entries."""
    units = units_of(desk, document)
    ways = _ways_of_turns(desk, document)
    entries = desk.catalogue(file.path).entries
    before = units.get(entries[places.start - 1].key or "") if places.start and places.start <= len(entries) else None
    rows = []
    for entry in entries[places.start : places.stop]:
        unit = units.get(entry.key or "")
        rows.append(row_of(entry, unit, before, beside, ways))
        before = unit
    return rows


def _ways_of_turns(desk: Desk, document: Document) -> Mapping[str, Way]:
    """xml:id of each turn -> the way of its first segment."""
    version = desk.store.read(document.source)

    def find() -> dict[str, Way]:
        spoken = (unit for unit in desk.units(document.source) if unit.turn_key and unit.kind is UnitKind.SEGMENT)
        first: dict[str, Unit] = {}
        for unit in spoken:
            first.setdefault(unit.turn_key or "", unit)
        return {key: way_of_unit(unit) for key, unit in first.items()}

    return desk.reading("ways", [version], find)


def row_of(
    entry: Entry, unit: Unit | None, before: Unit | None, beside: Beside | None, ways: Mapping[str, Way] | None = None
) -> Row:
    """The row of an entry.

    Args:
        entry: it.
        unit: its unit; None: it is gone.
        before: the unit of the row before.
        beside: the language that is read beside the source text.
        ways: of the turns.
    """
    words = beside.words() if beside is not None else {}
    is_new = unit is not None and (before is None or before.turn_key != unit.turn_key)
    return Row(
        id=entry_id(entry),
        number=(unit.number or "") if unit else "",
        kind=str(unit.kind) if unit else "other",
        speaker=(unit.speaker or "") if unit and is_new and unit.kind is not UnitKind.LABEL else "",
        way=(ways or {}).get(unit.turn_key or "") if unit and is_new else None,
        source=runs_of(entry.source),
        beside=runs_of(words.get(entry.key or "", "")),
        target=runs_of(entry.translation),
        state=state_of(entry),
        notes=sum(not note.closed for note in read_marks(entry.comment).notes),
        gone=unit is None,
    )
