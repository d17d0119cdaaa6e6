"""``xlate merge``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    for_each,
    open_source,
    output_options,
    output_path,
    report_options,
    result_path,
    stem_of,
    write_result,
)
from xlate.cli.conflicts import check_stdin
from xlate.errors import XlateError
from xlate.files import read_input

if TYPE_CHECKING:
    from xlate.checks import Settings
    from xlate.exchange.catalogue import Catalogue
    from xlate.findings import Finding
    from xlate.workflow.inputs import Source
    from xlate.workflow.merge import Merged

_EXAMPLE = """
\b
Examples:
  xlate merge talk.xml ru.po -o talk.ru.xml
  xlate merge talk.xml po/ru.po po/ko.po -d out/     (writes out/talk.ru.xml, out/talk.ko.xml)
  xlate merge talk.xml ru.po --fuzzy use --keep 80 -o talk.ru.xml
  xlate merge talk.xml anna.po boris.po --prefer newest -o talk.ru.xml
  xlate merge talk.xml ru.po ko.po --layout parallel -o talk.parallel.xml
"""


@click.command("merge", epilog=_EXAMPLE)
@click.argument("tei", metavar="TEI")
@click.argument("catalogues", nargs=-1, required=True, metavar="PO...")
@output_options
@click.option(
    "--keep", type=click.FloatRange(0, 100), default=0, metavar="PERCENT", help="Write nothing if less is translated."
)
@click.option(
    "--fuzzy",
    type=click.Choice(["source", "use", "omit"]),
    default="source",
    help="What stands in for a fuzzy translation: the source text, the translation (marked), or a gap.",
    show_default=True,
)
@click.option(
    "--prefer",
    metavar="RULE",
    help="Which of two different translations of one unit is taken: newest, first, or the name of a PO file.",
)
@click.option("--variants", is_flag=True, help="Keep translations that were not taken in the TEI, beside the text.")
@click.option(
    "--layout",
    type=click.Choice(["separate", "parallel"]),
    default="separate",
    show_default=True,
    help="A file for each language, or one with the texts in all languages side by side.",
)
@click.option(
    "--memory", type=click.Path(path_type=Path), metavar="FILE", help="Translation memory that gets what was merged."
)
@click.option("--no-check", is_flag=True, help="Do not run the checks of translations (xlate check).")
@click.option(
    "--config", metavar="FILE", help="The xlate.toml that says which checks run; else that of the current folder."
)
@click.option("--source", metavar="TEI", help="Source of a translated file, if it is not where that file says.")
@report_options
def command(
    tei: str,
    catalogues: tuple[str, ...],
    output: str | None,
    directory: Path | None,
    keep: float,
    fuzzy: str,
    prefer: str | None,
    variants: bool,
    layout: str,
    memory: Path | None,
    no_check: bool,
    config: str | None,
    source: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Merge translators' PO files into the TEI they were exported from. The lineage grows by one hop.

    XLIFF files and tables are merged like PO files.

    Only the header, the start tags of units and turns, and the words of translated units change; every other byte of
    the TEI file stays as it is. An entry is refused, and reported with its line, if its msgid is no longer the text
    of its unit, or if its tags are not those of the source. Several PO files of one language, whole ones or parts,
    make one TEI file: two different translations of one unit are a conflict, which --prefer resolves. PO files of
    several languages make several TEI files (-d), or one with --layout parallel. Finished translations go through the
    checks of `xlate check` on the way; what these find are warnings.
    """
    parallel = layout == "parallel"
    check_outputs([tei], output, directory, as_json=as_json)
    check_stdin(tei, *catalogues)
    if parallel and (source or variants or memory):
        raise click.UsageError("--source, --variants and --memory are for a translated file, not for --layout parallel")
    report = Report(as_json, quiet, verbose)
    document = read_input(open_source(tei)) if tei == "-" else Path(tei)
    by_language = _read(catalogues, report)
    if len(by_language) > 1 and directory is None and not parallel:
        languages = " and ".join(by_language)
        raise click.UsageError(f"files in {languages} make several TEI files: give -d DIR, or --layout parallel")
    checks = None if no_check else _checks(config, report)
    job = _Job(tei, document, by_language, output, directory, fuzzy, keep, prefer, checks, report)
    if parallel:
        for_each([tei] if by_language else [], lambda _: job.merge_parallel(), report)
    for_each(list(by_language), partial(job.merge_language, source=source, variants=variants, memory=memory), report)


@dataclass(frozen=True, slots=True)
class _Job:
    """Files of one or several languages on their way into one TEI file."""

    tei: str
    document: Source
    by_language: dict[str, list[Catalogue]]
    output: str | None
    directory: Path | None
    fuzzy: str
    keep: float
    prefer: str | None
    checks: Settings | None
    report: Report

    def merge_language(self, language: str, *, source: str | None, variants: bool, memory: Path | None) -> None:
        """Make the translated file of one language."""
        from xlate.workflow.merge import merge

        name = f"{stem_of(self.tei).removesuffix(f'.{language}')}.{language}.xml"
        path = self.directory / name if self.directory else output_path(self.output)
        result = merge(
            self.document,
            self.by_language[language],
            output=path,
            fuzzy=self.fuzzy,
            keep=self.keep,
            source=source,
            prefer=self.prefer,
            variants=variants,
            checks=self.checks,
            memory=memory,
        )
        if result.value.data is not None:
            write_result(result.value.data, path)
        self._tell(language, result.value, path, result.findings)

    def merge_parallel(self) -> None:
        """Make one file with the texts in all languages."""
        from xlate.workflow.merge import merge_parallel

        path = result_path(self.tei, self.output, self.directory, ".parallel.xml")
        files = [catalogue for group in self.by_language.values() for catalogue in group]
        result = merge_parallel(
            self.document,
            files,
            output=path,
            fuzzy=self.fuzzy,
            keep=self.keep,
            prefer=self.prefer,
            checks=self.checks,
        )
        for place, one in enumerate(result.value):
            self._tell(one.language, one, path, () if place else result.findings)
        if (data := result.value[0].data) is not None:
            write_result(data, path)

    def _tell(self, language: str, value: Merged, path: Path | None, findings: tuple[Finding, ...]) -> None:
        names = [catalogue.file for catalogue in self.by_language[language]]
        states = {str(state): number for state, number in value.states.items()}
        counted = ", ".join(f"{number} {state}" for state, number in sorted(states.items(), reverse=True))
        values = {
            "input": self.tei,
            "catalogue": names[0] if len(names) == 1 else names,
            "output": str(path) if path and value.data is not None else None,
            "language": value.language,
            "units": states,
        }
        self.report.add(f"{', '.join(names)}: {sum(states.values())} units: {counted}", values, findings)


def _checks(config: str | None, report: Report) -> Settings:
    """Which checks run, as xlate.toml says."""
    from xlate.cli.check import read_check_settings

    try:
        return read_check_settings(config, (), report)
    except XlateError as error:
        raise click.UsageError(str(error)) from None


def _read(names: tuple[str, ...], report: Report) -> dict[str, list[Catalogue]]:
    """The translators' files by their language; one that cannot be used does not stop the others."""
    from xlate.workflow.merge import read_translations

    by_language: dict[str, list[Catalogue]] = {}
    for name in names:
        try:
            catalogue = read_translations(open_source(name))
        except XlateError as error:
            report.fail(error)
        else:
            by_language.setdefault(str(catalogue.language), []).append(catalogue)
    return by_language
