"""XLSX, the workbooks of Excel and LibreOffice: the only place that knows openpyxl."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from xlate._version import install_command
from xlate.errors import CatalogueError, InputError, MissingExtraError
from xlate.exchange.catalogue import Catalogue
from xlate.exchange.export_units import ExportDocument
from xlate.exchange.table.rows import COLUMNS, NEEDED, STATUSES, build_rows, read_header, read_rows
from xlate.exchange.table.xlsx_parts import lost_objects
from xlate.model.unit import NOT_XML

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read_xlsx", "write_xlsx"]

_LONGEST = 32_767
"""characters that a cell can hold; openpyxl would cut the rest without a word"""
_LARGEST = 256 * 1024 * 1024
"""bytes of the parts of a workbook when they are unpacked"""
_MOST_PARTS = 2000
_MOST_ROWS = 1_048_576
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""what Excel would take for an escaped character (ECMA-376, ST_Xstring), such as ``_x000D_``"""
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)|_x000D_")
"""escapes that openpyxl leaves: of an underscore, as above, and of a carriage return, as Excel writes it"""
_WIDTHS = {
    "source": 60,
    "target": 60,
    "note": 40,
    "relay": 40,
    "speaker": 24,
    "comment": 30,
    "id": 14,
    "translator": 20,
}
_CREATOR = "xlate"


def write_xlsx(document: ExportDocument, there: bytes | None = None) -> bytes:
    """Write units as a sheet of a workbook. Every cell is text, so that nothing is taken for a formula.

    Args:
        document: the units and their translations.
        there: the workbook that is brought up to date: its other sheets, charts and pictures stay, and so do the
            formats of cells and the remarks on them, with their id.

    Raises:
        MissingExtraError: openpyxl is not installed.
        InputError: a text is longer than a cell can be, or what else is in the workbook cannot be kept.
    """
    workbook, sheet, looks = _sheet_of(document.language[:31], there)  # a longer name is not allowed
    from openpyxl.styles import Alignment

    wrapped = Alignment(wrap_text=True, vertical="top")
    names: list[str] = []
    for line, row in enumerate(build_rows(document), 1):
        names = names or [_bare(name) for name in row]
        for place, (name, text) in enumerate(zip(names, row, strict=True), 1):
            look = looks.get((row[0], name))
            if text or look:
                cell: Any = sheet.cell(line, place)
                cell.alignment = wrapped
                if look:
                    cell._style, cell.comment = look  # noqa: SLF001  # no public name copies a style
                if text:
                    _fill(cell, text, row[0])
    _lay_out(sheet)
    workbook.properties.creator = _CREATOR
    workbook.properties.lastModifiedBy = NOT_XML.sub("\ufffd", document.translator or _CREATOR)
    data = io.BytesIO()
    workbook.save(data)
    if there is not None and (lost := lost_objects(there, data.getvalue())):
        raise InputError(f"what else is in the workbook would be lost: {lost}; give another -o, or move it elsewhere")
    return data.getvalue()


_Look = tuple[Any, Any]
"""format of a cell, and the remark on it"""


def _sheet_of(title: str, there: bytes | None) -> tuple[Workbook, Worksheet, dict[tuple[str, str], _Look]]:
    """A workbook, its empty sheet for the units, and what cells looked like: (id of the row, column) -> look."""
    workbook_class, load_workbook = _openpyxl()
    if there is None:
        workbook = workbook_class()
        workbook.remove(workbook.worksheets[0])
        return workbook, workbook.create_sheet(title), {}
    try:
        with warnings.catch_warnings(action="ignore"):
            workbook = load_workbook(io.BytesIO(there))
        before = next(sheet for sheet in workbook.worksheets if _is_table(sheet))
        looks = dict(_looks(before))
        place = workbook.index(before)
        title = before.title
        workbook.remove(before)
        sheet = workbook.create_sheet(title, place)
        sheet._charts, sheet._images = before._charts, before._images  # noqa: SLF001  # they are anchored to cells
    except Exception as error:  # noqa: BLE001  # as in read_xlsx
        raise InputError(f"what else is in the workbook cannot be kept: {error}; give another -o") from None
    return workbook, sheet, looks


def _is_table(sheet: Worksheet) -> bool:
    """True for a sheet with the columns that are needed."""
    first = next((cells for cells in sheet.iter_rows(values_only=True) if any(cells)), ())
    return read_header([_as_text(value) for value in first]).keys() >= set(NEEDED)


def _looks(sheet: Worksheet) -> Iterator[tuple[tuple[str, str], _Look]]:
    """The look of each cell that somebody may have given one: (id of the row, column), look."""
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
    header = next(cells for cells in rows if any(cell.value for cell in cells))
    names = [_bare(_as_text(cell.value)) for cell in header]
    key = names.index("id")
    for cells in (header, *rows):
        for name, cell in zip(names, cells, strict=False):
            if cell.has_style or cell.comment:
                remark = copy(cell.comment) if cell.comment else None
                yield (_as_text(cells[key].value), name), (copy(cell._style), remark)  # noqa: SLF001


def _bare(name: str) -> str:
    """The name of a column without its language, which can change its spelling."""
    return name.partition("[")[0].strip().casefold()


def _openpyxl() -> tuple[type[Workbook], Any]:
    try:
        from openpyxl import Workbook, load_workbook
    except ImportError:
        message = f"XLSX needs openpyxl; install it with: {install_command('xlsx')}"
        raise MissingExtraError(message, extra="xlsx") from None
    return Workbook, load_workbook


def _fill(cell: Cell | MergedCell, text: str, key: str) -> None:
    """Put a text into a cell of the row with this id."""
    if len(text) > _LONGEST:
        raise InputError(
            f"{key}: {len(text)} characters are more than a cell of a workbook can hold ({_LONGEST}); write CSV instead"
        )
    cell.value = _ESCAPE_LIKE.sub("_x005F_", NOT_XML.sub("\ufffd", text))
    if cell.data_type != "s":  # openpyxl took it for a formula or an error
        cell.data_type = "s"
        cell.quotePrefix = True  # and so would a spreadsheet, if somebody edited the cell


def _lay_out(sheet: Worksheet) -> None:
    """What makes it pleasant to work in."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "B2"
    for place, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 12)
        sheet.cell(1, place).font = Font(bold=True)
    status = get_column_letter(COLUMNS.index("status") + 1)
    choices = DataValidation(type="list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True)
    choices.add(f"{status}2:{status}{max(2, sheet.max_row)}")
    sheet.add_data_validation(choices)


def read_xlsx(data: bytes, file: str, *, allow_duplicates: bool = False) -> Catalogue:
    """Read a workbook: the first sheet that has the columns that are needed. Nothing that it links to is opened.

    Args:
        data: its bytes.
        file: its name for messages.
        allow_duplicates: as for `read_rows`.

    Raises:
        MissingExtraError: openpyxl is not installed.
        CatalogueError: it is no workbook, not safe to read, or lacks what `read_rows` needs.
    """
    _, load_workbook = _openpyxl()
    _check_archive(data, file)
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles, which are nothing to us
            workbook = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            properties = workbook.properties
            sheets = [list(_rows(sheet)) for sheet in workbook.worksheets]
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever its parts raise on a damaged file
        raise CatalogueError(f"the workbook is damaged: {error}; save it again as XLSX", file=file) from None
    fitting = [rows for rows in sheets if rows and read_header(rows[0][1]).keys() >= set(NEEDED)]
    chosen = (fitting or [rows for rows in sheets if rows] or [[]])[0]
    who = properties.lastModifiedBy if properties.lastModifiedBy not in ("", _CREATOR) else None
    revised = properties.modified.isoformat(timespec="seconds") if properties.modified else None
    return read_rows(chosen, file, revised, who, allow_duplicates=allow_duplicates)


def _check_archive(data: bytes, file: str) -> None:
    """Refuse a workbook that would grow without end: by its size when unpacked, or by entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            large = len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST
            unsafe = [] if large else [part for part in parts if b"<!DOCTYPE" in archive.read(part).replace(b"\0", b"")]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise CatalogueError(f"this is not an XLSX workbook: {error}", file=file) from None
    if large:
        raise CatalogueError("the workbook is too large when unpacked; write CSV instead", file=file)
    if unsafe:
        raise CatalogueError(f"{unsafe[0].filename} in the workbook has a DOCTYPE, which is not safe", file=file)


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    sheet.reset_dimensions()  # a file can say anything about them
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        if line > _MOST_ROWS:  # openpyxl makes all the rows before one that says it is the thousand millionth
            raise ValueError(f"a row says that it is beyond row {_MOST_ROWS:,}, the last that a sheet can have")
        if any(value is not None for value in cells):
            yield line, [_as_text(value) for value in cells]


def _as_text(value: object) -> str:
    """What a cell shows, more or less: people type numbers and dates."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _ESCAPED.sub(lambda found: "\r" if found.group() == "_x000D_" else "_", str(value))
