"""Hostile input costs time that grows with its length, and no faster: what benchmarks/growth.py prints is held here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.growth import LIMIT, Job, jobs, ratio

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("job", "make"), [pytest.param(job, make, id=name) for name, job, make in jobs()])
def test_four_times_the_length_takes_about_four_times_the_time(job: Job, make: Callable[[int], str]) -> None:
    tries = (ratio(job, make)[1] for _ in range(3))  # a busy machine takes its caches away
    assert any(measured < LIMIT for measured in tries)


def test_a_quadratic_job_would_be_seen() -> None:
    def quadratic(text: str) -> int:
        return sum(len(text[place:]) + sum(text[place:].encode()[:1]) for place in range(0, len(text), 8))

    assert ratio(quadratic, lambda length: "a" * length, length=20_000)[1] > LIMIT
