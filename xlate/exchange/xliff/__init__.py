"""XLIFF, the exchange format of OASIS: versions 1.2 and 2.1. docs/exchange.md tells what it carries."""

from __future__ import annotations

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
from xlate.formats.xml import MARK, local_name, mark_unusable, parse_xml

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
    data = mark_unusable(data, file)
    root = parse_xml(data, file)
    if local_name(root) != "xliff":
        raise CatalogueError(f"this is not XLIFF: its root is <{local_name(root)}>", file=file)
    version = root.get("version", "")
    if not version.startswith(("1.", "2.")):
        raise CatalogueError(f'XLIFF version "{version}" is not supported; 1.2 and 2.x are', file=file)
    catalogue = read_xliff2(root, file) if version.startswith("2.") else read_xliff12(root, file)
    catalogue = _without_marks(catalogue, data)
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


def write_xliff(document: ExportDocument, now: datetime, version: str, copy_source: bool) -> bytes:
    """Write units as XLIFF 1.2 or 2.1. The other arguments are those of `write_xliff12`."""
    if version == "2.1":
        return write_xliff2(document, now)
    return write_xliff12(document, now, copy_source=copy_source)
