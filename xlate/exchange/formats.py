"""The formats of translators' files, written and read: one line here for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from xlate.errors import UnknownFormatError
from xlate.exchange.catalogue import Catalogue

if TYPE_CHECKING:
    from xlate.exchange.export_units import ExportDocument

__all__ = ["FORMATS", "CatalogueFormat", "WriteOptions", "find_format", "find_format_of", "read_catalogue"]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What can be said of a file that is written, each by the format that it concerns."""

    now: datetime
    """time of the export, with its zone"""
    version: str = "1.2"
    """of XLIFF: 1.2 or 2.1"""
    copy_source: bool = False
    """of XLIFF 1.2: the source text is put into empty targets, as OmegaT needs it"""
    delimiter: str = ","
    """of CSV: a comma, a semicolon or a tab"""


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
    write: Callable[[ExportDocument, WriteOptions], bytes]
    """the file for a document; if it has codes, as `as_codes` makes it. Imports its library when called"""
    has_codes: bool = True
    """False for one that carries a translation as it is, whatever its tags, and knows previous source texts"""
    shows_wordings: bool = True
    """it has a place for the words of other languages, which otherwise stand in notes"""

    @property
    def title(self) -> str:
        """The name for people."""
        return self.name.upper()


def _read_po(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.po import read_po

    return read_po(data, file)


def _write_po(document: ExportDocument, options: WriteOptions) -> bytes:
    from xlate.exchange.po import write_po

    return write_po(document, options.now)


def _read_xliff(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.xliff import read_xliff

    return read_xliff(data, file)


def _write_xliff(document: ExportDocument, options: WriteOptions) -> bytes:
    from xlate.exchange.xliff import write_xliff2, write_xliff12

    if options.version == "2.1":
        return write_xliff2(document, options.now)
    return write_xliff12(document, options.now, copy_source=options.copy_source)


def _read_csv(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.table import read_csv

    return read_csv(data, file)


def _write_csv(document: ExportDocument, options: WriteOptions) -> bytes:
    from xlate.exchange.table import write_csv

    return write_csv(document, options.delimiter)


def _read_xlsx(data: bytes, file: str) -> Catalogue:
    from xlate.exchange.table import read_xlsx

    return read_xlsx(data, file)


def _write_xlsx(document: ExportDocument, _options: WriteOptions) -> bytes:
    from xlate.exchange.table import write_xlsx

    return write_xlsx(document)


def _is_table(start: bytes) -> bool:
    """True if the first line names the columns that a table must have."""
    header = start.split(b"\n", 1)[0].lower()
    return all(name in header for name in (b"id", b"source", b"target")) and b"<" not in header


FORMATS = (
    CatalogueFormat(
        "po",
        (".po", ".pot"),
        lambda start: b"msgid" in start,
        _read_po,
        _write_po,
        has_codes=False,
        shows_wordings=False,
    ),
    CatalogueFormat("xliff", (".xlf", ".xliff"), lambda start: b"<xliff" in start, _read_xliff, _write_xliff),
    CatalogueFormat("csv", (".csv", ".tsv"), _is_table, _read_csv, _write_csv),
    CatalogueFormat("xlsx", (".xlsx",), lambda start: start.startswith(b"PK\x03\x04"), _read_xlsx, _write_xlsx),
)


def find_format(name: str) -> CatalogueFormat:
    """The format with a name.

    Raises:
        UnknownFormatError: there is none.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in FORMATS)
    raise UnknownFormatError(f'"{name}" is not a format of translators\' files; these are: {known}')


def find_format_of(data: bytes, file: str) -> CatalogueFormat:
    """The format of a translator's file: by the ending of its name, or else by its first bytes.

    Raises:
        UnknownFormatError: neither the name nor the bytes are those of a format that is known.
    """
    ending = PurePath(file).suffix.lower()
    found = [one for one in FORMATS if ending in one.endings] or [one for one in FORMATS if one.recognises(data[:4096])]
    if len(found) != 1:
        known = ", ".join(ending for one in FORMATS for ending in one.endings)
        raise UnknownFormatError(f"not a translator's file that xlate can read; these are: {known}", file=file)
    return found[0]


def read_catalogue(data: bytes, file: str) -> Catalogue:
    """Read a translator's file, whatever its format.

    Args:
        data: its bytes.
        file: its name, whose ending tells the format.

    Raises:
        UnknownFormatError: as `find_format_of`.
        CatalogueError: the file is not what its name says, or cannot be used.
    """
    return find_format_of(data, file).read(data, file)
