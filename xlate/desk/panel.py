"""A part of the desk: what it is called, its addresses, template and script. `xlate.desk.panels` lists them all.

To add one: a module in `panels/` with a `Panel` and its handlers, a line in `panels.PANELS`, and in `templates/` a
template and a script. A page extends `frame.html`; what stands beside the transcript is a part of a page that
`transcript.html` includes, and is told by the event ``xlate:selection`` which segments are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from starlette.routing import BaseRoute

__all__ = ["Panel", "Place"]


class Place(StrEnum):
    """Where a panel is."""

    DESK = "desk"
    """a page of its own for all documents"""
    DOCUMENT = "document"
    """a page of its own for each document: a tab"""
    SIDE = "side"
    """beside the transcript, as one of those that can be opened there"""
    NOWHERE = "nowhere"
    """answers scripts alone"""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the desk."""

    name: str
    """of its module, its script and its template; the tab of a document leads to ``/d/DOCUMENT/NAME``"""
    title: str
    """as people see it, in English; templates translate it"""
    place: Place
    routes: tuple[BaseRoute, ...] = ()
    key: str = ""
    """the key that opens it; empty: none"""
    writes: bool = False
    """it is of no use in a desk that is read-only"""
