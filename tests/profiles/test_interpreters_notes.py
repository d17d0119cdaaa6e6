"""Turns of interpreters that hold a note in place of words."""

from __future__ import annotations

import pytest

from xlate.model.lineage import Relation
from xlate.profiles import apply_profile, choose_profile
from xlate.profiles.interpreters_notes import note_of_interpreter
from xlate.readers import read_transcript


@pytest.mark.parametrize(
    ("label", "words", "language", "is_one"),
    [
        ("INTÉRPRETE", "(Interpreta las palabras de la alcaldesa Roca).", "es", True),
        ("Interpreter", "(Translation of above)", "en", True),
        ("翻译", "（翻译以上内容）", "zh", True),
        ("Dolmetscherin", "[übersetzt die Frage]", "de", True),
        ("ПЕРЕВОДЧИК", "(Переводит вопрос.)", "ru", True),
        ("THE INTERPRETER", "(The interpreter coughs)", "en", False),
        ("THE INTERPRETER", "(Laughter.)", "en", False),
        ("ANN LEE", "(Translation of above)", "en", False),
        ("INTERPRETER", "(Translation of above) He says yes.", "en", False),
    ],
)
def test_a_note_in_place_of_an_interpreters_words(label: str, words: str, language: str, *, is_one: bool) -> None:
    assert (note_of_interpreter(label, words, language) is not None) == is_one


def test_its_turn_is_interpretation_without_words() -> None:
    text = (
        "ANN LEE: Good morning, and thank you for the invitation to the river.\n\n"
        "INTERPRETER: (Translation of above)\n\nBO TANN: We are glad that you came.\n\n"
        "INTERPRETER: (Interprets the greeting of Mr. Tann).\n\nANN LEE: Let us begin then.\n"
    )
    document = read_transcript(text.encode(), "talk.txt").value
    turns = apply_profile(document, choose_profile(document)).value.turns
    assert [
        (turn.marker.text if turn.marker else "", turn.relation) for turn in turns if turn.label == "INTERPRETER"
    ] == [
        ("(Translation of above)", Relation.INTERPRETATION),
        ("(Interprets the greeting of Mr. Tann).", Relation.INTERPRETATION),
    ]
