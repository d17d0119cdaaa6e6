"""The transcript as in an edition, live: its turns in parts, which come as one scrolls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from xlate.desk.answers import answers, desk_of, document_of, html_part, page
from xlate.desk.desk import Desk
from xlate.desk.media import recording_of
from xlate.desk.nameless import nameless_parts
from xlate.desk.panel import Panel, Place
from xlate.desk.unread import unread_notes
from xlate.desk.workspace import Document
from xlate.pages.interface import mark
from xlate.pages.strip import blocks_of
from xlate.pages.transcript import Row, Transcript, Turn

__all__ = ["PANEL"]

_ROWS = 80
"""in a part, at least, unless it is the last one"""
_NUMBERS = re.compile(r"(\d+(?:\.\d+)*)(?:\s*[-–]\s*(\d+(?:\.\d+)*))?")
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Parts = Sequence[Sequence[Turn]]


def _parts(desk: Desk, document: Document) -> tuple[Transcript, Parts]:
    """The view of a document, and its turns in parts."""
    view = desk.view(document)
    versions = [desk.store.read(path) for path in (document.source, *document.translations)]

    def divide() -> list[list[Turn]]:
        parts: list[list[Turn]] = [[]]
        rows = 0
        for turn in view.turns:
            if rows >= _ROWS:
                parts.append([])
                rows = 0
            parts[-1].append(turn)
            rows += len(turn.rows)
        return parts

    return view, desk.reading("parts", versions, divide)


@answers
def _transcript(request: Request) -> Response:
    """The page, with the part in which the unit stands that the address asks for."""
    desk, document = desk_of(request), document_of(request)
    if _is_nameless(desk, document):
        return RedirectResponse(f"/d/{document.name}/ids", 303)
    view, parts = _parts(desk, document)
    wanted = request.query_params.get("at", "")
    first = next((place for place, part in enumerate(parts) if any(_has(turn, wanted) for turn in part)), 0)
    return page(
        request,
        "transcript.html",
        document=document,
        page=view,
        source=view.languages[0],
        parts=[sum(len(turn.rows) + 1 for turn in part) for part in parts],
        first=first,
        turns=parts[first],
        **_overview_of(desk, document, view),
        speakers=_speakers(view),
        at=wanted,
        told={},
        is_named_otherwise=_is_named_otherwise,
        recording=recording_of(desk, document),
    )


def _is_nameless(desk: Desk, document: Document) -> bool:
    """True for a text that cannot be shown because no part of it has an id."""
    return not desk.units(document.source) and nameless_parts(desk, document) > 0


def _overview_of(desk: Desk, document: Document, view: Transcript) -> dict[str, object]:
    return {
        "strip": list(blocks_of(view.turns)),
        "unread": unread_notes(desk, document),
        "nameless": nameless_parts(desk, document),
        "read_only": desk.store.read_only,
    }


@answers
def _overview(request: Request) -> Response:
    """What stands above the transcript: how the words came, and the notes that no rule understood."""
    desk, document = desk_of(request), document_of(request)
    view = desk.view(document)
    values = _overview_of(desk, document, view)
    return html_part(request, "overview.html", document=document, page=view, source=view.languages[0], **values)


def _is_named_otherwise(turn: Turn) -> bool:
    """True if the printed name of a turn is not that of its speaker, as after a correction."""
    if turn.label is None or not turn.speaker:
        return False
    printed = set(_WORDS.findall("".join(run.text for run in turn.label.cells[0].runs).casefold()))
    own = _WORDS.findall(turn.speaker.casefold())
    return bool(own) and own[-1] not in printed and not printed <= set(own)


def _has(turn: Turn, key: str) -> bool:
    return bool(key) and (turn.key == key or any(row.key == key for row in turn.rows))


def _speakers(view: Transcript) -> list[str]:
    return list(dict.fromkeys(turn.speaker for turn in view.turns if turn.speaker))


@answers
def _part(request: Request) -> Response:
    """Some turns."""
    desk, document = desk_of(request), document_of(request)
    view, parts = _parts(desk, document)
    number = request.path_params["number"]
    turns = parts[number] if number < len(parts) else []
    return html_part(
        request,
        "turns.html",
        page=view,
        source=view.languages[0],
        turns=turns,
        told={},
        is_named_otherwise=_is_named_otherwise,
    )


@answers
def _index(request: Request) -> Response:
    """For scripts: of each spoken segment its id, part, turn, speaker, class, and number, in order."""
    desk, document = desk_of(request), document_of(request)
    if _is_nameless(desk, document):  # since somebody has taken the ids back
        return JSONResponse({"rows": [], "parts": [], "moved": True})
    _view, parts = _parts(desk, document)
    rows = [
        [row.key, place, turn.key, turn.speaker, row.cells[0].kind, row.number, row.kind]
        for place, part in enumerate(parts)
        for turn in part
        for row in turn.rows
    ]
    return JSONResponse({"rows": rows, "parts": [sum(len(turn.rows) + 1 for turn in part) for part in parts]})


@answers
def _find(request: Request) -> Response:
    """The ids of the segments with some words, or with the numbers that people cite: ``2.1``, ``3``, ``3-5``."""
    desk, document = desk_of(request), document_of(request)
    wanted = request.query_params.get("words", "").strip()
    rows = [row for turn in desk.view(document).turns for row in turn.rows if row.kind != "gap"]
    if (found := _NUMBERS.fullmatch(wanted)) is not None:
        keys = list(_numbered(rows, found[1], found[2] or found[1]))
        if keys:
            return JSONResponse({"keys": keys})
    folded = wanted.casefold()
    keys = [
        row.key
        for row in rows
        if folded and any(folded in "".join(run.text for run in cell.runs).casefold() for cell in row.cells)
    ]
    return JSONResponse({"keys": keys})


def _numbered(rows: Iterable[Row], first: str, last: str) -> Iterator[str]:
    """The segments from a number to another; that of a turn stands for all of it."""
    inside = False
    for row in rows:
        inside = inside or _is_in(row.number, first)
        if inside and not _is_in(row.number, last) and row.number and _after(row.number, last):
            return
        if inside and row.kind == "segment":
            yield row.key


def _is_in(number: str, wanted: str) -> bool:
    return number == wanted or number.startswith(f"{wanted}.")


def _after(number: str, last: str) -> bool:
    """True if a number comes after another one."""
    numbers = [[int(part) for part in one.split(".") if part.isdecimal()] for one in (number, last)]
    return numbers[0] > numbers[1]


@answers
def _document(request: Request) -> Response:
    """The address of a document alone leads to its transcript."""
    return RedirectResponse(f"/d/{document_of(request).name}/transcript", 303)


PANEL = Panel(
    "transcript",
    mark("Transcript"),
    Place.DOCUMENT,
    (
        Route("/d/{document}", _document),
        Route("/d/{document}/transcript", _transcript),
        Route("/d/{document}/part/{number:int}", _part),
        Route("/d/{document}/index", _index),
        Route("/d/{document}/overview", _overview),
        Route("/d/{document}/find", _find),
    ),
)
