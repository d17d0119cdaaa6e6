"""``xlate merge``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    for_each,
    given,
    output_options,
    output_path,
    report_options,
    stem_of,
    write_result,
)
from xlate.errors import CatalogueError
from xlate.files import read_input

_EXAMPLE = """
\b
Examples:
  xlate merge talk.xml ru.po -o talk.ru.xml
  xlate merge talk.xml po/ru.po po/ko.po -d out/     (writes out/talk.ru.xml, out/talk.ko.xml)
  xlate merge talk.xml ru.po --fuzzy use --keep 80 -o talk.ru.xml
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
@click.option("--source", metavar="TEI", help="Source of a translated file, if it is not where that file says.")
@report_options
def command(
    tei: str,
    catalogues: tuple[str, ...],
    output: str | None,
    directory: Path | None,
    keep: float,
    fuzzy: str,
    source: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Merge a translator's PO into the TEI it was exported from. The lineage grows by one hop.

    Only the header, the start tags of units and turns, and the words of translated units change; every other byte of
    the TEI file stays as it is. An entry is refused, and reported with its line, if its msgid is no longer the text
    of its unit, or if its tags are not those of the source. Several PO files, one for each language, make several
    TEI files.
    """
    from xlate import workflow

    check_outputs([tei] if directory else catalogues, output, directory, as_json=as_json)
    if [tei, *catalogues].count("-") > 1:
        raise click.UsageError("standard input can be read once only")
    report = Report(as_json, quiet, verbose)
    document = read_input(given(tei)) if tei == "-" else Path(tei)
    languages: dict[str, str] = {}

    def merge_one(name: str) -> None:
        path = output_path(output)

        def place(language: str) -> Path:
            """Where the result for a language goes; two for one language would overwrite each other's."""
            nonlocal path
            assert directory is not None
            other = languages.setdefault(language, name)
            if other != name:
                raise CatalogueError(
                    f"this catalogue is in {language}, as {other} is; merge the second into the result of the first",
                    file=name,
                )
            path = directory / f"{stem_of(tei).removesuffix(f'.{language}')}.{language}.xml"
            return path

        where = place if directory else path
        result = workflow.merge(document, given(name), output=where, fuzzy=fuzzy, keep=keep, source=source)
        if result.value.data is not None:
            write_result(result.value.data, path)
        states = {str(state): number for state, number in result.value.states.items()}
        counted = ", ".join(f"{number} {state}" for state, number in sorted(states.items(), reverse=True))
        values = {
            "input": tei,
            "catalogue": name,
            "output": str(path) if path and result.value.data is not None else None,
            "language": result.value.language,
            "units": states,
        }
        report.add(f"{name}: {sum(states.values())} units: {counted}", values, result.findings)

    for_each(catalogues, merge_one, report)
