"""Which line of a head is the title, and what of it; the places and days that stand with it."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import GENERIC, understand
from xlate.model.document import BlockKind
from xlate.profiles import Options, apply_profile
from xlate.readers import read_transcript

TURNS = "\n\n".join(
    f"{('Ann Lee', 'Bob Ray')[turn % 2]}: {('The river is high today.', 'Yes, it rained all week.')[turn % 2]}"
    for turn in range(8)
)
TITLE = "The state of bridges"


@pytest.mark.parametrize(
    ("head", "title", "date", "places"),
    [
        ("Press talk of the minister\nof bridges on 5 March 2019",
         "Press talk of the minister of bridges on 5 March 2019",
         "2019-03-05", ()),
        (f"{TITLE}: A talk with\nAnn Lee\n\nMarch 5, 2019", f"{TITLE}: A talk with Ann Lee", "2019-03-05", ()),
        (f"Home > News > Talks\n\n{TITLE}\n\nMarch 5, 2019", TITLE, "2019-03-05", ()),
        (f"Home / News / Talks\n{TITLE}\nMarch 5, 2019", TITLE, "2019-03-05", ()),
        (f"Title: {TITLE}\nDate: March 5, 2019\nPlace: Geneva", TITLE, "2019-03-05", ("Geneva",)),
        (f"Transcript\n\n{TITLE}\n\nMarch 5, 2019", TITLE, "2019-03-05", ()),
        ("Thursday,\n5 March 2020\n\nBridges Debate", "Bridges Debate", "2020-03-05", ()),
        ("Council of Bridges\n\nOfficial record\n\n121st plenary meeting\nTuesday, 5 March 2019, 3 p.m.\nNew York",
         "121st plenary meeting", "2019-03-05", ("New York",)),
        ("20. Wahlperiode\nPlenarprotokoll 20/1\n\nLandtag\n\n5. 3. 2019\n\n1. Sitzung\nWiesbaden, den 5. März 2019",
         "Plenarprotokoll 20/1", "2019-03-05", ("Wiesbaden",)),
        (f"{TITLE}\n\nThe 3rd meeting of the council was held on 5 March 2019", TITLE, "2019-03-05", ()),
        (f"{TITLE}\n\nHeld at the Palais des Eaux", TITLE, None, ()),
        (f"{TITLE}\n\nRecorded at St Mary's Hall, Oxford, on 5 March 2019", TITLE, "2019-03-05",
         ("St Mary's Hall", "Oxford")),
        (f"{TITLE}\n\nAnn Lee, born 5 March 1950", TITLE, None, ()),
        (f"{TITLE}\n\n2015-12-15OMNITECH", TITLE, None, ()),
        (f"àåîðéè÷\n\n2015-12-15OMNITECH\n\n{TITLE}", TITLE, None, ()),
        (f"Thursday,\n\n5 March 2019\n\nVol. 280\n\n{TITLE}", TITLE, "2019-03-05", ()),
        (f"Page l {TITLE}", TITLE, None, ()),
        ("Stenographisches Protokoll\n\n25. Sitzung des Rates", "25. Sitzung des Rates", None, ()),
        (f"{TITLE}\n\nResumption of debate (from 14 March 2019)", TITLE, None, ()),
    ],
)  # fmt: skip
def test_the_title_with_its_date_and_place(head: str, title: str, date: str | None, places: tuple[str, ...]) -> None:
    transcript, _ = understand(f"{head}\n\n{TURNS}\n")
    assert (transcript.title, transcript.date, transcript.places) == (title, date, places)
    assert len(transcript.turns) == 8


@pytest.mark.parametrize(
    ("day", "other", "date"),
    [
        ("03/04/2019", "25/03/2019", "2019-04-03"),
        ("03/04/2019", "03/25/2019", "2019-03-04"),
        ("03/04/2019", "03/04/2019", None),
        ("03/04/2019", "25/03/2019 and 03/25/2019", None),
    ],
)
def test_the_other_dates_of_a_text_tell_the_order_of_day_and_month(day: str, other: str, date: str | None) -> None:
    transcript, _ = understand(f"{TITLE}\n\n{day}\n\n{TURNS}\n\nAnn Lee: We met on {other}.\n")
    assert transcript.date == date


def test_the_title_of_a_page_is_the_heading_with_which_its_window_begins() -> None:
    words = "".join(f"<p><b>{name}:</b> The river is high today, and it rains.</p>" for name in ("Ann", "Bob") * 4)
    page = (
        f"<html><head><title>{TITLE} - Bridge Office</title></head><body><h1>Bridge Office</h1><h1>{TITLE}</h1>"
        f"{words}</body></html>"
    )
    document = read_transcript(page.encode(), "talk.html").value
    assert [block.kind for block in document.blocks if block.lines[0].text == TITLE] == [BlockKind.TITLE]
    assert apply_profile(document, GENERIC, Options()).value.title == TITLE
