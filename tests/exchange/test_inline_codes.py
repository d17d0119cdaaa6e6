from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchanging import WRITERS, entry, package
from tests.journeys.test_properties import CONTENT, PLAIN
from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.exchange.inline_codes import Piece, read_native, source_pieces, target_pieces
from xlate.model.markup import TokenKind, encode, escape_text

WORDS = st.one_of(PLAIN, st.sampled_from(["=1+1", "'=1", "''", "-\r\n", "\t@x", "_x0041_", "_x_x000D_", "a\rb\r\nc"]))
SOURCE = 'Say <hi rend="i">yes</hi> &amp; <gap reason="x"/> to <ref><hi>us</hi></ref> &dprk;<!-- n --><?p q?><lb></lb>'


def join_pieces(pieces: Iterable[Piece]) -> str:
    """The fragment that pieces were made of."""
    parts = []
    for piece in pieces:
        if piece.code is None:
            parts.append(escape_text(piece.text))
        else:
            parts.append(piece.code.end if piece.kind is TokenKind.END else piece.code.start)
    return "".join(parts)


def test_codes_are_numbered_and_keep_their_markup() -> None:
    pieces = source_pieces(SOURCE)
    codes = [piece.code for piece in pieces if piece.code and piece.kind is not TokenKind.END]
    assert [(code.id, code.name, code.native) for code in codes] == [
        ("1", "hi", '<hi rend="i">'),
        ("2", "gap", '<gap reason="x"/>'),
        ("3", "ref", "<ref>"),
        ("4", "hi", "<hi>"),
        ("5", "entity", "&dprk;"),
        ("6", "comment", "<!-- n -->"),
        ("7", "pi", "<?p q?>"),
        ("8", "lb", "<lb>"),
    ]
    assert join_pieces(pieces) == SOURCE


def test_an_unusual_end_tag_is_kept_too() -> None:
    (code, *_) = (piece.code for piece in source_pieces("<hi>a</hi >"))
    assert code is not None
    assert code.native == "<hi></hi >"
    assert read_native(code.native, pair=True) == ("<hi>", "</hi >")


def test_a_translation_has_the_codes_of_its_source_in_any_order() -> None:
    translation = "<ref><hi>нам</hi></ref> &dprk; <gap reason='x'></gap><lb/><hi rend = 'i'>да</hi><!-- n --><?p q?>"
    pieces = target_pieces(translation, source_pieces(SOURCE))
    numbers = [piece.code.id for piece in pieces if piece.code and piece.kind is not TokenKind.END]
    assert numbers == ["3", "4", "5", "2", "8", "1", "6", "7"]
    assert join_pieces(pieces) == (
        '<ref><hi>нам</hi></ref> &dprk; <gap reason="x"/><lb></lb><hi rend="i">да</hi><!-- n --><?p q?>'
    )


@pytest.mark.parametrize("wrong", ["<b>да</b>", "<lb/><lb/>", "&other;", "<!-- m -->", "<hi>да</hi><hi>да</hi>"])
def test_markup_that_the_source_has_not_is_refused(wrong: str) -> None:
    with pytest.raises(PlaceholderError, match="not in the source"):
        target_pieces(wrong, source_pieces(SOURCE))


@pytest.mark.parametrize(
    ("native", "pair"),
    [
        ("", True),
        ("", False),
        ("words", False),
        ("words", True),
        ("<hi>evil", True),
        ("<hi>evil</hi>", True),
        ("<hi/>", True),
        ("<hi>", False),
        ("<gap/>evil", False),
        ("<hi></ref>", True),
    ],
)
def test_what_is_not_the_markup_of_one_code_is_refused(native: str, *, pair: bool) -> None:
    with pytest.raises(BrokenMarkupError):
        read_native(native, pair=pair)


@pytest.mark.slow
@pytest.mark.parametrize("form", WRITERS)
@settings(deadline=None)
@given(content=CONTENT, words=WORDS)
def test_source_and_translation_come_back_exactly(form: str, content: str, words: str) -> None:
    """A fragment goes into a file and comes back: identity, for generated markup and words."""
    write, read = WRITERS[form]
    made = package(entry("", f"x {content}", f"{escape_text(words)}{encode(content)}."))
    (back,) = read(write(made), "back").entries
    (unit,) = made.units
    assert back.source == unit.unit.source == encode(f"x {content}")
    if form.startswith("xliff"):  # codes are spelt as in the source
        assert back.translation == join_pieces(target_pieces(unit.entry.translation, source_pieces(back.source)))
    else:
        assert back.translation == unit.entry.translation


@given(st.lists(CONTENT.map(encode), min_size=1, max_size=4).map("".join))
def test_dividing_and_joining_is_identity(fragment: str) -> None:
    pieces = source_pieces(fragment)
    assert join_pieces(pieces) == fragment
    assert join_pieces(target_pieces(fragment, pieces)) == fragment
