"""``xlate models``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.mt_options import progress_bar
from xlate.cli.options import reports
from xlate.cli.parameter_types import Named
from xlate.cli.registry import LateGroup
from xlate.cli.report import Outcome, Report, for_each
from xlate.cli.tables import print_table
from xlate.errors import LanguageTagError, XlateError
from xlate.text import printable

if TYPE_CHECKING:
    from xlate.mt.packages import ArgosPackage

_EXAMPLE = """
\b
Examples:
  xlate models install ko en
  xlate models list
"""
_INSTALL_EXAMPLE = """
xlate models install ko en                  (downloads it from the index of Argos)
xlate models install translate-ko_en-1_1.argosmodel
"""


def _installed(side: str) -> dict[str, str]:
    """The languages from or into which there are models, for completion."""
    from xlate.languages import language_name
    from xlate.mt.models import list_models

    try:
        tags = sorted({getattr(package, side) for package in list_models().value.packages})
    except XlateError:
        return {}
    return {tag: language_name(tag) for tag in tags}


def _tags() -> dict[str, str]:
    from xlate.languages import known_languages

    return known_languages()


_source = click.argument("source", metavar="FROM", type=Named("tag", lambda: _installed("source")))
_target = click.argument("target", metavar="TO", type=Named("tag", lambda: _installed("target")))


@click.group("models", cls=LateGroup, epilog=_EXAMPLE)
def command() -> None:
    """The models of Argos Translate on this machine: list, install, check and remove them."""


@xlate_command("list", "xlate models list\nxlate models list --json | jq .")
@reports()
def list_(report: Report) -> None:
    """List the installed packages, and the routes from one language into another that they make possible."""
    from xlate.mt.models import list_models

    result = list_models()
    packages, routes = result.value.packages, result.value.routes
    if packages and report.for_people:
        rows = [
            (one.source, one.target, one.version, f"{one.size / 1_000_000:.1f} MB", one.digest[:12]) for one in packages
        ]
        print_table(("from", "to", "version", "size", "model"), rows)
        for route in routes:
            if len(route.models) > 1:
                click.echo(printable(str(route)))
    if not packages:
        report.note("no package is installed; see: xlate models install --help")
    values = {"packages": list(map(_values, packages)), "routes": [{"route": route.languages} for route in routes]}
    report.add(Outcome("models", "", result.findings, values=values))


@xlate_command("install", _INSTALL_EXAMPLE)
@click.argument("what", nargs=-1, required=True, metavar="FILE...|FROM TO", type=Named("package", _tags, files=True))
@reports()
def install(what: tuple[str, ...], report: Report) -> None:
    """Install packages from .argosmodel files, or the newest one for two languages from the index of Argos.

    Only the second form uses the network. Every package is checked before anything is written; an installed one of the
    same name stays as it is.
    """
    from xlate.mt.models import install_model

    by_name = {" ".join(what): what} if _is_pair(what) else {name: (name,) for name in what}

    def install_one(name: str) -> Outcome:
        things = by_name[name]
        with progress_bar(None, "bytes", hidden=report.quiet or report.as_json or len(things) < 2) as advance:
            seen = 0

            def progress(now: int, _: int) -> None:
                nonlocal seen
                advance(now - seen)
                seen = now

            installed = install_model(*things, progress=progress).value
        package = installed.package
        state = "installed" if installed.new else "was installed already"
        values = {"new": installed.new, **_values(package)}
        return Outcome(name, f"{state} in {package.path}", (), package.path, values, _title(package))

    for_each(list(by_name), install_one, report)


@xlate_command("show", "xlate models show ko en")
@_source
@_target
@reports()
def show(source: str, target: str, report: Report) -> None:
    """Show the packages for two languages: version, place, size, hashes, origin."""
    from xlate.mt.models import show_models

    result = show_models(source, target)
    for number, package in enumerate(result.value):
        for name, value in _values(package).items() if report.for_people else ():
            click.echo(printable(f"{name:16} {value}"))
        report.add(Outcome(f"{source} {target}", "", () if number else result.findings, values=_values(package)))


@xlate_command("remove", "xlate models remove ko en", was={"--version": "--model-version"})
@_source
@_target
@click.option("--model-version", metavar="VERSION", help="Which one, if several are installed.")
@reports()
def remove(source: str, target: str, model_version: str | None, report: Report) -> None:
    """Delete a package from the disk."""
    from xlate.mt.models import remove_model

    package = remove_model(source, target, model_version).value
    values = {"from": package.source, "to": package.target, "version": package.version, "path": str(package.path)}
    report.add(Outcome(f"{source} {target}", f"removed from {package.path}", values=values, label=_title(package)))


def _is_pair(what: tuple[str, ...]) -> bool:
    """True if two languages are meant, and no files."""
    from xlate.languages import parse_tag

    if len(what) != 2 or any(Path(name).exists() for name in what):
        return False
    try:
        return all(parse_tag(name) for name in what)
    except LanguageTagError:
        return False


def _title(package: ArgosPackage) -> str:
    return f"{package.source} → {package.target} {package.version}"


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
