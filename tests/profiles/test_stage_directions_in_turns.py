"""Notes in the words of turns, in many languages: their paragraphs, and what each says happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.profiles.test_closing_lines import TALKS, talk
from tests.profiles.understanding import understand
from xlate.model.pieces import StageDirection, plain_text
from xlate.model.transcript import Paragraph, Turn

ROWS = [
    (*line.split("\t"), "")[:4]
    for line in Path(__file__).with_name("stage_directions.tsv").read_text("utf-8").splitlines()
]
"""language, what somebody says, its paragraphs without notes, the notes"""


def _plain(text: str) -> str:
    return "".join(text.split())


def _notes(turn: Turn) -> Iterator[str]:
    for item in turn.content:
        if isinstance(item, StageDirection):
            yield item.text
        elif isinstance(item, Paragraph):
            yield from (piece.text for piece in item.pieces if isinstance(piece, StageDirection))


def _said(paragraph: Paragraph) -> str:
    return plain_text(tuple(piece for piece in paragraph.pieces if not isinstance(piece, StageDirection)))


def test_notes_are_set_apart_and_words_stay() -> None:
    wrong = []
    for language, words, said, notes in ROWS:
        speaker, other, *_, last = TALKS[language]
        end = "\u3000" if language == "ja" else ": "
        text = f"{talk(language, turns=4)}\n\n{speaker}{end}{words.replace('⏎', chr(10))}\n\n{other}{end}{last}\n"
        transcript, _ = understand(f"{text}\n{talk(language, turns=2)}\n")
        turn = transcript.turns[4] if len(transcript.turns) == 8 else transcript.turns[-1]
        found = [_plain(_said(item)) for item in turn.content if isinstance(item, Paragraph)]
        if (found, [_plain(note).rstrip(".") for note in _notes(turn)]) != (
            [_plain(one) for one in said.split("⏎")],
            [_plain(one).rstrip(".") for one in notes.split("⏎") if one],
        ):
            wrong.append((language, words, found, list(_notes(turn))))
    assert len(ROWS) > 80
    assert not wrong
