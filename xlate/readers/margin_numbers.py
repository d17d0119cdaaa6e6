"""Lines of a page numbered at the margin, each fifth or each tenth: ``10         The President: I call on``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from xlate.findings import Finding

__all__ = ["MarginNumbers", "find_margin_numbers"]

_NUMBERED = re.compile(r"[ \t\f]{0,8}(?P<number>\d{0,3}[05])(?=\s|$)")
_STEPS = (5, 10)
_LEAST = 4
"""numbers; fewer may be anything"""
_NEARLY_ALL = 0.8
"""of the numbers at the margin that could be such"""
_BESIDE = 0.8
"""of the other lines begin at the right of the numbers: else they are prices and years that begin lines of a text"""
_MOST_BETWEEN = 3
"""times the step: lines between two numbers, heads and feet of pages among them"""


class MarginNumbers:
    """The places of such numbers in the lines of a text, which can be taken away."""

    def __init__(self, found: dict[int, re.Match[str]]) -> None:
        """Keep what was found.

        Args:
            found: the numbers, by place of the line.
        """
        self._found = found

    def take_from(self, lines: Sequence[str]) -> list[str | None]:
        """The lines with space where a number was; None for one that was only a number, inside a paragraph.

        Args:
            lines: those in which the numbers were found.
        """
        kept: list[str | None] = list(lines)
        for place, match in self._found.items():
            line = lines[place]
            rest = line[match.end() :]
            inside = 0 < place < len(lines) - 1 and lines[place - 1].strip() and lines[place + 1].strip()
            blank = None if inside else line[: match.start("number")]
            kept[place] = (
                f"{line[: match.start('number')]}{' ' * len(match['number'])}{rest}" if rest.strip() else blank
            )
        return kept

    def findings(self, name: str, first: int = 1) -> tuple[Finding, ...]:
        """What tells that they were left out.

        Args:
            name: of the file.
            first: number of the first line.
        """
        if not self._found:
            return ()
        message = f"{len(self._found)} line numbers at the margin were left out"
        return (Finding("XL204", message, name, first + min(self._found)),)


def find_margin_numbers(lines: Sequence[str]) -> MarginNumbers:
    """The numbers that count the lines of pages, if there is a rhythm.

    Each is the one before and the step, or begins again; so many lines with words stand between two, but for what
    pages print at their edges; and the other lines begin at the right of them.

    Args:
        lines: of a text.
    """
    able = {place: match for place, line in enumerate(lines) if line and (match := _NUMBERED.match(line))}
    if len(able) < _LEAST:
        return MarginNumbers({})
    filled = [0, *accumulate(bool(line.strip()) for line in lines)]
    for step in _STEPS:
        found = _in_rhythm(able, filled, step)
        if len(found) >= max(_LEAST, _NEARLY_ALL * len(able)) and _are_beside(lines, able, found):
            return MarginNumbers({place: able[place] for place in found})
    return MarginNumbers({})


def _are_beside(lines: Sequence[str], able: dict[int, re.Match[str]], found: Sequence[int]) -> bool:
    """True for numbers in a column at the left of what the other lines print."""
    column = median(able[place].start("number") for place in found)
    others = [len(line) - len(line.lstrip()) for place, line in enumerate(lines) if line.strip() and place not in able]
    return sum(indent > column for indent in others) >= _BESIDE * len(others)


def _in_rhythm(able: dict[int, re.Match[str]], filled: Sequence[int], step: int) -> list[int]:
    """The places of those that count up by a step, the lines between two being about as many."""
    found: list[int] = []
    between: list[int] = []
    last = 0
    for place, match in able.items():
        number = int(match["number"])
        rows = filled[place] - filled[found[-1]] if found else step
        if number not in {last + step, step} or not step - 2 <= rows <= _MOST_BETWEEN * step:
            continue
        found.append(place)
        between.append(rows)
        last = number
    usual = abs(median(between) - step) <= 1 if between else False
    return found if usual else []
