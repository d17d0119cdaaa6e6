from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.exchanging import NOW, published
from xlate.dates import iso_moment
from xlate.errors import CatalogueError
from xlate.exchange.tmx import read_tmx, write_tmx
from xlate.model.lineage import Kind, Relation
from xlate.model.markup import encode, escape_text
from xlate.model.mt_origin import UNKNOWN_WORDS, MachineOrigin, Model, machine_line, origin_line
from xlate.model.pair import Pair
from xlate.model.unit import NOT_XML, State, UnitKind
from xlate.text import normalize_space

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAIR = Pair(
    'One <hi rend="i">two</hi><lb/> &amp; &lt;',
    "раз",
    "en",
    "ru",
    document="a",
    key="s0",
    number="2.1",
    kind=UnitKind.SEGMENT,
    speaker="Kim & Co",
    way=("ko", "ru", "en"),
    lineage=Kind.RELAY,
    target_way=("ko", "ru", "en", "ru"),
    target_lineage=Kind.RELAY,
    relation=Relation.RETRANSLATION,
    translator="Anna",
    date="2026-01-02T03:00:00Z",
    file="a.tmx",
)
PLAIN = Pair("Thank you.", "Спасибо.", "en", "ru", file="a.tmx")
LINE = machine_line(MachineOrigin("argos", "1.11", (Model("en", "ru", "1.9"),)), "раз")


def written(pair: Pair, language: str | None = "en") -> etree._Element:
    root = etree.fromstring(write_tmx([pair], NOW, language))
    schema = published("tmx14.dtd")
    assert schema.validate(root), schema.error_log
    return root


def properties(element: etree._Element) -> dict[str, str | None]:
    return {str(prop.get("type")): prop.text for prop in element.iterfind("prop")}


def test_a_pair_tells_where_it_comes_from() -> None:
    root = written(PAIR)
    header, unit = root.find("header"), root.find("body/tu")
    assert header is not None
    assert unit is not None
    assert (header.get("srclang"), header.get("segtype"), header.get("creationdate")) == (
        "en",
        "paragraph",
        "20261123T120000Z",
    )
    assert unit.get("tuid") == "s0"
    assert properties(unit) == {
        "x-document": "a",
        "x-number": "2.1",
        "x-speaker": "Kim & Co",
        "x-xlate-unit": "segment",
        "x-xlate-lineage": "ko>ru>en",
        "x-xlate-kind": "relay",
        "x-xlate-relation": "retranslation",
    }
    source, target = unit.iterfind("tuv")
    assert (source.get(LANG), target.get(LANG)) == ("en", "ru")
    assert (target.get("changeid"), target.get("changedate")) == ("Anna", "20260102T030000Z")
    assert properties(target) == {
        "x-state": "translated",
        "x-xlate-target-lineage": "ko>ru>en>ru",
        "x-xlate-target-kind": "relay",
    }


def test_codes_hold_their_markup_and_are_paired() -> None:
    root = written(replace(PAIR, target="<lb/><hi rend='i'>два</hi>"))
    source, target = ("".join(etree.tostring(seg, encoding="unicode").split("\n")) for seg in root.iter("seg"))
    assert source == (
        '<seg>One <bpt i="1" x="1" type="x-tei-hi">&lt;hi rend="i"&gt;</bpt>two<ept i="1">&lt;/hi&gt;</ept>'
        '<ph x="2" type="x-tei-lb">&lt;lb/&gt;</ph> &amp; &lt;</seg>'
    )
    assert target == (
        '<seg><ph x="2" type="x-tei-lb">&lt;lb/&gt;</ph><bpt i="1" x="1" type="x-tei-hi">'
        "&lt;hi rend='i'&gt;</bpt>"
        'два<ept i="1">&lt;/hi&gt;</ept></seg>'
    )


def test_a_translation_with_markup_of_its_own_is_kept_without_pairs() -> None:
    (_, target) = written(replace(PAIR, target="<b>два</b>")).iter("bpt")
    assert (target.get("i"), target.get("x"), target.get("type")) == ("1", None, "x-tei-b")


def test_of_codes_that_only_one_text_has_each_has_a_number_of_its_own() -> None:
    pair = replace(PAIR, source="<a/><b>x</b>", target="<c>y</c><b>x</b><b>z</b><a></a>")
    source, target = ([(code.tag, code.get("i"), code.get("x")) for code in seg] for seg in written(pair).iter("seg"))
    assert source == [("ph", None, None), ("bpt", "2", "2"), ("ept", "2", None)]
    assert [code for code in target if code[0] == "bpt"] == [
        ("bpt", "1", None),
        ("bpt", "2", "2"),
        ("bpt", "3", None),
        ("bpt", "4", None),
    ]
    assert read_tmx(write_tmx([pair], NOW), "a.tmx").value == [pair]


def test_machine_text_is_always_marked() -> None:
    for state, machine, shown in (
        (State.MACHINE, LINE, LINE),
        (State.MACHINE, "", "a machine's words"),
        (State.POST_EDITED, "", "a machine's words, corrected by a person"),
        (State.FUZZY, LINE, LINE),
    ):
        pair = replace(PAIR, state=state, machine=machine)
        _, target = written(pair).iter("tuv")
        assert properties(target)["x-mt"] == shown
        assert properties(target)["x-state"] == str(state)
        data = write_tmx([pair], NOW)
        assert read_tmx(data, "a.tmx").value == [pair]
        left = data.replace(f'<prop type="x-state">{state}</prop>'.encode(), b"")  # a tool may not keep every property
        (read,) = read_tmx(left, "a.tmx").value
        assert read.machine or read.state is state


def test_a_unit_in_another_language_than_the_document_says_so() -> None:
    french = replace(PAIR, source_language="fr", way=(), lineage=Kind.UNKNOWN)
    unit = written(french).find("body/tu")
    assert unit is not None
    assert unit.get("srclang") == "fr"
    assert "x-xlate-lineage" not in properties(unit)
    languages = [
        etree.fromstring(write_tmx(pairs, NOW)).find("header").get("srclang")  # type: ignore[union-attr]
        for pairs in ([], [PAIR], [PAIR, french])
    ]
    assert languages == ["*all*", "en", "*all*"]


def test_a_way_whose_begin_nobody_knows_says_so() -> None:
    pair = replace(PAIR, way=("ru", "en"), lineage=Kind.UNKNOWN)
    unit = written(pair).find("body/tu")
    assert unit is not None
    assert properties(unit)["x-xlate-lineage"] == "?>ru>en"
    assert read_tmx(write_tmx([pair], NOW), "a.tmx").value == [pair]


def test_the_older_spelling_of_a_way_is_read() -> None:
    data = write_tmx([PAIR], NOW).replace(b"ko&gt;ru&gt;en<", b"ko ru en<")
    assert b"ko ru en" in data
    assert read_tmx(data, "a.tmx").value == [PAIR]


WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
    .map(normalize_space)
    .filter(lambda text: bool(text) and not NOT_XML.search(text))
)
TAGS = st.sampled_from(["<lb/>", '<pb n="2"/>', "<!--c-->", "<?p i?>", "&nbsp;", "<g></g>"])
NAMES = st.sampled_from(["hi", 'hi rend="i"', "hi  rend='i'", 'name key="k&amp;"'])
FRAGMENTS = (
    st.recursive(
        WORDS.map(escape_text) | TAGS,
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name.split()[0]}>", NAMES, st.lists(inner, max_size=3)
        ),
        max_leaves=6,
    )
    .map(encode)
    .filter(bool)
)
TONGUES = st.sampled_from(["en", "ru", "pt-BR", "zh-Hant", "und", "ko"])
WAYS = st.lists(TONGUES, max_size=4).map(tuple)
LINES = st.builds(
    lambda version, models, digest: origin_line(MachineOrigin("argos", version, tuple(models)), digest),
    st.sampled_from(["-", "1.11.0"]),
    st.lists(
        st.builds(Model, TONGUES, TONGUES, st.sampled_from(["", "1.9"]), st.sampled_from(["", "3f9a2c1d77aa"])),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from([UNKNOWN_WORDS, "5d41402a"]),
)
DATES = st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC)).map(lambda one: iso_moment(one.isoformat()))  # noqa: DTZ001
PAIRS = st.builds(
    Pair,
    FRAGMENTS,
    FRAGMENTS,
    TONGUES,
    TONGUES,
    document=WORDS,
    key=st.just("") | st.sampled_from(["s-1", "t.2"]),
    number=st.none() | WORDS,
    kind=st.none() | st.sampled_from(UnitKind),
    speaker=st.none() | WORDS,
    way=WAYS,
    lineage=st.none() | st.sampled_from(Kind),
    target_way=WAYS,
    target_lineage=st.none() | st.sampled_from(Kind),
    relation=st.none() | st.sampled_from(Relation),
    translator=st.none() | WORDS,
    date=st.none() | DATES,
    state=st.sampled_from([state for state in State if state is not State.UNTRANSLATED]),
    machine=st.just("") | LINES,
    file=st.just("a.tmx"),
    exact=st.booleans(),
)


@pytest.mark.slow
@settings(deadline=None)  # the first one waits for the registry of languages
@given(st.lists(PAIRS, max_size=3))
def test_any_pair_comes_back(pairs: list[Pair]) -> None:
    data = write_tmx(pairs, NOW)
    schema = published("tmx14.dtd")
    assert not pairs or schema.validate(etree.fromstring(data)), schema.error_log
    found = read_tmx(data, "a.tmx")
    assert found.value == pairs
    assert not found.findings


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
        ("<html/>", "this is not TMX"),
        ("", "not well-formed"),
    ],
)
def test_what_is_no_tmx_is_refused(text: str, message: str) -> None:
    for encoding in ("utf-8", "utf-16") if text else ("utf-8",):
        with pytest.raises(CatalogueError, match=message):
            read_tmx(text.encode(encoding), "a.tmx")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23 12:00+0200", "2026-11-23T10:00:00Z"),
        ("2026-11-23T12:00:01.5", "2026-11-23T12:00:01Z"),
        ("2026-11-23", "2026-11-23"),
        ("2026-11-23 00:00+0000", "2026-11-23"),
        ("2026-11-23 noon", "2026-11-23"),
        ("0001-01-01 00:00+0200", "0001-01-01"),
        ("YEAR-MO-DA HO:MI+ZONE", None),
        (None, None),
    ],
)
def test_a_moment_is_in_utc_or_a_day(text: str | None, moment: str | None) -> None:
    assert iso_moment(text) == moment
