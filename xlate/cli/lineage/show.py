"""``xlate lineage show``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import click

from xlate.cli.common import Report, counted, csv_option, for_each, open_source, report_options
from xlate.cli.conflicts import refuse_together
from xlate.cli.tables import print_csv, print_table

_EXAMPLE = """
\b
Examples:
  xlate lineage show talk.xml
  xlate lineage show talk.xml --segments
  xlate lineage show tei/*.xml --csv > lineage.csv
"""
_PRINTED = ("speaker", "way", "kind", "relation", "basis", "certainty", "segments", "where")
"""columns on a terminal; the offices of speakers are long"""
_PRINTED_SEGMENTS = ("n", "id", "speaker", "way", "kind", "relation", "basis", "certainty")


@click.command("show", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--segments", is_flag=True, help="A row for each segment, not for each speaker and change.")
@csv_option
@report_options
def show(files: tuple[str, ...], segments: bool, as_csv: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show who was heard through which languages: a row for each speaker and each change.

    A way such as "ko → ru → en" goes from the language spoken to that of the words that stand there; ? is a language
    that nobody knows. The basis is printed (a marker on these words), inherited (a marker printed earlier), given (a
    person stated a language), inferred (from the profile of the publisher) or none.
    """
    from xlate.model.lineage_query import COLUMNS, GROUP_COLUMNS, group_segments
    from xlate.workflow.lineage import survey

    refuse_together({"--csv": as_csv, "--json": as_json})
    report = Report(as_json, quiet, verbose)
    cells: list[list[object]] = []
    totals: Counter[str] = Counter()
    columns = COLUMNS if segments else GROUP_COLUMNS

    def show_one(name: str) -> None:
        result = survey(open_source(name))
        totals.update(str(segment.unit.lineage.kind) for segment in result.value)
        stretches = [{"file": name, **group.as_dict()} for group in group_segments(result.value)]
        each = [segment.as_dict() for segment in result.value] if segments else []
        rows: Sequence[Mapping[str, Any]] = each if segments else stretches
        if as_csv:
            cells.extend([row[column] for column in columns] for row in rows)
        elif not as_json:
            printed = _PRINTED_SEGMENTS if segments else _PRINTED
            print_table(printed, [[str(row[column] or "") for column in printed] for row in rows], name)
        document = {"file": name, "stretches": stretches, **({"segments": each} if segments else {})}
        report.add("", document, result.findings)

    def finish() -> None:
        if as_csv:
            print_csv(columns, cells)
        elif report.results and not as_json and not quiet:
            kinds = ", ".join(f"{number} {kind}" for kind, number in totals.most_common()) or "none"
            click.echo(
                f"{counted(report.results, 'file')}, {counted(totals.total(), 'spoken segment')}: {kinds}", err=True
            )

    for_each(files, show_one, report, finish)
