"""What is read off the bytes of a plain file is what its tree says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, SHARED, shared
from tests.teitext import tei
from xlate.errors import XlateError
from xlate.tei.outline import Outline, has_direct_words
from xlate.tei.read.units import extract_units, find_nameless
from xlate.tei.record import Record
from xlate.workflow.to_tei import to_tei

_NAMES = st.sampled_from(["p", "seg", "u", "note", "desc", "hi", "gap", "head", "incident", "speaker", "div", "x:y"])
_VALUES = st.sampled_from(
    ["marker", "speaker", "#a", " a  b ", "a\nb", "&lt;", "&#160;", "1>2", " n=", "é", "", "\u00a0"]
)
_ATTRIBUTES = st.lists(
    st.sampled_from(["n", "type", "who", "ana", "xml:lang", "change", "cert"]), unique=True, max_size=4
)
_TEXTS = st.sampled_from(
    ["", "", " ", "\n", "a", "слово", "\u00a0", "&#160;", "&amp;", "<!-- c -->", "<?p i?>", "<![CDATA[]]>", "."]
)


@st.composite
def _elements(draw: st.DrawFn, depth: int = 3) -> str:
    name = draw(_NAMES)
    attributes = [(key, draw(_VALUES)) for key in draw(_ATTRIBUTES)]
    if draw(st.booleans()):
        attributes.insert(draw(st.integers(0, len(attributes))), ("xml:id", f"i{draw(st.integers(0, 10**9))}"))
    quote = draw(st.sampled_from(['"', '"', '"', "'"]))
    space = draw(st.sampled_from([" ", " ", " ", "\n  "]))
    equals = draw(st.sampled_from(["=", "=", "=", " = "]))
    tag = name + "".join(f"{space}{key}{equals}{quote}{value}{quote}" for key, value in attributes)
    if draw(st.integers(0, 4)) == 0:
        return f"<{tag}/>"
    parts = [draw(_TEXTS)]
    if depth:
        for inner in draw(st.lists(_elements(depth - 1), max_size=3)):
            parts += [inner, draw(_TEXTS)]
    return f"<{tag}>{''.join(parts)}</{name}>"


def same(record: Record) -> None:
    """Make sure that the bytes and the tree say the same of each element, and that the same units follow."""
    by_bytes, by_tree = Outline(record), Outline(replace(record, is_plain=False))
    for place, element in enumerate(record.elements):
        (tag, *names), (other, *others) = by_bytes.start(place), by_tree.start(place)
        assert (tag.name, dict(tag.attributes), names) == (other.name, dict(other.attributes), others)
        assert by_bytes.has_direct_words(place) == has_direct_words(element)
        assert [record.elements[child] for child in by_bytes.children(place)] == list(element.iterchildren("*"))
        assert [record.elements[inner] for inner in by_bytes.inside(place)] == list(element.iterdescendants("*"))
    assert extract_units(record) == extract_units(replace(record, is_plain=False))
    assert find_nameless(record) == find_nameless(replace(record, is_plain=False))


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(_elements(), max_size=4), st.booleans())
def test_any_text(elements: list[str], other: bool) -> None:
    body = "".join(elements)
    data = tei(body if other else body.replace("x:y", "q")).replace(b"<text>", b'<text xmlns:x="http://example.org">')
    try:
        record = Record.read(data)
    except XlateError:  # an xml:id twice, or an empty one
        return
    same(record)


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.xml")) + sorted((ROOT / "examples").glob("*.xml")))
def test_files_of_the_tests(path: Path) -> None:
    try:
        record = Record.read(path.read_bytes())
    except XlateError:
        return
    same(record)


@pytest.mark.slow
def test_transcripts() -> None:
    shared("corpus", "raw")
    plain = 0
    for path in sorted((SHARED / "corpus" / "raw").iterdir()):
        try:
            record = Record.read(to_tei(path).value.data)
        except XlateError:
            continue
        same(record)
        plain += record.is_plain
    assert plain > 10
