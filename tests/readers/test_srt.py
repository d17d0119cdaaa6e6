"""SubRip: what it keeps and what it reports."""

from __future__ import annotations

import pytest

from tests.conftest import shared
from tests.readers.reading import (
    odd,
    read,
    spoken,
    texts,
)
from xlate.model.document import Document
from xlate.readers import read_transcript, srt
from xlate.readers.model import Likeness


class TestSubRip:
    def test_the_first_times_are_certain(self) -> None:
        recognises = srt.READER.recognises
        assert recognises(shared("corpus", "raw", "webvtt-tests-04.srt").read_bytes(), "x") is Likeness.CERTAIN
        assert recognises("1\r\n00:00:01.0 --> 00:00:02.0\r\nHi".encode("utf-16"), "x") is Likeness.CERTAIN
        assert recognises(b"1\nHello", "x.srt") is Likeness.NO

    def test_counters_are_no_words_and_numbers_are(self) -> None:
        document = read(srt.READER, shared("corpus", "raw", "webvtt-tests-04.srt").read_bytes())
        assert spoken(document) == [(None, " ".join(f"Caption text #{number}" for number in range(1, 6)))]
        text = "1\n00:00:00,0 --> 00:00:01,0\nHow many?\n\n42\n\n2\n00:00:01.0 --> 00:00:02.0\n43"
        assert texts(read(srt.READER, text)) == ["How many? 42 43"]

    def test_tags_and_places_on_the_screen_are_no_words(self) -> None:
        text = '1\n00:00:00,0 --> 00:00:01,0 X1:1\n{\\an8}<i>Hi</i> <font color="#fff">you</font> <laughs>\n'
        assert texts(read(srt.READER, text)) == ["Hi you <laughs>"]

    def test_dashes_divide_speakers_only_where_they_divide_a_cue(self) -> None:
        both = "1\n00:00:00,0 --> 00:00:01,0\n- Hej.\n-Hej, jag\när här.\n\n2\n00:00:01,0 --> 00:00:02,0\n-5 grader."
        assert spoken(read(srt.READER, both)) == [(None, "Hej."), (None, "Hej, jag är här. -5 grader.")]
        one = "1\n00:00:00,0 --> 00:00:01,0\n- which is so"
        assert spoken(read(srt.READER, one)) == [(None, "- which is so")]

    def test_words_before_the_first_time_and_broken_times_are_findings(self) -> None:
        document, findings = odd(
            srt.READER, "Title\n1\n00:00:xx,0 --> 00:00:01,0\nHi\n\n2\n00:00:05,0 -> 00:00:03,0\nyou"
        )
        assert " ".join(texts(document)) == "Title Hi you"
        assert findings == [("XL108", 1), ("XL108", 3), ("XL108", 7)]

    def test_two_byte_order_marks_and_times_without_milliseconds_are_subrip(self) -> None:
        assert spoken(_case("double-bom.srt")) == [(None, "Goodbye."), ("…", "So long.")]
        document = _case("no-milliseconds.srt")
        assert spoken(document) == [(None, "Good evening."), ("…", "My dear.")]
        assert [(block.start, block.end) for block in document.blocks] == [(280, 281), (282, 284)]

    @pytest.mark.parametrize(
        ("times", "start"),
        [
            ("00:00:01 --> 00:00:02", 1.0),
            ("0:01 --> 0:02", 1.0),
            ("00:00:01:500 --> 00:00:02:500", 1.5),
            ("00:00:01;500 --> 00:00:02;500", 1.5),
            ("00:00:01,500 → 00:00:02,500", 1.5),
            ("00:00:01,500 –> 00:00:02,500", 1.5),
            ("00:00:01.5 -- > 00:00:02.5", 1.5),
        ],
    )
    def test_times_that_people_and_programs_write(self, times: str, start: float) -> None:
        text = f"1\n{times}\nHi\n\n2\n00:00:05,000 --> 00:00:06,000\nyou"
        document = read_transcript(text.encode(), "talk").value
        assert document.format == "srt"
        assert texts(document) == ["Hi", "you"]
        assert document.blocks[0].start == start

    @pytest.mark.parametrize("odd_one", ["00:00:xx,0 --> 00:00:02,0", "00:00:01,0 --> ?", "0:0:1:2:3 --> 0:0:1:2:4"])
    def test_one_odd_time_is_a_finding_and_never_said(self, odd_one: str) -> None:
        document, findings = odd(srt.READER, f"1\n{odd_one}\nHi\n\n2\n00:00:05,000 --> 00:00:06,000\nyou")
        assert " ".join(texts(document)) == "Hi you"
        assert findings == [("XL108", 2)]
        assert (
            srt.READER.recognises(f"1\n{odd_one}\nHi\n\n2\n00:00:05 --> 00:00:06\n".encode(), "x") is Likeness.CERTAIN
        )

    def test_references_are_characters_as_in_webvtt(self) -> None:
        assert texts(_case("entities.srt")) == ['Tom & Ann\'s "river"\u00a0plan.']
        text = "1\n00:00:00,0 --> 00:00:01,0\nAT&T; R&D &lt;i&gt; &nope;"
        assert texts(read(srt.READER, text)) == ["AT&T; R&D <i> &nope;"]
        document, findings = odd(srt.READER, text.replace("&lt;", "&#1; &lt;"))
        assert (texts(document), findings) == (["AT&T; R&D <i> &nope;"], [("XL101", 3)])


def _case(name: str) -> Document:
    return read_transcript(shared("cases", name).read_bytes(), name).value


def test_subtitles_all_of_whose_times_are_odd_are_subtitles() -> None:
    text = "1\n00:00:01:12 --> 00:00:02:13\nOne\n\n2\n00:00:03，000 --> 00:00:04，000\nTwo\n"
    result = read_transcript(text.encode(), "talk.srt")
    assert texts(result.value) == ["One Two"]
    assert [(one.code, one.line) for one in result.findings] == [("XL108", 2), ("XL108", 6)]
    assert srt.READER.recognises(b"1\n2 --> 3 is what he drew.\n", "notes.txt") is Likeness.NO
