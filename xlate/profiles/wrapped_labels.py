"""Labels on two lines: an office, and under it who holds it with the colon, or a bracket that is cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.vocabulary import bare, is_office

__all__ = ["join_wrapped_labels"]

_LONGEST = 90
"""characters of the first line"""
_ENDED = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*$|[)\]]\s*$")
_UPPER = re.compile(r"[^\W\d_][^.:!?;\n]*")
_NAME = re.compile(r"[^\W\d_][^:.!?;,\n]{1,120}:\s*")
_REST_OF_BRACKET = re.compile(r"[^()\[\]:.!?;\n]{1,60}[)\]]\s?:(?=\s|$)")
_OPEN = re.compile(r"[(\[][^()\[\]:]{1,60}$")


def join_wrapped_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each label on one line."""
    return [
        replace(block, lines=tuple(_joined(block.lines)))
        if len(block.lines) > 1 and block.kind in {BlockKind.TEXT, BlockKind.HEADING}
        else block
        for block in blocks
    ]


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    before: Line | None = None
    place = 0
    while place < len(lines):
        line = lines[place]
        size = 1
        fresh = before is None or _ENDED.search(before.text) is not None
        if fresh and place + 1 < len(lines) and _is_wrapped(line.text, lines[place + 1].text):
            line = _with(line, lines[place + 1])
            size = 2
        yield line
        before = line
        place += size


def _with(line: Line, following: Line) -> Line:
    """Two lines as one."""
    size = len(line.text) + 1
    strong = size + following.strong if line.strong == len(line.text) and following.strong else line.strong
    spans = (*line.spans, *(one._replace(start=one.start + size, end=one.end + size) for one in following.spans))
    breaks = (*line.breaks, *((at + size, page) for at, page in following.breaks))
    return replace(line, text=f"{line.text} {following.text}", strong=strong, spans=spans, breaks=breaks)


def _is_wrapped(above: str, below: str) -> bool:
    """True for two lines that are one label."""
    if len(above) > _LONGEST or not below or ":" not in below[:_LONGEST]:
        return False
    words = above.split()
    if not words or not words[0][0].isupper() or not any(is_office(word) for word in words[:3]):
        return False
    if _OPEN.search(above):
        return _REST_OF_BRACKET.match(below) is not None
    if _UPPER.fullmatch(above) is None or _NAME.fullmatch(below) is None:
        return False
    name = below.rstrip(" :").split()
    return 1 < len(name) <= 12 and name[-1][0].isupper() and not any(bare(word) == "" for word in name)
