"""``xlate export-po``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from xlate.cli.common import (
    Report,
    check_outputs,
    counted_messages,
    for_each,
    open_source,
    output_options,
    report_options,
    result_path,
    write_result,
)
from xlate.cli.export_options import check_ending
from xlate.cli.mt_options import glossary_option, machine_options, read_machine_options
from xlate.files import Input

_EXAMPLE = """
\b
Examples:
  xlate export-po talk.xml -l ru -o ru.po
  xlate export-po tei/*.xml -l pt-BR -d po/        (writes po/pt-BR/NAME.po)
  xlate export-po talk.xml -l ru -o ru.po --memory talks.tm --similar 80
  xlate export-po talk.xml -l ko -o ko.po --reference ru=talk-ru.txt --reference-po ru=ru.reference.po
  xlate export-po talk.xml -l ru -o ru.po --pretranslate --via en
"""


@click.command("export-po", epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="TEI...")
@click.option("-l", "--lang", "language", required=True, metavar="TAG", help="Language to translate into (BCP 47).")
@click.option("--pretranslate", is_flag=True, help="Fill what has no translation by machine: xlate pretranslate.")
@machine_options
@glossary_option
@output_options
@click.option(
    "--memory",
    "memories",
    multiple=True,
    metavar="FILE",
    help="Translation memory, or a PO, TMX or translated TEI file that serves as one; may be repeated.",
)
@click.option(
    "--exact",
    type=click.Choice(["ready", "fuzzy"]),
    default="ready",
    show_default=True,
    help="The same words from a memory: ready where speaker and kind fit too, or always fuzzy.",
)
@click.option(
    "--similar",
    type=click.FloatRange(0, 100),
    default=75,
    show_default=True,
    metavar="PERCENT",
    help="Likeness that other words from a memory must have; their translation is fuzzy.",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="TAG=FILE",
    help="The same document in another language (TEI, transcript, PO), for the notes; may be repeated.",
)
@click.option(
    "--reference-po",
    "reference_po",
    multiple=True,
    metavar="TAG=FILE",
    help="Write what a reference says as a PO file of its own, for a secondary language in Weblate.",
)
@report_options
def command(
    inputs: tuple[str, ...],
    language: str,
    pretranslate: bool,
    engine: str,
    via: tuple[str, ...],
    url: str | None,
    fast: bool,
    cache: Path | None,
    no_cache: bool,
    glossaries: tuple[Path, ...],
    output: str | None,
    directory: Path | None,
    memories: tuple[str, ...],
    exact: str,
    similar: float,
    references: tuple[str, ...],
    reference_po: tuple[str, ...],
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the units of TEI files as gettext PO: title, narrative, labels, paragraphs, stage directions, datelines.

    A PO file that is there already is brought up to date, and no translation in it is lost: it stays with its unit,
    is marked fuzzy if the words of the source changed, or becomes obsolete if the unit is gone.

    A unit without a translation gets what a translation memory knows (--memory), with a comment that says where it
    comes from.

    With --reference, the notes show what the document says in the language that the words came through, or in any
    other. The two texts are aligned; what is doubtful is shown as doubtful.
    """
    from xlate.languages import parse_tag
    from xlate.workflow.export import export_po

    check_outputs(inputs, output, directory, as_json=as_json)
    check_ending(output, "po")
    spoken = _by_language(references, "--reference")
    places = _by_language(reference_po, "--reference-po")
    if spoken and len(inputs) > 1:
        raise click.UsageError("a reference belongs to one document; export the others without --reference")
    report = Report(as_json, quiet, verbose)
    if not pretranslate and (via or url or fast or cache or no_cache or glossaries or engine != "argos"):
        raise click.UsageError("options that say how a machine is to translate need --pretranslate")
    machine = read_machine_options(engine, via, url, cache, glossaries, fast=fast, no_cache=no_cache)
    exported: list[Path | Input] = []
    unsaved: list[Path | Input] = []

    def export(name: str) -> None:
        folder = directory / parse_tag(language) if directory else None
        path = result_path(name, output, folder, ".po")
        source = open_source(name)
        result = export_po(
            source,
            language,
            output=path,
            memories=memories,
            exact=exact,
            similar=similar,
            references={tag: open_source(file) for tag, file in spoken.items()},
            reference_po=places,
        )
        if not pretranslate:
            write_result(result.value.data, path)
        elif path is None:
            exported.append(Input(result.value.data, "<stdout>"))
            unsaved.append(source)
        else:
            exported.append(path)
        value = result.value
        summary = f"{name}: {counted_messages(value.translated, value.fuzzy, value.untranslated)}"
        if value.reused:
            ready, same, alike = value.reused.values()
            summary += f"; from memory: {ready} ready, {same} fuzzy with the same words, {alike} with similar ones"
        for reference in value.references:
            missing = reference.units - reference.sure - reference.doubtful
            counts = f"{reference.sure} sure, {reference.doubtful} doubtful, {missing} not found"
            summary += f"\n{reference.file}: reference in {reference.language}: {counts}"
        values = {
            "input": name,
            "output": str(path) if path else None,
            "language": parse_tag(language),
            "translated": value.translated,
            "fuzzy": value.fuzzy,
            "untranslated": value.untranslated,
            "reused": dict(value.reused),
            "references": {reference.language: reference.as_dict() for reference in value.references},
        }
        report.add(summary, values, result.findings)

    def fill() -> None:
        if exported:
            from xlate.cli.pretranslate import pretranslate_files

            pretranslate_files(
                exported, machine, lambda po: None if unsaved else Path(po), report, tei=unsaved, force=False
            )

    for_each(inputs, export, report, fill)


def _by_language(values: Sequence[str], option: str) -> dict[str, str]:
    """The files that an option names, by their languages."""
    from xlate.errors import LanguageTagError
    from xlate.languages import parse_tag

    found: dict[str, str] = {}
    for value in values:
        tag, separator, name = value.partition("=")
        if not separator or not name:
            raise click.UsageError(f'{option} "{value}" must be TAG=FILE, such as ru=talk-ru.txt')
        try:
            standard = parse_tag(tag)
        except LanguageTagError as error:
            raise click.UsageError(f"{option}: {error.message}") from None
        if standard in found:
            raise click.UsageError(f"{option} names the language {standard} twice")
        found[standard] = name
    return found
