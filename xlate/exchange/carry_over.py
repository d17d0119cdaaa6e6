"""The translations of an older file on their way to the units of today, whatever format the file has: none is lost.

A unit gets the translation that its id names. Entries whose unit is gone and units that no entry names are then aligned
by words, neighbours and speakers, for an edited paragraph has another id. docs/decisions/0009 tells why.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from xlate.exchange.catalogue import Catalogue, Entry, with_codes
from xlate.exchange.comments import speaker_in_notes, utterance_of
from xlate.exchange.join_entries import find_joined
from xlate.findings import Finding, Severity
from xlate.languages import UNDETERMINED
from xlate.model.mt_origin import read_machine_line, unknown_machine_line
from xlate.model.unit import Unit
from xlate.revision.align import SIMILAR, Text, align, likeness
from xlate.text import comparison_key

__all__ = ["Carried", "carry_over", "entry_of_unit", "tell_obsolete"]

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "…": "..."})


_LINE_BREAKS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
"""in the name of a file they would end the comment that has it"""
_OTHERWISE = "Otherwise: "
"""begins the comment with a second translation that a file had for a unit"""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the entries of a file."""

    entries: tuple[Entry | None, ...]
    """for each unit the entry it has now, with its own id and source text; None if the file had nothing for it"""
    doubts: Mapping[int, Finding]
    """place of a unit -> why a person must look at its translation now"""
    gone: tuple[Entry, ...]
    """translations that no unit has taken"""
    doubles: tuple[Finding, ...] = ()
    """on second translations, which are in comments now"""


def carry_over(units: Sequence[Unit], notes: Sequence[str], old: Catalogue, file: str) -> Carried:
    """Give units the translations that a file has for them, or for what they were.

    A translation is for review, with the previous source text, where the words of a unit changed (XL412) or where it
    is new and like one that is gone (XL414, which tells the likeness); typography makes no difference.

    Args:
        units: in document order.
        notes: what a translator is told of each, whose first line says its kind and speaker.
        old: the file; its obsolete entries come back with their units.
        file: name of the file of the units, for findings.
    """
    old = with_codes(old, units)
    entries = [*old.entries, *old.obsolete]
    places = _Places(units, entries, len(old.entries))
    places.find_moved(units, notes)
    joined = find_joined(units, entries, places.of_unit)
    carried: list[Entry | None] = [None] * len(units)
    doubts: dict[int, Finding] = {}
    for number, place in sorted(places.of_unit.items()):
        unit = units[number]
        before = _with_machine_line(entries[place], unit.language, old.language)
        doubt = _doubt(unit, before, elsewhere=number in places.elsewhere)
        if number in joined:
            before = joined[number].entry
            message = f"{unit.key}: two or more texts were joined; so are their translations, marked fuzzy"
            doubt = ("XL412", message, entries[place].source) if before.translation else None
        previous = None
        if doubt is not None:
            code, message, previous = doubt
            doubts[number] = Finding(code, message, file, unit.line)
        carried[number] = entry_of_unit(
            unit, notes[number], file, before, fuzzy=before.fuzzy or doubt is not None, previous=previous
        )
    taken = set(places.of_unit.values()).union(*(one.taken for one in joined.values()))
    gone = [entry for place, entry in enumerate(old.obsolete, len(old.entries)) if place not in taken]
    gone += [entry for place, entry in enumerate(old.entries) if place not in taken and _says_something(entry)]
    doubles = _Doubles(carried, file, old)
    obsolete = doubles.fold(gone)
    return Carried(tuple(carried), doubts, obsolete, tuple(doubles.findings))


class _Doubles:
    """Second entries of one id and one text go into comments on the first.

    msgfmt makes no file of entries with the same id and text, whether they are obsolete or not.

    Args:
        entries: those that stay; comments are added to them.
        file: name of the file of the units, for findings.
        old: the file that is brought up to date.
    """

    def __init__(self, entries: list[Entry | None], file: str, old: Catalogue) -> None:
        self._entries = entries
        self._file = file
        self._old = old
        self.findings: list[Finding] = []

    def fold(self, gone: Iterable[Entry]) -> tuple[Entry, ...]:
        """What is obsolete, without the doubles of what stays and of each other."""
        staying = {(one.key, one.source): place for place, one in enumerate(self._entries) if one is not None}
        obsolete: list[Entry] = []
        kept: dict[tuple[str | None, str], int] = {}
        for entry in gone:
            words = (entry.key, entry.source)
            if entry.plural or not any(words):
                obsolete.append(entry)
            elif (place := staying.get(words)) is not None and (first := self._entries[place]) is not None:
                self._entries[place] = self._with_double(first, entry, (self._file, first.line))
            elif words in kept:
                obsolete[kept[words]] = self._with_double(obsolete[kept[words]], entry, (self._old.file, entry.line))
            else:
                kept[words] = len(obsolete)
                obsolete.append(entry)
        return tuple(obsolete)

    def _with_double(self, first: Entry, second: Entry, place: tuple[str, int]) -> Entry:
        """An entry, with what a second one says otherwise in its comment."""
        message = f"{second.key}: stands twice in the file with the same translation; one was taken out"
        lines = [f"{name}: {value}" for name, value in second.own if value and (name, value) not in first.own]
        if comparison_key(second.translation) not in ("", comparison_key(first.translation)):
            message = f"{second.key}: stands twice in the file; the other translation is kept in a comment"
            lines.insert(0, comparison_key(second.translation))
        known = first.comment.splitlines()
        new = [line for text in lines if (line := f"{_OTHERWISE}{text}") not in known]
        self.findings.append(Finding("XL431", message, *place, given_severity=Severity.WARNING))
        return replace(first, comment="\n".join([*known, *new])) if new else first


def entry_of_unit(
    unit: Unit, notes: str, file: str, before: Entry | None = None, *, fuzzy: bool = False, previous: str | None = None
) -> Entry:
    """The entry of a unit, with the translation of another one if there is one, and all that was said of it.

    Args:
        unit: the unit.
        notes: what a translator is told of it.
        file: name of the file of the unit.
        before: the entry that has the translation.
        fuzzy: a person must look at the translation.
        previous: the source text that it was made of, unless the entry knows an earlier one.
    """
    reference = f"{_LINE_BREAKS.sub('?', file)}:{unit.line}"
    if before is None:
        # All fields in their order: names, and setting them apart, take twice as long, and a file has many units.
        return Entry(
            unit.key, unit.source, "", False, False, unit.line, "", None, False, None, notes, (), (), reference
        )
    return Entry(  # dataclasses.replace takes four times as long
        unit.key,
        unit.source,
        before.translation,
        fuzzy=fuzzy,
        plural=False,
        line=unit.line,
        comment=before.comment,
        translator=before.translator,
        machine=before.machine,
        previous=before.previous or previous,
        notes=notes,
        flags=before.flags,
        reference=reference,
        own=before.own,
    )


def tell_obsolete(units: Sequence[Unit], old: Catalogue, gone: Iterable[Entry], file: str) -> Iterator[Finding]:
    """A finding on each translation that is obsolete from now on: XL413, or XL431 if its unit has another entry.

    Args:
        units: as for `carry_over`.
        old: the file.
        gone: what no unit has taken of it.
        file: name of the file of the units.
    """
    keys, known = {unit.key for unit in units}, set(old.obsolete)
    name = "(no msgctxt)" if old.header else "(no id)"
    for entry in gone:
        if entry in known:
            continue
        if entry.key in keys and not entry.plural:
            message = f"{entry.key}: the unit has another entry; the translation of this one is kept as obsolete"
            yield Finding("XL431", message, file)
        else:
            message = f"{entry.key or name}: no such unit any more; the translation is kept as obsolete"
            yield Finding("XL413", message, file)


def _says_something(entry: Entry) -> bool:
    return bool(entry.translation or entry.own) or any(entry.plural_forms[1:])


class _Places:
    """Which entry is which unit's.

    Args:
        units: in document order.
        entries: in the order of the file, obsolete ones last.
        living: how many of them are not obsolete.
    """

    def __init__(self, units: Sequence[Unit], entries: Sequence[Entry], living: int) -> None:
        self._entries = entries
        self._living = living
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(entries):
            if entry.key is not None and not entry.plural:
                self._by_key[entry.key].append(place)
        found = ((number, unit, self._by_key.get(unit.key)) for number, unit in enumerate(units))
        self.of_unit = {number: self._best(places, unit) for number, unit, places in found if places}
        """place of a unit -> place of its entry"""
        self.elsewhere: set[int] = set()
        """places of units whose words another speaker said, or that stood in another place"""

    def _best(self, places: Sequence[int], unit: Unit | None = None) -> int:
        """Of entries with one id, that with the words of the unit, with a translation, not obsolete, finished."""
        if len(places) == 1:
            return places[0]
        words = comparison_key(unit.source) if unit is not None else None

        def rank(place: int) -> tuple[bool, bool, bool, bool]:
            entry = self._entries[place]
            other = words is not None and comparison_key(entry.source) != words
            return other, not entry.has_words, place >= self._living, entry.fuzzy

        return min(places, key=rank)

    def find_moved(self, units: Sequence[Unit], notes: Sequence[str]) -> None:
        """Find the units that have no entry in the entries whose unit is gone: by words and neighbours."""
        keys = {unit.key for unit in units}
        gone = {key: places for key, places in self._by_key.items() if key not in keys}
        if not gone or len(self.of_unit) == len(units):
            return
        speakers = {name for unit in units if (name := speaker_in_notes(unit))}
        olds = sorted({self._best(places) for places in gone.values()}.union(self.of_unit.values()))
        entries = ((entry.notes, entry.source, str(entry.key)) for entry in map(self._entries.__getitem__, olds))
        news = ((note, unit.source, unit.key) for unit, note in zip(units, notes, strict=True))
        before, after = (
            [Text(utterance_of(note, speakers), comparison_key(words), key) for note, words, key in texts]
            for texts in (entries, news)
        )
        number_of = {place: number for number, place in enumerate(olds)}
        known = {number: number_of[place] for number, place in self.of_unit.items()}
        aligned = {new: olds[old] for new, old in align(before, after, known).items()}
        self.of_unit |= aligned
        left = self._by_words(set(chain.from_iterable(gone.values())).difference(aligned.values()))
        for number, text in enumerate(after):
            if number not in aligned and (same := left.get(text.words)):
                self.of_unit[number] = same.pop()
                self.elsewhere.add(number)

    def _by_words(self, places: Iterable[int]) -> dict[str, list[int]]:
        """Source text -> places of entries with it, the last in the file first."""
        found: dict[str, list[int]] = defaultdict(list)
        for place in sorted(places, reverse=True):
            found[comparison_key(self._entries[place].source)].append(place)
        return found


def _doubt(unit: Unit, before: Entry, *, elsewhere: bool) -> tuple[str, str, str | None] | None:
    """Why a person must look at a translation now: code, message, and the source text that it was made of if other."""
    same = before.source == unit.source or _same_but_typography(before.source, unit.source)
    renamed = before.key != unit.key
    if not before.translation or (same and not (renamed and elsewhere)):
        return None
    if not renamed:
        message = f"{unit.key}: the source text changed; the translation was kept and marked fuzzy"
        return "XL412", message, before.source
    if same:
        why = "has the same words by another speaker or in another place"
    else:
        alike = likeness(comparison_key(before.source), comparison_key(unit.source))
        why = f"has a similarity of {alike:.0f} % (minimum: {SIMILAR} %)"
    message = (
        f"{unit.key}: new; the translation of {before.key}, which is gone, {why}; it was carried over, marked fuzzy"
    )
    return "XL414", message, None if same else before.source


def _with_machine_line(entry: Entry, source: str, target: str | None) -> Entry:
    """An entry whose file says only that a machine wrote it, with a line of origin that every format carries."""
    if not entry.machine or not entry.has_words or read_machine_line(entry.comment):
        return entry
    line = unknown_machine_line(source, target or UNDETERMINED, entry.translation if entry.fuzzy else None)
    return replace(entry, comment=f"{entry.comment}\n{line}".lstrip("\n"))


def _same_but_typography(one: str, other: str) -> bool:
    """True if two texts differ only in white space, quotation marks, dashes and the like."""

    def plain(text: str) -> str:
        return unicodedata.normalize("NFKC", comparison_key(text).translate(_TYPOGRAPHY))

    return plain(one) == plain(other)
