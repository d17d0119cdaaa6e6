"""The formats of translators' files, written and read: one line here for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from xlate.errors import UnknownFormatError
from xlate.exchange.catalogue import Catalogue
from xlate.formats.sniff import FileKind, refusal, sniff

if TYPE_CHECKING:
    from xlate.exchange.export_units import ExportDocument

__all__ = ["FORMATS", "CatalogueFormat", "WriteOptions", "find_format", "find_format_of", "read_catalogue"]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What can be said of a file that is written, each by the format that it concerns."""

    now: datetime
    """time of the export, with its zone"""
    version: str | None = None
    """of XLIFF: 1.2 or 2.1; None: that of the file that is there, or 1.2"""
    copy_source: bool = False
    """of XLIFF 1.2: the source text is put into empty targets, as OmegaT needs it"""
    delimiter: str | None = None
    """of CSV: a comma, a semicolon or a tab; None: that of the file that is there, or a comma"""
    there: bytes | None = None
    """the file that is brought up to date, if there is one; of a workbook, its other sheets and all formats stay"""


@dataclass(frozen=True, slots=True)
class CatalogueFormat:
    """A format of translators' files."""

    name: str
    endings: tuple[str, ...]
    """of file names, with the dot, in lower case"""
    kinds: frozenset[FileKind]
    """what `sniff` calls its files"""
    read: Callable[..., Catalogue]
    """the bytes and the name of a file -> what it says; raises CatalogueError, for two entries of one unit too unless
    ``allow_duplicates`` is true. Imports its library when called"""
    write: Callable[[ExportDocument, WriteOptions], bytes]
    """the file for a document; if it has codes, as `as_codes` makes it. Imports its library when called"""
    has_codes: bool = True
    """False for one that carries a translation as it is, whatever its tags, and knows previous source texts"""
    lost: Callable[[bytes, bytes], str] = lambda _old, _new: ""
    """what of a file that is brought up to date the new one lacks, though no words; empty if nothing"""
    shows_wordings: bool = True
    """it has a place for the words of other languages, which otherwise stand in notes"""

    @property
    def title(self) -> str:
        """The name for people."""
        return self.name.upper()


def _lazy(module: str, name: str) -> Callable[..., Any]:
    """A function of a format's package, which is imported when it is called."""

    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(import_module(f"xlate.exchange.{module}"), name)(*arguments, **options)

    return call


FORMATS = (
    CatalogueFormat(
        "po",
        (".po", ".pot"),
        frozenset({FileKind.PO}),
        _lazy("po", "read_po"),
        lambda document, how: _lazy("po", "write_po")(document, how.now),
        has_codes=False,
        shows_wordings=False,
    ),
    CatalogueFormat(
        "xliff",
        (".xlf", ".xliff"),
        frozenset({FileKind.XLIFF12, FileKind.XLIFF2}),
        _lazy("xliff", "read_xliff"),
        lambda document, how: _lazy("xliff", "write_xliff")(document, how.now, how.version, how.copy_source, how.there),
    ),
    CatalogueFormat(
        "csv",
        (".csv", ".tsv"),
        frozenset({FileKind.TABLE}),
        _lazy("table", "read_csv"),
        lambda document, how: _lazy("table", "write_csv")(document, how.delimiter, how.there),
    ),
    CatalogueFormat(
        "xlsx",
        (".xlsx",),
        frozenset({FileKind.WORKBOOK}),
        _lazy("table", "read_xlsx"),
        lambda document, how: _lazy("table", "write_xlsx")(document, how.there),
        lost=_lazy("table", "lost_settings"),
    ),
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
    """The format of a translator's file, by its bytes; the ending of its name counts where these tell nothing.

    Raises:
        UnknownFormatError: it is a file of another kind; the message names it, and what it is for.
    """
    kind, ending = sniff(data, file), PurePath(file).suffix.lower()
    for one in FORMATS:
        if kind in one.kinds or (kind is FileKind.UNKNOWN and ending in one.endings):
            return one
    known = ", ".join(ending for one in FORMATS for ending in one.endings)
    raise UnknownFormatError(refusal(kind, f"a translator's file ({known})"), file=file)


def read_catalogue(data: bytes, file: str) -> Catalogue:
    """Read a translator's file, whatever its format.

    Args:
        data: its bytes.
        file: its name, whose ending counts where the bytes tell nothing.

    Raises:
        UnknownFormatError: as `find_format_of`.
        CatalogueError: the file is damaged, or cannot be used.
    """
    return find_format_of(data, file).read(data, file)
