"""Speeches in corners behind names, as magazines of Japan print talks: ``森本「…」``. What stands outside is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.label_candidate import Candidate, Shape

__all__ = ["PARTICLES", "QUOTED", "find_quoted", "take_narration"]

QUOTED = re.compile(
    r"(?P<label>[^\W\d_][^\s「」『』。、，！？!?:：]{0,16}(?:[ ・][^\s「」『』。、:：]{1,12})?)[:：]?(?=[「『])"
)
PARTICLES = ("は", "が", "を", "に", "と", "も", "で", "の", "へ", "から", "より")
"""with which a name does not end, and a sentence does before what it quotes"""
_LONGEST = 32
"""characters before the corner"""
_LEAST = 6
"""speeches; fewer are quotations"""


def find_quoted(lines: Sequence[Line]) -> dict[int, Candidate]:
    """The names before corners, where half of the lines begin so and two names come again; empty elsewhere.

    Args:
        lines: all that could begin with a label.
    """
    found = {place: match for place, line in enumerate(lines) if (match := _match(line.text))}
    counts = Counter(match["label"] for match in found.values())
    again = sum(number > 1 for number in counts.values())
    if len(found) < _LEAST or again < 2 or 2 * len(found) < len(lines) or 2 * len(counts) > len(found):
        return {}
    return {
        place: Candidate(match["label"], match["label"], "", match.end(), Shape.MARK) for place, match in found.items()
    }


def _match(text: str) -> re.Match[str] | None:
    head = text[:_LONGEST]
    match = QUOTED.match(head) if "「" in head or "『" in head else None
    return match if match is not None and not match["label"].endswith(PARTICLES) else None


def take_narration(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where speeches are in corners, what stands outside of them is told and not said.

    Args:
        blocks: of a document whose format says nothing of speakers.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    found = find_quoted(lines)
    if not found:
        return list(blocks)
    labels = {id(lines[place]): one for place, one in found.items()}
    kept: list[Block] = []
    depth = 0
    for block in blocks:
        if block.kind is not BlockKind.TEXT:
            kept.append(block)
            continue
        parts: list[tuple[bool, Line]] = []
        for line in block.lines:
            depth = 0 if id(line) in labels else depth
            said = _said(line.text, depth, labels.get(id(line)))
            depth = max(0, depth + _open(line.text[:said]))
            parts += [(True, line.until(said))] if said else []
            parts += [(False, line.after(said))] if line.text[said:].strip(" 。\u3000") else []
        kept += _blocks(block, parts)
    return kept


def _open(text: str) -> int:
    return sum(text.count(sign) for sign in "「『") - sum(text.count(sign) for sign in "」』")


def _said(text: str, depth: int, label: Candidate | None) -> int:
    """Where what is said ends in a line: behind the corner that closes the first one."""
    if not depth and label is None:
        return 0
    for place, sign in enumerate(text):
        depth += (sign in "「『") - (sign in "」』")
        if sign in "」』" and depth <= 0:
            return place + 1
    return len(text)


def _blocks(block: Block, parts: Sequence[tuple[bool, Line]]) -> Iterator[Block]:
    """The parts of a block, those told for themselves."""
    group: list[Line] = []
    for said, line in parts:
        if said:
            group.append(line)
            continue
        if group:
            yield replace(block, lines=tuple(group))
            group = []
        yield replace(block, lines=(line,), kind=BlockKind.NARRATIVE)
    if group:
        yield replace(block, lines=tuple(group))
