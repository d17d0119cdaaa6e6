"""``xlate memory stats``."""

from __future__ import annotations

import click

from xlate.cli.common import Report, counted, for_each, open_source, report_options
from xlate.cli.tables import print_table

_EXAMPLE = """
\b
Examples:
  xlate memory stats talks.tm
  xlate memory stats talks.tm --json | jq .results[0].languages
"""


@click.command("stats", epilog=_EXAMPLE)
@click.argument("memory", metavar="MEMORY")
@report_options
def stats(memory: str, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show what a memory holds: pairs by language, state and translator. It may be a PO, TMX or translated TEI file."""
    from xlate.workflow.memory import memory_statistics

    report = Report(as_json, quiet, verbose)

    def show(name: str) -> None:
        result = memory_statistics(open_source(name))
        statistics = result.value
        if not as_json:
            rows = [("language", f"{source} → {target}", n) for (source, target), n in statistics.languages.items()]
            rows += [("state", str(state), number) for state, number in statistics.states.items()]
            rows += [("translator", who or "(not named)", n) for who, n in statistics.translators.items()]
            print_table(("of", "which", "pairs"), [(of, which, str(number)) for of, which, number in rows])
        counts = counted(statistics.pairs, "pair"), counted(statistics.documents, "document")
        summary = f"{name}: {', '.join(counts)}, {counted(statistics.speakers, 'speaker')}"
        if statistics.machine:
            summary += f"; {statistics.machine} by a machine"
        report.add(summary, {"memory": name, **statistics.as_dict()}, result.findings)

    for_each((memory,), show, report)
