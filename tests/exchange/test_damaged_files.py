"""Translators' files that something has damaged: an error that says so, or entries; never a traceback."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from tests.exchanging import WRITERS, entry, package, prepared
from xlate.errors import XlateError

MADE = package(
    entry("", "One <hi rend='i'>two</hi><lb/> &amp; <!-- n -->", "Раз <hi rend='i'>два</hi><lb/> &amp; <!-- n -->"),
    entry("", "=x", "-y", fuzzy=True, comment="c"),
    entry("", "Three", ""),
)
BITS = [b"<", b"&", b'"', b"</g>", b"<x/>", b"<g>", b"\0", b"\xff", b",", b"\r", b"<!DOCTYPE a>", b"&#0;", b"<ec/>"]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes cut out, put in, doubled or changed."""
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(result))
        kind = chance.randrange(4)
        if kind == 0:
            del result[place : place + chance.randint(1, 20)]
        elif kind == 1:
            result[place:place] = chance.choice(BITS)
        elif kind == 2:
            start = chance.randrange(len(result))
            result[place:place] = result[start : start + chance.randint(1, 60)]
        else:
            result[place] = chance.randrange(256)
    return bytes(result)


def damaged_workbook(data: bytes, chance: random.Random) -> bytes:
    """One part of a workbook is damaged, the archive is not."""
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    chosen = chance.choice(old.namelist())
    with zipfile.ZipFile(new, "w") as archive:
        for name in old.namelist():
            part = old.read(name)
            archive.writestr(name, damaged(part, chance) if name == chosen else part)
    return new.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("form", WRITERS)
def test_a_damaged_file_is_refused_or_read_and_what_was_read_can_be_written(form: str) -> None:
    write, read = WRITERS[form]
    data = write(MADE)
    chance = random.Random(f"xlate {form}")  # noqa: S311  # the same damage in every run
    outcomes = {"read": 0, "refused": 0}
    for number in range(400):
        inside = form == "xlsx" and number % 5
        spoilt = damaged_workbook(data, chance) if inside else damaged(data, chance)
        try:
            catalogue = read(spoilt, "a")
            again = prepared([one.unit for one in MADE.units], catalogue)
        except XlateError:
            outcomes["refused"] += 1
            continue
        outcomes["read"] += 1
        if form != "xlsx" or number % 20 == 0:
            read(write(again), "a")
    assert min(outcomes.values()) > 5
