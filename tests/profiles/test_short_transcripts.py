"""Publishers of many countries whose shapes of print xlate was not trained on: what is read of them with no options."""

from __future__ import annotations

from tests.profiles.short_transcripts import cases, score, total

FLOORS = {
    "turns": 0.99,
    "names": 0.98,
    "offices": 0.97,
    "marks": 1.0,
    "stage": 0.97,
    "between": 0.97,
    "title": 0.98,
    "date": 0.98,
    "place": 1.0,
}


def test_the_shapes_of_eighty_publishers_are_read() -> None:
    """The scores are printed (pytest -s); where one falls, so is what is wrong."""
    scores = {case.name: score(case) for case in cases()}
    assert len(scores) > 80
    whole = total(scores.values())
    found = {quantity: round(whole.value(quantity), 3) for quantity in FLOORS}
    print(found)  # noqa: T201 - pytest -s shows the scores
    wrong = [f"{name}: {message}" for name, one in scores.items() for message in one.wrong]
    assert all(found[quantity] >= floor for quantity, floor in FLOORS.items()), (found, wrong)
