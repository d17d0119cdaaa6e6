"""The board: documents, languages and states, with what needs a person first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, desk_of, document_of, page, saved, text_of, writes
from xlate.desk.cards import Board
from xlate.desk.panel import Panel, Place
from xlate.desk.progress import findings_of
from xlate.errors import InputError
from xlate.files import Input, rehearse
from xlate.languages import language_from_name, parse_tag, tag_or_none
from xlate.pages.interface import gettext as _
from xlate.pages.interface import language_name, mark

__all__ = ["PANEL"]


@answers
def _board(request: Request) -> Response:
    """The page."""
    desk = desk_of(request)
    board: Board = request.app.state.board
    cards = board.cards(desk)
    languages = sorted({(work.catalogue.language, work.language) for card in cards for work in card.works})
    problems, left = desk.workspace.problems, board.left(desk)
    return page(request, "board.html", cards=cards, languages=languages, problems=problems, left=left)


@answers
def _left(request: Request) -> Response:
    """How much is still being read."""
    board: Board = request.app.state.board
    return JSONResponse({"left": board.left(desk_of(request))})


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
    named = text_of(said, "language").strip()
    language = tag_or_none(named) or language_from_name(named) or parse_tag(named)  # which says what is wrong
    path = document.source.with_name(f"{document.source.stem}.{language}.po")
    if path.exists() or any(one.language == language for one in document.catalogues):
        raise InputError(_("there is a translation into {language} already").format(language=language_name(language)))
    given = desk.store.read(document.source)
    options = ExportOptions(memories=desk.settings.memories, glossaries=desk.settings.glossaries)
    with rehearse() as kept:  # so that it is a step of the desk
        export(Input(given.data, given.name), language, "po", options, output=path)
    desk.store.create(
        path, next(iter(kept.values())), what=_("{file} begun").format(file=path.name), by=text_of(said, "by")
    )
    desk.workspace.look()
    document = desk.workspace.document(document.name) or document
    name = next((one.name for one in document.catalogues if one.path == path), language)
    return saved(request, document, address=f"/d/{document.name}/translate/{name}")


PANEL = Panel(
    "board",
    mark("Board"),
    Place.DESK,
    (
        Route("/", _board),
        Route("/left", _left),
        Route("/d/{document}/findings", _findings),
        Route("/d/{document}/new", _new, methods=["POST"]),
    ),
    key="b",
)
