"""Nicknames of chats, gaps with a clock, numbered questions as headings, ranges of time behind labels."""

from __future__ import annotations

import pytest

from xlate.model.pieces import Gap
from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

_NICKS = ("kel_", "moss-9", "tarn[m]", "Ode|away", "brin", "kel_", "^lo^", "brin", "kel_", "moss-9") * 2
_SAID = (
    "Who waters the pears this week?",
    "I did it yesterday, all of them.",
    "The ladder is gone, has anybody seen it?",
    "It is in the shed behind the house.",
    "Thanks, then we can go on with the apples.",
    "good",
    "We need two more baskets for that.",
)


def _read(text: str, name: str) -> Transcript:
    document = read_transcript(text.encode(), name).value
    return apply_profile(document, choose_profile(document)).value


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("**\\<{escaped}\\>** {words}  ", "log.md"),
        ("\\<{escaped}\\> {words}  ", "log.md"),
        ("<{nick}> {words}", "log.txt"),
        ("[12:{number:02d}] <@{nick}> {words}", "log.txt"),
        ("12:{number:02d}:07 < {nick}> {words}", "log.txt"),
    ],
)
def test_nicknames_are_labels_whatever_their_characters(line: str, name: str) -> None:
    said = [
        line.format(
            nick=nick,
            escaped=nick.replace("_", "\\_").replace("^", "\\^").replace("[", "\\["),
            words=_SAID[at % len(_SAID)],
            number=at,
        )
        for at, nick in enumerate(_NICKS)
    ]
    turns = _read("\n".join(said), name).turns
    assert [turn.name for turn in turns] == list(_NICKS)


def test_a_gap_with_its_clock_is_a_gap_and_no_label_in_bold_too() -> None:
    said = "**Ada:** It was {} the river.\n\n**[{}]** We crossed it.\n\n**Ole:** When was it?\n\n"
    notes = ("unintelligible 00:06:34", "00:07:10 inaudible", "听不清 00:08:01")
    transcript = _read("".join(said.format("over", note) for note in notes), "talk.md")
    assert [turn.label for turn in transcript.turns] == ["Ada", "Ole"] * 3
    paragraphs = [one for turn in transcript.turns for one in turn.content if isinstance(one, Paragraph)]
    assert sum(isinstance(piece, Gap) for one in paragraphs for piece in one.pieces) == 3


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Question {}: The bridge", ("Ada Birk", "Ole Tann")),
        ("Frage {} – Die Brücke", ("Ada Birk", "Ole Tann")),
        ("1{}:05 Вопрос {}: О мосте", ("Анна Ли", "Борис Рей")),
        ("●0{}:51 问题{}：关于桥", ("林安", "高小明")),
    ],
)
def test_numbered_questions_above_who_asks_and_who_answers_are_headings(heading: str, names: tuple[str, str]) -> None:
    numbers = ("一", "二", "三", "五") if names[0] == "林安" else ("1", "2", "3", "5")
    parts = [
        heading.format(*((at, number) if "0" in heading or "1{" in heading else (number,)))
        + f"\n\n{names[0]}: When is it open?\n\n{names[1]}: In May.\n\n"
        + f"{names[0]}: And who pays?\n\n{names[1]}: We do.\n\n"
        for at, number in enumerate(numbers)
    ]
    assert {turn.label for turn in _read("".join(parts), "talk.txt").turns} == set(names)
    asked = "".join(f"Question {at}: When is it open?\n\nAda Birk: In May, as I said.\n\n" for at in range(1, 5))
    assert [turn.label for turn in _read(asked, "talk.txt").turns][:2] == ["Question 1", "Ada Birk"]


def test_from_when_to_when_stands_behind_a_label_in_brackets() -> None:
    text = "".join(f"[{'Guide' if at % 2 else 'Visitor'}] (0:0{at} - 0:0{at + 1})\nIs it open?\n\n" for at in range(6))
    turns = _read(text, "talk.txt").turns
    assert [turn.label for turn in turns] == ["Visitor", "Guide"] * 3
    assert turns[1].start == 1.0


@pytest.mark.parametrize(
    "end",
    [
        "Subtitles created by birk.example in 2020.",
        "Copyright (C) 2011. All rights reserved.",
        "[Note 1] Tann says so.",
    ],
)
def test_credits_copyright_and_a_footnote_end_the_last_speech(end: str) -> None:
    text = "Ada Birk: Is the bridge open?\n\nOle Tann: It is open.\n\n" * 3
    last = _read(f"{text}{end}\n", "talk.txt").turns[-1]
    assert [one for one in last.content if isinstance(one, Paragraph)][1:] == []


def test_a_list_of_those_who_are_there_goes_on_over_a_page() -> None:
    heads = "ROUNDTABLE PARTICIPANTS, Continued:\n\nAda Birk\nDirector\n\nALSO IN ATTENDANCE:\n\nIda Moor\n\n"
    turns = _read(heads + "MS. BIRK: Is the bridge open?\n\nMR. TANN: It is open.\n\n" * 4, "talk.txt").turns
    assert {turn.label for turn in turns} == {"MS. BIRK", "MR. TANN"}
