"""Entities of HTML in translators' XML: what a word processor or a web editor leaves there."""

from __future__ import annotations

import pytest

from xlate.checks.glossary import read_glossary
from xlate.errors import CatalogueError
from xlate.exchange.tmx import read_tmx
from xlate.exchange.xliff import read_xliff

XLIFF = b"""<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en"
 target-language="fr" original="t.xml" datatype="xml"><body><trans-unit id="s-1"><source>Hello &amp;
<![CDATA[&nbsp;]]></source><target
 state="translated">Bonjour&nbsp;! &LT;b&GT; &eacute; <!-- &nope; --></target></trans-unit></body></file></xliff>"""


def test_an_entity_of_html_is_the_character_that_it_means() -> None:
    """Markup stays markup, and what is no entity (CDATA, a comment) stays what it is."""
    found = read_xliff(XLIFF, "a.xlf")
    assert found.entries[0].translation.strip() == "Bonjour\u00a0! &lt;b> \u00e9"
    assert found.entries[0].source.split()[-1] == "&amp;nbsp;"
    assert [(one.code, one.line, one.message.split()[0]) for one in found.findings if one.code == "XL428"] == [
        ("XL428", 4, "&nbsp;"),
        ("XL428", 4, "&LT;"),
        ("XL428", 4, "&GT;"),
        ("XL428", 4, "&eacute;"),
    ]


@pytest.mark.parametrize("doctype", [b"", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'])
def test_a_memory_with_entities_of_html_loses_no_word(doctype: bytes) -> None:
    """With the DOCTYPE that most TMX files have and without."""
    unit = b"<tu><tuv xml:lang='en'><seg>Hi&nbsp;you</seg></tuv><tuv xml:lang='fr'><seg>&Agrave; toi</seg></tuv></tu>"
    read = read_tmx(doctype + b"<tmx version='1.4'><header srclang='en'/><body>\n" + unit + b"</body></tmx>", "a.tmx")
    assert [(one.source, one.target) for one in read.value] == [("Hi\u00a0you", "\u00c0 toi")]
    assert {one.code for one in read.findings} == {"XL428"}


def test_an_entity_that_nobody_knows_is_named_with_its_line() -> None:
    """It cannot be guessed."""
    with pytest.raises(CatalogueError, match="Entity 'nobody' not defined") as caught:
        read_xliff(XLIFF.replace(b"&nbsp;!", b"&nobody;!"), "a.xlf")
    assert caught.value.line == 4


def test_a_glossary_too() -> None:
    """TBX."""
    term = b"<termEntry><langSet xml:lang='%s'><tig><term>%s</term></tig></langSet>"
    data = b"<martif type='TBX'><text><body>" + term % (b"en", b"caf&eacute;")
    data += (term % (b"de", b"Caf&eacute;")).removeprefix(b"<termEntry>") + b"</termEntry></body></text></martif>"
    read = read_glossary(data, "g.tbx")
    assert {one.source for one in read.value} == {"caf\u00e9", "Caf\u00e9"}
