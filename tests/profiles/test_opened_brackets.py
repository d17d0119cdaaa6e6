"""Brackets that hold a mark and the words that it speaks of, and how far it reaches."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.profiles.understanding import paragraphs, understand
from xlate.files import Input
from xlate.model.pieces import Marker, StageDirection
from xlate.tei.names import T
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

SPANISH = "Creemos que los ríos son de todos nosotros y de nuestros hijos."
TALK = "Talk\n\nAnn Lee: Welcome to you all, and please begin.\n\nBo Roe: {words}\n\nAnn Lee: Thank you for that.\n"


def come(words: str) -> list[tuple[str, str | None, str | None]]:
    """The words of each part of the second turn, what is printed of them, and the language spoken."""
    transcript, _ = understand(TALK.format(words=words), language="en")
    return [
        (
            "".join(piece for piece in one.pieces if isinstance(piece, str)).strip(),
            one.relation and str(one.relation),
            one.lineage.spoken,
        )
        for one in paragraphs(transcript.turns[1])
    ]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            f"{SPANISH} [Translation: We believe that the rivers are ours.] I go on in English.",
            [
                (SPANISH, None, None),
                ("We believe that the rivers are ours.]", "translation", "und"),
                ("I go on in English.", None, None),
            ],
        ),
        (
            f"{SPANISH} (Interpreter: We believe it. (Laughter.) All of us.)",
            [(SPANISH, None, None), ("We believe it.  All of us.)", "interpretation", "und")],
        ),
        (
            f"{SPANISH} [Interpreter:] We believe it.",
            [(SPANISH, None, None), ("We believe it.", "interpretation", "und")],
        ),
        (
            f"{SPANISH} [In English: We believe that the rivers are ours.]",
            [(SPANISH, None, None), ("We believe that the rivers are ours.]", "translation", "es")],
        ),
        (
            f"{SPANISH} [Translation from Spanish: We believe that it is so.]",
            [(SPANISH, None, None), ("We believe that it is so.]", "translation", "es")],
        ),
    ],
)
def test_words_in_a_bracket_that_a_mark_opens_came_as_it_says(
    words: str, parts: list[tuple[str, str | None, str | None]]
) -> None:
    assert come(words) == parts


def test_a_turn_that_is_all_in_such_a_bracket_came_so() -> None:
    whole, _ = understand(TALK.format(words="[Translation: We believe that it is so.]"), language="en")
    begun, _ = understand(TALK.format(words="[Translation: We believe that it is so.]\n\nI go on."), language="en")
    assert [str(one.turns[1].relation) for one in (whole, begun)] == ["translation", "None"]


@pytest.mark.parametrize("before", ["", f"{SPANISH} "])
def test_a_bracket_over_several_paragraphs_holds_until_it_is_closed(before: str) -> None:
    words = f"{before}[Translation: We believe that it is so.\n\nWe (all) built it.\n\nWe thank you.]\n\nI go on."
    assert [relation for _, relation, _ in come(words)][-4:] == ["translation"] * 3 + [None]


@pytest.mark.parametrize(
    "note",
    [
        "(Interpreter: Ms. Jane Doe)",
        "(Translation: Jane Doe, CSR.)",
        "[Note: the witness nods to all of them.]",
        "[Question: Do you believe that it is so?]",
        "(In Spanish law: a contract is what the parties have said.)",
    ],
)
def test_other_brackets_with_a_colon_are_no_marks(note: str) -> None:
    transcript, _ = understand(TALK.format(words=f"I agree. {note} Let us go on."), language="en")
    items = transcript.turns[1].content
    assert {one.relation for one in paragraphs(transcript.turns[1])} == {None}
    assert any(isinstance(one, StageDirection) for one in items) or note in str(paragraphs(transcript.turns[1]))


def test_a_gloss_in_a_sentence_is_no_mark() -> None:
    transcript, _ = understand(
        TALK.format(words="He said agua [translation: the water of life] and left."), language="en"
    )
    pieces = [piece for one in paragraphs(transcript.turns[1]) for piece in one.pieces]
    assert not any(isinstance(piece, Marker) for piece in pieces)


@pytest.mark.parametrize(
    "words",
    [
        f"{SPANISH} [Translation: We believe that it is so.] I go on.",
        "[Translation: We believe that it is so.]\n\nI go on.",
        "(interpretation from Spanish) We believe it. [End of interpretation] I go on.",
        "(interpretation from Spanish) We believe it.\n\n[End of interpretation]\n\nI go on.",
    ],
)
def test_the_file_made_of_them_is_valid(words: str) -> None:
    data = to_tei(Input(TALK.format(words=words).encode(), "talk.txt"), language="en").value.data
    assert not [one for one in validate(Input(data, "talk.xml")).findings if one.code.startswith("XL3")]


def test_an_announced_bracket_in_the_same_paragraph_is_a_translation_and_what_follows_is_not() -> None:
    said = "Dankie, Voorsitter. Die brug is gesluit."
    notes = "(Translation of Afrikaans sentence follows.) [Thank you, Chair. The bridge is closed.]"
    words = f"{said} {notes} I now go on in English."
    text = f"The CHAIR: Thank you. Who is next?\n\nMs C Roe: {words}\n\nThe CHAIR: I agree.\n"
    data = to_tei(Input(text.encode(), "talk.txt"), language="en").value.data
    assert validate(Input(data, "talk.xml")).findings == ()
    turn = etree.fromstring(data).findall(f".//{T}u")[1]
    parts = [("".join(one.itertext()), "#rel.translation" in (one.get("ana") or "")) for one in turn.findall(f"{T}seg")]
    assert parts == [(said, False), (notes, True), ("I now go on in English.", False)]


def test_an_announced_bracket_under_its_marker_keeps_its_place() -> None:
    text = (
        "The CHAIR: Thank you. Who is next?\n\nMs C Roe: Ngiyabonga, Somlomo. Umphakathi ulindile.\n\n"
        "(Translation of isiZulu paragraph follows.)\n\n[Thank you, Speaker. The people wait.]\n\n"
        "The budget is small.\n\nThe CHAIR: I agree.\n"
    )
    data = to_tei(Input(text.encode(), "talk.txt"), language="en").value.data
    assert validate(Input(data, "talk.xml")).findings == ()
    spoken = " ".join("".join(one.itertext()) for one in etree.fromstring(data).findall(f".//{T}u")[1])
    assert spoken.index("follows.)") < spoken.index("[Thank you") < spoken.index("The budget")


def test_a_note_inside_a_sentence_tells_of_others_words() -> None:
    words = "He said (through an interpreter) that he was glad. We go on."
    assert come(words) == [(words, None, None)]
    through = "Thank you. (Through an interpreter.) I was glad to hear it."
    assert [relation for _, relation, _ in come(through)][-1] == "interpretation"
