"""Where the files of a verb are, and that none replaces another."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from xlate.errors import CatalogueError, InputError, OutputError, XlateError, in_file
from xlate.files import Input, is_same_file, read_input
from xlate.findings import Finding
from xlate.formats.sniff import FileKind, sniff
from xlate.languages import UNDETERMINED, parse_tag, primary_subtag
from xlate.workflow.kept_records import kept

if TYPE_CHECKING:
    from xlate.exchange.catalogue import Catalogue
    from xlate.model.unit import Unit
    from xlate.tei.read.includes import Included
    from xlate.tei.record import Record

__all__ = [
    "Source",
    "included_in",
    "keep_apart",
    "name_of",
    "read_any_catalogue",
    "read_record",
    "read_source_of",
    "relative_name",
    "source_language",
    "target_language",
    "units_beside",
    "units_of",
]

Source = Path | str | Input
"""a file: its path, or bytes with a name"""


def name_of(source: Source) -> str:
    """The name of a file, as messages have it."""
    return source.name if isinstance(source, Input) else str(source)


def read_record(source: Source, *, to_splice: bool = False, part: bool = False) -> Record:
    """The record of a TEI file.

    Args:
        source: the file.
        to_splice: true if something is written into it, which takes UTF-8 or ASCII, and leaves what it includes alone.
        part: true if it may be a part of a text too (a ``div``), without a header.

    Raises:
        InputError: it cannot be read; RecordError: it cannot be used.
    """
    from xlate.tei.parse import in_utf8
    from xlate.tei.record import Record

    given = read_input(source)
    included = None if to_splice else included_in(given)

    def read() -> Record:
        return Record.read(given.data, given.name, to_splice=to_splice, included=included, part=part)

    if included is not None:
        return read()
    as_it_is = to_splice or in_utf8(given.data, given.name) == given.data  # then both ways make the same record
    return kept(given.data, (given.name, as_it_is, part), read)


def included_in(given: Input) -> Included | None:
    """A TEI file with the parts that stand in other files (xi:include); None: it has none."""
    if b"XInclude" not in given.data:
        return None
    from xlate.tei.read.includes import include

    return include(given.data, given.name, lambda path: read_input(path).data)


def read_any_catalogue(given: Input) -> Catalogue:
    """A translator's file of any format, or a TMX file in the place of one.

    Raises:
        UnknownFormatError: it is neither; CatalogueError: it cannot be used.
    """
    from xlate.exchange.formats import read_catalogue
    from xlate.exchange.tmx import read_tmx_catalogue

    if sniff(given.data, given.name) is FileKind.TMX:
        return read_tmx_catalogue(given.data, given.name)
    return read_catalogue(given.data, given.name)


def keep_apart(name: str, output: Path) -> None:
    """Refuse to replace a source by what is made of it."""
    if is_same_file(name, output):
        raise OutputError("the result would replace its own source; give another file", file=str(output))


def relative_name(name: str, output: Path | None) -> str:
    """A file name as seen from the folder of the output; that of a pipe (``<(...)``, ``/dev/stdin``) leads nowhere."""
    if output is None or name.startswith("<") or (output.exists() and not output.is_file()):  # the last: a FIFO
        return PurePath(name).name.strip("<>")
    if (path := Path(name)).exists() and not path.is_file():
        return "stdin"
    try:
        return Path(os.path.relpath(os.path.realpath(name), PurePath(os.path.realpath(output)).parent)).as_posix()
    except ValueError:  # another drive of a Windows machine
        return PurePath(name).name


def read_source_of(translated: Record, source: Source | None, option: str = "--source") -> Record:
    """The record that a translated file was made from.

    Args:
        translated: the translated file.
        source: its source, if somebody names it; None: it is where the translated file says.
        option: the option that names it, for the message if it is not there; empty: there is none.
    """
    pointer = translated.source
    if source is None:
        path = Path(translated.name).parent / unquote(pointer or "", errors="surrogateescape")
        if pointer is None or "://" in pointer or not path.is_file():
            where = f"its source {pointer} was not found" if pointer else "it does not name its source"
            remedy = f"name it with {option}" if option else "put it there"
            raise InputError(f"this is a translated file; {where}; {remedy}", file=translated.name)
        source = path
    return read_record(source)


def target_language(catalogue: Catalogue, given: str | None = None, option: str = "") -> str:
    """The tag of the language that a catalogue is in.

    Args:
        catalogue: a translator's file.
        given: tag that the user gives, if he does; it may be more exact than what the file says.
        option: the option that gives it, where there is one.

    Raises:
        CatalogueError: neither of them says it, or they name different languages; LanguageTagError.
    """
    wanted = parse_tag(given) if given else None
    if not catalogue.language:
        if wanted is not None:
            return wanted
        in_po = 'in PO, add "Language: ru\\n" or the like to the header'
        in_header = in_po if catalogue.header else "set its target language"
        what = f"name it with {option}" if option else in_header
        raise CatalogueError(f"the file does not say in which language it is; {what}", file=catalogue.file)
    with in_file(catalogue.file):
        stated = parse_tag(catalogue.language)
    if wanted is not None and primary_subtag(wanted) != primary_subtag(stated):
        raise CatalogueError(f"the file declares the language {stated}, not {wanted}", file=catalogue.file)
    return wanted or stated


def source_language(catalogue: Catalogue, *others: str | None) -> str:
    """The tag of the language of the source texts of a catalogue.

    Args:
        catalogue: a translator's file.
        others: what else is known of it, the best first; None: nothing.

    Raises:
        CatalogueError: nobody says it.
    """
    for tag in (catalogue.source_language, *others):
        if tag and tag != UNDETERMINED:
            return parse_tag(tag)
    where = " (in PO: X-Source-Language)" if catalogue.header else ""
    message = f"the file does not state the language of the source texts{where}; give --from TAG"
    raise CatalogueError(message, file=catalogue.file)


def units_of(tei: Iterable[Source]) -> dict[tuple[str, str], Unit]:
    """The units of TEI files by xml:id and words.

    Raises:
        RecordError: a TEI file cannot be used.
    """
    from xlate.exchange.pretranslation import units_by_words
    from xlate.tei.read.units import extract_units

    units: dict[tuple[str, str], Unit] = {}
    for source in tei:
        units |= units_by_words(extract_units(read_record(source)).value)
    return units


def units_beside(given: Input, findings: list[Finding]) -> dict[tuple[str, str], Unit]:
    """The units of the TEI files that the references of a PO file name, as far as they are there."""
    from xlate.exchange.po import referenced_files

    units: dict[tuple[str, str], Unit] = {}
    absent = []
    for name in referenced_files(given.data):
        path = Path(given.name).parent / name
        if path.suffix.lower() not in {".xml", ".tei"}:  # a catalogue of something else
            continue
        if not path.is_file():
            absent.append(name)
            continue
        try:
            units |= units_of([path])
        except XlateError as error:
            absent.append(f"{name} ({error.message})")
    if absent:
        message = (
            f"{', '.join(absent)} cannot be read, so the relay languages of these words are not known; "
            "name the TEI file with --source"
        )
        findings.append(Finding("XL815", message, given.name))
    return units
