"""Headings right above a label, with no blank line between: nobody's words, and no part of the label."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import GENERIC, paragraphs, understand
from xlate.model.transcript import Heading, Turn
from xlate.profiles import apply_profile
from xlate.readers import read_transcript

NAMES = ("Ana Gil", "Luis Paz", "Ana Gil", "Juan Mora", "Ana Gil", "Eva Sanz", "Ana Gil")
SAID = (
    "Se abre la sesión. Empezamos con el acta.",
    "Propongo que se apruebe el acta de ayer.",
    "Gracias. No hay objeciones, y se aprueba.",
    "El puente es demasiado estrecho para dos autobuses.",
    "Es verdad. ¿Qué dice la ingeniera?",
    "Se ensanchará en mayo.",
    "Gracias a todos. Se levanta la sesión.",
)
HEADS = {3: "El puente nuevo", 5: "2. Informe de la ingeniera"}


def record(end: str, between: str) -> str:
    rows = [
        f"{HEADS[at]}\n{name}{end}{words}" if at in HEADS else f"{name}{end}{words}"
        for at, (name, words) in enumerate(zip(NAMES, SAID, strict=True))
    ]
    return f"Consejo municipal\n\n{between.join(rows)}\n"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("end", [": ", ". – "])
def test_a_heading_right_above_a_label(end: str, between: str) -> None:
    text = record(end, between) if end == ": " else record(end, between).replace("Ana Gil", "LA ALCALDESA")
    transcript, _ = understand(text, language="es")
    told = [
        one.text if isinstance(one, Heading) else one.name
        for one in transcript.blocks
        if isinstance(one, (Heading, Turn))
    ]
    assert [one for one in told if one in HEADS.values()] == list(HEADS.values())
    assert told[told.index(HEADS[3]) + 1] == "Juan Mora"
    assert told[told.index(HEADS[5]) + 1] == "Eva Sanz"
    assert len(transcript.turns) == len(SAID)


def test_a_heading_before_a_break_of_the_line_on_a_page() -> None:
    rows = "".join(
        f"<p>{HEADS[at]}<br>{name}: {words}</p>" if at in HEADS else f"<p>{name}: {words}</p>"
        for at, (name, words) in enumerate(zip(NAMES, SAID, strict=True))
    )
    document = read_transcript(f"<html><body><h1>Consejo</h1>{rows}</body></html>".encode(), "talk.html").value
    transcript = apply_profile(document, GENERIC).value
    assert [turn.name for turn in transcript.turns] == list(NAMES)
    assert [one.text for one in transcript.blocks if isinstance(one, Heading)][-2:] == list(HEADS.values())


def test_a_line_of_a_wrapped_sentence_is_no_heading() -> None:
    long = (
        "I was told by the man at the bridge, and I have no reason to doubt the word of the\nBridge Warden: it is open."
    )
    text = f"Ann Lee: Good morning.\n\nBob Ray: {long}\n\nAnn Lee: Thank you.\n\nBob Ray: You are welcome.\n"
    assert [turn.name for turn in understand(text, language="en")[0].turns] == ["Ann Lee", "Bob Ray"] * 2


@pytest.mark.parametrize(
    "entries", ["Ann Lee: chair of the council\nBob Ray: mayor", "Media Office: press@example.org"]
)
def test_entries_under_the_heading_of_a_list_are_no_turns(entries: str) -> None:
    talk = "Ann Lee: The river is low.\n\nBob Ray: So it is.\n\nAnn Lee: Thank you.\n"
    transcript, _ = understand(f"The river\n\nParticipants\n{entries}\n\n{talk}", language="en")
    assert [turn.name for turn in transcript.turns] == ["Ann Lee", "Bob Ray", "Ann Lee"]


def test_speeches_without_a_full_stop_are_no_headings() -> None:
    rows = [
        "Ann Lee: Hello there, all of you who came.",
        "The river is low",
        "Bob Ray: It is low.",
        "The bridge is new",
        "Ann Lee: Yes",
    ]
    transcript, _ = understand("\n".join([*rows, "Bob Ray: Good", "Ann Lee: Bye", "Bob Ray: Bye"]), language="en")
    assert [turn.name for turn in transcript.turns][:3] == ["Ann Lee", "Bob Ray", "Ann Lee"]
    said = [" ".join(str(one.pieces[0]) for one in paragraphs(turn)) for turn in transcript.turns]
    assert said[:2] == ["Hello there, all of you who came. The river is low", "It is low. The bridge is new"]
