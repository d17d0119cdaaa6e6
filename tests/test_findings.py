from __future__ import annotations

import pytest

from xlate.errors import InputError, XlateError
from xlate.findings import CODES, Finding, Result, Severity, combine, has_errors


def test_a_finding_prints_as_compilers_do() -> None:
    assert str(Finding("XL401", "stale", "ru.po", 3)) == "ru.po:3: XL401 stale"
    assert str(Finding("XL302", "wrong", "a.xml", rule="lin-one")) == "a.xml: XL302 wrong [lin-one]"
    assert str(Finding("XL102", "what")) == "XL102 what"


def test_severity_is_that_of_the_code_unless_given() -> None:
    assert Finding("XL401", "x").severity is Severity.ERROR
    assert Finding("XL401", "x", given_severity=Severity.INFO).severity is Severity.INFO
    assert has_errors([Finding("XL201", "x"), Finding("XL401", "x")])
    assert not has_errors([Finding("XL201", "x"), Finding("XL102", "x")])


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        Finding("XL999", "x")


def test_codes_are_ordered_and_explained() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(code.title and not code.title.endswith(".") for code in CODES.values())


def test_an_error_says_where() -> None:
    assert str(InputError("bad", file="a.txt", line=2)) == "a.txt:2: bad"
    assert str(XlateError("bad")) == "bad"
    assert isinstance(InputError("x"), XlateError)


def test_results_are_joined_in_order_with_all_their_findings() -> None:
    first, second, third = Finding("XL101", "a"), Finding("XL102", "b"), Finding("XL103", "c")
    start = Result(2, (first,))
    assert start.map(str) == Result("2", (first,))
    assert start.and_then(lambda number: Result(number + 1, (second,))) == Result(3, (first, second))
    assert start.noticing([third]) == Result(2, (first, third))
    assert combine([start, Result(5), Result(7, (second, third))]) == Result([2, 5, 7], (first, second, third))
    assert combine([]) == Result([])
