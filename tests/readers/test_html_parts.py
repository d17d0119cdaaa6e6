"""Web pages whose speakers stand in elements of their own, and what is no part of their text."""

from __future__ import annotations

import pytest

from tests.conftest import shared
from tests.readers.reading import printed_lines, read_file, spoken
from xlate.model.document import BlockKind, Document
from xlate.readers import read_transcript

FIRST = "We have looked at the state of the rivers with care, and I thank all of you for the work."
SECOND = "Thank you for the question. The water is better than ten years ago."
THIRD = "Then we agree, and there is nothing more to say about the rivers of this country today."
SAID = [("Ann Lee", FIRST), ("Bob Ray", SECOND), ("Ann Lee", THIRD)]


def case(name: str) -> Document:
    return read_transcript(shared("cases", name).read_bytes(), name).value


def page(body: str) -> Document:
    return read_file(f"<!DOCTYPE html><html lang='en'><body><main><h1>Talk</h1>{body}</main></body></html>")


class TestSpeakers:
    @pytest.mark.parametrize("cell", ["th", "td"])
    @pytest.mark.parametrize(
        "headings", [("Speaker", "Text", "Translation"), ("Sprecher", "Deutsch", "English"), ("Who", "Words", "Mood")]
    )
    def test_a_column_beside_the_words_is_nobodys_speech_and_told(self, headings: tuple[str, ...], cell: str) -> None:
        rows = [f"<{cell}>{f'</{cell}><{cell}>'.join(headings)}</{cell}>"]
        rows += [f"<td>{name}</td><td>{words}</td><td>So she says.</td>" for name, words in SAID]
        table = "".join(f"<tr>{row}</tr>" for row in rows)
        page = f"<!DOCTYPE html><html><body><h1>Talk</h1><table>{table}</table></body></html>"
        result = read_transcript(page.encode(), "talk.html")
        assert spoken(result.value) == SAID
        [finding] = [one for one in result.findings if one.code == "XL125"]
        assert f'"{headings[2]}" (3 cells' in finding.message

    def test_a_heading_right_before_a_name_is_nobody(self) -> None:
        turns = [f"<div class='contribution'><h4>{name}</h4><p>{words}</p></div>" for name, words in SAID]
        document = page(f"<h2>Questions of the Day</h2>{''.join(turns)}<h2>Rivers and Lakes</h2>{''.join(turns)}")
        assert [label for label, _ in spoken(document) if label != "…"] == [name for name, _ in SAID * 2]

    def test_two_texts_beside_names_without_headings_are_not_both_spoken(self) -> None:
        row = "<tr><td>{}</td><td>{}</td><td>So she says it in her language.</td></tr>"
        table = "".join(row.format(*one) for one in SAID)
        result = read_transcript(f"<!DOCTYPE html><html><body><table>{table}</table></body></html>".encode(), "t.html")
        assert spoken(result.value) == SAID
        assert [one.code for one in result.findings] == ["XL125"]

    def test_persons_with_what_they_are_are_no_dialogue(self) -> None:
        rows = "".join(f"<tr><td>{name}</td><td>Rivers</td><td>Town {name}</td></tr>" for name, _ in SAID)
        table = f"<table><tr><th>Name</th><th>Topic</th><th>Place</th></tr>{rows}</table>"
        said = "".join(f"<dl><dt>{name}</dt><dd>{words}</dd></dl>" for name, words in SAID)
        result = read_transcript(f"<!DOCTYPE html><html><body>{table}{said}</body></html>".encode(), "talk.html")
        assert "XL125" not in {finding.code for finding in result.findings}

    def test_a_list_of_terms_is_a_list_of_turns(self) -> None:
        document = case("names-in-dl.html")
        assert document.voiced
        assert [label for label, _ in spoken(document)] == ["…", "Ann Lee", "Bob Ray", "Ann Lee"]

    @pytest.mark.parametrize(
        "pair",
        [
            "<dt>{}</dt><dd>{}</dd>",
            "<tr><td>{}</td><td>{}</td></tr>",
            "<tr><th>{}:</th><td>{}</td></tr>",
            "<div class='who'>{}</div><div class='what'>{}</div>",
            "<div class='turn'><span class='name'>{}</span><div>{}</div></div>",
            "<p class='speaker'>{}</p><p>{}</p>",
            "<h3>{}</h3><p>{}</p>",
            "<speaker-name>{}</speaker-name><speech-text>{}</speech-text>",
            "<p><strong>{}</strong></p><p>{}</p>",
            "<div class='row'><div class='c1'><a href='/p/1'>{}</a></div><div class='c2'><p>{}</p></div></div>",
        ],
    )
    def test_elements_that_recur_with_words_after_them_name_speakers(self, pair: str) -> None:
        inner = "".join(pair.format(*one) for one in SAID)
        wrap = {"<dt": "<dl>{}</dl>", "<tr": "<table>{}</table>"}.get(pair[:3], "<div>{}</div>")
        assert spoken(page(wrap.format(inner))) == SAID

    def test_times_beside_names_are_times(self) -> None:
        inner = "".join(
            f"<div class='name'>{name}</div><div class='time'>0:0{place}</div><p>{words}</p>"
            for place, (name, words) in enumerate(SAID, start=1)
        )
        document = page(inner)
        assert spoken(document) == SAID
        assert [block.start for block in document.blocks if block.voice] == [1.0, 2.0, 3.0]

    def test_several_paragraphs_belong_to_one_name_and_a_name_without_words_is_told(self) -> None:
        document = page(
            f"<dl><dt>Ann Lee</dt><dd>{FIRST}</dd><dd>{SECOND}</dd><dt>Bob Ray</dt><dd>{THIRD}</dd>"
            "<dt>Ann Lee</dt></dl>"
        )
        assert spoken(document) == [("Ann Lee", FIRST), ("…", SECOND), ("Bob Ray", THIRD)]
        assert printed_lines(document, BlockKind.NARRATIVE) == ["Ann Lee"]

    def test_headings_dates_and_buttons_are_no_names(self) -> None:
        headings = "".join(f"<h3>Part {name}</h3><p>{FIRST}</p>" for name in ("one", "two", "three"))
        assert not page(headings).voiced
        shares = "".join(f"<div class='b'>Share</div><p>{words}</p>" for _, words in SAID)
        assert not page(shares).voiced
        dates = "".join(f"<div class='d'>May {day}, 2021</div><p>{FIRST}</p>" for day in (1, 2, 3, 4))
        assert not page(dates).voiced


class TestPreformatted:
    def test_lines_of_pre_are_those_of_a_plain_text(self) -> None:
        document = case("pre.html")
        assert [line for line in printed_lines(document) if line.isupper() or ":" in line] == [
            "ANN LEE: Good morning to all",
            "BOB RAY: Thank you. The water",
            "ANN LEE: Then we agree.",
        ]
        assert len(printed_lines(document)) == 5

    def test_lines_know_their_numbers_and_what_is_around_stays(self) -> None:
        document = read_file(
            "<html><body>\n<p>Before.</p>\n<pre>\nA:\n  one &amp; <b>two</b>\n\nB: three\n</pre><p>After.</p>"
        )
        lines = [(line.number, line.text) for line in document.lines()]
        assert lines == [(2, "Before."), (4, "A:"), (5, "one & two"), (7, "B: three"), (8, "After.")]


class TestFootnotes:
    def test_notes_are_set_apart_and_their_numbers_are_no_words(self) -> None:
        document = case("footnotes.html")
        assert printed_lines(document, BlockKind.BOILERPLATE) == ["Report of the ministry."]
        assert printed_lines(document)[0].endswith("for the work.")

    @pytest.mark.parametrize(
        ("reference", "note"),
        [
            ("<sup><a href='#n1'>1</a></sup>", "<p id='n1'>1. A report.</p>"),
            ("<a href='#n1'><sup>1</sup></a>", "<p><a name='n1'></a>1. A report.</p>"),
            ("<a href='#_ftn1' name='_ftnref1'>[1]</a>", "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> A report.</p>"),
            ("<a href='#n' role='doc-noteref'>1</a>", "<section role='doc-endnotes'><p id='n'>A report.</p></section>"),
            ("<a href='#n' class='footnote-ref'>*</a>", "<div class='footnotes'><p id='n'>A report.</p></div>"),
        ],
    )
    def test_however_they_are_written(self, reference: str, note: str) -> None:
        document = page(f"<p>{FIRST}{reference} And more.</p><p>{SECOND}</p>{note}")
        assert printed_lines(document) == [f"{FIRST} And more.", SECOND]
        assert "A report." in printed_lines(document, BlockKind.BOILERPLATE)[-1]

    def test_other_links_inside_a_page_are_words(self) -> None:
        document = page(f"<p>{FIRST} See <a href='#part2'>part 2</a>.</p><p id='part2'>{SECOND}</p>")
        assert printed_lines(document) == [f"{FIRST} See part 2.", SECOND]


NEWS = (
    "<h3><a href='/news/1'>The ministers meet again in Rome</a></h3><p>May 1, 2020. They spoke about rivers.</p>",
    "<h3><a href='/news/2'>A new bridge over the river</a></h3><p>May 2, 2020. It was opened today.</p>",
)


class TestFurniture:
    @pytest.mark.parametrize(
        "bar",
        [
            "<ul class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/t'>Transcripts</a></li></ul>",
            "<p><a href='/'>Home</a> &gt; <a href='/t'>Transcripts</a> &gt; Talk</p>",
            "<div><a href='https://f.example'>Facebook</a> | <a href='https://t.example'>Twitter</a></div>",
            "<div class='tags'>Tags: <a href='/tag/rivers'>rivers</a></div>",
            "<div class='cookie-notice'>We use cookies. <a href='/more'>Learn more</a></div>",
            "<div>This site uses cookies. <button>Accept</button></div>",
            f"<div class='related-news'><h2>Related</h2>{''.join(NEWS)}</div>",
            f"<ul><li>{NEWS[0]}</li><li>{NEWS[1]}</li></ul>",
        ],
    )
    @pytest.mark.parametrize("first", [True, False])
    def test_bars_and_news_are_no_speech(self, bar: str, *, first: bool) -> None:
        said = "".join(f"<p><b>{name}:</b> {words}</p>" for name, words in SAID)
        document = page(bar + said if first else said + bar)
        assert printed_lines(document) == [f"{name}: {words}" for name, words in SAID]
        assert printed_lines(document, BlockKind.BOILERPLATE)

    def test_what_is_said_with_links_in_it_stays(self) -> None:
        said = f"{FIRST} See <a href='/a'>the report</a> and <a href='/b'>the law</a>."
        short = "<p><b>Ann Lee:</b> <a href='/c'>The report of the ministry</a>.</p>"
        document = page(f"<p><b>Bob Ray:</b> {said}</p>{short}")
        assert len(printed_lines(document)) == 2

    def test_soft_hyphens_are_not_read(self) -> None:
        result = read_transcript(b"<html><body><p>Wort&shy;teile und Silben&#173;grenzen.</p></body></html>", "x.html")
        assert printed_lines(result.value) == ["Wortteile und Silbengrenzen."]
        assert [finding.code for finding in result.findings] == ["XL107"]


def test_readings_icons_and_summaries_are_no_speech() -> None:
    page = (
        "<html><body><main><h1>Talk</h1><p><b>Ann Lee:</b> Hello <ruby>東京<rp>(</rp><rt>Tokyo</rt><rp>)</rp></ruby>, "
        "all.</p><p><b>Bob Ray:</b> Yes.<span aria-hidden='true'>★</span></p><details><summary>Part two</summary>"
        "<p><b>Ann Lee:</b> It costs <span aria-hidden='true'>$5</span><span class='sr-only'>five dollars</span>.</p>"
        "</details></main></body></html>"
    )
    document = read_file(page)
    assert printed_lines(document) == ["Ann Lee: Hello 東京, all.", "Bob Ray: Yes.", "Ann Lee: It costs $5."]
    assert printed_lines(document, BlockKind.HEADING) == ["Part two"]
    assert printed_lines(document, BlockKind.BOILERPLATE) == ["Tokyo", "★", "five dollars"]


def test_classes_of_a_program_say_what_is_set_apart_and_those_of_a_site_do_not() -> None:
    page = (
        "<html><head><style>.c1{font-weight:700}.c2, .c9{font-style:italic}.c5{vertical-align:super}"
        ".lead{font-weight:bold}.c6{position:relative;top:0.33em}</style></head><body>"
        "<p><span class='c1'>Ann Lee</span><span>: Good </span>"
        "<span class='c2'>morning</span>, H<span class='c6'>2</span>O, 10<span class='c5'>6</span>.</p>"
        "<p class='lead'><span class='c1'>Bob Ray</span>: Thank you.</p></body></html>"
    )
    document = read_file(page)
    first, second = (block.lines[0] for block in document.blocks if block.kind is BlockKind.TEXT)
    looks = [(first.text[span.start : span.end], *span.rendition.rend) for span in first.spans]
    assert looks == [("Ann Lee", "bold"), ("morning", "italic"), ("2", "sub"), ("6", "sup")]
    assert (first.strong, second.strong) == (8, 8)


def test_a_letter_in_bold_before_a_dash_is_who_asks() -> None:
    asked = "<p><b>Q</b> - When?</p><p><b>The minister</b> - In May.</p>"
    document = read_transcript(f"<h1>Talk</h1>{asked * 3}".encode(), "page.html").value
    assert [name for name, _ in spoken(document)] == ["Q", "The minister"] * 3
