"""Tables with cells over several rows and columns, from a web page or Word into TEI and into an edition."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from lxml import etree, html

import xlate

T = "{http://www.tei-c.org/ns/1.0}"
BEFORE = [
    "Ms. Lovell: Thank you all for coming to this hearing today.",
    "Mr. Grant: I will now read to you the table of our costs.",
]
AFTER = [
    "That is what we have spent on roads and schools in those years.",
    "Ms. Lovell: Thank you, Mr. Grant, for the numbers.",
    "Mr. Grant: You are welcome, as always. We were glad to come here.",
    "Ms. Lovell: Then we are closing the meeting now.",
]
WORDS = [["Year", "Costs"], ["Roads", "Schools"], ["2019", "4,000 (Through interpreter)", "200"], ["2020", "not known"]]
SPANS = {"Year": (1, 2), "Costs": (2, 1), "not known": (2, 1)}
PLACES = {"Roads": 1, "Schools": 2}


def page(path: Path) -> None:
    rows = [
        "".join(
            f'<td colspan="{100 if one == "Costs" else SPANS.get(one, (1, 1))[0]}" '
            f'rowspan="{SPANS.get(one, (1, 1))[1]}">{one}</td>'
            for one in row
        )
        for row in WORDS
    ]
    table = f"<table><caption>Costs of roads</caption><tr>{'</tr><tr>'.join(rows)}</tr></table>"
    before, after = ("".join(f"<p>{one}</p>" for one in each) for each in (BEFORE, AFTER))
    path.write_text(f"<html lang='en'><title>Hearing</title><body>{before}{table}{after}</body></html>")


def word(path: Path) -> None:
    document: Document = docx.Document()
    for one in BEFORE:
        document.add_paragraph(one)
    table = document.add_table(len(WORDS), 3)
    for number, row in enumerate(WORDS):
        for place, one in enumerate(row):
            columns, rows = SPANS.get(one, (1, 1))
            left = PLACES.get(one, place)
            cell = table.cell(number, left).merge(table.cell(number + rows - 1, left + columns - 1))
            cell.text = one
    for one in AFTER:
        document.add_paragraph(one)
    document.save(str(path))


@pytest.mark.parametrize("name", ["a.html", "a.docx"])
def test_a_cell_keeps_how_many_rows_and_columns_it_takes(name: str, tmp_path: Path) -> None:
    {"a.html": page, "a.docx": word}[name](tmp_path / name)
    tei = tmp_path / "a.xml"
    xlate.to_tei(tmp_path / name, output=tei, language="en")
    assert not xlate.validate(tei).findings
    tree = etree.parse(tei)
    cells = [
        [(cell.get("cols"), cell.get("rows"), "".join(cell.itertext())) for cell in row] for row in tree.iter(T + "row")
    ]
    assert cells == [
        [(None, "2", "Year"), ("2", None, "Costs")],
        [(None, None, "Roads"), (None, None, "Schools")],
        [(None, None, "2019"), (None, None, "4,000(Through interpreter)"), (None, None, "200")],
        [(None, None, "2020"), ("2", None, "not known")],
    ]
    # what is said in a cell of a figure is not said of what the speaker goes on with
    assert len(tree.findall(f".//{T}seg[@change]")) == 1

    site = xlate.edition(tei, tmp_path / "site").value.pages[0].path
    shown = html.document_fromstring(site.read_bytes())
    assert [cell.get("colspan") or cell.get("rowspan") for cell in shown.cssselect("tr:first-child td")] == ["2", "2"]
    written = xlate.edition_docx(tei, tmp_path / "word").value[0].path
    (table,) = docx.Document(str(written)).tables
    assert [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] == [
        ["Year", "Costs", "Costs"],
        ["Year", "Roads", "Schools"],
        ["2019", "4,000 (Through interpreter)", "200"],
        ["2020", "not known", "not known"],
    ]
