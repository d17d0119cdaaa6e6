"""What the person who converts a transcript says about it."""

from __future__ import annotations

from dataclasses import dataclass

from xlate.profiles.speaker_register import Register

__all__ = ["Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says; it overrides what the profile says."""

    language: str | None = None
    """tag of the language of the text; None: as the profile says"""
    speaker_languages: tuple[tuple[str, str], ...] = ()
    """(name of a speaker, tag of the language that he or she spoke)"""
    relay: str | None = None
    """tag of the language of the interpreters; None: as the profile says"""
    register: Register | None = None
    """who the speakers are"""
