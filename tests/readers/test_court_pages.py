"""Pages of numbered lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.readers.reading import printed_lines, read_file
from xlate.model.document import BlockKind


def test_a_caption_of_a_case_between_rules_is_the_title() -> None:
    lines = [
        *[
            "IN THE COURT",
            "- - - - - - - - - - - x",
            "ANN LEE,                  :",
            "     Petitioner           :  No. 1-23",
        ],
        *["   v.                     :", "BOB RAY                   :", "- - - - - - - - - - - x", "Rome, Italy"],
    ]
    body = [*lines, *["Words that go on"] * 30]
    numbered = [f"{number % 25 + 1:>2}   {line}" for number, line in enumerate(body)]
    document = read_file("Official\n\n" + "\n".join(numbered) + "\n\n" + " " * 40 + "2\n", "x.txt")
    title = next(block for block in document.blocks if block.kind is BlockKind.TITLE)
    assert [line.text for line in title.lines] == ["ANN LEE,", "Petitioner", "v.", "BOB RAY"]
    assert printed_lines(document, BlockKind.BOILERPLATE) == ["Official", "No. 1-23", "2"]
    assert "Rome, Italy" in printed_lines(document)


def test_what_goes_on_further_right_than_its_label_is_one_paragraph() -> None:
    lines: list[str] = []
    for _ in range(9):
        lines += ["Q.   Did you see the rivers of the", "     lower town, and when?"]
        lines += ["      THE COURT: You may answer.", "A.   I did."]
    page = "\n".join(f"{number % 25 + 1:>2}  {text}" for number, text in enumerate(lines))
    document = read_file(page, "talk.txt")
    texts = [" ".join(line.text for line in block.lines) for block in document.blocks]
    assert texts[:2] == ["Q.   Did you see the rivers of the lower town, and when?", "THE COURT: You may answer."]


_TALK = [
    "MR. LEE:  When did the ferry leave",
    "    for the island that day?",
    "A.  At nine.",
    "Q.  And who",
    "    saw it?",
]


@pytest.mark.parametrize(
    "printed",
    [
        lambda number, text: f"{'09:30:30' if number % 5 == 0 else '':>8}  {number:>2}   {text}",
        lambda number, text: f"{number:>12} {'09:30:30' if number % 5 == 0 else '':>8}   {text}",
        lambda number, text: f"{number:>3}   {text:<50}{'09:30' if number % 5 == 0 else ''}",
        lambda number, text: f"   {text:<50}{number:>3}",
    ],
)
def test_times_at_the_margin_and_numbers_at_the_right_are_no_words(printed: Callable[[int, str], str]) -> None:
    lines = [printed(place % 25 + 1, text) for place, text in enumerate(_TALK * 10)]
    lines[25:25] = ["", "     LEE v. RAY", "     12 MAY 2008               OPEN SESSION", ""]
    document = read_file("\n".join(lines), "talk.txt")
    texts = [" ".join(line.text for line in block.lines) for block in document.blocks if block.kind is BlockKind.TEXT]
    assert texts[:3] == [
        "MR. LEE:  When did the ferry leave for the island that day?",
        "A.  At nine.",
        "Q.  And who saw it?",
    ]
    assert set(texts) == set(texts[:3])
