"""Translations come back into TEI: the lineage grows by one hop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.errors import CatalogueError, InputError, OutputError, XlateError
from xlate.files import Input, is_same_file, read_input, write_file, writing_file
from xlate.findings import Finding, Result
from xlate.languages import language_name, primary_subtag
from xlate.model.unit import State, Target, Unit
from xlate.workflow.check import check_catalogue
from xlate.workflow.inputs import (
    Source,
    included_in,
    keep_apart,
    read_any_catalogue,
    read_source_of,
    relative_name,
    target_language,
)
from xlate.workflow.suggestions import feed_memory
from xlate.workflow.versions import find_replaced, next_edition

if TYPE_CHECKING:
    from xlate.checks import Settings
    from xlate.exchange.catalogue import Catalogue
    from xlate.tei.header.translation import Merge
    from xlate.tei.record import Record

    Translations = Source | Catalogue
    """a translator's file, or what it says"""

__all__ = ["Merged", "merge", "merge_parallel", "of_one_spelling", "read_translations"]


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
    translations = _read_all(catalogues)
    language = _common_language(translations)
    base: Record | None = None
    base = record if is_translation_into(record, language) else None
    record = read_source_of(base, source) if base is not None else record
    path = _place(output(language) if callable(output) else output, record, translations)
    if memory is not None:
        _check_memory(Path(memory), path, (record.name, *(one.file for one in translations)))
    edition = next_edition(base, language, record.name) if new_version else 1
    standing = read_states(base) if base is not None and not new_version else {}
    units = extract_units(record)
    found = _find(record, units.value, translations, language, fuzzy, standing, prefer, checks)
    replaced = find_replaced(base, found.targets) if base is not None and not new_version else []
    findings = (*units.findings, *found.findings, *replaced)
    if short := found.falls_short(keep):
        return Result(Merged(None, language, found.states), (*findings, short))
    source_file = None if base is not None and path is None else relative_name(record.name, path)
    what = replace(found.merge(source_file, omit_fuzzy=fuzzy == "omit", keep_variants=variants), edition=edition)
    merged = splice_translation(record, units.value, found.targets, what, base)
    check_result(merged, (base or record).name, (base or record).root, rearranged=False)
    with nullcontext() if path is None else writing_file(path, merged, updates=base):
        if memory is not None:  # if it cannot be fed, the translated file is not written
            feed_memory(memory, units.value, found.targets, found.catalogues, record.name, language=language)
    return Result(Merged(merged, language, found.states), findings)


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


def _refuse_loss(path: Path, data: bytes) -> None:
    """Refuse to put a parallel file in the place of one that has more languages.

    Raises:
        OutputError: it has a language that the new one lacks.
    """
    from xlate.tei.write.multilingual import languages_of

    try:
        there = languages_of(path.read_bytes(), path.name) if path.is_file() else []
    except (XlateError, OSError):
        return  # no TEI file that xlate could read
    if lost := [language_name(tag) for tag in Counter(there) - Counter(languages_of(data, path.name) if there else ())]:
        raise OutputError(
            f"the parallel file there has {' and '.join(lost)} too, which would be lost; give the files of all "
            "languages, or another file",
            file=str(path),
        )


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
    for catalogue in _read_all(catalogues):
        whose = catalogue.translator or catalogue.file if new_version else None
        groups.setdefault((str(catalogue.language), whose), []).append(catalogue)
    path = _place(output, record, chain.from_iterable(groups.values()))
    units = extract_units(record)
    all_found = [
        _find(record, units.value, group, language, fuzzy, {}, prefer, checks)
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
        check_result(data, record.name, record.root)
        if path is not None:
            _refuse_loss(path, data)
            write_file(path, data)
    merged = tuple(Merged(data, found.language, found.states) for found in all_found)
    return Result(merged, (*findings, *short))


@dataclass(frozen=True, slots=True)
class _Found:
    """What catalogues of one language have for the units of a text."""

    language: str
    number: int
    """of units"""
    targets: Mapping[str, Target]
    catalogues: Sequence[Catalogue]
    states: Mapping[State, int]
    findings: Sequence[Finding]

    def falls_short(self, keep: float) -> Finding | None:
        """The finding that fewer units are translated than asked for."""
        finished = sum(self.states.get(state, 0) for state in (State.TRANSLATED, State.POST_EDITED))
        done = 100 * finished / max(1, self.number)
        if done >= keep:
            return None
        message = f"{done:.0f} % of the units are translated, less than the {keep:g} % asked for; nothing was written"
        return Finding("XL410", message, self.catalogues[0].file)

    def merge(self, source_file: str | None, *, omit_fuzzy: bool, keep_variants: bool = False) -> Merge:
        """What a translated file says of this merge."""
        from xlate.tei.header.translation import Merge

        return Merge(
            language=self.language,
            catalogues=tuple((PurePath(one.file).name, one.revised) for one in self.catalogues),
            source_file=source_file,
            states=self.states,
            omit_fuzzy=omit_fuzzy,
            keep_variants=keep_variants,
        )


def _find(
    record: Record,
    units: Sequence[Unit],
    catalogues: Sequence[Catalogue],
    language: str,
    fuzzy: str,
    standing: Mapping[str, State],
    prefer: str | None,
    checks: Settings | None,
) -> _Found:
    """The targets of the units of a record."""
    from xlate.exchange.choose_translation import Fuzzy
    from xlate.exchange.export_units import is_of_document
    from xlate.exchange.match_entries import find_targets
    from xlate.exchange.tmx import entries_of_units

    if fuzzy not in list(Fuzzy):
        raise InputError(f'fuzzy is "{fuzzy}"; it must be one of {", ".join(Fuzzy)}')
    given, keyed = catalogues, [entries_of_units(catalogue, units) for catalogue in catalogues]
    catalogues = [one.value for one in keyed]
    for catalogue in catalogues:
        nothing = catalogues == [catalogue] and given[0].by_words and not catalogue.entries
        if nothing or (any(entry.key for entry in catalogue.entries) and not is_of_document(catalogue, units)):
            message = f"none of its entries is a unit of {record.name}: is this its TEI file?"
            raise InputError(message, file=catalogue.file)
    targets = find_targets(
        [unit for unit in units if unit.language != language],
        record.unit_content,
        catalogues,
        Fuzzy(fuzzy),
        standing=standing,
        prefer=prefer,
    )
    told = targets.findings
    if all(one.by_words for one in given):  # a memory has no entries for the other units, and needs none
        told = tuple(finding for finding in told if finding.code != "XL408")
    findings = [*(finding for one in given for finding in one.findings)]
    findings += [*(finding for one in keyed for finding in one.findings), *told]
    findings += _unnamed(targets.value.values(), catalogues)
    if checks is not None:
        for catalogue in catalogues:
            findings += check_catalogue(units, catalogue, language, checks)
    omitted = (State.FUZZY, State.MACHINE) if fuzzy == Fuzzy.OMIT else ()
    states = Counter(_state_after(unit.key, targets.value, standing, omitted) for unit in units)
    return _Found(language, len(units), targets.value, catalogues, states, findings)


def _unnamed(targets: Iterable[Target], catalogues: Sequence[Catalogue]) -> Iterator[Finding]:
    """A finding for each catalogue with words of a person whom it does not name."""
    used = {
        target.origin.catalogue
        for target in targets
        if target.state is not State.UNTRANSLATED and target.origin.reviewed and target.origin.translator is None
    }
    for catalogue in catalogues:
        if catalogue.translator is None and PurePath(catalogue.file).name in used:
            message = f"the file does not name the translator; {_place_of_the_name(catalogue)}"
            yield Finding("XL409", message, catalogue.file, 1)


def _place_of_the_name(catalogue: Catalogue) -> str:
    if catalogue.header:
        return "fill in Last-Translator in its header"
    if PurePath(catalogue.file).suffix.lower() in (".csv", ".tsv", ".xlsx"):
        return "fill in the column translator"
    return "let your tool write the name into it"


def read_translations(file: Source) -> Catalogue:
    """Read a translator's file of any format; the translations of TMX are those of all units with their words.

    Raises:
        UnknownFormatError: it has no format that is known; CatalogueError: it cannot be used, or does not say in
        which language it is.
    """
    given = read_input(file)
    catalogue = read_any_catalogue(given)
    return replace(catalogue, language=target_language(catalogue))


def _read_all(catalogues: Translations | Sequence[Translations]) -> list[Catalogue]:
    from xlate.exchange.catalogue import Catalogue

    several = [catalogues] if isinstance(catalogues, str | Path | Input | Catalogue) else catalogues
    return of_one_spelling([one if isinstance(one, Catalogue) else read_translations(one) for one in several])


def of_one_spelling(catalogues: Sequence[Catalogue]) -> list[Catalogue]:
    """Translators' files; TMX has the tag of its language from the others, for tools name the region there alone."""
    named = {primary_subtag(str(one.language)): one.language for one in catalogues if not one.by_words}
    return [
        replace(one, language=named.get(primary_subtag(str(one.language)), one.language)) if one.by_words else one
        for one in catalogues
    ]


def _common_language(catalogues: Sequence[Catalogue]) -> str:
    """The tag of the language that all of some catalogues are in."""
    if not catalogues:
        raise InputError("there is no catalogue to merge")
    languages = {str(catalogue.language): catalogue.file for catalogue in catalogues}
    if len(languages) > 1:
        (one, file), (other, second) = list(languages.items())[:2]
        message = f"{file} is in {one}, and {second} in {other}: they make two translated files; merge them one by one"
        raise CatalogueError(f"{message}, or all into a folder (-d)")
    return next(iter(languages))


def _state_after(
    key: str, targets: Mapping[str, Target], standing: Mapping[str, State], omitted: Sequence[State]
) -> State:
    """The state of a unit when everything is merged: what has no new translation stays as it stands.

    A unit whose words are left out has the state of these words, so that a person sees what is to be reviewed.
    """
    target = targets.get(key)
    stands = standing.get(key, State.UNTRANSLATED)
    if target is None or target.state is State.UNTRANSLATED:
        return stands
    return stands if target.state in omitted and stands is not State.UNTRANSLATED else target.state
