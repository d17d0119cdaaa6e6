"""A PO file is merged into TEI: what `xlate merge` does, as a step that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from xlate.desk.desk import Desk
from xlate.desk.store import Version
from xlate.desk.workspace import CatalogueFile, Document
from xlate.errors import InputError, XlateError
from xlate.files import Input, rehearse
from xlate.findings import Finding
from xlate.languages import parse_tag, primary_subtag
from xlate.pages.interface import gettext as _

__all__ = ["MergedFile", "merge_into_tei", "merged_file", "word_document"]


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A translated file that a merge has made or brought up to date."""

    path: Path
    findings: Sequence[Finding]
    anew: bool
    """it was made anew from the source, for it lacked paragraphs that the source has got since"""


def merge_into_tei(desk: Desk, document: Document, file: CatalogueFile, *, by: str) -> MergedFile:
    """Merge a PO file of a document.

    Raises:
        InputError: another file has the name; RecordError, CatalogueError, OutputError: a file cannot be used or
        written, or translations that stand in it alone would be lost.
    """
    from xlate.workflow.merge import merge

    path = merged_file(desk, document, file)
    if path is None:
        path = document.source.with_name(f"{document.source.stem}.{parse_tag(file.language)}.xml")
    findings: list[Finding] = []
    # a text that lacks the part of a divided paragraph cannot be brought up to date
    anew = path in document.translations and not _has_all_units(desk, document, path)

    def merged(given: Version) -> bytes:
        words, base = desk.store.read(file.path), desk.store.read(document.source) if anew else given
        with rehearse() as kept:  # what it writes is saved as a step that can be taken back
            result = merge(Input(base.data, base.name), Input(words.data, words.name), output=path, checks=desk.checks)
        findings[:] = result.findings
        return next(iter(kept.values()), result.value.data or given.data)

    what = _("{file} merged").format(file=desk.short_name(file.path))
    if path.is_file() and path in document.translations:
        desk.store.change(path, merged, what=what, by=by)
    elif path.exists():
        message = _("there is another file of this name, which is no translation of this document")
        raise InputError(message, file=path.name)
    else:
        desk.store.create(path, merged(desk.store.read(document.source)), what=what, by=by)
    return MergedFile(path, findings, anew)


def _has_all_units(desk: Desk, document: Document, path: Path) -> bool:
    """True if a translated file has every unit of its source."""
    known = desk.record(path).by_id
    return all(unit.key in known for unit in desk.units(document.source))


def word_document(document: Document, path: Path) -> bytes:
    """The Word document of a translated file: as `xlate edition --format docx` makes it.

    Raises:
        RecordError: a file cannot be used.
    """
    from xlate.pages.interface import interface_tag
    from xlate.workflow.documents import DocumentOptions, edition_documents

    with TemporaryDirectory() as folder:
        made = edition_documents([document.source, path], folder, DocumentOptions(interface=interface_tag()))
        return made.value[0].path.read_bytes()


def merged_file(desk: Desk, document: Document, file: CatalogueFile) -> Path | None:
    """The translated file in the language of a PO file; None: there is none that can be used."""
    for path in document.translations:
        with suppress(XlateError):
            if primary_subtag(desk.language(path)) == primary_subtag(file.language):
                return path
    return None
