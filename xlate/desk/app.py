"""The desk as an application: the panels behind the gate, and the files that pages load."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, desk_of, document_of, saved, text_of, writes
from xlate.desk.cards import Board
from xlate.desk.desk import Desk
from xlate.desk.gate import Gate
from xlate.desk.panels import PANELS

__all__ = ["make_app"]

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def make_app(desk: Desk, token: str, *, host: str = "127.0.0.1", port: int | None = None) -> Starlette:
    """The application of a desk.

    Args:
        desk: its files and settings.
        token: the secret that its address has.
        host: on what it listens.
        port: on what it listens; None: any.
    """
    routes = [
        Route("/static/{name}", _static),
        Route("/d/{document}/now", _now),
        Route("/d/{document}/undo", _undo, methods=["POST"]),
        Route("/d/{document}/redo", _redo, methods=["POST"]),
        Route("/draft", _draft, methods=["POST"]),
        *(route for panel in PANELS for route in panel.routes),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Gate, token=token, host=host, port=port)],
        exception_handlers={HTTPException: _not_found},
    )
    app.state.desk = desk
    app.state.board = Board()
    return app


def _not_found(request: Request, error: Exception) -> Response:  # noqa: ARG001
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code)


@answers
def _static(request: Request) -> Response:
    """A style sheet or a script; of these names alone, so that no path leads elsewhere."""
    name = request.path_params["name"]
    theme = desk_of(request).theme
    ending = name[name.rfind(".") :]
    if ending not in _TYPES or name not in theme.names:
        return PlainTextResponse("There is no such file.", 404)
    return Response(theme.read(name), media_type=_TYPES[ending], headers={"cache-control": "no-cache"})


@answers
def _now(request: Request) -> Response:
    """The hashes of the files of a document, and what undo and redo would do: what an open page asks now and then."""
    return saved(request, document_of(request))


@writes
def _undo(request: Request, said: Said) -> Response:  # noqa: ARG001
    document = document_of(request)
    step = desk_of(request).store.undo(document.paths)
    return saved(request, document, what=step.what if step is not None else "")


@writes
def _redo(request: Request, said: Said) -> Response:  # noqa: ARG001
    document = document_of(request)
    step = desk_of(request).store.redo(document.paths)
    return saved(request, document, what=step.what if step is not None else "")


@writes
def _draft(request: Request, said: Said) -> Response:
    """Keep the words in a field while somebody is typing."""
    desk = desk_of(request)
    values = said.get("values")
    if not desk.store.read_only:
        desk.store.journal.draft(
            text_of(said, "place"),
            {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else None,
        )
    return JSONResponse({"ok": True})
