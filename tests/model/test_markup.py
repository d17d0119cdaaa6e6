"""Tokens of inline markup, and the form for a translator."""

from __future__ import annotations

import pytest

from xlate.errors import BrokenMarkupError
from xlate.model.markup import encode, plain_words, read_token, tokenize
from xlate.model.translated_markup import decode

SOURCE = (
    '  Say <hi rend="i">yes</hi> &amp; <gap reason="x"/> to <ref\n target="#a"><hi>us</hi></ref> &dprk;<!-- n -->  '
)


MSGID = 'Say <hi rend="i">yes</hi> &amp; <gap reason="x"/> to <ref target="#a"><hi>us</hi></ref> &dprk;<!-- n -->'


def test_a_translator_sees_tags_in_one_line() -> None:
    assert encode(SOURCE) == MSGID
    assert plain_words(SOURCE) == "Say yes & to us &dprk;"
    assert plain_words(" a  b ") == "a b"
    assert encode("a ]]&gt; b") == encode("a ]]> b") == "a ]]&gt; b"


def test_characters_and_sections_of_xml_become_text() -> None:
    assert encode("a&#160;b&#x41;<![CDATA[<&]]>&quot;&apos;") == "a\u00a0bA&lt;&amp;\"'"
    assert decode("&#1078;&gt;", "x &amp;") == "ж>"


def test_long_lines_of_tags_are_read_or_refused() -> None:
    many = "<hi>x</hi> " * 5_000
    assert decode(encode(many) + "y", many) == many[:-1] + "y "  # space at the ends is that of the source
    with pytest.raises(BrokenMarkupError):
        encode("<hi " + "a " * 50_000)
    with pytest.raises(BrokenMarkupError):
        encode("<!" + "-" * 100_000)


def test_tokens_are_told_apart_and_two_spellings_of_a_tag_are_the_same() -> None:
    tokens = tokenize("a&lt;<hi n='1' rend = \"i\">b</hi><gap/>&x;<!-- c  d -->")
    assert [(token.kind.name, token.text, token.name) for token in tokens] == [
        ("TEXT", "a<", ""),
        ("START", "<hi n='1' rend = \"i\">", "hi"),
        ("TEXT", "b", ""),
        ("END", "</hi>", "hi"),
        ("EMPTY", "<gap/>", "gap"),
        ("OTHER", "&x;", ""),
        ("OTHER", "<!-- c  d -->", ""),
    ]
    assert read_token('<hi rend="i" n="1"/>').signature == tokens[1].signature
    assert read_token("<!-- c d -->").signature == tokens[-1].signature
    assert [token.is_entity for token in tokens[-2:]] == [True, False]
    assert "".join(token.xml for token in tokens).startswith("a&lt;<hi n='1'")
    with pytest.raises(BrokenMarkupError):
        read_token("<hi")
