"""Settings of the checks: the table [check] of xlate.toml, and names that people write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xlate.checks import CHECKS, NAMES
from xlate.checks.check import DEFAULT_LENGTH, Settings
from xlate.errors import InputError, in_file
from xlate.findings import Severity
from xlate.formats.toml import TomlTable

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
    top = TomlTable.read(data, lambda message: InputError(message, file=file))
    with in_file(file):
        return _configuration(top.table(_TABLE, _KEYS))


def _configuration(table: TomlTable) -> Configuration:
    severity = table.values.get("severity", {})
    if not isinstance(severity, dict) or not all(isinstance(value, str) for value in severity.values()):
        raise table.fail('severity must be a table such as { numbers = "error" }')
    settings = Settings(
        only=read_names(table.texts("only")),
        skip=read_names(table.texts("skip")),
        severity=read_severities(severity.items()),
        length=read_length(table.number("length", DEFAULT_LENGTH)),
        fuzzy=table.flag("fuzzy"),
    )
    return Configuration(settings, table.texts("glossary"))


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
        checks = read_names([name])
        if not checks or severity not in list(Severity):
            raise InputError(
                f'the severity of {name or "a check"} is "{severity}"; it must be one of {", ".join(Severity)}'
            )
        found.update(dict.fromkeys(checks, Severity(severity)))
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
