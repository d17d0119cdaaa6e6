"""Lines of a name and a clock, as the transcripts of meetings have them above what is said: ``Ann Lee  00:03``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind, Line, Voice
from xlate.readers.cues import read_clock
from xlate.readers.voice_names import read_names

__all__ = ["read_names_and_clocks"]

_CLOCK = r"[\[(]?(?P<clock>(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?"
_AFTER = re.compile(rf"(?P<name>\S[^\n]{{0,79}}?)\s{{1,9}}[-–—|,]?\s{{0,9}}{_CLOCK}\s{{0,3}}[:：]?")
_BEFORE = re.compile(rf"{_CLOCK}\s{{1,9}}[-–—|]?\s{{0,9}}(?P<name>\S[^\n]{{0,79}}?)\s{{0,3}}[:：]?")
_FEWEST = 3
_MOST_WORDS = 6


def read_names_and_clocks(blocks: Sequence[Block]) -> list[Block] | None:
    """Blocks in which lines of a name and a clock are voices with times; None if there are no such lines.

    The times go on, and names are in bold or come again: a line that ends with a time of day does not.
    """
    texts = [line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    found = [(line, said) for line in texts if (said := _read(line)) is not None]
    times = [start for _, (_, start) in found]
    onward = sum(one <= other for one, other in pairwise(times))
    bold = sum(line.strong > 0 for line, _ in found)
    if len(found) < _FEWEST or onward < 0.8 * (len(found) - 1) or len(found) == len(texts):
        return None
    names = [name for _, (name, _) in found]
    recurring = len(set(names)) < len(names) and all(len(name.split()) <= _MOST_WORDS for name in names)
    if 2 * bold < len(found) and not recurring:
        return None
    return list(_divide(blocks, read_names(names)))


def _read(line: Line) -> tuple[str, float] | None:
    match = _AFTER.fullmatch(line.text[:140]) or _BEFORE.fullmatch(line.text[:140])
    if match is None or not any(character.isalpha() for character in match["name"]):
        return None
    if match["name"].count("[") != match["name"].count("]"):
        return None  # "And your family? [crosstalk 00:02:10]"
    start = read_clock(match["clock"])
    return None if start is None else (match["name"].rstrip(" :："), start)


def _divide(blocks: Sequence[Block], names: dict[str, str]) -> Iterator[Block]:
    """The blocks, a new one where somebody begins to speak; his words can stand in the next block."""
    waiting: tuple[Line, Voice, float] | None = None
    for block in blocks:
        lines: list[Line] = []
        for line in [*block.lines, None]:
            said = _read(line) if line is not None and block.kind is BlockKind.TEXT else None
            if line is not None and said is None:
                lines.append(line)
                continue
            if lines and waiting is not None and block.kind is BlockKind.TEXT:
                yield replace(block, lines=tuple(lines), voice=waiting[1], start=waiting[2])
                waiting = None
            elif lines:
                yield replace(block, lines=tuple(lines))
            lines = []
            if line is not None and said is not None:
                yield from _silent(waiting)
                waiting = line, Voice(said[0], name=names.get(said[0])), said[1]
    yield from _silent(waiting)


def _silent(waiting: tuple[Line, Voice, float] | None) -> Iterator[Block]:
    """Somebody is named who says nothing."""
    if waiting is not None:
        yield Block((waiting[0],), BlockKind.NARRATIVE)
