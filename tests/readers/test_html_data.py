"""Speakers of web pages in attributes, words in the data of scripts, and pages too deep to read."""

from __future__ import annotations

import json

import pytest

from tests.readers.reading import spoken
from xlate.errors import InputError
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
