"""Numbers at the margin that count each fifth line of pages."""

from __future__ import annotations

from itertools import count

import pytest

from xlate.model.document import BlockKind
from xlate.readers import read_transcript

SPOKEN = [
    ["The President: We turn to the order paper for", "today, and to the third item of it, which is", "the wall."],
    ["Mrs Moor: I ask the Minister whether the wall is", "mended, and who has paid for it in the end."],
    ["(Laughter)"],
    ["The Minister (Mr Dahl): It is mended, and the", "county has paid for it, as it was agreed in", "the plan."],
]


def _printed(step: int, wide: str) -> str:
    numbers = count(1)
    rows: list[str] = []
    for said in SPOKEN * 7:
        for line in said:
            number = next(numbers)
            rows.append(f"{number:<4}{wide}{line}" if number % step == 0 else f"    {wide}{line}")
        rows.append("")
    return "\n".join(rows)


@pytest.mark.parametrize(("step", "wide"), [(5, "      "), (5, ""), (10, " ")])
def test_numbers_at_the_margin_come_off_and_are_told(step: int, wide: str) -> None:
    read = read_transcript(_printed(step, wide).encode(), "talk.txt")
    blocks = [one for one in read.value.blocks if one.kind is BlockKind.TEXT]
    assert [[line.text for line in block.lines] for block in blocks] == SPOKEN * 7
    assert [(one.code, one.message) for one in read.findings] == [
        ("XL204", f"{63 // step} line numbers at the margin were left out")
    ]


def test_amounts_in_a_column_and_numbers_without_a_rhythm_stay() -> None:
    column = "\n".join(f"{number}    Boats of the county" for number in range(5, 60, 5))
    loose = "\n\n".join(f"{number} boats lie in the harbour.\nThey leak." for number in (15, 40, 20, 70, 5))
    told = "\n".join(
        f"They paid for the boats and for all their ropes\nabout\n{price} pounds each, and for the sails too,\n"
        "as the county has said in the year before this,\nwithout any complaint about it."
        for price in range(5, 45, 5)
    )
    for text in (column, loose, told):
        read = read_transcript(text.encode(), "talk.txt")
        assert "\n".join(line.text for block in read.value.blocks for line in block.lines) == text.replace("\n\n", "\n")
        assert read.findings == ()
