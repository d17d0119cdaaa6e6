"""The command line: one file per command, no logic. `xlate.cli.registry` lists the commands."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys

import click

from xlate._version import __version__
from xlate.cli.registry import SECTIONS, LateGroup
from xlate.cli.streams import UnprintedError, prepare_streams
from xlate.text import printable

__all__ = ["cli", "main"]

_EXAMPLE = """
\b
Example:
  xlate to-tei talk.txt -o talk.xml
  xlate export-po talk.xml -l ru -o ru.po
  (translate ru.po in Poedit, Weblate, Lokalize, OmegaT ...)
  xlate merge talk.xml ru.po -o talk.ru.xml

Exit status: 0 clean; 1 done, with findings at error level; 2 nothing done.
"""


@click.group(
    cls=LateGroup,
    sections=SECTIONS,
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
    prepare_streams()
    if "_XLATE_COMPLETE" in os.environ:
        import xlate.cli.completion  # noqa: F401  # its classes are known to click as soon as they are there

    sys.exit(_flushed(_run()))


def _run() -> int | str | None:
    """Run the command line, and say its exit status: 130 if it was interrupted, 2 if nobody takes what it prints."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        result = cli.main(prog_name="xlate", standalone_mode=False)
    except click.exceptions.Exit as stopped:
        return stopped.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("xlate: interrupted", err=True)
        return 130
    except SystemExit as stopped:
        nobody_reads = "PacifyFlush" in type(sys.stdout).__name__  # so click marks a broken pipe
        return 2 if nobody_reads else stopped.code
    except OSError as error:
        if isinstance(error, BrokenPipeError | UnprintedError):
            return _unprinted(error)
        click.echo(printable(f"xlate: {error}"), err=True)
        return 2
    return result if isinstance(result, int) else 0


def _terminate(number: int, _frame: object) -> None:
    """SIGTERM ends the program in an orderly way: temporary files and worker processes go."""
    raise SystemExit(128 + number)


def _flushed(status: int | str | None) -> int | str | None:
    """The status, if what was printed has arrived."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _unprinted(error)
    return status


def _unprinted(error: OSError) -> int:
    """Standard output is full, or who read it is gone."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # Python flushes it once more at its end
    if not isinstance(error, BrokenPipeError):
        reason = "it is closed" if error.errno == errno.EBADF else error.strerror or error
        click.echo(f"xlate: standard output cannot be written: {reason}", err=True)
    return 2
