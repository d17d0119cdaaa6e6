"""Times of cues and the labels in subtitles."""

from __future__ import annotations

import pytest

from xlate.readers.cues import read_clock, read_timing


class TestTimes:
    @pytest.mark.parametrize(
        ("text", "seconds"),
        [("01:02:03.500", 3723.5), ("02:03,5", 123.5), ("0:00", 0.0), ("00:00:01", 1.0), ("12", None), ("a:b", None)],
    )
    def test_a_clock_is_read_with_hours_or_without(self, text: str, seconds: float | None) -> None:
        assert read_clock(text) == seconds

    def test_an_arrow_in_words_is_no_time(self) -> None:
        assert read_timing("London --> Paris") is None
        assert read_timing("00:01.000 --> 00:02.000 align:start") == (1.0, 2.0)
        assert read_timing("00:01.000 --> soon") == (1.0, None)
