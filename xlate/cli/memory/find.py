"""``xlate memory find``."""

from __future__ import annotations

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import SIMILAR, SOURCE_LANGUAGE, lang_option, reports
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted, printable

_EXAMPLE = """
xlate memory find talks.tm "Thank you very much." -l ru
xlate memory find talks.tm - -l ru --similar 60 --json < question.txt
"""


@xlate_command("find", _EXAMPLE, was={"--threshold": "--similar"})
@click.argument("memory", metavar="MEMORY", type=FILE)
@click.argument("text", metavar="TEXT")
@lang_option("the translations", required=True)
@SOURCE_LANGUAGE
@SIMILAR
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Number of source texts shown.")
@reports()
def command(
    memory: str, text: str, language: str, source_language: str | None, similar: float, limit: int, report: Report
) -> None:
    """Find translations of a text and of similar texts; - as TEXT reads standard input.

    Each is printed with its similarity and its origin. MEMORY may also be a PO, TMX or translated TEI file.
    """
    from xlate.exchange.table.rows import as_row
    from xlate.files import Input
    from xlate.workflow.memory import find_in_memory

    if memory == text == "-":
        raise click.UsageError("standard input can be read once only")
    read = open_source(text) if text == "-" else text
    words = read.data.decode(errors="replace") if isinstance(read, Input) else text

    def look(name: str) -> Outcome:
        result = find_in_memory(
            open_source(name), words, language, source_language=source_language, threshold=similar, limit=limit
        )
        matches = []
        for match in result.value:
            pair = match.pair
            matches.append({"percent": match.percent, "numbers_differ": match.numbers_differ, **as_row(pair)})
            remarks = [str(pair.state)] if not pair.is_reviewed else []
            remarks += ["numbers differ"] if match.numbers_differ else []
            facts = ", ".join(part for part in (pair.origin, (pair.date or "")[:10], *remarks) if part)
            if not report.as_json:
                click.echo(printable(f"{match.percent:3} %  {facts}\n       {pair.source}\n       {pair.target}"))
        summary = f"{counted(len(matches), 'translation')} found (minimum similarity: {similar:g} %)"
        return Outcome(name, summary, result.findings, values={"matches": matches})

    for_each((memory,), look, report)
