"""The word for an interpreter behind a name: an occupation, or how the words of whoever is named came."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker
from xlate.model.transcript import Turn

HOST = "HOST: Welcome to this house, all of you."
ON = "HOST: Thank you. We go on with this."


@pytest.mark.parametrize(
    ("language", "turns", "marks"),
    [
        # an office, and whoever asks; then wherever the note stands
        ("en", ["PM DUNG (Translator): I thank you.", "PM DUNG (Translator): We do."], ["(Translator)"] * 2),
        ("en", ["PM DUNG (Translator): I thank you.", "QUESTION: (Translator) Could you?"], ["(Translator)"] * 2),
        ("en", ["President Lee (interpreter): I thank you.", "Ana Ruiz (interpreter): Yes."], ["(interpreter)"] * 2),
        ("de", ["Präsident Lee (Dolmetscherin): Ich danke.", "Ana Ruiz: Ja."], ["(Dolmetscherin)", None]),
        ("en", ["The President (interpreter): I thank you.", "Mr. Ray: Yes."], ["(interpreter)", None]),
        ("ru", ["Министр Ли (переводчик): Спасибо вам.", "Анна Руис: Да."], ["(переводчик)", None]),
        ("en", ["QUESTION (Interpreter): When is it?", "QUESTION (Interpreter): Why?"], ["(Interpreter)"] * 2),
        # who spoke before without it
        ("en", ["Ana Ruiz: Hello to you.", "Ana Ruiz (Interpreter): I come from Peru."], [None, "(Interpreter)"]),
        ("en", ["PM DUNG / Interpreter: I thank you.", "PM DUNG / Interpreter: We do."], ["Interpreter"] * 2),
        # perhaps what the person is
        ("en", ["Ana Ruiz (Interpreter): I do swear.", "Ana Ruiz (Interpreter): She says yes."], [None, None]),
        ("en", ["Ana Ruiz (Interpreter): I do swear.", "Ana Ruiz: She says yes."], [None, None]),
        ("en", ["Ana Ruiz / Interpreter: I do swear.", "Ana Ruiz / Interpreter: She says yes."], [None, None]),
        ("en", ["QUESTION: (Interpreter)", "QUESTION: When is it?"], [None, None]),
    ],
)
def test_the_word_for_an_interpreter_behind_a_name(language: str, turns: list[str], marks: list[str | None]) -> None:
    transcript, _ = understand("\n\n".join([HOST, turns[0], ON, turns[1], ON]) + "\n", language=language)
    made = (transcript.turns[1], transcript.turns[3])
    assert [turn.relation for turn in made] == [Relation.INTERPRETATION if mark else None for mark in marks]
    assert [_mark(turn) for turn in made] == marks
    assert all("nterpret" not in turn.name and "/" not in turn.name for turn in made if turn.relation is not None)


def _mark(turn: Turn) -> str | None:
    """The marker in the label of a turn, or before its words."""
    first = [piece for one in paragraphs(turn)[:1] for piece in one.pieces[:1] if isinstance(piece, Marker)]
    return next((mark.text for mark in (turn.marker, *first) if mark is not None), None)


def test_a_word_for_an_interpreter_of_which_nothing_tells_whose_it_is_is_told() -> None:
    text = f"{HOST}\n\nAna Ruiz (Interpreter): I do swear.\n\n{ON}\n\nAna Ruiz (Interpreter): Yes.\n\n{ON}\n"
    findings = understand(text, language="en")[1]
    told = [one.message for one in findings if one.code == "XL209"]
    assert told == [
        '"Ana Ruiz (Interpreter)" (2 turns): whether that is what the person is, or the words are interpreted, '
        "nothing tells; no marker is read"
    ]


@pytest.mark.parametrize(
    ("language", "said", "mark", "relation"),
    [
        ("en", "through an interpreter: I thank you.", "through an interpreter:", Relation.INTERPRETATION),
        (
            "en",
            "– speaking through an interpreter – I thank you.",
            "– speaking through an interpreter –",
            "interpretation",
        ),
        ("en", "- in French - I thank you.", "- in French -", Relation.SPOKEN),
        ("de", "über Dolmetscher: Ich danke.", "über Dolmetscher:", Relation.INTERPRETATION),
        ("ru", "через переводчика: Спасибо.", "через переводчика:", Relation.INTERPRETATION),
        ("en", "Translation: we said no.", None, None),
        ("en", "In English: we say no.", None, None),
        ("en", "– as I said in French – we go.", None, None),
        ("en", "I said it through the interpreter: no.", None, None),
    ],
)
def test_a_mark_without_brackets_before_the_words(
    language: str, said: str, mark: str | None, relation: str | None
) -> None:
    text = f"{HOST}\n\nANA RUIZ: {said}\n\n{ON}\n\nANA RUIZ: Yes.\n\n{ON}\n"
    turn = understand(text, language=language)[0].turns[1]
    assert (_mark(turn), turn.relation) == (mark, relation)
    assert "".join(one if isinstance(one, str) else one.text for one in paragraphs(turn)[0].pieces) == said


def test_a_clock_behind_a_marked_label_and_before_its_colon_is_a_time() -> None:
    host, guest = "HOST 00:00:0{}: We go on with this.", "ANA RUIZ (through interpreter) 00:00:0{}: Yes, I do."
    made = understand("\n\n".join(one.format(at) for at, one in enumerate([host, guest] * 3, 1)), language="en")[
        0
    ].turns
    assert [(turn.label, turn.start) for turn in made] == [(("HOST", "ANA RUIZ")[at % 2], at + 1) for at in range(6)]
    assert [turn.relation for turn in made] == [None, Relation.INTERPRETATION] * 3


@pytest.mark.parametrize(("later", "told"), [("", True), (" (through interpreter)", False)])
def test_marks_at_first_turns_alone_are_told(later: str, told: bool) -> None:
    mark = " (through interpreter)"
    turns = [f"ANA RUIZ{mark}: I thank you.", f"BO RAY{mark}: So do I.", f"ANA RUIZ{later}: Yes.", "BO RAY: No."]
    transcript, findings = understand("\n\n".join(f"{HOST}\n\n{one}" for one in turns), language="en")
    assert any(one.code == "XL147" for one in findings) is told
    assert [turn.relation is not None for turn in transcript.turns[1::2]] == [True, True, not told, False]
