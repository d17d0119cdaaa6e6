"""Markers that no profile has: read by the lexicon, where they stand in a label or before words."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import GENERIC, paragraphs, understand
from xlate.model.lineage import Relation
from xlate.profiles import apply_profile
from xlate.profiles.inline_markers import Place, find_marker
from xlate.readers import read_transcript


@pytest.mark.parametrize(
    ("language", "note", "relation", "spoken"),
    [
        ("es", "(Interpretación del inglés al español)", Relation.INTERPRETATION, "en"),
        ("es", "(interpretación al español)", Relation.INTERPRETATION, None),
        ("fr", "(traduit de l'anglais)", Relation.TRANSLATION, "en"),
        ("de", "(auf Englisch; simultan übersetzt)", Relation.INTERPRETATION, "en"),
        ("ru", "(перевод с английского)", Relation.TRANSLATION, "en"),
        ("uk", "(англійською)", Relation.SPOKEN, "en"),
        ("ja", "（英語で）", Relation.SPOKEN, "en"),
        ("ar", "(بالإنجليزية)", Relation.SPOKEN, "en"),
        ("pl", "(po angielsku)", Relation.SPOKEN, "en"),
        ("en", "(SPEAKING IN SPANISH)", Relation.SPOKEN, "es"),
        ("en", "(in French; simultaneous interpretation)", Relation.INTERPRETATION, "fr"),
        ("en", "[INTERPRETED]", Relation.INTERPRETATION, None),
    ],
)
@pytest.mark.parametrize("turn", ["Ann Lee {}: Words.", "Ann Lee: {} Words."])
def test_a_marker_of_the_lexicon(language: str, note: str, relation: Relation, spoken: str | None, turn: str) -> None:
    text = f"Talk\n\nAnn Lee: Words.\n\nBob Ray: Words.\n\n{turn.format(note)}\n\nBob Ray: Words."
    transcript, findings = understand(text, language=language)
    found = transcript.turns[2]
    assert (found.label, found.relation, found.lineage.spoken or None) == (
        "Ann Lee",
        relation,
        spoken or ("und" if relation is not Relation.SPOKEN else None),
    )
    assert [one.relation for one in transcript.turns if one is not found] == [None] * 3
    assert not [one for one in findings if one.code == "XL209"]


@pytest.mark.parametrize(
    ("place", "is_one"), [(Place.LABEL, True), (Place.TURN, True), (Place.SENTENCE, False), (Place.INSIDE, False)]
)
def test_what_is_doubtful_is_read_only_where_its_place_makes_it_sure(place: Place, is_one: bool) -> None:
    assert (find_marker("(Subtitled)", GENERIC, "en", place) is not None) is is_one


@pytest.mark.parametrize(
    ("note", "is_one"),
    [
        ("(voice-over)", False),
        ("(VOICEOVER)", False),
        ("(voix off)", False),
        ("(voz en off)", False),
        ("(voice-over translation)", True),
        ("(through voice-over)", True),
        ("(voz superpuesta)", True),
        ("(закадровый перевод)", True),
    ],
)
def test_a_voice_over_is_the_presenters_own_unless_it_says_that_it_translates(note: str, is_one: bool) -> None:
    transcript, findings = understand(
        f"Talk\n\nANN LEE {note}: Words.\n\nBOB RAY: Yes.\n\nANN LEE: No.\n\nBOB RAY: Oh."
    )
    assert [turn.marker is not None for turn in transcript.turns] == [is_one, False, False, False]
    assert [one.code for one in findings if one.code == "XL209"] == ([] if is_one else ["XL209"])


def test_somebody_is_no_marker_of_their_profession() -> None:
    transcript, _ = understand("Talk\n\nAnn Lee (interpreter): Words.\n\nBob Ray: Yes.\n\nAnn Lee: No.")
    assert [turn.relation for turn in transcript.turns] == [None] * 3


def test_words_about_a_translation_inside_a_sentence_are_none() -> None:
    transcript, _ = understand(
        "Talk\n\nAnn Lee: The book (aus dem Englischen übersetzt) is good.\n\nBob Ray: Yes.", language="de"
    )
    assert paragraphs(transcript.turns[0])[0].pieces == ("The book (aus dem Englischen übersetzt) is good.",)


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        ("Ann Lee (retranslatd): Words.", '"(retranslatd)" is not understood; the nearest marker is "retranslated"'),
        ("Ann Lee (in Kmher): Words.", '"(in Kmher)" is not understood; the nearest marker is "in Khmer"'),
        ("Ann Lee: (in Kmher) Words.", '"(in Kmher)" is not understood; the nearest marker is "in Khmer"'),
        ("Ann Lee (from the garden): Words.", '"(from the garden)" is not understood'),
    ],
)
def test_a_bracket_that_nobody_understands_is_a_finding(turn: str, message: str) -> None:
    _, findings = understand(f"Talk\n\nAnn Lee: Words.\n\nBob Ray: Yes.\n\n{turn}", language="en")
    assert [(one.message, one.line) for one in findings if one.code == "XL209"] == [(message, 7)]


@pytest.mark.parametrize(
    ("label", "printed", "marker"),
    [
        ("Ann Lee, through interpreter", "Ann Lee", "through interpreter"),
        ("Ann Lee, Minister, speaking in Spanish", "Ann Lee, Minister", "speaking in Spanish"),
        ("ANN LEE, THROUGH INTERPRETER", "ANN LEE", "THROUGH INTERPRETER"),
        ("Ann Lee, Translation", "Ann Lee, Translation", None),
        ("Ann Lee, interpreter", "Ann Lee, interpreter", None),
        ("Ann Lee, Through an Interpreter", "Ann Lee", "Through an Interpreter"),
        ("Ann Lee – via video link with interpreter", "Ann Lee", "via video link with interpreter"),
        ("Ann Lee — consecutive interpretation from Spanish —", "Ann Lee", "consecutive interpretation from Spanish"),
        ("Ann Lee, interpreted from Dari", "Ann Lee", "interpreted from Dari"),
        ("Ann Lee (Kenya), speaking through an interpreter", "Ann Lee (Kenya)", "speaking through an interpreter"),
        ("Ann Lee, via interpreter Bo Roe", "Ann Lee", "via interpreter Bo Roe"),
        ("Ann Lee / through interpreter", "Ann Lee", "through interpreter"),
    ],
)
def test_a_marker_behind_a_name_needs_no_brackets(label: str, printed: str, marker: str | None) -> None:
    transcript, _ = understand(
        f"Talk\n\nBob Ray: Yes, I do.\n\n{label}: Words of mine.\n\nBob Ray: No.\n\n{label}: Good.", language="en"
    )
    turn = transcript.turns[1]
    assert (turn.label, turn.marker and turn.marker.text, turn.name) == (printed, marker, "Ann Lee")


def test_a_language_named_inside_a_sentence_is_told_and_not_claimed() -> None:
    transcript, findings = understand(
        "Talk\n\nAnna Lee: Powiedział (po angielsku) tak.\n\nBo Roe: Dobrze.", language="pl"
    )
    assert paragraphs(transcript.turns[0])[0].pieces == ("Powiedział (po angielsku) tak.",)
    assert [one.line for one in findings if one.code == "XL209" and "(po angielsku)" in one.message] == [3]


@pytest.mark.parametrize("turn", ["Ann Lee (CDU/CSU): Words.", "Ann Lee (France): Words.", "Ann Lee: (a) Words."])
def test_parties_countries_and_items_of_lists_are_none(turn: str) -> None:
    _, findings = understand(f"Talk\n\nAnn Lee: Words.\n\nBob Ray: Yes.\n\n{turn}", language="en")
    assert not [one for one in findings if one.code == "XL209"]


def test_all_markers_are_listed_with_their_number_meaning_and_rule() -> None:
    text = "Talk\n\nAnn Lee (retranslated): A.\n\nBob Ray (in French; simultaneous interpretation): B.\n\n" * 2
    document = read_transcript(text.encode(), "talk.txt").value
    findings = apply_profile(document, GENERIC).findings
    assert [(one.message, one.line) for one in findings if one.code == "XL213"] == [
        ('"(retranslated)" (2 times): retranslation; by the markers of the profile generic', 3),
        (
            '"(in French; simultaneous interpretation)" (2 times): interpretation from French (fr); '
            "by the lexicon, en: in <fr> simultaneous interpret",
            5,
        ),
    ]
