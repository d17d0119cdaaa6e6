"""Lists, quotations and tables of data in Word documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from lxml import etree

from xlate.model.document import Container
from xlate.model.table_layout import columns_begun, span_of
from xlate.readers.docx_styles import Styles, W, property_value

__all__ = ["DocxContainers"]

_LISTS = ("list", "liste", "aufzählung", "elenco", "lista", "список", "маркированный", "нумерованный", "puce", "lijst")
_QUOTES = (
    "quote",
    "intense quote",
    "block text",
    "zitat",
    "intensives zitat",
    "citation",
    "cita",
    "citazione",
    "цитата",
)
_LONGEST_CELL = 300
"""characters: a cell of a table of data is hardly longer"""


class DocxContainers:
    """What the paragraphs of a document stand in, asked in their order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._numbers = count(1)
        self._open: list[tuple[Container, Container]] = []
        """the lists that are open, each with its last item"""
        self._quote: Container | None = None

    def of_paragraph(self, paragraph: etree._Element) -> tuple[Container, ...]:
        """The lists or the quotation that a paragraph is part of."""
        style = property_value(paragraph, "pPr", "pStyle")
        names = self._styles.names_of(style)
        number = paragraph.find(f"{W}pPr/{W}numPr")
        # a numbered paragraph in no style of lists is a paragraph that people cite by its number
        listed = any(name.startswith(_LISTS) for name in names)
        numbered = number is not None and property_value(number, "numId") != "0"
        if listed and (numbered or (number is None and any("bullet" in name or "number" in name for name in names))):
            self._quote = None
            return self._item(property_value(number, "ilvl") if number is not None else "0")
        self._open = []
        if any(name in _QUOTES for name in names):
            self._quote = self._quote or Container("quote", next(self._numbers))
            return (self._quote,)
        self._quote = None
        return ()

    def _item(self, level: str) -> tuple[Container, ...]:
        depth = int(level) + 1 if level.isdecimal() else 1
        del self._open[depth:]
        if len(self._open) == depth:
            self._open[-1] = (self._open[-1][0], Container("item", next(self._numbers)))
        if not self._open or len(self._open) < depth:
            self._open.append((Container("list", next(self._numbers)), Container("item", next(self._numbers))))
        return tuple(one for pair in self._open for one in pair)

    def of_table(
        self, texts: Sequence[Sequence[str]], cells: Sequence[Sequence[etree._Element]]
    ) -> list[list[tuple[Container, ...]]] | None:
        """What the paragraphs of each cell of a table stand in; None if it is no table of data.

        Args:
            texts: the text of each cell.
            cells: their elements.
        """
        self._open, self._quote = [], None
        widths = [len(row) for row in texts]
        if len(texts) < 2 or max(widths) < 2 or any(len(cell) > _LONGEST_CELL for row in texts for cell in row):
            return None
        table = Container("table", next(self._numbers))
        # a cell that goes on from above is one there, though Word writes it again
        columns = columns_begun(
            [[(span_of(property_value(cell, "tcPr", "gridSpan")), 1) for cell in row] for row in cells]
        )
        goes_on = [
            {at for (at, _), cell in zip(places, row, strict=True) if _goes_on(cell)}
            for places, row in zip(columns, cells, strict=True)
        ]
        filled = [any(row) for row in texts]  # other rows get none in TEI
        found: list[list[tuple[Container, ...]]] = []
        for number in range(len(cells)):
            around = (table, Container("row", next(self._numbers)))
            made: list[tuple[Container, ...]] = []
            for at, width in columns[number]:
                end = next((one for one in range(number + 1, len(cells)) if at not in goes_on[one]), len(cells))
                rows = max(sum(filled[number:end]), 1)
                made.append((*around, Container("cell", next(self._numbers), at, None, width, rows)))
            found.append(made)
        return found


def _goes_on(cell: etree._Element) -> bool:
    """True for a cell that is one with that above it."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val") != "restart"
