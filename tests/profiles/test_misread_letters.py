"""Letters of another charset among others."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import understand


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("àåîðéè÷ çãù", True),  # Hebrew
        ("Ïðèâåò, ìèð", True),  # Cyrillic
        ("Übergänge, où, été, às", False),
        ("Ææøå er fire bogstaver", False),
    ],
)
def test_letters_of_another_charset_are_told(first: str, told: bool) -> None:
    talk = "Ann Lee: The river is high.\n\nBo Tann: It rained.\n\n" * 3
    _, findings = understand(f"{first}\n\n{talk}")
    assert [(one.line, first in one.message) for one in findings if one.code == "XL143"] == [(1, True)] * told
