"""A translator's words as content: which markup is taken, and how it is spelt."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.test_markup import MSGID, SOURCE
from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.model import translated_markup
from xlate.model.markup import encode, encode_tokens, plain_words, split_at_tags, tokenize
from xlate.model.translated_markup import decode
from xlate.text import normalize_space


def test_tags_may_change_their_order_and_are_written_as_the_file_spells_them() -> None:
    translation = (
        "<ref target='#a'><hi>nous</hi></ref> &dprk; <gap reason='x'></gap><hi rend = 'i'>oui</hi><!-- n --> &lt;"
    )
    assert decode(translation, SOURCE) == (
        '  <ref\n target="#a"><hi>nous</hi></ref> &dprk; <gap reason="x"/><hi rend="i">oui</hi><!-- n --> &lt;  '
    )


def test_a_comment_over_two_lines_comes_back_as_it_was() -> None:
    source = "a <!-- one\n  two --> b"
    assert decode(f"x {encode(source)}", source) == "x a <!-- one\n  two --> b"


def test_an_element_written_as_a_pair_stays_one() -> None:
    assert decode("x <gap/> y", "a <gap></gap> b") == "x <gap></gap> y"


def test_white_space_at_the_edges_is_that_of_the_source() -> None:
    assert decode(" Bonjour\n", "\n  Hello\n") == "\n  Bonjour\n"
    assert decode("Bonjour", "  ") == "  Bonjour"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("<hi>", "<hi> is not closed"),
        ("</hi>", "closes a tag that was not opened"),
        ("<hi><ref></hi></ref>", "was found where </ref> was expected"),
        ("R&D", "write &amp;"),
        ("a < b", "write &lt;"),
        ("<hi rend=i>x</hi>", "write &lt;"),
        ("<hi a='1' a='2'/>", "the same attribute twice"),
        ("&#0;", "U+0000 is not allowed"),
        ("&#x110000;", "U+110000 is not allowed"),
        ("a\x01b", "U+0001 is not allowed"),
        ("<!-- a", "write &lt;"),
    ],
)
def test_broken_markup_is_refused(broken: str, message: str) -> None:
    with pytest.raises(BrokenMarkupError) as caught:
        decode(broken, SOURCE)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('<hi rend="i">yes</hi>', "yes"), '<hi rend="i"> of the source is missing'),
        (("Say", "<b>Say</b>"), "<b> is not in the source"),
        (("Say", "<hi>Say</hi>"), "<hi> occurs more often than in the source"),
        (('rend="i"', 'rend="b"'), '<hi rend="b"> should be <hi rend="i">: attributes are not translated'),
        (("<hi>us</hi></ref>", "</ref><hi>us</hi>"), "<hi> is inside another tag"),
        (("&dprk;", ""), "&dprk; of the source is missing"),
        (("&dprk;", "&dprk;&dprk;"), "&dprk; is not in the source"),
        (("<!-- n -->", "<!-- m -->"), "<!-- n --> of the source is missing"),
        (("<!-- n -->", "<!-- n --><?a " + "b" * 60 + "?>"), "… is not in the source"),
        (('<gap reason="x"/>', '<gap reason="x">y</gap>'), '<gap reason="x"> is empty in the source'),
        (('<ref target="#a"><hi>us', '<ref target="#a">to <hi>us'), "has no words of its own in the source"),
    ],
)
def test_markup_that_is_not_the_sources_is_refused(change: tuple[str, str], message: str) -> None:
    with pytest.raises(PlaceholderError) as caught:
        decode(MSGID.replace(*change), SOURCE)
    assert message in caught.value.message
    assert not isinstance(caught.value, BrokenMarkupError)


_PARTS = st.lists(
    st.sampled_from(
        [
            "<hi>",
            '<q n="1>2">',
            '<q n="1>3">',
            "</q>",
            "</hi>",
            '<ref n="1">',
            "</ref>",
            "<gap/>",
            "<lb />",
            "a",
            "слово",
            " ",
            "\n",
            "&amp;",
            "&x;",
            "]]>",
            "<!--c-->",
            "<",
            "\x01",
        ],
    ),
    max_size=9,
).map("".join)


@settings(max_examples=500)
@given(_PARTS, _PARTS, st.booleans(), st.data())
def test_tags_in_their_order_are_decoded_as_any_others(
    content: str, other: str, alike: bool, data: st.DataObject
) -> None:
    translation = other
    if alike:  # the same tags, with other words here and there
        translation = re.sub(
            "(?<=[> ])a|слово| |(?<=1>)2", lambda _: data.draw(st.sampled_from(["б", " ", "", "а б", "3"])), content
        )
    assert _result(decode, translation, content) == _result(translated_markup._decode_any, translation, content)


@settings(max_examples=300)
@given(_PARTS)
def test_what_is_split_at_its_tags_is_read_as_by_tokens(content: str) -> None:
    if (pieces := split_at_tags(content)) is not None:
        tokens = tokenize(content)
        assert [piece for piece in pieces if piece] == [token.text for token in tokens]
        assert encode(content) == encode_tokens(tokens)
        assert plain_words(content) == normalize_space("".join(pieces[::2]))


def _result(function: Callable[[str, str], str], translation: str, content: str) -> str:
    try:
        return function(translation, content)
    except PlaceholderError as error:
        return f"{type(error)} {error}"
