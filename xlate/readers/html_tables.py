"""Tables of a web page that are dialogues with more than who speaks, when and what: a translation, remarks."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from xlate.readers.dialogue_tables import Column, Dialogue, read_columns
from xlate.readers.html_inline import text_in
from xlate.readers.table_layout import column

__all__ = ["DialogueTables", "find_dialogues"]

_LARGE = 0.5
"""share of the words of a page in a table, from which it is a dialogue though no heading says "text\""""


@dataclass(slots=True)
class DialogueTables:
    """What of them is nobody's speech."""

    apart: set[etree._Element] = field(default_factory=set)
    """cells: the headings, and columns beside who speaks, when and what"""
    dialogues: list[Dialogue] = field(default_factory=list)


def find_dialogues(body: etree._Element) -> DialogueTables:
    """The dialogues in the tables of a page whose first row names the columns.

    Args:
        body: the whole page.
    """
    found = DialogueTables()
    for table in body.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        cells = [row for tr in table.iter("tr") if (row := [one for one in tr if one.tag in {"td", "th"}])]
        texts = [[" ".join(text_in(cell).split()) for cell in row] for row in cells]
        columns, headed = read_columns(texts) or ((), False)
        if Column.OTHER not in columns:
            continue
        if not (headed and any(map(_says_words, texts[0]))) and len(text_in(table)) <= _LARGE * len(text_in(body)):
            continue  # a list of persons
        found.apart.update(cells[0] if headed else ())
        found.apart.update(row[at] for row in cells for at, kind in enumerate(columns) if kind is Column.OTHER)
        found.dialogues.append(Dialogue(texts, columns, headed, table.sourceline or 1))
    return found


def _says_words(heading: str) -> bool:
    return column(heading) == "words"
