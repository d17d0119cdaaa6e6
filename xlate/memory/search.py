"""Finds pairs again: the same words at once, similar ones by their rarest words and then by similarity.

To compare a text with fifty thousand others, letter by letter, takes a hundredth of a second; so only those
are compared that share its rarest words. Of scripts without spaces, two letters in a row
stand for a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from xlate.errors import PlaceholderError
from xlate.model.markup import plain_words
from xlate.model.pair import Pair
from xlate.text import UNSPACED, comparison_key, read_numbers

__all__ = ["Match", "Matcher"]

_WORD = re.compile(rf"[^\W{UNSPACED}]+|[{UNSPACED}]+")
_POSTINGS = 4000
"""texts that are counted for one query: those of its rarest words"""
_COMPARED = 80
"""texts that are compared letter by letter for one query, if no more share as many words"""
_AT_MOST = 1000
_FEW_WORDS = 5
"""a text with fewer words is compared with all texts of a fitting length: one other word is too much of it"""
_MACHINE_MALUS = 10
"""a person's translation of words that are less similar by so many per cent is still the better one"""
_UNREVIEWED_MALUS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that was found for some words."""

    pair: Pair
    percent: int
    """similarity of the words (Indel), rounded down; 100: the same words, white space and markup aside"""
    numbers_differ: bool = False
    """True if the two texts have different numbers in them"""

    @property
    def worth(self) -> tuple[int, str]:
        """By this matches are ordered: similarity, less where no person stands for the words; then the later date."""
        malus = 0 if self.pair.is_reviewed else _MACHINE_MALUS if self.pair.is_raw_machine else _UNREVIEWED_MALUS
        return self.percent - malus, self.pair.date or ""


class Matcher:
    """The pairs of a memory for one language to translate from and one to translate into."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._by_words: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            self._by_words[_words(pair.source)].append(pair)
        self._texts = sorted(self._by_words, key=len)
        self._lengths = [len(text) for text in self._texts]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self._texts):
            for token in _tokens(text):
                self._postings[token].append(index)
        self._similar = lru_cache(maxsize=4096)(self._find_similar)

    def same(self, fragment: str) -> list[Pair]:
        """The pairs whose source has the same words, markup aside; the one added last comes first."""
        return self._by_words.get(_words(fragment), [])[::-1]

    def find(self, fragment: str, threshold: float = 75, limit: int = 5) -> list[Match]:
        """The pairs whose source is like some words, best first.

        Args:
            fragment: the words, in the form for a translator.
            threshold: minimum similarity in per cent that a pair must reach.
            limit: how many different source texts at most.
        """
        words = _words(fragment)
        matches = [
            Match(
                pair,
                percent,
                numbers_differ=percent < 100 and Counter(read_numbers(words)) != Counter(read_numbers(text)),
            )
            for text, percent in self._similar(words, threshold, limit)
            for pair in reversed(self._by_words[text])  # of two that are worth the same, the one added later is first
        ]
        return sorted(matches, key=lambda match: match.worth, reverse=True)

    def _find_similar(self, words: str, threshold: float, limit: int) -> list[tuple[str, int]]:
        """The texts that are like some words, with their similarity; the best first."""
        exact = [(words, 100)] if words in self._by_words else []
        indexes = self._candidates(words, threshold)
        found = process.extract(
            words,
            {index: self._texts[index] for index in indexes},
            scorer=fuzz.ratio,
            score_cutoff=threshold,
            limit=limit + len(exact),
        )
        others = [(text, min(99, int(percent))) for text, percent, _ in found if text != words]
        return (exact + others)[:limit]

    def _candidates(self, words: str, threshold: float) -> Sequence[int]:
        """The indexes of texts that may be like some words."""
        # the similarity is twice the letters in common by all letters of both, so it limits the length
        share = threshold / max(1.0, 200 - threshold)
        first = bisect_left(self._lengths, int(len(words) * share))
        last = bisect_right(self._lengths, int(len(words) / max(share, 0.01)) + 1)
        tokens = _tokens(words)
        if len(tokens) < _FEW_WORDS:
            return range(first, last)
        shared: Counter[int] = Counter()
        left = _POSTINGS
        for token in sorted(tokens, key=lambda token: len(self._postings.get(token, ()))):
            postings = self._postings.get(token, ())
            if shared and len(postings) > left:
                break
            shared.update(postings)
            left -= len(postings)
        return [index for index in _most_shared(shared) if first <= index < last]


def _most_shared(shared: Counter[int]) -> list[int]:
    """The indexes with the highest counts: all that have as many as the last of those that are compared."""
    if len(shared) <= _COMPARED:
        return list(shared)
    how_many = Counter(shared.values())
    total, least = 0, 1
    for count in sorted(how_many, reverse=True):
        total, least = total + how_many[count], count
        if total >= _COMPARED:
            break
    return [index for index, count in shared.items() if count >= least][:_AT_MOST]


def _words(fragment: str) -> str:
    try:
        return comparison_key(plain_words(fragment))
    except PlaceholderError:  # what somebody typed, not a fragment
        return comparison_key(fragment)


def _tokens(text: str) -> set[str]:
    tokens: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if word[0] >= "\u0e00" and re.match(rf"[{UNSPACED}]", word):
            tokens.update(word[index : index + 2] for index in range(max(1, len(word) - 1)))
        else:
            tokens.add(word)
    return tokens
