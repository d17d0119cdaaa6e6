"""Dates as publishers print them, alone on a line or among other words, where the language is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.profiles.understanding import understand

ROWS = [
    (*line.split("\t"), "")[:3]
    for line in Path(__file__).with_name("datelines.tsv").read_text(encoding="utf-8").splitlines()
]
"""the line; its date, that of the first day if it tells of several; the places, where the line is one of places"""
TURNS = "Ann Lee: Thank you all.\n\nBob Ray: Yes.\n\nAnn Lee: Good.\n\nBob Ray: No.\n"


def test_datelines_under_a_title() -> None:
    """Each gives its date, the title stays, and no place is invented."""
    wrong: list[tuple[object, ...]] = []
    places = set()
    for line, date, printed in ROWS:
        transcript, _ = understand(f"A talk about rivers\n\n{line}\n\n{TURNS}")
        if (transcript.date or "", transcript.title) != (date, "A talk about rivers"):
            wrong.append((line, transcript.date, transcript.title))
        if printed and ", ".join(transcript.places) != printed:
            wrong.append((line, transcript.places, printed))
        places |= set(transcript.places)
    assert len(ROWS) > 300
    assert not wrong
    assert not {place for place in places if any(c.isdigit() for c in place) or place.split()[0].islower()}
    assert not places & {
        "Onsdagen",
        "Møte",
        "Seduta di",
        "Vergadering van",
        "Held in Nairobi",
        "יום שלישי",
        "Vol. 12",
        "No. 3",
    }


def test_datelines_above_a_title() -> None:
    wrong = []
    for line, date, _ in ROWS:
        transcript, _ = understand(f"{line}\n\nA talk about rivers\n\n{TURNS}")
        if (transcript.date or "") != date:
            wrong.append((line, transcript.date))
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize(
    ("head", "places"),
    [
        ("Place: Moncton\nDate: May 3, 2016", ("Moncton",)),
        ("Date: May 3, 2016\nLocation: Moncton, New Brunswick\nInterviewer: Bob Ray", ("Moncton", "New Brunswick")),
        ("Venue: Town Hall\n\nMay 3, 2016", ("Town Hall",)),
        ("Moncton, New Brunswick\nMay 3, 2016", ("Moncton", "New Brunswick")),
        ("Ort: Rathaus Celle\nDatum: 3. Mai 2016", ("Rathaus Celle",)),
        ("Date: 21 October 2012; Place: Kuala Lumpur", ("Kuala Lumpur",)),
        ("Recorded on 2 February 1998 in Fresno, California", ("Fresno, California",)),
        ("Recorded on 2 February 1998 in Spanish", ()),
        ("Interview\nMay 3, 2016", ()),
        ("Interviewer: Bob Ray\nMay 3, 2016", ()),
    ],
)
def test_a_place_is_labelled_or_stands_in_its_region(head: str, places: tuple[str, ...]) -> None:
    transcript, _ = understand(f"A talk about rivers\n\n{head}\n\n{TURNS}")
    assert (transcript.date is not None, transcript.places) == (True, places)
