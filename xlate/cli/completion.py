"""``xlate completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_EXAMPLE = """
\b
Examples:
  xlate completion bash > ~/.local/share/bash-completion/completions/xlate
  xlate completion fish > ~/.config/fish/completions/xlate.fish
"""


@click.command("completion", epilog=_EXAMPLE)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    completion_class = get_completion_class(shell)
    assert completion_class is not None
    completion = completion_class(context.find_root().command, {}, "xlate", "_XLATE_COMPLETE")
    click.echo(completion.source())
