"""Datelines."""

from __future__ import annotations

import pytest

from xlate.model.transcript import (
    Dateline,
)
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
