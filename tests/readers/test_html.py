"""Web pages: where their text is, what their markup says, and what selectors tell."""

from __future__ import annotations

import pytest

import xlate
from tests.readers.reading import printed_lines, read_file
from xlate.errors import InputError
from xlate.model.document import BlockKind, Selectors

WORDS = "These are words of a paragraph that is long enough to be running text on a page."


PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Title • Site</title><link rel="canonical" href="12.html">
<meta property="og:url" content="https://example.org/12"><meta property="og:site_name" content="Site">
<style>p {{ color: red }}</style></head><body>
<nav><ul><li>Home</li><li>About</li></ul></nav>
<div role="complementary"><article><header><h1>The title</h1></header>
<p><b>Ann</b><b> Lee</b> <i>(retranslated)</i><b>:</b> {WORDS}<script>alert("no")</script></p>
<p><b>Bob<span class="tooltip hidden">Bob Ray, Minister</span>:</b> {WORDS}<br>Second line.<br><br>New paragraph.</p>
<hr><h3>Part two</h3><p style="font-weight: bold">{WORDS}</p>
<figure><img alt="x"><figcaption>A caption</figcaption></figure>
<div style="display:none">invisible</div>plain words in the article</article></div>
<footer>Imprint</footer></body></html>"""


def test_the_text_of_a_page_is_found_by_its_shape() -> None:
    document = read_file(PAGE)
    assert printed_lines(document, BlockKind.TITLE) == ["The title"]
    assert printed_lines(document, BlockKind.HEADING) == ["Part two"]
    assert printed_lines(document) == [
        f"Ann Lee (retranslated): {WORDS}",
        f"Bob: {WORDS}",
        "Second line.",
        "New paragraph.",
        "* * *",
        WORDS,
        "plain words in the article",
    ]
    first, second = [block.lines[0] for block in document.blocks if block.kind is BlockKind.TEXT][:2]
    assert first.text[: first.strong] == "Ann Lee (retranslated):"
    assert second.text[: second.strong] == "Bob:"
    assert printed_lines(document, BlockKind.BOILERPLATE) == [
        *["Home About", "Bob Ray, Minister", "A caption", "invisible", "Imprint"]
    ]
    metadata = document.metadata
    assert (metadata.language, metadata.address, metadata.publisher) == ("de", "https://example.org/12", "Site")


def test_selectors_of_a_publisher_tell_the_parts_of_a_page() -> None:
    page = (
        f"<html><body><div class='a'>{WORDS * 9}</div><div class='b'><p class='t'>Talk</p><p class='d'>Rome</p>"
        "<p class='n'>Note.</p><p class='h'>Part</p><p class='x'>Share</p>"
        f"<p><em>Ann</em> {WORDS}</p></div></body></html>"
    )
    document = read_file(page)
    assert document.select is not None
    chosen = document.select(
        Selectors((".none", ".b"), (".x",), (".t",), (".h",), (".d",), (".n",), ("em",)),
    )
    kinds = [(block.kind, block.lines[0].text) for block in chosen.blocks if block.kind is not BlockKind.TEXT]
    assert kinds == [
        (BlockKind.BOILERPLATE, " ".join([WORDS * 9])),
        (BlockKind.TITLE, "Talk"),
        (BlockKind.DATELINE, "Rome"),
        (BlockKind.NARRATIVE, "Note."),
        (BlockKind.HEADING, "Part"),
        (BlockKind.BOILERPLATE, "Share"),
    ]
    assert chosen.blocks[-1].lines[0].strong == len("Ann")
    assert len(chosen.blocks[:2]) == 2


def test_attributes_can_name_the_speaker_and_the_language_of_the_original() -> None:
    page = (
        f"<html><body><div data-speaker='Ann  Lee'><p>{WORDS}</p><p>More.</p></div>"
        f"<div data-speaker='Luc Roy'><p data-originallang='fr'>{WORDS}</p>"
        "<p data-originallang='??'>x</p></div></body></html>"
    )
    document = read_file(page)
    assert document.voiced
    found = [(block.voice.label if block.voice else None, block.original_language) for block in document.blocks]
    assert found == [("Ann Lee", None), (None, None), ("Luc Roy", "fr"), (None, None)]


def test_what_stands_beside_a_title_outside_the_text_is_listed() -> None:
    page = (
        "<html><body><header>Press <h1>Talk</h1> office<p>Rome, 1 May 2024</p><nav>Share</nav></header>"
        f"<main><p>{WORDS * 9}</p></main></body></html>"
    )
    kinds = [(block.kind, block.lines[0].text) for block in read_file(page).blocks if block.kind is not BlockKind.TEXT]
    assert kinds == [
        (BlockKind.BOILERPLATE, "Press"),
        (BlockKind.TITLE, "Talk"),
        (BlockKind.BOILERPLATE, "office"),
        (BlockKind.BESIDE_TITLE, "Rome, 1 May 2024"),
        (BlockKind.BOILERPLATE, "Share"),
    ]
    made = xlate.to_tei(xlate.Input(page.encode(), "page.html")).value.data
    assert b'<date when="2024-05-01">' in made
    assert b"<item>Press</item>" in made


def test_what_is_no_page_is_refused() -> None:
    for page in ("<html></html>", "<!doctype html>", "<html><body><script>x</script></body></html>"):
        with pytest.raises(InputError):
            read_file(page)
    assert printed_lines(read_file("<p>Only a fragment of a page.</p>", "x.htm")) == ["Only a fragment of a page."]
    deep = "<html><body>" + "<div>" * 100 + WORDS + "</div>" * 100
    assert printed_lines(read_file(deep)) == [WORDS]
