"""``xlate profiles``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, makes, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import Named, profiles
from xlate.cli.registry import LateGroup
from xlate.cli.report import Outcome, Report, for_each
from xlate.files import read_input, write_file
from xlate.text import printable

_EXAMPLE = """
\b
Examples:
  xlate profiles list
  xlate profiles show kremlin-en -o mine.toml
  xlate to-tei talk.txt --profile mine.toml -o talk.xml
"""


@click.group("profiles", cls=LateGroup, epilog=_EXAMPLE)
def command() -> None:
    """The habits of publishers, as data: which labels, markers and boilerplate they print.

    docs/profiles.md describes how to write one of your own.
    """


@xlate_command("list", "xlate profiles list")
@reports()
def list_(report: Report) -> None:
    """List the profiles that come with xlate."""
    known = profiles()
    width = max(map(len, known))
    for name, title in known.items():
        if report.for_people:
            click.echo(f"{name:{width}}  {title}")
        report.add(Outcome(name, "", values={"name": name, "title": title}))


@xlate_command(
    "show", "xlate profiles show kremlin-en -o mine.toml      (edit it, then: xlate to-tei --profile mine.toml)"
)
@click.argument("name", type=Named("profile", profiles, files=True), metavar="NAME|FILE")
@makes
@reports(dry_run=True)
def show(name: str, outputs: Outputs, report: Report) -> None:
    """Print a profile as TOML: a start for one of your own."""
    from xlate.profiles import load_profile, profile_names

    outputs.check([name], report)
    load_profile(name)  # raises if there is something wrong with it
    source = resources.files("xlate.profiles").joinpath(f"{name}.toml") if name in profile_names() else Path(name)
    path, data = (
        outputs.path(name, ".toml"),
        read_input(source).data if isinstance(source, Path) else source.read_bytes(),
    )
    if path is not None:
        write_file(path, data)
    write_result(data, path)
    report.add(Outcome(name, f"written to {path}" if path else "", output=path))


@xlate_command("test", "xlate profiles test transcripts/*.txt")
@files("FILE")
@reports()
def test(files: tuple[str, ...], report: Report) -> None:
    """Show which profile fits each transcript, and which markers it has, with how often they come and what they say.

    With -v, what each profile finds, even if it is not enough. Notes in brackets that no rule understands are warnings.
    """
    from xlate.profiles import apply_profile, choose_profile, recognise
    from xlate.readers import read_transcript

    def test_one(name: str) -> Outcome:
        source = read_input(open_source(name))
        document = read_transcript(source.data, source.name).value
        found = {result.name: result.by for result in recognise(document) if result.by}
        for profile, by in found.items() if report.verbose else ():
            report.note(f"{name}: {profile}: found {', '.join(by)}")
        chosen = choose_profile(document)
        noticed = apply_profile(document, chosen).findings
        markers = [finding.message for finding in noticed if finding.code == "XL213"]
        if report.for_people:
            click.echo(printable(f"{name}: {chosen.name}"))
            for marker in markers:
                click.echo(printable(f"  {marker}"))
        values = {"format": document.format, "profile": chosen.name, "found": found, "markers": markers}
        return Outcome(name, "", tuple(one for one in noticed if one.code == "XL209"), values=values)

    for_each(files, test_one, report)
