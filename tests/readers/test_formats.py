"""Readers of subtitles, recogniser output, tables, Word documents and Hansard: what they keep and what they refuse."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import shared
from xlate.errors import InputError, XlateError
from xlate.findings import Finding
from xlate.model.document import BlockKind, Document, Voice
from xlate.model.unit import NOT_XML
from xlate.readers import asr_json, hansard, srt, table, webvtt
from xlate.readers import docx as word
from xlate.readers.cues import has_labels, read_clock, read_timing
from xlate.readers.model import Likeness, Reader

READERS = (webvtt.READER, srt.READER, asr_json.READER, table.READER, word.READER, hansard.READER)
ANONYMOUS = Voice(None)
Spoken = list[tuple[str | None, str]]


def read(reader: Reader, text: str | bytes, name: str = "talk") -> Document:
    result = reader.read(text.encode() if isinstance(text, str) else text, name)
    assert not result.findings, result.findings
    return result.value


def odd(reader: Reader, text: str | bytes) -> tuple[Document, list[tuple[str, int | None]]]:
    result = reader.read(text.encode() if isinstance(text, str) else text, "talk")
    return result.value, [(finding.code, finding.line) for finding in result.findings]


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    wanted = kinds or (BlockKind.TEXT,)
    return [" ".join(line.text for line in block.lines) for block in document.blocks if block.kind in wanted]


def spoken(document: Document) -> Spoken:
    """Paragraphs with the label of whoever begins to speak; "…" where somebody goes on."""
    found: Spoken = []
    for block in document.blocks:
        if block.kind is BlockKind.TEXT:
            label = block.voice.label if block.voice else "…"
            found.append((label, " ".join(line.text for line in block.lines)))
    return found


def vtt(*cues: str, header: str = "WEBVTT") -> str:
    return "\n\n".join([header, *cues]) + "\n"


def cue(start: float, end: float, text: str) -> str:
    return f"{_clock(start)} --> {_clock(end)}\n{text}"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{seconds % 60:06.3f}"


class TestTimes:
    @pytest.mark.parametrize(
        ("text", "seconds"),
        [("01:02:03.500", 3723.5), ("02:03,5", 123.5), ("0:00", 0.0), ("00:00:01", 1.0), ("12", None), ("a:b", None)],
    )
    def test_a_clock_is_read_with_hours_or_without(self, text: str, seconds: float | None) -> None:
        assert read_clock(text) == seconds

    def test_an_arrow_in_words_is_no_time(self) -> None:
        assert read_timing("London --> Paris") is None
        assert read_timing("00:01.000 --> 00:02.000 align:start") == (1.0, 2.0)
        assert read_timing("00:01.000 --> soon") == (1.0, None)


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
        document = read(webvtt.READER, vtt(cue(0, 1, "<v A>One</v>."), cue(1, 2, "[Music]"), cue(2, 3, "<v A>Two.")))
        assert spoken(document) == [("A", "One ."), (None, "[Music]"), ("A", "Two.")]

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
        assert spoken(document) == [(None, "[Music] ♪ la ♪ (laughs)")]

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
        with pytest.raises(InputError, match="talk: nothing is said"):
            webvtt.READER.read(b"WEBVTT\n\nNOTE nothing\n", "talk")


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


class TestRecogniser:
    def test_segments_of_one_speaker_are_a_turn(self) -> None:
        text = json.dumps(
            {
                "text": " Hello. How are you? Fine.",
                "segments": [
                    {"start": 0.0, "end": 1.0, "text": " Hello.", "speaker": "SPEAKER_00"},
                    {"start": 1.8, "end": 2.0, "text": " How are you?", "speaker": "SPEAKER_00"},
                    {"start": 2.0, "end": 3.0, "text": " Fine.", "speaker": {"name": "Mary"}},
                ],
                "language": "en",
            },
            indent=1,
        )
        document = read(asr_json.READER, text)
        assert spoken(document) == [("SPEAKER_00", "Hello."), ("…", "How are you?"), ("Mary", "Fine.")]
        assert [block.start for block in document.blocks] == [0.0, 1.8, 2.0]
        assert document.metadata.language == "en"
        lines = text.split("\n")
        assert [lines[block.lines[0].number - 1].strip() for block in document.blocks] == ["{"] * 3
        assert ["Hello" in lines[block.lines[0].number + 2] for block in document.blocks] == [True, False, False]

    @pytest.mark.parametrize(
        "value",
        [
            [{"text": "Hi you", "start": "00:00:01", "end": "2.5"}],
            {
                "transcription": [{"text": " Hi you", "offsets": {"from": 1000, "to": 2500}}],
                "result": {"language": "en"},
            },
            {"results": {"utterances": [{"transcript": "Hi you", "start": 1, "end": 2.5}]}},
            {"results": [{"alternatives": [{"transcript": "Hi you"}], "start_time": 1, "end_time": 2.5}]},
            {
                "segments": [{"words": [{"word": "Hi"}, {"word": "you"}], "start": 1, "end": 2.5}],
                "junk": {"segments": 1},
            },
            {"monologues": [{"elements": [{"value": "Hi"}, {"value": " "}, {"value": "you"}], "start": 1, "end": 2.5}]},
        ],
    )
    def test_shapes_of_several_recognisers_are_read(self, value: Any) -> None:
        document = read(asr_json.READER, json.dumps(value))
        assert spoken(document) == [(None, "Hi you")]
        assert (document.blocks[0].start, document.blocks[0].end) == (1.0, 2.5)

    def test_a_text_without_segments_is_one_paragraph(self) -> None:
        assert spoken(read(asr_json.READER, '{"text": "Hello there."}')) == [(None, "Hello there.")]

    def test_words_that_only_the_whole_text_has_are_not_lost(self) -> None:
        document, findings = odd(asr_json.READER, '{"segments": [{"text": "Hi"}],\n"text": "Hi you"}')
        assert texts(document, BlockKind.BOILERPLATE) == ["Hi you"]
        assert findings == [("XL108", 2)]

    def test_an_empty_whole_text_is_passed_over(self) -> None:
        assert len(read(asr_json.READER, '{"text": " ", "segments": [{"text": "Hi"}]}').blocks) == 1

    def test_odd_values_are_findings_at_their_lines(self) -> None:
        text = (
            '[{"text": "a", "start": NaN},\n{"text": "b", "end": 1' + "0" * 5000 + '},\n{"text": 5},\n'
            '{"text": {}},\n7,\n{"text": "c", "start": 2, "end": 1},\n{"text": "d\\u0000\\ud800e", "speaker": 3}]'
        )
        document, findings = odd(asr_json.READER, text)
        assert spoken(document) == [(None, "a b 5 c"), ("Speaker 3", "d e")]
        assert findings == [("XL108", line) for line in (1, 2, 3, 4, 5, 6)]

    @pytest.mark.parametrize("text", ['{"segments": [{"text": "a"}\n', '[{"text": "a"},\n]', '{"a": 1}\n x', "{\n,}"])
    def test_broken_json_is_refused_with_its_line(self, text: str) -> None:
        with pytest.raises(InputError, match=r"talk:\d: not JSON: .*; repair the file"):
            asr_json.READER.read(text.encode(), "talk")

    @pytest.mark.parametrize("text", ['{"segments": ' + "[" * 100_000, '{"a":' * 100_000, '{"results":' * 100_000])
    def test_deep_nesting_is_refused(self, text: str) -> None:
        with pytest.raises(InputError):
            asr_json.READER.read(text.encode(), "talk")

    @pytest.mark.parametrize("text", ["{}", "[]", "5", '{"segments": []}', '{"segments": [{"text": " "}]}'])
    def test_json_without_words_is_refused(self, text: str) -> None:
        with pytest.raises(InputError):
            asr_json.READER.read(text.encode(), "talk")

    def test_only_a_list_of_segments_is_certain(self) -> None:
        recognises = asr_json.READER.recognises
        assert recognises(b'{"text": "", "segments": [{"text": ""}]}', "x") is Likeness.CERTAIN
        assert recognises(b'[{"text": ""}]', "x") is Likeness.POSSIBLE
        assert recognises(b'{"name": "package"}', "x.json") is Likeness.NO
        assert recognises(b"[Music] text", "x") is Likeness.NO


class TestTable:
    def test_rows_are_paragraphs_and_speakers_are_turns(self) -> None:
        text = (
            "Start,End,Speaker,Role,Party,Language,Text\n"
            '0:01,2.5,Ann,Chair,Greens,ko,"Hello,\nall."\n'
            ",,,,,,More.\n"
            "5,6,Ann,,,,Again.\n"
            "7,8,Bob,,,,No.\n"
        )
        document = read(table.READER, text)
        assert spoken(document) == [("Ann", "Hello, all."), ("…", "More."), ("…", "Again."), ("Bob", "No.")]
        first = document.blocks[0]
        assert first.voice == Voice("Ann", "Chair", "Greens")
        assert (first.start, first.end, first.original_language) == (1.0, 2.5, "ko")
        assert [line.number for block in document.blocks for line in block.lines] == [2, 3, 4, 5, 6]

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_the_delimiter_is_that_of_the_header(self, delimiter: str) -> None:
        text = delimiter.join(["WHO", "Utterance"]) + "\n" + delimiter.join(["Ann", "Hi"])
        assert spoken(read(table.READER, text)) == [("Ann", "Hi")]

    def test_a_table_is_never_certain(self) -> None:
        recognises = table.READER.recognises
        assert recognises(b"speaker,text\n", "x.csv") is Likeness.POSSIBLE
        assert recognises("time\ttranscript\r\n".encode("utf-16"), "x") is Likeness.POSSIBLE
        assert recognises(b"sep=;\nspeaker;text\n", "x") is Likeness.POSSIBLE
        assert recognises(b"text,colour\n", "x.csv") is Likeness.NO
        assert recognises(b"Hello, all of you\n", "x.csv") is Likeness.NO

    def test_cells_too_many_or_too_few_are_findings_and_their_words_stay(self) -> None:
        document, findings = odd(table.READER, "speaker,text\nAnn,Hello, world\njust words\nBob,Yes,\n")
        assert spoken(document) == [("Ann", "Hello, world"), ("…", "just words"), ("Bob", "Yes")]
        assert findings == [("XL108", 2), ("XL108", 3)]

    def test_words_behind_the_last_column_stay(self) -> None:
        document, findings = odd(table.READER, "text,speaker\nHello,Ann,extra\n")
        assert spoken(document) == [("Ann", "Hello extra")]
        assert findings == [("XL108", 2)]

    def test_quotation_marks_in_rows_divided_by_tabs_are_words(self) -> None:
        document, findings = odd(table.READER, 'who\ttext\nAnn\t"Hello," he said.\nBob\t"Open\nCy\tno\n')
        assert spoken(document) == [("Ann", '"Hello," he said.'), ("Bob", '"Open'), ("Cy", "no")]
        assert findings == [("XL108", 2)]

    def test_a_quotation_mark_that_never_closes_loses_no_word(self) -> None:
        document, findings = odd(table.READER, 'who,text\nAnn,"Hello\nBob,no\n')
        assert " ".join(texts(document)) == "Hello Bob,no"
        assert findings == [("XL108", 2)]

    def test_a_column_of_dates_is_reported_once(self) -> None:
        text = "time,language,text\n2024-01-01,English,a\n2024-01-02,English,b\n"
        document, findings = odd(table.READER, text)
        assert [block.start for block in document.blocks] == [None, None]
        assert findings == [("XL108", 2), ("XL108", 2)]

    def test_a_table_without_speakers_can_have_labels_in_its_words(self) -> None:
        assert spoken(read(table.READER, "time,text\n1,Hi.\n2,Yes.")) == [(None, "Hi."), ("…", "Yes.")]
        document = read(table.READER, "time,text\n1,ANN: Hi.\n2,BOB: Yes.")
        assert not document.voiced
        assert spoken(document) == [("…", "ANN: Hi."), ("…", "BOB: Yes.")]

    @pytest.mark.parametrize("text", ["a,b\n1,2", "speaker,text\n", "speaker,text\nAnn\x00,b"])
    def test_what_is_no_table_of_words_is_refused(self, text: str) -> None:
        with pytest.raises(InputError):
            table.READER.read(text.encode(), "talk")

    def test_very_long_cells_are_read(self) -> None:
        assert len(texts(read(table.READER, "who,text\nAnn," + "a" * 300_000))[0]) == 300_000


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(document: Any, *runs: tuple[str, str]) -> Any:
    """A paragraph of runs; ``b`` and ``i`` say how each is printed."""
    made = document.add_paragraph()
    for text, style in runs:
        run = made.add_run(text)
        run.bold = True if "b" in style else None
        run.italic = True if "i" in style else None
    return made


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, change(content) if member.filename == name else content)
    return stream.getvalue()


class TestWord:
    def test_titles_headings_and_paragraphs_keep_their_order_and_numbers(self) -> None:
        document = docx.Document()
        document.core_properties.title = "Not this"
        document.add_heading("The Title", 0)
        document.add_heading("Part one", 1)
        document.add_paragraph("")
        document.add_paragraph("Words\twith a tab\nand a line break.")
        found = read(word.READER, saved(document), "talk.docx")
        assert [(block.kind.value, [(line.number, line.text) for line in block.lines]) for block in found.blocks] == [
            ("title", [(1, "The Title")]),
            ("heading", [(2, "Part one")]),
            ("text", [(4, "Words with a tab"), (4, "and a line break.")]),
        ]
        assert found.metadata.title is None
        assert not found.voiced

    def test_the_title_of_the_properties_counts_where_the_text_has_none(self) -> None:
        document = docx.Document()
        document.core_properties.title = "From the properties"
        document.add_paragraph("Words.")
        assert read(word.READER, saved(document)).metadata.title == "From the properties"

    def test_bold_reaches_over_notes_in_italics_to_the_colon(self) -> None:
        document = docx.Document()
        paragraph(document, ("President", "b"), (" (retranslated)", "i"), (":", "b"), (" Thank ", ""), ("you", "b"))
        paragraph(document, ("Plain words", ""))
        styled = document.add_paragraph()
        styled.add_run("Chair", style="Strong")
        styled.add_run(": Yes.")
        off = document.add_paragraph()
        off.add_run("Chair", style="Strong").bold = False
        lines = read(word.READER, saved(document)).lines()
        assert [line.text[: line.strong] for line in lines] == ["President (retranslated):", "", "Chair:", ""]
        assert lines[0].text == "President (retranslated): Thank you"

    def test_headings_are_known_whatever_their_styles_are_called(self) -> None:
        document = docx.Document()
        document.styles["Heading 1"].element.find("{*}name").set(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "Ylatunniste"
        )
        document.add_paragraph("Osa", style=document.styles["Ylatunniste"])
        document.add_paragraph("Sanat.")
        assert [block.kind for block in read(word.READER, saved(document)).blocks] == [
            BlockKind.HEADING,
            BlockKind.TEXT,
        ]

    def test_a_table_of_names_and_words_says_who_speaks(self) -> None:
        document = docx.Document()
        document.add_paragraph("Interview")
        rows = [
            ("Speaker", "Words"),
            ("Ann:", "Hello there, all of you."),
            ("", "More."),
            ("Ann", "Again."),
            ("Bob", "No."),
            ("Pause", ""),
        ]
        made = document.add_table(0, 2)
        for left, right in rows:
            cells = made.add_row().cells
            cells[0].text, cells[1].text = left, right
        made.rows[1].cells[1].add_paragraph("A second paragraph.")
        found = read(word.READER, saved(document))
        assert found.voiced
        assert spoken(found)[3:] == [
            ("Ann", "Hello there, all of you."),
            ("…", "A second paragraph."),
            ("…", "More."),
            ("…", "Again."),
            ("Bob", "No."),
        ]
        assert texts(found, BlockKind.NARRATIVE) == ["Pause"]

    def test_a_table_of_place_and_date_is_no_dialogue(self) -> None:
        document = docx.Document()
        made = document.add_table(0, 2)
        for left, right in [("Date", "5 May"), ("Place", "Geneva")]:
            cells = made.add_row().cells
            cells[0].text, cells[1].text = left, right
        paragraph(document, ("Ann:", "b"), (" Many more words than stand in the table.", ""))
        found = read(word.READER, saved(document))
        assert not found.voiced
        assert texts(found)[:4] == ["Date", "5 May", "Place", "Geneva"]

    def test_deletions_go_and_insertions_links_boxes_and_soft_hyphens_are_read(self) -> None:
        document = docx.Document()
        body = document.element.body
        body.insert(
            0,
            parse_xml(
                f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                "<w:r><w:t xml:space='preserve'>Kept </w:t></w:r>"
                "<w:del w:id='1' w:author='x'><w:r><w:delText>gone</w:delText></w:r><w:r><w:t>gone</w:t></w:r></w:del>"
                "<w:ins w:id='2' w:author='x'><w:r><w:t>new</w:t></w:r></w:ins>"
                "<w:r><w:t xml:space='preserve'> </w:t></w:r>"
                "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
                "<w:r><w:t xml:space='preserve'> soft\u00adhyphen no</w:t><w:noBreakHyphen/>"
                "<w:t>break</w:t><w:instrText>PAGE</w:instrText></w:r>"
                "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
                "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
                "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
            ),
        )
        body.insert(
            1,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            ),
        )
        found, findings = odd(word.READER, saved(document))
        assert texts(found) == ["Kept new link softhyphen no\u2011break", "Box", "Control"]
        assert findings == [("XL107", 1)]

    def test_headers_of_pages_are_left_out_and_footnotes_are_boilerplate(self) -> None:
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "Running head"
        made = document.add_paragraph("Words.")
        run: Any = made.add_run()._r
        run.append(parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='2'/>"))
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        note = (
            f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
            "</w:footnotes>"
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
        document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
        found = read(word.READER, saved(document))
        assert [(block.kind, block.lines[0].text) for block in found.blocks] == [
            (BlockKind.TEXT, "Words."),
            (BlockKind.BOILERPLATE, "A note."),
        ]

    def test_bombs_are_not_opened(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"\0" * 20_000_000)
        assert word.READER.recognises(stream.getvalue(), "x.docx") is Likeness.CERTAIN
        with pytest.raises(InputError, match="bomb: this archive unpacks to far more"):
            word.READER.read(stream.getvalue(), "bomb")
        many = io.BytesIO()
        with zipfile.ZipFile(many, "w") as archive:
            for number in range(5001):
                archive.writestr(f"{number}", b"")
        with pytest.raises(InputError, match="far more"):
            word.READER.read(many.getvalue(), "bomb")

    def test_entities_are_never_resolved(self) -> None:
        document = docx.Document()
        document.add_paragraph("Words MARK.")

        def change(part: bytes) -> bytes:
            return part.replace(
                b"<w:document", b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<w:document', 1
            ).replace(b"MARK", b"&x;")

        data = with_part(saved(document), "word/document.xml", change)
        try:
            found = word.READER.read(data, "talk").value
        except InputError:
            return
        assert "root" not in " ".join(texts(found))

    @pytest.mark.parametrize("wrapper", ["sdt", "ins", "hyperlink"])
    def test_deep_nesting_is_refused_or_read(self, wrapper: str) -> None:
        document = docx.Document()
        document.add_paragraph("Words MARK.")
        inner = f"<w:{wrapper}>{'<w:sdtContent>' * (wrapper == 'sdt')}"
        outer = f"{'</w:sdtContent>' * (wrapper == 'sdt')}</w:{wrapper}>"

        def change(part: bytes) -> bytes:
            return re.sub(
                rb"<w:p>(?=.*MARK).*?</w:p>",
                lambda match: (inner * 900).encode() + match[0] + (outer * 900).encode(),
                part,
                count=1,
                flags=re.DOTALL,
            )

        data = with_part(saved(document), "word/document.xml", change)
        with pytest.raises(InputError):
            word.READER.read(data, "talk")

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100, b"no zip"])
    def test_what_is_no_archive_is_refused(self, data: bytes) -> None:
        assert word.READER.recognises(data, "x.docx") is Likeness.NO
        with pytest.raises(InputError, match="talk: this is no DOCX"):
            word.READER.read(data, "talk")

    def test_another_archive_is_no_document(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("content.xml", "<a/>")
        assert word.READER.recognises(stream.getvalue(), "x.docx") is Likeness.NO
        with pytest.raises(InputError):
            word.READER.read(stream.getvalue(), "talk")

    def test_a_document_without_words_is_refused(self) -> None:
        with pytest.raises(InputError, match="no text"):
            word.READER.read(saved(docx.Document()), "talk")


def test_times_in_milliseconds_are_told_by_the_pace_of_speech() -> None:
    utterances = [
        {"speaker": "A", "text": "Hello to all of you.", "start": 250, "end": 2500},
        {"speaker": "B", "text": "Good morning.", "start": 3000, "end": 4200},
    ]
    document = read(asr_json.READER, json.dumps({"utterances": utterances}))
    assert [(block.start, block.end) for block in document.blocks] == [(0.25, 2.5), (3.0, 4.2)]


class TestHansard:
    def sample(self) -> Document:
        return read(hansard.READER, shared("corpus", "raw", "uk-hansard-01.xml").read_bytes(), "hansard.xml")

    def test_each_member_of_the_sample_begins_a_turn(self) -> None:
        document = self.sample()
        data = shared("corpus", "raw", "uk-hansard-01.xml").read_bytes()
        assert sum(block.voice is not None for block in document.blocks) == data.count(b"<member>")
        assert document.metadata.date == "1985-12-16"
        assert document.blocks[0].kind is BlockKind.TITLE
        labels = [block.voice.label for block in document.blocks if block.voice]
        assert labels[:2] == ["Mr. Douglas", "The Parliamentary Under-Secretary of State for Energy (Mr. David Hunt)"]
        assert "Mr. Gordon Brown (Dunfermline, East)" in labels
        assert not any(label and label.endswith(":") for label in labels)

    def test_numbers_of_questions_are_set_apart_and_colons_are_no_words(self) -> None:
        document = self.sample()
        assert texts(document, BlockKind.BOILERPLATE)[:3] == ["1.", "2.", "3."]
        first = next(block for block in document.blocks if block.voice)
        assert first.lines[0].text.startswith("asked the Secretary of State for Energy if")
        assert not any(text.startswith(":") for text in texts(document))

    def test_columns_and_pictures_break_no_sentence(self) -> None:
        paragraphs = texts(self.sample())
        assert any("Comparisons vary between different cases, and are" in text for text in paragraphs)

    def test_lines_are_those_of_the_file(self) -> None:
        source = shared("corpus", "raw", "uk-hansard-01.xml").read_text().split("\n")
        for block in self.sample().blocks:
            if block.kind is BlockKind.TEXT:
                word = re.sub(r"\W.*", "", block.lines[0].text)
                assert word in source[block.lines[0].number - 1], block

    def test_no_word_of_the_sample_is_lost(self) -> None:
        source = shared("corpus", "raw", "uk-hansard-01.xml").read_text()
        source = re.sub(r"<col>.*?</col>", "", source)
        source = re.sub(r"</membercontribution>|<membercontribution>", " ", source)
        words = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^<>]+>", "", re.sub(r"&#x\w+;", " ", source)))
        document = self.sample()
        everything = " ".join(
            f"{block.voice.label if block.voice else ''} {line.text}"
            for block in document.blocks
            for line in block.lines
        )
        assert sorted(re.findall(r"[A-Za-z]{4,}", re.sub(r"[^\x00-\x7f]", " ", everything))) == pytest.approx(
            sorted(words)
        )

    def test_what_the_clerks_wrote_is_narrative(self) -> None:
        document = read(
            hansard.READER,
            "<hansard><section><title>T</title><title>H</title>"
            "<p><member>Mr. A</member> <i>(seated)</i><membercontribution>: Yes inter<col>3</col>national.<lb/>More."
            "</membercontribution></p>"
            "<p><i>The Times</i> said so.</p><p><i>Question put</i>&#x2014;</p><p><i>The House divided:</i> Ayes 1.</p>"
            "<p><i>Ordered,</i></p><p>That it be so.</p><p>[MR. X <i>in the Chair</i>]</p>"
            "<division><table><tr><td>Ann</td><td>Bob</td></tr></table></division></section></hansard>",
        )
        assert spoken(document) == [
            ("Mr. A", "(seated) Yes international."),
            ("…", "More."),
            ("…", "The Times said so."),
        ]
        assert texts(document, BlockKind.NARRATIVE) == [
            "Question put—",
            "The House divided: Ayes 1.",
            "Ordered,",
            "That it be so.",
            "[MR. X in the Chair]",
            "Ann Bob",
        ]
        assert texts(document, BlockKind.TITLE, BlockKind.HEADING) == ["T", "H"]

    def test_an_office_before_the_name_belongs_to_the_label(self) -> None:
        document = read(
            hansard.READER,
            "<houselords><p>The Minister for Health <member>(Lord B)</member>: Words <b>here</b>.</p>"
            "<p><member>Lord C</member></p><p>said this.</p><p><member>Lord D</member></p></houselords>",
        )
        assert spoken(document) == [("The Minister for Health (Lord B)", "Words here."), ("Lord C", "said this.")]
        assert texts(document, BlockKind.NARRATIVE) == ["Lord D"]

    def test_debates_that_mysociety_made_are_read(self) -> None:
        document = read(
            hansard.READER,
            '<?xml version="1.0" encoding="ISO-8859-1"?>\n<publicwhip>\n'
            '<major-heading id="uk.org.publicwhip/debate/2020-01-07a.259.0">Prayers</major-heading>\n'
            '<speech nospeaker="true"><p>[<i>Mr Speaker</i> in the Chair]</p></speech>\n'
            "<minor-heading>Topic</minor-heading>\n"
            '<speech speakername="Ann B" time="11:30:00"><p>One.</p><p>Two &#233;.</p></speech>\n'
            '<division><mplist vote="aye"><mpname>C D</mpname><mpname>E F</mpname></mplist></division></publicwhip>',
        )
        assert spoken(document) == [("Ann B", "One."), ("…", "Two é.")]
        assert document.metadata.date == "2020-01-07"
        assert texts(document, BlockKind.NARRATIVE) == ["[Mr Speaker in the Chair]", "C D", "E F"]
        assert texts(document, BlockKind.HEADING) == ["Prayers", "Topic"]

    def test_the_first_element_is_certain(self) -> None:
        recognises = hansard.READER.recognises
        assert recognises(b"<?xml version='1.0'?>\n<!-- x -->\n<publicwhip>", "x") is Likeness.CERTAIN
        assert recognises(b"<!DOCTYPE hansard>\n<hansard", "x") is Likeness.NO
        assert recognises(b"<html><hansard>", "x.xml") is Likeness.NO
        assert recognises(b"<!-- never ends", "x.xml") is Likeness.NO

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                '<!DOCTYPE hansard [\n<!ENTITY x "boom">]>\n<hansard><p>&x;</p></hansard>',
                "talk:2: this file declares entities",
            ),
            ("<hansard>\n<p>a</hansard>", "talk:2: not well-formed XML"),
            ("\n<hansard>\n<p>&nbsp;</p></hansard>", "talk:3: not well-formed XML"),
            ("<html>a</html>", "talk:1: this is no Hansard"),
            ("<hansard><p> </p></hansard>", "talk: the file has no text"),
        ],
    )
    def test_what_cannot_be_read_is_refused_with_its_line(self, text: str, message: str) -> None:
        with pytest.raises(InputError, match=message):
            hansard.READER.read(text.encode(), "talk")

    def test_external_entities_and_deep_nesting_do_no_harm(self) -> None:
        with pytest.raises(InputError):
            hansard.READER.read(b'<!DOCTYPE hansard SYSTEM "file:///etc/passwd"><hansard></hansard>', "talk")
        for tag in ("section", "i", "member", "p"):
            text = "<hansard><p>" + f"<{tag}>" * 5000 + "x" + f"</{tag}>" * 5000 + "</p></hansard>"
            with pytest.raises(InputError):
                hansard.READER.read(text.encode(), "talk")

    def test_lines_beyond_65535_are_counted(self) -> None:
        document = read(hansard.READER, "<hansard>" + "\n" * 70_000 + "<p>Here</p></hansard>")
        assert document.blocks[0].lines[0].number == 70_001


def faults(reader: Reader, data: bytes) -> list[str]:
    """What is wrong with what a reader makes of bytes: nothing in a sound document or an error that names the file."""
    if reader.recognises(data, "talk") not in Likeness:
        return ["no answer"]
    try:
        result = reader.read(data, "talk")
    except XlateError as error:
        return [] if str(error).startswith("talk: ") or re.match(r"talk:\d+: .", str(error)) else [str(error)]
    blocks = result.value.blocks
    lines = [line for block in blocks for line in block.lines]
    wrong = {
        "no block": not blocks,
        "a block without lines": not all(block.lines for block in blocks),
        "what is no finding": not all(isinstance(finding, Finding) for finding in result.findings),
        "a line before the first": any(line.number < 1 for line in lines),
        "an empty line": any(not line.text.strip() for line in lines),
        "space around a line": any(line.text != line.text.strip(" \t\r\n") for line in lines),
        "characters that XML cannot hold": any(NOT_XML.search(line.text) for line in lines),
        "a label longer than its line": any(not 0 <= line.strong <= len(line.text) for line in lines),
        "a time before the start": any(block.start is not None and block.start < 0 for block in blocks),
    }
    return [what for what, is_so in wrong.items() if is_so]


FRAGMENTS: dict[str, list[str]] = {
    "webvtt": [
        "WEBVTT", "\n", "\n\n", "\r", "00:01.000 --> 00:02.000", "00:00:01,0 -->", "<v A>", "</v>", "<c.x>",
        "<00:01.0>", "&amp;", "&#1;", "&shy;", "NOTE ", "STYLE", "- ", ">> ", "A: ", "hello", "1", "<", "\u00ad",
        "\u000b", "Language: en",
    ],
    "srt": [
        "1", "\n", "\n\n", "\r\n", "00:00:01,000 --> 00:00:02,000", "<i>", "</i>", "{\\an8}", "- ", "hello", "A: ",
        "-->", "[B] ", "\u2028",
    ],
    "recogniser-json": [
        "{", "}", "[", "]", ",", ":", '"segments"', '"text"', '"start"', '"speaker"', '"a"', '"\\ud800"',
        "NaN", "1e999", "-1", "null", "true", " ", "\n", '{"text": "a"}',
    ],
    "table": [
        "speaker", "text", "time", ",", ";", "\t", "\n", "\r", '"', "a", "00:01", "lang", "en", " ", "sep=;",
    ],
    "docx": [
        "PK\u0003\u0004", "word/document.xml", "a",
    ],
    "uk-hansard": [
        "<hansard>", "</hansard>", "<p>", "</p>", "<member>", "</member>", "<i>", "</i>", "<col>1</col>", "<lb/>",
        "<title>", "</title>", "<table><tr><td>", "</td></tr></table>", "a", ":", "(b)", "&#xAD;", "<publicwhip>",
        "</publicwhip>", "<speech speakername='x'>", "</speech>", "<!-- c -->", "<date format='1'>", "</date>", "\n",
    ],
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=150)
@given(data=st.data())
def test_any_bytes_are_a_document_or_a_clear_error(reader: Reader, data: st.DataObject) -> None:
    pieces = st.one_of(st.sampled_from(FRAGMENTS[reader.name]).map(str.encode), st.binary(max_size=4))
    assert not faults(
        reader, data.draw(st.one_of(st.binary(max_size=200), st.lists(pieces, max_size=30).map(b"".join)))
    )


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FRAGMENTS["webvtt"]), max_size=40).map("".join))
def test_any_cues_are_read(body: str) -> None:
    assert not faults(webvtt.READER, f"WEBVTT\n\n00:00.000 --> 00:01.000\n{body}".encode())
    assert not faults(srt.READER, f"1\n00:00:00,0 --> 00:00:01,0\n{body}".encode())


@settings(max_examples=150)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "segments",
                        "text",
                        "start",
                        "end",
                        "speaker",
                        "words",
                        "alternatives",
                        "offsets",
                        "language",
                        "name",
                        "results",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(value: Any) -> None:
    assert not faults(asr_json.READER, json.dumps(value).encode())
    assert not faults(asr_json.READER, json.dumps({"segments": [value, {"text": "a"}]}).encode())


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FRAGMENTS["uk-hansard"][2:18]), max_size=30).map("".join))
def test_any_well_formed_hansard_is_read(body: str) -> None:
    assert not faults(hansard.READER, f"<hansard><p>a</p>{body}</hansard>".encode())


def _word_document() -> bytes:
    document = docx.Document()
    document.add_heading("Title", 0)
    paragraph(document, ("Ann:", "b"), (" Words.", ""))
    return saved(document)


WORD_DOCUMENT = _word_document()


@settings(max_examples=60)
@given(st.integers(0, len(WORD_DOCUMENT)), st.binary(max_size=8))
def test_a_damaged_word_document_is_read_or_refused(place: int, junk: bytes) -> None:
    assert not faults(word.READER, WORD_DOCUMENT[:place])
    assert not faults(word.READER, WORD_DOCUMENT[:place] + junk + WORD_DOCUMENT[place + len(junk) :])


@settings(max_examples=60)
@given(
    st.integers(0, 100_000),
    st.binary(min_size=1, max_size=8),
    st.sampled_from(
        [
            "word/document.xml",
            "word/styles.xml",
            "[Content_Types].xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
        ]
    ),
)
@example(13240, b" ", "word/_rels/document.xml.rels")  # a relation that has no type
def test_a_word_document_with_a_damaged_part_is_read_or_refused(place: int, junk: bytes, name: str) -> None:
    def change(part: bytes) -> bytes:
        at = place % (len(part) + 1)
        return part[:at] + junk + part[at + len(junk) :]

    assert not faults(word.READER, with_part(WORD_DOCUMENT, name, change))


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
