"""Labels with a verb: ``Ann Lee says:``."""

from __future__ import annotations

from collections.abc import Iterable

from xlate.profiles.label_features import Census, Key, can_be_label
from xlate.profiles.label_shapes import Shape
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import SAYS

__all__ = ["sayings"]

_FEW = 4
"""turns; fewer make no text of turns"""


def sayings(keys: Iterable[Key], census: Census, profile: Profile) -> set[Key]:
    """Names with a verb after them where they come again and are many."""
    found = {
        key: " ".join(words.printed[:-1])
        for key in keys
        if key[0] in {Shape.COLON, Shape.STRONG}
        and 1 < len((words := census.words[key[1]]).printed) <= 5
        and words.bare[-1] in SAYS
        and words.small_initials == 1
        and can_be_label(key[1], profile)
    }
    again = {name for key, name in found.items() if census.counts[key] > 1}
    turns = sum(census.counts[key] for key in found)
    return set(found) if len(again) > 1 and turns >= _FEW and turns * 5 >= census.lines else set()
