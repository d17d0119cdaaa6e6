"""A translator's file, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from xlate.errors import CatalogueError
from xlate.exchange.inline_codes import restore_codes
from xlate.findings import Finding
from xlate.model.mt_origin import hash_of_words, read_machine_line
from xlate.model.unit import State, Unit
from xlate.text import comparison_key

__all__ = ["Catalogue", "Entry", "Header", "Suggest", "Suggestion", "refuse_duplicates", "with_codes"]


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
    translator: str | None = None
    """name of the person who translated it, where the file says that of each entry"""
    machine: bool = False
    """the file says that a machine wrote it first; which one, only a line of origin in the comment says"""
    previous: str | None = None
    """the source text that the translation was made of, where the file says that it was another one"""
    notes: str = ""
    """what xlate wrote on it for the translator; a reader may give the first line alone"""
    flags: tuple[str, ...] = ()
    """those of PO as they stand there, ``fuzzy`` among them"""
    plural_forms: tuple[str, ...] = ()
    """of a plural entry: msgid_plural and the translations; such an entry is only kept"""
    reference: str = ""
    """where its unit stands, such as ``talk.xml:136``; it is only written"""
    own: tuple[tuple[str, str], ...] = ()
    """in a table: the columns that its user has added and what stands in them; empty if nothing does"""

    @property
    def has_words(self) -> bool:
        """True if there is a translation, and not of white space alone."""
        return bool(self.translation.strip(" \t\r\n"))

    @property
    def is_raw_machine(self) -> bool:
        """True if the words are those that a machine wrote: its line of origin says so, or without one, the file."""
        machine = read_machine_line(self.comment) if self.comment else None
        return machine[1] == hash_of_words(self.translation) if machine else self.machine and self.fuzzy

    @property
    def state(self) -> State:
        """How far the translation is: untranslated, mt (a machine's words, unread), fuzzy or translated."""
        if not self.has_words:
            return State.UNTRANSLATED
        if not self.fuzzy:
            return State.TRANSLATED
        return State.MACHINE if self.is_raw_machine else State.FUZZY


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a PO file."""

    fields: Mapping[str, str]
    """in the order of the file"""
    comment: str = ""
    """the lines before it"""


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
    obsolete: tuple[Entry, ...] = ()
    """translations that the file keeps though their unit is gone"""
    document: str | None = None
    """name of the document whose units these are, if the file says it"""
    header: Header | None = None
    """of a PO file"""
    own_columns: tuple[str, ...] = ()
    """of a table: the names of the columns that its user has added, in their order"""
    findings: tuple[Finding, ...] = ()
    """what was odd when it was read, such as characters that it cannot hold"""
    told: int = 0
    """notes for translators that a reference or a glossary gave"""
    by_words: bool = False
    """the entries are those of all units with their words, as in TMX; `entries_of_units` gives them ids"""

    @property
    def made_by(self) -> str:
        """The command that makes such a file, and brings it up to date."""
        if self.header is not None:
            return "xlate export-po"
        return f"xlate export-{'table' if PurePath(self.file).suffix.lower() in _TABLES else 'xliff'}"


_TABLES = {".csv", ".tsv", ".xlsx"}


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

    def on(self, entry: Entry) -> Entry:
        """An entry without a translation, with this one."""
        # what an earlier suggestion said of words that somebody has deleted says nothing of these
        kept = [
            line for line in entry.comment.splitlines() if not line.startswith(("xlate-tm:", "xlate-mt:", "xlate-mt-"))
        ]
        comment = "\n".join([*kept, self.comment]).strip("\n")
        fuzzy = entry.fuzzy or self.fuzzy
        return replace(entry, translation=self.text, fuzzy=fuzzy, comment=comment, previous=self.previous)


Suggest = Callable[[Sequence[Unit]], Mapping[str, Suggestion]]
"""units without a translation -> key -> what is proposed for it"""


def with_codes(catalogue: Catalogue, units: Sequence[Unit]) -> Catalogue:
    """A translator's file with the markup of its units.

    A tool may have kept the numbers of codes alone; and the element of a marker has another name since version 0.2.

    Args:
        catalogue: the file.
        units: those that it was made of: their markup is what the numbers stand for.
    """
    marked = [number for number, entry in enumerate(catalogue.entries) if entry.key and _MARKER.search(entry.source)]
    reduced = [number for number, entry in enumerate(catalogue.entries) if " id=" in entry.source and entry.key]
    if not reduced and not marked:
        return catalogue
    sources = {unit.key: unit.source for unit in units}
    entries = list(catalogue.entries)
    for number in marked:
        entry = entries[number]
        name = _MARKER.search(sources.get(entry.key or "", ""))
        if name is not None and name[1] not in entry.source:
            entries[number] = replace(
                entry,
                source=_name_markers(entry.source, name["name"]),
                translation=_name_markers(entry.translation, name["name"]),
            )
    for number in reduced:
        entry = entries[number]
        source = sources.get(entry.key or "")
        if source is not None and comparison_key(entry.source) != comparison_key(source):
            entries[number] = replace(
                entry, source=restore_codes(entry.source, source), translation=restore_codes(entry.translation, source)
            )
    return replace(catalogue, entries=tuple(entries))


_MARKER = re.compile(r'(<(?P<name>seg|note) type="marker")(?P<rest>[^<>]*>)(?P<words>[^<>]*)</(?P=name)>')


def _name_markers(text: str, name: str) -> str:
    """A text with another element for markers."""
    return _MARKER.sub(rf'<{name} type="marker"\g<rest>\g<words></{name}>', text)


def refuse_duplicates(catalogue: Catalogue) -> None:
    """Refuse a file in which an id stands twice with the same text.

    Raises:
        CatalogueError: nobody can know which of the two is meant.
    """
    seen: dict[tuple[str, str], int] = {}
    for entry in catalogue.entries:
        if not entry.key:
            continue
        first = seen.setdefault((entry.key, entry.source), entry.line)
        if first != entry.line:
            raise CatalogueError(
                f"duplicate entry: {entry.key} stands in line {first} too; keep one of the two",
                file=catalogue.file,
                line=entry.line,
            )
