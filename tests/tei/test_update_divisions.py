"""Headings that go, or change their rank, when a file is brought up to date."""

from __future__ import annotations

import pytest
from lxml import etree

import xlate
from xlate.findings import Finding
from xlate.tei.names import T

TURNS = ["Ann Lee: Good morning to you all.", "Cid Doe: Hm.", "Bob Ray: Thank you very much.", "Cid Doe: Yes indeed."]
FOUR = ["# Talk", "## One", TURNS[0], "### Two", TURNS[1], "## Three", TURNS[2], "### Four", TURNS[3]]


def shape(data: bytes) -> str:
    """The divisions, headings and turns of a text, such as ``(Talk(One:))``."""

    def inner(element: etree._Element) -> str:
        if element.tag == T + "head":
            return str(element.text)
        if element.tag == T + "u":
            return ":"
        return "".join(map(inner, element)) if element.tag != T + "div" else f"({''.join(map(inner, element))})"

    body = etree.fromstring(data).find(f"{T}text/{T}body")
    assert body is not None
    return inner(body)


def updated(before: list[str], after: list[str]) -> tuple[bytes, bytes, tuple[Finding, ...]]:
    """A file brought up to date, a fresh conversion, and the findings of the update."""

    def text(lines: list[str]) -> xlate.Input:
        return xlate.Input("\n\n".join(lines).encode() + b"\n", "talk.md")

    old = xlate.to_tei(text(before), language="en").value.data
    made = xlate.to_tei(text(after), update=xlate.Input(old, "talk.xml"))
    assert not xlate.validate(xlate.Input(made.value.data, "talk.xml")).findings
    return made.value.data, xlate.to_tei(text(after), language="en").value.data, made.findings


@pytest.mark.parametrize(
    ("gone", "wanted"),
    [
        (["### Two"], "(Talk(One::)(Three:(Four:)))"),
        (["## Three"], "(Talk(One:(Two::)(Four:)))"),
        (["### Four"], "(Talk(One:(Two:))(Three::))"),
        (["### Two", "### Four"], "(Talk(One::)(Three::))"),
        (["### Two", "## Three", "### Four"], "(Talk(One::::))"),
        (FOUR[1::2], "(Talk::::)"),
    ],
)
def test_a_heading_that_is_gone_leaves_no_division(gone: list[str], wanted: str) -> None:
    made, fresh, findings = updated(FOUR, [line for line in FOUR if line not in gone])
    assert shape(made) == wanted
    # a heading that is alone in its rank goes on with the title in a fresh conversion, so only the order is compared
    assert [one for one in shape(fresh) if one not in "()"] == [one for one in wanted if one not in "()"]
    assert "XL217" not in [finding.code for finding in findings]


def test_another_rank_is_told_and_divisions_of_people_stay() -> None:
    lower = [line.replace("## Three", "### Three").replace("### Four", "#### Four") for line in FOUR]
    made, _, findings = updated(FOUR, lower)
    assert shape(made) == "(Talk(One:(Two:))(Three:(Four:)))"
    (told,) = (finding for finding in findings if finding.code != "XL138")  # four turns are few
    assert told.code == "XL217"
    assert 'the first: "Three"' in told.message
    old = made.replace(b'<div type="section">', b'<div type="part">')
    kept = xlate.to_tei(
        xlate.Input("\n\n".join(line for line in FOUR if line != "### Two").encode(), "talk.md"),
        update=xlate.Input(old, "talk.xml"),
    ).value.data
    assert kept.count(b'<div type="part">') == 4
