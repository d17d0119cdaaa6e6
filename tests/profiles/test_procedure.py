"""What clerks write between speeches is told from what somebody says; what may be either is speech, and reported."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.languages import parse_tag
from xlate.model.pieces import plain_text
from xlate.model.transcript import Heading, Narrative
from xlate.profiles import procedure
from xlate.profiles.patterns import may_be_endless
from xlate.profiles.procedure import is_perhaps_procedure, is_procedure, marks_end

FOLDER = Path(procedure.__file__).parent / "procedures"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Several hon. Members rose—"),
        ("en", "Question put and agreed to."),
        ("en", "The House adjourned at 10 p.m."),
        ("en", "Amendment 12, by leave, withdrawn."),
        ("en", "Bill read a second time."),
        ("en", "Mr. Koh (Singapore), Vice-President, took the Chair."),
        ("de", "Die Sitzung wird von 12.01 bis 12.30 Uhr unterbrochen."),
        ("fr", "La séance, suspendue à midi, est reprise à quatorze heures."),
        ("es", "Se levanta la sesión a las dos de la tarde."),
        ("it", "La seduta, sospesa alle 12, riprende alle 13."),
        ("nl", "De beraadslaging wordt gesloten."),
        ("fi", "Keskustelu päättyi."),
        ("ru", "Заседание закрылось в 18 часов."),
        ("ja", "午後零時三分休憩"),
        ("und", "Mødet er hævet kl. 14.02"),
    ],
)
def test_what_the_house_did_is_procedure(language: str, text: str) -> None:
    assert is_procedure(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The House adjourned too early, one could say."),
        ("en", "The meeting was held in good spirit."),
        ("en", "Our meeting was adjourned at noon."),
        ("en", "The committee met us at the door."),
        ("en", "The hearing was adjourned, and I went home."),
        ("en", "The motion was good."),
        ("en", "The House stands adjourned until 2 p.m."),
        ("fr", "La séance est levée."),
        ("de", "Die Sitzung ist geschlossen."),
        ("es", "Se levanta la sesión."),
        ("it", "La seduta è tolta."),
        ("en", "Members of the jury, thank you."),
    ],
)
def test_what_somebody_may_say_is_none(language: str, text: str) -> None:
    assert not is_procedure(text, language)


def test_what_the_chair_may_say_is_perhaps_procedure() -> None:
    assert is_perhaps_procedure("La séance est levée.", "fr")
    assert is_perhaps_procedure("The House stands adjourned until 2 p.m.", "en")
    assert not is_perhaps_procedure("I declare that the House stands adjourned.", "en")


@pytest.mark.parametrize(
    "text", ["-- ends --", "– ENDS –", "[END]", "END", "(Ende)", "（完）", "*** End of transcript ***"]
)
def test_the_end_of_a_text_is_marked(text: str) -> None:
    assert marks_end(text)


@pytest.mark.parametrize("text", ["Ende gut.", "End it.", "Fin", "The end justifies it.", "- Konec světa"])
def test_words_that_begin_so_mark_no_end(text: str) -> None:
    assert not marks_end(text)


def test_a_paragraph_after_which_the_same_person_goes_on_stays_speech_and_is_reported() -> None:
    text = (
        "Mr. Lee: I tell you how it went that day.\n\nThe House adjourned at 10 p.m.\n\nThen I walked home alone.\n\n"
        "Ms. Ray: And what did you do on the next day?\n\nThe House adjourned at 11 p.m.\n\nMr. Lee: I slept.\n"
    )
    transcript, findings = understand(text, language="en")
    first, second, _ = transcript.turns
    assert len(paragraphs(first)) == 3
    assert [plain_text(one.pieces) for one in paragraphs(second)] == ["And what did you do on the next day?"]
    assert [block.text for block in transcript.blocks if isinstance(block, Narrative)] == [
        "The House adjourned at 11 p.m."
    ]
    assert [finding.line for finding in findings if finding.code == "XL220"] == [3]


def test_short_lines_are_headings_only_where_sentences_are_finished() -> None:
    speech = (
        "Ann Lee: So we went down to the river{0}\n\nYeah right\n\nBo Ray: And then we saw the boats come in{0}\n\n"
    )
    unfinished, _ = understand((speech * 3).format(""), language="en")
    assert not [block for block in unfinished.blocks if isinstance(block, Heading) and block.text == "Yeah right"]
    finished, _ = understand((speech * 3).format("."), language="en")
    assert [block.text for block in finished.blocks if isinstance(block, Heading)][-3:] == ["Yeah right"] * 3


def test_the_patterns_are_sound() -> None:
    """Each file is called by its language, and no pattern can take for ever."""
    for path in FOLDER.glob("*.toml"):
        assert parse_tag(path.stem) == path.stem
        table = tomllib.loads(path.read_text("utf-8"))
        assert set(table) <= {"sure", "perhaps", "closing", "own", "house", "time"}, path.name
        for pattern in (one for kind in ("sure", "perhaps", "closing", "own") for one in table.get(kind, ())):
            whole = pattern.replace("#H", table.get("house", "")).replace("#T", table.get("time", ""))
            assert re.compile(whole)
            assert not may_be_endless(whole), (path.name, pattern)
