"""What differs between two states of a file, small enough to be kept for every save, and how it is put back."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

__all__ = ["Hunk", "apply_hunks", "differing_lines", "hunks_between", "reversed_hunks"]

_CONTEXT = 48
"""bytes before and after a hunk, by which it is found again in a file that has changed elsewhere"""
_NEAR = 30
"""lines after a difference in which the two states may be the same again"""
_MANY = 256
"""lines that are compared at once"""
_ALIKE = 3
"""lines in a row that are, for the states to be the same again"""


class Hunk(NamedTuple):
    """Bytes that took the place of others."""

    start: int
    """where the old bytes began"""
    old: bytes
    new: bytes
    before: bytes
    """some bytes before them, the same in both states"""
    after: bytes
    """some bytes after them"""

    def packed(self) -> list[int | str]:
        """The hunk as values of JSON."""
        return [self.start, *(base64.b85encode(zlib.compress(part, 1)).decode() for part in self[1:])]

    @classmethod
    def unpacked(cls, values: Sequence[int | str]) -> Hunk:
        """What `packed` has made."""
        old, new, before, after = (zlib.decompress(base64.b85decode(str(part))) for part in values[1:])
        return cls(int(values[0]), old, new, before, after)


def hunks_between(old: bytes, new: bytes) -> list[Hunk]:
    """The hunks that make one state of a file of another, first to last; none overlaps the next.

    After a difference both states are followed until some lines are the same again; if none nearby are, all up to the
    last difference is one hunk.
    """
    theirs, ours = old.splitlines(keepends=True), new.splitlines(keepends=True)
    return [_trimmed(start, one, other, old) for start, one, other in _differing(theirs, ours)]


def differing_lines(old: bytes, new: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The lines of two states of a file that differ, those beside each other together: both wordings."""
    for _, one, other in _differing(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        yield one, other


def _differing(theirs: Sequence[bytes], ours: Sequence[bytes]) -> Iterator[tuple[int, bytes, bytes]]:
    """Lines that differ, those beside each other together: where they begin, and both wordings."""
    start = one = other = 0
    while one < len(theirs) or other < len(ours):
        if theirs[one : one + _MANY] == ours[other : other + _MANY]:
            alike = min(_MANY, len(theirs) - one)
            start += sum(map(len, theirs[one : one + alike]))
            one, other = one + alike, other + alike
            continue
        if one < len(theirs) and other < len(ours) and theirs[one] == ours[other]:
            start += len(theirs[one])
            one, other = one + 1, other + 1
            continue
        left, right = _same_again(theirs, ours, one, other)
        changed = b"".join(theirs[one : one + left])
        yield start, changed, b"".join(ours[other : other + right])
        start += len(changed)
        one, other = one + left, other + right


def _same_again(theirs: Sequence[bytes], ours: Sequence[bytes], one: int, other: int) -> tuple[int, int]:
    """After how many lines of each both are the same again."""
    for total in range(1, 2 * _NEAR):
        for left in range(min(total, _NEAR) + 1):
            right = total - left
            here, there = theirs[one + left : one + left + _ALIKE], ours[other + right : other + right + _ALIKE]
            if here == there and (here or (one + left == len(theirs) and other + right == len(ours))):
                return left, right
    tail = 0
    most = min(len(theirs) - one, len(ours) - other)
    while tail < most and theirs[-1 - tail] == ours[-1 - tail]:
        tail += 1
    return len(theirs) - one - tail, len(ours) - other - tail


def _trimmed(start: int, one: bytes, other: bytes, whole: bytes) -> Hunk:
    """A hunk without what both states have in common at its edges."""
    shorter = min(len(one), len(other))
    first = _common(one, other, shorter)
    last = _common(one[first:][::-1], other[first:][::-1], shorter - first)
    start, end = start + first, start + len(one) - last
    return Hunk(
        start,
        whole[start:end],
        other[first : len(other) - last],
        whole[max(0, start - _CONTEXT) : start],
        whole[end : end + _CONTEXT],
    )


def _common(one: bytes, other: bytes, most: int) -> int:
    """How many bytes two beginnings have in common."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def reversed_hunks(hunks: Iterable[Hunk]) -> list[Hunk]:
    """The hunks that lead back."""
    made, moved = [], 0
    for hunk in hunks:
        made.append(Hunk(hunk.start + moved, hunk.new, hunk.old, hunk.before, hunk.after))
        moved += len(hunk.new) - len(hunk.old)
    return made


def apply_hunks(data: bytes, hunks: Iterable[Hunk], *, moved: bool = False) -> bytes | None:
    """A state of a file after some hunks.

    Args:
        data: the state before.
        hunks: first to last.
        moved: the file may have changed elsewhere: each hunk is looked for by the bytes around it.

    Returns:
        The state; None if the old bytes of a hunk are not there, or not at one place alone.
    """
    parts, place = [], 0
    for hunk in hunks:
        start = hunk.start
        if moved:
            wanted = hunk.before + hunk.old + hunk.after
            found = data.find(wanted)
            if found < 0 or data.find(wanted, found + 1) >= 0:
                return None
            start = found + len(hunk.before)
        if start < place or data[start : start + len(hunk.old)] != hunk.old:
            return None
        parts += [data[place:start], hunk.new]
        place = start + len(hunk.old)
    return b"".join((*parts, data[place:]))
