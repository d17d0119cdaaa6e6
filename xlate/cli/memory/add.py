"""``xlate memory add``."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import SOURCE_LANGUAGE, files, reports, source_option, unreviewed_option
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import OUTPUT
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted

_EXAMPLE = """
xlate memory add talks.tm ru.po --source talk.xml
xlate memory add talks.tm tei/*.ru.xml
xlate memory add talks.tm bought.tmx other.tm
"""


@xlate_command("add", _EXAMPLE, was={"--tei": "--source", "--fuzzy": "--unreviewed"})
@click.argument("memory", metavar="MEMORY", type=OUTPUT)
@files("FILE")
@source_option("for speakers and lineage; may be repeated", multiple=True)
@unreviewed_option("Add")
@SOURCE_LANGUAGE
@reports(dry_run=True)
def command(
    memory: str,
    files: tuple[str, ...],
    sources: tuple[str, ...],
    unreviewed: bool,
    source_language: str | None,
    report: Report,
) -> None:
    """Add translations to a memory: from PO, XLIFF, CSV and XLSX files, translated TEI, TMX, or other memories.

    The memory is made if it is not there. A file is added whole or not at all, and adding it again changes nothing.
    Machine translations stay marked: they are never proposed as ready.
    """
    from xlate.files import read_input
    from xlate.workflow.memory import add_to_memory
    from xlate.workflow.suggestions import read_document

    documents = [read_input(open_source(name)) for name in sources]
    known = [read_document(one) for one in documents]
    with ExitStack() as stack:
        written = Path(memory)
        if report.dry_run:
            written = Path(stack.enter_context(tempfile.TemporaryDirectory()), written.name)
            if Path(memory).is_file():
                shutil.copy(memory, written)

        def add_one(name: str) -> Outcome:
            result = add_to_memory(
                written,
                open_source(name),
                documents=known,
                fuzzy=unreviewed,
                source_language=source_language,
                translated_from=documents[0] if len(documents) == 1 else None,
            )
            added = result.value
            summary = f"{counted(added.new, 'new pair')}, {added.updated} updated, {added.known} known already"
            values = {"new": added.new, "updated": added.updated, "known": added.known}
            return Outcome(name, summary, result.findings, None if report.dry_run else written, values)

        for_each(files, add_one, report)
