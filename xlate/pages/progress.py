"""How far translators' files have come, as a page: a table of documents and languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xlate.dates import now
from xlate.pages.interface import day_in_words, language_name
from xlate.pages.theme import Theme

__all__ = ["FileProgress", "html_progress"]


class FileProgress(NamedTuple):
    """A translator's file in numbers."""

    document: str
    """the document that it belongs to"""
    language: str
    """tag of its language; empty: it does not say it"""
    href: str
    """its address, as seen from the page; empty: nowhere"""
    name: str
    translated: int
    """entries"""
    fuzzy: int
    untranslated: int
    words: int
    words_done: int
    """words of entries that are translated and need no review"""
    words_fuzzy: int

    @property
    def total(self) -> int:
        """All entries."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """Share of the words that are done, rounded down; of no words, of the entries."""
        done, whole = (self.words_done, self.words) if self.words else (self.translated, self.total)
        return 100 * done // whole if whole else 100

    @property
    def percent_fuzzy(self) -> int:
        """Share of the words that are to be reviewed, rounded down."""
        return 100 * self.words_fuzzy // self.words if self.words else 0


def html_progress(title: str, files: Sequence[FileProgress], theme: Theme) -> bytes:
    """The page: a row for each document, a column for each language, a total at the end of both.

    Args:
        title: its heading.
        files: the files, in any order; several of one document and language share a cell.
        theme: what it looks like.
    """
    tags = sorted({one.language for one in files}, key=lambda tag: language_name(tag) if tag else "~")
    documents = sorted({one.document for one in files})
    rows = [
        {
            "name": document,
            "cells": [[one for one in files if (one.document, one.language) == (document, tag)] for tag in tags],
            "total": _total([one for one in files if one.document == document]),
        }
        for document in documents
    ]
    values = {
        "title": title,
        "languages": [(tag, language_name(tag) if tag else "?") for tag in tags],
        "rows": rows,
        "totals": [_total([one for one in files if one.language == tag]) for tag in tags],
        "total": _total(files),
        "day": day_in_words(now().date().isoformat()),
    }
    return theme.render("progress.html", ["theme.js", "progress.js"], values)


def _total(files: Sequence[FileProgress]) -> FileProgress:
    """Several files as one."""
    numbers = (sum(column) for column in zip(*(one[4:] for one in files), strict=True))
    return FileProgress("", "", "", "", *numbers)
