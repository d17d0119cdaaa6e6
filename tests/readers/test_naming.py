"""Labels that stand in parts of their own: which of them name who speaks."""

from __future__ import annotations

import pytest

from xlate.readers.naming import comes_again


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
