"""Units go out to translators as PO, with what memories and other languages have to say; and are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import CatalogueError, InputError, OutputError
from xlate.files import Input, read_input, write_file
from xlate.findings import Result
from xlate.languages import parse_tag
from xlate.model.unit import Unit
from xlate.workflow.inputs import Source, relative_name
from xlate.workflow.outgoing import read_outgoing

if TYPE_CHECKING:
    from xlate.exchange.statistics import Statistics
    from xlate.tei.record import Record
    from xlate.workflow.references import Reference
    from xlate.workflow.suggestions import Reuse

__all__ = ["Export", "Status", "export_po", "status"]


@dataclass(frozen=True, slots=True)
class Export:
    """Units of a TEI file as a PO file."""

    data: bytes
    """the PO file"""
    translated: int
    fuzzy: int
    untranslated: int
    reused: Mapping[str, int] = field(default_factory=dict)
    """how many units got a translation from a memory: ``ready``; ``same``, ``similar``: fuzzy, with such words"""
    references: tuple[Reference, ...] = ()
    """what was found in other languages"""


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
    """Write the units of a TEI file as a gettext PO file for a translator.

    Args:
        tei: the TEI file.
        language: BCP 47 tag of the language to translate into.
        output: where the PO file goes. If there is one already, it is brought up to date, and no translation in it
            is lost. None: it is only returned.
        memories: translation memories, and PO, TMX or translated TEI files that serve as one, from which units without
            a translation get one.
        exact: what becomes of a remembered translation of the same words: ``ready`` (it needs no review if the same
            speaker said them in a unit of the same kind, and a person translated them) or ``fuzzy``.
        similar: likeness in per cent that other words must have; their translation is fuzzy.
        references: tag of a language -> the same document in it: a TEI file, a transcript, or a PO file. What it says
            stands in the notes for translators.
        reference_po: tag of such a language -> where a PO file goes that has the entries of the export, and the
            reference as translation.

    Raises:
        RecordError: the TEI file cannot be used; CatalogueError: the existing PO file cannot be used, is for another
        language or another document; LanguageTagError; OutputError.
    """
    from xlate.exchange.po import CatalogueOrigin, write_po
    from xlate.workflow.references import reference_notes, write_reference_po

    tag = parse_tag(language)
    read = read_outgoing(tei, tag)
    document, foreign = read.value, read.value.units
    path = Path(output) if output is not None else None
    old = path.read_bytes() if path is not None and path.is_file() else None
    origin = CatalogueOrigin(
        file=relative_name(document.name, path),
        project=PurePath(document.name).stem,
        language=document.record.language,
        now=now(),
    )
    places = _reference_places(references or {}, reference_po or {}, (document.name, output))
    spoken = _references(references or {}, foreign, document.name)
    reuse = _reuse(memories, tag, document.record, exact, similar)
    try:
        written = write_po(
            foreign,
            tag,
            origin,
            old or None,
            suggest=reuse.value.suggest if reuse.value else None,
            relay=reference_notes(foreign, spoken.value),
        )
    except CatalogueError as error:
        error.file = error.file if path is None else str(path)
        raise
    made = written.value
    if path is not None and made.data != old:
        write_file(path, made.data)
    for reference in spoken.value:
        if reference.language in places:
            write_reference_po(foreign, reference, origin, places[reference.language])
    reused = {kind: reuse.value.counts[kind] for kind in ("ready", "same", "similar")} if reuse.value else {}
    export = Export(made.data, made.translated, made.fuzzy, made.untranslated, reused, tuple(spoken.value))
    told = reuse.value.findings(document.name) if reuse.value else ()
    return Result(export, (*read.findings, *spoken.findings, *reuse.findings, *written.findings, *told))


def _references(references: Mapping[str, Source], units: Sequence[Unit], document: str) -> Result[list[Reference]]:
    """What a document says in other languages."""
    from xlate.workflow.references import find_reference

    found = [find_reference(units, language, source, document) for language, source in references.items()]
    return Result([one.value for one in found], tuple(finding for one in found for finding in one.findings))


def _reference_places(
    references: Mapping[str, Source], reference_po: Mapping[str, Path | str], others: Sequence[Path | str | None]
) -> dict[str, Path]:
    """Where the PO file of each reference goes, by its language: nowhere that the export reads or writes."""
    places = {parse_tag(tag): Path(path) for tag, path in reference_po.items()}
    if missing := places.keys() - map(parse_tag, references):
        raise InputError(f"there is no reference in {', '.join(sorted(missing))} to make a PO file of")
    read = [source for source in references.values() if not isinstance(source, Input)]
    for path in places.values():
        for other in (*others, *read):
            if other is not None and Path(other).resolve() == path.resolve():
                raise OutputError(
                    "the PO file of a reference would replace another file of this export", file=str(path)
                )
    return places


def _reuse(
    memories: Sequence[Source], language: str, record: Record, exact: str, similar: float
) -> Result[Reuse | None]:
    """Suggestions out of memories for the units of a record; None if there are no memories."""
    from xlate.workflow.suggestions import Exact, Reuse, read_memories

    if exact not in list(Exact):
        raise InputError(f'exact is "{exact}"; it must be one of {", ".join(Exact)}')
    if not memories:
        return Result(None)
    read = read_memories(memories, language, record.language)
    return Result(Reuse(read.value, language, PurePath(record.name).stem, Exact(exact), similar), read.findings)


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
