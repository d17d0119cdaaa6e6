"""The verbs of xlate as functions: what the commands do, without a command line.

Every function takes paths (or `Input`, for bytes in memory), returns its value with findings, and raises an
`XlateError` if going on is impossible. With ``output``, the result is also written, whole or not at all.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from xlate.dates import now
from xlate.errors import CatalogueError, InputError, LanguageTagError, OutputError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result
from xlate.languages import parse_tag
from xlate.lineage import Kind, Lineage
from xlate.units import State, Target

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.survey import Passage
    from xlate.tei.record import Record

__all__ = [
    "Conversion",
    "Export",
    "Identified",
    "Merged",
    "Source",
    "add_ids",
    "copy_schemas",
    "export_po",
    "merge",
    "survey",
    "to_tei",
    "validate",
]

Source = Path | str | Input
"""a file: its path, or bytes with a name"""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A transcript turned into TEI."""

    data: bytes
    """the TEI file"""
    profile: str
    """name of the profile that was applied"""
    language: str
    """tag of the language of the text"""
    turns: int
    segments: Mapping[Kind, int]
    """spoken segments of each kind of lineage"""


@dataclass(frozen=True, slots=True)
class Export:
    """Units of a TEI file as a PO file."""

    data: bytes
    """the PO file"""
    translated: int
    fuzzy: int
    untranslated: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A translated TEI file."""

    data: bytes | None
    """the TEI file; None if fewer units are translated than asked for"""
    language: str
    """tag of the language translated into"""
    states: Mapping[State, int]
    """how many units are in each state"""


@dataclass(frozen=True, slots=True)
class Identified:
    """A TEI file in which every unit has a name."""

    data: bytes
    """the TEI file"""
    added: int
    """how many elements got an xml:id"""


def to_tei(
    source: Source,
    *,
    output: Path | str | None = None,
    profile: str | None = None,
    input_format: str | None = None,
    language: str | None = None,
    speaker_languages: Mapping[str, str] | None = None,
    relay: str | None = None,
    publisher: str | None = None,
    licence: str | None = None,
    source_url: str | None = None,
) -> Result[Conversion]:
    """Turn a transcript into TEI, every segment marked with its translation lineage.

    Args:
        source: the transcript.
        output: where the TEI file goes; None: it is only returned.
        profile: name of a publisher's profile or path of one's own; None: recognised by the content.
        input_format: name of a reader; None: recognised by content and suffix.
        language: BCP 47 tag of the language of the text; None: as the profile says.
        speaker_languages: name of a speaker -> tag of the language that he or she spoke.
        relay: tag of the language of the interpreters; None: as the profile says.
        publisher: who publishes the TEI edition.
        licence: address of the licence of the source, if you can state it; none is ever assumed.
        source_url: address of the transcript.

    Raises:
        InputError: the transcript cannot be read; ProfileError; LanguageTagError; OutputError.
    """
    from xlate.profiles import Options, apply_profile, choose_profile
    from xlate.readers import read_transcript
    from xlate.tei.build import build_tei
    from xlate.tei.header import Edition
    from xlate.transcript import Paragraph

    given = read_input(source)
    options = Options(
        language=parse_tag(language) if language else None,
        speaker_languages=tuple((name, parse_tag(tag)) for name, tag in (speaker_languages or {}).items()),
        relay=parse_tag(relay) if relay else None,
    )
    document = read_transcript(given.data, given.name, input_format)
    chosen = choose_profile(document.value, profile)
    transcript = apply_profile(document.value, chosen, options)
    data = build_tei(transcript.value, Edition(publisher, licence, source_url))
    if output is not None:
        _keep_apart(given.name, Path(output))
        write_file(Path(output), data)
    paragraphs = [item for turn in transcript.value.turns for item in turn.content if isinstance(item, Paragraph)]
    conversion = Conversion(
        data=data,
        profile=chosen.name,
        language=transcript.value.language,
        turns=len(transcript.value.turns),
        segments=_count_kinds([paragraph.lineage for paragraph in paragraphs]),
    )
    return Result(conversion, (*document.findings, *transcript.findings))


def _count_kinds(lineages: list[Lineage]) -> Counter[Kind]:
    """How many of each kind; thousands of paragraphs share a few lineages."""
    shared = {id(lineage): lineage for lineage in lineages}
    counts: Counter[Kind] = Counter()
    for identity, number in Counter(map(id, lineages)).items():
        counts[shared[identity].kind] += number
    return counts


def export_po(tei: Source, language: str, *, output: Path | str | None = None) -> Result[Export]:
    """Write the units of a TEI file as a gettext PO file for a translator.

    Args:
        tei: the TEI file.
        language: BCP 47 tag of the language to translate into.
        output: where the PO file goes. If there is one already, it is brought up to date, and no translation in it
            is lost. None: it is only returned.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: the existing PO file cannot be used, is for another
        language or another document; LanguageTagError; OutputError.
    """
    from xlate.exchange.po import CatalogueOrigin, write_po
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
    old = path.read_bytes() if path is not None and path.is_file() else None
    origin = CatalogueOrigin(
        file=_relative(given.name, path), project=PurePath(given.name).stem, language=record.language, now=now()
    )
    try:
        written = write_po(foreign, tag, origin, old or None)
    except CatalogueError as error:
        error.file = error.file if path is None else str(path)
        raise
    made = written.value
    if path is not None and made.data != old:
        write_file(path, made.data)
    export = Export(made.data, made.translated, made.fuzzy, made.untranslated)
    return Result(export, (*units.findings, *written.findings))


def merge(
    tei: Source,
    catalogue: Source,
    *,
    output: Path | str | Callable[[str], Path] | None = None,
    fuzzy: str = "source",
    keep: float = 0,
    source: Source | None = None,
) -> Result[Merged]:
    """Merge a translator's PO file into the TEI it was exported from: the lineage grows by one hop.

    Args:
        tei: the source TEI file; or a translated file in the language of the catalogue, which is brought up to date.
        catalogue: the PO file.
        output: where the translated TEI file goes, or a function that says so for the tag of the language of the
            catalogue; None: it is only returned.
        fuzzy: what becomes of translations that need review: ``source`` (the source text stands in), ``use`` (the
            translation, marked st.fuzzy, or st.stale if its source has changed) or ``omit`` (a gap).
        keep: write nothing if less than this percentage of the units is translated.
        source: the source of a translated file, if it is not where that file says.

    Returns:
        The translated file. Outside its header, the start tags of units and turns, and the contents of translated
        units, its bytes are those of the TEI file.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: the PO file cannot be used; OutputError.
    """
    from xlate.exchange.catalogue import Fuzzy, find_targets
    from xlate.exchange.po import read_po
    from xlate.tei.extract import extract_units
    from xlate.tei.record import Record
    from xlate.tei.translate import is_translation_into, read_states, splice_translation
    from xlate.tei.translated_header import Merge

    if fuzzy not in list(Fuzzy):
        raise InputError(f'fuzzy is "{fuzzy}"; it must be one of {", ".join(Fuzzy)}')
    rule = Fuzzy(fuzzy)
    given, po = read_input(tei), read_input(catalogue)
    record = Record.read(given.data, given.name)
    translations = read_po(po.data, po.name)
    language = _language_of(translations)
    base: Record | None = None
    if is_translation_into(record, language):
        base, record = record, _source_of(record, source)
    where = output(language) if callable(output) else output
    path = Path(where) if where is not None else None
    if path is not None:
        for name in (record.name, po.name):
            _keep_apart(name, path)
    units = extract_units(record)
    standing = read_states(base) if base is not None else {}
    targets = find_targets(
        [unit for unit in units.value if unit.language != language],
        lambda key: record.content(record.spans[record.by_id[key]]),
        translations,
        rule,
        frozenset(key for key, state in standing.items() if state is not State.UNTRANSLATED),
    )
    findings = [*units.findings, *targets.findings]
    if translations.translator is None and any(t.state is not State.UNTRANSLATED for t in targets.value.values()):
        message = "the header does not name the translator; fill in Last-Translator"
        findings.append(Finding("XL409", message, po.name, 1))
    states = Counter(_state_after(unit.key, targets.value, standing) for unit in units.value)
    done = 100 * states[State.TRANSLATED] / max(1, len(units.value))
    if done < keep:
        message = f"{done:.0f} % of the units are translated, less than the {keep:g} % asked for; nothing was written"
        findings.append(Finding("XL410", message, po.name))
        return Result(Merged(None, language, states), tuple(findings))
    merged = splice_translation(
        record,
        units.value,
        targets.value,
        Merge(
            language=language,
            translator=translations.translator,
            catalogue=PurePath(po.name).name,
            revised=translations.revised,
            source_file=None if base is not None and path is None else _relative(record.name, path),
            omit_fuzzy=rule is Fuzzy.OMIT,
            states=states,
        ),
        base,
    )
    if path is not None:
        write_file(path, merged)
    return Result(Merged(merged, language, states), tuple(findings))


def validate(file: Source, *, schema: Path | str | None = None) -> Result[bool]:
    """Check a TEI file: xlate's RELAX NG and Schematron, pointers, and the arithmetic of hops.

    Args:
        file: the TEI file.
        schema: a RELAX NG schema to check against as well, such as tei_all.rng.

    Returns:
        True if there is no finding at error level; and the findings.

    Raises:
        RecordError: the file is not well-formed TEI; InputError: the schema cannot be used.
    """
    from xlate.findings import has_errors
    from xlate.tei.validate import check_tei

    given = read_input(file)
    folder = Path(given.name).parent

    def load(name: str) -> bytes | None:
        path = folder / unquote(name)
        return path.read_bytes() if "://" not in name and path.is_file() else None

    findings = check_tei(given.data, given.name, schema=Path(schema) if schema else None, load=load)
    return Result(not has_errors(findings), findings)


def add_ids(tei: Source, *, output: Path | str | None = None) -> Result[Identified]:
    """Give an xml:id to every element of a TEI file that has words to translate, and to every turn.

    Only start tags grow; every other byte stays. A file that lacks none comes back as it was.

    Args:
        tei: the TEI file, from anywhere.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.identify import splice_ids
    from xlate.tei.record import Record

    given = read_input(tei)
    data, added = splice_ids(Record.read(given.data, given.name))
    if output is not None and (added or str(output) != given.name):
        write_file(Path(output), data)
    return Result(Identified(data, added))


def survey(tei: Source) -> Result[list[Passage]]:
    """The spoken segments of a TEI file, each with its lineage, speaker and date.

    Args:
        tei: the TEI file, a source text or a translated one.

    Returns:
        The segments in the order of the file, and findings on words that are in no unit. `xlate.survey` groups and
        queries them.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    from xlate.survey import spoken_segments
    from xlate.tei.extract import extract_units, read_date
    from xlate.tei.record import Record

    given = read_input(tei)
    record = Record.read(given.data, given.name)
    units = extract_units(record)
    return Result(spoken_segments(given.name, read_date(record), units.value), units.findings)


def _language_of(catalogue: Catalogue) -> str:
    """The tag of the language that a catalogue is in."""
    if not catalogue.language:
        message = 'the header does not say the language; add "Language: ru\\n" or the like'
        raise CatalogueError(message, file=catalogue.file)
    try:
        return parse_tag(catalogue.language)
    except LanguageTagError as error:
        error.file = catalogue.file
        raise


def _state_after(key: str, targets: Mapping[str, Target], standing: Mapping[str, State]) -> State:
    """The state of a unit when everything is merged: what has no new translation stays as it stands."""
    target = targets.get(key)
    if target is None or target.state is State.UNTRANSLATED:
        return standing.get(key, State.UNTRANSLATED)
    return target.state


def copy_schemas(directory: Path | str) -> list[Path]:
    """Copy xlate's RELAX NG and Schematron schemas, and its ITS rules, into a folder, for XML editors and other tools.

    Returns:
        The files that were written.

    Raises:
        OutputError: they cannot be written.
    """
    from xlate.tei.validate import schema_path

    written = []
    for name in ("xlate.rng", "xlate.sch", "xlate.its"):
        path = Path(directory) / name
        write_file(path, schema_path(name).read_bytes())
        written.append(path)
    return written


def _source_of(translated: Record, source: Source | None) -> Record:
    """The record that a translated file was made from."""
    from xlate.tei.record import Record

    pointer = translated.root.get("corresp") or ""
    if source is None:
        path = Path(translated.name).parent / unquote(pointer)
        if "://" in pointer or not path.is_file():
            raise InputError(
                f"this is a translated file; its source {pointer} is not where it says; name it with --source",
                file=translated.name,
            )
        source = path
    given = read_input(source)
    return Record.read(given.data, given.name)


def _keep_apart(name: str, output: Path) -> None:
    """Refuse to replace a source by what is made of it."""
    if output.exists() and Path(name).exists() and output.samefile(name):
        raise OutputError("the result would replace its own source; give another file", file=str(output))


def _relative(name: str, output: Path | None) -> str:
    """A file name as seen from the folder of the output."""
    if output is None or name.startswith("<"):
        return PurePath(name).name.strip("<>")
    try:
        return Path(os.path.relpath(Path(name).resolve(), output.resolve().parent)).as_posix()
    except ValueError:  # another drive of a Windows machine
        return PurePath(name).name
