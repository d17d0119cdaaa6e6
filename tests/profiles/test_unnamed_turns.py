"""Labels in brackets that are few, and turns of which only a sign tells that somebody else speaks."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text

_LONG = "橋の改修についてですが、来年度の予算ではどのような方針で進められるのか、お聞かせください。"
_BACK = "まず北の橋から始めて、冬の前に終えるという方針で、町の皆さんにも説明をしているところです。"
_ENGLISH = "The river was high for the season, and nobody at the mill had been told of it in time."


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (f"会見\n\n(項目)\n・橋\n\n(山川:東報記者)\n {_LONG}\n\n(知事)\n {_BACK}\n", ["(山川:東報記者)", "(知事)"]),
        (f"다리 회견\n\n[사회자]\n{_LONG}\n\n[김산 / 대통령]\n{_BACK}\n", ["[사회자]", "[김산 / 대통령]"]),
        (f"桥\n\n  「林山」{_LONG}\n\n  「林山」{_BACK}\n\n  「林山」{_LONG}\n", ["林山"] * 3),
        (f"Bridge\n\n(Ann Lee)\n\n{_ENGLISH}\n\nD. - {_ENGLISH}\n\nR. - {_ENGLISH}", ["(Ann Lee)", "D", "R"]),
    ],
)  # fmt: skip
def test_few_labels_in_brackets(text: str, labels: list[str]) -> None:
    transcript, _ = understand(text)
    assert [turn.label for turn in transcript.turns] == labels


@pytest.mark.parametrize(
    "text",
    [
        f"The mill\n\n(Applause)\n\n{_ENGLISH}\n\n(Music)\n\n{_ENGLISH}\n",
        f"町\n\n【概要】\n{_LONG}\n\n【背景】\n{_BACK}\n",
        f"桥\n\n「林山」是一座山。{_LONG}\n\n{_BACK}\n\n{_BACK}\n\n{_LONG}\n",
    ],
)
def test_brackets_of_nobody(text: str) -> None:
    transcript, _ = understand(text)
    assert not transcript.turns


def test_letters_quoted_in_letters_are_no_captions() -> None:
    quoted = ">> Ann: the river was high.\n>> Nobody was told.\n>> Ann: why not?\n>> So it is.\n"
    transcript, _ = understand(f"Dear Bo,\n\n{quoted}> I was told.\n\nYours, Ann\n")
    assert not any(turn.label == ">>" for turn in transcript.turns)


def test_questions_behind_a_dash_and_answers_in_corners() -> None:
    text = "―橋はどうでしたか？\n川田「高かった」\n―誰がいましたか？\n川田「誰もいない」\n―明日は？\n川田「行かない」\n"
    transcript, _ = understand(text)
    assert [turn.label for turn in transcript.turns] == ["―", "川田"] * 3
    assert transcript.turns[0].person is None


def test_captions_that_change_the_speaker_inside_lines() -> None:
    text = (
        "7:00 pm\n>> lee: welcome to the river. >> ( translated ): it was high. >> lee: and the mill?\n"
        "7:01 pm\n>> nobody was told. >> why not?\n7:02 pm\n>> lee: next.\n7:03 pm\nthank you.\n"
    )
    transcript, _ = understand(text)
    assert [turn.label for turn in transcript.turns] == ["lee", ">>", "lee", ">>", ">>", "lee"]
    assert transcript.turns[1].marker is not None
    assert not any(" pm" in plain_text(part.pieces) for turn in transcript.turns for part in paragraphs(turn))


@pytest.mark.parametrize(
    "text",
    [
        f"KUALA LUMPUR: {_ENGLISH}\n\n{_ENGLISH}\n\n{_ENGLISH}\n",
        f"THE LAW SAYS: {_ENGLISH}\n\nThe gate is closed at night.\n",
        "".join(
            f"{label}: {_ENGLISH}\n\n" for label in ["To the top"] * 2 + ["Ann Lee"] + ["To the top"] * 5 + ["Bo Ray"]
        ),
    ],
)
def test_labels_of_nobody_are_doubted(text: str) -> None:
    transcript, findings = understand(text)
    assert not transcript.turns or "XL138" in {finding.code for finding in findings}
