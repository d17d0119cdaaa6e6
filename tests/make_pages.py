"""Write the generated pages anew: ``python -m tests.make_pages``. A test checks that they are current."""

from __future__ import annotations

from pathlib import Path

import click

from tests.conftest import ROOT
from xlate.cli import cli
from xlate.findings import CODES

DOCS = ROOT / "docs"


def findings_page() -> str:
    """The table of finding codes."""
    rows = [f"| `{code}` | {meaning.severity} | {meaning.title} |" for code, meaning in CODES.items()]
    return "\n".join(
        [
            "# Findings",
            "",
            "What xlate notices in the content is a finding, printed on standard error as `file:line: CODE message`",
            "and listed by `--json`. A code keeps its meaning for ever. Only findings at error level make the exit",
            "status 1; those at info level are shown with `-v`. XL3xx findings also name the rule that failed, see",
            "[validation.md](validation.md).",
            "",
            "This page is generated from `xlate/findings.py`.",
            "",
            "| code | level | meaning |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def commands_page() -> str:
    """The help of every command."""
    parts = [
        "# Commands",
        "",
        "This page is what `--help` prints; it is generated.",
        "",
        "All commands: `-` as a file name is standard input or output; what is for people goes to standard error;",
        "exit status 0 clean, 1 done with findings at error level, 2 nothing done.",
    ]
    for path, command in _commands(cli, ("xlate",)):
        context = click.Context(
            command,
            info_name=" ".join(path),
            terminal_width=100,
            max_content_width=100,
            help_option_names=["-h", "--help"],  # commands take it from the group that holds them
        )
        parts += ["", f"## {' '.join(path)}", "", "```", command.get_help(context).rstrip(), "```"]
    return "\n".join([*parts, ""])


def _commands(command: click.Command, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], click.Command]]:
    found = [(path, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            found += _commands(inner, (*path, name))
    return found


PAGES = {DOCS / "findings.md": findings_page, DOCS / "commands.md": commands_page}


def main() -> None:
    for path, make in PAGES.items():
        Path(path).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
