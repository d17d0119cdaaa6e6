"""Where the files of a verb are, and that none replaces another."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from xlate.errors import OutputError
from xlate.files import Input

__all__ = ["Source", "keep_apart", "relative_name"]

Source = Path | str | Input
"""a file: its path, or bytes with a name"""


def keep_apart(name: str, output: Path) -> None:
    """Refuse to replace a source by what is made of it."""
    if output.exists() and Path(name).exists() and output.samefile(name):
        raise OutputError("the result would replace its own source; give another file", file=str(output))


def relative_name(name: str, output: Path | None) -> str:
    """A file name as seen from the folder of the output."""
    if output is None or name.startswith("<"):
        return PurePath(name).name.strip("<>")
    try:
        return Path(os.path.relpath(Path(name).resolve(), output.resolve().parent)).as_posix()
    except ValueError:  # another drive of a Windows machine
        return PurePath(name).name
