"""What stands between turns or after them and is nobody's words: clocks, credits, announcements, lists of terms."""

from __future__ import annotations

import pytest

from tests.profiles.test_hard_labels import labels, page
from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text
from xlate.model.transcript import Dateline, Narrative, Transcript, Turn
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

TALK = "Ann Lee: Good day to all.\n\nBob Ray: Thanks, and good day.\n\nAnn Lee: The rivers are full.\n\n"


def words(transcript: Transcript) -> list[str]:
    return [plain_text(one.pieces) for turn in transcript.turns for one in paragraphs(turn)]


@pytest.mark.parametrize(
    "clock", ["13:10", "Kl. 13.10", "klo 13.10", "13.10 Uhr", "1:10 P.M. EST", "6:57 P.M. Arabian Standard Time"]
)
def test_a_clock_between_turns_is_nobodys_words(clock: str) -> None:
    transcript, _ = understand(f"A talk\n\n{TALK}{clock}\n\nBob Ray: Yes, they are.\n")
    assert labels(transcript) == ["Ann Lee", "Bob Ray", "Ann Lee", "Bob Ray"]
    assert words(transcript)[-2:] == ["The rivers are full.", "Yes, they are."]
    assert [block.text for block in transcript.blocks if isinstance(block, Dateline)] == [clock]


def test_what_stands_after_the_end_is_nobodys_words() -> None:
    transcript, _ = understand(f"A talk\n\n{TALK}END 1:54 P.M. EDT\n\n* It was the other river.\n\nSee the map.\n")
    assert words(transcript)[-1] == "The rivers are full."
    assert [type(block) for block in transcript.blocks[-3:]] == [Dateline, Narrative, Narrative]


@pytest.mark.parametrize(
    "credit",
    [
        "Transcribed by: Cy Roe", "By Cy Roe", "Text: Cy Roe", "Photos: Cy Roe, Di Poe", "Reporting by Cy Roe",
        "Redaktion: Cy Roe",
        "Producer: Cy Roe", "Edited by Cy Roe", "(By Cy Roe)",
    ],
)  # fmt: skip
def test_a_credit_at_the_end_is_nobodys_words(credit: str) -> None:
    transcript, findings = understand(f"A talk\n\n{TALK}{credit}\n")
    assert words(transcript)[-1] == "The rivers are full."
    assert any(credit in one.message for one in findings if one.code == "XL135")
    assert isinstance(transcript.blocks[-1], Narrative)


def test_a_credit_in_bold_is_no_label() -> None:
    turns = [f"<b>{name}:</b> So it is." for name in ["Ann Lee", "Bob Ray", "Ann Lee", "Bob Ray"]]
    assert labels(page(*turns, "<b>Edited by:</b> Cy Roe")) == ["Ann Lee", "Bob Ray", "Ann Lee", "Bob Ray"]


def test_words_like_those_of_a_credit_inside_a_talk_are_said() -> None:
    transcript, _ = understand(f"A talk\n\n{TALK}By Cy Roe\n\nBob Ray: So.\n")
    assert "By Cy Roe" in words(transcript)


@pytest.mark.parametrize("sign", [" – ", ": "])
def test_a_list_of_terms_is_no_talk(sign: str) -> None:
    terms = ["River", "Lake", "Pond", "Canal", "Ocean", "Brook"]
    transcript = page(*(f"<b>{term}</b>{sign}Water in one place." for term in terms), address="https://example.org/1")
    assert not transcript.turns
    named = ["Ann Lee", "Bob Ray", "Cy Roe", "Di Poe", "Ed Fox"]
    assert (
        labels(page(*(f"<b>{name}:</b> The rivers are full." for name in named), address="https://example.org/1"))
        == named
    )


def test_only_the_chair_announces() -> None:
    text = (
        "Débat\n\nM. le président. La parole est à Mme Lee.\n\nMme Ann Lee. Merci, monsieur le président.\n\n"
        "La séance est suspendue.\n\nM. le président. Bien, merci.\n\nLa séance est reprise.\n\n"
        "Mme Ann Lee. Oui, bien sûr.\n"
    )
    transcript, findings = understand(text)
    assert [type(block) for block in transcript.blocks[1:5]] == [Turn, Turn, Narrative, Turn]
    assert words(transcript)[3] == "La séance est reprise."  # the president may have said so
    assert "XL220" in {finding.code for finding in findings}


def test_a_party_under_a_name_is_the_persons() -> None:
    turns = [f"{name}\n({party})\n{said}" for name, party, said in [
        ("Anna Lee", "SPD", "Danke schön. Wir haben die Flüsse gesehen."),
        ("Bob Ray", "CDU/CSU", "Ja, das stimmt wirklich so."),
        ("Anna Lee", "SPD", "Gut. Dann gehen wir weiter voran."), ("Bob Ray", "CDU/CSU", "So ist es."),
    ]]  # fmt: skip
    transcript, _ = understand("Debatte\n\n" + "\n\n".join(turns))
    assert labels(transcript) == ["Anna Lee", "Bob Ray", "Anna Lee", "Bob Ray"]
    assert words(transcript)[0] == "Danke schön. Wir haben die Flüsse gesehen."
    assert {person.name: person.affiliation for person in transcript.persons} == {
        "Anna Lee": "SPD",
        "Bob Ray": "CDU/CSU",
    }


def test_a_clock_before_a_paragraph_with_italics() -> None:
    said = "\n\n".join(f"[00:0{at}:00] We saw *the river* in {2010 + at}, and it was full." for at in range(1, 7))
    document = read_transcript(f"# A talk\n\n{said}\n".encode(), "talk.md").value
    transcript = apply_profile(document, choose_profile(document)).value
    found = [*(getattr(block, "text", "") for block in transcript.blocks), *words(transcript)]
    assert sum("We saw the river" in text for text in found) == 6


def test_entries_of_minutes_that_look_like_labels_are_the_records() -> None:
    text = (
        "Minutes\n\nItem 1: The new hall\n\nMayor Keller: Good evening. Welcome.\n\nMr. Moser: It costs too much.\n\n"
        "Ms. Frei: I ask for a vote.\n\nVote: 14 yes, 3 no, 1 blank.\n\nItem 2: Other business\n\n"
        "Mayor Keller: Does anybody wish to speak? No.\n\nEnd of meeting: 21.40 h\n"
    )
    read, _ = understand(text, language="en")
    assert [turn.name for turn in read.turns] == ["Keller", "Moser", "Frei", "Keller"]
    beside = [one.text for one in read.blocks if isinstance(one, Narrative)]
    assert beside[-3:] == ["Vote: 14 yes, 3 no, 1 blank.", "Item 2: Other business", "End of meeting: 21.40 h"]


def test_a_label_with_a_number_is_somebody_where_others_say_as_little() -> None:
    read, _ = understand("Call\n\nSpeaker 1: Hello\n\nSpeaker 2: Hi there\n\nSpeaker 1: Well\n\nSpeaker 3: Me too\n")
    assert [turn.name for turn in read.turns] == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 3"]


def test_a_call_in_brackets_inside_a_paragraph_begins_no_turn() -> None:
    call = (
        "We open the bridge in the spring, " + "and nobody is late, " * 5 + "here. (A call. LEE: Too late!) It is not."
    )
    text = "\n\n".join(["Title", *(f"ANN RAY: {call}\n\nLEE: I asked for it." for _ in range(3))])
    transcript, _ = understand(text, language="en")
    assert len(transcript.turns) == 6


def test_headings_and_clocks_inside_a_block_are_printed_between_turns() -> None:
    contents = "".join(f"1.{n} The {what} of the lower town (Q.{n}) ... {n}\n" for n, what in enumerate("abc", start=1))
    text = (
        f"Record\n\n{contents}\n{TALK}{TALK}Ann Lee: They will be\nmended.\n1.2 The b of the lower town (Q.2)\n\n"
        "Bob Ray: I thank her\nfor that.\n12.25 p.m.\n[MR. ORF IN THE CHAIR]\nAnn Lee: We begin again.\nNOON BREAK\n"
    )
    transcript, _ = understand(text)
    assert words(transcript)[-3:] == ["They will be mended.", "I thank her for that.", "We begin again."]


def test_a_cry_in_capitals_inside_a_sentence_is_said() -> None:
    transcript, _ = understand(f"Record\n\n{TALK}Ann Lee: They ran.\nTHE RIVER RISES\nand so on.\n\nBob Ray: Yes.\n")
    assert words(transcript)[-2] == "They ran. THE RIVER RISES and so on."


def test_a_first_label_over_lines_that_end_no_sentence_is_a_head() -> None:
    talk = "".join(f"{name}: The rivers are full.\n\n" for name in ("Ann Lee", "Bob Ray") * 4)
    for head in (
        "Persons of the day:\n\nMs Lee\n\nMr Ray\n\nthe clerks",
        "Order of the day: Rivers\n\nFish ......... 4\n\nWe met.",
    ):
        assert len(understand(f"Record\n\n{head}\n\n{talk}")[0].turns) == 8


def test_a_voice_of_markup_over_fields_is_the_head() -> None:
    talk = "".join(f"<p><b>{name}:</b> The rivers are full.</p>" for name in ("Ann Lee", "Bob Ray") * 4)
    fields = "<p>Year : 2024</p><p>Kind : open</p><p>Chair : Dr. Cy Orf</p>"
    page = f"<html lang='en'><body><h1>Rivers</h1><p><b>RECORD OF THE BOARD:</b></p>{fields}{talk}</body></html>"
    document = read_transcript(page.encode(), "page.html").value
    assert len(apply_profile(document, choose_profile(document)).value.turns) == 8
