"""What the desk has done: a line for each save in a file of its own, so that a crash loses neither work nor undo.

The journal is written before the file is. When the desk ends in an orderly way it is removed; what a crash has left is
gone on with. Drafts, which are the words in fields that nobody has saved yet, are kept beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import RLock
from typing import Any

from xlate.desk.hunks import Hunk
from xlate.errors import OutputError
from xlate.files import write_file
from xlate.pages.interface import gettext as _

try:
    import fcntl
except ImportError:  # Windows has none: two desks for the same files share a journal there
    fcntl = None  # type: ignore[assignment]

__all__ = ["Journal", "Step", "state_folder"]


@dataclass(frozen=True, slots=True)
class Step:
    """One save of one file."""

    number: int
    """counts up within a journal"""
    path: str
    what: str
    """in words, for the button that takes it back: ``segment 2.1 translated``"""
    by: str
    """name of the person; empty: not said"""
    when: str
    """ISO 8601"""
    before: str | None
    """SHA-256 of the file before; None: it was not there"""
    after: str
    """SHA-256 of the file after"""
    hunks: tuple[Hunk, ...]

    def packed(self) -> dict[str, Any]:
        """The step as values of JSON."""
        return {
            "number": self.number, "path": self.path, "what": self.what, "by": self.by, "when": self.when,
            "before": self.before, "after": self.after, "hunks": [hunk.packed() for hunk in self.hunks],
        }  # fmt: skip

    @classmethod
    def unpacked(cls, values: dict[str, Any]) -> Step:
        """What `packed` has made."""
        return cls(**{**values, "hunks": tuple(map(Hunk.unpacked, values["hunks"]))})


def state_folder(paths: Iterable[Path]) -> Path:
    """Where the journal of a desk for these files is (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_STATE_HOME", "")
    folder = Path(base) if base and Path(base).is_absolute() else Path.home() / ".local" / "state"
    names = "\n".join(sorted(os.path.realpath(path) for path in paths))
    return folder / "xlate" / "desk" / hashlib.sha256(names.encode(errors="surrogateescape")).hexdigest()[:16]


class Journal:
    """The steps of a session, and the drafts.

    Args:
        folder: where they are kept; it is made. If another desk that is running uses it, the next free one of the same
            name with a number. None: in memory alone.

    Raises:
        OutputError: the folder cannot be made.
    """

    def __init__(self, folder: Path | None) -> None:
        self._lock = RLock()
        self._held: int | None = None
        self.done: list[Step] = []
        """first to last, without those taken back"""
        self.undone: list[Step] = []
        """those taken back, the last one last"""
        self.drafts: dict[str, dict[str, str]] = {}
        """where somebody is typing -> what; the keys are the panel's own"""
        self._folder = self._free(folder) if folder is not None else None
        if self._folder is not None:
            self._read(self._folder)

    def _free(self, wanted: Path) -> Path:
        """The folder, held for this desk alone until it ends."""
        try:
            for number in count(1):
                folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                if fcntl is None:
                    return folder
                held = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
                try:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(held)
                    continue
                self._held = held
                return folder
        except OSError as error:
            message = f"the journal of undo and drafts cannot be kept: {error.strerror or error}; set XDG_STATE_HOME"
            raise OutputError(message, file=str(wanted)) from None
        raise AssertionError

    def _read(self, folder: Path) -> None:
        """Go on with what a crash has left."""
        with suppress(OSError, ValueError):
            drafts = json.loads((folder / "drafts.json").read_bytes())
            self.drafts = drafts if isinstance(drafts, dict) else {}
        journal = folder / "journal.jsonl"
        if not journal.is_file():
            return
        whole = 0
        for line in journal.read_bytes().splitlines(keepends=True):
            try:
                event, values = json.loads(line)
                self._follow(event, Step.unpacked(values) if event == "do" else values)
            except (ValueError, TypeError, KeyError, StopIteration):
                break  # the line that was being written
            whole += len(line)
        if whole < journal.stat().st_size:  # else the next line would be part of the broken one
            os.truncate(journal, whole)

    def _follow(self, event: str, step: Step | int) -> None:
        """Move steps as an event says."""
        if isinstance(step, Step):
            self.undone = [one for one in self.undone if one.path != step.path]
            self.done.append(step)
        elif event == "undo":
            self.undone.append(self._taken(self.done, step))
        elif event == "redo":
            self.done.append(self._taken(self.undone, step))
        elif event == "failed":
            self._taken(self.done, step)

    @staticmethod
    def _taken(steps: list[Step], number: int) -> Step:
        return steps.pop(next(place for place, step in enumerate(steps) if step.number == number))

    @property
    def next_number(self) -> int:
        """The number of the step that comes next."""
        return 1 + max((step.number for step in (*self.done, *self.undone)), default=0)

    def last_done(self, paths: Collection[str]) -> Step | None:
        """The last step on one of some files; None: there is none."""
        return next((step for step in reversed(self.done) if step.path in paths), None)

    def last_undone(self, paths: Collection[str]) -> Step | None:
        """The step on one of some files that was taken back last; None: there is none."""
        return next((step for step in reversed(self.undone) if step.path in paths), None)

    def note(self, event: str, step: Step) -> None:
        """Write down that a step is being done (``do``), taken back (``undo``), done again (``redo``) or has failed.

        Raises:
            OutputError: a step cannot be written down, and so must not be done. What has been done to the file already
                is followed in any case; after a crash, `forget_unwritten` sees it.
        """
        with self._lock:
            if self._folder is not None:
                try:
                    self._append(
                        self._folder / "journal.jsonl",
                        json.dumps([event, step.packed() if event == "do" else step.number]).encode() + b"\n",
                    )
                except OSError as error:
                    if event == "do":
                        message = _("nothing was saved: the journal of undo cannot be written: {reason}")
                        why = error.strerror or str(error)
                        raise OutputError(message.format(reason=why), file=step.path) from None
            self._follow(event, step if event == "do" else step.number)

    @staticmethod
    def _append(path: Path, line: bytes) -> None:
        """Append a line, whole or not at all."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            try:
                left = line
                while left:
                    left = left[os.write(descriptor, left) :]
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)

    def forget_unwritten(self) -> None:
        """Drop the last step on a file if a crash came between the line of the journal and the file."""
        for path in {step.path for step in self.done}:
            step = self.last_done([path])
            if step is None or step.before == step.after:
                continue
            try:
                digest: str | None = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            except FileNotFoundError:
                digest = None
            except OSError:
                continue
            if digest == step.before:
                self.note("failed", step)

    def draft(self, place: str, values: dict[str, str] | None) -> None:
        """Keep what stands in a field that is not saved yet; None: nothing does any more.

        Raises:
            OutputError: it cannot be written; it is kept in memory alone.
        """
        with self._lock:
            if values is None:
                if self.drafts.pop(place, None) is None:
                    return
            else:
                self.drafts[place] = values
            if self._folder is not None:
                write_file(self._folder / "drafts.json", json.dumps(self.drafts, ensure_ascii=False).encode())

    def close(self) -> None:
        """End in an orderly way: undo ends with the session, drafts stay until they are saved."""
        if self._folder is not None:
            (self._folder / "journal.jsonl").unlink(missing_ok=True)
        if self._held is not None:
            os.close(self._held)
            self._held = None
