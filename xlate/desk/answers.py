"""What handlers have in common: the desk and document of a request, values sent by scripts, pages and answers."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from xlate.desk.panel import Place
from xlate.desk.store import ChangedUnderHandsError
from xlate.desk.wording import in_words
from xlate.errors import CatalogueError, OutputError, RecordError, XlateError
from xlate.languages import language_name
from xlate.pages.interface import INTERFACES, spoken_in, words_of_scripts
from xlate.pages.interface import gettext as _

if TYPE_CHECKING:
    from xlate.desk.desk import Desk
    from xlate.desk.workspace import CatalogueFile, Document

__all__ = [
    "Said",
    "answers",
    "catalogue_of",
    "desk_of",
    "document_of",
    "html_part",
    "interface_of",
    "page",
    "saved",
    "text_of",
    "writes",
]

Said = dict[str, Any]
"""what a script has sent"""


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def document_of(request: Request) -> Document:
    """The document that the address names.

    Raises:
        HTTPException: there is none of that name.
    """
    document = desk_of(request).workspace.document(request.path_params["document"])
    if document is None:
        raise HTTPException(404, _("There is no such document here any more."))
    return document


def catalogue_of(request: Request, document: Document, name: str | None = None) -> CatalogueFile:
    """The PO file of a document.

    Args:
        request: its address names the file, if it is not named otherwise.
        document: the document.
        name: what the file is called in addresses.

    Raises:
        HTTPException: there is none that is called so.
    """
    file = document.catalogue(request.path_params["language"] if name is None else name)
    if file is None:
        raise HTTPException(404, _("There is no such translation here any more."))
    return file


def page(request: Request, template: str, *, document: Document | None = None, **values: Any) -> Response:
    """A page in the frame of the desk."""
    from xlate.desk.panels import PANELS

    desk = desk_of(request)
    shown = [panel for panel in PANELS if not (panel.writes and desk.store.read_only)]
    here = request.url.path.rstrip("/").rpartition("/")[2]
    text = desk.theme.fill(
        template,
        {
            "desk": desk,
            "document": document,
            "tabs": [panel for panel in shown if panel.place is Place.DOCUMENT],
            "sides": [panel for panel in shown if panel.place is Place.SIDE],
            "here": here,
            "history": desk.store.history(document.paths if document is not None else desk.workspace.paths),
            "digests": desk.digests(document) if document is not None else {},
            "words": words_of_scripts(),
            "interfaces": [(tag, language_name(tag, tag)) for tag in INTERFACES],
            **values,
        },
    )
    return HTMLResponse(text)


def html_part(request: Request, template: str, **values: Any) -> Response:
    """A part of a page, for a script that puts it in its place."""
    return HTMLResponse(desk_of(request).theme.fill(template, values))


def saved(request: Request, document: Document, **values: Any) -> Response:
    """The answer to a script that something is saved: the hashes of the files now, and what undo and redo would do."""
    desk = desk_of(request)
    history = desk.store.history(document.paths)
    return JSONResponse({"ok": True, "digests": desk.digests(document), "history": history, **values})


def text_of(said: Said, name: str, otherwise: str = "") -> str:
    """A text that a script has sent.

    Raises:
        HTTPException: it is something else.
    """
    value = said.get(name, otherwise)
    if not isinstance(value, str):
        raise HTTPException(400, f"{name} must be text")
    return value


def answers(function: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A handler that runs in a thread, whose errors are answers that say what to do."""

    @wraps(function)
    async def handler(request: Request) -> Response:
        return await run_in_threadpool(_reported, request, lambda: function(request))

    return handler


def writes(function: Callable[[Request, Said], Response]) -> Callable[[Request], Awaitable[Response]]:
    """The same for one that changes something: it gets the values of JSON that a script has sent."""

    @wraps(function)
    async def handler(request: Request) -> Response:
        try:
            said = json.loads(await request.body() or b"{}")
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            return JSONResponse({"error": "the values must be an object of JSON"}, 400)
        return await run_in_threadpool(_reported, request, lambda: function(request, said))

    return handler


def interface_of(request: Request) -> str:
    """The language of the interface: chosen in the page, else on the command line, else the browser's first choice."""
    chosen = request.cookies.get("xlate-interface", "") or desk_of(request).settings.interface
    if chosen in INTERFACES:
        return chosen
    for wanted in request.headers.get("accept-language", "").split(","):
        tag = wanted.partition(";")[0].partition("-")[0].strip().lower()
        if tag in INTERFACES:
            return tag
    return "en"


def _reported(request: Request, work: Callable[[], Response]) -> Response:
    """What some work answers; an error that people can do something about becomes an answer."""
    try:
        with spoken_in(interface_of(request)):
            return work()
    except ChangedUnderHandsError as error:
        return JSONResponse({"error": error.message, "theirs": error.theirs}, 409)
    except XlateError as error:
        with spoken_in(interface_of(request)):
            return _refused(request, error)


def _refused(request: Request, error: XlateError) -> Response:
    """The answer that something is not possible."""
    desk = desk_of(request)
    message = in_words(error.message)
    where = ":".join(str(part) for part in (error.file and desk.short_name(error.file), error.line) if part)
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return page(request, "error.html", message=message, where=where)
    return JSONResponse({"error": f"{where}: {message}" if where and _is_of_file(error) else message}, 422)


def _is_of_file(error: XlateError) -> bool:
    """True if an error is about a file as a whole, which must be named; else it is about what was asked for."""
    return isinstance(error, (OutputError, RecordError, CatalogueError))
