"""What is aligned, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from xlate.model.lineage import Certainty
from xlate.model.unit import UnitKind

__all__ = ["Bead", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of one of the two texts."""

    kind: UnitKind
    words: str
    """without markup"""
    turn: str | None = None
    """names the turn it belongs to; None: it is in none, or it is not known"""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Bead:
    """Pieces of both texts that say the same."""

    ours: tuple[int, ...]
    """indexes in the first text, in order"""
    theirs: tuple[int, ...]
    """indexes in the second text, in order; empty: it has nothing there"""
    certainty: Certainty
    """how sure it is that these pieces, and no others, belong together"""
    margin: float
    """how much worse the best alignment is in which the pieces of ours go elsewhere (a logarithm)"""
