"""A note names the language spoken; the words tell whether they are printed in it or in that of the document."""

from __future__ import annotations

import pytest

from xlate.files import Input
from xlate.model.lineage import Certainty, Kind
from xlate.workflow.lineage import survey
from xlate.workflow.to_tei import to_tei

LONG = "Minister, will you go with your colleagues to the mill this year, as you said before?"


@pytest.mark.parametrize(
    ("words", "kind", "certainty", "language"),
    [
        (f"(auf Englisch): {LONG}", Kind.ORIGINAL, Certainty.HIGH, "en"),
        (f"(aus dem Englischen übersetzt): {LONG}", Kind.DIRECT, Certainty.HIGH, "de"),
        ("(auf Englisch): Wir werden das nicht tun, und das ist auch gut so.", Kind.TRANSLATED, Certainty.HIGH, "de"),
        ("(auf Englisch): Frau Roth, The Voice of Germany!", Kind.TRANSLATED, Certainty.MEDIUM, "de"),
        ("(auf Russisch): Спасибо.", Kind.ORIGINAL, Certainty.HIGH, "ru"),
        ("(auf Spanisch): Muchas gracias.", Kind.ORIGINAL, Certainty.HIGH, "es"),
        ("(auf Englisch): Danke.", Kind.TRANSLATED, Certainty.MEDIUM, "de"),
    ],
)
def test_words_in_the_language_that_a_note_names_are_original(
    words: str, kind: Kind, certainty: Certainty, language: str
) -> None:
    text = f"Frau Roth: Guten Tag und herzlich willkommen.\n\nHerr Lee {words}\n\nFrau Roth: Das ist ein Anfang.\n"
    data = to_tei(Input(text.encode(), "t.txt"), language="de").value.data
    unit = next(one.unit for one in survey(Input(data, "t.xml")).value if one.unit.number == "2.1")
    assert (unit.lineage.kind, unit.certainty, unit.language) == (kind, certainty, language)
