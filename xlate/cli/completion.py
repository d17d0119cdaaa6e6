"""``xlate completion``, and what click's completion lacks."""

from __future__ import annotations

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

from xlate.cli.command import command as xlate_command
from xlate.cli.options import reports
from xlate.cli.report import Report

_EXAMPLE = """
xlate completion bash > ~/.local/share/bash-completion/completions/xlate
xlate completion zsh > ~/.zfunc/_xlate
xlate completion fish > ~/.config/fish/completions/xlate.fish
"""


@xlate_command("completion", _EXAMPLE)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@reports()
@click.pass_context
def command(context: click.Context, shell: str, report: Report) -> None:
    """Print the script with which a shell completes commands, options, file names, profiles, checks and languages."""
    completion_class = get_completion_class(shell)
    assert completion_class is not None
    script = completion_class(context.find_root().command, {}, "xlate", "_XLATE_COMPLETE").source()
    if report.as_json:
        report.rows.append({"input": shell, "output": None, "script": script, "findings": []})
    else:
        click.echo(script)
    report.results += 1


class _Assigning(ShellComplete):
    """Zsh and fish replace the whole word ``--fuzzy=om``, of which click completes the value alone."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words as they were typed: those before the cursor, and the one at it."""
        words, incomplete = super().get_completion_args()
        self.before = incomplete[: incomplete.find("=") + 1] if incomplete.startswith("--") else ""
        return words, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """An item for the whole word."""
        if item.type == "plain":
            item.value = f"{self.before}{item.value}"
        return super().format_completion(item)


class ZshCompletion(_Assigning, ZshComplete):
    """Completion for zsh."""


class FishCompletion(_Assigning, FishComplete):
    """Completion for fish; a value may hold commas."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


class BashCompletion(BashComplete):
    """Bash takes = for the end of a word: ``--reference ru=talk`` are three of its words, and one of ours."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words as they were typed: those before the cursor, and the one at it."""
        words, incomplete = super().get_completion_args()
        joined: list[str] = []
        for word in [*words, incomplete]:
            if joined and (word == "=" or joined[-1].endswith("=")):
                joined[-1] += word
            else:
                joined.append(word)
        *args, whole = joined
        self.before = whole[: len(whole) - len(incomplete)] if incomplete != "=" else whole
        return args, whole

    def format_completion(self, item: CompletionItem) -> str:
        """An item without what stands before the last =."""
        return f"{item.type},{str(item.value).removeprefix(self.before)}"


for _class in (BashCompletion, ZshCompletion, FishCompletion):
    add_completion_class(_class)
