"""Pages with labels that are no transcripts: said as a finding, and never of a transcript of the same shape."""

from __future__ import annotations

import pytest

from xlate.findings import Result
from xlate.model.transcript import Transcript
from xlate.profiles import choose_profile
from xlate.profiles.apply import apply_profile
from xlate.readers import read_transcript

WORDS = (
    "The bridge costs more than the council was told.",
    "We asked twice, and nobody answered.",
    "Then the road must be closed.",
)
PEOPLE = ("Ann Lee", "Bob Ray", "Cid Moe")


def of_items(item: str, names: tuple[str, ...]) -> str:
    items = "".join(item.format(who, words) for who, words in zip(names * 2, WORDS * 2, strict=True))
    return f"<!DOCTYPE html><html><head><title>Oak House</title></head><body><h1>Oak House</h1>{items}</body></html>"


def of_sections(labels: tuple[str, ...]) -> str:
    made = ["# Oak\n"]
    for part in range(4):
        made.append(f"## Part {part}\n")
        made += [f"### {label}\n\n{words}\n" for label, words in zip(labels, WORDS, strict=True)]
    return "\n".join(made)


def page_of(content: str) -> str:
    return f"<!DOCTYPE html><html><body><h1>Oak House</h1>{content}</body></html>"


ITEM = "<div class='x'><span class='author'>{}</span><span class='s'>4/5</span><p>{}</p></div>"
ASKED = "<h3>May I ask {} about it?</h3><p>{}</p>"
KEYS = ("host", "port", "host", "user", "port")
TREES = ["Oak", "Elm", "Ash", "Yew", "Fir", "Lime", "Alder", "Birch", "Beech", "Maple", "Rowan", "Cedar"]
TERMS = "".join(f"<p><b>{tree}.</b> {WORDS[len(tree) % 3]}</p>" for tree in [*TREES, "Oak"])
LOG = "".join(f"PUMP: {WORDS[number % 3]}\n\n" for number in range(20))
MIXED = "".join(
    f"<h3>May we ask about {tree}?</h3><p>{WORDS[0]}</p><p><b>Ann Lee:</b> {WORDS[1]}</p>"
    f"<p><b>Bob Ray:</b> {WORDS[2]}</p>"
    for tree in TREES
)
MANUAL = "# Oak\n\n" + "".join(f"- **{key}**: `--{key}=[PATH]` {{x}}\n" for key in KEYS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (of_items(ITEM, PEOPLE), "reviews.html"),
        (of_items(ITEM.replace("4/5", "$ 12.50"), PEOPLE), "shop.html"),
        (of_items(ASKED, PEOPLE).replace("Oak House", "FAQ"), "asked.html"),
        (of_sections(("Added", "Changed", "Fixed")), "changes.md"),
        (MANUAL, "manual.md"),
    ],
)
def test_labels_of_other_pages_are_doubted(text: str, name: str) -> None:
    assert codes(text, name) & {"XL104", "XL138"}


def test_a_transcript_of_the_same_shape_is_not() -> None:
    assert not codes(of_items(ITEM.replace("4/5", "10:15"), PEOPLE), "talk.html") & {"XL104", "XL138"}


@pytest.mark.parametrize("first", ["**Roads** and roads", "**THE CHAIR:** The road", "**Ann:** The road"])
def test_a_word_that_begins_an_article_is_nobody(first: str) -> None:
    made = made_of("\n\n".join([f"{first} are closed at night.", *WORDS * 4]), "article.md")
    assert [turn.label for turn in made.value.turns] == [name for name in ("THE CHAIR", "Ann") if name in first]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (LOG, "log.txt", '20 of 20 turns have the label "PUMP"'),
        (page_of(MIXED), "mixed.html", "11 turns are questions without a label, and 24 have one"),
        (page_of(TERMS), "terms.html", "12 of 13 labels are different"),
    ],
)
def test_what_speaks_against_it_is_said(text: str, name: str, said: str) -> None:
    assert any(said in finding.message for finding in made_of(text, name).findings if finding.code == "XL138")


def made_of(text: str, name: str) -> Result[Transcript]:
    document = read_transcript(text.encode(), name, None, None).value
    return apply_profile(document, choose_profile(document))


def codes(text: str, name: str) -> set[str]:
    return {one.code for one in made_of(text, name).findings}
