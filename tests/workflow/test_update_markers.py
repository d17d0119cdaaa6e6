"""`to-tei --update` where the markers of a page have changed: what is stated of the words follows what is printed."""

from __future__ import annotations

import re

import pytest

import xlate
from xlate.errors import CorrectionError, RecordError
from xlate.revision.correction import Correction, Selection
from xlate.workflow.lineage import set_lineage

PAGE = (
    "Talk of friends\n\nAnna: Thank you all. (Speaks Spanish.) Buenos días. (in English) We go on with the meeting.\n\n"
    "Bob (in French): Long words of Bob which are here for all of you.\n\nAnna: (In German.)\n\n"
    "Bob: Second words of Bob about the price of gas.\n"
)


def converted(page: str, old: bytes | None = None) -> bytes:
    """A page as TEI; with the file of an earlier page, that file brought up to date."""
    before = xlate.Input(old, "talk.xml") if old is not None else None
    made = xlate.to_tei(xlate.Input(page.encode(), "talk.txt"), profile="generic", language="en", update=before)
    assert xlate.validate(xlate.Input(made.value.data, "talk.xml")).findings == ()
    return made.value.data


def statements(tei: bytes) -> list[tuple[str, ...]]:
    """What is stated of each turn and segment: its number, part, classes, and the ways that its hops are."""
    ways = dict(re.findall(r'<change xml:id="([^"]+)"[^>]* subtype="([^"]+)"', tei.decode()))
    found = []
    for tag in re.findall(r"<(?:u|seg) [^>]*>", tei.decode()):
        hops = re.search(r' change="([^"]*)"', tag)
        values = [match[1] if (match := re.search(rf' {name}="([^"]*)"', tag)) else "" for name in ("n", "part", "ana")]
        found.append((*values, *(ways[hop[1:]] for hop in (hops[1].split() if hops else ()))))
    return found


@pytest.mark.parametrize(
    ("printed", "now"),
    [
        ("(Speaks Spanish.)", "(Speaks Portuguese.)"),
        ("(in French)", "(in Russian)"),
        (" (in English)", ""),
        ("Thank you all. ", ""),
        ("(In German.)", "(In German.) Guten Tag."),
        ("(Speaks Spanish.) Buenos días. ", ""),
        ("Buenos días. ", ""),
        ("Thank you all.", "(In Italian.) Thank you all."),
    ],
)
def test_what_is_stated_is_what_a_new_conversion_states(printed: str, now: str) -> None:
    assert printed in PAGE
    page = PAGE.replace(printed, now, 1)
    assert statements(converted(page, converted(PAGE))) == statements(converted(page))


def test_a_note_on_words_that_were_not_written_down_is_no_unit() -> None:
    made = xlate.export_po(xlate.Input(converted(PAGE), "talk.xml"), "de")
    assert "Second words" in str(made.value)
    assert "gap" not in str(made.value)


def test_a_file_of_xlate_states_its_lineage_on_its_elements() -> None:
    file = xlate.Input(converted(PAGE), "talk.xml")
    with pytest.raises(CorrectionError, match="leave out --standoff"):
        set_lineage(file, Selection(speakers=("Bob",)), Correction(spoken="it", by="Ann"), standoff=True)


@pytest.mark.parametrize(("printed", "now"), [("*dear*", "**dear**"), ("x.org/1", "x.org/2")])
def test_words_that_are_set_apart_in_another_way_are_so_in_the_file(printed: str, now: str) -> None:
    page = "Anna: Hello *dear* friends, see [the page](http://x.org/1).\n\nBob: So.\n\nAnna: Good.\n"
    old = xlate.to_tei(xlate.Input(page.encode(), "talk.md"), language="en").value.data
    changed = xlate.Input(page.replace(printed, now).encode(), "talk.md")
    made = xlate.to_tei(changed, language="en", update=xlate.Input(old, "talk.xml")).value.data
    fresh = xlate.to_tei(changed, language="en").value.data
    assert (
        re.findall(rb"<(?:hi|ref).*", made)
        == re.findall(rb"<(?:hi|ref).*", fresh)
        != re.findall(rb"<(?:hi|ref).*", old)
    )


def test_a_file_in_another_language_is_not_brought_up_to_date() -> None:
    page = xlate.Input(b"Anna (in French): Short.\n\nBob (interpreted): Yes.\n\nAnna: Fine.\n", "talk.txt")
    old = xlate.to_tei(page).value.data
    with pytest.raises(RecordError, match="the language of the text is und"):
        xlate.to_tei(page, language="en", update=xlate.Input(old, "talk.xml"))


def test_lineage_that_a_person_has_set_does_not_go_without_a_word() -> None:
    page = "Meeting of friends\n\nAnna: Good morning to all.\n\nBob: Hello to all of you.\n\nAnna: Good evening.\n"
    made = xlate.to_tei(xlate.Input(page.encode(), "talk.txt"), language="en").value.data
    correction = Correction(by="Eva", spoken="de")
    stated = set_lineage(xlate.Input(made, "talk.xml"), Selection(speakers=("Anna",)), correction).value.data
    renamed = xlate.Input(page.replace("Anna:", "Anna Meyer:").encode(), "talk.txt")
    updated = xlate.to_tei(renamed, update=xlate.Input(stated, "talk.xml"))
    assert [finding.code for finding in updated.findings] == ["XL215"]
    assert (
        "2 units whose lineage a person has set, or on which people have commented (1.1, 3.1)"
        in updated.findings[0].message
    )
