"""Lines that are nothing but a time of the recording, before the words said then: ``[00:00:13]``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind, Line

__all__ = ["take_clock_lines"]

_CLOCK = re.compile(r"[\[(]?(?P<time>\d{1,3}(?::\d{2}){1,3}(?:[.,]\d{1,3})?)[\])]?")
_STAMP = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}(?::\d{2})?(?: (?:[A-Z]{1,5}|[+-]\d{4}))?"
    r"|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z| ?[+-]\d{2}:?\d{2})?"
)
"""day and time, as programs write them: ``Mon, 10 Oct 2016 01:02:11 GMT``"""
_UNITS = (1, 60, 3600, 86400)
"""seconds; before hours stand days: 00:00:00:13"""
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:h|[ap]\.?m\.?|Uhr|ч))?", re.IGNORECASE)
_POSTS = 4
"""times of day, each a paragraph of its own; fewer may be anything"""
_LEAST = 3
"""so many make times of a recording; fewer are times of day"""


def take_clock_lines(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Make times of lines that hold nothing else.

    Args:
        blocks: of a document whose format says nothing of times.

    Returns:
        The blocks, each with the time that stood before it; and the lines that became times.
    """
    blocks, stamped = _without_stamps(blocks)
    blocks, posted = _without_times_of_day(blocks)
    posted += stamped
    clocks = [line for block in blocks for line in block.lines if _seconds(line.text) is not None]
    if len(clocks) < _LEAST or any(block.start is not None for block in blocks):
        return list(blocks), posted
    found: list[Block] = []
    start: float | None = None
    for block in blocks:
        if block.kind is not BlockKind.TEXT:
            found.append(block)
            continue
        group: list[Line] = []
        for line in block.lines:
            seconds = _seconds(line.text)
            if seconds is None:
                group.append(line)
                continue
            if group:
                found.append(replace(block, lines=tuple(group), start=start))
                group = []
            start = seconds
        if group:
            found.append(replace(block, lines=tuple(group), start=start))
            start = None
    return found, [*posted, *clocks]


def _without_stamps(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """The blocks without the lines that are a day and a time, where there are several."""
    stamps = [line for one in blocks for line in one.lines if line.text[:1].isascii() and _STAMP.fullmatch(line.text)]
    if len(stamps) < _LEAST:
        return list(blocks), []
    taken = {id(line) for line in stamps}
    kept = [(one, tuple(line for line in one.lines if id(line) not in taken)) for one in blocks]
    return [one if len(rest) == len(one.lines) else replace(one, lines=rest) for one, rest in kept if rest], stamps


def _without_times_of_day(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """The blocks without those that are a time of day alone, where they are many, as in reports while it happens."""
    alone = [one for one in blocks if len(one.lines) == 1 and _TIME_OF_DAY.fullmatch(one.lines[0].text)]
    if len(alone) < _POSTS:
        return list(blocks), []
    return [one for one in blocks if one not in alone], [one.lines[0] for one in alone]


def _seconds(text: str) -> float | None:
    """The seconds of a clock; None for anything else, and for a time of day."""
    match = _CLOCK.fullmatch(text) if len(text) < 20 and text[:1] in "[(0123456789" else None
    if match is None or (text[0].isdigit() and match["time"].count(":") < 2):
        return None
    parts = match["time"].replace(",", ".").split(":")
    return sum(float(part) * unit for part, unit in zip(reversed(parts), _UNITS, strict=False))
