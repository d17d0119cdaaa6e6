"""What a profile makes of a text."""

from __future__ import annotations

from tests.profiles.understanding import paragraphs, understand
from xlate.model.transcript import (
    plain_text,
)


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
