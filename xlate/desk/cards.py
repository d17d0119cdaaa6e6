"""The documents as the board shows them. Of a large folder, those that were not read yet are read in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from xlate.desk.desk import Desk
from xlate.desk.nameless import nameless_parts
from xlate.desk.progress import Progress, progress_of
from xlate.desk.unread import unread_notes
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import XlateError
from xlate.model.lineage import Kind
from xlate.model.unit import UnitKind
from xlate.pages.interface import day_in_words, language_name
from xlate.tei.read.description import read_description

__all__ = ["Board", "Card", "Work", "card_of"]

_PATIENCE = 0.3
"""seconds that somebody waits for files and again for cards, before the rest comes later"""


@dataclass(frozen=True, slots=True)
class Work:
    """A translation of a document on the board."""

    catalogue: CatalogueFile
    language: str
    """name"""
    progress: Progress
    problem: str
    """why the file cannot be used; empty: it can"""
    merged: bool
    """a translated TEI file is at least as new as the PO file"""


@dataclass(frozen=True, slots=True)
class Card:
    """A document on the board."""

    document: Document
    title: str
    event: str
    language: str
    """name of that of the source text"""
    speakers: Sequence[str]
    works: Sequence[Work]
    unread: int
    """notes in brackets that no rule has understood"""
    unknown: int
    """spoken segments whose way is not known"""
    segments: int
    problem: str
    relayed: int = 0
    """spoken segments that are a translation of a translation"""
    first_relayed: str = ""
    """id of the first of them"""
    nameless: int = 0
    """parts without an id, which cannot be shown or translated"""
    has_words: bool = False
    """there is something to translate"""
    is_read: bool = True
    """False: of its files nothing is known yet but their names"""

    @property
    def urgency(self) -> tuple[int, ...]:
        """What needs a person first comes first: files that cannot be used, unread notes, review, open translations."""
        fuzzy = sum(work.progress.fuzzy for work in self.works)
        left = sum(work.progress.untranslated for work in self.works)
        is_broken = bool(self.problem) or any(work.problem for work in self.works)
        return (
            -is_broken,
            -bool(self.nameless),
            -bool(self.unread),
            -bool(fuzzy),
            -bool(left),
            -(self.unread + fuzzy + left),
        )


class Board:
    """The cards of a desk, and the thread that reads what nobody has waited for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread: Thread | None = None
        self._read: set[tuple[str, ...]] = set()
        """the files of each document that was read"""

    def cards(self, desk: Desk) -> list[Card]:
        """All cards, what needs a person first; those that take long are empty, and are read in the background."""
        desk.workspace.look(until=monotonic() + _PATIENCE)
        end = monotonic() + _PATIENCE
        made = [self._card(desk, document, end) for document in desk.workspace.documents]
        if self.left(desk):
            self._go_on(desk)
        return sorted(made, key=lambda card: (not card.is_read, card.urgency))

    def _card(self, desk: Desk, document: Document, end: float) -> Card:
        if document.paths not in self._read and monotonic() > end:
            return Card(document, document.source.stem, "", "", (), (), 0, 0, 0, "", is_read=False)
        made = card_of(desk, document)
        self._read.add(document.paths)
        return made

    def left(self, desk: Desk) -> int:
        """How many files and documents wait to be read."""
        return desk.workspace.waiting + sum(one.paths not in self._read for one in desk.workspace.documents)

    def _go_on(self, desk: Desk) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._read_all, args=(desk,), daemon=True)
                self._thread.start()

    def _read_all(self, desk: Desk) -> None:
        desk.workspace.look()
        for document in desk.workspace.documents:
            self._card(desk, document, float("inf"))


def card_of(desk: Desk, document: Document) -> Card:
    """A document, as the board shows it; what cannot be used says why."""
    try:
        facts = desk.fact("facts", [desk.store.read(document.source)], lambda: _facts(desk, document))
        unread = unread_notes(desk, document)
        nameless = nameless_parts(desk, document)
    except XlateError as error:
        return Card(document, document.source.stem, "", "", (), (), 0, 0, 0, str(error))
    return Card(
        document=document,
        title=facts.title or document.source.stem,
        event=" · ".join(part for part in (day_in_words(facts.date), facts.places) if part),
        language=language_name(facts.language),
        speakers=facts.speakers,
        works=[_work(desk, document, catalogue) for catalogue in document.catalogues],
        unread=sum(note.times for note in unread),
        unknown=facts.unknown,
        segments=facts.segments,
        problem="",
        relayed=facts.relayed,
        first_relayed=facts.first_relayed,
        nameless=nameless,
        has_words=facts.has_words,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a source text says of itself."""

    title: str
    date: str
    places: str
    language: str
    speakers: Sequence[str]
    segments: int
    unknown: int
    relayed: int
    first_relayed: str
    has_words: bool


def _facts(desk: Desk, document: Document) -> _Facts:
    record = desk.record(document.source)
    said = read_description(record)
    units = desk.units(document.source)
    spoken = [unit for unit in units if unit.kind is UnitKind.SEGMENT]
    relayed = [unit.key for unit in spoken if unit.lineage.kind in (Kind.RELAY, Kind.BACK)]
    return _Facts(
        said.title,
        said.date,
        ", ".join(said.places),
        record.language,
        [person.name for person in said.persons],
        len(spoken),
        sum(unit.lineage.kind is Kind.UNKNOWN for unit in spoken),
        len(relayed),
        relayed[0] if relayed else "",
        bool(units),
    )


def _work(desk: Desk, document: Document, catalogue: CatalogueFile) -> Work:
    merged = any(_is_newer(path, catalogue.path) for path in document.translations)
    name = language_name(catalogue.language)
    try:
        return Work(catalogue, name, progress_of(desk, catalogue), "", merged)
    except XlateError as error:
        return Work(catalogue, name, Progress(), str(error), merged)


def _is_newer(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_mtime_ns >= other.stat().st_mtime_ns
    except OSError:
        return False
