"""Beside the transcript: the lineage of the selected segments is seen, said, taken back, and looked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.dates import now
from xlate.desk.answers import Said, answers, desk_of, document_of, saved, text_of, writes
from xlate.desk.desk import Desk
from xlate.desk.edits import ready_for_lineage
from xlate.desk.hunks import differing_lines
from xlate.desk.meaning import RELATIONS
from xlate.desk.panel import Panel, Place
from xlate.desk.panels.explain import changed_since
from xlate.desk.past import history_of
from xlate.desk.rows import units_of
from xlate.desk.store import Version
from xlate.desk.way_form import CERTAINTIES, RELATION_NAMES, RELAYS, choices_known, correction_of, places_of, shared_by
from xlate.desk.wording import in_words, in_words_of_the_desk
from xlate.desk.workspace import Document
from xlate.errors import CorrectionError, InputError
from xlate.files import Input
from xlate.findings import Result
from xlate.model.lineage import Basis, Certainty, Kind, Relation
from xlate.model.lineage_query import LineageSegment, Opinion, Query
from xlate.model.unit import Unit, UnitKind
from xlate.pages.interface import gettext as _
from xlate.pages.interface import mark, ngettext
from xlate.pages.telling import told_clauses
from xlate.pages.ways import BASIS_WORDS, KIND_NAMES, Way, way_of_unit
from xlate.revision.selection import Selection

if TYPE_CHECKING:
    from xlate.workflow.lineage import Annotated

__all__ = ["PANEL"]

_SHOWN = 12
"""ways, changes or entries of the history that are listed; the rest is counted"""
_XML_LINES = 240
"""lines of a difference that are shown"""


@dataclass(frozen=True, slots=True)
class _Change:
    """What would be otherwise in segments that are alike before and after."""

    places: str
    first: str
    """id of the first of them"""
    speaker: str
    before: Way
    after: Way
    printed: tuple[str, str]
    """the relation before and after, in words"""


def _keys_of(said: Said) -> tuple[str, ...]:
    keys = said.get("keys")
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise InputError("keys must be a list of ids")
    return tuple(keys)


def _chosen(desk: Desk, document: Document, said: Said) -> list[Unit]:
    """The segments that a page has selected.

    Raises:
        CorrectionError: there is none any more.
    """
    asked = frozenset(_keys_of(said))
    units = [one for one in desk.units(document.source) if one.key in asked and one.kind is not UnitKind.LABEL]
    if not units:
        raise CorrectionError(_("select segments first: click them in the transcript"))
    return units


@writes
def _about(request: Request, said: Said) -> Response:
    """What is known of the selected segments, and the form for it; nothing is saved."""
    desk, document = desk_of(request), document_of(request)
    if not said.get("keys"):
        return JSONResponse({"ok": True, "html": ""})
    units = _chosen(desk, document, said)
    record = desk.record(document.source)
    everything = desk.units(document.source)
    ways: dict[Way, list[Unit]] = {}
    for unit in units:
        ways.setdefault(way_of_unit(unit), []).append(unit)
    keys = [unit.key for unit in units]
    events = history_of(record, units_of(desk, document), keys)
    html = desk.theme.fill(
        "lineage_about.html",
        {
            "number": len(units),
            "speakers": list(dict.fromkeys(unit.speaker for unit in units if unit.speaker)),
            "places": places_of(units, everything),
            "ways": [(way, places_of(some, everything), len(some)) for way, some in list(ways.items())[:_SHOWN]],
            "more": max(0, len(ways) - _SHOWN),
            "opinions": _opinions(desk, document, units),
            "shared": shared_by(units),
            "choices": choices_known(desk, document),
            "relations": RELATIONS,
            "relation_names": RELATION_NAMES,
            "certainties": CERTAINTIES,
            "relays": RELAYS,
            "events": events[:_SHOWN],
            "read_only": desk.store.read_only,
        },
    )
    return JSONResponse({"ok": True, "html": html})


def _opinions(desk: Desk, document: Document, units: Sequence[Unit]) -> list[tuple[Opinion, Way, str]]:
    """What other people say of some segments, each with its way and the segments."""
    from xlate.tei.read.alternatives import read_alternatives

    version = desk.store.read(document.source)
    known = desk.reading("opinions", [version], lambda: read_alternatives(desk.record(document.source)))
    found: dict[tuple[str, Way], tuple[Opinion, list[Unit]]] = {}
    for unit in units:
        for opinion in known.get(unit.key, ()):
            found.setdefault((opinion.by, way_of_unit(opinion.of(unit))), (opinion, []))[1].append(unit)
    everything = desk.units(document.source)
    return [(opinion, way, places_of(some, everything)) for (_by, way), (opinion, some) in found.items()][:_SHOWN]


def _planned(desk: Desk, document: Document, said: Said) -> tuple[str, Callable[[Version], Result[Annotated]]]:
    """What a page asks for, in words, and what does it.

    Raises:
        CorrectionError: it contradicts itself.
    """
    from xlate.tei.read.people import read_persons
    from xlate.workflow.lineage import clear_lineage, set_lineage
    from xlate.workflow.opinions import add_alternative, clear_alternatives

    units = _chosen(desk, document, said)
    selection = Selection(segments=tuple(unit.key for unit in units))
    where = places_of(units, desk.units(document.source))
    if said.get("clear"):
        return _("lineage of {places} taken back").format(places=where), lambda version: clear_lineage(
            Input(version.data, version.name), selection
        )
    if said.get("no_opinions"):
        return _("other opinions on {places} removed").format(places=where), lambda version: clear_alternatives(
            Input(version.data, version.name), selection
        )
    names = {name: key for key, (name, _office) in read_persons(desk.record(document.source)).items() if name}
    fields = {name: value for name, value in said.items() if isinstance(value, str)}
    with in_words_of_the_desk():
        correction = correction_of(fields, units, names)
    if said.get("alternative"):
        what = _("another opinion on {places}: {words}").format(places=where, words=told_clauses(correction.in_words))
        return what, lambda version: add_alternative(ready_for_lineage(version), selection, correction)
    what = _("lineage of {places}: {words}").format(places=where, words=told_clauses(correction.in_words))
    return what, lambda version: set_lineage(ready_for_lineage(version), selection, correction)


@writes
def _preview(request: Request, said: Said) -> Response:
    """What would change, in words and as XML; nothing is saved."""
    desk, document = desk_of(request), document_of(request)
    version = desk.store.read(document.source)
    try:
        _what, work = _planned(desk, document, said)
        with in_words_of_the_desk():
            result = _done(desk, said, version, work)
    except CorrectionError as error:
        html = desk.theme.fill("lineage_preview.html", {"refused": in_words(error.message)})
        return JSONResponse({"ok": True, "html": html, "changes": False})
    data = result.value.data
    changes = _changes(desk, document, data)
    html = desk.theme.fill(
        "lineage_preview.html",
        {
            "refused": "",
            "changes": changes[:_SHOWN],
            "more": max(0, len(changes) - _SHOWN),
            "findings": [in_words(finding.message) for finding in result.findings],
            "changed": data != version.data,
            "alternative": bool(said.get("alternative")),
            "xml": _difference(version.data, data),
        },
    )
    return JSONResponse({"ok": True, "html": html, "changes": data != version.data})


def _done(desk: Desk, said: Said, version: Version, work: Callable[[Version], Result[Annotated]]) -> Result[Annotated]:
    """What a page asks for, done once for the preview and the save."""
    asked = json.dumps({name: value for name, value in said.items() if name != "digests"}, sort_keys=True)
    return desk.reading(f"lineage {now().date()} {asked}", [version], lambda: work(version))


def _changes(desk: Desk, document: Document, data: bytes) -> list[_Change]:
    """The segments that are otherwise in some new bytes, those together that change alike."""
    from xlate.tei.read.changed import units_that_may_differ
    from xlate.workflow.inputs import read_record

    everything = desk.units(document.source)
    if data == desk.store.read(document.source).data:
        return []
    state = read_record(Input(data, str(document.source)))
    after = {unit.key: unit for unit in units_that_may_differ(desk.record(document.source), state)}
    alike: dict[tuple[str, Way, Way, str, str], list[Unit]] = {}
    for unit in everything:
        new = after.get(unit.key)
        if new is None or (unit.lineage, unit.relation, unit.certainty, unit.corrected) == (
            new.lineage, new.relation, new.certainty, new.corrected
        ):  # fmt: skip
            continue
        printed = _printed(unit.relation), _printed(new.relation)
        alike.setdefault((unit.speaker or "", way_of_unit(unit), way_of_unit(new), *printed), []).append(unit)
    return [
        _Change(places_of(some, everything), some[0].key, speaker, before, now, (first, second))
        for (speaker, before, now, first, second), some in alike.items()
    ]


def _printed(relation: Relation | None) -> str:
    return _(RELATION_NAMES[relation]) if relation else _("nothing")


def _difference(old: bytes, new: bytes) -> str:
    """The lines of XML that differ."""
    if old == new:
        return ""
    lines = [
        f"{sign}{line}"
        for wordings in differing_lines(old, new)
        for sign, part in zip("-+", wordings, strict=True)
        for line in part.decode().splitlines()
    ]
    more = [f"… {len(lines) - _XML_LINES}"] if len(lines) > _XML_LINES else []
    return "\n".join([*lines[:_XML_LINES], *more])


@writes
def _set(request: Request, said: Said) -> Response:
    """Save what the form says, or take back what was said."""
    desk, document = desk_of(request), document_of(request)
    keys = _keys_of(said)
    changed_since(desk, document, said, keys)
    what, work = _planned(desk, document, said)
    before = desk.store.read(document.source)
    findings: list[str] = []

    def edit(version: Version) -> bytes:
        changed_since(desk, document, said, keys)
        with in_words_of_the_desk():
            result = _done(desk, said, version, work)
        findings[:] = [in_words(finding.message) for finding in result.findings]
        return result.value.data

    after = desk.store.change(document.source, edit, what=what, by=text_of(said, "by"))
    sentence = f"{what[:1].upper()}{what[1:]}" if after.data != before.data else _("Nothing was to be changed")
    return saved(request, document, said=sentence, findings=findings)


@answers
def _find(request: Request) -> Response:
    """The ids of the segments of a kind of lineage: as `xlate lineage find`."""
    desk, document = desk_of(request), document_of(request)
    asked = {name: value for name, value in request.query_params.items() if value}
    kind = asked.get("kind", "")

    def some(name: str) -> frozenset[str]:
        return frozenset({asked[name]}) if name in asked else frozenset()

    try:
        query = Query(
            kinds=frozenset({Kind(kind)} if kind not in ("", "revisits") else ()),
            revisits=kind == "revisits",
            relations=frozenset(map(Relation, some("relation"))),
            certainties=frozenset(map(Certainty, some("certainty"))),
            bases=frozenset(map(Basis, some("basis"))),
            spoken=some("spoken"),
            via=some("via"),
            modes=some("mode"),
            speakers=some("speaker"),
            agents=some("agent"),
            alternatives=True,
        )
    except ValueError as error:
        raise InputError(str(error)) from None
    found = [one.unit.key for one in _survey(desk, document) if query.matches(one)]
    number = ngettext("{n} segment", "{n} segments", len(found)).format(n=len(found))
    return JSONResponse({"keys": found, "said": number if found else _("No segment is so")})


def _survey(desk: Desk, document: Document) -> Sequence[LineageSegment]:
    from xlate.workflow.lineage import survey

    version = desk.store.read(document.source)
    return desk.reading("survey", [version], lambda: survey(Input(version.data, version.name)).value)


@answers
def _search(request: Request) -> Response:
    """The form for `_find`, with the lists of this document."""
    desk, document = desk_of(request), document_of(request)
    everything = desk.units(document.source)
    html = desk.theme.fill(
        "lineage_find.html",
        {
            "choices": choices_known(desk, document),
            "kinds": {kind: _(name) for kind, name in KIND_NAMES.items()},
            "bases": {basis: _(words) for basis, words in BASIS_WORDS.items() if words},
            "relations": RELATIONS,
            "certainties": CERTAINTIES,
            "speakers": list(dict.fromkeys(unit.speaker for unit in everything if unit.speaker)),
        },
    )
    return JSONResponse({"html": html})


_AT = "/d/{document}/lineage"
PANEL = Panel(
    "lineage",
    mark("Lineage"),
    Place.SIDE,
    (
        Route(f"{_AT}/about", _about, methods=["POST"]),
        Route(f"{_AT}/preview", _preview, methods=["POST"]),
        Route(f"{_AT}/set", _set, methods=["POST"]),
        Route(f"{_AT}/find", _find),
        Route(f"{_AT}/search", _search),
    ),
    key="l",
)
