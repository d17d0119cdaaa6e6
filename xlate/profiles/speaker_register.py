"""A register of speakers (``speakers.toml``): who people are and what they speak, for many transcripts.

Two spellings are one person only where the register says so; nothing is guessed across files.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from xlate.dates import is_within
from xlate.errors import LanguageTagError, ProfileError
from xlate.languages import parse_tag

__all__ = ["KnownPerson", "Register", "SpokenFrom", "read_register"]

_KEYS = {"name", "aliases", "role", "spoken", "ref"}
_PERIOD_KEYS = {"language", "from", "until"}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class SpokenFrom:
    """A language that somebody speaks in public, and when."""

    language: str
    """BCP 47 tag"""
    since: str | None = None
    """first date, ISO 8601 or the beginning of one"""
    until: str | None = None
    """last date, written in the same way; 1991 is all of that year"""

    def holds(self, date: str | None) -> bool:
        """True on a date; without one, only if it always does."""
        return is_within(date, self.since, self.until)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One entry of a register."""

    name: str
    aliases: tuple[str, ...] = ()
    """other spellings, as transcripts print them"""
    role: str | None = None
    spoken: tuple[SpokenFrom, ...] = ()
    references: tuple[str, ...] = ()
    """addresses of authority records: Wikidata, VIAF, GND"""

    def language(self, date: str | None) -> str | None:
        """The language spoken on a date; None if the register does not say, or says two."""
        tags = {period.language for period in self.spoken if period.holds(date)}
        return tags.pop() if len(tags) == 1 else None


@dataclass(frozen=True, slots=True)
class Register:
    """All entries of a register."""

    file: str
    """its name, for evidence"""
    persons: tuple[KnownPerson, ...]
    by_name: dict[str, KnownPerson]
    """each name and alias, folded"""

    def find(self, name: str) -> KnownPerson | None:
        """The person of that very name, whatever its case."""
        return self.by_name.get(_folded(name))


def read_register(data: bytes, file: str) -> Register:
    """Read a register.

    Args:
        data: TOML: a table ``[[speaker]]`` for each person, with name, aliases, role, spoken (a tag, or a list of
            tables with language, from, until) and ref (an address, or a list of them).
        file: its name.

    Raises:
        ProfileError: it is not TOML, has an unknown key or a wrong value, or gives one name to two persons.
    """
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"not TOML: {error}", file=file) from None
    rows = tables.get("speaker")
    if set(tables) - {"speaker"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ProfileError(
            "a register of speakers holds a table [[speaker]] for each person, and nothing else", file=file
        )
    persons = tuple(_person(row, file) for row in rows)
    by_name: dict[str, KnownPerson] = {}
    for person in persons:
        for name in (person.name, *person.aliases):
            other = by_name.setdefault(_folded(name), person)
            if other is not person:
                raise ProfileError(f'"{name}" is both {other.name} and {person.name}; a name is one person', file=file)
    return Register(file, persons, by_name)


def _person(row: dict[str, Any], file: str) -> KnownPerson:
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ProfileError("a [[speaker]] has no name", file=file)
    _known_keys(row, _KEYS, name, file)
    role = row.get("role")
    if role is not None and not isinstance(role, str):
        raise ProfileError(f"{name}: role is one text", file=file)
    return KnownPerson(
        " ".join(name.split()),
        _texts(row.get("aliases", []), "aliases", name, file),
        role,
        _spoken(row.get("spoken", []), name, file),
        tuple(address for address in _texts(row.get("ref", []), "ref", name, file) if _is_address(address, name, file)),
    )


def _spoken(value: object, name: str, file: str) -> tuple[SpokenFrom, ...]:
    rows = [{"language": value}] if isinstance(value, str) else value
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ProfileError(
            f'{name}: spoken is a tag such as "ko", or a list of tables with language, from, until', file=file
        )
    periods = []
    for row in rows:
        _known_keys(row, _PERIOD_KEYS, name, file)
        dates = [str(row[key]) if key in row else None for key in ("from", "until")]
        if wrong := [date for date in dates if date is not None and not _DATE.fullmatch(date)]:
            raise ProfileError(f'{name}: "{wrong[0]}" is not a date; write 1991, 1991-12 or 1991-12-25', file=file)
        try:
            periods.append(SpokenFrom(parse_tag(str(row.get("language", ""))), *dates))
        except LanguageTagError as error:
            raise ProfileError(f"{name}: {error.message}", file=file) from None
    return tuple(periods)


def _known_keys(row: dict[str, Any], known: set[str], name: str, file: str) -> None:
    if unknown := sorted(set(row) - known):
        raise ProfileError(f'{name}: unknown key "{unknown[0]}"; known are {", ".join(sorted(known))}', file=file)


def _texts(value: object, key: str, name: str, file: str) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ProfileError(f"{name}: {key} is a text or a list of texts", file=file)
    return tuple(texts)


def _is_address(address: str, name: str, file: str) -> bool:
    if not address.startswith(("http://", "https://")) or " " in address:
        raise ProfileError(f'{name}: ref "{address}" is not a web address', file=file)
    return True


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
