"""What a JSON with turns says of the whole of it: title and date of the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlate.model.document import Metadata
from xlate.readers.json_fields import fold
from xlate.readers.xml_metadata import day_in
from xlate.text import normalize_space

__all__ = ["json_metadata"]

_TITLES = ("title", "documenttitle", "headline", "meetingtitle", "meetingname", "nameofmeeting", "eventtitle")
_LONGEST = 300
"""characters of a title"""
_DEEPEST = 4


def json_metadata(top: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], language: str | None) -> Metadata:
    """Title and date beside the list of turns, in the one object that holds it, or the same ones in every turn.

    Args:
        top: the object at the top.
        rows: the turns.
        language: of the text, as the JSON states it.
    """
    title = date = None
    for one in _around(top, 0):
        fields = {fold(key): value for key, value in one.items() if isinstance(value, str)}
        stated = (normalize_space(fields[key]).strip() for key in _TITLES if key in fields)
        title = title or next((text for text in stated if 2 < len(text) <= _LONGEST and "://" not in text), None)
        date = date or next((day for key, value in fields.items() if (day := day_in(key, value))), None)
    return Metadata(title=title, date=date or _day_of_all(rows), language=language)


def _day_of_all(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The one day that the turns state, each in a field with a name for the day of a meeting."""
    fields = set[str]().union(*rows)
    days = [{day_in(key, str(row.get(key))) for row in rows} for key in fields]
    stated = {one for several in days if len(several) == 1 for one in several if one is not None}
    return stated.pop() if len(stated) == 1 else None


def _around(value: Mapping[str, Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """An object, and those that are alone in it; several of a kind tell nothing of the whole."""
    yield value
    for inner in value.values() if depth < _DEEPEST else ():
        one = inner[0] if isinstance(inner, list) and len(inner) == 1 else inner
        if isinstance(one, dict):
            yield from _around(one, depth + 1)
