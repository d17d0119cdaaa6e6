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
- Inside `one_job` no result replaces a file that the job has read, save the one that it brings up to date.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import stat
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from xlate.errors import InputError, OutputError

if sys.platform != "win32":
    import fcntl

__all__ = ["Input", "Named", "make_folder", "one_job", "read_input", "rehearse", "write_file"]


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


@contextlib.contextmanager
def one_job() -> Iterator[None]:
    """While it lasts, no result replaces a file that was read, unless it brings that file up to date."""
    token = _read_by_job.set(dict(_read_by_job.get() or {}))
    try:
        yield
    finally:
        _read_by_job.reset(token)


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
        OutputError: the file cannot be written, is read-only, was changed since it was read, or is an input of the job;
            it is as it was.
    """
    name = str(path)
    if (rehearsal := _rehearsal.get()) is not None:
        rehearsal[path] = data
        return
    if (descriptor := _open_stream(name)) is not None:
        with _reported(path), os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        return
    with _reported(path):
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise OutputError("this is a folder; give the name of a file", file=name)
            with path.open("wb") as stream:
                stream.write(data)
            return
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            path.stat()  # links that lead to each other are an error; from Python 3.13 on resolve() takes no notice
        target = path.resolve()
        if not target.parent.is_dir():
            raise OutputError(f"its folder {path.parent} does not exist; make it, or give another file", file=name)
        with _locked(target.parent):
            status = target.stat() if target.exists() else None
            if status is not None:
                _refuse(name, target, status, updates)
            _replace(target, data, status)


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
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise OutputError(f"cannot be written: {error.strerror or error}", file=str(path)) from None
    except (ValueError, RuntimeError) as error:  # a NUL in the name; links that lead to each other
        raise OutputError(f"cannot be written: {error}", file=str(path)) from None


def _refuse(name: str, target: Path, status: os.stat_result, updates: Named | None) -> None:
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
    read = (_read_by_job.get() or {}).get((status.st_dev, status.st_ino))
    if read is not None:
        raise OutputError(f"the result would replace {read}, from which it is made; give another file", file=name)


def _is_same(status: os.stat_result, name: str) -> bool:
    """True if a file is the one that has a name."""
    try:
        return os.path.samestat(status, os.stat(name))  # noqa: PTH116  # the name may be one like <stdin>
    except (OSError, ValueError):
        return False


_TEMPORARY = re.compile(r"\.xlate-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp")


def _replace(target: Path, data: bytes, old: os.stat_result | None) -> None:
    """Put bytes in the place of a file, or of nothing."""
    # A short name, for the file's own may be as long as a name can be.
    temporary = target.parent / f".xlate-{_host()}-{os.getpid()}-{os.urandom(4).hex()}.tmp"
    mode = 0o666 if old is None else 0o600  # nobody else may read it before it has the permissions of the old one
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except PermissionError:
        if old is None:
            raise
        _overwrite(target, data)
        return
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if old is not None and not _dress(temporary, target, old):
            _overwrite(target, data)
            return
        try:
            temporary.replace(target)
        except OSError:
            if old is None:
                raise
            _overwrite(target, data)  # a bind mount, or a file that another program of Windows holds open
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
        _remove_remains(target.parent)
    _sync_folder(target.parent)


def _dress(temporary: Path, target: Path, old: os.stat_result) -> bool:
    """Give a new file the owner, permissions and extended attributes of the old one; False if that is not allowed."""
    if sys.platform == "win32":
        return True
    new = temporary.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except PermissionError:
            return False
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a file system without them
            for name in os.listxattr(target):
                os.setxattr(temporary, name, os.getxattr(target, name))
    temporary.chmod(stat.S_IMODE(old.st_mode))
    return True


def _overwrite(target: Path, data: bytes) -> None:
    """Write into the file itself; if that fails, put its old bytes back."""
    with target.open("r+b") as stream:
        before = stream.read()
        try:
            stream.seek(0)
            stream.write(data)
            stream.truncate()
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                stream.seek(0)
                stream.write(before)
                stream.truncate()
            raise


@cache
def _host() -> str:
    """A mark of this machine: a folder on a network may hold temporary files of others."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


@cache
def _remove_remains(folder: Path) -> None:
    """Remove the temporary files of runs that were killed; once in a run, for a folder may be large."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            found = _TEMPORARY.fullmatch(entry.name)
            if found and found[1] == _host() and not _runs(int(found[2])):
                os.unlink(entry.path)  # noqa: PTH108


def _runs(process: int) -> bool:
    """True if a process is there, or nobody can tell."""
    if sys.platform == "win32":
        return True  # os.kill would end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):  # a number that no process has
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One xlate at a time compares and replaces files of a folder. However it ends, the system takes the lock back."""
    if sys.platform == "win32":
        yield  # there the comparison alone must do
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Let a rename outlast a power cut."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
