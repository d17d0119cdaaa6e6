"""How far a marker reaches, and what it says about a turn and its paragraphs."""

from __future__ import annotations

from tests.profiles.understanding import paragraphs, understand
from xlate.model.lineage import Certainty, Kind, Relation


def test_a_sticky_marker_holds_until_another_and_never_for_a_function() -> None:
    transcript, _ = understand(
        "Title\n\nAnn Lee (retranslated): One.\n\nBob Ray: Two.\n\nAnn Lee: Three.\n\nAnn Lee (in English): Four.\n\n"
        "Ann Lee: Five.\n\nQuestion (retranslated): Six?\n\nQuestion: Seven?",
        "kremlin-en",
    )
    assert [(turn.relation, turn.certainty) for turn in transcript.turns] == [
        (Relation.RETRANSLATION, Certainty.HIGH),
        (None, None),
        (Relation.RETRANSLATION, Certainty.LOW),
        (Relation.SPOKEN, Certainty.HIGH),
        (None, None),
        (Relation.RETRANSLATION, Certainty.HIGH),
        (None, None),
    ]
    assert transcript.turns[3].lineage.kind is Kind.ORIGINAL


def test_a_marker_in_a_paragraph_overrides_that_of_the_turn() -> None:
    transcript, _ = understand(
        "Title\n\nAnn Lee (interpretation): One.\n\n(No translation provided.)\n\nThree.\n\n"
        "(In English.) Four.\n\nFive.",
        language="en",
    )
    turn = transcript.turns[0]
    assert [paragraph.relation for paragraph in paragraphs(turn)] == [
        Relation.INTERPRETATION,
        Relation.UNTRANSLATED,
        Relation.INTERPRETATION,
        Relation.SPOKEN,
        Relation.SPOKEN,
    ]
    assert turn.relation is Relation.INTERPRETATION


def test_a_turn_that_begins_with_a_marker_is_marked_itself() -> None:
    transcript, _ = understand("Title\n\nAnn Lee: (Laughter.) (In French.) One.\n\nTwo.", language="en")
    assert transcript.turns[0].relation is Relation.SPOKEN
    sticky, _ = understand("T\n\nAnn Lee: (retranslated) One.\n\nBob Ray: x\n\nAnn Lee: Two.", "kremlin-en")
    assert [turn.relation for turn in sticky.turns] == [Relation.RETRANSLATION, None, Relation.RETRANSLATION]


def test_a_greeting_in_another_language_leaves_the_turn_as_its_label_says() -> None:
    transcript, _ = understand("T\n\nAnn Lee (retranslated): (In Russian.) Welcome!\n\nMore.", "kremlin-en")
    turn = transcript.turns[0]
    assert turn.relation is Relation.RETRANSLATION
    assert [item.relation for item in paragraphs(turn)] == [Relation.SPOKEN, Relation.RETRANSLATION]
    assert paragraphs(turn)[0].lineage.spoken == "ru"


def test_two_notes_in_a_row() -> None:
    transcript, _ = understand("T\n\nAnn Lee (Minister) (retranslated): x", "kremlin-en")
    turn = transcript.turns[0]
    assert turn.marker is not None
    assert (turn.label, turn.marker.text) == ("Ann Lee (Minister)", "(retranslated)")
