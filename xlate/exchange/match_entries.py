"""How the entries of translators' files find their units: one file or several, one translation or two that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from pathlib import PurePath

from xlate.errors import BrokenMarkupError, InputError, PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED
from xlate.model.markup import decode
from xlate.model.mt_origin import UNKNOWN, MachineOrigin, Model, hash_of_words, read_machine_line, with_languages
from xlate.model.unit import Origin, State, Target, Unit
from xlate.text import comparison_key

__all__ = ["FIRST", "NEWEST", "Fuzzy", "find_targets"]

NEWEST, FIRST = "newest", "first"
"""rules by which one of two different translations is preferred; the name of a file is one too"""
_BY_PERSONS = frozenset({State.FUZZY, State.TRANSLATED, State.POST_EDITED})
"""states of a unit in whose words a person had a hand"""
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_SPACE = " \t\r\n"
_CONFLICT = "#-#-#-#-#"
"""what msgcat writes around translations that differ"""
_REMAINS = "\0"
"""stands in a message for what is there instead of an entry that is not used"""


class Fuzzy(StrEnum):
    """What a merge does with translations that need review."""

    SOURCE = "source"
    """the source text stands in (as gettext does)"""
    USE = "use"
    """the translation is used and marked: st.fuzzy, st.mt (a machine's, unread) or st.stale (its source has changed)"""
    OMIT = "omit"
    """the words are left out, and a gap says so"""


def find_targets(
    units: Sequence[Unit],
    content: Callable[[str], str],
    catalogues: Sequence[Catalogue],
    fuzzy: Fuzzy,
    *,
    standing: Mapping[str, State] | None = None,
    prefer: str | None = None,
) -> Result[dict[str, Target]]:
    """Find the translation of each unit in one or several catalogues of one language.

    Args:
        units: the units of the source text.
        content: key of a unit -> its content as it stands in the source file.
        catalogues: the translations.
        fuzzy: what to do with those that need review.
        standing: key -> state, of units that have a translation already; it stays where the catalogues have no better
            one, and raw machine text is no better than what a person made.
        prefer: which of two different translations is taken: ``newest``, ``first``, or the name of a catalogue;
            None: neither.

    Returns:
        key -> target, for every unit; and findings on entries that were not used, each with its line. An entry is
        used only if its msgctxt is the xml:id of a unit and its msgid, white space folded, the text of that unit.

    Raises:
        InputError: prefer names no catalogue, or two.
    """
    if prefer not in (None, NEWEST, FIRST):
        _check_preferred(str(prefer), catalogues)
    stands = {key: state for key, state in (standing or {}).items() if state is not State.UNTRANSLATED}
    findings: list[Finding] = []
    known = {unit.key for unit in units}
    by_key: dict[str, list[_Candidate]] = defaultdict(list)
    for order, catalogue in enumerate(catalogues):
        _collect(catalogue, order, known, by_key, findings)
    targets: dict[str, Target] = {}
    missing = 0
    for unit in units:
        candidates = by_key.get(unit.key)
        if not candidates:
            missing += 1
            targets[unit.key] = Target(unit.key, "", State.UNTRANSLATED)
            continue
        choice = _Choice(unit, fuzzy, prefer, findings, stands=stands.get(unit.key))
        chosen = [_with_true_languages(one, unit, findings) for one in _one_of_each_file(candidates, unit, findings)]
        targets[unit.key] = choice.target(chosen, content)
    if missing:
        where = "" if len(catalogues) == 1 else " in any of the catalogues"
        message = (
            f"{missing} of {len(units)} units have no entry{where}; "
            "unless this is a part on purpose, bring it up to date: xlate export-po"
        )
        findings.append(Finding("XL408", message, catalogues[0].file))
    return Result(targets, tuple(findings))


class _Rank(IntEnum):
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
class _Candidate:
    """An entry that may hold the translation of a unit."""

    entry: Entry
    catalogue: Catalogue
    order: int
    """of the catalogue among those given"""
    origin: Origin
    stale: bool = False
    """the msgid is not the text of the unit"""

    @property
    def rank(self) -> _Rank:
        """What it is worth."""
        if not self.entry.translation.strip(_SPACE):
            return _Rank.EMPTY
        if self.stale:
            return _Rank.STALE
        if not self.entry.fuzzy:
            return _Rank.FINISHED
        return _Rank.FUZZY if self.origin.reviewed else _Rank.MACHINE

    @property
    def place(self) -> str:
        """Where it stands, for messages about another entry."""
        return f"{self.catalogue.file}:{self.entry.line}"

    def finding(self, code: str, message: str) -> Finding:
        """A finding at the line of the entry."""
        return Finding(code, f"{self.entry.key}: {message}", self.catalogue.file, self.entry.line)


def _collect(
    catalogue: Catalogue,
    order: int,
    known: set[str],
    by_key: Mapping[str, list[_Candidate]],
    findings: list[Finding],
) -> None:
    """Sort the entries of a catalogue by the units they name."""
    origin = Origin(catalogue.translator, PurePath(catalogue.file).name, catalogue.revised)
    for entry in catalogue.entries:
        if entry.key is None or entry.plural:
            what = "has plural forms" if entry.plural else "has no msgctxt"
            findings.append(Finding("XL411", f'entry "{_short(entry.source)}" {what}', catalogue.file, entry.line))
        elif entry.key not in known:
            message = f'no unit has xml:id="{entry.key}" ("{_short(entry.source)}"); not merged'
            findings.append(Finding("XL402", message, catalogue.file, entry.line))
        else:
            by_key[entry.key].append(_Candidate(entry, catalogue, order, _origin(entry, origin, catalogue)))


def _origin(entry: Entry, origin: Origin, catalogue: Catalogue) -> Origin:
    """Who made the words of an entry: if it names a machine, that, and whether a person went over them."""
    if entry.translator:
        origin = replace(origin, translator=entry.translator)
    machine = read_machine_line(entry.comment) if entry.comment else None
    if machine is None and entry.machine:
        languages = Model(catalogue.source_language or UNDETERMINED, catalogue.language or UNDETERMINED)
        return replace(origin, machine=MachineOrigin(UNKNOWN, "-", (languages,)), reviewed=not entry.fuzzy)
    if machine is None:
        return origin
    how, digest = machine
    return replace(origin, machine=how, reviewed=not entry.fuzzy or hash_of_words(entry.translation) != digest)


def _one_of_each_file(candidates: Sequence[_Candidate], unit: Unit, findings: list[Finding]) -> list[_Candidate]:
    """Of each file the best entry of a unit whose msgid is its text, else the best of the others, which are stale."""
    of_file: dict[int, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        of_file[candidate.order].append(candidate)
    chosen = []
    for entries in of_file.values():
        fitting = min((one for one in entries if _fits(one.entry, unit)), key=lambda one: one.rank, default=None)
        taken = fitting or min(entries, key=lambda one: one.rank)
        for other in entries:
            if other is not taken:
                message = f"another entry for this unit; the one in line {taken.entry.line} was taken"
                findings.append(other.finding("XL403", message))
        chosen.append(taken if fitting else replace(taken, stale=True))
    return sorted(chosen, key=lambda one: one.rank)


def _with_true_languages(candidate: _Candidate, unit: Unit, findings: list[Finding]) -> _Candidate:
    """A line of origin that leads between other languages, perhaps copied from elsewhere, still names a machine."""
    machine, language = candidate.origin.machine, candidate.catalogue.language or UNDETERMINED
    if machine is None:
        return candidate
    honest = with_languages(machine, unit.language, language)
    if honest is machine:
        return candidate
    if machine.engine != UNKNOWN:
        way = [machine.models[0].source, *(model.target for model in machine.models)]
        says = f"the line xlate-mt says {' → '.join(way)}"
        message = f"{says}, but the translation is from {unit.language} into {language}"
        findings.append(candidate.finding("XL420", f"{message}; taken as one hop of this machine"))
    return replace(candidate, origin=replace(candidate.origin, machine=honest))


def _fits(entry: Entry, unit: Unit) -> bool:
    """True if the msgid of an entry is the text of a unit."""
    return entry.source == unit.source or comparison_key(entry.source) == comparison_key(unit.source)


@dataclass(slots=True)
class _Choice:
    """The choice of a translation for one unit."""

    unit: Unit
    fuzzy: Fuzzy
    prefer: str | None
    findings: list[Finding]
    stands: State | None
    """state of the translation that the unit has already; None: it has none"""
    pending: list[tuple[_Candidate, str, str, str]] = field(default_factory=list)
    """findings (entry, code, message, what follows if the entry is used) that wait for what becomes of the unit"""

    def target(self, candidates: Sequence[_Candidate], content: Callable[[str], str]) -> Target:
        """The target of the unit.

        Args:
            candidates: at least one; the best first.
            content: see `find_targets`.
        """
        usable: list[tuple[_Candidate, Target]] = []
        for candidate in candidates:
            if usable and candidate.rank > usable[0][0].rank:
                self._pass_over(candidate, usable[0][0])
                continue
            state = self._state(candidate)
            if state is not State.UNTRANSLATED and (target := self._decoded(candidate, state, content)):
                usable.append((candidate, target))
        if not usable and candidates[0].rank is _Rank.EMPTY and self.stands:
            self._wait(candidates[0], "XL407", f"empty; {_REMAINS}")
        chosen = self._settle(usable) or Target(self.unit.key, "", State.UNTRANSLATED, candidates[0].entry.line)
        if chosen.state is State.UNTRANSLATED:
            remains = "the translation in the TEI stays" if self.stands else "the source text stays"
        else:
            remains = f"that of line {chosen.line} of {chosen.origin.catalogue} is used"
        for candidate, code, message, if_used in self.pending:
            used = (chosen.line, chosen.origin) == (candidate.entry.line, candidate.origin)
            done = f"; {if_used if used else remains}" if if_used else ""
            self.findings.append(candidate.finding(code, message.replace(_REMAINS, remains) + done))
        return chosen

    def _wait(self, candidate: _Candidate, code: str, message: str, if_used: str = "") -> None:
        """Note a finding whose end depends on what becomes of the unit."""
        self.pending.append((candidate, code, message, if_used))

    def _state(self, candidate: _Candidate) -> State:
        """The state of the unit by an entry, with a finding if it is not just done."""
        if _CONFLICT in candidate.entry.translation:
            message = f"msgcat put two different translations into one; choose one of them; not merged, {_REMAINS}"
            self._wait(candidate, "XL419", message)
            return State.UNTRANSLATED
        match candidate.rank:
            case _Rank.EMPTY:
                return State.UNTRANSLATED
            case _Rank.STALE:
                return self._stale(candidate)
            case _Rank.FINISHED:
                return State.POST_EDITED if candidate.origin.machine else State.TRANSLATED
        omitted = "the translation in the TEI stays" if self.stands else "left out"
        machine = candidate.rank is _Rank.MACHINE
        mark = State.MACHINE if machine else State.FUZZY
        if machine and self.stands in _BY_PERSONS:
            message = "unread machine translation; passed over for the translation in the TEI"
            self.findings.append(candidate.finding("XL417", message))
            return State.UNTRANSLATED
        code, what = ("XL418", "machine translation that nobody has reviewed") if machine else ("XL406", "fuzzy")
        if self.fuzzy is Fuzzy.USE:
            self._wait(candidate, code, what, f"used, marked {mark}")
        else:
            self._wait(candidate, code, f"{what}; {_REMAINS if self.fuzzy is Fuzzy.SOURCE else omitted}")
        return State.UNTRANSLATED if self.fuzzy is Fuzzy.SOURCE else mark

    def _stale(self, candidate: _Candidate) -> State:
        used = self.fuzzy is Fuzzy.USE
        done = "used, marked stale" if used else f"not merged, {_REMAINS}; update with: xlate export-po"
        old, new = _short(candidate.entry.source), _short(self.unit.source)
        message = f'its source text "{old}" is no longer that of the unit, "{new}"; {done}'
        self._wait(candidate, "XL401", message)
        return State.STALE if used else State.UNTRANSLATED

    def _decoded(self, candidate: _Candidate, state: State, content: Callable[[str], str]) -> Target | None:
        """The translation, if its markup is that of the source."""
        key, line = self.unit.key, candidate.entry.line
        try:
            words = decode(candidate.entry.translation, content(key))
        except PlaceholderError as error:
            code = "XL404" if isinstance(error, BrokenMarkupError) else "XL405"
            self._wait(candidate, code, f"{error.message}; not merged, {_REMAINS}")
            return None
        return Target(key, words, state, line, candidate.origin)

    def _pass_over(self, candidate: _Candidate, better: _Candidate) -> None:
        """Say which translation is not used because another file has a better one."""
        if candidate.rank is _Rank.EMPTY:
            return
        why = {_Rank.FUZZY: "fuzzy", _Rank.MACHINE: "unread machine translation", _Rank.STALE: "of an older text"}
        message = f"{why[candidate.rank]}; passed over for the translation in {better.place}"
        self.findings.append(candidate.finding("XL417", message))

    def _settle(self, usable: Sequence[tuple[_Candidate, Target]]) -> Target | None:
        """Of translations of equal worth: one if they agree, else one by the rule that a person gave, or none."""
        by_words: dict[str, list[tuple[_Candidate, Target]]] = defaultdict(list)
        for candidate, target in usable:
            by_words[comparison_key(target.text)].append((candidate, target))
        # Of those who say the same, a person who wrote it comes before one who corrected a machine, whatever the order.
        different = [min(same, key=lambda one: one[1].origin.machine is not None) for same in by_words.values()]
        if len(different) < 2:
            return different[0][1] if different else None
        chosen = self._preferred([[candidate for candidate, _ in same] for same in by_words.values()])
        listed = "; ".join(f'"{_short(one.entry.translation)}" ({one.place})' for one, _ in different)
        targets = [target for _, target in different]
        first = different[0][0]
        if chosen is None:
            tie = ", which does not decide here" if self.prefer else ""
            rules = f"choose with --prefer newest, first, or the name of a file{tie}"
            message = f"different translations: {listed}; none merged, {_REMAINS}; {rules}"
            self._wait(first, "XL415", message)
            return Target(self.unit.key, "", State.UNTRANSLATED, first.entry.line, variants=tuple(targets))
        where, taken = different[chosen][0].place, targets[chosen]
        message = f"different translations: {listed}; that of {where} was taken (--prefer {self.prefer})"
        self.findings.append(first.finding("XL416", message))
        return replace(taken, variants=tuple(target for target in targets if target is not taken))

    def _preferred(self, candidates: Sequence[Sequence[_Candidate]]) -> int | None:
        """Which of several groups, each of which says the same, a person prefers; None: that is not decided."""
        if self.prefer is None:
            return None
        if self.prefer == NEWEST:
            moments = [max(_moment(one.catalogue.revised) for one in same) for same in candidates]
            newest = max(moments)
            return moments.index(newest) if moments.count(newest) == 1 else None
        if self.prefer == FIRST:
            return min(range(len(candidates)), key=lambda place: min(one.order for one in candidates[place]))
        called = [any(_is_called(one.catalogue, str(self.prefer)) for one in same) for same in candidates]
        return called.index(True) if True in called else None


def _check_preferred(name: str, catalogues: Sequence[Catalogue]) -> None:
    """Raise an error unless a name is that of one of some catalogues, and of one only."""
    called = {one.file for one in catalogues if _is_called(one, name)}
    if not called:
        names = ", ".join(one.file for one in catalogues)
        raise InputError(f'"{name}" is none of the files that are merged: prefer newest, first, or one of {names}')
    if len(called) > 1:
        which = " or ".join(sorted(called))
        raise InputError(f'"{name}" can be {which}: name the file that you prefer with its folder')


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


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:57]}..."
