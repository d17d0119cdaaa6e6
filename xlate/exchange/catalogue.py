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

__all__ = ["Catalogue", "Entry", "Fuzzy", "Suggest", "Suggestion", "find_targets"]


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
    """msgstr, of a plural entry the first one; empty if there is none"""
    fuzzy: bool
    plural: bool
    line: int
    """1-based line of the entry"""
    comment: str = ""
    """what translators and programs noted on it (the ``#`` lines of PO), a line each"""


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
    source_language: str | None = None
    """tag of the language of the source texts, if the file says it"""
    document: str | None = None
    """name of the document whose units these are, if the file says it"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A translation that a program proposes for a unit that has none."""

    text: str
    """the words, in the form for a translator"""
    fuzzy: bool
    """a person must look at it"""
    comment: str
    """the line that says where it comes from, such as ``xlate-tm: 87 % talk-2017.xml, A. Translator``"""
    previous: str | None = None
    """the source text that it is a translation of, where that is not the one of the unit"""


Suggest = Callable[[Sequence[Unit]], Mapping[str, Suggestion]]
"""units without a translation -> key -> what is proposed for it"""


def find_targets(
    units: Sequence[Unit],
    content: Callable[[str], str],
    catalogue: Catalogue,
    fuzzy: Fuzzy,
    standing: frozenset[str] = frozenset(),
) -> Result[dict[str, Target]]:
    """Find the translation of each unit in a catalogue.

    Args:
        units: the units of the source text.
        content: key of a unit -> its content as it stands in the source file.
        catalogue: the translations.
        fuzzy: what to do with those that need review.
        standing: keys of units that have a translation already; it stays where the catalogue has no better one.

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
        match = _Match(unit, entry, catalogue.file, stale=stale, stands=unit.key in standing)
        state = match.state(fuzzy, findings)
        targets[unit.key] = match.target(state, content, findings)
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


@dataclass(frozen=True, slots=True)
class _Match:
    """A unit and the entry that was found for it."""

    unit: Unit
    entry: Entry
    file: str
    stale: bool
    """the msgid is not the text of the unit"""
    stands: bool
    """the unit has a translation already"""

    @property
    def remains(self) -> str:
        """What is there if the entry is not used."""
        return "the translation in the TEI stays" if self.stands else "the source text stays"

    def finding(self, code: str, message: str) -> Finding:
        """A finding at the line of the entry."""
        return Finding(code, f"{self.unit.key}: {message}", self.file, self.entry.line)

    def state(self, fuzzy: Fuzzy, findings: list[Finding]) -> State:
        """The state of the unit by this entry."""
        if not self.entry.translation.strip(" \t\r\n"):
            if self.stands:
                findings.append(self.finding("XL407", f"empty; {self.remains}"))
            return State.UNTRANSLATED
        if self.stale:
            used = fuzzy is Fuzzy.USE
            done = "used, marked stale" if used else f"not merged, {self.remains}; update with: xlate export-po"
            words = f'"{_short(self.entry.source)}" is no longer the text of the unit, "{_short(self.unit.source)}"'
            findings.append(self.finding("XL401", f"the msgid {words}; {done}"))
            return State.STALE if used else State.UNTRANSLATED
        if self.entry.fuzzy:
            omitted = self.remains if self.stands else "left out"
            done = {Fuzzy.SOURCE: self.remains, Fuzzy.USE: "used, marked fuzzy", Fuzzy.OMIT: omitted}[fuzzy]
            findings.append(self.finding("XL406", f"fuzzy; {done}"))
            return State.UNTRANSLATED if fuzzy is Fuzzy.SOURCE else State.FUZZY
        return State.TRANSLATED

    def target(self, state: State, content: Callable[[str], str], findings: list[Finding]) -> Target:
        """The translation, if its markup is that of the source."""
        key, line = self.unit.key, self.entry.line
        if state is State.UNTRANSLATED:
            return Target(key, "", state, line)
        try:
            return Target(key, decode(self.entry.translation, content(key)), state, line)
        except PlaceholderError as error:
            code = "XL404" if isinstance(error, BrokenMarkupError) else "XL405"
            findings.append(self.finding(code, f"{error.message}; not merged, {self.remains}"))
            return Target(key, "", State.UNTRANSLATED, line)


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:57]}..."
