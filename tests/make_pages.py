"""Write the generated pages anew: ``python -m tests.make_pages``. A test checks that they are current."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from tests.conftest import ROOT
from xlate.cli import cli
from xlate.cli.command import Command
from xlate.cli.registry import walk
from xlate.findings import CODES

DOCS = ROOT / "docs"


def findings_page() -> str:
    """The table of finding codes."""
    rows = [f"| `{code}` | {meaning.severity} | {meaning.title} |" for code, meaning in CODES.items()]
    return "\n".join(
        [
            "# Findings",
            "",
            "[All pages](README.md)",
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
    """The help of every command, in the groups of `xlate --help`."""
    parts = [
        "# Commands",
        "",
        "[All pages](README.md)",
        "",
        "This page is what `--help` prints; it is generated. [options.md](options.md) explains what commands share.",
        "",
        "All commands: `-` as a file name is standard input or output; messages go to standard error;",
        "exit status 0 clean, 1 done with findings at error level, 2 nothing done.",
        "",
        *_help(cli, "xlate"),
    ]
    for heading, commands in groupby(walk(), key=lambda found: found[0]):
        parts += ["", f"## {heading}"]
        for _, path, command in commands:
            parts += ["", f"### {' '.join(path)}", "", *_help(command, " ".join(path))]
    return "\n".join([*parts, ""])


def _help(command: click.Command, name: str) -> list[str]:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],  # commands take it from the group that holds them
    )
    return ["```", command.get_help(context).rstrip(), "```"]


def options_page() -> str:
    """The rules of options, with tables of those that several commands have, and of old spellings."""
    leaves = [(" ".join(path[1:]), command) for _, path, command in walk() if isinstance(command, Command)]
    users: dict[str, list[tuple[str, click.Option]]] = {}
    for name, command in leaves:
        for option in options_of(command):
            users.setdefault(spelled(option), []).append((name, option))
    shared = [
        f"| `{spelling}` | {_value(used[0][1])} | {_commands(used, len(leaves))} |"
        for spelling, used in sorted(users.items(), key=lambda item: item[0].split("--")[-1])
        if len(used) > 1
    ]
    old = [
        f"| `{name}` | `{was}` | {f'`{now}`' if now else '(left out)'} |"
        for name, command in leaves
        for was, now in command.was.items()
    ]
    page = (DOCS / "options.md").read_text(encoding="utf-8")
    page = _between(page, "shared options", ["| option | value | commands |", "| --- | --- | --- |", *shared])
    return _between(page, "old spellings", ["| command | was | is |", "| --- | --- | --- |", *old])


def _between(page: str, mark: str, lines: list[str]) -> str:
    """A page with generated lines between two marks, and the rest of it as it was written."""
    before, start, rest = page.partition(f"<!-- {mark} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    assert start, mark
    assert end, mark
    return "".join([before, start, *(f"{line}\n" for line in lines), end, after])


def _commands(used: list[tuple[str, click.Option]], number: int) -> str:
    return "all" if len(used) == number else ", ".join(f"`{name}`" for name, _ in used)


def options_of(command: click.Command) -> Iterator[click.Option]:
    """The options that a command shows."""
    return (one for one in command.params if isinstance(one, click.Option) and not one.hidden)


def spelled(option: click.Option) -> str:
    """All spellings of an option."""
    return ", ".join(sorted(option.opts, key=len))


def _value(option: click.Option) -> str:
    if option.is_flag:
        return ""
    value = option.metavar or ("a choice" if isinstance(option.type, click.Choice) else option.type.name)
    return f"{value}, else {option.default}" if option.show_default and option.default else value


PAGES = {
    DOCS / "findings.md": findings_page,
    DOCS / "commands.md": commands_page,
    DOCS / "options.md": options_page,
}


def main() -> None:
    for path, make in PAGES.items():
        Path(path).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
