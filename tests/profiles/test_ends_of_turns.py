"""Where turns end: votes, agenda items, notes and signatures after them, times between them."""

from __future__ import annotations

import pytest

from tests.profiles.test_beside_turns import TALK, words
from tests.profiles.understanding import understand

LAST = "The rivers are full."


@pytest.mark.parametrize(
    "after",
    [
        "Ends/Monday, May 4, 2020\nIssued at HKT 17:05",
        "_______________\n\n[1] The mill of the lower town.",
        "* * *\n\nRoads and bridges\n\nA new plan for fish",
        "The meeting rose at 5.15 p.m.\n\nCy Roe\nClerk of the Council",
        "No comments:\n\nPost a Comment",
    ],
)
def test_what_stands_under_the_last_words_is_nobodys(after: str) -> None:
    assert words(understand(f"A talk\n\n{TALK}{after}\n")[0])[-1] == LAST


PROSE = (
    "The mill of the lower town was closed in the first year, and the mill of the upper town in the second one.",
    "The outcome was that the mills were opened again, and that the water of the rivers came back to the fields.",
)


@pytest.mark.parametrize(
    "note", ["Note: The numbers differ, as some mills were closed more than once.", "© The mills."]
)
def test_a_note_with_prose_under_it_ends_no_speech(note: str) -> None:
    spoken = "\n\n".join((note, *PROSE))
    assert words(understand(f"A talk\n\n{TALK}{spoken}\n")[0])[-3:] == [note, *PROSE]
    assert words(understand(f"A talk\n\n{TALK}{note}\n\nCy Roe\n")[0])[-1] == LAST


@pytest.mark.parametrize("credit", ["Photos: Carl Moe", "Fotos: Carla Moe und Ida Orf", "Camera: C. Moe"])
def test_a_credit_ends_the_last_speech_with_what_stands_under_it(credit: str) -> None:
    closing = "The next meeting is on Monday at 10:00.\n\nIt was signed in the year of the flood."
    transcript, findings = understand(f"A talk\n\n{TALK}{credit}\n\n{closing}\n")
    assert words(transcript)[-1] == LAST
    assert [credit in one.message for one in findings if one.code == "XL135"] == [True]


@pytest.mark.parametrize("said", ["Source: the book of kings, page 12.", "Camera: Rolling.", "Editor: Mr. President"])
def test_what_is_no_credit_of_names_ends_nothing(said: str) -> None:
    transcript, _ = understand(f"A talk\n\n{TALK}{said}\n\nThe mill of the town is open again.\n")
    assert words(transcript)[-1] == "The mill of the town is open again."


MANY = "".join(f"{name}: The rivers of the lower town are full again.\n\n" for name in ("Ann Lee", "Bob Ray") * 3)


@pytest.mark.parametrize(
    "after",
    [
        "Secretary of the day          Head of the secretaries",
        "Ont voté oui : M. Remy Lux, Mmes Ida Orf,\nEva Ray et Cy Alm.\n\nSe sont abstenus : MM. Jo Elm-Ash et Al Oak.",
        "Ja-Stimmen: Orf, Ray, Alm\n\nNein-Stimmen: Elm, Ash, Oak",
        "Zorba kilat 11.47 fu.",
        "De zitting wordt gesloten om 10.31 uur.\n\nLa séance est levée à 10 h 31.",
        "13.03 hrs\nThe water board then left till Noon.",
        "For the board of the rivers,\n\nthe head of its office\n\nCY ROE",
        "Zorba hev 11.47\n\nDaz filu kom tani:\n\nLEE (2)\n\nRAY (3)\n\nLEE (1)",
        "Zorba mid 11:47an fu.",
        "Zorba kilat 11.47 fu.\n\n____\n\nZagraf: G. Orf, L. Alm",
    ],
)
def test_closing_lines_lists_of_votes_and_signatures_are_nobodys(after: str) -> None:
    transcript, _ = understand(f"A talk\n\nZorba mid 10.05 fu.\n\n{MANY}{after}\n")
    assert len(transcript.turns) == 6
    assert words(transcript)[-1] == "The rivers of the lower town are full again."


@pytest.mark.parametrize(
    "last",
    [
        "The train leaves at 14:05.",
        "I met three friends: Ann Lee, Bob Ray and Cy Roe.",
        "These are the winners: Ann Lee, Bob Ray and Cy Roe.",
        "The water rose again, and this is what we shall do",
    ],
)
def test_a_last_paragraph_that_may_be_said_is_said(last: str) -> None:
    transcript, _ = understand(f"A talk\n\nMeeting of the board at 10.05\n\n{MANY}{last}\n")
    assert words(transcript)[-1] == last


def test_a_last_answer_that_is_a_name_is_said() -> None:
    transcript, _ = understand(f"A talk\n\n{MANY}Bob Ray: Who was there?\n\nCy Roe: Mr. Ash.\n")
    assert words(transcript)[-1] == "Mr. Ash."


def test_the_time_behind_wide_spaces_is_when_it_ended() -> None:
    talk = "委員長　始めます。\n\n" + "".join(f"{name}：水が増えています。\n\n" for name in ("委員長", "木村君") * 3)
    transcript, _ = understand(f"会議\n\n{talk}委員長：これにて散会いたします。　　　　午後三時五分散会")
    assert words(transcript)[-1] == "これにて散会いたします。"


@pytest.mark.parametrize(
    "vote", ["Förslaget bifölls med 12 röster mot 3.", "表決結果，十二票贊成，三票反對，議案獲得通過。"]
)
def test_the_result_of_a_vote_is_nobodys_words(vote: str) -> None:
    transcript, _ = understand(f"A talk\n\n{TALK}{vote}\n\nBob Ray: Yes, they are.\n")
    assert words(transcript)[-2:] == [LAST, "Yes, they are."]


def test_a_numbered_series_from_turn_to_turn_is_the_agenda() -> None:
    text = "".join(f"{TALK}{n}. To lay out the {what}, as the board asks.\n\n" for n, what in enumerate("abc", start=1))
    transcript, _ = understand(f"A talk\n\n{text}{TALK}")
    assert len(words(transcript)) == 12


def test_what_one_person_counts_is_said() -> None:
    counted = "".join(f"{n}. We mend the bridge.\n\n" for n in (1, 2, 3))
    assert len(words(understand(f"A talk\n\n{TALK}{counted}Bob Ray: Yes, they are.\n")[0])) == 7


def test_minutes_and_seconds_alone_are_times_and_chapter_and_verse_are_said() -> None:
    turns = TALK.strip().split("\n\n")
    times = "\n\n".join(f"00:{n}3\n\n{turn}" for n, turn in enumerate(turns))
    transcript, _ = understand(f"A talk\n\n{times}\n")
    assert [turn.start for turn in transcript.turns] == [3, 13, 23]
    assert "(2:15)" in words(understand(f"A talk\n\n{TALK}(2:15)\n\nBob Ray: Yes.\n")[0])


def test_what_may_be_an_entry_of_minutes_is_told() -> None:
    _, findings = understand(f"A talk\n\n{TALK}Action: Cy mends the bridge.\n\nBob Ray: Yes.\n")
    assert [one.code for one in findings if "entries of minutes" in one.message] == ["XL220"]
