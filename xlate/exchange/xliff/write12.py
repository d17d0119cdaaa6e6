"""XLIFF 1.2. Source: OASIS, "XLIFF Version 1.2", 1 February 2008."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from xlate._version import __version__
from xlate.exchange.catalogue import Entry
from xlate.exchange.export_units import ExportDocument, ExportUnit
from xlate.exchange.inline_codes import Code, Piece, source_pieces, target_pieces
from xlate.exchange.xliff.inline import NOTE, OBSOLETE, comments_of, inline_xml, notes_of, state_with_machine
from xlate.formats.xml import as_text, tag
from xlate.model.unit import State

__all__ = ["write_xliff12"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_STATES = {
    State.TRANSLATED: {"state": "translated"},
    State.FUZZY: {"state": "needs-review-translation"},
    State.MACHINE: {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"},
    State.POST_EDITED: {"state": "translated", "state-qualifier": "mt-suggestion"},
}


def write_xliff12(document: ExportDocument, now: datetime, *, copy_source: bool = False) -> bytes:
    """Write units as XLIFF 1.2.

    Args:
        document: the units and their translations.
        now: time of the export, with its zone.
        copy_source: where there is no translation, put the source text into the target, with the state new. OmegaT's
            own filter shows the targets, and nothing where there is none.
    """
    return "".join(_file(document, now, copy_source=copy_source)).encode()


def _file(document: ExportDocument, now: datetime, *, copy_source: bool) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tag("xliff", {"version": "1.2", "xmlns": _NAMESPACE}) + "\n"
    values = {
        "original": document.file,
        "source-language": document.source_language,
        "target-language": document.language,
        "datatype": "xml",
        "tool-id": "xlate",
        "date": document.moment(now),
    }
    yield tag("file", values) + "\n<header>\n"
    if document.translator:
        phase = {"phase-name": "translation", "process-name": "translation", "contact-name": document.translator}
        yield f"<phase-group>{tag('phase', phase, '')}</phase-group>\n"
    yield tag("tool", {"tool-id": "xlate", "tool-name": "xlate", "tool-version": __version__}, "")
    yield "\n</header>\n<body>\n"
    for turn, units in groupby(document.units, key=lambda one: one.unit.turn_key):
        if turn is not None:
            yield tag("group", {"restype": "x-turn", "resname": turn}) + "\n"
        for one in units:
            yield _unit(one, document.language, copy_source=copy_source)
        if turn is not None:
            yield "</group>\n"
    if document.gone:
        yield tag("group", {"restype": f"x-{OBSOLETE}", "translate": "no"}) + "\n"
        for number, entry in enumerate(document.gone, 1):
            yield _gone(entry, number, document)
        yield "</group>\n"
    yield "</body>\n</file>\n</xliff>\n"


def _unit(one: ExportUnit, language: str, *, copy_source: bool) -> str:
    unit = one.unit
    source, target = one.pieces()
    relays = (
        tag(
            "alt-trans",
            {"alttranstype": "reference", "match-quality": "doubtful" if wording.doubtful else None},
            tag("target", {"xml:lang": wording.language}, _inline_of(wording.text, source)),
        )
        for wording in one.wordings
    )
    done = one.state is State.TRANSLATED
    return _trans_unit(
        {"id": unit.key, "resname": unit.key, "restype": f"x-{unit.kind}", "approved": "yes" if done else "no"},
        (source, unit.language),
        (target, language, state_with_machine(one.entry)),
        [*map(_note, notes_of(one.entry)), *relays],
        copy_source=copy_source,
    )


def _gone(entry: Entry, number: int, document: ExportDocument) -> str:
    source = source_pieces(entry.source)
    target = target_pieces(entry.translation, source)
    return _trans_unit(
        {"id": f"{OBSOLETE}-{number}", "resname": entry.key, "translate": "no"},
        (source, document.source_language),
        (target, document.language, state_with_machine(entry)),
        list(map(_note, comments_of(entry))),
    )


def _trans_unit(
    attributes: dict[str, str | None],
    source: tuple[list[Piece], str],
    target: tuple[list[Piece], str, State],
    rest: list[str],
    *,
    copy_source: bool = False,
) -> str:
    pieces, source_language = source
    translation, language, state = target
    lines = [tag("source", {"xml:lang": source_language}, _inline(pieces))]
    if state is not State.UNTRANSLATED:
        lines.append(tag("target", {"xml:lang": language, **_STATES[state]}, _inline(translation)))
    elif copy_source:
        lines.append(tag("target", {"xml:lang": language, "state": "new"}, _inline(pieces)))
    content = "".join(f"{line}\n" for line in [*lines, *rest])
    return tag("trans-unit", attributes | {"xml:space": "preserve"}, f"\n{content}") + "\n"


def _note(note: tuple[str, str]) -> str:
    origin, text = note
    return tag("note", {"from": origin, "annotates": "source" if origin == NOTE else "target"}, as_text(text))


def _inline_of(fragment: str, source: list[Piece]) -> str:
    return _inline(target_pieces(fragment, source))


def _inline(pieces: list[Piece]) -> str:
    return inline_xml(pieces, "g", "x", _code)


def _code(code: Code) -> dict[str, str | None]:
    return {"id": code.id, "ctype": f"x-tei-{code.name}", "equiv-text": code.native, "clone": "no"}
