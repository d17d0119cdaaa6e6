"""Dates and datelines as they are printed: ``June 14, 2018, The Kremlin, Moscow``."""

from __future__ import annotations

import re
from datetime import date

from xlate.dates import MONTHS
from xlate.transcript import Dateline, DateText, PlaceText

__all__ = ["find_dateline"]

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?P<month>{_MONTH})\s(?P<day>\d{{1,2}}),\s(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH}),?\s(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
)
_MAX_DATELINE = 160
"""characters; a longer paragraph that begins with a date is narrative"""


def find_dateline(text: str, line: int) -> Dateline | None:
    """Read a dateline: a date, then place names divided by commas.

    Args:
        text: a paragraph, white space folded.
        line: its line in the input.

    Returns:
        The dateline; None if the paragraph is something else.
    """
    match = _DATE.match(text)
    if match is None or len(text) > _MAX_DATELINE:
        return None
    when = _iso(match)
    rest = text[match.end() :]
    if when is None or (rest and not rest.startswith(",")):
        return None
    pieces: list[str | DateText | PlaceText] = [DateText(match.group(), when)]
    for part in re.findall(r",\s*|[^,]+", rest):
        is_separator = part.startswith(",")
        pieces.append(part if is_separator else PlaceText(part))
    if any(isinstance(piece, PlaceText) and piece.text.rstrip().endswith((".", ":")) for piece in pieces):
        return None  # a sentence that begins with a date
    return Dateline(tuple(pieces), line)


def _iso(match: re.Match[str]) -> str | None:
    year = match["year"] or match["year2"] or match["year3"]
    day = match["day"] or match["day2"] or match["day3"]
    name = match["month"] or match["month2"]
    month = MONTHS.index(name) + 1 if name else int(match["month3"])
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
