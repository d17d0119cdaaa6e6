"""TEI that is not in UTF-8: read by what reads, refused by what writes; ASCII is written as ASCII."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import Run
from xlate.errors import RecordError
from xlate.tei.record import Record
from xlate.tei.write.assign_ids import splice_ids

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title>'
    "</titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>\n<text><body>\n"
)
BODY = '<p xml:id="p1">Café @ olé.</p>\n<p>No id.</p>\n</body></text></TEI>\n'
PO = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Last-Translator: Zoé Б\\n"

msgctxt "p1"
msgid "Good morning."
msgstr "Déjà le matin – 朝 😀."
"""


def _tei(encoding: str, text: str = HEAD + BODY) -> bytes:
    return f"<?xml version='1.0' encoding='{encoding}'?>\n{text}".encode(encoding)


@pytest.mark.parametrize("name", ["ASCII", "us-ascii", "US-ASCII", "ANSI_X3.4-1968", "ISO646-US"])
def test_what_declares_ascii_is_written_as_ascii(name: str, tmp_path: Path, xlate_program: Run) -> None:
    text = HEAD + '<p xml:id="p1">Good morning.</p>\n<p>Bye.</p></body></text></TEI>\n'
    source = f"<?xml version='1.0' encoding='{name}'?>\n{text}".encode()
    (tmp_path / "a.xml").write_bytes(source)
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    done = xlate_program("merge", "a.xml", "a.po", "-o", "b.xml")
    assert done.returncode == 0, done.stderr
    merged = (tmp_path / "b.xml").read_bytes()
    assert merged.isascii()
    assert merged.startswith(source.splitlines()[0])
    root = etree.fromstring(merged)
    assert "Déjà le matin – 朝 😀." in "".join(root.itertext())
    assert "Zoé Б" in "".join(root.itertext())
    assert xlate_program("validate", "b.xml").returncode == 0
    again = xlate_program("merge", "a.xml", "a.po", "-o", "c.xml")
    assert again.returncode == 0
    assert (tmp_path / "c.xml").read_bytes() == merged


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-16", "utf-16-le", "ISO-8859-15", "UTF-8"])
def test_every_charset_is_read_for_reading(encoding: str, tmp_path: Path, xlate_program: Run) -> None:
    (tmp_path / "a.xml").write_bytes(_tei(encoding))
    (tmp_path / "u.xml").write_bytes(_tei("UTF-8"))
    for verb in (
        ["validate"],
        ["export-po", "-l", "ru", "-o", "x.po"],
        ["lineage", "show"],
        ["lineage", "find", "--kind", "unknown"],
        ["export-table", "-l", "ru", "-o", "x.csv"],
    ):
        words = ["lineage", verb[1]] if verb[0] == "lineage" else verb[:1]
        rest = verb[len(words) :]
        ours, theirs = (xlate_program(*words, name, *rest) for name in ("a.xml", "u.xml"))
        assert ours.returncode == theirs.returncode, (verb, ours.stderr)
        assert ours.stdout.replace("a.xml", "u.xml") == theirs.stdout.replace("a.xml", "u.xml")
    assert "Café @ olé." in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-16", "utf-16-le"])
def test_other_charsets_are_refused_for_writing(encoding: str, tmp_path: Path, xlate_program: Run) -> None:
    data = _tei(encoding)
    (tmp_path / "a.xml").write_bytes(data)
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    for words in (["ids", "a.xml"], ["merge", "a.xml", "a.po", "-o", "b.xml"], ["lineage", "init", "a.xml"]):
        done = xlate_program(*words)
        assert done.returncode == 2, words
        assert "xmllint --encode UTF-8" in done.stderr
    assert (tmp_path / "a.xml").read_bytes() == data
    assert not (tmp_path / "b.xml").exists()


def test_what_is_not_in_the_charset_that_it_declares_is_refused() -> None:
    for data in (_tei("UTF-8").replace(b"UTF-8", b"ASCII"), _tei("ISO-8859-1").replace(b"ISO-8859-1", b"UTF-8")):
        with pytest.raises(RecordError, match=":4: ") as caught:
            Record.read(data, "a.xml")
        assert "is not" in str(caught.value)
    with pytest.raises(RecordError, match="utf-16"):
        Record.read(b"\xff\xfe<\x00a", "a.xml", to_splice=False)


def test_references_are_written_only_where_ascii_is_declared() -> None:
    text = HEAD.replace(">T<", ">Té<") + "<p>Words.</p></body></text></TEI>"
    given = f"<?xml version='1.0'?>{text}".encode()
    assert splice_ids(Record.read(given)).value[0].decode().count("Té") == 1
