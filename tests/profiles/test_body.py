"""What stands around and between the words: contents, running heads, page numbers, times on lines of their own."""

from __future__ import annotations

from tests.profiles.understanding import paragraphs, understand
from xlate.model.transcript import plain_text

LONG = "We have looked at this with all the care that it needs, and nobody here has found"


def test_a_running_head_is_left_out_and_its_sentence_joined() -> None:
    transcript, findings = understand(
        f"Debate\n\nAnn Lee: {LONG}\n\n   1    Debate, 3 May 2019\n\nanything against it.\n\nBob Ray: Yes.\n\n"
        "   2    Debate, 3 May 2019\n\nAnn Lee: No.",
        language="en",
    )
    assert [plain_text(one.pieces) for one in paragraphs(transcript.turns[0])] == [f"{LONG} anything against it."]
    assert [len(turn.content) for turn in transcript.turns] == [1, 1, 1]
    assert [one.line for one in findings if one.code == "XL201"] == [5, 11]


def test_page_numbers_that_count_up_are_left_out() -> None:
    turns = "\n\n".join(f"{name}: Words.\n\n- {page} -" for page, name in enumerate(["Ann Lee", "Bob Ray"] * 2, 1))
    transcript, _ = understand(f"Debate\n\n{turns}")
    assert [len(turn.content) for turn in transcript.turns] == [1] * 4


def test_numbered_headings_and_lines_with_numbers_stay() -> None:
    transcript, findings = understand(
        "Debate\n\nAnn Lee: Words.\n\nItem 1\n\nMore words.\n\nItem 2\n\nBob Ray: Yes.", language="en"
    )
    assert "Item 1" in [plain_text(one.pieces) for one in paragraphs(transcript.turns[0])]
    assert not [one for one in findings if one.code == "XL201"]


def test_times_on_lines_of_their_own_are_times() -> None:
    transcript, findings = understand(
        "Flight\n\n[00:00:00:04]\nCDR: Roger.\n\n[00:00:00:13]\nCC: Go.\n\n[00:01:00:00]\nCDR: Out.", language="en"
    )
    assert [(turn.label, turn.start) for turn in transcript.turns] == [("CDR", 4), ("CC", 13), ("CDR", 3600)]
    assert [one.code for one in findings] == ["XL205"]


def test_a_time_in_the_label_is_a_time() -> None:
    transcript, _ = understand("Talk\n\nAnn Lee (00:03): Hello.\n\nBob Ray (00:07): Hi.\n\nAnn Lee (00:12): Yes.")
    assert [(turn.label, turn.start) for turn in transcript.turns] == [("Ann Lee", 3), ("Bob Ray", 7), ("Ann Lee", 12)]


def test_contents_before_the_body_decide_nothing() -> None:
    contents = "\n".join(f"Report on Item: Part {number}\n{number} A" for number in range(2))
    contents += "\n" + "\n".join(f"Ann Lee\n14{number:02} A" for number in range(60))
    sentence = f"{LONG} anything at all that would be against it, so that we shall go on with the plan as it was made."
    body = "\n".join(f"  {name}:\n  {sentence}\n  {sentence}" for name in ["Ann Lee", "Bob Ray"] * 5)
    transcript, _ = understand(f"Record\n{contents}\n\n{body}")
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 5
    assert [len(paragraphs(turn)) for turn in transcript.turns] == [2] * 10
