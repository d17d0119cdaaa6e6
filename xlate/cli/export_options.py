"""What the commands that write translators' files in other formats than PO share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar

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
from xlate.cli.conflicts import check_stdin

if TYPE_CHECKING:
    from xlate.files import Input
    from xlate.findings import Result
    from xlate.workflow.export import Exported

__all__ = ["Outputs", "check_ending", "export_all", "export_options", "write_all"]

Function = TypeVar("Function", bound=Callable[..., Any])


def check_ending(output: str | None, form: str) -> None:
    """Refuse a name that ends like another format of translators' files: merge would read the file as that."""
    from xlate.exchange.formats import FORMATS

    endings = {ending: one.name for one in FORMATS for ending in one.endings}
    ending = PurePath(output or "").suffix.lower()
    if endings.get(ending, form) != form:
        raise click.UsageError(f"-o ends with {ending}, but the file will be {form.upper()}")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where results go, and what is said about them: the options that every export has."""

    output: str | None
    directory: Path | None
    as_json: bool
    quiet: bool
    verbose: bool

    def path(self, name: str, folder: str, ending: str) -> Path | None:
        """Where the result for an input goes; with -d into a folder in that one, if it is named."""
        directory = self.directory / folder if self.directory else None
        return result_path(name, self.output, directory, ending)


def export_options(function: Function) -> Function:
    """The options of a command that writes units for a translator: those of `Outputs`, and which translations go in."""
    for option in (
        report_options,
        output_options,
        click.option(
            "--reference",
            "references",
            multiple=True,
            metavar="FILE",
            help="Show the wording of another language beside each unit: its PO, XLIFF or table; may be repeated.",
        ),
        click.option(
            "--translations", metavar="FILE", help="Take over the translations of another PO, XLIFF or table."
        ),
        click.option(
            "-l", "--lang", "language", required=True, metavar="TAG", help="Language to translate into (BCP 47)."
        ),
        click.argument("inputs", nargs=-1, required=True, metavar="TEI..."),
    ):
        function = option(function)
    return function


Row = tuple[str, Mapping[str, Any]]
"""the summary of one result, and the same as values"""


def write_all(
    inputs: Sequence[str], outputs: Outputs, work: Callable[[Path | Input, str], tuple[Row, Result[Any], Path | None]]
) -> None:
    """Make a result of every input and report on it.

    Args:
        inputs: names of files.
        outputs: where the results go.
        work: makes the result of an input, by its contents and its name.
    """
    check_outputs(inputs, outputs.output, outputs.directory, as_json=outputs.as_json)
    report = Report(outputs.as_json, outputs.quiet, outputs.verbose)

    def write_one(name: str) -> None:
        (summary, values), result, path = work(open_source(name), name)
        write_result(result.value.data, path)
        known = {"input": name, "output": str(path) if path else None, "language": result.value.language}
        report.add(f"{name}: {summary}", {**known, **values}, result.findings)

    for_each(inputs, write_one, report)


def export_all(
    inputs: Sequence[str],
    language: str,
    form: str,
    export: Callable[..., Result[Exported]],
    translations: str | None,
    references: Sequence[str],
    **options: Any,
) -> None:
    """Write the units of every input for a translator.

    Args:
        inputs: names of TEI files.
        language: tag of the language to translate into.
        form: the name of the format in `xlate.exchange.formats`.
        export: the verb.
        translations: name of a file whose translations are taken over.
        references: names of files in other languages.
        options: the fields of `Outputs`.
    """
    from xlate.exchange.formats import FORMATS
    from xlate.languages import parse_tag

    outputs = Outputs(**options)
    check_ending(outputs.output, form)
    ending = next(one.endings[0] for one in FORMATS if one.name == form)

    def work(tei: Path | Input, name: str) -> tuple[Row, Result[Exported], Path | None]:
        path = outputs.path(name, parse_tag(language), ending)
        added = open_source(translations) if translations else None
        result = export(
            tei, language, output=path, translations=added, references=[open_source(one) for one in references]
        )
        value = result.value
        summary = counted_messages(value.translated, value.fuzzy, value.untranslated)
        numbers = {"translated": value.translated, "fuzzy": value.fuzzy, "untranslated": value.untranslated}
        return (summary, numbers), result, path

    check_stdin(*inputs, *references, translations)
    write_all(inputs, outputs, work)
