"""Columns of a dialogue that stand beside who speaks, when and what: a translation, remarks, a score.

They are nobody's speech. Every reader of tables sets them apart and says so the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from xlate.findings import Finding

__all__ = ["Beside", "beside", "columns_apart"]


@dataclass(frozen=True, slots=True)
class Beside:
    """A column that holds no part of the speech."""

    heading: str
    """empty if the table names no columns"""
    cells: int
    """that are not empty"""
    translation: bool = False
    """its heading says that it translates the words"""

    numbers: bool = False
    """it holds no words; then it is left out, not set apart"""

    def __str__(self) -> str:
        what = "number" if self.numbers else "cell"
        held = f"{self.cells} {what}{'s' * (self.cells != 1)}{', left out' * self.numbers}"
        named = f'"{self.heading}"' if self.heading else "one without a heading"
        return f"{named} ({held}, a translation)" if self.translation else f"{named} ({held})"


def beside(heading: str, cells: Sequence[str], *, translation: bool = False) -> Beside | None:
    """A column of a table that is no part of the speech; None if it is empty or only counts the rows.

    Args:
        heading: its own; empty if the table names no columns.
        cells: all of it under the heading.
        translation: the heading says that it translates the words.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or _counts(filled):
        return None
    wordless = not any(any(map(str.isalpha, cell)) for cell in filled)
    return Beside(heading.strip(), len(filled), translation=translation, numbers=wordless)


def _counts(cells: Sequence[str]) -> bool:
    first = cells[0].rstrip(".")
    if first not in {"0", "1"}:
        return False
    return all(cell.rstrip(".") == str(number) for cell, number in zip(cells, count(int(first)), strict=False))


def columns_apart(columns: Sequence[Beside], file: str, line: int, words: str = "") -> Finding:
    """The finding that names all columns of a table that were set apart.

    Args:
        columns: they.
        file: the name of the file.
        line: where the table begins.
        words: the heading of the column that was read as what is said.
    """
    told = ", ".join(map(str, columns))
    read = f' ("{words}")' if words else ""
    message = f"beside the words{read} stand columns that were set apart, as nobody's speech: {told}"
    return Finding("XL125", message, file, line)
