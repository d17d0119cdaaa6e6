"""A PO file is brought up to date: translations find their units when these have another id now."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import polib
import pytest

from benchmarks.updating import judge, make_case
from tests.conftest import EXAMPLES
from xlate.exchange.po import CatalogueOrigin, Written, write_po
from xlate.findings import Result
from xlate.model.unit import Unit, UnitKind
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record

ORIGIN = CatalogueOrigin("talk.xml", "talk", "en", datetime(2026, 1, 1, tzinfo=UTC))
SEED = list(extract_units(Record.read((EXAMPLES / "kremlin-en-00seed.xml").read_bytes(), "talk.xml")).value)


def translate(units: list[Unit]) -> bytes:
    """A catalogue in which the translation of unit 7 is "T7"."""
    catalogue = polib.pofile(write_po(units, "ru", ORIGIN).value.data.decode())
    for number, entry in enumerate(catalogue):
        entry.msgstr = f"T{number}"
    return str(catalogue).encode()


def update(units: list[Unit], old: bytes) -> tuple[dict[str, polib.POEntry], Result[Written]]:
    result = write_po(units, "ru", ORIGIN, old)
    catalogue = polib.pofile(result.value.data.decode())
    return {str(entry.msgctxt): entry for entry in catalogue}, result


def renamed(number: int, **values: str) -> tuple[list[Unit], int]:
    """The units of the example, of which one has another id, and other values too."""
    units = list(SEED)
    units[number] = replace(units[number], key="s-new", **values)  # type: ignore[arg-type]
    return units, number


SPOKEN = [number for number, unit in enumerate(SEED) if unit.kind is UnitKind.SEGMENT and len(unit.source) > 100]


def test_the_same_words_under_another_id_keep_their_translation() -> None:
    units, number = renamed(SPOKEN[0])
    entries, result = update(units, translate(SEED))
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy) == (f"T{number}", False)
    assert SEED[number].key not in entries
    assert not result.findings


def test_a_change_of_typography_alone_needs_no_review() -> None:
    source = SEED[SPOKEN[0]].source.replace(" ", "\u00a0", 1).replace("'", "\u2019")
    assert source != SEED[SPOKEN[0]].source
    units, number = renamed(SPOKEN[0], source=source)
    entries, _ = update(units, translate(SEED))
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy) == (f"T{number}", False)


def test_similar_words_are_fuzzy_and_the_likeness_is_told() -> None:
    number = SPOKEN[1]
    words = SEED[number].source.split()
    units, _ = renamed(number, source=" ".join([*words[:5], "indeed", *words[6:]]))
    entries, result = update(units, translate(SEED))
    entry = entries["s-new"]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (f"T{number}", True, SEED[number].source)
    finding = next(finding for finding in result.findings if finding.code == "XL414")
    assert re.search(rf"translation of {SEED[number].key}.* is 9\d % like it \(threshold: 55 %\)", finding.message)


def test_the_same_words_of_another_speaker_are_for_review() -> None:
    units, number = renamed(SPOKEN[0], speaker="Somebody Else")
    entries, _ = update(units, translate(SEED))
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy) == (f"T{number}", True)


def test_an_obsolete_translation_comes_back_under_another_id_for_review() -> None:
    number = SPOKEN[0]
    without = [unit for unit in SEED if unit.key != SEED[number].key]
    shorter = write_po(without, "ru", ORIGIN, translate(SEED)).value.data
    assert b"#~ msgstr" in shorter
    entries, _ = update(renamed(number)[0], shorter)
    assert (entries["s-new"].msgstr, entries["s-new"].fuzzy, entries["s-new"].obsolete) == (f"T{number}", True, 0)


def test_other_words_get_nothing() -> None:
    units, number = renamed(SPOKEN[0], source="Something that nobody has ever said before in this place, or near it.")
    entries, _ = update(units, translate(SEED))
    assert entries["s-new"].msgstr == ""
    assert (entries[SEED[number].key].obsolete, entries[SEED[number].key].msgstr) == (1, f"T{number}")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_translation_goes_to_a_wrong_unit(seed: int) -> None:
    """10 % edited, 2 % deleted, 2 % inserted; many units are nearly alike, or alike."""
    case = make_case(3000, edited=0.1, seed=seed, replaced=0.02)
    found = judge(case, write_po(case.units, "ru", ORIGIN, case.catalogue).value.data)
    assert found["wrong"] == 0
    assert found["carried"] >= 0.93 * found["edited"]
