"""Lists, tables and quotations around paragraphs: ``list/item``, ``table/row/cell``, ``quote``.

The paragraphs in them stay what they are, ``seg`` with ids: what is around them is no unit. TEI has no lists in ``u``:
there a ``seg`` of the type paragraph stands around.
"""

from __future__ import annotations

from lxml import etree

from xlate.model.document import Container
from xlate.model.table_layout import columns_of_cells, span_of
from xlate.tei.names import T
from xlate.tei.xml_builder import add

__all__ = ["STRUCTURES", "Containers", "fill_rows"]

STRUCTURES = {T + name for name in ("list", "table", "quote")}


class Containers:
    """What is open while the paragraphs of a text are written in order."""

    def __init__(self) -> None:
        self._open: list[tuple[Container, etree._Element]] = []
        self._below: dict[int, int] = {}
        """columns of the table into which cells reach from above -> the row in which each is free again"""
        self._column = 0
        """the next one of the row"""
        self._root: etree._Element | None = None

    def place(self, parent: etree._Element, path: tuple[Container, ...], *, spoken: bool) -> etree._Element:
        """The element in which the next paragraph is written.

        Args:
            parent: the division or the turn.
            path: what the paragraph stands in.
            spoken: it is a paragraph of a turn.
        """
        path = _complete(path)
        if self._root is None or len(parent) == 0 or parent[-1] is not self._root:
            self._open = []
        if not path:
            return parent if spoken else add(parent, "p")
        common = 0
        while common < min(len(path), len(self._open)) and path[common].number == self._open[common][0].number:
            common += 1
        del self._open[common:]
        if not self._open:
            self._root = None
        for container in path[common:]:
            outer = self._open[-1][1] if self._open else parent
            if self._root is None:
                outer = self._root = add(parent, "seg", {"type": "paragraph"}) if spoken else parent
            element = self._add(outer, container)
            if self._root is parent:
                self._root = element
            self._open.append((container, element))
        inner = self._open[-1][1]
        return add(inner, "p") if path[-1].kind == "quote" and not spoken else inner

    def _add(self, outer: etree._Element, container: Container) -> etree._Element:
        """The element of something that opens; before a cell those without words, which nobody gave."""
        if container.kind != "cell":
            if container.kind == "table":
                self._below = {}
            self._column = 0
            return add(outer, container.kind, {"rend": container.look} if container.kind == "list" else None)
        table = outer.getparent()
        row = table.index(outer) if table is not None else 0
        while self._column < container.place or self._below.get(self._column, 0) > row:
            if self._below.get(self._column, 0) <= row:
                add(outer, "cell")
            self._column += 1
        if container.rows > 1:
            reached = range(self._column, self._column + container.columns)
            self._below |= dict.fromkeys(reached, row + container.rows)
        self._column += container.columns
        spans = {"cols": container.columns, "rows": container.rows}
        return add(outer, "cell", {"role": container.look, **{name: str(n) for name, n in spans.items() if n > 1}})


_INSIDE = {"item": "list", "row": "table", "cell": "row"}
_AROUND = {outer: inner for inner, outer in _INSIDE.items()}


def _complete(path: tuple[Container, ...]) -> tuple[Container, ...]:
    """A path without lists and tables in which the paragraph is in no item or cell, and the other way round."""
    kinds = ["", *(one.kind for one in path), ""]
    kept = tuple(
        one
        for one, before, after in zip(path, kinds, kinds[2:], strict=False)
        if _INSIDE.get(one.kind, before) == before and _AROUND.get(one.kind, after) == after
    )
    return kept if len(kept) == len(path) else _complete(kept)


def fill_rows(text: etree._Element) -> None:
    """Give each row of a table as many columns as the longest one has; cells without words were left out."""
    for table in text.iter(T + "table"):
        rows = table.findall(T + "row")
        spans = [[(span_of(cell.get("cols")), span_of(cell.get("rows"))) for cell in row] for row in rows]
        widths = columns_of_cells(spans)[1]
        for row, width in zip(rows, widths, strict=True):
            for _ in range(max(widths) - width):
                add(row, "cell")
