"""Pages with labels that are no transcripts: said as a finding, and never of a transcript of the same shape."""

from __future__ import annotations

import pytest

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


ITEM = "<div class='x'><span class='author'>{}</span><span class='s'>4/5</span><p>{}</p></div>"
ASKED = "<h3>May I ask {} about it?</h3><p>{}</p>"
KEYS = ("host", "port", "host", "user", "port")
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


def codes(text: str, name: str) -> set[str]:
    document = read_transcript(text.encode(), name, None, None).value
    return {one.code for one in apply_profile(document, choose_profile(document)).findings}
