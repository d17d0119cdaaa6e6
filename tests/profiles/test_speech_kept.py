"""Short words, words that come again, words at the edges: no list, no page and no end takes them from speakers."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

LONG = "We have looked at this with all the care that it needs. Nobody has found anything against it."
TALK = "\n\n".join(f"{name}: {LONG}" for name in ("MR. ORF", "MS. RAY") * 5)


@pytest.mark.parametrize(
    ("first", "number"),
    [
        ("\n".join(f"{('MR. ORF', 'MS. RAY')[at % 2]}: Bid {100 + at}" for at in range(20)), 20),
        ("\n".join(f"{('Q', 'A')[at % 2]}: Page {at}" for at in range(20)), 20),
        ("\n".join(f"{name}: Here" for name in ("MR. ALM", "MS. ELM", "MR. ASH")), 3),
    ],
)
def test_short_turns_before_long_ones_are_no_contents(first: str, number: int) -> None:
    transcript, _ = understand(f"Sitting\n\n{first}\n\n{TALK}")
    assert len(transcript.turns) == number + 10


@pytest.mark.parametrize("last", ["1945", "…"])
def test_an_answer_without_a_word_is_no_closing_time(last: str) -> None:
    transcript, _ = understand(f"Sitting\n\n{TALK}\n\nMR. ORF: When was it?\n\nMS. RAY: {last}")
    assert transcript.turns[-1].label == "MS. RAY"


def test_a_last_paragraph_that_breaks_off_is_said() -> None:
    transcript, _ = understand(f"Sitting\n\n{TALK}\n\n(Applause, Benches 9)\n\nIt is the duty of all, and, if needed,")
    assert len(transcript.turns[-1].content) == 3


def test_an_office_behind_its_article_is_cut_nowhere_and_addresses_are_no_labels() -> None:
    turn = f"The MINISTER OF TRADE: {LONG} {LONG}\n\nThe SPEAKER: {LONG} {LONG}"
    asked = "\n\n".join(f"{at}) To the minister by:\nAnn Elm (AB)\n{LONG}" for at in range(1, 5))
    transcript, _ = understand(f"Sitting\n\n{turn}\n\n{turn}\n\n{asked}")
    assert {turn.label for turn in transcript.turns} == {"The MINISTER OF TRADE", "The SPEAKER"}


def test_what_is_said_again_at_the_edge_of_pages_stays() -> None:
    def edge(page: int) -> str:
        return f"MR. ORF: I thank you, {page}.\n\nTHE COURT: You may go on.\n\nRIVERS v. ALM, {page}\n\n"

    cut = "".join(
        f"MS. RAY: The bridge over the river {page} was closed for the whole of\n\nRIVERS v. ALM, {page}\n\n"
        f"the winter.\n\nTHE COURT: So be it, number {page}.\n\n{edge(page)}"
        for page in range(41, 47)
    )
    transcript, _ = understand(f"Sitting\n\n{cut}")
    assert sum(turn.label == "THE COURT" for turn in transcript.turns) == 12


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><th>Pros<th>Cons</tr>"
        + "<tr><td>It is cheap and quick.<td></tr><tr><td><td>It breaks within a year.</tr>" * 3
        + "</table>",
        "".join(
            f'<div><img alt="{name} Lamp"><p>It stands on a desk, for {at} euros.</p></div>'
            for at, name in enumerate(("Red", "Blue") * 3)
        ),
    ],
)
def test_columns_and_pictures_that_seem_to_name_persons_are_doubted(page: str) -> None:
    document = read_transcript(f"<html lang='en'><body><h1>Shop</h1>{page}</body></html>".encode(), "page.html").value
    result = apply_profile(document, choose_profile(document))
    assert result.value.turns
    assert "XL138" in {finding.code for finding in result.findings}


def test_a_name_at_the_start_of_a_line_inside_a_sentence_is_no_label() -> None:
    talk = "\n\n".join(f"{name}: {LONG}" for name in ("Ole Orf", "Ida Ray") * 4)
    wrapped = "Ole Orf: It was signed by all of us, the clerk and\nIda Ray: they both agreed that it was\nlate."
    transcript, _ = understand(f"Sitting\n\n{talk}\n\n{wrapped}")
    assert len(transcript.turns) == 9


def test_what_a_record_tells_of_a_known_speaker_is_in_nobody_elses_turn() -> None:
    talk = "".join(f"<p><b>{name}:</b> {LONG}</p>" for name in ("Mr. Orf", "Ms. Ray") * 4)
    page = (
        f"<html lang='en'><body>{talk}<p><b>Mr. Orf</b> asked the clerk to read it.</p><p>It was so.</p></body></html>"
    )
    document = read_transcript(page.encode(), "page.html").value
    assert apply_profile(document, choose_profile(document)).value.turns[-1].label == "Mr. Orf"
