"""New bytes in the place of a file: beside it, flushed, renamed; and what is left if a run was killed.

`xlate.files` tells which files are replaced; here is how.
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
from functools import cache
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

__all__ = ["locked", "replacing"]

_TEMPORARY = re.compile(r"\.xlate-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp")


@contextlib.contextmanager
def replacing(target: Path, data: bytes, old: os.stat_result | None) -> Iterator[None]:
    """Put bytes in the place of a file, or of nothing, if what is done inside succeeds."""
    # A short name, for the file's own may be as long as a name can be.
    temporary = target.parent / f".xlate-{_host()}-{os.getpid()}-{os.urandom(4).hex()}.tmp"
    mode = 0o666 if old is None else 0o600  # nobody else may read it before it has the permissions of the old one
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except PermissionError:
        if old is None:
            raise
        with _overwriting(target, data):
            yield
        return
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if old is not None and not _dress(temporary, target, old):
            with _overwriting(target, data):
                yield
            return
        yield
        try:
            temporary.replace(target)
        except OSError:
            if old is None:
                raise
            with _overwriting(target, data):  # a bind mount, or a file that another program of Windows holds open
                pass
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


@contextlib.contextmanager
def _overwriting(target: Path, data: bytes) -> Iterator[None]:
    """Write into the file itself; if that fails, or what is done inside, put its old bytes back."""
    with target.open("r+b") as stream:
        before = stream.read()
        try:
            _fill(stream, data)
            yield
        except BaseException:
            with contextlib.suppress(OSError):
                _fill(stream, before)
            raise


def _fill(stream: BinaryIO, data: bytes) -> None:
    """Let a file have these bytes and no others."""
    stream.seek(0)
    stream.write(data)
    stream.truncate()
    stream.flush()
    os.fsync(stream.fileno())


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
    except (ProcessLookupError, OverflowError):  # the latter: a number that no process has
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
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
