"""Translations are used again: pairs from files of any format, suggestions for an export, what a merge feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.errors import InputError, MemoryFileError
from xlate.files import Input, read_input
from xlate.findings import Finding, Result
from xlate.formats.sniff import NO_TRANSLATION, FileKind, refusal, sniff
from xlate.languages import primary_subtag
from xlate.model.mt_origin import machine_line, read_machine_line, unknown_machine_line
from xlate.model.pair import Pair, is_of_unit
from xlate.model.unit import State, Target, Unit
from xlate.text import comparison_key
from xlate.workflow.inputs import Source, name_of, read_record, read_source_of, target_language
from xlate.workflow.inputs import source_language as find_source_language

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue, Suggestion
    from xlate.memory import Added, Fitted, Match, Matcher

__all__ = [
    "Document",
    "Exact",
    "MemorySuggestions",
    "collect_pairs",
    "feed_memory",
    "pairs_between",
    "read_document",
    "read_memories",
]


class Exact(StrEnum):
    """What becomes of a remembered translation of the same words."""

    READY = "ready"
    """it needs no review if the same speaker said the words in a unit of the same kind, and a person translated them"""
    FUZZY = "fuzzy"
    """a person reviews it always"""


@dataclass(frozen=True, slots=True)
class Document:
    """A TEI file whose units are at hand, for what they know of the entries of a catalogue."""

    name: str
    """without ending"""
    language: str
    units: tuple[Unit, ...]


def read_document(tei: Source) -> Document:
    """The units of a TEI file.

    Raises:
        RecordError: the file cannot be used.
    """
    from xlate.tei.read.units import extract_units

    record = read_record(tei)
    return Document(PurePath(record.name).stem, record.language, extract_units(record).value)


def collect_pairs(
    source: Source,
    *,
    documents: Sequence[Document] = (),
    source_language: str | None = None,
    translated_from: Source | None = None,
) -> Result[list[Pair]]:
    """The pairs that a file holds: a translator's file of any format, a translated TEI file, TMX, or a memory.

    Args:
        source: the file.
        documents: TEI files; a translator's file was made from the one that has most of its units.
        source_language: tag of the language of the source texts, for a file that does not say it.
        translated_from: the source of a translated TEI file, if it is not where that file says.

    Returns:
        The pairs, fuzzy ones among them; and findings (XL701, XL702, XL703).

    Raises:
        InputError: the file cannot be used, or does not say its languages.
    """
    from xlate.exchange.tmx import read_tmx
    from xlate.memory import is_memory, read_pairs

    if not isinstance(source, Input) and is_memory(Path(source)):
        return Result(read_pairs(Path(source)))
    given = read_input(source)
    kind = sniff(given.data, given.name)
    if kind is FileKind.MEMORY:
        raise MemoryFileError("a memory is read from its file, not from standard input", file=given.name)
    if kind is FileKind.TMX:
        return read_tmx(given.data, given.name)
    if kind is FileKind.TEI:
        return _pairs_of_tei(given, translated_from)
    return _pairs_of_catalogue(given, documents, source_language)


def _pairs_of_tei(given: Input, translated_from: Source | None) -> Result[list[Pair]]:
    from xlate.tei.read.pairs import extract_pairs

    record = read_record(given)
    if record.source is None:
        hint = "give the file that xlate merge made, or the translator's file and this one with --source"
        raise InputError(refusal(FileKind.TEI, NO_TRANSLATION, hint), file=given.name)
    return extract_pairs(record, read_source_of(record, translated_from))


def _pairs_of_catalogue(given: Input, documents: Sequence[Document], source_language: str | None) -> Result[list[Pair]]:
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.pairs import PairLanguages, extract_pairs

    catalogue = read_catalogue(given.data, given.name)
    target = target_language(catalogue)
    keys = {entry.key for entry in catalogue.entries}
    shared = [(sum(unit.key in keys for unit in document.units), document) for document in documents]
    document = max(shared, key=lambda pair: pair[0])[1] if any(number for number, _ in shared) else None
    source = find_source_language(catalogue, source_language, document.language if document else None)
    languages = PairLanguages(source, target)
    found = extract_pairs(catalogue, languages, document.units if document else (), document.name if document else None)
    left = len(catalogue.entries) - len(found.value) - len(found.findings)
    if not left:
        return found.noticing(catalogue.findings)
    message = f"entries left out, without a translation or with plural forms: {left}"
    return Result(found.value, (*catalogue.findings, *found.findings, Finding("XL702", message, given.name)))


def pairs_between(pairs: Iterable[Pair], target_language: str | None, source_language: str | None) -> list[Pair]:
    """The pairs from one language into another, whatever their regions; None: any language."""
    target, source = (primary_subtag(tag) if tag else None for tag in (target_language, source_language))
    return [
        pair
        for pair in pairs
        if target in (None, primary_subtag(pair.target_language))
        and source in (None, primary_subtag(pair.source_language))
    ]


def read_memories(sources: Sequence[Source], target_language: str, source_language: str) -> Result[list[Pair]]:
    """The pairs for an export out of memories and compendia.

    Args:
        sources: memories, translators' files, TMX files or translated TEI files.
        target_language: tag of the language of the export.
        source_language: tag of the language of the document.

    Returns:
        The pairs from the one language into the other, whatever their regions; and findings, XL705 for a file that has
        none.

    Raises:
        InputError: a file cannot be used.
    """
    pairs: list[Pair] = []
    findings: list[Finding] = []
    for source in sources:
        read = collect_pairs(source, source_language=source_language)
        fitting = pairs_between(read.value, target_language, source_language)
        findings += read.findings
        if not fitting:
            message = f"it has no translation from {source_language} into {target_language}"
            findings.append(Finding("XL705", message, name_of(source)))
        pairs += fitting
    return Result(pairs, tuple(findings))


@dataclass(slots=True)
class MemorySuggestions:
    """MemorySuggestions for the units of a document out of pairs; `suggest` is what an export asks."""

    pairs: Sequence[Pair]
    """in the language of the document, as `read_memories` gives them"""
    language: str
    """tag of the language to translate into"""
    document: str
    """name of the document, without ending"""
    exact: Exact = Exact.READY
    similar: float = 75
    """minimum similarity of the words, in per cent"""
    counts: Counter[str] = field(default_factory=Counter)
    """``ready``, ``same``, ``similar``: how many suggestions of each kind were made; ``unfit``: units for which all
    that was found has other tags"""
    _matcher: Matcher | None = None

    def suggest(self, units: Sequence[Unit]) -> Mapping[str, Suggestion]:
        """What could be said in units that have no translation (an `xlate.exchange.catalogue.Suggest`)."""
        from xlate.memory import Matcher

        self._matcher = self._matcher or Matcher(self.pairs)
        found = ((unit, self._suggestion(unit, self._matcher)) for unit in units)
        return {unit.key: suggestion for unit, suggestion in found if suggestion is not None}

    def findings(self, file: str) -> tuple[Finding, ...]:
        """What was found for a document and could not be used (XL704)."""
        if not self.counts["unfit"]:
            return ()
        message = "units for which the memory only has translations with other tags: "
        return (Finding("XL704", f"{message}{self.counts['unfit']}", file),)

    def _suggestion(self, unit: Unit, matcher: Matcher) -> Suggestion | None:
        from xlate.memory import Match, fit_markup

        ready = self._ready(unit, matcher)
        if ready is not None:
            fitted = fit_markup(ready, unit.source)
            if fitted is not None and not fitted.changed:
                return self._made(unit, Match(ready, 100), fitted, fuzzy=self.exact is Exact.FUZZY)
        matches = matcher.find(unit.source, self.similar)
        for match in matches:
            fitted = fit_markup(match.pair, unit.source)
            if fitted is not None:
                return self._made(unit, match, fitted, fuzzy=True)
        self.counts["unfit"] += bool(matches)
        return None

    def _ready(self, unit: Unit, matcher: Matcher) -> Pair | None:
        """The translation that needs no review; None if there is none, or people disagree on it."""
        fitting = [
            pair
            for pair in matcher.same(unit.source)
            if pair.is_reviewed and pair.exact and pair.target_language == self.language and is_of_unit(pair, unit)
        ]
        own = [pair for pair in fitting if pair.key == unit.key and pair.document == self.document]
        if not own and len({comparison_key(pair.target) for pair in fitting}) > 1:
            return None
        return max(own or fitting, key=lambda pair: pair.date or "", default=None)

    def _made(self, unit: Unit, match: Match, fitted: Fitted, *, fuzzy: bool) -> Suggestion:
        from xlate.exchange.catalogue import Suggestion

        pair = match.pair
        same = comparison_key(pair.source) == comparison_key(unit.source)
        self.counts["ready" if not fuzzy else "same" if match.percent == 100 else "similar"] += 1
        remarks = ["numbers differ"] * match.numbers_differ
        remarks += ["tags adapted"] * fitted.changed + ["machine"] * pair.is_raw_machine
        comment = f"xlate-tm: {match.percent} % {pair.origin}" + (f" ({', '.join(remarks)})" if remarks else "")
        origin = _origin_line(pair, fitted.text)
        return Suggestion(
            text=fitted.text,
            fuzzy=fuzzy,
            comment="\n".join(part for part in (" ".join(comment.split()), origin) if part),
            previous=None if same else pair.source,
        )


def _origin_line(pair: Pair, words: str) -> str:
    """The line that tells a merge that a machine made the words, or made them first; empty if none did."""
    from_machine = pair.is_raw_machine
    read = read_machine_line(pair.machine)
    if read is None:
        if not from_machine and pair.state is not State.POST_EDITED:
            return ""
        return unknown_machine_line(pair.source_language, pair.target_language, words if from_machine else None)
    return machine_line(read[0], words) if from_machine else pair.machine  # adapted tags do not make it a person's


def feed_memory(
    memory: Path | str,
    units: Sequence[Unit],
    targets: Mapping[str, Target],
    catalogues: Sequence[Catalogue],
    document: str,
    *,
    language: str,
    fuzzy: bool = False,
) -> Added:
    """Add what a merge took from catalogues to a translation memory, all of it or nothing.

    Call it when the translated file has been written. Merging the same catalogues again adds nothing.

    Args:
        memory: the file of the memory; it is made if it is not there.
        units: the units of the source text.
        targets: key -> target for each unit, as `xlate.exchange.match_entries.find_targets` gives them. Those that are
            untranslated, stale, or refused for their markup give nothing.
        catalogues: the translators' files, with lines of origin in their comments.
        document: name of the source text (a path will do); its stem is what the memory calls it.
        language: tag of the language of the catalogues.
        fuzzy: add translations that need review too.

    Returns:
        How many pairs are new, improved and known.

    Raises:
        MemoryFileError: the file is no memory, or cannot be written.
    """
    from xlate.exchange.pairs import pairs_of_targets
    from xlate.memory import add_pairs

    pairs = pairs_of_targets(units, targets, catalogues, language, PurePath(document).stem)
    return add_pairs(Path(memory), [pair for pair in pairs if fuzzy or pair.state not in (State.FUZZY, State.MACHINE)])
