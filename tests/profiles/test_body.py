"""What stands around and between the words: contents, running heads, page numbers, times on lines of their own."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text

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


def test_marks_of_pages_and_metadata_in_brackets_are_left_out() -> None:
    transcript, findings = understand(
        "[Record Volume 151, Number 99 (Wednesday, July 20, 2005)]\n[House]\n[Pages H1-H2]\nFrom the Record\n\n"
        f"RIVERS\n\nThe SPEAKER pro tempore (Mr. Poe). {LONG}\n\n[[Page H1]]\n\nanything.\n\n{{time}}  2115\n\n"
        "Mrs. RAY. I thank you.\n\n[[Page H2]]\n\nThe SPEAKER pro tempore. So.\n\n{time}  2130\n\nMrs. RAY. I yield.",
        language="en",
    )
    assert (transcript.title, transcript.date) == ("RIVERS", "2005-07-20")
    assert [turn.label for turn in transcript.turns] == [
        "The SPEAKER pro tempore (Mr. Poe)", "Mrs. RAY", "The SPEAKER pro tempore", "Mrs. RAY",
    ]  # fmt: skip
    assert [len(turn.content) for turn in transcript.turns] == [1] * 4
    assert len([one for one in findings if one.code == "XL201"]) == 8


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


SPEECH = "\n\n".join(
    f"{name}: We have looked at this bridge with care. It holds." for name in ("Ann Lee", "Bob Ray") * 4
)


def test_contents_and_questions_before_a_sitting_are_no_turns() -> None:
    pages = "\n\n".join(
        f"Item: The bridge at place {page} .......... {page}\n\nDr. Carl Orf: {page + 1}" for page in range(12, 24)
    )
    transcript, _ = understand(
        f"Record\n\n{pages}\n\nFirst question: Ann Lee to the minister\n\n"
        f"In the chair: Carl Orf, Ann Lee, Bob Ray\n\n{SPEECH}"
    )
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 4


def test_an_index_behind_a_sitting_is_no_turn_and_a_roll_call_is() -> None:
    index = "\n\n".join(f"Dr. Carl Orf: the bridge, {page}, {page + 2}" for page in range(12, 24))
    transcript, _ = understand(f"Record\n\n{SPEECH}\n\nIndex\n\n{index}")
    assert len(transcript.turns) == 8
    called = "\n\n".join(
        f"{name}: Aye" for name in ("Ann Lee", "Bob Ray", "Carl Orf", "Dora Ulm", "Ernst Abt", "Fay Ott")
    )
    transcript, _ = understand(f"Record\n\n{SPEECH}\n\n{called}")
    assert len(transcript.turns) == 14


def test_short_turns_before_long_ones_are_no_contents_and_what_is_taken_for_contents_is_told() -> None:
    short = "\n".join(f"MR. LEE: Bid {100 + at}\n\nMS. RAY: Bid {200 + at}\n" for at in range(8))
    transcript, findings = understand(f"Record\n\n{short}\n\n{SPEECH}")
    assert len(transcript.turns) == 24
    assert not [one for one in findings if one.code == "XL135"]
    names = ("ADAMS", "BELL", "COLE", "DEAN", "EVANS", "FORD")
    roll = "\n\n".join(f"MR. {name}: Here" for name in names)
    assert len(understand(f"Record\n\n{roll}\n\n{SPEECH}")[0].turns) == 14
    pages = "\n\n".join(f"Dr. {name}: the bridge, {page}" for page, name in enumerate(names * 2, 12))
    transcript, findings = understand(f"Record\n\n{pages}\n\n{SPEECH}")
    assert len(transcript.turns) == 8
    assert [one.message[:34] for one in findings if one.code == "XL135"] == ["12 lines that begin like labels st"]


def test_names_in_the_cells_of_a_table_are_no_turns() -> None:
    cells = "\n\n".join(f"{name}\n\nBoard of the {what}" for name in ("Ann Lee", "Bob Ray") for what in ("port", "zoo"))
    transcript, _ = understand(f"Record\n\n{SPEECH}\n\n{cells}\n\nROLL CALL\n\n{SPEECH}")
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 8


HEBREW = "\n\n".join(f"{name}:\n\nבדקנו את הגשר, והוא מחזיק. תודה רבה." for name in ("דנה לוי", "רון כהן") * 4)


def test_lists_of_those_present_are_no_turns_in_scripts_without_capitals() -> None:
    head = "חברי הצוות:\n\nדנה לוי\n\nאבי מור\n\nאורחים:\n\nרון כהן\n\nמשרד המים\n\nייעוץ:\n\nגל שני"
    transcript, findings = understand(f"רישום\n\n{head}\n\n{HEBREW}")
    assert [turn.label for turn in transcript.turns] == ["דנה לוי", "רון כהן"] * 4
    assert "XL135" in [one.code for one in findings]


def test_dots_between_a_country_and_its_member_make_a_list() -> None:
    members = "\n".join(f"{land} {'. ' * 20}" for land in ("Chile", "Egypt", "Japan", "Kenya"))
    transcript, _ = understand(f"Record\n\nMembers:\n\n{members}\n\n{SPEECH}")
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 4


def test_a_record_in_chinese_keeps_pages_hands_and_lists_out_of_its_turns() -> None:
    said = "這條大橋已經使用了三十多年，我們必須盡快檢查和維修"
    asked = [
        f"主席：{said}。\n\n{name}議員{colon}......{said}{at}，\n\n"
        f"立法會  ─  2013年 2月 21日\n\n{page}\n\n{at}{said}。\n\n"
        "主席：贊成的請舉手。\n\n(議員舉手)\n"
        for page, (name, colon, at) in enumerate(
            zip(("李大文", "何小明", "李大文") * 2, "：︰：：︰：", "東南西北上下", strict=True), 50
        )
    ]
    motion = f"李大文議員動議的修正案如下：\n\n“{said}。”\n"
    transcript, _ = understand("會議紀錄\n\n" + "\n".join([*asked[:3], motion, *asked[3:]]))
    turn = ["主席", "李大文議員", "主席"]
    assert [one.label for one in transcript.turns] == [*turn, "主席", "何小明議員", "主席", *turn] * 2
    assert "2013年" not in "".join(plain_text(one.pieces) for turn in transcript.turns for one in paragraphs(turn))
    assert paragraphs(transcript.turns[1])[0].pieces == (f"......{said}東，東{said}。",)


@pytest.mark.parametrize("first", ["Sitting of 3 May 2021", "the house of bridges"])
def test_a_label_printed_again_under_the_head_of_a_page_begins_no_turn(first: str) -> None:
    said = "We have looked at the bridges of this county with care, and they hold as well as those of"
    pages = [
        f"{name}:\n{said} Bre-\n\n{first}\n\n{page}\n\nThe northern bridges\n\n{name}\nmen and of Kiel. So we go on.\n"
        for page, name in enumerate(("Member Ann Lee", "Chair", "Member Bob Ray"), 4)
    ]
    transcript, _ = understand("Record\n\n" + "\n".join(pages), profile="generic")
    assert [turn.label for turn in transcript.turns] == ["Member Ann Lee", "Chair", "Member Bob Ray"]
    assert "northern" not in "".join(plain_text(one.pieces) for turn in transcript.turns for one in paragraphs(turn))


def test_papers_laid_are_part_of_a_turn() -> None:
    papers = "\n\n".join(f"Dr. {name}: the report of the board on roads" for name in ("Orf", "Abt", "Ott"))
    transcript, _ = understand(f"Record\n\n{SPEECH}\n\n{papers}\n\n{SPEECH}")
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 8


def test_fields_at_the_head_and_at_the_end_are_no_turns() -> None:
    transcript, _ = understand(
        f"Record\n\nOpened: 14.02\n\nPresenter: Secretary of Works Dora Ulm and Director Carl Orf May 3, 2019\n\n"
        f"{SPEECH}\n\nClosed: 15.10"
    )
    assert [turn.label for turn in transcript.turns] == ["Ann Lee", "Bob Ray"] * 4


def test_what_somebody_calls_out_in_brackets_ends_no_turn() -> None:
    words = f"{LONG} anything against it. (Applause. Ann Lee: No!) The bridge holds, as you know. "
    turns = "\n\n".join(f"{name}: {words * 2}" for name in ("Bob Ray", "Ann Lee") * 3)
    transcript, _ = understand(f"Record\n\n{turns}")
    assert len(transcript.turns) == 6


def test_the_time_and_the_signature_under_a_record_are_nobodys_words() -> None:
    transcript, _ = understand(
        f"Record\n\n{SPEECH}\n\nIt was 15:03 in the afternoon.\n\nCARL ORF\n\nHead of the office\n\nPage 2 of 4"
    )
    assert [len(turn.content) for turn in transcript.turns] == [1] * 8
    transcript, _ = understand(f"Record\n\n{SPEECH}\n\nThank you all very much")
    assert [len(turn.content) for turn in transcript.turns] == [1] * 7 + [2]


def test_a_sentence_with_a_time_at_the_end_stays_speech_unless_it_tells_of_the_sitting() -> None:
    for last, kept in (("The train leaves at 14:05.", 2), ("The sitting was closed at 14:05.", 1)):
        transcript, _ = understand(f"Record\n\n{SPEECH}\n\n{last}")
        assert len(transcript.turns[-1].content) == kept


def test_a_time_of_day_glued_to_a_label_is_taken_from_it() -> None:
    turns = "\n\n".join(
        f"Mr. {name}: Words of mine.\n\n9.0{at}\n\n9.0{at}†Ms. Ray: Yes, I do."
        for at, name in enumerate(("Orf", "Abt") * 2, 1)
    )
    transcript, _ = understand(f"Record\n\n{turns}")
    assert [turn.label for turn in transcript.turns] == ["Mr. Orf", "Ms. Ray", "Mr. Abt", "Ms. Ray"] * 2


def test_a_heading_in_capitals_with_a_bracket_under_it_ends_a_turn() -> None:
    transcript, _ = understand(
        f"Record\n\n{SPEECH}\n\nREADING OF THE MINUTES\n\nPAPERS\n(There are none.)\n\n"
        f"SHORT SPEECHES\n(Rule 5)\n\n{SPEECH}"
    )
    assert [len(turn.content) for turn in transcript.turns] == [1] * 16
