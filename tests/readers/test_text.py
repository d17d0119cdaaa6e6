from __future__ import annotations

import pytest

from xlate.errors import AmbiguousFormatError
from xlate.readers import read_transcript, readers
from xlate.readers.model import Reader


def test_blank_lines_divide_blocks_and_lines_keep_their_numbers() -> None:
    document = read_transcript("\ufeffa\r\nb\r\n\r\n\u00a0\r\n  c\u00a0\rd".encode(), "x.txt").value
    assert [[(line.number, line.text) for line in block.lines] for block in document.blocks] == [
        [(1, "a"), (2, "b")],
        [(5, "c\u00a0"), (6, "d")],
    ]


def test_control_characters_are_a_finding() -> None:
    result = read_transcript(b"a\x0bb\x1f\n\nc", "x.txt")
    assert result.value.blocks[0].lines[0].text == "a b"
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL101", 1)]


def test_ambiguity_is_refused_with_the_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlate.readers

    text = readers()[0]
    twin = Reader("twin", "the same again", (".txt",), text.recognises, text.read)
    monkeypatch.setattr(xlate.readers, "readers", lambda: (text, twin))
    with pytest.raises(AmbiguousFormatError, match="text, twin; choose one with --format"):
        read_transcript(b"hello", "x.txt")
    assert read_transcript(b"hello", "x.txt", "twin").value.blocks
