"""``xlate memory add``."""

from __future__ import annotations

import click

from xlate.cli.common import Report, counted, for_each, open_source, report_options
from xlate.cli.conflicts import check_stdin

_EXAMPLE = """
\b
Examples:
  xlate memory add talks.tm ru.po --tei talk.xml
  xlate memory add talks.tm tei/*.ru.xml
  xlate memory add talks.tm bought.tmx other.tm
"""


@click.command("add", epilog=_EXAMPLE)
@click.argument("memory", metavar="MEMORY")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--tei",
    "documents",
    multiple=True,
    metavar="TEI",
    help="TEI file that a PO file was made of, for speakers and lineage; may be repeated.",
)
@click.option("--fuzzy", is_flag=True, help="Add translations that need review too; they stay marked.")
@click.option("--from", "source_language", metavar="TAG", help="Language of the source texts, if a PO does not say it.")
@click.option("--source", metavar="TEI", help="Source of a translated TEI file, if it is not where that file says.")
@report_options
def add(
    memory: str,
    files: tuple[str, ...],
    documents: tuple[str, ...],
    fuzzy: bool,
    source_language: str | None,
    source: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Add translations to a memory: from PO files, translated TEI files, TMX files, or other memories.

    The memory is made if it is not there. A file is added whole or not at all, and adding it again changes nothing. The
    words of a machine stay marked: they are never proposed as ready.
    """
    from xlate.errors import XlateError
    from xlate.workflow.memory import add_to_memory
    from xlate.workflow.suggestions import read_document

    check_stdin(*files, *documents, source)
    report = Report(as_json, quiet, verbose)
    known = []
    for name in documents:
        try:
            known.append(read_document(open_source(name)))
        except XlateError as error:
            report.fail(error)
            report.finish()

    def add_one(name: str) -> None:
        result = add_to_memory(
            memory,
            open_source(name),
            documents=known,
            fuzzy=fuzzy,
            source_language=source_language,
            translated_from=source,
        )
        added = result.value
        summary = f"{name}: {counted(added.new, 'new pair')}, {added.updated} updated, {added.known} known already"
        values = {"input": name, "memory": memory, "new": added.new, "updated": added.updated, "known": added.known}
        report.add(summary, values, result.findings)

    for_each(files, add_one, report)
