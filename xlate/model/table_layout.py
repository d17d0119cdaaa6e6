"""In which column of a table each cell stands, where cells take several rows or columns."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["columns_begun", "columns_of_cells", "span_of"]

_MOST_CELLS = 1000
"""columns or rows that one cell takes, as HTML has it"""


def columns_of_cells(rows: Sequence[Sequence[tuple[int, int]]]) -> tuple[list[list[int]], list[int]]:
    """The first column of each cell, and how many columns each row has with the cells that reach into it from above.

    Args:
        rows: of each cell how many columns and how many rows it takes.
    """
    below: dict[int, int] = {}  # column -> row in which it is free again
    placed: list[list[int]] = []
    widths: list[int] = []
    for number, row in enumerate(rows):
        columns: list[int] = []
        column = 0
        for width, height in row:
            while below.get(column, 0) > number:
                column += 1
            columns.append(column)
            if height > 1:
                below.update(dict.fromkeys(range(column, column + width), number + height))
            column += width
        placed.append(columns)
        widths.append(max([column, *(one + 1 for one, free in below.items() if free > number)]))
    return placed, widths


def columns_begun(rows: Sequence[Sequence[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """The first column of each cell and how many it takes, without the columns in which no cell begins.

    ``colspan="100"`` goes over the whole width, and Word has a column for each place where any border stands.

    Args:
        rows: of each cell how many columns and how many rows it takes.
    """
    placed = columns_of_cells(rows)[0]
    number = {column: place for place, column in enumerate(sorted({one for columns in placed for one in columns}))}
    return [
        [
            (number[column], sum(column <= one < column + width for one in number) if width > 1 else 1)
            for column, (width, _) in zip(columns, row, strict=True)
        ]
        for columns, row in zip(placed, rows, strict=True)
    ]


def span_of(value: str | None) -> int:
    """How many columns or rows a cell takes, by its attribute; one where that is no number."""
    return min(max(int(value), 1), _MOST_CELLS) if value and value.isdecimal() else 1
