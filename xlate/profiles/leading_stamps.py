"""Ranges of a recording, and days with a time, before words: ``[0.0, 3.26] - …``, ``[12.04.23, 09:00:10] …``.

Programs that recognise speech write the first, programs with which people write to each other the second, some of them
behind the name: ``Ann Lee, [12.04.23 09:00]``. Days with a time become seconds from the first message on; its day and
time are told too where all days of the file agree on what is the day and what the month.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Line

__all__ = ["Stamps", "divided_at", "take_stamps"]

_TIME = r"(?:\d{1,6}\.\d{1,3}|(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)"
_RANGE = rf"[\[(]?(?P<start>{_TIME})s?\s?(?:-->|->|→|,|[-–—])\s?(?P<end>{_TIME})s?[\])]?"
_MARK = "[\u200e\u200f]?"
_DAY = (
    rf"(?P<printed>(?P<day>(?P<first>\d{{1,2}}){_MARK}(?P<sign>[./-]){_MARK}(?P<second>\d{{1,2}}){_MARK}(?P=sign){_MARK}"
    r"(?P<year>\d{4}|\d{2})|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"[,،T]?\s?(?:klo\s|kl\.?\s|um\s|à\s|a las\s|às\s|в\s)?(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\.\d{1,6})?"
    r"(?:\s?(?P<half>[AaPp]\.?\s?[Mm]\b\.?|[صم](?!\w)))?(?:\sUhr\b)?)"
)
_BEFORE = re.compile(
    rf"[\u200e\u200f]?(?:{_RANGE}|[\[(]?{_DAY}[\])]?)\s?:?\s{{0,3}}(?:[-–—]\s{{1,3}})?(?=[^\s\d:]|\d{{1,4}}[^\W\d_])"
)
_BEHIND = re.compile(rf"(?P<name>[^\s\[\]:,][^\[\]:,]{{0,60}}),\s\[{_DAY}\]:?")
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
    stamped: frozenset[int] = frozenset()
    """the first line of each block that had one, by identity"""
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
    stamped: set[int] = set()
    day = ""
    for block in blocks:
        for first, *under in divided_at(block.lines, found):
            match = found.get(id(first))
            if match is None:
                made.append(replace(block, lines=(first, *under)))
                continue
            if match["day"] and not days and day != match["day"]:
                day = match["day"]  # of a day that nobody can tell is kept what is printed
                made.append(Block((Line(first.number, day),), BlockKind.NARRATIVE))
            rest = (_without(first, match), *under)
            start, last = seconds.get(match["printed"] or ""), None
            if not _is_behind(match) and match["start"]:
                start, last = clock_seconds(match["start"]), clock_seconds(match["end"])
            made.append(replace(block, lines=rest, start=start, end=last))
            stamped.add(id(rest[0]))
    told = None if unsure or began is None else began.isoformat()
    taken = [line for line in lines if id(line) in found]
    return Stamps(made, taken, told, unsure, frozenset(stamped), impossible)


def divided_at(lines: Sequence[Line], found: Container[int]) -> Iterator[Sequence[Line]]:
    """The lines of a block, divided before each in which something was found.

    Args:
        lines: at least one.
        found: those in which it was, by identity.
    """
    cuts = [place for place, line in enumerate(lines) if place and id(line) in found]
    return (lines[begin:end] for begin, end in pairwise([0, *cuts, len(lines)]))


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
        day, month = day or "0", month or "0"
        year = match["year"] or "0"
        date = match["iso"] or f"{int(year) + 2000 * (len(year) < 3):04}-{int(month):02}-{int(day):02}"
        hour, minute, *second = map(int, match["clock"].replace(".", ":").split(":"))
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"][0] in "Ppم")
        try:
            whole = datetime.fromisoformat(date)
            read[match["printed"]] = whole.replace(hour=hour, minute=minute, second=second[0] if second else 0)
        except ValueError:
            return None
    return read


_FIRST = frozenset("[(0123456789\u200e\u200f٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
