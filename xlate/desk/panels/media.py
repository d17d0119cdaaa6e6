"""The recording beside timed segments: the one file of a document, in parts as a player asks for it, and the times."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import answers, desk_of, document_of
from xlate.desk.media import recording_of
from xlate.desk.panel import Panel, Place
from xlate.tei.read.times import read_times

__all__ = ["PANEL"]


@answers
def _recording(request: Request) -> Response:
    """The file, or the part of it that the header Range asks for."""
    recording = recording_of(desk_of(request), document_of(request))
    if recording is None:
        raise HTTPException(404, "There is no recording here.")
    return FileResponse(recording.path, media_type=recording.mime)


@answers
def _times(request: Request) -> Response:
    """Of each timed segment its id, and where it begins and ends, by their beginning."""
    desk, document = desk_of(request), document_of(request)
    version = desk.store.read(document.source)
    times = desk.fact("times", [version], lambda: dict(read_times(desk.record(document.source))))
    return JSONResponse({"times": sorted(([key, *both] for key, both in times.items()), key=lambda one: one[1])})


PANEL = Panel(
    "media",
    "Recording",
    Place.NOWHERE,
    (Route("/d/{document}/recording", _recording), Route("/d/{document}/times", _times)),
)
