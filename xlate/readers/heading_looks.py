"""Headings that no format calls so: short lines of one look that is not that of the words, here and there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Sequence
from itertools import pairwise

__all__ = ["find_headings"]

_LONGEST = 90
"""characters"""
_FEWEST = 2
_SHARE = 0.2
"""of the paragraphs that can be headings"""
_BESIDE = 0.25
"""share of headings that can stand right under another one; lines of a list do"""
_LONGEST_CENTRED = 160
_DIFFERENT = 0.8
"""share of such lines that are not alike"""
_MOST_CENTRED = 0.4
"""of the paragraphs; a text that is centred as a whole has no headings by that"""


def find_headings(parts: Sequence[tuple[Hashable, str]], centred: Collection[int] = ()) -> set[int]:
    """The places of the headings.

    Args:
        parts: the paragraphs in order: what looks alike has the same key, None for the look that most words have; and
            the words.
        centred: the places of those that are centred, and in bold from the beginning to the end.
    """
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, (look, _) in enumerate(parts):
        if look is not None:
            groups[look].append(place)
    found: set[int] = set()
    for places in groups.values():
        texts = [parts[place][1] for place in places]
        few = _FEWEST <= len(places) <= max(_FEWEST, _SHARE * len(parts))
        if few and all(map(_is_heading, texts)) and 10 * len(set(texts)) >= 9 * len(texts):
            beside = sum(one + 1 == other for one, other in pairwise(places))
            if beside <= _BESIDE * len(places) and places[0] > 0:
                found.update(place for place in places if place + 1 < len(parts))
    return found | _centred_headings([text for _, text in parts], centred)


def _centred_headings(texts: Sequence[str], centred: Collection[int]) -> set[int]:
    """Lines that are centred and in bold; where they come again they name who speaks."""
    counts = Counter(texts[place] for place in centred)
    if len(counts) < _DIFFERENT * len(centred) or len(centred) > _MOST_CENTRED * len(texts):
        return set()
    return {
        place
        for place in centred
        if counts[texts[place]] == 1
        and len(texts[place]) <= _LONGEST_CENTRED
        and texts[place][-1] not in ":："
        and sum(map(str.isalpha, texts[place])) >= _FEWEST
    }


def _is_heading(text: str) -> bool:
    """True for a short line with letters that ends no sentence and stands in no brackets."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _FEWEST or len(text) > _LONGEST or letters[0].islower() or text[0] in "([（":
        return False
    return text[-1].isalnum() or text[-1] not in '.!?…:;,。！？：।؟)]）"”’'
