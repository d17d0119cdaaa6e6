"""Lists of links in a text, with the line that announces them, and lines of bare addresses: nobody says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xlate.model.document import Block, BlockKind

__all__ = ["set_headlines_apart", "set_link_lists_apart"]

_ADDRESS = re.compile(r"https?://\S{1,2000}")
_BESIDE = 30
"""characters beside its links that an item of such a list has, on average"""
_HEADLINES = 3
_ANNOUNCED = 60
"""characters of the line before"""


def set_link_lists_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; lists of which each item is a link or two, and paragraphs that are an address, are narrative."""
    found = list(blocks)
    place = 0
    while place < len(found):
        if not found[place].containers and not _is_address(found[place]):
            place += 1
            continue
        end = place
        while end < len(found) and found[end].kind is BlockKind.TEXT and _list_of(found[end]) == _list_of(found[place]):
            if _list_of(found[place]) is None and end > place:
                break
            end += 1
        several = found[place:end]
        if several and _list_of(several[0]) is not None and _is_of_links(several):
            before = place - 1
            if before >= 0 and found[before].kind is BlockKind.TEXT and _announces(found[before]):
                found[before] = replace(found[before], kind=BlockKind.NARRATIVE)
            found[place:end] = [replace(one, kind=BlockKind.NARRATIVE) for one in several]
        elif several and all(_is_address(one) for one in several):
            found[place:end] = [replace(one, kind=BlockKind.NARRATIVE) for one in several]
        place = max(end, place + 1)
    return found


def set_headlines_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; paragraphs one after the other that are each a link to a page of its own are narrative."""
    found = list(blocks)
    place = 0
    while place < len(found):
        targets: list[str] = []
        while place + len(targets) < len(found) and (target := _whole_link(found[place + len(targets)])) is not None:
            targets.append(target)
        if len(targets) >= _HEADLINES and len(set(targets)) == len(targets):
            for at in range(place, place + len(targets)):
                found[at] = replace(found[at], kind=BlockKind.NARRATIVE)
        place += len(targets) + 1
    return found


def _whole_link(block: Block) -> str | None:
    """The page to which all words of a paragraph lead, without a place on it; None for any other block."""
    if block.kind is not BlockKind.TEXT or block.voice is not None or len(block.lines) > 1:
        return None
    line = block.lines[0]
    target = next((span.rendition.target for span in line.spans if span.end - span.start >= len(line.text)), None)
    page = re.split(r"[?#]", target, maxsplit=1)[0] if target else ""
    return page or None


def _list_of(block: Block) -> int | None:
    """The number of the list in which a block stands."""
    return next((one.number for one in block.containers if one.kind == "list"), None)


def _is_of_links(several: Sequence[Block]) -> bool:
    beside = [_beside_links(one) for one in several]
    return (
        len(several) > 1
        and all(one is not None for one in beside)
        and sum(filter(None, beside)) <= _BESIDE * len(several)
    )


def _beside_links(block: Block) -> int | None:
    """Characters of a block that lead nowhere; None if it has no link."""
    linked = size = 0
    for line in block.lines:
        size += len(line.text)
        linked += sum(span.end - span.start for span in line.spans if span.rendition.target)
        linked += sum(len(address) for address in _ADDRESS.findall(line.text)) if not linked else 0
    return size - linked if linked else None


def _announces(block: Block) -> bool:
    text = block.lines[-1].text
    return len(block.lines) == 1 and len(text) <= _ANNOUNCED and text.endswith((":", "："))


def _is_address(block: Block) -> bool:
    return all(_ADDRESS.fullmatch(line.text.strip("<>()[] ")) for line in block.lines)
