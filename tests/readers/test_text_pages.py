"""Plain text with form feeds before its pages: running heads, and sentences that pages cut in two."""

from __future__ import annotations

from xlate.model.document import BlockKind
from xlate.readers import read_transcript


def pages(*bodies: str, head: str = "Report of the river, 4 May 2031", section: str = "Bridges") -> str:
    return "".join(f"\f{head}\n{section}\n\n{number}\n\n{body}\n" for number, body in enumerate(bodies, start=40))


def split(text: str) -> tuple[list[str], list[str]]:
    blocks = read_transcript(text.encode(), "talk.txt").value.blocks
    said = [" ".join(line.text for line in block.lines) for block in blocks if block.kind is not BlockKind.BOILERPLATE]
    left = [line.text for block in blocks if block.kind is BlockKind.BOILERPLATE for line in block.lines]
    return said, left


def test_what_comes_again_at_the_edges_of_pages_belongs_to_them() -> None:
    said, left = split(
        pages("ANN: We went\nto the\n\nbank of", "the river, it is high.", "BO: Yes.\n\nANN: So", "it is.")
    )
    assert said == ["ANN: We went to the", "bank of the river, it is high.", "BO: Yes.", "ANN: So it is."]
    assert sorted(set(left)) == ["40", "41", "42", "43", "Bridges", "Report of the river, 4 May 2031"]
    assert len(left) == 12


def test_labels_come_again_in_the_middle_of_pages_too() -> None:
    body = (
        "ANN LEE\n\nWe went.\n\nBO RAY\n\nYes.\n\nANN LEE\n\nAnd back.\n\nBO RAY\n\nNo, not back.\n\nANN LEE\n\nSo.\n\n"
    )
    said, left = split("".join(f"\f{body}" for _ in range(5)))
    assert not left
    assert said.count("ANN LEE") == 15


def test_a_speaker_is_named_again_at_the_head_of_a_page() -> None:
    first = "Minister for Rivers\nAnn Lee:\nIt is high, and it\nwill be"
    said, left = split(pages(first, "Minister for Rivers\nAnn Lee\nhigher still.", "BO RAY:\nYes.", "BO RAY\nAnd no."))
    assert said == ["Minister for Rivers Ann Lee: It is high, and it will be higher still.", "BO RAY: Yes.", "And no."]
    assert left.count("BO RAY") == 1


def test_columns_are_read_page_by_page() -> None:
    left = [f"left {place} of the page that is here" for place in range(10)]
    right = [f"right {place} of the page too" for place in range(10)]
    page = "\n".join(f"{one:<50}{other}" for one, other in zip(left, right, strict=True))
    said, _ = split(f"\f{page}\n\f{page}\n")
    assert " ".join(said) == " ".join([*left, *right] * 2)
