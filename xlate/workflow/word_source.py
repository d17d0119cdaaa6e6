"""The Word document that a transcript came from, if it still stands beside the TEI file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import XlateError
from xlate.files import Input, read_input
from xlate.text import normalize_space

if TYPE_CHECKING:
    from xlate.pages.transcript import Transcript

__all__ = ["word_source"]

_CONVERTED = "Converted from a Word document"
"""as `xlate.tei.header.create` writes it"""
_MOST = 0.9
"""share of the paragraphs of a transcript that the document must have: one that is only called the same has few"""


def word_source(tei: str, view: Transcript) -> Input | None:
    """Find the document that a transcript came from: called as its TEI file (talk.xml, talk.docx), and with its words.

    A TEI file says that it was converted from a Word document, but not its name; the words are the proof.

    Args:
        tei: name of the TEI file of the source text.
        view: what is in it.
    """
    path = Path(tei).with_suffix(".docx")
    converted = any(one.who.startswith(_CONVERTED) for one in view.description.history)
    if not converted or tei.startswith("<") or not path.is_file():
        return None
    from xlate.readers.docx import open_document

    try:
        given = read_input(path)
        document = open_document(given.data)
    except XlateError:
        return None  # it is not asked for, so that it is broken is no matter
    text = _folded("".join(document.element.body.itertext("{*}t")))
    rows = [_folded("".join(run.text for run in row.cells[0].runs)) for turn in view.turns for row in turn.rows]
    rows = [words for words in rows if words]
    found = sum(words in text for words in rows)
    return given if rows and found >= _MOST * len(rows) else None


def _folded(words: str) -> str:
    return normalize_space(words).replace(" ", "")
