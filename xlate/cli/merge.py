"""``xlate merge``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.check import read_check_settings
from xlate.cli.command import command as xlate_command
from xlate.cli.options import CONFIG, files, makes, reports, source_option
from xlate.cli.outputs import Outputs, open_source, stem_of, write_result
from xlate.cli.parameter_types import FILE, OUTPUT
from xlate.cli.report import Outcome, Report, for_each
from xlate.errors import InputError, XlateError
from xlate.files import Input, is_same_file, read_input
from xlate.formats.sniff import FileKind, refusal, sniff

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.findings import Finding
    from xlate.workflow.inputs import Source
    from xlate.workflow.merge import Merged

_EXAMPLE = """
xlate merge talk.xml ru.po -o talk.ru.xml
xlate merge talk.xml po/ru.po po/ko.po -d out/     (writes out/talk.ru.xml, out/talk.ko.xml)
xlate merge tei/*.xml po/*.po -d out/              (each PO file goes to the TEI file whose units it has)
xlate merge talk.xml ru.po --fuzzy use --keep 80 -o talk.ru.xml
xlate merge talk.xml anna.po boris.po --prefer newest -o talk.ru.xml
xlate merge talk.xml ru.po ko.po --layout parallel -o talk.parallel.xml
xlate merge talk.ru.xml boris.po --new-version -o talk.ru.2.xml
"""


@xlate_command("merge", _EXAMPLE, was={"--memory": "--add-to-memory"}, updates=["tei"])
@click.argument("tei", metavar="TEI", type=FILE)
@files("PO", name="catalogues")
@makes
@click.option(
    "--keep",
    type=click.FloatRange(0, 100),
    default=0,
    metavar="PERCENT",
    help="Write the file only if so much is translated; otherwise the exit status is 1.",
)
@click.option(
    "--fuzzy",
    type=click.Choice(["source", "use", "omit"]),
    default="source",
    show_default=True,
    help="In place of a translation that needs review: the source text, the translation (marked), or a gap.",
)
@click.option(
    "--prefer",
    metavar="RULE",
    help="Which of two different translations of one unit is taken: newest, first, or the name of a PO file.",
)
@click.option("--variants", is_flag=True, help="Keep the translations that were not taken in the TEI, beside the text.")
@click.option(
    "--new-version",
    is_flag=True,
    help="TEI is translated already, and this is another translation of the same text: a version beside the first.",
)
@click.option(
    "--revision",
    is_flag=True,
    help="The PO file is a revision: what it changes in the translated file there was revised, not translated anew.",
)
@click.option(
    "--layout",
    type=click.Choice(["separate", "parallel"]),
    default="separate",
    show_default=True,
    help="A file for each language, or one with the texts in all languages side by side.",
)
@click.option(
    "--add-to-memory",
    "memory",
    type=OUTPUT,
    metavar="FILE",
    help="Translation memory that the merged pairs are added to.",
)
@click.option("--no-check", is_flag=True, help="Do not run the checks of translations (xlate check).")
@CONFIG
@source_option("if TEI is a translated file and its source is not found")
@reports(dry_run=True)
def command(
    tei: str,
    catalogues: tuple[str, ...],
    outputs: Outputs,
    layout: str,
    no_check: bool,
    config: str | None,
    report: Report,
    fuzzy: str,
    keep: float,
    prefer: str | None,
    new_version: bool,
    **separate: Any,
) -> None:
    """Merge translators' files (PO, XLIFF, tables) into the TEI they were exported from; the lineage grows by one hop.

    A TMX file, such as project_save.tmx of OmegaT, gives its translations to all units with their words.

    Only the header, the start tags of units and turns, and the words of translated units change; every other byte of
    the TEI file stays as it is. An entry is refused, and reported with its line, if its msgid is no longer the text of
    its unit, or if its tags are not those of the source. Several files of one language, whole ones or parts, make one
    TEI file: two different translations of one unit are a conflict, which --prefer resolves. If TEI is a translated
    file, it is brought up to date; with --new-version, another translation into its language takes the place of the
    words that stand there, and these are kept as readings, with their lineage; with --revision, words that are changed
    stay the translator's, and get one hop more: their revision, by the person whom the PO file names. Files in several
    languages make several TEI files (-d), or one with --layout parallel. With -d, several TEI files may be given, with
    the translators' files of all of them. If one of the files cannot be used, nothing is merged. Finished translations
    are checked on the way as by `xlate check`; what is found are warnings.
    """
    parallel = layout == "parallel"
    if parallel and any(separate.values()):
        what = "--source, --variants, --revision and --add-to-memory"
        raise click.UsageError(f"{what} are for a translated file, not for --layout parallel")
    if report.dry_run:
        separate["memory"] = None
    if separate["source"] is not None:
        separate["source"] = open_source(separate["source"])
    more, read = _read_all(catalogues, report)
    _check_several(more, outputs, separate["source"])
    outputs.check([tei, *more], report)
    if report.failures:
        return
    documents = [read_input(open_source(name)) if name == "-" else Path(name) for name in (tei, *more)]
    by_language = _by_language(read)
    if len(by_language) > 1 and outputs.directory is None and not parallel:
        languages = " and ".join(by_language)
        raise click.UsageError(f"files in {languages} make several TEI files: give -d DIR, or --layout parallel")
    if new_version and not parallel and outputs.directory is not None:
        raise click.UsageError("--new-version needs the name of the new file: -o talk.de.2.xml")
    checks = None if no_check else read_check_settings(config, (), report)
    options = {"fuzzy": fuzzy, "keep": keep, "prefer": prefer, "new_version": new_version, "checks": checks}
    jobs = [_Job(tei, documents[0], by_language, outputs, options)]
    if more:
        jobs = _jobs_of_several([tei, *more], documents, read, replace(jobs[0], by_language={}), report)
    for job in jobs:
        if parallel:
            for_each([job.tei], lambda _, job=job: job.merge_parallel(report), report)  # type: ignore[misc]
        else:
            for_each(list(job.by_language), partial(job.merge_language, separate=separate), report)


def _check_several(more: list[str], outputs: Outputs, source: Source | None) -> None:
    """Refuse more TEI files than one if they have no folder for their results, or only one source."""
    if more and outputs.directory is None:
        hint = "merge takes one TEI file and its translators' files after it; or several TEI files with -d DIR"
        raise InputError(refusal(FileKind.TEI, "a translator's file", hint), file=more[0])
    if more and source is not None:
        raise click.UsageError("--source names the source of one translated file, and these are several TEI files")


@dataclass(frozen=True, slots=True)
class _Job:
    """Files of one or several languages on their way into one TEI file."""

    tei: str
    document: Source
    by_language: dict[str, list[Catalogue]]
    outputs: Outputs
    options: dict[str, Any]
    """how they are merged, as `xlate.workflow.merge` calls it"""

    def merge_language(self, language: str, separate: dict[str, Any]) -> Outcome:
        """Make the translated file of one language."""
        from xlate.workflow.merge import merge

        stem = stem_of(self.tei).removesuffix(f".{language}")
        path = self.outputs.path(f"{stem}.tei", f".{language}.xml")
        result = merge(self.document, self.by_language[language], output=path, **self.options, **separate)
        if result.value.data is not None:
            write_result(result.value.data, path)
        return self._outcome(language, result.value, path, result.findings)

    def merge_parallel(self, report: Report) -> None:
        """Make one file with the texts in all languages."""
        from xlate.workflow.merge import merge_parallel

        path = self.outputs.path(self.tei, ".parallel.xml")
        catalogues = [catalogue for group in self.by_language.values() for catalogue in group]
        result = merge_parallel(self.document, catalogues, output=path, **self.options)
        for number, one in enumerate(result.value):
            report.add(self._outcome(one.language, one, path, () if number else result.findings))
        if (data := result.value[0].data) is not None:
            write_result(data, path)

    def _outcome(self, language: str, value: Merged, path: Path | None, findings: tuple[Finding, ...]) -> Outcome:
        names = [catalogue.file for catalogue in self.by_language[language]]
        states = {str(state): number for state, number in value.states.items()}
        numbers = ", ".join(f"{number} {state}" for state, number in sorted(states.items(), reverse=True))
        written = "" if value.data is not None else "; nothing was written (--keep)"
        summary = f"{sum(states.values())} units: {numbers}{written}"
        values = {
            "catalogue": names[0] if len(names) == 1 else names,
            "language": value.language,
            "units": states,
        }
        return Outcome(self.tei, summary, findings, path if value.data is not None else None, values, ", ".join(names))


def _jobs_of_several(
    names: list[str], documents: Sequence[Source], catalogues: list[Catalogue], job: _Job, report: Report
) -> list[_Job]:
    """The jobs of several documents, each with the translators' files that are of it."""
    from xlate.workflow.translations import sort_by_document

    sorted_files = sort_by_document(documents, catalogues)
    for finding in sorted_files.findings:
        report.add(Outcome(str(finding.file), "", (finding,)))
    return [
        replace(job, tei=name, document=document, by_language=_by_language(own))
        for name, document, own in zip(names, documents, sorted_files.value, strict=True)
        if own
    ]


def _read_all(names: tuple[str, ...], report: Report) -> tuple[list[str], list[Catalogue]]:
    """Among files, the names of those that are TEI, and the translators' files; none if one of them cannot be used."""
    more, given = _open(names, report)
    read = _read(given, report)
    if report.failures and len(names) > 1:
        report.note("xlate: nothing was merged, for that may be a part of the others: mend it, or leave it out")
    return more, read


def _open(names: tuple[str, ...], report: Report) -> tuple[list[str], list[Input]]:
    """Among files, the names of those that are TEI, and the bytes of the translators' files, each once."""
    more: list[str] = []
    given: list[Input] = []
    for name in dict.fromkeys(names):
        try:
            file = read_input(open_source(name))
        except XlateError as error:
            report.fail(error, name)
            continue
        if sniff(file.data, file.name) is FileKind.TEI:
            more.append(name)
        elif not any(is_same_file(name, one.name) for one in given):
            given.append(file)
    return more, given


def _read(files: list[Input], report: Report) -> list[Catalogue]:
    """The translators' files, as far as they can be used."""
    from xlate.workflow.translations import of_one_spelling, read_translations

    read = []
    for file in files:
        try:
            catalogue = read_translations(file)
        except XlateError as error:
            report.fail(error, file.name)
        else:
            read.append(catalogue)
    return of_one_spelling(read)


def _by_language(catalogues: list[Catalogue]) -> dict[str, list[Catalogue]]:
    by_language: dict[str, list[Catalogue]] = {}
    for catalogue in catalogues:
        by_language.setdefault(str(catalogue.language), []).append(catalogue)
    return by_language
