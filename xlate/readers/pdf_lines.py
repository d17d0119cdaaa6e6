"""The words of a page of PDF -> its lines in the order in which they are read, column by column."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from statistics import median

from xlate.readers.pdf_words import Word

__all__ = ["PageLine", "lines_of_page"]

_SAME_LINE = 0.45
"""of the height: words whose feet stand no farther apart are on one line"""
_GUTTER = 0.9
"""of the height of the letters: narrower space divides no columns"""
_CROSSED = 0.2
"""share of the lines that may stand across the space between two columns, as headings do"""
_COLUMN_SHARE = 0.18
"""share of the letters that a column has at least; the names at the left of what they say have less"""
_FEWEST_LINES = 8
_STEP = 3.0
"""points: the steps in which space between columns is looked for"""
_NEAR = 1.5
"""points: the same word so near to itself is one word"""
_MOST_GAP = 60
"""spaces"""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it is printed."""

    words: tuple[Word, ...]
    column: tuple[float, float]
    """where the column begins and ends that it stands in"""

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """The height on the page at which it stands."""
        return self.words[0].base

    @property
    def height(self) -> float:
        """Size of its letters."""
        return max(word.height for word in self.words)

    def text(self) -> tuple[str, int]:
        """Its words, wide gaps as so many spaces; and how many characters at its start are in bold."""
        parts: list[str] = []
        size = strong = 0
        before: Word | None = None
        all_bold = True
        for word in self.words:
            if before is not None:
                gap = (word.left - before.right) / (0.5 * word.height)
                spaces = min(_MOST_GAP, round(gap)) if gap > 2.5 else 1
                parts.append(" " * spaces)
                size += spaces
            strong = size + word.bold if all_bold and word.bold else strong
            all_bold = all_bold and word.bold == len(word.text)
            parts.append(word.text)
            size += len(word.text)
            before = word
        return "".join(parts), strong


def lines_of_page(words: Sequence[Word]) -> list[PageLine]:
    """The lines of a page; where it is set in columns, one column after the other between lines across all of them."""
    words = _once(words)
    rows = _rows(words)
    edges = _columns(rows)
    if len(edges) < 2:
        return [PageLine(tuple(row), _extent(words)) for row in rows]
    whole = edges[0][0], edges[-1][1]
    across = [_stands_across(row, edges) for row in rows]
    inside = [word for row, is_across in zip(rows, across, strict=True) if not is_across for word in row]
    printed = [_extent([word for word in inside if _is_in(word, edge)]) for edge in edges]
    lines: list[PageLine] = []
    for is_across, group in groupby(zip(rows, across, strict=True), key=itemgetter(1)):
        band = [row for row, _ in group]
        if is_across:
            lines += [PageLine(tuple(row), whole) for row in band]
            continue
        for edge, extent in zip(edges, printed, strict=True):
            # what stands in one row need not stand on one line where columns are not set line by line
            column = _rows([word for row in band for word in row if _is_in(word, edge)])
            lines += [PageLine(tuple(row), extent) for row in column]
    return lines


def _once(words: Sequence[Word]) -> list[Word]:
    """The words of a page without those that stand on themselves: a shadow, bold by printing twice, a second layer."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Word] = []
    for word in words:
        column, row = round(word.left / _NEAR), round(word.base / _NEAR)
        around = {(word.text, column + right, row + up) for right in (-1, 0, 1) for up in (-1, 0, 1)}
        if around.isdisjoint(seen):
            kept.append(word)
            seen.add((word.text, column, row))
    return kept


def _is_in(word: Word, edge: tuple[float, float]) -> bool:
    return edge[0] <= (word.left + word.right) / 2 < edge[1]


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return min((word.left for word in words), default=0.0), max((word.right for word in words), default=0.0)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand beside each other, from the top down; in a row the parts stand from left to right."""
    parts = [list(part) for _, part in groupby(words, key=lambda word: (word.line, round(word.base)))]
    parts.sort(key=lambda part: -part[0].base)
    rows: list[list[list[Word]]] = []
    for part in parts:
        height = max(word.height for word in part)
        if rows and rows[-1][0][0].base - part[0].base <= _SAME_LINE * max(height, rows[-1][0][0].height):
            rows[-1].append(part)
        else:
            rows.append([part])
    found: list[list[Word]] = []
    for row in rows:
        # in a part the order is that of the file: a script that runs from right to left has its own
        row.sort(key=lambda part: min(word.left for word in part))
        if _runs_left([word for part in row for word in part]):
            row.reverse()
        found.append([word for part in row for word in part])
    return found


def _runs_left(words: Sequence[Word]) -> bool:
    right_to_left = sum("\u0590" <= word.text[0] <= "\u08ff" or "\ufb1d" <= word.text[0] <= "\ufefc" for word in words)
    return 2 * right_to_left > len(words)


def _columns(rows: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """Where the columns begin and end; one that is the whole page if it is not set in columns."""
    words = [word for row in rows for word in row]
    if len(rows) < _FEWEST_LINES:
        return []
    left, right = min(word.left for word in words), max(word.right for word in words)
    height = median(word.height for word in words)
    steps = range(int(left // _STEP), int(right // _STEP) + 1)
    taken = _taken(rows, steps)
    edges: list[float] = [left - 1]
    for free, group in groupby(steps, key=lambda step: taken[step] <= _CROSSED * len(rows)):
        run = list(group)
        if free and (len(run) + 1) * _STEP >= _GUTTER * height and run[0] > steps[0] and run[-1] < steps[-1]:
            edges.append(_STEP * (run[0] + run[-1] + 1) / 2)
    edges.append(right + 1)
    if len(edges) == 2:
        return []
    shares = Counter(dict.fromkeys(range(len(edges) - 1), 0))
    for word in words:
        shares[min(len(edges) - 2, max(0, bisect_left(edges, (word.left + word.right) / 2) - 1))] += len(word.text)
    if min(shares.values()) < _COLUMN_SHARE * shares.total():
        return []
    return list(pairwise(edges))


def _taken(rows: Sequence[Sequence[Word]], steps: range) -> dict[int, int]:
    """How many lines have a word at each step."""
    changes: Counter[int] = Counter()
    for row in rows:
        reach = steps.start - 1
        for begin, end in sorted((int(word.left // _STEP), int(word.right // _STEP)) for word in row):
            if end > reach:
                changes[max(begin, reach + 1)] += 1
                changes[end + 1] -= 1
                reach = end
    return dict(zip(steps, accumulate(changes[step] for step in steps), strict=True))


def _stands_across(row: Sequence[Word], edges: Sequence[tuple[float, float]]) -> bool:
    """True for a line that goes on over the space between two columns."""
    for _, gutter in edges[:-1]:
        before = [word for word in row if word.left < gutter and word.right <= gutter]
        after = [word for word in row if word.left >= gutter]
        if len(before) + len(after) < len(row):
            return True
        if before and after:
            gap = min(word.left for word in after) - max(word.right for word in before)
            if gap < 0.6 * row[0].height:
                return True
    return False
