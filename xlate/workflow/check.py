"""Translations are checked: those of a translator's file, or those of a translated TEI file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result, Severity
from xlate.formats.sniff import NO_TRANSLATION, FileKind, refusal, sniff
from xlate.languages import parse_tag, primary_subtag
from xlate.model.mt_origin import hash_of_words, read_machine_line
from xlate.model.unit import State, Unit
from xlate.text import shorten
from xlate.workflow.inputs import Source, read_record, read_source_of, target_language
from xlate.workflow.standing import refuse_lost_words

if TYPE_CHECKING:
    from xlate.checks import Pair, Settings
    from xlate.exchange.catalogue import Catalogue
    from xlate.tei.record import Record

__all__ = [
    "Checked",
    "check",
    "check_catalogue",
    "pairs_of_catalogue",
    "pairs_of_translation",
    "read_settings",
    "write_failing",
]

_REPORTED_BY_MERGE = frozenset({"markup"})


@dataclass(frozen=True, slots=True)
class Checked:
    """Translations that were checked."""

    language: str
    """tag of the language they are in"""
    checked: int
    """how many there were"""
    fuzzy: int
    """how many were left out because they are marked for review"""
    severities: Mapping[Severity, int]
    """how many findings there are of each"""
    failing: bytes | None
    """those with findings that matter enough, as a PO file, if it was asked for"""
    failing_entries: int
    """how many there are in it"""


def check(
    file: Source,
    *,
    tei: Source | None = None,
    language: str | None = None,
    settings: Settings | None = None,
    failing: Severity | None = None,
) -> Result[Checked]:
    """Check the translations of a document.

    Args:
        file: a translator's file of any format, or a translated TEI file.
        tei: the TEI file of the source text, which tells kinds of units, speakers and lineage. A translated TEI file
            names it itself; it is needed there only if it is not where that file says.
        language: BCP 47 tag of the language of the translations, if the file does not say it.
        settings: which checks run, and how; None: all of them.
        failing: the least severity with which a translation gets into the PO file of failing ones; None: no such file.

    Raises:
        CatalogueError, RecordError: a file cannot be used; InputError: it is no translation, or its source or its
        language is not known; LanguageTagError.
    """
    from xlate.checks import Settings, find_problems

    given = read_input(file)
    settings = settings or Settings()
    kind = sniff(given.data, given.name)
    made = (_pairs_of_tei if kind is FileKind.TEI else _pairs_of_file)(given, tei, language)
    tag, pairs = made.value
    problems = find_problems(pairs, settings, given.name)
    wanted = [one for one in problems if failing is not None and _matters(one[1].severity, failing)]
    excerpt = None
    if failing is not None:
        excerpt = _excerpt_of_po(given, wanted) if kind is FileKind.PO else _excerpt(given, wanted, tag, pairs)
    return Result(
        Checked(
            language=tag,
            checked=sum(settings.fuzzy or not pair.fuzzy for pair in pairs),
            fuzzy=0 if settings.fuzzy else sum(pair.fuzzy for pair in pairs),
            severities=Counter(finding.severity for _, finding in problems),
            failing=excerpt,
            failing_entries=len({pair for pair, _ in wanted}),
        ),
        (*made.findings, *(finding for _, finding in problems)),
    )


def check_catalogue(
    units: Sequence[Unit], catalogue: Catalogue, language: str, settings: Settings | None = None
) -> list[Finding]:
    """Check the translations of a catalogue that is being merged: no finding is an error, for the merge goes on.

    Args:
        units: those of the source text.
        catalogue: the translations.
        language: tag of the language they are in.
        settings: which checks run, and how. What a merge reports itself is not reported again.
    """
    from xlate.checks import Settings, check_pairs

    settings = settings or Settings()
    settings = replace(settings, skip=settings.skip | _REPORTED_BY_MERGE)
    return [
        replace(finding, given_severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding
        for finding in check_pairs(pairs_of_catalogue(catalogue, language, units), settings, catalogue.file)
    ]


def pairs_of_catalogue(catalogue: Catalogue, language: str, units: Iterable[Unit] = ()) -> list[Pair]:
    """The translated entries of a catalogue, as checks see them.

    Args:
        catalogue: the translations.
        language: tag of the language they are in.
        units: those of the source text, if it is at hand; they tell kinds, speakers and lineage.
    """
    from xlate.checks import make_pair

    by_key = {unit.key: unit for unit in units}
    pairs = []
    for entry in catalogue.entries:
        if entry.plural or not entry.translation.strip():
            continue
        unit = by_key.get(entry.key or "")
        origin = read_machine_line(entry.comment)
        pairs.append(
            make_pair(
                entry.key or "",
                entry.source,
                entry.translation,
                language,
                source_language=unit.language if unit else catalogue.source_language,
                line=entry.line,
                kind=unit.kind if unit else None,
                speaker=unit.speaker if unit else None,
                lineage=unit.lineage if unit else None,
                fuzzy=entry.fuzzy,
                machine=origin is not None and origin[1] == hash_of_words(entry.translation),
                comment=entry.comment,
            )
        )
    return pairs


def pairs_of_translation(translated: Record, source: Record) -> Result[tuple[Pair, ...]]:
    """The translated units of a translated TEI file, as checks see them; and findings on text that is in no unit."""
    from xlate.checks import make_pair
    from xlate.tei.read.source_words import find_outdated, report_outdated
    from xlate.tei.read.units import extract_units
    from xlate.tei.write.translation import read_states

    units = {unit.key: unit for unit in extract_units(source).value}
    states = read_states(translated, units.values())
    pairs = []
    targets = extract_units(translated)
    outdated = report_outdated(translated, find_outdated(translated, units.values()), source.name)
    for target in targets.value:
        unit, state = units.get(target.key), states.get(target.key)
        if unit is None or state is State.UNTRANSLATED:
            continue
        if state is None and primary_subtag(target.language) == primary_subtag(unit.language):
            continue  # words that a translation keeps as they are
        pairs.append(
            make_pair(
                target.key,
                unit.source,
                target.source,
                target.language,
                source_language=unit.language,
                line=target.line,
                kind=unit.kind,
                speaker=unit.speaker,
                lineage=unit.lineage,
                fuzzy=state in (State.FUZZY, State.STALE),
                machine=state is State.MACHINE,
            )
        )
    return Result(tuple(pairs), (*targets.findings, *outdated))


def read_settings(config: Source | None = None, glossaries: Sequence[Source] = ()) -> Result[Settings]:
    """Read the settings of the checks.

    Args:
        config: an xlate.toml; None: no settings but the defaults.
        glossaries: more glossaries than xlate.toml names.

    Returns:
        The settings with the terms of all glossaries, and findings on rows of glossaries that cannot be used.

    Raises:
        InputError: a file cannot be read, or says what means nothing.
    """
    from xlate.checks import Settings
    from xlate.checks.configuration import read_configuration
    from xlate.checks.glossary import Term, read_glossary

    settings, sources = Settings(), list(glossaries)
    if config is not None:
        given = read_input(config)
        configuration = read_configuration(given.data, given.name)
        settings = configuration.settings
        sources = [*(Path(given.name).parent / name for name in configuration.glossaries), *sources]
    terms: list[Term] = []
    findings: list[Finding] = []
    for source in sources:
        given = read_input(source)
        glossary = read_glossary(given.data, given.name)
        terms += glossary.value
        findings += glossary.findings
    return Result(replace(settings, terms=tuple(dict.fromkeys(terms))), tuple(findings))


_Pairs = tuple[str, "Sequence[Pair]"]
"""the language of the translations, and the translations"""


def _pairs_of_file(given: Input, tei: Source | None, language: str | None) -> Result[_Pairs]:
    from xlate.exchange.formats import read_catalogue
    from xlate.tei.read.units import extract_units

    catalogue = read_catalogue(given.data, given.name)
    tag = target_language(catalogue, language, "-l")
    units: tuple[Unit, ...] = ()
    if tei is not None:
        source = read_record(tei)
        units = extract_units(source).value
        if not {unit.key for unit in units} & {entry.key for entry in catalogue.entries}:
            raise InputError(f"none of its entries is a unit of {source.name}: is this its TEI file?", file=given.name)
    findings = [
        Finding("XL411", f'entry "{shorten(entry.source)}" has plural forms; it is not checked', given.name, entry.line)
        for entry in catalogue.entries
        if entry.plural
    ]
    return Result((tag, pairs_of_catalogue(catalogue, tag, units)), (*catalogue.findings, *findings))


def _pairs_of_tei(given: Input, tei: Source | None, language: str | None) -> Result[_Pairs]:
    translated = read_record(given)
    if translated.source is None and tei is None:
        hint = "check the file that xlate merge made, or the translator's file, or name the source with --source"
        raise InputError(refusal(FileKind.TEI, NO_TRANSLATION, hint), file=given.name)
    pairs = pairs_of_translation(translated, read_source_of(translated, tei))
    tag = parse_tag(language) if language else translated.language
    return Result((tag, pairs.value), pairs.findings)


_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def _matters(severity: Severity, least: Severity) -> bool:
    return _ORDER.index(severity) >= _ORDER.index(least)


def _note(pair: Pair, finding: Finding) -> str:
    """A finding as it stands among the notes of an entry, which tells key and line itself."""
    message = finding.message.removeprefix(f"{pair.key}: ")
    return f"{finding.code} {message} [{finding.rule}]" if finding.rule else f"{finding.code} {message}"


def _excerpt_of_po(given: Input, problems: Sequence[tuple[Pair, Finding]]) -> bytes:
    from xlate.exchange.po import extract_failing_po

    by_line: dict[int, list[str]] = defaultdict(list)
    for pair, finding in problems:
        by_line[pair.line or 0].append(_note(pair, finding))
    return extract_failing_po(given.data, given.name, by_line)


def _excerpt(given: Input, problems: Sequence[tuple[Pair, Finding]], language: str, pairs: Sequence[Pair]) -> bytes:
    from xlate.exchange.catalogue import Entry
    from xlate.exchange.po import build_failing_po

    by_pair: dict[Pair, list[str]] = defaultdict(list)
    for pair, finding in problems:
        by_pair[pair].append(_note(pair, finding))
    failing = [
        (
            Entry(
                pair.key,
                pair.source,
                pair.target,
                fuzzy=pair.fuzzy,
                plural=False,
                line=pair.line or 1,
                comment=pair.comment,
                reference=f"{given.name}:{pair.line or 1}",
            ),
            notes,
        )
        for pair, notes in by_pair.items()
    ]
    return build_failing_po(failing, language, pairs[0].source_language if pairs else "und", now())


def write_failing(path: Path, data: bytes, given: Input) -> None:
    """Write the PO file of failing translations.

    Raises:
        OutputError: there is a file with other translations, such as those that somebody has corrected since.
    """
    write_file(path, data, updates=refuse_lost_words(path, data, given))
