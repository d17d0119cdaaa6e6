"""Names and offices in labels."""

from __future__ import annotations

import pytest

from xlate.profiles.person_names import NameResolver, SpeakerName


def test_the_name_in_a_label() -> None:
    labels = [
        "President of the Senate Gerard Larcher",
        "Gerard Larcher",
        "Prime Minister of Italy Mario Monti",
        "Ann Lee",
    ]
    resolver = NameResolver(labels, frozenset(), frozenset(), [])
    assert [(one.name, one.role) for one in map(resolver.split, labels)] == [
        ("Gerard Larcher", "President of the Senate"),
        ("Gerard Larcher", None),
        ("Mario Monti", "Prime Minister of Italy"),
        ("Ann Lee", None),
    ]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        (
            "La consellera d'Aigua, Ponts i Camins (Anna Roca i Vila)",
            "Anna Roca i Vila",
            "consellera d'Aigua, Ponts i Camins",
        ),
        (
            "The Assistant Minister, Ministry of Rivers (Mr. Tann)",
            "Tann",
            "Assistant Minister, Ministry of Rivers",
        ),
        ("Sen. G.G. Tann", "G.G. Tann", "Sen."),
        ("Hon. Ole Tann (Minister of State (Rivers), Lake)", "Ole Tann", None),
    ],
)
def test_an_office_with_commas_a_bracket_in_a_bracket_and_initials(label: str, name: str, role: str | None) -> None:
    resolver = NameResolver([label], frozenset(), frozenset(), [])
    assert resolver.split(label) == SpeakerName(name, role)
