"""Debates with SPEAKER tags."""

from __future__ import annotations

from tests.readers.reading import read_file


def test_tagged_debates() -> None:
    document = read_file(
        '<CHAPTER ID="1">\nTitle\n<P>\nHeading\n'
        '<SPEAKER ID="1" NAME="Ann &amp; Co" AFFILIATION="PSE" LANGUAGE="DE">\nWords.\n'
        '<P>\nMore.\n<SPEAKER ID="2" LANGUAGE="??">\nOthers.\n<CHAPTER ID="2">\nNext',
        "x.txt",
    )
    rows = [(b.kind.value, b.voice.label if b.voice else "", b.original_language) for b in document.blocks]
    assert rows == [
        ("title", "", None), ("heading", "", None), ("text", "Ann & Co", "de"), ("text", "", "de"),
        ("text", None, None), ("heading", "", None),
    ]  # fmt: skip
