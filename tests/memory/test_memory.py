"""The parts of a translation memory: its file, TMX, likeness, markup."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from benchmarks.memory import make_texts
from xlate.errors import MemoryFileError
from xlate.memory import Matcher, add_pairs, fit_markup, is_memory, read_pairs
from xlate.model.lineage import Kind, Lineage, Relation
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.model.pair import Pair, is_of_unit
from xlate.model.unit import State, Unit, UnitKind

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FULL = Pair(
    'Thank you, <name key="k">Kim</name>.',
    'Спасибо, <name key="k">Ким</name>.',
    "en",
    "ru",
    document="talk",
    key="s-dhx6vuyc",
    number="2.1",
    kind=UnitKind.SEGMENT,
    speaker="Kim Yong-nam",
    way=("ko", "ru", "en"),
    lineage=Kind.RELAY,
    target_way=("ko", "ru", "en", "ru"),
    target_lineage=Kind.RELAY,
    relation=Relation.RETRANSLATION,
    translator="A. Translator",
    date="2026-01-01",
    file="ru.po",
)
PLAIN = Pair("Thank you.", "Спасибо.", "en", "ru")
ORIGIN = MachineOrigin("argos", "1.11", (Model("en", "ru", "1.9"),))


def unit(source: str, key: str = "s-1", speaker: str | None = None, kind: UnitKind = UnitKind.SEGMENT) -> Unit:
    return Unit(key, kind, source, "en", Lineage("en"), 1, speaker=speaker)


def test_all_that_is_known_of_a_pair_comes_back_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.tm"
    added = add_pairs(path, [FULL, PLAIN])
    assert (added.new, added.updated, added.known) == (2, 0, 0)
    assert read_pairs(path) == [FULL, PLAIN]
    assert is_memory(path)


def test_the_same_pair_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    add_pairs(path, [FULL])
    data = path.read_bytes()
    added = add_pairs(path, [FULL, FULL])
    assert (added.new, added.known) == (0, 2)
    assert read_pairs(path) == [FULL]
    assert path.read_bytes()[100:] == data[100:]  # the first 100 bytes are the header, with a counter
    others = [replace(FULL, key="s-2"), replace(FULL, target="T"), replace(FULL, document="d")]
    assert add_pairs(path, others).new == 3


def test_what_is_newly_known_of_a_pair_is_noted_and_nothing_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    add_pairs(path, [replace(FULL, speaker=None, state=State.FUZZY, translator="B")])
    added = add_pairs(path, [FULL])
    assert (added.new, added.updated) == (0, 1)
    assert read_pairs(path) == [FULL]
    assert add_pairs(path, [replace(FULL, speaker=None, state=State.FUZZY, translator="B")]).known == 1
    assert read_pairs(path) == [FULL]


def test_languages_are_chosen_whatever_their_region(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    add_pairs(path, [replace(PLAIN, target_language=tag) for tag in ("pt-BR", "pt", "ru")])
    assert [pair.target_language for pair in read_pairs(path, "pt-PT", "en-GB")] == ["pt-BR", "pt"]
    assert read_pairs(path, "pt", "de") == []


def test_an_addition_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    add_pairs(path, [PLAIN])

    def broken() -> Iterator[Pair]:
        yield FULL
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_pairs(path, broken())
    assert read_pairs(path) == [PLAIN]
    with pytest.raises(KeyboardInterrupt):
        add_pairs(tmp_path / "new.tm", broken())
    assert add_pairs(tmp_path / "new.tm", [FULL]).new == 1


def test_other_files_are_refused_and_stay_as_they_are(tmp_path: Path) -> None:
    text, foreign, later = tmp_path / "a.po", tmp_path / "b.db", tmp_path / "c.tm"
    text.write_text('msgid ""\n', encoding="utf-8")
    database = sqlite3.connect(foreign)
    database.execute("CREATE TABLE pair (x)")
    database.commit()
    database.close()
    add_pairs(later, [PLAIN])
    database = sqlite3.connect(later)
    database.execute("PRAGMA user_version = 99")
    database.close()
    for path, message in (
        (text, "not a translation memory"),
        (foreign, "not a translation memory"),
        (later, "later xlate"),
    ):
        data = path.read_bytes()
        for act in (read_pairs, lambda path: add_pairs(path, [PLAIN])):
            with pytest.raises(MemoryFileError, match=message):
                act(path)
        assert path.read_bytes() == data
    with pytest.raises(MemoryFileError, match="no such file"):
        read_pairs(tmp_path / "none.tm")
    with pytest.raises(MemoryFileError, match="folder"):
        add_pairs(tmp_path, [PLAIN])
    empty = tmp_path / "empty.tm"
    empty.touch()
    with pytest.raises(MemoryFileError, match="not a translation memory"):
        read_pairs(empty)
    (tmp_path / "damaged.tm").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(MemoryFileError, match="cannot be read"):
        read_pairs(tmp_path / "damaged.tm")
    assert not is_memory(tmp_path / "none.tm")


def test_the_state_of_a_machines_words_does_not_depend_on_marks() -> None:
    line = machine_line(ORIGIN, "Спасибо.")
    assert replace(PLAIN, machine=line).is_raw_machine
    assert not replace(PLAIN, machine=line).is_reviewed
    assert replace(PLAIN, machine=line, target="Благодарю.", state=State.POST_EDITED).is_reviewed
    assert replace(PLAIN, state=State.MACHINE).is_raw_machine
    assert not replace(PLAIN, state=State.FUZZY).is_reviewed


def test_a_pair_is_of_a_unit_by_words_speaker_and_kind_or_by_the_id_made_of_these() -> None:
    source = FULL.source
    assert is_of_unit(FULL, unit(source, speaker="Kim Yong-nam"))
    assert not is_of_unit(FULL, unit(source, speaker="Vladimir Putin"))
    assert not is_of_unit(FULL, unit(source, speaker="Kim Yong-nam", kind=UnitKind.STAGE))
    assert not is_of_unit(FULL, unit("Thank you.", speaker="Kim Yong-nam"))
    unknown = replace(FULL, kind=None, speaker=None)
    assert not is_of_unit(unknown, unit(source))
    assert is_of_unit(unknown, unit(source, key="s-dhx6vuyc-2"))
    assert not is_of_unit(replace(unknown, key="p1"), unit(source, key="p1"))


@pytest.mark.slow
def test_the_likest_text_is_found_as_by_comparing_with_all() -> None:
    chance = random.Random(7)  # noqa: S311 - the same case each time
    texts, edit = make_texts(4000, chance)
    matcher = Matcher(Pair(text, f"T{number}", "en", "ru") for number, text in enumerate(texts))
    missed = 0
    for query in (edit(chance.choice(texts)) for _ in range(300)):
        likest = process.extractOne(query, texts, scorer=fuzz.ratio, score_cutoff=75)
        found = matcher.find(query, 75)
        missed += likest is not None and (not found or found[0].percent < int(likest[1]))
        assert all(match.percent >= 75 for match in found)
        assert len({match.pair.source for match in found}) <= 5
    assert missed <= 1


def test_likeness_is_told_and_different_numbers_too() -> None:
    texts = [
        "Amendment 17 was adopted by 312 votes.",
        "Thank  <hi>you</hi> very much",
        "会議は三月に東京で開かれます。",
        "a",
    ]
    matcher = Matcher(replace(PLAIN, source=text, target=text) for text in texts)
    same = matcher.find("Thank you very\u00a0much")[0]
    assert (same.percent, same.pair.source) == (100, texts[1])
    near = matcher.find("Amendment 18 was adopted by 312 votes.")[0]
    assert (near.percent, near.numbers_differ) == (97, True)
    japanese = matcher.find("会議は四月に東京で開かれます。")[0]
    assert (japanese.percent, japanese.numbers_differ) == (93, False)
    assert matcher.find("no < fragment") == []
    assert matcher.find("quite another thing, said of nobody", 75) == []
    assert [match.percent for match in matcher.find("zzz", 0)] == [0, 0, 0, 0]


def test_a_persons_translation_comes_before_a_machines_and_a_later_one_before_an_earlier() -> None:
    pairs = [
        replace(PLAIN, target="M", state=State.MACHINE),
        replace(PLAIN, target="F", state=State.FUZZY),
        replace(PLAIN, target="old", date="2017-01-01"),
        replace(PLAIN, target="new", date="2018-01-01"),
        replace(PLAIN, target="newer", date="2018-01-01"),
    ]
    assert [match.pair.target for match in Matcher(pairs).find("Thank you.")] == ["newer", "new", "old", "F", "M"]
    assert [pair.target for pair in Matcher(pairs).same("Thank you.")] == ["newer", "new", "old", "F", "M"]


@pytest.mark.parametrize(
    ("source", "target", "wanted", "text", "changed"),
    [
        ("a <hi>b</hi>", "x <hi>y</hi>", "a  <hi >b</hi>", "x <hi >y</hi>", False),
        ("a <hi>b</hi>", "x <hi>y &amp; z</hi>", "a b", "x y &amp; z", True),
        ("a b", "x y", "a <hi>b</hi>", None, None),
        ('<d w="1">a</d>', '<d w="1">x</d> <lb/>', '<d w="2">a</d>', None, None),
        ('<d w="1">a</d>', '<d w="1">x</d>', '<d w="2">a</d>', '<d w="2">x</d>', True),
        ('<d w="1">a</d><d w="2">b</d>', '<d w="2">y</d><d w="1">x</d>', '<d w="3">a</d><d w="4">b</d>',
         '<d w="4">y</d><d w="3">x</d>', True),
        ('<d w="1">a</d><d w="1">b</d>', '<d w="1">x</d><d w="1">y</d>', '<d w="3">a</d><d w="4">b</d>', None, None),
        ('<d w="1">a</d>', '<d w="1">x</d>', '<e w="1">a</e>', None, None),
        ("<d", "<d", '<e w="1">a</e>', None, None),
    ],
)  # fmt: skip
def test_only_a_translation_with_the_tags_of_the_unit_is_proposed(
    source: str, target: str, wanted: str, text: str | None, changed: bool | None
) -> None:
    fitted = fit_markup(replace(PLAIN, source=source, target=target), wanted)
    assert (fitted.text if fitted else None, fitted.changed if fitted else None) == (text, changed)


def test_a_pair_read_with_its_document_and_without_is_there_once(tmp_path: Path) -> None:
    known = replace(FULL, file="ru.csv")
    guess = replace(known, document="ru", number=None, kind=None, speaker=None, way=(), lineage=None)
    guess = replace(guess, target_way=(), target_lineage=None, relation=None)
    named = replace(guess, document="talk-0.1")  # the file says it, and the TEI file is called otherwise today
    foreign = replace(known, source_language="sr")  # the unit is marked so; a translator's file has one language
    for number, (first, second, right) in enumerate(
        [(guess, known, known), (known, guess, known), (named, known, known), (known, named, known),
         (guess, foreign, foreign), (foreign, guess, foreign), (guess, named, named), (named, guess, named)]
    ):  # fmt: skip
        path = tmp_path / f"{number}.tm"
        add_pairs(path, [first])
        assert add_pairs(path, [second]).new == 0
        assert read_pairs(path) == [right]
        assert add_pairs(path, [first, second]).known == 2


def test_pairs_of_two_documents_are_two(tmp_path: Path) -> None:
    other = replace(FULL, document="talk2")
    stated = replace(FULL, document="talk3", kind=None, file="other.po")
    plain = [replace(PLAIN, document=name, file="ru.po") for name in ("one", "two")]
    languages = [replace(PLAIN, source="Taxi", target="Taxi", source_language=tag) for tag in ("de", "en")]
    both = [FULL, other, stated, *plain, *languages]
    assert add_pairs(tmp_path / "a.tm", both).new == len(both)
    assert read_pairs(tmp_path / "a.tm") == both


def test_what_an_earlier_version_added_twice_is_made_one(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    guess = replace(FULL, document="ru", kind=None, state=State.FUZZY, translator=None, speaker=None)
    add_pairs(path, [guess])
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP INDEX pair_words")
        database.execute("CREATE TABLE copy AS SELECT * FROM pair")
        database.execute("UPDATE copy SET id = 2, identity = x'00', document = 'talk', kind = 'segment'")
        database.execute("INSERT INTO pair SELECT * FROM copy")
    assert len(read_pairs(path)) == 2
    assert add_pairs(path, [FULL]).updated == 1
    assert read_pairs(path) == [FULL]


def test_a_memory_is_a_file_that_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    add_pairs(path, [PLAIN])
    path.chmod(0o444)
    with pytest.raises(MemoryFileError, match="read-only"):
        add_pairs(path, [FULL])
    assert read_pairs(path) == [PLAIN]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(MemoryFileError, match="no regular file"):
            add_pairs(tmp_path / "pipe", [FULL])


def test_a_new_memory_that_cannot_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    def pairs() -> Iterator[Pair]:
        yield PLAIN
        raise ValueError("the source broke off")

    with pytest.raises(MemoryFileError, match="broke off"):
        add_pairs(tmp_path / "a.tm", pairs())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", ["x'ff00'", "'no such thing'", "''"])
def test_a_row_with_values_that_do_not_exist_is_an_error_that_names_the_memory(tmp_path: Path, value: str) -> None:
    """Whatever another program has written there: bytes in a column of texts, a state that is none."""
    path = tmp_path / "m.tm"
    columns = ("state", "kind", "speaker", "way", "source") if value.startswith("x") else ("state",)
    for column in columns:
        path.unlink(missing_ok=True)
        add_pairs(path, [FULL])
        with closing(sqlite3.connect(path)) as database:
            database.execute(f"UPDATE pair SET {column} = {value}")  # noqa: S608
            database.commit()
        with pytest.raises(MemoryFileError, match="cannot be read") as caught:
            read_pairs(path)
        assert str(path) in str(caught.value)
