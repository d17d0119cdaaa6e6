"""What a profile says: the habits of one publisher, read from TOML and checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, cast

from xlate.errors import ProfileError
from xlate.formats.toml import TomlTable
from xlate.model.document import Selectors
from xlate.model.lineage import Mode, Relation
from xlate.model.pieces import Scope
from xlate.profiles.patterns import BoundedPattern, Pattern, may_be_endless

__all__ = [
    "Detection",
    "KnownSpeaker",
    "MarkerShape",
    "Paragraphs",
    "Profile",
    "bounded",
    "read_detection",
    "read_profile",
]

_TOP = ("name", "title", "publisher", "extends")
_TABLES = {
    "language": ("document", "relay", "spoken"),
    "detect": ("minimum", "patterns", "addresses", "formats"),
    "labels": ("generic", "never", "patterns", "function"),
    "stage": ("patterns", "never", "alone"),
    "boilerplate": ("lines", "patterns", "before", "after"),
    "html": ("content", "drop", "title", "heading", "dateline", "narrative", "label"),
    "layout": ("paragraphs", "narrative"),
}
_ROWS = {
    "speakers": ("name", "spoken"),
    "markers": ("pattern", "relation", "scope", "spoken", "relay", "labels", "mode"),
}


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """Somebody whom the publisher's readers know: the host of the site."""

    name: str
    spoken: str | None
    """tag of the language in which this person speaks at this publisher's events"""


@dataclass(frozen=True, slots=True)
class MarkerShape:
    """How a publisher prints one kind of marker."""

    pattern: Pattern
    """matches the whole marker with its brackets; a group ``spoken`` holds the English name of a language; a space
    in the TOML matches any white space, since publishers print no-break spaces in their markers"""
    relation: Relation
    scope: Scope
    spoken: str | None
    relay: str | None
    labels: frozenset[str] = frozenset()
    """with the scope of a section: the labels, in lower case, that it reaches; empty: all"""
    mode: Mode | None = None
    """how the words were carried over, where this marker says it: there was one hop then"""


class Paragraphs(StrEnum):
    """How a publisher divides paragraphs in plain text."""

    AUTO = "auto"
    """by blank lines, unless the lines show that each is a paragraph"""
    BLANK = "blank"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Detection:
    """What a publisher's documents are recognised by; it is read alone, for most profiles are read for nothing else."""

    name: str
    """of the profile"""
    minimum: int
    """how many of the patterns must be found; 0: never recognised by patterns"""
    patterns: tuple[Pattern, ...]
    """each is tried on every line"""
    addresses: tuple[Pattern, ...]
    """one that is found in the address of the page is enough"""
    formats: frozenset[str]
    """names of readers whose documents are this publisher's"""


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
    detection: Detection
    speakers: tuple[KnownSpeaker, ...]
    markers: tuple[MarkerShape, ...]
    """tried in order; the first that matches counts"""
    generic_labels: frozenset[str]
    """labels that name a function, not a person, in lower case"""
    no_labels: tuple[Pattern, ...]
    """what looks like a label and is none; matches the whole label"""
    label_patterns: tuple[Pattern, ...]
    """shapes of labels, tried at the start of a line; the group ``label`` is the label, ``notes`` what is bracketed"""
    function_pattern: Pattern | None
    """words between label and speech that give the speaker's function, group ``role``: ``rapporteur. -``"""
    stage_patterns: tuple[Pattern, ...]
    """bracketed notes, brackets included, that are stage directions"""
    stage_never: tuple[Pattern, ...]
    """bracketed notes that are none"""
    stage_alone: tuple[Pattern, ...]
    """paragraphs that are stage directions where nothing else stands in them, in brackets or not"""
    boilerplate_lines: frozenset[str]
    """lines to leave out, white space folded"""
    boilerplate_patterns: tuple[Pattern, ...]
    boilerplate_before: tuple[Pattern, ...]
    """everything up to the last line before the first turn that matches is boilerplate"""
    boilerplate_after: tuple[Pattern, ...]
    """everything from the first line after the last turn that matches is boilerplate"""
    page: Selectors
    """parts of the publisher's web pages"""
    paragraphs: Paragraphs
    narrative: tuple[Pattern, ...]
    """paragraphs that are the editors' words wherever they stand"""


def read_profile(data: bytes, file: str, load: Callable[[str], Profile] | None = None) -> Profile:
    """Read a profile.

    Args:
        data: TOML; docs/profiles.md describes the tables.
        file: name of the file, for messages.
        load: finds the profile that this one extends, by name.

    Raises:
        ProfileError: it is not TOML, has an unknown key, or a value is not what it must be.
    """
    top = _read(data, file)
    if "furniture" in top.values:  # the name of the table in version 0.1
        top.values.setdefault("boilerplate", top.values.pop("furniture"))
    top.only([*_TOP, *_TABLES, *_ROWS])
    table = {key: top.table(key, known) for key, known in _TABLES.items()}
    language, labels, stage = table["language"], table["labels"], table["stage"]
    boilerplate, layout = table["boilerplate"], table["layout"]
    function = labels.optional_text("function")
    profile = Profile(
        name=top.text("name"),
        title=top.text("title"),
        publisher=top.optional_text("publisher"),
        document_language=language.tag("document"),
        relay_language=language.tag("relay"),
        spoken_language=language.tag("spoken"),
        detection=_detection(top),
        speakers=tuple(
            KnownSpeaker(row.text("name"), row.tag("spoken")) for row in top.tables("speakers", _ROWS["speakers"])
        ),
        markers=tuple(_marker_shape(row) for row in top.tables("markers", _ROWS["markers"])),
        generic_labels=_casefolded(labels, "generic"),
        no_labels=_patterns(labels, "never"),
        label_patterns=tuple(_label_pattern(labels, text) for text in labels.texts("patterns")),
        function_pattern=_pattern(labels, "function", function) if function else None,
        stage_patterns=_patterns(stage, "patterns"),
        stage_never=_patterns(stage, "never"),
        stage_alone=_patterns(stage, "alone"),
        boilerplate_lines=frozenset(" ".join(line.split()) for line in boilerplate.texts("lines")),
        boilerplate_patterns=_patterns(boilerplate, "patterns"),
        boilerplate_before=_patterns(boilerplate, "before"),
        boilerplate_after=_patterns(boilerplate, "after"),
        page=Selectors(**{key: _selectors(table["html"], key) for key in _TABLES["html"]}),
        paragraphs=layout.choice("paragraphs", Paragraphs, Paragraphs.AUTO),
        narrative=_patterns(layout, "narrative"),
    )
    base = top.optional_text("extends")
    if base is None:
        return profile
    if load is None:
        raise top.fail(f'"extends" = "{base}": only one of the profiles that come with xlate can be extended')
    return _extend(profile, load(base))


def read_detection(data: bytes, file: str) -> Detection:
    """The part of a profile by which its publisher is recognised; see `read_profile`."""
    return _detection(_read(data, file))


def _read(data: bytes, file: str) -> TomlTable:
    return TomlTable.read(data, lambda message: ProfileError(f"{message}; see docs/profiles.md", file=file))


def _detection(top: TomlTable) -> Detection:
    detect = top.table("detect", _TABLES["detect"])
    return Detection(
        name=top.text("name"),
        minimum=detect.number("minimum", 0),
        patterns=_patterns(detect, "patterns", re.MULTILINE),
        addresses=_patterns(detect, "addresses"),
        formats=frozenset(detect.texts("formats")),
    )


def bounded(profile: Profile, file: str) -> Profile:
    """A profile that a user has written, each of whose expressions is given up after some seconds.

    Raises:
        ProfileError: one of them cannot be bounded.
    """

    def bound(value: object) -> object:
        match value:
            case re.Pattern():
                return BoundedPattern(value, file)
            case tuple():
                return tuple(map(bound, value))
            case MarkerShape():
                return replace(value, pattern=BoundedPattern(cast("re.Pattern[str]", value.pattern), file))
        return value

    changed: dict[str, Any] = {field.name: bound(getattr(profile, field.name)) for field in fields(profile)}
    return replace(profile, **changed)


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
        stage_alone=(*profile.stage_alone, *base.stage_alone),
        narrative=(*profile.narrative, *base.narrative),
    )


def _marker_shape(row: TomlTable) -> MarkerShape:
    return MarkerShape(
        _pattern(row, "pattern", row.text("pattern").replace(" ", r"\s")),
        row.choice("relation", Relation),
        row.choice("scope", Scope),
        row.tag("spoken"),
        row.tag("relay"),
        _casefolded(row, "labels"),
        row.choice("mode", Mode) if row.optional_text("mode") else None,
    )


def _casefolded(table: TomlTable, key: str) -> frozenset[str]:
    return frozenset(text.casefold() for text in table.texts(key))


def _pattern(table: TomlTable, key: str, value: str, flags: int = 0) -> re.Pattern[str]:
    try:
        found = re.compile(value, flags)
        endless = may_be_endless(value, flags)
    except (re.error, RecursionError, OverflowError) as error:
        raise table.fail(f'"{key}" is not a regular expression: {error}: {value}') from None
    if endless:
        raise table.fail(
            f'"{key}" repeats what repeats already, which can take for ever; make the inner or the outer repetition '
            f"possessive (*+, ++) or give it a limit: {value}"
        )
    return found


def _patterns(table: TomlTable, key: str, flags: int = 0) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(table, key, value, flags) for value in table.texts(key))


def _label_pattern(labels: TomlTable, value: str) -> re.Pattern[str]:
    pattern = _pattern(labels, "patterns", value)
    if "label" not in pattern.groupindex:
        raise labels.fail(f'a pattern needs a group "(?P<label>…)": {value}')
    return pattern


def _selectors(page: TomlTable, key: str) -> tuple[str, ...]:
    values = page.texts(key)
    if values:
        from cssselect import HTMLTranslator, SelectorError

        for value in values:
            try:
                HTMLTranslator().css_to_xpath(value)
            except SelectorError as error:
                raise page.fail(f'"{key}" is not a CSS selector: {error}: {value}') from None
    return values
