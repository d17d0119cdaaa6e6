"""Labels told by the other labels of their document: names that end others, offices before names, dashes inside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from xlate.profiles.label_candidate import Shape
from xlate.profiles.label_features import Census, Key, can_be_label
from xlate.profiles.label_forms import is_office_before
from xlate.profiles.label_parts import endings
from xlate.profiles.marks_behind_names import marker_at_end
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, bare, is_caseless

__all__ = [
    "WHATEVER",
    "begins_with_name",
    "dashes_inside",
    "named_before_marker",
    "names_at_ends",
    "offices_before",
    "with_dashes",
]

WHATEVER = {Shape.COLON, Shape.STRONG, Shape.CLOCK}
"""shapes in which a label of another shape is one too"""
_FEW_DASHES = 2
_LONGEST = 14
"""words"""
_LONGEST_NAME = 6
"""words before the first comma or dash"""
_PART = re.compile(r"[,،，、/]|\s?[–—]|\s-(?:\s|$)")


def names_at_ends(known: AbstractSet[str], keys: Iterable[Key], census: Census) -> set[str]:
    """Names with which longer labels end: ``Ho Van Lam`` of ``Director General Ho Van Lam``.

    Args:
        known: labels.
        keys: what could be others.
        census: all candidates of the document.
    """
    ends = {" ".join(words[at:]) for label in known for words in [label.split()] for at in range(1, len(words) - 1)}
    return {
        label
        for shape, label in keys
        if shape in WHATEVER
        and label in ends
        and census.words[label].looks_like_name
        and can_be_label(label, census.profile)
    }


def offices_before(known: AbstractSet[str], keys: Iterable[Key], census: Census) -> set[Key]:
    """Offices, however long, before the full name of somebody who is a label elsewhere; arguments as above."""
    names = {label for label in known if len(label.split()) > 1}
    return {
        (shape, label)
        for shape, label in keys
        if shape in {Shape.COLON, Shape.STRONG}
        and can_be_label(label, census.profile)
        and not (words := census.words[label]).has_sentence_words
        and any(end in names and is_office_before(before) for before, end in endings(words.inner))
    }


def with_dashes(accepted: AbstractSet[Key], census: Census) -> set[Key]:
    """Names with whatever stands after them, where labels end in a full stop and a dash: no sentence does."""
    counts = census.counts
    turns = sum(counts[key] for key in accepted)
    dashes = sum(counts[key] for key in accepted if key[0] is Shape.DASH)
    if dashes < _FEW_DASHES or dashes * 2 < turns:
        return set()
    return {key for key in counts if key[0] is Shape.DASH and begins_with_name(key[1], census)}


def begins_with_name(label: str, census: Census) -> bool:
    """True for a name with a few words after it, behind a comma, a bracket or a dash."""
    name = re.split(r",|\s[(\[]|\s-\s", label)[0].split()
    capitals = all(word[0].isupper() or bare(word) in CONNECTORS for word in name)
    able = census.words[label].can_be_label()
    return able and 0 < len(name) <= 6 and capitals and len(label.split()) <= _LONGEST


def dashes_inside(accepted: AbstractSet[Key]) -> set[int]:
    """How many dashes labels with a colon hold, where several do: ``Ann Lee - Acme - CEO``."""
    held = Counter(label.count(" - ") for shape, label in accepted if shape is Shape.COLON)
    return {number for number, labels in held.items() if number and labels > 1}


def named_before_marker(label: str, language: str) -> str | None:
    """The name with a marker without brackets behind it: ``Ann Lee`` of ``Ann Lee, through an interpreter``.

    Args:
        label: without notes in brackets.
        language: tag of the language of the document.

    Returns:
        None if there is no marker, or what stands before it is no name.
    """
    if not 2 < len(label.split()) + sum(map(label.count, ",،，、")) <= _LONGEST:
        return None
    ended = marker_at_end(label, language)
    words = _PART.split(ended[0])[0].split() if ended is not None else []
    named = 0 < len(words) <= _LONGEST_NAME and all(map(_is_of_name, words)) and not words[-1].islower()
    return " ".join(words) if named else None


def _is_of_name(word: str) -> bool:
    """True for a word that a name can hold, its honorific and small words included."""
    return word[:1].isupper() or is_caseless(word) or bare(word) in HONORIFICS or bare(word) in CONNECTORS
