"""``xlate lineage show``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, reports
from xlate.cli.outputs import open_source
from xlate.cli.report import Outcome, Report, for_each
from xlate.cli.tables import print_csv, print_table
from xlate.text import counted, printable

_EXAMPLE = """
xlate lineage show talk.xml
xlate lineage show talk.xml --segments
xlate lineage show tei/*.xml --csv > lineage.csv
"""
_PRINTED = ("speaker", "way", "kind", "relation", "basis", "certainty", "segments", "where")
"""columns on a terminal; the offices of speakers are long"""
_PRINTED_SEGMENTS = ("n", "id", "speaker", "way", "kind", "relation", "basis", "certainty")


@xlate_command("show", _EXAMPLE)
@files("TEI")
@click.option("--segments", is_flag=True, help="A row for each segment, not for each speaker and change.")
@reports(csv=True)
def command(files: tuple[str, ...], segments: bool, report: Report) -> None:
    """Show through which languages each speaker was heard: a row for each speaker and each change.

    "ko → ru → en" leads from the language spoken to the language of the text; ? is a language that is not known. The
    basis is printed (a marker at these words), inherited (a marker printed earlier), given (a person stated a
    language), inferred (from the profile of the publisher) or none.
    """
    from xlate.model.lineage_query import COLUMNS, GROUP_COLUMNS, LineageSegment, group_segments, way
    from xlate.model.unit import UnitKind
    from xlate.workflow.lineage import survey

    cells: list[list[object]] = []
    totals: Counter[str] = Counter()
    written: list[LineageSegment] = []
    columns = COLUMNS if segments else GROUP_COLUMNS

    def show_one(name: str) -> Outcome:
        result = survey(open_source(name))
        totals.update(str(segment.unit.lineage.kind) for segment in result.value)
        written.extend(segment for segment in result.value if segment.unit.kind is not UnitKind.SEGMENT)
        groups = [{"file": name, **group.as_dict()} for group in group_segments(result.value)]
        each: list[dict[str, Any]] = []
        if segments:
            each = [one.as_dict() for one in result.value]
        rows: Sequence[Mapping[str, Any]] = each if segments else groups
        if report.as_csv:
            cells.extend([row[column] for column in columns] for row in rows)
        elif report.for_people and not rows:
            click.echo(
                f"{printable(name)}: no spoken segments with an xml:id; in TEI from elsewhere, xlate ids adds these"
            )
        elif report.for_people:
            printed = _PRINTED_SEGMENTS if segments else _PRINTED
            table = [[_cell(row, column) for column in printed] for row in rows]
            if segments:
                for cells_of_row, segment in zip(table, result.value, strict=True):
                    others = [f"or {way(one.lineage)} ({one.by})" for one in segment.alternatives]
                    cells_of_row[printed.index("way")] += "".join(f"; {one}" for one in others)
            print_table(printed, table, "<stdin>" if name == "-" else name)
        listed = [{**row, "alternatives": one.opinions} for row, one in zip(each, result.value, strict=False)]
        values = {"stretches": groups, **({"segments": listed} if segments else {})}
        return Outcome(name, "", result.findings, values=values)

    for_each(files, show_one, report)
    if report.as_csv:
        print_csv(columns, cells)
    elif report.results and report.for_people:
        kinds = ", ".join(f"{number} {kind}" for kind, number in totals.most_common()) or "none"
        what = "segment" if written else "spoken segment"
        report.note(f"{counted(report.results, 'file')}, {counted(totals.total(), what)}: {kinds}")


def _cell(row: Mapping[str, Any], column: str) -> str:
    """A cell on a terminal; an empty one in the column of speakers would seem to belong to the speaker above."""
    return str(row[column] or ("(not named)" if column == "speaker" else ""))
