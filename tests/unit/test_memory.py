"""The parts of a translation memory: its file, TMX, likeness, markup."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rapidfuzz import fuzz, process

from benchmarks.memory import make_texts
from xlate.errors import CatalogueError, MemoryFileError
from xlate.inline import escape_text
from xlate.lineage import Kind, Lineage, Relation
from xlate.machine import MachineOrigin, Model, machine_line
from xlate.memory import Matcher, add_pairs, fit_markup, is_memory, read_pairs, read_tmx, write_tmx
from xlate.pairs import Pair, is_of_unit
from xlate.units import NOT_XML, State, Unit, UnitKind, fold

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FULL = Pair(
    'Thank you, <name key="k">Kim</name>.',
    'Спасибо, <name key="k">Ким</name>.',
    "en",
    "ru",
    document="talk",
    key="s-dhx6vuyc",
    kind=UnitKind.SEGMENT,
    speaker="Kim Yong-nam",
    way=("ko", "ru", "en"),
    lineage=Kind.RELAY,
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
    for path, message in ((text, "no translation memory"), (foreign, "no translation memory"), (later, "later xlate")):
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
    with pytest.raises(MemoryFileError, match="no translation memory"):
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


def test_a_pair_comes_back_from_tmx() -> None:
    line = machine_line(ORIGIN, "T")
    other = replace(
        PLAIN, target="a &lt; b <lb/><!--c--> &nbsp; <hi>x</hi>", source="<lb/><!--c--> &nbsp;<hi>x</hi>", machine=line
    )
    found = read_tmx(write_tmx([FULL, other], NOW), "ru.po")
    assert found.value == [FULL, replace(other, file="ru.po")]
    assert not found.findings
    root = etree.fromstring(write_tmx([FULL, other], NOW))
    assert root.find("header").get("srclang") == "en"  # type: ignore[union-attr]
    assert root.find("body/tu/tuv/seg/bpt").text == '<name key="k">'  # type: ignore[union-attr]


WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
    .map(fold)
    .filter(lambda text: bool(text) and not NOT_XML.search(text))
)


@given(WORDS, WORDS, WORDS)
def test_any_words_come_back_from_tmx(source: str, target: str, speaker: str) -> None:
    pair = replace(PLAIN, source=escape_text(source), target=escape_text(target), speaker=speaker, file="f")
    assert read_tmx(write_tmx([pair], NOW), "f").value == [pair]


FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="EN-US" segtype="sentence"/><body>
<tu creationdate="20170102T000000Z" creationid="ANNA"><prop type="x-state">odd</prop>
  <tuv xml:lang="ru"><seg>Привет <hi type="b">мир</hi>, <ph>%s</ph>!</seg></tuv>
  <tuv xml:lang="en-us"><seg>Hello <bpt i="1">{b}</bpt>world<ept i="1">{/b}</ept>, <ph>%s</ph> &amp; all!</seg></tuv>
  <tuv xml:lang="de"><seg>Hallo Welt!</seg></tuv>
</tu>
<tu><tuv xml:lang="en-us"><seg>alone</seg></tuv></tu>
<tu><tuv xml:lang="en-us"><seg>x</seg></tuv><tuv xml:lang="ru"><seg/></tuv></tu>
<tu srclang="ru"><tuv lang="ru"><seg>да<bpt i="1">&lt;x&gt;</bpt></seg></tuv><tuv lang="en-us"><seg>yes</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tmx_of_other_programs_is_read_and_what_is_no_tag_is_dropped(encoding: str) -> None:
    text = FOREIGN.replace('"1.0"', f'"1.0" encoding="{encoding}"')
    found = read_tmx(text.encode(encoding), "their.tmx")
    russian, german, back = found.value
    assert (russian.source, russian.target) == ("Hello world, &amp; all!", "Привет мир, !")
    assert (russian.source_language, russian.target_language, german.target_language) == ("en-US", "ru", "de")
    assert (russian.exact, russian.date, russian.translator) == (False, "2017-01-02", "ANNA")
    assert (russian.state, russian.kind, russian.document, russian.key) == (State.TRANSLATED, None, "", "")
    assert (back.source, back.target, back.exact) == ("да", "yes", False)
    assert [finding.code for finding in found.findings] == ["XL703", "XL702"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "declares entities"),
        ("<tmx><body>", "not well-formed"),
        ("<html/>", "this is no TMX"),
        ("", "not well-formed"),
    ],
)
def test_what_is_no_tmx_is_refused(text: str, message: str) -> None:
    for encoding in ("utf-8", "utf-16") if text else ("utf-8",):
        with pytest.raises(CatalogueError, match=message):
            read_tmx(text.encode(encoding), "a.tmx")


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
