"""``xlate models``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.common import Report, for_each, report_options
from xlate.cli.mt_options import progress_bar
from xlate.cli.tables import print_table
from xlate.errors import LanguageTagError

if TYPE_CHECKING:
    from xlate.mt.packages import ArgosPackage

_INSTALL_EXAMPLE = """
\b
Examples:
  xlate models install ko en                  (downloads it from Argos's index)
  xlate models install translate-ko_en-1_1.argosmodel
"""


_EXAMPLE = """
\b
Example:
  xlate models install ko en
  xlate models list
"""
_LIST_EXAMPLE = """
\b
Examples:
  xlate models list
  xlate models list --json | jq .
"""
_SHOW_EXAMPLE = """
\b
Example:
  xlate models show ko en
"""
_REMOVE_EXAMPLE = """
\b
Example:
  xlate models remove ko en
"""


@click.group("models", epilog=_EXAMPLE)
def command() -> None:
    """The translation models of Argos Translate on this machine: list, install, check and remove them."""


@command.command("list", epilog=_LIST_EXAMPLE)
@report_options
def list_(as_json: bool, quiet: bool, verbose: bool) -> None:
    """List the packages that are installed, and the ways that lead over them from one language into another."""
    from xlate.mt.models import list_models

    report = Report(as_json, quiet, verbose)

    def show(_: str) -> None:
        result = list_models()
        packages, routes = result.value.packages, result.value.routes
        if as_json:
            listed = [_values(package) for package in packages]
            ways = [{"route": route.languages} for route in routes]
            report.add("", {"packages": listed, "routes": ways}, result.findings)
            return
        if packages:
            rows = [
                (package.source, package.target, package.version, _megabytes(package), package.digest[:12])
                for package in packages
            ]
            print_table(("from", "to", "version", "size", "model"), rows)
            longer = [str(route) for route in routes if len(route.models) > 1]
            for way in longer:
                click.echo(way)
        report.add("" if packages else "no package is installed; see: xlate models install --help", {}, result.findings)

    for_each(["models"], show, report)


@command.command("install", epilog=_INSTALL_EXAMPLE)
@click.argument("what", nargs=-1, required=True, metavar="FILE...|FROM TO")
@report_options
def install(what: tuple[str, ...], as_json: bool, quiet: bool, verbose: bool) -> None:
    """Install packages from .argosmodel files, or the newest one for two languages from Argos's index.

    Only the second form uses the network. Every package is checked before anything is written; one of the same name
    that is there already stays as it is.
    """
    from xlate.mt.models import install_model

    report = Report(as_json, quiet, verbose)

    def done(name: str, *things: str) -> None:
        with progress_bar(None, "bytes", hidden=quiet or as_json or len(things) < 2) as advance:
            seen = 0

            def progress(now: int, _: int) -> None:
                nonlocal seen
                advance(now - seen)
                seen = now

            installed = install_model(*things, progress=progress).value
        package = installed.package
        state = "installed" if installed.new else "was installed already"
        values = {"input": name, "new": installed.new, **_values(package)}
        report.add(f"{package.source} → {package.target} {package.version}: {state} in {package.path}", values, ())

    if _is_pair(what):
        for_each([" ".join(what)], lambda name: done(name, *what), report)
    for_each(what, lambda name: done(name, name), report)


@command.command("show", epilog=_SHOW_EXAMPLE)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@report_options
def show_(source: str, target: str, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show the packages for two languages: version, place, size, hashes, where they came from."""
    from xlate.mt.models import show_models

    report = Report(as_json, quiet, verbose)

    def show(_: str) -> None:
        result = show_models(source, target)
        for package in result.value:
            if not as_json:
                for name, value in _values(package).items():
                    click.echo(f"{name:16} {value}")
            report.add("", _values(package), result.findings if package is result.value[0] else ())

    for_each([f"{source} {target}"], show, report)


@command.command("remove", epilog=_REMOVE_EXAMPLE)
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--version", metavar="VERSION", help="Which one, if several are installed.")
@report_options
def remove(source: str, target: str, version: str | None, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Delete a package from the disk."""
    from xlate.mt.models import remove_model

    report = Report(as_json, quiet, verbose)

    def work(_: str) -> None:
        package = remove_model(source, target, version).value
        values = {"from": package.source, "to": package.target, "version": package.version, "path": str(package.path)}
        report.add(f"{package.source} → {package.target} {package.version}: removed from {package.path}", values, ())

    for_each([f"{source} {target}"], work, report)


def _is_pair(what: tuple[str, ...]) -> bool:
    """True if two languages are meant, and no files."""
    from xlate.languages import parse_tag

    if len(what) != 2 or any(Path(name).exists() for name in what):
        return False
    try:
        return all(parse_tag(name) for name in what)
    except LanguageTagError:
        return False


def _values(package: ArgosPackage) -> dict[str, object]:
    record = package.record
    return {
        "from": package.source,
        "to": package.target,
        "version": package.version,
        "path": str(package.path),
        "bytes": package.size,
        "model_sha256": package.digest,
        "archive_sha256": record.get("archive_sha256"),
        "origin": record.get("origin"),
        "installed": record.get("installed"),
    }


def _megabytes(package: ArgosPackage) -> str:
    return f"{package.size / 1_000_000:.1f} MB"
