"""Speech as the Guidelines, ISO 24624 and annotated corpora write it: which words are units, and whose they are."""

from __future__ import annotations

import re

import pytest

from xlate import add_ids, export_po, merge
from xlate.files import Input
from xlate.findings import Finding
from xlate.model.lineage_query import way
from xlate.model.unit import Unit
from xlate.revision.correction import Correction, Selection
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.tei.tokens import without_tokens
from xlate.workflow.lineage import init_lineage, set_lineage, survey

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>'
    "<titleStmt><title>T</title></titleStmt><publicationStmt><p>n</p></publicationStmt><sourceDesc><p>n</p></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str) -> Input:
    """A file with these words."""
    return Input(f"{HEAD}<text><body>{body}</body></text></TEI>".encode(), "talk.xml")


def named(body: str) -> Input:
    """The file after `xlate ids`; only start tags have grown."""
    data = add_ids(tei(body)).value.data
    assert re.sub(rb' xml:id="[a-z]-[a-z2-7]{8}(-\d+)?"', b"", data) == tei(body).data
    return Input(data, "talk.xml")


def units(given: Input) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """The units and the findings."""
    result = extract_units(Record.read(given.data, given.name))
    return result.value, result.findings


def translated(given: Input, old: str, new: str) -> str:
    """The file into which a translation of one text is merged."""
    catalogue = export_po(given, "de").value.data.decode()
    assert f'msgid "{old}"\nmsgstr ""' in catalogue
    filled = catalogue.replace(f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{new}"')
    data = merge(given, Input(filled.encode(), "de.po")).value.data
    assert data is not None
    return data.decode()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<u who="#a">hello</u>', "hello"),  # review A3
        ('<u who="#a"><seg>hi</seg> you</u>', "<seg>hi</seg> you"),  # review A3
        ('<u who="#a"><w>hi</w> <w>there</w> <pc>.</pc></u>', "hi there ."),  # review A5
        ('<u who="#a"><unclear>may</unclear> <incident><desc>coughs</desc></incident></u>', None),
        ('<sp who="#a"><speaker>A.</speaker><p>Good day.</p></sp>', "Good day."),
        ('<sp who="#a"><l>Good day.</l></sp>', "Good day."),
        ('<sp who="#a"><ab>Good day.</ab></sp>', "Good day."),
        ('<sp who="#a">Good day.</sp>', "Good day."),
    ],
)
def test_a_turn_with_words_is_a_segment_of_its_speaker(body: str, words: str | None) -> None:
    given = named(body)
    segments = survey(given).value
    assert [segment.unit.speaker for segment in segments] == ["A." if "<speaker>" in body else "a"]
    assert words is None or segments[0].unit.source == words
    declared = Input(init_lineage(given).value, "talk.xml")
    said = set_lineage(declared, Selection(everything=True), Correction("Ann", spoken="fr")).value
    assert [way(one.unit.lineage) for one in survey(Input(said.data, "talk.xml")).value] == ["fr → en"]


def test_such_a_turn_is_translated_and_stays_one() -> None:
    merged = translated(named('<u who="#a">hello</u>'), "hello", "hallo")
    assert re.search(r'<u xml:id="u-\w+" who="#a" corresp="src:u-\w+ words:\w+"[^>]*>hallo</u>', merged)


def test_a_turn_of_gestures_alone_leaves_them_to_be_units() -> None:
    found, _ = units(named("<u><incident><desc>(Bell.)</desc></incident></u>"))
    assert [unit.source for unit in found] == ["(Bell.)"]


def test_the_speakers_of_annotation_blocks_are_told_apart() -> None:
    """Review A4: ISO 24624 has the speaker on the block, and annotation beside the words."""
    block = (
        '<annotationBlock who="#{0}"><u xml:id="u{0}"><seg xml:id="s{0}">{1}</seg></u>'
        '<spanGrp type="pos"><span from="#T1">VERB</span></spanGrp></annotationBlock>'
    )
    given = tei(block.format("a", "One.") + block.format("b", "Two."))
    assert add_ids(given).value.added == 0
    found, findings = units(given)
    assert [(unit.key, unit.person) for unit in found] == [("sa", "a"), ("sb", "b")]
    assert [(finding.code, "<spanGrp>" in finding.message) for finding in findings] == [("XL309", True)]
    declared = Input(init_lineage(given).value, "talk.xml")
    said = set_lineage(declared, Selection(everything=True), Correction("Ann", spoken="fr")).value.data
    assert b"Remarks of a" in said
    assert b"Remarks of b" in said
    assert b"unidentified" not in said


ANNOTATED = """<seg xml:id="s1"><s xml:id="s1.1"><w join="right">Hi</w>
<pc>,</pc>
<name type="PER"><w>Jan</w>
<w join="right">Smit</w></name>
<pc>.</pc><linkGrp type="UD"><link target="#a #b"/></linkGrp></s>
<s xml:id="s1.2"><pc join="right">(</pc>
<w join="right">can't<w norm="can"/><w norm="not"/></w>
<pc>)</pc></s></seg>"""


def test_annotated_files_give_plain_words_and_say_so() -> None:
    """Review B3: what ParlaMint.ana has; a human translation is taken, and the finding says what it costs."""
    given = tei(f'<u who="#a" xml:id="u1">{ANNOTATED}</u>')
    found, findings = units(given)
    assert [unit.source for unit in found] == ['Hi, <name type="PER">Jan Smit</name>. (can\'t)']
    assert [(finding.code, finding.line) for finding in findings] == [("XL308", 1)]
    merged = translated(
        given, 'Hi, <name type=\\"PER\\">Jan Smit</name>. (can\'t)', 'Hallo, <name type=\\"PER\\">Jan Smit</name>.'
    )
    assert '>Hallo, <name type="PER">Jan Smit</name>.</seg>' in merged


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<w>a</w><w>b</w>", "ab"),
        ("<w>a </w><w>b</w>", "a b"),
        ("<w>a</w><c> </c><w>b</w>", "a b"),
        ("<w>a</w>\n <pc join='left'>.</pc>", "a."),
        ("<w>a</w>\n <hi>\n<pc join='both'>-</pc>\n</hi> <w>b</w>", "a<hi>-</hi>b"),
        ('<tei:w lemma="a>b">a</tei:w> <tei:w>b</tei:w>', "a b"),
        ("<!-- <w>no</w> --><w>a</w>", "<!-- <w>no</w> -->a"),
        ('<w>a</w> <linkGrp type="x/y" n="a>b"/><w>b</w><linkGrp><link/></linkGrp>', "a b"),
        ("<wit>a</wit> <sic>b</sic>", "<wit>a</wit> <sic>b</sic>"),
    ],
)
def test_spaces_are_those_of_the_file_unless_join_says_otherwise(content: str, words: str) -> None:
    assert without_tokens(content) == words


def test_data_are_no_units() -> None:
    """Review B12: names, dates and numbers of an authority list."""
    body = (
        "<p>Read.</p><div><listPerson><person><persName><forename>Ann</forename></persName></person></listPerson>"
        "<listPlace><place><placeName>Ulm</placeName><location><geo>48 10</geo></location></place></listPlace></div>"
        "<p>See <idno>X1</idno>.</p>"
    )
    found, findings = units(named(body))
    assert [unit.source for unit in found] == ["Read.", "See <idno>X1</idno>."]
    assert [finding.code for finding in findings] == ["XL309", "XL309"]
