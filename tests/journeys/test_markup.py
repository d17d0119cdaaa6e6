"""What a web page, a Word document or a Markdown file sets apart is kept, translated and brought up to date."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import polib
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import ROOT
from xlate.files import Input
from xlate.tei.validate.schemas import keeps_own_grammar
from xlate.workflow.export import export_po, export_xliff
from xlate.workflow.merge import merge
from xlate.workflow.to_tei import to_tei
from xlate.workflow.validate import validate

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

TEI = "{http://www.tei-c.org/ns/1.0}"
PAGE = (ROOT / "tests" / "data" / "markup.html").read_bytes()


def convert(page: bytes | str, name: str = "page.html", **options: object) -> bytes:
    data = page.encode() if isinstance(page, str) else page
    return to_tei(Input(data, name), **options).value.data  # type: ignore[arg-type]


def body(data: bytes) -> str:
    """The text of a TEI file without ids, lineage and lines."""
    text = re.sub(rb">\n\s*<", b"><", data[data.index(b"<body>") : data.index(b"</body>")]).decode()
    return re.sub(r' (?:xml:id|ana|n|who)="[^"]*"', "", text)


def units(data: bytes) -> dict[str, str]:
    """The content of each seg with an id."""
    found = re.findall(r'<seg xml:id="([^"]+)"[^>]*>(.*?)</seg>', data.decode())
    return dict(found)


def tei_of_page() -> bytes:
    return convert(PAGE)


@pytest.mark.parametrize(
    "expected",
    [
        '<head>On <hi rend="italic">Hamlet</hi></head>',
        '<head>Meeting on <hi rend="italic">Hamlet</hi> and trade</head>',
        '<div type="section"><head>First part</head><div type="section"><head>On ',
        '</div><div type="section"><pb/><head>Closing</head>',
        '<list><item><seg type="narrative">Ann Lee, Minister of <hi rend="bold">Trade</hi></seg></item><item>',
        '<table><row><cell role="label"><seg type="narrative"><pb/>Year</seg></cell>',
        '<row><cell><seg type="narrative">2017</seg></cell><cell/></row>',
        'I said <hi rend="bold">never, <hi rend="italic">never</hi></hi> and meant '
        '<ref target="https://example.org/a%20b?x=1&amp;y=2">this <hi rend="bold">page</hi> here</ref>, where '
        'E=mc<hi rend="sup">2</hi> and H<hi rend="sub">2</hi>O are.',
        '<seg corresp="https://example.org/meetings/7#p1">I said',
        '<seg type="paragraph"><quote><seg>To be, or not to be, <pb facs="scans/13.jpg"/>that is the question.</seg>',
        'There are <hi rend="bold">two</hi> <gap reason="inaudible"><desc>(inaudible)</desc></gap> <hi rend="bold">',
        '<list rend="numbered"><item><seg>the first thing is <hi rend="underline">this one</hi>;</seg></item><item>'
        "<seg>the second is that one;</seg><list><item><seg>inner</seg></item></list></item></list></seg>",
        'On we go <hi rend="bold">to</hi> <hi rend="italic">the end</hi>, not there, but to the top and '
        '<ref target="../8.html">further</ref>.',
        '<cb/><note type="speaker">Ann Lee</note><u><seg rend="bold">All of this is in bold, the way that',
    ],
)
def test_what_a_page_sets_apart_is_in_the_tei(expected: str) -> None:
    assert expected in body(tei_of_page())


def test_it_is_valid(tei_all: etree.RelaxNG) -> None:
    assert not validate(Input(tei_of_page(), "page.xml")).findings
    assert tei_all.validate(etree.fromstring(tei_of_page())), tei_all.error_log


def test_it_can_be_left_out() -> None:
    """The same units with the same ids and words; the choice is in the header."""
    plain = convert(PAGE, markup="none")
    inner = body(plain)
    assert not re.search(r"<(?:hi|ref|list|table|quote|pb|cb)\b|rend=", inner)
    assert "options: --markup none" in plain.decode()
    words = {key: re.sub(r"<[^>]*>", "", text) for key, text in units(tei_of_page()).items()}
    assert words == {key: re.sub(r"<[^>]*>", "", text) for key, text in units(plain).items()}


def shouted(fragment: str) -> str:
    """A translation with the tags of its source."""
    return "".join(
        part if part.startswith(("<", "&")) else part.upper() for part in re.split(r"(<[^>]*>|&\w+;)", fragment)
    )


def test_tags_come_back_from_a_po_file(tmp_path: Path, tei_all: etree.RelaxNG) -> None:
    catalogue = polib.pofile(export_po(Input(tei_of_page(), "page.xml"), "ru").value.data.decode())
    for entry in catalogue:
        entry.msgstr = shouted(entry.msgid)
    merged = merge(Input(tei_of_page(), "page.xml"), Input(str(catalogue).encode(), "ru.po"))
    data = merged.value.data
    assert data is not None
    assert [one for one in merged.findings if one.code in {"XL404", "XL405"}] == []
    assert (
        'SAID <hi rend="bold">NEVER, <hi rend="italic">NEVER</hi></hi> AND MEANT <ref target="https://exa'
        in data.decode()
    )
    assert re.search(r'corresp="https://example.org/meetings/7#p1 src:s-\w+ words:[0-9a-f]{8}"', data.decode())
    assert "<quote><seg" in data.decode()
    (tmp_path / "page.xml").write_bytes(tei_of_page())
    (tmp_path / "page.ru.xml").write_bytes(data)
    assert not validate(tmp_path / "page.ru.xml").findings
    assert tei_all.validate(etree.fromstring(data)), tei_all.error_log


@pytest.mark.parametrize(("version", "code"), [("1.2", "g"), ("2.1", "pc")])
def test_tags_come_back_from_xliff(version: str, code: str) -> None:
    exported = export_xliff(Input(tei_of_page(), "page.xml"), "ru", version=version).value.data.decode()
    assert f"<{code} id=" in exported
    state = ' state="translated"' if version == "1.2" else ""
    filled = re.sub(
        r"<source([^>]*)>(.*?)</source>(?:\s*<target[^>]*(?:/>|>.*?</target>))?",
        lambda found: (
            f'{found[0].partition("</source>")[0]}</source><target xml:lang="ru"{state}>{shouted(found[2])}</target>'
        ),
        exported,
    )
    merged = merge(Input(tei_of_page(), "page.xml"), Input(filled.encode(), "page.xlf"))
    assert merged.value.data is not None
    assert '<hi rend="bold">NEVER, <hi rend="italic">NEVER</hi></hi>' in merged.value.data.decode()


def test_an_update_brings_no_tags_into_a_file_made_without_them() -> None:
    """No translation becomes fuzzy because a newer xlate sees more; who wants the tags says so."""
    old = re.sub(rb"<desc>options: [^<]*</desc>", b"", convert(PAGE, markup="none"))
    updated = to_tei(Input(PAGE, "page.html"), update=Input(old, "page.xml"))
    assert updated.value.data == old
    assert [one.code for one in updated.findings if one.code == "XL214"] == ["XL214"]
    kept = to_tei(Input(PAGE, "page.html"), update=Input(old, "page.xml"), markup="keep")
    assert [one.code for one in kept.findings if one.code == "XL214"] == []
    assert units(kept.value.data) == units(tei_of_page())
    again = to_tei(Input(PAGE, "page.html"), update=Input(kept.value.data, "page.xml"))
    assert again.value.data == kept.value.data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<li>the second", "<li>a new item that was not there;</li><li>the second"),
        ("<td>7</td>", "<td>9</td>"),
        ("<blockquote>", "<div>"),
        ("<ul><li>Ann Lee", "<p>Two of them:</p><ul><li>Ann Lee"),
        ("<h3>Closing</h3>", "<h2>Closing</h2>"),
        ("On we go", "On we <i>really</i> go"),
        ('<a name="page12"></a>', ""),
        ("<h2>Second part</h2>", "<h4>Second part</h4>"),
    ],
)
def test_a_correction_of_the_page_keeps_ids_and_structure(before: str, after: str, tei_all: etree.RelaxNG) -> None:
    page = PAGE.decode()
    assert before in page
    corrected = page.replace(before, after)
    updated = convert(corrected, update=Input(tei_of_page(), "page.xml"))
    assert keeps_own_grammar(etree.fromstring(updated))
    assert tei_all.validate(etree.fromstring(updated)), tei_all.error_log
    fresh = {re.sub(r"<[^>]*>", "", text) for text in units(convert(corrected)).values()}
    assert fresh == {re.sub(r"<[^>]*>", "", text) for text in units(updated).values()}
    kept = units(tei_of_page()).keys() & units(updated).keys()
    assert len(kept) >= len(units(tei_of_page())) - 1


def test_a_list_that_is_gone_is_taken_out_and_one_by_hand_stays() -> None:
    by_hand = b"<list><item>checked by A. S.</item></list>"
    old = tei_of_page().replace(b"<table>", by_hand + b"<table>", 1)
    updated = convert(re.sub(rb"<ul><li>Ann.*?</ul>", b"", PAGE), update=Input(old, "page.xml"))
    assert b"Carl Coe" not in updated
    assert by_hand in updated


NAMES = st.sampled_from(["b", "i", "em", "strong", "u", "sup", "sub", "span", "a href='x.html'"])
WORD = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo")), min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.lists(
        st.one_of(WORDS, st.tuples(NAMES, inner).map(lambda one: f"<{one[0]}>{one[1]}</{one[0].split()[0]}>")),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    max_leaves=8,
)
BLOCKS = st.one_of(
    INLINE.map("<p>{}</p>".format),
    INLINE.map("<p><b>Ann Lee:</b> {}</p>".format),
    INLINE.map("<p><b>Bob Roe:</b> {}</p>".format),
    INLINE.map("<blockquote><p>{0}</p><p>{0}</p></blockquote>".format),
    INLINE.map("<ul><li>{0}</li><li>{0}<ol><li>x {0}</li></ol></li></ul>".format),
    INLINE.map("<table><tr><th>{0}</th><th>b</th></tr><tr><td></td><td>{0}</td></tr></table>".format),
    st.tuples(st.sampled_from("234"), INLINE).map(lambda one: f"<h{one[0]}>{one[1]}</h{one[0]}>"),
    st.just("<hr class='pagebreak'>"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=12))
def test_every_word_of_a_page_is_in_the_tei_and_the_tei_is_valid(blocks: list[str]) -> None:
    """The ledger of words: none is lost and none is added, whatever is set apart."""
    opening = "<p><b>Ann Lee:</b> The meeting is open to all of those who came.</p>"
    inner = f"<h1>Minutes of it</h1>{opening}{''.join(blocks)}"
    page = f"<html lang='en'><head><title>Minutes of it</title></head><body><article>{inner}</article></body></html>"
    data = convert(page)
    root = etree.fromstring(data)
    assert keeps_own_grammar(root)
    left_out = [
        words for one in root.iter(f"{TEI}editorialDecl") for words in one.xpath(".//*[local-name()='item']//text()")
    ]
    text = root.find(f"{TEI}text")
    assert text is not None
    found = " ".join([*left_out, "".join(text.itertext())])
    printed = re.sub(r"<[^>]*>", "", re.sub(r"</?(?:p|li|td|th|h\d|ul|ol|tr|table|blockquote)[^>]*>", " ", inner))
    letters = Counter(one for one in printed if one.isalnum())
    assert letters == Counter(one for one in found if one.isalnum())
    assert convert(page, update=Input(data, "page.xml")) == data


def add_link(paragraph: Paragraph, address: str, words: str) -> None:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    paragraph.add_run(words).font.underline = True
    link.append(paragraph._p[-1])
    paragraph._p.append(link)  # type: ignore[arg-type]


def word_document() -> bytes:
    document = docx.Document()
    document.add_heading("Meeting on trade", 0)
    document.add_heading("First part", 1)
    document.add_heading("Opening", 2)
    first = document.add_paragraph()
    first.add_run("Ann Lee:").bold = True
    first.add_run(" I said ")
    first.add_run("never, ").bold = True
    both = first.add_run("never")
    both.bold = both.italic = True
    first.add_run(" and meant E=mc")
    first.add_run("2").font.superscript = True
    first.add_run(", as ")
    add_link(first, "https://example.org/x", "this page")
    first.add_run(" says.")
    document.add_paragraph("To be, or not to be, that is the question.", style="Quote")
    second = document.add_paragraph()
    second.add_run("Bob Roe:").bold = True
    second.add_run(" There are two things")
    second.add_run().add_break(WD_BREAK.PAGE)
    second.add_run("to be said here to all of you:")
    document.add_paragraph("the first thing;", style="List Bullet")
    document.add_paragraph("the second thing.", style="List Bullet")
    table = document.add_table(2, 3)
    for place, text in enumerate(["Year", "Trade", "Share", "2017", "", "7"]):
        table.rows[place // 3].cells[place % 3].text = text
    third = document.add_paragraph()
    third.paragraph_format.page_break_before = True
    third.add_run("Ann Lee:").bold = True
    third.add_run(" Thank you all for what you said here.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_what_a_word_document_sets_apart_is_in_the_tei(tei_all: etree.RelaxNG) -> None:
    data = convert(word_document(), "talk.docx", language="en")
    inner = body(data)
    for expected in (
        '<div type="section"><head>First part</head><div type="section"><head>Opening</head>',
        'I said <hi rend="bold">never, <hi rend="italic">never</hi></hi> and meant E=mc<hi rend="sup">2</hi>, as '
        '<ref target="https://example.org/x">this page</ref> says.',
        '<seg type="paragraph"><quote><seg rend="italic">To be, or',
        "There are two things <pb/>to be said",
        "<list><item><seg>the first thing;</seg></item><item><seg>the second thing.</seg></item></list>",
        "<table><row><cell><seg>Year</seg></cell><cell><seg>Trade</seg></cell><cell><seg>Share</seg></cell></row><row><cell>"
        "<seg>2017</seg></cell><cell/><cell><seg>7</seg></cell></row></table>",
        '<pb/><note type="speaker">Ann Lee</note>',
    ):
        assert expected in inner
    assert keeps_own_grammar(etree.fromstring(data))
    assert tei_all.validate(etree.fromstring(data)), tei_all.error_log


def test_what_markdown_sets_apart_is_in_the_tei() -> None:
    text = (
        "# Talk\n\n## Part\n\n### Opening\n\n**Ann:** I said *never* and **[here](https://example.org/)** now.\n\n"
        "> A quotation of some words.\n\n**Bob:** And these:\n\n1. one thing\n2. another *thing*\n\n"
        "| a | b |\n|---|---|\n|   | 2 |\n\n### Closing\n\n**Ann:** Thanks to [all](../8.md).\n\n"
        "## Last part\n\n**Bob:** Goodbye.\n"
    )
    inner = body(convert(text, "talk.md", language="en"))
    for expected in (
        '<div type="section"><head>Part</head><div type="section"><head>Opening</head>',
        'I said <hi rend="italic">never</hi> and <ref target="https://example.org/"><hi rend="bold">here</hi>',
        "<quote><seg>A quotation of some words.</seg></quote>",
        '<list rend="numbered"><item><seg>one thing</seg></item><item><seg>another <hi rend="italic">thing</hi></seg>',
        '<table><row><cell role="label"><seg>a</seg></cell><cell role="label"><seg>b</seg></cell></row><row><cell/>'
        "<cell><seg>2</seg></cell></row></table>",
        'Thanks to <ref target="../8.md">all</ref>.',
    ):
        assert expected in inner


def test_what_xml_with_turns_sets_apart_is_in_the_tei() -> None:
    page = (
        '<debate><heading>On <i>trade</i></heading><speech by="#lee"><from>Ann Lee:</from>'
        '<p id="p_1">I said <b>never</b> and <a href="https://example.org/x">so</a> it is.</p></speech>'
        '<speech by="#roe"><from>Bob Roe:</from><p>Bob Roe: I know '
        "H<sub>2</sub>O.</p></speech></debate>"
    )
    inner = body(convert(page, "page.xml", language="en", source_url="https://example.org/d"))
    assert '<head>On <hi rend="italic">trade</hi></head>' in inner
    assert '<seg corresp="https://example.org/d#p_1">I said <hi rend="bold">never</hi> and <ref target="https' in inner
    assert '<seg>I know H<hi rend="sub">2</hi>O.</seg>' in inner


@pytest.mark.parametrize("tag", ["blockquote", "ul><li", "b", "table><tr><td", "span class='pagenum'"])
def test_a_page_may_nest_as_deep_as_it_likes(tag: str) -> None:
    """The TEI does not: parsers read no XML of more than 256 levels."""
    opening, closing = f"<{tag}>" * 80, "".join(f"</{name.split()[0]}>" for name in reversed(tag.split("><"))) * 80
    spoken = f"<p>One.</p><p><b>Ann:</b> Yes, I do.</p>{opening}Deep.{closing}<p>On.</p>"
    page = f"<html><body><h1>T</h1>{spoken}</body></html>"
    data = convert(page, language="en")
    assert b"Deep." in data
    assert keeps_own_grammar(etree.fromstring(data))
