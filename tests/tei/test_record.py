from __future__ import annotations

import pytest

from tests.teitext import HEADER, tei
from xlate.errors import RecordError
from xlate.model.unit import UnitKind
from xlate.tei.header.edits import HeaderEdits
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.tei.splice import apply_edits
from xlate.tei.xml_builder import add


def test_markup_that_only_looks_like_tags_is_not_counted() -> None:
    prologue = (
        '<?xml version="1.0"?>\n<!DOCTYPE TEI [\n<!ENTITY a "x > ] y"><!-- ]> <p> --><?pi ]>?>\n'
        "<!ELEMENT TEI ANY>\n]>\n<!-- <p> -->"
    )
    record = Record.read(
        tei('<p xml:id="a" n="1>2" rend=\'"\'><![CDATA[<p>]]><?x <p>?><!-- <p> --><gap/>b</p >', prologue)
    )
    span = record.spans[record.by_id["a"]]
    assert record.content(span) == "<![CDATA[<p>]]><?x <p>?><!-- <p> --><gap/>b"
    assert record.start_tag(span).startswith('<p xml:id="a"')
    assert record.line(span.start) == record.elements[record.by_id["a"]].sourceline


def test_a_byte_order_mark_and_crlf_are_fine() -> None:
    data = b"\xef\xbb\xbf" + tei('<p xml:id="a">b</p>').replace(b"\n", b"\r\n")
    record = Record.read(data)
    assert record.content(record.spans[record.by_id["a"]]) == "b"


def test_a_tei_file_with_a_prefix() -> None:
    data = tei('<p xml:id="a">b <hi>c</hi></p>').decode()
    for name in ("TEI", "text", "body", "div", "p", "hi", "teiHeader", "fileDesc", "titleStmt", "title"):
        data = (
            data.replace(f"<{name}>", f"<t:{name}>")
            .replace(f"<{name} ", f"<t:{name} ")
            .replace(f"</{name}>", f"</t:{name}>")
        )
    data = data.replace("<publicationStmt>", "<t:publicationStmt>").replace(
        "</publicationStmt>", "</t:publicationStmt>"
    )
    data = data.replace("<sourceDesc>", "<t:sourceDesc>").replace("</sourceDesc>", "</t:sourceDesc>")
    data = data.replace("xmlns=", "xmlns:t=")
    record = Record.read(data.encode())
    units = extract_units(record).value
    assert [(unit.key, unit.source) for unit in units] == [("a", "b <t:hi>c</t:hi>")]
    header = HeaderEdits(record)
    header.add("profileDesc", "langUsage", lambda parent: add(parent, "language", {"ident": "ru"}, "Russian"))
    edited = Record.read(apply_edits(record.data, header.finish()))
    assert (
        edited.root.find(".//{http://www.tei-c.org/ns/1.0}langUsage/{http://www.tei-c.org/ns/1.0}language") is not None
    )


def test_the_language_of_a_text() -> None:
    assert Record.read(tei("<p/>")).language == "en"
    assert Record.read(tei("<p/>").replace(b'xml:lang="en"', b"")).language == "und"
    assert Record.read(tei("<p/>").replace(b"<text>", b'<text xml:lang="fr">')).language == "fr"


def test_which_elements_are_units() -> None:
    body = """
      <head xml:id="h">Title</head>
      <note type="speaker" xml:id="l">Ann</note>
      <u xml:id="u" n="1" who="#nobody"><seg xml:id="s"><seg type="marker">(m)</seg></seg><pause/>
        <incident><desc xml:id="i">(Bell.)</desc></incident></u>
      <figure><figDesc xml:id="fd">x</figDesc><desc xml:id="d">not a stage direction</desc></figure>
      <p xml:id="p"> <seg xml:id="p1">One.</seg> <seg xml:id="p2">Two.</seg> </p>
      <p xml:id="q">Text <note xml:id="fn">and a note</note> inside.</p>
      <p xml:id="r"><hi>Only inside.</hi></p>
      <p xml:id="e"><hi/></p>
      <p xml:id="t"><seg xml:id="t1">One.</seg> and more.</p>
      <p><seg type="dateline" xml:id="dl"><date>Today</date></seg></p>
      <p>no id <seg xml:id="o">but one inside</seg> <hi>and more</hi></p><speaker>no id either</speaker>
      <u xml:id="v" who="#x">Direct.</u> <q xml:id="w">Quoted.</q>
      <x:item xmlns:x="http://example.org" xml:id="x">not TEI</x:item>
    """
    result = extract_units(Record.read(tei(body)))
    assert [(unit.key, unit.kind) for unit in result.value] == [
        ("h", UnitKind.HEADING),
        ("l", UnitKind.LABEL),
        ("s", UnitKind.SEGMENT),
        ("i", UnitKind.STAGE),
        ("fd", UnitKind.OTHER),
        ("d", UnitKind.OTHER),
        ("p1", UnitKind.SEGMENT),
        ("p2", UnitKind.SEGMENT),
        ("q", UnitKind.OTHER),
        ("r", UnitKind.OTHER),
        ("t", UnitKind.OTHER),
        ("dl", UnitKind.DATELINE),
        ("o", UnitKind.SEGMENT),
        ("v", UnitKind.SEGMENT),  # a turn without segments is its own
        ("w", UnitKind.OTHER),
    ]
    assert [finding.code for finding in result.findings] == ["XL305", "XL305"]
    label = result.value[1]
    assert (label.turn, label.speaker) == ("1", "nobody")


def test_an_entity_alone_is_text() -> None:
    record = Record.read(tei('<p xml:id="a">&x;</p><p xml:id="b"><!-- c --></p>', '<!DOCTYPE TEI [<!ENTITY x "y">]>'))
    assert [unit.source for unit in extract_units(record).value] == ["&x;"]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("<teiHeader/>", "no titleStmt"),
        ("<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt></fileDesc></teiHeader>", "no sourceDesc"),
        ("<teiHeader><encodingDesc/></teiHeader>", "no titleStmt"),
    ],
)
def test_a_header_without_what_every_tei_file_needs(header: str, message: str) -> None:
    import xlate
    from tests.teitext import po

    data = tei('<p xml:id="a">b</p>').decode().replace(HEADER, header).encode()
    with pytest.raises(RecordError, match=message):
        xlate.merge(xlate.Input(data, "a.xml"), xlate.Input(po([("a", "b", "c")]), "ru.po"))


def test_additions_go_where_tei_wants_them() -> None:
    data = tei('<p xml:id="a">b</p>').decode()
    with_parts = data.replace(
        "</fileDesc></teiHeader>",
        "</fileDesc>\r\n  <profileDesc><langUsage/></profileDesc>"
        "\r\n  <revisionDesc><list/></revisionDesc></teiHeader>",
    )
    record = Record.read(with_parts.encode())
    header = HeaderEdits(record)
    header.add("profileDesc", "langUsage", lambda parent: add(parent, "language", {"ident": "ru"}))
    header.add("encodingDesc", "appInfo", lambda parent: add(parent, "application", {"ident": "x"}))
    header.add_revision("now & then")
    text = apply_edits(record.data, header.finish()).decode()
    assert (
        '</fileDesc><encodingDesc><appInfo><application ident="x"/></appInfo></encodingDesc>\r\n  <profileDesc>' in text
    )
    assert '<langUsage><language ident="ru"/></langUsage>' in text
    assert "<revisionDesc><list><item>2026-11-23: now &amp; then</item></list></revisionDesc>" in text
    assert header.ids.free("a") == "a.2"
    assert header.ids.free("zz") == "zz"


def test_a_header_with_nothing_to_stand_after() -> None:
    record = Record.read(tei("<p/>").decode().replace(HEADER, "<teiHeader><xenoData/></teiHeader>").encode())
    header = HeaderEdits(record)
    header.add("encodingDesc", "appInfo", lambda parent: add(parent, "application"))
    with pytest.raises(RecordError, match="no fileDesc"):
        header.finish()


def test_attributes_that_the_dtd_in_the_file_has_for_elements() -> None:
    declared = (
        '<!DOCTYPE TEI [<!ATTLIST seg xml:lang CDATA "fr" type CDATA #IMPLIED><!ATTLIST note type CDATA #FIXED "x">]>'
    )
    data = tei('<seg xml:id="s1">Oui.</seg><seg xml:id="s2" xml:lang="it">No.</seg>', declared)
    record = Record.read(data)
    assert [(unit.source, unit.language) for unit in record.units()] == [("Oui.", "fr"), ("No.", "it")]
    assert record.data == data
