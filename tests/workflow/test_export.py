"""Out to XLIFF, tables and TMX through the program, and back: what comes home is what PO brings home."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import given, settings
from lxml import etree
from openpyxl import load_workbook
from translate.storage import factory, tmx, xliff, xliff2

import xlate
from tests.conftest import EPOCH, EXAMPLES, ROOT, Run
from tests.exchanging import WRITERS, XLIFF12, entry, prepared, published, translate_xliff2, translate_xliff12
from tests.journeys.test_properties import CONTENTS
from tests.teitext import po, segments
from xlate.dates import iso_moment
from xlate.exchange.catalogue import Catalogue
from xlate.exchange.formats import read_catalogue
from xlate.exchange.po import read_po
from xlate.tei.read.units import extract_units
from xlate.tei.record import Record

DOCUMENTS = {
    "talk": EXAMPLES / "kremlin-en-00seed.xml",
    "handmade": ROOT / "tests" / "golden" / "handmade" / "source.xml",
}
SCHEMA_OF = {"1.2": "xliff-core-1.2-strict.xsd", "2.1": "xliff-core-2.0.xsd"}


def translate_csv(path: Path) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    source, target, status = (rows[0].index(name) for name in ("source [en]", "target [ru]", "status"))
    for row in rows[1:]:
        row[target], row[status] = f"Перевод: {row[source]}", "translated"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def translate_xlsx(path: Path) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for line in range(2, sheet.max_row + 1):
        sheet.cell(line, 8).value = f"Перевод: {sheet.cell(line, 7).value}"
    book.save(path)


WAYS: dict[str, tuple[tuple[str, ...], str, Callable[[Path], None]]] = {
    "xliff 1.2": (("export-xliff",), "back.xlf", translate_xliff12),
    "xliff 2.1": (("export-xliff", "--xliff", "2.1"), "back.xliff", translate_xliff2),
    "csv": (("export-table",), "back.csv", translate_csv),
    "xlsx": (("export-table",), "back.xlsx", translate_xlsx),
}


def without_names(merged: str) -> str:
    """A translated file without what tells the catalogues apart: name, date of revision."""
    merged = re.sub(r"Merged \S+: ([^.;]*)[^.]*\.", r"Merged: \1.", merged)
    return re.sub(r' when="[0-9-]+"(?:>[0-9-]+<)?', "", merged)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("way", WAYS)
def test_a_translation_comes_home_as_it_does_from_po(
    way: str, document: str, xlate_program: Run, tmp_path: Path
) -> None:
    command, name, translate = WAYS[way]
    shutil.copy(DOCUMENTS[document], tmp_path / "talk.xml")
    assert xlate_program("export-po", "talk.xml", "-l", "ru", "-o", "ru.po", "-q").returncode in (0, 1)
    catalogue = polib.pofile(str(tmp_path / "ru.po"), wrapwidth=0)
    for one in catalogue:
        one.msgstr = f"Перевод: {one.msgid}"
    catalogue.save()
    expected = xlate_program("merge", "talk.xml", "ru.po", "-o", "po.xml")
    exported = xlate_program(*command, "talk.xml", "-l", "ru", "-o", name)
    assert exported.stderr.endswith(
        f"talk.xml: 0 translated messages, 0 fuzzy translations, {len(catalogue)} untranslated messages\n"
    )
    empty = xlate_program("merge", "talk.xml", name, "-o", "empty.xml")
    assert f"{len(catalogue)} untranslated" in empty.stderr
    translate(tmp_path / name)
    merged = xlate_program("merge", "talk.xml", name, "-o", "back.xml")
    assert merged.returncode == expected.returncode
    theirs, ours = ((tmp_path / file).read_text(encoding="utf-8") for file in ("po.xml", "back.xml"))
    assert without_names(ours) == without_names(theirs)
    assert ours.count("Перевод: ") >= len(catalogue)  # the title stands in the header too


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("version", SCHEMA_OF)
def test_xliff_is_valid(version: str, document: str, xlate_program: Run, tmp_path: Path) -> None:
    shutil.copy(DOCUMENTS[document], tmp_path / "talk.xml")
    translations = (
        EXAMPLES / "ru.po" if document == "talk" else ROOT / "tests" / "golden" / "handmade" / "translated.po"
    )
    options = ("--xliff", version, "--translations", translations, "--reference", translations)
    copies = ("--copy-source",) if version == "1.2" else ()
    assert xlate_program("export-xliff", "talk.xml", "-l", "ru", *options, *copies, "-o", "ru.xlf").returncode == 0
    schema = published(SCHEMA_OF[version])
    assert schema.validate(etree.parse(tmp_path / "ru.xlf")), schema.error_log


@pytest.mark.parametrize("version", SCHEMA_OF)
def test_xliff_with_translations_of_units_that_are_gone_is_valid(
    version: str, xlate_program: Run, tmp_path: Path
) -> None:
    one = "One <lb/><x:y xmlns:x='a:b'>more</x:y>."
    (tmp_path / "talk.xml").write_bytes(segments([one, "Two.", "Three."]))
    (tmp_path / "ru.po").write_bytes(po([("s0", one, f"~Раз {one}"), ("s2", "Three.", "Три.")]))
    run = ("export-xliff", "talk.xml", "-l", "ru", "--xliff", version, "-o", "ru.xlf")
    assert xlate_program(*run, "--translations", "ru.po").returncode == 0
    (tmp_path / "talk.xml").write_bytes(segments([one, "Two."]))
    done = xlate_program(*run, "-v")
    assert "XL413 s2: no such unit any more; the translation is kept as obsolete" in done.stderr
    schema = published(SCHEMA_OF[version])
    assert schema.validate(etree.parse(tmp_path / "ru.xlf")), schema.error_log
    assert "Три." in (tmp_path / "ru.xlf").read_text(encoding="utf-8")
    (tmp_path / "talk.xml").write_bytes(segments([one, "Two.", "Three."]))
    assert "1 translated message, 1 fuzzy translation, 1 untranslated message" in xlate_program(*run).stderr


@pytest.mark.slow
@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=20, deadline=None)
@given(old=CONTENTS, new=CONTENTS)
def test_an_update_loses_no_translation(form: str, old: list[str], new: list[str]) -> None:
    """Whatever became of the document: each translation is in the new file, in its unit or as obsolete."""
    write, read = WRITERS[form]
    before, after = (
        extract_units(Record.read(segments(["anchor", *contents]), "a.xml")).value for contents in (old, new)
    )
    entries = tuple(entry(unit.key, unit.source, f"Перевод {place}") for place, unit in enumerate(before))
    first = prepared(before, Catalogue("a", "ru", None, None, entries))
    second = read(write(prepared(after, read(write(first), "a"))), "a")
    third = read(write(prepared(before, second)), "a")
    for catalogue in (second, third):
        found = [one.translation for one in (*catalogue.entries, *catalogue.obsolete) if one.translation]
        assert sorted(found) == sorted(one.translation for one in entries)


def test_an_export_of_what_has_not_changed_changes_nothing(exported: Path, xlate_program: Run) -> None:
    for command, name, _ in WAYS.values():
        before = read_catalogue((exported / name).read_bytes(), name)
        data = (exported / name).read_bytes()
        assert xlate_program(*command, "talk.xml", "-l", "ru", "-o", name).returncode == 0
        if not name.endswith(".xlsx"):  # which has the time of saving in it
            assert (exported / name).read_bytes() == data
        assert read_catalogue((exported / name).read_bytes(), name).entries == before.entries


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its translations in every format."""
    folder = tmp_path_factory.mktemp("exported")
    talk, translations = folder / "talk.xml", folder / "ru.po"
    shutil.copy(DOCUMENTS["talk"], talk)
    shutil.copy(EXAMPLES / "ru.po", translations)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        for result in (
            xlate.export_xliff(talk, "ru", translations=translations, output=folder / "back.xlf"),
            xlate.export_xliff(talk, "ru", translations=translations, output=folder / "back.xliff", version="2.1"),
            xlate.export_table(talk, "ru", translations=translations, output=folder / "back.csv"),
            xlate.export_table(talk, "ru", translations=translations, output=folder / "back.xlsx", form="xlsx"),
        ):
            value = result.value
            assert (value.translated, value.fuzzy, value.untranslated, result.findings) == (10, 1, 13, ())
        memory = xlate.export_tmx(talk, translations=translations, unreviewed=True, output=folder / "back.tmx")
        assert (memory.value.pairs, memory.value.left_out, memory.findings) == (11, 0, ())
    return folder


@pytest.fixture
def exported(originals: Path, tmp_path: Path) -> Path:
    """The same, in the folder of the test."""
    shutil.copytree(originals, tmp_path, dirs_exist_ok=True)
    return tmp_path


def plain(fragment: str) -> str:
    """The words of a fragment as other programs see them."""
    return "".join(etree.fromstring(f"<a>{fragment}</a>").itertext())


def test_translate_toolkit_reads_what_was_exported(exported: Path) -> None:
    entries = {str(one.key): one for one in read_po((EXAMPLES / "ru.po").read_bytes(), "ru.po").entries}
    old, new = _parsed(xliff.Xliff1File, exported / "back.xlf"), _parsed(xliff2.Xliff2File, exported / "back.xliff")
    assert (old.getsourcelanguage(), old.gettargetlanguage()) == ("en", "ru")
    assert (new.getsourcelanguage(), new.gettargetlanguage()) == ("en", "ru")
    for store in (old, new):
        assert [unit.getid().rpartition("\x04")[2] for unit in store.units] == list(entries)
        for unit, one in zip(store.units, entries.values(), strict=True):
            assert _words(unit.source) == plain(one.source)
            assert _words(unit.target or "") == plain(one.translation)
            assert unit.isfuzzy() == one.fuzzy
            assert unit.istranslated() == (bool(one.translation) and not one.fuzzy)
    assert "RETRANSLATED ko → ru → en" in "".join(unit.getnotes() for unit in old.units)
    memory = _parsed(tmx.tmxfile, exported / "back.tmx")
    pairs = [(_words(unit.source), _words(unit.target)) for unit in memory.units]
    assert len(pairs) == 11
    translated = [one for one in entries.values() if one.translation]
    assert [
        target.startswith(plain(one.translation)[:8])
        for (_, target), one in zip(pairs, translated, strict=True)
        if "<" not in one.translation
    ]
    table = factory.getobject(str(exported / "back.csv"))
    assert len(table.units) >= len(entries)


def _parsed(kind: Any, path: Path) -> Any:
    """A file as translate-toolkit reads it, which has no types."""
    return kind.parsefile(str(path))


def _words(text: str) -> str:
    """The words of a text in which translate-toolkit shows codes as tags."""
    return re.sub(r"<[^<>]*>", "", str(text))


def test_tmx_is_valid_and_tells_of_lineage(exported: Path, xlate_program: Run) -> None:
    schema = published("tmx14.dtd")
    assert schema.validate(etree.parse(exported / "back.tmx")), schema.error_log
    shutil.copy(EXAMPLES / "kremlin-en-00seed.ru.xml", exported / "talk.ru.xml")
    done = xlate_program("export-tmx", "talk.ru.xml", "--source", "talk.xml", "-d", "tm")
    assert (done.returncode, done.stderr) == (0, "talk.ru.xml: 10 translations into ru, 1 left out\n")
    tree = etree.parse(exported / "tm" / "talk.ru.tmx")
    assert schema.validate(tree), schema.error_log
    assert {prop.text for prop in tree.iterfind(".//prop[@type='x-state']")} == {"translated"}
    made = {(tuv.get("changeid"), tuv.get("changedate")) for tuv in tree.iterfind(".//tuv[@changeid]")}
    assert made == {("xlate example translator", "20261123T000000Z")}
    done = xlate_program("export-tmx", "talk.ru.xml", "--source", "talk.xml", "--unreviewed", "--json", "-o", "all.tmx")
    assert json.loads(done.stdout)["results"][0] == {
        "input": "talk.ru.xml",
        "output": "all.tmx",
        "language": "ru",
        "translations": 11,
        "left_out": 0,
        "findings": [],
    }
    units = etree.parse(exported / "all.tmx").getroot().iterfind("body/tu")
    relays = [unit for unit in units if unit.findtext("prop[@type='x-xlate-lineage']") == "ko>ru>en"]
    assert {unit.findtext("prop[@type='x-speaker']") for unit in relays} == {"Kim Yong-nam"}
    assert {unit.findtext("tuv/prop[@type='x-xlate-target-lineage']") for unit in relays} == {"ko>ru>en>ru"}


def test_a_source_alone_has_no_translations(xlate_program: Run, exported: Path) -> None:
    done = xlate_program("export-tmx", "talk.xml", "-o", "x.tmx")
    assert (done.returncode, (exported / "x.tmx").exists()) == (2, False)
    assert "name the translations with --translations ru.po" in done.stderr


def test_a_translation_with_a_machine_in_it_says_so(xlate_program: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.xml").write_bytes(segments(["One.", "Two.", "Three."]))
    line = "xlate-mt: argos 1.11 en_de/1.0 de_ru/1.9 {}"
    catalogue = polib.pofile(po([("s0", "One.", "~Раз."), ("s1", "Two.", "Два."), ("s2", "Three.", "~Три.")]).decode())
    for one, digest in zip(catalogue, ("cfe1b7d2", "00000000", "00000000"), strict=True):
        one.tcomment = line.format(digest)
    from xlate.model.mt_origin import hash_of_words

    catalogue[0].tcomment = line.format(hash_of_words("Раз."))
    (tmp_path / "ru.po").write_text(str(catalogue), encoding="utf-8")
    done = xlate_program("export-tmx", "talk.xml", "--translations", "ru.po", "--unreviewed", "-o", "-")
    states = re.findall(r'"x-state">([^<]*)</prop><prop type="x-mt">xlate-mt: argos [^<]*</prop>', done.stdout)
    assert states == ["mt", "postedited", "fuzzy"]
    assert done.stdout.count('changeid="A. Translator"') == 2  # not on words that nobody has read
    assert done.stdout.count('"x-xlate-target-lineage">?&gt;de&gt;ru<') == 3


@pytest.mark.parametrize("name", ["back.xlf", "back.xliff", "back.csv", "back.xlsx"])
def test_every_format_is_recognised_on_standard_input(name: str, exported: Path, xlate_program: Run) -> None:
    data = (exported / name).read_bytes()
    merged = xlate_program("merge", "talk.xml", "-", "-o", "out.xml", stdin=data)
    assert "24 units: 14 untranslated, 10 translated" in merged.stderr
    assert read_catalogue(data, "<stdin>").entries == read_catalogue(data, name).entries


def test_a_broken_code_is_refused_with_its_line(exported: Path, xlate_program: Run) -> None:
    path = exported / "back.xlf"
    text = path.read_text(encoding="utf-8")
    start = text.index("<target", text.index('id="d-nq5cu4mp"'))
    path.write_text(text[:start] + text[start:].replace('<g id="2"', '<g id="9"', 1), encoding="utf-8")
    done = xlate_program("merge", "talk.xml", "back.xlf", "-o", "out.xml", "-q")
    line = text.count("\n", 0, text.index('id="d-nq5cu4mp"')) + 1
    assert done.returncode == 1
    assert done.stderr.startswith(f'back.xlf:{line}: XL405 d-nq5cu4mp: <g id="9"> is not in the source; not merged')
    merged = (exported / "out.xml").read_text(encoding="utf-8")
    assert "June 14, 2018" in merged
    assert "14 июня" not in merged


def test_an_update_keeps_what_is_translated(exported: Path, xlate_program: Run) -> None:
    tei = (exported / "talk.xml").read_text(encoding="utf-8")
    changed = tei.replace(">Mr Chairman, friends,", ">Mr Chairman, dear friends,")
    assert changed != tei
    (exported / "talk.xml").write_text(changed, encoding="utf-8")
    for command, name, _ in WAYS.values():
        done = xlate_program(*command, "talk.xml", "-l", "ru", "-o", name, "-v")
        assert done.returncode == 0
        assert "XL412 s-veib4f6x: the source text changed; the translation was kept and marked fuzzy" in done.stderr
        assert "9 translated messages, 2 fuzzy translations, 13 untranslated messages" in done.stderr
        catalogue = read_catalogue((exported / name).read_bytes(), name)
        one = next(one for one in catalogue.entries if one.key == "s-veib4f6x")
        assert (one.fuzzy, one.translation) == (True, "Господин Председатель, друзья, я рад вас видеть.")


def test_a_file_that_is_there_is_not_spoilt(exported: Path, xlate_program: Run) -> None:
    before = (exported / "back.xlf").read_bytes()
    done = xlate_program("export-xliff", "talk.xml", "-l", "de", "-o", "back.xlf")
    assert (done.returncode, (exported / "back.xlf").read_bytes()) == (2, before)
    assert "the existing XLIFF file is in the language ru, not de; give -l ru or another -o" in done.stderr
    (exported / "notes.xlf").write_text("my notes", encoding="utf-8")
    done = xlate_program("export-xliff", "talk.xml", "-l", "ru", "-o", "notes.xlf")
    assert "the file exists already and cannot be brought up to date: not well-formed XML" in done.stderr
    assert (exported / "notes.xlf").read_text(encoding="utf-8") == "my notes"
    done = xlate_program("export-xliff", "talk.xml", "-l", "ru", "-o", "talk.xml")
    assert "the result would replace its own source" in done.stderr
    (exported / "empty.csv").write_bytes(b"")
    assert xlate_program("export-table", "talk.xml", "-l", "ru", "-o", "empty.csv").returncode == 0


def test_several_documents_go_into_a_folder(exported: Path, xlate_program: Run) -> None:
    shutil.copy(exported / "talk.xml", exported / "other.xml")
    done = xlate_program(
        "export-table", "talk.xml", "other.xml", "-l", "pt_br", "--format", "xlsx", "-d", "t", "--json"
    )
    assert [row["output"] for row in json.loads(done.stdout)["results"]] == ["t/pt-BR/talk.xlsx", "t/pt-BR/other.xlsx"]
    done = xlate_program("export-xliff", "talk.xml", "other.xml", "nowhere.xml", "-l", "ko", "-d", "x")
    assert (done.returncode, sorted(path.name for path in (exported / "x" / "ko").iterdir())) == (
        1,
        ["other.xlf", "talk.xlf"],
    )


def test_standard_streams_and_delimiters(exported: Path, xlate_program: Run) -> None:
    tei = (exported / "talk.xml").read_bytes()
    table = xlate_program("export-table", "-", "-l", "ru", "--delimiter", "semicolon", stdin=tei)
    assert table.stdout.startswith("\ufeffid;number;speaker;")
    xlate_program("export-table", "talk.xml", "-l", "ru", "-o", "t.tsv")
    assert (exported / "t.tsv").read_text(encoding="utf-8-sig").startswith("id\tnumber\t")
    assert 'original="stdin"' in xlate_program("export-xliff", "-", "-l", "ru", "-o", "-", stdin=tei).stdout


def test_the_wording_of_another_language_stands_beside(exported: Path, xlate_program: Run) -> None:
    done = xlate_program("export-xliff", "talk.xml", "-l", "de", "--reference", "ru=ru.po", "-o", "de.xlf")
    assert done.returncode == 0
    unit = etree.parse(exported / "de.xlf").find(f".//{XLIFF12}trans-unit[@id='s-veib4f6x']")
    assert unit is not None
    assert unit.findtext(f"{XLIFF12}alt-trans/{XLIFF12}target") == "Господин Председатель, друзья, я рад вас видеть."
    table = xlate_program("export-table", "talk.xml", "-l", "de", "--reference", "back.xlf").stdout
    assert "ru: Господин Председатель, друзья, я рад вас видеть." in table
    (exported / "bare.xlf").write_text(
        '<xliff version="2.0" srcLang="en"><file id="f"><unit id="a"/></file></xliff>', encoding="utf-8"
    )
    done = xlate_program("export-table", "talk.xml", "-l", "de", "--reference", "bare.xlf")
    assert "bare.xlf: the file does not say in which language it is" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export-xliff", "talk.xml", "-l", "ru", "--xliff", "2.1", "--copy-source"), "--copy-source is for XLIFF 1.2"),
        (("export-table", "talk.xml", "-l", "ru", "--format", "csv", "-o", "a.xlsx"), "-o ends with .xlsx"),
        (("export-table", "talk.xml", "-l", "ru", "--format", "xlsx", "-o", "a.csv"), "-o ends with .csv"),
        (("export-table", "talk.xml", "-l", "ru", "-o", "a.ods"), "tables are written as .xlsx, .csv or .tsv"),
        (("export-po", "talk.xml", "-l", "ru", "-o", "ru.xlf"), "-o ends with .xlf, but the file will be PO"),
        (("export-xliff", "talk.xml", "-l", "ru", "-o", "ru.po"), "-o ends with .po, but the file will be XLIFF"),
        (("export-table", "-", "-l", "ru", "--translations", "-"), "standard input can be read once only"),
        (("export-tmx", "-", "--source", "-"), "standard input can be read once only"),
        (("export-xliff", "talk.xml", "-l", "en"), "there is nothing to translate"),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[str, ...], message: str, exported: Path, xlate_program: Run) -> None:
    assert exported.exists()
    done = xlate_program(*arguments)
    assert (done.returncode, message in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("version", "kind"), [("1.2", xliff.Xliff1File), ("2.1", xliff2.Xliff2File)], ids=["xliff 1.2", "xliff 2.1"]
)
def test_what_translate_toolkit_wrote_comes_home(version: str, kind: Any, xlate_program: Run, tmp_path: Path) -> None:
    """Weblate, Pootle and Virtaal write XLIFF with it."""
    (tmp_path / "talk.xml").write_bytes(segments(["One.", "Two <hi>two</hi>.", "Three.", "Four."]))
    (tmp_path / "ru.po").write_bytes(po([("s2", "Three.", "~Три?"), ("s3", "Four.", "Четыре.")]))
    run = ("export-xliff", "talk.xml", "-l", "ru", "--xliff", version, "--translations", "ru.po", "-o", "ru.xlf")
    assert xlate_program(*run).returncode == 0
    store = _parsed(kind, tmp_path / "ru.xlf")
    one, _, three, four = store.units
    one.target = "Раз & два < три"
    one.marktranslated()
    three.target = "Три."
    three.markfuzzy(False)
    four.markfuzzy(True)
    store.save()
    entries = read_catalogue((tmp_path / "ru.xlf").read_bytes(), "ru.xlf").entries
    assert [(entry.source, entry.translation, entry.fuzzy) for entry in entries] == [
        ("One.", "Раз &amp; два &lt; три", False),
        ("Two <hi>two</hi>.", "", False),
        ("Three.", "Три.", False),
        ("Four.", "Четыре.", True),
    ]
    merged = xlate_program("merge", "talk.xml", "ru.xlf", "-o", "out.xml")
    assert "4 units: 2 untranslated, 2 translated" in merged.stderr


@pytest.mark.parametrize("command", ["export-po", "export-xliff", "export-table"])
def test_findings_name_the_tei_file_as_the_user_does(xlate_program: Run, tmp_path: Path, command: str) -> None:
    tei = tmp_path / "talk.xml"
    shutil.copy(DOCUMENTS["talk"], tei)
    made = tmp_path / "out" / {"export-po": "ru.po", "export-xliff": "ru.xlf", "export-table": "ru.csv"}[command]
    made.parent.mkdir()
    tei.write_bytes(tei.read_bytes().replace(b"Thank you.", b"Thanks a lot."))
    done = xlate_program(command, tei, "-l", "ru", "--translations", EXAMPLES / "ru.po", "-o", made, "-v")
    changed = [line for line in done.stderr.splitlines() if " XL412 " in line]
    assert changed
    assert all(line.startswith(f"{tei}:") for line in changed)


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="there are no names of open files here")
def test_a_pipe_is_no_place_to_point_to(xlate_program: Run, tmp_path: Path) -> None:
    content = DOCUMENTS["talk"].read_bytes()
    for command in (["export-po", "-l", "ru", "-o", tmp_path / "new.po"], ["merge", "-o", tmp_path / "ru.xml"]):
        reading, writing = os.pipe()
        with os.fdopen(writing, "wb") as stream:
            stream.write(content)
        name, *options = command
        catalogues = [EXAMPLES / "ru.po"] if name == "merge" else []
        assert xlate_program(str(name), f"/dev/fd/{reading}", *catalogues, *options).returncode == 0
        os.close(reading)
    assert "#: stdin:" in (tmp_path / "new.po").read_text(encoding="utf-8")
    assert 'corresp="stdin"' in (tmp_path / "ru.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_an_export_that_changes_nothing_leaves_the_file_and_its_date(
    xlate_program: Run, tmp_path: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "ru.xlf"
    command = ["export-xliff", DOCUMENTS["talk"], "-l", "ru", "--xliff", version, "-o", made]
    assert xlate_program(*command, "--translations", EXAMPLES / "ru.po").returncode == 0
    before = made.read_bytes()
    revised = read_catalogue((EXAMPLES / "ru.po").read_bytes(), "ru.po").revised
    assert iso_moment(read_catalogue(before, "ru.xlf").revised) == iso_moment(revised)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 86_400))
    assert xlate_program(*command).returncode == 0
    assert made.read_bytes() == before
