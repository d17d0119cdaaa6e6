"""Pages that were printed once: heads and feet of pages, numbers of columns and of questions, in invented words."""

from __future__ import annotations

import pytest

import xlate
from xlate.model.lineage import Relation
from xlate.model.transcript import Paragraph, Transcript
from xlate.profiles import apply_profile, choose_profile
from xlate.readers import read_transcript

_SAID = "The bridge was closed for the winter, and nobody crossed it."
_ASKED = "When will the bridge over the river be opened again?"
_NAMES = ("Ada Birk", "Ole Tann")
_PLACES = ("Lohm", "Birkholm", "Tannfeld", "Odern", "Wiesel", "Aurach")


def _read(body: str, name: str = "page.html") -> Transcript:
    page = f'<!DOCTYPE html><html lang="en"><head><title>A talk</title></head><body>{body}</body></html>'
    document = read_transcript(page.encode(), name).value
    return apply_profile(document, choose_profile(document)).value


def _turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    found = []
    for turn in transcript.turns:
        paragraphs = [one for one in turn.content if isinstance(one, Paragraph)]
        pieces = ["".join(p if isinstance(p, str) else p.text for p in one.pieces).strip() for one in paragraphs]
        found.append((turn.label, " / ".join(pieces)))
    return found


def _cut_by(edge: str, turns: int = 6) -> str:
    """Speeches, each cut in two by the edge of a page."""
    return "".join(
        f"<p><b>{_NAMES[number % 2]}:</b> In {_PLACES[-number]} the bridge was closed for the whole of</p>"
        f"{edge.format(number + 41)}<p>the winter in {_PLACES[number]}, and nobody crossed it.</p>"
        for number in range(turns)
    )


@pytest.mark.parametrize(
    "edge",
    [
        "<p><b>Column: {}</b></p>",
        '<p class="column">Page: {}</p>',
        "<p><b>May 3, 2019 &nbsp; COUNCIL OF THE RIVERS &nbsp; {}</b></p>",
        "<p>Notice<i>: </i>this report is for readers only.</p><p><b>RIVERS {}</b></p>",
        "<table><tr><td>{}</td><td>COUNCIL OF THE RIVERS</td></tr></table><p>May 3, 2019</p>",
    ],
)
def test_edges_of_pages_stand_in_no_speech_and_name_nobody(edge: str) -> None:
    transcript = _read(_cut_by(edge))
    words = "In {} the bridge was closed for the whole of the winter in {}, and nobody crossed it."
    said = [words.format(_PLACES[-number], _PLACES[number]) for number in range(6)]
    assert _turns(transcript) == [(_NAMES[number % 2], one) for number, one in enumerate(said)]
    assert transcript.boilerplate


def test_lines_in_capitals_that_come_again_are_kept_where_no_page_ends() -> None:
    body = "".join(f"<p><b>{_NAMES[n % 2]}:</b> {_SAID}</p><p>THE MOTION IS AGREED</p>" for n in range(6))
    assert not _read(body).boilerplate


def test_headings_that_are_numbered_are_no_heads_of_pages() -> None:
    body = "".join(f"<p><b>Article {n}</b></p><p><b>{_NAMES[n % 2]}:</b> {_SAID}</p>" for n in range(6))
    assert not _read(body).boilerplate


def test_labels_in_bold_win_over_elements_that_only_look_like_names() -> None:
    turns = "".join(f"<br><br>&nbsp;&nbsp;<b>{_NAMES[n % 2]}:</b> {_SAID}" for n in range(8))
    heads = "".join(f"<h4>{_NAMES[n % 2]} in the Chair</h4><p>{_SAID}</p>" for n in range(4))
    found = _turns(_read(heads + turns))
    assert [label for label, _ in found] == list(_NAMES) * 4


def test_who_asks_a_numbered_question_speaks() -> None:
    answers = "".join(
        f'<p>{n} <span class="who"><b>Ada Birk</b></span> asked the Minister for Rivers when the bridge will open.</p>'
        f'<p><span class="who"><b>Ole Tann</b></span>: {_SAID}</p>'
        f'<p><span class="who"><b>Ada Birk</b></span>: {_ASKED}</p>'
        for n in range(11, 14)
    )
    found = _turns(_read(answers))
    assert [label for label, _ in found] == ["Ada Birk", "Ole Tann", "Ada Birk"] * 3
    assert found[0][1].startswith("asked the Minister")


def test_elements_that_only_look_like_names_lose_against_labels_before_a_colon() -> None:
    said = "".join(f'<p class="t">{_NAMES[n % 2]}: {_SAID} In {place} too.</p>' for n, place in enumerate(_PLACES))
    votes = "".join(f'<p class="v">{word}</p><p class="t">{", ".join(_PLACES)}</p>' for word in ("Yeas", "Nays") * 2)
    found = _turns(_read(said + votes))
    assert [label for label, _ in found] == list(_NAMES) * 3


def test_a_class_of_inline_elements_sets_labels_apart() -> None:
    body = "".join(
        f'<div><span class="name">{_NAMES[n % 2]}</span>: {_SAID} In {place} too.</div>'
        f"<div>Action: {_NAMES[n % 2]} to look at the bridge in {place}.</div>"
        for n, place in enumerate(_PLACES)
    )
    transcript = _read(body)
    assert [label for label, _ in _turns(transcript)] == list(_NAMES) * 3
    assert all("Action" not in words for _, words in _turns(transcript))


def test_votes_and_headings_after_the_last_words_are_nobody_s_speech() -> None:
    body = "".join(
        f"<p><b>{_NAMES[n % 2]}:</b> {_SAID} In {place} too.</p><p><i>(The question was put)</i></p>"
        f"<p>AYES: {', '.join(_PLACES)}</p><p>NOES: Nil</p><p><b>The bridge in {place}</b></p>"
        for n, place in enumerate(_PLACES)
    )
    for _, words in _turns(_read(body))[:-1]:
        assert words.startswith(_SAID)
        assert "AYES" not in words
        assert "The bridge in" not in words


def test_time_stamps_of_programs_are_no_words() -> None:
    text = "".join(
        f"{_NAMES[n % 2].upper()}\n\nMon, 10 Oct 2016 01:0{n}:11 GMT\n{_SAID} In {place} too.\n\n"
        for n, place in enumerate(_PLACES)
    )
    document = read_transcript(text.encode(), "debate.txt").value
    found = _turns(apply_profile(document, choose_profile(document)).value)
    assert found == [(_NAMES[n % 2].upper(), f"{_SAID} In {place} too.") for n, place in enumerate(_PLACES)]


def test_a_translation_that_is_announced_reaches_to_the_end_of_its_bracket() -> None:
    said = (
        "<p><b>Ada Birk:</b> Dankie, Voorsitter. Die brug is toe. (Translation of Afrikaans paragraphs follows.)</p>"
        "<p>[Thank you, Chair. The bridge is closed. [Applause.]</p><p>Nobody has crossed it.]</p>"
        f"<p>I go on in English.</p><p><b>Ole Tann:</b> {_SAID}</p>"
    )
    document = read_transcript(f"<html lang='en'><body>{said * 3}</body></html>".encode(), "page.html").value
    turn = apply_profile(document, choose_profile(document)).value.turns[0]
    paragraphs = [one for one in turn.content if isinstance(one, Paragraph)]
    assert [one.relation is Relation.TRANSLATION for one in paragraphs] == [False, True, True, False]
    page = f"<html lang='en'><body>{said * 3}</body></html>".encode()
    made = xlate.to_tei(xlate.Input(page, "page.html")).value.data
    assert xlate.validate(xlate.Input(made, "page.xml")).findings == ()


def test_who_moves_a_motion_speaks_and_a_language_or_a_date_does_not() -> None:
    body = "".join(
        f"<p>The CHAIR: Order, in {place} too.</p><p>Mr TANN: {_SAID} In {place} too.</p>"
        f"<p>Afrikaans: Die brug in {place} is toe.</p>"
        f"<p>The CHIEF WHIP moved: That the bridge in {place} be closed.</p>"
        f"<p>An hon. Member: Never in {place}!</p><p>3 May 2019 : Column {n}</p>"
        for n, place in enumerate(_PLACES, 210)
    )
    found = _turns(_read(body))
    assert [label for label, _ in found] == ["The CHAIR", "Mr TANN", "The CHIEF WHIP moved", "An hon. Member"] * 6
    assert "Afrikaans: Die brug" in found[1][1]


def test_minutes_that_a_program_wrote_as_a_page_are_one_in_a_markdown_file_too() -> None:
    lines = "".join(
        f"<p class='phone'><cite>{name}:</cite> {_SAID}<br />... in {place}</p>\n"
        f"<p class='irc'>&lt;<cite>{name}</cite>&gt; hello from {place}</p>\n"
        for name, place in zip(("ada", "ole") * 3, _PLACES, strict=True)
    )
    document = read_transcript(f"<h1>Bridges</h1>\n<div>{lines}</div>".encode(), "minutes.md").value
    assert document.format == "html"
    found = _turns(apply_profile(document, choose_profile(document)).value)
    assert [label for label, _ in found] == ["ada", "<ada>", "ole", "<ole>"] * 3


def test_labels_that_go_on_in_the_next_line_of_print_are_one() -> None:
    body = "".join(
        f"<b>The Assistant Minister, Ministry of Bridges </b>(Mr.<br/>Tann): {_SAID} In {place} too.<br/><br/>"
        f"<b>The Minister of State for the Rivers of the</b><br/><b>North: </b>{_SAID} In {place} too.<br/><br/>"
        f"<b>Ms. Birk: </b>{_ASKED} In {place} too.<br/>I ask (Mr.<br/>Tann): when?<br/><br/>"
        for place in _PLACES
    )
    labels = [
        "The Assistant Minister, Ministry of Bridges (Mr. Tann)",
        "The Minister of State for the Rivers of the North",
        "Ms. Birk",
    ]
    assert [label for label, _ in _turns(_read(f"<p>{body}</p>"))] == labels * 6


def test_clocks_before_words_in_italics_are_times() -> None:
    body = "".join(
        f"<p>[00:0{n}:00] The bridge in <i>{place}</i> was closed. {_SAID}</p>" for n, place in enumerate(_PLACES)
    )
    document = read_transcript(f"<html lang='en'><body>{body}</body></html>".encode(), "page.html").value
    transcript = apply_profile(document, choose_profile(document)).value
    assert "00:01" not in str(transcript.blocks)


def test_few_names_in_angles_are_labels_where_they_are_called_so_elsewhere() -> None:
    said = [
        f"<p><b>{('birk', 'tann')[number % 2]}:</b> In {place} {_SAID}</p>" for number, place in enumerate(_PLACES * 4)
    ]
    wrote = [
        f"<p>&lt;<i>{name}</i>&gt; hello from {place}</p>"
        for name, place in zip(("Birk", "Tann") * 2, _PLACES, strict=False)
    ]
    page = [one for pair in zip(said[::6], wrote, strict=True) for one in pair] + said
    labels = [label for label, _ in _turns(_read("".join(page)))]
    assert labels.count("<Birk>") == labels.count("<Tann>") == 2


def test_names_before_the_clock_of_a_recording_are_no_running_heads() -> None:
    """``Ada Birk  0:21`` comes again with other digits, between sentences that go on, and is a label."""
    said = "um, in {} the bridge was closed for the whole of the winter, and nobody crossed"
    body = [f"{_NAMES[at % 2]}  {at}:1{at}  \n{said.format(place)}\n" for at, place in enumerate(_PLACES)]
    document = read_transcript(f"# The bridge\n\n{chr(10).join(body)}".encode(), "talk.md").value
    turns = _turns(apply_profile(document, choose_profile(document)).value)
    assert turns == [(_NAMES[at % 2], said.format(place)) for at, place in enumerate(_PLACES)]
    printed = "".join(f"<p>Bridge papers 12:30</p><p>{said.format(place)}</p>" for place in _PLACES)
    assert not _turns(_read(printed))
