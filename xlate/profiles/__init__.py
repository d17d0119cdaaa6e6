"""Profiles: publishers' habits as data (``profiles/*.toml``), their loader, and their application to a document.

A profile of one's own is a TOML file given with ``--profile my.toml``; docs/profiles.md describes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from xlate.errors import AmbiguousFormatError, InputError, ProfileError
from xlate.files import read_input
from xlate.model.document import Document
from xlate.profiles.apply import apply_profile
from xlate.profiles.options import Options
from xlate.profiles.profile import Detection, Profile, bounded, read_detection, read_profile

__all__ = [
    "Options",
    "Profile",
    "Recognition",
    "apply_profile",
    "choose_profile",
    "load_profile",
    "profile_names",
    "recognise",
]

GENERIC = "generic"
_TRIED = 240
"""characters of a line on which patterns are tried"""
_HEAD = 100
"""the same for patterns of what lines begin with"""
_LOOKED_AT = 1100
"""lines, from the beginning and the end, that tell the publisher"""


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
        return read_profile(_data_of(name), f"{name}.toml", _base_of(name))
    path = Path(name)
    if path.suffix != ".toml" and not path.is_file():
        raise ProfileError(
            f'there is no profile "{name}"; there are: {", ".join(profile_names())}; or give a TOML file of your own'
        )
    try:
        data = read_input(path).data
    except InputError as error:
        raise ProfileError(f"the profile cannot be read: {error.message}", file=name) from None
    return bounded(read_profile(data, name, _base_of(name)), name)


def _data_of(name: str) -> bytes:
    return resources.files(__name__).joinpath(f"{name}.toml").read_bytes()


@cache
def _detections() -> tuple[Detection, ...]:
    """What the profiles that come with xlate are recognised by."""
    return tuple(read_detection(_data_of(name), f"{name}.toml") for name in profile_names())


def _base_of(name: str) -> Callable[[str], Profile]:
    """Finds the profile that a profile extends: one that comes with xlate, and not itself."""

    def load(base: str) -> Profile:
        if base not in profile_names() or base == name:
            known = ", ".join(profile_names())
            raise ProfileError(f'"extends" = "{base}": there is no such profile; there are: {known}', file=name)
        return load_profile(base)

    return load


def choose_profile(document: Document, name: str | None = None) -> Profile:
    """The profile to apply: the named one, or the one that recognises the document, or the generic one.

    Raises:
        AmbiguousFormatError: more than one profile recognises the document, and by as many patterns.
        ProfileError: the named profile cannot be loaded.
    """
    if name is not None:
        return load_profile(name)
    # an address or a format is conclusive, and costs nothing; patterns are tried where there is none
    names = [one.name for one in _detections() if _conclusive(one, document)]
    names = names or _most_likely([result for result in _results(document, all_=False) if result.recognised])
    if len(names) > 1:
        message = f"the publisher could be any of {', '.join(names)}; choose one with --profile"
        raise AmbiguousFormatError(message, candidates=names, file=document.name)
    return load_profile(names[0] if names else GENERIC)


def _most_likely(results: list[Recognition]) -> list[str]:
    """The name of the profile of which most patterns were found; several if they are even."""
    most = max((len(result.by) for result in results), default=0)
    return [result.name for result in results if len(result.by) == most]


@dataclass(frozen=True, slots=True)
class Recognition:
    """What one profile finds in a document."""

    name: str
    """of the profile"""
    recognised: bool
    by: tuple[str, ...]
    """the patterns, addresses and formats that were found"""


def recognise(document: Document) -> list[Recognition]:
    """What each profile that comes with xlate finds in a document."""
    return _results(document, all_=True)


def _results(document: Document, *, all_: bool) -> list[Recognition]:
    """The same; not all: a profile is given up as soon as too few of its patterns are left."""
    lines = document.lines()
    shown = lines if len(lines) <= _LOOKED_AT else [*lines[: _LOOKED_AT - 100], *lines[-100:]]
    heads, text = ("\n".join([line.text[:size] for line in shown]).replace("\u00a0", " ") for size in (_HEAD, _TRIED))
    return [_recognise(one, document, (heads, text), all_=all_) for one in _detections()]


def _conclusive(detection: Detection, document: Document) -> list[str]:
    """The format and the addresses by which a document is the publisher's whatever its words are."""
    address = document.metadata.address or ""
    formats = [document.format] if document.format in detection.formats else []
    return [*formats, *(pattern.pattern for pattern in detection.addresses if pattern.search(address))]


def _recognise(detection: Detection, document: Document, texts: tuple[str, str], *, all_: bool) -> Recognition:
    conclusive = _conclusive(detection, document)
    patterns: list[str] = []
    for left, pattern in zip(range(len(detection.patterns), 0, -1), detection.patterns, strict=True):
        if not all_ and len(patterns) + left < max(detection.minimum, 1):
            break
        if pattern.search(texts[not pattern.pattern.startswith("^")]):
            patterns.append(pattern.pattern)
    enough = bool(detection.minimum) and len(patterns) >= detection.minimum
    return Recognition(detection.name, bool(conclusive) or enough, (*conclusive, *patterns))
