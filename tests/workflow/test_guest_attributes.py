"""What other encoders say in the attributes that xlate uses too is there after every command, on every kind of unit."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.workflow.test_good_guest import ALL, problems, tei, translated
from xlate import export_po, merge
from xlate.files import Input
from xlate.model.lineage_query import way
from xlate.revision.correction import Correction, Selection
from xlate.workflow.lineage import clear_lineage, init_lineage, set_lineage, strip_lineage, survey
from xlate.workflow.opinions import add_alternative

THEIRS = {
    "source": "#ms", "change": "#stage1", "cert": "low", "resp": "#ed", "ana": "#chair", "corresp": "other.xml#k1",
}  # fmt: skip
BODIES = {
    "u": '<u xml:id="k1" who="#a" {0}>Good day.</u>',
    "turn": '<u xml:id="k1" who="#a" {0}><seg xml:id="s1">Good day.</seg></u>',
    "seg": '<u xml:id="u1" who="#a"><seg xml:id="k1" {0}>Good day.</seg></u>',
    "p": '<p xml:id="k1" {0}>Good day.</p>',
    "ab": '<ab xml:id="k1" {0}>Good day.</ab>',
    "l": '<lg><l xml:id="k1" {0}>Good day.</l></lg>',
    "sp": '<sp xml:id="k1" who="#a" {0}><p xml:id="p1">Good day.</p></sp>',
    "quote": '<quote xml:id="k1" {0}>Good day.</quote>',
    "head": '<div><head xml:id="k1" {0}>Good day.</head><p/></div>',
}


class Guest:
    """Looks at what a command has written."""

    def __init__(self, tei_all: etree.RelaxNG) -> None:
        self.tei_all = tei_all

    def look(self, data: bytes, theirs: dict[str, str]) -> Input:
        tag = re.search(rb'<\w+ [^>]*xml:id="k1"[^>]*>', data)
        assert tag is not None
        said = dict(re.findall(r' ([\w:]+)="([^"]*)"', tag[0].decode()))
        assert {name: value for name, value in theirs.items() if value not in said.get(name, "").split()} == {}
        assert problems(Input(data, "talk.xml")) == []
        assert self.tei_all.validate(etree.fromstring(data)), self.tei_all.error_log.last_error
        return Input(data, "talk.xml")


@pytest.mark.parametrize("standoff", [False, True])
@pytest.mark.parametrize("names", [tuple(THEIRS), ("source", "change", "resp", "ana", "corresp")])
@pytest.mark.parametrize("kind", BODIES)
def test_attributes_of_others_are_there_after_every_command(
    kind: str, names: tuple[str, ...], standoff: bool, tei_all: etree.RelaxNG
) -> None:
    theirs, guest = {name: THEIRS[name] for name in names}, Guest(tei_all)
    given = tei(BODIES[kind].format(" ".join(f'{name}="{value}"' for name, value in theirs.items())))
    declared = guest.look(init_lineage(given, standoff=standoff).value, theirs)
    source = guest.look(set_lineage(declared, ALL, Correction("Ann", spoken="fr", relays=("ko",))).value.data, theirs)
    guest.look(add_alternative(source, ALL, Correction("Boris", spoken="ja")).value.data, theirs)
    assert clear_lineage(source, ALL).value.data == declared.data
    assert strip_lineage(source).value == given.data

    target = translated(source, "Good day.", "Guten Tag.")
    guest.look(target.data, theirs)
    catalogue = export_po(source, "de").value.data.decode().replace("FULL NAME <EMAIL@ADDRESS>", "B <b@example.org>")
    other = Input(catalogue.replace('"Good day."\nmsgstr ""', '"Good day."\nmsgstr "Moin."').encode(), "de.po")
    for new_version in (False, True):
        data = merge(target, other, source=source, new_version=new_version).value.data
        assert data is not None
        made = guest.look(data, theirs)
        assert [way(one.unit.lineage) for one in survey(made).value] == ["fr → ko → en → de"]
        guest.look(strip_lineage(made).value, theirs)


def test_selection_of_one_unit_leaves_the_pointers_of_all(tei_all: etree.RelaxNG) -> None:
    body = '<u xml:id="u1" ana="#x"><seg xml:id="k1" ana="#chair">Hi.</seg><seg xml:id="s2" ana="#y">Bye.</seg></u>'
    declared = Input(init_lineage(tei(body)).value, "talk.xml")
    said = set_lineage(declared, Selection(segments=("k1",)), Correction("Ann", spoken="fr")).value.data
    Guest(tei_all).look(said, {"ana": "#chair"})
    assert b'<u xml:id="u1" ana="#x"><seg xml:id="k1"' in said
    assert b'<seg xml:id="s2" ana="#y">' in said
