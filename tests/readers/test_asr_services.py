"""The JSON of services: times and speakers, wherever each of them puts these."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import shared
from tests.readers.reading import odd, read, spoken, texts
from xlate.model.document import BlockKind, Document
from xlate.readers import asr_json, read_transcript

Times = list[tuple[float | None, float | None]]


def times(document: Document) -> Times:
    return [(block.start, block.end) for block in document.blocks]


def word(text: str, start: float, speaker: object = None, **more: Any) -> dict[str, Any]:
    given = {} if speaker is None else {"speaker": speaker}
    return {"word": text, "start": start, "end": start + 0.4, **given, **more}


GOOGLE = {
    "results": [
        {"alternatives": [{"transcript": "Hello there yes", "confidence": 0.9, "words": [{"word": "Hello"}]}]},
        {
            "alternatives": [
                {
                    "words": [
                        {"startTime": "0.100s", "endTime": "0.500s", "word": "Hello", "speakerTag": 1},
                        {"startTime": "0.500s", "endTime": "1s", "word": "there", "speakerTag": 1},
                        {"startTime": "1.200s", "endTime": "1.500s", "word": "yes", "speakerTag": 2},
                    ]
                }
            ]
        },
    ]
}
DEEPGRAM_WORDS = [
    word("hello", 0.0, 0, punctuated_word="Hello,"),
    word("all", 0.5, 0, punctuated_word="all."),
    word("yes", 1.0, 1, punctuated_word="Yes."),
]
DEEPGRAM: dict[str, Any] = {
    "metadata": {"request_id": "x"},
    "results": {"channels": [{"alternatives": [{"transcript": "Hello, all. Yes.", "words": DEEPGRAM_WORDS}]}]},
}
UTTERANCES = {
    "results": {
        **DEEPGRAM["results"],
        "utterances": [
            {"start": 0.0, "end": 0.9, "transcript": "Hello, all.", "speaker": 0, "words": DEEPGRAM_WORDS[:2]},
            {"start": 1.0, "end": 1.4, "transcript": "Yes.", "speaker": 1, "words": DEEPGRAM_WORDS[2:]},
        ],
    }
}
FAST = {
    "speakers": [
        {"speaker": "SPEAKER_00", "timestamp": [0.0, 1.5], "text": " Hello there."},
        {"speaker": "SPEAKER_01", "timestamp": [1.5, None], "text": " Yes."},
    ],
    "chunks": [{"timestamp": [0.0, 1.5], "text": " Hello there."}, {"timestamp": [1.5, None], "text": " Yes."}],
    "text": " Hello there. Yes.",
}
SPEECHMATICS = {
    "format": "2.9",
    "metadata": {"created_at": "x"},
    "results": [
        {"type": "word", "start_time": 0.1, "end_time": 0.5, "alternatives": [{"content": "Hello", "speaker": "S1"}]},
        {"type": "punctuation", "start_time": 0.5, "end_time": 0.5, "attaches_to": "previous",
         "alternatives": [{"content": ".", "speaker": "S1"}]},
        {"type": "word", "start_time": 1.1, "end_time": 1.5, "alternatives": [{"content": "Yes", "speaker": "S2"}]},
    ],
}  # fmt: skip
ELEVEN = {
    "text": "Hello. Yes",
    "words": [
        {"text": "Hello.", "start": 0.1, "end": 0.5, "type": "word", "speaker_id": "speaker_0"},
        {"text": " ", "start": 0.5, "end": 0.6, "type": "spacing", "speaker_id": "speaker_0"},
        {"text": "Yes", "start": 1.1, "end": 1.5, "type": "word", "speaker_id": "speaker_1"},
    ],
}
YOUTUBE = {
    "wireMagic": "pb3",
    "events": [
        {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
        {"tStartMs": 1000, "dDurationMs": 2000, "segs": [{"utf8": "so"}, {"utf8": " we begin.", "tOffsetMs": 80}]},
    ],
}
AZURE = {
    "recognizedPhrases": [
        {"speaker": 1, "offsetInTicks": 10_000_000, "durationInTicks": 5_000_000, "nBest": [{"display": "Hello."}]},
        {"speaker": 2, "offsetInTicks": 20_000_000, "durationInTicks": 5_000_000, "nBest": [{"display": "Yes."}]},
    ]
}
PODCAST = {
    "version": "1.0.0",
    "segments": [
        {"speaker": "Ann", "startTime": 0.5, "endTime": 0.8, "body": "Hello"},
        {"speaker": "Bob", "startTime": 1.0, "endTime": 1.5, "body": "Yes."},
    ],
}
NESTED = {"data": {"title": "x", "lines": [{"speaker": "Ann", "text": "Hello."}, {"speaker": "Bob", "text": "Yes."}]}}


@pytest.mark.parametrize(
    ("output", "said", "when"),
    [
        (GOOGLE, [("Speaker 1", "Hello there"), ("Speaker 2", "yes")], [(0.1, 1.0), (1.2, 1.5)]),
        (DEEPGRAM, [("Speaker 0", "Hello, all."), ("Speaker 1", "Yes.")], [(0.0, 0.9), (1.0, 1.4)]),
        (UTTERANCES, [("Speaker 0", "Hello, all."), ("Speaker 1", "Yes.")], [(0.0, 0.9), (1.0, 1.4)]),
        (FAST, [("SPEAKER_00", "Hello there."), ("SPEAKER_01", "Yes.")], [(0.0, 1.5), (1.5, None)]),
        (SPEECHMATICS, [("S1", "Hello."), ("S2", "Yes")], [(0.1, 0.5), (1.1, 1.5)]),
        (ELEVEN, [("speaker_0", "Hello."), ("speaker_1", "Yes")], [(0.1, 0.5), (1.1, 1.5)]),
        (AZURE, [("Speaker 1", "Hello."), ("Speaker 2", "Yes.")], [(1.0, 1.5), (2.0, 2.5)]),
        (PODCAST, [("Ann", "Hello"), ("Bob", "Yes.")], [(0.5, 0.8), (1.0, 1.5)]),
        (NESTED, [("Ann", "Hello."), ("Bob", "Yes.")], [(None, None), (None, None)]),
    ],
)
def test_times_and_speakers_of_each_service(output: Any, said: list[tuple[str, str]], when: Times) -> None:
    result = read_transcript(json.dumps(output).encode(), "talk.json")
    assert not result.findings
    assert spoken(result.value) == said
    assert times(result.value) == when


def test_the_list_of_aws_and_the_chunks_of_hugging_face() -> None:
    aws = read(asr_json.READER, shared("cases", "aws-transcribe.json").read_bytes())
    assert spoken(aws) == [("spk_0", "Hello."), ("spk_1", "Goodbye.")]
    assert times(aws) == [(0.0, 0.5), (1.0, 1.5)]
    chunks = read(asr_json.READER, shared("cases", "hf-chunks.json").read_bytes())
    assert spoken(chunks) == [(None, "Hello there. Goodbye.")]
    assert times(chunks) == [(0.0, 2.5)]


def test_captions_of_youtube_have_times() -> None:
    document = read(asr_json.READER, json.dumps(YOUTUBE))
    assert spoken(document) == [(None, "so we begin.")]
    assert times(document) == [(1.0, 3.0)]


def test_words_of_another_speaker_inside_a_segment_are_his() -> None:
    segment = {
        "start": 0.0,
        "end": 2.0,
        "text": "Are you sure? Yes. Good.",
        "speaker": "A",
        "words": [word("Are", 0.0, "A"), word("you", 0.4, "A"), word("sure?", 0.8), word("Yes.", 1.2, "B"),
                  word("Good.", 1.6, "A")],
    }  # fmt: skip
    document = read(asr_json.READER, json.dumps({"segments": [segment]}))
    assert spoken(document) == [("A", "Are you sure?"), ("B", "Yes."), ("A", "Good.")]
    assert [block.start for block in document.blocks] == [0.0, 1.2, 1.6]


def test_channels_are_speakers_whom_nobody_names() -> None:
    channels = [
        {"alternatives": [{"transcript": text, "words": [word(text, start)]}]}
        for text, start in (("Hello.", 0.0), ("Yes.", 1.0))
    ]
    document = read(asr_json.READER, json.dumps({"results": {"channels": channels}}))
    assert spoken(document) == [("Channel 1", "Hello."), ("Channel 2", "Yes.")]


def test_lines_of_json_know_their_lines() -> None:
    lines = '{"speaker": "Ann", "text": "Hello."}\n\n{"speaker": "Bob", "text": "Yes."}\n'
    document = read_transcript(lines.encode(), "talk.jsonl").value
    assert spoken(document) == [("Ann", "Hello."), ("Bob", "Yes.")]
    assert [block.lines[0].number for block in document.blocks] == [1, 3]


_PERSONS = [{"id": 0, "name": "Ann Lee"}, {"id": 1, "name": "Bob Ray"}]
_REV = [
    {
        "speaker": at,
        "elements": [{"type": "text", "value": word, "ts": at, "end_ts": at + 0.5}, {"type": "punct", "value": "."}],
    }
    for at, word in enumerate(("Hello", "Yes"))
]
_TRACKS = [
    {"speaker": name, "words": [{"text": said, "start": at, "end": at + 0.5}]}
    for at, (name, said) in enumerate((("Ann Lee", "Hello."), ("Bob Ray", "Yes.")))
]


@pytest.mark.parametrize(
    "output",
    [
        {"monologues": _REV, "speakers": _PERSONS},
        {"tracks": _TRACKS},
        {"transcript": {"speakers": _PERSONS, "segments": [
            {"speakerId": 0, "start": 0, "end": 0.5, "text": "Hello."},
            {"speakerId": 1, "start": 1, "end": 1.5, "text": "Yes."}
        ]}},
    ],
    ids=["rev", "tracks", "names apart"],
)  # fmt: skip
def test_names_and_times_that_stand_apart_from_the_words(output: Any) -> None:
    document = read(asr_json.READER, json.dumps(output))
    assert spoken(document) == [("Ann Lee", "Hello."), ("Bob Ray", "Yes.")]
    assert [(block.start, block.end) for block in document.blocks] == [(0, 0.5), (1, 1.5)]


def test_the_page_that_otranscribe_keeps_is_read_as_a_page() -> None:
    clock = '<span class="timestamp" data-timestamp="1.2">00:01</span>'
    page = f"<p>{clock} <b>Ann Lee:</b> Hello.</p><p><b>Bob Ray:</b> Yes.</p>"
    document = read(asr_json.READER, json.dumps({"text": page, "media": "talk.mp3", "media-time": 5.2}))
    assert texts(document) == ["00:01 Ann Lee: Hello.", "Bob Ray: Yes."]


def test_a_translation_of_segments_is_set_apart() -> None:
    segments = [{"speaker": "Ann", "text": "Guten Tag.", "translation": "Good day."}]
    document, findings = odd(asr_json.READER, json.dumps({"segments": segments}))
    assert spoken(document) == [("Ann", "Guten Tag.")]
    assert texts(document, BlockKind.BOILERPLATE) == ["translation: Good day."]
    assert [code for code, _ in findings] == ["XL125"]


def test_speakers_and_times_in_lists_apart_of_ibm_vosk_and_the_channels_of_aws() -> None:
    ibm = {
        "results": [{"alternatives": [{"transcript": "Yes no", "timestamps": [["Yes", 0, 0.4], ["no", 1.0, 1.4]]}]}],
        "speaker_labels": [{"from": 0, "to": 0.4, "speaker": 0}, {"from": 1.0, "to": 1.4, "speaker": 1}],
    }
    vosk = {"result": [{"conf": 1, "start": 0.5, "end": 0.9, "word": "yes"}], "text": "yes"}
    items = [
        {"start_time": start, "end_time": start, "type": "pronunciation", "alternatives": [{"content": text}]}
        for start, text in (("0.5", "Yes"), ("1.5", "No"))
    ]
    channels = [{"channel_label": f"ch_{place}", "items": [item]} for place, item in enumerate(items)]
    aws = {"results": {"channel_labels": {"channels": channels}, "items": items}}
    for output, said, starts in (
        (ibm, [("Speaker 0", "Yes"), ("Speaker 1", "no")], [0, 1.0]),
        (vosk, [(None, "yes")], [0.5]),
        (aws, [("ch_0", "Yes"), ("ch_1", "No")], [0.5, 1.5]),
    ):
        document = read(asr_json.READER, json.dumps(output))
        assert spoken(document) == said
        assert [block.start for block in document.blocks] == starts
