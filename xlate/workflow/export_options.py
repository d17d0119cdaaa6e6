"""What goes into a translator's file beside the units: memories, machines, other languages; for every format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.errors import InputError, OutputError
from xlate.files import Input, read_input
from xlate.findings import Finding, Result, combine
from xlate.languages import parse_tag, primary_subtag
from xlate.model.lineage import Certainty
from xlate.model.unit import Unit
from xlate.text import comparison_key, normalize_space
from xlate.workflow.inputs import Source, read_any_catalogue, target_language

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue, Suggest, Suggestion
    from xlate.exchange.export_units import Wording
    from xlate.mt.translate import MachineOptions
    from xlate.tei.record import Record
    from xlate.workflow.pretranslate import Pretranslated
    from xlate.workflow.references import Reference
    from xlate.workflow.suggestions import MemorySuggestions

__all__ = [
    "ExportOptions",
    "Suggestions",
    "collect_references",
    "gather_suggestions",
    "glossary_notes",
    "read_added",
    "reference_places",
    "with_ids",
    "wordings_of",
]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into a translator's file beside the units, and how it is written: the same for every format."""

    translations: Source | None = None
    """another translator's file, whose translations are taken over where there is none"""
    memories: Sequence[Source] = ()
    """translation memories, and PO, TMX or translated TEI files that serve as one, from which units without a
    translation get one"""
    exact: str = "ready"
    """what becomes of a remembered translation of the same words: ``ready`` (it needs no review if the same speaker
    said them in a unit of the same kind, and a person translated them) or ``fuzzy``"""
    similar: float = 75
    """likeness in per cent that other words must have; their translation is fuzzy"""
    references: Mapping[str, Source] = field(default_factory=dict)
    """tag of a language -> the same document in it: a TEI file, a transcript, or a translator's file"""
    reference_files: Iterable[Source] = ()
    """translators' files of the same document in other languages, which say themselves in which"""
    reference_po: Mapping[str, Path | str] = field(default_factory=dict)
    """tag of a language of the references -> where a PO file goes that has the entries of the export, and the reference
    as translation"""
    pretranslate: MachineOptions | None = None
    """a machine fills what is still without a translation; each such is for review. How, with its glossaries"""
    force: bool = False
    """the machine also fills units whose words came through a language of its route"""
    version: str | None = None
    """of XLIFF: ``1.2`` or ``2.1``; None: that of the file that is brought up to date, or 1.2"""
    copy_source: bool = False
    """of XLIFF 1.2: the source text is put into empty targets, as OmegaT needs it; a file that has it so keeps it so"""
    delimiter: str | None = None
    """of CSV: a comma, a semicolon or a tab; None: that of the file that is brought up to date, or a comma"""
    glossaries: Sequence[Source] = ()
    """terms, as CSV or TBX, whose renderings are noted on units that have them; those of a machine are apart"""

    def check(self) -> None:
        """Refuse what is not known.

        Raises:
            InputError: a value is none of those that there are.
        """
        from xlate.workflow.suggestions import Exact

        if self.version not in (None, "1.2", "2.1") or (self.copy_source and self.version == "2.1"):
            raise InputError("XLIFF is written in version 1.2 or 2.1, and copies of the source text in 1.2 alone")
        if self.exact not in list(Exact):
            raise InputError(f'exact is "{self.exact}"; it must be one of {", ".join(Exact)}')


def read_added(translations: Source | None) -> Catalogue | None:
    """The translations that are taken over, if there are any."""
    return None if translations is None else read_any_catalogue(read_input(translations))


def with_ids(catalogue: Catalogue, units: Sequence[Unit], language: str) -> Catalogue:
    """A translator's file with entries that have ids: TMX has words alone, and tools name the region in its tags."""
    from xlate.exchange.tmx import entries_of_units

    if not catalogue.by_words or primary_subtag(str(catalogue.language)) != primary_subtag(language):
        return catalogue
    return replace(entries_of_units(catalogue, units).value, language=language)


@dataclass(slots=True)
class Suggestions:
    """What memories, and then a machine, say in units that have no translation."""

    options: ExportOptions
    language: str
    """tag of the language to translate into"""
    source_language: str
    """tag of the language of the document"""
    file: str
    """name of the TEI file"""
    memory: MemorySuggestions | None
    """None: there are no memories"""
    advance: Callable[[float], None] = lambda _: None
    machine: Pretranslated | None = None
    """what a machine has done, when it has been asked"""
    findings: list[Finding] = field(default_factory=list)
    """what was noticed when these were asked"""

    @property
    def suggest(self) -> Suggest | None:
        """What an export asks; None if nothing can be suggested."""
        return self._suggest if self.memory or self.options.pretranslate else None

    @property
    def reused(self) -> dict[str, int]:
        """How many units got a translation from a memory, by its kind; nothing if there are no memories."""
        return {kind: self.memory.counts[kind] for kind in ("ready", "same", "similar")} if self.memory else {}

    def _suggest(self, units: Sequence[Unit]) -> Mapping[str, Suggestion]:
        found = dict(self.memory.suggest(units)) if self.memory else {}
        if self.memory:
            self.findings += self.memory.findings(self.file)
        if self.options.pretranslate is not None:
            from xlate.workflow.pretranslate import pretranslate_units

            made = pretranslate_units(
                [unit for unit in units if unit.key not in found],
                self.file,
                (self.source_language, self.language),
                self.options.pretranslate,
                force=self.options.force,
                advance=self.advance,
            )
            suggestions, self.machine = made.value
            self.findings += made.findings
            found |= suggestions
        return found


def gather_suggestions(
    options: ExportOptions, record: Record, language: str, advance: Callable[[float], None] = lambda _: None
) -> Result[Suggestions]:
    """What the memories and the machine of an export can say.

    Args:
        options: those of the export.
        record: the TEI file.
        language: tag of the language to translate into.
        advance: is told how many units a machine has done since it was told last.
    """
    from xlate.workflow.suggestions import Exact, MemorySuggestions, read_memories

    made = Suggestions(options, language, record.language, record.name, None, advance)
    if not options.memories:
        return Result(made)
    read = read_memories(options.memories, language, record.language)
    made.memory = MemorySuggestions(
        read.value, language, PurePath(record.name).stem, Exact(options.exact), options.similar
    )
    return Result(made, read.findings)


def collect_references(options: ExportOptions, units: Sequence[Unit], document: str) -> Result[list[Reference]]:
    """What a document says in other languages.

    Args:
        options: those of the export.
        units: those that are exported.
        document: name of their file.
    """
    from xlate.workflow.references import find_reference

    found = combine(
        find_reference(units, language, source, document) for language, source in options.references.items()
    )
    files = combine(_reference_of_file(units, source) for source in options.reference_files)
    return Result([*found.value, *files.value], (*found.findings, *files.findings))


def _reference_of_file(units: Sequence[Unit], source: Source) -> Result[Reference]:
    """What a translator's file in another language says of units that it has by their id, as far as it is finished."""
    from xlate.exchange.formats import read_catalogue
    from xlate.workflow.references import Reference, Wording

    given = read_input(source)
    catalogue = read_catalogue(given.data, given.name)
    words = {unit.key: comparison_key(unit.source) for unit in units}
    wordings = {
        entry.key: Wording(entry.translation, Certainty.HIGH)
        for entry in catalogue.entries
        if entry.key and entry.has_words and not entry.fuzzy and words.get(entry.key) == comparison_key(entry.source)
    }
    reference = Reference(target_language(catalogue), PurePath(given.name).name, wordings, len(units))
    return Result(reference, catalogue.findings)


def glossary_notes(options: ExportOptions, units: Sequence[Unit], language: str) -> Result[dict[str, list[str]]]:
    """What the glossaries of an export say of units: key -> a note for each term that a unit has.

    Args:
        options: those of the export.
        units: those that are exported.
        language: tag of the language to translate into.
    """
    from xlate.checks.terminology import renderings_in
    from xlate.exchange.comments import TERM
    from xlate.model.markup import plain_words
    from xlate.workflow.check import read_settings

    if not options.glossaries:
        return Result({})
    read = read_settings(None, options.glossaries)
    by_language: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_language[unit.language].append(unit)
    notes: dict[str, list[str]] = {}
    for tag, alike in by_language.items():
        words = (comparison_key(plain_words(unit.source)) for unit in alike)
        for unit, found in zip(alike, renderings_in(words, read.value.terms, tag, language), strict=True):
            if found:
                notes[unit.key] = [f"{TERM}{normalize_space(line)}" for line in found]
    return Result(notes, read.findings)


def wordings_of(references: Sequence[Reference]) -> dict[str, list[Wording]]:
    """Key of a unit -> its words in other languages."""
    from xlate.exchange.export_units import Wording

    found: dict[str, list[Wording]] = defaultdict(list)
    for reference in references:
        for key, wording in reference.wordings.items():
            doubtful = wording.certainty is not Certainty.HIGH
            found[key].append(Wording(reference.language, wording.text, doubtful=doubtful))
    return found


def reference_places(options: ExportOptions, others: Sequence[Path | str | None]) -> dict[str, Path]:
    """Where the PO file of each reference goes, by its language: nowhere that the export reads or writes.

    Args:
        options: those of the export.
        others: what else it reads and writes.

    Raises:
        InputError: there is no reference in such a language; OutputError: it would replace a file of the export.
    """
    places = {parse_tag(tag): Path(path) for tag, path in options.reference_po.items()}
    if missing := places.keys() - map(parse_tag, options.references):
        raise InputError(f"there is no reference in {', '.join(sorted(missing))} to make a PO file of")
    read = [source for source in options.references.values() if not isinstance(source, Input)]
    for path in places.values():
        for other in (*others, *read):
            if other is not None and Path(other).resolve() == path.resolve():
                raise OutputError(
                    "the PO file of a reference would replace another file of this export", file=str(path)
                )
    return places
