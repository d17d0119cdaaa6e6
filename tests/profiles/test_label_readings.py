"""The reading of a document is chosen: signs that nobody listed, turns inside paragraphs, and doubts that are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.layouts.text import made
from benchmarks.layouts.text_axes import held_out
from benchmarks.score_text_layouts import score
from xlate.model.document import Block, BlockKind, Break, Line
from xlate.model.pieces import plain_text
from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles import apply_profile, load_profile
from xlate.profiles.inline_turns import split_inline_turns
from xlate.profiles.reading_weights import READING_WEIGHTS
from xlate.readers import read_transcript

_SAID = [
    "We looked at the river, and it was high for the season.",
    "Then somebody has to tell the people at the mill.",
    "Nobody was at the bridge that evening, as far as I know.",
    "I would go there in the morning, with a lamp.",
    "The lamp is in the shed behind the house.",
    "So we agree, and the rest is for the council.",
]


def _read(text: str) -> tuple[Transcript, set[str]]:
    result = apply_profile(read_transcript(text.encode(), "talk.txt").value, load_profile("generic"))
    return result.value, {finding.code for finding in result.findings}


def _turns(transcript: Transcript) -> list[tuple[str, str]]:
    return [
        (turn.label or "", " ".join(plain_text(one.pieces) for one in turn.content if isinstance(one, Paragraph)))
        for turn in transcript.turns
    ]


@pytest.mark.parametrize(
    "shape",
    [
        "[Speaker {n}] [00:0{k}] {words}",
        "Voz {n} 00:0{k} {words}",
        "== Speaker {n} ==\n{words}",
        "%% Speaker {n} %% {words}",
        "Speaker {n} ~ {words}",
    ],
)
def test_signs_that_nobody_listed_set_labels_apart_where_they_recur(shape: str) -> None:
    text = "\n\n".join(shape.format(n=k % 2 + 1, k=k, words=words) for k, words in enumerate(_SAID))
    read = _turns(_read(text)[0])
    assert [words for _, words in read] == _SAID
    assert [label.strip("[]").split()[-1] for label, _ in read] == ["1", "2"] * 3


def test_turns_that_run_on_inside_a_paragraph_are_divided() -> None:
    said = [
        "Q: Was the river high? THE CHAIR: It was. We saw it in the spring, and again later. Q: And nobody told the",
        "towns? THE CHAIR: We told them on Monday. MS. BERG: On Tuesday, if I may. Q: Thank you.",
    ]
    text = f"A talk at the mill\n\n{' '.join(said)}"
    assert [label for label, _ in _turns(_read(text)[0])] == ["Q", "THE CHAIR", "Q", "THE CHAIR", "MS. BERG", "Q"]


@pytest.mark.parametrize(
    ("people", "shape"),
    [
        (("MR P. BERG", "HON. DR N. LEE"), "{}: {} "),
        (("Dr. A. B. Berg", "Ms. Lee"), "{}: {} "),
        (("BERG", "LEE"), "{}:{}"),
        (("ANN BERG (Lund)", "THE CHAIR"), "{} - {} "),
        (("Berg", "Lee-Ray"), "{}: {}     "),
    ],
)
def test_turns_run_on_whatever_their_labels_hold(people: tuple[str, str], shape: str) -> None:
    turns = [(people[k % 2], _SAID[k % len(_SAID)]) for k in range(8)]
    rows = [shape.format(*turn) for turn in turns]
    text = f"A talk at the mill\n\n{''.join(rows[:4])}\n\n{''.join(rows[4:])}"
    assert _turns(_read(text)[0]) == turns


def test_a_page_begins_once_where_turns_run_on() -> None:
    text = " ".join(f"{who} {words}" for who, words in zip(["THE CHAIR:", "Q:"] * 3, _SAID, strict=True))
    page = text.index("the mill")
    block = Block((Line(1, text, breaks=((page, Break("page", "2")),)),), BlockKind.TEXT)
    lines = split_inline_turns([block])[0].lines
    assert [line.text.split(":")[0] for line in lines] == ["THE CHAIR", "Q"] * 3
    assert [line.text[place:] for line in lines for place, _ in line.breaks] == ["the mill."]


def test_names_before_dashes_in_speech_begin_no_turns() -> None:
    said = "We know them well. NATO - The union of the north. EU - The union of the south. So it is. " * 4
    read = _turns(_read(f"Ann Lee: {said}\n\nBob Ray: {said}\n\nAnn Lee: {said}\n\nBob Ray: {said}")[0])
    assert [label for label, _ in read] == ["Ann Lee", "Bob Ray"] * 2


def test_what_is_quoted_inside_a_paragraph_stays_there() -> None:
    said = "She wrote it down. The first thing was this: the river. Then came another: the road. " * 3
    read = _turns(_read(f"Ann Lee: {said}\n\nBob Ray: {said}\n\nAnn Lee: {said}\n\nBob Ray: {said}")[0])
    assert [label for label, _ in read] == ["Ann Lee", "Bob Ray"] * 2


def test_labels_of_another_kind_that_are_left_are_said() -> None:
    rows = [f"{'Ann Lee' if k % 2 else 'Bob Ray'}: {words}" for k, words in enumerate(_SAID)]
    assert "XL138" not in _read("\n\n".join(rows))[1]
    more = [f"[Guest {k % 3}] {words} And more." for k, words in enumerate(_SAID)]
    assert "XL138" in _read("\n\n".join(row for pair in zip(rows, more, strict=True) for row in pair))[1]


def test_names_of_speakers_that_were_left_are_said() -> None:
    rows = [f"{'ANN LEE' if k % 2 else 'BOB RAY'}: {words}" for k, words in enumerate(_SAID)]
    assert "XL138" not in _read("\n\n".join(rows))[1]
    rows[3] = rows[3].replace(":", "", 1).replace(_SAID[3], f'"{_SAID[3]}"')
    assert "XL138" in _read("\n\n".join(rows))[1]


def test_the_labels_of_a_known_publisher_are_not_doubted() -> None:
    text = "".join(f"PRESIDENT {name}: {words * 20}\n\n" for name, words in zip(["LEE", "RAY"], _SAID, strict=False))
    document = read_transcript(text.encode(), "talk.txt").value
    assert "XL138" not in {one.code for one in apply_profile(document, load_profile("whitehouse")).findings}


def test_layouts_that_nothing_was_trained_on_are_read() -> None:
    rights = [score(made(seed, held_out))[0] for seed in range(2_000_000, 2_000_030)]
    assert sum(rights) / len(rights) >= 0.7


def test_the_documentation_prints_the_weights_of_readings() -> None:
    page = (Path(__file__).parents[2] / "docs" / "profiles.md").read_text(encoding="utf-8")
    for name, weight in READING_WEIGHTS.items():
        assert f"| {name} | {weight:+.2f} |" in page
