"""``xlate profiles``."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import click

from xlate.cli.common import open_source
from xlate.errors import XlateError
from xlate.files import read_input

_LIST_EXAMPLE = """
\b
Example:
  xlate profiles list
"""
_SHOW_EXAMPLE = """
\b
Example:
  xlate profiles show kremlin-en > mine.toml      (edit it, then: xlate to-tei --profile mine.toml)
"""
_TEST_EXAMPLE = """
\b
Example:
  xlate profiles test transcripts/*.txt
"""
_EXAMPLE = """
\b
Examples:
  xlate profiles list
  xlate profiles show kremlin-en > mine.toml
  xlate to-tei talk.txt --profile mine.toml -o talk.xml
"""


@click.group("profiles", epilog=_EXAMPLE)
def command() -> None:
    """The habits of publishers, as data: which labels, markers and boilerplate they print.

    docs/profiles.md describes how to write one of your own.
    """


@command.command("list", epilog=_LIST_EXAMPLE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document on standard output.")
def list_profiles(as_json: bool) -> None:
    """List the profiles that come with xlate."""
    from xlate.profiles import load_profile, profile_names

    profiles = [load_profile(name) for name in profile_names()]
    if as_json:
        rows = [{"name": profile.name, "title": profile.title} for profile in profiles]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(profile.name) for profile in profiles)
    for profile in profiles:
        click.echo(f"{profile.name:{width}}  {profile.title}")


@command.command("show", epilog=_SHOW_EXAMPLE)
@click.argument("name")
def show(name: str) -> None:
    """Print a profile as TOML: a start for one of your own."""
    from xlate.profiles import load_profile, profile_names

    try:
        load_profile(name)  # says what is wrong with it
    except XlateError as error:
        click.echo(f"xlate: {error}", err=True)
        raise SystemExit(2) from None
    source = resources.files("xlate.profiles").joinpath(f"{name}.toml") if name in profile_names() else Path(name)
    click.echo(source.read_text(encoding="utf-8"), nl=False)


@command.command("test", epilog=_TEST_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document on standard output.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what each profile finds, also where that is not enough.")
def test(files: tuple[str, ...], as_json: bool, verbose: bool) -> None:
    """Tell which profile recognises each file, and by what."""
    from xlate.profiles import choose_profile, recognise
    from xlate.readers import read_transcript

    failed = False
    rows = []
    for name in files:
        try:
            source = read_input(open_source(name))
            document = read_transcript(source.data, source.name).value
            found = {result.profile.name: result.by for result in recognise(document) if result.by}
            if verbose and not as_json:
                for profile, by in found.items():
                    click.echo(f"{name}: {profile}: found {', '.join(by)}", err=True)
            chosen = choose_profile(document).name
            rows.append({"file": name, "format": document.format, "profile": chosen, "found": found})
            if not as_json:
                click.echo(f"{name}: {chosen}")
        except XlateError as error:
            failed = True
            click.echo(f"xlate: {error}", err=True)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    if failed:
        raise SystemExit(2)
