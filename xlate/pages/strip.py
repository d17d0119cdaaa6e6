"""The map of a document: a strip in which each turn has its place and width, and the class of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlate.pages.interface import gettext as _
from xlate.pages.transcript import Turn
from xlate.pages.ways import KIND_NAMES

__all__ = ["STRIP_WIDTH", "Block", "blocks_of"]

STRIP_WIDTH = 1000
_NARROWEST = 4
"""of a turn, so that it can be seen and clicked"""
_MANY = 250
"""turns; of more, those beside each other that came the same way become one"""
_NAMES = {str(kind): name for kind, name in KIND_NAMES.items()}


class Block(NamedTuple):
    """A turn on the strip."""

    href: str
    title: str
    kind: str
    x: float
    width: float


def blocks_of(turns: Sequence[Turn]) -> Iterator[Block]:
    """The places of the turns on a strip that is `STRIP_WIDTH` wide."""
    spoken = [turn for turn in turns if turn.weight and turn.key]
    groups: list[list[Turn]] = []
    for turn in spoken:
        if len(spoken) > _MANY and groups and groups[-1][0].kind == turn.kind:
            groups[-1].append(turn)
        else:
            groups.append([turn])
    widths = [sum(turn.weight for turn in group) for group in groups]
    total = sum(widths) or 1
    free = max(STRIP_WIDTH - _NARROWEST * len(groups), 0)
    x = 0.0
    for group, weight in zip(groups, widths, strict=True):
        width = min(_NARROWEST, STRIP_WIDTH / len(groups)) + free * weight / total
        first = group[0]
        numbers = first.number if len(group) == 1 else f"{first.number}–{group[-1].number}"
        who = first.speaker if len(group) == 1 else ", ".join(dict.fromkeys(turn.speaker for turn in group))
        title = f"{numbers} {who}: {_(_NAMES.get(first.kind, first.kind))}"
        yield Block(f"#{first.key}", title, first.kind, round(x, 2), round(width, 2))
        x += width
