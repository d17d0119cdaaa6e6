"""What closes a record, in many languages: who wrote and signed it, when it ended; and speech that resembles it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text

HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in HERE.joinpath(name).read_text("utf-8").splitlines()]


TALKS = {language: rest for language, *rest in _rows("talks.tsv")}
"""who presides, who speaks, and two sentences of each in turn"""
LINES = [(language, kind, text.replace("⏎", "\n")) for language, kind, text in _rows("closing_lines.tsv")]


def talk(language: str, gap: str = "\n\n", turns: int = 9) -> str:
    """Turns in a language, the last of them by who presides."""
    *speakers, first, second, third, fourth = TALKS[language]
    end = "\u3000" if language == "ja" else ": "
    said = (first, second, third, fourth)
    words = [said[(turn + 2 * (turn == turns - 1)) % 4] for turn in range(turns)]
    return gap.join(f"{speakers[turn % 2]}{end}{text}" for turn, text in enumerate(words))


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_closing_lines_are_nobodys_words_and_those_of_speech_stay(gap: str) -> None:
    wrong = []
    for language, kind, text in LINES:
        last = TALKS[language][4]
        transcript, _ = understand("".join((talk(language, gap), gap, text.replace("\n\n", gap), "\n")))
        words = [plain_text(one.pieces) for one in paragraphs(transcript.turns[-1])]
        if len(transcript.turns) != 9 or words != ([last] if kind == "end" else [last, text]):
            wrong.append((language, text, words))
    assert len(LINES) > 140
    assert not wrong


def test_what_the_chair_may_say_too_is_told_by_those_who_sign_under_it() -> None:
    said = f"{talk('el')}\n\nΛύεται η συνεδρίαση."
    transcript, findings = understand(f"{said}\n")
    assert len(paragraphs(transcript.turns[-1])) == 2
    assert "XL220" in {one.code for one in findings}
    transcript, findings = understand(f"{said}\n\nΟ ΠΡΟΕΔΡΟΣ          Ο ΓΡΑΜΜΑΤΕΑΣ\n")
    assert len(paragraphs(transcript.turns[-1])) == 1
    assert "XL135" in {one.code for one in findings}


def test_who_signs_on_lines_alone_begins_no_turn_where_labels_have_a_colon() -> None:
    transcript, _ = understand(f"{talk('en')}\n\nTHE CHAIR\n\nAnn Orr\n\nOFFICE OF THE CLERK\n")
    assert [turn.label for turn in transcript.turns] == ["The Chair", "Ann Lee"] * 4 + ["The Chair"]
