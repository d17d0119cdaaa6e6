"""What ends a label in print and is no part of it: a full stop before the colon, a dash without its space."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text

SAID = "We have walked along the whole of the northern bank, and the water stands higher there than in May."


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        # where labels end in full stops, so do those with a colon
        (
            ("HON. SPEAKER.-", "HON. A. LEE.-", "HON. SPEAKER.:", "HON. MEMBERS.:", "HON. A. LEE.-"),
            ["HON. SPEAKER", "HON. A. LEE", "HON. SPEAKER", "HON. MEMBERS", "HON. A. LEE"],
        ),
        (("Ann Lee.:", "Bob Ray.:", "Cy Orf.:", "Ann Lee.:"), ["Ann Lee", "Bob Ray", "Cy Orf", "Ann Lee"]),
        # a full stop that shortens a word stays
        (("Dep.:", "Sen.:", "Prof.:", "Dep.:", "Sen.:"), ["Dep.", "Sen.", "Prof.", "Dep.", "Sen."]),
        (("Ann L.:", "Bob R.:", "Cy O.:", "Ann L.:"), ["Ann L.", "Bob R.", "Cy O.", "Ann L."]),
        # a dash glued to the first word ends the label where others have one
        (
            ("Mr SPEAKER -", "Mr ANN LEE -", "Mr SPEAKER - ", "Mr ANN LEE -\b", "Mr SPEAKER-\b"),
            ["Mr SPEAKER", "Mr ANN LEE", "Mr SPEAKER", "Mr ANN LEE", "Mr SPEAKER"],
        ),
    ],
)
def test_what_ends_a_label_is_no_part_of_it(labels: tuple[str, ...], expected: list[str]) -> None:
    text = "\n\n".join(f"{label} {SAID}" for label in labels).replace("\b ", "")
    transcript, _ = understand(f"Record\n\n{text}")
    assert [turn.label for turn in transcript.turns] == expected
    assert {plain_text(one.pieces) for turn in transcript.turns for one in paragraphs(turn)} == {SAID}


@pytest.mark.parametrize(
    "label",
    [
        "Jan Kern, Minister für Wirtschaft, Energie, Verkehr\nund Wohnen:",
        "Dr. Ute Abt, Ministerin für Bundesangelegenheiten\nund Bevollmächtigte des Landes\nbeim Bund:",
    ],
)
def test_an_office_over_several_lines_belongs_to_the_name_before_its_comma(label: str) -> None:
    text = (
        f"Protokoll\n\nPräsident Carl Orf:\n\n{SAID}\n\n{label}\n\nIch schwöre es.\n\nPräsident Carl Orf:\n\n{SAID}\n"
    )
    transcript, _ = understand(text)
    assert [turn.label for turn in transcript.turns] == [
        "Präsident Carl Orf",
        " ".join(label.rstrip(":").split()),
        "Präsident Carl Orf",
    ]


def test_an_office_over_two_lines_belongs_to_the_name_and_the_colon_under_it() -> None:
    label = "Sekretarz Stanu\nw Ministerstwie Wód i Mostów\nJan Kos:"
    text = f"Zapis\n\nMarszałek:\n{SAID}\n\n{label}\n{SAID}\n\nMarszałek:\n{SAID}\n"
    transcript, _ = understand(text)
    assert [turn.label for turn in transcript.turns][1] == " ".join(label.rstrip(":").split())


def test_a_bracket_that_began_in_the_line_above_is_no_label() -> None:
    cut = f"We hold on to it. (Ann Lee\n(SPD): Hear, hear!) {SAID}"
    transcript, _ = understand(f"Record\n\nBob Ray (CDU): {cut}\n\nAnn Lee (SPD): {SAID}\n\nBob Ray (CDU): {SAID}")
    assert [turn.label for turn in transcript.turns] == ["Bob Ray (CDU)", "Ann Lee (SPD)", "Bob Ray (CDU)"]


@pytest.mark.parametrize("blank", ["__________", "???", "XXX"])
def test_what_stands_for_a_name_that_nobody_knows_is_a_label(blank: str) -> None:
    transcript, _ = understand(
        "Record\n\n" + "\n\n".join(f"{who}: {SAID}" for who in ("Ann Lee", blank, "Ann Lee", "Bob Ray"))
    )
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", blank, "Ann Lee", "Bob Ray"]


def test_lines_to_fill_in_are_no_labels_where_nobody_speaks() -> None:
    assert not understand("Form\n\nName\n\n______: here\n\nPlace\n\n______: there")[0].turns
