"""Pages of numbered lines."""

from __future__ import annotations

from tests.readers.reading import printed_lines, read_file
from xlate.model.document import BlockKind


def test_a_caption_of_a_case_between_rules_is_the_title() -> None:
    lines = [
        *[
            "IN THE COURT",
            "- - - - - - - - - - - x",
            "ANN LEE,                  :",
            "     Petitioner           :  No. 1-23",
        ],
        *["   v.                     :", "BOB RAY                   :", "- - - - - - - - - - - x", "Rome, Italy"],
    ]
    body = [*lines, *["Words that go on"] * 30]
    numbered = [f"{number % 25 + 1:>2}   {line}" for number, line in enumerate(body)]
    document = read_file("Official\n\n" + "\n".join(numbered) + "\n\n" + " " * 40 + "2\n", "x.txt")
    title = next(block for block in document.blocks if block.kind is BlockKind.TITLE)
    assert [line.text for line in title.lines] == ["ANN LEE,", "Petitioner", "v.", "BOB RAY"]
    assert printed_lines(document, BlockKind.BOILERPLATE) == ["Official", "No. 1-23", "2"]
    assert "Rome, Italy" in printed_lines(document)
