"""How labels are written, as far as it tells one from another: numbered, in capitals, an office in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.vocabulary import CONNECTORS, bare, is_caseless

__all__ = [
    "NUMBERED",
    "family",
    "form_of",
    "is_in_capitals",
    "is_office_before",
    "is_rank",
    "numbered_speeches",
    "order_of",
]

_FEW = 3

NUMBERED = re.compile(r"[^\W\d_]{2,20}(?:[ _][#№]?|[#№])\d{1,3}")
"""Speaker 1, SPEAKER_00"""


def is_office_before(before: str) -> bool:
    """True for words with capitals, and small ones between them, before a name."""
    return all(word[:1].isupper() or bare(word) in CONNECTORS or not word[:1].isalpha() for word in before.split())


def is_rank(label: str) -> bool:
    """True for an office in brackets in a script without capitals."""
    inner = label.strip("（）()[]")
    return is_caseless(inner) and len(inner) <= _RANK and inner.endswith(_RANKS)


_RANK = 12
_RANKS = (
    "官",
    "相",
    "大臣",
    "議長",
    "委員長",
    "長官",
    "総裁",
    "司会",
    "司会者",
    "知事",
    "市長",
    "部長",
    "局長",
    "主席",
    "發言人",
    "发言人",
    "主持人",
    "사회자",
    "진행자",
)


def is_in_capitals(label: str, least: int = 1) -> bool:
    """True for words in capitals before anything else: ``KISS PÉTER``, ``DR. LEE, on behalf of the council``.

    Args:
        label: without its brackets.
        least: how many words must be in capitals, each of several letters.
    """
    head = label.partition(",")[0].split()
    shouted = [word for word in head if word.isupper() and len(bare(word)) > 1]
    return len(shouted) >= least and head[0].isupper()


_DIGITS = re.compile(r"\d+")


def family(label: str) -> str:
    """A label without its numbers: those of Speaker 1 and Speaker 2 are the same."""
    return _DIGITS.sub("0", label)


def order_of(key: tuple[Shape, str]) -> tuple[str, str]:
    """What candidates are sorted by."""
    return key[0].value, key[1]


def form_of(label: str) -> tuple[bool, bool, bool]:
    """How capitals are used in a label: throughout, in its last word, not at all."""
    words = label.split()
    return label.isupper(), words[-1].isupper(), is_caseless(words[0])


def numbered_speeches(candidates: Iterable[Candidate]) -> set[tuple[Shape, str]]:
    """Lines of their own that begin with one word and a number that goes up: ``Anf. 12 Lena Berg (S)``."""
    told = [
        one
        for one in candidates
        if one.shape is Shape.ALONE and one.printed != one.label and _DIGITS.search(one.label) is None
    ]
    numbers = [re.match(r"([^\W\d_]{2,10})\.?\s(\d{1,4})", one.printed) for one in told]
    found = [(one, number) for one, number in zip(told, numbers, strict=True) if number is not None]
    values = [int(number[2]) for _, number in found]
    same = len({number[1] for _, number in found}) == 1
    rising = all(later > earlier for earlier, later in pairwise(values))
    return {(one.shape, one.label) for one, _ in found} if len(found) >= _FEW and same and rising else set()
