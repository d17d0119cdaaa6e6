"""Settings of the checks: the table [check] of xlate.toml, and names that people write."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xlate.checks import CHECKS, NAMES
from xlate.checks.check import DEFAULT_LENGTH, Settings
from xlate.errors import InputError, in_file
from xlate.findings import Severity

__all__ = ["Configuration", "read_configuration", "read_names", "read_severities"]

_TABLE = "check"
_KEYS = ("only", "skip", "severity", "glossary", "length", "fuzzy")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What xlate.toml says of checks."""

    settings: Settings
    """without the terms of the glossaries"""
    glossaries: tuple[str, ...]
    """names of files, as seen from the folder of xlate.toml"""


def read_configuration(data: bytes, file: str) -> Configuration:
    """Read the table [check] of an xlate.toml; other tables are others' business.

    Raises:
        InputError: it is no TOML, or has keys, names or values that mean nothing; the message lists what could be.
    """
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not TOML: {error}", file=file) from None
    with in_file(file):
        return _configuration(document.get(_TABLE, {}))


def _configuration(table: Any) -> Configuration:
    if not isinstance(table, dict):
        raise InputError(f"{_TABLE} must be a table: [{_TABLE}]")
    if unknown := [key for key in table if key not in _KEYS]:
        raise InputError(f'[{_TABLE}] has the unknown key "{unknown[0]}"; known are: {", ".join(_KEYS)}')
    severity = table.get("severity", {})
    length, fuzzy = table.get("length", DEFAULT_LENGTH), table.get("fuzzy", False)
    if not isinstance(severity, dict) or not all(isinstance(value, str) for value in severity.values()):
        raise InputError('severity must be a table such as { numbers = "error" }')
    if isinstance(length, bool) or not isinstance(length, int | float):
        raise InputError(f"length must be a number such as {DEFAULT_LENGTH}")
    if not isinstance(fuzzy, bool):
        raise InputError("fuzzy must be true or false")
    settings = Settings(
        only=read_names(_strings(table, "only")),
        skip=read_names(_strings(table, "skip")),
        severity=read_severities(severity.items()),
        length=read_length(float(length)),
        fuzzy=fuzzy,
    )
    return Configuration(settings, tuple(_strings(table, "glossary")))


def _strings(table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError(f'{key} must be a list of strings, such as ["a", "b"]')
    return value


def read_names(names: Iterable[str]) -> frozenset[str]:
    """Names of checks, as people write them: several may stand in one text, with commas between them.

    Raises:
        InputError: there is no check of this name; the message lists those that there are.
    """
    found = [name.strip() for text in names for name in text.split(",") if name.strip()]
    for name in found:
        if name not in NAMES:
            raise InputError(f'there is no check "{name}"; the checks are: {", ".join(check.name for check in CHECKS)}')
    return frozenset(found)


def read_severities(pairs: Iterable[tuple[str, str]]) -> dict[str, Severity]:
    """Name of a check -> its severity.

    Raises:
        InputError: there is no such check or severity.
    """
    found = {}
    for name, severity in pairs:
        (check,) = read_names([name]) or {""}
        if not check or severity not in list(Severity):
            raise InputError(
                f'the severity of {name or "a check"} is "{severity}"; it must be one of {", ".join(Severity)}'
            )
        found[check] = Severity(severity)
    return found


def read_length(length: float) -> float:
    """How many times longer or shorter than usual a translation may be.

    Raises:
        InputError: it is not more than 1.
    """
    if not 1 < length < float("inf"):
        raise InputError(
            f"length is {length:g}; it must be more than 1: {DEFAULT_LENGTH} lets texts be so many times longer"
        )
    return length
