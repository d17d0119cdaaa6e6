"""Days and times with which programs of messages begin each message."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.transcript import Narrative
from xlate.tei.write.new_file import build_tei

WORDS = ("Are you there?", "Yes, I am on the boat.", "Good, and who brings the bread?", "My brother brings it.")


def chat(*stamps: str, behind: bool = False) -> str:
    lines = (
        f"{name}, [{stamp}]\n{words}\n" if behind else f"{stamp} {name}: {words}"
        for stamp, name, words in zip(stamps, ("Ann Lee", "Bob Ray") * 2, WORDS, strict=True)
    )
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "began", "starts"),
    [
        (
            chat("[12.03.24, 10:15]", "[12.03.24, 10:16]", "[12.03.24, 23:00]", "[13.03.24, 10:15]"),
            "2024-03-12T10:15:00",
            [0, 60, 45900, 86400],
        ),
        (
            chat("3/4/24, 9:15 PM -", "3/4/24, 9:16 PM -", "3/14/24, 9:15 AM -", "3/14/24, 9:16 AM -"),
            "2024-03-04T21:15:00",
            [0, 60, 820800, 820860],
        ),
        (
            chat("[03/04/24 10:15]", "[03/05/24 10:15]", "[04/01/24 10:15]", "[05/01/24 10:15]"),
            "2024-03-04T10:15:00",
            [0, 86400, 2419200, 5011200],
        ),
        (chat("[2024-03-04 10:15:07]", *["[2024-03-04 10:16:07]"] * 3), "2024-03-04T10:15:07", [0, 60, 60, 60]),
        (chat("12.03.24 10:15", *["12.03.24 10:16"] * 3, behind=True), "2024-03-12T10:15:00", [0, 60, 60, 60]),
        (chat("[03/04/24, 10:15]", *["[03/04/24, 10:16]"] * 3), None, [0, 60, 60, 60]),
        (chat("[03/04/24, 10:15]", *["[05/06/24, 10:16]"] * 3), None, [None] * 4),
    ],
)
def test_days_and_times_of_messages_are_kept_if_they_are_clear(
    text: str, began: str | None, starts: list[float | None]
) -> None:
    transcript, findings = understand(text)
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray", "Ann Lee", "Bob Ray"]
    assert (transcript.began, [turn.start for turn in transcript.turns]) == (began, starts)
    (said,) = [finding.message for finding in findings if finding.code == "XL205"]
    assert ("nothing tells the day from the month" in said) is (began is None)


def test_the_points_of_the_timeline_have_the_days() -> None:
    text = chat("[12.03.24, 10:15]", "[12.03.24, 10:16]", "[12.03.24, 23:00]", "[13.03.24, 10:15]")
    data = build_tei(understand(text)[0])
    assert b'<when xml:id="T4" interval="86400.000" since="#T0" absolute="2024-03-13T10:15:00"/>' in data


@pytest.mark.parametrize(
    ("text", "told", "days"),
    [
        (
            chat("[03/04/24, 10:15]", *["[05/06/24, 10:16]"] * 3),
            'nothing tells the day from the month in "03/04/24, 10:15"',
            ["03/04/24", "05/06/24"],
        ),
        (
            chat("[30.02.24, 10:15]", *["[01.03.24, 10:16]"] * 3),
            '"30.02.24, 10:15" is no day and time',
            ["30.02.24", "01.03.24"],
        ),
        (
            chat("[05/06/24, 10:15]", *["[05/06/24, 25:59]"] * 3),
            '"05/06/24, 25:59" is no day and time',
            ["05/06/24"],
        ),
    ],
)
def test_days_that_cannot_be_told_stand_between_the_messages_as_printed(text: str, told: str, days: list[str]) -> None:
    transcript, findings = understand(text)
    (said,) = [finding.message for finding in findings if finding.code == "XL205"]
    assert said.startswith(told)
    assert [one.text for one in transcript.blocks if isinstance(one, Narrative)] == days
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray", "Ann Lee", "Bob Ray"]
