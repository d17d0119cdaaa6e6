"""Whatever the bytes are: a document or a clear error, in every case."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.readers.reading import (
    faults,
)
from xlate.readers import asr_json, hansard, srt, table, webvtt
from xlate.readers import docx as word
from xlate.readers.model import Reader

READERS = (webvtt.READER, srt.READER, asr_json.READER, table.READER, word.READER, hansard.READER)


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
@example("Language: en\n>> \n\n00:01.000 --> 00:02.000\nA: x\n>> ")
def test_any_cues_are_read(body: str) -> None:
    assert not faults(webvtt.READER, f"WEBVTT\n\n00:00.000 --> 00:01.000\n{body}".encode())
    assert not faults(srt.READER, f"1\n00:00:00,0 --> 00:00:01,0\n{body}".encode())


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FRAGMENTS["uk-hansard"][2:18]), max_size=30).map("".join))
def test_any_well_formed_hansard_is_read(body: str) -> None:
    assert not faults(hansard.READER, f"<hansard><p>a</p>{body}</hansard>".encode())
