"""XLIFF, the exchange format of OASIS: versions 1.2 and 2.1. docs/exchange.md tells what it carries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue, Entry, refuse_duplicates
from xlate.exchange.export_units import ExportDocument
from xlate.exchange.xliff.read2 import read_xliff2
from xlate.exchange.xliff.read12 import read_xliff12
from xlate.exchange.xliff.write2 import write_xliff2
from xlate.exchange.xliff.write12 import write_xliff12
from xlate.findings import Finding
from xlate.formats.sniff import FileKind, sniff
from xlate.formats.xml import MARK, html_entities, local_name, mark_unusable, parse_xml

__all__ = ["read_xliff", "write_xliff", "write_xliff2", "write_xliff12"]


def read_xliff(data: bytes, file: str, *, allow_duplicates: bool = False) -> Catalogue:
    """Read XLIFF, whatever its version.

    Args:
        data: the bytes of the file.
        file: its name for messages.
        allow_duplicates: two entries may have the same id and text, as when the file is brought up to date.

    Raises:
        CatalogueError: it is not XLIFF, not safe to read, or has two entries with the same id and text.
    """
    entities = html_entities(data, file)
    data = mark_unusable(data, file)
    root = parse_xml(data, file)
    if local_name(root) != "xliff":
        raise CatalogueError(f"this is not XLIFF: its root is <{local_name(root)}>", file=file)
    version = root.get("version", "")
    if not version.startswith(("1.", "2.")):
        raise CatalogueError(f'XLIFF version "{version}" is not supported; 1.2 and 2.x are', file=file)
    catalogue = read_xliff2(root, file) if version.startswith("2.") else read_xliff12(root, file)
    catalogue = replace(_without_marks(catalogue, data), told=len(_TOLD.findall(data)))
    catalogue = replace(catalogue, findings=(*catalogue.findings, *entities))
    if not allow_duplicates:
        refuse_duplicates(catalogue)
    originals = {original for one in root.iterfind("{*}file") if (original := one.get("original"))}
    # the name of the document, as PO and TMX say it: so a memory knows that they are of one document
    return replace(catalogue, document=PurePath(originals.pop()).stem or None) if len(originals) == 1 else catalogue


def _without_marks(catalogue: Catalogue, data: bytes) -> Catalogue:
    """A file with U+FFFD where it had what XML cannot hold: the translations that had it need review."""
    if MARK.encode() not in data:
        return catalogue
    message = "what XML cannot hold became U+FFFD; a translation that has it needs review"
    lines = [number for number, line in enumerate(data.split(b"\n"), 1) if MARK.encode() in line]
    return replace(
        catalogue,
        entries=tuple(map(_without_mark, catalogue.entries)),
        obsolete=tuple(map(_without_mark, catalogue.obsolete)),
        findings=tuple(Finding("XL423", message, catalogue.file, line) for line in lines),
    )


def _without_mark(entry: Entry) -> Entry:
    return replace(
        entry,
        key=entry.key and entry.key.replace(MARK, "\ufffd"),
        source=entry.source.replace(MARK, "\ufffd"),
        translation=entry.translation.replace(MARK, "\ufffd"),
        fuzzy=entry.fuzzy or MARK in entry.translation,
        comment=entry.comment.replace(MARK, "\ufffd"),
        previous=entry.previous and entry.previous.replace(MARK, "\ufffd"),
        notes=entry.notes.replace(MARK, "\ufffd"),
    )


_TOLD = re.compile(rb'alttranstype="reference"|>(?:(?:Relay|Spoken|Reference) \([A-Za-z0-9-]+[,)]|Term: )')
"""what a reference or a glossary has told translators"""


def write_xliff(
    document: ExportDocument, now: datetime, version: str | None, copy_source: bool, there: bytes | None
) -> bytes:
    """Write units as XLIFF.

    Args:
        document: as for `write_xliff12`, as are now and copy_source.
        now: time of the export.
        version: 1.2 or 2.1; None: that of the file that is there.
        copy_source: put the source text into empty targets.
        there: the file that is brought up to date; what it is, and whether it has such copies, stays.

    Raises:
        CatalogueError: copies of the source text are wanted in XLIFF 2.1.
    """
    if version is None:
        version = "2.1" if there is not None and sniff(there, "") is FileKind.XLIFF2 else "1.2"
    if version == "2.1":
        if copy_source:
            raise CatalogueError("the file is XLIFF 2.1, and copies of the source text stand in XLIFF 1.2 alone")
        return write_xliff2(document, now)
    return write_xliff12(document, now, copy_source=copy_source or (there is not None and _has_copies(there)))


def _has_copies(data: bytes) -> bool:
    """True if a file has the source text in targets that nobody has begun."""
    return (
        re.search(rb'<source\b[^>]*>([^<]+)</source>\s*<target\b[^>]* state="new"[^>]*>\1</target>', data) is not None
    )
