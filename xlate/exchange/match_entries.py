"""How the entries of translators' files find their units: one file or several, one translation or two that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from xlate.errors import PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry, with_codes
from xlate.exchange.choose_translation import CONFLICT, Candidate, Fuzzy, Rules, choose
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED
from xlate.model.mt_origin import UNKNOWN, MachineOrigin, Model, read_machine_line, with_languages
from xlate.model.translated_markup import decode
from xlate.model.unit import Origin, State, Target, Unit
from xlate.text import comparison_key, shorten

__all__ = ["find_targets"]


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
    rules = Rules(fuzzy, prefer)
    rules.check(catalogues)
    stands = {key: state for key, state in (standing or {}).items() if state is not State.UNTRANSLATED}
    findings: list[Finding] = []
    known = {unit.key for unit in units}
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for order, catalogue in enumerate(with_codes(one, units) for one in catalogues):
        _collect(catalogue, order, known, by_key, findings)
    targets: dict[str, Target] = {}
    missing = 0
    for unit in units:
        candidates = by_key.get(unit.key)
        if not candidates:
            missing += 1
            targets[unit.key] = Target(unit.key, "", State.UNTRANSLATED)
            continue
        if len(candidates) == 1 and (target := _beyond_doubt(candidates[0], unit, content)):
            targets[unit.key] = target
            continue
        best = [_with_true_languages(one, unit, findings) for one in _one_of_each_file(candidates, unit, findings)]
        targets[unit.key], told = choose(unit, best, rules, stands.get(unit.key), content)
        findings += told
    if missing:
        where = "" if len(catalogues) == 1 else " in any of the catalogues"
        message = (
            f"{missing} of {len(units)} units have no entry{where}; "
            f"unless this is a part on purpose, bring it up to date: {catalogues[0].made_by}"
        )
        findings.append(Finding("XL408", message, catalogues[0].file))
    return Result(targets, tuple(findings))


def _beyond_doubt(candidate: Candidate, unit: Unit, content: Callable[[str], str]) -> Target | None:
    """The target of a unit with one entry, which is finished and of its text: there is nothing to choose or to report.

    None where anything else is to be thought of; then `choose` decides. tests/exchange/test_beyond_doubt.py compares.
    """
    entry = candidate.entry
    if entry.fuzzy or entry.comment or entry.machine or entry.source != unit.source or not entry.has_words:
        return None
    if CONFLICT in entry.translation:
        return None
    try:
        words = decode(entry.translation, content(unit.key))
    except PlaceholderError:
        return None
    return Target(unit.key, words, State.TRANSLATED, entry.line, candidate.origin)


def _collect(
    catalogue: Catalogue,
    order: int,
    known: set[str],
    by_key: Mapping[str, list[Candidate]],
    findings: list[Finding],
) -> None:
    """Sort the entries of a catalogue by the units they name."""
    origin = Origin(catalogue.translator, PurePath(catalogue.file).name, catalogue.revised)
    for entry in catalogue.entries:
        if entry.key is None or entry.plural:
            place = "msgctxt" if catalogue.header else "id"
            what = "has plural forms" if entry.plural else f"has no {place}"
            findings.append(
                Finding("XL411", f'entry "{shorten(comparison_key(entry.source))}" {what}', catalogue.file, entry.line)
            )
        elif entry.key not in known:
            message = f'no unit has xml:id="{entry.key}" ("{shorten(comparison_key(entry.source))}"); not merged'
            findings.append(Finding("XL402", message, catalogue.file, entry.line))
        else:
            by_key[entry.key].append(Candidate(entry, catalogue, order, _origin(entry, origin, catalogue)))


def _origin(entry: Entry, origin: Origin, catalogue: Catalogue) -> Origin:
    """Who made the words of an entry: if it names a machine, that, and whether a person went over them."""
    if entry.translator:
        origin = replace(origin, translator=entry.translator)
    machine = read_machine_line(entry.comment) if entry.comment else None
    if machine is None and not entry.machine:
        return origin
    languages = Model(catalogue.source_language or UNDETERMINED, catalogue.language or UNDETERMINED)
    how = machine[0] if machine else MachineOrigin(UNKNOWN, "-", (languages,))
    return replace(origin, machine=how, reviewed=entry.state is not State.MACHINE)


def _one_of_each_file(candidates: Sequence[Candidate], unit: Unit, findings: list[Finding]) -> list[Candidate]:
    """Of each file the best entry of a unit whose msgid is its text, else the best of the others, which are stale."""
    of_file: dict[int, list[Candidate]] = defaultdict(list)
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


def _with_true_languages(candidate: Candidate, unit: Unit, findings: list[Finding]) -> Candidate:
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
