"""`xlate lineage strip`: a file from elsewhere is again what it was, and keeps the schema that it kept."""

from __future__ import annotations

import re
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import EXAMPLES, ROOT, SHARED, Run
from tests.workflow.test_good_guest import REVIEW, problems, said, tei, translated
from tests.workflow.test_lineage_set import FOREIGN
from xlate import add_ids, export_po, merge
from xlate.errors import RecordError
from xlate.files import Input
from xlate.model.lineage_query import way
from xlate.revision.correction import Correction, Selection
from xlate.workflow.lineage import init_lineage, set_lineage, strip_lineage, survey

PARLAMINT = (ROOT / "tests" / "data" / "parlamint-style.xml").read_bytes()
DUBOIS = "ParlaMint-XX_2014-06-30-plenary-001.u2"
T = "{http://www.tei-c.org/ns/1.0}"
_ATTRIBUTES = {
    "TEI": "xml:id xml:lang n ana corresp",
    "text": "xml:id xml:lang n ana",
    "div": "xml:id xml:lang n corresp type",
    "u": "xml:id xml:lang n prev next who ana source corresp",
    "seg": "xml:id xml:lang n corresp",
    "note": "xml:id xml:lang n type",
    "head": "xml:id xml:lang n type",
    "desc": "xml:lang",
    "kinesic": "type who",
    "vocal": "type who",
    "incident": "type who",
    "gap": "reason",
    "respStmt": "",
    "change": "when",
}
_CHILDREN = {
    "TEI": "teiHeader text",
    "fileDesc": "titleStmt editionStmt extent publicationStmt sourceDesc",
    "titleStmt": "title meeting respStmt funder",
    "sourceDesc": "bibl recordingStmt",
    "encodingDesc": "projectDesc tagsDecl",
    "profileDesc": "settingDesc",
    "revisionDesc": "change",
    "bibl": "title edition publisher idno date",
}
"""the rules of ParlaMint-TEI.rnc for what xlate touches: attributes and children by element"""


def errors(data: bytes) -> list[str]:
    """What is not valid for ParlaMint: against the published schema where it is here, else against its rules above."""
    root = etree.fromstring(data)
    published = SHARED / "schema" / "ParlaMint-TEI.rng"
    if published.exists():
        schema = etree.RelaxNG(etree.parse(published))
        schema.validate(root)
        return [re.sub(r"^.*?: ", "", str(entry.message)) for entry in schema.error_log]
    found = []
    for element in root.iter("*"):
        name = str(element.tag).removeprefix(T)
        names = {str(one).replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for one in element.attrib}
        found += [f"{name}/@{one}" for one in sorted(names - set(_ATTRIBUTES.get(name, " ".join(names)).split()))]
        children = [str(child.tag).removeprefix(T) for child in element.iterchildren("*")]
        found += [f"{name}/{one}" for one in children if one not in _CHILDREN.get(name, " ".join(children)).split()]
    return found


def through(data: bytes, *, standoff: bool) -> tuple[bytes, Input, Input]:
    """The sitting with ids; annotated; translated."""
    named = add_ids(Input(data, "sitting.xml"))
    assert [finding.code for finding in named.findings] == ["XL311"]
    declared = init_lineage(Input(named.value.data, "sitting.xml"), standoff=standoff).value
    correction = Correction("Ann", spoken="fr")
    annotated = set_lineage(Input(declared, "sitting.xml"), Selection(turns=(DUBOIS,)), correction).value.data
    source = Input(annotated, "sitting.xml")
    return named.value.data, source, translated_into_english(source)


def translated_into_english(source: Input) -> Input:
    catalogue = export_po(source, "en").value.data.decode()
    filled = re.sub(r'(?m)^(msgid "(?!")(.+)"\n)msgstr ""', r'\1msgstr "EN \2"', catalogue)
    data = merge(source, Input(filled.encode(), "en.po")).value.data
    assert data is not None
    return Input(data, "sitting.en.xml")


@pytest.mark.parametrize("standoff", [False, True])
def test_a_parlamint_component_comes_back_as_valid_as_it_was(standoff: bool) -> None:
    """Review B13: ids, init, set, merge; and with lineage taken out, no error that it did not have."""
    named, source, target = through(PARLAMINT, standoff=standoff)
    before = errors(PARLAMINT)
    assert re.search(rb"<desc[^>]*xml:id", named) is None
    assert errors(named) == before
    assert problems(source) == problems(target) == []
    assert [way(one.unit.lineage) for one in survey(target).value].count("fr → nl → en") == 3
    assert strip_lineage(source).value == named
    plain = strip_lineage(target).value
    assert errors(plain) == before
    assert b">EN Ik dank u, voorzitter.</seg>" in plain
    assert re.search(rb"#(lin|st|hop|ag|v)\.", plain) is None


def test_with_standoff_no_element_of_the_text_gets_an_attribute_that_the_schema_lacks() -> None:
    _, source, target = through(PARLAMINT, standoff=True)
    for given in (source, target):
        text = re.search(rb"<text .*</text>", given.data, re.DOTALL)
        assert text is not None
        assert re.search(rb"#(lin|st|hop|ag|v|rel)\.", text[0]) is None
        assert not [one for one in errors(given.data) if one.partition("/")[0] in {"u", "seg", "desc"}]


@pytest.mark.parametrize(
    "data",
    [
        add_ids(Input(FOREIGN, "play.xml")).value.data,
        tei(REVIEW).data,
        tei('<u xml:id="u1" who="#a"><seg xml:id="s1" cert="low">Hi.</seg></u>').data,
        (ROOT / "tests" / "golden" / "handmade" / "source.xml").read_bytes(),
    ],
)
@pytest.mark.parametrize("standoff", [False, True])
def test_what_was_added_goes_and_every_byte_is_what_it_was(data: bytes, standoff: bool) -> None:
    given = Input(data, "talk.xml")
    assert strip_lineage(given).value == data
    annotated = said(given, standoff, spoken="ja", agents=("Li",))
    assert annotated.data != data
    assert strip_lineage(annotated).value == data


def test_a_file_that_xlate_has_made_is_not_taken_apart() -> None:
    with pytest.raises(RecordError, match="has made this file"):
        strip_lineage(EXAMPLES / "kremlin-en-00seed.xml")


def test_the_pointers_of_others_stay_in_a_stripped_translation() -> None:
    plain = strip_lineage(translated(said(tei(REVIEW)), "Good day.", "Guten Tag.")).value.decode()
    for value in (
        'source="https://parl.example/speech/1"',
        'change="#stage1"',
        'resp="#ed"',
        'ana="#chair"',
        "aligned.xml#s1",
    ):
        assert value in plain
    assert 'cert="' not in plain
    assert "src:" not in plain


def test_the_commands(xlate_program: Run, tmp_path: Path) -> None:
    bare = FOREIGN.replace(b" xml:lang='en'", b"")
    (tmp_path / "play.xml").write_bytes(bare)
    assert "give it with --lang" in xlate_program("lineage", "init", "play.xml").stderr
    assert xlate_program("ids", "play.xml").returncode == 0
    assert xlate_program("lineage", "init", "play.xml", "--lang", "en", "--standoff").returncode == 0
    done = xlate_program("lineage", "set", "play.xml", "--all", "--spoken", "fr", "--by", "Ann")
    assert done.returncode == 0, done.stderr
    assert b"<annotation " in (tmp_path / "play.xml").read_bytes()
    assert xlate_program("lineage", "init", "play.xml", "--lang", "de").returncode == 2
    assert xlate_program("lineage", "strip", "play.xml").stderr == "play.xml: stripped\n"
    assert re.sub(rb' xml:(id|lang)="[^"]*"', b"", (tmp_path / "play.xml").read_bytes()) == bare


def test_a_history_that_is_a_list_of_items_loses_only_what_init_wrote() -> None:
    data = tei('<u xml:id="u1">Hi.</u>').data
    listed = re.sub(rb"<change.*</change>", b"<list>\n <item>2020-01-01: begun</item>\n</list>", data)
    declared = init_lineage(Input(listed, "talk.xml")).value
    assert b"Declared what" in declared
    assert strip_lineage(Input(declared, "talk.xml")).value == listed


PARTS = {
    "encodingDesc": [
        "",
        "<encodingDesc><projectDesc><p>P</p></projectDesc></encodingDesc>",
        '<encodingDesc><classDecl><taxonomy xml:id="t"><category xml:id="c"><catDesc>C</catDesc></category></taxonomy>'
        "</classDecl><appInfo><application ident='x' version='1'><label>X</label></application></appInfo>"
        "</encodingDesc>",
    ],
    "profileDesc": [
        "",
        "<profileDesc><settingDesc><p>Here.</p></settingDesc></profileDesc>",
        "<profileDesc><creation><date when='2020'/></creation>{0}<langUsage>{0}<language ident='en'>E</language>{0}"
        "</langUsage></profileDesc>",
    ],
    "revisionDesc": [
        "",
        "<revisionDesc><change when='2020-01-01'>Begun.</change></revisionDesc>",
        "<revisionDesc>{0}<change xml:id='stage1'>One.</change>{0}<change>Two.</change>{0}</revisionDesc>",
    ],
    "sourceDesc": [
        "<p>Typed.</p>",
        "<bibl xml:id='ms'>M</bibl>",
        "<listBibl>{0}<bibl xml:id='b1'><title>B</title></bibl>{0}</listBibl>",
    ],
    "body": [
        "<u xml:id='u1' who='#a'>Hi <pause/> there.</u>",
        "<u xml:id='u1' who='#a' cert='low'>{0}<seg xml:id='s1' ana='#x' change='#stage1'>Hi.</seg>{0}</u>",
        '<sp xml:id="u1" who="#a"><speaker xml:id="l1">A.</speaker>{0}<p xml:id="s1" resp="#ed" cert="high">Hi.'
        "</p></sp>",
    ],
}


@hypothesis.settings(max_examples=40)
@hypothesis.given(
    st.fixed_dictionaries({name: st.sampled_from(forms) for name, forms in PARTS.items()}),
    st.sampled_from(["", "\n", "\n    ", "\r\n  "]),
    st.booleans(),
    st.booleans(),
)
def test_whatever_a_file_has_it_gets_back(parts: dict[str, str], space: str, standoff: bool, prefixed: bool) -> None:
    text = (
        "<?xml version='1.0'?>\n<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'>{0}<teiHeader>{0}<fileDesc>"
        "<titleStmt><title>T</title></titleStmt><publicationStmt><p>n</p></publicationStmt><sourceDesc>{0}"
        + parts["sourceDesc"]
        + "{0}</sourceDesc></fileDesc>{0}"
        + "{0}".join(parts[name] for name in ("encodingDesc", "profileDesc", "revisionDesc"))
        + "{0}</teiHeader>{0}<text><body>{0}<div>{0}"
        + parts["body"]
        + "{0}</div></body></text></TEI>\n"
    ).format(space)
    if prefixed:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1t:", text).replace("xmlns=", "xmlns:t=")
    given = Input(text.encode(), "talk.xml")
    annotated = said(given, standoff)
    assert annotated.data != given.data
    assert strip_lineage(annotated).value.decode() == text
