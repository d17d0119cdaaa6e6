"""Labels of several who speak at once: ``Rob and Jill``, ``Anna Berg und Karl Kuhn``, ``JONES/DAVIS``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlate.profiles.vocabulary import CONNECTORS, bare, is_office

__all__ = ["known_parts", "names_several"]

_AND = re.compile(
    r"\s(?:and|und|et|y|e|i|en|och|og|ja|и|та|й|oraz|a|și|és|και|ve|dan|và|&|\+)\s|,\s|\s?/\s?|\s?[＆・、與与和及및와과]\s?"
)
"""what stands between names, in several languages"""
_MOST = 4
"""who speak at once"""
_LONGEST = 5
"""words of a name"""


def known_parts(labels: Iterable[str]) -> frozenset[str]:
    """The labels of a document, and the first and last word of each, by which people are called together."""
    found: set[str] = set()
    for label in labels:
        if _AND.search(label) is None:
            words = label.split()
            found |= {label, words[0], words[-1]} if words else set()
    return frozenset(found)


def names_several(label: str, known: frozenset[str]) -> bool:
    """True for names of several people, each of them known by another label, or one of them and a name beside it.

    Args:
        label: with white space folded.
        known: as of `known_parts`.
    """
    parts = _AND.split(label)
    if not 1 < len(parts) <= _MOST or not all(map(_is_name, parts)):
        return False
    if ", " in label and len({is_office(part.split()[0]) for part in parts}) > 1:
        return False  # "Mr Bo Tann, President of the Republic" beside "President of the Republic"
    told = sum(part in known for part in parts)
    return told == len(parts) or (told > 0 and all(part in known or " " in part for part in parts))


def _is_name(part: str) -> bool:
    words = part.split()
    cased = [word for word in words if word[0].isupper() or word[0].islower()]
    return 0 < len(words) <= _LONGEST and all(word[0].isupper() or bare(word) in CONNECTORS for word in cased)
