"""Labels that are easily missed, and words that are easily taken for one, as publishers print them."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.transcript import Transcript, plain_text
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript


def page(*blocks: str, address: str = "http://en.kremlin.ru/events/president/news/1") -> Transcript:
    body = "".join(f"<p>{block}</p>" for block in blocks)
    html = (
        f'<!doctype html><html><head><link rel="canonical" href="{address}"></head><body>'
        f'<h1>Meeting</h1><div class="entry-content">{body}</div></body></html>'
    )
    document = read_transcript(html.encode(), "page.html").value
    return apply_profile(document, choose_profile(document)).value


def labels(transcript: Transcript) -> list[str | None]:
    return [turn.label for turn in transcript.turns]


HOST = "<b>Vladimir Putin:</b> Good day."


@pytest.mark.parametrize(
    ("printed", "label", "marker"),
    [
        (
            "<b>President of Examplia Omar al-Example</b> <i>(retranslated)</i>: Thank you.",
            "President of Examplia Omar al-Example",
            "(retranslated)",
        ),
        ("<b>Jean d’Arc</b> <i>(retranslated)</i><b>:</b> Thank you.", "Jean d’Arc", "(retranslated)"),
        ("<b>head of the works Ann Lee (retranslated):</b> Thank you.", "head of the works Ann Lee", "(retranslated)"),
        ("<b>Ann Lee</b> (retranslated: Thank you.", "Ann Lee", "(retranslated"),
        ("<b>Ann Lee (retranslated): Thank you</b> all.", "Ann Lee", "(retranslated)"),
        (
            "<b>Ann Lee</b>, head of the board for the works: Thank you.",
            "Ann Lee, head of the board for the works",
            None,
        ),
        ("<b>Gemma Geis i Carreras:</b> Thank you.", "Gemma Geis i Carreras", None),
        ("<b>the one who was there:</b> Thank you.", "the one who was there", None),
    ],
)
def test_a_marker_or_bold_with_a_colon_decides(printed: str, label: str, marker: str | None) -> None:
    transcript = page(HOST, printed, HOST, "<b>Bob Ray:</b> Yes.")
    assert labels(transcript) == ["Vladimir Putin", label, "Vladimir Putin", "Bob Ray"]
    found = transcript.turns[1].marker
    assert (found.text if found else None) == marker
    assert plain_text(paragraphs(transcript.turns[1])[0].pieces).startswith("Thank you")


@pytest.mark.parametrize("article", ["A\u00a0new law was passed.", "A\u00a0 second law comes next."])
def test_an_article_and_a_no_break_space_is_no_speaker(article: str) -> None:
    transcript, _ = understand(f"Talk\n\nAnn Lee: Good day.\n\n{article}\n\n{article}\n")
    assert labels(transcript) == ["Ann Lee"]
    assert len(paragraphs(transcript.turns[0])) == 3


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Q \u00a0Thank you.", "Thank you."),
        ("Q -- Mr. President?", "Mr. President?"),
        ("Q — and then?", "and then?"),
        ("Q\u00a0— and then?", "— and then?"),
        ("Q and what will you do?", "and what will you do?"),
        ("Q 10 years ago it was so?", "10 years ago it was so?"),
        ("Q\u00a0\u00a0\u00a0What is this: a rule?", "What is this: a rule?"),
    ],
)
def test_a_question_is_no_speech_of_the_press_secretary(question: str, words: str) -> None:
    turns = ["MS. LEE: Hello.", "Q\u00a0\u00a0 Why?", "MS. LEE: So.", "Q Is it?", "MS. LEE: Yes.", question]
    transcript, _ = understand("\n\n".join(["Briefing", *turns]))
    assert labels(transcript) == ["MS. LEE", "Q", "MS. LEE", "Q", "MS. LEE", "Q"]
    assert plain_text(paragraphs(transcript.turns[-1])[0].pieces) == words


def test_q_and_a_is_no_question() -> None:
    text = "Briefing\n\nQ\u00a0\u00a0 Why?\n\nMS. LEE: So.\n\nQ Is it?\n\nMS. LEE: Yes.\n\nQ and A is next.\n"
    transcript, _ = understand(text)
    assert labels(transcript) == ["Q", "MS. LEE", "Q", "MS. LEE"]
