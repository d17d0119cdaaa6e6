"""Translation in place: source, reference and target side by side; one entry of the PO file is saved at a time."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xlate.desk.answers import (
    Said,
    answers,
    catalogue_of,
    desk_of,
    document_of,
    html_part,
    page,
    saved,
    text_of,
    writes,
)
from xlate.desk.assist import machine_proposal, problems_of, proposals, terms_of
from xlate.desk.behind import behind
from xlate.desk.desk import Desk
from xlate.desk.entries import add_note, close_notes, entry_id, find_entry, save_translation
from xlate.desk.merging import merged_file
from xlate.desk.panel import Panel, Place
from xlate.desk.progress import STATES, progress_of, state_of
from xlate.desk.rows import Beside, beside_of, row_of, rows_of, units_of
from xlate.desk.tags import Tags
from xlate.desk.wording import in_words
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import BrokenMarkupError, OutputError
from xlate.exchange.catalogue import Entry
from xlate.model.marks import read_marks
from xlate.model.unit import Unit
from xlate.pages.interface import language_name, mark
from xlate.pages.view import direction_of

__all__ = ["PANEL"]

_ROWS = 60
"""in a part"""


def _beside(request: Request, desk: Desk, document: Document, file: CatalogueFile) -> Beside | None:
    """The language to be read beside the source: the one asked for; else one that the words came through."""
    wanted = request.query_params.get("beside")
    languages = beside_of(desk, document, file)
    if wanted is None:
        return next((one for one in languages if one.relay), None)
    return next((one for one in languages if one.tag == wanted), None)


@answers
def _page(request: Request) -> Response:
    """The page, with its first part or the one with the entry that the address asks for."""
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document)
    entries = desk.catalogue(file.path).entries
    wanted = request.query_params.get("at", "")
    place = next((place for place, entry in enumerate(entries) if wanted and entry.key == wanted), 0)
    first = place // _ROWS
    beside = _beside(request, desk, document, file)
    source = desk.language(document.source)
    return page(
        request,
        "translate.html",
        document=document,
        file=file,
        at=wanted,
        first=first,
        parts=[min(_ROWS, len(entries) - start) for start in range(0, len(entries), _ROWS)],
        shown=rows_of(desk, document, file, range(first * _ROWS, (first + 1) * _ROWS), beside),
        beside=beside,
        languages=beside_of(desk, document, file),
        source=(source, language_name(source), direction_of(source)),
        target=(file.language, language_name(file.language), direction_of(file.language)),
        progress=progress_of(desk, file),
        behind=[one for one in behind(desk, document) if one.file == file],
        read_only=desk.store.read_only,
        states=STATES,
        is_merged=merged_file(desk, document, file) is not None,
        title=desk.view(document).description.title or document.source.stem,
    )


@answers
def _part(request: Request) -> Response:
    """Some rows."""
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document)
    start = request.path_params["number"] * _ROWS
    beside = _beside(request, desk, document, file)
    rows = rows_of(desk, document, file, range(start, start + _ROWS), beside)
    return _rows(request, document, file, rows=rows, beside=beside)


def _rows(request: Request, document: Document, file: CatalogueFile, **values: object) -> Response:
    source = desk_of(request).record(document.source).language
    return html_part(
        request,
        "translate_rows.html",
        source=(source, "", direction_of(source)),
        target=(file.language, "", direction_of(file.language)),
        **values,
    )


@answers
def _index(request: Request) -> Response:
    """For scripts: id and state of each entry in order, and how many there are of each state."""
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document)
    entries = desk.catalogue(file.path).entries
    rows = [[entry_id(entry), state_of(entry), _open_notes(entry)] for entry in entries]
    return JSONResponse({"rows": rows})


def _open_notes(entry: Entry) -> int:
    return sum(not note.closed for note in read_marks(entry.comment).notes)


@answers
def _entry(request: Request) -> Response:
    """An entry to be worked on."""
    return JSONResponse(_values(*_asked(request, request.query_params.get("id", ""))))


def _values(desk: Desk, document: Document, file: CatalogueFile, entry: Entry) -> dict[str, object]:
    """An entry as a field shows it."""
    marks = read_marks(entry.comment)
    tags = _tags(entry)
    shown = tags.show(entry.translation) if tags is not None else None
    review = marks.review if marks.review is not None and marks.review.is_of(entry.translation) else None
    origin = [line for line in marks.others if line.startswith("xlate-")]
    return {
        "translation": entry.translation,
        "state": state_of(entry),
        "shown": entry.translation if shown is None else shown,
        "raw": shown is None,
        "source": tags.show(entry.source) if tags is not None and shown is not None else entry.source,
        "tags": [[tag.sign, tag.markup] for tag in tags.tags] if tags is not None else [],
        "previous": entry.previous if entry.fuzzy else None,
        "review": {"by": review.by, "when": review.when, "state": review.state} if review is not None else None,
        "notes": [{"by": one.by, "when": one.when, "text": one.text, "closed": one.closed} for one in marks.notes],
        "said": [line for line in marks.others if not line.startswith("xlate-")],
        "origin": "\n".join(origin),
        "problems": problems_of(desk, units_of(desk, document).get(entry.key or ""), file, entry, entry.translation),
        "draft": desk.store.journal.drafts.get(f"{file.path}#{entry.key}"),
        "place": f"{file.path}#{entry.key}",
    }


def _tags(entry: Entry) -> Tags | None:
    try:
        return Tags.of(entry.source)
    except BrokenMarkupError:
        return None


def _fragment(entry: Entry, said: Said) -> str:
    """What stands in a field, as it stands in the PO file.

    Raises:
        PlaceholderError: it has a tag that the source has not.
    """
    text = " ".join(text_of(said, "text").split("\n")).strip()
    tags = _tags(entry)
    return text if said.get("raw") or tags is None else tags.take(text)


class _Asked(NamedTuple):
    """The entry that a request is about, and where it stands."""

    desk: Desk
    document: Document
    file: CatalogueFile
    entry: Entry

    @property
    def unit(self) -> Unit | None:
        """Its unit; None: it is gone."""
        return units_of(self.desk, self.document).get(self.entry.key or "")


def _asked(request: Request, name: str) -> _Asked:
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document)
    return _Asked(desk, document, file, find_entry(desk.catalogue(file.path), name))


@writes
def _check(request: Request, said: Said) -> Response:
    """What the checks say of words that are being typed; nothing is saved."""
    asked = _asked(request, text_of(said, "id"))
    words = _fragment(asked.entry, said)
    return JSONResponse({"ok": True, "problems": problems_of(asked.desk, asked.unit, asked.file, asked.entry, words)})


@answers
def _assist(request: Request) -> Response:
    """What can help with an entry: the memory, the glossary."""
    desk, document, file, entry = _asked(request, request.query_params.get("id", ""))
    tags = _tags(entry)
    found = [
        {
            "text": one.text if tags is None else tags.show(one.text) or one.text,
            "raw": tags is None or tags.show(one.text) is None,
            "origin": one.origin,
            "comment": one.comment,
            "percent": one.percent,
            "source": one.source,
        }
        for one in proposals(desk, document, file, entry)
    ]
    return JSONResponse({"proposals": found, "terms": terms_of(desk, file, entry), "machine": desk.has_machine})


@writes
def _machine(request: Request, said: Said) -> Response:
    """The proposal of a machine, where one is set up; nothing is saved."""
    asked = _asked(request, text_of(said, "id"))
    made = machine_proposal(asked.desk, asked.document, asked.file, asked.unit)
    tags = _tags(asked.entry)
    shown = tags.show(made.text) if tags is not None else None
    return JSONResponse(
        {"ok": True, "text": shown or made.text, "raw": shown is None, "comment": made.comment, "origin": made.origin}
    )


@writes
def _save(request: Request, said: Said) -> Response:
    """Save a translation."""
    desk, document, file, entry = _asked(request, text_of(said, "id"))
    made = save_translation(
        desk,
        file,
        _wanted(said),
        _fragment(entry, said),
        text_of(said, "state"),
        by=text_of(said, "by"),
        origin=text_of(said, "origin"),
    )
    with suppress(OutputError):  # it is saved: a draft too many costs nothing
        desk.store.journal.draft(f"{file.path}#{entry.key}", None)
    return _answer(request, desk, document, file, made)


@writes
def _note(request: Request, said: Said) -> Response:
    """Comment on an entry, or close its comments."""
    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document)
    wanted, by = {"id": text_of(said, "id"), "number": text_of(said, "number")}, text_of(said, "by")
    if "close" in said:
        made = close_notes(desk, file, wanted, closed=bool(said["close"]), by=by)
    else:
        made = add_note(desk, file, wanted, text_of(said, "text"), by=by)
    return _answer(request, desk, document, file, made)


def _wanted(said: Said) -> dict[str, str]:
    """Which entry a page means, and what it knew of it."""
    was = said.get("was")
    known = {name: str(was.get(name, "")) for name in ("translation", "state")} if isinstance(was, dict) else {}
    return {"id": text_of(said, "id"), "number": text_of(said, "number"), **known}


def _answer(request: Request, desk: Desk, document: Document, file: CatalogueFile, entry: Entry) -> Response:
    """The answer after a save: the entry, its row, and the numbers."""
    unit = units_of(desk, document).get(entry.key or "")
    row = row_of(entry, unit, unit, None)
    source = desk.language(document.source)
    target = (file.language, "", direction_of(file.language))
    html = desk.theme.fill(
        "translate_target.html", {"row": row, "source": (source, "", ""), "target": target, "beside": None}
    )
    progress = progress_of(desk, file)
    counts = {state: getattr(progress, state) for state in STATES}
    values = _values(desk, document, file, entry)
    return saved(request, document, entry=values, html=html, counts=counts, percent=progress.percent)


@answers
def _problems(request: Request) -> Response:
    """The ids of all entries with findings of the checks, in order, each with what it is."""
    from xlate.workflow.check import check_catalogue

    desk, document = desk_of(request), document_of(request)
    file = catalogue_of(request, document)
    catalogue = desk.catalogue(file.path)
    by_line = {entry.line: entry_id(entry) for entry in catalogue.entries}
    findings = check_catalogue(desk.units(document.source), catalogue, file.language, desk.checks)
    found: dict[str, list[str]] = {}
    for finding in findings:
        found.setdefault(by_line.get(finding.line or 0, ""), []).append(in_words(finding.message.partition(": ")[2]))
    return JSONResponse({"problems": found})


_AT = "/d/{document}/translate/{language}"
PANEL = Panel(
    "translate",
    mark("Translate"),
    Place.DOCUMENT,
    (
        Route(_AT, _page),
        Route(f"{_AT}/part/{{number:int}}", _part),
        Route(f"{_AT}/index", _index),
        Route(f"{_AT}/entry", _entry),
        Route(f"{_AT}/assist", _assist),
        Route(f"{_AT}/problems", _problems),
        Route(f"{_AT}/check", _check, methods=["POST"]),
        Route(f"{_AT}/machine", _machine, methods=["POST"]),
        Route(f"{_AT}/save", _save, methods=["POST"]),
        Route(f"{_AT}/note", _note, methods=["POST"]),
    ),
)
