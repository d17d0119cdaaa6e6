"""JSON of speech recognisers: what is read, what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.reading import (
    faults,
    odd,
    read,
    spoken,
    texts,
)
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import asr_json
from xlate.readers.model import Likeness


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


def test_times_in_milliseconds_are_told_by_the_pace_of_speech() -> None:
    utterances = [
        {"speaker": "A", "text": "Hello to all of you.", "start": 250, "end": 2500},
        {"speaker": "B", "text": "Good morning.", "start": 3000, "end": 4200},
    ]
    document = read(asr_json.READER, json.dumps({"utterances": utterances}))
    assert [(block.start, block.end) for block in document.blocks] == [(0.25, 2.5), (3.0, 4.2)]


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
