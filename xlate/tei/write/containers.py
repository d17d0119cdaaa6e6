"""Lists, tables and quotations around paragraphs: ``list/item``, ``table/row/cell``, ``quote``.

The paragraphs in them stay what they are, ``seg`` with ids: what is around them is no unit. TEI has no lists in ``u``:
there a ``seg`` of the type paragraph stands around.
"""

from __future__ import annotations

from lxml import etree

from xlate.model.document import Container
from xlate.tei.names import T
from xlate.tei.xml_builder import add

__all__ = ["STRUCTURES", "Containers", "fill_rows"]

STRUCTURES = {T + name for name in ("list", "table", "quote")}


class Containers:
    """What is open while the paragraphs of a text are written in order."""

    def __init__(self) -> None:
        self._open: list[tuple[Container, etree._Element]] = []
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
            element = _add(outer, container)
            if self._root is parent:
                self._root = element
            self._open.append((container, element))
        inner = self._open[-1][1]
        return add(inner, "p") if path[-1].kind == "quote" and not spoken else inner


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


def _add(outer: etree._Element, container: Container) -> etree._Element:
    if container.kind == "cell":
        while len(outer) < container.place:  # cells without words
            add(outer, "cell")
        return add(outer, "cell", {"role": container.look})
    return add(outer, container.kind, {"rend": container.look} if container.kind == "list" else None)


def fill_rows(text: etree._Element) -> None:
    """Give each row of a table as many cells as the longest one has; cells without words were left out."""
    for table in text.iter(T + "table"):
        rows = table.findall(T + "row")
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            while len(row) < width:
                add(row, "cell")
