"""Which of the entries that a unit has becomes its translation, and what is said of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from pathlib import PurePath

from xlate.errors import BrokenMarkupError, InputError, PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.findings import Finding
from xlate.model.translated_markup import decode
from xlate.model.unit import Origin, State, Target, Unit
from xlate.text import comparison_key, shorten

__all__ = ["CONFLICT", "FIRST", "NEWEST", "Candidate", "Fuzzy", "Rank", "Rules", "choose"]

NEWEST, FIRST = "newest", "first"
"""rules by which one of two different translations is preferred; the name of a file is one too"""
_BY_PERSONS = frozenset({State.FUZZY, State.TRANSLATED, State.POST_EDITED})
"""states of a unit in whose words a person had a hand"""
_EARLIEST = datetime.min.replace(tzinfo=UTC)
CONFLICT = "#-#-#-#-#"
"""what msgcat writes around translations that differ"""


class Fuzzy(StrEnum):
    """What a merge does with translations that need review."""

    SOURCE = "source"
    """the source text stands in (as gettext does)"""
    USE = "use"
    """the translation is used and marked: st.fuzzy, st.mt (a machine's, unread) or st.stale (its source has changed)"""
    OMIT = "omit"
    """the words are left out, and a gap says so"""


class Rank(IntEnum):
    """How much a translation is worth: the lowest is taken."""

    FINISHED = 0
    """a person says it is done"""
    FUZZY = 1
    """a person has worked on it, and says it needs review"""
    MACHINE = 2
    """nobody has read it"""
    STALE = 3
    """of a text that was the unit's once"""
    EMPTY = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may hold the translation of a unit."""

    entry: Entry
    catalogue: Catalogue
    order: int
    """of the catalogue among those given"""
    origin: Origin
    stale: bool = False
    """the msgid is not the text of the unit"""

    @property
    def rank(self) -> Rank:
        """What it is worth."""
        if not self.entry.has_words:
            return Rank.EMPTY
        if self.stale:
            return Rank.STALE
        if not self.entry.fuzzy:
            return Rank.FINISHED
        return Rank.FUZZY if self.origin.reviewed else Rank.MACHINE

    @property
    def place(self) -> str:
        """Where it stands, for messages about another entry."""
        return f"{self.catalogue.file}:{self.entry.line}"

    def finding(self, code: str, message: str) -> Finding:
        """A finding at the line of the entry."""
        return Finding(code, f"{self.entry.key}: {message}", self.catalogue.file, self.entry.line)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a person has said about translations that are in doubt."""

    fuzzy: Fuzzy
    prefer: str | None = None
    """which of two different translations is taken: ``newest``, ``first``, or the name of a file; None: neither"""

    def check(self, catalogues: Sequence[Catalogue]) -> None:
        """Refuse the name of a file that none of some catalogues has, or several.

        Raises:
            InputError: prefer names no catalogue, or two.
        """
        name = self.prefer
        if name is None or name in (NEWEST, FIRST):
            return
        called = {one.file for one in catalogues if _is_called(one, name)}
        if not called:
            names = ", ".join(one.file for one in catalogues)
            raise InputError(f'"{name}" is not one of the merged files: prefer newest, first, or one of {names}')
        if len(called) > 1:
            which = " or ".join(sorted(called))
            raise InputError(f'"{name}" could be {which}: name the file that you prefer with its folder')

    def preferred(self, groups: Sequence[Sequence[Candidate]]) -> int | None:
        """Which of several groups, each of which says the same, a person prefers; None: that is not decided."""
        if self.prefer is None:
            return None
        if self.prefer == NEWEST:
            moments = [max(_moment(one.catalogue.revised) for one in same) for same in groups]
            newest = max(moments)
            return moments.index(newest) if moments.count(newest) == 1 else None
        if self.prefer == FIRST:
            return min(range(len(groups)), key=lambda place: min(one.order for one in groups[place]))
        called = [any(_is_called(one.catalogue, str(self.prefer)) for one in same) for same in groups]
        return called.index(True) if True in called else None


@dataclass(frozen=True, slots=True)
class _Note:
    """A finding whose end depends on what becomes of the unit."""

    candidate: Candidate
    code: str
    what: str
    unused: str = "{remains}"
    """what follows if the entry is not used; ``{remains}`` stands for what the unit has instead"""
    used: str = ""
    """what follows if it is used; empty: as if it were not"""

    def finding(self, chosen: Candidate | None, remains: str) -> Finding:
        """The finding, when it is known which entry the unit has, if any, and what it has without this one."""
        used = self.used if self.candidate is chosen else ""
        return self.candidate.finding(self.code, f"{self.what}; {used or self.unused.format(remains=remains)}")


def choose(
    unit: Unit, candidates: Sequence[Candidate], rules: Rules, stands: State | None, content: Callable[[str], str]
) -> tuple[Target, list[Finding]]:
    """Choose the translation of a unit.

    Args:
        unit: the unit.
        candidates: at least one; the best first.
        rules: what becomes of those in doubt.
        stands: state of the translation that the unit has already; None: it has none.
        content: key of a unit -> its content as it stands in the source file.

    Returns:
        The target of the unit, and findings on entries that were not used, or not as they are.
    """
    findings: list[Finding] = []
    notes: list[_Note] = []
    usable: list[tuple[Candidate, Target]] = []
    for candidate in candidates:
        if usable and candidate.rank > usable[0][0].rank:
            findings += _passed_over(candidate, usable[0][0])
            continue
        if candidate.rank is Rank.MACHINE and stands in _BY_PERSONS:
            message = "unread machine translation; not used, since the TEI has a translation"
            findings.append(candidate.finding("XL417", message))
            continue
        state, note = _state(candidate, unit, rules.fuzzy, stands)
        notes += [note] if note else []
        if state is not State.UNTRANSLATED:
            target = _decoded(candidate, state, content(unit.key), notes)
            usable += [(candidate, target)] if target else []
    if not usable and candidates[0].rank is Rank.EMPTY and stands:
        notes.append(_Note(candidates[0], "XL407", "empty"))
    nothing = Target(unit.key, "", State.UNTRANSLATED, candidates[0].entry.line)
    chosen, target = _settle(usable, rules, notes, findings) or (None, nothing)
    if chosen is None:
        remains = "the translation in the TEI stays" if stands else "the source text stays"
    else:
        remains = f"that of line {target.line} of {target.origin.catalogue} is used"
    return target, [*findings, *(note.finding(chosen, remains) for note in notes)]


def _state(candidate: Candidate, unit: Unit, fuzzy: Fuzzy, stands: State | None) -> tuple[State, _Note | None]:
    """The state of a unit by an entry; and what is to be said if it is not just done."""
    used = fuzzy is Fuzzy.USE
    if CONFLICT in candidate.entry.translation:
        what = "msgcat put two different translations into one; choose one of them"
        return State.UNTRANSLATED, _Note(candidate, "XL419", what, "not merged, {remains}")
    match candidate.rank:
        case Rank.EMPTY:
            return State.UNTRANSLATED, None
        case Rank.FINISHED:
            return State.POST_EDITED if candidate.origin.machine else State.TRANSLATED, None
        case Rank.STALE:
            old, new = (shorten(comparison_key(words)) for words in (candidate.entry.source, unit.source))
            what = f'its source text "{old}" is no longer that of the unit, "{new}"'
            unused = "not merged, {remains}; update with: " + candidate.catalogue.made_by
            note = _Note(candidate, "XL401", what, unused, used="used, marked stale" if used else "")
            return State.STALE if used else State.UNTRANSLATED, note
        case Rank.MACHINE:
            mark, code, what = State.MACHINE, "XL418", "machine translation that has not been reviewed"
        case Rank.FUZZY:
            mark, code, what = State.FUZZY, "XL406", "fuzzy"
            if stands in _BY_PERSONS and _is_of_other_words(candidate.entry, unit):
                code, what = "XL426", "its source text was changed after it was translated, so it needs review"
    if fuzzy is Fuzzy.SOURCE:
        return State.UNTRANSLATED, _Note(candidate, code, what)
    if used:
        return mark, _Note(candidate, code, what, used=f"used, marked {mark}")
    return mark, _Note(candidate, code, what, "the translation in the TEI stays" if stands else "left out")


def _is_of_other_words(entry: Entry, unit: Unit) -> bool:
    """True if an entry says that its translation was made of another source text."""
    return entry.previous is not None and comparison_key(entry.previous) != comparison_key(unit.source)


def _decoded(candidate: Candidate, state: State, content: str, notes: list[_Note]) -> Target | None:
    """The translation, if its markup is that of the source."""
    key = str(candidate.entry.key)
    try:
        words = decode(candidate.entry.translation, content)
    except PlaceholderError as error:
        code = "XL404" if isinstance(error, BrokenMarkupError) else "XL405"
        notes.append(_Note(candidate, code, error.message, "not merged, {remains}"))
        return None
    return Target(key, words, state, candidate.entry.line, candidate.origin)


def _passed_over(candidate: Candidate, better: Candidate) -> list[Finding]:
    """Which translation is not used because another file has a better one."""
    why = {Rank.FUZZY: "fuzzy", Rank.MACHINE: "unread machine translation", Rank.STALE: "of an older text"}
    if candidate.rank not in why:
        return []
    message = f"{why[candidate.rank]}; not used, since there is a better one in {better.place}"
    return [candidate.finding("XL417", message)]


def _settle(
    usable: Sequence[tuple[Candidate, Target]], rules: Rules, notes: list[_Note], findings: list[Finding]
) -> tuple[Candidate | None, Target] | None:
    """Of translations of equal worth: one if they agree, else one by the rule that a person gave, or none."""
    by_words: dict[str, list[tuple[Candidate, Target]]] = defaultdict(list)
    for candidate, target in usable:
        by_words[comparison_key(target.text)].append((candidate, target))
    # Of those who say the same, a person who wrote it comes before one who corrected a machine, whatever the order.
    different = [min(same, key=lambda one: one[1].origin.machine is not None) for same in by_words.values()]
    if len(different) < 2:
        return different[0] if different else None
    place = rules.preferred([[candidate for candidate, _ in same] for same in by_words.values()])
    listed = "; ".join(f'"{shorten(comparison_key(one.entry.translation))}" ({one.place})' for one, _ in different)
    first, targets = different[0][0], [target for _, target in different]
    if place is None:
        tie = ", which does not decide here" if rules.prefer else ""
        unused = "none merged, {remains}; choose with --prefer newest, first, or the name of a file" + tie
        notes.append(_Note(first, "XL415", f"different translations: {listed}", unused))
        return None, Target(targets[0].key, "", State.UNTRANSLATED, first.entry.line, variants=tuple(targets))
    chosen, taken = different[place]
    message = f"different translations: {listed}; that of {chosen.place} was taken (--prefer {rules.prefer})"
    findings.append(first.finding("XL416", message))
    return chosen, replace(taken, variants=tuple(target for target in targets if target is not taken))


def _is_called(catalogue: Catalogue, name: str) -> bool:
    """True if a name, perhaps without its folder, is that of a catalogue."""
    return name in (catalogue.file, PurePath(catalogue.file).name)


def _moment(revised: str | None) -> datetime:
    """When a file was revised last; the earliest of all moments if it does not say."""
    for read in (lambda text: datetime.strptime(text, "%Y-%m-%d %H:%M%z"), datetime.fromisoformat):
        try:
            moment = read((revised or "").strip())
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _EARLIEST
