"""An update of a file leaves what other people have put into the attributes that xlate uses too."""

from __future__ import annotations

import re

import pytest

from tests.workflow.test_update_valid import convert
from xlate.files import Input
from xlate.model.lineage_query import way
from xlate.workflow.lineage import survey

PAGE = [
    "# Meeting",
    "Ann Lee: Hello there my friends of the house.",
    "Second paragraph of hers is long.",
    "Cy Orr (retranslated): Thanks a lot for coming.",
    "One more of his words here.",
]
THEIRS = {"source": "#ms", "change": "#stage1", "resp": "#ed", "ana": "#chair", "corresp": "other.xml#k1"}
UNITS = re.compile(r"<(?:u|seg|head|note)(?: [^>]*)? xml:id[^>]*>")


def added(match: re.Match[str]) -> str:
    """A start tag with pointers of somebody else in each attribute."""
    tag = match[0]
    for name, value in THEIRS.items():
        longer, found = re.subn(rf' {name}="([^"]*)"', rf' {name}="\1 {value}"', tag)
        tag = longer if found else f'{tag[:-1]} {name}="{value}">'
    return tag


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {1: "Ann Lee: Hello there my friends of the house. And more."},
        {1: "Ann Lee (retranslated): Hello there my friends of the house."},
        {3: "Cy Orr: Thanks a lot for coming."},
        {3: "Cy Orr (speaks German, retranslated): Thanks a lot for coming."},
        {0: "# Meeting", 1: PAGE[3], 2: PAGE[4], 3: PAGE[1], 4: PAGE[2]},
        {2: "Second paragraph of hers is long.\n\nA third one, about bread and salt."},
    ],
)
def test_pointers_of_others_outlive_an_update(edits: dict[int, str]) -> None:
    plain = convert(PAGE)
    head, text, body = plain.decode().partition("<text")
    mine = (head + text + UNITS.sub(added, body)).encode()
    page = [edits.get(place, block) for place, block in enumerate(PAGE)]
    made = convert(page, mine)
    if not edits:
        assert made == mine, "a page that has not changed changes no byte"
    before = set(re.findall(r'xml:id="([^"]+)"', body))
    kept = 0
    for tag in UNITS.findall(made.decode().partition("<text")[2]):
        key = re.search(r'xml:id="([^"]+)"', tag)
        if key is not None and key[1] in before:
            assert [value for value in THEIRS.values() if value not in tag] == [], tag
            kept += 1
        else:
            assert "#stage1" not in tag, "what is new says nothing of theirs"
    assert kept >= 6
    ways = [
        [way(one.unit.lineage) for one in survey(Input(data, "talk.xml")).value]
        for data in (made, convert(page, plain))
    ]
    assert ways[0] == ways[1]
