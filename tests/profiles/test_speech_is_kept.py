"""What is said stays said: words that look like times, procedure, credits or the edges of pages, under a label."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.transcript import Dateline, Transcript


def _said(text: str) -> list[tuple[str | None, int]]:
    transcript, _ = understand(text)
    return [(turn.label, len(paragraphs(turn))) for turn in transcript.turns]


def _talk(*turns: str) -> str:
    return "\n\n".join(turns) + "\n"


def test_a_time_alone_under_a_label_or_between_words_is_said() -> None:
    text = _talk(
        "HOST", "When did the train leave that morning?", "ANN LEE", "10:30.", "HOST", "And when did it arrive?",
        "ANN LEE", "Let me think about that.", "14:45.", "Yes, that was it.", "HOST", "Good.", "ANN LEE", "It was.",
    )  # fmt: skip
    transcript, _ = understand(text)
    assert [len(paragraphs(turn)) for turn in transcript.turns] == [1, 1, 1, 3, 1, 1]
    assert not any(isinstance(block, Dateline) for block in transcript.blocks)


@pytest.mark.parametrize("said", ["La séance est suspendue.", "Заседание закрыто.", "Die Sitzung ist unterbrochen."])
def test_what_stands_alone_under_a_label_is_said(said: str) -> None:
    text = _talk("Ann Lee:", said, "Bob Ray:", "Oh.", "Ann Lee:", "Oh.", "Bob Ray:", said)
    assert _said(text) == [("Ann Lee", 1), ("Bob Ray", 1)] * 2


@pytest.mark.parametrize(("chair", "number"), [("The Chair", 1), ("Mayor Lee", 2), ("Ann Lee", 2), ("Bob Orr", 2)])
def test_only_where_a_chair_speaks_is_the_end_told_by_the_clerk(chair: str, number: int) -> None:
    text = _talk(
        f"{chair}: Who would like to begin?", "Bob Ray: Nobody.", f"{chair}: Well.", "Bob Ray: Well.",
        f"{chair}: Thank you.", f"{'Bob Ray' if number == 1 else chair}: Nothing more.", "The meeting is adjourned.",
    )  # fmt: skip
    assert _said(text)[-1][1] == number


@pytest.mark.parametrize("last", ["REPORTER: Mr. President --", "AUTHOR: yes it was", "EDITOR: and it was worth it"])
def test_who_can_speak_is_no_credit(last: str) -> None:
    text = _talk(
        "MS. LEE: We met here.", "Q: And the bridge?", "MS. LEE: It is open.", "Q: And the road?", "MS. LEE: Too.", last
    )
    assert _said(text)[-1] == (last.partition(":")[0], 1)
    assert _said(text.replace(last, "Reporter: Carla Orr"))[-1][0] == "MS. LEE"


def test_numbers_of_turns_are_no_pages() -> None:
    asked = "\n\n".join(
        f"{number}\n{('Interviewer', 'Ann Lee')[number % 2]}\nIt was day number {number} of our journey to the hills."
        for number in range(1, 11)
    )
    assert _said(asked) == [(("Interviewer", "Ann Lee")[number % 2], 1) for number in range(1, 11)]


@pytest.mark.parametrize("guest", ["王小明", "김철수"])
def test_labels_inside_lines_and_at_their_ends_stay(guest: str) -> None:
    text = _talk(
        *[part for _ in range(4) for part in ("主持人：\n今天我們談談這座橋。", f"{guest}：謝謝。我造了這座橋。")]
    )
    assert _said(text) == [("主持人", 1), (guest, 1)] * 4


def test_nil_is_a_name() -> None:
    assert [label for label, _ in _said(_talk(*["Nil: I went home.", "Marta: Why was that?"] * 3))] == [
        "Nil",
        "Marta",
    ] * 3


def test_applause_under_a_name_is_no_party() -> None:
    said = "Wir haben lange darüber gesprochen, und heute entscheiden wir es."
    notes = ["Ann Lee\n(SPD)", "Bob Ray\n(Die Grünen)", "Ann Lee\n(Beifall bei der SPD)", "Bob Ray\n(SPD)"]
    text = _talk(*[f"{note}\n{said}" for note in notes])
    transcript: Transcript = understand(text)[0]
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 2
    assert "(SPD)" in str(transcript.turns[0].role_note)
    assert transcript.turns[2].role_note is None


@pytest.mark.parametrize(
    "host",
    [
        "Good morning. My name is Bob Ray, and I am the mayor. We are glad that so many came.",
        "Good morning, I am glad to introduce Ann Lee. We have known her since school.",
        "Good morning. We are honoured today. Minister, the floor is yours.",
        "We publish here what was said. We thank our volunteers.\n\nOur next issue has more of it.",
    ],
)
def test_words_of_a_host_are_not_given_to_whom_the_title_names(host: str) -> None:
    asked = (
        "Ms. Lee: Thank you.\n\nQuestion: Why is it so?\n\nMs. Lee: Because.\n\nQuestion: And then?\n\nMs. Lee: Yes.\n"
    )
    transcript, findings = understand(f"Remarks by Ann Lee at a briefing on rivers\n\n{host}\n\n{asked}")
    assert transcript.turns[0].label == "Ms. Lee"
    assert [finding.code for finding in findings if finding.code in {"XL129", "XL130"}] == ["XL130"]
