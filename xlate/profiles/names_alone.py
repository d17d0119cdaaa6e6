"""Names of speakers on lines of their own, with an office after a dash or without."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from xlate.profiles.label_features import Key
from xlate.profiles.label_shapes import Shape
from xlate.profiles.vocabulary import SENTENCE_WORDS, bare, is_office

__all__ = ["names_alone"]

_BEFORE_ROLE = re.compile(r"\s?--\s?|\s[-–—]\s(?=\S)")


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
