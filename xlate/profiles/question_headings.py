"""Headings of questions in plain text, told by the number before and the reference after: ``1.2 … (OQ.118/2025)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind

__all__ = ["ends_in_reference", "take_question_headings"]

_REFERENCE = re.compile(r"[(\[][A-Z]{1,4}\d?[A-Z]{0,2}[.\s-]{0,2}\d{1,6}(?:[/-]\d{2,4})?[)\]]$")
_NUMBERED = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s{1,4}(?!(?:[MBT]il(?:[lj]i|h)|M(?:io|rd|ld|ln)\b|Thousand|Tausend))[^\W\d_a-z]"
)
"""``1.5 Million`` is an amount"""
_ENDED = re.compile(r"[.!?…:;)\]][\"'”’»]*$")
_CLOSED = (")", "]")
_FAR = 24
"""characters of a reference at most"""
_ROWS = 4
"""lines of such a heading"""


def take_question_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those divided in which lines are the heading of a question.

    A line with a colon inside is no heading: it can be a label with the question behind it.

    Args:
        blocks: of a document in which nothing sets headings apart.
    """
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.TEXT and any(line.text.endswith(_CLOSED) for line in block.lines):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            goes_on = after is not None and after.kind is BlockKind.TEXT and after.lines[0].text[:1].islower()
            kept += [block] if goes_on and ends_in_reference(block.lines[-1].text) else _divided(block)
        else:
            kept.append(block)
    return kept


def ends_in_reference(text: str) -> bool:
    """True for a line that ends in the number of a question in brackets."""
    return text.endswith(_CLOSED) and text[-2:-1].isdigit() and _REFERENCE.search(text[-_FAR:]) is not None


def _divided(block: Block) -> Iterator[Block]:
    done = 0
    for place, line in enumerate(block.lines):
        if not ends_in_reference(line.text):
            continue
        begin = next((at for at in range(place, max(done, place - _ROWS + 1) - 1, -1) if _begins(block, at)), None)
        if begin is None or ": " in " ".join(one.text for one in block.lines[begin : place + 1])[:-20]:
            continue
        if begin > done:
            yield replace(block, lines=block.lines[done:begin])
        yield replace(block, lines=block.lines[begin : place + 1], kind=BlockKind.HEADING)
        done = place + 1
    if done < len(block.lines):
        yield replace(block, lines=block.lines[done:]) if done else block


def _begins(block: Block, at: int) -> bool:
    ended = at == 0 or _ENDED.search(block.lines[at - 1].text) is not None
    return ended and _NUMBERED.match(block.lines[at].text) is not None
