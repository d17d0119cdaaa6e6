"""Every update of every page is valid TEI, keeps what people added, and knows its units again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from tests.conftest import shared
from xlate.errors import RecordError
from xlate.files import Input
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

NAMES = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"]
WORDS = st.lists(st.sampled_from(NAMES), min_size=2, max_size=7)
SENTENCES = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
BLOCKS = st.one_of(
    st.tuples(st.sampled_from(["Ann Lee", "Bob Ray", "Cy Orr (retranslated)"]), SENTENCES).map(": ".join),
    SENTENCES,
    WORDS.map(lambda words: "## " + " ".join(words[:3]).title()),
    st.integers(1, 28).map(lambda day: f"June {day}, 2018, Moscow"),
    st.sampled_from(["(Applause.)", "* * *", "(Speaks German.)"]),
)


@st.composite
def edited_pages(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A page, and the page after some blocks were added, removed, moved or edited."""
    page = ["# Meeting with guests", *draw(st.lists(BLOCKS, min_size=2, max_size=9))]
    new = list(page)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(new) - 1))
        match draw(st.sampled_from(["add", "remove", "move", "edit"])):
            case "add":
                new.insert(place, draw(BLOCKS))
            case "remove" if len(new) > 1:
                new.pop(place)
            case "move":
                block = new.pop(place)
                new.insert(draw(st.integers(0, len(new))), block)
            case _:
                new[place] += " " + draw(SENTENCES)
    return page, new


def convert(page: list[str], update: bytes | None = None) -> bytes:
    old = None if update is None else Input(update, "talk.xml")
    try:
        return to_tei(Input("\n\n".join(page).encode(), "talk.md"), language="en", update=old).value.data
    except RecordError as error:  # nobody can say that a page in which no block stayed is the same
        if "no words in common" not in error.message:
            raise
        reject()


def findings(data: bytes) -> list[str]:
    return [str(finding) for finding in validate(Input(data, "talk.xml")).findings]


@settings(max_examples=60)
@given(edited_pages())
def test_an_update_is_valid(pages: tuple[list[str], list[str]]) -> None:
    page, new = pages
    fresh = convert(new)
    assert findings(fresh) == []
    assert convert(new, fresh) == fresh  # the same page again changes no byte
    updated = convert(new, convert(page))
    assert findings(updated) == []
    assert findings(convert(new, updated)) == []


def test_a_turn_without_words_gets_some() -> None:
    page = ["Meeting", "Bob Ray: Eta theta.", "Ann Lee:", "Bob Ray: Iota kappa."]
    data = convert(page)
    assert re.search(rb'<u xml:id="\S+" n="2" who="#ann-lee"/>', data)
    more = convert([*page[:3], "Alpha beta.", "Gamma delta.", page[3]], data)
    words = rb'\n +<seg xml:id="\S+" n="2.%d">%s</seg>'
    inside = words % (1, rb"Alpha beta\.") + words % (2, rb"Gamma delta\.")
    assert re.search(rb'<u xml:id="\S+" n="2" who="#ann-lee">%s\n +</u>' % inside, more)
    assert findings(more) == []


NOTE = b'<note type="editorial" resp="#ag.user">Checked against the video.</note>'


@settings(max_examples=30)
@given(edited_pages())
def test_what_people_have_added_between_blocks_stays(pages: tuple[list[str], list[str]]) -> None:
    page, new = pages
    data = convert(page)
    place = data.index(b"\n", data.index(b"</head>"))
    annotated = data[:place] + b"\n        " + NOTE + data[place:]
    assert NOTE in convert(new, annotated)


@pytest.mark.parametrize("name", ["update-1-before.txt", "anna-lee.txt", "language-note-then-untranslated.md"])
def test_reported_pages_are_valid(name: str) -> None:
    path = shared("cases", name)
    made = to_tei(path, language="en").value.data
    assert findings(made) == []
    if name.startswith("update"):
        after = shared("cases", "update-2-after-date-moved.txt")
        assert findings(to_tei(after, update=Input(made, "talk.xml")).value.data) == []


def test_a_file_called_like_a_speaker_or_like_a_part_of_the_header() -> None:
    for name in ("anna-lee", "status", "relation", "interpreter"):
        page = Input(b"Interview\n\nAnna Lee: Hello.\n\nBob Ray: Hi.\n", f"{name}.txt")
        assert findings(to_tei(page, language="en").value.data) == []
