"""A translator's file is brought up to date: what its user has added stays; what stands twice is no obstacle."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.conftest import Run
from tests.teitext import po

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>'
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p>"
    "</sourceDesc></fileDesc></teiHeader><text><body>"
)
TEI = f'{HEAD}<p xml:id="p1">Good morning.</p><p xml:id="p2">Thank you.</p></body></text></TEI>\n'
EXPORTS = {"po": "export-po", "xlf": "export-xliff", "csv": "export-table", "xlsx": "export-table"}


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "t.xml"
    path.write_text(TEI, encoding="utf-8")
    return path


def _table(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def _write_table(path: Path, rows: list[list[str]]) -> None:
    if path.suffix == ".xlsx":
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.worksheets[0].append(row)
        workbook.save(path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_columns_and_rows_that_the_user_has_added_stay(kind: str, talk: Path, xlate_program: Run) -> None:
    path = talk.with_name(f"t.{kind}")
    assert xlate_program("export-table", "t.xml", "-l", "ru", "-o", path.name).returncode == 0
    header, *rows = _table(path)
    own = ["Reviewer", "Seen", "Seen"]
    table = [["Reviewer", *header, "Seen", "Seen"], ["Olga", *rows[0], "a", "b"], ["Петя", *rows[1], "", "c"]]
    remark = ["until here", *[""] * len(header), "", ""]
    _write_table(path, [*table, remark, ["", "gone1", *[""] * (len(header) - 1), "x", ""]])
    for _ in range(2):
        done = xlate_program("export-table", "t.xml", "-l", "ru", "-o", path.name)
        assert done.returncode == 0, done.stderr
        now = _table(path)
        assert now[0] == [*header, *own]
        assert [row[len(header) :] for row in now[1:]] == [
            ["Olga", "a", "b"], ["Петя", "", "c"], ["until here", "", ""], ["", "x", ""]
        ]  # fmt: skip
        assert [row[0] for row in now[1:]] == ["p1", "p2", "", "gone1"]
    talk.write_text(TEI.replace('<p xml:id="p2">Thank you.</p>', ""), encoding="utf-8")
    assert xlate_program("export-table", "t.xml", "-l", "ru", "-o", path.name).returncode == 0
    assert ["Петя", "", "c"] in [row[len(header) :] for row in _table(path)]


def test_other_sheets_remarks_and_colours_of_a_workbook_stay(talk: Path, xlate_program: Run) -> None:
    path = talk.with_name("t.xlsx")
    assert xlate_program("export-table", "t.xml", "-l", "ru", "-o", path.name).returncode == 0
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    sheet.title = "Перевод"
    sheet["H3"] = "Спасибо."
    sheet["H3"].comment = Comment("is that all?", "Olga")
    sheet["H3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["H2"].comment = Comment("empty", "Olga")
    workbook.create_sheet("Terms", 0)["A1"] = "=1+1"
    workbook.save(path)
    talk.write_text(TEI.replace('<p xml:id="p1">', '<p xml:id="p0">New.</p><p xml:id="p1">'), encoding="utf-8")
    for _ in range(2):
        assert xlate_program("export-table", "t.xml", "-l", "ru", "-o", path.name).returncode == 0
        workbook = openpyxl.load_workbook(path)
        assert workbook.sheetnames == ["Terms", "Перевод"]
        assert workbook["Terms"]["A1"].value == "=1+1"
        cell = workbook["Перевод"]["H4"]
        assert (cell.value, cell.comment.text, cell.fill.fgColor.rgb) == ("Спасибо.", "is that all?", "00FFFF00")
        assert workbook["Перевод"]["H3"].comment.text == "empty"
        assert workbook["Перевод"]["H2"].comment is None
    assert xlate_program("merge", "t.xml", path.name, "-o", "t.ru.xml").returncode == 0


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_id_that_stands_twice_is_no_obstacle(kind: str, talk: Path, xlate_program: Run) -> None:
    path = talk.with_name(f"t.{kind}")
    command = (EXPORTS[kind], "t.xml", "-l", "ru", "-o", path.name)
    assert xlate_program(*command).returncode == 0
    if kind in ("csv", "xlsx"):
        header, first, second = _table(path)
        place = header.index("target [ru]")
        rows = [[*first[:place], words, *first[place + 1 :]] for words in ("Доброе утро.", "С добрым утром.")]
        _write_table(path, [header, *rows, second])
    else:
        text = path.read_text(encoding="utf-8")
        start, end = ('msgctxt "p1"', 'msgctxt "p2"') if kind == "po" else ("<trans-unit", "<trans-unit")
        begin = text.index(start)
        unit = text[begin : text.index(end, begin + 5)].partition("#.")[0].rstrip() + "\n\n"
        empty, filled = ('msgstr ""', 'msgstr "{}"') if kind == "po" else ("</source>", "</source><target>{}</target>")
        both = "".join(unit.replace(empty, filled.format(one)) for one in ("Доброе утро.", "С добрым утром."))
        path.write_text(text.replace(unit.rstrip(), both.rstrip(), 1), encoding="utf-8")
    refused = xlate_program("merge", "t.xml", path.name, "-o", "x.xml")
    assert (refused.returncode, "duplicate entry" in refused.stderr) == (2, True), refused.stderr
    for number in range(2):
        done = xlate_program(*command)
        assert done.returncode == 0, done.stderr
        assert ("XL431" in done.stderr) == (number == 0), done.stderr
    merged = xlate_program("merge", "t.xml", path.name, "-o", "x.xml")
    assert merged.returncode == 0, merged.stderr
    assert "Доброе утро." in talk.with_name("x.xml").read_text(encoding="utf-8")
    said = "\n".join(map(",".join, _table(path))) if kind in ("csv", "xlsx") else path.read_text(encoding="utf-8")
    assert said.count("Otherwise: С добрым утром.") == 1


def test_two_obsolete_entries_of_one_id_both_stay(talk: Path, xlate_program: Run) -> None:
    path = talk.with_name("t.po")
    head = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    gone = '#~ msgctxt "p9"\n#~ msgid "Gone."\n#~ msgstr "{}"\n\n'
    other = '#~ msgctxt "p9"\n#~ msgid "Gone away."\n#~ msgstr "Третье."\n\n'
    entry = 'msgctxt "p1"\nmsgid "Good morning."\nmsgstr ""\n\n'
    path.write_text(head + entry + gone.format("Одно.") + gone.format("Другое.") + other, encoding="utf-8")
    for number in range(2):
        done = xlate_program("export-po", "t.xml", "-l", "ru", "-o", "t.po")
        assert (done.returncode, "XL431" in done.stderr) == (0, number == 0), done.stderr
        text = path.read_text(encoding="utf-8")
        assert [text.count(words) for words in ("Одно.", "Другое.", "Третье.", "Otherwise")] == [1, 1, 1, 1]
        subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], check=True)
    talk.write_text(TEI.replace("</body>", '<p xml:id="p9">Gone.</p></body>'), encoding="utf-8")
    assert xlate_program("export-po", "t.xml", "-l", "ru", "-o", "t.po").returncode == 0
    text = path.read_text(encoding="utf-8")
    assert '\nmsgctxt "p9"\nmsgid "Gone."\nmsgstr "Одно."' in text
    assert "# Otherwise: Другое." in text


@pytest.mark.parametrize("missing", ["missing.po", "folder", "broken.po", "broken.xlf", "odd.bin"])
@pytest.mark.parametrize("where", [("-o", "x.xml"), ("-d", "out")])
def test_of_several_files_one_that_is_missing_stops_the_merge(
    missing: str, where: tuple[str, str], talk: Path, xlate_program: Run
) -> None:
    assert xlate_program("export-po", "t.xml", "-l", "ru", "-o", "ru.po").returncode == 0
    talk.with_name("folder").mkdir()
    talk.with_name("broken.po").write_text('msgid "')
    talk.with_name("broken.xlf").write_text('<xliff version="1.2"><file>')
    talk.with_name("odd.bin").write_bytes(b"\0\1\2")
    before = sorted(one.name for one in talk.parent.iterdir() if one.is_file())
    done = xlate_program("merge", "t.xml", "ru.po", missing, *where)
    assert (done.returncode, missing in done.stderr) == (2, True), done.stderr
    assert "nothing was merged" in done.stderr
    assert sorted(one.name for one in talk.parent.rglob("*") if one.is_file()) == before


def test_what_people_have_put_into_a_workbook_is_kept_or_told(talk: Path, xlate_program: Run) -> None:
    """Charts stay; what openpyxl cannot write stops the update; what the new sheet lacks is a finding."""
    path = talk.with_name("t.xlsx")
    assert xlate_program("export-table", "t.xml", "-l", "ru", "-o", "t.xlsx").returncode == 0
    workbook = openpyxl.load_workbook(path)
    sheet, other = workbook.worksheets[0], workbook.create_sheet("Mine")
    for place in (sheet, other):
        chart = BarChart()
        chart.add_data(Reference(other, min_col=1, min_row=1, max_row=3))
        place.add_chart(chart, "P2")
    sheet["M1"], sheet["M2"] = "length", "=LEN(H2)"
    sheet.auto_filter.ref = "A1:L3"
    workbook.save(path)
    done = xlate_program("export-table", "t.xml", "-l", "ru", "-o", "t.xlsx")
    assert (done.returncode, "XL425" in done.stderr, "1 filter, 1 formula" in done.stderr) == (0, True, True), (
        done.stderr
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert sum(name.startswith("xl/charts/chart") for name in parts) == 2
    assert "XL425" not in xlate_program("export-table", "t.xml", "-l", "ru", "-o", "t.xlsx").stderr
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.writestr("xl/drawings/drawing9.xml", b'<wsDr><sp macro=""><spPr/></sp></wsDr>')
        archive.writestr("xl/vbaProject.bin", b"")
    before = path.read_bytes()
    done = xlate_program("export-table", "t.xml", "-l", "ru", "-o", "t.xlsx")
    assert (done.returncode, path.read_bytes()) == (2, before)
    assert "would be lost: 1 macro, 1 shape; give another -o" in done.stderr


@pytest.mark.parametrize(
    ("command", "name", "first", "sign"),
    [
        ("export-xliff", "t.xlf", ("--xliff", "2.1"), 'version="2.1"'),
        ("export-xliff", "t.xlf", ("--copy-source",), 'state="new"'),
        ("export-table", "t.csv", ("--delimiter", "semicolon"), "id;number;"),
        ("export-table", "t.csv", ("--delimiter", "tab"), "id\tnumber\t"),
    ],
)
def test_an_update_with_fewer_options_keeps_the_form_of_the_file(
    command: str, name: str, first: tuple[str, ...], sign: str, talk: Path, xlate_program: Run
) -> None:
    path = talk.with_name(name)
    for options in (first, ()):
        talk.write_text(TEI.replace("</body>", f'<p xml:id="p{len(options) + 3}">More.</p></body>'), encoding="utf-8")
        assert xlate_program(command, "t.xml", "-l", "ru", "-o", name, *options).returncode == 0
        assert sign in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", EXPORTS)
def test_notes_of_references_that_are_not_given_again_are_missed(ending: str, talk: Path, xlate_program: Run) -> None:
    talk.with_name("g.csv").write_text("source,target\nGood,Gut\n", encoding="utf-8")
    talk.with_name("de.po").write_bytes(po([("p2", "Thank you.", "Danke.")], language="de"))
    export = (EXPORTS[ending], "t.xml", "-l", "ru", "-o", f"t.{ending}")
    for options in (("--glossary", "g.csv"), ("--reference", "de=de.po")):
        talk.with_name(f"t.{ending}").unlink(missing_ok=True)
        for again, told in ((options, False), (options, False), ((), True), ((), False)):
            done = xlate_program(*export, *again)
            assert (done.returncode, "XL427" in done.stderr) == (0, told), done.stderr
