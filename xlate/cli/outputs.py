"""Where results go: one rule for all commands (docs/options.md).

What makes a new file writes it to -o, into the folder of -d, or to standard output. What edits a file writes to -o or
-d, or into the file itself.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import click

from xlate.cli.conflicts import refuse_together
from xlate.cli.report import Report
from xlate.files import Input, make_folder
from xlate.text import printable

__all__ = ["Outputs", "open_source", "stem_of", "write_result"]


def open_source(name: str) -> Path | Input:
    """What a command line argument names: a file, or standard input for ``-``."""
    return Input(sys.stdin.buffer.read(), "<stdin>") if name == "-" else Path(name)


def stem_of(name: str) -> str:
    """The name of a result without its ending."""
    return "stdin" if name == "-" else PurePath(name).stem


def write_result(data: bytes, path: Path | None) -> None:
    """Send a result to standard output if it has no file; a file was written by the verb."""
    if path is not None:
        return
    if sys.stdout.isatty():  # a terminal would obey what a transcript or a translation holds
        data = printable(data.decode(errors="backslashreplace").replace("\r\n", "\n")).encode()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _folded(name: str) -> str:
    """What is equal if a file system as those of Windows and macOS takes two names for one."""
    return unicodedata.normalize("NFC", name).casefold()


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the results of a command go."""

    output: str | None = None
    """what -o names"""
    directory: Path | None = None
    """what -d names"""
    in_place: bool = False
    """without -o and -d, the file itself is edited"""

    def path(self, name: str, ending: str = "", folder: str = "") -> Path | None:
        """Where the result for an input goes; None: to standard output.

        Args:
            name: the input.
            ending: of a new file in the folder of -d; an edited file keeps its name.
            folder: a folder in that folder.
        """
        if self.directory is not None:
            make_folder(self.directory / folder)
            edited = self.in_place and name != "-"
            return self.directory / folder / (PurePath(name).name if edited else f"{stem_of(name)}{ending}")
        if self.output is None and self.in_place and name != "-":
            return Path(name)
        return None if self.output in (None, "-") else Path(str(self.output))

    def check(self, inputs: Sequence[str], report: Report) -> None:
        """Refuse what contradicts itself, before anything is read."""
        refuse_together({"-o": self.output is not None, "-d": self.directory})
        called = (PurePath(name).name if self.in_place else PurePath(name).stem for name in inputs)
        names = Counter(name if sys.platform == "linux" else _folded(name) for name in called)
        if self.directory is not None and (twice := [name for name, count in names.items() if count > 1]):
            raise click.UsageError(f'two inputs are called "{twice[0]}" and would overwrite each other\'s result in -d')
        if len(inputs) > 1 and self.directory is None and (self.output is not None or not self.in_place):
            instead = ", or are edited in place" if self.in_place else ""
            raise click.UsageError(f"several inputs need a folder for the results: -d DIR{instead}")
        to_stream = any(self.path(name) is None for name in inputs)
        hint = "so the result needs a file: -o FILE or -d DIR"
        if to_stream and (report.as_json or report.as_csv):
            raise click.UsageError(f"{'--json' if report.as_json else '--csv'} prints on standard output, {hint}")
        if to_stream and report.dry_run:
            raise click.UsageError(f"--dry-run shows what would change in a file, {hint}")
