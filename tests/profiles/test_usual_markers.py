"""Markers as they are usually printed, in fifty languages: listed before the lexicon was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.pieces import Marker
from xlate.profiles import load_profile
from xlate.profiles.inline_markers import Place, find_marker

ROWS = [
    line.split("\t") for line in Path(__file__).with_name("usual_markers.tsv").read_text(encoding="utf-8").splitlines()
]
"""language of the note, note, relation (with ``?``: it need not be read, but not otherwise), language spoken"""


def agrees(found: Marker | None, relation: str, spoken: str) -> bool:
    if found is None:
        return relation.endswith("?")
    if found.relation.value != relation.rstrip("?"):
        return False
    return relation.endswith("?") or (primary_subtag(found.spoken) if found.spoken else "") == spoken


@pytest.mark.parametrize("place", [Place.LABEL, Place.TURN])
@pytest.mark.parametrize("known", [True, False], ids=["language known", "language not known"])
def test_usual_markers_are_read(place: Place, known: bool) -> None:
    """98 of 100 at least, in the document's language and where that is not known; and none is read as another."""
    generic = load_profile("generic")
    missed = [
        (language, note)
        for language, note, relation, spoken in ROWS
        if not agrees(find_marker(note, generic, language if known else UNDETERMINED, place), relation, spoken)
    ]
    assert len(missed) <= len(ROWS) // 50, missed
    misread = [
        note
        for language, note in missed
        if find_marker(note, generic, language if known else UNDETERMINED, place) is not None
    ]
    assert not misread
