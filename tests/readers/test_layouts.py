"""Layouts of publishers that nobody has seen: what elements hold tells who speaks, not what they are called."""

from __future__ import annotations

import pytest

from benchmarks.page_layouts import measure
from tests.readers.reading import read_file, spoken
from xlate.errors import InputError
from xlate.model.document import BlockKind, Document
from xlate.readers import read_transcript

WORDS = (
    "We have looked at the harbour with care, and I thank all of you.",
    "The water is better than it was ten years ago, as you know.",
    "Then we agree, and there is nothing more to say about it today.",
)
NAMES = ("Ann Lee", "Bob Ray", "Cora Bell")


def turns(number: int = 6) -> list[tuple[str, str]]:
    return [(NAMES[place % 3], WORDS[place % len(WORDS)]) for place in range(number)]


def page(body: str) -> Document:
    return read_file(f"<!DOCTYPE html><html lang='en'><body><main><h1>Talk</h1>{body}</main></body></html>")


@pytest.mark.parametrize(
    "turn",
    [
        "<p><em class='n'>{name}</em> – {words}</p>",
        "<div><name-tag>{name}</name-tag> {words}</div>",
        "<h4>{name} <small>00:12</small></h4><p>{words}</p>",
        "<h5 class='{first}'>{name}</h5><div>{words}</div>",
        "<center>{name}</center>{words}<br>",
        "<p><u><a href='/people/1'>{name}</a></u><br>{words}</p>",
    ],
)
def test_names_are_found_in_any_element(turn: str) -> None:
    body = "".join(turn.format(name=name, first=name.split()[0], words=words) for name, words in turns())
    assert [one for one in spoken(page(body)) if one[0] != "…"] == turns()


def test_a_clock_beside_a_name_becomes_the_time() -> None:
    body = "".join(f"<h4>{name} 00:1{place}</h4><p>{words}</p>" for place, (name, words) in enumerate(turns()))
    starts = [block.start for block in page(body).blocks if block.voice is not None]
    assert starts == [10, 11, 12, 13, 14, 15]


def test_links_that_begin_lines_of_running_text_are_no_news() -> None:
    talk = "".join(f"<a href='/people/{name[:3]}'>{name}</a>: {words}<br><br>" for name, words in turns(12))
    document = page(f"<p>Before.</p><div>{talk}</div><p>After.</p><div>{talk}</div>")
    assert not [block for block in document.blocks if block.kind is BlockKind.BOILERPLATE]


def test_centred_lines_among_paragraphs_are_headings() -> None:
    said = [f"<p><b>{name}:</b> {words}</p>" for name, words in turns(9)]
    document = page(
        "".join([*said[:3], "<center>Harbour dues</center>", *said[3:6], "<center>Fish</center>", *said[6:]])
    )
    assert [block.lines[0].text for block in document.blocks if block.kind is BlockKind.HEADING] == [
        "Harbour dues",
        "Fish",
    ]


def xml(body: str, head: str = "") -> Document:
    result = read_transcript(f'<?xml version="1.0"?>{head}<sitting>{body}</sitting>'.encode(), "sitting.xml")
    return result.value


@pytest.mark.parametrize(
    "turn",
    [
        '<entry orator="{name}"><text>{words}</text></entry>',
        "<entry><who>{name}</who><text>{words}</text></entry>",
        "<entry><from-whom><given>{given}</given><surname>{family}</surname></from-whom><l>{words}</l></entry>",
        '<entry orator="#{family}"><p>{words}</p></entry>',
    ],
)
def test_xml_of_no_known_kind_is_read_by_what_it_holds(turn: str) -> None:
    people = "".join(f'<person id="{name.split()[1]}"><name>{name}</name></person>' for name in NAMES)
    made = [
        turn.format(name=name, given=name.split()[0], family=name.split()[1], words=words) for name, words in turns()
    ]
    result = read_transcript(f"<sitting><people>{people}</people>{''.join(made)}</sitting>".encode(), "sitting.xml")
    assert [one for one in spoken(result.value) if one[0] in NAMES] == turns()
    assert "XL132" in [finding.code for finding in result.findings]


def test_xml_that_names_nobody_is_refused() -> None:
    with pytest.raises(InputError, match="nothing says who speaks"):
        xml("".join(f'<entry state="final"><text>{words}</text></entry>' for _, words in turns()))


def test_names_of_characters_that_a_document_type_declares_are_characters() -> None:
    head = '<!DOCTYPE sitting [\n<!ENTITY mdash "&#8212;">\n<!ENTITY pound "£">\n]>'
    document = xml("<speech speaker='Ann Lee'><p>It costs &pound;5&mdash;not more.</p></speech>", head)
    assert spoken(document) == [("Ann Lee", "It costs £5—not more.")]
    with pytest.raises(InputError, match="declares entities"):
        xml(
            "<speech speaker='Ann Lee'><p>&a;</p></speech>", '<!DOCTYPE sitting [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
        )


def test_a_document_type_changes_no_sign_of_xml_itself() -> None:
    said = "<speech speaker='Ann Lee'><p>Bread &amp; butter.</p></speech>"
    assert spoken(xml(said, '<!DOCTYPE sitting [<!ENTITY amp "&#38;">]>')) == [("Ann Lee", "Bread & butter.")]
    with pytest.raises(InputError, match="declares entities"):
        xml(said, '<!DOCTYPE sitting [<!ENTITY amp "z">]>')


def test_a_name_before_a_colon_inside_a_speech_begins_another() -> None:
    inside = "".join(
        f'<p><a type="interjecting">{name}</a>: {words}</p>' for name, words in (("Bob Ray", WORDS[1]), *turns()[2:5])
    )
    document = xml(f'<speech speaker="Ann Lee"><p>{WORDS[0]}</p>{inside}</speech>')
    assert spoken(document) == [("Ann Lee", WORDS[0]), ("Bob Ray", WORDS[1]), *turns()[2:5]]


@pytest.mark.parametrize("turn", ["## {name}\n\n{words}", "**{name}**\n\n> {words}", "{name}\n: {words}"])
def test_names_in_blocks_of_markdown(turn: str) -> None:
    text = "# Talk\n\n" + "\n\n".join(turn.format(name=name, words=words) for name, words in turns())
    document = read_transcript(text.encode(), "talk.md").value
    assert [one for one in spoken(document) if one[0] in NAMES] == turns()


def test_a_list_of_links_is_nobodys_words() -> None:
    links = "**Read more:**\n\n- Ann Lee: [Page](https://a.example) | [Mail](https://b.example)\n- [News](https://c.example)"
    text = f"{links}\n\n" + "\n\n".join(f"**{name}:** {words}" for name, words in turns())
    document = read_transcript(text.encode(), "talk.md").value
    assert [block.kind for block in document.blocks][:3] == [BlockKind.NARRATIVE] * 3


@pytest.mark.parametrize("kind", ["html", "docx", "markdown", "xml"])
def test_layouts_by_chance(kind: str) -> None:
    scores = [measure(kind, seed) for seed in range(2001, 2021)]
    assert sum(one.right for one in scores) / len(scores) >= 0.9
    assert [one.seed for one in scores if one.right < 0.5 and not one.is_loud] == []
