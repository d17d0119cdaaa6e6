"""Beside the transcript: what a marker or a segment means and why; and notes that no rule has understood."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import Said, answers, desk_of, document_of, html_part, saved, text_of, writes
from xlate.desk.desk import Desk
from xlate.desk.edits import ready_for_lineage
from xlate.desk.meaning import RELATIONS, SCOPES, meaning_of
from xlate.desk.own_profile import add_marker
from xlate.desk.panel import Panel, Place
from xlate.desk.store import ChangedUnderHandsError, Version
from xlate.desk.way_form import choices_known
from xlate.desk.wording import in_words_of_the_desk
from xlate.desk.workspace import Document
from xlate.errors import CorrectionError, EditError, InputError
from xlate.files import Input
from xlate.languages import parse_tag
from xlate.model.lineage import Relation
from xlate.model.pieces import Scope
from xlate.model.unit import Unit, UnitKind
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark
from xlate.pages.telling import told
from xlate.revision.correction import Correction
from xlate.revision.edit_operations import SetMarker
from xlate.revision.selection import Selection

__all__ = ["PANEL", "changed_since"]


@answers
def _explain(request: Request) -> Response:
    """What is known of a segment."""
    desk, document = desk_of(request), document_of(request)
    meaning = meaning_of(desk, document, request.query_params.get("key", ""))
    if meaning is None:
        raise HTTPException(404, _("There is no such segment any more."))
    return JSONResponse(
        {
            "html": desk.theme.fill("explain_words.html", {"one": meaning, "read_only": desk.store.read_only}),
            "reach": meaning.reach,
        }
    )


@answers
def _note(request: Request) -> Response:
    """A form for a note that no rule has understood."""
    desk = desk_of(request)
    return html_part(
        request,
        "explain_note.html",
        note=request.query_params.get("note", ""),
        key=request.query_params.get("key", ""),
        relations=RELATIONS,
        scopes=SCOPES,
        choices=choices_known(desk, document_of(request)),
        profile=desk.short_name(_profile_path(desk)),
        read_only=desk.store.read_only,
    )


@writes
def _means(request: Request, said: Said) -> Response:
    """Say what a note means: it becomes a marker, and the words it holds for have the lineage that it tells of.

    As `xlate edit marker` and `xlate lineage set` do, in one step.
    """
    from xlate.workflow.edit import edit_transcript
    from xlate.workflow.lineage import set_lineage

    desk, document = desk_of(request), document_of(request)
    units = desk.units(document.source)
    keys = _held(units, text_of(said, "key"), Scope(text_of(said, "scope", "turn")))
    spoken, relay = text_of(said, "spoken").strip(), text_of(said, "relay").strip()
    note = text_of(said, "note")
    correction = Correction(
        by=text_of(said, "by"),
        spoken=parse_tag(spoken) if spoken else None,
        relays=(parse_tag(relay),) if relay else None,
        relation=Relation(text_of(said, "relation")),
        evidence=text_of(said, "evidence") or f'the note "{note}" is printed here',
    )
    path = document.source
    marker = SetMarker(text_of(said, "key"), note, Relation(text_of(said, "relation")))
    marked = True

    def edit(version: Version) -> bytes:
        nonlocal marked
        changed_since(desk, document, said, keys)
        with in_words_of_the_desk():
            given = ready_for_lineage(version)
            try:
                given = Input(edit_transcript(given, marker, by=correction.by).value.data, given.name)
            except EditError:  # words across tags, or twice in the paragraph: the lineage can be said all the same
                marked = False
            return set_lineage(given, Selection(segments=tuple(keys)), correction).value.data

    desk.store.change(path, edit, what=f"{note}: {told(str(correction.relation))}", by=correction.by)
    return saved(request, document, keys=keys, marked=marked)


def changed_since(desk: Desk, document: Document, said: Said, keys: Sequence[str]) -> None:
    """Refuse to change segments that somebody else has changed since the page was made.

    Raises:
        ChangedUnderHandsError: one of them has other words or another lineage now, or the page is too old to tell.
    """
    from xlate.workflow.inputs import read_record

    digests = said.get("digests")
    name = desk.short_name(document.source)
    known = digests.get(name) if isinstance(digests, dict) else None
    if known is None or desk.store.read(document.source).digest == known:
        return
    version = desk.store.version(document.source, str(known))
    if version is not None:
        before = {unit.key: unit for unit in read_record(Input(version.data, version.name)).units()}
        now = {unit.key: unit for unit in desk.units(document.source)}
        if all(_says_the_same(before.get(key), now.get(key)) for key in keys):
            return
    message = _("somebody else has changed these segments since you opened them; nothing was saved. Look at them again")
    raise ChangedUnderHandsError(message, file=name)


def _says_the_same(one: Unit | None, other: Unit | None) -> bool:
    if one is None or other is None:
        return False
    return (one.source, one.lineage, one.relation, one.certainty, one.speaker) == (
        other.source, other.lineage, other.relation, other.certainty, other.speaker
    )  # fmt: skip


def _held(units: Sequence[Unit], key: str, scope: Scope) -> list[str]:
    """The segments that a note at a unit holds for."""
    place = next((place for place, unit in enumerate(units) if unit.key == key), None)
    if place is None:
        raise InputError(_("this segment is not in the file any more"))
    unit = units[place]
    begins = next((number for number, one in enumerate(units) if one.turn_key == unit.turn_key), place)
    spoken = [(number, one) for number, one in enumerate(units) if one.kind is UnitKind.SEGMENT]
    match scope:
        case Scope.PARAGRAPH:
            chosen = [
                one for number, one in spoken if number == place or (unit.kind is UnitKind.LABEL and number > place)
            ]
            chosen = chosen[:1]
        case Scope.FOLLOWING:
            chosen = [one for number, one in spoken if number > place][:1]
        case Scope.TURN:
            chosen = [one for _, one in spoken if one.turn_key == unit.turn_key]
        case Scope.STICKY:
            chosen = [one for number, one in spoken if number >= begins and one.person == unit.person]
        case Scope.SECTION:
            end = next(
                (number for number, one in enumerate(units) if number > place and one.kind is UnitKind.HEADING),
                len(units),
            )
            chosen = [one for number, one in spoken if begins <= number < end]
    if not chosen:
        raise CorrectionError(_("nothing is said there that the note could hold for"))
    return [one.key for one in chosen]


@writes
def _profile(request: Request, said: Said) -> Response:
    """Add a note to the profile of the desk, so that later conversions understand it."""
    desk, document = desk_of(request), document_of(request)
    spoken, relay = text_of(said, "spoken").strip(), text_of(said, "relay").strip()
    path = _profile_path(desk)
    old = desk.store.read(path).data if path.is_file() else b""
    data = add_marker(
        old,
        str(path),
        note=text_of(said, "note"),
        relation=Relation(text_of(said, "relation")),
        scope=Scope(text_of(said, "scope", "turn")),
        spoken=parse_tag(spoken) if spoken else None,
        relay=parse_tag(relay) if relay else None,
    )
    note = text_of(said, "note")
    desk.store.create(
        path, data, what=_("{note} added to {file}").format(note=note, file=path.name), by=text_of(said, "by")
    )
    return saved(request, document, file=desk.short_name(path))


def _profile_path(desk: Desk) -> Path:
    """Where the profile of the desk is."""
    if desk.settings.profile is not None:
        return desk.settings.profile
    first = desk.workspace.given[0]
    return (first if first.is_dir() else first.parent) / "profile.toml"


PANEL = Panel(
    "explain",
    mark("What it means"),
    Place.SIDE,
    (
        Route("/d/{document}/explain", _explain),
        Route("/d/{document}/explain/note", _note),
        Route("/d/{document}/explain/means", _means, methods=["POST"]),
        Route("/d/{document}/explain/profile", _profile, methods=["POST"]),
    ),
    key="m",
)
