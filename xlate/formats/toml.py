"""TOML that people write (profiles, registers, settings): every value is checked where it is taken.

A misspelt key or a value of the wrong kind is an error that names its place, not a silence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from xlate.errors import LanguageTagError, XlateError
from xlate.languages import parse_tag

__all__ = ["TomlTable"]

Choice = TypeVar("Choice", bound=StrEnum)
Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class TomlTable:
    """A table of a TOML file. Each method that takes a value out raises the error that `error` makes."""

    values: dict[str, Any]
    error: Callable[[str], XlateError]
    """makes an error of a message; it knows the kind of error and the name of the file"""
    place: str = ""
    """what the table is called in messages: ``[check]``; empty for the top of the file"""

    @classmethod
    def read(cls, data: bytes, error: Callable[[str], XlateError]) -> TomlTable:
        """The top of a TOML file, in UTF-8 with or without a byte order mark."""
        try:
            return cls(tomllib.loads(data.decode("utf-8-sig")), error)
        except (ValueError, RecursionError) as problem:  # a number of thousands of digits is a ValueError of int
            raise error(
                f"not TOML: {str(problem).partition('; use sys.')[0]}"
            ) from None  # who reads it writes no Python

    def fail(self, message: str) -> XlateError:
        """The error that says what is wrong in this table."""
        return self.error(f"{self.place}: {message}" if self.place else message)

    def only(self, known: Collection[str]) -> TomlTable:
        """This table, if it has no other keys than these."""
        if unknown := [key for key in self.values if key not in known]:
            raise self.fail(f'unknown key "{unknown[0]}"; known are: {", ".join(known)}')
        return self

    def table(self, key: str, known: Collection[str]) -> TomlTable:
        """The table of a key, which has no other keys than these; an empty one if it is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(f"{key} must be a table: [{key}]")
        return TomlTable(value, self.error, f"[{key}]").only(known)

    def tables(self, key: str, known: Collection[str]) -> list[TomlTable]:
        """The tables of a key, ``[[key]]``, none of which has other keys than these."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise self.fail(f"{key} must be a list of tables: [[{key}]]")
        return [TomlTable(row, self.error, self.place or f"[[{key}]]").only(known) for row in value]

    def text(self, key: str) -> str:
        """A text that must be there and must not be empty."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f'"{key}" must be a text')
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None if the key is not there."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text alone."""
        value = self.values.get(key, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self.fail(f'"{key}" must be a text or a list of texts')
        return tuple(texts)

    def number(self, key: str, default: Number) -> Number:
        """A number that is not negative; a whole one if the default is one."""
        value = self.values.get(key, default)
        whole = isinstance(default, int)
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)) or value < 0:
            raise self.fail(f'"{key}" must be a {"whole " if whole else ""}number, 0 or more, such as {default}')
        return type(default)(value)

    def flag(self, key: str) -> bool:
        """True or false; false if the key is not there."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(f'"{key}" must be true or false')
        return value

    def tag(self, key: str) -> str | None:
        """A BCP 47 tag, or None if the key is not there."""
        value = self.optional_text(key)
        try:
            return parse_tag(value) if value is not None else None
        except LanguageTagError as problem:
            raise self.fail(f'"{key}": {problem.message}') from None

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """One of some words; it must be there unless there is a default."""
        if default is not None and key not in self.values:
            return default
        value = self.text(key)
        if value not in list(choices):
            raise self.fail(f'"{key}" is "{value}" but must be one of {", ".join(choices)}')
        return choices(value)
