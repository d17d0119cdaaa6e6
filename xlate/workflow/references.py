"""The wording of a document in other languages beside its units: references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlate.dates import now
from xlate.errors import InputError, OutputError, PlaceholderError, UnknownFormatError
from xlate.files import Input, read_input, write_file
from xlate.findings import Finding, Result, Severity
from xlate.formats.sniff import TRANSLATIONS, FileKind, refusal, sniff
from xlate.languages import UNDETERMINED, parse_tag, primary_subtag
from xlate.model.lineage import Certainty
from xlate.model.markup import encode, escape_text, plain_words
from xlate.model.translated_markup import decode
from xlate.model.unit import Unit, UnitKind
from xlate.text import comparison_key, normalize_space
from xlate.workflow.inputs import Source, read_record

if TYPE_CHECKING:
    from xlate.alignment import Piece
    from xlate.exchange.catalogue import Catalogue, Suggestion
    from xlate.exchange.export_units import ExportDocument

__all__ = ["Reference", "Wording", "find_reference", "fitted", "reference_notes", "write_reference_po"]

_MARK = b"X-Xlate-Reference"
_BY_ID = 0.3
"""share of the units that must have an entry of their id, for a file to be taken as one with the same ids"""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a reference says in the place of a unit."""

    text: str
    """a fragment, in one line; perhaps of several paragraphs"""
    certainty: Certainty
    """high: it is the wording of this unit and of nothing else; medium: it may be, or it holds more; never low"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document in another language, as far as its wording was found."""

    language: str
    file: str
    """its name"""
    wordings: Mapping[str, Wording]
    """key of a unit -> its wording"""
    units: int
    """how many units were looked for"""

    @property
    def sure(self) -> int:
        """Units whose wording is certain."""
        return sum(wording.certainty is Certainty.HIGH for wording in self.wordings.values())

    @property
    def doubtful(self) -> int:
        """Units whose wording is not certain."""
        return len(self.wordings) - self.sure

    def as_dict(self) -> dict[str, object]:
        """As plain values."""
        missing = self.units - len(self.wordings)
        return {"file": self.file, "sure": self.sure, "doubtful": self.doubtful, "missing": missing}


def find_reference(units: Sequence[Unit], language: str, source: Source, document: str) -> Result[Reference]:
    """Find the wording of units in a document in another language.

    Args:
        units: in document order.
        language: BCP 47 tag of the reference.
        source: a TEI file, a transcript in any format that `to_tei` reads, or a translator's file in any format. One
            that has the ids of the units is taken by these; otherwise the two texts are aligned (`xlate.alignment`).
        document: name of the file of the units, for findings on them.

    Returns:
        The wordings; and findings: XL721 (how many), XL722 (it says that it is in another language), XL723 (each unit
        whose wording is doubtful), and the warnings of a conversion.

    Raises:
        InputError: the reference cannot be used; LanguageTagError.
    """
    tag = parse_tag(language)
    given = read_input(source)
    read = _read(given, tag, units)
    wordings, findings = read.value, list(read.findings)
    reference = Reference(tag, PurePath(given.name).name.strip("<>"), wordings, len(units))
    findings += [
        Finding("XL723", f"{unit.key}: the wording in {reference.file} is doubtful", document, unit.line)
        for unit in units
        if unit.key in wordings and wordings[unit.key].certainty is not Certainty.HIGH
    ]
    missing = len(units) - len(wordings)
    message = (
        f"reference {tag} of {document}: {reference.sure} of {len(units)} units found for sure, "
        f"{reference.doubtful} doubtful, {missing} not found"
    )
    few = Severity.WARNING if 2 * missing > len(units) else None
    findings.append(Finding("XL721", message, given.name, given_severity=few))
    return Result(reference, tuple(findings))


def reference_notes(units: Sequence[Unit], references: Sequence[Reference]) -> dict[str, list[str]]:
    """Notes for translators: key -> a line for each reference that has a wording of the unit.

    It is a "Relay" only where the words came through its language, and "Spoken" where they were first said in it.
    """
    notes: dict[str, list[str]] = {}
    for unit in units:
        for reference in references:
            wording = reference.wordings.get(unit.key)
            if wording is not None:
                doubt = "" if wording.certainty is Certainty.HIGH else ", doubtful"
                words = normalize_space(_words(wording.text).replace("\n", " "))
                note = f"{_role(unit, reference.language)} ({reference.language}){doubt}: {words}"
                notes.setdefault(unit.key, []).append(note)
    return notes


def write_reference_po(units: Sequence[Unit], reference: Reference, empty: ExportDocument, path: Path) -> None:
    """Write a PO file with the contexts and source texts of an export, and the reference as translation.

    Weblate shows it as a secondary language, other tools as a second translation. What is doubtful is fuzzy.

    Args:
        units: those of the export.
        reference: what was found for them.
        empty: the document of the export.
        path: where it goes. A file that is there is replaced if it was made in this way.

    Raises:
        OutputError: there is another file, or it cannot be written.
    """
    from xlate.exchange.catalogue import Suggestion
    from xlate.exchange.export_units import prepare_units
    from xlate.exchange.po import write_po

    if path.is_file() and _MARK not in path.read_bytes():
        raise OutputError("the file was not made from a reference, so it is not replaced; name another", file=str(path))

    def suggest(wanted: Sequence[Unit]) -> dict[str, Suggestion]:
        return {
            unit.key: Suggestion(
                fitted(wording.text, unit.source),
                wording.certainty is not Certainty.HIGH,
                f"xlate-reference: {reference.file}, certainty {wording.certainty}",
            )
            for unit in wanted
            if (wording := reference.wordings.get(unit.key)) is not None
        }

    prepared = prepare_units(units, replace(empty, language=reference.language), suggest=suggest)
    data = write_po(prepared.value, now())
    name = reference.file.replace("\\", "\\\\").replace('"', '\\"')
    mark = f'"{_MARK.decode()}: {name}\\n"\n'.encode(errors="backslashreplace")
    there = Input(path.read_bytes(), str(path)) if path.is_file() else None
    write_file(path, data.replace(b'"X-Generator: ', mark + b'"X-Generator: ', 1), updates=there)


def _read(given: Input, tag: str, units: Sequence[Unit]) -> Result[Mapping[str, Wording]]:
    kind = sniff(given.data, given.name)
    if kind in TRANSLATIONS:
        return _read_catalogue(given, tag, units)
    if kind is FileKind.TEI:
        return _read_tei(given, tag, units)
    if kind is not FileKind.UNKNOWN:
        raise UnknownFormatError(refusal(kind, "the text in another language"), file=given.name)
    from xlate.workflow.to_tei import to_tei

    made = to_tei(given, language=tag)
    read = _read_tei(Input(made.value.data, given.name), tag, units)
    noticed = [finding for finding in made.findings if finding.severity is not Severity.INFO]
    return Result(read.value, (*noticed, *read.findings))


def _read_tei(given: Input, tag: str, units: Sequence[Unit]) -> Result[Mapping[str, Wording]]:
    """The wordings of a TEI file; by their ids if it is a translation of the document, or the other way round."""
    from xlate.tei.read.units import extract_units
    from xlate.tei.write.translation import read_states

    record = read_record(given)
    found = extract_units(record).value
    findings = _other_language(record.language, tag, given.name)
    same = [unit for unit in found if primary_subtag(unit.language) in (primary_subtag(tag), UNDETERMINED)]
    if not same:
        raise InputError(f"the file has no words in {tag}; give the language that it is in", file=given.name)
    doubtful = {key for key, state in read_states(record).items() if not state.is_finished}
    by_key = {
        unit.key: Wording(unit.source, Certainty.MEDIUM if unit.key in doubtful else Certainty.HIGH)
        for unit in same
        if record.source is not None
    }
    shared = {unit.key: by_key[unit.key] for unit in units if unit.key in by_key}
    if shared and len(shared) >= _BY_ID * len(by_key):
        return Result(shared, findings)
    pieces = [(_piece(unit), unit.source) for unit in same]
    return _aligned(units, pieces, given.name).noticing(findings)


def _read_catalogue(given: Input, tag: str, units: Sequence[Unit]) -> Result[Mapping[str, Wording]]:
    """The wordings of a translator's file that are in a language; by their ids if they have those of the units."""
    from xlate.alignment import Piece
    from xlate.exchange.formats import read_catalogue

    catalogue = read_catalogue(given.data, given.name)
    target, source = (
        primary_subtag(language or UNDETERMINED) for language in (catalogue.language, catalogue.source_language)
    )
    use_source = source == primary_subtag(tag) != target
    findings = () if use_source else _other_language(catalogue.language or UNDETERMINED, tag, given.name)
    if not use_source:
        by_key = _by_key(catalogue, units)
        if by_key:
            return Result(by_key, (*catalogue.findings, *findings))
    texts = [entry.source if use_source else entry.translation for entry in catalogue.entries]
    pieces = [(Piece(UnitKind.OTHER, _words(text)), normalize_space(text)) for text in texts if normalize_space(text)]
    return _aligned(units, pieces, given.name).noticing((*catalogue.findings, *findings))


def _by_key(catalogue: Catalogue, units: Sequence[Unit]) -> dict[str, Wording]:
    """The translations whose entry has id and words of a unit."""
    sources = {unit.key: comparison_key(unit.source) for unit in units}
    return {
        entry.key: Wording(normalize_space(entry.translation), Certainty.MEDIUM if entry.fuzzy else Certainty.HIGH)
        for entry in catalogue.entries
        if entry.key and normalize_space(entry.translation) and sources.get(entry.key) == comparison_key(entry.source)
    }


def _other_language(stated: str, tag: str, file: str) -> tuple[Finding, ...]:
    if primary_subtag(stated) in (primary_subtag(tag), UNDETERMINED):
        return ()
    return (Finding("XL722", f"the file declares the language {stated}, but was given for {tag}", file),)


def _aligned(units: Sequence[Unit], theirs: Sequence[tuple[Piece, str]], name: str) -> Result[Mapping[str, Wording]]:
    """The wordings that an alignment finds; what it is least sure of is left out.

    Where one of the texts is a part of the other, the aligner stretches it: then nothing is certain (XL724).
    """
    from xlate.alignment import align_texts, is_other_amount

    ours = [_piece(unit) for unit in units]
    others = [piece for piece, _ in theirs]
    in_part = is_other_amount(ours, others)
    found: dict[str, Wording] = {}
    for bead in align_texts(ours, others):
        if bead.theirs and bead.certainty is not Certainty.LOW:
            text = " ".join(theirs[index][1] for index in bead.theirs)
            certainty = Certainty.MEDIUM if in_part else bead.certainty
            for index in bead.ours:
                found[units[index].key] = Wording(text, certainty)
    if not in_part:
        return Result(found)
    message = (
        f"{len(others)} pieces of text for the {len(ours)} of the document: it seems to hold a part, or more; "
        "which pieces belong together is a guess, and shown as doubtful"
    )
    return Result(found, (Finding("XL724", message, name),))


def _piece(unit: Unit) -> Piece:
    from xlate.alignment import Piece

    return Piece(unit.kind, plain_words(unit.source), unit.turn_key or unit.turn, unit.speaker)


def _role(unit: Unit, language: str) -> str:
    """What a language is in the way that the words of a unit came."""
    lineage, tag = unit.lineage, primary_subtag(language)
    if tag in map(primary_subtag, lineage.relays):
        return "Relay"
    return "Spoken" if lineage.spoken is not None and primary_subtag(lineage.spoken) == tag else "Reference"


def _words(text: str) -> str:
    try:
        return plain_words(text)
    except PlaceholderError:
        return normalize_space(text)


def fitted(text: str, source: str) -> str:
    """A wording with the tags of a unit if it has them, otherwise without any."""
    try:
        return encode(decode(text, source))
    except PlaceholderError:
        return escape_text(_words(text))
