"""Shapes that real transcripts have and invented ones lacked; the words here are invented all the same."""

from __future__ import annotations

import json

import pytest

from tests.profiles.understanding import paragraphs
from xlate.model.pieces import plain_text
from xlate.model.transcript import Transcript
from xlate.profiles import apply_profile, choose_profile
from xlate.profiles.person_names import NameResolver, SpeakerName
from xlate.readers import read_transcript

SAID = "We have walked along the whole of the northern bank, and the water stands higher there than it did in May."


def read(name: str, text: str) -> Transcript:
    document = read_transcript(text.encode(), name).value
    return apply_profile(document, choose_profile(document)).value


def turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    """The label and the words of each turn."""
    return [
        (turn.label, " ".join(plain_text(one.pieces).strip() for one in paragraphs(turn))) for turn in transcript.turns
    ]


def names(transcript: Transcript) -> list[str]:
    return [turn.name for turn in transcript.turns]


def talk(*labels: str, said: str = SAID) -> str:
    return "\n\n".join(f"{label} {said}" for label in labels) + "\n"


def test_turns_in_the_sections_of_a_json_are_read_whole() -> None:
    made = [("Ann Lee", ["Good day.", "We begin."]), ("Bo Ray", ["Thank you."])]
    part = {
        "start": 0,
        "turns": [{"speaker": {"name": who}, "text_blocks": [{"text": one} for one in said]} for who, said in made],
    }
    transcript = read("a.json", json.dumps({"id": 4, "transcript": {"title": "River", "sections": [part, part]}}))
    assert turns(transcript) == [(who, " ".join(said)) for who, said in made] * 2


def test_titles_that_come_again_say_who_speaks_in_a_json() -> None:
    speeches = [{"title": who, "content": SAID} for who in ("Ann Lee", "Bo Ray", "Ann Lee")]
    assert [who for who, _ in turns(read("a.json", json.dumps({"speeches": speeches})))] == [
        "Ann Lee",
        "Bo Ray",
        "Ann Lee",
    ]
    headings = [{"title": f"Item {number}", "content": SAID} for number in range(3)]
    assert all(who is None for who, _ in turns(read("a.json", json.dumps({"speeches": headings}))))


def test_references_to_characters_in_a_table_or_json_are_spelt_out() -> None:
    table = "speaker,text\nAnn,The bridge&#8212;the old one&#8212;is &quot;shut&quot;.\nBo,R&D is not.\n"
    assert [said for _, said in turns(read("a.csv", table))] == ['The bridge—the old one—is "shut".', "R&D is not."]
    made = json.dumps([{"speaker": "Ann", "text": "It isn&#39;t.", "start": 1, "end": 2}])
    assert [said for _, said in turns(read("a.json", made))] == ["It isn't."]


def test_line_beside_text_is_a_number() -> None:
    table = f'"Line","Speaker","Text","Date"\n1,"Ann","{SAID}","9/26/16"\n2,"Bo","Yes.","9/26/16"\n'
    assert turns(read("a.csv", table)) == [("Ann", SAID), ("Bo", "Yes.")]


def test_clocks_in_brackets_before_paragraphs_are_times() -> None:
    text = "\n\n".join(f"[00:0{number}:10] **{who}:** {SAID}" for number, who in enumerate(["Ann Lee", "Bo Ray"] * 3))
    assert turns(read("talk.md", text)) == [("Ann Lee", SAID), ("Bo Ray", SAID)] * 3


@pytest.mark.parametrize("name", ["talk.txt", "talk.md"])
@pytest.mark.parametrize("form", ["{who}: 0:0{number}:10\n\n", "{who}: [0{number}:10]\n\n", "{who}: 0:0{number}:10 "])
def test_clocks_behind_labels_are_times(name: str, form: str) -> None:
    parts = [
        form.format(who=who, number=number) + SAID for number, who in enumerate(["Ann Lee", "Speaker 2", "Bo Ray"] * 2)
    ]
    found = read(name, "\n\n".join(parts)).turns
    assert [turn.label for turn in found] == ["Ann Lee", "Speaker 2", "Bo Ray"] * 2
    assert [turn.start for turn in found] == [10.0, 70.0, 130.0, 190.0, 250.0, 310.0]


def test_bold_labels_with_two_colons_and_a_clock() -> None:
    parts = [
        f"**{who}:{':' * (number == 1)}** 00:0{number}:10\n\n{SAID}" for number, who in enumerate(["Ann", "Bo"] * 2)
    ]
    assert turns(read("talk.md", "\n\n".join(parts))) == [("Ann", SAID), ("Bo", SAID)] * 2


def test_a_programme_of_the_day_is_nobodys_words() -> None:
    text = "Opening: 9:00\n\nLunch: 12:00\n\nEnd: 17:00\n\n" + talk("Ann Lee:", "Bo Ray:", "Ann Lee:", "Bo Ray:")
    assert {turn.label for turn in read("talk.txt", text).turns} == {"Ann Lee", "Bo Ray"}


@pytest.mark.parametrize(
    "answers",
    [("3:59", "4:02", "4:10"), ("10:15:00", "10:47:30", "11:20:10"), ("10:15:00 I think", "10:47:30", "11:20")],
)
def test_times_that_somebody_says_are_words(answers: tuple[str, ...]) -> None:
    text = "\n\n".join(f"Judge: When did the train leave?\n\nCoach: {answer}" for answer in answers)
    found = read("talk.txt", f"{text}\n\nJudge: Thank you, that is all.\n")
    assert [said for who, said in turns(found) if who == "Coach"] == list(answers)
    assert not any(turn.start for turn in found.turns)


def test_one_heading_with_a_colon_over_a_speech_says_who_speaks() -> None:
    document = read_transcript(f"# On rivers\n\n### Ann Lee:\n\n{SAID}\n\n{SAID}\n".encode(), "talk.md").value
    made = apply_profile(document, choose_profile(document))
    assert [(turn.label, len(paragraphs(turn))) for turn in made.value.turns] == [("Ann Lee", 2)]
    assert "XL138" in {finding.code for finding in made.findings}  # one heading alone is little to go by


def test_a_heading_without_a_name_says_nothing_of_who_speaks() -> None:
    assert not read("talk.md", f"# On rivers\n\n### Summary:\n\n{SAID}\n\n{SAID}\n").turns


def test_markdown_in_a_file_that_is_called_text_is_read_as_such() -> None:
    text = "\n\n".join(f"**{who}**\n\n{SAID}" for who in ["Ann Lee", "Bo Ray"] * 3)
    found = turns(read("talk.txt", text))
    assert found == [("Ann Lee", SAID), ("Bo Ray", SAID)] * 3


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["ANN B. LEE, JR.:", "BO RAY:"] * 3, "Ann B. Lee, Jr."),
        (["Ann B. Lee, Jr., Host:", "Bo Ray:"] * 3, "Ann B. Lee, Jr."),
        (["KING:", "BO RAY:"] * 3, "King"),
        (["MARGARET, Nurse:", "BO RAY:"] * 3, "Margaret"),
        (["Dato’ Seri Omar bin Lee:", "Tuan Bo Ray:"] * 3, "Omar bin Lee"),
    ],
)
def test_names_in_labels(labels: list[str], wanted: str) -> None:
    assert names(read("talk.txt", talk(*labels)))[0] == wanted


def test_behind_a_bar_stands_an_office_or_where_somebody_works() -> None:
    people = read("talk.txt", talk("Ann Lee | Harbor Lab:", "Bo Ray | Director:", "Cy Moe:")).persons
    found = [(one.name, one.role, one.affiliation) for one in people]
    assert found == [("Ann Lee", None, "Harbor Lab"), ("Bo Ray", "Director", None), ("Cy Moe", None, None)]


def test_two_offices_with_a_dash_between_them_before_a_name() -> None:
    label = "Minister – Członek Rady Ministrów Jan Rzeka"
    resolver = NameResolver([label, "Poseł Anna Łąka"], frozenset(), frozenset(), [])
    assert resolver.split(label) == SpeakerName("Jan Rzeka", "Minister – Członek Rady Ministrów")


def test_an_acronym_before_a_name_is_no_first_name() -> None:
    text = "CNN Larry Lee Live, with the mayor\n\n" + talk("LARRY LEE, HOST:", "BO RAY:", "LEE:", "RAY:", "LEE:")
    assert set(names(read("talk.txt", text))) <= {"Larry Lee", "Bo Ray", "Ray"}


def test_a_colon_of_ascii_ends_a_label_of_east_asia() -> None:
    text = "".join(
        f"{who}:我们走过了整个北岸,那里的水位比五月份要高,桥已经关闭。\n"
        for who in ["问", "答", "问", "答", "问", "答"]
    )
    assert [who for who, _ in turns(read("talk.txt", text))] == ["问", "答"] * 3


def test_a_name_alone_in_square_brackets_with_an_office_after_a_stroke() -> None:
    said = "오늘 우리는 북쪽 강둑을 따라 걸었습니다. 물이 오월보다 높습니다."
    text = "".join(f"[{who}]\n{said}\n" for who in ["김산하 / 대변인", "이강산 / 대통령", "김산하 / 대변인", "기자"])
    assert turns(read("talk.txt", text)) == [
        ("김산하 / 대변인", said),
        ("이강산 / 대통령", said),
        ("김산하 / 대변인", said),
        ("기자", said),
    ]


def test_lines_that_a_program_has_put_in_quotation_marks() -> None:
    said = ["El señor presidente: Se abre la sesión.", "Señorías, guarden silencio.", "La señora Ruiz Paz: Gracias."]
    text = "\n\n".join(f"'{one}'" for one in [*said, *said])
    assert turns(read("talk.txt", text))[:2] == [
        ("El señor presidente", "Se abre la sesión. Señorías, guarden silencio."),
        ("La señora Ruiz Paz", "Gracias."),
    ]


def test_a_label_on_two_lines() -> None:
    one = f"The Chairperson:\n{SAID}\n\n"
    two = f"Minister for Rivers and Lakes\nAnn Bea Lee:\n{SAID}\n\n"
    cut = f"The Secretary for Bridges (Mr.\nBo Ray): {SAID}\n\n"
    found = [who for who, _ in turns(read("talk.txt", (one + two + one + cut) * 2))]
    assert len(found) == 8
    assert "Lee" in (found[1] or "")
    assert "Ray" in names(read("talk.txt", (one + two + one + cut) * 2))[3]


def test_prose_that_mentions_an_office_at_the_end_of_a_line_is_no_label() -> None:
    text = f"ANN LEE: We asked, and then the\nMinister wrote a letter to the\nBridge Board: {SAID}\n\nBO RAY: Yes.\n\n"
    assert [who for who, _ in turns(read("talk.txt", text * 3))] == ["ANN LEE", "BO RAY"] * 3


def test_what_was_heard_stands_in_angles_in_an_interview() -> None:
    heard = ["<웃음>", "<불명확>", "<박수>", "<기침>", "<침묵>"]
    text = "\n\n".join(f"**Lee:**\n\n{SAID}\n\n**Ray:**\n\n{one} {SAID}\n\n{SAID}\n\n{SAID}" for one in heard)
    assert {who for who, _ in turns(read("talk.md", text))} == {"Lee", "Ray"}


def test_formal_words_in_captions_are_said() -> None:
    said = ["MAN: Your boat must think it is a bridge!", "( laughs )", "Whereas your bridge is a boat.", "WOMAN: Ida!"]
    said += ["MAN: Let us go on.", "WOMAN: Yes, let us."]
    cues = (f"{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{text}\n" for at, text in enumerate(said, start=1))
    assert turns(read("film.srt", "\n".join(cues)))[0][1].endswith("Whereas your bridge is a boat.")


def test_the_heading_of_a_question_is_not_the_title() -> None:
    head = "ORAL ANSWERS\n\n1. Ann Lee asked the Minister of Works about the bridge. (OQ.1/2025)"
    assert (
        read("talk.txt", f"{head}\n\nThe Minister: {SAID}\n\nMr. Orr: {SAID}\n\nThe Minister: {SAID}").title[:4]
        == "ORAL"
    )
