"""The streams of the program: UTF-8 to files and programs on every system, and nothing printed is lost in silence."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

__all__ = ["UnprintedError", "prepare_streams"]


class UnprintedError(OSError):
    """Standard output is closed, full, or no longer read; it is told apart from what files can suffer."""


class _Output(io.FileIO):
    """Standard output where no person sits before it."""

    def write(self, data: Any, /) -> int:
        """Write bytes.

        Raises:
            UnprintedError: they do not arrive.
        """
        try:
            return super().write(data)
        except OSError as error:
            raise UnprintedError(error.errno, error.strerror) from None


def prepare_streams() -> None:
    """Make standard input, output and error usable, whatever the caller has made of them."""
    # What the caller has closed (>&-), or a program of Windows without a console lacks, gets its number again, so that
    # no file gets it and is written into. Nothing can be read, and messages go nowhere; but results that are printed
    # must not be lost without a word, so to print them is an error.
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = _text(_Output(os.open(os.devnull, os.O_RDONLY), "w"))
    elif isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout = _text(_Output(sys.stdout.fileno(), "w", closefd=False))
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    # A transcript may hold any character; a terminal that cannot show one must not stop the work.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _text(raw: io.FileIO) -> io.TextIOWrapper:
    """Text for a file or a program, the same on every system."""
    return io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", "backslashreplace", newline="")
