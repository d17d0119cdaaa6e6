"""The files of the desk: read with their hash, saved whole or not at all, and brought back step by step."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import RLock
from time import time_ns

from xlate.dates import now
from xlate.desk.hunks import apply_hunks, hunks_between, reversed_hunks
from xlate.desk.journal import Journal, Step
from xlate.errors import InputError, OutputError
from xlate.files import read_input, write_file
from xlate.pages.interface import gettext as _

__all__ = ["ChangedUnderHandsError", "FileStore", "Version"]

_KEPT = 40
"""versions of files that are kept, to tell what has changed since a page was made"""
_TRIES = 3
"""how often a save is begun again if another program writes the file in the same moment"""
_TICK = 50_000_000
"""nanoseconds: two writes in this time may have the same time of change"""


class ChangedUnderHandsError(InputError):
    """What a page wants to change was changed since by somebody else; nothing was written, and both can be shown.

    Args:
        message, file: as in `xlate.errors.XlateError`.
        theirs: what stands there now, as values of JSON.
    """

    def __init__(self, message: str, *, file: str | None = None, theirs: dict[str, object] | None = None) -> None:
        super().__init__(message, file=file)
        self.theirs = theirs or {}


@dataclass(frozen=True)
class Version:
    """The bytes of a file at one time; can stand where a `Named` or an `Input` can."""

    data: bytes
    name: str
    """its path"""

    @cached_property
    def digest(self) -> str:
        """SHA-256."""
        return hashlib.sha256(self.data).hexdigest()


class FileStore:
    """Reads and writes the files of a desk.

    Args:
        journal: what is done is written down there.
        read_only: nothing is written.
    """

    def __init__(self, journal: Journal, *, read_only: bool = False) -> None:
        self.journal = journal
        self.journal.forget_unwritten()
        self.read_only = read_only
        self._lock = RLock()
        self._versions: OrderedDict[tuple[str, str], Version] = OrderedDict()
        self._newest: dict[str, Version] = {}
        self._states: dict[str, tuple[int, ...]] = {}

    def read(self, path: Path | str, *, fresh: bool = False) -> Version:
        """A file as it is now.

        Args:
            path: the file.
            fresh: its bytes are read in any case, as before they are changed; else time and size tell that they are
                the same, unless it was written in the last moment before it was read.

        Raises:
            InputError: it is not there, or cannot be read.
        """
        name = str(path)
        before = _state(name)
        known = self._newest.get(name)
        if known is not None and not fresh and before is not None and self._states.get(name) == before:
            return known
        data = read_input(name).data
        if before is not None and time_ns() - before[0] > _TICK:
            self._states[name] = before
        else:
            self._states.pop(name, None)
        if known is not None and known.data == data:
            return known
        return self._keep(Version(data, name))

    def _keep(self, version: Version) -> Version:
        """Know a version as the newest, and for some time."""
        with self._lock:
            self._newest[version.name] = version
            self._versions[version.name, version.digest] = version
            while len(self._versions) > _KEPT:
                self._versions.popitem(last=False)
        return version

    def version(self, path: Path | str, digest: str) -> Version | None:
        """A file as it was when it had a hash; None: that is not known any more."""
        return self._versions.get((str(path), digest))

    def change(self, path: Path | str, edit: Callable[[Version], bytes], *, what: str, by: str = "") -> Version:
        """Save a file: what an edit makes of it as it is at that moment.

        Args:
            path: the file.
            edit: its bytes now -> its new bytes. It refuses by an exception, such as `ChangedUnderHandsError`.
            what: the step in words.
            by: name of the person.

        Returns:
            The file afterwards; the same as before if the edit changed nothing.

        Raises:
            OutputError: the desk is read-only, or the file cannot be written; what the edit raises.
        """
        for left in reversed(range(_TRIES)):
            with self._lock:
                old = self.read(path, fresh=True)
                data = edit(old)
                if data == old.data:
                    return old
                try:
                    return self._write(old, str(path), data, what, by)
                except OutputError:
                    if not left or read_input(path).data == old.data:
                        raise
        raise AssertionError

    def create(self, path: Path | str, data: bytes, *, what: str, by: str = "") -> Version:
        """Save a file that is made anew, as by a merge; what was there is brought back by undo.

        Raises:
            OutputError: it cannot be written.
        """
        with self._lock:
            old = self.read(path, fresh=True) if Path(path).is_file() else None
            if old is not None and old.data == data:
                return old
            return self._write(old, str(path), data, what, by)

    def _write(self, old: Version | None, path: str, data: bytes, what: str, by: str) -> Version:
        if self.read_only:
            raise OutputError(_("this desk is read-only (--read-only): nothing was saved"), file=path)
        new = Version(data, path)
        step = Step(
            number=self.journal.next_number,
            path=path,
            what=what,
            by=by,
            when=now().isoformat(timespec="seconds"),
            before=old.digest if old is not None else None,
            after=new.digest,
            hunks=tuple(hunks_between(old.data if old is not None else b"", data)),
        )
        self.journal.note("do", step)
        try:
            write_file(Path(path), data, updates=old)
        except BaseException:
            self.journal.note("failed", step)
            raise
        self._states.pop(path, None)
        return self._keep(new)

    def undo(self, paths: Collection[str]) -> Step | None:
        """Take back the last step on one of some files.

        Returns:
            The step; None: there is none.

        Raises:
            ChangedUnderHandsError: another program has changed the same place since; OutputError.
        """
        with self._lock:
            step = self.journal.last_done(paths)
            if step is not None:
                self._turn(step, "undo")
            return step

    def redo(self, paths: Collection[str]) -> Step | None:
        """Do the step on one of some files again that was taken back last. As `undo`."""
        with self._lock:
            step = self.journal.last_undone(paths)
            if step is not None:
                self._turn(step, "redo")
            return step

    def _turn(self, step: Step, event: str) -> None:
        """Take a step back or do it again."""
        if self.read_only:
            raise OutputError(_("this desk is read-only (--read-only): nothing was saved"), file=step.path)
        back = event == "undo"
        path = Path(step.path)
        old = self.read(path, fresh=True) if path.is_file() else None
        expected = step.after if back else step.before
        hunks = reversed_hunks(step.hunks) if back else step.hunks
        is_as_left = (old.digest if old is not None else None) == expected
        if back and step.before is None and is_as_left:
            self.journal.note(event, step)
            path.unlink()
            return
        made = apply_hunks(old.data if old is not None else b"", hunks, moved=not is_as_left)
        if made is None or (step.before is None and not is_as_left):
            message = (
                _('"{step}" cannot be taken back: another program has changed the file at the same place since')
                if back
                else _('"{step}" cannot be done again: another program has changed the file at the same place since')
            ).format(step=step.what)
            raise ChangedUnderHandsError(message, file=step.path)
        write_file(path, made, updates=old)
        self.journal.note(event, step)

    def history(self, paths: Iterable[str]) -> dict[str, str]:
        """What undo and redo would do: ``undo`` and ``redo``, each in words; empty: nothing."""
        wanted = list(paths)
        done, undone = self.journal.last_done(wanted), self.journal.last_undone(wanted)
        return {"undo": done.what if done else "", "redo": undone.what if undone else ""}


def _state(name: str) -> tuple[int, ...] | None:
    """By what it shows that a file has changed; None: it is not there."""
    try:
        status = Path(name).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns
