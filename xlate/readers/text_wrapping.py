"""How plain text is broken into lines: with a blank line after each, or so that only a short line ends a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

__all__ = ["last_lines", "single_spaced"]

_FEWEST = 12
"""lines; fewer tell nothing"""
_MOST = 0.9
"""share of lines with a blank one under them, where a text is double-spaced"""
_GO_ON = 0.3
"""share of them in the middle of a sentence"""
_FULL = 0.97
"""share of unfinished lines in which the next word had no place"""
_RAGGED = 0.05
"""share of lines in the middle of a sentence that are broken off, and may be shorter than any"""
_TIGHT = 0.75
"""the shortest of the others, as a share of the usual one, where letters of different widths fill a line"""
_MANY = 100
"""lines"""
_WIDEST = 110
"""characters of a line that somebody has wrapped; a paragraph on one line is longer"""
_NARROWEST = 40
_ENDED = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*$")
_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
"""a colon, before a list or under a label, ends no paragraph"""
_WORD = re.compile(r"\S+")

_Lines = Sequence[tuple[int, str]]


def single_spaced(lines: _Lines) -> list[tuple[int, str]]:
    """The lines of a text, without the blank ones of double spacing.

    Args:
        lines: number and text of each.
    """
    filled = [place for place, (_, text) in enumerate(lines) if text.strip()]
    if len(filled) < _FEWEST:
        return list(lines)
    steps = list(pairwise(filled))
    apart = sum(later - earlier > 1 for earlier, later in steps)
    if apart < _MOST * len(steps):
        return list(lines)
    cut = [step for step in steps if _goes_on(lines[step[0]][1], lines[step[1]][1])]
    if len(cut) < _GO_ON * len(steps):
        return list(lines)
    kept = list(lines[: filled[0] + 1])
    within = set(cut)
    for earlier, later in steps:
        blanks = 0 if (earlier, later) in within else later - earlier - 2
        kept += [*lines[earlier + 1 : earlier + 1 + max(blanks, 0)], lines[later]]
    return [*kept, *lines[filled[-1] + 1 :]]


def _goes_on(before: str, after: str) -> bool:
    return not _ENDED.search(before) and after.lstrip()[:1].islower()


def last_lines(lines: _Lines) -> set[int]:
    """The numbers of lines that end a paragraph with no blank line under them.

    Where each line takes as many words as it can hold, one that ends a sentence and had place for the next word is the
    last of its paragraph. Where letters have different widths, one that is shorter than any unfinished line is.

    Args:
        lines: number and text of each.
    """
    together = [(one, two) for one, two in pairwise(lines) if one[1].strip() and two[1].strip()]
    unfinished = [(one, two) for one, two in together if not _ENDED.search(one[1])]
    if len(unfinished) < _FEWEST:
        return set()
    width = max(len(one[1].rstrip()) for one, _ in together)
    full = sum(not _had_place(one[1], two[1], width) for one, two in unfinished)
    if _NARROWEST <= width <= _WIDEST and full >= _FULL * len(unfinished):
        return set(_short(together, width))
    sizes = sorted(len(one[1].strip()) for one, two in unfinished if _goes_on(one[1], two[1]))
    least, usual = (sizes[int(len(sizes) * _RAGGED)], sizes[len(sizes) // 2]) if len(sizes) >= _MANY else (0, 1)
    if least < _TIGHT * usual or not _NARROWEST <= usual <= _WIDEST:
        return set()
    return {one[0] for one, _ in together if _FINISHED.search(one[1]) and len(one[1].strip()) < least}


def _short(together: Sequence[tuple[tuple[int, str], tuple[int, str]]], width: int) -> Iterator[int]:
    for (number, text), (_, after) in together:
        if _FINISHED.search(text) and _had_place(text, after, width):
            yield number


def _had_place(text: str, after: str, width: int) -> bool:
    word = _WORD.search(after)
    return word is not None and len(text.rstrip()) + 1 + len(word.group()) <= width
