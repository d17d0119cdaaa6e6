"""TEI files become pages to read: the source text beside its translations, with the lineage of each turn in words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from xlate.errors import InputError, OutputError
from xlate.files import Input, make_folder, write_file
from xlate.findings import Finding, Result
from xlate.model.lineage import Certainty
from xlate.model.unit import State
from xlate.text import counted
from xlate.workflow.downloads import NOT_OURS, Download, downloads_of
from xlate.workflow.edition_files import EditionFiles, plan_edition
from xlate.workflow.inputs import Source, included_in, read_record

if TYPE_CHECKING:
    from xlate.model.unit import Unit
    from xlate.pages.summary import Entry
    from xlate.pages.theme import Theme
    from xlate.pages.transcript import SourceFile, Transcript
    from xlate.tei.read.columns import Column

__all__ = ["FORMATS", "Edition", "EditionFiles", "PageMade", "Publisher", "edition", "plan_edition", "view_of"]

FORMATS = ("html", "docx", "pdf", "epub")
"""what an edition can be"""


@dataclass(frozen=True, slots=True)
class PageMade:
    """A page, or one that is as it was."""

    path: Path
    entry: Entry
    changed: bool
    """False: it was there already, made from the same files"""


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages of an edition."""

    pages: tuple[PageMade, ...]
    index: Path | None
    """the index of all pages in the folder; None where there is one page alone"""


def edition(
    teis: Source | Sequence[Source],
    directory: Path | str,
    *,
    title: str = "Transcripts",
    templates: Path | str | None = None,
    interface: str = "en",
    downloads: Sequence[str] = ("tei",),
    notes: bool = False,
    references: Mapping[str, Source] = MappingProxyType({}),
) -> Result[Edition]:
    """Make pages of TEI files: one for each transcript, and an index if there are several.

    Args:
        teis: source texts, with the translated files that belong to them, or parallel files, in any order.
        directory: where the pages go; it is made.
        title: heading of the index.
        templates: a folder with templates, scripts or a style sheet in the place of those of xlate.
        interface: tag of the language in which the pages speak themselves, one of `xlate.pages.interface.INTERFACES`.
        downloads: what stands beside each page: ``tei``, its files; ``po`` and ``tmx``, its translations.
        notes: show the comments and reviews of people.
        references: tag of a language -> another text of the same event in it (a TEI file, a transcript, a translator's
            file), put beside the one transcript that is given, as `xlate.export_po` shows it to translators.

    Returns:
        The pages, and findings on words that are in no unit. What has not changed is not written again.

    Raises:
        RecordError, InputError, OutputError.
    """
    plans, errors = plan_edition([teis] if isinstance(teis, str | Path | Input) else teis, references)
    if errors:
        raise errors[0]
    from xlate.pages.interface import spoken_in

    with spoken_in(interface):
        publisher = Publisher(Path(directory), plans, templates, downloads, notes=notes)
        made = [publisher.make_page(plan) for plan in plans]
        findings = tuple(finding for one in made for finding in one.findings)
        pages = tuple(one.value for one in made)
        index = publisher.make_index(title, [page.entry for page in pages])
    return Result(Edition(pages, index[0] if index else None), findings)


class Publisher:
    """Makes the pages of one edition.

    Args:
        directory: where they go.
        plans: the transcripts.
        templates: a folder with templates of the user; None: those of xlate.
        downloads: what stands beside each page, of `xlate.workflow.downloads.DOWNLOADS`.
        notes: show the comments and reviews of people.

    Raises:
        InputError: there is no such folder.
    """

    def __init__(
        self,
        directory: Path,
        plans: Sequence[EditionFiles],
        templates: Path | str | None = None,
        downloads: Sequence[str] = ("tei",),
        *,
        notes: bool = False,
    ) -> None:
        from xlate.pages.theme import Theme

        self.directory = directory
        self.downloads = tuple(downloads)
        self.notes = notes
        self.theme: Theme = Theme(Path(templates) if templates is not None else None)
        self._before = self._read_before()
        pages = {quote(f"{plan.stem}.html") for plan in plans}
        self.has_index = len(pages | self._before.keys()) > 1

    def make_page(self, plan: EditionFiles) -> Result[PageMade]:
        """Make the page of a transcript, unless it is there already and nothing it is made from has changed.

        Raises:
            RecordError: a file cannot be used; OutputError.
        """
        from xlate.pages.html import html_page
        from xlate.pages.summary import entry_of

        path = self.directory / f"{plan.stem}.html"
        digest = self._digest(plan)
        before = self._before.get(quote(path.name))
        if before is not None and before.digest == digest and self._has_files(before):
            return Result(PageMade(path, before, changed=False))
        result = view_of(plan, notes=self.notes)
        findings = list(result.findings)
        more = list(downloads_of(plan, self.downloads, findings))
        copies = self._copies(plan, result.value.files)
        ours = {one["href"]: one.get("digest", "") for entry in self._before.values() for one in entry.facts["files"]}
        self._keep_others(path)
        make_folder(self.directory)
        for one in (*copies, *more):
            one.write(self.directory, ours)
        files = [one.as_source_file() for one in (*copies, *more)]
        transcript = replace(result.value, files=tuple(files if copies else (*result.value.files, *files)))
        page = html_page(transcript, self.theme, index="index.html" if self.has_index else "")
        write_file(path, page)
        entry = entry_of(transcript, quote(path.name), digest)
        return Result(PageMade(path, entry, changed=True), tuple(findings))

    def make_index(self, title: str, entries: Sequence[Entry]) -> tuple[Path, int] | None:
        """Make the index, and what is searched from it.

        Args:
            title: its heading.
            entries: the pages of this run; those of earlier runs that are still there come into it too.

        Returns:
            The index, and how many transcripts are in it; None where there is one page alone.
        """
        from xlate.pages.html import html_index
        from xlate.pages.summary import write_entries

        if not entries:
            return None
        known = self._before | {entry.page: entry for entry in entries}
        everything = [known[page] for page in sorted(known)]
        path = self.directory / "index.html"
        if len(everything) > 1:
            self._keep_others(path)
        self._keep_others(self.directory / "search.js")
        write_file(self.directory / "search.js", write_entries(everything))
        if len(everything) < 2:
            return None
        write_file(path, html_index(title, everything, self.theme))
        return path, len(everything)

    def _read_before(self) -> dict[str, Entry]:
        """What earlier runs noted of the pages that are still there."""
        from xlate.pages.summary import read_entries

        path = self.directory / "search.js"
        known = read_entries(path.read_bytes()) if path.is_file() else {}
        return {page: entry for page, entry in known.items() if (self.directory / unquote(page)).is_file()}

    def _digest(self, plan: EditionFiles) -> str:
        """Changes whenever the page of a transcript would be another one."""
        from xlate.pages.interface import interface_tag

        digest = hashlib.sha256(
            f"{self.theme.digest} {interface_tag()} {self.has_index} {self.downloads} {self.notes}".encode()
        )
        for given in plan.all:
            digest.update(f"\n{given.name} {len(given.data)}\n".encode())
            digest.update((included_in(given) or given).data)
        for tag, given in plan.references.items():
            digest.update(f"\n{tag} {len(given.data)}\n".encode() + given.data)
        return digest.hexdigest()

    def _copies(self, plan: EditionFiles, files: Sequence[SourceFile]) -> list[Download]:
        """The TEI files of a transcript, to stand beside its page."""
        if "tei" not in self.downloads:
            return []
        return [
            Download(plan.copies[given.name], "tei", file.language, given.data, given.name)
            for given, file in zip(plan.all, files, strict=True)
        ]

    def _keep_others(self, path: Path) -> None:
        """Stop where a page would take the place of a file that xlate did not make.

        Raises:
            OutputError.
        """
        if quote(path.name) in self._before or (path.name == "index.html" and len(self._before) > 1):
            return  # templates of a user need not name xlate
        if path.is_file() and b"xlate" not in path.read_bytes()[:4000]:
            raise OutputError(NOT_OURS, file=str(path))

    def _has_files(self, entry: Entry) -> bool:
        """True if what can be downloaded beside a page is still there, as it was."""
        for one in entry.facts["files"]:
            path = self.directory / unquote(one["href"])
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != one.get("digest"):
                return False
        return True


def view_of(plan: EditionFiles, *, notes: bool = False) -> Result[Transcript]:
    """Read the files of a transcript, and make the view of it, with the notes of people or without."""
    from xlate.pages.interface import language_name
    from xlate.pages.transcript import SourceFile
    from xlate.pages.view import view_transcript
    from xlate.tei.read.columns import read_columns
    from xlate.tei.read.description import Description, read_description
    from xlate.tei.read.source_words import find_outdated, report_outdated
    from xlate.tei.read.times import read_media

    columns: list[Column] = []
    labels: list[str] = []
    known: dict[str, Unit | None] = {}
    media = ""
    findings: list[Finding] = []
    descriptions: list[Description] = []
    files: list[SourceFile] = []
    for given in plan.all:
        record = read_record(given)
        source = [unit for unit in known.values() if unit is not None]
        result = read_columns(record, source)
        findings += report_outdated(record, find_outdated(record, source), plan.source.name)
        columns += result.value
        labels += [PurePath(given.name).stem] * len(result.value)
        media = media or next((url for url in read_media(record) if url.startswith(("https://", "http://"))), "")
        if not descriptions:  # a translation has the same words in no unit as its source
            findings += result.findings
            known = {block.key: block.unit for column in result.value[:1] for block in column.blocks}
        elif lost := [
            block for column in result.value for block in column.blocks if block.unit and block.key not in known
        ]:
            message = (
                f"{counted(len(lost), 'unit')} (the first: {lost[0].key}) not in {plan.source.name}, which has changed "
                "since: not shown; merge the translations again"
            )
            findings.append(Finding("XL901", message, given.name))
        descriptions.append(read_description(record))
        name = language_name(record.language) if len(result.value) == 1 else "parallel"
        files.append(SourceFile(plan.copies[given.name], hashlib.sha256(given.data).hexdigest(), "", name))
    if not columns or not columns[0].blocks:
        if any(one.code == "XL305" for one in findings):
            message = "no element with words has an xml:id, by which pages lead to it: give them some with: xlate ids"
            raise InputError(message, file=plan.source.name)
        raise InputError("the file has no words that could be shown", file=plan.source.name)
    for tag, given in plan.references.items():
        found = _reference(columns[0], tag, given, plan.source.name)
        columns.insert(1, found.value)
        labels.insert(1, PurePath(given.name).stem)
        findings += found.findings
    view = view_transcript(plan.stem, descriptions, columns, files, labels, notes=notes, media=media)
    return Result(view, tuple(findings))


def _reference(source: Column, tag: str, given: Input, document: str) -> Result[Column]:
    """Another text of the same event as a column: each unit of the source with the wording that belongs to it."""
    from xlate.tei.read.columns import Block, Column
    from xlate.workflow.references import find_reference, fitted

    units = {block.key: (block.unit, block.turn) for block in source.blocks if block.unit is not None}
    found = find_reference([unit for unit, _turn in units.values()], tag, given, document)
    blocks = []
    for key, (unit, turn) in units.items():
        wording = found.value.wordings.get(unit.key)
        if wording is not None:
            state = State.TRANSLATED if wording.certainty is Certainty.HIGH else State.FUZZY
            text = fitted(wording.text, unit.source)
            blocks.append(Block(key, replace(unit, source=text, language=found.value.language), "", turn, state))
    return Result(Column(found.value.language, tuple(blocks), is_reference=True), found.findings)
