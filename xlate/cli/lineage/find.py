"""``xlate lineage find``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, reports
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import HOP_MODE, LANGUAGE
from xlate.cli.report import Outcome, Report, for_each
from xlate.cli.tables import print_csv
from xlate.model.lineage import Certainty, Kind, Relation
from xlate.model.lineage_query import COLUMNS, Basis, Query, way
from xlate.text import counted, printable

_EXAMPLE = """
xlate lineage find tei/*.xml --spoken ko --via ru --speaker Kim
xlate lineage find tei/*.xml --kind relay --language ko
xlate lineage find tei/*.xml --speaker Putin --relation spoken --since 2018 --csv > putin.csv
xlate lineage find tei/*.xml --basis inherited --json | jq .
"""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _DATE.fullmatch(value):
        raise click.BadParameter(f'"{value}" is not a date; write 2018, 2018-06 or 2018-06-14')
    return value


def _any_of(option: str, name: str, values: list[str], help_text: str) -> Callable[[Any], Any]:
    """An option that may be repeated, with some values to choose from."""
    return click.option(option, name, multiple=True, type=click.Choice(values), help=help_text)


@xlate_command("find", _EXAMPLE)
@files("TEI")
@_any_of("--kind", "kinds", [*map(str, Kind), "revisits"], "Kind of lineage.")
@_any_of("--relation", "relations", list(map(str, Relation)), "Relation that the source prints.")
@click.option(
    "--language", "languages", multiple=True, type=LANGUAGE, metavar="TAG", help="Any of the languages of the lineage."
)
@click.option("--spoken", "spoken", multiple=True, type=LANGUAGE, metavar="TAG", help="Language first spoken.")
@click.option(
    "--via", "via", multiple=True, type=LANGUAGE, metavar="TAG", help="Language on the way (relay); may be repeated."
)
@click.option(
    "--agent",
    "agents",
    multiple=True,
    metavar="NAME",
    help="Agent of a hop: the name, or words of it; a person of the file: #xml-id.",
)
@click.option(
    "--mode",
    "modes",
    multiple=True,
    type=HOP_MODE,
    metavar="MODE",
    help="Mode of a hop, those below it included, or a category of your own (#id); may be repeated.",
)
@_any_of("--certainty", "certainties", list(map(str, Certainty)), "Certainty; may be repeated.")
@_any_of("--basis", "bases", list(map(str, Basis)), "Basis on which the lineage is known.")
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Speaker: the name, or words of it.")
@click.option("--since", metavar="DATE", callback=_date, help="First date of the event: 2018, 2018-06, 2018-06-14.")
@click.option("--until", metavar="DATE", callback=_date, help="Last date; 2018 means to the end of that year.")
@click.option(
    "--alternatives", is_flag=True, help="Also what other people say of the lineage (lineage set --alternative)."
)
@reports(csv=True)
def command(files: tuple[str, ...], report: Report, kinds: tuple[str, ...], **chosen: Any) -> None:
    """Find spoken segments by their lineage, in any number of files. Without options, all segments are found.

    Every option given must match; a repeated one matches if any of its values does. Names are found without their
    diacritics. Files without a date never match
    --since and --until. Each segment is printed with file and line, the number that people cite, its speaker and how it
    was translated; or as CSV or JSON for a notebook.
    """
    from xlate.workflow.lineage import survey

    sets: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, tuple) else value for name, value in chosen.items()
    }
    query = Query(kinds=frozenset(map(Kind, {*kinds} - {"revisits"})), revisits="revisits" in kinds, **sets)
    rows: list[tuple[Any, ...]] = []
    total = 0

    def find_in(name: str) -> Outcome:
        nonlocal total
        result = survey(open_source(name))
        found = [segment for segment in result.value if query.matches(segment)]
        segments: list[dict[str, Any]] = [segment.as_dict() for segment in found]
        total += len(found)
        if report.as_csv:
            rows.extend(tuple(segment[column] for column in COLUMNS) for segment in segments)
        for segment, values in zip(found, segments, strict=True) if report.for_people else ():
            unit = segment.unit
            where = f"{unit.number} [{unit.key}]" if unit.number else f"[{unit.key}]"
            who = unit.speaker or ("an unidentified speaker" if unit.turn or unit.turn_key else "the text")
            ways = "; or ".join([way(unit.lineage), *(one.in_words for one in segment.alternatives)])
            click.echo(printable(f"{name}:{unit.line}: {where} {who} ({ways}): {values['text']}"))
        each = [values | {"alternatives": one.opinions} for one, values in zip(found, segments, strict=True)]
        return Outcome(name, "", result.findings, values={"segments": each})

    for_each(files, find_in, report)
    if report.as_csv:
        print_csv(COLUMNS, rows)
    if not report.as_json:
        report.note(f"{counted(total, 'segment')} in {counted(report.results, 'file')}")
