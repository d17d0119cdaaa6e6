"""Minutes in which each item of the agenda stands in a numbered list, with what was said about it in the same item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind

__all__ = ["with_agenda"]

_LABEL = re.compile(r"(?P<name>[^\W\d_][^:：\n.。?!？！]{0,40})[:：]")
_FEWEST = 3


def with_agenda(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; what an item says before somebody speaks in it is nobody's speech.

    Whoever speaks also speaks outside of the items; "Opinion: …" stands in them only.
    """
    speakers = {label for block in blocks if not _item(block) and (label := _label(block)) is not None}
    spoken: dict[int, int] = {}
    for place, block in enumerate(blocks):
        item = _item(block)
        if item and _label(block) in speakers:
            spoken.setdefault(item, place)
    opening = {item for place, block in enumerate(blocks) if (item := _item(block)) in spoken and place < spoken[item]}
    if len(opening) < _FEWEST:
        return list(blocks)
    return [
        replace(block, kind=BlockKind.NARRATIVE)
        if block.kind is BlockKind.TEXT and (item := _item(block)) in spoken and place < spoken[item]
        else block
        for place, block in enumerate(blocks)
    ]


def _item(block: Block) -> int:
    """The number of the item in which a block stands; 0 if in none."""
    return next((one.number for one in reversed(block.containers) if one.kind == "item"), 0)


def _label(block: Block) -> str | None:
    match = _LABEL.match(block.lines[0].text) if block.kind is BlockKind.TEXT else None
    return match["name"].strip() if match else None
