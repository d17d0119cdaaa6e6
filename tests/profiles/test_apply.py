"""What a profile makes of a text."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.files import Input
from xlate.model.pieces import plain_text
from xlate.tei.record import Record
from xlate.workflow.to_tei import to_tei


def test_what_stands_before_the_first_turn() -> None:
    transcript, findings = understand("3 May 2019\n\nAnn Lee: Hello.\n\nLast words.\n\n4 May 2019")
    assert transcript.title == "talk"
    assert [finding.code for finding in findings] == ["XL103", "XL102"]
    assert transcript.closer is None
    assert len(paragraphs(transcript.turns[0])) == 3
    nobody, findings = understand("A title\n\nA paragraph.", language="en")
    assert [finding.code for finding in findings] == ["XL104"]
    assert nobody.turns == ()


def test_lines_that_begin_with_a_label_begin_a_turn() -> None:
    transcript, _ = understand("Title\n\nAnn Lee: One\ntwo.\nBob Ray: Three.\nAnn Lee: Four.", language="en")
    assert [plain_text(paragraphs(turn)[0].pieces) for turn in transcript.turns] == ["One two.", "Three.", "Four."]


def test_keys_of_persons_are_names_that_xml_takes() -> None:
    transcript, _ = understand(
        "T\n\nИван Иванов: a\n\nZoë Müller: b\n\nInterpreter: c\n\nInterpreter: d\n\nZoe Muller: e\n\nZoe Muller: f",
        language="en",
    )
    assert [person.key for person in transcript.persons] == [
        "иван-иванов",
        "zoe-muller",
        "interpreter-2",
        "zoe-muller-2",
    ]


TITLE, DATE, PLACE = "Meeting with guests of the forum", "June 3, 2018", "Moscow"


@pytest.mark.parametrize(
    ("lines", "between", "mark"),
    [
        *((order, "\n", "") for order in permutations([TITLE, DATE, PLACE]) if order[0] != PLACE or order[1] == DATE),
        *((order, between, "# ") for order in permutations([TITLE, DATE, PLACE]) for between in ("\n", "\n\n")),
        ((TITLE, PLACE, DATE), "\n\n", ""), ((TITLE, DATE, PLACE), "\n\n", ""), ((DATE, TITLE, PLACE), "\n\n", ""),
    ],
)  # fmt: skip
def test_title_date_and_place_in_every_order(lines: tuple[str, ...], between: str, mark: str) -> None:
    """Directly above each other or not: the title is the heading, and no word of it is a date line."""
    page = between.join(f"{mark}{line}" if line == TITLE else line for line in lines)
    given = Input(f"{page}\n\nAnn Lee: Good morning.\n\nBob Ray: Hi.\n".encode(), "t.md" if mark else "t.txt")
    root = Record.read(to_tei(given, language="en").value.data).root
    words = {
        name: ["".join(one.itertext()).strip() for one in root.iterfind(f".//{{*}}body//{{*}}{name}")]
        for name in ("head", "dateline", "p")
    }
    assert words["head"] == [TITLE]
    assert words["p"] == []
    assert sorted(" ".join(words["dateline"]).split()) == ["2018", "3,", "June", "Moscow"]
    assert [one.text for one in root.iterfind(".//{*}setting/{*}placeName")] == [PLACE]
    assert [one.get("when") for one in root.iterfind(".//{*}setting/{*}date")] == ["2018-06-03"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_title_and_a_date_alone(between: str) -> None:
    for order in permutations([TITLE, f"{DATE}, {PLACE}"]):
        page = between.join(order) + "\n\nAnn Lee: Good morning.\n"
        transcript, _ = understand(page, language="en")
        assert (transcript.title, transcript.date, transcript.places) == (TITLE, "2018-06-03", (PLACE,))
