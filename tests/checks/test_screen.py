"""What the screen leaves out cannot fail: the checks find the same in all pairs as in those that it lets through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.test_checks import EXAMPLES
from tests.conftest import ROOT
from xlate.checks import CHECKS, Pair, Settings, make_pair
from xlate.checks.screen import SCREENED, screen
from xlate.workflow.check import pairs_of_catalogue
from xlate.workflow.translations import read_translations

_PIECES = """
    the the and of der die das nicht que les и на не это это І ІІ ґанок the-the the’s a-www.x www.a.b x@y http://a/b
    (a) [b] （c） «d» “e” " 12 1,000 ١٢ ２０ 12345 May May. mai 5月 10월 13億 XX {name} %s 100% İstanbul i̇stanbul
    ΣΑΣ σας “the the” K k 国国国 國國國 かな 한글 שלום the,the _a a_ 3abc abc \u0301e é e\u0301 ẞ ss ﬁ
"""
_SPACES = (" ", " ", " ", "\u00a0", "\u2028", "  ", "\u3000")
_TEXTS = st.lists(
    st.tuples(st.one_of(st.sampled_from(_PIECES.split()), st.text(max_size=3)), st.sampled_from(_SPACES)), max_size=12
).map(lambda parts: "".join(word + space for word, space in parts))
_TAGS = st.sampled_from(["en", "de", "ru", "uk", "fr", "tr", "zh", "zh-Hant", "ja", "ar", "sr-Latn", "th", "und", "xx"])
_CHECKS = {check.name: check for check in CHECKS}


def same(pairs: Sequence[Pair]) -> None:
    """Make sure that each check finds the same in the pairs that the screen lets through as in all of them."""
    let_through = screen(pairs)
    assert let_through.keys() == set(SCREENED)
    for name, some in let_through.items():
        run = _CHECKS[name].run
        assert list(run(some, Settings())) == list(run(pairs, Settings())), name


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(st.tuples(_TEXTS, _TEXTS, _TAGS, _TAGS, st.booleans()), max_size=8))
def test_no_pair_that_fails_is_left_out(texts: list[tuple[str, str, str, str, bool]]) -> None:
    same(
        [
            make_pair(str(place), source, source if copied else target, tag, source_language=of)
            for place, (source, target, of, tag, copied) in enumerate(texts)
        ]
    )


def test_all_examples_of_the_checks_together() -> None:
    pairs = [example.pair for examples in EXAMPLES.values() for example in examples]
    same(sorted(pairs, key=lambda pair: pair.direction))
    same(pairs)
    assert sum(map(len, screen(pairs).values())) < len(pairs) * len(SCREENED) / 2


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.po")), ids=lambda path: path.name)
def test_translators_files(path: Path) -> None:
    catalogue = read_translations(path)
    same(pairs_of_catalogue(catalogue, str(catalogue.language)))
