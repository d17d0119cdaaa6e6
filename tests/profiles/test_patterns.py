"""Expressions of a user's profile that can take for ever are refused; those that people write are not."""

from __future__ import annotations

import pytest

from xlate.profiles.patterns import may_be_endless

ENDLESS = (
    "(a+)+$", "(a*)*b", "(a|a)*b", "(.*a){25,}", r"(?:\w+\s?)+$", r"(\d+)*x", "(x+x+)+y", "((a+)b?)+$", ".*.*.*.*.*x",
    r"^(([a-z])+.)+[A-Z]([a-z])+$", "(?:(?:a|b)+)+c", r"(?:\s*\w*)*:", "(?=(a+)+$)x", "(a?){30}(b+)+",
)  # fmt: skip
GOOD = (
    "^[A-Z ]+: ", r"(?:\w+ )*x", "(?:a++)+b", "(?>a+)+b", "[A-Z]+(?: [A-Z]+)*:", "(?:[^,]*,)*x", "(?:a+b)*c",
    r"^Page \d+$", r"(?:Mr|Mrs|Ms)\. \w+", "(?:a|b|c)+x", r"^\s*\(.*\)\s*$", "(?:[A-Z][a-z]+-)*[A-Z]", ".*: .*",
)  # fmt: skip


@pytest.mark.parametrize("pattern", ENDLESS)
def test_what_can_take_for_ever_is_refused(pattern: str) -> None:
    assert may_be_endless(pattern)


@pytest.mark.parametrize("pattern", GOOD)
def test_what_people_write_is_taken(pattern: str) -> None:
    assert not may_be_endless(pattern)
