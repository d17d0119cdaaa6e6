"""``xlate lineage set``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from xlate.cli.common import Report, counted, for_each, open_source, output_path, report_options, write_result
from xlate.cli.conflicts import refuse_together
from xlate.files import read_input
from xlate.model.lineage import Certainty, Mode, Relation

if TYPE_CHECKING:
    from xlate.revision.correction import Correction, Selection

_EXAMPLE = """
\b
Examples:
  xlate lineage set talk.xml --speaker "Kim Yong-nam" --spoken ko --relay ru --mode interpreting \\
      --agent "Li Mi-ja" --certainty high --evidence "seen on the video" --by "Anna Schmidt"
  xlate lineage set talk.xml --from 2.1 --to 2.6 --spoken zh --by "Anna Schmidt" --dry-run
  xlate lineage set talk.xml --turn 2 --clear
"""


@click.command("set", epilog=_EXAMPLE)
@click.argument("file", metavar="TEI")
@click.option(
    "--speaker", "speakers", multiple=True, metavar="NAME", help="What this speaker says: name or words of it."
)
@click.option("--turn", "turns", multiple=True, metavar="N", help="A turn: its number or xml:id.")
@click.option("--segment", "segments", multiple=True, metavar="N", help="A segment: its number or xml:id.")
@click.option("--from", "first", metavar="N", help="First segment of a stretch.")
@click.option("--to", "last", metavar="N", help="Last segment of the stretch.")
@click.option("--all", "everything", is_flag=True, help="All spoken segments.")
@click.option("--spoken", metavar="TAG", help="Language first spoken (BCP 47); und: not known.")
@click.option("--relay", "relays", multiple=True, metavar="TAG", help="Language between; repeat it in order.")
@click.option("--no-relay", is_flag=True, help="There was no language between.")
@click.option("--unknown", is_flag=True, help="How the words came is unknown.")
@click.option(
    "--relation", type=click.Choice([*map(str, Relation), "none"]), help="What the source prints about these words."
)
@click.option(
    "--mode",
    "modes",
    multiple=True,
    type=click.Choice([*map(str, Mode), "unknown"]),
    help="How the first hop was made; repeat it for those that follow.",
)
@click.option("--agent", "agents", multiple=True, metavar="NAME", help="Who made the first hop; repeat it.")
@click.option("--certainty", type=click.Choice(list(map(str, Certainty))), help="How sure you are; medium if not said.")
@click.option("--evidence", default="", metavar="TEXT", help="Why: where you know it from.")
@click.option("--by", envvar="XLATE_BY", default="", metavar="NAME", help="Who says so.", show_envvar=True)
@click.option("--clear", is_flag=True, help="Take back what was set on these words.")
@click.option("--dry-run", is_flag=True, help="Change nothing; print what would change, as a diff.")
@click.option("-o", "--output", metavar="FILE", help="File for the result, - for standard output; else TEI itself.")
@report_options
def set_(
    file: str,
    clear: bool,
    dry_run: bool,
    output: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Set the lineage of words, as you know it; everything else in the file stays byte for byte.

    Say which words (--speaker, --turn, --segment, --from with --to, or --all) and what is so; what you do not name is
    kept. The history of the file notes who said it, why, and what stood there before, and --clear gives that back. The
    file itself is edited unless -o names another.
    """
    from xlate.workflow.lineage import clear_lineage, set_lineage

    report = Report(as_json, quiet, verbose)
    to_stream = not dry_run and (output == "-" or (output is None and file == "-"))
    if as_json and (to_stream or dry_run):
        raise click.UsageError("--json prints on standard output, where the result would go; use -o FILE")
    path = None if dry_run or to_stream else output_path(output or file)

    def work(name: str) -> None:
        selection = _selection(options)
        source = read_input(open_source(name))
        if clear:
            result = clear_lineage(source, selection, output=path)
        else:
            result = set_lineage(source, selection, _correction(options), output=path)
        if dry_run:
            _print_diff(name, source.data, result.value.data)
        elif to_stream:
            write_result(result.value.data, None)
        number = len(result.value.segments)
        done = "would change" if dry_run else "changed"
        values = {"input": name, "output": str(path) if path else None, "segments": list(result.value.segments)}
        report.add(f"{name}: lineage of {counted(number, 'segment')} {done}", values, result.findings)

    if clear and (named := [name for name in _SETTINGS if options[name]]):
        raise click.UsageError(f"--clear gives back what was there before, so --{named[0]} cannot stand beside it")
    for_each([file], work, report)


_SETTINGS = (
    "spoken", "relays", "no_relay", "unknown", "relation", "modes", "agents", "certainty", "evidence",
)  # fmt: skip
"""the parameters that say what is so"""


def _selection(options: dict[str, Any]) -> Selection:
    from xlate.revision.correction import Selection

    names = ("speakers", "turns", "segments", "first", "last", "everything")
    return Selection(**{name: options[name] for name in names})


def _correction(options: dict[str, Any]) -> Correction:
    from xlate.languages import parse_tag
    from xlate.revision.correction import Correction

    relays, relation, certainty = options["relays"], options["relation"], options["certainty"]
    refuse_together({"--relay": relays, "--no-relay": options["no_relay"]})
    return Correction(
        by=options["by"],
        spoken=parse_tag(options["spoken"]) if options["spoken"] else None,
        relays=tuple(map(parse_tag, relays)) if relays or options["no_relay"] else None,
        unknown=options["unknown"],
        relation=Relation(relation) if relation not in (None, "none") else None,
        no_relation=relation == "none",
        modes=tuple(None if mode == "unknown" else Mode(mode) for mode in options["modes"]),
        agents=options["agents"],
        certainty=Certainty(certainty) if certainty else None,
        evidence=options["evidence"],
    )


def _print_diff(name: str, before: bytes, after: bytes) -> None:
    """What would change, line by line, as ``diff -u`` prints it."""
    from difflib import unified_diff

    old, new = (data.decode().splitlines(keepends=True) for data in (before, after))
    for line in unified_diff(old, new, name, f"{name} (corrected)"):
        click.echo(line, nl=not line.endswith("\n"))
