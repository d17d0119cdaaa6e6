"""Whether two texts hold the same amount of text: the aligner takes both for whole and stretches a part."""

from __future__ import annotations

from collections.abc import Sequence

from xlate.alignment.model import Piece

__all__ = ["is_other_amount"]

_LEAST, _MOST = 0.7, 1.5
"""lengths of one text for the same in another language, in characters of an alphabet; nearly all are between"""
_FEWER, _MORE = 0.85, 1.2
"""the same, where the number of pieces differs as much and in the same direction"""
_SYLLABLES, _IDEOGRAPHS, _CONSONANTS = 2.2, 3.0, 1.2
"""letters of an alphabet that one character stands for"""


def is_other_amount(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """True if one of two texts must be a part of the other, or holds much that the other has not."""
    if not ours or not theirs:
        return False
    length = sum(_length(piece.words) for piece in theirs) / max(1.0, sum(_length(piece.words) for piece in ours))
    if not _LEAST <= length <= _MOST:
        return True
    number = len(theirs) / len(ours)
    return max(length, number) < _FEWER or min(length, number) > _MORE


def _length(words: str) -> float:
    return sum(map(_weight, words))


def _weight(character: str) -> float:
    if character < "\u0590":
        return 1.0
    if character < "\u0700":
        return _CONSONANTS
    if "\uac00" <= character <= "\ud7a3":
        return _SYLLABLES
    return _IDEOGRAPHS if "\u3041" <= character <= "\u9fff" else 1.0
