"""Tiers that run beside what is said: a translation or a gloss in a tier of its own is nobody's speech.

Nobody says two things at once: a second tier of the same speaker at the same times tells of the first. A tier that is
called a translation, or after a language, or after another tier with a language, tells of what it runs beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from xlate.languages import language_from_name, tag_or_none
from xlate.readers.tier_model import Tier

__all__ = ["find_parallel", "is_translation"]

_TRANSLATION = re.compile(
    r"translation|translated|\btransl?\b|traducci|traduct|traduç|traduz|tradução|übersetz|uebersetz|vertaling|översätt|"
    r"oversæt|oversett|przekład|tłumaczen|překlad|preklad|перевод|переклад|превод|prevod|fordítás|käännös|çeviri|ترجم|"
    r"תרגום|翻訳|翻译|翻譯|번역|\bgloss",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?P<stem>.{1,80}?)[\s_.@:/\[(-]{1,3}(?P<language>[^\W\d_]{2,20})[\])]?", re.DOTALL)
_BESIDE = 0.8
"""share of the time of a tier in which another one goes on, from which it runs beside it"""
_NEAR = 0.05
"""seconds between times that are the same"""

Spoken = tuple[Tier, str | None]


def is_translation(name: str) -> bool:
    """True for a tier that is called a translation or a gloss, in any of twenty languages."""
    return _TRANSLATION.search(name) is not None


def find_parallel(spoken: Sequence[Spoken]) -> list[tuple[Tier, Tier]]:
    """Tiers that tell of others, each with the one that it runs beside.

    Args:
        spoken: the tiers that could hold what is said, with who speaks.
    """
    found: list[tuple[Tier, Tier]] = []
    taken: set[int] = set()
    # what is called a translation gives way, then what comes later in the file
    order = sorted(range(len(spoken)), key=lambda place: (not is_translation(spoken[place][0].name), -place))
    for place in order:
        tier, speaker = spoken[place]
        others = [one for number, one in enumerate(spoken) if number != place and id(one[0]) not in taken]
        beside = next((other for other, who in others if _tells_of(tier, speaker, other, who)), None)
        if beside is None and others and _is_named_apart(tier.name) and _coincide(tier, (one for one, _ in others)):
            beside = max(others, key=lambda one: _shared(tier, one[0]))[0]
        if beside is not None:
            found.append((tier, beside))
            taken.add(id(tier))
    return found


def _is_named_apart(name: str) -> bool:
    return is_translation(name) or language_from_name(name.strip()) is not None


def _tells_of(tier: Tier, speaker: str | None, other: Tier, who: str | None) -> bool:
    """True if a tier and another one are the words of one person at the same times."""
    same = (speaker is not None and speaker == who) or _named_after(tier.name, other.name)
    if not same:
        return False
    length = sum(end - start for start, end in _spans(tier))
    return length > 0 and _shared(tier, other) >= _BESIDE * length


def _named_after(name: str, other: str) -> bool:
    """``Ann_en`` beside ``Ann`` or ``Ann_de``."""
    stem = _stem(name)
    return stem is not None and stem in {other, _stem(other)}


@lru_cache(maxsize=4096)
def _stem(name: str) -> str | None:
    """``Ann`` for ``Ann_en``; None for a name that ends with no language."""
    found = _SUFFIX.fullmatch(name)
    return found["stem"] if found is not None and _is_language(found["language"]) else None


def _is_language(word: str) -> bool:
    tag = tag_or_none(word.lower()) if len(word) <= 3 else None
    return tag is not None or language_from_name(word) is not None


def _spans(tier: Tier) -> list[tuple[float, float]]:
    return sorted(
        (one.start, one.end)
        for one in tier.annotations
        if one.text and one.start is not None and one.end is not None and one.end > one.start
    )


def _shared(tier: Tier, other: Tier) -> float:
    """Seconds in which both go on."""
    mine, theirs = _spans(tier), _spans(other)
    shared, place = 0.0, 0
    for start, end in mine:
        while place < len(theirs) and theirs[place][1] <= start:
            place += 1
        following = place
        while following < len(theirs) and theirs[following][0] < end:
            shared += min(end, theirs[following][1]) - max(start, theirs[following][0])
            following += 1
    return shared


def _coincide(tier: Tier, others: Iterable[Tier]) -> bool:
    """True if nearly all annotations of a tier begin and end when some of the others do."""
    mine = _spans(tier)
    known = {(round(start / _NEAR), round(end / _NEAR)) for other in others for start, end in _spans(other)}
    near = {(start + left, end + right) for start, end in known for left in (-1, 0, 1) for right in (-1, 0, 1)}
    same = sum((round(start / _NEAR), round(end / _NEAR)) in near for start, end in mine)
    return bool(mine) and same >= _BESIDE * len(mine)
