"""Which reader reads a file."""

from __future__ import annotations

import pytest

from tests.readers.reading import read_file
from xlate.errors import AmbiguousFormatError
from xlate.model.document import Block
from xlate.readers import Likeness, read_transcript, readers
from xlate.readers.model import Reader


def test_each_reader_is_sure_of_its_own_and_no_other() -> None:
    samples = {
        "html": b"<!DOCTYPE html><html><body><p>x</p></body></html>",
        "webvtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n",
        "srt": b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n",
        "recogniser-json": b'{"segments": [{"text": "Hello."}]}',
        "uk-hansard": b"<hansard><p>Hello.</p></hansard>",
        "europarl": b'<SPEAKER ID="1" NAME="A">\nHello.\n',
        "markdown": b"---\ntitle: x\n---\nHello.\n",
    }
    for name, data in samples.items():
        certain = [reader.name for reader in readers() if reader.recognises(data, "file") is Likeness.CERTAIN]
        assert certain == [name]
        assert read_file(data, "file").format == name
    assert isinstance(read_file(b"Hello.", "file").blocks[0], Block)


def test_ambiguity_is_refused_with_the_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlate.readers

    text = readers()[0]
    twin = Reader("twin", "the same again", (".txt",), text.recognises, text.read)
    monkeypatch.setattr(xlate.readers, "readers", lambda: (text, twin))
    with pytest.raises(AmbiguousFormatError, match="text, twin; choose one with --format"):
        read_transcript(b"hello", "x.txt")
    assert read_transcript(b"hello", "x.txt", "twin").value.blocks
