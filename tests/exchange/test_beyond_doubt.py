"""A translation in which nothing is in doubt becomes the one that the choice between entries would have made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import EXAMPLES
from xlate.exchange import match_entries
from xlate.exchange.catalogue import Entry
from xlate.exchange.choose_translation import Fuzzy
from xlate.exchange.match_entries import find_targets
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.tei.record import Record
from xlate.workflow.translations import read_translations

_RECORD = Record.read((EXAMPLES / "kremlin-en-00seed.xml").read_bytes(), "seed.xml")
_UNITS = _RECORD.units()
_CATALOGUE = read_translations(EXAMPLES / "ru.po")
_LINE = machine_line(MachineOrigin("argos", "1.11.0", (Model("en", "ru", "1.9", "3f9a2c1d77aa"),)), "x")
_CHANGES: list[dict[str, object]] = [
    {},
    {},
    {"fuzzy": True},
    {"comment": "a note"},
    {"comment": _LINE},
    {"machine": True},
    {"translation": " "},
    {"translation": "#-#-#-#-# a.po #-#-#-#-#\nа"},
    {"translation": "<hi>broken"},
    {"translation": "a & b"},
    {"source": "another text"},
    {"translator": "B."},
]


@given(st.lists(st.sampled_from(_CHANGES), min_size=len(_CATALOGUE.entries), max_size=len(_CATALOGUE.entries)))
def test_the_short_way_is_the_long_one(changes: list[dict[str, object]]) -> None:
    entries: list[Entry] = [
        replace(entry, **change)  # type: ignore[arg-type]
        for entry, change in zip(_CATALOGUE.entries, changes, strict=True)
    ]
    catalogue = replace(_CATALOGUE, entries=tuple(entries))

    def found() -> object:
        return find_targets(
            _UNITS, lambda key: _RECORD.content(_RECORD.span(_RECORD.element(key))), [catalogue], Fuzzy.USE
        )

    short = found()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(match_entries, "_beyond_doubt", lambda *_: None)
        assert short == found()
