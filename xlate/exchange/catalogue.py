"""A translator's file, whatever its format: its entries, and how they find their units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.findings import Finding, Result
from xlate.inline import decode
from xlate.units import State, Target, Unit, match_key

__all__ = ["Catalogue", "Entry", "Fuzzy", "find_targets"]


class Fuzzy(StrEnum):
    """What a merge does with translations that need review."""

    SOURCE = "source"
    """the source text stands in (as gettext does)"""
    USE = "use"
    """the translation is used and marked st.fuzzy; one whose source has changed is used and marked st.stale"""
    OMIT = "omit"
    """the words are left out, and a gap says so"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a translator's file."""

    key: str | None
    """msgctxt: the xml:id of the unit; None if the entry has none"""
    source: str
    """msgid"""
    translation: str
    """msgstr; empty if there is none"""
    fuzzy: bool
    plural: bool
    line: int
    """1-based line of the entry"""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A translator's file."""

    file: str
    language: str | None
    """tag of the target language, as the file says"""
    translator: str | None
    """name, without address"""
    revised: str | None
    """date and time of the last revision, as the file says"""
    entries: tuple[Entry, ...]
    """in the order of the file, without header and obsolete entries"""


def find_targets(
    units: Sequence[Unit], content: Callable[[str], str], catalogue: Catalogue, fuzzy: Fuzzy
) -> Result[dict[str, Target]]:
    """Find the translation of each unit in a catalogue.

    Args:
        units: the units of the source text.
        content: key of a unit -> its content as it stands in the source file.
        catalogue: the translations.
        fuzzy: what to do with those that need review.

    Returns:
        key -> target, for every unit; and findings on entries that were not used, each with its line. An entry is
        used only if its msgctxt is the xml:id of a unit and its msgid, white space folded, the text of that unit.
    """
    findings: list[Finding] = []
    by_key = _entries_by_key(units, catalogue, findings)
    targets: dict[str, Target] = {}
    missing = 0
    for unit in units:
        entries = by_key.get(unit.key)
        if not entries:
            missing += 1
            targets[unit.key] = Target(unit.key, "", State.UNTRANSLATED)
            continue
        entry, stale = _choose(entries, unit, catalogue.file, findings)
        state = _state(entry, unit, catalogue.file, fuzzy, findings, stale=stale)
        targets[unit.key] = _target(entry, unit, state, content, catalogue.file, findings)
    if missing:
        message = f"{missing} of {len(units)} units have no entry; update the catalogue with: xlate export-po"
        findings.append(Finding("XL408", message, catalogue.file))
    return Result(targets, tuple(findings))


def _entries_by_key(units: Sequence[Unit], catalogue: Catalogue, findings: list[Finding]) -> Mapping[str, list[Entry]]:
    known = {unit.key for unit in units}
    by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        if entry.key is None or entry.plural:
            what = "has plural forms" if entry.plural else "has no msgctxt"
            findings.append(Finding("XL411", f'entry "{_short(entry.source)}" {what}', catalogue.file, entry.line))
        elif entry.key not in known:
            message = f'no unit has xml:id="{entry.key}" ("{_short(entry.source)}"); not merged'
            findings.append(Finding("XL402", message, catalogue.file, entry.line))
        else:
            by_key[entry.key].append(entry)
    return by_key


def _choose(entries: list[Entry], unit: Unit, file: str, findings: list[Finding]) -> tuple[Entry, bool]:
    """The entry of a unit whose msgid is its text, else the first; and whether it is stale."""
    fitting = [entry for entry in entries if _fits(entry, unit)]
    chosen = fitting[0] if fitting else entries[0]
    for entry in entries:
        if entry is not chosen:
            message = f"{unit.key}: another entry for this unit; the one in line {chosen.line} was taken"
            findings.append(Finding("XL403", message, file, entry.line))
    return chosen, not fitting


def _fits(entry: Entry, unit: Unit) -> bool:
    """True if the msgid of an entry is the text of a unit."""
    return entry.source == unit.source or match_key(entry.source) == match_key(unit.source)


def _state(entry: Entry, unit: Unit, file: str, fuzzy: Fuzzy, findings: list[Finding], *, stale: bool) -> State:
    """The state of a unit that has an entry."""
    if not entry.translation.strip():
        return State.UNTRANSLATED
    if stale:
        message = (
            f'{unit.key}: the msgid "{_short(entry.source)}" is no longer the text of the unit, '
            f'"{_short(unit.source)}"; '
        )
        done = "used, marked stale" if fuzzy is Fuzzy.USE else "not merged; update with: xlate export-po"
        findings.append(Finding("XL401", message + done, file, entry.line))
        return State.STALE if fuzzy is Fuzzy.USE else State.UNTRANSLATED
    if entry.fuzzy:
        done = {
            Fuzzy.SOURCE: "the source text stands in",
            Fuzzy.USE: "used, marked fuzzy",
            Fuzzy.OMIT: "left out",
        }[fuzzy]
        findings.append(Finding("XL406", f"{unit.key}: fuzzy; {done}", file, entry.line))
        return State.FUZZY if fuzzy is not Fuzzy.SOURCE else State.UNTRANSLATED
    return State.TRANSLATED


def _target(
    entry: Entry, unit: Unit, state: State, content: Callable[[str], str], file: str, findings: list[Finding]
) -> Target:
    if state is State.UNTRANSLATED:
        return Target(unit.key, "", state, entry.line)
    try:
        words = decode(entry.translation, content(unit.key))
    except PlaceholderError as error:
        code = "XL404" if isinstance(error, BrokenMarkupError) else "XL405"
        message = f"{unit.key}: {error.message}; not merged, the source text stays"
        findings.append(Finding(code, message, file, entry.line))
        return Target(unit.key, "", State.UNTRANSLATED, entry.line)
    return Target(unit.key, words, state, entry.line)


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:57]}..."
