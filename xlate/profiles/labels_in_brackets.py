"""Labels in brackets that are few: ``(知事)`` on a line above the words, ``「김산」`` before them.

Few lines tell nothing by how they come again. What is in the brackets tells it: an office, somebody who asks, a name
with an honorific; never a stage direction, and never the heading of a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from xlate.profiles.label_candidate import Shape
from xlate.profiles.label_features import Census, Key, is_generic
from xlate.profiles.label_forms import is_rank
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.stage_directions import DOES, tells_reaction
from xlate.profiles.vocabulary import HONORIFICS, bare, is_caseless, is_office

__all__ = ["in_brackets"]

_MOST_WORDS, _AGAIN, _LONGEST = 5, 3, 12
_PRESIDES = re.compile(
    r"\bin the chair\b|\bpresid(?:es|ing|e|ono|em|iert)\b|führt den vorsitz|au fauteuil|председательств|головує"
    r"|przewodniczy|předsedá|elnököl|mempengerusikan|başkanlığında",
    re.IGNORECASE,
)
"""who takes the chair, which nobody says: ``[MR SPEAKER IN THE CHAIR]``"""
_PAIRS = "()[]（）<>"
"""brackets that stay with a label; those of East Asia, 「 and 【, are signs around it"""


def in_brackets(census: Census, followed: Counter[str], accepted: Collection[Key]) -> set[Key]:
    """Brackets that are labels, though few.

    Args:
        census: all candidates of the document.
        followed: how often what stands on a line of its own has running text after it.
        accepted: the labels that other signs tell; among them one bracket is enough.
    """
    found = [key for key in census.counts if key[0] is Shape.BRACKET]
    alone = {key for key in found if followed[key[1]] and followed[key[1]] * 2 > census.counts[key]}
    able = {key for key in alone if _may_speak(key[1].strip(_PAIRS))}
    told = {key for key in able if _is_somebody(key[1].strip(_PAIRS), census)}
    if accepted:
        if all(len(label) == 1 for _, label in accepted):  # D and R: who opens is named
            told = {key for key in able if len(key[1].split()) > 1 and census.counts[key] == 1}
        return told if len(alone) == len(told) else set()
    turns = sum(census.counts[key] for key in able)
    if 1 < len(able) < turns:
        return set()  # they come again: a reading tells by that
    if len(able) > 1 and told and 2 * len(able) > len(alone):
        return able
    return _again(found, alone, census)


def _again(found: list[Key], alone: set[Key], census: Census) -> set[Key]:
    """Names in corners before the words of most paragraphs, one of which comes again and again."""
    corners = {key for key in found if key not in alone and key[1][0] not in _PAIRS and len(key[1]) <= _LONGEST}
    turns = sum(census.counts[key] for key in corners)
    most = max((census.counts[key] for key in corners), default=0)
    return corners if most >= _AGAIN and 2 * most >= turns and 3 * turns >= census.lines else set()


def _may_speak(inner: str) -> bool:
    """True for what could be somebody: a few words with capitals, or in a script without them."""
    words = inner.split()
    if (
        not 0 < len(words) <= _MOST_WORDS
        or _PRESIDES.search(inner)
        or DOES.search(inner)
        or tells_reaction(inner)
        or read_marker(inner) is not None
    ):
        return False
    if is_caseless(inner[0]):
        return len(inner) <= 2 * _LONGEST
    return all(word[:1].isupper() for word in words)


def _is_somebody(inner: str, census: Census) -> bool:
    """True for an office, a function or a name with an honorific."""
    words = inner.split()
    if is_generic(inner, census.profile) or is_rank(inner):
        return True
    if is_caseless(inner[0]):
        return any(is_office(word) and len(word) <= _LONGEST for word in words)
    return len(words) > 1 and (bare(words[0]) in HONORIFICS or is_office(words[0]))
