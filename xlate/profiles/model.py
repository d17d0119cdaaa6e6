"""What a profile says: the habits of one publisher, read from TOML and checked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from xlate.errors import LanguageTagError, ProfileError
from xlate.languages import parse_tag
from xlate.lineage import Relation
from xlate.transcript import Scope

__all__ = ["KnownSpeaker", "MarkerShape", "Profile", "language_from_name", "read_profile"]

_TABLES: dict[str, set[str]] = {
    "": {"name", "title", "publisher", "language", "detect", "speakers", "markers", "labels", "furniture"},
    "language": {"document", "relay"},
    "detect": {"minimum", "patterns"},
    "labels": {"generic"},
    "furniture": {"lines", "patterns"},
    "speakers": {"name", "spoken"},
    "markers": {"pattern", "relation", "scope", "spoken", "relay"},
}
"""every key that a profile may have; a misspelt one is an error, not a silence"""


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """Somebody whom the publisher's readers know: the host of the site."""

    name: str
    spoken: str | None
    """tag of the language in which this person speaks at this publisher's events"""


@dataclass(frozen=True, slots=True)
class MarkerShape:
    """How a publisher prints one kind of marker."""

    pattern: re.Pattern[str]
    """matches the whole marker with its brackets; a group ``spoken`` holds the English name of a language; a space
    in the TOML matches any white space, since publishers print no-break spaces in their markers"""
    relation: Relation
    scope: Scope
    spoken: str | None
    relay: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """The habits of one publisher."""

    name: str
    title: str
    publisher: str | None
    document_language: str | None
    relay_language: str | None
    detect_minimum: int
    """how many of the patterns must be found; 0: never recognised, only chosen"""
    detect_patterns: tuple[re.Pattern[str], ...]
    """each is tried on every line"""
    speakers: tuple[KnownSpeaker, ...]
    markers: tuple[MarkerShape, ...]
    """tried in order; the first that matches counts"""
    generic_labels: frozenset[str]
    """labels that name a function, not a person, in lower case"""
    furniture_lines: frozenset[str]
    """lines to leave out, white space folded"""
    furniture_patterns: tuple[re.Pattern[str], ...]


def language_from_name(name: str) -> str | None:
    """The tag for the English name of a language that a marker prints ("French" -> "fr"), or None."""
    from babel import Locale

    wanted = name.casefold()
    for tag, known in Locale("en").languages.items():
        if known.casefold() == wanted:
            try:
                return parse_tag(tag)
            except LanguageTagError:  # CLDR names a few things that are not languages of the registry
                return None
    return None


def read_profile(text: str, file: str) -> Profile:
    """Read a profile.

    Args:
        text: TOML; docs/profiles.md describes the tables.
        file: name of the file, for messages.

    Raises:
        ProfileError: it is not TOML, has an unknown key, or a value is not what it must be.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"not TOML: {error}", file=file) from None
    check = _Checker(file)
    check.keys("", data)
    language = check.table(data, "language")
    detect = check.table(data, "detect")
    labels = check.table(data, "labels")
    furniture = check.table(data, "furniture")
    return Profile(
        name=check.text(data, "name", required=True) or "",
        title=check.text(data, "title", required=True) or "",
        publisher=check.text(data, "publisher"),
        document_language=check.tag(language, "document"),
        relay_language=check.tag(language, "relay"),
        detect_minimum=check.number(detect, "minimum"),
        detect_patterns=check.patterns(detect, "patterns"),
        speakers=tuple(
            KnownSpeaker(check.text(row, "name", required=True) or "", check.tag(row, "spoken"))
            for row in check.rows(data, "speakers")
        ),
        markers=tuple(
            MarkerShape(
                check.pattern((check.text(row, "pattern", required=True) or "").replace(" ", r"\s"), "pattern"),
                Relation(check.choice(row, "relation", [str(relation) for relation in Relation])),
                Scope(check.choice(row, "scope", [str(scope) for scope in Scope])),
                check.tag(row, "spoken"),
                check.tag(row, "relay"),
            )
            for row in check.rows(data, "markers")
        ),
        generic_labels=frozenset(label.casefold() for label in check.texts(labels, "generic")),
        furniture_lines=frozenset(" ".join(line.split()) for line in check.texts(furniture, "lines")),
        furniture_patterns=check.patterns(furniture, "patterns"),
    )


class _Checker:
    """Takes values out of a TOML table and says clearly what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file

    def fail(self, message: str) -> ProfileError:
        return ProfileError(f"{message}; see docs/profiles.md", file=self.file)

    def keys(self, table: str, data: dict[str, Any]) -> None:
        unknown = sorted(set(data) - _TABLES[table])
        if unknown:
            known = ", ".join(sorted(_TABLES[table]))
            where = f"[{table}]" if table else "the profile"
            raise self.fail(f'unknown key "{unknown[0]}" in {where}; known are: {known}')

    def table(self, data: dict[str, Any], key: str) -> dict[str, Any]:
        value = data.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(f"[{key}] must be a table")
        self.keys(key, value)
        return value

    def rows(self, data: dict[str, Any], key: str) -> list[dict[str, Any]]:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise self.fail(f"[[{key}]] must be a list of tables")
        for row in value:
            self.keys(key, row)
        return value

    def text(self, data: dict[str, Any], key: str, *, required: bool = False) -> str | None:
        value = data.get(key)
        if value is None and not required:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f'"{key}" must be a text')
        return value

    def texts(self, data: dict[str, Any], key: str) -> list[str]:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(f'"{key}" must be a list of texts')
        return value

    def number(self, data: dict[str, Any], key: str) -> int:
        value = data.get(key, 0)
        if not isinstance(value, int) or value < 0:
            raise self.fail(f'"{key}" must be a number, 0 or more')
        return value

    def tag(self, data: dict[str, Any], key: str) -> str | None:
        value = self.text(data, key)
        if value is None:
            return None
        try:
            return parse_tag(value)
        except LanguageTagError as error:
            raise self.fail(f'"{key}": {error.message}') from None

    def choice(self, data: dict[str, Any], key: str, choices: list[str]) -> str:
        value = self.text(data, key, required=True)
        if value not in choices:
            raise self.fail(f'"{key}" is "{value}" but must be one of {", ".join(choices)}')
        return value

    def pattern(self, value: str, key: str) -> re.Pattern[str]:
        try:
            return re.compile(value)
        except re.error as error:
            raise self.fail(f'"{key}" is not a regular expression: {error}: {value}') from None

    def patterns(self, data: dict[str, Any], key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(self.pattern(value, key) for value in self.texts(data, key))
