"""Files with several texts, and texts in several files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from tests.tei.test_prov import BASE, compare_with_find
from tests.tei.test_speech import HEAD, tei, translated
from tests.workflow.test_good_guest import problems, said
from xlate import add_ids, export_po, merge_parallel
from xlate.errors import CorrectionError, RecordError
from xlate.files import Input
from xlate.model.lineage_query import way
from xlate.revision.correction import Correction, Selection
from xlate.tei.names import XML_ID, T
from xlate.tei.read.columns import read_columns
from xlate.tei.read.prov import prov_graph
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record
from xlate.workflow.lineage import set_lineage, strip_lineage, survey

FILE = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>n</p></publicationStmt><sourceDesc>"
    "<p>n</p></sourceDesc></fileDesc><profileDesc>{0}</profileDesc></teiHeader>"
)
PERSON = '<particDesc><listPerson><person xml:id="a"><persName>Ann Lee</persName></person></listPerson></particDesc>'
DAY = '<settingDesc><setting><date when="{0}"/></setting></settingDesc>'
SPEECH = '<u xml:id="u{0}" who="#a"><seg xml:id="s{0}">{1}</seg></u>'
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def document(number: int, words: str, language: str = "en") -> str:
    """A TEI document in a corpus."""
    header = FILE.format(DAY.format(f"2020-01-0{number}"))
    return f'<TEI xml:lang="{language}">{header}<text><body>{SPEECH.format(number, words)}</body></text></TEI>'


CORPUS = (
    f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{FILE.format(PERSON)}'
    f"{document(1, 'One.')}{document(2, 'Two.')}{document(3, 'Drei.', 'de')}</teiCorpus>"
)


def test_each_text_of_a_corpus_is_read_with_the_persons_of_its_header() -> None:
    """Review B1."""
    rows = survey(Input(CORPUS.encode(), "corpus.xml")).value
    assert [(one.unit.key, one.unit.speaker, one.date, one.unit.language) for one in rows] == [
        ("s1", "Ann Lee", "2020-01-01", "en"),
        ("s2", "Ann Lee", "2020-01-02", "en"),
        ("s3", "Ann Lee", "2020-01-03", "de"),
    ]


def test_a_corpus_is_annotated_translated_and_stripped() -> None:
    given = Input(CORPUS.encode(), "corpus.xml")
    assert add_ids(given).value.data == given.data
    source = said(given)
    assert problems(source) == []
    assert strip_lineage(source).value == given.data
    target = Input(translated(source, "Two.", "Zwei.").encode(), "corpus.de.xml")
    assert [(way(one.unit.lineage), one.unit.language) for one in survey(target).value] == [
        ("fr → en", "en"),
        ("fr → en → de", "de"),
        ("fr → de", "de"),
    ]
    assert problems(target) == []
    titles = re.findall(rb"<title[^>]*>", target.data)
    assert titles.count(b'<title xml:lang="en">') == 3, "of the corpus, and of two of its documents"
    assert titles.count(b'<title xml:lang="de">') == 1


def test_a_corpus_has_its_languages_side_by_side_in_each_document(tei_all: etree.RelaxNG) -> None:
    source = said(Input(CORPUS.replace('xml:lang="de"', 'xml:lang="nl"').encode(), "corpus.xml"))
    catalogues = []
    for language, texts in (("fr", {"One.": "Un.", "Two.": "Deux.", "Drei.": "Trois."}), ("es", {"Two.": "Dos."})):
        catalogue = export_po(source, language).value.data.decode()
        for old, new in texts.items():
            catalogue = catalogue.replace(f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{new}"')
        catalogues.append(Input(catalogue.encode(), f"{language}.po"))
    data = merge_parallel(source, catalogues).value[0].data
    assert data is not None
    root = etree.fromstring(data)
    assert tei_all.validate(root), tei_all.error_log.last_error
    parallel = Input(data, "corpus.parallel.xml")
    assert problems(parallel) == []
    ids = [[one.get(XML_ID) for one in group.iter(f"{T}seg")] for group in root.iter(f"{T}group")]
    assert ids == [["s1.en", "s1.fr"], ["s2.en", "s2.fr", "s2.es"], ["s3.nl", "s3.fr"]]
    links = [link.get("target") for link in root.iter(f"{T}link")]
    assert links == ["#s1.en #s1.fr", "#s2.en #s2.fr #s2.es", "#s3.nl #s3.fr"]
    ways = {one.unit.key: way(one.unit.lineage) for one in survey(parallel).value}
    assert (ways["s1.en"], ways["s2.es"], ways["s3.fr"]) == ("fr → en", "fr → en → es", "fr → nl → fr")
    compare_with_find(data, prov_graph(Record.read(data), BASE))
    columns = read_columns(Record.read(data)).value
    assert [(column.language, [block.key for block in column.blocks]) for column in columns] == [
        ("en", ["s1", "s2", "s3"]),
        ("fr", ["s1", "s2", "s3"]),
        ("es", ["s2"]),
    ]
    with pytest.raises(RecordError, match="already in English"):
        merge_parallel(source, [Input(export_po(source, "en-GB").value.data, "en.po")])
    with pytest.raises(CorrectionError, match="translated file"):
        set_lineage(parallel, Selection(everything=True), Correction("Ann", spoken="ja"))


def test_a_text_in_a_text_is_read_too() -> None:
    nested = f'{HEAD}<text><body><p xml:id="p1">One.</p></body></text>{document(2, "Two.")}</TEI>'
    assert [unit.key for unit in extract_units(Record.read(nested.encode())).value] == ["p1", "s2"]


def test_what_is_no_tei_is_refused_as_before() -> None:
    with pytest.raises(RecordError, match="the root element is <div>"):
        Record.read(b'<div xmlns="http://www.tei-c.org/ns/1.0"/>')


def book(folder: Path, *hrefs: str, attributes: str = "") -> Path:
    """A file that includes others."""
    inside = "\n".join(f'<xi:include {XI} href="{href}"{attributes}/>' for href in hrefs)
    path = folder / "book.xml"
    path.write_bytes(tei(f'<p xml:id="p1">One.</p>\n{inside}\n<p xml:id="p9">Nine.</p>').data)
    return path


def part(path: Path, words: str, key: str = "p2") -> None:
    """A part of a book."""
    path.write_text(
        f'<?xml version="1.0"?>\n<div xmlns="http://www.tei-c.org/ns/1.0">\n<p xml:id="{key}">{words}</p></div>'
    )


def test_what_is_included_is_exported_and_merged_in_its_place(tmp_path: Path) -> None:
    """Review B2: a translator sees the whole book; lines are those of the file."""
    (tmp_path / "parts").mkdir()
    part(tmp_path / "parts" / "2.xml", "Two.")
    path = book(tmp_path, "parts/2.xml")
    before = path.read_bytes()
    catalogue = export_po(path, "de")
    assert not catalogue.findings
    lines = [line for line in catalogue.value.data.decode().splitlines() if line.startswith("#: ")]
    assert [line.rpartition(":")[2] for line in lines] == ["1", "2", "3"]
    target = translated(path, "Two.", "Zwei.")  # type: ignore[arg-type]
    assert "Zwei." in target
    assert "xi:include" not in target
    (tmp_path / "book.de.xml").write_text(target, encoding="utf-8")
    assert path.read_bytes() == before
    from xlate.workflow.validate import validate

    assert [one.code for one in validate(tmp_path / "book.de.xml").findings] == ["XL307"]


def test_a_file_that_is_edited_itself_keeps_its_inclusions_and_says_so(tmp_path: Path) -> None:
    part(tmp_path / "2.xml", "Two.")
    path = book(tmp_path, "2.xml")
    assert add_ids(path).value.data == path.read_bytes()
    findings = extract_units(Record.read(path.read_bytes(), str(path))).findings
    assert [(one.code, one.line) for one in findings] == [("XL310", 2)]


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("http://example.org/2.xml", "nothing is fetched"),
        ("//example.org/2.xml", "nothing is fetched"),
        ("../outside.xml", "not in the folder"),
        ("/etc/passwd", "not in the folder"),
        ("link.xml", "not in the folder"),
        ("missing.xml", "no such file"),
        ("broken.xml", "cannot be read"),
        ("entities.xml", "declarations of its own"),
        ("book.xml", "includes itself"),
        ("other.xml", "not TEI"),
    ],
)
def test_what_cannot_be_included_safely_is_reported_with_its_line(tmp_path: Path, href: str, reason: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    part(tmp_path / "outside.xml", "Secret.")
    (folder / "link.xml").symlink_to(tmp_path / "outside.xml")
    (folder / "broken.xml").write_text("<div><p></div>")
    (folder / "entities.xml").write_text(
        '<!DOCTYPE div [<!ENTITY a "aaa">]><div xmlns="http://www.tei-c.org/ns/1.0">&a;</div>'
    )
    (folder / "other.xml").write_text("<svg/>")
    result = export_po(book(folder, href), "de")
    assert [(one.code, one.line, reason in one.message) for one in result.findings] == [("XL310", 2, True)]
    assert b"Secret" not in result.value.data
    assert b"Nine." in result.value.data


def test_a_part_that_is_included_gets_its_names_in_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "2.xml"
    part(path, "Two.")
    bare = path.read_bytes().replace(b' xml:id="p2"', b"")
    path.write_bytes(bare)
    assert b"Two." not in export_po(book(tmp_path, "2.xml"), "de").value.data
    named = add_ids(path, output=path).value
    assert (named.added, re.sub(rb' xml:id="n-[a-z2-7]{8}"', b"", path.read_bytes())) == (1, bare)
    assert b"Two." in export_po(book(tmp_path, "2.xml"), "de").value.data
    with pytest.raises(RecordError, match="the root element is <div>"):
        survey(path)


def test_a_circle_of_inclusions_ends(tmp_path: Path) -> None:
    for name, other in (("2.xml", "3.xml"), ("3.xml", "2.xml")):
        (tmp_path / name).write_text(
            f'<div xmlns="http://www.tei-c.org/ns/1.0" {XI}><p xml:id="p{name[0]}">{name}</p>'
            f'<xi:include href="{other}"/></div>'
        )
    result = export_po(book(tmp_path, "2.xml"), "de")
    assert [(one.code, "includes itself" in one.message) for one in result.findings] == [("XL310", True)]
    assert result.value.data.count(b"msgctxt") == 4


def test_one_element_of_a_file_can_be_included(tmp_path: Path) -> None:
    part(tmp_path / "2.xml", "Two.")
    result = export_po(book(tmp_path, "2.xml", attributes=' xpointer="p2"'), "de")
    assert (result.value.data.count(b"msgctxt"), result.findings) == (3, ())
