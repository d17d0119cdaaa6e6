"""Files: read with a clear error, replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from xlate.errors import InputError, OutputError

__all__ = ["Input", "read_input", "rehearse", "write_file"]


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes that are already in memory, with a name for messages; stands wherever a path can."""

    data: bytes
    name: str
    """as people should see it; also tells what the result is called and refers to"""


def read_input(source: Path | str | Input) -> Input:
    """The bytes of a file.

    Raises:
        InputError: there is no such file, it is a folder, or it cannot be read.
    """
    if isinstance(source, Input):
        return source
    name = str(source)
    try:
        return Input(Path(source).read_bytes(), name)
    except FileNotFoundError:
        raise InputError("no such file", file=name) from None
    except IsADirectoryError:
        raise InputError("this is a folder; name the files in it", file=name) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"cannot be read: {reason}", file=name) from None


_REHEARSAL: ContextVar[dict[Path, bytes] | None] = ContextVar("_REHEARSAL", default=None)


@contextlib.contextmanager
def rehearse() -> Iterator[dict[Path, bytes]]:
    """What `write_file` is told to write inside is kept instead of written: path -> bytes."""
    kept: dict[Path, bytes] = {}
    token = _REHEARSAL.set(kept)
    try:
        yield kept
    finally:
        _REHEARSAL.reset(token)


def write_file(path: Path, data: bytes) -> None:
    """Replace a file by new bytes, whole or not at all; folders on the way are made.

    The bytes are written beside the file, flushed to the disk, and renamed. A link stays a link: what it points at
    is replaced. The permissions of an existing file are kept.

    Raises:
        OutputError: the file cannot be written; it is as it was.
    """
    if (rehearsal := _REHEARSAL.get()) is not None:
        rehearsal[path] = data
        return
    target = path.resolve()
    temporary: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)  # noqa: PTH101  # mkstemp gives a name, not a Path
        os.replace(temporary, target)  # noqa: PTH105
        temporary = None
    except OSError as error:
        folder = target.is_dir()
        reason = (
            "this is a folder; give the name of a file" if folder else f"cannot be written: {error.strerror or error}"
        )
        raise OutputError(reason, file=str(path)) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _umask() -> int:
    """The file mode mask of this process; there is no way to read it without setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
