"""Plain text in two columns, as rendering a printed page as text leaves it: side by side on one line.

The space between the columns is looked for on each page. Lines that stand across it, as running heads and headings do,
divide the page; above and below them the left column is read, and then the right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from statistics import median

__all__ = ["in_reading_order"]

_Numbered = tuple[int, str]
"""a line, with its number before it"""

_GAP = re.compile(r"\S {2,}\S")
_LETTER_LEFT = re.compile(r"^\s{0,8}\([A-D]\)(?=\s{2}|\s*$)")
_LETTER_RIGHT = re.compile(r"(?:(?<=\s\s)|^)\([A-D]\)\s*$")
"""letters at the margin by which a place on a page is quoted"""
_LEAST = 8
"""lines in two columns that make a page of them"""
_SHARE = 0.4
"""of the lines of a page have words in both columns"""
_WORDS = 4
"""words that half of the lines of each column have; the names at the left of what they say have fewer"""
_CROSSED = 0.12
"""share of the lines that may stand across"""
_NARROWEST = 24
"""characters of a column"""


def in_reading_order(lines: Sequence[str], first: int = 1) -> list[_Numbered]:
    """The lines of a text, with their numbers, as they are read.

    Args:
        lines: of the text.
        first: number of the first line.

    Returns:
        The same lines, or, of pages in two columns, the lines of the one column and then those of the other.
    """
    numbered = list(enumerate(lines, start=first))
    if sum(_GAP.search(line[_NARROWEST - 1 :]) is not None for line in lines) < _LEAST:
        return numbered
    pages = [_page(page) for page in _pages(numbered)]
    if any(columns for _, columns in pages):
        return list(chain.from_iterable(page for page, _ in pages))
    whole, columns = _page(numbered)  # a text cut from pages
    return whole if columns else numbered


def _pages(numbered: list[_Numbered]) -> Iterator[list[_Numbered]]:
    page: list[_Numbered] = []
    for number, line in numbered:
        if page and line.startswith("\f"):
            yield page
            page = []
        page.append((number, line.lstrip("\f")))
    yield page


def _page(page: list[_Numbered]) -> tuple[list[_Numbered], bool]:
    """A page as it is read, and whether it has two columns."""
    bare = [(number, _without_letters(line.expandtabs())) for number, line in page]
    filled = [line.rstrip() for _, line in bare if line.strip()]
    gutter = _gutter(filled)
    if gutter is None:
        return page, False
    found: list[_Numbered] = []
    for across, band in groupby(bare, key=lambda line: bool(line[1].strip()) and not _is_open(line[1], gutter)):
        rows = list(band)
        if across:
            found += [*rows, (rows[-1][0], "")]
            continue
        for column in (
            [(number, line[:gutter].rstrip()) for number, line in rows],
            [(number, line[gutter:].rstrip()) for number, line in rows],
        ):
            found += _flush(column)
    return found, True


def _flush(column: list[_Numbered]) -> list[_Numbered]:
    """A column moved to the margin, without the blank lines at its ends."""
    while column and not column[0][1]:
        column = column[1:]
    while column and not column[-1][1]:
        column = column[:-1]
    indents = Counter(len(text) - len(text.lstrip()) for _, text in column if text)
    margin = min((indent for indent, number in indents.items() if number * 10 >= indents.total()), default=0)
    return [(number, text[min(margin, len(text) - len(text.lstrip())) :]) for number, text in column]


def _without_letters(line: str) -> str:
    line = _LETTER_LEFT.sub(lambda match: " " * len(match.group()), line)
    return _LETTER_RIGHT.sub("", line)


def _is_open(line: str, gutter: int) -> bool:
    """True for a line that has nothing, or space, between the columns."""
    return not line[gutter - 2 : gutter].strip() and (len(line) > gutter or len(line.rstrip()) < gutter)


def _gutter(lines: list[str]) -> int | None:
    """Where the right column begins; None on a page of one column."""
    longest = max(map(len, lines), default=0)
    best: tuple[int, int] | None = None
    for place in range(_NARROWEST, min(longest - _NARROWEST // 2, 140)):
        both = crossed = 0
        for line in lines:
            if not _is_open(line, place):
                crossed += 1
            elif line[place:].strip() and line[:place].strip():
                both += line[place] != " "
        if both >= _LEAST and crossed <= _CROSSED * len(lines) + 1 and (best is None or both > best[0]):
            best = both, place
    if best is None:
        return None
    left = [line[: best[1]] for line in lines if line[: best[1]].strip() and line[best[1] :].strip()]
    right = [line[best[1] :] for line in lines if line[: best[1]].strip() and line[best[1] :].strip()]
    wide = all(median(len(text.split()) for text in column) >= _WORDS for column in (left, right))
    return best[1] if len(left) >= _SHARE * len(lines) and wide else None
