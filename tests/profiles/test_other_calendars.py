"""Dates of calendars without the Gregorian day."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.profiles.date_words import find_date
from xlate.profiles.other_calendars import find_other_date

TURNS = "Ann Lee: Thank you all.\n\nBob Ray: Yes.\n\nAnn Lee: Good.\n\nBob Ray: No.\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('יום שלישי, כ"ח באדר א\' התשע"ט', "2019-03-05"),
        ("א' בתשרי תשפ\"ד", "2023-09-16"),
        ('ט"ו בשבט תש"ף', "2020-02-10"),
        ('י"ד בניסן התשפ"ג', "2023-04-05"),
        ("ה' באייר תש\"ח", "1948-05-14"),
        ("Meskerem 1, 2011 E.C.", "2018-09-11"),
        ("የካቲት 26 ቀን 2011 ዓ.ም.", "2019-03-05"),
        ("14 Phalguna, 1940 (Saka)", "2019-03-05"),
        ("Chaitra 1, 1942 (Saka)", "2020-03-21"),
        ("الثلاثاء ٢٨ جمادى الثانية ١٤٤٠", "2019-03-05"),
        ("Tuesday, 28 Jumada II 1440", "2019-03-05"),
    ],
)
def test_days_of_other_calendars(text: str, day: str) -> None:
    found = find_date(text, "und")
    assert found is not None
    assert found.when == day


@pytest.mark.parametrize(
    "text",
    [
        "28 جمادى الآخرة 1440 هـ",  # the moon may have been seen a day later
        "Monday, 28 Jumada II 1440",  # a day of the week that is near none of them
        "14 Phalguna 1990",  # of whichever era
        "Yekatit 31, 2011",
        'ל"א באדר תשע"ט',
        "Ramadan 1440",
    ],
)
def test_what_may_be_another_day_is_none(text: str) -> None:
    assert find_other_date(text) is None


def test_the_gregorian_day_beside_it_is_the_date() -> None:
    transcript, _ = understand(f"A talk\n\n28 Jumada II 1440 / 5 March 2019\n\n{TURNS}")
    assert transcript.date == "2019-03-05"


@pytest.mark.parametrize(
    "head",
    [
        "Published on March 6, 2019\nRecorded March 5, 2019",
        "Posted: 6 March 2019\n\nTuesday, 5 March 2019",
        "Veröffentlicht am 6. März 2019\n\n5. März 2019",
    ],
)
def test_the_day_on_which_a_page_was_published_gives_way(head: str) -> None:
    assert understand(f"A talk\n\n{head}\n\n{TURNS}")[0].date == "2019-03-05"
    assert understand(f"A talk\n\nPublished on March 6, 2019\n\n{TURNS}")[0].date == "2019-03-06"
