"""Plain text: blocks, lines, and odd characters."""

from __future__ import annotations

from tests.readers.reading import read_file
from xlate.readers import read_transcript


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


def test_indented_first_lines_begin_paragraphs() -> None:
    document = read_file("    One begins\nand goes on.\n    Two begins\nand ends.\n\nTable\n    of things", "x.txt")
    assert [[line.text for line in block.lines] for block in document.blocks] == [
        ["One begins", "and goes on."],
        ["Two begins", "and ends."],
        ["Table", "of things"],
    ]


def test_a_block_that_begins_with_the_end_of_a_paragraph_is_divided_where_lines_are_indented() -> None:
    text = "the rest of it, as it was\nsaid before the page ended.\n  Another paragraph begins\nhere and goes on.\n"
    blocks = read_transcript(text.encode(), "talk.txt").value.blocks
    assert [len(block.lines) for block in blocks] == [2, 2]
    hanging = "ANN LEE: we have seen\n  the rivers and\nBOB RAY: yes\n"
    assert [len(block.lines) for block in read_transcript(hanging.encode(), "talk.txt").value.blocks] == [3]
