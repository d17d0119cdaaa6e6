"""Notes in brackets: markers of many languages are read, and nothing else is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, shared
from tests.make_markers import outputs, read_languages
from xlate.model.lineage import Certainty, Relation
from xlate.profiles import marker_tables, marker_words
from xlate.profiles.marker_lexicon import MarkerMode, read_marker
from xlate.profiles.nearest_marker import nearest_marker

DATA = ROOT / "tests" / "data"
MARKERS = [
    tuple(line.split("\t"))
    for line in (DATA / "markers.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
NO_MARKERS = [line for line in (DATA / "no_markers.txt").read_text("utf-8").splitlines() if line]
LANGUAGES = read_languages()
EXAMPLES = [(language, example) for language, data in LANGUAGES.items() for example in data["examples"]]
BRACKETED = re.compile(r"\([^()\n]{1,400}\)|\[[^\[\]\n]{1,400}\]|（[^（）\n]{1,400}）")
BY_PROFILE_ALONE = re.compile(r"\((?:[A-Z]{1,3}|translated from Russian)\)")
"""abbreviations, and what the Kremlin means by a word in its own way"""


def test_there_are_enough_cases() -> None:
    read = [read_marker(note) for note, *_ in MARKERS]
    assert len(MARKERS) >= 250
    assert len({reading.note_language for reading in read if reading}) >= 35
    assert len(NO_MARKERS) >= 220


@pytest.mark.parametrize(("note", "relation", "spoken"), MARKERS)
def test_a_marker_is_read(note: str, relation: str, spoken: str) -> None:
    reading = read_marker(note)
    assert reading is not None
    assert (reading.relation, reading.spoken or "") == (relation, spoken or reading.spoken or "")
    assert reading.text == note


@pytest.mark.parametrize("note", NO_MARKERS)
def test_anything_else_is_no_marker(note: str) -> None:
    for document in (None, "en", "de", "fr", "es", "ru", "pl", "fi", "ja", "zh"):
        reading = read_marker(note, document)
        assert reading is None or (document and reading.certainty is Certainty.LOW), (document, reading)


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_examples_of_a_language_hold(language: str, example: dict[str, Any]) -> None:
    reading = read_marker(example["text"], language)
    if example.get("none"):
        assert reading is None
        return
    assert reading is not None
    wanted = (example["relation"], *(example.get(key) for key in ("spoken", "target", "relay", "mode")))
    assert (reading.relation, reading.spoken, reading.target, reading.relay, reading.mode) == wanted


@pytest.mark.parametrize("note", [note for note, *_ in MARKERS])
def test_print_does_not_matter(note: str) -> None:
    plain = read_marker(note)
    assert plain is not None
    inner = note.strip("()[]（）")
    shapes = [
        f"[{inner}]",
        f"（{inner}）",
        f"【{inner}】",
        f"({inner}.)",
        f"( {inner} )",
        f"({inner}",
        f"_({inner})_",
        f"*[{inner}]*",
    ]
    shapes += [f"«({inner})»", inner, inner.replace(" ", "\u00a0").join("()"), inner.replace("-", "\u2011").join("()")]
    for shape in shapes:
        reading = read_marker(shape)
        assert reading is not None, shape
        assert (reading.relation, reading.spoken, reading.mode) == (plain.relation, plain.spoken, plain.mode), shape
    capitals = read_marker(note.upper())
    assert capitals is None or (capitals.relation, capitals.spoken) == (plain.relation, plain.spoken)


def test_capitals_are_read_but_for_languages_that_few_speak() -> None:
    lost = [note for note, *_ in MARKERS if read_marker(note.upper()) is None]
    assert len(lost) <= len(MARKERS) // 50, lost
    assert read_marker("(IN NAMA)") is None


def test_the_ways_of_the_words() -> None:
    reading = read_marker("(Interpretación del inglés al español)")
    assert reading
    assert (reading.spoken, reading.target, reading.entry) == (
        "en",
        "es",
        "es: interpret from <en> into <es>",
    )
    reading = read_marker("(interpreted from Norwegian via Russian)")
    assert reading
    assert (reading.relation, reading.spoken, reading.relay) == (Relation.RETRANSLATION, "no", "ru")
    reading = read_marker("(spoke in Arabic; English text provided by the delegation)")
    assert reading
    assert (reading.relation, reading.spoken, reading.target) == (Relation.TRANSLATION, "ar", "en")
    reading = read_marker("(in English and French)")
    assert reading
    assert (reading.spoken, reading.languages) == (None, ("en", "fr"))
    reading = read_marker("(speaking through consecutive interpretation)")
    assert reading
    assert reading.mode is MarkerMode.CONSECUTIVE


def test_what_could_be_two_things_is_decided_by_the_document_or_left_open() -> None:
    of_document, of_other = read_marker("(English translation)", "en"), read_marker("(Arabic interpretation)", "en")
    assert of_document
    assert (of_document.target, of_document.certainty) == ("en", Certainty.HIGH)
    assert of_other
    assert (of_other.spoken, of_other.target, of_other.certainty) == (None, None, Certainty.MEDIUM)


def test_a_language_alone_is_a_weak_marker_in_its_own_document_and_none_elsewhere() -> None:
    for document, found in (("en-GB", True), ("de", False), (None, False)):
        reading = read_marker("(Polish)", document)
        assert (reading is not None) is found
        assert reading is None or reading.certainty is Certainty.LOW
    reading = read_marker("（普通話）")
    assert reading
    assert (reading.spoken, reading.certainty) == ("zh", Certainty.MEDIUM)


def test_a_weak_word_alone_is_a_weak_marker() -> None:
    for note in ("(voice-over)", "(Interpreter)", "(subtitled)"):
        reading = read_marker(note, "en")
        assert reading
        assert reading.certainty is Certainty.LOW


@pytest.mark.parametrize(
    ("note", "near"),
    [
        ("(retranslatd)", "retranslated"),
        ("(in Kmher)", "in Khmer"),
        ("[INTERPRTED]", "interpreted"),
        ("(translatd from Rusian)", "translated from Russian"),
        ("(trough interpreter)", "through interpreter"),
    ],
)
def test_the_nearest_marker_of_a_misspelt_one(note: str, near: str) -> None:
    assert read_marker(note, "en") is None
    guess = nearest_marker(note, "en")
    assert guess is not None
    assert guess.text == near
    assert 0.7 < guess.similarity < 1


def test_a_misspelt_note_is_compared_with_its_own_language_too() -> None:
    guesses = [
        nearest_marker(note, "en") for note in ("(traduction du rusee)", "(interpretación del inglés simultánae)")
    ]
    assert [guess.reading.note_language if guess else None for guess in guesses] == ["fr", "es"]


def test_stage_directions_are_near_no_marker() -> None:
    near = [note for note in NO_MARKERS if (guess := nearest_marker(note, "en")) and guess.similarity]
    assert len(near) <= len(NO_MARKERS) // 50, near


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    reading = read_marker(f"({text})")
    assert reading is None or reading.relation


@pytest.mark.parametrize("piece", ["in ", "((", "英", "the ", "in French and ", "x-", "'", "; ", "\u0301"])
def test_long_notes_cost_no_more_than_their_length(piece: str) -> None:
    """What is longer than any marker is refused by its length: the words are never cut, whatever they are."""
    text = f"({piece * (100_000 // len(piece))})"
    assert marker_words.note_words(text) == []
    assert read_marker(text) is None
    assert nearest_marker(text) is None


def test_lookups_grow_with_the_length_of_the_note(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = marker_tables.senses

    def counting(phrase: str) -> dict[str, marker_tables.Sense]:
        asked.append(phrase)
        return real(phrase)

    monkeypatch.setattr(marker_tables, "senses", counting)
    counts = []
    for times in (2, 4, 8):
        asked.clear()
        read_marker("(" + "in French and " * times + "laughter)")
        counts.append(len(asked))
    assert 2 * counts[0] > counts[1] > counts[0]
    assert 2 * counts[1] > counts[2] > counts[1]


@pytest.mark.slow  # asks CLDR for the names of all languages in fifty
def test_the_generated_files_are_current() -> None:
    for path, text in outputs().items():
        assert path.read_text("utf-8") == text, f"{path.name}: run python -m tests.make_markers"


def test_nothing_is_loaded_before_a_note_is_read() -> None:
    code = """
import sys
import xlate.profiles.marker_lexicon
from xlate.profiles import marker_tables
assert marker_tables._tables.cache_info().currsize == 0
assert not {"babel", "rapidfuzz"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def _gold() -> Iterator[tuple[dict[str, Any], Path]]:
    for room in ("corpus", "publishers"):
        for path in sorted(shared(room, "gold").glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            yield gold, shared(room, "raw", gold["file"])


def test_real_transcripts_have_their_markers_and_no_others() -> None:
    printed = 0
    for gold, raw in _gold():
        turns = [turn for turn in gold["turns"] if turn.get("marker")]
        known = {turn["marker"] for turn in turns}
        for turn in turns:
            if not BY_PROFILE_ALONE.fullmatch(turn["marker"]):
                reading = read_marker(turn["marker"])
                assert reading
                assert reading.relation == turn["relation"], turn["marker"]
                printed += 1
        data = raw.read_bytes()
        text = data.decode("utf-8" if b"\xc3" in data or data.isascii() else "cp1252", errors="replace")
        others = [note for note in BRACKETED.findall(text) if note not in known and read_marker(note, "en")]
        assert others == [], raw.name
    assert printed >= 24
