"""Speakers of web pages in attributes, words in the data of scripts, and pages too deep to read."""

from __future__ import annotations

import json

import pytest

from tests.readers.reading import spoken
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import read_transcript

SAID = [
    (who, f"The bridge number {place} costs more than the council was told.")
    for place, who in enumerate(("Anna Berg", "Tom Reed", "Anna Berg", "Ida Voss", "Tom Reed", "Anna Berg"))
]


def read(body: str) -> list[tuple[str | None, str]]:
    page = f"<!DOCTYPE html><html><body>{body}</body></html>"
    return spoken(read_transcript(page.encode(), "talk.html", None, None).value)


@pytest.mark.parametrize(
    "layout",
    [
        '<div data-author="{}"><p>{}</p></div>',
        '<div role="article" aria-label="{}"><p>{}</p></div>',
        '<div data-pre-plain-text="[10:15, 3/4/2024] {}: "><span>{}</span></div>',
        '<div itemscope><meta itemprop="author" content="{}"><p>{}</p></div>',
    ],
)
def test_attributes_whose_values_are_names_say_who_speaks(layout: str) -> None:
    assert read("".join(layout.format(*one) for one in SAID)) == SAID


def test_a_page_that_a_script_fills_is_read_from_its_data() -> None:
    data = json.dumps({"props": {"talk": [{"speaker": who, "text": words} for who, words in SAID]}})
    assert read(f'<div id="__next"></div><script type="application/json">{data}</script>') == SAID


def test_deep_pages_are_read_or_refused_by_cause() -> None:
    words = "".join(f"<p>{words}</p>" for _, words in SAID)
    assert len(read("<div>" * 900 + words)) == len(SAID)
    with pytest.raises(InputError, match="deep"):
        read("<div>" * 4000 + words)


def test_headlines_of_other_pages_are_nobodys_words() -> None:
    titles = ("Economy: Rates rise", "Sport: The cup", "Economy: Jobs go", "Sport: Ten medals")
    links = "".join(f'<p><a href="/n/{place}">{title}</a></p>' for place, title in enumerate(titles))
    page = f"<!DOCTYPE html><html><body><p>{SAID[0][1]}</p><p>{SAID[1][1]}</p>{links}</body></html>"
    blocks = read_transcript(page.encode(), "news.html", None, None).value.blocks
    assert [one.kind for one in blocks[-4:]] == [BlockKind.NARRATIVE] * 4


def test_bytes_that_a_program_printed_as_escapes_are_characters() -> None:
    page = rb"<!DOCTYPE html><html><body><p>Caf\xc3\xa9 \xe2\x80\x93 open, C:\xaa stays.</p></body></html>"
    read_page = read_transcript(page, "talk.html", None, None)
    assert read_page.value.blocks[0].lines[0].text == "Caf\u00e9 \u2013 open, C:\\xaa stays."
    assert "XL133" in {one.code for one in read_page.findings}
