"""The features by which the words of a label are weighed."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import GENERIC, KREMLIN
from xlate.profiles.label_features import score_words


@pytest.mark.parametrize(
    ("label", "score"),
    [
        ("Ann Lee", 2),  # each word with a capital
        ("Mr Lee", 3),  # an honorific besides
        ("Question", 4),  # a function, with a capital, but one word alone
        ("QUESTION", 5),  # in capitals one word is enough
        ("Background", -1),  # one word that stands alone inside texts
        ("the way", -2),  # "the" is a small word, "way" has no capital
        ("so they spoke", -9),  # three words without capitals that begin like a sentence
        ("NOW WE ASK", 2),  # sentences are not printed in capitals
        ("President of Russia Vladimir Putin", 3),
        ("行政長官", 2),  # no capitals in its script, short
        ("行政長官" * 7, -2),  # the same, long
        ("Tel", -9),  # known to be no speaker
        ("We did it. Then they", -9),  # the end of a sentence
        ("Word " * 31, -9),
    ],
)
def test_words_are_weighed_by_their_features(label: str, score: int) -> None:
    assert score_words(label, GENERIC) == score


def test_a_speaker_of_the_profile_weighs_more() -> None:
    label = "President of Russia Vladimir Putin"
    assert score_words(label, KREMLIN) == score_words(label, GENERIC) + 3
