"""``xlate backtranslate``."""

from __future__ import annotations

from pathlib import Path

import click

from xlate.cli.common import Report, csv_option, for_each, open_source, report_options
from xlate.cli.conflicts import refuse_together
from xlate.cli.mt_options import machine_options, progress_bar, read_machine_options
from xlate.cli.tables import print_csv, print_table

_EXAMPLE = """
\b
Examples:
  xlate backtranslate ru.po
  xlate backtranslate po/ru/*.po --threshold 40 --csv > look-at.csv
"""
_COLUMNS = ("file", "line", "id", "chrf", "source", "translation", "back")


@click.command("backtranslate", epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="PO...")
@machine_options
@click.option("--from", "source", metavar="TAG", help="Language of the source texts, if the header does not say it.")
@click.option("--fuzzy", is_flag=True, help="Also translations that need review.")
@click.option("--threshold", type=float, metavar="CHRF", help="Show only entries with a lower chrF (0 to 100).")
@csv_option
@report_options
def command(
    files: tuple[str, ...],
    engine: str,
    via: tuple[str, ...],
    url: str | None,
    fast: bool,
    cache: Path | None,
    no_cache: bool,
    source: str | None,
    fuzzy: bool,
    threshold: float | None,
    as_csv: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Translate finished translations back by machine, and score them against their source text.

    For reviewers: where the words that come back are unlike the source (chrF, from 0 to 100), a look may be worth it.
    Good translations are free, and machines err, so a low score proves nothing. Nothing is written into the files.
    """
    from xlate.workflow.backtranslate import backtranslate

    refuse_together({"--csv": as_csv, "--json": as_json})
    options = read_machine_options(engine, via, url, cache, fast=fast, no_cache=no_cache)
    report = Report(as_json, quiet, verbose)
    rows: list[tuple[str, ...]] = []

    def score(name: str) -> None:
        with progress_bar(1, "files", hidden=quiet or as_json) as advance:
            result = backtranslate(
                open_source(name), options, source=source, fuzzy=fuzzy, threshold=threshold, advance=advance
            )
        value = result.value
        shown = [entry for entry in value.entries if threshold is None or entry.chrf < threshold]
        for entry in shown:
            number = f"{entry.chrf:.1f}"
            rows.append((name, str(entry.line), entry.key or "", number, entry.source, entry.translation, entry.back))
        summary = (
            f"{name}: chrF {value.chrf:.1f}, BLEU {value.bleu:.1f} over {len(value.entries)} entries, "
            f"{len(shown)} shown\n"
            f"  {'  '.join(value.signatures)}\n  back with {value.route}"
        )
        document = {
            "input": name,
            "chrf": round(value.chrf, 2),
            "bleu": round(value.bleu, 2),
            "signatures": value.signatures,
            "made_with": value.route,
            "entries": [
                {
                    "id": entry.key,
                    "line": entry.line,
                    "chrf": round(entry.chrf, 2),
                    "source": entry.source,
                    "translation": entry.translation,
                    "back": entry.back,
                }
                for entry in shown
            ],
        }
        report.add(summary, document, result.findings)

    def finish() -> None:
        if as_csv:
            print_csv(_COLUMNS, rows)
        elif rows and not as_json:
            print_table(_COLUMNS, rows)

    for_each(files, score, report, finish)
