"""Ranges of a recording, and days with a time, before words: ``[0.0, 3.26] - …``, ``[12.04.23, 09:00:10] …``.

Programs that recognise speech write the first, programs with which people write to each other the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Line

__all__ = ["take_stamps"]

_TIME = r"(?:\d{1,6}\.\d{1,3}|(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)"
_RANGE = rf"[\[(]?(?P<start>{_TIME})s?\s?(?:-->|->|→|,|[-–—])\s?(?P<end>{_TIME})s?[\])]?"
_DAY = (
    r"[\[(]?(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})[,T]?\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?"
    r"(?:\s?[AaPp]\.?[Mm]\b\.?)?[\])]?"
)
_BEFORE = re.compile(rf"[\u200e\u200f]?(?:{_RANGE}|{_DAY})\s?:?\s{{0,3}}(?:[-–—]\s{{1,3}})?(?=[^\s\d:])")
_LEAST = 3
"""lines; fewer are something else"""


def take_stamps(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Take away ranges of a recording, and days with a time, with which most lines begin, and keep the ranges as times.

    Args:
        blocks: of a document whose format says nothing of times.

    Returns:
        The blocks, each line with a stamp a block of its own with what is under it; and the lines that began with one.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT and block.start is None for line in block.lines]
    found = {id(line): match for line in lines if line.text[:1] in _FIRST and (match := _BEFORE.match(line.text))}
    if len(found) < _LEAST or len(found) * 3 < len(lines):
        return list(blocks), []
    starts = [clock_seconds(match["start"]) for match in found.values() if match["start"]]
    if any(later < earlier for earlier, later in pairwise(starts)):
        return list(blocks), []
    made: list[Block] = []
    for block in blocks:
        cuts = [place for place, line in enumerate(block.lines) if id(line) in found]
        for begin, end in pairwise([*([] if cuts[:1] == [0] else [0]), *cuts, len(block.lines)]):
            match = found.get(id(block.lines[begin])) if begin < end else None
            if match is None:
                made.append(replace(block, lines=block.lines[begin:end]))
                continue
            rest = (block.lines[begin].after(match.end()), *block.lines[begin + 1 : end])
            start, last = (clock_seconds(match[one]) if match[one] else None for one in ("start", "end"))
            made.append(replace(block, lines=rest, start=start, end=last))
    return made, [line for line in lines if id(line) in found]


_FIRST = frozenset("[(0123456789\u200e\u200f")
