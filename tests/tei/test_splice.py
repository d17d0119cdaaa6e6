from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlate.errors import RecordError
from xlate.tei import splice
from xlate.tei.splice import Edit, apply_edits, edit_start_tag, escape_attribute


@pytest.mark.parametrize(
    ("tag", "values", "expected"),
    [
        ("<seg>", {"resp": "#a"}, '<seg resp="#a">'),
        ("<gap/>", {"n": "1"}, '<gap n="1"/>'),
        ("<gap />", {"n": "1"}, '<gap n="1" />'),
        ("<seg\n  n = '1' >", {"n": 'a"b&<'}, "<seg\n  n = 'a&quot;b&amp;&lt;' >"),
        ("<seg xml:id='s' ana=\"x\">", {"corresp": "src:s"}, '<seg xml:id=\'s\' corresp="src:s" ana="x">'),
        ('<seg cert="low">', {"resp": "#a", "my": "1"}, '<seg resp="#a" cert="low" my="1">'),
        ('<seg resp="#a" n="1">', {"resp": None}, '<seg n="1">'),
        ('<seg n="1">', {"resp": None}, '<seg n="1">'),
        ('<seg note="a>b" n="1">', {"n": "2"}, '<seg note="a>b" n="2">'),
    ],
)
def test_attributes_are_set_and_the_rest_of_a_tag_stays(tag: str, values: dict[str, str | None], expected: str) -> None:
    assert edit_start_tag(tag, values) == expected


def test_edits_are_made_in_order_and_must_not_overlap() -> None:
    assert apply_edits(b"abcdef", [Edit(4, 5, b"E"), Edit(0, 1, b""), Edit(4, 4, b"+"), Edit(6, 6, b"!")]) == b"bcd+Ef!"
    with pytest.raises(RecordError, match="overlap"):
        apply_edits(b"abcdef", [Edit(0, 3, b""), Edit(2, 4, b"")])


_VALUES = st.sampled_from(["s-1", "1.1", "#a #s-1", "src:s-1", "a'", 'a"b', "&<", "", "é", "5 %", "%(n)s"])


@given(
    st.lists(st.tuples(st.sampled_from(["xml:id", "n", "type", "ana", "who"]), _VALUES, st.booleans()), max_size=4),
    st.dictionaries(st.sampled_from(["n", "ana", "corresp", "xml:lang", "xml:id"]), st.none() | _VALUES),
    st.sampled_from([">", "/>", " >"]),
)
def test_a_tag_whose_like_was_edited_before_is_edited_alike(
    attributes: list[tuple[str, str, bool]], values: dict[str, str | None], end: str
) -> None:
    unique = {name: (value, single) for name, value, single in attributes}
    tag = "<seg" + "".join(
        f" {name}='{escape_attribute(value).replace(chr(39), '')}'"
        if single
        else f' {name}="{escape_attribute(value)}"'
        for name, (value, single) in unique.items()
    )
    assert edit_start_tag(tag + end, values) == splice._edited(tag + end, values)
