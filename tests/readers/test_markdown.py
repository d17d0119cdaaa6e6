"""Markdown: front matter, labels in bold, and what is no text."""

from __future__ import annotations

import pytest

from tests.readers.reading import printed_lines, read_file
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import read_transcript


def test_front_matter_tells_title_date_place_and_language() -> None:
    document = read_file(
        "---\ntitle: Talk\ndate: 2020-01-02\nlocation: Rome\nlang: en\nsource_url: https://example.org/x\n---\n"
        "# Head\n\n**Ann Lee:** Hello,\nagain.  \nAnd \\[so\\] on.\n\n- one\n- **Bob** (via interpreter): two\n\n"
        "```\ncode\n```\n"
        "<div>raw <b>html</b></div>\n\n---\n\nBye<br>now ![picture](x.png) `x`",
        "talk.txt",
    )
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.places) == ("Talk", "2020-01-02", ("Rome",))
    assert (metadata.language, metadata.address) == ("en", "https://example.org/x")
    assert printed_lines(document, BlockKind.TITLE, BlockKind.HEADING) == ["Talk", "Head"]
    assert printed_lines(document) == [
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
        "Bye now x",
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
        read_file("---\ntags: x\n---\n", "x.md")
    with pytest.raises(InputError, match="no text in it"):
        read_file('<SPEAKER ID="1" NAME="A">\n<P>\n', "x.txt")


def test_what_nobody_says_is_set_apart() -> None:
    text = (
        "**Ann Lee:** Hello.[^1] See [the report][r].\n\n![Ann in her office](ann.jpg)\n\n**Bob Ray:** Yes.\n\n"
        "[^1]: A note of the editor.\n\n[r]: https://example.org/r\n"
    )
    document = read_file(text, "talk.md")
    assert printed_lines(document) == ["Ann Lee: Hello. See the report.", "Bob Ray: Yes."]
    apart = ["Ann in her office", "[^1]: A note of the editor.", "[r]: https://example.org/r"]
    assert printed_lines(document, BlockKind.BOILERPLATE) == apart
    assert [span.rendition.target for span in document.blocks[0].lines[0].spans][-1] == "https://example.org/r"


def test_tags_and_signs_set_words_apart() -> None:
    document = read_file(
        "<b>Ann Lee:</b> H~2~O, x^2^, ~~no~~ <i>yes</i> and <a href='https://e.org/'>this</a>.\n", "a.md"
    )
    line = document.blocks[0].lines[0]
    assert (line.text, line.strong) == ("Ann Lee: H2O, x2, no yes and this.", 8)
    looks = {line.text[span.start : span.end]: (*span.rendition.rend, span.rendition.target) for span in line.spans}
    assert looks == {
        "Ann Lee:": ("bold", None),
        "2": ("sup", None),
        "no": ("strikethrough", None),
        "yes": ("italic", None),
        "this": ("https://e.org/",),
    }


def test_a_heading_that_repeats_the_title_is_the_title() -> None:
    document = read_file(
        "---\ntitle: Talk with Ann\n---\n\n# Talk with  Ann\n\n**Bob:** Hi.\n\n**Ann:** Yes.\n", "a.md"
    )
    assert printed_lines(document, BlockKind.TITLE, BlockKind.HEADING) == ["Talk with Ann"]


def test_items_of_an_agenda_that_hold_what_was_said_about_them_are_nobodys_speech() -> None:
    items = "".join(
        f"{number}. The bill on rivers, part {number}.\n\n    Opinion: to be sent to the committee.\n\n"
        "    Chair: Are there objections? There are none.\n\n    We go on.\n\n"
        for number in range(1, 5)
    )
    found = read_transcript(f"Chair: We begin with the reports.\n\n{items}".encode(), "a.md").value
    kinds = [(block.kind, block.lines[0].text.split()[0]) for block in found.blocks]
    said, apart = BlockKind.TEXT, BlockKind.NARRATIVE
    assert kinds == [(said, "Chair:"), *([(apart, "The"), (apart, "Opinion:"), (said, "Chair:"), (said, "We")] * 4)]


@pytest.mark.parametrize("sign", ["[", "_a_", "*", "`a"])
def test_a_file_of_nothing_but_signs_is_refused_at_once(sign: str) -> None:
    with pytest.raises(InputError, match="are signs of Markdown"):
        read_transcript((sign * 150_000).encode(), "talk.md")


@pytest.mark.parametrize("clock", ["[00:00:04] ", "(0:04) ", "00:04 ", ""])
def test_labels_in_bold_behind_a_clock_tell_markdown_in_a_file_of_any_name(clock: str) -> None:
    text = f"Episode\n\n{clock}**Ann Lee:** Welcome.\n\n{clock}**Bob Ray:** Thanks.\n\n{clock}**Ann Lee:** Yes.\n"
    document = read_transcript(text.encode(), "talk.txt").value
    assert document.format == "markdown"
    assert not any("*" in line.text for line in document.lines())
