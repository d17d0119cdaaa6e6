"""Opening statements without a label: given to the one person whom the head of the text names, or reported."""

from __future__ import annotations

import pytest

import xlate
from tests.profiles.understanding import paragraphs, understand
from xlate.model.transcript import Narrative, Turn

SAID = "Good morning, everybody. I would like to tell you about the rivers.\n\nWe looked at all of them with care.\n\n"
ASKED = "Question: Why is it so?\n\nMs. Lee: Because it rained.\n\nQuestion: And then?\n\nMs. Lee: Then we go on.\n"


@pytest.mark.parametrize(
    "title",
    [
        "Remarks by Ann Lee at a briefing on rivers",
        "Introductory statement by Ann Lee, President of the Bank",
        "Statement by the Minister for Water, Ms. Ann Lee, on rivers",
        "Press Briefing by Press Secretary Ann Lee, 3/4/2011",
        "Rede von Ann Lee bei der Konferenz",
        "Discours de Mme Ann Lee",
        "Palabras de la ministra Ann Lee",
        "Discorso di Ann Lee alla conferenza",
        "A meeting on rivers\n\nSpeaker: Ann Lee",
    ],
)
def test_who_speaks_is_whom_the_head_names(title: str) -> None:
    transcript, findings = understand(f"{title}\n\nGeneva, 3 May 2019\n\n{SAID}{ASKED}")
    first = transcript.turns[0]
    assert (first.label, len(paragraphs(first))) == (None, 2)
    persons = {person.key: person.name for person in transcript.persons}
    assert persons == {first.person: "Ann Lee"}  # Ms. Lee too
    assert [finding.code for finding in findings if finding.code in {"XL129", "XL130"}] == ["XL129"]


def test_a_speech_without_any_label_is_spoken() -> None:
    text = (
        "Speech by Ann Lee, President of the Bank, at the forum\n\nLadies and gentlemen,\n\nI am glad to be here.\n\n"
        "Rain fell.\n"
    )
    transcript, _ = understand(text)
    assert [len(paragraphs(turn)) for turn in transcript.turns] == [3]
    written = xlate.to_tei(xlate.Input(text.encode(), "speech.txt")).value.data
    assert b'who="#ann-lee"' in written
    assert b"<note" not in written.split(b"<body>")[1]  # no label that nobody printed


@pytest.mark.parametrize(
    "title", ["Remarks by Ann Lee and Bob Ray on rivers", "A press conference", "Ann Lee spoke about rivers"]
)
def test_where_nobody_or_more_than_one_is_named_a_finding_says_so(title: str) -> None:
    transcript, findings = understand(f"{title}\n\nGeneva, 3 May 2019\n\n{SAID}{ASKED}")
    assert [turn.label for turn in transcript.turns] == ["Question", "Ms. Lee", "Question", "Ms. Lee"]
    assert [finding.line for finding in findings if finding.code == "XL130"] == [5]


def test_a_long_speech_before_the_first_label_is_a_turn_of_nobody() -> None:
    said = "I thank you all for this invitation, and I want to speak of the rivers of our country. " * 4
    transcript, findings = understand(
        f"At the council\n\nGood afternoon to you all. {said}\n\n{said}\n\n{said}\n\n{ASKED}"
    )
    assert [turn.label for turn in transcript.turns] == [None, "Question", "Ms. Lee", "Question", "Ms. Lee"]
    assert len(paragraphs(transcript.turns[0])) == 3
    assert "XL130" in [finding.code for finding in findings]
    host = f"Good afternoon to you all. {said} Ann Lee, the floor is yours."
    hosted = f"At the council\n\n{host}\n\n{said}\n\n{said}\n\n{ASKED}"
    assert len(understand(hosted)[0].turns) == 4


def test_what_editors_write_before_the_first_label_is_no_speech() -> None:
    text = (
        "Remarks by Ann Lee on rivers\n\nAnn Lee met our friends at the river.\n\nShe said: “I see, and you see.”\n\n"
    )
    transcript, findings = understand(text + ASKED)
    assert isinstance(transcript.blocks[1], Narrative)
    assert isinstance(transcript.blocks[3], Turn)
    assert not [finding for finding in findings if finding.code in {"XL129", "XL130"}]
