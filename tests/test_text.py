"""Text that is shortened, counted, and looked through for numbers."""

from __future__ import annotations

import re

import pytest

from xlate.text import IDEOGRAPHS, UNSPACED, counted, read_numbers, shorten


def test_a_short_text_stays_and_a_long_one_ends_in_dots() -> None:
    assert shorten(" one\n two ", 7) == "one two"
    assert shorten("one two three", 10) == "one two t…"
    assert shorten("one two three", 5) == "one…", "no space before the dots"


@pytest.mark.parametrize(
    ("number", "what", "words"),
    [(0, "turn", "0 turns"), (1, "entry", "1 entry"), (2, "entry", "2 entries"), (2, "day", "2 days")],
)
def test_a_number_with_what_it_counts(number: int, what: str, words: str) -> None:
    assert counted(number, what) == words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,000 and 1 000 and 1.000 and 1’000", ["1000"] * 4),
        ("2018 200", ["2018", "200"]),
        ("1,0000", ["1", "0"]),
        ("٣٤ and ३,०००", ["34", "3000"]),
        ("007, 0", ["7", "0"]),
        ("9" * 5000, ["9" * 5000]),
        ("none", []),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert read_numbers(text) == numbers
    assert "".join(read_numbers(text, grouped=False)).strip("0") or not numbers


def test_scripts_without_spaces() -> None:
    for letter in "กກကកあ漢":
        assert re.match(f"[{UNSPACED}]", letter)
    assert [bool(re.match(f"[{IDEOGRAPHS}]", letter)) for letter in "กあ漢한a"] == [False, True, True, False, False]
