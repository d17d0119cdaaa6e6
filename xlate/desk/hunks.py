"""What differs between two states of a file, small enough to be kept for every save, and how it is put back."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

__all__ = ["Hunk", "apply_hunks", "hunks_between", "reversed_hunks"]

_CONTEXT = 48
"""bytes before and after a hunk, by which it is found again in a file that has changed elsewhere"""


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

    Lines at the same place are compared if there are as many; else all between the first and the last difference is
    one hunk.
    """
    if old == new:
        return []
    theirs, ours = old.splitlines(keepends=True), new.splitlines(keepends=True)
    pairs = zip_longest(theirs, ours, fillvalue=b"") if len(theirs) == len(ours) else [(old, new)]
    return [_trimmed(start, one, other, old) for start, one, other in _differing(pairs)]


def _differing(pairs: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[int, bytes, bytes]]:
    """Lines that differ, those beside each other together: where they begin, and both wordings."""
    place, start, one, other = 0, 0, b"", b""
    for line, new in pairs:
        if line != new:
            start = start if one or other else place
            one, other = one + line, other + new
        elif one or other:
            yield start, one, other
            one, other = b"", b""
        place += len(line)
    if one or other:
        yield start, one, other


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
