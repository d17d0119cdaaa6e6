"""Pairs -> TMX.

Every translation says what it is worth: which way the words came, in which state they are, and whether a machine wrote
them. A memory that forgets that cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from xlate._version import __version__
from xlate.exchange.inline_codes import Piece, match_codes, source_pieces
from xlate.exchange.tmx import names
from xlate.formats.xml import as_text, tag
from xlate.model.lineage import write_way
from xlate.model.markup import TokenKind
from xlate.model.pair import Pair

__all__ = ["write_tmx"]


def write_tmx(pairs: Sequence[Pair], now: datetime, language: str | None = None) -> bytes:
    """Write pairs as TMX 1.4b.

    Args:
        pairs: in order; they may be of several languages.
        now: the time of the export, with its zone.
        language: tag of the source language of the file; None: that of the pairs, or ``*all*`` if they have several.
    """
    return "".join(_document(pairs, now, language)).encode()


def _document(pairs: Sequence[Pair], now: datetime, language: str | None) -> Iterator[str]:
    if language is None:
        sources = {pair.source_language for pair in pairs}
        language = sources.pop() if len(sources) == 1 else "*all*"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    header = {
        "creationtool": "xlate",
        "creationtoolversion": __version__,
        "segtype": "paragraph",
        "o-tmf": "xlate",
        "adminlang": "en",
        "srclang": language,
        "datatype": "xml",
        "creationdate": f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
    }
    yield tag("header", header, "") + "\n<body>\n"
    for pair in pairs:
        yield _unit(pair, language)
    yield "</body>\n</tmx>\n"


def _unit(pair: Pair, language: str) -> str:
    """A translation unit."""
    of_source = {
        names.DOCUMENT: pair.document,
        names.NUMBER: pair.number,
        names.SPEAKER: pair.speaker,
        names.UNIT_KIND: pair.kind,
        names.WAY: write_way(pair.way, pair.lineage),
        names.LINEAGE: pair.lineage,
        names.RELATION: pair.relation,
        names.MARKUP: None if pair.exact else names.MARKUP_LOST,
    }
    of_target = {
        names.STATE: pair.state,
        names.MACHINE: pair.machine or names.UNKNOWN_MACHINES.get(pair.state),
        names.TARGET_WAY: write_way(pair.target_way, pair.target_lineage),
        names.TARGET_LINEAGE: pair.target_lineage,
    }
    source, target = source_pieces(pair.source), source_pieces(pair.target)
    alike = match_codes(source, target)
    own = {number: number for number in alike.values()}
    who = {"changedate": _date(pair.date) if pair.date else None, "changeid": pair.translator}
    lines = [
        *_properties(of_source),
        tag("tuv", {"xml:lang": pair.source_language}, _segment(source, own)),
        tag(
            "tuv", {"xml:lang": pair.target_language, **who}, "".join(_properties(of_target)) + _segment(target, alike)
        ),
    ]
    attributes = {
        "tuid": pair.key or None,
        "srclang": pair.source_language if pair.source_language != language else None,
    }
    return tag("tu", attributes, "\n" + "".join(f"{line}\n" for line in lines)) + "\n"


def _properties(values: Mapping[str, str | None]) -> list[str]:
    return [tag("prop", {"type": name}, as_text(value)) for name, value in values.items() if value]


def _segment(pieces: Iterable[Piece], matched: Mapping[str, str]) -> str:
    """A text; each code holds its markup, and has an ``x`` if both texts have it, by which tools know that."""
    numbers = _numbers(pieces := list(pieces), matched)
    parts = []
    for piece in pieces:
        code = piece.code
        if code is None:
            parts.append(as_text(piece.text))
            continue
        kind = f"x-tei-{code.name}"
        if piece.kind is TokenKind.START:
            attributes = {"i": numbers[code.id], "x": matched.get(code.id), "type": kind}
            parts.append(tag("bpt", attributes, as_text(code.start)))
        elif piece.kind is TokenKind.END:
            parts.append(tag("ept", {"i": numbers[code.id]}, as_text(code.end)))
        else:
            parts.append(tag("ph", {"x": matched.get(code.id), "type": kind}, as_text(code.start)))
    return tag("seg", {}, "".join(parts))


def _numbers(pieces: Iterable[Piece], matched: Mapping[str, str]) -> dict[str, str]:
    """The ``i`` of each code, by which its two halves find each other: that of ``x`` where it has one."""
    taken = set(matched.values())
    codes = dict.fromkeys(piece.code.id for piece in pieces if piece.code is not None)
    free = (number for place in range(1, len(codes) + len(taken) + 1) if (number := str(place)) not in taken)
    return {code: matched.get(code) or next(free) for code in codes}


def _date(date: str) -> str:
    """A day or a moment as TMX has it: the day begins at midnight."""
    digits = date.translate({ord(character): None for character in "-:"})
    return digits if "T" in digits else f"{digits}T000000Z"
