"""Translations go out to translation memories as TMX."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from xlate.dates import now
from xlate.errors import InputError
from xlate.files import write_file
from xlate.findings import Result
from xlate.model.pair import Pair
from xlate.model.unit import State
from xlate.workflow.export_options import ExportOptions, gather_suggestions, read_added, with_ids
from xlate.workflow.inputs import Source, keep_apart, read_record, read_source_of, target_language

if TYPE_CHECKING:
    from xlate.tei.record import Record

__all__ = ["Memory", "export_tmx"]

_OF_A_MERGE = {"XL406", "XL408", "XL418"}
"""findings that say what a merge puts where there is no finished translation; here these are counted, and marked"""


@dataclass(frozen=True, slots=True)
class Memory:
    """Translations as TMX."""

    data: bytes
    """the TMX file"""
    language: str
    """tag of the language translated into"""
    pairs: int
    """how many translations are in it"""
    left_out: int
    """translations that nobody has approved, or of an older text"""


def export_tmx(
    tei: Source,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    source: Source | None = None,
    unreviewed: bool = False,
    language: str | None = None,
    options: ExportOptions | None = None,
) -> Result[Memory]:
    """Write translations as TMX for translation memories.

    Args:
        tei: a translated TEI file; or a source file, with its translations.
        output: where the TMX file goes; None: it is only returned.
        translations: a translator's file, if the TEI file is a source.
        source: the source of a translated file, if it is not where that file says.
        unreviewed: take those too that nobody has approved: fuzzy ones, and a machine's words. They are marked.
        language: tag of the language of the translations, if no file says it.
        options: memories and a machine that say something in units of a source file that have no translation;
            translations stand there too.

    Raises:
        RecordError: a TEI file cannot be used; CatalogueError: the translator's file cannot be used; InputError: there
        are no translations; OutputError.
    """
    from xlate.exchange.tmx import write_tmx

    options = options or ExportOptions()
    options = replace(options, translations=translations if translations is not None else options.translations)
    options.check()
    record = read_record(tei)
    if options.translations is not None or options.memories or options.pretranslate:
        base, found = record, _pairs_of_translations(record, options, language)
    else:
        base = _source_of(record, source)
        found = _pairs_of_translated(record, base)
    pairs = found.value.pairs
    # a machine's words that a person has accepted are approved, and still carry the line that says whose they are
    wanted = {State.TRANSLATED, State.POST_EDITED} | ({State.FUZZY, State.MACHINE} if unreviewed else set())
    chosen = [pair for pair in pairs if pair.state in wanted]
    path = Path(output) if output is not None else None
    if path is not None:
        keep_apart(record.name, path)
    data = write_tmx(chosen, now(), base.language)
    if path is not None:
        write_file(path, data)
    left_out = len(pairs) - len(chosen) + found.value.stale
    return Result(Memory(data, found.value.language, len(chosen), left_out), found.findings)


class _Found(NamedTuple):
    """The translations of a document."""

    pairs: list[Pair]
    language: str
    """tag of the language they are in"""
    stale: int
    """how many are left out because they are of an older text"""


def _pairs_of_translations(record: Record, options: ExportOptions, tag: str | None) -> Result[_Found]:
    """What a merge of a translator's file into a source file would give, and what is suggested beside it."""
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.choose_translation import Fuzzy
    from xlate.exchange.export_units import ExportDocument, check_document, prepare_units
    from xlate.exchange.match_entries import find_targets
    from xlate.exchange.pairs import pairs_of_targets
    from xlate.tei.read.units import extract_units

    catalogue = read_added(options.translations) or Catalogue(record.name, tag, None, None, ())
    language = target_language(catalogue, tag, "-l")
    extracted = extract_units(record)
    units = [unit for unit in extracted.value if unit.language != language]
    catalogue = with_ids(catalogue, units, language)
    check_document(catalogue, units, language)
    suggestions = gather_suggestions(options, record, language)
    if suggestions.value.suggest is not None:
        empty = ExportDocument(record.name, record.language, language, ())
        filled = prepare_units(units, empty, None, catalogue, suggest=suggestions.value.suggest).value
        catalogue = replace(catalogue, entries=tuple(one.entry for one in filled.units))
    found = find_targets(units, record.unit_content, [catalogue], Fuzzy.USE)
    pairs = pairs_of_targets(units, found.value, [catalogue], language, PurePath(record.name).stem)
    stale = sum(target.state is State.STALE for target in found.value.values())
    told = [finding for finding in found.findings if finding.code not in _OF_A_MERGE]
    noticed = (*extracted.findings, *suggestions.findings, *suggestions.value.findings, *told)
    return Result(_Found(pairs, language, stale), noticed)


def _pairs_of_translated(record: Record, base: Record) -> Result[_Found]:
    """The units of a translated file with those of its source."""
    from xlate.tei.read.pairs import extract_pairs
    from xlate.tei.read.units import extract_units
    from xlate.tei.write.translation import read_states

    found = extract_pairs(record, base)
    states = read_states(record, extract_units(base).value)
    stale = sum(state is State.STALE for state in states.values())
    return Result(_Found(found.value, record.language, stale), found.findings)


def _source_of(record: Record, source: Source | None) -> Record:
    """The source of a translated file."""
    if source is None and record.source is None:
        raise InputError(
            "this is not a translated file; name the translations with --translations ru.po", file=record.name
        )
    return read_source_of(record, source)
