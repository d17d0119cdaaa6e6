"""OpenDocument: what the specification (OASIS ODF 1.3) has and one document of LibreOffice has not."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.readers.meeting import DOCUMENTS
from tests.readers.reading import faults, missing_words, texts, with_part
from xlate.errors import InputError
from xlate.model.document import BlockKind
from xlate.readers import odt, read_transcript

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    )
)  # fmt: skip
_STYLES = """<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="C" style:family="text" style:parent-style-name="B"/>
<style:style style:name="N" style:family="text" style:parent-style-name="B"><style:text-properties
 fo:font-weight="normal"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
</office:automatic-styles>"""


def flat(body: str) -> bytes:
    return (
        f'<?xml version="1.0"?>\n<office:document {_NAMES}>{_STYLES}<office:body><office:text>{body}</office:text>'
        "</office:body></office:document>"
    ).encode()


def test_styles_notes_boxes_spaces_and_deletions() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p text:style-name="P1">Talk</text:p><text:p/>'
        '<text:p><text:span text:style-name="C">Ann Lee:</text:span> Hello<text:s text:c="2"/>all'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body>"
        '</text:note>.<text:line-break/>Yes<text:tab/>no.<text:span text:style-name="H">unseen</text:span></text:p>'
        '<text:p><text:span text:style-name="N">Nobody</text:span> speaks.<draw:frame><draw:text-box>'
        "<text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>An item.</text:p></text:list-item></text:list>"
    )
    result = read_transcript(flat(body), "talk.fodt")
    found = [(one.kind, [(line.number, line.text, line.strong) for line in one.lines]) for one in result.value.blocks]
    assert found == [
        (BlockKind.TITLE, [(1, "Talk", 0)]),
        (BlockKind.TEXT, [(3, "Ann Lee: Hello all.", 8), (3, "Yes no.", 0)]),
        (BlockKind.BOILERPLATE, [(3, "A note.", 0)]),
        (BlockKind.BOILERPLATE, [(3, "unseen", 0)]),
        (BlockKind.TEXT, [(4, "Nobody speaks.", 0)]),
        (BlockKind.TEXT, [(5, "In a box.", 0)]),
        (BlockKind.TEXT, [(6, "An item.", 0)]),
    ]


def test_a_table_of_names_and_words_is_a_dialogue() -> None:
    rows = [
        ("Ann Lee", "Good morning, and welcome to you all."),
        ("Jan Novak", "Thank you, it is good to be here."),
    ] * 3
    headed = [("Speaker", "Text"), *rows]
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in row)
        + "</table:table-row>"
        for row in headed
    )
    document = odt.READER.read(flat(f"<table:table>{cells}</table:table>"), "talk.fodt").value
    assert texts(document, BlockKind.BOILERPLATE) == ["Speaker", "Text"]
    said = [(block.voice.label, block.lines[0].text) for block in document.blocks if block.voice is not None]
    assert said == rows


def test_what_is_no_text_or_broken_is_said() -> None:
    data = (DOCUMENTS / "meeting.odt").read_bytes()
    for change, message in (
        (with_part(data, "content.xml", lambda _: b"<a"), "not well-formed XML"),
        (with_part(data, "content.xml", lambda _: b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "DOCTYPE"),
        (with_part(data, "content.xml", lambda _: b"<a/>"), "there is no text document in this file"),
        (with_part(data, "META-INF/manifest.xml", lambda one: one + b"<encryption-data/>"), "encrypted"),
        (data[:-400], "the archive is broken"),
        (data[:2000], "the archive is broken"),
        (flat("<text:p/>"), "there is no text in this document"),
        (flat("<text:section>" * 250 + "</text:section>" * 250), "nested too deeply"),
    ):
        with pytest.raises(InputError, match=message):
            odt.READER.read(change, "talk.odt")


def test_an_archive_that_grows_without_end_is_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", b" " * 30_000_000)
    with pytest.raises(InputError, match="unpacks to far more than a document has"):
        read_transcript(stream.getvalue(), "talk.odt")


def test_every_part_of_a_document_may_be_damaged() -> None:
    data = (DOCUMENTS / "meeting.odt").read_bytes()
    for place in range(0, len(data), 997):
        assert not faults(odt.READER, data[:place] + b"\xff\xfe" + data[place + 2 :])


def test_no_word_is_lost() -> None:
    words = "".join(f"<text:p>alpha{number} <text:span>beta{number}</text:span> gamma</text:p>" for number in range(50))
    found = odt.READER.read(
        flat(f"<text:section><text:h text:outline-level='2'>delta</text:h>{words}</text:section>"), "a"
    )
    assert not missing_words(found, " ".join(f"alpha{number} beta{number}" for number in range(50)) + " gamma delta")
    assert len(texts(found.value)) == 50
