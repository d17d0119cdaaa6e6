"""Words that plain text divides are whole, and hyphens of their own stay."""

from __future__ import annotations

import pytest

from xlate.readers import read_transcript
from xlate.readers.text_hyphens import join_divided

GERMAN = (
    "Die Bundes-\nregierung sieht Ost- und\nWest-Berlin, sagt die Bundesregierung. "
    "Die Ant-\nwort ist neu, die Antworten und Ost-\noder Westwind."
)
WHOLE = (
    "Die Bundesregierung sieht Ost- und West-Berlin, sagt die Bundesregierung. "
    "Die Antwort ist neu, die Antworten und Ost- oder Westwind."
)
POLISH = "Po-\nwołuję komisję o mo-\nstach. Powołujemy ją, bo mosty i po-\nwiaty czekają na mostach."


@pytest.mark.parametrize(
    ("text", "whole", "number"),
    [
        (GERMAN, WHOLE, 2),
        (GERMAN.replace("-\n", "- "), WHOLE, 2),
        (POLISH, "Powołuję komisję o mostach. Powołujemy ją, bo mosty i powiaty czekają na mostach.", 3),
        ("A well-\nknown man and a so-\ncalled friend.", "A well- known man and a so- called friend.", 0),
        ("It was a two- and a three-day walk, a two-\nday walk.",
         "It was a two- and a three-day walk, a two- day walk.", 0),
        ("I was- we were-\nnever mind.", "I was- we were- never mind.", 0),
        ("Der Rat-\nhausplatz am Rathausplatz, ein Zwi-\nschenruf, Zwischenrufe.",
         "Der Rathausplatz am Rathausplatz, ein Zwischenruf, Zwischenrufe.", 2),
    ],
)  # fmt: skip
def test_words_are_made_whole_where_the_text_divides_words(text: str, whole: str, number: int) -> None:
    lines, joined = join_divided(text.split("\n"))
    assert " ".join(" ".join(lines).split()) == whole
    assert joined == number


def test_it_is_said() -> None:
    read = read_transcript(POLISH.encode(), "talk.txt")
    assert [one.message for one in read.findings if one.code == "XL126"] == [
        "words divided at the ends of lines were made whole: 3"
    ]
