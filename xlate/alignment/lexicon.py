"""Words that a first pass has found to go together, as hunalign does it: they help the second pass.

Nothing is known of the languages: two words go together if the pieces that were paired have both or neither of them. So
a word counts only if it stands in several pairs, and not in very many.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from xlate.alignment.anchors import Anchors
from xlate.alignment.model import Piece
from xlate.text import UNSPACED

__all__ = ["LEARNT", "learn_words"]

LEARNT = "="
"""first character of an anchor that was learnt"""
_HANGUL = "\uac00-\ud7a3"
_WORD = re.compile(rf"[{UNSPACED}]+|[{_HANGUL}]+|[^\W\d_{UNSPACED}{_HANGUL}]{{3,}}")
_STEM = 5
"""letters by which forms of a word are the same; of Korean, two syllables"""
_LEAST = 3
"""pairs in which two words must stand"""
_FREQUENT = 32
"""pieces of a text that have a word at most: it bounds what is counted, and a word that is everywhere says nothing"""
_TOGETHER = 0.6
"""Dice coefficient that two words must reach: twice the pairs with both by the pairs with either"""


def learn_words(
    ours: Sequence[Piece], theirs: Sequence[Piece], pairs: Iterable[tuple[int, int]]
) -> tuple[list[Anchors], list[Anchors]]:
    """Anchors made of words that go together.

    Args:
        ours: the pieces of the first text.
        theirs: those of the second text.
        pairs: indexes in both that belong together, as far as is known.

    Returns:
        For each piece of both texts, one anchor for each of its words that goes with a word of the other language.
    """
    words, others = [_stems(piece.words) for piece in ours], [_stems(piece.words) for piece in theirs]
    known, known_others = _telling(words), _telling(others)
    together: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    other_counts: Counter[str] = Counter()
    for index, other in pairs:
        found, found_others = words[index] & known, others[other] & known_others
        counts.update(found)
        other_counts.update(found_others)
        together.update((one, another) for one in found for another in found_others)
    learnt: dict[str, list[str]] = defaultdict(list)
    other_learnt: dict[str, list[str]] = defaultdict(list)
    for (one, another), count in together.items():
        if count >= _LEAST and 2 * count >= _TOGETHER * (counts[one] + other_counts[another]):
            anchor = f"{LEARNT}{one}{LEARNT}{another}"
            learnt[one].append(anchor)
            other_learnt[another].append(anchor)
    return _anchors(words, learnt), _anchors(others, other_learnt)


def _telling(pieces: Sequence[set[str]]) -> set[str]:
    """The words that stand neither in few pieces nor in very many."""
    counts = Counter(word for words in pieces for word in words)
    return {word for word, count in counts.items() if _LEAST <= count <= _FREQUENT}


def _anchors(pieces: Sequence[set[str]], learnt: dict[str, list[str]]) -> list[Anchors]:
    return [Anchors(anchor for word in words for anchor in learnt.get(word, ())) for words in pieces]


def _stems(text: str) -> set[str]:
    """The words of a text without their endings; of scripts without spaces, each two letters in a row."""
    stems: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if re.match(rf"[{UNSPACED}]", word):
            stems.update(word[index : index + 2] for index in range(len(word) - 1))
        else:
            stems.add(word[: 2 if re.match(rf"[{_HANGUL}]", word) else _STEM])
    return stems
