"""What the desk has done: a line for each save in a file of its own, so that a crash loses neither work nor undo.

The journal is written before the file is. When the desk ends in an orderly way it is removed; what a crash has left is
gone on with. Drafts, which are the words in fields that nobody has saved yet, are kept beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlate.desk.hunks import Hunk
from xlate.files import write_file

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
        folder: where they are kept; it is made. None: in memory alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self.done: list[Step] = []
        """first to last, without those taken back"""
        self.undone: list[Step] = []
        """those taken back, the last one last"""
        self.drafts: dict[str, dict[str, str]] = {}
        """where somebody is typing -> what; the keys are the panel's own"""
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._read(folder)

    def _read(self, folder: Path) -> None:
        """Go on with what a crash has left."""
        if (folder / "drafts.json").is_file():
            try:
                self.drafts = json.loads((folder / "drafts.json").read_bytes())
            except ValueError:
                self.drafts = {}
        if not (folder / "journal.jsonl").is_file():
            return
        for line in (folder / "journal.jsonl").read_bytes().splitlines():
            try:
                event, values = json.loads(line)
                self._follow(event, Step.unpacked(values) if event == "do" else values)
            except (ValueError, TypeError, KeyError):
                break  # the line that was being written

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
        """Write down that a step is being done (``do``), taken back (``undo``), done again (``redo``) or has failed."""
        self._follow(event, step if event == "do" else step.number)
        if self._folder is None:
            return
        line = json.dumps([event, step.packed() if event == "do" else step.number]).encode() + b"\n"
        descriptor = os.open(self._folder / "journal.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as stream:
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())

    def draft(self, place: str, values: dict[str, str] | None) -> None:
        """Keep what stands in a field that is not saved yet; None: nothing does any more."""
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
