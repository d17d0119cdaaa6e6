"""Units go out to translators in any format, with what memories and other languages have to say; and are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError, OutputError, XlateError
from xlate.files import Input, read_input, write_file
from xlate.findings import Result
from xlate.languages import parse_tag
from xlate.model.lineage import Certainty
from xlate.model.unit import Unit
from xlate.text import comparison_key
from xlate.workflow.inputs import Source, keep_apart, relative_name, target_language

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.export_units import ExportDocument, Wording
    from xlate.exchange.formats import CatalogueFormat
    from xlate.exchange.statistics import Statistics
    from xlate.tei.record import Record
    from xlate.workflow.references import Reference
    from xlate.workflow.suggestions import Reuse

__all__ = [
    "Export",
    "ExportOptions",
    "Exported",
    "Status",
    "export",
    "export_po",
    "export_table",
    "export_xliff",
    "status",
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
    version: str = "1.2"
    """of XLIFF: ``1.2`` or ``2.1``"""
    copy_source: bool = False
    """of XLIFF 1.2: the source text is put into empty targets, as OmegaT needs it"""
    delimiter: str = ","
    """of CSV: a comma, a semicolon or a tab"""

    def check(self) -> None:
        """Refuse what is not known.

        Raises:
            InputError: a value is none of those that there are.
        """
        from xlate.workflow.suggestions import Exact

        if self.version not in ("1.2", "2.1") or (self.copy_source and self.version != "1.2"):
            raise InputError("XLIFF is written in version 1.2 or 2.1, and copies of the source text in 1.2 alone")
        if self.exact not in list(Exact):
            raise InputError(f'exact is "{self.exact}"; it must be one of {", ".join(Exact)}')


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
    version: str = "1.2",
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
    delimiter: str = ",",
) -> Result[Export]:
    """Write the units of a TEI file as a table for a spreadsheet: `export` in the format ``csv`` or ``xlsx``.

    The arguments are those of `export` and fields of `ExportOptions`; references are its reference_files.
    """
    if form not in ("csv", "xlsx"):
        raise InputError(f'"{form}" is no form of a table; csv and xlsx are')
    options = ExportOptions(translations=translations, reference_files=references, delimiter=delimiter)
    return export(tei, language, form, options, output=output)


def export(
    tei: Source,
    language: str,
    form: str,
    options: ExportOptions | None = None,
    *,
    output: Path | str | None = None,
) -> Result[Export]:
    """Write the units of a TEI file for a translator.

    Args:
        tei: the TEI file.
        language: BCP 47 tag of the language to translate into.
        form: the name of a format of translators' files: ``po``, ``xliff``, ``csv`` or ``xlsx``.
        options: what else goes into the file, and how it is written; None: as `ExportOptions` is by default.
        output: where the file goes. If there is one already, it is brought up to date, and no translation in it is
            lost. None: it is only returned.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: an existing file or a translator's file cannot be
        used, is in another language or of another document; UnknownFormatError; MissingExtraError: XLSX without
        openpyxl; LanguageTagError; OutputError; InputError.
    """
    from xlate.exchange.export_units import ExportDocument, as_codes, prepare_units
    from xlate.exchange.formats import find_format
    from xlate.workflow.references import reference_notes, write_reference_po

    options = options or ExportOptions()
    options.check()
    tag, target = parse_tag(language), find_format(form)
    record, units = _read_units(tei, tag)
    path = Path(output) if output is not None else None
    if path is not None:
        keep_apart(record.name, path)
    places = _reference_places(options, (record.name, output))
    old = _existing(path, target) if path is not None else None
    added = _added(options.translations)
    _check_documents(old, added, units.value, tag, target)
    spoken = _references(options, units.value, record.name)
    reuse = _reuse(options, tag, record)
    empty = ExportDocument(
        relative_name(record.name, path), record.language, tag, (), project=PurePath(record.name).stem
    )
    prepared = prepare_units(
        units.value,
        empty,
        old,
        added,
        wordings=_wordings(spoken.value),
        relay={} if target.shows_wordings else reference_notes(units.value, spoken.value),
        suggest=reuse.value.suggest if reuse.value else None,
    )
    found = (*units.findings, *spoken.findings, *reuse.findings, *prepared.findings)
    document = as_codes(prepared.value) if target.has_codes else Result(prepared.value)
    data = _write(document.value, target, options, path)
    for reference in spoken.value:
        if reference.language in places:
            write_reference_po(units.value, reference, empty, places[reference.language])
    reused = {kind: reuse.value.counts[kind] for kind in ("ready", "same", "similar")} if reuse.value else {}
    exported = Export(data, tag, *document.value.count(), reused, tuple(spoken.value))
    told = reuse.value.findings(record.name) if reuse.value else ()
    return Result(exported, (*found, *document.findings, *told))


def _read_units(tei: Source, language: str) -> tuple[Record, Result[list[Unit]]]:
    """A TEI file, and its units in another language than the one to translate into."""
    from xlate.tei.read.units import extract_units
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    units = extract_units(record)
    foreign = [unit for unit in units.value if unit.language != language]
    if not foreign:
        raise InputError(
            f"no element with an xml:id has text in another language than {language}: there is nothing to translate; "
            "if the file was made elsewhere, xlate ids gives its elements an xml:id",
            file=given.name,
        )
    return record, Result(foreign, units.findings)


def _existing(path: Path, form: CatalogueFormat) -> Catalogue | None:
    """The translator's file that is to be brought up to date, if there is one."""
    from xlate.exchange.po import read_po

    if not path.is_file() or not path.stat().st_size:
        return None
    if form.name == "po":
        return read_po(path.read_bytes(), str(path), allow_duplicates=True)
    try:
        return form.read(path.read_bytes(), str(path))
    except XlateError as error:
        error.message = f"the file is there already and cannot be brought up to date: {error.message}; give another -o"
        error.args = (error.message,)
        raise


def _added(translations: Source | None) -> Catalogue | None:
    from xlate.exchange.formats import read_catalogue

    if translations is None:
        return None
    given = read_input(translations)
    return read_catalogue(given.data, given.name)


def _check_documents(
    old: Catalogue | None, added: Catalogue | None, units: Sequence[Unit], language: str, form: CatalogueFormat
) -> None:
    """Refuse files in another language, or of another document."""
    from xlate.exchange.export_units import check_document

    if old is not None:
        check_document(old, units, language, form.title)
    if added is not None:
        check_document(added, units, language)


def _write(document: ExportDocument, form: CatalogueFormat, options: ExportOptions, path: Path | None) -> bytes:
    """Write a document in a format."""
    from xlate.exchange.formats import WriteOptions

    how = WriteOptions(now(), options.version, options.copy_source, options.delimiter)
    data = form.write(document, how)
    if path is not None and not (path.is_file() and path.read_bytes() == data):
        write_file(path, data)
    return data


def _references(options: ExportOptions, units: Sequence[Unit], document: str) -> Result[list[Reference]]:
    """What a document says in other languages."""
    from xlate.workflow.references import find_reference

    found = [find_reference(units, language, source, document) for language, source in options.references.items()]
    files = [_reference_of_file(units, source) for source in options.reference_files]
    return Result([*(one.value for one in found), *files], tuple(finding for one in found for finding in one.findings))


def _reference_of_file(units: Sequence[Unit], source: Source) -> Reference:
    """What a translator's file in another language says of units that it has by their id, as far as it is finished."""
    from xlate.exchange.formats import read_catalogue
    from xlate.workflow.references import Reference, Wording

    given = read_input(source)
    catalogue = read_catalogue(given.data, given.name)
    words = {unit.key: comparison_key(unit.source) for unit in units}
    wordings = {
        entry.key: Wording(entry.translation, Certainty.HIGH)
        for entry in reversed(catalogue.entries)
        if entry.key and entry.has_words and not entry.fuzzy and words.get(entry.key) == comparison_key(entry.source)
    }
    return Reference(target_language(catalogue), PurePath(given.name).name, wordings, len(units))


def _wordings(references: Sequence[Reference]) -> dict[str, list[Wording]]:
    """Key of a unit -> its words in other languages."""
    from xlate.exchange.export_units import Wording

    found: dict[str, list[Wording]] = defaultdict(list)
    for reference in references:
        for key, wording in reference.wordings.items():
            doubtful = wording.certainty is not Certainty.HIGH
            found[key].append(Wording(reference.language, wording.text, doubtful=doubtful))
    return found


def _reference_places(options: ExportOptions, others: Sequence[Path | str | None]) -> dict[str, Path]:
    """Where the PO file of each reference goes, by its language: nowhere that the export reads or writes."""
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


def _reuse(options: ExportOptions, language: str, record: Record) -> Result[Reuse | None]:
    """Suggestions out of memories for the units of a record; None if there are no memories."""
    from xlate.workflow.suggestions import Exact, Reuse, read_memories

    if not options.memories:
        return Result(None)
    read = read_memories(options.memories, language, record.language)
    found = Reuse(read.value, language, PurePath(record.name).stem, Exact(options.exact), options.similar)
    return Result(found, read.findings)


@dataclass(frozen=True, slots=True)
class Status:
    """How far a PO file has come."""

    language: str | None
    """tag of the target language, as the file says"""
    statistics: Statistics


def status(po: Source) -> Result[Status]:
    """Count the entries of a PO file as msgfmt does, and the words of their source text.

    Raises:
        CatalogueError: the file is not a usable PO file.
    """
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.statistics import count

    given = read_input(po)
    catalogue = read_catalogue(given.data, given.name)
    return Result(Status(catalogue.language, count(catalogue)))
