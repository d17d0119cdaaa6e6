"""``xlate memory find``."""

from __future__ import annotations

import click

from xlate.cli.common import Report, counted, for_each, open_source, report_options

_EXAMPLE = """
\b
Examples:
  xlate memory find talks.tm "Thank you very much." -l ru
  xlate memory find talks.tm - -l ru --threshold 60 --json < question.txt
"""


@click.command("find", epilog=_EXAMPLE)
@click.argument("memory", metavar="MEMORY")
@click.argument("text", metavar="TEXT")
@click.option("-l", "--lang", "language", required=True, metavar="TAG", help="Language of the translations.")
@click.option("--from", "source_language", metavar="TAG", help="Language of the text; any if it is not given.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 100),
    default=70,
    show_default=True,
    metavar="PERCENT",
    help="Likeness that the words must have.",
)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many different source texts.")
@report_options
def find(
    memory: str,
    text: str,
    language: str,
    source_language: str | None,
    threshold: float,
    limit: int,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Find translations of a text, and of texts like it; - as TEXT reads standard input.

    Each is printed with its likeness and where it comes from. MEMORY may also be a PO, TMX or translated TEI file.
    """
    from xlate.exchange.table.rows import as_row
    from xlate.files import Input
    from xlate.workflow.memory import find_in_memory

    report = Report(as_json, quiet, verbose)

    def look(name: str) -> None:
        read = open_source(text) if text == "-" else None
        words = read.data.decode(errors="replace") if isinstance(read, Input) else text
        result = find_in_memory(
            open_source(name) if text != "-" else name,
            words,
            language,
            source_language=source_language,
            threshold=threshold,
            limit=limit,
        )
        matches = []
        for match in result.value:
            pair = match.pair
            remarks = [str(pair.state)] if not pair.is_reviewed else []
            remarks += ["numbers differ"] if match.numbers_differ else []
            if as_json:
                row = as_row(pair)
                matches.append({"percent": match.percent, "numbers_differ": match.numbers_differ, **row})
                continue
            facts = ", ".join(part for part in (pair.origin, (pair.date or "")[:10], *remarks) if part)
            click.echo(f"{match.percent:3} %  {facts}\n       {pair.source}\n       {pair.target}")
        summary = f"{name}: {counted(len(result.value), 'translation')} found (threshold: {threshold:g} %)"
        report.add(summary, {"memory": name, "matches": matches}, result.findings)

    for_each((memory,), look, report)
