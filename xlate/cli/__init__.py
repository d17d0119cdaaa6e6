"""The command line: one file per command, no logic. Commands are imported when they are called."""

from __future__ import annotations

import gc
import sys

import click

from xlate._version import __version__

__all__ = ["main"]

_COMMANDS = {
    "to-tei": ("to_tei", "Turn transcripts into TEI, with the translation lineage of every segment."),
    "export-po": ("export_po", "Write the units of TEI files as gettext PO for translators."),
    "export-xliff": ("export_xliff", "Write the units of TEI files as XLIFF 1.2 or 2.1 for CAT tools."),
    "export-table": ("export_table", "Write the units of TEI files as tables (CSV, XLSX) for spreadsheets."),
    "export-tmx": ("export_tmx", "Write translations as TMX for translation memories."),
    "merge": ("merge", "Merge translators' files (PO, XLIFF, tables) into the TEI they came from."),
    "status": ("status", "Show how far translators' files are translated, in entries and words."),
    "check": ("check", "Check the quality of translations: numbers, quotes, terms, lineage and more."),
    "memory": ("memory", "Keep translations in a translation memory, and find them again."),
    "pretranslate": ("pretranslate", "Fill PO files by machine; every entry is marked and says how it was made."),
    "backtranslate": ("backtranslate", "Translate finished PO files back by machine, as a signal for reviewers."),
    "models": ("models", "List, install, check and remove models for machine translation."),
    "ids": ("ids", "Give the units of TEI files from elsewhere the xml:id that they lack."),
    "lineage": ("lineage", "Show which way the words of TEI files came, and find segments by it."),
    "validate": ("validate", "Check TEI files: schemas, pointers, lineage."),
    "schemas": ("schemas", "Copy the schemas of xlate into a folder, for XML editors."),
    "profiles": ("profiles", "List the publishers' profiles, show one, or try them on a file."),
    "completion": ("completion", "Print the shell completion script for bash, zsh or fish."),
}
"""name of a command -> its module in this package, and what it does (for the list, without importing it)"""

_EXAMPLE = """
\b
Example:
  xlate to-tei talk.txt -o talk.xml
  xlate export-po talk.xml -l ru -o ru.po
  (translate ru.po in Poedit, Weblate, Lokalize, OmegaT ...)
  xlate merge talk.xml ru.po -o talk.ru.xml

Exit status: 0 clean; 1 done, with findings at error level; 2 nothing done.
"""


class _LateGroup(click.Group):
    """A group that imports a command when it is called, so that --help starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        command = getattr(import_module(f"xlate.cli.{_COMMANDS[cmd_name][0]}"), "command")  # noqa: B009
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_module, what) in _COMMANDS.items()])


@click.command(
    cls=_LateGroup,
    epilog=_EXAMPLE,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="xlate %(version)s")
def cli() -> None:
    """Translated transcripts as TEI: every segment keeps its translation lineage, out to gettext PO and back."""


def main() -> None:
    """Entry point of the program ``xlate``."""
    # What is made of a large file lives until the work is done: to look often for what could be freed costs much.
    gc.set_threshold(200_000, 50, 50)
    # A transcript may hold any character; a terminal that cannot show one must not stop the work.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="xlate")
