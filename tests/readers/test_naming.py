"""Labels that stand in parts of their own: which of them name who speaks."""

from __future__ import annotations

import pytest

from xlate.readers.naming import Part, comes_again, find_naming


@pytest.mark.parametrize(
    ("labels", "again"),
    [
        (
            ["Back to top", "trees that grow", "Back to top", "roads that end", "Back to top", "bridges that fell"],
            False,
        ),
        (["The Chair", "Ann Lee", "The Chair", "Bob Ray", "The Chair", "Cid Moe"], True),
        (["the host", "our guest today", "the host", "a caller", "the host"], True),
        (["our host", "our guest", "our host", "our guest", "a caller", "one more"], True),
    ],
)
def test_one_line_that_comes_again_is_a_link_unless_names_stand_beside_it(labels: list[str], again: bool) -> None:
    assert comes_again(labels) is again


def test_a_heading_that_looks_as_the_names_do_has_no_colon_where_all_names_have_one() -> None:
    said = ["Where does the river end, in your view?", "In the sea, as all the rivers of this country do."] * 3
    rows = [("MINUTES OF THE BOARD", "All the members were present but one, who was ill.")]
    rows += [(f"{who}:", text) for who, text in zip(["ANN LEE", "BOB RAY"] * 3, said, strict=True)]
    parts = [part for name, text in rows for part in (Part(name, "bold"), Part(text, None))]
    assert find_naming(parts) == [2, 4, 6, 8, 10, 12]
    parts[6] = Part("BOB RAY", "bold")
    assert find_naming(parts) == [2, 4, 6, 8, 10, 12]


@pytest.mark.parametrize(
    ("headings", "named"),
    [
        (
            [
                "Dust limits of a channel",
                "Individual updates",
                "A prototype of the query",
                "Individual updates (cont.)",
            ],
            False,
        ),
        (["the host", "our guest today", "the host", "a caller", "the host"], True),
        (["Ann Lee", "Bob Ray", "Ann Lee", "Cid Moe"], True),
    ],
)
def test_a_heading_that_is_continued_names_nobody(headings: list[str], *, named: bool) -> None:
    said = "In the sea, as all the rivers of this country do, and most of the brooks."
    parts = [part for heading in headings for part in (Part(heading, "heading"), Part(said, None))]
    assert (find_naming(parts) is not None) is named
