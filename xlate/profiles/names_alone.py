"""Names of speakers on lines of their own, with an office after a dash or without."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from xlate.profiles.label_features import Census, Key, is_generic
from xlate.profiles.label_parts import is_office_alone
from xlate.profiles.label_shapes import Shape
from xlate.profiles.vocabulary import SENTENCE_WORDS, bare, is_office

__all__ = ["is_glossary", "names_alone", "offices_alone"]

_BEFORE_ROLE = re.compile(r"\s?--\s?|\s[-–—]\s(?=\S)")
_LAST_FIRST = re.compile(
    r"[^\W\d_a-z][\w’'-]{1,24}, [^\W\d_a-z][\w.’'-]{1,24}(?: [^\W\d_a-z][\w.’'-]{1,24})?(?:, [^,.!?]{3,60})?"
)
"""``Lee, Ann, minister of water``"""
_FEW = 4
"""turns, or terms; fewer tell nothing"""


def names_alone(counts: Counter[tuple[Shape, str]], others: int = 0) -> set[tuple[Shape, str]]:
    """Lines of their own that look like names and come again and again, as those of several speakers do.

    ``Name--Role`` is such a line even if it comes once, if it is not the only one; with another dash if most of them
    have an office.

    Args:
        counts: how often each candidate comes.
        others: how many labels have words after them; among many such lines alone are headings, ``ROLL CALL VOTING``.
    """
    with_role: defaultdict[str, set[Key]] = defaultdict(set)
    bare_names: set[Key] = set()
    for (shape, label), number in counts.items():
        if shape is not Shape.ALONE:
            continue
        dash = _BEFORE_ROLE.search(label)
        words = label[: dash.start()].split() if dash else label.split()
        if not 1 < len(words) <= 5 or not all(word.lstrip("(")[:1].isupper() for word in words):
            continue
        if dash:
            with_role[dash.group().strip()].add((shape, label))
        elif number > 1 and len(words) <= 4 and not any(bare(word) in SENTENCE_WORDS for word in words):
            bare_names.add((shape, label))
    found: set[Key] = set()
    for dash_of, keys in with_role.items():
        held = sum(any(map(is_office, label.split())) for _, label in keys)
        if len(keys) > 1 and (dash_of == "--" or held * 3 >= len(keys) * 2):
            found |= keys
    turns = sum(counts[key] for key in bare_names)
    if len(bare_names) > 1 and turns > 5 and others <= 2 * turns:
        found |= bare_names
    return found


def offices_alone(census: Census, followed: Counter[str], accepted: set[Key]) -> set[Key]:
    """Offices on lines of their own with a name in brackets, and names with an office behind a comma, among names.

    ``The Minister for Water (Ann Lee)``, ``Lee, Ann, minister of water``: what comes again, or stands among labels.

    Args:
        census: all candidates.
        followed: how often what stands on a line of its own has running text after it.
        accepted: the labels found so far.
    """
    able = set[Key]()
    for key in census.counts:
        if key[0] is not Shape.ALONE or not followed[key[1]]:
            continue
        words = census.words[key[1]]
        held = key[1] in census.with_notes and is_office_alone(key[1], name_follows=True) and words.small_initials == 0
        again = census.counts[key] > 1 and len(words.printed) <= 4 and is_office_alone(key[1])
        if held or again or _LAST_FIRST.fullmatch(key[1]):
            able.add(key)
    named = sum(census.counts[key] for key in accepted if key[0] is Shape.ALONE)
    often = sum(number for key in able if (number := census.counts[key]) > 1)
    return able if named >= _FEW or (often >= _FEW and not accepted) else set()


def is_glossary(accepted: set[Key], census: Census) -> bool:
    """True for a list of terms in bold, each of which comes once and hardly one of which could be a person."""
    counts, words = census.counts, census.words
    able = {key for key in accepted if key[1] in census.bold}
    if len(able) < _FEW or len(able) < len(accepted) or any(counts[key] > 1 for key in able):
        return False
    persons = sum(
        words[label].is_upper
        or len(words[label].content) > 1
        or is_generic(label, census.profile)
        or any(map(is_office, words[label].printed))
        for _, label in able
    )
    return persons * 4 <= len(able)
