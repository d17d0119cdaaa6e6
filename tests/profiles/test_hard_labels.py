"""Labels that are easily missed, and words that are easily taken for one, as publishers print them."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.model.pieces import plain_text
from xlate.model.transcript import Transcript
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


def test_an_indented_paragraph_of_a_page_begins_with_its_label() -> None:
    """Editors of pages indent with no-break spaces; bold may begin before them or after."""
    indent = "\u00a0\u00a0 \u00a0 "
    transcript = page(
        *(f"{indent}{words}" for words in ("MR. ROE: \u00a0Good day.", "Q \u00a0 Why?", "MR. ROE: So.", "Q Is it?")),
        f"<b>{indent}MR. ROE:</b> Yes.",
        f"{indent}<b>MS. LEE:</b> No.",
        address="https://example.org/1",
    )
    assert labels(transcript) == ["MR. ROE", "Q", "MR. ROE", "Q", "MR. ROE", "MS. LEE"]
    assert plain_text(paragraphs(transcript.turns[0])[0].pieces) == "Good day."


def test_a_colon_without_its_space_ends_a_label_in_capitals() -> None:
    turns = ["MR. ROE:Good day.", "Q Why?", "MR. ROE:So it is.", "Q And?", "ACTING SECRETARY LEE:No.", "MR. ROE: Yes."]
    transcript, _ = understand("\n\n".join(["Briefing", *turns]))
    assert labels(transcript) == ["MR. ROE", "Q", "MR. ROE", "Q", "ACTING SECRETARY LEE", "MR. ROE"]
    transcript, _ = understand(
        "Briefing\n\nMR. ROE: Look at\n\nHTTP://EXAMPLE.ORG is it.\n\nMR. LEE: Yes.\n\nMR. ROE: So."
    )
    assert labels(transcript) == ["MR. ROE", "MR. LEE", "MR. ROE"]


def test_a_long_opening_speech_does_not_take_the_label_before_it() -> None:
    """The host is introduced with an office, speaks for seventy paragraphs, and then by name alone."""
    speech = ["<b>Chair of the board Ann Lee:</b> Good day."] + ["We looked at the rivers, and we agreed."] * 70
    rest = [f"<b>{name}:</b> Thank you." for name in ["Bob Ray", "Ann Lee", "Bob Ray", "Ann Lee", "Cy Roe", "Ann Lee"]]
    assert labels(page(*speech, *rest))[:2] == ["Chair of the board Ann Lee", "Bob Ray"]


def test_an_initial_glued_to_a_surname_is_a_label_once() -> None:
    transcript, _ = understand("Беседа\n\nА.Береза: Добрый день.\n\nРеки полны.\n\nП.Дуб: Спасибо.")
    assert labels(transcript) == ["А.Береза", "П.Дуб"]
    transcript, _ = understand("Talk\n\nAnn Lee: Good.\n\nDaily paper correspondent Cy Roe: Why?\n\nAnn Lee: So.")
    assert labels(transcript) == ["Ann Lee", "Daily paper correspondent Cy Roe", "Ann Lee"]


def test_q_and_a_is_no_question() -> None:
    text = "Briefing\n\nQ\u00a0\u00a0 Why?\n\nMS. LEE: So.\n\nQ Is it?\n\nMS. LEE: Yes.\n\nQ and A is next.\n"
    transcript, _ = understand(text)
    assert labels(transcript) == ["Q", "MS. LEE", "Q", "MS. LEE"]


def test_a_surname_in_bold_with_the_rest_of_the_name_behind_it() -> None:
    moser = "**Moser** Anna-Lena (S, VD):"
    turns = [f"{moser} Die Brücke ist zu.", "**Rey** Luc (V, ZH): Sie ist offen.", f"{moser} Gut."]
    document = read_transcript("\n\n".join(["# Nationalrat", *turns]).encode(), "talk.md").value
    found = apply_profile(document, choose_profile(document)).value.turns
    assert [turn.label for turn in found] == ["Moser Anna-Lena (S, VD)", "Rey Luc (V, ZH)", "Moser Anna-Lena (S, VD)"]


def test_an_office_in_italics_between_a_name_in_bold_and_the_dash() -> None:
    note = "(the following is a transcript of the interpretation from the original Ukrainian into English)"
    page = (
        "<h1>Sitting</h1><p><b>President.</b> – We begin with the debate now.</p>"
        f"<p><b>Volodymyr Z.</b>, <i>President of Ukraine {note}</i>. – Thank you all for being here.</p>"
        "<p><b>Maria Rosén</b>, <i>Commission</i>. – We agree.</p><p><b>President.</b> – The debate is closed.</p>"
    )
    document = read_transcript(f"<html><body>{page}</body></html>".encode(), "a.html").value
    found = apply_profile(document, choose_profile(document)).value.turns
    assert [turn.name for turn in found] == ["President", "Volodymyr Z.", "Maria Rosén", "President"]
    assert [str(turn.relation) for turn in found if turn.relation] == ["interpretation"]
