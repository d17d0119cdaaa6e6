"""Ranges of a recording, and days with a time, before words: ``[0.0, 3.26] - …``, ``[12.04.23, 09:00:10] …``.

Programs that recognise speech write the first, programs with which people write to each other the second, some of them
behind the name: ``Ann Lee, [12.04.23 09:00]``. Days with a time become seconds from the first message on; its day and
time are told too where all days of the file agree on what is the day and what the month.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Line

__all__ = ["Stamps", "take_stamps"]

_TIME = r"(?:\d{1,6}\.\d{1,3}|(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)"
_RANGE = rf"[\[(]?(?P<start>{_TIME})s?\s?(?:-->|->|→|,|[-–—])\s?(?P<end>{_TIME})s?[\])]?"
_DAY = (
    r"(?P<printed>(?P<day>(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"[,T]?\s?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d{1,6})?(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?)"
)
_BEFORE = re.compile(rf"[\u200e\u200f]?(?:{_RANGE}|[\[(]?{_DAY}[\])]?)\s?:?\s{{0,3}}(?:[-–—]\s{{1,3}})?(?=[^\s\d:])")
_BEHIND = re.compile(rf"(?P<name>[^\W\d_][^\[\]:,]{{0,60}}),\s\[{_DAY}\]:?")
_LEAST = 3
"""lines; fewer are something else"""


@dataclass(frozen=True, slots=True)
class Stamps:
    """What was taken from before the words of a document."""

    blocks: list[Block]
    """each line with a stamp a block of its own with what is under it"""
    lines: list[Line]
    """those that had one, as they were"""
    began: str | None = None
    """day and time of the first message, ISO 8601; None: no days, or not told from months"""
    unsure: str = ""
    """a day and time, as printed, of which nothing tells the day from the month; empty: none"""
    impossible: str = ""
    """a day and time, as printed, that there is not, or that has day and month in another order; empty: none"""


def take_stamps(blocks: Sequence[Block]) -> Stamps:
    """Take away ranges of a recording, and days with a time, that most lines have, and keep them as times.

    Args:
        blocks: of a document whose format says nothing of times.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT and block.start is None for line in block.lines]
    found = {id(line): match for line in lines if (match := _stamp(line.text)) is not None}
    if len(found) < _LEAST or len(found) * 3 < len(lines):
        return Stamps(list(blocks), [])
    starts = [clock_seconds(match["start"]) for match in found.values() if not _is_behind(match) and match["start"]]
    if any(later < earlier for earlier, later in pairwise(starts)):
        return Stamps(list(blocks), [])
    days, unsure, impossible = _days([match for match in found.values() if match["printed"]])
    began = min(days.values(), default=None)
    seconds = {printed: (day - began).total_seconds() for printed, day in days.items() if began is not None}
    made: list[Block] = []
    day = ""
    for block in blocks:
        cuts = [place for place, line in enumerate(block.lines) if id(line) in found]
        for begin, end in pairwise([*([] if cuts[:1] == [0] else [0]), *cuts, len(block.lines)]):
            match = found.get(id(block.lines[begin])) if begin < end else None
            if match is None:
                made.append(replace(block, lines=block.lines[begin:end]))
                continue
            if match["day"] and not days and day != match["day"]:
                day = match["day"]  # of a day that nobody can tell is kept what is printed
                made.append(Block((Line(block.lines[begin].number, day),), BlockKind.NARRATIVE))
            rest = (_without(block.lines[begin], match), *block.lines[begin + 1 : end])
            start, last = seconds.get(match["printed"] or ""), None
            if not _is_behind(match) and match["start"]:
                start, last = clock_seconds(match["start"]), clock_seconds(match["end"])
            made.append(replace(block, lines=rest, start=start, end=last))
    told = None if unsure or began is None else began.isoformat()
    return Stamps(made, [line for line in lines if id(line) in found], told, unsure, impossible)


def _stamp(text: str) -> re.Match[str] | None:
    if text[:1] in _FIRST:
        return _BEFORE.match(text)
    return _BEHIND.fullmatch(text) if text.endswith(("]", "]:")) and ", [" in text else None


def _is_behind(match: re.Match[str]) -> bool:
    return match.re is _BEHIND


def _without(line: Line, match: re.Match[str]) -> Line:
    """The line without its stamp; behind a name a colon stands instead."""
    return (
        replace(line.until(match.end("name")), text=f"{match['name']}:")
        if _is_behind(match)
        else line.after(match.end())
    )


def _days(stamps: Sequence[re.Match[str]]) -> tuple[dict[str, datetime], str, str]:
    """Each stamp, as printed, as day and time; one of which the day cannot be told from the month; one that is none.

    Where both orders are possible, time goes on in the right one; days with dots between are never months first. If
    the one day of a file is all that is doubtful, its times are right nevertheless.
    """
    orders = [days for month_first in (False, True) if (days := _in_order(stamps, month_first=month_first)) is not None]
    if stamps and len(orders) == 2:
        going_on = [days for days in orders if all(one <= other for one, other in pairwise(days.values()))]
        orders = going_on or orders
    if not orders:
        bad = (one for one in stamps if all(_in_order([one], month_first=each) is None for each in (False, True)))
        odd = (one for one in stamps if _in_order([one], month_first=False) is None)
        return {}, "", next((one["printed"] for each in (bad, odd) for one in each), "")
    if len(orders) == 1 or orders[0] == orders[1]:
        return orders[0], "", ""
    one_day = len({day.date() for day in orders[0].values()}) == 1
    return (orders[0] if one_day else {}), stamps[0]["printed"], ""


def _in_order(stamps: Sequence[re.Match[str]], *, month_first: bool) -> dict[str, datetime] | None:
    """All stamps read with the day or the month first; None if one of them cannot be read so."""
    read: dict[str, datetime] = {}
    for match in stamps:
        if month_first and match["sign"] == ".":
            return None
        day, month = (match["second"], match["first"]) if month_first else (match["first"], match["second"])
        year = match["year"] or ""
        date = match["iso"] or f"{year if len(year) > 2 else f'20{year}'}-{int(month):02}-{int(day):02}"
        hour, _, rest = match["clock"].partition(":")
        if match["half"]:
            hour = str(int(hour) % 12 + 12 * (match["half"] in "Pp"))
        try:
            read[match["printed"]] = datetime.fromisoformat(f"{date}T{int(hour):02}:{rest}")
        except ValueError:
            return None
    return read


_FIRST = frozenset("[(0123456789\u200e\u200f")
