"""Datelines."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand
from xlate.model.transcript import Dateline, PlaceText
from xlate.profiles.dates import find_dateline


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("June 14, 2018, The Kremlin, Moscow", ["2018-06-14", "The Kremlin", "Moscow"]),
        ("3 May 2019", ["2019-05-03"]),
        ("2019-05-03, Geneva", ["2019-05-03", "Geneva"]),
        ("June 31, 2018", None),
        ("June 14, 2018 was a good day.", None),
        ("June 14, 2018, was a good day.", None),
        ("Moscow", None),
        ("June 14, 2018, " + "x" * 200, None),
    ],
)
def test_datelines(text: str, parts: list[str] | None) -> None:
    found = find_dateline(text, 1)
    if parts is None:
        assert found is None
        return
    assert isinstance(found, Dateline)
    assert found.text == text
    pieces = [getattr(piece, "when", None) or getattr(piece, "text", None) for piece in found.pieces]
    assert [piece for piece in pieces if piece] == parts


@pytest.mark.parametrize(
    ("language", "text", "when", "places"),
    [
        ("ja", "令和6年5月3日", "2024-05-03", []),
        ("ja", "平成元年5月3日", "1989-05-03", []),
        ("zh", "中華民國113年5月3日", "2024-05-03", []),
        ("zh", "民國一百一十三年五月三日", "2024-05-03", []),
        ("zh", "二〇二四年五月二十一日", "2024-05-21", []),
        ("und", "Berlin, Mittwoch, den 12. März 2014", "2014-03-12", ["Berlin"]),
        ("es", "Madrid, 3 de mayo de 2019", "2019-05-03", ["Madrid"]),
        ("hu", "2019. május 3.", "2019-05-03", []),
        ("lt", "2019 m. gegužės 3 d.", "2019-05-03", []),
        ("ru", "3 мая 2019 года", "2019-05-03", []),
        ("el", "Κυριακή, 5 Μαΐου 2019", "2019-05-05", []),
        ("ar", "الجمعة 3 مايو 2019", "2019-05-03", []),
        ("th", "3 พฤษภาคม 2562", "2019-05-03", []),
        ("en", "Tuesday, 3rd October, 2012", "2012-10-03", []),
        ("en", "Published on May 3, 2019", "2019-05-03", []),
        ("fr", "25/04/2019", "2019-04-25", []),
        ("en", "03/04/2019", None, []),
        ("pl", "12 listopada 2019", "2019-11-12", []),
        ("hr", "12. listopada 2019", "2019-10-12", []),
        ("und", "12 listopada 2019", None, []),
        ("en", "OFFICIAL REPORT Wednesday, 3rd October, 2012", None, []),
    ],
)
def test_dates_of_many_languages_and_calendars(language: str, text: str, when: str | None, places: list[str]) -> None:
    found = find_dateline(text, 1, language)
    assert (found.when if found else None) == when
    assert [piece.text for piece in found.pieces if isinstance(piece, PlaceText)] == places if found else not places


def test_the_date_of_a_title() -> None:
    assert understand("2017-04-12 Press conference at Seoul\n\nAnn Lee: Yes.\n\nBob Ray: No.")[0].date == "2017-04-12"
    assert understand("The plan of 2017-04-12 and we\n\nAnn Lee: Yes.\n\nBob Ray: No.")[0].date is None


def test_no_date_comes_from_what_stands_after_the_last_turn_and_no_place_is_invented() -> None:
    transcript, _ = understand(
        "Talk\n\nPresidencia de la República\n\n3 de mayo de 2019\n\nAnn Lee: Sí.\n\nBob Ray: No."
    )
    assert (transcript.date, transcript.places) == ("2019-05-03", ())
    transcript, _ = understand("Talk\n\nAnn Lee: Yes.\n\nBob Ray: No.\n\nMay 3, 2019")
    assert transcript.date is None
