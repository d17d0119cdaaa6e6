"""TMX 1.4b, the exchange format of translation memories. Source: LISA, "TMX 1.4b Specification", 26 April 2005.

Every translation says what it is worth: which way the words came, in which state they are, and whether a machine wrote
them. A memory that forgets that cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from xlate import __version__
from xlate.errors import PlaceholderError
from xlate.exchange.codes import Part, Piece, source_pieces, target_pieces
from xlate.exchange.markup import as_text, tag
from xlate.exchange.outgoing import chain_of
from xlate.lineage import Lineage
from xlate.units import State, Unit

__all__ = ["Pair", "write_tmx"]

_MACHINE = {State.MACHINE: "a machine's words", State.POST_EDITED: "a machine's words, corrected by a person"}
"""what stands in x-mt where the line of origin is not at hand"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit and its translation."""

    unit: Unit
    """of the source text"""
    language: str
    """tag of the language of the translation"""
    text: str
    """the translation, a fragment; not empty"""
    state: State
    lineage: Lineage
    """of the translation: that of the source and one hop more"""
    translator: str | None = None
    """name"""
    changed: datetime | None = None
    machine: str = ""
    """the line that says which machine wrote the words, where it is known"""


def write_tmx(pairs: Sequence[Pair], document: str, language: str, now: datetime) -> bytes:
    """Write translations as TMX.

    Args:
        pairs: the units that are translated.
        document: name of the document.
        language: tag of the source language.
        now: time of the export, with its zone.
    """
    return "".join(_document(pairs, document, language, now)).encode()


def _document(pairs: Sequence[Pair], document: str, language: str, now: datetime) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    header = {
        "creationtool": "xlate",
        "creationtoolversion": __version__,
        "segtype": "paragraph",
        "o-tmf": "TEI P5",
        "adminlang": "en",
        "srclang": language,
        "datatype": "xml",
        "creationdate": _date(now),
    }
    yield tag("header", header, "") + "\n<body>\n"
    for pair in pairs:
        yield _unit(pair, document, language)
    yield "</body>\n</tmx>\n"


def _unit(pair: Pair, document: str, language: str) -> str:
    unit = pair.unit
    source, target = _segments(pair)
    of_source = {
        "x-document": document,
        "x-number": unit.number or "",
        "x-speaker": unit.speaker or "",
        "x-xlate-unit": str(unit.kind),
        "x-xlate-lineage": chain_of(unit.lineage),
        "x-xlate-kind": str(unit.lineage.kind),
        "x-xlate-relation": str(unit.relation or ""),
    }
    of_target = {
        "x-state": str(pair.state),
        "x-mt": pair.machine or _MACHINE.get(pair.state, ""),
        "x-xlate-target-lineage": chain_of(pair.lineage),
        "x-xlate-target-kind": str(pair.lineage.kind),
    }
    who = {"changedate": _date(pair.changed) if pair.changed else None, "changeid": pair.translator}
    lines = [
        *_properties(of_source),
        tag("tuv", {"xml:lang": unit.language}, tag("seg", {}, "".join(source))),
        tag(
            "tuv", {"xml:lang": pair.language, **who}, "".join(_properties(of_target)) + tag("seg", {}, "".join(target))
        ),
    ]
    own_language = unit.language if unit.language != language else None
    return tag("tu", {"tuid": unit.key, "srclang": own_language}, "\n" + "".join(f"{line}\n" for line in lines)) + "\n"


def _properties(values: dict[str, str]) -> list[str]:
    return [tag("prop", {"type": name}, as_text(value)) for name, value in values.items() if value]


def _segments(pair: Pair) -> tuple[list[str], list[str]]:
    """The content of both ``seg``; codes that are alike in both have the same ``x``."""
    source = source_pieces(pair.unit.source)
    try:
        return _content(source), _content(target_pieces(pair.text, source))
    except PlaceholderError:  # somebody has edited the markup of the translated file
        return _content(source), _content(source_pieces(pair.text), matched=False)


def _content(pieces: Iterable[Piece], *, matched: bool = True) -> list[str]:
    parts = []
    for piece in pieces:
        code = piece.code
        if code is None:
            parts.append(as_text(piece.text))
            continue
        number = code.id if matched else None
        kind = f"x-tei-{code.name}"
        if piece.part is Part.OPEN:
            parts.append(tag("bpt", {"i": code.id, "x": number, "type": kind}, as_text(code.start)))
        elif piece.part is Part.CLOSE:
            parts.append(tag("ept", {"i": code.id}, as_text(code.end)))
        else:
            parts.append(tag("ph", {"x": number, "type": kind}, as_text(code.start)))
    return parts


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
