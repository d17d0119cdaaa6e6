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
