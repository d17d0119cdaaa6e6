"""WebVTT: voices, paragraphs, repeats, and what is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import shared
from tests.readers.reading import (
    ANONYMOUS,
    cue,
    odd,
    read,
    spoken,
    texts,
    vtt,
)
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import read_transcript, webvtt
from xlate.readers.cue_labels import has_labels
from xlate.readers.model import Likeness


class TestWebVTT:
    def test_the_signature_is_certain_and_nothing_else_is(self) -> None:
        recognises = webvtt.READER.recognises
        assert recognises(b"\xef\xbb\xbfWEBVTT\n", "x") is Likeness.CERTAIN
        assert recognises("WEBVTT\n\n".encode("utf-16"), "x") is Likeness.CERTAIN
        assert recognises(b"WEBVTTX", "x") is Likeness.NO
        assert recognises(b"00:01.000 --> 00:02.000", "x.vtt") is Likeness.NO

    def test_inline_times_and_classes_of_the_standards_example_are_no_words(self) -> None:
        document = read(webvtt.READER, shared("corpus", "raw", "webvtt-tests-01.vtt").read_bytes())
        assert spoken(document) == [(None, "When the moon hits your eye Like a big-a pizza pie That's amore")]
        assert (document.blocks[0].start, document.blocks[0].end) == (16.5, 21.5)
        assert document.voiced

    def test_dashes_are_speakers_whom_nobody_names(self) -> None:
        document = read(webvtt.READER, shared("corpus", "raw", "webvtt-tests-02.vtt").read_bytes())
        assert spoken(document) == [
            (None, "Ta en kopp varmt te."),
            (None, "Det är inte varmt."),
            (None, "Har en kopp te."),
            (None, "Det smakar som te."),
            (None, "Ta en kopp"),
        ]
        assert [block.lines[0].number for block in document.blocks if block.voice] == [9, 10, 14, 15, 21]

    def test_notes_and_what_stands_behind_the_signature_are_boilerplate(self) -> None:
        document = read(webvtt.READER, shared("corpus", "raw", "webvtt-tests-02.vtt").read_bytes())
        assert texts(document, BlockKind.BOILERPLATE) == [
            "Translation of that film I like",
            "NOTE This translation was done by Kyle so that some friends can watch it with their parents.",
            "NOTE This last line may not translate well.",
        ]

    def test_captions_that_roll_up_say_each_word_once(self) -> None:
        document = read(webvtt.READER, shared("corpus", "raw", "webvtt-tests-03.vtt").read_bytes())
        assert spoken(document) == [(None, "yeah what this will happen is I'm telling")]
        assert document.metadata.language == "en"
        assert document.blocks[-1].end == pytest.approx(305.4)
        assert texts(document, BlockKind.BOILERPLATE)[0].startswith("Kind: captions Language: en Style: ::cue")

    def test_hold_cues_that_nobody_could_read_are_folded_away(self) -> None:
        document = read(
            webvtt.READER,
            vtt(
                cue(0, 2, " \nso<00:00:00.500><c> we</c><00:00:01.000><c> begin</c>"),
                cue(2, 2.01, "so we begin\n "),
                cue(2.01, 4, "so we begin\nwith<00:00:03.000><c> words</c>"),
                cue(4, 4.01, "with words\n "),
                cue(4.01, 6, "with words\nagain words"),
            ),
        )
        assert texts(document) == ["so we begin with words again words"]

    def test_captions_that_grow_say_each_word_once(self) -> None:
        document = read(webvtt.READER, vtt(cue(0, 1, "and so we"), cue(1, 2, "and so we begin"), cue(2, 3, "Yes.")))
        assert texts(document) == ["and so we begin Yes."]

    def test_what_is_really_said_twice_stays(self) -> None:
        document = read(webvtt.READER, vtt(cue(0, 1, "No."), cue(1, 2, "No."), cue(2, 3, "No, no.")))
        assert texts(document) == ["No. No. No, no."]

    def test_voices_are_turns_and_one_cue_can_hold_several(self) -> None:
        document = read(
            webvtt.READER,
            vtt(
                cue(0, 2, "<v.loud Esme &amp; Co>It's a blue <i>apple</i> tree!"),
                cue(2, 4, "<v Esme &amp; Co>Yes.</v>\n<v Mary>No way!</v>"),
                cue(4, 6, "<v Mary>Really\nnot.</v> <v Esme\nSmith>Oh.</v>"),
            ),
        )
        assert spoken(document) == [
            ("Esme & Co", "It's a blue apple tree! Yes."),
            ("Mary", "No way! Really not."),
            ("Esme Smith", "Oh."),
        ]
        assert document.voiced

    def test_a_cue_without_a_voice_among_voices_is_nobody_known(self) -> None:
        document = read(webvtt.READER, vtt(cue(0, 1, "<v A>One</v>."), cue(1, 2, "Well."), cue(2, 3, "<v A>Two.")))
        assert spoken(document) == [("A", "One ."), (None, "Well."), ("A", "Two.")]
        document = read(webvtt.READER, vtt(cue(0, 1, "<v A>One</v>."), cue(1, 2, "[Music]"), cue(2, 3, "<v A>Two.")))
        assert spoken(document) == [("A", "One ."), ("…", "[Music]"), ("…", "Two.")]

    @pytest.mark.parametrize(
        ("gap", "first", "paragraphs"),
        [(0.4, "One.", 1), (0.6, "One.", 2), (0.6, "One", 1), (0.6, "«One!»", 2), (2.0, "One", 2)],
    )
    def test_a_paragraph_ends_with_a_sentence_and_a_pause(self, gap: float, first: str, paragraphs: int) -> None:
        document = read(webvtt.READER, vtt(cue(0, 1, first), cue(1 + gap, 5, "Two")))
        assert len(texts(document)) == paragraphs
        assert [block.voice for block in document.blocks] == [ANONYMOUS, *[None] * (paragraphs - 1)]

    def test_a_long_paragraph_ends_with_its_sentence(self) -> None:
        cues = [
            cue(second, second + 1, f"word {second} and more words here{'.' * (second % 3 == 0)}")
            for second in range(60)
        ]
        lengths = [len(text) for text in texts(read(webvtt.READER, vtt(*cues)))]
        assert len(lengths) == 3
        assert max(lengths) < 720

    def test_labels_in_the_words_are_left_to_the_search_for_labels(self) -> None:
        document = read(
            webvtt.READER,
            vtt(
                cue(0, 1, "JOHN SMITH: Hello\nthere."),
                cue(1, 2, ">> MARY: Hi."),
                cue(2, 3, "How are you?"),
                cue(3, 4, ">> Fine."),
            ),
        )
        assert not document.voiced
        assert spoken(document) == [
            ("…", "JOHN SMITH: Hello there."),
            ("…", ">> MARY: Hi. How are you?"),
            (None, "Fine."),  # somebody else, whom nobody names
        ]

    def test_sounds_in_brackets_and_ordinary_colons_are_no_labels(self) -> None:
        assert not has_labels(
            ["[Music]", "[Applause] Thank you.", "(laughs)", "[Speaking Russian] da", "♪", "I said: no"]
        )
        assert not has_labels(["Well"] * 99 + ["Remember: it is late"])
        assert has_labels(["Hello", "[John] Hi", "[John] Yes"])
        document = read(webvtt.READER, vtt(cue(0, 1, "[Music]"), cue(1, 2, "♪ la ♪ (laughs)")))
        assert spoken(document) == [("…", "[Music]"), (None, "♪ la ♪ (laughs)")]

    def test_what_is_no_markup_is_text(self) -> None:
        document = read(
            webvtt.READER, vtt(cue(0, 1, "a <inaudible> b < c &lt;i&gt; &amp; d&shy;e &#10; f <b>g</b> <3"))
        )
        assert texts(document) == ["a <inaudible> b < c <i> & de f g <3"]

    def test_times_that_cannot_be_read_are_findings_and_the_words_stay(self) -> None:
        text = vtt("00:00:01.000 --> later\none", "5\n00:03.000 --> 00:02.000\ntwo", "stray words", cue(9, 10, "three"))
        document, findings = odd(webvtt.READER, text)
        assert " ".join(texts(document)) == "one two stray words three"
        assert findings == [("XL108", 3), ("XL108", 7), ("XL108", 10)]

    def test_styles_regions_and_names_of_cues_are_not_said(self) -> None:
        document = read(
            webvtt.READER,
            vtt(
                "STYLE\n::cue { color: red }",
                "REGION\nid:fred",
                "intro\n" + cue(0, 1, "Hello"),
                "NOTES are words\n" + cue(1, 2, "you"),
            ),
        )
        assert texts(document) == ["Hello you"]

    def test_cues_without_blank_lines_between_them_are_read(self) -> None:
        document = read(webvtt.READER, "WEBVTT\n\n1\n" + cue(0, 1, "one") + "\n2\n" + cue(1, 2, "two\n3"))
        assert texts(document) == ["one two 3"]

    def test_subtitles_in_which_nothing_is_said_are_refused(self) -> None:
        with pytest.raises(InputError, match="talk: there are no words in these subtitles"):
            webvtt.READER.read(b"WEBVTT\n\nNOTE nothing\n", "talk")


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.floats(0, 3), st.sampled_from(["Yes.", "and so", "No", "a b c", "- x", "42"])),
        min_size=1,
        max_size=12,
    )
)
def test_no_word_of_subtitles_is_lost_where_no_line_is_repeated(said: list[tuple[float, str]]) -> None:
    cues, words, now = [], [], 0.0
    for number, (gap, text) in enumerate(said):
        cues.append(cue(now, now + 1, f"{text} w{number}"))
        words += [*text.removeprefix("- ").split(), f"w{number}"]
        now += 1 + gap
    found = " ".join(texts(read(webvtt.READER, vtt(*cues)))).replace("- x", "x").split()
    assert found == words
    starts = [block.start for block in read(webvtt.READER, vtt(*cues)).blocks]
    assert all(first is not None and second is not None and first <= second for first, second in pairwise(starts))


def test_the_header_has_the_title_and_readings_are_not_said() -> None:
    text = vtt(
        cue(1, 2, "<v.loud Ann Lee><ruby>東京<rt>Tokyo</rt></ruby> <lang en-GB>colour</lang>"), header="WEBVTT - A talk"
    )
    document = read(webvtt.READER, text)
    assert document.metadata.title == "A talk"
    assert spoken(document) == [("Ann Lee", "東京 colour")]
    assert texts(document, BlockKind.BOILERPLATE) == ["A talk", "Tokyo"]


@pytest.mark.parametrize("text", ["a.jpg#xywh=0,0,1,1", '{"title": "Hall"}'])
def test_pictures_and_data_of_a_player_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="nothing that somebody says"):
        webvtt.READER.read(vtt(cue(0, 1, text), cue(1, 2, text)).encode(), "x.vtt")


def test_chapters_are_doubted() -> None:
    result = read_transcript(vtt(cue(0, 300, "Start"), cue(300, 900, "On rivers")).encode(), "x.vtt")
    assert [finding.code for finding in result.findings] == ["XL131"]


def test_changes_of_colour_are_changes_of_speakers_where_nobody_is_named() -> None:
    said = [
        "<c.yellow>Where to?</c>",
        "<c.cyan>In the sea.</c>",
        "<c.yellow>And then?</c>",
        "<c.cyan>Well.</c>",
    ]
    data = vtt(*(cue(n, n + 1, text) for n, text in enumerate(said)))
    result = webvtt.READER.read(data.encode(), "a.vtt")
    assert [label for label, _ in spoken(result.value)] == [None] * 4
    assert [one.code for one in result.findings] == ["XL138"]
    named = vtt(*(cue(n, n + 1, text.replace(".yellow>", ".yellow>ANN: ")) for n, text in enumerate(said)))
    assert "XL138" not in {one.code for one in webvtt.READER.read(named.encode(), "a.vtt").findings}
