"""The words of a paragraph are divided where they begin or cease to be set apart."""

from __future__ import annotations

import pytest

from xlate.model.document import Break, Rendition, Span
from xlate.model.pieces import Gap, Styled
from xlate.profiles.set_apart import set_apart, with_breaks

BOLD = Rendition(frozenset({"bold"}))
ITALIC = Rendition(frozenset({"italic"}))
BOTH = Rendition(frozenset({"bold", "italic"}))
SUP = Rendition(frozenset({"sup"}))


@pytest.mark.parametrize(
    ("text", "spans", "pieces", "rend"),
    [
        ("one two", [], ["one two"], set()),
        ("one two ", [Span(4, 8, BOLD)], ["one ", Styled("two", BOLD), " "], set()),
        ("a b c", [Span(0, 1, BOLD), Span(2, 3, BOLD)], [Styled("a b", BOLD), " c"], set()),
        ("a b c", [Span(0, 2, BOTH), Span(2, 3, BOLD)], [Styled("a", BOTH), Styled(" b", BOLD), " c"], set()),
        ("a, b", [Span(1, 2, BOLD)], ["a, b"], set()),
        ("a, b", [Span(0, 1, BOTH), Span(1, 2, BOLD)], [Styled("a", BOTH), Styled(",", BOLD), " b"], set()),
        ("all of it.", [Span(0, 9, BOLD)], ["all of it."], {"bold"}),
        ("all of it", [Span(0, 4, BOTH), Span(4, 9, BOLD)], [Styled("all", ITALIC), " of it"], {"bold"}),
        ("2", [Span(0, 1, SUP)], [Styled("2", SUP)], set()),
    ],
)
def test_words_are_divided(text: str, spans: list[Span], pieces: list[object], rend: set[str]) -> None:
    found = set_apart([text], spans)
    assert (found.pieces, set(found.rend)) == (pieces, rend)


def test_a_label_before_the_words_does_not_count() -> None:
    assert set_apart(["words"], [Span(0, 9, BOLD)], 9).pieces == ["words"]
    assert set_apart([" words here"], [Span(0, 15, BOLD)], 9).pieces == [" ", Styled("words", BOLD), " here"]


def test_what_stands_between_words_divides_them() -> None:
    gap = Gap("(…)", "editorial")
    found = set_apart(["one ", gap, " two, three"], [Span(0, 11, BOLD)])
    assert found.pieces == [Styled("one", BOLD), " ", gap, " ", Styled("two", BOLD), ", three"]


def test_pages_begin_inside_words() -> None:
    page = Break("page", "7")
    assert with_breaks(["one two"], [(0, page), (4, page), (7, page)]) == ["one ", page, "two"]
    assert with_breaks(["one two"], [(0, page)], first=True) == [page, "one two"]
    gap = Gap("(…)", "editorial")
    assert with_breaks(["one ", gap, " two"], [(4, page)]) == ["one ", page, gap, " two"]
