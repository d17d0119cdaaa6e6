"""What is said of the turns as a whole."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.findings import Severity
from xlate.model.document import Line
from xlate.profiles import apply_profile, choose_profile
from xlate.profiles.page_layout import Boilerplate
from xlate.readers import read_transcript

TALK = "Debate\n\nAnn Lee: Yes.\n\nBob Ray: No.\n\nAnn Lee: So.\n\n"


def messages(text: str, code: str) -> list[tuple[str, int | None]]:
    _, findings = understand(text, language="en")
    return [(one.message, one.line) for one in findings if one.code == code]


def test_what_came_close_to_a_label_is_said() -> None:
    text = TALK + "The river and the house: words.\n\nThe river and the house: more.\n\nBob Ray: Well."
    assert messages(text, "XL210") == [("2 lines begin like a label: The river and the house (2)", 9)]


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Ann Lee, in his own good time: words.", Severity.WARNING),
        ("The river and the house: words.", Severity.INFO),
    ],
)
def test_what_begins_as_the_labels_do_is_a_warning(line: str, severity: Severity) -> None:
    _, findings = understand(f"{TALK}{line}\n\nBob Ray: Well.\n\n{line}\n\nBob Ray: So.", language="en")
    assert [one.severity for one in findings if one.code == "XL210"] == [severity]


@pytest.mark.parametrize(
    ("line", "severity"),
    [("Ann Lee: Copyright is what we speak of.", Severity.WARNING), ("Copyright is theirs.", Severity.INFO)],
)
def test_a_line_left_out_that_begins_with_a_label_is_a_warning(line: str, severity: Severity) -> None:
    document = read_transcript(TALK.encode(), "talk.txt").value
    left = Boilerplate(document)
    left.drop([Line(9, line)])
    left.doubt(["Ann Lee", "Bob Ray"])
    assert [one.severity for one in left.findings] == [severity]


def test_words_of_labels_are_nobodys_speech() -> None:
    """Of long labels and short answers the turns do not seem to hold less than half."""
    label = "The Minister for Water and Rivers of the Northern Provinces, Ann Lee"
    turns = "".join(f"{label}: We agree to it now.\n\nBob Ray: And we do not agree.\n\n" for _ in range(20))
    assert messages(f"Debate\n\n{turns}", "XL211") == []


def test_nothing_is_said_where_all_is_clear() -> None:
    _, findings = understand(TALK, language="en")
    assert findings == ()


@pytest.mark.parametrize(("outside", "said"), [(300, True), (20, False)])
def test_turns_that_hold_less_than_half_of_the_words(outside: int, said: bool) -> None:
    found = messages("Debate\n\n" + "Words of the editors. " * outside + f"\n\n{TALK}", "XL211")
    assert bool(found) is said
    if said:
        assert found[0][0] == "the turns hold 3 of 1205 words; perhaps some labels were not found"


def test_a_speaker_that_is_a_running_head() -> None:
    text = "Debate\n\n" + "\n\n".join(f"Ann Lee: So.\n\nDebate Page Two: Words {n}." for n in "abc")
    assert messages(text, "XL212") == [('the speaker "Debate Page Two" looks like the running head of a page', 5)]


def test_what_begins_lines_again_and_again_and_is_no_turn_is_said() -> None:
    page = (
        "<h1>Harbour</h1>" + "<p><b>Ann Lee</b> – Yes, it is.</p><p><i>Q</i> – Why?</p><p><b>Bob Ray</b> – So.</p>" * 4
    )
    document = read_transcript(page.encode(), "page.html").value
    found = apply_profile(document, choose_profile(document)).findings
    assert [one.message.split("; ")[0] for one in found if one.code == "XL138"] == [
        "the turns may be wrong: lines begin alike again and again, and are no turns: Q (4)"
    ]
