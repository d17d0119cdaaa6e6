"""Tables of contents: entries that end in the number of a page, one after the other. Nobody says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind

__all__ = ["set_contents_apart"]

_ENTRY = re.compile(r".*[^\W\d_]{2}.*?(?:[^.!?:;,\d\s]|[.…·_]{3,})[\s\u00a0]*(?<!\w)(?P<page>\d{1,4})", re.DOTALL)
_LONGEST = 400
"""characters"""
_FEWEST = 12
_GAP = 8
"""lines without a page between two entries: the names of items, and of those who speak to them"""
_SHARE = 0.4
"""of the lines of a table of contents that end in a page"""
_RISING = 0.6
"""share of entries whose page is not before that of the entry above"""
_YEARS = range(1500, 2200)


def set_contents_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; those of a table of contents are narrative, in which no labels are looked for.

    Args:
        blocks: of a document whose format says nothing of speakers.
    """
    pages = [_page(line.text) for block in blocks for line in block.lines]
    entries = [place for place, page in enumerate(pages) if page is not None]
    inside: set[int] = set()
    run: list[int] = []
    for place, after in pairwise([*entries, len(pages) + _GAP + 1]):
        run.append(place)
        if after - place > _GAP:
            if _is_contents(run, pages):
                inside.update(range(run[0], run[-1] + 1))
            run = []
    if not inside:
        return list(blocks)
    found: list[Block] = []
    number = 0
    for block in blocks:
        within = inside.issuperset(range(number, number + len(block.lines)))
        number += len(block.lines)
        found.append(replace(block, kind=BlockKind.NARRATIVE) if within and block.kind is BlockKind.TEXT else block)
    return found


def _page(text: str) -> int | None:
    """The page at the end of an entry; None for a sentence, and for the year or the time with which a line can end."""
    match = _ENTRY.fullmatch(text.rstrip()) if text[-1:].isdecimal() and len(text) <= _LONGEST else None
    page = int(match["page"]) if match is not None else 0
    return page if page and page not in _YEARS else None


def _is_contents(run: list[int], pages: Sequence[int | None]) -> bool:
    if len(run) < _FEWEST or len(run) < _SHARE * (run[-1] - run[0] + 1):
        return False
    rising = sum((pages[one] or 0) <= (pages[other] or 0) for one, other in pairwise(run))
    different = len({pages[one] for one in run})
    return rising >= _RISING * (len(run) - 1) and 3 * different >= len(run)
