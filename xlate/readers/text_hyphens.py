"""Words that plain text divides, at the ends of its lines or where lines were before: ``Bundes-`` and ``regierung``.

A hyphen there is no sign of its own, so the text must tell that it divides words: two at least must stand undivided
elsewhere, or begin as a word does that stands there. ``Ost- und West`` stays, and so does what has two words for parts.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Whole", "join_divided"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_END = re.compile(r"(?<![\w-])([^\W\d_]{1,40})-\s*$")
_REST = re.compile(r"\s*(?P<word>[^\W\d_]{2,40})(?P<marks>[^\w\s-]{0,4})(?=\s|$)\s?")
_INSIDE = re.compile(r"(?<![\w-])([^\W\d_]{1,40})- ([^\W\d_]{2,40})(?![\w-])")
_FILE = Path(__file__).parent / "hyphens.toml"
_SEEN = 2
"""divided words that the text knows, from which it divides words"""
_LONGEST_STEM = 12
_SHORT = 3
"""letters; a word so short is as often a syllable of a longer one"""
_STEM = 5
"""letters that a word has in common with another of the same stem"""


class Whole(NamedTuple):
    """A text with the words whole that were divided."""

    lines: list[str]
    """in order, the rest of a word with its beginning"""
    joined: int
    """how many words were divided"""
    guessed: tuple[str, ...] = ()
    """those that the text has nowhere else"""


@cache
def _words() -> dict[str, frozenset[str]]:
    table: dict[str, str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {kind: frozenset(words.split()) for kind, words in table.items()}


def join_divided(lines: Sequence[str]) -> Whole:
    """Lines with the words whole that were divided.

    At the end of a line others are joined too, if no word of their own seems to stand before the hyphen: it is a guess.
    Within a line somebody may have broken off (``I was go- going``), so only what the text knows is joined.

    Args:
        lines: of a text, in order.
    """
    at_ends = (place for place, line in enumerate(lines) if line.rstrip().endswith("-"))
    ends = {place: match for place in at_ends if (match := _END.search(lines[place]))}
    rests = {place: match for place in ends if place + 1 < len(lines) and (match := _REST.match(lines[place + 1]))}
    pairs = {place: (ends[place][1], rest["word"]) for place, rest in rests.items() if _may_be_one(rest["word"])}
    inside = {(match[1], match[2]) for line in lines if "- " in line for match in _INSIDE.finditer(line)}
    inside = {pair for pair in inside if _may_be_one(pair[1]) and not _is_stutter(*pair)}
    parted = {*pairs.values(), *inside}
    if len(parted) < _SEEN:
        return Whole(list(lines), 0)
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
        return Whole(list(lines), 0)
    guessed = {pair for pair in {*pairs.values()} - divided if _seems_divided(*pair, known)}
    joined = [place for place, pair in pairs.items() if pair in divided or pair in guessed]
    hyphened = [place for place, pair in pairs.items() if pair not in divided | guessed and _has_hyphen(*pair, known)]
    told = dict.fromkeys("".join(pairs[place]) for place in joined if pairs[place] in guessed)
    inside = {pair for pair in inside & divided if not all(known[part.lower()] > 0 for part in pair)}
    return Whole(*_joined(lines, joined, hyphened, inside), tuple(told))


def _may_be_one(rest: str) -> bool:
    return rest.islower() and rest not in _words()["and"]


def _is_stutter(first: str, rest: str) -> bool:
    """True for ``th- think``: somebody begins a word again."""
    return rest.lower().startswith(first.lower())


def _is_known(first: str, rest: str, known: Counter[str], stems: set[str]) -> bool:
    """True for a word that stands undivided elsewhere, or begins with more than its first part as another does."""
    whole = f"{first}{rest}".lower()
    if known[whole] > 0 or _is_stutter(first, rest):
        return known[whole] > 0
    stem = whole[: max(len(first) + 2, _STEM)]
    return len(stem) < len(whole) and stem in stems and known[rest.lower()] <= 0


def _seems_divided(first: str, rest: str, known: Counter[str]) -> bool:
    """True for two parts of one word, of which the first is none that is written with a hyphen behind it.

    Such are words that stand alone (``long-term``), single letters and capitals (``E-Mail``, ``US-``).
    """
    plain = first.lower()
    if len(first) == 1 or _is_stutter(first, rest) or _has_hyphen(first, rest, known):
        return False
    if known[plain] <= 0:
        return True
    return known[rest.lower()] <= 0 and (len(first) <= _SHORT or plain in _words()["syllables"])


def _has_hyphen(first: str, rest: str, known: Counter[str]) -> bool:
    """True for parts of a word that has a hyphen of its own: ``long-term``, ``E-Mail``, ``US-amerikanisch``."""
    if _is_stutter(first, rest):
        return False
    shouted = first.isupper() if len(first) == 1 else not first[1:].islower()
    return shouted or first.lower() in _words()["own"] or known[f"{first}-{rest}".lower()] > 0


def _joined(
    lines: Sequence[str], joined: Sequence[int], hyphened: Sequence[int], inside: set[tuple[str, str]]
) -> tuple[list[str], int]:
    made = list(lines)
    for place in sorted({*joined, *hyphened}, reverse=True):
        after = made[place + 1]
        rest = _REST.match(after)
        assert rest is not None
        begun = made[place].rstrip()
        made[place] = f"{begun if place in hyphened else begun[:-1]}{rest['word']}{rest['marks']}"
        made[place + 1] = after[: rest.start("word")] + after[rest.end() :]
    number = len(joined)

    def put(match: re.Match[str]) -> str:
        nonlocal number
        whole = (match[1], match[2]) in inside
        number += whole
        return match[1] + match[2] if whole else match.group()

    return [_INSIDE.sub(put, line) if "- " in line else line for line in made], number
