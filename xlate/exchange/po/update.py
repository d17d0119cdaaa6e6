"""The translations of an existing PO file on their way into a new one: none is lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import polib

from xlate.errors import CatalogueError
from xlate.exchange.comments import speaker_in_notes, utterance_of
from xlate.exchange.po.read import standard_tag
from xlate.findings import Finding
from xlate.model.unit import Unit
from xlate.revision.align import SIMILAR, Text, align, likeness
from xlate.text import comparison_key

__all__ = ["Update", "doubt"]

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "…": "..."})


class Update:
    """The translations of an existing file on their way into a new one."""

    def __init__(self, file: str, language: str, old: polib.POFile | None) -> None:
        self.file = file
        self.language = language
        self.old = old
        self.findings: list[Finding] = []
        self.changed = old is None
        self._by_key: dict[str, polib.POEntry] = {}
        self._others: list[polib.POEntry] = []
        self._obsolete: dict[tuple[str | None, str], polib.POEntry] = {}
        self._obsolete_keys: dict[str, polib.POEntry] = {}
        self._renamed: dict[str, polib.POEntry] = {}
        self._elsewhere: set[str] = set()  # keys of units whose words another speaker said, or in another place
        self._met = 0
        if old is not None:
            self._check_language(old)
            self._sort(old)

    def _check_language(self, old: polib.POFile) -> None:
        theirs = old.metadata.get("Language", "").strip()
        if theirs and standard_tag(theirs) != self.language:
            raise CatalogueError(
                f"the existing PO file is in the language {theirs}, not {self.language}; "
                f"give -l {standard_tag(theirs)} or another -o"
            )

    def _sort(self, old: polib.POFile) -> None:
        for entry in old:
            if entry.obsolete:
                self._obsolete[entry.msgctxt, entry.msgid] = entry
                if entry.msgctxt:
                    self._obsolete_keys[entry.msgctxt] = entry
            elif entry.msgctxt is None or entry.msgid_plural or entry.msgctxt in self._by_key:
                self._others.append(entry)
            else:
                self._by_key[entry.msgctxt] = entry

    def find_renamed(self, units: Sequence[Unit], notes: Sequence[str]) -> None:
        """Find out which units that have no entry are those of entries whose unit is gone: by words and neighbours."""
        keys = {unit.key for unit in units}
        if self.old is None or not (self._by_key.keys() | self._obsolete_keys.keys()) - keys:
            return
        entries = [*self._by_key.values(), *(e for key, e in self._obsolete_keys.items() if key not in self._by_key)]
        places = {str(entry.msgctxt): place for place, entry in enumerate(entries)}
        if keys <= places.keys():
            return
        known = {number: places[unit.key] for number, unit in enumerate(units) if unit.key in places}
        speakers = {name for unit in units if (name := speaker_in_notes(unit))}
        olds = [
            Text(utterance_of(entry.comment, speakers), comparison_key(entry.msgid), str(entry.msgctxt))
            for entry in entries
        ]
        news = [
            Text(utterance_of(note, speakers), comparison_key(unit.source), unit.key)
            for unit, note in zip(units, notes, strict=True)
        ]
        found = align(olds, news, known)
        left: dict[str, list[polib.POEntry]] = {}
        for place in sorted(set(range(len(olds))) - set(found.values()), reverse=True):
            left.setdefault(olds[place].words, []).append(entries[place])
        for new, unit in enumerate(units):
            if new in known:
                continue
            if new in found:
                self._renamed[unit.key] = entries[found[new]]
            elif same := left.get(news[new].words):
                self._renamed[unit.key] = same.pop()
                self._elsewhere.add(unit.key)

    def _take_renamed(self, unit: Unit, entry: polib.POEntry) -> None:
        """Give a unit what was written for the same or similar words under another id."""
        old = self._renamed[unit.key]
        self._by_key.pop(str(old.msgctxt), None)
        self._obsolete_keys.pop(str(old.msgctxt), None)
        self._obsolete.pop((old.msgctxt, old.msgid), None)
        _carry(old, entry)
        same = _same_but_typography(old.msgid, unit.source)
        self._met += same
        if not old.msgstr or (same and unit.key not in self._elsewhere):
            return
        doubt(entry)
        if same:
            why = "has the same words by another speaker or in another place"
        else:
            entry.previous_msgid = entry.previous_msgid or old.msgid
            alike = likeness(comparison_key(old.msgid), comparison_key(unit.source))
            why = f"is {alike:.0f} % like it (threshold: {SIMILAR} %)"
        message = f"{unit.key}: new; the translation of {old.msgctxt}, which is gone, {why}; taken over, marked fuzzy"
        self.findings.append(Finding("XL414", message, self.file, unit.line))

    def entry(self, unit: Unit, notes: str) -> polib.POEntry:
        """The entry of a unit, with the translation that it had."""
        entry = polib.POEntry(
            msgctxt=unit.key, msgid=unit.source, msgstr="", comment=notes, occurrences=[(self.file, str(unit.line))]
        )
        old = self._by_key.pop(unit.key, None)
        if old is None and unit.key in self._obsolete_keys:
            old = self._obsolete_keys.pop(unit.key)
            self._obsolete.pop((old.msgctxt, old.msgid), None)
        if old is None:
            self.changed = True
            if unit.key in self._renamed:
                self._take_renamed(unit, entry)
            return entry
        self._met += 1
        _carry(old, entry)
        if old.msgid != unit.source:
            self.changed = True
            self._source_changed(entry, old, unit)
        return entry

    def _source_changed(self, entry: polib.POEntry, old: polib.POEntry, unit: Unit) -> None:
        if not old.msgstr or _same_but_typography(old.msgid, unit.source):
            return
        doubt(entry)
        entry.previous_msgid = entry.previous_msgid or old.msgid
        message = f"{unit.key}: the source text changed; the translation was kept and marked fuzzy"
        self.findings.append(Finding("XL412", message, self.file, unit.line))

    def rest(self) -> list[polib.POEntry]:
        """Entries whose unit is gone: those with a translation are kept as obsolete."""
        if self.old is not None and (self._by_key or self._others) and not self._met:
            raise CatalogueError(
                "the existing PO file has no entry in common with this document; it belongs to another one: "
                "give another -o"
            )
        kept = list(self._obsolete.values())
        for entry in (*self._by_key.values(), *self._others):
            self.changed = True
            if entry.msgstr or any(entry.msgstr_plural.values()):
                entry.obsolete = True
                kept.append(entry)
                message = (
                    f"{entry.msgctxt or '(no msgctxt)'}: no such unit any more; the translation is kept as obsolete"
                )
                self.findings.append(Finding("XL413", message, self.file))
        return kept


def _carry(old: polib.POEntry, new: polib.POEntry) -> None:
    """Give an entry what translators have written into another one."""
    new.msgstr = old.msgstr
    new.tcomment = old.tcomment
    new.flags = list(old.flags)
    new.previous_msgid = old.previous_msgid


def doubt(entry: polib.POEntry) -> None:
    """Mark a translation for review."""
    if "fuzzy" not in entry.flags:
        entry.flags.append("fuzzy")


def _same_but_typography(one: str, other: str) -> bool:
    """True if two texts differ only in white space, quotation marks, dashes and the like."""

    def plain(text: str) -> str:
        return unicodedata.normalize("NFKC", comparison_key(text).translate(_TYPOGRAPHY))

    return plain(one) == plain(other)
