"""Profiles: publishers' habits as data (``profiles/*.toml``), their loader, and their application to a document.

A profile of one's own is a TOML file given with ``--profile my.toml``; docs/profiles.md describes it.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from xlate.errors import AmbiguousFormatError, ProfileError
from xlate.profiles.apply import Options, apply_profile
from xlate.profiles.model import Profile, read_profile
from xlate.transcript import Document

__all__ = ["Options", "Profile", "apply_profile", "choose_profile", "load_profile", "profile_names"]

GENERIC = "generic"


@cache
def profile_names() -> tuple[str, ...]:
    """The names of the profiles that come with xlate, in alphabetical order."""
    folder = resources.files(__name__)
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@cache
def load_profile(name: str) -> Profile:
    """Load a profile.

    Args:
        name: one that comes with xlate (see profile_names), or the path of a TOML file.

    Raises:
        ProfileError: there is no such profile, or it does not say what a profile must say.
    """
    if name in profile_names():
        text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
        return read_profile(text, f"{name}.toml")
    path = Path(name)
    if path.suffix != ".toml" and not path.is_file():
        raise ProfileError(
            f'there is no profile "{name}"; there are: {", ".join(profile_names())}; or give a TOML file of your own'
        )
    try:
        return read_profile(path.read_text(encoding="utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"the profile cannot be read: {error}", file=name) from None


def choose_profile(document: Document, name: str | None = None) -> Profile:
    """The profile to apply: the named one, or the one that recognises the document, or the generic one.

    Raises:
        AmbiguousFormatError: more than one profile recognises the document.
        ProfileError: the named profile cannot be loaded.
    """
    if name is not None:
        return load_profile(name)
    found = [profile for profile in map(load_profile, profile_names()) if _recognises(profile, document)]
    if len(found) > 1:
        names = ", ".join(profile.name for profile in found)
        raise AmbiguousFormatError(
            f"the publisher could be any of {names}; choose one with --profile", file=document.name
        )
    return found[0] if found else load_profile(GENERIC)


def _recognises(profile: Profile, document: Document) -> bool:
    if not profile.detect_minimum:
        return False
    lines = [line.text for line in document.lines()]
    hits = sum(any(pattern.search(line) for line in lines) for pattern in profile.detect_patterns)
    return hits >= profile.detect_minimum
