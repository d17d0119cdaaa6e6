"""Batches: which texts a model translates together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

__all__ = ["equal_length_batches", "similar_length_batches"]

_TOKENS = 1024
"""in a batch of texts of equal length: measured to be as quick as more, and little is lost by an interruption"""
_TOKENS_MIXED = 512
"""in a batch of texts of unequal length, filled up to the longest"""


def equal_length_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Batches of texts with the same number of tokens, the longest first.

    No text is filled up to the length of another one, so each is translated as if it were alone.

    Args:
        lengths: number of tokens of each text.

    Returns:
        Places of texts; every one is in exactly one batch.
    """
    places = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    for length, group in groupby(places, key=lambda place: lengths[place]):
        same = list(group)
        size = max(1, _TOKENS // max(1, length))
        for start in range(0, len(same), size):
            yield same[start : start + size]


def similar_length_batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Batches of texts of about the same number of tokens, the longest first: fewer and fuller ones.

    Args and returns as `equal_length_batches`.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _TOKENS_MIXED:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
