"""Words that plain text divides are whole, and hyphens of their own stay."""

from __future__ import annotations

import json

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
    made = join_divided(text.split("\n"))
    assert " ".join(" ".join(made.lines).split()) == whole
    assert made.joined == number


SURE = "The govern-\nment of the pre-\nparation: a government, a preparation.\n"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It is long-\nterm, part-\ntime, a self-\nhelp group.", "It is long-term, part-time, a self-help group."),
        ("Die E-\nmail, die US-\namerikanische Seite.", "Die E-mail, die US-amerikanische Seite."),
        ("Eine deutsch-\nfranzösische Bank.", "Eine deutsch-französische Bank."),
        ("A bridge-\nlike thing on the bridge.", "A bridge- like thing on the bridge."),
        ("The sea-\nchange, a sea-change.", "The sea-change, a sea-change."),
        ("I th-\nthink so.", "I th- think so."),
        ("I was go- going, we we- went, he sto- stopped and ca- came.",
         "I was go- going, we we- went, he sto- stopped and ca- came."),
        ("The num- bers and a con- crete thing.", "The num- bers and a con- crete thing."),
        ("The num- bers, the numbers.", "The numbers, the numbers."),
    ],
)  # fmt: skip
def test_what_has_a_hyphen_of_its_own_or_is_broken_off_keeps_it(text: str, whole: str) -> None:
    made = join_divided((SURE + text).split("\n"))
    assert (
        " ".join(" ".join(made.lines).split()).removeprefix(
            "The government of the preparation: a government, a preparation. "
        )
        == whole
    )
    assert made.guessed == ()


def test_guesses_are_named() -> None:
    made = join_divided(f"{SURE}A com-\nputer by An-\nton's bri-\nges.".split("\n"))
    assert made.guessed == ("computer", "briges")
    assert made.joined == 4


def test_it_is_said() -> None:
    read = read_transcript(POLISH.encode(), "talk.txt")
    assert [one.message for one in read.findings if one.code == "XL126"] == [
        "words divided at the ends of lines were made whole: 3; that they are one word is a guess of 1: powiaty"
    ]


DATA = json.dumps({"articleBody": POLISH})


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (f"<!DOCTYPE html><html><body><pre>{POLISH}</pre></body></html>", "talk.html"),
        (f'<!DOCTYPE html><html><script type="application/ld+json">{DATA}</script><body>Hi</body></html>', "talk.html"),
        (json.dumps({"text": POLISH}), "talk.json"),
        (json.dumps({"content": f"{POLISH} {'To jest wieczorem w domu. ' * 4}"}), "talk.json"),
    ],
)
def test_it_is_said_of_texts_in_other_formats(file: str, name: str) -> None:
    read = read_transcript(file.encode(), name)
    assert [(one.code, "powiaty" in one.message) for one in read.findings] == [("XL126", True)]
