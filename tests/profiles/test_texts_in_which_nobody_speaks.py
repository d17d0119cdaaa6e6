"""Agendas, lists, forms and articles have what looks like labels: nobody speaks in them, and that is said."""

from __future__ import annotations

import pytest

from benchmarks.layouts.no_transcripts import composed
from xlate.model.transcript import Transcript
from xlate.profiles import apply_profile, load_profile
from xlate.readers import read_transcript

_AGENDA = "Day of the rivers\n\n09:00 Registration\n09:30 Opening: Ann Lee\n10:15 Coffee\n10:30 Mills: Bob Ray\n15:00 Coffee\n17:00 Closing: Ann Lee\n"  # noqa: E501
_DIARY = "Monday: Rain. We stayed.\nTuesday: To the mill.\nWednesday: Nothing.\nFriday: Letters.\n\nMonday: Rain.\nTuesday: The mill.\n"  # noqa: E501
_BOOKS = "Books\n\nLEE, Ann. The river. Kent: Oak, 1999.\nLEE, Ann. Bridges. Kent: Oak, 2003.\nRAY, Bob. Mills. Oslo: Elm, 1987.\nRAY, Bob. Mills again. Oslo: Elm, 1991.\nYEW, Cid. Bread. Rome: Ash, 2014.\n"  # noqa: E501
_FORM = "Place: the mill\nPhone: 555 12\nHours: nine to five\nContact: Ann Lee\n\nPlace: the pier\nPhone: 555 98\nHours: ten to four\nContact: Bob Ray\n"  # noqa: E501
_CHOICES = "1. What is an oak?\nA. A tree\nB. A fish\nC. A stone\n\n2. What is an eel?\nA. A tree\nB. A fish\nC. A house\n\n3. Who sleeps?\nA. Ann\nB. Bob\nC. Cid\n"  # noqa: E501


def _read(text: str) -> tuple[Transcript, set[str]]:
    result = apply_profile(read_transcript(text.encode(), "text.txt").value, load_profile("generic"))
    return result.value, {finding.code for finding in result.findings}


@pytest.mark.parametrize("text", [_AGENDA, _DIARY * 2, _FORM])
def test_nobody_speaks_in_lists(text: str) -> None:
    transcript, codes = _read(text)
    assert not transcript.turns
    assert "XL104" in codes


@pytest.mark.parametrize("text", [_DIARY, _BOOKS, _CHOICES])
def test_what_may_be_a_list_is_never_read_in_silence(text: str) -> None:
    transcript, codes = _read(text)
    assert not transcript.turns or "XL138" in codes


def test_texts_that_are_no_transcripts_have_no_turns() -> None:
    silent = 0
    for seed in range(2_000_000, 2_000_040):
        transcript, codes = _read(composed(seed).text)
        silent += bool(transcript.turns) and "XL138" not in codes
    assert silent <= 8


_SAID = ["We saw the river, and it was high.", "Who told the mill?", "Nobody did, as far as I know.", "Then we shall."]


@pytest.mark.parametrize("names", [("Ann Lee", "Bob Ray"), ("BO113", "BO115"), ("Frage", "Antwort")])
@pytest.mark.parametrize("shape", ["{}: {}", "{}\t{}"])
def test_a_short_dialogue_stays_one(names: tuple[str, str], shape: str) -> None:
    text = "\n\n".join(shape.format(names[k % 2], words) for k, words in enumerate(_SAID))
    assert [turn.label for turn in _read(text)[0].turns] == list(names) * 2


def test_a_name_that_breaks_in_a_narrow_column_is_one() -> None:
    text = "Ann Ortega: Next is Bob Ray,\nplease.\nBob\nRay:\nThank\nyou for the floor.\nAnn Ortega: Thank you.\n"
    text += "Bob Ray: One more word.\n"
    assert [turn.label for turn in _read(text)[0].turns] == ["Ann Ortega", "Bob Ray", "Ann Ortega", "Bob Ray"]


def test_a_clock_before_a_tabulator_is_a_time() -> None:
    rows = [f"[09:{k}0]\t{'Ann Ray' if k % 2 else 'Bo Lee'}. {words}" for k, words in enumerate(_SAID)]
    assert [turn.label for turn in _read("\n".join(rows))[0].turns] == ["Bo Lee", "Ann Ray"] * 2
