"""How plain text is broken into lines: with a blank line after each, or so that only a short line ends a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from xlate.readers.text_pages import ENDED

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
_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
"""a colon, before a list or under a label, ends no paragraph"""
_WORD = re.compile(r"\S+")
_PERHAPS_LABEL = re.compile(
    r"[^:：]{1,80}[:：]|[^–—]{1,60}[–—]|[^\n-]{1,60}\s-{1,2}\s|[\[(（【<>*•-]|[^\W\d_]{1,2}[.)]|\d{1,3}[.)]|\d{1,2}[:.]\d{2}"
)
"""how a line begins that may begin with a label, or is a note or an entry"""
_SMALL_LABEL = re.compile(r"([^\W\d_][\w. '’-]{0,30}):(?=\s|$)")
_ALONE = 0.6
"""share of the usual width up to which a line may hold a name alone"""

_Lines = Sequence[tuple[int, str]]


def single_spaced(lines: _Lines) -> list[tuple[int, str]]:
    """The lines of a text, without the blank ones of double spacing.

    Those stay that tell where something begins: under a short line, and above what may be a label or a note.

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
    small = Counter(match[1] for place in filled if (match := _SMALL_LABEL.match(lines[place][1].strip())))
    within = {
        (earlier, later)
        for earlier, later in steps
        if _goes_on(lines[earlier][1], lines[later][1]) and not _has_small_label(lines[later][1], small)
    }
    sizes = sorted(len(lines[earlier][1].strip()) for earlier, _ in within)
    if len(within) < _GO_ON * len(steps) or sizes[len(sizes) // 2] > _WIDEST:
        return list(lines)
    least, usual = sizes[int(len(sizes) * _RAGGED)], sizes[len(sizes) // 2]
    deep = {step for step in steps if lines[step[1]][1][:1].isspace()}
    indented = bool(deep) and not deep & within  # the first line of each paragraph
    kept = list(lines[: filled[0] + 1])
    for earlier, later in steps:
        before, after = lines[earlier][1], lines[later][1]
        if (earlier, later) in within:
            blanks = 0
        elif _begins_anew(after) or (not indented and (len(before.strip()) < least or _may_be_name(after, usual))):
            blanks = later - earlier - 1
        else:
            blanks = max(later - earlier - 2, 0)
        kept += [*lines[earlier + 1 : earlier + 1 + blanks], lines[later]]
    return [*kept, *lines[filled[-1] + 1 :]]


def _begins_anew(text: str) -> bool:
    """True for a line that may begin with a label, or be a note: the blank line above it tells so."""
    plain = text.strip()
    first = plain.split()[0].strip(".,;")
    return _PERHAPS_LABEL.match(plain) is not None or (len(first) > 1 and first.isupper())


def _may_be_name(text: str, usual: int) -> bool:
    plain = text.strip()
    return len(plain) <= _ALONE * usual and not plain[0].islower() and not ENDED.search(plain)


def _has_small_label(text: str, small: Counter[str]) -> bool:
    """True for a line that begins as another does, with a few words before a colon: ``moderator: and you?``."""
    match = _SMALL_LABEL.match(text.strip())
    return match is not None and small[match[1]] > 1


def _goes_on(before: str, after: str) -> bool:
    if before.rstrip().endswith((")", "]")) and before.lstrip().startswith(("(", "[")):
        return False  # a note is whole
    return not ENDED.search(before) and after.lstrip()[:1].islower()


def last_lines(lines: _Lines) -> set[int]:
    """The numbers of lines that end a paragraph with no blank line under them.

    Where each line takes as many words as it can hold, one that ends a sentence and had place for the next word is the
    last of its paragraph. Where letters have different widths, one that is shorter than any unfinished line is.

    Args:
        lines: number and text of each.
    """
    together = [(one, two) for one, two in pairwise(lines) if one[1].strip() and two[1].strip()]
    unfinished = [(one, two) for one, two in together if not ENDED.search(one[1])]
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
