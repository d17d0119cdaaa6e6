"""Bad input gets a clear error and exit status 2, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.teitext import HEADER, po, segments, tei

BILLION_LAUGHS = (
    '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)

BAD_TRANSCRIPTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "white space alone": (b" \n\xc2\xa0\n", "no text in it"),
    "UTF-16 cut short": ("Anna: Hello.\n".encode("utf-16")[:-1], "the file begins as utf-16 but is not"),
    "binary": (b"Anna: \x00\x01\x02\n", "NUL byte"),
    "a Word file": (b"PK\x03\x04abcdef", "ZIP archive"),
    "a PDF": (b"%PDF-1.7 abc", "a PDF"),
    "RTF without words": (b"{\\rtf1 }", "there is no text in this document"),
    "an old Word file": (b"\xd0\xcf\x11\xe0abc", "old Office document"),
    "an empty page": (b"<!DOCTYPE html><html></html>", "there is no text on the page"),
    "XML of another kind": (b"<?xml version='1.0'?><recipe/>", "not a transcript in a format"),
    "TEI": (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "this is a TEI file, not a transcript"),
}

BAD_TEI: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "a transcript": (b"Ann Lee: Hello.", "xlate to-tei makes TEI of a transcript"),
    "not well formed": (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text></TEI>", "not well-formed XML"),
    "not TEI": (b"<html/>", "the root element is <html>"),
    "no namespace": (b"<TEI/>", "not <TEI> in the namespace"),
    "no header": (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "no teiHeader"),
    "not UTF-8": (b'<?xml version="1.0"?>\n<TEI>\xe9</TEI>', "not UTF-8"),
    "duplicate ids": (tei('<p xml:id="a">x</p><p xml:id="a">y</p>'), 'xml:id="a" is used twice'),
    "entity bomb": (tei('<p xml:id="a">&c;</p>', BILLION_LAUGHS), "built from other entities"),
    "external entity": (
        tei('<p xml:id="a">&e;</p>', '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
        "points outside the file",
    ),
    "external parameter entity": (
        tei('<p xml:id="a">x</p>', '<!DOCTYPE TEI [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x.dtd"> %e;]>'),
        "points outside the file",
    ),
    "external parameter entity on the disk": (
        tei('<p xml:id="a">x</p>', '<!DOCTYPE TEI [<!ENTITY % e SYSTEM "file:///etc/hostname"> %e;]>'),
        "points outside the file",
    ),
    "nothing to translate": (tei("<p>no id</p>"), "xlate ids gives its elements an xml:id"),
    "no text": (f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}</TEI>'.encode(), "there is nothing to translate"),
}

GOOD = segments(["Hello.", "Good bye."])
ENTRY = [("s0", "Hello.", "Привет.")]
BAD_PO: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "not a PO": (b"Hello, this is a letter.\n", "not a line of a PO file"),
    "syntax error": (po(ENTRY) + b'\nmsgid "a"\nmsgstr "b" c\n', "not a line of a PO file"),
    "unterminated string": (po(ENTRY).replace('"Привет."'.encode(), '"Привет.'.encode()), "unterminated string"),
    "msgstr without msgid": (po(ENTRY) + b'\nmsgctxt "x"\nmsgstr "b"\n', "msgfmt -c"),
    "header lies about UTF-8": (po(ENTRY).replace("Привет".encode(), "Привет".encode("koi8-r")), "is not UTF-8"),
    "header denies UTF-8": (po(ENTRY).replace(b"charset=UTF-8", b"charset=iso-8859-1"), "the bytes are UTF-8"),
    "unknown charset": (po(ENTRY).replace(b"charset=UTF-8", b"charset=klingon-8"), 'unknown charset "klingon-8"'),
    "UTF-16": (po(ENTRY).decode().encode("utf-16"), "UTF-16"),
    "NUL": (po(ENTRY) + b"\n# \x00\n", "NUL byte"),
    "duplicates": (po([*ENTRY, ("s0", "Hello.", "Здравствуйте.")]), "duplicate entry: msgctxt s0 stands in line"),
    "no language": (po(ENTRY, language=""), "does not say in which language it is"),
    "no such language": (po(ENTRY, language="qqqqqqqqqq"), '"qqqqqqqqqq" is not a language tag'),
    "language of the source": (po(ENTRY, language="en"), "is already in English"),
}


@pytest.mark.parametrize("what", BAD_TRANSCRIPTS)
def test_a_transcript_that_cannot_be_read(what: str, xlate_program: Run, tmp_path: Path) -> None:
    data, message = BAD_TRANSCRIPTS[what]
    (tmp_path / "in.txt").write_bytes(data)
    done = xlate_program("to-tei", "in.txt", "-o", "out.xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "in.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.xml").exists()


@pytest.mark.parametrize("what", BAD_TEI)
def test_a_tei_file_that_cannot_be_used(what: str, xlate_program: Run, tmp_path: Path) -> None:
    data, message = BAD_TEI[what]
    (tmp_path / "in.xml").write_bytes(data)
    done = xlate_program("export-po", "in.xml", "-l", "ru", "-o", "out.po")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.po").exists()


@pytest.mark.parametrize("what", BAD_PO)
def test_a_po_file_that_cannot_be_used(what: str, xlate_program: Run, tmp_path: Path) -> None:
    data, message = BAD_PO[what]
    (tmp_path / "in.xml").write_bytes(GOOD)
    (tmp_path / "in.po").write_bytes(data)
    done = xlate_program("merge", "in.xml", "in.po", "-o", "out.xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.xml").exists()


@pytest.mark.parametrize("spoil", ["BOM", "CRLF", "CR", "both"])
def test_a_po_file_with_bom_or_crlf_reads_fine(spoil: str, xlate_program: Run, tmp_path: Path) -> None:
    data = po(ENTRY)
    (tmp_path / "in.xml").write_bytes(GOOD)
    (tmp_path / "in.po").write_bytes(data)
    assert xlate_program("merge", "in.xml", "in.po", "-o", "plain.xml").returncode == 0
    if spoil in ("CRLF", "both"):
        data = data.replace(b"\n", b"\r\n")
    if spoil == "CR":
        data = data.replace(b"\n", b"\r")
    if spoil in ("BOM", "both"):
        data = b"\xef\xbb\xbf" + data
    (tmp_path / "in.po").write_bytes(data)
    assert xlate_program("merge", "in.xml", "in.po", "-o", "out.xml").returncode == 0
    assert (tmp_path / "out.xml").read_bytes() == (tmp_path / "plain.xml").read_bytes()


def test_a_po_file_in_another_declared_charset_reads_fine(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_bytes(GOOD)
    (tmp_path / "in.po").write_bytes(po(ENTRY).decode().replace("UTF-8", "KOI8-R").encode("koi8-r"))
    assert xlate_program("merge", "in.xml", "in.po", "-o", "out.xml").returncode == 0
    assert ">Привет.</seg>" in (tmp_path / "out.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("to-tei", "nowhere.txt", "-o", "out"), "nowhere.txt: no such file"),
        (("to-tei", ".", "-o", "out"), "this is a folder"),
        (("export-po", "nowhere.xml", "-l", "ru", "-o", "out"), "nowhere.xml: no such file"),
        (("export-po", "in.xml", "-l", "klingon!", "-o", "out"), '"klingon!" is not a language tag'),
        (("merge", "in.xml", "nowhere.po", "-o", "out"), "nowhere.po: no such file"),
        (("merge", "nowhere.xml", "in.po", "-o", "out"), "nowhere.xml: no such file"),
        (("validate", "nowhere.xml"), "nowhere.xml: no such file"),
        (("to-tei", "in.txt", "--lang", "xx-invalid", "-o", "out"), "is not a language tag"),
        (("to-tei", "in.txt", "--speaker-lang", "Anna", "-o", "out"), "must be NAME=TAG"),
        (("to-tei", "in.txt", "--speaker-lang", "Anna=12", "-o", "out"), "is not a language tag"),
        (("to-tei", "in.txt", "--profile", "nobody", "-o", "out"), 'there is no profile "nobody"'),
        (("to-tei", "in.txt", "--format", "morse", "-o", "out"), 'there is no format "morse"'),
        (("to-tei", "in.txt", "in.txt", "-o", "out"), "several inputs need a folder"),
        (("to-tei", "in.txt", "-o", "out", "-d", "dir"), "exclude each other"),
        (("to-tei", "in.txt", "--json"), "--json prints on standard output"),
        (("export-po", "in.xml", "-o", "out"), "Missing option '-l'"),
        (("merge", "in.xml", "in.po", "--keep", "120", "-o", "out"), "120"),
        (("frobnicate",), "No such command"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str, xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Anna Lee: Hello.\n", encoding="utf-8")
    (tmp_path / "in.xml").write_bytes(GOOD)
    (tmp_path / "in.po").write_bytes(po(ENTRY))
    done = xlate_program(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_leaves_everything_as_it_was(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Anna Lee: Hello.\n", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = xlate_program("to-tei", "in.txt", "-o", "file/out.xml")  # root may write anywhere, but not below a file
    assert done.returncode == 2
    assert "its folder file does not exist" in done.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    (tmp_path / "folder").mkdir()
    done = xlate_program("to-tei", "in.txt", "-o", "folder")
    assert done.returncode == 2
    assert "this is a folder" in done.stderr
    assert sorted(os.listdir(tmp_path)) == ["file", "folder", "in.txt"]


def test_a_broken_existing_catalogue_stays_as_it_is(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_bytes(GOOD)
    for broken, message in (
        (po(ENTRY) + b'msgid "x\n', "ru.po:10: an unterminated string"),
        (po([("zz", "Other", "Другое")]), "belongs to another one"),
        (po(ENTRY, language="de"), "is in the language de, not ru"),
    ):
        (tmp_path / "ru.po").write_bytes(broken)
        done = xlate_program("export-po", "in.xml", "-l", "ru", "-o", "ru.po")
        assert done.returncode == 2
        assert message in done.stderr
        assert (tmp_path / "ru.po").read_bytes() == broken


def test_a_source_is_never_replaced_by_what_is_made_of_it(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Anna Lee: Hello.\n", encoding="utf-8")
    (tmp_path / "in.xml").write_bytes(GOOD)
    (tmp_path / "in.po").write_bytes(po(ENTRY))
    (tmp_path / "link.xml").symlink_to("in.xml")
    for arguments in (
        ("to-tei", "in.txt", "-o", "in.txt"),
        ("merge", "in.xml", "in.po", "-o", "link.xml"),
        ("export-po", "in.xml", "-l", "ru", "-o", "in.xml"),
    ):
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        done = xlate_program(*arguments)
        assert done.returncode == 2, arguments
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
