"""Beside the transcript: what people have said of segments, of any translation; it is answered and closed here."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, catalogue_of, desk_of, document_of, saved, text_of, writes
from xlate.desk.comments import standing_notes, threads_of
from xlate.desk.entries import add_note, close_notes
from xlate.desk.panel import Panel, Place
from xlate.desk.rows import units_of
from xlate.model.markup import plain_words
from xlate.pages.interface import language_name, mark

__all__ = ["PANEL"]


@answers
def _list(request: Request) -> Response:
    """What has been said of some segments; without any, all that is open, or everything (``all``)."""
    desk, document = desk_of(request), document_of(request)
    threads = threads_of(desk, document)
    keys = request.query_params.get("keys", "").split()
    everything = "all" in request.query_params
    shown = (
        [one for one in threads if one.unit.key in keys]
        if keys
        else [one for one in threads if one.is_open or everything]
    )
    units = units_of(desk, document)
    unit = units.get(keys[0]) if len(keys) == 1 else None
    html = desk.theme.fill(
        "comments_list.html",
        {
            "threads": shown,
            "asked": len(keys),
            "closed": sum(not one.is_open for one in threads) if not keys and not everything else 0,
            "unit": unit,
            "words": plain_words(unit.source) if unit is not None else "",
            "files": [(file, language_name(file.language)) for file in document.catalogues],
            "read_only": desk.store.read_only,
        },
    )
    counts: dict[str, list[int]] = {}
    for one in threads:
        count = counts.setdefault(one.unit.key, [0, 0])
        count[0] += sum(not note.closed for note in one.notes)
        count[1] += len(one.notes)
    return JSONResponse({"html": html, "counts": counts})


@writes
def _say(request: Request, said: Said) -> Response:
    """Comment on a segment, answer, close or open: in the PO file of a translation."""
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document, text_of(said, "file"))
    key, by = text_of(said, "key"), text_of(said, "by")
    unit = units_of(desk, document).get(key)
    wanted = {"id": key, "number": (unit.number or "") if unit is not None else ""}
    standing = standing_notes(desk, document, file, key)
    if "close" in said:
        close_notes(desk, file, wanted, closed=bool(said["close"]), by=by, standing=standing)
    else:
        add_note(desk, file, wanted, text_of(said, "text"), by=by, standing=standing)
    return saved(request, document)


_AT = "/d/{document}/comments"
PANEL = Panel(
    "comments",
    mark("Comments"),
    Place.SIDE,
    (Route(f"{_AT}/list", _list), Route(f"{_AT}/say", _say, methods=["POST"])),
    key="c",
)
