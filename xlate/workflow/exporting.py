"""Units go out to translators in other formats than PO: XLIFF and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError, XlateError
from xlate.files import read_input, write_file
from xlate.findings import Result
from xlate.languages import parse_tag
from xlate.model.unit import State, Unit
from xlate.workflow.inputs import Source, keep_apart, relative_name, target_language
from xlate.workflow.outgoing import read_outgoing

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.export_units import Package, Wording

__all__ = ["Exported", "export_table", "export_xliff"]

Write = Callable[["Package", datetime], bytes]


@dataclass(frozen=True, slots=True)
class Exported:
    """Units of a TEI file as a translator's file."""

    data: bytes
    """that file"""
    language: str
    """tag of the target language"""
    translated: int
    fuzzy: int
    """with a translation that needs review, a machine's too"""
    untranslated: int


def export_xliff(
    tei: Source,
    language: str,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    references: Iterable[Source] = (),
    version: str = "1.2",
    copy_source: bool = False,
) -> Result[Exported]:
    """Write the units of a TEI file as XLIFF for a translator.

    Args:
        tei: the TEI file.
        language: BCP 47 tag of the language to translate into.
        output: where the XLIFF file goes. If there is one already, it is brought up to date, and no translation in it
            is lost. None: it is only returned.
        translations: another translator's file, such as PO, whose translations are taken over.
        references: translators' files in other languages, shown as the wording there.
        version: ``1.2`` or ``2.1``.
        copy_source: put the source text into empty targets (1.2 only), as OmegaT needs it.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: an existing file or a translator's file cannot be
        used, is in another language or of another document; LanguageTagError; OutputError; InputError.
    """
    from xlate.exchange.xliff import write_xliff2, write_xliff12

    if version not in ("1.2", "2.1") or (copy_source and version != "1.2"):
        raise InputError("XLIFF is written in version 1.2 or 2.1, and copies of the source text in 1.2 alone")

    def write(package: Package, moment: datetime) -> bytes:
        if version == "2.1":
            return write_xliff2(package, moment)
        return write_xliff12(package, moment, copy_source=copy_source)

    return _export(tei, language, output, translations, references, write)


def export_table(
    tei: Source,
    language: str,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    references: Iterable[Source] = (),
    form: str = "csv",
    delimiter: str = ",",
) -> Result[Exported]:
    """Write the units of a TEI file as a table for a spreadsheet.

    Args:
        tei: the TEI file.
        language: BCP 47 tag of the language to translate into.
        output: where the table goes. If there is one already, it is brought up to date, and no translation in it is
            lost. None: it is only returned.
        translations: another translator's file, such as PO, whose translations are taken over.
        references: translators' files in other languages, shown as the wording there.
        form: ``csv`` or ``xlsx``.
        delimiter: of CSV: a comma, a semicolon or a tab.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: an existing file or a translator's file cannot be
        used, is in another language or of another document; MissingExtraError: XLSX without openpyxl;
        LanguageTagError; OutputError; InputError.
    """
    from xlate.exchange.table import write_csv, write_xlsx

    if form not in ("csv", "xlsx"):
        raise InputError(f'"{form}" is no form of a table; csv and xlsx are')

    def write(package: Package, _moment: datetime) -> bytes:
        return write_xlsx(package) if form == "xlsx" else write_csv(package, delimiter)

    return _export(tei, language, output, translations, references, write)


def _export(
    tei: Source,
    language: str,
    output: Path | str | None,
    translations: Source | None,
    references: Iterable[Source],
    write: Write,
) -> Result[Exported]:
    """Write units in a format."""
    from xlate.exchange.export_units import Package, prepare_units
    from xlate.exchange.formats import read_catalogue

    tag = parse_tag(language)
    read = read_outgoing(tei, tag)
    document, foreign = read.value, read.value.units
    path = Path(output) if output is not None else None
    old = None
    if path is not None:
        keep_apart(document.name, path)
        old = _existing(path)
    added = read_input(translations) if translations is not None else None
    prepared = prepare_units(
        foreign,
        Package(relative_name(document.name, path), document.record.language, tag, ()),
        old,
        read_catalogue(added.data, added.name) if added is not None else None,
        _wordings(references, foreign),
    )
    data = write(prepared.value, now())
    if path is not None:
        write_file(path, data)
    exported = Exported(
        data,
        tag,
        translated=prepared.value.count(State.TRANSLATED),
        fuzzy=prepared.value.count(State.FUZZY, State.MACHINE),
        untranslated=prepared.value.count(State.UNTRANSLATED),
    )
    return Result(exported, (*read.findings, *prepared.findings))


def _existing(path: Path) -> Catalogue | None:
    """The translator's file that is to be brought up to date, if there is one."""
    from xlate.exchange.formats import read_catalogue

    if not path.is_file() or not path.stat().st_size:
        return None
    try:
        return read_catalogue(path.read_bytes(), str(path))
    except XlateError as error:
        error.message = f"the file is there already and cannot be brought up to date: {error.message}; give another -o"
        error.args = (error.message,)
        raise


def _wordings(references: Iterable[Source], units: Iterable[Unit]) -> Mapping[str, list[Wording]]:
    """Key of a unit -> its words in the languages of other translators' files."""
    from xlate.exchange.export_units import Wording
    from xlate.exchange.formats import read_catalogue
    from xlate.text import comparison_key

    words = {unit.key: comparison_key(unit.source) for unit in units}
    found: dict[str, list[Wording]] = {}
    for reference in references:
        given = read_input(reference)
        catalogue = read_catalogue(given.data, given.name)
        language = target_language(catalogue)
        for entry in catalogue.entries:
            if (
                entry.translation.strip()
                and not entry.fuzzy
                and words.get(entry.key or "") == comparison_key(entry.source)
            ):
                found.setdefault(str(entry.key), []).append(Wording(language, entry.translation))
    return found
