"""Beside the transcript: turns and paragraphs are split, joined and corrected; speakers are renamed and made one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, catalogue_of, desk_of, document_of, saved, text_of, writes
from xlate.desk.behind import behind, bring_up
from xlate.desk.desk import Desk
from xlate.desk.edits import asked_keys, operation_of, words_in_field
from xlate.desk.meaning import RELATIONS
from xlate.desk.panel import Panel, Place
from xlate.desk.panels.explain import changed_since
from xlate.desk.past import history_of
from xlate.desk.rows import units_of
from xlate.desk.store import Version
from xlate.desk.way_form import places_of
from xlate.desk.wording import in_words, in_words_of_the_desk
from xlate.desk.workspace import Document
from xlate.files import Input
from xlate.model.unit import Unit, UnitKind
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark
from xlate.profiles.speaker_register import KnownPerson, Register, read_register
from xlate.tei.read.people import read_persons
from xlate.tei.read.runs import read_runs
from xlate.text import shorten

__all__ = ["PANEL"]

_BRACKETS = re.compile(r"\([^()]{2,80}\)|\[[^\[\]]{2,80}\]|（[^（）]{2,80}）|【[^【】]{2,80}】")
"""printed words that may be a marker"""
AGENT = "ag."
"""how the ids of those begin who made a hop, and spoke nothing of their own"""
_EDITABLE = (UnitKind.SEGMENT, UnitKind.LABEL, UnitKind.STAGE, UnitKind.NARRATIVE, UnitKind.HEADING)
_WHAT = {
    UnitKind.SEGMENT: mark("paragraph"),
    UnitKind.LABEL: mark("printed name"),
    UnitKind.STAGE: mark("stage direction"),
    UnitKind.NARRATIVE: mark("paragraph of nobody"),
    UnitKind.HEADING: mark("heading"),
}


@dataclass(frozen=True, slots=True)
class _Printed:
    """Words in brackets that are a marker, or could be one."""

    key: str
    words: str
    marked: bool
    where: str


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody who speaks in a document."""

    key: str
    name: str
    role: str
    paragraphs: tuple[str, ...]
    """their ids"""
    places: str
    known: KnownPerson | None
    """the same in the register, if that says more"""


def _register(desk: Desk) -> Register | None:
    """The register of the desk, if it has one.

    Raises:
        ProfileError: it cannot be used.
    """
    path = desk.settings.speakers
    if path is None:
        first = Path(desk.workspace.given[0])
        path = (first if first.is_dir() else first.parent) / "speakers.toml"
        if not path.is_file():
            return None
    version = desk.store.read(path)
    return desk.reading("register", [version], lambda: read_register(version.data, desk.short_name(path)))


def _people(desk: Desk, document: Document) -> list[_Person]:
    """Everybody whom the file names, with what they say."""
    everything, register = desk.units(document.source), _register(desk)
    spoken: dict[str, list[Unit]] = {}
    for unit in everything:
        if unit.person and unit.kind is UnitKind.SEGMENT:
            spoken.setdefault(unit.person, []).append(unit)
    found = []
    for key, (name, role) in read_persons(desk.record(document.source)).items():
        if not name or key.startswith(AGENT):
            continue
        own = spoken.get(key, [])
        known = register.find(name) if register is not None else None
        found.append(_Person(key, name, role or "", tuple(one.key for one in own), places_of(own, everything), known))
    return sorted(found, key=lambda person: not person.paragraphs)


@answers
def _everybody(request: Request) -> Response:
    """Those who speak, and the PO files that are behind."""
    desk, document = desk_of(request), document_of(request)
    register = _register(desk)
    people = _people(desk, document)
    names = dict.fromkeys(
        [*(one.name for one in people), *(one.name for one in (register.persons if register is not None else ()))]
    )
    html = desk.theme.fill(
        "speakers_people.html",
        {
            "people": people,
            "names": list(names),
            "register": register,
            "read_only": desk.store.read_only,
        },
    )
    late = {"behind": behind(desk, document), "read_only": desk.store.read_only}
    return JSONResponse({"html": html, "behind": desk.theme.fill("speakers_behind.html", late)})


@writes
def _about(request: Request, said: Said) -> Response:
    """What can be edited of the selected paragraphs; nothing is saved."""
    desk, document = desk_of(request), document_of(request)
    units = units_of(desk, document)
    keys = said.get("keys")
    chosen = [units[key] for key in keys if key in units] if isinstance(keys, list) else []
    unit = units.get(text_of(said, "focus")) or next(iter(chosen), None)
    if unit is None or unit.kind not in _EDITABLE:
        return JSONResponse({"ok": True, "html": ""})
    chosen = chosen or [unit]
    around = [one for one in units.values() if one.turn_key == unit.turn_key] if unit.turn_key else [unit]
    label = next((one for one in around if one.kind is UnitKind.LABEL), None)
    words, tags = words_in_field(unit)
    people = _people(desk, document)
    html = desk.theme.fill(
        "speakers_about.html",
        {
            "unit": unit,
            "what": _(_WHAT[unit.kind]),
            "around": [(one, _(_WHAT[one.kind])) for one in around if one.kind in _EDITABLE],
            "chosen": chosen,
            "places": places_of(chosen, list(units.values())),
            "speakers": list(dict.fromkeys(one.speaker for one in chosen if one.speaker)),
            "people": people,
            "words": words,
            "tags": tags,
            "markers": _markers([*([label] if label is not None and label is not unit else []), unit]),
            "relations": RELATIONS,
            "events": history_of(desk.record(document.source), units, [unit.key])[:8],
            "read_only": desk.store.read_only,
        },
    )
    return JSONResponse({"ok": True, "html": html, "focus": unit.key})


def _markers(units: Sequence[Unit]) -> list[_Printed]:
    """The markers in some units, and what stands in brackets and is none."""
    found = []
    for unit in units:
        if unit.kind not in (UnitKind.SEGMENT, UnitKind.LABEL):
            continue
        where = _("in the printed name, so for the whole turn") if unit.kind is UnitKind.LABEL else _("here")
        for run in read_runs(unit.source):
            if run.kind == "marker":
                found.append(_Printed(unit.key, run.text.strip(), True, where))
            elif not run.kind:
                found += [_Printed(unit.key, one, False, where) for one in _BRACKETS.findall(run.text)]
    return found


@writes
def _edit(request: Request, said: Said) -> Response:
    """Make one edit."""
    from xlate.workflow.edit import edit_transcript

    desk, document = desk_of(request), document_of(request)
    by, keys = text_of(said, "by"), asked_keys(said)
    reason = text_of(said, "reason").strip()
    changed_since(desk, document, said, keys)
    units = units_of(desk, document)
    with in_words_of_the_desk(units):
        operation = operation_of(said, units, _register(desk))
        given = desk.store.read(document.source)
        first = edit_transcript(Input(given.data, given.name), operation, by=by, reason=reason)

    def edit(version: Version) -> bytes:
        if version.data == given.data:
            return first.value.data
        changed_since(desk, document, said, keys)
        return edit_transcript(Input(version.data, version.name), operation, by=by, reason=reason).value.data

    what = shorten(in_words(first.value.summary.rstrip("."), units), 100)
    desk.store.change(document.source, edit, what=what, by=by)
    told = [in_words(finding.message, units) for finding in first.findings]
    changed = list(first.value.changed)
    return saved(request, document, said=what or _("Nothing was to be changed"), findings=told, changed=changed)


@writes
def _catch_up(request: Request, said: Said) -> Response:
    """Bring a PO file up to date."""
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document, text_of(said, "file"))
    what = _("{file} brought up to date").format(file=desk.short_name(file.path))
    bring_up(desk, document, file, what, text_of(said, "by"))
    return saved(request, document, said=what)


_AT = "/d/{document}/speakers"
PANEL = Panel(
    "speakers",
    mark("Turns and speakers"),
    Place.SIDE,
    (
        Route(f"{_AT}/everybody", _everybody),
        Route(f"{_AT}/about", _about, methods=["POST"]),
        Route(f"{_AT}/edit", _edit, methods=["POST"]),
        Route(f"{_AT}/catch-up", _catch_up, methods=["POST"]),
    ),
    key="t",
)
