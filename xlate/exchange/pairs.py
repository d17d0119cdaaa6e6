"""Catalogue -> pairs for a translation memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from xlate.dates import iso_date
from xlate.errors import BrokenMarkupError, PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.findings import Finding, Result
from xlate.inline import decode, encode, escape_text, tokenize
from xlate.languages import UNDETERMINED
from xlate.machine import hash_of_words, read_machine_line
from xlate.pairs import Pair
from xlate.targets import Target
from xlate.units import State, Unit, fold, match_key

__all__ = ["PairLanguages", "extract_pairs", "pairs_of_targets"]


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
    for entry in catalogue.entries:
        if entry.plural or not fold(entry.translation) or not fold(entry.source):
            continue
        try:
            source, target, exact = _words(entry)
        except PlaceholderError as error:
            what = f"{entry.key or 'entry'}: {error.message}; not added"
            findings.append(Finding("XL701", what, catalogue.file, entry.line))
            continue
        machine = _machine_line(entry.comment)
        unit = known.get(entry.key or "")
        if unit is not None and match_key(unit.source) != match_key(entry.source):
            unit = None  # the words have changed since, and maybe who says them
        pairs.append(
            Pair(
                source,
                target,
                _source_language(unit, languages),
                languages.target,
                document=name,
                key=entry.key or "",
                **_facts(unit),  # type: ignore[arg-type]
                translator=entry.translator or catalogue.translator,
                date=iso_date((catalogue.revised or "")[:10]),
                state=_state(machine, entry.translation, fuzzy=entry.fuzzy),
                machine=machine,
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
    comments = {
        (PurePath(one.file).name, entry.key): entry.comment
        for one in catalogues
        for entry in one.entries
        if entry.comment
    }
    pairs = []
    for unit in units:
        target = targets.get(unit.key)
        if target is None or target.state in (State.UNTRANSLATED, State.STALE) or not fold(target.text):
            continue
        words = encode(target.text)
        origin = target.origin
        machine = _machine_line(comments.get((origin.catalogue, unit.key), "")) if origin.machine is not None else ""
        pairs.append(
            Pair(
                unit.source,
                words,
                unit.language,
                language,
                document=document,
                key=unit.key,
                **_facts(unit),  # type: ignore[arg-type]
                translator=origin.translator,
                date=iso_date((origin.revised or "")[:10]),
                state=target.state,
                machine=machine,
                file=origin.catalogue,
            )
        )
    return pairs


def _words(entry: Entry) -> tuple[str, str, bool]:
    """Source and translation as fragments, and whether they were fragments before.

    Raises:
        PlaceholderError: the source is one, but the translation does not have its markup.
    """
    try:
        tokenize(entry.source)
    except BrokenMarkupError:  # from elsewhere, where "&" needs no escape
        return fold(escape_text(entry.source)), fold(escape_text(entry.translation)), False
    # decode gives the source itself for a translation that is the same; otherwise content, with its tags
    return fold(entry.source), encode(decode(entry.translation, entry.source)), True


def _facts(unit: Unit | None) -> dict[str, object]:
    """What a pair knows from its unit."""
    if unit is None:
        return {}
    return {
        "kind": unit.kind,
        "speaker": unit.speaker,
        "way": unit.lineage.languages,
        "lineage": unit.lineage.kind,
        "relation": unit.relation,
    }


def _source_language(unit: Unit | None, languages: PairLanguages) -> str:
    return unit.language if unit is not None and unit.language != UNDETERMINED else languages.source


def _machine_line(comment: str) -> str:
    """The line of origin in a comment; empty if there is none."""
    if read_machine_line(comment) is None:
        return ""
    return next(line.strip() for line in reversed(comment.splitlines()) if read_machine_line(line) is not None)


def _state(machine: str, words: str, *, fuzzy: bool) -> State:
    """The state of a translation, which for a machine's words no mark of a person changes."""
    read = read_machine_line(machine)
    if read is not None and read[1] == hash_of_words(words):
        return State.MACHINE
    if fuzzy:
        return State.FUZZY
    return State.TRANSLATED if read is None else State.POST_EDITED
