"""Pages in shapes that publishers use and no profile knows, in invented words: who speaks, and with what words."""

from __future__ import annotations

import json

import pytest

from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

_SAID = "The bridge was closed for the winter, and nobody crossed it."
_ASKED = "When will the bridge over the river be opened again?"


def _read(body: str, head: str = "") -> Transcript:
    page = f'<!DOCTYPE html><html lang="en"><head><title>A talk</title>{head}</head><body>{body}</body></html>'
    document = read_transcript(page.encode(), "page.html").value
    return apply_profile(document, choose_profile(document)).value


def _turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    found = []
    for turn in transcript.turns:
        paragraphs = [one for one in turn.content if isinstance(one, Paragraph)]
        pieces = [piece if isinstance(piece, str) else piece.text for one in paragraphs for piece in one.pieces]
        found.append((turn.label, "".join(pieces).strip()))
    return found


_DIALOGUE = [("Ada Birk", _SAID), ("Ole Tann", _ASKED), ("Ada Birk", _SAID), ("Ole Tann", _ASKED)]
_OFFICES = [("VORSITZ", _SAID), ("OLE TANN (Nord)", _ASKED), ("VORSITZ", _SAID), ("OLE TANN (Nord)", _ASKED)]


@pytest.mark.parametrize(
    ("turn", "turns"),
    [
        ("<p><b>{} – </b>{}</p>", _OFFICES),
        ("<p><b>{}</b> – {}</p>", _DIALOGUE),
        ("<p><i>{}</i> — {}</p>", _DIALOGUE),
        ("<p><b>&#8203;{}:</b>&#8203; {}</p>", _DIALOGUE),
        ('<p class="who"><b>{}</b> <span>14.02</span></p><p>{}</p>', _DIALOGUE),
        ('<div><span class="who">{}</span><span class="what">{}</span></div>', _DIALOGUE),
        ("<cite>{}:</cite><time>0:10</time><p>{}</p>", _DIALOGUE),
        ('<div class="name">○{}</div><div class="words">{}</div>', _DIALOGUE),
        ("<p>{}<br>– {}</p>", _OFFICES),
    ],
)
def test_names_are_set_apart_in_many_ways(turn: str, turns: list[tuple[str, str]]) -> None:
    body = "".join(turn.format(label, words) for label, words in turns)
    assert _turns(_read(f"<main><h1>A talk at the bridge</h1>{body}</main>")) == turns


@pytest.mark.parametrize(
    "asked", ["<p><b>{}</b></p>", "<h3>{}</h3>", "<p><em>– {}</em></p>", '<p class="question">{}</p>']
)
def test_questions_without_a_label_are_turns_of_nobody(asked: str) -> None:
    body = f"{asked.format(_ASKED)}<p>{_SAID}</p>" * 3
    transcript = _read(f"<main><h1>A talk at the bridge</h1>{body}</main>")
    assert _turns(transcript) == [(None, _ASKED), (None, _SAID)] * 3
    assert not transcript.persons


def test_a_bold_question_is_not_said_by_whoever_answered_before() -> None:
    body = f"<p><b>{_ASKED}</b></p><p><b>Birk:</b> {_SAID}</p>" * 3
    assert _turns(_read(f"<main><h1>A talk</h1>{body}</main>")) == [(None, _ASKED), ("Birk", _SAID)] * 3


def test_headings_that_do_not_ask_begin_no_turn() -> None:
    body = f"<h3>The bridge in winter</h3><p>{_SAID}</p>" * 3 + f"<h3>{_ASKED}</h3><p>{_SAID}</p>"
    assert not _turns(_read(f"<main><h1>A report</h1>{body}</main>"))


@pytest.mark.parametrize("around", ["<form>{}</form>", '<details><div style="display:none">{}</div></details>'])
def test_what_holds_most_of_a_page_is_its_text(around: str) -> None:
    body = "".join(f"<p><b>{label}:</b> {words}</p>" for label, words in _DIALOGUE)
    menu = '<form><label>Search the pages of the bridge</label><input></form><ul><li><a href="/">Home</a></li></ul>'
    assert _turns(_read(menu + around.format(f"<h2>A talk at the bridge</h2>{body}"))) == _DIALOGUE


def test_words_that_only_the_data_of_a_page_holds_are_read() -> None:
    words = "\n\n".join(f"{label}: {said}" for label, said in _DIALOGUE)
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "headline": "A talk", "articleBody": words}]})
    page = _read('<div id="root"></div>', f'<script type="application/ld+json">{data}</script>')
    assert (_turns(page), page.title) == (_DIALOGUE, "A talk")


def test_times_of_day_between_posts_are_not_said() -> None:
    body = "".join(f"<div>14:1{at}</div><p><b>{label}:</b> {words}</p>" for at, (label, words) in enumerate(_DIALOGUE))
    assert _turns(_read(f"<main><h1>A talk</h1>{body}</main>")) == _DIALOGUE
