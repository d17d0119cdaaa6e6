"""Words that plain text divides, at the ends of its lines or where lines were before: ``Bundes-`` and ``regierung``.

A hyphen there is no sign of its own, so the text must tell that it divides words: two at least must stand undivided
elsewhere, or begin as a word does that stands there. ``Ost- und West`` stays, and so does what has two words for parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["join_divided"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_END = re.compile(r"(?<![\w-])([^\W\d_]{1,40})-\s*$")
_REST = re.compile(r"\s*(?P<word>[^\W\d_]{2,40})(?P<marks>[^\w\s-]{0,4})(?=\s|$)\s?")
_INSIDE = re.compile(r"(?<![\w-])([^\W\d_]{1,40})- ([^\W\d_]{2,40})(?![\w-])")
_AND = frozenset(
    """and or to und oder bzw sowie bis als et ou au en el la ni oraz lub ani czy do nebo či alebo ale og eller och samt
    of dan tot ili ali te или та чи або до és vagy illetve ja tai sekä või un vai ir ar și sau ve
    veya""".split()  # noqa: SIM905 - a list of words reads better as text
)
"""what a hyphen that belongs to the word stands before: the first of two words that share their end"""
_SEEN = 2
"""divided words that the text knows, from which it divides words"""
_LONGEST_STEM = 12
_STEM = 5
"""letters that a word has in common with another of the same stem"""


def join_divided(lines: Sequence[str]) -> tuple[list[str], int]:
    """Lines with the words whole that were divided.

    Args:
        lines: of a text, in order.

    Returns:
        The lines, the rest of a word with its beginning; and how many words were divided.
    """
    ends = {place: match for place, line in enumerate(lines) if line.endswith("-") and (match := _END.search(line))}
    rests = {place: match for place in ends if place + 1 < len(lines) and (match := _REST.match(lines[place + 1]))}
    pairs = {place: (ends[place][1], rest["word"]) for place, rest in rests.items() if _may_be_one(rest["word"])}
    inside = {(match[1], match[2]) for line in lines if "- " in line for match in _INSIDE.finditer(line)}
    inside = {(first, rest) for first, rest in inside if _may_be_one(rest)}
    parted = {*pairs.values(), *inside}
    if len(parted) < _SEEN:
        return list(lines), 0
    known = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    for first, rest in [*pairs.values(), *inside]:
        known.subtract((first.lower(), rest.lower()))
    stems = {
        word[:size]
        for word, times in known.items()
        if times > 0
        for size in range(_STEM, min(len(word), _LONGEST_STEM) + 1)
    }
    divided = {pair for pair in parted if _is_known(*pair, known, stems)}
    if len(divided) < _SEEN:
        return list(lines), 0
    divided |= {
        (first, rest)
        for first, rest in parted
        if known[f"{first}-{rest}".lower()] <= 0 and not (known[first.lower()] > 0 and known[rest.lower()] > 0)
    }
    return _joined(lines, [place for place, pair in pairs.items() if pair in divided], divided)


def _may_be_one(rest: str) -> bool:
    return rest.islower() and rest not in _AND


def _is_known(first: str, rest: str, known: Counter[str], stems: set[str]) -> bool:
    """True for a word that stands undivided elsewhere, or begins with more than its first part as another does."""
    whole = f"{first}{rest}".lower()
    stem = whole[: max(len(first) + 2, _STEM)]
    return known[whole] > 0 or (len(stem) < len(whole) and stem in stems and known[rest.lower()] <= 0)


def _joined(lines: Sequence[str], rests: Sequence[int], divided: set[tuple[str, str]]) -> tuple[list[str], int]:
    made = list(lines)
    for place in reversed(rests):
        after = made[place + 1]
        rest = _REST.match(after)
        assert rest is not None
        made[place] = f"{made[place].rstrip()[:-1]}{rest['word']}{rest['marks']}"
        made[place + 1] = after[: rest.start("word")] + after[rest.end() :]
    joined = len(rests)

    def put(match: re.Match[str]) -> str:
        nonlocal joined
        whole = (match[1], match[2]) in divided
        joined += whole
        return match[1] + match[2] if whole else match.group()

    return [_INSIDE.sub(put, line) if "- " in line else line for line in made], joined
