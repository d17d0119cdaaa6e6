"""How far the translations of a PO file are, entry by entry and as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from xlate.desk.desk import Desk
from xlate.desk.marks import read_marks
from xlate.desk.workspace import CatalogueFile, Document
from xlate.exchange.catalogue import Entry
from xlate.model.unit import State
from xlate.pages.interface import mark

__all__ = ["STATES", "Progress", "findings_of", "progress_of", "state_of"]

STATES = (
    mark("untranslated"), mark("machine"), mark("draft"), mark("translated"), mark("reviewed"), mark("approved")
)  # fmt: skip
"""of an entry, from nothing to done; a draft is what PO calls fuzzy"""


@dataclass(frozen=True, slots=True)
class Progress:
    """A PO file in numbers of entries."""

    untranslated: int = 0
    machine: int = 0
    draft: int = 0
    translated: int = 0
    reviewed: int = 0
    approved: int = 0
    comments: int = 0
    """entries with a comment that is open"""

    @property
    def total(self) -> int:
        """All entries."""
        return self.untranslated + self.fuzzy + self.done

    @property
    def fuzzy(self) -> int:
        """Those that a person must look at, which a merge does not use."""
        return self.machine + self.draft

    @property
    def done(self) -> int:
        """Those that a merge uses."""
        return self.translated + self.reviewed + self.approved

    @property
    def states(self) -> list[tuple[str, int]]:
        """The states that there are any of, from done to nothing, with how many."""
        return [(state, number) for state in reversed(STATES) if (number := getattr(self, state))]

    @property
    def percent(self) -> int:
        """Share of those that are done, rounded down."""
        return 100 * self.done // self.total if self.total else 100


def state_of(entry: Entry) -> str:
    """The state of an entry, of `STATES`."""
    if entry.state is State.UNTRANSLATED:
        return "untranslated"
    if entry.fuzzy:
        return "machine" if entry.state is State.MACHINE else "draft"
    marks = read_marks(entry.comment)
    return marks.review.state if marks.review is not None and marks.review.is_of(entry.translation) else "translated"


def progress_of(desk: Desk, catalogue: CatalogueFile) -> Progress:
    """Count the entries of a PO file.

    Raises:
        CatalogueError: it cannot be used.
    """
    version = desk.store.read(catalogue.path)

    def count() -> Progress:
        read = desk.catalogue(catalogue.path)
        numbers = Counter(map(state_of, read.entries))
        comments = [entry.comment for entry in read.entries if "xlate-note" in entry.comment]
        noted = sum(any(not note.closed for note in read_marks(comment).notes) for comment in comments)
        return Progress(**{state: numbers[state] for state in STATES}, comments=noted)

    return desk.fact("progress", [version], count)


def findings_of(desk: Desk, document: Document, catalogue: CatalogueFile) -> dict[str, int]:
    """How many findings of each severity the checks have for a PO file."""
    from xlate.workflow.check import check_catalogue

    versions = [desk.store.read(document.source), desk.store.read(catalogue.path)]

    def run() -> dict[str, int]:
        read = desk.catalogue(catalogue.path)
        findings = check_catalogue(desk.units(document.source), read, catalogue.language, desk.checks)
        return dict(Counter(str(finding.severity) for finding in findings))

    return desk.fact("findings", versions, run)
