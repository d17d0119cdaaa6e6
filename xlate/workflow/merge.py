"""Translations come back into TEI: the lineage grows by one hop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.errors import InputError, OutputError, XlateError
from xlate.files import Input, Named, is_same_file, read_input, write_file, writing_file
from xlate.findings import Result
from xlate.languages import language_name
from xlate.model.unit import State, Target
from xlate.workflow.found import find_in_catalogues
from xlate.workflow.inputs import Source, included_in, keep_apart, read_source_of, relative_name
from xlate.workflow.remarks import find_remarks, with_standing_notes
from xlate.workflow.standing import refuse_lost_translations, refuse_missing_units
from xlate.workflow.suggestions import feed_memory
from xlate.workflow.translations import common_language, read_all_translations
from xlate.workflow.versions import find_replaced, keep_translators, next_edition, with_revisers

if TYPE_CHECKING:
    from xlate.checks import Settings
    from xlate.exchange.catalogue import Catalogue
    from xlate.model.unit import Unit
    from xlate.tei.record import Record
    from xlate.workflow.found import Found
    from xlate.workflow.translations import Translations

__all__ = ["Merged", "merge", "merge_parallel"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A translated TEI file."""

    data: bytes | None
    """the translated or parallel TEI file; None if fewer units are translated than asked for"""
    language: str
    """tag of the language translated into"""
    states: Mapping[State, int]
    """how many units are in each state"""


def merge(
    tei: Source,
    catalogues: Translations | Sequence[Translations],
    *,
    output: Path | str | Callable[[str], Path] | None = None,
    fuzzy: str = "source",
    keep: float = 0,
    source: Source | None = None,
    prefer: str | None = None,
    variants: bool = False,
    new_version: bool = False,
    revision: bool = False,
    checks: Settings | None = None,
    memory: Path | str | None = None,
) -> Result[Merged]:
    """Merge translators' files into the TEI they were exported from: the lineage grows by one hop.

    Args:
        tei: the source TEI file; or a translated file in that language, which is brought up to date.
        catalogues: a translator's file, or several in one language: whole ones or parts, by one translator or many.
        output: where the translated TEI file goes, or a function of the tag of its language; None: nowhere.
        fuzzy: what becomes of translations that need review: ``source`` (the source text stands in), ``use`` (the
            translation, marked st.fuzzy, st.mt if it is a machine's that nobody has read, or st.stale if its source
            has changed) or ``omit`` (a gap).
        keep: write nothing if less than this percentage of the units is translated.
        source: the source of a translated file, if it is not where that file says.
        prefer: which of two different translations is taken, as `xlate.exchange.choose_translation.Rules` says.
        variants: keep the translations that were not taken in the file, beside the text.
        new_version: the TEI file is a translation, and this is another one of the same text into the same language: a
            version of its own, which stands in place of the first; the words of that are kept beside the text.
        revision: the translators' files are a revision of the translation that stands in the file: words that are
            others there stay those of its translator, and were revised by whom the files name.
        checks: the checks that the translations go through on the way, whose findings are warnings; None: none.
        memory: a translation memory that gets what was merged and needs no review; it is made if it is not there. Both
            it and the output are written, or neither.

    Returns:
        The translated file. But for its header, the start tags of units and turns, and translated units, its bytes
        are those of the TEI file.

    Raises:
        RecordError, CatalogueError (also for two languages), UnknownFormatError, OutputError, MemoryFileError;
        InputError: a new version of a text that has none in the language.
    """
    from xlate.tei.read.units import extract_units
    from xlate.tei.validate.before_writing import check_result
    from xlate.tei.write.translation import is_translation_into, read_states, splice_translation

    record = _read_record(tei)
    translations = read_all_translations(catalogues)
    language = common_language(translations)
    base: Record | None = None
    base = record if is_translation_into(record, language) else None
    record = read_source_of(base, source) if base is not None else record
    path = _place(output(language) if callable(output) else output, record, translations)
    if memory is not None:
        _check_memory(Path(memory), path, (record.name, *(one.file for one in translations)))
    edition = next_edition(base, language, record.name) if new_version else 1
    standing = read_states(base) if base is not None and not new_version else {}
    units = extract_units(record)
    if base is not None:
        refuse_missing_units(base, record, units.value)
    found = find_in_catalogues(record, units.value, translations, language, fuzzy, standing, prefer, checks)
    if base is not None and not new_version:
        found = replace(found, targets=_revised(base, found, revision))
    replaced = find_replaced(base, found.targets) if base is not None and not new_version else []
    findings = tuple(dict.fromkeys((*units.findings, *found.findings, *replaced)))  # a file may be named twice
    if short := found.falls_short(keep):
        return Result(Merged(None, language, found.states), (*findings, short))
    there: Named | None = base
    former: Record | None = None
    if base is None and path is not None:
        there = former = refuse_lost_translations(path, language, units.value, found.catalogues)
        if former is not None:
            kept = keep_translators(former, _revised(former, found, revision))
            findings = (*findings, *kept.findings, *find_replaced(former, kept.value))
            found = replace(found, targets=kept.value)
    if revision and (base or former) is None:
        raise InputError("there is no translation in the file that could have been revised; merge without --revision")
    source_file = None if base is not None and path is None else relative_name(record.name, path)
    what = replace(found.merge(source_file, omit_fuzzy=fuzzy == "omit", keep_variants=variants), edition=edition)
    if former is not None:
        what = replace(what, remarks=with_standing_notes(what.remarks, former, {unit.key for unit in units.value}))
    merged = splice_translation(record, units.value, found.targets, what, base)
    check_result(merged, (base or record).name, base or record, rearranged=False)
    with nullcontext() if path is None else writing_file(path, merged, updates=there):
        if memory is not None:  # if it cannot be fed, the translated file is not written
            feed_memory(memory, units.value, found.targets, found.catalogues, record.name, language=language)
    return Result(Merged(merged, language, found.states), findings)


def _revised(standing: Record, found: Found, revision: bool) -> Mapping[str, Target]:
    """The targets, with those who have revised words of the file that stands there."""
    return with_revisers(standing, found.targets, find_remarks(found.targets, found.catalogues), revision=revision)


def _read_record(tei: Source) -> Record:
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    included = included_in(given) if record.source is None else None  # a translation has all in it
    return Record.read(given.data, given.name, included=included) if included is not None else record


def _place(output: Path | str | None, record: Record, catalogues: Iterable[Catalogue]) -> Path | None:
    """Where the result goes: not where it would replace what it is made of."""
    path = Path(output) if output is not None else None
    if path is not None:
        for name in (record.name, *(one.file for one in catalogues)):
            keep_apart(name, path)
    return path


def _refuse_loss(path: Path, data: bytes, units: Iterable[Unit]) -> Input | None:
    """Refuse to put a parallel file in the place of one that has more languages.

    Returns:
        What may be replaced: a parallel file of the same units; None: it is none.

    Raises:
        OutputError: it has a language that the new one lacks.
    """
    from xlate.tei.write.multilingual import languages_of

    if not path.is_file():
        return None
    try:
        before = Input(path.read_bytes(), str(path))
        there = languages_of(before.data, path.name)
    except (XlateError, OSError):
        return None  # no TEI file that xlate could read
    if lost := [language_name(tag) for tag in Counter(there) - Counter(languages_of(data, path.name) if there else ())]:
        raise OutputError(
            f"the parallel file there has {' and '.join(lost)} too, which would be lost; give the files of all "
            "languages, or another file",
            file=str(path),
        )
    return before if there and any(f'"{unit.key}"'.encode() in before.data for unit in units) else None


def _check_memory(memory: Path, path: Path | None, inputs: Iterable[str]) -> None:
    """Refuse a memory that is another file of the merge."""
    for name in inputs:
        keep_apart(name, memory)
    if path is not None and is_same_file(memory, path):
        raise OutputError("the translation memory and the result would be one file; give another", file=str(path))


def merge_parallel(
    tei: Source,
    catalogues: Sequence[Translations],
    *,
    output: Path | str | None = None,
    fuzzy: str = "source",
    keep: float = 0,
    prefer: str | None = None,
    new_version: bool = False,
    checks: Settings | None = None,
) -> Result[tuple[Merged, ...]]:
    """Merge translators' files of one or several languages into one file that has the source text beside them.

    Args:
        tei: the source TEI file.
        catalogues: translators' files; the texts stand in the order in which their languages are first met.
        output: where the parallel TEI file goes; None: it is only returned.
        fuzzy: as in `merge`; a text that is left out leaves no gap here, for only what is translated stands there.
        keep: write nothing if in one of the languages less than this percentage of the units is translated.
        prefer: as in `merge`.
        new_version: files of one language by different translators are translations of their own, each with a text and
            a version of its own.
        checks: as in `merge`.

    Returns:
        For each language (or translation) the state of the units, each with the same data: the parallel file.

    Raises:
        RecordError: the TEI file cannot be used, or has more than one text; the others as in `merge`.
    """
    from xlate.tei.read.units import extract_units
    from xlate.tei.validate.before_writing import check_result
    from xlate.tei.write.multilingual import Translation, splice_parallel

    record = _read_record(tei)
    groups: dict[tuple[str, str | None], list[Catalogue]] = {}
    for catalogue in read_all_translations(catalogues):
        whose = catalogue.translator or catalogue.file if new_version else None
        groups.setdefault((str(catalogue.language), whose), []).append(catalogue)
    path = _place(output, record, chain.from_iterable(groups.values()))
    units = extract_units(record)
    all_found = [
        find_in_catalogues(record, units.value, group, language, fuzzy, {}, prefer, checks)
        for (language, _), group in groups.items()
    ]
    if not all_found:
        raise InputError("there is no catalogue to merge")
    told = (finding for found in all_found for finding in found.findings)
    findings = dict.fromkeys((*units.findings, *told))  # a file may be named twice
    short = [finding for found in all_found if (finding := found.falls_short(keep))]
    data = None
    if not short:
        languages = [found.language for found in all_found]
        editions = [languages[: place + 1].count(language) for place, language in enumerate(languages)]
        translations = [
            Translation(found.targets, replace(found.merge("", omit_fuzzy=fuzzy == "omit"), edition=edition))
            for found, edition in zip(all_found, editions, strict=True)
        ]
        data = splice_parallel(record, units.value, translations)
        check_result(data, record.name, record)
        if path is not None:
            write_file(path, data, updates=_refuse_loss(path, data, units.value))
    merged = tuple(Merged(data, found.language, found.states) for found in all_found)
    return Result(merged, (*findings, *short))
