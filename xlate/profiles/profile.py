"""What a profile says: the habits of one publisher, read from TOML and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from xlate.errors import LanguageTagError, ProfileError
from xlate.languages import parse_tag
from xlate.model.document import Selectors
from xlate.model.lineage import Relation
from xlate.model.transcript import Scope

__all__ = ["KnownSpeaker", "MarkerShape", "Paragraphs", "Profile", "read_profile"]

_TABLES: dict[str, set[str]] = {
    "": {
        "name",
        "title",
        "publisher",
        "language",
        "detect",
        "speakers",
        "markers",
        "labels",
        "stage",
        "furniture",
        "html",
        "layout",
        "extends",
    },
    "language": {"document", "relay", "spoken"},
    "detect": {"minimum", "patterns", "addresses", "formats"},
    "labels": {"generic", "never", "patterns", "function"},
    "stage": {"patterns", "never"},
    "furniture": {"lines", "patterns", "before", "after"},
    "html": {"content", "drop", "title", "heading", "dateline", "narrative", "label"},
    "layout": {"paragraphs", "narrative"},
    "speakers": {"name", "spoken"},
    "markers": {"pattern", "relation", "scope", "spoken", "relay", "labels"},
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
    labels: frozenset[str] = frozenset()
    """with the scope of a section: the labels, in lower case, that it reaches; empty: all"""


class Paragraphs(StrEnum):
    """How a publisher divides paragraphs in plain text."""

    AUTO = "auto"
    """by blank lines, unless the lines show that each is a paragraph"""
    BLANK = "blank"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Profile:
    """The habits of one publisher."""

    name: str
    title: str
    publisher: str | None
    document_language: str | None
    relay_language: str | None
    spoken_language: str | None
    """tag of the language in which everybody speaks about whom nothing else is printed, by the publisher's rules"""
    detect_minimum: int
    """how many of the patterns must be found; 0: never recognised by patterns"""
    detect_patterns: tuple[re.Pattern[str], ...]
    """each is tried on every line"""
    detect_addresses: tuple[re.Pattern[str], ...]
    """one that is found in the address of the page is enough"""
    detect_formats: frozenset[str]
    """names of readers whose documents are this publisher's"""
    speakers: tuple[KnownSpeaker, ...]
    markers: tuple[MarkerShape, ...]
    """tried in order; the first that matches counts"""
    generic_labels: frozenset[str]
    """labels that name a function, not a person, in lower case"""
    no_labels: tuple[re.Pattern[str], ...]
    """what looks like a label and is none; matches the whole label"""
    label_patterns: tuple[re.Pattern[str], ...]
    """shapes of labels, tried at the start of a line; the group ``label`` is the label, ``notes`` what is bracketed"""
    function_pattern: re.Pattern[str] | None
    """words between label and speech that give the speaker's function, group ``role``: ``rapporteur. -``"""
    stage_patterns: tuple[re.Pattern[str], ...]
    """bracketed notes, brackets included, that are stage directions"""
    stage_never: tuple[re.Pattern[str], ...]
    """bracketed notes that are none"""
    furniture_lines: frozenset[str]
    """lines to leave out, white space folded"""
    furniture_patterns: tuple[re.Pattern[str], ...]
    furniture_before: tuple[re.Pattern[str], ...]
    """everything up to the last line before the first turn that matches is furniture"""
    furniture_after: tuple[re.Pattern[str], ...]
    """everything from the first line after the last turn that matches is furniture"""
    page: Selectors
    """parts of the publisher's web pages"""
    paragraphs: Paragraphs
    narrative: tuple[re.Pattern[str], ...]
    """paragraphs that are the editors' words wherever they stand"""


def read_profile(text: str, file: str, load: Callable[[str], Profile] | None = None) -> Profile:
    """Read a profile.

    Args:
        text: TOML; docs/profiles.md describes the tables.
        file: name of the file, for messages.
        load: finds the profile that this one extends, by name.

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
    stage = check.table(data, "stage")
    furniture = check.table(data, "furniture")
    page = check.table(data, "html")
    layout = check.table(data, "layout")
    base = check.text(data, "extends")
    if base is not None and load is None:
        raise check.fail(f'"extends" = "{base}": only one of the profiles that come with xlate can be extended')
    function = check.text(labels, "function")
    profile = Profile(
        name=check.text(data, "name", required=True) or "",
        title=check.text(data, "title", required=True) or "",
        publisher=check.text(data, "publisher"),
        document_language=check.tag(language, "document"),
        relay_language=check.tag(language, "relay"),
        spoken_language=check.tag(language, "spoken"),
        detect_minimum=check.number(detect, "minimum"),
        detect_patterns=check.patterns(detect, "patterns", re.MULTILINE),
        detect_addresses=check.patterns(detect, "addresses"),
        detect_formats=frozenset(check.texts(detect, "formats")),
        speakers=tuple(
            KnownSpeaker(check.text(row, "name", required=True) or "", check.tag(row, "spoken"))
            for row in check.rows(data, "speakers")
        ),
        markers=tuple(
            MarkerShape(
                check.pattern(_any_space(check.text(row, "pattern", required=True) or ""), "pattern"),
                Relation(check.choice(row, "relation", [str(relation) for relation in Relation])),
                Scope(check.choice(row, "scope", [str(scope) for scope in Scope])),
                check.tag(row, "spoken"),
                check.tag(row, "relay"),
                frozenset(label.casefold() for label in check.texts(row, "labels")),
            )
            for row in check.rows(data, "markers")
        ),
        generic_labels=frozenset(label.casefold() for label in check.texts(labels, "generic")),
        no_labels=check.patterns(labels, "never"),
        label_patterns=tuple(check.label_pattern(text) for text in check.texts(labels, "patterns")),
        function_pattern=check.pattern(function, "function") if function else None,
        stage_patterns=check.patterns(stage, "patterns"),
        stage_never=check.patterns(stage, "never"),
        furniture_lines=frozenset(" ".join(line.split()) for line in check.texts(furniture, "lines")),
        furniture_patterns=check.patterns(furniture, "patterns"),
        furniture_before=check.patterns(furniture, "before"),
        furniture_after=check.patterns(furniture, "after"),
        page=Selectors(**{key: check.selectors(page, key) for key in sorted(_TABLES["html"])}),
        paragraphs=Paragraphs(check.choice(layout, "paragraphs", [str(way) for way in Paragraphs], default="auto")),
        narrative=check.patterns(layout, "narrative"),
    )
    return _extend(profile, load(base)) if base is not None and load is not None else profile


def _extend(profile: Profile, base: Profile) -> Profile:
    """A profile with the markers, labels and stage directions of another, which come after its own."""
    return replace(
        profile,
        markers=(*profile.markers, *base.markers),
        generic_labels=profile.generic_labels | base.generic_labels,
        no_labels=(*profile.no_labels, *base.no_labels),
        label_patterns=(*profile.label_patterns, *base.label_patterns),
        function_pattern=profile.function_pattern or base.function_pattern,
        stage_patterns=(*profile.stage_patterns, *base.stage_patterns),
        stage_never=(*profile.stage_never, *base.stage_never),
        narrative=(*profile.narrative, *base.narrative),
    )


def _any_space(pattern: str) -> str:
    """A pattern in which a space stands for any white space."""
    return pattern.replace(" ", r"\s")


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

    def choice(self, data: dict[str, Any], key: str, choices: list[str], *, default: str | None = None) -> str:
        value = self.text(data, key, required=default is None) or default
        if value is None or value not in choices:
            raise self.fail(f'"{key}" is "{value}" but must be one of {", ".join(choices)}')
        return value

    def pattern(self, value: str, key: str, flags: int = 0) -> re.Pattern[str]:
        try:
            return re.compile(value, flags)
        except re.error as error:
            raise self.fail(f'"{key}" is not a regular expression: {error}: {value}') from None

    def label_pattern(self, value: str) -> re.Pattern[str]:
        pattern = self.pattern(value, "patterns")
        if "label" not in pattern.groupindex:
            raise self.fail(f'a pattern of [labels] needs a group "(?P<label>…)": {value}')
        return pattern

    def selectors(self, data: dict[str, Any], key: str) -> tuple[str, ...]:
        values = self.texts(data, key)
        if not values:
            return ()
        from cssselect import HTMLTranslator, SelectorError

        for value in values:
            try:
                HTMLTranslator().css_to_xpath(value)
            except SelectorError as error:
                raise self.fail(f'"{key}" is not a CSS selector: {error}: {value}') from None
        return tuple(values)

    def patterns(self, data: dict[str, Any], key: str, flags: int = 0) -> tuple[re.Pattern[str], ...]:
        return tuple(self.pattern(value, key, flags) for value in self.texts(data, key))
