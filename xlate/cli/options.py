"""Options that several commands have: each is written once, so that it means the same everywhere.

tests/cli/test_options.py walks over all commands and holds them to that; docs/options.md shows the result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any, TypeVar

import click

from xlate.cli.conflicts import refuse_together
from xlate.cli.outputs import Outputs
from xlate.cli.parameter_types import DIRECTORY, FILE, LANGUAGE, OUTPUT
from xlate.cli.report import Report

__all__ = [
    "BY",
    "CONFIG",
    "DIRECTORY_OPTION",
    "GLOSSARY",
    "SIMILAR",
    "SOURCE_LANGUAGE",
    "collect",
    "edits",
    "files",
    "lang_option",
    "makes",
    "reports",
    "source_option",
    "unreviewed_option",
]

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]


def collect(name: str, make: Callable[..., Any], options: Mapping[str, Callable[[Any], Any]]) -> Decorator[Any]:
    """Give a command one object instead of many parameters.

    Args:
        name: parameter of the command that gets the object.
        make: makes the object of the values of the options, by their names.
        options: name -> the option.
    """

    def decorate(function: Function) -> Any:
        @wraps(function)
        def run(**values: Any) -> Any:
            made = make(**{option: values.pop(option) for option in options})
            return function(**values, **{name: made})

        for option in reversed(list(options.values())):
            run = option(run)
        return run

    return decorate


def reports(*, csv: bool = False, dry_run: bool = False) -> Decorator[Any]:
    """The options that say how a command reports; it gets a `Report`, and ends as that says.

    Args:
        csv: it has a table, which --csv prints.
        dry_run: it writes files that people own, and --dry-run shows how they would change.
    """
    options = {
        "as_csv": click.option("--csv", "as_csv", is_flag=True, help="Print CSV on standard output."),
        "dry_run": click.option(
            "--dry-run", is_flag=True, help="Write nothing; print what would change in the files, as a diff."
        ),
        "as_json": click.option("--json", "as_json", is_flag=True, help="Print one JSON document on standard output."),
        "quiet": click.option("-q", "--quiet", is_flag=True, help="Show errors only; no summary, no progress."),
        "verbose": click.option("-v", "--verbose", is_flag=True, help="Show findings at info level too."),
    }
    left_out = {name for name, wanted in (("as_csv", csv), ("dry_run", dry_run)) if not wanted}

    def make(**values: bool) -> Report:
        refuse_together({"--csv": values.get("as_csv"), "--json": values["as_json"]})
        return Report(**values)  # type: ignore[arg-type]  # none of them is a list

    def decorate(function: Function) -> Any:
        @wraps(function)
        def run(report: Report, **values: Any) -> None:
            report.run(partial(function, report=report, **values))

        return collect("report", make, {name: option for name, option in options.items() if name not in left_out})(run)

    return decorate


def files(metavar: str, *, name: str = "files", required: bool = True) -> Decorator[Any]:
    """The argument for any number of files."""
    shown = f"{metavar}..." if required else f"[{metavar}...]"
    return click.argument(name, nargs=-1, required=required, metavar=shown, type=FILE)


DIRECTORY_OPTION = click.option("-d", "--directory", type=DIRECTORY, metavar="DIR", help="Folder for the results.")


def makes(function: Function) -> Any:
    """The options -o and -d of a command that makes new files, as `Outputs`."""
    output = click.option(
        "-o", "--output", type=OUTPUT, metavar="FILE", help="File for the result; - or nothing: standard output."
    )
    return collect("outputs", Outputs, {"output": output, "directory": DIRECTORY_OPTION})(function)


def edits(*, many: bool = True) -> Decorator[Any]:
    """The options -o and -d of a command that edits files, as `Outputs`; -d only if it edits many at once."""
    output = click.option(
        "-o", "--output", type=OUTPUT, metavar="FILE", help="File for the result, - for standard output; else in place."
    )
    options = {"output": output, "directory": DIRECTORY_OPTION} if many else {"output": output}
    return collect("outputs", partial(Outputs, in_place=True), options)


def lang_option(what: str, *, required: bool = False) -> Decorator[Any]:
    """The option --lang."""
    return click.option(
        "-l",
        "--lang",
        "language",
        type=LANGUAGE,
        metavar="TAG",
        required=required,
        help=f"Language of {what} (BCP 47).",
    )


def source_option(when: str, *, multiple: bool = False) -> Decorator[Any]:
    """The option --source: the TEI file of the source text."""
    return click.option(
        "--source",
        "sources" if multiple else "source",
        type=FILE,
        metavar="TEI",
        multiple=multiple,
        help=f"TEI file of the source text, {when}.",
    )


def unreviewed_option(verb: str) -> Decorator[Any]:
    """The option --unreviewed of a command that takes finished translations only."""
    return click.option("--unreviewed", is_flag=True, help=f"{verb} translations that need review too.")


SOURCE_LANGUAGE = click.option(
    "--from",
    "source_language",
    type=LANGUAGE,
    metavar="TAG",
    help="Language of the source texts, if the file does not state it.",
)
GLOSSARY = click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="Terms and their translations, as CSV or TBX; may be repeated.",
)
SIMILAR = click.option(
    "--similar",
    type=click.FloatRange(0, 100),
    default=75,
    show_default=True,
    metavar="PERCENT",
    help="Minimum similarity of other source texts in a translation memory.",
)
CONFIG = click.option(
    "--config", type=FILE, metavar="FILE", help="Settings of the checks; else xlate.toml in this folder."
)
BY = click.option(
    "--by", envvar="XLATE_BY", default="", metavar="NAME", help="Your name, for the history.", show_envvar=True
)
