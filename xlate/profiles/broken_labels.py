"""Labels that go on in the next line, where each line of print is a line of the page: as programs write PDF as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind, Line, Span

__all__ = ["join_broken_labels"]

_LONGEST = 140
"""characters of a line of print"""
_CLOSES = re.compile(r"[^()\n]{1,40}\)\s?[:：](?=\s|$)")
"""the end of a bracket, and of the label: ``Tann): Mr. Speaker``"""
_TITLE = re.compile(r"\([^\W\d_]{1,5}\.$")
"""at the end of a line that ends with the full stop of a title: ``(Mr.``"""


def join_broken_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a line in bold is joined with the next one, which ends its bracket, or the words in bold, in a colon.

    Args:
        blocks: of a document in which labels are looked for.
    """
    return [
        replace(block, lines=tuple(_joined(block.lines)))
        if len(block.lines) > 1 and block.kind is BlockKind.TEXT and any(line.strong for line in block.lines)
        else block
        for block in blocks
    ]


def _joined(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            found[-1] = _join(found[-1], line)
        else:
            found.append(line)
    return found


def _goes_on(line: Line, after: Line) -> bool:
    """True for the beginning of a label, and its end in the next line."""
    text = line.text.rstrip()
    if not line.strong or len(text) > _LONGEST or ": " in text:
        return False
    if text.endswith((".", ":", "?", "!")) and _TITLE.search(text) is None:
        return False
    if text.count("(") > text.count(")"):
        return _CLOSES.match(after.text) is not None
    bold = after.text[: after.strong].rstrip()
    return line.strong >= len(text) and bold.endswith((":", "：")) and 1 < len(bold) <= _LONGEST


def _join(line: Line, after: Line) -> Line:
    """Two lines as one."""
    size = len(line.text) + 1
    spans = (*line.spans, *(Span(one.start + size, one.end + size, one.rendition) for one in after.spans))
    breaks = (*line.breaks, *((at + size, page) for at, page in after.breaks))
    closes = _CLOSES.match(after.text)
    strong = size + (closes.end() if closes else after.strong)
    return Line(line.number, f"{line.text} {after.text}", strong, spans, breaks)
