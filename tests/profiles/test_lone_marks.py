"""Markers on lines of their own above labels, in brackets of any kind, and lines that speak of all the text."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.profiles.understanding import paragraphs, understand
from xlate.files import Input
from xlate.model.lineage import Basis, Relation
from xlate.model.pieces import Gap, plain_text
from xlate.model.transcript import Transcript
from xlate.tei.names import T
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

DIVIDED = """Committee on Rivers

[Translation]

Mr. Luc Morin: The water is high, and it rises.

Senator Roy: I have seen it myself.

[English]

The Chair: Thank you for that.

Senator Lee: How high is it?

[Translation]

Senator Roy: As high as in spring.

[English]

That is to say, four metres.

The Chair: Thank you."""


def said(transcript: Transcript) -> list[tuple[str, str, str | None, Basis | None]]:
    return [(one.name, str(one.relation), one.lineage.spoken, one.basis) for one in transcript.turns]


def test_marks_above_labels_hold_until_the_next_where_they_divide_the_text() -> None:
    transcript, findings = understand(DIVIDED, language="en")
    printed, inherited = Basis.PRINTED, Basis.INHERITED
    assert said(transcript) == [
        ("Luc Morin", "translation", "und", printed),
        ("Roy", "None", "und", inherited),
        ("The Chair", "spoken", "en", printed),
        ("Lee", "None", "en", inherited),
        ("Roy", "translation", "und", printed),
        ("The Chair", "None", "en", inherited),
    ]
    assert [str(item.relation) for item in transcript.turns[4].content] == ["translation", "spoken"]  # type: ignore[union-attr]
    assert not findings


def test_a_translation_above_a_label_is_of_that_turn_alone_where_nothing_says_where_it_ends() -> None:
    transcript, _ = understand(DIVIDED.replace("[English]\n\n", ""), language="en")
    assert [one.relation is not None for one in transcript.turns] == [True, False, False, False, True, False]


def test_another_language_above_a_label_was_spoken_before_it_and_not_written_down() -> None:
    transcript, _ = understand("Talk\n\nAnn Lee: Yes.\n\n(In Spanish)\n\nBob Ray: No.\n\nAnn Lee: Oh.", language="en")
    assert [isinstance(one.content[-1], Gap) for one in transcript.turns] == [True, False, False]
    assert {one.relation for one in transcript.turns} == {None}


@pytest.mark.parametrize(
    "note", ["〈in French〉", "《in French》", "{in French}", "<in French>", "‹in French›", "«in French»"]
)
def test_brackets_that_seldom_hold_markers_are_read_at_the_start_of_a_turn(note: str) -> None:
    text = f"Talk\n\nAnn Lee: {note} Words.\n\nBob Ray: She said {note} and went.\n\nAnn Lee: Good."
    transcript, _ = understand(text, language="en")
    assert [str(one.relation) for one in transcript.turns] == ["spoken", "None", "None"]


@pytest.mark.parametrize("sign", ["〈War and Peace〉", "{sic}", "«Voilà»", "<b>"])
def test_other_words_in_them_stay_words(sign: str) -> None:
    transcript, _ = understand(f"Talk\n\nAnn Lee: {sign} he says.\n\nBob Ray: Yes.\n\nAnn Lee: No.", language="en")
    assert transcript.turns[0].content[0].pieces == (f"{sign} he says.",)  # type: ignore[union-attr]


def test_a_dash_before_a_marker_is_no_part_of_the_name() -> None:
    transcript, _ = understand(
        "Talk\n\nAnn Lee — (through interpreter): Yes.\n\nBob Ray: No.\n\nAnn Lee — (through interpreter): So.",
        language="en",
    )
    assert said(transcript)[0][:2] == ("Ann Lee", "interpretation")


@pytest.mark.parametrize(("other", "name"), [("Bob Ray", "Ann Lee"), ("Ann Ray", "Ann")])
def test_a_first_name_alone_is_whoever_alone_is_called_so(other: str, name: str) -> None:
    transcript, _ = understand(f"Talk\n\nAnn Lee: Yes.\n\n{other}: No.\n\nAnn: Good.\n\n{other}: Well.\n\nAnn: So.")
    assert [one.name for one in transcript.turns] == ["Ann Lee", other, name, other, name]


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("English translation", True),
        ("(Translated from the Armenian by Ann Lee)", True),
        ("This is an unofficial translation; check against delivery.", True),
        ("Lost in translation", False),
        ("The interpreter's day", False),
        ("Remarks on translation and its costs", False),
    ],
)
def test_a_line_at_the_head_that_speaks_of_all_words_is_told_and_in_no_lineage(line: str, *, is_said: bool) -> None:
    transcript, findings = understand(f"Talk\n\n{line}\n\nAnn Lee: Yes.\n\nBob Ray: No.\n\nAnn Lee: So.", language="en")
    assert [one.code for one in findings if one.code == "XL139"] == ["XL139"] * is_said
    assert {one.relation for one in transcript.turns} == {None}


@pytest.mark.parametrize(("note", "hops"), [("", 1), (" (through interpreter)", 0)])
def test_where_labels_have_marks_a_note_on_all_words_is_in_no_lineage(note: str, hops: int) -> None:
    text = f"Talk\n\nAnn Lee: Yes.\n\nBob Ray{note}: No.\n\nAnn Lee: So.\n\n(Translated from Spanish)\n"
    transcript, findings = understand(text, language="en")
    assert [len(transcript.turns[at].lineage.hops) for at in (0, 2)] == [hops, hops]
    assert [one.line for one in findings if one.code == "XL139"] == [9]


NOTED = ("sworn", "EXAMINATION", "excused")
COURT = """State v. Ortega, June 4, 2012

{note}

DIRECT EXAMINATION BY MR. HALE:

Q. Good morning, sir. Where were you on the day of the flood?

A. I was at home with my family.

THE COURT: Mr. Hale, please slow down.

CROSS-EXAMINATION BY MR. HALE:

Q. And who else was there?

A. My brother, and two neighbours.

THE COURT: Thank you. You may leave.

{another}

Q. Do you live in the same street?

A. Yes, at the corner.
"""


@pytest.mark.parametrize(
    ("profile", "note", "another"),
    [
        (
            "generic",
            "(The witness testified through the interpreter.)\n\nLUIS ORTEGA, called as a witness, was duly sworn.",
            "(The witness was excused.)",
        ),
        ("icty", "WITNESS: LUIS ORTEGA [Resumed]\n[Witness answered through interpreter]", "WITNESS: ANA KOVAC"),
        (
            "generic",
            "[The deponent, having been sworn, testifies with the aid of an interpreter]",
            "ANA KOVAC, having been first duly sworn, testified as follows:",
        ),
    ],
)
def test_what_a_note_says_of_a_witness_holds_for_the_answers_until_another_is_called(
    profile: str, note: str, another: str
) -> None:
    read, _ = understand(COURT.format(note=note, another=another), profile)
    assert [(turn.label, turn.relation, turn.basis) for turn in read.turns if turn.label == "A"] == [
        ("A", Relation.INTERPRETATION, Basis.INHERITED),
        ("A", Relation.INTERPRETATION, Basis.INHERITED),
        ("A", None, None),
    ]
    assert {turn.relation for turn in read.turns if turn.label != "A"} == {None}
    assert not any(word in plain_text(one.pieces) for turn in read.turns for one in paragraphs(turn) for word in NOTED)


def test_a_mark_that_divides_a_text_is_no_relation_of_turns_on_which_it_is_not_printed() -> None:
    """Else the file is not valid: of a relation, a marker must stand on the words or on those of the same person."""
    data = to_tei(Input(DIVIDED.encode(), "talk.txt"), language="en").value.data
    assert validate(Input(data, "talk.xml")).findings == ()
    assert data.count(b"#lin.translated #bas.inherited") == 2


HANSARD = """<Hansard xml:lang="en"><Title>Debates of the House</Title>
<Floor>[<I>Translation</I>]</Floor><Para>The members having returned to the House:</Para>
<Speech><Speaker>Mr. Luc Morin</Speaker><Para>The water is high, and it rises.</Para></Speech>
<Floor>[<I>English</I>]</Floor><Heading>Rivers</Heading>
<Speech><Speaker>Senator Roy</Speaker><Para>I have seen it myself, and so have you.</Para></Speech>
<Speech><Speaker>Mr. Luc Morin</Speaker><Para>Then we agree on what is to be done.</Para></Speech>
<Floor>[<I>Translation</I>]</Floor><Heading>Bridges</Heading>
<Speech><Speaker>Senator Roy</Speaker><Para>There are four of them in the town.</Para></Speech></Hansard>"""


def test_a_mark_above_a_heading_speaks_of_the_turn_under_it() -> None:
    data = to_tei(Input(HANSARD.encode(), "talk.xml"), language="en").value.data
    assert validate(Input(data, "talk.xml")).findings == ()
    turns = list(etree.fromstring(data).iter(T + "u"))
    marks = [[note.text for note in turn.iter(T + "note") if note.get("type") == "marker"] for turn in turns]
    assert marks[1:] == [["[English]"], [], ["[Translation]"]]
    assert [turn.get("ana") for turn in turns[1:]] == [
        "#rel.spoken #lin.original #bas.printed",
        "#lin.original #bas.inherited",
        "#rel.translation #lin.translated #bas.printed",
    ]
    assert turns[0].get("ana") in {"#lin.translated #bas.inherited", "#rel.translation #lin.translated #bas.printed"}


def test_notes_at_the_foot_speak_of_the_turns_that_have_their_sign() -> None:
    text = (
        "The house met at eleven.\n\n*SHRI RAM LEE (BASTI): The banks broke in three places.\n\n"
        "SMT. MAYA RAY (PURI): **The boats have been forgotten.\n\nHON. SPEAKER: Please conclude.\n\n"
        "SMT. MAYA RAY (PURI): One minute.\n\n* English translation of the speech originally delivered in Hindi.\n"
        "** English translation of the speech originally delivered in Tamil.\n*** Not recorded.\n"
    )
    data = to_tei(Input(text.encode(), "talk.txt"), language="en").value.data
    assert validate(Input(data, "talk.xml")).findings == ()
    turns = list(etree.fromstring(data).iter(T + "u"))
    assert [(turn.get("source") or "").rpartition(".")[2] for turn in turns] == ["hi", "ta", "", ""]
    assert b"Not recorded." in data
    assert not [turn for turn in turns if "Not recorded" in "".join(turn.itertext())]
