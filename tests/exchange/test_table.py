"""Tables: hostile and hasty hands, and what spreadsheets make of a file."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.exchanging import entry, package
from xlate.errors import CatalogueError, InputError, MissingExtraError
from xlate.exchange.formats import read_catalogue
from xlate.exchange.table import read_csv, read_xlsx, write_csv, write_xlsx
from xlate.formats.csv import guard, unguard

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1", "'=1", "''-1", "'", "'a", ""]
TABLE = "id,source [en],target [ru],status\ns0,One,Раз,translated\n"


@given(st.one_of(st.text(), st.sampled_from(DANGEROUS)))
def test_a_guarded_cell_comes_back_exactly(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", DANGEROUS[:8])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert unguard(text) == text  # somebody typed it: it is theirs


def test_a_table_for_excel() -> None:
    data = write_csv(package(entry("", "=cmd", "-да"), entry("", "Two", "")))
    assert data.startswith(
        b"\xef\xbb\xbfid,number,speaker,kind,lineage,relay,source [en],target [ru],status,note,comment,"
    )
    assert b"'=cmd,'-\xd0\xb4\xd0\xb0,translated" in data
    assert [(one.source, one.translation) for one in read_csv(data, "a.csv").entries] == [("=cmd", "-да"), ("Two", "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_as_spreadsheets_save_them(delimiter: str, encoding: str) -> None:
    made = package(entry("", 'One, "two"; three', "Раз;\nдва"))
    text = write_csv(made, delimiter).decode("utf-8-sig")
    (one,) = read_catalogue(text.encode(encoding), "a.csv").entries
    assert (one.key, one.source, one.translation, one.line) == ("s0", 'One, "two"; three', "Раз;\nдва", 2)


def test_columns_in_any_order_and_others() -> None:
    table = (
        "Mood, Target [ pt_BR ] ,ID,status,Source\nhappy,Um,s0,,One\n,,,,\nsad,Dois,s1,mt,Two\nx,Três,s2,DRAFT,Three\ny"
    )
    with pytest.raises(CatalogueError):
        read_csv(table.encode(), "a.csv")  # spaces in the brackets are no tag
    catalogue = read_csv(table.replace("[ pt_BR ]", "[pt_BR]").encode(), "a.csv")
    assert (catalogue.language, catalogue.source_language, catalogue.translator) == ("pt-BR", None, None)
    assert [(one.key, one.translation, one.fuzzy, one.line) for one in catalogue.entries] == [
        ("s0", "Um", False, 2),
        ("s1", "Dois", True, 4),
        ("s2", "Três", True, 5),
    ]


def test_translators_are_named_in_a_column() -> None:
    table = "id,source,target [ru],translator\ns0,One,Раз,Anna\ns1,Two,Два,Boris\ns2,Three,Три,Anna\ns3,Four,,\n"
    assert read_csv(table.encode(), "a.csv").translator == "Anna, Boris"


@pytest.mark.parametrize(
    ("table", "message", "line"),
    [
        ("", "the table has no column id, source, target; make one with: xlate export-table", 1),
        ("id,source\n", "the table has no column target", 1),
        ("id,source,target\ns0,a,b\n", "the table does not say its language; name the column", 1),
        ("id,source,target [ru]\ns0,a,b\ns0,a,c\n", "duplicate entry: s0 stands in line 2 too", 3),
        ('id,source,target [ru]\ns0,a,"b', "not CSV: unexpected end of data", 2),
    ],
)
def test_a_table_that_cannot_be_used_says_why(table: str, message: str, line: int) -> None:
    with pytest.raises(CatalogueError, match=re.escape(message)) as caught:
        read_csv(table.encode(), "a.csv")
    assert caught.value.line == line


def test_another_encoding_is_refused() -> None:
    with pytest.raises(CatalogueError, match="save it as CSV UTF-8"):
        read_csv(TABLE.encode("cp1251"), "a.csv")


def test_a_cell_of_any_length_goes_into_csv() -> None:
    made = package(entry("", "x" * 200_000, "y" * 200_000))
    assert len(read_csv(write_csv(made), "a.csv").entries[0].translation) == 200_000
    with pytest.raises(
        InputError, match=r"s0: 200000 characters are more than a cell of a workbook can hold \(32767\)"
    ):
        write_xlsx(made)


def test_a_workbook_is_text_and_comfortable() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx(package(entry("", "=1+1", "#N/A"), entry("", "Two", ""))))).worksheets[
        0
    ]
    assert (sheet.title, sheet.freeze_panes) == ("ru", "B2")
    assert [(sheet[place].value, sheet[place].data_type, sheet[place].quotePrefix) for place in ("G2", "H2", "G3")] == [
        ("=1+1", "s", True),
        ("#N/A", "s", True),
        ("Two", "s", False),
    ]
    assert sheet["A1"].font.bold
    assert sheet.data_validations.dataValidation[0].formula1 == '"untranslated,mt,fuzzy,translated,obsolete"'


def workbook(rows: Sequence[list[Any]], *, first: str | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    if first is not None:
        sheet["A1"] = first
        sheet = book.create_sheet("more")
    for row in rows:
        sheet.append(row)
    book.properties.lastModifiedBy = "Anna Schmidt"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


HEADER = ["target [ru]", "source [en]", "id", "status"]


def test_a_workbook_as_people_leave_it() -> None:
    rows: list[list[Any]] = [
        HEADER,
        [7.0, "Seven", "s0"],
        [1.5, "One and a half", "s1"],
        [True, "True", "s2", "fuzzy"],
        [None, "x", "s3"],
        [datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None), "A day", "s4"],
        [],
        ["=A1", "A sum", "s5"],
        ["a_x000D_\nb _x005F_x0041_", "Lines", "s6"],
    ]
    catalogue = read_catalogue(workbook(rows, first="Notes"), "a.xlsx")
    assert [one.translation for one in catalogue.entries] == [
        "7", "1.5", "True", "", "2026-01-02T00:00:00", "=A1", "a\r\nb _x0041_",
    ]  # fmt: skip
    assert [one.line for one in catalogue.entries] == [2, 3, 4, 5, 6, 8, 9]
    assert [one.fuzzy for one in catalogue.entries] == [False, False, True, False, False, False, False]
    assert catalogue.translator == "Anna Schmidt"
    assert datetime.fromisoformat(str(catalogue.revised)).replace(tzinfo=UTC) <= datetime.now(UTC)


def test_a_workbook_without_a_table() -> None:
    with pytest.raises(CatalogueError, match="the table has no column id, source, target"):
        read_xlsx(workbook([["a", "b"]]), "a.xlsx")
    with pytest.raises(CatalogueError, match="the table has no column"):
        read_xlsx(workbook([]), "a.xlsx")


def repacked(**parts: bytes | None) -> bytes:
    """A workbook, some of whose parts are others."""
    old, data = zipfile.ZipFile(io.BytesIO(workbook([HEADER, ["Раз", "One", "s0"]]))), io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = parts.pop(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in parts.items():
            new.writestr(name, content or b"")
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and nothing more", "this is not an XLSX workbook"),
        (b"id,source", "this is not an XLSX workbook"),
        (repacked(**{"xl/workbook.xml": None}), "the workbook is damaged"),
        (repacked(**{SHEET: b"<worksheet"}), "the workbook is damaged"),
        (repacked(**{SHEET: b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"}), "has a DOCTYPE"),
        (repacked(**{SHEET: "<!DOCTYPE a><a/>".encode("utf-16")}), "has a DOCTYPE"),
        (repacked(**{f"xl/{n}.xml": b"" for n in range(2100)}), "too large when unpacked"),
        (repacked(**{"xl/media/a.png": b"\0" * (257 * 1024 * 1024)}), "too large when unpacked"),
    ],
    ids=["no zip", "no zip either", "no workbook", "broken sheet", "entities", "utf-16", "many parts", "bomb"],
)
def test_a_workbook_that_is_not_safe_or_damaged_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        read_xlsx(data, "a.xlsx")


def test_a_sheet_that_lies_about_its_size_is_read_all_the_same() -> None:
    sheet = zipfile.ZipFile(io.BytesIO(workbook([HEADER, ["Раз", "One", "s0"]]))).read(SHEET)
    lying = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet)
    assert lying != sheet
    (one,) = read_xlsx(repacked(**{SHEET: lying}), "a.xlsx").entries
    assert one.translation == "Раз"


def test_a_workbook_of_another_program_has_no_styles() -> None:
    bare = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert len(read_xlsx(repacked(**{"xl/styles.xml": bare}), "a.xlsx").entries) == 1


def test_links_of_a_workbook_are_not_followed() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert len(read_xlsx(repacked(**{"xl/externalLinks/externalLink1.xml": link}), "a.xlsx").entries) == 1


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'xlate-tei\[xlsx\]'"):
        write_xlsx(package(entry("", "One", "")))
