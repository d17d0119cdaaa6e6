"""Files: read with a clear error, replaced whole or not at all, and never by accident.

What a write does, in short (docs/files.md tells it to users):

- A regular file is written beside its place, flushed, and renamed; a killed run leaves the old file, and a temporary
  one that the next run removes. A link stays a link. Permissions, owner, group and extended attributes stay. Of several
  hard links to a file the others keep the old content.
- What is no regular file (``/dev/null``, ``/dev/stdout``, a FIFO, ``>(...)``) is written to.
- A file that cannot be renamed onto (a bind mount, a folder without write permission) is written in place; if that
  fails, its old bytes are put back.
- A read-only file is refused, for the administrator too.
- A file that is brought up to date is compared with what was read; if it has changed meanwhile, nothing is written.
- A TEI file that is not brought up to date is replaced only by one that says the same: somebody may have annotated it.
- A PO or XLIFF file is replaced only by a command that has looked what translations it has.
- Inside `one_job` no result replaces a file that the job has read, save the one that it brings up to date. What is read
  or written by SQLite says so with `note_read` and `hold`.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from xlate.errors import InputError, OutputError, XlateError
from xlate.replacing import locked, replacing

__all__ = [
    "Input",
    "Named",
    "hold",
    "is_same_file",
    "make_folder",
    "note_read",
    "one_job",
    "read_input",
    "rehearse",
    "says_the_same",
    "write_file",
    "writing_file",
]


class Named(Protocol):
    """Something that was read from a file."""

    @property
    def name(self) -> str:
        """The file."""

    @property
    def data(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes that are already in memory, with a name for messages; stands wherever a path can."""

    data: bytes
    name: str
    """as people should see it; also tells what the result is called and refers to"""


_read_by_job: ContextVar[dict[tuple[int, int], str] | None] = ContextVar("_read_by_job", default=None)
"""place -> name, of the files that the job of this moment has read; None: there is no job"""
_held_by_job: ContextVar[dict[tuple[int, int], str] | None] = ContextVar("_held_by_job", default=None)
"""the same of files that it writes to by other means than `write_file`"""


@contextlib.contextmanager
def one_job() -> Iterator[None]:
    """While it lasts, no result replaces a file that was read, unless it brings that file up to date."""
    read = _read_by_job.set(dict(_read_by_job.get() or {}))
    held = _held_by_job.set(dict(_held_by_job.get() or {}))
    try:
        yield
    finally:
        _read_by_job.reset(read)
        _held_by_job.reset(held)


def is_same_file(one: Path | str, other: Path | str) -> bool:
    """True if two names are those of one regular file, links included, or will be when it is made."""
    try:
        status, second = os.stat(one), os.stat(other)  # noqa: PTH116  # the name may be one like <stdin>
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)
    return stat.S_ISREG(status.st_mode) and os.path.samestat(status, second)


def hold(path: Path) -> None:
    """Say that the job writes to a file, which is there, by other means, such as SQLite: no result may replace it.

    Raises:
        OutputError: the job has read the file.
    """
    place = _place(path)
    if (name := (_read_by_job.get() or {}).get(place)) is not None:
        raise OutputError(f"the result would replace {name}, from which it is made; give another file", file=str(path))
    if (held := _held_by_job.get()) is not None:
        held.setdefault(place, str(path))


def note_read(path: Path) -> None:
    """Say that the job reads a file by other means than `read_input`: no result may replace it."""
    if (read := _read_by_job.get()) is not None:
        read.setdefault(_place(path), str(path))


def _place(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def read_input(source: Path | str | Input) -> Input:
    """The bytes of a file.

    Raises:
        InputError: there is no such file, it is a folder, or it cannot be read.
    """
    if isinstance(source, Input):
        return source
    name = str(source)
    try:
        with Path(source).open("rb") as stream:
            data, status = stream.read(), os.fstat(stream.fileno())
    except FileNotFoundError:
        raise InputError("no such file", file=name) from None
    except IsADirectoryError:
        raise InputError("this is a folder; name the files in it", file=name) from None
    except (OSError, ValueError) as error:
        if isinstance(error, PermissionError) and Path(source).is_dir():  # so says Windows
            raise InputError("this is a folder; name the files in it", file=name) from None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"cannot be read: {reason}", file=name) from None
    if (read := _read_by_job.get()) is not None and stat.S_ISREG(status.st_mode):
        read.setdefault((status.st_dev, status.st_ino), name)
    return Input(data, name)


_rehearsal: ContextVar[dict[Path, bytes] | None] = ContextVar("_rehearsal", default=None)


@contextlib.contextmanager
def rehearse() -> Iterator[dict[Path, bytes]]:
    """What `write_file` is told to write inside is kept instead of written: path -> bytes."""
    kept: dict[Path, bytes] = {}
    token = _rehearsal.set(kept)
    try:
        yield kept
    finally:
        _rehearsal.reset(token)


def make_folder(path: Path) -> None:
    """Make a folder for results, and those above it, as a user has asked.

    Raises:
        OutputError: it cannot be made.
    """
    if _rehearsal.get() is None:
        with _reported(path):
            path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, data: bytes, *, updates: Named | None = None) -> None:
    """Write a file, whole or not at all. The beginning of this module tells what happens to which kind of file.

    Args:
        path: the file; its folder must be there.
        data: its new bytes.
        updates: what the result is made from and may take the place of: a file that a command brings up to date.

    Raises:
        OutputError: the file cannot be written, is read-only, was changed since it was read, is an input of the job, or
            a TEI file with something that the result lacks; it is as it was.
    """
    with writing_file(path, data, updates=updates):
        pass


@contextlib.contextmanager
def writing_file(path: Path, data: bytes, *, updates: Named | None = None) -> Iterator[None]:
    """Write a file as `write_file` does, if what is done inside succeeds: both are done or neither.

    The new bytes are on the disk before that, and take the place of the old ones after it. What is no regular file is
    written to after it.
    """
    name = str(path)
    if (rehearsal := _rehearsal.get()) is not None:
        rehearsal[path] = data
        yield
        return
    with _reported(path):
        if (descriptor := _open_stream(name)) is not None:
            with os.fdopen(descriptor, "wb") as stream:
                yield
                stream.write(data)
            return
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise OutputError("this is a folder; give the name of a file", file=name)
            yield
            with path.open("wb") as stream:
                stream.write(data)
            return
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            path.stat()  # links that lead to each other are an error; from Python 3.13 on resolve() takes no notice
        target = path.resolve()
        if not target.parent.is_dir():
            raise OutputError(f"its folder {path.parent} does not exist; make it, or give another file", file=name)
        with locked(target.parent):
            status = target.stat() if target.exists() else None
            if status is not None:
                _refuse(name, target, status, updates, data)
            with replacing(target, data, status):
                yield


def _open_stream(name: str) -> int | None:
    """A copy of the descriptor that ``/dev/stdout`` and the like name; None if the name is another one.

    Such a name leads to a file where output is redirected; that file must be gone on with, not replaced.
    """
    names = {"/dev/stdout": 1, "/dev/stderr": 2}
    found = re.fullmatch(r"/(?:dev|proc/self)/fd/(\d{1,7})", name)
    number = names.get(name, int(found[1]) if found else None)
    if number is None or sys.platform == "win32":
        return None
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        return os.dup(number)
    except (OSError, ValueError):
        raise OutputError("there is no such stream", file=name) from None


@contextlib.contextmanager
def _reported(path: Path) -> Iterator[None]:
    """What the system refuses is an OutputError."""
    try:
        yield
    except XlateError:
        raise
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", file=str(path)) from None
    except (ValueError, RuntimeError) as error:  # a NUL in the name; links that lead to each other
        raise OutputError(f"cannot be written: {error}", file=str(path)) from None


def _refuse(name: str, target: Path, status: os.stat_result, updates: Named | None, data: bytes) -> None:
    """Raise an error if a file is none that the result may replace."""
    if not status.st_mode & 0o222:
        raise OutputError("is read-only; make it writable, or give another file", file=name)
    if updates is not None and _is_same(status, updates.name):
        if target.read_bytes() != updates.data:
            raise OutputError(
                "was changed by another program since it was read; nothing was written: run the command again",
                file=name,
            )
        return
    place = status.st_dev, status.st_ino
    if (read := (_read_by_job.get() or {}).get(place)) is not None:
        raise OutputError(f"the result would replace {read}, from which it is made; give another file", file=name)
    if (held := (_held_by_job.get() or {}).get(place)) is not None:
        raise OutputError(f"the result would replace {held}, which is written to as well; give another file", file=name)
    there = target.read_bytes() if status.st_size else b""
    if _is_catalogue(there) and there != data:
        raise OutputError(
            "the existing file has the translations of a PO or XLIFF file, which would be lost; give another file, or "
            "remove this one if nothing in it is needed",
            file=name,
        )
    if status.st_size and _is_tei(there) and not says_the_same(there, data):
        raise OutputError(
            "the existing TEI file is not what this command gives now, and something in it would be lost; give another "
            "file, or remove this one if nothing in it is needed",
            file=name,
        )


_TEI_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:TEI|TEI\.2|teiCorpus)[\s/>]")
_CATALOGUE = re.compile(rb'^msgid(?:_plural)? +"[^\n]*(?:\n"[^\n]*)*\n+msgstr|<(?:[\w.-]+:)?xliff[\s>]', re.MULTILINE)
_OF_THE_DAY = re.compile(rb' (?:when|version)="[^"]*"|>\d{1,2} \w+ \d{4}</date>|<desc>options: [^<]*</desc>')


def _is_tei(data: bytes) -> bool:
    """True if a file looks like TEI, in whatever encoding and however broken: nobody made it for nothing."""
    return _TEI_ROOT.search(data[:65536].replace(b"\0", b"").decode("latin-1")) is not None


def _is_catalogue(data: bytes) -> bool:
    """True if a file looks like PO or XLIFF that has entries, in whatever encoding and however broken."""
    return _CATALOGUE.search(data.replace(b"\0", b"")) is not None


def says_the_same(one: bytes, other: bytes) -> bool:
    """True if two TEI files differ in nothing but the day, the version of xlate, and paths as seen from them."""
    return one == other or _OF_THE_DAY.sub(b"", one) == _OF_THE_DAY.sub(b"", other)


def _is_same(status: os.stat_result, name: str) -> bool:
    """True if a file is the one that has a name."""
    try:
        return os.path.samestat(status, os.stat(name))  # noqa: PTH116  # the name may be one like <stdin>
    except (OSError, ValueError):
        return False
