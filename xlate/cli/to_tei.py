"""``xlate to-tei``."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.common import (
    Outcome,
    Report,
    check_outputs,
    counted,
    for_each_on_all_cores,
    open_source,
    output_options,
    report_options,
    result_path,
    write_result,
)

if TYPE_CHECKING:
    from xlate.tei.write.update import Difference

_EXAMPLE = """
\b
Examples:
  xlate to-tei talk.txt -o talk.xml
  xlate to-tei talk.txt --speaker-lang "Kim Yong-nam=ko" -o talk.xml
  xlate to-tei talk.txt --speakers speakers.toml -o talk.xml
  xlate to-tei saved-pages/*.html interviews/*.docx captions/*.vtt -d tei/
  xlate to-tei talk.html --update talk.xml     (the publisher has corrected the page)
  xlate to-tei transcripts/*.txt --profile kremlin-en -d tei/
"""


def _pairs(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, separator, tag = value.rpartition("=")
        if not separator or not name.strip() or not tag.strip():
            raise click.BadParameter(f'"{value}" is not NAME=TAG, such as "Kim Yong-nam=ko"')
        pairs[name.strip()] = tag.strip()
    return pairs


@click.command("to-tei", epilog=_EXAMPLE)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_options
@click.option("--profile", metavar="NAME|FILE", help="Publisher's profile; otherwise recognised by the content.")
@click.option(
    "--format",
    "input_format",
    metavar="NAME",
    help="Input format (docs/formats.md); otherwise recognised by content and suffix.",
)
@click.option(
    "-l", "--lang", "language", metavar="TAG", help="Language of the text (BCP 47); otherwise as the profile says."
)
@click.option(
    "--speaker-lang",
    "speaker_languages",
    metavar="NAME=TAG",
    multiple=True,
    callback=_pairs,
    help="Language that a speaker spoke. It is never guessed. May be repeated.",
)
@click.option(
    "--speakers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Register of speakers (docs/speakers.md): aliases, languages by date, authority links.",
)
@click.option("--relay", metavar="TAG", help="Language of the interpreters; otherwise as the profile says.")
@click.option("--publisher", metavar="NAME", help="Who publishes the TEI edition.")
@click.option("--licence", metavar="URL", help="Licence of the source, if you can state it; none is assumed.")
@click.option("--source-url", metavar="URL", help="Address of the transcript.")
@click.option(
    "--update",
    type=click.Path(path_type=Path),
    metavar="OLD.xml",
    help="The TEI file made before the publisher corrected the page; it is brought up to date.",
)
@report_options
def command(
    inputs: tuple[str, ...],
    output: str | None,
    directory: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **options: str | Path | dict[str, str] | None,
) -> None:
    """Turn transcripts into TEI P5, every segment marked with its translation lineage.

    INPUT is a file, or - for standard input: plain text, Markdown, a saved web page, DOCX, WebVTT, SubRip, JSON of a
    speech recogniser, CSV or TSV, UK Hansard XML. The TEI file keeps the words as printed: boilerplate lines that
    are skipped are listed with -v and in the header.
    """
    if options.get("update") is not None:
        if len(inputs) > 1 or directory is not None:
            raise click.UsageError("--update brings one file up to date with one transcript")
        output = output or str(options["update"])
    check_outputs(inputs, output, directory, as_json=as_json)
    convert = partial(_convert, output=output, directory=directory, options=options)
    for_each_on_all_cores(inputs, convert, Report(as_json, quiet, verbose))


def _convert(
    name: str, output: str | None, directory: Path | None, options: dict[str, str | Path | dict[str, str] | None]
) -> Outcome:
    """Convert one file and write the result."""
    from xlate.workflow.to_tei import to_tei

    path = result_path(name, output, directory, ".xml")
    result = to_tei(open_source(name), output=path, **options)  # type: ignore[arg-type]
    write_result(result.value.data, path)
    value = result.value
    kinds = {str(kind): number for kind, number in value.segments.items()}
    by_kind = ", ".join(f"{number} {kind}" for kind, number in kinds.items()) or "none"
    skipped = sum(finding.code == "XL201" for finding in result.findings)
    boilerplate = f"; {counted(skipped, 'boilerplate line')} skipped" if skipped else ""
    summary = (
        f"{name}: {counted(value.turns, 'turn')}, {counted(sum(kinds.values()), 'spoken segment')} ({by_kind}); "
        f"profile {value.profile}{boilerplate}"
    )
    if options.get("update") is not None:
        summary = f"{summary}\n{_table(value.differences)}"
    values = {
        "input": name,
        "output": str(path) if path else None,
        "profile": value.profile,
        "language": value.language,
        "turns": value.turns,
        "segments": kinds,
        **({"differences": [asdict(row) for row in value.differences]} if options.get("update") else {}),
    }
    return summary, values, result.findings


def _table(differences: tuple[Difference, ...]) -> str:
    """What an update changed: a row for each unit."""
    from xlate.cli.tables import format_table

    rows = [
        [str(row.change), row.number or "", row.key, row.speaker or "", row.after or row.before] for row in differences
    ]
    return format_table(("change", "n", "id", "speaker", "text"), rows) if rows else "nothing has changed"
