"""What can be downloaded beside a page: the TEI files it is made of, and its translations as PO and TMX."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from xlate.errors import InputError, OutputError, XlateError
from xlate.files import Input, is_same_file, make_folder, write_file
from xlate.findings import Finding

if TYPE_CHECKING:
    from xlate.pages.transcript import SourceFile
    from xlate.workflow.edition import EditionFiles

__all__ = ["DOWNLOADS", "NOT_OURS", "Download", "downloads_of", "parse_downloads"]

NOT_OURS = "this file is not from xlate, or somebody has changed it: move it away, or name another folder with -d"
"""of a file in the place of one that an edition would write"""
DOWNLOADS = ("tei", "po", "tmx")
"""what can stand beside a page, each in a folder of this name"""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that stands beside a page."""

    name: str
    form: str
    """one of `DOWNLOADS`; also its folder"""
    language: str
    """what it is called on the page"""
    data: bytes
    origin: str = ""
    """the file that it is a copy of"""

    @property
    def href(self) -> str:
        """Its address, as seen from the page."""
        return f"{self.form}/{quote(self.name)}"

    def as_source_file(self) -> SourceFile:
        """It as a page shows it."""
        from xlate.pages.transcript import SourceFile

        digest = hashlib.sha256(self.data).hexdigest()
        return SourceFile(self.name, digest, self.href, self.language, self.form.upper())

    def write(self, directory: Path, ours: Mapping[str, str]) -> None:
        """Put it beside the page, unless it is there already.

        Args:
            directory: where the page is.
            ours: address -> SHA-256 of the files that earlier runs put there; empty where they did not note it.

        Raises:
            OutputError: so too if there is a file of somebody else.
        """
        path = directory / self.form / self.name
        former = None
        if path.is_file():
            there = path.read_bytes()
            if is_same_file(self.origin, path) or there == self.data:
                return
            if ours.get(self.href) not in {"", hashlib.sha256(there).hexdigest()}:
                raise OutputError(NOT_OURS, file=str(path))
            former = Input(there, str(path))
        make_folder(path.parent)
        write_file(path, self.data, updates=former)


def parse_downloads(text: str) -> tuple[str, ...]:
    """Read a list of `DOWNLOADS`: ``tei,po,tmx``; or ``none``.

    Raises:
        InputError: there is something else in it.
    """
    forms = tuple(one.strip().lower() for one in text.split(",") if one.strip())
    if forms == ("none",):
        return ()
    if not forms or not set(forms) <= set(DOWNLOADS):
        known = ", ".join(DOWNLOADS)
        raise InputError(f'"{text}" names no downloads: {known}, with commas between; or none')
    return tuple(one for one in DOWNLOADS if one in forms)


def downloads_of(plan: EditionFiles, forms: Sequence[str], findings: list[Finding]) -> Iterator[Download]:
    """The PO and TMX files of a transcript; a translation that gives none is told in a finding (XL906).

    A PO file is what `xlate export-po` writes with the translation as its memory, TMX what `xlate export-tmx` writes:
    finished translations alone.

    Args:
        plan: its files.
        forms: those of `DOWNLOADS` that are wanted.
        findings: where it is told what could not be made.
    """
    from xlate.pages.interface import language_name
    from xlate.workflow.export import ExportOptions, export
    from xlate.workflow.export_tmx import export_tmx
    from xlate.workflow.inputs import read_record

    source = Input(plan.source.data, plan.copies[plan.source.name])
    for given in plan.translations:
        tag = read_record(given).language
        stem = PurePath(plan.copies[given.name]).stem
        try:
            if "po" in forms:
                options = ExportOptions(memories=(given,), exact="ready")
                data = export(source, tag, "po", options).value.data
                yield Download(f"{stem}.po", "po", language_name(tag), data)
            if "tmx" in forms:
                memory = export_tmx(given, source=plan.source)
                yield Download(f"{stem}.tmx", "tmx", language_name(tag), memory.value.data)
        except XlateError as error:
            message = f"there is no PO or TMX of this translation to download: {error.message}"
            findings.append(Finding("XL906", message, given.name))
