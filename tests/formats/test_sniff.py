"""The kind of a file is known by its bytes, whatever it is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlate.formats.sniff import FileKind, sniff

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
PO = '# Title.\n#\nmsgid ""\nmsgstr ""\n'
TABLE = "id,number,source [en],target [ru]\n"
CASES = [
    (TEI, FileKind.TEI),
    ('<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0">', FileKind.TEI),
    (f"<?xml version='1.0'?>\n<?xml-model href='a>b'?>\n<!-- <xliff> -->\n\n{TEI}", FileKind.TEI),
    (f"<!DOCTYPE TEI [<!-- don't ]> --><!ENTITY a ']>'>\n]>{TEI}", FileKind.TEI),
    (f"\n  <!-- {'x' * 100_000} -->{TEI}", FileKind.TEI),
    ("<xliff version='1.2'>", FileKind.XLIFF12),
    ('<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version = "2.1">', FileKind.XLIFF2),
    ('<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">', FileKind.TMX),
    ("<martif type='TBX'>", FileKind.GLOSSARY),
    ("<html><body><TEI>", FileKind.UNKNOWN),
    (PO, FileKind.PO),
    ("# a long licence\n" * 5000 + 'msgctxt "s1"\nmsgid "a"\n', FileKind.PO),
    ('\nmsgid\t""\n', FileKind.PO),
    ('The msgid "x" is a keyword.', FileKind.UNKNOWN),
    (TABLE, FileKind.TABLE),
    (TABLE.replace(",", ";"), FileKind.TABLE),
    (f"sep=;\n{TABLE.replace(',', ';')}", FileKind.TABLE),
    ('"Target [ru]"\t"ID"\t"Source [en]"\n', FileKind.TABLE),
    ("n,id,speaker,text,spoken,relays,relation,modes,agents,certainty,evidence,stamp\n", FileKind.LINEAGE_TABLE),
    ("source,target,source_language,target_language,document,id\n", FileKind.MEMORY_TABLE),
    ("source,target,note\n", FileKind.GLOSSARY),
    ("speaker,start,text\n", FileKind.UNKNOWN),
    ("speaker,text,source,target\n", FileKind.UNKNOWN),
    ("id,source,target\n", FileKind.UNKNOWN),
    ("id,source,target,status\n", FileKind.TABLE),
    ("WEBVTT\n", FileKind.UNKNOWN),
    ("SPEAKER: Source, target and id.\n", FileKind.UNKNOWN),
    ("", FileKind.UNKNOWN),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize(("text", "kind"), CASES)
def test_the_bytes_decide(text: str, kind: FileKind, encoding: str) -> None:
    if encoding == "utf-16-le" and not text.startswith("<"):
        return  # nothing tells the encoding
    ending = ".xlf" if kind not in (FileKind.UNKNOWN, FileKind.XLIFF12) else ".txt"
    assert sniff(text.encode(encoding), f"a{ending}") is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PO", FileKind.PO), ("a.xlf", FileKind.XLIFF12), ("a.tmx", FileKind.TMX), ("a.xlsx", FileKind.WORKBOOK)],
)
def test_the_name_decides_where_the_bytes_tell_nothing(name: str, kind: FileKind) -> None:
    for data in (b"", b"\n", b"rubbish", b"PK\x03\x04rubbish", b"\xff\xff"):
        assert sniff(data, name) is kind


def test_binary_files() -> None:
    assert sniff(b"SQLite format 3\0...", "a.po") is FileKind.MEMORY
    assert sniff(b"PK\x03\x04...xl/workbook.xml...", "a.po") is FileKind.WORKBOOK
    assert sniff(b"PK\x03\x04...word/document.xml...", "a.txt") is FileKind.UNKNOWN


@given(st.binary(max_size=200), st.sampled_from(["", "<!--", "<!DOCTYPE x [", "<a b='", "#", "id,source,target\n"]))
def test_any_bytes_have_an_answer(data: bytes, start: str) -> None:
    assert isinstance(sniff(start.encode() + data, "a.bin"), FileKind)


@pytest.mark.parametrize("part", ["<!--", "<?a", "<!DOCTYPE x [", "#", "<!-- - -->", "<!DOCTYPE x [<!--", "'", "\n"])
def test_a_hostile_beginning_is_passed_over_once(part: str) -> None:
    """A pattern that went back for each would not be done with these within the time of a test."""
    assert sniff((part * 200_000).encode(), "a") is FileKind.UNKNOWN
