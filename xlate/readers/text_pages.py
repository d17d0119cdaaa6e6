"""Plain text with a form feed before each page, as ``pdftotext`` writes it: what pages print at their edges.

A line at the edge of a page belongs to pages if it comes again at the edges of others, but for its digits, and hardly
anywhere else: labels come again too, but in the middle of pages as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from xlate.formats.decoding import split_lines
from xlate.model.document import Block, BlockKind, Line

__all__ = ["ENDED", "FEED", "join_pages", "mark_pages", "repeated_speaker", "speakers_of", "take_edges"]

FEED = "\f"
_EDGE = 4
"""lines at the head and at the foot of a page that can belong to it"""
_NEAR = 8
"""lines in which one that is known to belong to pages is looked for: text in columns is not written in order"""
_FEWEST = 3
"""pages on which such a line stands, and a quarter of them all"""
_LONGEST = 90
"""characters"""
_DIGITS = re.compile(r"\d+")
ENDED = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*$")
"""how a line ends after which no sentence goes on"""


def mark_pages(lines: list[str], raw: str) -> list[str]:
    """The lines of a text, with the form feeds before them that cleaning has taken away.

    Args:
        lines: without form feeds, each of which became a space.
        raw: the text before that.
    """
    if FEED not in raw:
        return lines
    before = split_lines(raw)
    if len(before) != len(lines):
        return lines
    return [
        FEED + line[len(one) - len(one.lstrip(FEED)) :] if one.startswith(FEED) else line
        for one, line in zip(before, lines, strict=True)
    ]


def take_edges(lines: Sequence[str], first: int) -> tuple[list[str], list[Block]]:
    """The lines, blank where one belongs to a page; and those lines, with their numbers, as boilerplate.

    Args:
        lines: of a text, with form feeds.
        first: number of the first line.
    """
    if sum(line.startswith(FEED) for line in lines) < _FEWEST:
        return list(lines), []
    keys = [_DIGITS.sub("#", " ".join(line.split())) for line in lines]
    pages: list[list[int]] = [[]]
    for place, key in enumerate(keys):
        if lines[place].startswith(FEED):
            pages.append([])
        if key:
            pages[-1].append(place)
    edges = [(page[:_EDGE], page[: -_EDGE - 1 : -1]) for page in pages if page]
    at_edges = Counter(key for head, foot in edges for key in {keys[place] for place in (*head, *foot)})
    everywhere = Counter(filter(None, keys))
    least = max(_FEWEST, len(edges) // 4)
    belongs = {
        key
        for key, count in at_edges.items()
        if count >= least
        and len(key) <= _LONGEST
        and 2 * (everywhere[key] - count) <= count
        and (key[-1] not in ".:?!" or (key[-1] == "." and "#" in key))
    }
    taken = {place for page in pages for place in (*page[:_NEAR], *page[-_NEAR:]) if keys[place] in belongs}
    said = speakers_of(lines)
    for page in pages:
        taken |= set(repeated_speaker([place for place in page if place not in taken], lines, said))
    blocks = [
        Block((Line(first + place, " ".join(lines[place].split())),), BlockKind.BOILERPLATE) for place in sorted(taken)
    ]
    return [
        (FEED if line.startswith(FEED) else "") if place in taken else line for place, line in enumerate(lines)
    ], blocks


def speakers_of(lines: Sequence[str]) -> set[str]:
    """What stands on a line, or on two, before a colon that ends them."""
    found: set[str] = set()
    before = ""
    for line in lines:
        text = " ".join(line.split())
        if text.endswith(":") and len(text) <= _LONGEST:
            found |= {text[:-1].rstrip(), f"{before} {text[:-1]}".strip()}
        before = text if len(text) <= _LONGEST else ""
    return found


def repeated_speaker(page: Sequence[int], lines: Sequence[str], said: set[str]) -> Sequence[int]:
    """The first lines of a page, if they say without a colon who is still speaking.

    Args:
        page: places of the lines of the page that have words.
        lines: of the text.
        said: what stands before colons elsewhere.
    """
    for size in (2, 1):
        if size < len(page) and " ".join(" ".join(lines[place].split()) for place in page[:size]) in said:
            return page[:size]
    return ()


def join_pages(blocks: Sequence[Block], begins: Sequence[int]) -> list[Block]:
    """The blocks, those as one between which a page ends in the middle of a sentence.

    Args:
        blocks: of a text.
        begins: numbers of the lines with which pages begin.
    """
    if not begins:
        return list(blocks)
    pages = iter(begins)
    page = next(pages, None)
    joined: list[Block] = []
    for block in blocks:
        number = block.lines[0].number
        crossed = False
        while page is not None and page <= number:
            crossed, page = True, next(pages, None)
        text = block.lines[0].text
        before = joined[-1].lines[-1].text if joined else "."
        if crossed and text[:1].islower() and not ENDED.search(before):
            joined[-1] = replace(joined[-1], lines=(*joined[-1].lines, *block.lines))
        else:
            joined.append(block)
    return joined
