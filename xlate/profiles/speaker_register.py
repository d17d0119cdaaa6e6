"""A register of speakers (``speakers.toml``): who people are and what they speak, for many transcripts.

Two spellings are one person only where the register says so; nothing is guessed across files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from xlate.dates import is_within
from xlate.errors import ProfileError
from xlate.formats.toml import TomlTable

__all__ = ["KnownPerson", "Register", "SpokenFrom", "is_web_address", "read_register"]

_KEYS = ("name", "aliases", "role", "spoken", "ref")
_PERIOD_KEYS = ("language", "from", "until")
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
    top = TomlTable.read(data, lambda message: ProfileError(message, file=file)).only(["speaker"])
    persons = tuple(_person(row) for row in top.tables("speaker", _KEYS))
    by_name: dict[str, KnownPerson] = {}
    for person in persons:
        for name in (person.name, *person.aliases):
            other = by_name.setdefault(_folded(name), person)
            if other is not person:
                raise top.fail(f'"{name}" is both {other.name} and {person.name}; a name is one person')
    return Register(file, persons, by_name)


def _person(row: TomlTable) -> KnownPerson:
    name = " ".join(row.text("name").split())
    row = replace(row, place=name)
    for address in (references := row.texts("ref")):
        if not is_web_address(address):
            raise row.fail(f'ref "{address}" is not a web address')
    return KnownPerson(name, row.texts("aliases"), row.optional_text("role"), tuple(_spoken(row)), references)


def _spoken(row: TomlTable) -> Iterator[SpokenFrom]:
    """The languages of a person: a tag alone, or a table for each period."""
    if isinstance(row.values.get("spoken"), str):
        yield SpokenFrom(row.tag("spoken") or "")
        return
    for period in row.tables("spoken", _PERIOD_KEYS):
        dates = [str(period.values[key]) if key in period.values else None for key in ("from", "until")]
        if wrong := [date for date in dates if date is not None and not _DATE.fullmatch(date)]:
            raise row.fail(f'"{wrong[0]}" is not a date; write 1991, 1991-12 or 1991-12-25')
        period.text("language")
        yield SpokenFrom(period.tag("language") or "", *dates)


def is_web_address(text: str) -> bool:
    """True for what begins like the address of a web page and has no space in it."""
    return text.startswith(("http://", "https://")) and " " not in text


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
