"""Files of other encoders: what they say stays, and what xlate adds stands beside it (docs/decisions/0025)."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from xlate import export_po, merge
from xlate.files import Input
from xlate.findings import Severity
from xlate.model.lineage_query import way
from xlate.model.mt_origin import hash_of_words
from xlate.revision.correction import Correction, Selection
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.workflow.lineage import clear_lineage, init_lineage, set_lineage, survey
from xlate.workflow.validate import validate

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title>'
    "</titleStmt><publicationStmt><p>n</p></publicationStmt><sourceDesc><p>n</p></sourceDesc></fileDesc>"
    '<revisionDesc><change xml:id="stage1">S</change></revisionDesc></teiHeader>'
)
ALL = Selection(everything=True)


def tei(body: str) -> Input:
    """A file with these words."""
    return Input(f"{HEAD}<text><body>{body}</body></text></TEI>".encode(), "talk.xml")


def said(given: Input, standoff: bool = False, **what: object) -> Input:
    """The file after init and set."""
    declared = Input(init_lineage(given, standoff=standoff).value, given.name)
    correction = Correction("Ann", **({"spoken": "fr"} | what))  # type: ignore[arg-type]
    return Input(set_lineage(declared, ALL, correction).value.data, given.name)


def translated(source: Input, old: str, new: str) -> Input:
    """The translated file."""
    catalogue = export_po(source, "de").value.data.decode()
    filled = catalogue.replace(f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{new}"')
    assert filled != catalogue
    data = merge(source, Input(filled.encode(), "de.po")).value.data
    assert data is not None
    return Input(data, "talk.de.xml")


def problems(given: Input) -> list[str]:
    """The findings of validation, without those that a source file is not here."""
    found = validate(given).findings
    return [str(one) for one in found if one.severity is not Severity.INFO and one.code != "XL304"]


def tag(given: Input, key: str) -> str:
    """The start tag of an element."""
    found = re.search(rf'<\w+ [^>]*xml:id="{key}"[^>]*>', given.data.decode())
    assert found is not None
    return found[0]


REVIEW = (
    '<u xml:id="u1" who="#a" source="https://parl.example/speech/1" change="#stage1" resp="#ed" ana="#chair" '
    'corresp="video.xml#u1"><seg xml:id="s1" change="#stage1" source="#ms" resp="#ed" corresp="aligned.xml#s1">'
    "Good day.</seg></u>"
)


def test_pointers_of_others_keep_their_place_and_validate_accepts_it() -> None:
    """Review A7: set and merge add beside, and xlate does not refuse what xlate has written."""
    given = tei(REVIEW)
    source = said(given)
    assert problems(source) == []
    for value in (
        'source="#v.a.fr https://parl.example/speech/1"',
        'ana="#lin.direct #bas.given #chair"',
        'change="#hop.a.1 #stage1"',
    ):
        assert value in tag(source, "u1")
    assert 'change="#hop.a.1 #stage1" source="#ms" resp="#ed"' in tag(source, "s1")
    assert clear_lineage(source, ALL).value.data == init_lineage(given).value
    target = translated(source, "Good day.", "Guten Tag.")
    assert problems(target) == []
    for key, others in {
        "u1": ("video.xml#u1", "https://parl.example/speech/1"),
        "s1": ("aligned.xml#s1", "#ms"),
    }.items():
        written = tag(target, key)
        for value in (
            f'corresp="{others[0]} src:{key}{" words:" + hash_of_words("Good day.") if key == "s1" else ""}"',
            f'source="#v.en {others[1]}"',
            'resp="#ag.de #ed"',
            'xml:lang="de"',
        ):
            assert value in written
        assert re.search(r'change="#hop.a.1 (#stage1 #hop.de.human|#hop.de.human #stage1)"', written)
    assert [way(one.unit.lineage) for one in survey(target).value] == ["fr → en → de"]


def test_where_another_certainty_stands_the_statement_stands_beside_the_text() -> None:
    """Review A7: @cert has one value, so it is not ours to take."""
    given = tei('<u xml:id="u1" who="#a"><seg xml:id="s1" cert="low">Good day.</seg><seg xml:id="s2">Bye.</seg></u>')
    source = said(given)
    assert problems(source) == []
    assert tag(source, "s1") == '<seg xml:id="s1" cert="low">'
    assert (
        b'<annotation xml:id="an.s1" target="#s1" ana="#lin.direct #bas.given" change="#hop.a.1" cert="medium"/>'
        in source.data
    )
    assert [(one.unit.key, way(one.unit.lineage), one.unit.certainty) for one in survey(source).value] == [
        ("s1", "fr → en", "medium"),
        ("s2", "fr → en", "medium"),
    ]
    assert clear_lineage(source, ALL).value.data == init_lineage(given).value
    target = translated(source, "Good day.", "Guten Tag.")
    assert problems(target) == []
    assert (
        tag(target, "s1")
        == f'<seg xml:id="s1" corresp="src:s1 words:{hash_of_words("Good day.")}" xml:lang="de" cert="low">'
    )
    assert [way(one.unit.lineage) for one in survey(target).value] == ["fr → en → de", "fr → en"]


def test_a_certainty_of_others_is_not_read_as_one_of_lineage() -> None:
    given = tei('<u xml:id="u1"><seg xml:id="s1" cert="high">Good day.</seg></u>')
    assert extract_units(Record.read(given.data)).value[0].certainty is None


def test_hops_of_a_turn_are_those_of_its_segments() -> None:
    """Review B8: P5 says of @change "the element bearing this attribute and its children"."""
    source = said(tei('<u xml:id="u1" who="#a"><seg xml:id="s1">Good day.</seg><seg xml:id="s2">Bye.</seg></u>'))
    bare = Input(re.sub(rb'(<seg xml:id="s1")[^>]*>', rb"\1>", source.data), source.name)
    assert [(way(one.unit.lineage), one.unit.certainty) for one in survey(bare).value] == [("fr → en", "medium")] * 2
    assert problems(bare) == []
    target = translated(bare, "Good day.", "Guten Tag.")
    assert [way(one.unit.lineage) for one in survey(target).value] == ["fr → en → de", "fr → en"]
    assert problems(target) == []
    own = Input(bare.data.replace(b'<seg xml:id="s1">', b'<seg xml:id="s1" ana="#lin.unknown">'), source.name)
    assert [way(one.unit.lineage) for one in survey(own).value] == ["?", "fr → en"]


def test_what_the_editor_says_in_a_turn_did_not_go_through_its_hops() -> None:
    source = said(
        tei('<u xml:id="u1"><seg xml:id="s1">Hi.</seg><incident><desc xml:id="i1">(Bell.)</desc></incident></u>')
    )
    found = extract_units(Record.read(source.data)).value
    assert [(unit.key, way(unit.lineage)) for unit in found] == [("s1", "fr → en"), ("i1", "?")]


def test_a_segment_can_be_made_unknown_inside_a_turn_with_hops() -> None:
    source = said(tei('<u xml:id="u1" who="#a"><seg xml:id="s1">Good day.</seg><seg xml:id="s2">Bye.</seg></u>'))
    data = set_lineage(source, Selection(segments=("s1",)), Correction("Ann", unknown=True)).value.data
    assert [way(one.unit.lineage) for one in survey(Input(data, "talk.xml")).value] == ["?", "fr → en"]


def test_the_turn_of_a_translated_file_says_what_its_words_are() -> None:
    """Review B9: class, hops and language of the translation, where all of the turn is translated."""
    source = said(
        tei(
            '<u xml:id="u1" who="#a" xml:lang="en"><seg xml:id="s1">Good day.</seg></u>'
            '<u xml:id="u2" xml:lang="en"><seg xml:id="s2">Bye.</seg></u>'
        )
    )
    target = translated(source, "Good day.", "Guten Tag.")
    assert (
        'source="#v.en" xml:lang="de" ana="#lin.relay #bas.given" change="#hop.a.1 #hop.de.human" resp="#ag.de"'
        in tag(target, "u1")
    )
    assert 'xml:lang="en"' in tag(target, "u2")
    assert problems(target) == []


def test_the_titles_of_a_translated_file_say_their_language() -> None:
    """Review 5: two titles, each with its language."""
    target = translated(tei('<u xml:id="u1"><seg xml:id="s1">Good day.</seg></u>'), "Good day.", "Guten Tag.")
    assert b'<title xml:lang="en">T</title>' in target.data


@pytest.mark.parametrize("standoff", [False, True])
def test_a_turn_that_is_a_unit_goes_the_whole_way(standoff: bool) -> None:
    source = said(tei('<u xml:id="u1" who="#a">Good day.</u>'), standoff)
    assert problems(source) == []
    target = translated(source, "Good day.", "Guten Tag.")
    assert problems(target) == []
    assert [way(one.unit.lineage) for one in survey(target).value] == ["fr → en → de"]


def test_statements_on_elements_and_beside_them_are_tei(tei_all: etree.RelaxNG) -> None:
    """Review 1: what xlate adds is valid against the unmodified schema, also beside the text and in a corpus."""
    with_cert = '<u xml:id="u1" who="#a"><seg xml:id="s1" cert="low">Good day.</seg></u>'
    for body, standoff in ((REVIEW, False), (REVIEW, True), (with_cert, False), ('<u xml:id="u1">Good day.</u>', True)):
        source = said(tei(body), standoff)
        for given in (source, translated(source, "Good day.", "Guten Tag.")):
            assert tei_all.validate(etree.fromstring(given.data)), tei_all.error_log.last_error


@pytest.mark.parametrize("standoff", [False, True])
def test_merging_twice_is_merging_once_and_more_is_added(standoff: bool) -> None:
    body = '<u xml:id="u1" who="#a"><seg xml:id="s1" cert="low">Good day.</seg><seg xml:id="s2">Bye.</seg></u>'
    source = said(tei(body), standoff)
    once = translated(source, "Good day.", "Guten Tag.")

    def again(words: str) -> Input:
        catalogue = export_po(source, "de").value.data.decode()
        for old, new in (("Good day.", "Guten Tag."), ("Bye.", words)):
            catalogue = catalogue.replace(f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{new}"')
        data = merge(once, Input(catalogue.encode(), "de.po"), source=source).value.data
        assert data is not None
        return Input(data, once.name)

    assert again("").data == once.data
    both = again("Tschüss.")
    assert [way(one.unit.lineage) for one in survey(both).value] == ["fr → en → de"] * 2
    assert problems(both) == []
    assert "#hop.de.human" in (tag(both, "u1") if not standoff else both.data.decode())
