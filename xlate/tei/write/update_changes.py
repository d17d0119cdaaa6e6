"""What an update changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from xlate.findings import Finding

__all__ = ["Change", "Difference", "Update"]


class Change(StrEnum):
    """What became of a unit."""

    NEW = "new"
    EDITED = "changed"
    MOVED = "moved"
    GONE = "gone"
    SPEAKER = "speaker"
    """the same words are of another person, or of one with another name, now"""
    LINEAGE = "lineage"
    """how the same words came is stated otherwise now"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit that is not what and where it was."""

    change: Change
    key: str
    number: str | None
    speaker: str | None
    before: str
    """the words as they were; empty for a new unit"""
    after: str
    """the words as they are; empty for one that is gone"""


@dataclass(slots=True)
class Update:
    """The old file brought up to date."""

    data: bytes
    differences: list[Difference] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
