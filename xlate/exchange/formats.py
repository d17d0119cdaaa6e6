"""The formats of translators' files that can be merged: one line here for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from xlate.errors import UnknownFormatError
from xlate.exchange.catalogue import Catalogue

__all__ = ["FORMATS", "CatalogueFormat", "read_catalogue"]


@dataclass(frozen=True, slots=True)
class CatalogueFormat:
    """A format of translators' files."""

    name: str
    endings: tuple[str, ...]
    """of file names, with the dot, in lower case"""
    recognises: Callable[[bytes], bool]
    """says by the first bytes of a file whose name tells nothing (standard input) whether it can be one"""
    read: Callable[[bytes, str], Catalogue]
    """the bytes and the name of a file -> what it says; raises CatalogueError. Imports its library when called"""


def _read_po(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.po import read_po

    return read_po(data, file)


def _read_xliff(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.xliff import read_xliff

    return read_xliff(data, file)


def _read_csv(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.table import read_csv

    return read_csv(data, file)


def _read_xlsx(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.table import read_xlsx

    return read_xlsx(data, file)


def _is_table(start: bytes) -> bool:
    """True if the first line names the columns that a table must have."""
    header = start.split(b"\n", 1)[0].lower()
    return all(name in header for name in (b"id", b"source", b"target")) and b"<" not in header


FORMATS = (
    CatalogueFormat("po", (".po", ".pot"), lambda start: b"msgid" in start, _read_po),
    CatalogueFormat("xliff", (".xlf", ".xliff"), lambda start: b"<xliff" in start, _read_xliff),
    CatalogueFormat("csv", (".csv", ".tsv"), _is_table, _read_csv),
    CatalogueFormat("xlsx", (".xlsx",), lambda start: start.startswith(b"PK\x03\x04"), _read_xlsx),
)


def read_catalogue(data: bytes, file: str) -> Catalogue:
    """Read a translator's file, whatever its format.

    Args:
        data: its bytes.
        file: its name, whose ending tells the format.

    Raises:
        UnknownFormatError: neither the name nor the bytes are those of a format that is known.
        CatalogueError: the file is not what its name says, or cannot be used.
    """
    ending = PurePath(file).suffix.lower()
    found = [one for one in FORMATS if ending in one.endings] or [one for one in FORMATS if one.recognises(data[:4096])]
    if len(found) != 1:
        known = ", ".join(ending for one in FORMATS for ending in one.endings)
        raise UnknownFormatError(f"not a translator's file that xlate can read; these are: {known}", file=file)
    return found[0].read(data, file)
