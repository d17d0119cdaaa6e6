"""PDF: pages as bytes, made here by the specification (ISO 32000), for what no word processor makes."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tests.readers.meeting import DOCUMENTS
from tests.readers.reading import missing_words, texts
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import pdf, read_transcript
from xlate.readers.pdf_hyphens import join_words

Printed = tuple[float, float, str]
"""points from the left and from below, words"""


def document(*pages: list[Printed], rotate: int = 0, drawing: str = "") -> bytes:
    """A PDF in Helvetica of 10 points, of a tenth of a point after #; a drawing is put on pages without words."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        sizes = [0.1 if text.startswith("#") else 10 for _, _, text in page]
        printed = zip(sizes, page, strict=True)
        shown = "".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n" for size, (x, y, text) in printed) or drawing
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}\nendstream")
        content = len(objects)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate {rotate}/Contents {content} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return (body + end + f"startxref\n{len(body)}\n%%EOF\n").encode("latin-1")


def down(x: float, lines: list[str], top: float = 700) -> list[Printed]:
    return [(x, top - 12 * place, line) for place, line in enumerate(lines)]


LEFT = ["ANN LEE: Good morning to all of", "you, and welcome to this meeting", "of the commission on the rivers."] * 4
RIGHT = ["JAN NOVAK: Thank you. The towns", "on the northern bank have lived", "with the river for many a year."] * 4


@pytest.mark.parametrize("row_by_row", [True, False])
def test_columns_are_read_one_after_the_other_in_whichever_order_they_were_written(row_by_row: bool) -> None:
    page = [*down(50, LEFT), *down(320, RIGHT)]
    if row_by_row:
        page.sort(key=lambda printed: -printed[1])
    found = " ".join(texts(pdf.READER.read(document(page), "a.pdf").value))
    assert found == " ".join([*LEFT, *RIGHT])


def test_names_at_the_left_of_what_they_say_are_no_column() -> None:
    names = [(50.0, 700.0 - 36 * place, name) for place, name in enumerate(["LEE", "NOVAK"] * 4)]
    words = down(120, ["these are words that somebody has said about the river and the towns on it"] * 24)
    lines = pdf.READER.read(document([*names, *words]), "a.pdf").value.lines()
    assert lines[0].text.split() == ["LEE", *words[0][2].split()]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown(rotate: int) -> None:
    found = pdf.READER.read(document(down(50, LEFT), rotate=rotate), "a.pdf")
    assert not missing_words(found, " ".join(LEFT))


def test_codes_that_nobody_can_see_are_set_apart() -> None:
    page = down(50, LEFT)
    page[3:3] = [(49.0, page[3][1], "#18/11-00150")]
    found = pdf.READER.read(document(page), "a.pdf").value
    assert " ".join(texts(found)) == " ".join(LEFT)
    assert texts(found, BlockKind.BOILERPLATE) == ["#18/11-00150"]


def test_a_word_divided_between_columns_is_whole_and_divides_no_columns() -> None:
    left, right = [*LEFT[:-1], "of a divided com-"], ["mission that speaks of it here", *RIGHT[1:]]
    found = pdf.READER.read(document([*down(50, left), *down(320, right)]), "a.pdf").value
    assert " ".join(texts(found)) == " ".join(
        [*LEFT[:-1], "of a divided commission that speaks of it here", *RIGHT[1:]]
    )


def test_a_sentence_goes_on_over_running_heads() -> None:
    said = [[f"the {word} of the river is long", f"and nobody of us knows the {word}"] for word in "abcdefghi"]
    pages = [
        [(50.0, 780.0, "Commission on rivers"), *down(50, lines), (290.0, 30.0, str(number))]
        for number, lines in enumerate(said)
    ]
    blocks = pdf.READER.read(document(*pages), "a.pdf").value.blocks
    apart = [line.text for block in blocks if block.kind is BlockKind.BOILERPLATE for line in block.lines]
    assert apart == [text for number in range(9) for text in ("Commission on rivers", str(number))]
    assert " ".join(texts(pdf.READER.read(document(*pages), "a.pdf").value)) == " ".join(
        line for lines in said for line in lines
    )


LETTERS = [letter * 9 for letter in "abcdefghij"]


def test_heads_that_hold_the_number_of_the_page_and_the_section() -> None:
    sections = ["Rivers", "Rivers", "Bridges", "Bridges", "Lakes", "Lakes"]
    pages = [
        [
            (50.0, 780.0, f"{number}                {section}"),
            *down(50, [f"{word} of {word} {chr(number + 47)}" for word in LETTERS]),
        ]
        for number, section in enumerate(sections, start=50)
    ]
    blocks = pdf.READER.read(document(*pages), "a.pdf").value.blocks
    apart = [" ".join(line.text.split()) for one in blocks if one.kind is BlockKind.BOILERPLATE for line in one.lines]
    assert apart == [f"{number} {section}" for number, section in enumerate(sections, start=50)]


def test_words_that_run_up_the_margin_stand_apart() -> None:
    turned = "rivers.) Tj ET\nBT /F 10 Tf 0 1 -1 0 30 300 Tm (Contents"
    blocks = pdf.READER.read(document([*down(50, [*LEFT, turned])]), "a.pdf").value.blocks
    assert [line.text for one in blocks if one.kind is BlockKind.BOILERPLATE for line in one.lines] == ["Contents"]
    assert all("Contents" not in line.text for one in blocks[:-1] for line in one.lines)


def test_pictures_are_no_text() -> None:
    drawing = "0 0 100 100 re f"
    with pytest.raises(InputError, match=r"no text layer: its pages are pictures .*; recognise its text first"):
        read_transcript(document([], [], drawing=drawing), "a.pdf")
    found = read_transcript(document(down(50, LEFT), [], drawing=drawing), "a.pdf")
    assert [(one.code, one.message[:37]) for one in found.findings] == [
        ("XL116", "1 of 2 pages (2) have no text layer (")
    ]
    found = read_transcript(document(down(50, LEFT), [], []), "a.pdf")
    assert [one.message for one in found.findings] == ["2 of 3 pages (2, 3) are empty, or damaged"]
    with pytest.raises(InputError, match="there is no text in this PDF"):
        read_transcript(document([]), "a.pdf")


def test_damage_in_a_packed_page_is_a_finding() -> None:
    whole = (DOCUMENTS / "meeting.pdf").read_bytes()
    size = sum(len(line.text) for line in pdf.READER.read(whole, "a.pdf").value.lines())
    silent = 0
    for place in range(1000, len(whole), 5003):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        with suppress(InputError):
            found = pdf.READER.read(damaged, "a.pdf")
            less = sum(len(line.text) for line in found.value.lines()) < 0.98 * size
            silent += less and not found.findings
    assert silent == 0


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"1 0 obj\n" * 99, document(down(50, LEFT))[:300], b"hello"]
)
def test_what_is_broken_is_said(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.pdf.*(?:not a PDF, or a broken one|no text)"):
        pdf.READER.read(data, "a.pdf")


def test_words_divided_at_line_ends_are_whole_if_the_text_knows_them() -> None:
    page = down(50, [
        "ANN LEE: Welcome to the meeting of the com-", "mission, which waits for a well-", "known engineer.",
        "The commission thanks you.",
    ])  # fmt: skip
    result = pdf.READER.read(document(page), "a.pdf")
    found = " ".join(texts(result.value))
    assert "of the commission, which waits for a well-known engineer." in found
    assert [one.code for one in result.findings] == ["XL126"]


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        (["com\u2010mission", "commission"], ["commission", "commission"]),
        (["com\u2010mission", "com-mission"], ["com-mission", "com-mission"]),
        (["well\u2010known"], ["well-known"]),
        (["ri\u2010ver mee\u2010ting com\u2010mit", "river meeting"], ["river meeting commit", "river meeting"]),
        (
            ["ri\u2010ver mee\u2010ting so\u2010called", "river meeting so called"],
            ["river meeting so-called", "river meeting so called"],
        ),
    ],
)
def test_which_hyphens_are_those_of_words(lines: list[str], made: list[str]) -> None:
    assert join_words(lines)[0] == made


def test_the_number_of_the_only_page_and_a_second_layer_are_no_text() -> None:
    words = down(50, LEFT[:3])
    twice = [*words, *((x + 0.4, y, text) for x, y, text in words), (280.0, 40.0, "Page 1 of 1")]
    found = pdf.READER.read(document(twice), "a.pdf").value
    assert " ".join(texts(found)) == " ".join(LEFT[:3])
    assert texts(found, BlockKind.BOILERPLATE) == ["Page 1 of 1"]


def test_a_stream_that_is_packed_in_two_ways_is_not_damaged() -> None:
    page = document(down(50, LEFT))
    twice = b"9 0 obj\n<</Length 6/Filter[/ASCII85Decode /FlateDecode]>>stream\n8;Z]!J\nendstream\nendobj\n"
    assert not pdf.READER.read(page.replace(b"xref\n", twice + b"xref\n", 1), "a.pdf").findings
