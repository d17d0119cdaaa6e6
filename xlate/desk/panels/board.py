"""The board: documents, languages and states, with what needs a person first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import answers, desk_of, document_of, page
from xlate.desk.desk import Desk
from xlate.desk.panel import Panel, Place
from xlate.desk.progress import Progress, findings_of, progress_of
from xlate.desk.unread import unread_notes
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import XlateError
from xlate.languages import language_name

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
        view = desk.view(document)
        unread = unread_notes(desk, document)
    except XlateError as error:
        return Card(document, document.source.stem, "", "", (), (), 0, 0, 0, str(error))
    unknown = next((one.number for one in view.kinds if one.key == "unknown"), 0)
    facts = view.description
    return Card(
        document=document,
        title=facts.title or document.source.stem,
        event=" · ".join(part for part in (facts.date, ", ".join(facts.places)) if part),
        language=view.languages[0].name,
        speakers=[person.name for person in facts.persons],
        works=[_work(desk, document, catalogue) for catalogue in document.catalogues],
        unread=sum(note.times for note in unread),
        unknown=unknown,
        segments=view.segments,
        problem="",
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


@answers
def _findings(request: Request) -> Response:
    """How many findings of the checks each translation of a document has: the page asks when it is shown."""
    desk, document = desk_of(request), document_of(request)
    return JSONResponse({one.name: findings_of(desk, document, one) for one in document.catalogues})


PANEL = Panel(
    "board",
    "Board",
    Place.DESK,
    (Route("/", _board), Route("/d/{document}/findings", _findings)),
    key="b",
)
