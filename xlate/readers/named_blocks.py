"""Blocks of which some hold nothing but the name of who speaks next: lines in bold, headings, left cells of a table.

For formats that say how paragraphs look and what they stand in, and have no tree to walk over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlate.model.document import Block, BlockKind, Line, Voice
from xlate.readers.cues import read_clock
from xlate.readers.naming import Part, find_naming, glued_clock, is_like_name, numbered_name, without_clock

__all__ = ["with_named_blocks"]

_TOLD = {BlockKind.TEXT, BlockKind.HEADING}
_TITLE_AND_NAME = 2
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or its first line where that is set apart as a whole."""

    block: Block
    looks: str


def with_named_blocks(blocks: Sequence[Block]) -> list[Block] | None:
    """The blocks, with voices for the names that stand in blocks of their own; None if there are none.

    Args:
        blocks: as a reader made them.
    """
    pieces = [piece for block in blocks for piece in _pieces(block)]
    places = find_naming([_part(piece) for piece in pieces]) or _only_speaker(pieces)
    if not places:
        return None
    named = set(places)
    found: list[Block] = []
    waiting: Block | None = None
    for place, piece in enumerate(pieces):
        if place in named:
            found += _silent(waiting)
            waiting = piece.block
        elif waiting is not None and piece.block.kind is BlockKind.TEXT:
            found.append(_spoken(piece.block, waiting))
            waiting = None
        else:
            found.append(piece.block)
    return _outside_tables([*found, *_silent(waiting)], {one.block.containers[0].number for one in _at(pieces, named)})


def _only_speaker(pieces: Sequence[_Piece]) -> list[int]:
    """The place of the heading over a speech: a full name and a colon before all words, below the title at most."""
    told = [place for place, piece in enumerate(pieces) if piece.block.kind in _TOLD]
    headings = [place for place in told if pieces[place].block.kind is BlockKind.HEADING]
    if not 1 <= len(headings) <= _TITLE_AND_NAME or told[: len(headings)] != headings or told == headings:
        return []
    *above, text = (pieces[place].block.lines[0].text for place in headings)
    if not text.endswith(_COLONS) or any(title.endswith(_COLONS) for title in above):
        return []
    name = text.rstrip(" :：")
    return headings[-1:] if is_like_name(name) and (" " in name or not name.isascii()) else []


def _at(pieces: Sequence[_Piece], named: set[int]) -> Iterator[_Piece]:
    return (pieces[place] for place in named if pieces[place].block.containers)


def _outside_tables(blocks: list[Block], tables: set[int]) -> list[Block]:
    """The blocks; a table, list or quotation in which names stand is how the page is laid out."""
    return [
        replace(block, containers=()) if block.containers and block.containers[0].number in tables else block
        for block in blocks
    ]


def _pieces(block: Block) -> Iterator[_Piece]:
    first = block.lines[0]
    looks = _looks(first)
    if block.kind is BlockKind.TEXT and len(block.lines) > 1 and looks:
        yield _Piece(replace(block, lines=block.lines[:1]), f"line {looks}")
        yield _Piece(replace(block, lines=block.lines[1:]), "")
    elif block.kind is BlockKind.TEXT and len(block.lines) > 1 and block.lines[1].text.startswith(": "):
        yield _Piece(replace(block, lines=block.lines[:1]), "term")
        words = block.lines[1]
        yield _Piece(replace(block, lines=(words.after(2), *block.lines[2:])), "")
    else:
        yield _Piece(block, looks if len(block.lines) == 1 else "")


def _looks(line: Line) -> str:
    """How all words of a line are set apart."""
    text = line.text.rstrip(" :：")
    if line.strong >= len(text):
        return "bold"
    whole = next((span for span in line.spans if span.start == 0 and span.end >= len(text)), None)
    return " ".join(sorted(whole.rendition.rend)) if whole is not None else ""


def _part(piece: _Piece) -> Part:
    block = piece.block
    text = " ".join(line.text for line in block.lines)
    if block.kind not in _TOLD or block.voice is not None:
        return Part(text, None)
    around = tuple((one.kind, one.place if one.kind == "cell" else 0) for one in block.containers)
    plain = not piece.looks and not around and block.kind is BlockKind.TEXT
    return Part(text, None if plain else (block.kind, block.level, piece.looks, around))


def _spoken(block: Block, label: Block) -> Block:
    text = " ".join(line.text for line in label.lines)
    name = without_clock(text).rstrip(" :：")
    start = read_clock(glued_clock(text.rstrip(" :：")) or "")
    return replace(block, voice=Voice(name, name=numbered_name(name)), start=start)


def _silent(waiting: Block | None) -> list[Block]:
    """A name after which nobody speaks."""
    if waiting is None:
        return []
    return [waiting if waiting.kind is BlockKind.HEADING else replace(waiting, kind=BlockKind.NARRATIVE)]
