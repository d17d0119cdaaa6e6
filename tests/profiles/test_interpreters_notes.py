"""Turns of interpreters that hold a note in place of words."""

from __future__ import annotations

import json

import pytest

from tests.profiles.understanding import understand
from xlate.model.lineage import Mode, Relation
from xlate.model.transcript import Paragraph
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


SPANISH = "Creemos que los ríos son de todos nosotros y de nuestros hijos."


@pytest.mark.parametrize(
    ("before", "label", "words", "language", "spoken", "certainty"),
    [
        (SPANISH, "Interpreter", "We believe that the rivers belong to all of us.", "en", "es", "medium"),
        (SPANISH, "Interpreter for Ms. Roe", "We believe that the rivers belong to all of us.", "en", "es", "medium"),
        (SPANISH, "Bo Roe's interpreter", "We believe that the rivers belong to all of us.", "en", "es", "medium"),
        (SPANISH, "Dolmetscherin", "Wir glauben, dass die Flüsse uns allen gehören.", "de", "es", "medium"),
        ("Мы верим, что реки принадлежат всем.", "THE INTERPRETER", "We believe it.", "en", "ru", "medium"),
        ("Please go on, and tell us what it is.", "THE INTERPRETER", "He was at home that day.", "en", "und", "low"),
        (
            "Please go on, and tell us what it is.",
            "THE INTERPRETER",
            "Microphone for counsel, please.",
            "en",
            None,
            None,
        ),
        (SPANISH, "THE INTERPRETER", "The interpreter did not hear the last word.", "en", None, None),
        ("Please go on, and tell us what it is.", "Interpreter", SPANISH, "en", None, None),
    ],
)
def test_an_interpreter_says_what_somebody_else_said_but_for_his_own_remarks(
    before: str, label: str, words: str, language: str, spoken: str | None, certainty: str | None
) -> None:
    text = f"Talk\n\nAnn Lee: Yes.\n\nBo Roe: {before}\n\n{label}: {words}\n\nAnn Lee: Yes.\n\nBo Roe: So."
    transcript, findings = understand(text, language=language)
    turn = transcript.turns[2]
    assert (turn.label, turn.relation, turn.lineage.spoken) == (label, None, spoken)
    assert (turn.certainty and str(turn.certainty)) == certainty
    assert [hop.mode for hop in turn.lineage.hops] == ([Mode.INTERPRETING] if spoken else [])
    assert [one.line for one in findings if one.code == "XL140"] == ([7] if spoken else [])


def test_where_a_profile_takes_words_for_original_an_interpreters_are_not() -> None:
    text = "S/PV.9\n\nThe President: I open it.\n\nThe Interpreter: He thanks you all.\n\nThe President: So be it."
    transcript, _ = understand(text, profile="un-pv")
    assert [(turn.lineage.spoken, len(turn.lineage.hops)) for turn in transcript.turns] == [
        ("en", 0),
        ("und", 1),
        ("en", 0),
    ]


def test_an_interpreter_in_the_language_of_the_text_says_nothing_first() -> None:
    rows = [
        ("Aisha Bello", "en", "Welcome, everybody, to this panel on schools."),
        ("Moussa Diallo", "fr", "Notre école a fermé en mars, et personne ne sait pourquoi."),
        ("Interpreter", "en", "Our school closed in March, and nobody knows why."),
    ]
    segments = [
        {"speaker": who, "language": tag, "text": said, "start": at} for at, (who, tag, said) in enumerate(rows)
    ]
    document = read_transcript(json.dumps({"language": "en", "segments": segments}).encode(), "a.json").value
    turns = apply_profile(document, choose_profile(document)).value.turns
    words = [turn.content[0] for turn in turns if isinstance(turn.content[0], Paragraph)]
    assert [one.lineage.spoken for one in words] == ["en", "fr", "fr"]
    assert [len(one.lineage.hops) for one in words] == [0, 0, 1]
