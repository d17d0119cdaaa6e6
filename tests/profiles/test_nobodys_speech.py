"""What is nobody's speech: heads, notes alone between turns, ends, headings of witnesses; and what is somebody's."""

from __future__ import annotations

import json

import pytest

from tests.profiles.understanding import understand
from xlate.findings import Finding
from xlate.model.lineage import Relation
from xlate.model.transcript import Transcript
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

NAMES = ("Ann Lee", "Bob Ray")
SAID = "The bridge has been looked at with care. It holds."
TALK = "\n\n".join(f"{name}: {SAID}" for name in NAMES * 5)
PAGE = "".join(f"<p><b>{name}:</b> {SAID}</p>" for name in NAMES * 4)


def _page(inner: str, lang: str = "en") -> tuple[Transcript, list[Finding]]:
    document = read_transcript(
        f"<html lang='{lang}'><body><h1>Record</h1>{inner}</body></html>".encode(), "page.html"
    ).value
    result = apply_profile(document, choose_profile(document))
    return result.value, list(result.findings)


def _labels(transcript: Transcript) -> list[str | None]:
    return [turn.label for turn in transcript.turns]


CONTENTS = "\n".join(f"The ferry number {page} .............. {page}" for page in (11, 15, 21))


@pytest.mark.parametrize(
    "head",
    [
        f"Chair: The Honourable Ann Lee\n\nAssembly of Isle\n\nChair\n\n{CONTENTS}\n\nPresent: Ann Lee, Bob Ray.",
        "Presiding: mayor Ann Lee\n\nCommittee on wording: Carl Orf, Dora Ulm\n\n(Opened at 9.03.)",
        "subjects: Ferries; Bridges; Harbours.",
    ],
)
def test_a_cover_and_a_data_sheet_are_nobodys_words_and_told(head: str) -> None:
    transcript, findings = understand(f"Record\n\n{head}\n\nChair: {SAID}\n\n{TALK}\n\nChair: {SAID}")
    assert _labels(transcript) == ["Chair", *NAMES * 5, "Chair"]
    assert any(one.code == "XL135" for one in findings) or "Chair: The" not in head


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("K. M. – Kurt Meier\n\nI: Interviewerin", ("I", "K. M.")),
        ("KM: Kurt Meier\nHS: Heide Schulz, Leiterin", ("KM", "HS")),
        ("E. : enquêtrice\nJ. D. : Jean Dupont, agriculteur", ("E.", "J. D.")),
        ("INT: Interviewer\nRES: Respondent", ("INT", "RES")),
    ],
)
def test_a_key_of_abbreviations_is_nobodys_words(key: str, names: tuple[str, str]) -> None:
    talk = "\n\n".join(f"{name}: {SAID}" for name in names * 4)
    transcript, _ = understand(f"Talk\n\n{key}\n\n{talk}")
    assert _labels(transcript) == list(names * 4)


WRAPPED = (
    "Registrar: The Court of the Isles sits in the case of\nOrf, Ulm and Abt, on the ferries\nof isles, number 11-01."
)


@pytest.mark.parametrize(
    "first", ["Announcer: The news of the hour", "Dora Ulm: Channel 1050, this hour", "Q: Yes", WRAPPED]
)
def test_a_first_voice_that_ends_no_sentence_is_somebodys(first: str) -> None:
    transcript, _ = understand(f"Record\n\n{first}\n\n{TALK}")
    assert len(transcript.turns) == 11


@pytest.mark.parametrize(
    ("beside", "after", "turns"),
    [("The Mayor Ann Lee", "<p>Members: Bob Ray, Carl Orf and others.</p>", 0), ("We meet for Ann Lee.", "", 1)],
)
def test_who_presides_in_the_head_is_no_turn_where_labels_are_in_capitals(beside: str, after: str, turns: int) -> None:
    head = f"<p><b>Chair:</b> {beside}</p>{after}"
    said = "".join(f"<p><b>{name}:</b> {SAID}</p>" for name in ("CHAIR", "RAY B.") * 5)
    transcript, _ = _page(head + said)
    assert _labels(transcript) == [*["Chair"] * turns, *("CHAIR", "RAY B.") * 5]


def test_the_title_of_a_record_in_bold_and_headings_under_it_are_the_head() -> None:
    title = "<p><b>Oral evidence:</b> Ferries, HC 918</p><p>4 May 2021</p><h2>Witnesses</h2><p>I: Dora Ulm, pilot.</p>"
    transcript, findings = _page(title + PAGE)
    assert _labels(transcript) == list(NAMES * 4)
    assert any(one.code == "XL135" and "Oral evidence" in one.message for one in findings)


def test_a_paper_with_its_number_before_a_turn_is_a_heading() -> None:
    paper = "Question 502 – 6(2): Escorts on the Ferries"
    transcript, _ = understand(f"Record\n\n{TALK}\n\n{paper}\n\n{TALK}")
    assert _labels(transcript) == list(NAMES * 10)


@pytest.mark.parametrize(
    "note",
    ["<i>Laughter.</i>", "<i>- Begins the roll call.</i>", "&gt;&gt;Applause", "<i>The sitting closed at 5.</i>"],
)
def test_a_note_alone_before_the_next_turn_is_nobodys(note: str) -> None:
    transcript, _ = _page(f"{PAGE}<p>{note}</p>{PAGE}")
    assert len(transcript.turns) == 16
    assert [len(turn.content) for turn in transcript.turns] == [1] * 16


@pytest.mark.parametrize("said", ["<i>Go raibh maith agat.</i>", "- And so it went.", "<i>- Did it hold?</i>"])
def test_a_greeting_a_dash_and_a_question_are_said(said: str) -> None:
    transcript, _ = _page(f"{PAGE}<p>{said}</p>{PAGE}")
    assert [len(turn.content) for turn in transcript.turns] == [1] * 7 + [2] + [1] * 8


@pytest.mark.parametrize(
    "end",
    [
        "For the record\n\nSten Orf\n\nclerk",
        "The sitting was closed at 12.02.\n\nRecord made by Verba\n\nf.to Dora ULM",
        "Chair:      Clerk:",
    ],
)
def test_who_signs_is_no_speech_and_it_is_told(end: str) -> None:
    transcript, findings = understand(f"Record\n\n{TALK}\n\nChair: {SAID}\n\n{TALK}\n\n{end}", language="en")
    assert len(transcript.turns) == 21
    assert len(transcript.turns[-1].content) == 1
    assert any(one.code == "XL135" for one in findings) or ":" in end


def test_the_heading_of_a_witness_holds_for_the_answers() -> None:
    heading = "MS DORA ULM (affirmed)\n\n(Evidence interpreted)\n\nQuestioned by MR RAY"
    asked = "\n\n".join(f"Q.  Did it hold?\n\nA.  {SAID}" for _ in range(4))
    other = "MR CARL ORF (sworn)\n\nQuestioned by MR RAY"
    transcript, _ = understand(
        f"Inquiry\n\nTHE CHAIR:  {SAID}\n\nMR RAY:  I call her.\n\n{heading}\n\nMR RAY:  {SAID}\n\n{asked}\n\n"
        f"THE CHAIR:  {SAID}\n\n{other}\n\nMR RAY:  {SAID}\n\n{asked}\n\nTHE CHAIR:  {SAID}",
        language="en",
    )
    interpreted = [turn.label for turn in transcript.turns if turn.relation is Relation.INTERPRETATION]
    assert interpreted == ["A"] * 4
    assert all(len(turn.content) == 1 for turn in transcript.turns)


def test_brackets_that_no_other_label_has_are_a_heading() -> None:
    talk = "".join(f"<p>（{name}）<br>橋は安全です。ありがとうございます。</p>" for name in ("記者", "総理") * 3)
    transcript, _ = _page(f"<p>【総理冒頭発言】</p><p>本日、橋が開通しました。</p>{talk}", "ja")
    assert _labels(transcript) == [None, *["（記者）", "（総理）"] * 3]


@pytest.mark.parametrize(
    ("label", "name", "role", "body"),
    [
        ("Hon. Ann Lee (Leader of the Opposition, ABC)", "Ann Lee", "Leader of the Opposition", "ABC"),
        ("Ann Lee (Leeds) (Con)", "Ann Lee", None, "Con"),
        ("Ann Lee (External)", "Ann Lee", None, None),
        ("ANN LEE (Deputy Leader—Greens)", "Ann Lee", "Deputy Leader", "Greens"),
        ("The President (Ann Lee)", "Ann Lee", "President", None),
    ],
)
def test_brackets_of_a_label_that_the_format_gives_are_read_as_those_in_text(
    label: str, name: str, role: str | None, body: str | None
) -> None:
    value = [{"speaker": label, "text": SAID}, {"speaker": "Bob Ray", "text": SAID}] * 2
    document = read_transcript(json.dumps(value).encode(), "talk.json").value
    person = apply_profile(document, choose_profile(document)).value.persons[0]
    assert (person.name, person.role, person.affiliation) == (name, role, body)


def test_a_heading_of_a_higher_rank_right_before_a_name_is_nobody() -> None:
    talk = "".join(f"<h4>{name} (Town)</h4><p>{SAID}</p>" for name in NAMES * 2)
    transcript, _ = _page(f"<h2>Questions of the Day</h2>{talk}<h2>Ferries</h2>{talk}")
    assert _labels(transcript) == [f"{name} (Town)" for name in NAMES * 4]


def test_whom_a_question_is_put_to_is_no_office_of_who_asks() -> None:
    asks = f"<p><b>ANN LEE (Deputy Leader—Greens)</b> to the <b>Minister for Rivers</b>: {SAID}</p>"
    answers = f"<p><b>BOB RAY (Minister for Rivers)</b>: {SAID}</p>"
    transcript, _ = _page((asks + answers) * 4)
    assert [(one.name, one.role) for one in transcript.persons] == [
        ("Ann Lee", "Deputy Leader"),
        ("Bob Ray", "Minister for Rivers"),
    ]


def test_fields_with_numbers_before_the_first_words_are_nobodys() -> None:
    head = "## உரை : 2 — நாள் : 16.04.1981\n\n**உரை : 2**  \n**நாள் : 16.04.1981**"
    names = ("மு. அருவி", "திரு. க. நதி", "எஸ். மலை")
    talk = "\n\n".join(f"**{name} :** ஆறு இன்று மிகவும் உயர்ந்து நிற்கிறது. பாலம் நன்றாக இருக்கிறது." for name in names * 5)
    document = read_transcript(f"# தண்ணீர் பற்றிய உரைகள்\n\n{head}\n\n{talk}\n".encode(), "talk.md").value
    result = apply_profile(document, choose_profile(document))
    assert _labels(result.value) == list(names * 5)
    assert result.value.date == "1981-04-16"
    assert "XL135" in {finding.code for finding in result.findings}
