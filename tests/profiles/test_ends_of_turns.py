"""Where turns end: votes, agenda items, notes and signatures after them, times between them."""

from __future__ import annotations

import pytest

from tests.profiles.test_beside_turns import TALK, words
from tests.profiles.understanding import understand

LAST = "The rivers are full."


@pytest.mark.parametrize(
    "after",
    [
        "Ends/Monday, May 4, 2020\nIssued at HKT 17:05",
        "_______________\n\n[1] The mill of the lower town.",
        "* * *\n\nRoads and bridges\n\nA new plan for fish",
        "The meeting rose at 5.15 p.m.\n\nCy Roe\nClerk of the Council",
        "No comments:\n\nPost a Comment",
    ],
)
def test_what_stands_under_the_last_words_is_nobodys(after: str) -> None:
    assert words(understand(f"A talk\n\n{TALK}{after}\n")[0])[-1] == LAST


@pytest.mark.parametrize(
    "vote", ["Förslaget bifölls med 12 röster mot 3.", "表決結果，十二票贊成，三票反對，議案獲得通過。"]
)
def test_the_result_of_a_vote_is_nobodys_words(vote: str) -> None:
    transcript, _ = understand(f"A talk\n\n{TALK}{vote}\n\nBob Ray: Yes, they are.\n")
    assert words(transcript)[-2:] == [LAST, "Yes, they are."]


def test_a_numbered_series_from_turn_to_turn_is_the_agenda() -> None:
    text = "".join(f"{TALK}{n}. To lay out the {what}, as the board asks.\n\n" for n, what in enumerate("abc", start=1))
    transcript, _ = understand(f"A talk\n\n{text}{TALK}")
    assert len(words(transcript)) == 12


def test_what_one_person_counts_is_said() -> None:
    counted = "".join(f"{n}. We mend the bridge.\n\n" for n in (1, 2, 3))
    assert len(words(understand(f"A talk\n\n{TALK}{counted}Bob Ray: Yes, they are.\n")[0])) == 7


def test_minutes_and_seconds_alone_are_times_and_chapter_and_verse_are_said() -> None:
    turns = TALK.strip().split("\n\n")
    times = "\n\n".join(f"00:{n}3\n\n{turn}" for n, turn in enumerate(turns))
    transcript, _ = understand(f"A talk\n\n{times}\n")
    assert [turn.start for turn in transcript.turns] == [3, 13, 23]
    assert "(2:15)" in words(understand(f"A talk\n\n{TALK}(2:15)\n\nBob Ray: Yes.\n")[0])


def test_what_may_be_an_entry_of_minutes_is_told() -> None:
    _, findings = understand(f"A talk\n\n{TALK}Action: Cy mends the bridge.\n\nBob Ray: Yes.\n")
    assert [one.code for one in findings if "entries of minutes" in one.message] == ["XL220"]
