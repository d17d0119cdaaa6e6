"""``xlate lineage find``."""

from __future__ import annotations

import re
from typing import Any

import click

from xlate.cli.common import Report, counted, csv_option, for_each, open_source, report_options
from xlate.cli.conflicts import refuse_together
from xlate.cli.tables import print_csv
from xlate.model.lineage import Certainty, Kind, Mode, Relation
from xlate.model.lineage_query import COLUMNS, Basis, Query, way

_EXAMPLE = """
\b
Examples:
  xlate lineage find tei/*.xml --kind relay --language ko
  xlate lineage find tei/*.xml --speaker Putin --relation spoken --since 2018 --csv > putin.csv
  xlate lineage find tei/*.xml --basis inherited --json | jq .
"""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _DATE.fullmatch(value):
        raise click.BadParameter(f'"{value}" is not a date; write 2018, 2018-06 or 2018-06-14')
    return value


def _tags(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    from xlate.errors import LanguageTagError
    from xlate.languages import parse_tag

    try:
        return tuple(map(parse_tag, values))
    except LanguageTagError as error:
        raise click.BadParameter(error.message) from None


@click.command("find", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([*map(str, Kind), "revisits"]), help="Class of the lineage."
)
@click.option(
    "--relation", "relations", multiple=True, type=click.Choice(list(map(str, Relation))), help="What is printed."
)
@click.option(
    "--language", "languages", multiple=True, metavar="TAG", callback=_tags, help="The words were in it on their way."
)
@click.option(
    "--mode", "modes", multiple=True, type=click.Choice(list(map(str, Mode))), help="How one of the hops was made."
)
@click.option(
    "--certainty", "certainties", multiple=True, type=click.Choice(list(map(str, Certainty))), help="As in @cert."
)
@click.option(
    "--basis", "bases", multiple=True, type=click.Choice(list(map(str, Basis))), help="On what grounds it is believed."
)
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Name of the speaker, or words of it.")
@click.option("--since", metavar="DATE", callback=_date, help="First date of the event: 2018, 2018-06, 2018-06-14.")
@click.option("--until", metavar="DATE", callback=_date, help="Last date; 2018 means to the end of that year.")
@csv_option
@report_options
def find(
    files: tuple[str, ...],
    kinds: tuple[str, ...],
    relations: tuple[str, ...],
    languages: tuple[str, ...],
    modes: tuple[str, ...],
    certainties: tuple[str, ...],
    bases: tuple[str, ...],
    speakers: tuple[str, ...],
    since: str | None,
    until: str | None,
    as_csv: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Find spoken segments by their lineage, in any number of files.

    Every option given must fit; one that is repeated fits if any of its values does. Each segment is printed with
    file and line, the number that people cite, its speaker and its way; or as CSV or JSON for a notebook.
    """
    from xlate.workflow.lineage import survey

    refuse_together({"--csv": as_csv, "--json": as_json})
    query = Query(
        relations=frozenset(map(Relation, relations)),
        kinds=frozenset(Kind(kind) for kind in kinds if kind != "revisits"),
        revisits="revisits" in kinds,
        languages=frozenset(languages),
        modes=frozenset(map(Mode, modes)),
        certainties=frozenset(map(Certainty, certainties)),
        bases=frozenset(map(Basis, bases)),
        speakers=frozenset(speakers),
        since=since,
        until=until,
    )
    report = Report(as_json, quiet, verbose)
    rows: list[tuple[Any, ...]] = []
    total = 0

    def find_in(name: str) -> None:
        nonlocal total
        result = survey(open_source(name))
        found = [segment for segment in result.value if query.matches(segment)]
        segments = [segment.as_dict() for segment in found]
        total += len(found)
        if as_csv:
            rows.extend(tuple(segment[column] for column in COLUMNS) for segment in segments)
        elif not as_json:
            for one, segment in zip(found, segments, strict=True):
                unit = one.unit
                where = f"{unit.number} [{unit.key}]" if unit.number else f"[{unit.key}]"
                who = unit.speaker or "an unidentified speaker"
                click.echo(f"{name}:{unit.line}: {where} {who} ({way(unit.lineage)}): {segment['text']}")
        report.add("", {"file": name, "segments": segments}, result.findings)

    def finish() -> None:
        if as_csv:
            print_csv(COLUMNS, rows)
        if not quiet and not as_json:
            click.echo(f"{counted(total, 'segment')} in {counted(len(files), 'file')}", err=True)

    for_each(files, find_in, report, finish)
