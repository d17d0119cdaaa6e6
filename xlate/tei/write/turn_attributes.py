"""What the start tag of a turn in a translated file says: lineage and language of the words that stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from xlate.tei.read.statements import Statements, beside, others
from xlate.tei.record import Record

__all__ = ["turn_values"]

_SHARED = ("source", "ana", "change", "resp", "xml:lang")


def turn_values(
    source: Record, statements: Statements, turn: str, segments: Sequence[Mapping[str, str | None]]
) -> dict[str, str | None]:
    """The attributes of a turn.

    Args:
        source: the source text.
        statements: those of the source text.
        turn: xml:id of the turn.
        segments: the attributes of all its segments, as they are in the translated file.

    Returns:
        What its segments have in common, if all are translated and came the same way; else what the source has, which
        is true of each of them. Pointers of other people stay.
    """
    standing = statements.of(source.element(turn))
    shared = {name: _own(name, segments[0].get(name)) for name in _SHARED}
    alike = all(_own(name, each.get(name)) == shared[name] for each in segments[1:] for name in _SHARED)
    if not alike or shared["resp"] is None:
        own = source.element(turn)
        values = {name: own.get(name) for name in ("source", "ana", "change", "resp")}
        return {**values, "xml:lang": own.get("{http://www.w3.org/XML/1998/namespace}lang")}
    language = shared.pop("xml:lang")
    return {**{name: beside(standing.get(name), name, value) for name, value in shared.items()}, "xml:lang": language}


@lru_cache(maxsize=4096)  # one value stands on many units
def _own(name: str, value: str | None) -> str | None:
    """The part of a value that is about lineage; the state of a translation is that of each unit."""
    if name == "xml:lang" or value is None:
        return value
    gone = {*others(value, name), *(word for word in value.split() if word.startswith("#st."))}
    return " ".join(word for word in value.split() if word not in gone) or None
