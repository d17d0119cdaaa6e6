"""Labels as publishers print them: ten turns in each shape, with blank lines between turns and without."""

from __future__ import annotations

import pytest

from tests.profiles.labels_of_publishers import SHAPES, WORDS
from xlate.model.pieces import plain_text
from xlate.model.transcript import Paragraph
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

ORDER = [0, 1, 0, 2, 1, 0, 1, 2, 0, 1]


@pytest.mark.parametrize(("shape", "language", "labels", "after"), SHAPES, ids=[shape for shape, *_ in SHAPES])
def test_turns_and_names(shape: str, language: str, labels: list[tuple[str, str | None]], after: str) -> None:
    words = WORDS[language]
    turns = [f"{labels[person][0]}{after}{said}" for person, said in zip(ORDER, words, strict=True)]
    for between in ["\n\n", *([] if "\n" in after else ["\n"])]:
        text = f"A talk about rivers\n\n3 May 2019\n\n{between.join(turns)}\n"
        document = read_transcript(text.encode(), "talk.md" if shape.endswith("md") else "talk.txt").value
        transcript = apply_profile(document, choose_profile(document)).value
        said = [
            " ".join(plain_text(item.pieces) for item in turn.content if isinstance(item, Paragraph))
            for turn in transcript.turns
        ]
        assert said == words, f"{between!r}: {[turn.label for turn in transcript.turns]}"
        names = {person.key: person.name for person in transcript.persons}
        found = [names.get(turn.person or "", "") for turn in transcript.turns]
        expected = [labels[person][1] for person in ORDER]
        assert all(name is None or name.casefold() == got.casefold() for name, got in zip(expected, found, strict=True))
