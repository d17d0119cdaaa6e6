"""``xlate edition``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.conflicts import refuse_together
from xlate.cli.export_options import by_language
from xlate.cli.options import DIRECTORY_OPTION, collect, files, reports
from xlate.cli.outputs import Outputs, open_source
from xlate.cli.parameter_types import DIRECTORY, FILE, LANGUAGE, OUTPUT, Pair
from xlate.cli.report import Outcome, Report, for_each
from xlate.findings import Finding
from xlate.pages.interface import INTERFACES, spoken_in
from xlate.text import counted
from xlate.workflow.documents import COLUMNS, FORMS, LINEAGE
from xlate.workflow.downloads import parse_downloads
from xlate.workflow.edition import FORMATS, EditionFiles, Publisher, plan_edition

_EXAMPLE = """
xlate edition talk.xml talk.ru.xml talk.ar.xml -d site
xlate edition tei/*.xml -d site --title "Meetings of 2018"
xlate edition talk.xml talk.ru.xml -o talk.ru.docx
xlate edition talk.xml talk.ru.xml -o talk.pdf
xlate edition talk.xml talk.de.xml --reference ru=talk-ru.txt -d site
xlate edition talk.xml talk.ru.xml -d out --format html --format docx --format pdf
xlate edition tei/*.xml -d out --format docx --columns side --template house.docx
"""
_FORMS_OF = {
    "--title": ("html",),
    "--downloads": ("html",),
    "--notes": FORMATS,
    "--templates": ("html", "pdf", "epub"),
    "--columns": FORMS,
    "--lineage": FORMS,
    "--template": ("docx",),
}
"""option -> the formats that it is for"""
_OUTPUT = click.option("-o", "--output", type=OUTPUT, metavar="FILE", help="File for the result: one document.")


@xlate_command("edition", _EXAMPLE)
@files("TEI")
@collect("outputs", Outputs, {"output": _OUTPUT, "directory": DIRECTORY_OPTION})
@click.option(
    "--format",
    "forms",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Format of the edition, or several of them; else as -o ends, or html.",
)
@click.option("--title", metavar="TEXT", help="Heading of the index (html); Transcripts by default.")
@click.option(
    "--templates",
    type=DIRECTORY,
    metavar="DIR",
    help="Folder of your own page.html, style.css, print.css ..., in the place of those of xlate (html, pdf, epub).",
)
@click.option(
    "--columns",
    type=click.Choice(COLUMNS),
    help="What a document shows: each translation alone (target; the default for docx), all languages (side; the "
    "default for pdf and epub), the source text.",
)
@click.option(
    "--lineage",
    type=click.Choice(LINEAGE),
    help="Show lineage in documents as notes (the default), as comments in the margin (docx), or not at all.",
)
@click.option(
    "--interface",
    type=click.Choice(INTERFACES),
    help="Language in which pages and documents speak themselves; en by default.",
)
@click.option(
    "--downloads",
    metavar="TEXT",
    help="What can be downloaded beside each page (html): tei, its files (the default); po and tmx, its translations; "
    "with commas between, or none.",
)
@click.option("--notes", is_flag=True, help="Show comments on segments, and who has reviewed them.")
@click.option(
    "--reference",
    "references",
    multiple=True,
    type=Pair("TAG=FILE", LANGUAGE, FILE, "ru=talk-ru.txt"),
    metavar="TAG=FILE",
    help="The document in another language, such as the relay language (transcript, TEI or translators' file), as a "
    "column of its own; may be repeated.",
)
@click.option("--template", type=FILE, metavar="FILE", help="Word document whose styles and page are used (docx).")
@reports(dry_run=True)
def command(
    files: tuple[str, ...],
    outputs: Outputs,
    forms: tuple[str, ...],
    title: str | None,
    templates: Path | None,
    interface: str | None,
    downloads: str | None,
    notes: bool,
    references: tuple[tuple[str, str], ...],
    report: Report,
    **choices: str | None,
) -> None:
    """Make pages, Word documents, PDF or EPUB of TEI files, to be read, printed, sent and put on the web.

    There is a page for each source text, with the translations that are given or parallel beside it, row by row. It
    shows how the words of each turn came into each language, and why this is believed. Several transcripts get an index
    with search over all words. Pages need no server and fetch nothing. The TEI files are copied beside them, into tei/.
    What has not changed since the last run is not made again.

    With --format docx there is a Word document for each translation, to be sent back; with pdf and epub a document for
    each source text, its translations beside it. What is not translated or not finished is marked in it.
    """
    ending = (outputs.output or "").lower().rpartition(".")[2]
    forms = tuple(dict.fromkeys(forms)) or (ending if ending in FORMS else "html",)
    html = {"--title": title, "--templates": templates, "--downloads": downloads, "--notes": notes or None}
    _check(forms, outputs, html, choices)
    beside = parse_downloads(downloads) if downloads is not None else ("tei",)
    plans, errors = plan_edition((open_source(name) for name in files), by_language(references, "--reference"))
    for error in errors:
        report.fail(error)
    told: set[Finding] = set()
    for form in forms:
        if form != "html":
            more = {"form": form, "templates": templates, "interface": interface, "notes": notes}
            _documents(plans, outputs, {**choices, **more}, report, told)
        elif outputs.directory is not None:
            with spoken_in(interface or "en"):
                publisher = Publisher(outputs.directory, plans, templates, beside, notes=notes)
                _pages(publisher, plans, title or "Transcripts", report, told)


def _check(forms: tuple[str, ...], outputs: Outputs, html: Mapping[str, object], docx: Mapping[str, object]) -> None:
    """Refuse what contradicts itself."""
    refuse_together({"-o": outputs.output is not None, "-d": outputs.directory})
    if outputs.directory is None and ("html" in forms or len(forms) > 1 or outputs.output in {None, "-"}):
        wanted = "-d DIR" if "html" in forms or len(forms) > 1 else "-o FILE or -d DIR"
        raise click.UsageError(f"an edition is made of files: name where they go with {wanted}")
    others = {**html} | {f"--{name}": value for name, value in docx.items()}
    for name, value in others.items():
        if value is not None and not set(forms) & set(_FORMS_OF[name]):
            raise click.UsageError(f"{name} is not for --format {' '.join(forms)}")


def _untold(findings: Iterable[Finding], told: set[Finding]) -> tuple[Finding, ...]:
    """The findings that no other format has told."""
    new = tuple(one for one in findings if one not in told)
    told.update(new)
    return new


def _documents(
    plans: list[EditionFiles],
    outputs: Outputs,
    choices: Mapping[str, object],
    report: Report,
    told: set[Finding],
) -> None:
    """Make documents."""
    from xlate.workflow.documents import DocumentOptions, make_documents

    output = None if outputs.output is None else Path(outputs.output)
    if output is not None and len(plans) > 1:
        raise click.UsageError("several transcripts need a folder for the results: -d DIR")
    options = DocumentOptions(**{name: value for name, value in choices.items() if value is not None})  # type: ignore[arg-type]
    by_name = {plan.source.name: plan for plan in plans}

    def make_one(name: str, plans: dict[str, EditionFiles]) -> Outcome:
        result = make_documents(plans[name], options, outputs.directory or Path(), output)
        documents = [
            {"path": str(one.path), "languages": one.languages, "unfinished": one.unfinished} for one in result.value
        ]
        summary = ", ".join(str(one.path) for one in result.value)
        findings = _untold(result.findings, told)
        return Outcome(name, summary, findings, output=result.value[0].path, values={"documents": documents})

    for_each(list(by_name), partial(make_one, plans=by_name), report)


def _pages(publisher: Publisher, plans: list[EditionFiles], title: str, report: Report, told: set[Finding]) -> None:
    """Make web pages."""
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
        return Outcome(name, summary, _untold(result.findings, told), output=page.path, values=values)

    for_each(list(by_name), partial(make_one, plans=by_name), report)
    index = publisher.make_index(title, entries)
    if index is not None:
        path, number = index
        report.note(f"{path}: {counted(number, 'transcript')}")
