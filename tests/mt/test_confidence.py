"""How sure a machine was: what its model says, kept and handed on, and nothing where it says nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import polib
import pytest
from lxml import etree

from tests.exchanging import NOW, XLIFF2, entry, package
from tests.teitext import po
from xlate.exchange.xliff import write_xliff2
from xlate.files import Input
from xlate.mt.cache import Cache
from xlate.mt.engine import Output
from xlate.workflow.pretranslate import MachineOptions, pretranslate

ENGLISH = '"X-Source-Language: en\\n"\n'
CONFIDENCE = "{http://www.w3.org/2005/11/its}mtConfidence"


def _comments(options: MachineOptions) -> list[str]:
    made = pretranslate(Input(po([("s0", "Yes.", ""), ("s1", "Yes. Hello.", "")], ENGLISH), "ru.po"), options).value
    return [one.tcomment for one in polib.pofile(made.data.decode())]


@pytest.mark.usefixtures("toys")
def test_the_model_says_how_sure_it_was_and_the_cache_keeps_it(tmp_path: Path) -> None:
    options = MachineOptions(cache=tmp_path / "mt.sqlite")
    comments = _comments(options)
    lines = [one.splitlines()[-1].split() for one in comments]
    assert [(line[0], line[2]) for line in lines] == [("xlate-mt-confidence:", "argos")] * 2
    one, two = (float(line[1]) for line in lines)
    assert 0 < two <= one <= 1, "of two sentences the less sure one counts"
    assert _comments(options) == comments
    word = entry("", "Yes.", "Да.", fuzzy=True, comment=comments[0])
    (mark,) = etree.fromstring(write_xliff2(package(word), NOW)).iter(f"{XLIFF2}mrk")
    assert (mark.text, mark.get(CONFIDENCE)) == ("Да.", lines[0][1])


def test_an_engine_that_says_nothing_is_not_said_to_be_sure() -> None:
    assert not any("confidence" in one for one in _comments(MachineOptions(engine="reverse", no_cache=True)))


def test_a_relay_is_as_sure_as_its_weaker_hop_and_silence_stays_silence() -> None:
    assert Output.least([Output("a", confidence=0.9), Output("b", confidence=0.4)]) == 0.4
    assert Output.least([Output("a", confidence=0.9), Output("b")]) is None


def test_a_cache_of_version_0_1_is_read_and_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mt.sqlite"
    with Cache(path) as cache:
        cache.store("one", {"Yes.": Output("Да.", confidence=0.5), "No.": Output("Нет.", confidence=0.25)})
    database = sqlite3.connect(path)
    database.execute("ALTER TABLE translation DROP COLUMN confidence")
    database.close()
    with Cache(path) as cache:
        assert cache.find("one", ["Yes."])["Yes."].confidence is None
        cache.store("one", {"Yes.": Output("Да.", confidence=0.75)})
        found = cache.find("one", ["Yes.", "No."])
        assert [found[text].confidence for text in ("Yes.", "No.")] == [0.75, None]
