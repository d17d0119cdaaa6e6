"""Names and offices in labels."""

from __future__ import annotations

from xlate.profiles.person_names import NameResolver


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
