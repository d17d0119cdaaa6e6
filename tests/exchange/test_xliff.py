"""XLIFF as translators' tools write it back."""

from __future__ import annotations

import re

import pytest

from tests.exchanging import NOW, WRITERS, entry, package
from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.export_units import ExportDocument, Wording, as_codes, prepare_units
from xlate.exchange.xliff import read_xliff, write_xliff2, write_xliff12
from xlate.model.mt_origin import MachineOrigin, Model, machine_line
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record

NS12 = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"'
NS2 = 'xmlns="urn:oasis:names:tc:xliff:document:2.0"'
SOURCE12 = (
    '<source>One <g id="1" equiv-text="&lt;hi rend=&quot;i&quot;&gt;">two</g> '
    '<x id="2" equiv-text="&lt;lb/&gt;"/></source>'
)
ORIGIN = MachineOrigin("argos", "1.11", (Model("en", "ru", "1.9"),))


def v12(unit: str, attributes: str = "", rest: str = "") -> bytes:
    return (
        f'<xliff version="1.2" {NS12}><file original="a" source-language="en" target-language="ru" datatype="xml">'
        f'{rest}<body>\n<trans-unit id="s1" {attributes}>{unit}</trans-unit></body></file></xliff>'
    ).encode()


def v2(unit: str) -> bytes:
    return (
        f'<xliff version="2.1" srcLang="en" trgLang="ru" {NS2}><file id="f">\n<unit id="s1"><originalData>'
        f'<data id="d1">&lt;hi></data><data id="d2">&lt;/hi></data><data id="d3">&lt;lb/></data>'
        f"</originalData>{unit}</unit></file></xliff>"
    ).encode()


def read(data: bytes) -> Entry:
    (one,) = read_xliff(data, "a.xlf").entries
    return one


def test_a_target_without_attributes_is_read_through_its_source() -> None:
    one = read(v12(f'{SOURCE12}<target><x id="2"/>раз <g id="1">два</g></target>'))
    assert one.source == 'One <hi rend="i">two</hi> <lb/>'
    assert one.translation == '<lb/>раз <hi rend="i">два</hi>'
    assert (one.key, one.fuzzy, one.line) == ("s1", False, 2)


def test_sentences_of_a_cat_tool_are_joined() -> None:
    unit = (
        '<source>One. Two.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk> <mrk mtype="seg" mid="1">Two.</mrk>'
        '</seg-source><target><mrk mtype="seg" mid="0">Раз.</mrk> <mrk mtype="seg" mid="1">{}</mrk></target>'
    )
    done, half = read(v12(unit.format("Два."))), read(v12(unit.format("")))
    assert (done.source, done.translation, done.fuzzy) == ("One. Two.", "Раз. Два.", False)
    assert (half.translation, half.fuzzy) == ("Раз. ", True)


def test_a_pair_that_was_divided_between_sentences_is_a_pair_again() -> None:
    one = read(v12(f'{SOURCE12}<target>раз <bx id="1" rid="1"/>два<ex id="9" rid="1"/><x id="2"/></target>'))
    assert one.translation == 'раз <hi rend="i">два</hi><lb/>'


@pytest.mark.parametrize(
    ("target", "fragment"),
    [
        ('a <g id="7">b</g>', 'a <g id="7">b</g>'),
        ('a <x id="8"/>', 'a <x id="8"/>'),
        ('a <x id="1"/>', 'a <x id="1"/>'),
        ('a <g id="2">b</g>', 'a <g id="2">b</g>'),
        ('a <ph id="3">x</ph>', 'a <ph id="3">x</ph>'),
        ("a <g>b</g>", "a <g>b</g>"),
        ('<mrk mtype="x-term">a</mrk> b', "a b"),
        ("a &lt;b&gt; &amp; ]]&gt;", "a &lt;b> &amp; ]]&gt;"),
        ("a <!-- who? -->b<?pi c?>", "a b"),
        ('<x id="2">inner</x>', "<lb/>inner"),
    ],
)
def test_codes_that_the_source_has_not_stay_as_they_are_so_that_a_merge_refuses_them(
    target: str, fragment: str
) -> None:
    assert read(v12(f"{SOURCE12}<target>{target}</target>")).translation == fragment


def test_a_source_that_has_lost_its_markup_is_made_of_names() -> None:
    source = (
        '<source><g id="1" ctype="x-tei-hi">a</g> <x id="2" ctype="x-tei-lb"/> <g id="3">b</g> '
        '<g id="4" equiv-text="x">c</g></source>'
    )
    assert read(v12(source)).source == '<hi>a</hi> <lb/> <g id="3">b</g> <g id="4">c</g>'


@pytest.mark.parametrize(
    ("attributes", "unit", "fuzzy"),
    [
        ('state="translated"', "", False),
        ('state="final"', "", False),
        ('state="signed-off"', 'approved="no"', False),
        ('state="new"', "", False),
        ("", "", False),
        ("", 'approved="no"', False),
        ('state="needs-translation"', "", True),
        ('state="needs-review-translation"', 'approved="yes"', True),
        ('state="needs-l10n"', "", True),
        ('state-qualifier="leveraged-mt"', "", True),
        ('state-qualifier="fuzzy-match"', 'approved="yes"', False),
        ('state-qualifier="exact-match"', "", False),
        ('state="translated" state-qualifier="leveraged-mt"', "", False),
    ],
)
def test_states_of_a_target(attributes: str, unit: str, *, fuzzy: bool) -> None:
    assert read(v12(f"<source>a</source><target {attributes}>б</target>", unit)).fuzzy is fuzzy


@pytest.mark.parametrize("state", ["new", "needs-translation"])
def test_a_copy_of_the_source_is_no_translation(state: str) -> None:
    one = read(v12(f'<source>a b</source><target state="{state}">a  b</target>'))
    assert (one.translation, one.fuzzy) == ("", False)
    assert read(v12('<source>OK</source><target state="translated">OK</target>')).translation == "OK"


def test_who_translated_and_when() -> None:
    header = (
        '<header><phase-group><phase phase-name="a" process-name="b" contact-name="Anna" date="2026-01-02T00:00:00Z"/>'
        "</phase-group></header>"
    )
    catalogue = read_xliff(v12("<source>a</source>", rest=header), "a.xlf")
    assert (catalogue.translator, catalogue.revised) == ("Anna", "2026-01-02T00:00:00Z")
    assert (catalogue.language, catalogue.source_language) == ("ru", "en")
    bare = read_xliff(v12("<source>a</source>"), "a.xlf")
    assert (bare.translator, bare.revised) == (None, None)


def test_a_segment_of_xliff_2_that_was_divided_is_joined() -> None:
    one = read(
        v2(
            '<segment state="translated"><source>One <pc id="1" dataRefStart="d1" dataRefEnd="d2">two</pc>.</source>'
            '<target>Раз <pc id="1" dataRefStart="d1" dataRefEnd="d2">два</pc>.</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment state="final"><source>Three<ph id="2" dataRef="d3"/>.</source>'
            '<target>Три<ph id="2"/>.</target></segment>'
        )
    )
    assert one.source == "One <hi>two</hi>. Three<lb/>."
    assert (one.translation, one.fuzzy) == ("Раз <hi>два</hi>. Три<lb/>.", False)


def test_sentences_of_xliff_2_may_change_their_order() -> None:
    one = read(
        v2(
            '<segment><source>One. </source><target order="3">Раз.</target></segment>'
            '<ignorable><source> </source><target order="2"> </target></ignorable>'
            '<segment><source>Two.</source><target order="1">Два.</target></segment>'
        )
    )
    assert (one.translation, one.fuzzy) == ("Два. Раз.", False)


def test_a_pair_of_xliff_2_that_spans_sentences() -> None:
    one = read(
        v2(
            '<segment><source><sc id="1" dataRef="d1"/>One.</source><target><sc id="1"/>Раз.</target></segment>'
            '<segment><source> Two.<ec startRef="1"/></source><target> Два.<ec startRef="1"/></target></segment>'
        )
    )
    assert (one.source, one.translation) == ("<hi>One. Two.</hi>", "<hi>Раз. Два.</hi>")


@pytest.mark.parametrize(
    ("segments", "translation", "fuzzy"),
    [
        ("<segment><source>a</source></segment>", "", False),
        ("<segment><source>a</source><target/></segment>", "", False),
        ('<segment state="initial"><source>a</source><target>б</target></segment>', "б", True),
        ("<segment><source>a</source><target>б</target></segment>", "б", False),
        (
            '<segment state="translated" subState="xlate:fuzzy"><source>a</source><target>б</target></segment>',
            "б",
            False,
        ),
        ("<segment><source>a</source><target>б</target></segment><segment><source>c</source></segment>", "б", True),
        ('<segment><source>a</source><target>б<cp hex="0001"/>г</target></segment>', "б\ufffdг", False),
        (
            '<segment><source>a</source><target><mrk id="m">б</mrk><sm id="n"/>г<em startRef="n"/></target></segment>',
            "бг",
            False,
        ),
        (
            '<segment><source>a</source><target>б<pc id="5">г</pc><ec/></target></segment>',
            'б<pc id="5">г</pc></ec>',
            False,
        ),
    ],
)
def test_states_and_annotations_of_xliff_2(segments: str, translation: str, *, fuzzy: bool) -> None:
    one = read(v2(segments))
    assert (one.translation, one.fuzzy) == (translation, fuzzy)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed XML"),
        (b"<xliff", "not well-formed XML"),
        (b"<tmx version='1.4'/>", "this is not XLIFF: its root is <tmx>"),
        (b"<xliff/>", 'XLIFF version "" is not supported'),
        (b"<!DOCTYPE xliff SYSTEM 'http://example.org/x.dtd'><xliff version='1.2'/>", "has a DOCTYPE"),
        (
            b"<!DOCTYPE xliff [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><xliff version='1.2'><file>&b;</file></xliff>",
            "has a DOCTYPE",
        ),
    ],
)
def test_what_is_not_xliff_or_not_safe_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(message)):
        read_xliff(data, "a.xlf")


def test_two_units_with_one_id_and_text_make_a_file_unusable() -> None:
    double = v12("<source>a</source>").replace(
        b"</body>", b'\n<trans-unit id="s1"><source>a</source></trans-unit></body>'
    )
    with pytest.raises(CatalogueError, match="duplicate entry: s1 stands in line 2 too") as caught:
        read_xliff(double, "a.xlf")
    assert caught.value.line == 3
    other = double.replace(b'\n<trans-unit id="s1"><source>a', b'\n<trans-unit id="s1"><source>b')
    assert len(read_xliff(other, "a.xlf").entries) == 2
    nameless = double.replace(b'id="s1"', b"")
    assert [one.key for one in read_xliff(nameless, "a.xlf").entries] == [None, None]


def test_many_entities_do_not_eat_the_memory() -> None:
    lines = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    bomb = f"<!DOCTYPE xliff [<!ENTITY e0 'ha'>{lines}]><xliff version='1.2' a='&e11;'/>".encode()
    with pytest.raises(CatalogueError):
        read_xliff(bomb, "a.xlf")


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_carries_state_comment_and_machine(form: str) -> None:
    raw = machine_line(ORIGIN, "Раз")
    write, back = WRITERS[form]
    made = package(
        entry("", "One", "Раз", fuzzy=True, comment=raw),
        entry("", "Two", "Два", fuzzy=True, comment=f"seen by me\nand\n{machine_line(ORIGIN, 'Двое')}"),
        entry("", "Three", "Три", comment=machine_line(ORIGIN, "Три")),
        entry("", "Four", "Четыре", comment="a comment"),
        entry("", "Five", "", comment="hard"),
    )
    assert [str(one.state) for one in made.units] == ["mt", "fuzzy", "translated", "translated", "untranslated"]
    found = back(write(made), "back")
    assert [one.fuzzy for one in found.entries] == [True, True, False, False, False]
    assert [one.comment for one in found.entries] == [one.entry.comment for one in made.units]
    assert found.language == "ru"
    assert found.translator == "A. Translator"


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_keeps_translations_whose_unit_is_gone(form: str) -> None:
    write, back = WRITERS[form]
    made = package(
        entry("", "One <lb/>", "Раз <lb/>"), entry("", "Two", "Два", fuzzy=True, comment="c"), entry("", "Three", "Три")
    )
    units = tuple(one.unit for one in made.units)
    old = back(write(made), "old")
    less = prepare_units(units[2:], ExportDocument("test.xml", "en", "ru", ()), old)
    assert [finding.code for finding in less.findings] == ["XL413", "XL413"]
    kept = back(write(less.value), "old")
    assert [(one.key, one.translation, one.fuzzy, one.comment) for one in kept.obsolete] == [
        ("s0", "Раз <lb/>", False, ""),
        ("s1", "Два", True, "c"),
    ]
    again = prepare_units(units[2:], ExportDocument("test.xml", "en", "ru", ()), kept)
    assert (again.findings, again.value.gone) == ((), kept.obsolete)  # told once
    revived = prepare_units(units, ExportDocument("test.xml", "en", "ru", ()), kept)
    assert (revived.findings, revived.value.gone) == ((), ())
    assert [(one.entry.translation, one.state) for one in revived.value.units] == [
        (one.entry.translation, one.state) for one in made.units
    ]


def test_wordings_of_other_languages() -> None:
    units = extract_units(Record.read(RELAY, "a.xml")).value
    wordings = {"s1": [Wording("ko", "하나 <hi>둘</hi>"), Wording("fr", "un <b>deux</b>")]}
    made = as_codes(prepare_units(units, ExportDocument("a.xml", "en", "ru", ()), wordings=wordings).value).value
    old = write_xliff12(made, NOW).decode()
    assert '<alt-trans alttranstype="reference"><target xml:lang="ko">하나 <g id="1"' in old
    assert "un &lt;b&gt;deux&lt;/b&gt;" in old
    new = write_xliff2(made, NOW).decode()
    assert '<note category="xlate">Relay (ko): 하나 둘</note>' in new
    assert "Language of the text: fr" in new
    assert read_xliff(new.encode(), "a.xlf").entries[1].source == "deux"


RELAY = (
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader/><text><body>'
    b'<p xml:id="s1">one <hi>two</hi></p>'
    b'<p xml:id="s2" xml:lang="fr">deux</p></body></text></TEI>'
)


def test_a_catalogue_without_entries_is_fine() -> None:
    assert read_xliff(f'<xliff version="2.0" srcLang="en" {NS2}/>'.encode(), "a.xlf") == Catalogue(
        "a.xlf", None, None, None, (), "en"
    )


BAD = {
    "reference": b"&#x1F;",
    "decimal": b"&#11;",
    "beyond": b"&#99999999999999;",
    "raw": b"\x01",
    "byte": b"\xff",
    "surrogate": b"&#xD800;",
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("form", ["xliff 1.2", "xliff 2.1"])
def test_what_xml_cannot_hold_costs_no_other_translation(form: str, kind: str) -> None:
    write, back = WRITERS[form]
    whole = write(package(entry("", "One", "Раз"), entry("", "Two", "ДваХ"), entry("", "Three", "Три")))
    damaged = whole.replace("ДваХ".encode(), "Два".encode() + BAD[kind])
    found = back(damaged, "a.xlf")
    assert [(one.translation, one.fuzzy) for one in found.entries] == [
        ("Раз", False),
        ("Два\ufffd", True),
        ("Три", False),
    ]
    line = whole[: whole.index("ДваХ".encode())].count(b"\n") + 1
    assert [(one.code, one.file, one.line) for one in found.findings] == [("XL423", "a.xlf", line)]
    assert not back(whole, "a.xlf").findings


def test_a_file_in_another_charset_than_it_says_is_refused() -> None:
    words = "Д".encode("cp1251") + b" a "
    with pytest.raises(CatalogueError, match="not in UTF-8, as it says; save it again") as caught:
        read(v12(f"<source>One</source><target>{'@'}</target>").replace(b"@", words * 30))
    assert caught.value.line == 2
