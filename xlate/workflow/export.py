"""Units go out to translators in any format, with what memories and other languages have to say; and are counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError, XlateError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result
from xlate.languages import language_name, parse_tag
from xlate.model.unit import Unit
from xlate.workflow.export_options import (
    ExportOptions,
    Suggestions,
    collect_references,
    gather_suggestions,
    glossary_notes,
    read_added,
    reference_places,
    with_ids,
    wordings_of,
)
from xlate.workflow.inputs import Source, keep_apart, read_record, relative_name

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.export_units import ExportDocument
    from xlate.exchange.formats import CatalogueFormat
    from xlate.tei.record import Record
    from xlate.workflow.pretranslate import Pretranslated
    from xlate.workflow.references import Reference

__all__ = [
    "Export",
    "ExportOptions",
    "Exported",
    "export",
    "export_po",
    "export_table",
    "export_xliff",
]


@dataclass(frozen=True, slots=True)
class Export:
    """Units of a TEI file as a translator's file."""

    data: bytes
    """that file"""
    language: str
    """tag of the target language"""
    translated: int
    fuzzy: int
    """with a translation that needs review, a machine's too"""
    untranslated: int
    reused: Mapping[str, int] = field(default_factory=dict)
    """how many units got a translation from a memory: ``ready``; ``same``, ``similar``: fuzzy, with such words"""
    references: tuple[Reference, ...] = ()
    """what was found in other languages"""
    machine: Pretranslated | None = None
    """what a machine has filled, if one was asked"""


Exported = Export
"""the name that other formats than PO had for it"""


def export_po(
    tei: Source,
    language: str,
    *,
    output: Path | str | None = None,
    memories: Sequence[Source] = (),
    exact: str = "ready",
    similar: float = 75,
    references: Mapping[str, Source] | None = None,
    reference_po: Mapping[str, Path | str] | None = None,
) -> Result[Export]:
    """Write the units of a TEI file as a gettext PO file for a translator: `export` in the format ``po``.

    The arguments are those of `export` and fields of `ExportOptions`.
    """
    options = ExportOptions(
        memories=memories,
        exact=exact,
        similar=similar,
        references=references or {},
        reference_po=reference_po or {},
    )
    return export(tei, language, "po", options, output=output)


def export_xliff(
    tei: Source,
    language: str,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    references: Iterable[Source] = (),
    version: str | None = None,
    copy_source: bool = False,
) -> Result[Export]:
    """Write the units of a TEI file as XLIFF for a translator: `export` in the format ``xliff``.

    The arguments are those of `export` and fields of `ExportOptions`; references are its reference_files.
    """
    options = ExportOptions(
        translations=translations, reference_files=references, version=version, copy_source=copy_source
    )
    return export(tei, language, "xliff", options, output=output)


def export_table(
    tei: Source,
    language: str,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    references: Iterable[Source] = (),
    form: str = "csv",
    delimiter: str | None = None,
) -> Result[Export]:
    """Write the units of a TEI file as a table for a spreadsheet: `export` in the format ``csv`` or ``xlsx``.

    The arguments are those of `export` and fields of `ExportOptions`; references are its reference_files.
    """
    if form not in ("csv", "xlsx"):
        raise InputError(f'"{form}" is not a format of a table; give csv or xlsx')
    options = ExportOptions(translations=translations, reference_files=references, delimiter=delimiter)
    return export(tei, language, form, options, output=output)


def export(
    tei: Source,
    language: str,
    form: str,
    options: ExportOptions | None = None,
    *,
    output: Path | str | None = None,
    advance: Callable[[float], None] = lambda _: None,
) -> Result[Export]:
    """Write the units of a TEI file for a translator.

    Args:
        tei: the TEI file.
        language: BCP 47 tag of the language to translate into.
        form: the name of a format of translators' files: ``po``, ``xliff``, ``csv`` or ``xlsx``.
        options: what else goes into the file, and how it is written; None: as `ExportOptions` is by default.
        output: where the file goes. If there is one already, it is brought up to date, and no translation in it is
            lost. None: it is only returned.
        advance: is told how many units a machine has done since it was told last.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: an existing file or a translator's file cannot be
        used, is in another language or of another document; UnknownFormatError; MissingExtraError: XLSX without
        openpyxl; LanguageTagError; OutputError; InputError; and what `xlate.workflow.pretranslate.pretranslate` raises.
    """
    from xlate.exchange.export_units import ExportDocument, as_codes, prepare_units
    from xlate.exchange.formats import find_format
    from xlate.workflow.references import reference_notes, write_reference_po

    options = options or ExportOptions()
    options.check()
    tag, target = parse_tag(language), find_format(form)
    record, units = _read_units(tei, tag)
    path = Path(output) if output is not None else None
    there = _there(path, record.name)
    places = reference_places(options, (record.name, output))
    old = _existing(there, target, units.value, tag) if there is not None else None
    added = _added(options, units.value, tag)
    spoken = collect_references(options, units.value, record.name)
    terms = glossary_notes(options, units.value, tag)
    suggestions = gather_suggestions(options, record, tag, advance)
    name = _printable(relative_name(record.name, path))
    empty = ExportDocument(name, record.language, tag, (), project=_printable(PurePath(record.name).stem))
    prepared = prepare_units(
        units.value,
        empty,
        old,
        added,
        wordings=wordings_of(spoken.value),
        relay=_joined({} if target.shows_wordings else reference_notes(units.value, spoken.value), terms.value),
        suggest=suggestions.value.suggest,
    )
    document = prepared.and_then(as_codes) if target.has_codes else prepared
    data = _write(document.value, target, options, path, there)
    for reference in spoken.value:
        if reference.language in places:
            write_reference_po(units.value, reference, empty, places[reference.language])
    # The document knows the file by the name that the translator's file has for it; the user, by the one he gave.
    told = [replace(one, file=record.name) if one.file == name else one for one in document.findings]
    read = (finding for one in (old, added) if one is not None for finding in one.findings)
    gone = [] if there is None else _gone(there, data, target, old, document.value)
    found = (*units.findings, *read, *gone, *spoken.findings, *terms.findings, *suggestions.findings, *told)
    made = _made(data, document.value, suggestions.value, spoken.value)
    return Result(made, tuple(dict.fromkeys((*found, *suggestions.value.findings))))


def _gone(
    there: Input, data: bytes, form: CatalogueFormat, old: Catalogue | None, document: ExportDocument
) -> Iterator[Finding]:
    """The findings on what a file had beside translations and has no more, now that it has been brought up to date."""
    if there.data != data and (lost := form.lost(there.data, data)):
        message = f"the table was made anew, without {lost} of the one before; formulas stay as text"
        yield Finding("XL425", message, there.name)
    if (
        old is not None
        and old.told
        and not any(one.wordings or _TOLD.search(one.entry.notes) for one in document.units)
    ):
        message = f"notes from references or glossaries that the file had are gone: {old.told}"
        yield Finding("XL427", f"{message}; to have them again, give --reference and --glossary again", there.name)


_TOLD = re.compile(r"(?m)^(?:(?:Relay|Spoken|Reference) \([A-Za-z0-9-]+[,)]|Term: )")


def _joined(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """The notes of both on each unit."""
    return {key: [*one.get(key, ()), *other.get(key, ())] for key in {**one, **other}}


def _printable(name: str) -> str:
    """The name of a file, which can be bytes that are no text, as it can stand in a file."""
    return name.encode(errors="backslashreplace").decode()


def _made(data: bytes, document: ExportDocument, suggestions: Suggestions, references: Sequence[Reference]) -> Export:
    """What is told of an export."""
    return Export(
        data,
        document.language,
        *document.count(),
        reused=suggestions.reused,
        references=tuple(references),
        machine=replace(suggestions.machine, data=data) if suggestions.machine else None,
    )


def _read_units(tei: Source, language: str) -> tuple[Record, Result[list[Unit]]]:
    """A TEI file, and its units in another language than the one to translate into."""
    from xlate.tei.read.units import extract_units

    record = read_record(tei)
    units = extract_units(record)
    foreign = [unit for unit in units.value if unit.language != language]
    if not foreign:
        if units.value:
            raise InputError(
                f"the text is in {language_name(language)} ({language}) itself, so there is nothing to translate into "
                "it: give the language of the translation (-l); if the text is in another, its xml:lang is wrong",
                file=record.name,
            )
        raise InputError(
            "no element with an xml:id has text, so there is nothing to translate; if the file is from elsewhere, "
            "xlate ids gives its elements an xml:id",
            file=record.name,
        )
    findings = list(units.findings)
    if left := len(units.value) - len(foreign):
        message = (
            f"{left} of {len(units.value)} units are marked as being in {language} already (xml:lang) and were "
            "left out: they stay as they are and count as finished; if they are not in it, correct the mark"
        )
        line = next(unit.line for unit in units.value if unit.language == language)
        findings.append(Finding("XL421", message, record.name, line))
    return record, Result(foreign, tuple(findings))


def _there(path: Path | None, tei: str) -> Input | None:
    """The translator's file that is to be brought up to date, if there is one; never the TEI file itself."""
    if path is not None:
        keep_apart(tei, path)
    return read_input(path) if path is not None and path.is_file() and path.stat().st_size else None


def _existing(there: Input, form: CatalogueFormat, units: Sequence[Unit], language: str) -> Catalogue:
    """What the translator's file that is to be brought up to date says."""
    from xlate.exchange.export_units import check_document

    try:
        old = form.read(there.data, there.name, allow_duplicates=True)
    except XlateError as error:
        if form.name != "po":
            what = "the file exists already and cannot be brought up to date"
            error.message = f"{what}: {error.message}; give another -o"
            error.args = (error.message,)
        raise
    check_document(old, units, language, form.title)
    return old


def _added(options: ExportOptions, units: Sequence[Unit], language: str) -> Catalogue | None:
    """The file whose translations are taken over, if there is one."""
    from xlate.exchange.export_units import check_document

    added = read_added(options.translations)
    if added is None:
        return None
    added = with_ids(added, units, language)
    check_document(added, units, language)
    return added


def _write(
    document: ExportDocument, form: CatalogueFormat, options: ExportOptions, path: Path | None, there: Input | None
) -> bytes:
    """Write a document in a format; a file that stays as it is keeps its date."""
    from xlate.exchange.formats import WriteOptions

    how = WriteOptions(now(), options.version, options.copy_source, options.delimiter, there.data if there else None)
    data = form.write(document, how)
    if path is not None and (there is None or there.data != data):
        write_file(path, data, updates=there)
    return data
