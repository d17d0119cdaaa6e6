"""Marks at the end of a turn, and on a line of their own under it."""

from __future__ import annotations

import pytest

from tests.profiles.understanding import paragraphs, understand
from xlate.files import Input
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

IN_LINE = """Talk

Ann Lee: Welcome to you all.

Bo Roe: We agree with it. (Interpretation from Spanish)

Ann Lee: Thank you.

Bo Roe: We go on.

And we thank you. [Translated from Spanish.]

Ann Lee: So be it.
"""
UNDER = """Talk

Ann Lee: Welcome to you all.

Bo Roe: We agree with it.

(Translated from Spanish)

Ann Lee: Thank you.

Bo Roe: We go on.

(Translated from Spanish)
"""
ABOVE = """Talk

Ann Lee: Welcome to you all.

(Translated from Spanish)

Bo Roe: We agree with it.

Ann Lee: Thank you.

(Translated from Spanish)

Bo Roe: We go on.

Ann Lee: Good.
"""


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (IN_LINE, [None, "interpretation", None, "translation", None]),
        (UNDER, [None, "translation", None, "translation"]),
        (ABOVE, [None, "translation", None, "translation", None]),
    ],
)
def test_they_speak_of_the_words_by_which_they_stand(text: str, relations: list[str | None]) -> None:
    transcript, _ = understand(text, language="en")
    assert [turn.relation and str(turn.relation) for turn in transcript.turns] == relations
    for turn, relation in zip(transcript.turns, relations, strict=True):
        came = {(one.relation and str(one.relation), one.lineage.spoken) for one in paragraphs(turn)}
        assert came == {(relation, "es" if relation else None)}
    assert not any(one.part for turn in transcript.turns for one in paragraphs(turn))


def test_words_of_which_another_mark_speaks_keep_what_it_says() -> None:
    text = (
        "Talk\n\nAnn Lee: Yes.\n\nBo Roe: (in French) Words.\n\nMore of them. (Translated from Spanish)\n\nAnn Lee: No."
    )
    transcript, _ = understand(text, language="en")
    came = [(str(one.relation), one.lineage.spoken) for one in paragraphs(transcript.turns[1])]
    assert came[0] == ("spoken", "fr")
    assert came[-1] == ("translation", "es")


@pytest.mark.parametrize("text", [IN_LINE, UNDER, ABOVE])
def test_the_file_made_of_them_is_valid(text: str) -> None:
    data = to_tei(Input(text.encode(), "talk.txt"), language="en").value.data
    assert not [one for one in validate(Input(data, "talk.xml")).findings if one.code.startswith("XL3")]
