"""Targets: the translations of units, and who made them."""

from __future__ import annotations

from dataclasses import dataclass

from xlate.lineage import Mode
from xlate.machine import MachineOrigin
from xlate.units import State

__all__ = ["Origin", "Target"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made a translation, and with what."""

    translator: str | None = None
    """name of the person, without address; None: nobody says it"""
    catalogue: str = ""
    """name of the translator's file"""
    revised: str | None = None
    """when that file was revised last, as it says"""
    machine: MachineOrigin | None = None
    """the machine that wrote it first; None: a person did"""
    reviewed: bool = True
    """False for a machine's words that no person has accepted or changed"""

    @property
    def mode(self) -> Mode:
        """How the last hop was made."""
        if self.machine is None:
            return Mode.HUMAN
        return Mode.POST_EDITED if self.reviewed else Mode.MACHINE


@dataclass(frozen=True, slots=True)
class Target:
    """The translation of one unit into one language."""

    key: str
    """the key of its unit"""
    text: str
    """the words as an XML fragment, checked against the source: safe to splice; empty if state is untranslated"""
    state: State
    """untranslated: the source text stands in; otherwise the words are a translation"""
    line: int | None = None
    """line of the entry in the translator's file"""
    origin: Origin = Origin()
    """who made it"""
    variants: tuple[Target, ...] = ()
    """other translations of the same unit, from other files, that were not taken"""
