"""The entries that fail a check as a PO file of their own, to be corrected and merged like any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polib

from xlate.exchange.po.header import build_header
from xlate.exchange.po.reading import parse

__all__ = ["Failing", "build_failing_po", "extract_failing_po"]

_SIGN = "xlate check: "


@dataclass(frozen=True, slots=True)
class Failing:
    """A translation that fails checks, from a file that is no PO."""

    key: str
    """becomes msgctxt"""
    source: str
    target: str
    fuzzy: bool
    comment: str
    """what translators noted on it"""
    reference: tuple[str, str]
    """name of its file, and line"""
    problems: tuple[str, ...]
    """what is wrong, a line each"""


def extract_failing_po(data: bytes, file: str, problems: Mapping[int, Sequence[str]]) -> bytes:
    """Keep the failing entries of a PO file.

    Args:
        data: the PO file.
        file: its name for messages.
        problems: line of each entry that fails -> what is wrong with it.

    Returns:
        A PO file with the same header and these entries as they are, notes and flags too. What is wrong stands in
        their notes, instead of what an earlier check noted there.

    Raises:
        CatalogueError: the file is no usable PO file.
    """
    catalogue = parse(data, file, notes=True)
    kept = [entry for entry in catalogue if not entry.obsolete and (entry.linenum or 0) in problems]
    for entry in kept:
        lines = [line for line in entry.comment.split("\n") if line and not line.startswith(_SIGN)]
        entry.comment = "\n".join([*lines, *(_SIGN + problem for problem in problems[entry.linenum or 0])])
    excerpt = polib.POFile(wrapwidth=0)
    excerpt.header = catalogue.header
    excerpt.metadata = catalogue.metadata
    return _bytes(excerpt, kept)


def build_failing_po(failing: Iterable[Failing], language: str, source_language: str, now: datetime) -> bytes:
    """A new PO file of failing translations.

    Args:
        failing: the translations.
        language: tag of the language they are in.
        source_language: tag of the language of their source texts.
        now: time of the check.
    """
    excerpt = polib.POFile(wrapwidth=0)
    excerpt.metadata = build_header("xlate check", language, source_language, now)
    entries = [
        polib.POEntry(
            msgctxt=one.key or None,
            msgid=one.source,
            msgstr=one.target,
            flags=["fuzzy"] if one.fuzzy else [],
            tcomment=one.comment,
            comment="\n".join(_SIGN + problem for problem in one.problems),
            occurrences=[one.reference],
        )
        for one in failing
    ]
    return _bytes(excerpt, entries)


def _bytes(catalogue: polib.POFile, entries: Sequence[polib.POEntry]) -> bytes:
    list.extend(catalogue, entries)  # POFile.append looks through all entries for each new one
    text = str(catalogue)
    return (text if text.endswith("\n") else text + "\n").encode()
