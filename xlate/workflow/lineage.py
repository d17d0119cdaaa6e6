"""Lineage is surveyed and annotated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlate.findings import Finding, Result
from xlate.workflow.inputs import Source, read_record
from xlate.workflow.outputs import write_edited

if TYPE_CHECKING:
    from xlate.errors import CorrectionError
    from xlate.model.lineage_query import LineageSegment
    from xlate.revision.correction import Correction, Selection
    from xlate.tei.record import Record


__all__ = [
    "Annotated",
    "annotated",
    "clear_lineage",
    "init_lineage",
    "set_lineage",
    "strip_lineage",
    "survey",
    "upgrade_lineage",
]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A TEI file whose lineage a person has set, or taken back what was set."""

    data: bytes
    """the TEI file"""
    segments: tuple[str, ...]
    """xml:id of each unit whose lineage is another now"""


def survey(tei: Source) -> Result[list[LineageSegment]]:
    """The spoken segments of a TEI file, each with its lineage, speaker and date.

    Args:
        tei: the TEI file, a source text or a translated one.

    Returns:
        The segments in the order of the file, and findings on words that are in no unit. `xlate.model.lineage_query`
        groups and queries them.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    from xlate.model.lineage_query import spoken_segments
    from xlate.tei.read.alternatives import read_alternatives
    from xlate.tei.read.edition import read_publisher
    from xlate.tei.read.units import extract_units, read_date

    record = read_record(tei)
    units, others = extract_units(record), read_alternatives(record)
    texts = record.texts
    whole = read_date(record), read_publisher(record)
    if len(texts) < 2:
        return units.map(lambda units: spoken_segments(record.name, whole[0], units, others, whole[1]))
    segments: list[LineageSegment] = []
    for place, text in enumerate(texts):  # of a corpus, each document with its own date and publisher
        document = text.getparent()
        header = document.find("{*}teiHeader") if document is not None else None
        date = read_date(record, header) or whole[0]
        publisher = read_publisher(record, header) or whole[1]
        chosen = [unit for unit in units.value if unit.text == place]
        segments += spoken_segments(record.name, date, chosen, others, publisher)
    return Result(segments, units.findings)


def set_lineage(
    tei: Source,
    selection: Selection,
    correction: Correction,
    *,
    standoff: bool = False,
    output: Path | str | None = None,
) -> Result[Annotated]:
    """Set the lineage of words in a TEI file, as a person knows it.

    The header gets the hops, versions and agents that are needed; the history says who, what, why, and what stood there
    before, so that `clear_lineage` can give it back. Every other byte stays.

    Args:
        tei: the TEI file; a source text, for the lineage of a translation follows from that.
        selection: which words.
        correction: what is said about them.
        standoff: say it beside the text, so that no element of it gets an attribute for that.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        The file; and findings on words that what is said cannot be true of, which are left out (XL505).

    Raises:
        CorrectionError: the selection means nothing here, or the correction contradicts what stands on all of these
        words; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.correction import splice_corrections

    record = read_record(tei, to_splice=True)
    units = record.units()
    chosen = selection.select(units, record.name)
    refused: dict[str, CorrectionError] = {}
    said = [(correction, chosen)]
    new = splice_corrections(
        record, units, said, correction.by, lambda unit, error: refused.update({unit.key: error}), standoff=standoff
    )
    if len(refused) == len(chosen):
        raise next(iter(refused.values()))
    findings = [Finding("XL505", f"left out: {error.message}", record.name, error.line) for error in refused.values()]
    made = annotated(record, new, output).noticing(findings)
    changed = {*made.value.segments, *refused}
    idle = [unit for unit in chosen if unit.key not in changed and not unit.lineage.hops]
    if correction.certainty is None or correction.spoken or correction.unknown or not idle:
        return made
    which = idle[0].number or idle[0].key
    message = (
        f"{len(idle)} of {len(chosen)} segments (the first: {which}) have no translation that could be more or less "
        "certain; state what is known with --spoken"
    )
    return made.noticing([Finding("XL504", message, record.name, idle[0].line)])


def clear_lineage(tei: Source, selection: Selection, *, output: Path | str | None = None) -> Result[Annotated]:
    """Take back what people have set: words get the lineage again that they had before.

    Args:
        tei: the TEI file.
        selection: which words.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        The file; and findings on words whose markers say otherwise since an edit: what was stated then stays (XL505).

    Raises:
        CorrectionError: the selection means nothing here; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.record import Record
    from xlate.tei.write.correction import splice_clearing
    from xlate.tei.write.edit_settle import newly_broken

    record = read_record(tei, to_splice=True)
    chosen = selection.select(record.units(), record.name)
    new = splice_clearing(record, chosen)
    lost = newly_broken(Record.read(new[0], record.name), record) if new[1] else set()
    kept = [unit for unit in chosen if unit.key in lost or unit.turn_key in lost]
    findings = []
    if kept:
        new = splice_clearing(record, [unit for unit in chosen if unit not in kept])
        for unit in kept:
            which = unit.number or unit.key
            message = f"left out: since an edit, markers are printed elsewhere than the former lineage of {which} says"
            findings.append(Finding("XL505", message, record.name, unit.line))
    return annotated(record, new, output).noticing(findings)


def init_lineage(
    tei: Source, *, language: str | None = None, standoff: bool = False, output: Path | str | None = None
) -> Result[bytes]:
    """Give a TEI file from elsewhere the parts of the header in which lineage can be stated.

    Args:
        tei: the TEI file.
        language: tag of the language of its text, if the file does not state it.
        standoff: state lineage beside the text from now on, so that no element of it gets an attribute for that.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        Its bytes, in which categories, the version that is its text, xlate as an agent, languages and an entry of the
        history have been added where they were missing; and findings on words without xml:id.

    Raises:
        RecordError: the TEI file cannot be used, or does not say in which language its text is; OutputError.
    """
    from xlate.tei.header.declarations import splice_declarations
    from xlate.tei.read.units import extract_units

    record = read_record(tei, to_splice=True)
    units = extract_units(record)
    tags = [unit.language for unit in units.value]
    data = splice_declarations(record, tags, language=language, standoff=standoff)
    write_edited(record, data, output)
    return Result(data, units.findings)


def strip_lineage(tei: Source, *, output: Path | str | None = None) -> Result[bytes]:
    """Take everything that xlate has added to a TEI file from elsewhere out of it again, except xml:ids.

    Args:
        tei: the TEI file, annotated or translated.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        Its bytes: those before `init_lineage` where the file was only annotated; the translated text where it was
        translated.

    Raises:
        RecordError: the TEI file cannot be used, or xlate has made it from a transcript; OutputError.
    """
    from xlate.tei.write.strip import splice_out

    record = read_record(tei, to_splice=True)
    data = splice_out(record)
    write_edited(record, data, output)
    return Result(data)


def upgrade_lineage(tei: Source, *, output: Path | str | None = None) -> Result[bytes]:
    """Bring a TEI file of version 0.1 up to the encoding of today; translators' files still fit it.

    Args:
        tei: a source text, a translated or a parallel file.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Returns:
        Its bytes; a file that is of today comes back as it was. And findings on paragraphs that a conversion of today
        would divide (XL506).

    Raises:
        RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.upgrade import find_undivided, splice_upgrade

    record = read_record(tei, to_splice=True)
    data = splice_upgrade(record)
    write_edited(record, data, output)
    return Result(data, tuple(find_undivided(record)))


def annotated(record: Record, new: tuple[bytes, list[str]], output: Path | str | None) -> Result[Annotated]:
    """Write a file of which some units say something else now, given as its bytes and their keys."""
    data, keys = new
    write_edited(record, data, output)
    return Result(Annotated(data, tuple(keys)))
