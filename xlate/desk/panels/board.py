"""The board: documents, languages and states, with what needs a person first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, desk_of, document_of, page, saved, text_of, writes
from xlate.desk.desk import Desk
from xlate.desk.panel import Panel, Place
from xlate.desk.progress import Progress, findings_of, progress_of
from xlate.desk.unread import unread_notes
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import InputError, XlateError
from xlate.files import Input, rehearse
from xlate.languages import parse_tag
from xlate.model.lineage import Kind
from xlate.model.unit import UnitKind
from xlate.pages.interface import day_in_words, language_name
from xlate.tei.read.description import read_description

__all__ = ["PANEL", "Card", "Work"]


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

    @property
    def urgency(self) -> tuple[int, ...]:
        """What needs a person first comes first: files that cannot be used, unread notes, review, open translations."""
        fuzzy = sum(work.progress.fuzzy for work in self.works)
        left = sum(work.progress.untranslated for work in self.works)
        is_broken = bool(self.problem) or any(work.problem for work in self.works)
        return (-is_broken, -bool(self.unread), -bool(fuzzy), -bool(left), -(self.unread + fuzzy + left))


@answers
def _board(request: Request) -> Response:
    """The page."""
    desk = desk_of(request)
    desk.workspace.look()
    cards = sorted((_card(desk, document) for document in desk.workspace.documents), key=lambda card: card.urgency)
    languages = sorted({(work.catalogue.language, work.language) for card in cards for work in card.works})
    return page(request, "board.html", cards=cards, languages=languages, problems=desk.workspace.problems)


def _card(desk: Desk, document: Document) -> Card:
    try:
        facts = desk.fact("facts", [desk.store.read(document.source)], lambda: _facts(desk, document))
        unread = unread_notes(desk, document)
    except XlateError as error:
        return Card(document, document.source.stem, "", "", (), (), 0, 0, 0, str(error))
    title, event, language, speakers, segments, unknown = facts
    return Card(
        document=document,
        title=title or document.source.stem,
        event=event,
        language=language,
        speakers=speakers,
        works=[_work(desk, document, catalogue) for catalogue in document.catalogues],
        unread=sum(note.times for note in unread),
        unknown=unknown,
        segments=segments,
        problem="",
    )


def _facts(desk: Desk, document: Document) -> tuple[str, str, str, list[str], int, int]:
    """Title, event, language, speakers, and how many segments there are, and how many of them came nobody knows how."""
    record = desk.record(document.source)
    said = read_description(record)
    spoken = [unit for unit in desk.units(document.source) if unit.kind is UnitKind.SEGMENT]
    unknown = sum(unit.lineage.kind is Kind.UNKNOWN for unit in spoken)
    event = " · ".join(part for part in (day_in_words(said.date), ", ".join(said.places)) if part)
    speakers = [person.name for person in said.persons]
    return said.title, event, language_name(record.language), speakers, len(spoken), unknown


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


@answers
def _findings(request: Request) -> Response:
    """How many findings of the checks each translation of a document has: the page asks when it is shown."""
    desk, document = desk_of(request), document_of(request)
    return JSONResponse({one.name: findings_of(desk, document, one) for one in document.catalogues})


@writes
def _new(request: Request, said: Said) -> Response:
    """Begin a translation: a PO file beside the source text, with what the memories of the desk have."""
    from xlate.workflow.export import export
    from xlate.workflow.export_options import ExportOptions

    desk, document = desk_of(request), document_of(request)
    language = parse_tag(text_of(said, "language").strip())
    path = document.source.with_name(f"{document.source.stem}.{language}.po")
    if path.exists() or any(one.language == language for one in document.catalogues):
        raise InputError(f"there is a translation into {language_name(language)} already")
    given = desk.store.read(document.source)
    options = ExportOptions(memories=desk.settings.memories, glossaries=desk.settings.glossaries)
    with rehearse() as kept:  # so that it is a step of the desk
        export(Input(given.data, given.name), language, "po", options, output=path)
    desk.store.create(path, next(iter(kept.values())), what=f"{path.name} begun", by=text_of(said, "by"))
    desk.workspace.look()
    document = desk.workspace.document(document.name) or document
    name = next((one.name for one in document.catalogues if one.path == path), language)
    return saved(request, document, address=f"/d/{document.name}/translate/{name}")


PANEL = Panel(
    "board",
    "Board",
    Place.DESK,
    (
        Route("/", _board),
        Route("/d/{document}/findings", _findings),
        Route("/d/{document}/new", _new, methods=["POST"]),
    ),
    key="b",
)
