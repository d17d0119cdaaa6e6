"""Units go out to translators in other formats than PO: XLIFF, tables; and translations to memories as TMX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import CatalogueError, InputError, XlateError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.lineage import Certainty, Hop, Lineage, Mode
from xlate.units import State, Unit
from xlate.workflow.places import Source, keep_apart, relative_name

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.exchange.outgoing import Outgoing, Package, Wording
    from xlate.exchange.tmx import Pair
    from xlate.tei.record import Record

__all__ = ["Exported", "Memory", "export_table", "export_tmx", "export_xliff"]

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
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.outgoing import Package, prepare_units
    from xlate.tei.extract import extract_units
    from xlate.tei.record import Record

    tag = parse_tag(language)
    given = read_input(tei)
    record = Record.read(given.data, given.name)
    units = extract_units(record)
    foreign = [unit for unit in units.value if unit.language != tag]
    if not foreign:
        raise InputError(
            f"no element with an xml:id has text in another language than {tag}: there is nothing to translate",
            file=given.name,
        )
    path = Path(output) if output is not None else None
    old = None
    if path is not None:
        keep_apart(given.name, path)
        old = _existing(path)
    added = read_input(translations) if translations is not None else None
    prepared = prepare_units(
        foreign,
        Package(relative_name(given.name, path), record.language, tag, ()),
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
    return Result(exported, (*units.findings, *prepared.findings))


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
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.outgoing import Wording
    from xlate.units import match_key

    words = {unit.key: match_key(unit.source) for unit in units}
    found: dict[str, list[Wording]] = {}
    for reference in references:
        given = read_input(reference)
        catalogue = read_catalogue(given.data, given.name)
        language = parse_tag(_language_of(catalogue))
        for entry in catalogue.entries:
            if entry.translation.strip() and not entry.fuzzy and words.get(entry.key or "") == match_key(entry.source):
                found.setdefault(str(entry.key), []).append(Wording(language, entry.translation))
    return found


def export_tmx(
    tei: Source,
    *,
    output: Path | str | None = None,
    translations: Source | None = None,
    source: Source | None = None,
    unreviewed: bool = False,
) -> Result[Memory]:
    """Write translations as TMX for translation memories.

    Args:
        tei: a translated TEI file; or a source file, with its translations.
        output: where the TMX file goes; None: it is only returned.
        translations: a translator's file, if the TEI file is a source.
        source: the source of a translated file, if it is not where that file says.
        unreviewed: take those too that nobody has approved: fuzzy ones, and a machine's words. They are marked.

    Raises:
        RecordError: a TEI file cannot be used; CatalogueError: the translator's file cannot be used; InputError: there
        are no translations; OutputError.
    """
    from xlate.exchange.tmx import write_tmx
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    findings: tuple[Finding, ...] = ()
    if translations is not None:
        added = read_input(translations)
        prepared = _pairs_of_catalogue(record, added)
        pairs, findings, base = prepared.value, prepared.findings, record
    else:
        base = _source_of(record, source)
        pairs = _pairs_of_record(record, base)
    wanted = {State.TRANSLATED, State.POST_EDITED} | ({State.FUZZY, State.MACHINE} if unreviewed else set())
    chosen = [pair for pair in pairs if pair.state in wanted]
    path = Path(output) if output is not None else None
    if path is not None:
        keep_apart(given.name, path)
    data = write_tmx(chosen, PurePath(base.name).name, base.language, now())
    if path is not None:
        write_file(path, data)
    language = pairs[0].language if pairs else record.language
    return Result(Memory(data, language, len(chosen), len(pairs) - len(chosen)), findings)


def _pairs_of_record(record: Record, base: Record) -> list[Pair]:
    """The units of a translated file with those of its source."""
    from xlate.exchange.tmx import Pair
    from xlate.tei.extract import extract_units
    from xlate.tei.hop_dates import read_hop_dates
    from xlate.tei.translate import read_states

    states, dates = read_states(record), read_hop_dates(record)
    translated = {unit.key: unit for unit in extract_units(record).value}
    pairs = []
    for unit in extract_units(base).value:
        target = translated.get(unit.key)
        state = states.get(unit.key, State.UNTRANSLATED)
        if target is None or state is State.UNTRANSLATED:
            continue
        names = ", ".join(target.lineage.hops[-1].agents) if target.lineage.hops else ""
        changed = _moment(dates.get(unit.key))
        pairs.append(Pair(unit, target.language, target.source, state, target.lineage, names or None, changed))
    return pairs


def _pairs_of_catalogue(record: Record, added: Input) -> Result[list[Pair]]:
    """The units of a source file with the translations of a translator's file."""
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.outgoing import Package, prepare_units
    from xlate.tei.extract import extract_units

    catalogue = read_catalogue(added.data, added.name)
    language = parse_tag(_language_of(catalogue))
    units = [unit for unit in extract_units(record).value if unit.language != language]
    prepared = prepare_units(units, Package(record.name, record.language, language, ()), None, catalogue)
    pairs = [_pair(one, language, catalogue) for one in prepared.value.units if one.state is not State.UNTRANSLATED]
    return Result(pairs, prepared.findings)


def _pair(one: Outgoing, language: str, catalogue: Catalogue) -> Pair:
    from xlate.exchange.tmx import Pair
    from xlate.machine import read_machine_line

    unit, state = one.unit, one.state
    found = read_machine_line(one.comment)
    hops = [Hop(unit.language, language, Mode.HUMAN, Certainty.HIGH)]
    line = ""
    if found is not None:
        reviewed = state is not State.MACHINE
        mode = Mode.POST_EDITED if reviewed else Mode.MACHINE
        hops = [Hop(model.source, model.target, mode, Certainty.HIGH) for model in found[0].models]
        state = State.POST_EDITED if state is State.TRANSLATED else state
        line = next(text.strip() for text in reversed(one.comment.splitlines()) if read_machine_line(text))
    lineage = replace(unit.lineage, hops=(*unit.lineage.hops, *hops))
    changed = _moment(catalogue.revised)
    return Pair(
        unit,
        language,
        one.translation,
        state,
        Lineage(lineage.spoken, lineage.hops),
        catalogue.translator,
        changed,
        line,
    )


def _moment(revised: str | None) -> datetime | None:
    """When a file was revised, if it says it in a way that is known."""
    try:
        moment = datetime.fromisoformat((revised or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _source_of(record: Record, source: Source | None) -> Record:
    """The source of a translated file."""
    from xlate.workflow.translation import _source_of as source_of

    if source is None and record.root.get("corresp") is None:
        raise InputError(
            "this is not a translated file; name the translations with --translations ru.po", file=record.name
        )
    return source_of(record, source)


def _language_of(catalogue: Catalogue) -> str:
    if not catalogue.language:
        raise CatalogueError("the file does not say which language it is in", file=catalogue.file)
    return catalogue.language
