"""Times in JSON and tables: clocks, numbers as text, dates with times; and in which unit a service counts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from xlate.model.document import Line
from xlate.readers.cues import Cue, read_clock

__all__ = ["in_seconds", "read_time", "seconds_for_a_word", "unit_of"]

_SLOWEST = 30
"""seconds for a word: nobody speaks as slowly, so the times are in a smaller unit"""
_USUAL = 0.4
"""seconds for a word"""
_UNITS = (1, 1e3, 1e6, 1e7, 1e9)
_LATEST = 1e8
"""seconds: more than three years are no recording, but the time since 1970"""
_FURTHEST = 1e19
_OF_ODATA = re.compile(r"/Date\((\d{1,16})(?:[+-]\d{4})?\)/")
"""milliseconds since 1970, as the JSON of OData and .NET has them"""
_LENGTH = re.compile(r"PT(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,12})?)S)?")
"""a length of time of ISO 8601, as Azure has offsets"""


class _Timed(Protocol):
    """Cues and blocks: words with times."""

    @property
    def lines(self) -> tuple[Line, ...]: ...

    @property
    def start(self) -> float | None: ...

    @property
    def end(self) -> float | None: ...


def read_time(value: Any, earliest: float = 0.0) -> float | None:
    """A time in whatever unit it is given: 1.5, "0.100s", "00:00:01.5", a date with a time.

    Returns:
        None if it is none, or is before the earliest that is wanted.
    """
    if isinstance(value, str):
        clock = read_clock(value.removesuffix("s"))
        if clock is not None:
            return clock
        try:
            value = float(value.removesuffix("s"))  # "0.100s" in the JSON of Google
        except ValueError:
            return _stamp(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value) if earliest <= value < _FURTHEST else None


def in_seconds(cues: Sequence[Cue], *, counted: bool = True) -> list[Cue]:
    """Cues with their times in seconds from the beginning, whatever the service counts, and from when.

    Whole numbers that are far too far apart to be seconds are milliseconds or ticks. Times of day count from the first.

    Args:
        cues: with the times as they are given.
        counted: the times are numbers, not clocks.
    """
    first = min((cue.start for cue in cues if cue.start is not None), default=0.0)
    origin = first if first >= _LATEST and _whole(cues, first) else 0.0
    moved = [_scaled(cue, origin, 1) for cue in cues]
    unit = unit_of(moved) if counted else 1
    return [_scaled(cue, 0.0, unit, _LATEST) for cue in moved]


def _whole(cues: Sequence[Cue], first: float) -> bool:
    """True if all times are not so far from the first as a recording could be long: they are points in time."""
    return all(cue.start is None or cue.start - first < first / 2 for cue in cues)


def _scaled(cue: Cue, origin: float, unit: float, latest: float = math.inf) -> Cue:
    if cue.start is None and cue.end is None:
        return cue
    times = (None if time is None else (time - origin) / unit for time in (cue.start, cue.end))
    start, end = (None if time is None or not 0 <= time < latest else time for time in times)
    return replace(cue, start=start, end=end)


def unit_of(cues: Sequence[Cue]) -> float:
    """How many of the units are a second, told by the pace of speech where all are whole numbers."""
    pace = seconds_for_a_word(cues)
    pairs = ((cue.start, cue.end) for cue in cues if cue.start is not None and cue.end is not None)
    whole = all(float(time).is_integer() for pair in pairs for time in pair)
    if not whole or pace is None or pace <= _SLOWEST:
        return 1
    return min(_UNITS, key=lambda unit: abs(math.log(pace / unit / _USUAL)))


def seconds_for_a_word(timed: Iterable[_Timed]) -> float | None:
    """How long a word takes on average, in whatever unit the times are; None if nothing has both times and words."""
    lengths, words = 0.0, 0
    for one in timed:
        if one.start is not None and one.end is not None:
            lengths += one.end - one.start
            words += sum(_words(line.text) for line in one.lines)
    return lengths / words if words else None


def _words(text: str) -> int:
    """About how many words a text has; Chinese and Japanese have no spaces."""
    wide = 0 if text.isascii() else sum(character > "\u2e80" for character in text) // 2
    return max(len(text.split()), wide)


def _stamp(text: str) -> float | None:
    if stamp := _OF_ODATA.fullmatch(text):
        return int(stamp[1]) / 1000
    if length := _LENGTH.fullmatch(text):
        return sum(float(part or 0) * size for part, size in zip(length.groups(), (3600, 60, 1), strict=True))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
