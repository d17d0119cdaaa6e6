"""``xlate edition``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, reports
from xlate.cli.outputs import open_source
from xlate.cli.parameter_types import DIRECTORY
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted
from xlate.workflow.edition import FORMATS, EditionFiles, Publisher, plan_edition

_EXAMPLE = """
xlate edition talk.xml talk.ru.xml talk.ar.xml -d site
xlate edition tei/*.xml -d site --title "Meetings of 2018"
"""


@xlate_command("edition", _EXAMPLE)
@files("TEI")
@click.option(
    "-d", "--directory", type=DIRECTORY, metavar="DIR", required=True, help="Folder for the results; it is made."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="html", help="Format of the edition; html by default."
)
@click.option("--title", default="Transcripts", metavar="TEXT", help="Heading of the index.")
@click.option(
    "--templates",
    type=DIRECTORY,
    metavar="DIR",
    help="Folder of your own page.html, index.html, parts.html, style.css ..., in the place of those of xlate.",
)
@reports(dry_run=True)
def command(
    files: tuple[str, ...], directory: Path, form: str, title: str, templates: Path | None, report: Report
) -> None:
    """Make pages of TEI files, to be read, printed, sent and put on the web.

    There is a page for each source text, with the translations that are given or parallel beside it, row by row. It
    shows how the words of each turn came into each language, and why this is believed. Several transcripts get an index
    with search over all words. Pages need no server and fetch nothing. The TEI files are copied beside them, into tei/.
    What has not changed since the last run is not made again.
    """
    assert form in FORMATS
    plans, errors = plan_edition(open_source(name) for name in files)
    for error in errors:
        report.fail(error)
    publisher = Publisher(directory, plans, templates)
    by_name = {plan.source.name: plan for plan in plans}
    entries = []

    def make_one(name: str, plans: dict[str, EditionFiles]) -> Outcome:
        result = publisher.make_page(plans[name])
        page, facts = result.value, result.value.entry.facts
        entries.append(page.entry)
        languages = [one["tag"] for one in facts["translations"]]
        beside = f", with {', '.join(one['name'] for one in facts['translations'])}" if languages else ""
        summary = f"{page.path}{beside}" if page.changed else f"{page.path} is up to date"
        values = {
            "changed": page.changed,
            "segments": facts["segments"],
            "language": facts["language"],
            "translations": languages,
        }
        return Outcome(name, summary, result.findings, output=page.path, values=values)

    for_each(list(by_name), partial(make_one, plans=by_name), report)
    index = publisher.make_index(title, entries)
    if index is not None:
        path, number = index
        report.note(f"{path}: {counted(number, 'transcript')}")
