"""How a file with rows and columns is known for one, whatever it is called."""

from __future__ import annotations

import csv
import re

from xlate.readers.cue_labels import has_labels
from xlate.readers.cues import beginning
from xlate.readers.model import Likeness
from xlate.readers.table_layout import Layout, column, read_layout

__all__ = ["likeness_of_table"]

_HEAD = 8192
_FIRST_LINES = 14
_MOST_LINES = 50
_FIRST_CHARACTERS = 4000
_FEWEST_ROWS = 5
"""with headings, from which contents alone tell that it is a table"""
_SHORT = 5
"""words of a cell in a list of names or kinds"""
_CELLS = re.compile(r"[,;\t|]")
_FEWEST_HEADED = 3
"""rows, where a heading is known"""


def likeness_of_table(data: bytes, *, called: bool) -> Likeness:
    """How much a file looks like a table of speech.

    Args:
        data: its bytes.
        called: its name says that it is a table.
    """
    text = beginning(data, 65536 if called else _HEAD)
    if text.lstrip()[:1] in {"<", "{"} or not (called or _has_heading(text) or _has_columns(text)):
        return Likeness.NO
    layout = read_layout(text)
    found = layout.columns
    known = not layout.guessed and "words" in found and ("speaker" in found or "start" in found)
    if known and "speaker" in found and layout.line == 1 and _is_table(text, layout.delimiter):
        return Likeness.CERTAIN  # whatever the file is called
    if not called and layout.guessed and _speaks_for_itself(text, layout):
        return Likeness.CERTAIN
    table = called and (layout.guessed or layout.things or _is_table(text, layout.delimiter) or _is_list(text))
    return Likeness.POSSIBLE if known or table else Likeness.NO


def _has_heading(text: str) -> bool:
    """True if a heading that is known stands in one of the first lines: most texts have none."""
    return any(
        column(cell.strip(' "')) for line in text.splitlines()[:_FIRST_LINES] for cell in _CELLS.split(line[:2000])
    )


def _has_columns(text: str) -> bool:
    """True if all of the first lines have a delimiter in them: a cheap sign of a table without known headings."""
    lines = [line for line in text[:_FIRST_CHARACTERS].splitlines()[:_FEWEST_ROWS] if line.strip()]
    if len(lines) < _FEWEST_ROWS:
        return False
    first = lines[0]
    return any(one in first and all(one in line for line in lines[1:-1]) for one in ";\t|,")


def _speaks_for_itself(text: str, layout: Layout) -> bool:
    """True for a table that nothing but its contents tells of: all rows are as wide, names come again beside words."""
    if not {"speaker", "words"} <= layout.columns.keys() or layout.line > 1 or layout.voices:
        return False
    if layout.line == 0 and layout.delimiter in "\t,":
        return False  # labels with tabs behind them, and sentences with commas
    whole = text.rpartition("\n")[0] if len(text) >= _HEAD else text
    rows = whole.rstrip().count("\n") + 1
    fewest = (
        _FEWEST_HEADED
        if layout.line and "words" in map(column, layout.header.split(layout.delimiter))
        else _FEWEST_ROWS
    )
    return rows >= fewest and _is_table(whole, layout.delimiter, rows) and ":" not in _ends(whole, layout)


def _ends(text: str, layout: Layout) -> set[str]:
    """The last characters of the names: the colons of labels divide text, not a table."""
    place = layout.columns["speaker"]
    rows = csv.reader(text.splitlines(), delimiter=layout.delimiter)
    return {row[place].rstrip()[-1:] for row in rows if place < len(row)}


def _is_table(text: str, delimiter: str, most: int = 6) -> bool:
    """True for rows with as many cells each: a file that is a table."""
    lines = [line for line in text.splitlines()[:most] if line.strip()]
    try:
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
    except csv.Error:
        return False
    return len(lines) > 1 and len(widths) == 1 and widths.pop() > 1


def _is_list(text: str) -> bool:
    """True for one short text on each line, none with the label of a speaker: a table with one column."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_MOST_LINES]
    words = sum(len(line.split()) for line in lines)
    return len(lines) > 1 and words <= _SHORT * len(lines) and not has_labels(lines)
