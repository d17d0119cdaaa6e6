"""Tags around and inside a machine's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model.markup import plain_words
from xlate.model.translated_markup import decode
from xlate.mt.protect_tags import read_marked


@pytest.mark.parametrize(
    ("fragment", "words", "translation", "made"),
    [
        ("Yes.", "Yes.", "Да.", "Да."),
        ("Q&amp;A &lt; B", "Q&A < B", "В&О < Б", "В&amp;О &lt; Б"),
        ("<hi>Thank you.</hi>", "Thank you.", "Спасибо.", "<hi>Спасибо.</hi>"),
        ("<hi>One</hi> two three four", "One two three four", "Раз два три четыре", "<hi>Раз</hi> два три четыре"),
        ("One two <hi>three</hi>.", "One two three.", "Раз два три.", "Раз два <hi>три</hi>."),
        ("One “<hi>two</hi>” three", "One “two” three", "Раз «два» три", "Раз «<hi>два</hi>» три"),
        ("a <b><i>c d</i></b> e", "a c d e", "А В Г Д", "А <b><i>В Г</i></b> Д"),
        ("<lb/>One <lb/> two<lb/>", "One two", "Раз два", "<lb/>Раз <lb/>два<lb/>"),
        ("one two &nbsp; three", "one two three", "раз два три", "раз два &nbsp;три"),
        ("one <hi>two</hi>", "one two", "一二三四", "一二<hi>三四</hi>"),
        ("a <hi/>b", "a b", "А Б", "А <hi/>Б"),
        ("<a>One</a>, <b>two</b>", "One, two", "Раз два", "<a>Раз</a> <b>два</b>"),
        ("<!-- x -->Yes", "Yes", "Да", "<!-- x -->Да"),
    ],
)
def test_tags_go_where_they_stood(fragment: str, words: str, translation: str, made: str) -> None:
    marked = read_marked(fragment)
    assert marked.words == words
    assert marked.with_words(translation) == made
    decode(made, fragment)


@pytest.mark.parametrize(
    ("fragment", "guess"), [("<hi>Yes</hi>", False), ("Yes", False), ("a <hi>b</hi>", True), ("a<lb/>", False)]
)
def test_a_tag_between_words_is_a_guess(fragment: str, guess: bool) -> None:
    assert read_marked(fragment).is_guess is guess


def test_tags_that_find_no_place_are_refused() -> None:
    with pytest.raises(PlaceholderError, match="no words are left outside its tags"):
        read_marked("one <hi>two</hi> three").with_words("раз")
    with pytest.raises(PlaceholderError, match="no words are left for <b>"):
        read_marked("<a>one</a> <b>two</b>").with_words("раз")
    with pytest.raises(BrokenMarkupError):
        read_marked("one").with_words("\x00")
    with pytest.raises(BrokenMarkupError):
        read_marked("one < two")


FRAGMENTS = st.recursive(
    st.text(alphabet="ab ,.“”한國", min_size=1, max_size=12),
    lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"<hi>{''.join(parts)}</hi> "),
    max_leaves=8,
)


@given(st.lists(FRAGMENTS, min_size=1, max_size=4).map("".join), st.text(alphabet="xy .,한國<&", max_size=40))
def test_what_is_made_has_the_tags_of_the_source_or_is_not_made(fragment: str, translation: str) -> None:
    marked = read_marked(fragment)
    words = " ".join(translation.split())
    try:
        made = marked.with_words(words)
    except PlaceholderError:
        return
    decode(made, fragment)
    assert plain_words(made) == words


@given(st.lists(FRAGMENTS, min_size=1, max_size=4).map(lambda parts: " ".join("".join(parts).split())))
def test_the_words_themselves_keep_every_tag_in_its_place_at_the_edges(fragment: str) -> None:
    marked = read_marked(fragment)
    if marked.is_guess or not marked.words:
        return
    assert plain_words(marked.with_words(marked.words)) == marked.words
