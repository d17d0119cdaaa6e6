"""Tables of documents and pages that are dialogues: columns for who speaks, the words, perhaps the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from xlate.findings import Finding
from xlate.readers.columns_beside import Beside, beside, columns_apart
from xlate.readers.naming import CLOCK
from xlate.readers.table_layout import column

__all__ = ["Column", "Dialogue", "read_columns"]

_SHORT_CELL = 80
"""characters: what names a speaker in a column of a table"""
_FEWEST, _THREE = 3, 3
"""rows; columns"""
_NAME_WORDS = 5
_WORDS = 3
"""of each cell of a column of texts, on average"""


class Column(Enum):
    """What a column of a dialogue holds."""

    SPEAKER = "speaker"
    WORDS = "words"
    START = "start"
    OTHER = "other"
    """numbers of rows and the like, and the first row, if it names the columns"""


def read_columns(rows: Sequence[Sequence[str]]) -> tuple[list[Column], bool] | None:
    """What the columns of a table hold, and whether its first row names them; None if it is no dialogue.

    Args:
        rows: the text of each cell.
    """
    if len(rows) < 2 or not 2 <= len(rows[0]) <= 6 or any(len(row) != len(rows[0]) for row in rows):
        return None
    named = [column(cell) for cell in rows[0]]
    headed = "speaker" in named or ("words" in named and "start" in named)
    body = rows[1:] if headed else rows
    cells = list(zip(*body, strict=True))
    columns = [
        _by_content(texts, name) for texts, name in zip(cells, named if headed else [None] * len(cells), strict=True)
    ]
    if len(columns) == 2 and not headed:
        columns = [Column.START if columns[0] is Column.START else Column.SPEAKER, Column.WORDS]
    if Column.WORDS not in columns and None in columns:
        longest = max(
            (place for place, one in enumerate(columns) if one is None), key=lambda place: sum(map(len, cells[place]))
        )
        columns[longest] = Column.WORDS
    if Column.SPEAKER not in columns and None in columns:
        columns[columns.index(None)] = Column.SPEAKER
    if Column.SPEAKER not in columns or Column.WORDS not in columns:
        return None
    names = cells[columns.index(Column.SPEAKER)]
    if not any(names) or any(len(name) > _SHORT_CELL for name in names):
        return None
    if len(columns) > 2 and not headed and Column.START not in columns:
        two = _without_headings(rows)
        return (two, False) if two else None  # or a table of something else
    return [one or Column.OTHER for one in columns], headed


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A table that can be a dialogue, read by its columns."""

    rows: Sequence[Sequence[str]]
    """the text of each cell"""
    columns: Sequence[Column]
    headed: bool
    """the first row names the columns"""
    line: int
    """where the table begins"""

    def findings(self, file: str) -> Iterator[Finding]:
        """The one finding that names the columns which hold no part of the speech."""
        others = list(self._others())
        if others:
            words = self.rows[0][self.columns.index(Column.WORDS)] if self.headed else ""
            yield columns_apart(others, file, self.line, words)

    def _others(self) -> Iterator[Beside]:
        headings = self.rows[0] if self.headed else [""] * len(self.columns)
        for place, (kind, heading) in enumerate(zip(self.columns, headings, strict=True)):
            cells = [row[place] for row in self.rows[self.headed :]]
            if kind is Column.OTHER and (found := beside(heading, cells, translation=column(heading) == "translation")):
                yield replace(found, numbers=False)  # its cells are all set apart


def _without_headings(texts: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table without headings: names that come again, and beside them two texts in every row.

    Nobody says both: the second is a translation, or a remark.
    """
    if len(texts) < _FEWEST or any(len(row) != _THREE for row in texts):
        return []
    names = [row[0] for row in texts]
    named = len(set(names)) < len(names) and all(1 <= len(name.split()) <= _NAME_WORDS for name in names)
    if not named or any(sum(len(row[at].split()) for row in texts) < _WORDS * len(texts) for at in (1, 2)):
        return []
    return [Column.SPEAKER, Column.WORDS, Column.OTHER] if all(row[2] for row in texts) else []


def _by_content(texts: Sequence[str], name: str | None) -> Column | None:
    """What a column holds by its name or, if it tells, by what is in it."""
    if name in {"speaker", "words", "start"}:
        return Column(name)
    filled = [text for text in texts if text]
    if filled and all(CLOCK.match(text) for text in filled):
        return Column.START if name is None else Column.OTHER
    if name is not None or (filled and all(text.rstrip(".").isdigit() for text in filled)):
        return Column.OTHER
    return None
