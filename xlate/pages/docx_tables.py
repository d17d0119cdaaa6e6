"""Tables of a Word document, as its styles have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from xlate.pages.docx_styles import Styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

__all__ = ["new_table"]

_HAIRLINES = (
    f"<w:tblBorders {nsdecls('w')}>"
    '<w:top w:val="single" w:sz="8" w:color="595959"/><w:left w:val="nil"/>'
    '<w:bottom w:val="single" w:sz="8" w:color="595959"/><w:right w:val="nil"/>'
    '<w:insideH w:val="single" w:sz="2" w:color="BFBFBF"/><w:insideV w:val="nil"/></w:tblBorders>'
)
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
"""what the schema of Word wants after the borders of a table"""


def new_table(document: Document, styles: Styles, columns: int = 0, rows: int = 0) -> Table:
    """An empty table at the end of a document.

    Args:
        document: the document.
        styles: those that it has.
        columns: how many the table has.
        rows: how many it has.
    """
    table: Any = document.add_table(rows, columns)
    style = styles.table()
    if style is not None:
        table.style = style
    if styles.own:
        table._tblPr.insert_element_before(parse_xml(_HAIRLINES), *_AFTER_BORDERS)  # noqa: SLF001  # it has no name for them
    return table  # type: ignore[no-any-return]
