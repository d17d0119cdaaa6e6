"""Catalogue -> pairs for a translation memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from xlate.dates import iso_moment
from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry, with_codes
from xlate.findings import Finding, Result
from xlate.languages import UNDETERMINED
from xlate.model.markup import encode, escape_text, tokenize
from xlate.model.mt_origin import MachineOrigin, origin_line, read_machine_line, unknown_machine_line, with_languages
from xlate.model.pair import Pair
from xlate.model.translated_markup import decode
from xlate.model.unit import State, Target, Unit
from xlate.text import comparison_key, normalize_space

__all__ = ["PairLanguages", "extract_pairs", "pairs_of_targets"]


_Machine = tuple[MachineOrigin, str]
"""what a line of origin says: the origin, and the hash of what the machine wrote"""


@dataclass(frozen=True, slots=True)
class PairLanguages:
    """The languages of a catalogue."""

    source: str
    """BCP 47 tag of the source texts"""
    target: str
    """BCP 47 tag of the translations"""


def extract_pairs(
    catalogue: Catalogue, languages: PairLanguages, units: Sequence[Unit] = (), document: str | None = None
) -> Result[list[Pair]]:
    """The translations of a catalogue as pairs; entries without one, and those with plural forms, are none.

    Args:
        catalogue: the translator's file.
        languages: of its source texts and its translations.
        units: the units it was made of, if they are at hand: from them speaker, kind and lineage are known.
        document: name of the document; None: as the catalogue says, else the name of its file.

    Returns:
        The pairs, fuzzy ones among them; and findings on translations whose markup is not that of their source
        (XL701, left out).
    """
    known = {unit.key: unit for unit in units}
    name = document or catalogue.document or PurePath(catalogue.file).stem
    findings: list[Finding] = []
    pairs: list[Pair] = []
    for entry in with_codes(catalogue, units).entries:
        if entry.plural or not normalize_space(entry.translation) or not normalize_space(entry.source):
            continue
        try:
            source, target, exact = _words(entry)
        except PlaceholderError as error:
            what = f"{entry.key or 'entry'}: {error.message}; not added"
            findings.append(Finding("XL701", what, catalogue.file, entry.line))
            continue
        unit = known.get(entry.key or "")
        if unit is not None and comparison_key(unit.source) != comparison_key(entry.source):
            unit = None  # the words have changed since, and maybe who says them
        language = _source_language(unit, languages)
        machine = _machine(entry, language, languages.target)
        pairs.append(
            _pair(
                (source, target),
                PairLanguages(language, languages.target),
                unit,
                machine,
                document=name,
                key=entry.key or "",
                translator=entry.translator or catalogue.translator,
                date=iso_moment(catalogue.revised),
                state=_state(entry, machine),
                file=PurePath(catalogue.file).name,
                exact=exact,
            )
        )
    return Result(pairs, tuple(findings))


def pairs_of_targets(
    units: Iterable[Unit], targets: Mapping[str, Target], catalogues: Sequence[Catalogue], language: str, document: str
) -> list[Pair]:
    """What a merge took from catalogues, as pairs.

    Args:
        units: the units of the source text.
        targets: key -> target, as `find_targets` gives them.
        catalogues: the translators' files.
        language: tag of the language they are in.
        document: name of the source text, without ending.

    Returns:
        The pairs of units that are translated, or fuzzy (which the caller may leave out).
    """
    marked = {
        (PurePath(one.file).name, entry.key): entry
        for one in catalogues
        for entry in one.entries
        if entry.comment or entry.machine
    }
    pairs = []
    for unit in units:
        target = targets.get(unit.key)
        if target is None or target.state in (State.UNTRANSLATED, State.STALE) or not normalize_space(target.text):
            continue
        origin = target.origin
        entry = marked.get((origin.catalogue, unit.key)) if origin.machine is not None else None
        pairs.append(
            _pair(
                (unit.source, encode(target.text)),
                PairLanguages(unit.language, language),
                unit,
                _machine(entry, unit.language, language) if entry else None,
                document=document,
                key=unit.key,
                translator=origin.translator,
                date=iso_moment(origin.revised),
                state=target.state,
                file=origin.catalogue,
            )
        )
    return pairs


def _pair(
    words: tuple[str, str],
    languages: PairLanguages,
    unit: Unit | None,
    machine: _Machine | None,
    *,
    document: str,
    key: str,
    translator: str | None,
    date: str | None,
    state: State,
    file: str,
    exact: bool = True,
) -> Pair:
    """A pair, with what its unit knows: where the words stand, and which way they and their translation went."""
    pair = Pair(
        *words,
        languages.source,
        languages.target,
        document=document,
        key=key,
        translator=None if state is State.MACHINE else translator,  # nobody's name stands on words nobody has read
        date=date,
        state=state,
        machine=origin_line(*machine) if machine else "",
        file=file,
        exact=exact,
    )
    if unit is None:
        return pair
    lineage = unit.lineage
    crossing = [*(model.target for model in (machine[0].models[:-1] if machine else ())), languages.target]
    return replace(
        pair,
        number=unit.number,
        kind=unit.kind,
        speaker=unit.speaker,
        way=lineage.languages,
        lineage=lineage.kind,
        target_way=(*lineage.languages, *crossing),
        target_lineage=lineage.classes(*crossing)[0],
        relation=unit.relation,
    )


def _words(entry: Entry) -> tuple[str, str, bool]:
    """Source and translation as fragments, and whether they were fragments before.

    Raises:
        PlaceholderError: the source is one, but the translation does not have its markup.
    """
    try:
        tokenize(entry.source)
    except BrokenMarkupError:  # from elsewhere, where "&" needs no escape
        return normalize_space(escape_text(entry.source)), normalize_space(escape_text(entry.translation)), False
    # decode gives the source itself for a translation that is the same; otherwise content, with its tags
    return normalize_space(entry.source), encode(decode(entry.translation, entry.source)), True


def _machine(entry: Entry, source: str, target: str) -> _Machine | None:
    """What an entry says of the machine that wrote its words first, from one language in another one; None if none."""
    comment = entry.comment
    if entry.machine and not read_machine_line(comment):
        comment = unknown_machine_line(source, target, entry.translation if entry.fuzzy else None)
    read = read_machine_line(comment)
    return (with_languages(read[0], source, target), read[1]) if read else None


def _source_language(unit: Unit | None, languages: PairLanguages) -> str:
    return unit.language if unit is not None and unit.language != UNDETERMINED else languages.source


def _state(entry: Entry, machine: _Machine | None) -> State:
    """The state of a translation, which for a machine's words no mark of a person changes."""
    if entry.is_raw_machine:
        return State.MACHINE
    if entry.fuzzy:
        return State.FUZZY
    return State.TRANSLATED if machine is None and not entry.machine else State.POST_EDITED
