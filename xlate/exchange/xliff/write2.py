"""XLIFF 2.1. Source: OASIS, "XLIFF Version 2.1", 13 February 2018; its core has the namespace of 2.0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from xlate.exchange.catalogue import Entry
from xlate.exchange.export_units import ExportDocument, ExportUnit
from xlate.exchange.inline_codes import Code, Piece, source_pieces, target_pieces
from xlate.exchange.xliff.inline import (
    COMMENT,
    MACHINE_NOTE,
    MACHINE_STATE,
    NOTE,
    OBSOLETE,
    REVISED,
    TRANSLATOR,
    comments_of,
    inline_xml,
    notes_of,
    state_with_machine,
)
from xlate.exchange.xliff.its import ITS_ATTRIBUTES, confidence_mark, provenance, without_confidence
from xlate.formats.xml import as_text, tag
from xlate.model.markup import plain_words
from xlate.model.unit import State

__all__ = ["write_xliff2"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_STATES: dict[State, dict[str, str | None]] = {
    State.UNTRANSLATED: {},  # by default it is initial; a tool that leaves states alone must not make it doubtful
    State.MACHINE: {"state": "initial", "subState": MACHINE_STATE},
    State.FUZZY: {"state": "initial", "subState": "xlate:fuzzy"},
    State.TRANSLATED: {"state": "translated"},
    State.POST_EDITED: {"state": "translated", "subState": MACHINE_STATE},
}


def write_xliff2(document: ExportDocument, now: datetime) -> bytes:
    """Write units as XLIFF 2.1.

    Args:
        document: the units and their translations.
        now: time of the export, with its zone.
    """
    return "".join(_document(document, now)).encode()


def _document(document: ExportDocument, now: datetime) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    attributes = {
        "version": "2.1",
        "xmlns": _NAMESPACE,
        "srcLang": document.source_language,
        "trgLang": document.language,
    }
    if any(provenance(one.entry, document.translator)[1] or confidence_mark(one.entry) for one in document.units):
        attributes |= ITS_ATTRIBUTES
    yield tag("xliff", attributes) + "\n"
    yield tag("file", {"id": "f1", "original": document.file}) + "\n"
    translator = [_note(TRANSLATOR, document.translator)] if document.translator else []
    yield _notes([*translator, _note(REVISED, document.moment(now))])
    for number, (turn, units) in enumerate(groupby(document.units, key=lambda one: one.unit.turn_key), 1):
        if turn is not None:
            yield tag("group", {"id": f"g{number}", "name": turn, "type": "xlate:turn"}) + "\n"
        for one in units:
            yield _unit(one, document)
        if turn is not None:
            yield "</group>\n"
    if document.gone:
        yield tag("group", {"id": OBSOLETE, "type": f"xlate:{OBSOLETE}", "translate": "no"}) + "\n"
        for number, entry in enumerate(document.gone, 1):
            yield _gone(entry, number)
        yield "</group>\n"
    yield "</file>\n</xliff>\n"


def _unit(one: ExportUnit, document: ExportDocument) -> str:
    """A unit; its language is a note where it is not that of the file, for the format wants one language in all."""
    unit, entry = one.unit, without_confidence(one.entry)
    reference, records = provenance(entry, document.translator)
    other = [] if unit.language == document.source_language else [_note(NOTE, f"Language of the text: {unit.language}")]
    source, target = one.pieces()
    relays = [
        _note(NOTE, f"Relay ({wording.language}){wording.doubt}: {plain_words(wording.text)}")
        for wording in one.wordings
    ]
    return _with_segment(
        {"id": unit.key, "name": unit.key, "type": f"xlate:{unit.kind}", "its:provenanceRecordsRef": reference},
        [*(_note(*note) for note in notes_of(entry)), *other, *relays],
        source,
        (target, state_with_machine(entry)),
        records,
        confidence_mark(one.entry),
    )


def _gone(entry: Entry, number: int) -> str:
    source = source_pieces(entry.source)
    target = target_pieces(entry.translation, source)
    return _with_segment(
        {"id": f"{OBSOLETE}-{number}", "name": entry.key, "translate": "no"},
        [_note(*note) for note in comments_of(entry)],
        source,
        (target, state_with_machine(entry)),
    )


def _with_segment(
    attributes: dict[str, str | None],
    notes: list[str],
    pieces: list[Piece],
    target: tuple[list[Piece], State],
    records: str = "",
    mark: str | None = None,
) -> str:
    translation, state = target
    data = _Data(pieces)
    lines = [tag("source", {}, data.inline(pieces))]
    if state is not State.UNTRANSLATED:
        words = data.inline(translation)
        lines.append(tag("target", {}, f"{mark}{words}</mrk>" if mark else words))
    segment = tag("segment", _STATES[state], "".join(f"\n{line}" for line in lines) + "\n")
    content = f"\n{records}{_notes(notes)}{data.element()}{segment}\n"
    return tag("unit", attributes | {"xml:space": "preserve"}, content) + "\n"


class _Data:
    """The native markup of the codes of a unit, once for each that is alike."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._ids: dict[str, str] = {}
        for piece in pieces:
            if piece.code is not None:
                for native in (piece.code.start, piece.code.end):
                    if native:
                        self._ids.setdefault(native, f"d{len(self._ids) + 1}")

    def element(self) -> str:
        """``originalData``; empty where there are no codes."""
        data = "".join(tag("data", {"id": name}, as_text(native)) for native, name in self._ids.items())
        return f"<originalData>{data}</originalData>\n" if data else ""

    def inline(self, pieces: Iterable[Piece]) -> str:
        """Pieces as the content of ``source`` or ``target``."""
        return inline_xml(pieces, "pc", "ph", self._attributes)

    def _attributes(self, code: Code) -> dict[str, str | None]:
        sub_type = f"tei:{code.name.replace(':', '.')}"  # a colon may stand there once
        refs: dict[str, str | None] = {"id": code.id, "canCopy": "no", "canDelete": "no"}
        refs |= {"type": "other", "subType": sub_type}
        if not code.end:
            return {**refs, "dataRef": self._ids[code.start]}
        return {**refs, "dataRefStart": self._ids[code.start], "dataRefEnd": self._ids[code.end]}


def _note(category: str, text: str) -> str:
    values = {"category": category, "appliesTo": "target" if category in (MACHINE_NOTE, COMMENT) else None}
    return tag("note", values, as_text(text))


def _notes(notes: list[str]) -> str:
    return "<notes>\n" + "".join(f"{note}\n" for note in notes) + "</notes>\n" if notes else ""
