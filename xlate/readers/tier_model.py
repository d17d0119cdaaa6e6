"""Annotations in tiers: the values that all formats of annotated speech end in."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Annotation", "Tier"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words at a time."""

    text: str
    line: int
    start: float | None = None
    end: float | None = None
    place: float | None = None
    """about when, where the file tells no start but an order"""


@dataclass(frozen=True, slots=True)
class Tier:
    """Annotations of one kind."""

    name: str
    annotations: tuple[Annotation, ...]
    speaker: str | None = None
    """who speaks, if the format says it"""
    spoken: bool | None = None
    """True: the words of a speaker; False: something else; None: the format does not say"""
    language: str | None = None
    """BCP 47 tag, if the format says it"""
