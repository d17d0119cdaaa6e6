"""Web pages, Markdown, tagged debates, numbered pages, and charsets: what their readers find, without any profile."""

from __future__ import annotations

import pytest

from xlate.errors import EncodingError, InputError
from xlate.formats.decoding import clean, decode
from xlate.model.document import Block, BlockKind, Document, Selectors
from xlate.readers import Likeness, read_transcript, readers
from xlate.readers.bold_runs import join_runs

WORDS = "These are words of a paragraph that is long enough to be running text on a page."


def read(text: str | bytes, name: str = "talk.html") -> Document:
    return read_transcript(text.encode() if isinstance(text, str) else text, name).value


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [
        line.text for block in document.blocks if block.kind in (kinds or (BlockKind.TEXT,)) for line in block.lines
    ]


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
    document = read(PAGE)
    assert texts(document, BlockKind.TITLE) == ["The title"]
    assert texts(document, BlockKind.HEADING) == ["Part two"]
    assert texts(document) == [
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
    assert texts(document, BlockKind.BOILERPLATE) == [
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
    document = read(page)
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
    document = read(page)
    assert document.voiced
    found = [(block.voice.label if block.voice else None, block.original_language) for block in document.blocks]
    assert found == [("Ann Lee", None), (None, None), ("Luc Roy", "fr"), (None, None)]


def test_what_is_no_page_is_refused() -> None:
    for page in ("<html></html>", "<!doctype html>", "<html><body><script>x</script></body></html>"):
        with pytest.raises(InputError):
            read(page)
    assert texts(read("<p>Only a fragment of a page.</p>", "x.htm")) == ["Only a fragment of a page."]
    deep = "<html><body>" + "<div>" * 100 + WORDS + "</div>" * 100
    assert texts(read(deep)) == [WORDS]


def test_front_matter_tells_title_date_place_and_language() -> None:
    document = read(
        "---\ntitle: Talk\ndate: 2020-01-02\nlocation: Rome\nlang: en\nsource_url: https://example.org/x\n---\n"
        "# Head\n\n**Ann Lee:** Hello,\nagain.  \nAnd \\[so\\] on.\n\n- one\n- **Bob** (via interpreter): two\n\n"
        "```\ncode\n```\n"
        "<div>raw <b>html</b></div>\n\n---\n\nBye<br>now ![picture](x.png) `x`",
        "talk.txt",
    )
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.places) == ("Talk", "2020-01-02", ("Rome",))
    assert (metadata.language, metadata.address) == ("en", "https://example.org/x")
    assert texts(document, BlockKind.TITLE, BlockKind.HEADING) == ["Talk", "Head"]
    assert texts(document) == [
        *[
            "Ann Lee: Hello,",
            "again.",
            "And [so] on.",
            "one",
            "Bob (via interpreter): two",
            "code",
            "raw html",
            "* * *",
        ],
        "Bye now picture x",
    ]
    label = next(block for block in document.blocks if block.kind is BlockKind.TEXT).lines[0]
    assert (label.text[: label.strong], label.number) == ("Ann Lee:", 10)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("---\ntitle: [\n---\nWords.", ["XL109"]),
        ("---\n- a\n---\nWords.", []),
        ("---\nnever ends", []),
        ("---\ndate: 2020-13-45\nlang: qqqqqqqqqqq\ntitle: 3\n---\nWords.", ["XL109"]),
        ("---\ndate: May\nlang: qqqqqqqqqqq\ntitle: 3\n---\nWords.", []),
    ],
)
def test_odd_front_matter_is_a_finding_and_no_error(text: str, codes: list[str]) -> None:
    result = read_transcript(text.encode(), "talk.md")
    assert [finding.code for finding in result.findings] == codes
    assert result.value.metadata.title is None


def test_markdown_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="no text in it"):
        read("---\ntags: x\n---\n", "x.md")
    with pytest.raises(InputError, match="no text in it"):
        read('<SPEAKER ID="1" NAME="A">\n<P>\n', "x.txt")


def test_tagged_debates() -> None:
    document = read(
        '<CHAPTER ID="1">\nTitle\n<P>\nHeading\n'
        '<SPEAKER ID="1" NAME="Ann &amp; Co" AFFILIATION="PSE" LANGUAGE="DE">\nWords.\n'
        '<P>\nMore.\n<SPEAKER ID="2" LANGUAGE="??">\nOthers.\n<CHAPTER ID="2">\nNext',
        "x.txt",
    )
    rows = [(b.kind.value, b.voice.label if b.voice else "", b.original_language) for b in document.blocks]
    assert rows == [
        ("title", "", None), ("heading", "", None), ("text", "Ann & Co", "de"), ("text", "", "de"),
        ("text", None, None), ("heading", "", None),
    ]  # fmt: skip


def test_a_caption_of_a_case_between_rules_is_the_title() -> None:
    lines = [
        *[
            "IN THE COURT",
            "- - - - - - - - - - - x",
            "ANN LEE,                  :",
            "     Petitioner           :  No. 1-23",
        ],
        *["   v.                     :", "BOB RAY                   :", "- - - - - - - - - - - x", "Rome, Italy"],
    ]
    body = [*lines, *["Words that go on"] * 30]
    numbered = [f"{number % 25 + 1:>2}   {line}" for number, line in enumerate(body)]
    document = read("Official\n\n" + "\n".join(numbered) + "\n\n" + " " * 40 + "2\n", "x.txt")
    title = next(block for block in document.blocks if block.kind is BlockKind.TITLE)
    assert [line.text for line in title.lines] == ["ANN LEE,", "Petitioner", "v.", "BOB RAY"]
    assert texts(document, BlockKind.BOILERPLATE) == ["Official", "No. 1-23", "2"]
    assert "Rome, Italy" in texts(document)


def test_charsets_are_detected_and_said() -> None:
    western = (
        "Ann: It\u2019s caf\u00e9 time \u2013 \u201cyes\u201d, she said to the people in the room. ".encode("cp1252")
        * 3
    )
    result = decode(western, "x.txt")
    assert "It\u2019s caf\u00e9 time \u2013 \u201cyes\u201d" in result.value
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL105", 1)]
    russian = "Президент России: добрый день, уважаемые коллеги, друзья! Рад вас видеть. ".encode("cp1251") * 5
    assert "добрый день" in decode(russian, "x.txt").value
    assert decode("Привет".encode("koi8-r"), "x.html", "koi8-r").value == "Привет"
    assert decode("Hé".encode("latin-1"), "x", "no-such-charset").findings
    assert decode("Hé".encode("utf-16"), "x").value == "Hé"
    with pytest.raises(EncodingError, match="begins as"):
        decode(b"\xff\xfea", "x")
    with pytest.raises(InputError, match="NUL"):
        decode(b"a\n\x00", "x")


def test_characters_that_stand_for_others_are_made_plain() -> None:
    result = clean("a\n-\u00ad b\u00ad c\u0092s\x0b", "x")
    assert result.value == "a\n-- b c\u2019s "
    assert [(finding.code, finding.line) for finding in result.findings] == [("XL101", 2), ("XL106", 2), ("XL107", 2)]


@pytest.mark.parametrize(
    ("runs", "text", "strong"),
    [
        ([("Ann", True), (" said", False)], "Ann said", "Ann"),
        ([("Ann ", True), ("(x)", False), (":", True), (" yes", False)], "Ann (x): yes", "Ann (x):"),
        ([("Ann", True), (" (x): yes", False)], "Ann (x): yes", "Ann (x):"),
        ([("  ", True), ("Ann:\n ", True), ("\t yes", False)], "Ann: yes", "Ann:"),
        ([("Yes ", False), ("Ann", True)], "Yes Ann", ""),
        ([], "", ""),
    ],
)
def test_how_far_bold_begins_a_line(runs: list[tuple[str, bool]], text: str, strong: str) -> None:
    joined, size = join_runs(runs)
    assert (joined, joined[:size]) == (text, strong)


def test_indented_first_lines_begin_paragraphs() -> None:
    document = read("    One begins\nand goes on.\n    Two begins\nand ends.\n\nTable\n    of things", "x.txt")
    assert [[line.text for line in block.lines] for block in document.blocks] == [
        ["One begins", "and goes on."],
        ["Two begins", "and ends."],
        ["Table", "of things"],
    ]


def test_each_reader_is_sure_of_its_own_and_no_other() -> None:
    samples = {
        "html": b"<!DOCTYPE html><html><body><p>x</p></body></html>",
        "webvtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n",
        "srt": b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n",
        "recogniser-json": b'{"segments": [{"text": "Hello."}]}',
        "uk-hansard": b"<hansard><p>Hello.</p></hansard>",
        "europarl": b'<SPEAKER ID="1" NAME="A">\nHello.\n',
        "markdown": b"---\ntitle: x\n---\nHello.\n",
    }
    for name, data in samples.items():
        certain = [reader.name for reader in readers() if reader.recognises(data, "file") is Likeness.CERTAIN]
        assert certain == [name]
        assert read(data, "file").format == name
    assert isinstance(read(b"Hello.", "file").blocks[0], Block)
