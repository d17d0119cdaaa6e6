"""Labels that are told by the other labels of their document, and by where they stand among them."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text
from xlate.model.transcript import Heading, Narrative


def labels(text: str, language: str = "en") -> list[str | None]:
    return [turn.label for turn in understand(text, language=language)[0].turns]


def test_a_known_label_begins_a_turn_though_no_sentence_has_ended() -> None:
    text = (
        "Ann Lee: The river was high that spring, and nobody\ncould cross it.\nBob Ray: Nobody at all?\n"
        "Ann Lee: Literally nobody\nBob Ray: I see\nAnn Lee:Not even the doctor.\nBob Ray:: And then?\n"
    )
    read, _ = understand(text)
    assert [turn.label for turn in read.turns] == ["Ann Lee", "Bob Ray"] * 3
    said = [plain_text(one.pieces) for turn in read.turns for one in paragraphs(turn)]
    assert said[-2:] == ["Not even the doctor.", "And then?"]


def test_question_and_answer_in_one_line_are_two_turns() -> None:
    long = "and then we moved to the other side of the river, where my uncle had a mill and forty sheep, " * 2
    pairs = [f"Interviewer: Where was it? Morrow: It was here, {long}as I said.<end>" for _ in range(4)]
    short = "Interviewer: Were you alone? Morrow: I was."
    assert labels("\n".join([*pairs, short])) == ["Interviewer", "Morrow"] * 5


def test_an_office_once_and_a_party_once_among_labels_of_their_kind() -> None:
    talk = "Minister Ann Lee: It rains.\n\nBob Ray lib: Since when?\n\nMinister Ann Lee: Since May.\n\n"
    text = f"{talk}Bob Ray lib: So long?\n\nCarla Ortega soc: No.\n\nThe chairman: We go on.\n\nBob Ray lib: Good.\n"
    assert labels(text)[4:] == ["Carla Ortega soc", "The chairman", "Bob Ray lib"]
    shouted = "CHAIR: Good day.\n\nDR. ANN LEE: Yes.\n\nCHAIR: So?\n\nDR. ANN LEE: No.\n\n"
    once = "BOB RAY, who has brought in the motion: I move it.\n"
    assert labels(shouted + once)[-1] == "BOB RAY, who has brought in the motion"


def test_court_labels_among_questions_and_answers() -> None:
    text = (
        "Q. State your name.\n\nA. John Dorn.\n\nQ. Where do you live?\n\nA. In Ohio.\n\nTHE COURT: Speak up.\n\n"
        "THE WITNESS: Yes.\nBY MR. POE:\nQ. Did you see him?\n\nEXAMINATION\n\nBY MS. LEE:\n\nQ. Did he?\n\nA. No.\n"
    )
    read, _ = understand(text)
    assert [turn.label for turn in read.turns] == ["Q", "A", "Q", "A", "THE COURT", "THE WITNESS", "Q", "Q", "A"]
    assert [one.text for one in read.blocks if isinstance(one, Narrative)] == ["BY MR. POE:", "BY MS. LEE:"]
    assert [one.text for one in read.blocks if isinstance(one, Heading)] == ["EXAMINATION"]


@pytest.mark.parametrize("title", ["Episode 12: Bread", "I Serie — Numero 42"])
def test_a_title_with_a_number_is_no_speaker(title: str) -> None:
    talk = "Ann Lee: — Good day.\n\nBob Ray: — Good day.\n\n" * 3
    assert labels(f"{title}\n\n{talk}") == ["Ann Lee", "Bob Ray"] * 3


def test_a_place_behind_a_dash_belongs_to_a_label_on_its_own_line() -> None:
    rows = ["Lan Ha - Hue", "Vo Binh - Minister of Roads"] * 3
    text = "".join(f"{row}\n\nThe bridge was closed, and it is open again.\n\n" for row in rows)
    assert labels(text) == rows


def test_what_stands_above_words_with_a_time_is_a_label_as_the_others_are() -> None:
    names = ["Ann Lee", "Bob Ray", "Ann Lee", "Y Llywydd", "Bob Ray"]
    rows = [f"{name}\n\n13:3{at}:10\n\nThe bridge was closed, and is open.\n\n" for at, name in enumerate(names)]
    assert labels("".join(rows)) == names


def test_what_heads_the_results_of_votes_alone_is_nobody() -> None:
    talk = "Rat Frei: Das Dach ist undicht.\n\nRätin Roth: Wer bezahlt das?\n\n"
    vote = "Abstimmung: Der Kredit wird mit 12 zu 3 Stimmen angenommen.\n\n"
    once = "Abstimmung: Der Rest wird einstimmig bewilligt.\n\n"
    assert labels(f"{talk}{vote}{talk}{once}{talk}", "de") == ["Rat Frei", "Rätin Roth"] * 3


def test_fields_at_the_head_are_nobodys_words() -> None:
    fields = "Title: A mill and its people\nGuest: Ann Lee\nDate: 12 May 2023\nPlace: Hull\n\n"
    talk = "Bob: Good day.\n\nAnn: Good day.\n\nBob: Where were you born?\n\nAnn: Here.\n\nBob: When?\n\nAnn: In May.\n"
    assert labels(fields + talk) == ["Bob", "Ann"] * 3
