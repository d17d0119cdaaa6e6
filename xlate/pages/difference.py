"""Two wordings of the same words in one language: which words are in one of them alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

__all__ = ["Piece", "difference"]

_WORDS = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"  # one character in writing without spaces
    r"|(?:\w|[\u0300-\u036f\u064b-\u065f\u0900-\u0dff])+"  # a word with its accents and vowel signs
    r"|\s+|.",
    re.DOTALL,
)


class Piece(NamedTuple):
    """Words that both wordings have, or one of them."""

    kind: str
    """same, del (in the first alone) or ins (in the second alone)"""
    text: str


def difference(first: str, second: str) -> tuple[Piece, ...]:
    """What must be taken out of a wording and put into it to get another one, in words."""
    pieces = groupby(_pieces(_WORDS.findall(first), _WORDS.findall(second)), key=lambda piece: piece.kind)
    return tuple(Piece(kind, "".join(piece.text for piece in same)) for kind, same in pieces)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield Piece("same", "".join(old[step.src_start : step.src_end]))
        else:
            if step.src_end > step.src_start:
                yield Piece("del", "".join(old[step.src_start : step.src_end]))
            if step.dest_end > step.dest_start:
                yield Piece("ins", "".join(new[step.dest_start : step.dest_end]))
