"""Expressions of a user's profile that can take for ever are refused; those that people write are not."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from xlate.errors import ProfileError
from xlate.profiles.patterns import BoundedPattern, may_be_endless

ENDLESS = (
    "(a+)+$", "(a*)*b", "(a|a)*b", "(.*a){25,}", r"(?:\w+\s?)+$", r"(\d+)*x", "(x+x+)+y", "((a+)b?)+$",
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


POLYNOMIAL = (r"\w+\w+\w+\w+:", r"\w*\w*\w*\w*\w*(?<!a)$", r"(?:.*?){1,19}.*?.*?.*?(?<!a)x\b")
"""the time that they take is a power of the length of the text"""


@pytest.mark.parametrize("pattern", POLYNOMIAL)
def test_what_takes_a_power_of_the_length_is_given_up(monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    monkeypatch.setattr("xlate.profiles.patterns._SECONDS", 0.05)
    started = time.process_time()
    with pytest.raises(ProfileError, match=r'takes too long on the text that begins "aaa') as caught:
        BoundedPattern(re.compile(pattern), "mine.toml").search("a" * 2000 + "x :")
    assert caught.value.file == "mine.toml"
    assert time.process_time() - started < 5


def test_many_texts_may_take_a_while_each_has_its_share() -> None:
    pattern = BoundedPattern(re.compile("(?P<label>[A-Z]+): .*"), "mine.toml")
    assert all(pattern.match(f"ANN: {number}") for number in range(5000))
    assert pattern.groupindex == {"label": 1}
    assert pattern.fullmatch("ANN: x") is not None
    assert pattern.search("nothing") is None


@pytest.mark.parametrize("table", ["[boilerplate]\npatterns", "[boilerplate]\nbefore"])
def test_a_profile_that_takes_too_long_is_named(
    tmp_path: Path, xlate_program: Run, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.setattr("xlate.profiles.patterns._SECONDS", 0.05)
    profile = 'name = "mine"\ntitle = "Mine"\nextends = "generic"\n'
    (tmp_path / "mine.toml").write_text(
        f"{profile}{table} = ['[\\w ()]*[\\w ()]*[\\w ()]*[\\w ()]*[\\w ()]*(?<=X)[,)]']\n"
    )
    long = "a " * 400
    page = f"Meeting\n\n{long}\n\nAnn {'a' * 60}: Good, morning ({long}).\n\nBob Ray: Hello.\n"
    (tmp_path / "talk.txt").write_text(page, encoding="utf-8")
    done = xlate_program("to-tei", "talk.txt", "--profile", tmp_path / "mine.toml", "-o", "talk.xml")
    assert done.returncode == 2, done.stderr
    assert "mine.toml: this pattern takes too long on the text that begins" in done.stderr
    assert not (tmp_path / "talk.xml").exists()
