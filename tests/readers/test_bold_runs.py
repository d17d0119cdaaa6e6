"""How far bold begins a line."""

from __future__ import annotations

import pytest

from xlate.readers.bold_runs import join_runs


@pytest.mark.parametrize(
    ("runs", "text", "strong"),
    [
        ([("Ann", True), (" said", False)], "Ann said", "Ann"),
        ([("Ann ", True), ("(x)", False), (":", True), (" yes", False)], "Ann (x): yes", "Ann (x):"),
        ([("Ann", True), (" (x): yes", False)], "Ann (x): yes", "Ann (x):"),
        ([("  ", True), ("Ann:\n ", True), ("\t yes", False)], "Ann: yes", "Ann:"),
        ([("Yes ", False), ("Ann", True)], "Yes Ann", ""),
        ([], "", ""),
    ],
)
def test_how_far_bold_begins_a_line(runs: list[tuple[str, bool]], text: str, strong: str) -> None:
    joined, size = join_runs(runs)
    assert (joined, joined[:size]) == (text, strong)
