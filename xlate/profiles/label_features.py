"""How much words look like the label of a speaker: features, each with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import (
    CONNECTORS,
    HONORIFICS,
    NO_SPEAKERS,
    OFFICES,
    OPENING_WORDS,
    SENTENCE_WORDS,
    SINGLE_WORDS,
    bare,
    is_caseless,
)

__all__ = ["CASED_FEATURES", "FEATURES", "MAX_LABEL", "Feature", "can_be_label", "is_generic", "score_words"]

MAX_LABEL = 240
"""characters; the longest label seen in print has 170"""
_MAX_WORDS = 30
_SHORT_CASELESS = 24
"""characters: a name with its office in a script without capitals is hardly longer"""
_NEVER = -9
"""the score of words that cannot be a label, whatever else speaks for them"""
_PARTICLE = re.compile(r"[^\W\d_]{1,4}[-’'‘ʼ](?=[^\W\d_])")
"""before a name with a capital: al-Example, d’Arc"""
_TITLES = OFFICES | HONORIFICS
_SENTENCE_END = re.compile(r"[a-z0-9]{3}[.!?;]\s|[!?;]")


def _has_particle(word: str) -> bool:
    """True for a name with a small particle before it, d’Arc and al-Example."""
    match = _PARTICLE.match(word)
    return match is not None and word[match.end()].isupper()


class _Words:
    """The words of a candidate, as the features look at them."""

    def __init__(self, label: str, profile: Profile) -> None:
        self.label = label
        self.profile = profile
        self.inner = label.strip("()[]")
        words = self.inner.split()
        self.bare = [bare(word) for word in words]
        """without punctuation, in lower case"""
        self.content = [word for word, plain in zip(words, self.bare, strict=True) if plain not in CONNECTORS]
        """without small words such as "of" """
        self.small_initials = sum(word[0].islower() and not _has_particle(word) for word in self.content)
        self.is_upper = self.inner.isupper()
        self.is_single = len(words) == 1 and not self.is_upper
        self.is_caseless = bool(self.content) and all(is_caseless(word) for word in self.content)
        """in a script without capitals"""

    def can_be_label(self) -> bool:
        """False for what is too long, holds the end of a sentence, or is known to be no speaker."""
        return (
            0 < len(self.bare) <= _MAX_WORDS
            and len(self.label) <= MAX_LABEL
            and not _SENTENCE_END.search(self.inner)
            and self.inner.casefold() not in NO_SPEAKERS
            and not any(pattern.fullmatch(self.label) for pattern in self.profile.no_labels)
        )

    def name_a_known_speaker(self) -> bool:
        """True for the name of a speaker of the profile, with an office before it or without."""
        names = [" ".join(speaker.name.split()) for speaker in self.profile.speakers]
        return any(self.inner == name or self.inner.endswith(f" {name}") for name in names)

    def has_any(self, vocabulary: frozenset[str]) -> bool:
        """True if one of the words is in a vocabulary."""
        return not vocabulary.isdisjoint(self.bare)


def is_generic(label: str, profile: Profile) -> bool:
    """True for a label that names a function ("Question"), not a person."""
    return label.casefold() in profile.generic_labels


@dataclass(frozen=True, slots=True)
class Feature:
    """Something about words that speaks for a label, or against one."""

    name: str
    weight: int
    count: Callable[[_Words], int]
    """how often it is there; True is once"""


FEATURES = (
    Feature("a function", 3, lambda w: is_generic(w.label, w.profile) or is_generic(w.inner, w.profile)),
    Feature("a speaker of the profile", 3, _Words.name_a_known_speaker),
    Feature("no capitals in its script, short", 2, lambda w: w.is_caseless and len(w.inner) <= _SHORT_CASELESS),
    Feature("no capitals in its script, long", -2, lambda w: w.is_caseless and len(w.inner) > _SHORT_CASELESS),
)
"""what is looked at in any script"""
CASED_FEATURES = (
    Feature("each word with a capital", 2, lambda w: bool(w.content) and w.small_initials == 0),
    Feature("a word without a capital", -2, lambda w: w.small_initials),
    Feature("one word alone", -1, lambda w: w.is_single),
    Feature("one word that stands alone inside texts", -2, lambda w: w.is_single and w.bare[0] in SINGLE_WORDS),
    Feature("an office or an honorific", 1, lambda w: w.has_any(_TITLES)),
    Feature(
        "a word that sentences have or begin with",
        -3,
        lambda w: not w.is_upper and (w.has_any(SENTENCE_WORDS) or w.bare[0] in OPENING_WORDS),
    ),
)
"""what is looked at besides in scripts that have capitals"""


def can_be_label(label: str, profile: Profile) -> bool:
    """False for words that are no label whatever speaks for them: "A spokesperson" is somebody in a sentence."""
    words = _Words(label, profile)
    somebody = words.bare[:1] in (["a"], ["an"]) and words.small_initials == len(words.content)
    return words.can_be_label() and not somebody


def score_words(label: str, profile: Profile) -> int:
    """How much some words look like a label: the sum of the weights of their features.

    Args:
        label: white space folded.
        profile: its speakers, functions and what it says is no label.
    """
    words = _Words(label, profile)
    if not words.can_be_label():
        return _NEVER
    features = FEATURES if words.is_caseless else (*FEATURES, *CASED_FEATURES)
    return sum(feature.weight * feature.count(words) for feature in features)
