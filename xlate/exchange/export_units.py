"""Units on their way out to a translator, with the translations that are there already: none is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from xlate.dates import iso_moment
from xlate.errors import CatalogueError, PlaceholderError
from xlate.exchange.carry_over import Carried, carry_over, entry_of_unit, tell_obsolete
from xlate.exchange.catalogue import Catalogue, Entry, Suggest
from xlate.exchange.comments import PREVIOUS, unit_notes
from xlate.exchange.inline_codes import Piece, source_pieces, target_pieces
from xlate.findings import Finding, Result
from xlate.languages import tag_or_none
from xlate.model.markup import escape_text
from xlate.model.unit import NOT_XML, State, Unit
from xlate.text import comparison_key

__all__ = ["ExportDocument", "ExportUnit", "Wording", "as_codes", "check_document", "is_of_document", "prepare_units"]


class Wording(NamedTuple):
    """The words of a unit in another language than source and target."""

    language: str
    """its tag"""
    text: str
    """a fragment, as `xlate.model.markup.encode` makes it"""
    doubtful: bool = False
    """it may be that of another unit, or hold more than this one"""

    @property
    def doubt(self) -> str:
        """The doubt in words, as it follows the language; empty if there is none."""
        return ", doubtful" if self.doubtful else ""


@dataclass(frozen=True, slots=True)
class ExportUnit:
    """A unit as a translator gets it."""

    unit: Unit
    entry: Entry
    """its id and source text, what a translator should know, and its translation, if there is one"""
    wordings: tuple[Wording, ...] = ()
    """the same words in other languages"""

    @property
    def state(self) -> State:
        """How far its translation is."""
        return self.entry.state

    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Source and translation as text and codes; after `as_codes`, the translation has no codes but the source's."""
        source = source_pieces(self.unit.source)
        return source, target_pieces(self.entry.translation, source)


@dataclass(frozen=True, slots=True)
class ExportDocument:
    """All that goes into a translator's file."""

    file: str
    """name of the TEI file"""
    source_language: str
    language: str
    """tag of the target language"""
    units: tuple[ExportUnit, ...]
    """in document order"""
    gone: tuple[Entry, ...] = ()
    """translations whose unit is gone"""
    translator: str | None = None
    revised: str | None = None
    """when the translations were revised last"""
    project: str = ""
    """name of the document"""
    old: Catalogue | None = None
    """the file that is brought up to date"""

    own_columns: tuple[str, ...] = ()
    """columns that the user of a table has added"""

    def moment(self, now: datetime) -> str:
        """When the translations were revised last, in UTC: what a file says that is brought up to date, else now."""
        said = iso_moment(self.revised) or now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return said if "T" in said else f"{said}T00:00:00Z"

    def count(self) -> tuple[int, int, int]:
        """How many units are translated, have a translation that needs review, and have none, as msgfmt counts."""
        entries = [one.entry for one in self.units if one.entry.translation]
        fuzzy = sum(entry.fuzzy for entry in entries)
        return len(entries) - fuzzy, fuzzy, len(self.units) - len(entries)


def prepare_units(
    units: Sequence[Unit],
    empty: ExportDocument,
    old: Catalogue | None = None,
    added: Catalogue | None = None,
    wordings: Mapping[str, Sequence[Wording]] | None = None,
    relay: Mapping[str, Sequence[str]] | None = None,
    suggest: Suggest | None = None,
) -> Result[ExportDocument]:
    """Put units together with their translations.

    Args:
        units: in document order.
        empty: file and languages.
        old: the translator's file that is to be brought up to date; all that is translated in it stays.
        added: another one, whose translations go where the first has none.
        wordings: key -> the words of the unit in other languages.
        relay: key -> notes on these words.
        suggest: what could be said in the units that have no translation then.

    Returns:
        The document, and findings on translations: XL412, XL413, XL414 and XL431 as `carry_over` has them, XL431 also
        where the file has another one already, XL432 of no unit.
    """
    notes = ["\n".join(lines) for lines in unit_notes(units, empty.language, relay)]
    findings: list[Finding] = []
    entries: list[Entry | None] = [None] * len(units)
    gone: tuple[Entry, ...] = ()
    if old is not None:
        carried = carry_over(units, notes, old, empty.file)
        entries, gone = list(carried.entries), carried.gone
        findings += [*carried.doubts.values(), *carried.doubles, *tell_obsolete(units, old, gone, empty.file)]
    if added is not None:
        entries = _with_added(entries, added, carry_over(units, notes, added, empty.file), findings)
    known = [
        entry or entry_of_unit(unit, note, empty.file) for unit, note, entry in zip(units, notes, entries, strict=True)
    ]
    if suggest is not None:
        known = _with_suggestions(units, known, suggest)
    others = wordings or {}
    made = tuple(
        ExportUnit(unit, entry, tuple(others.get(unit.key, ()))) for unit, entry in zip(units, known, strict=True)
    )
    files = [one for one in (old, added) if one is not None]
    document = replace(
        empty,
        units=made,
        gone=gone,
        translator=next((one.translator for one in files if one.translator), None),
        revised=next((one.revised for one in files if one.revised), None),
        old=old,
        own_columns=old.own_columns if old is not None else (),
    )
    return Result(document, tuple(findings))


def _with_added(
    entries: Sequence[Entry | None], added: Catalogue, carried: Carried, findings: list[Finding]
) -> list[Entry | None]:
    """Entries, with the translations of another file where they have none."""
    made = list(entries)
    for number, (entry, extra) in enumerate(zip(entries, carried.entries, strict=True)):
        if extra is None or not extra.has_words:
            continue
        if entry is None or not entry.has_words:
            made[number] = replace(extra, translator=extra.translator or added.translator)
            findings += [carried.doubts[number]] if number in carried.doubts else []
        elif comparison_key(entry.translation) != comparison_key(extra.translation):
            message = f"{extra.key}: has a translation already; another one was not taken over"
            findings.append(Finding("XL431", message, added.file))
    left = {entry for entry in carried.gone if entry not in added.obsolete}
    for entry in added.entries:
        if entry in left:
            message = f'no unit has xml:id="{entry.key}"; its translation was left out'
            findings.append(Finding("XL432", message, added.file, entry.line or None))
    return made


def _with_suggestions(units: Sequence[Unit], entries: Sequence[Entry], suggest: Suggest) -> list[Entry]:
    """Entries, with what is suggested where they have no translation."""
    empty = [unit for unit, entry in zip(units, entries, strict=True) if not entry.translation]
    found = suggest(empty)
    return [
        found[unit.key].on(entry) if unit.key in found else entry for unit, entry in zip(units, entries, strict=True)
    ]


_LEAST_IN_COMMON = 5
"""one entry in so many must have the words of a unit, where none has its id"""


def is_of_document(catalogue: Catalogue, units: Sequence[Unit]) -> bool:
    """True if a translator's file has an entry of one of some units, or enough entries with their words."""
    keys = {unit.key for unit in units}
    named = [entry for entry in catalogue.entries if entry.key is not None]
    if not catalogue.entries or any(entry.key in keys for entry in named):
        return True
    words = {comparison_key(unit.source) for unit in units}
    common = sum(comparison_key(entry.source) in words for entry in named)
    # two documents share some phrases: "Thank you." makes none of them the other
    return common > 0 and common * _LEAST_IN_COMMON >= min(len(catalogue.entries), len(units))


def check_document(catalogue: Catalogue, units: Sequence[Unit], language: str, existing: str = "") -> None:
    """Refuse a translator's file that is not of some units, or not in a language.

    Args:
        catalogue: the file.
        units: those of the TEI file.
        language: tag of the language it should be in.
        existing: name of its format if it is the file that is to be brought up to date.

    Raises:
        CatalogueError: it is in another language, or has none of the units and next to none of their words.
    """
    name = f"the existing {existing} file" if existing else "the file"
    theirs = tag_or_none(catalogue.language) or catalogue.language
    if theirs and theirs != language:
        stated = catalogue.header.fields.get("Language", theirs) if catalogue.header else theirs
        message = f"{name} is in the language {stated}, not {language}; give -l {theirs}"
        raise CatalogueError(message + (" or another -o" if existing else ""), file=catalogue.file)
    if not is_of_document(catalogue, units):
        message = f"{name} has no entry in common with this document; it belongs to another one"
        raise CatalogueError(message + (": give another -o" if existing else ""), file=catalogue.file)


def as_codes(document: ExportDocument) -> Result[ExportDocument]:
    """A document as it can go into a format that has codes for tags, and no place for a previous source text.

    Returns:
        The document; and XL430 for each translation with other markup than its source, whose tags are text now.
    """
    findings: list[Finding] = []
    units = []
    for one in document.units:
        entry, source = one.entry, one.unit.source
        translation, wrong = _usable(entry.translation, source) if entry.has_words else ("", "")
        if wrong:
            message = (
                f"{entry.key}: the translation cannot be written as it is ({wrong}); its tags became text, for review"
            )
            findings.append(Finding("XL430", message, document.file, one.unit.line))
        fuzzy = bool(translation) and (entry.fuzzy or bool(wrong))
        notes = entry.notes
        if fuzzy and entry.previous is not None:
            notes = f"{notes}\n{PREVIOUS}{entry.previous}".lstrip("\n")
        entry = replace(entry, translation=translation, fuzzy=fuzzy, notes=notes)
        wordings = tuple(wording._replace(text=_usable(wording.text, source)[0]) for wording in one.wordings)
        units.append(ExportUnit(one.unit, entry, wordings))
    gone = tuple(_well_formed(entry) for entry in document.gone)
    return Result(replace(document, units=tuple(units), gone=gone), tuple(findings))


def _usable(translation: str, source: str) -> tuple[str, str]:
    """A translation that can stand in an XML file beside its source, and what was wrong with it; mostly nothing."""
    wrong = ""
    if match := NOT_XML.search(translation):
        wrong = f"U+{ord(match.group()):04X} is not allowed in XML"
        translation = NOT_XML.sub("\ufffd", translation)
    try:
        target_pieces(translation, source_pieces(source))
    except PlaceholderError as error:
        return escape_text(translation), error.message
    return translation, wrong


def _well_formed(entry: Entry) -> Entry:
    """An entry that can be written, whatever a person made of its texts."""
    source = entry.source
    try:
        source_pieces(source)
    except PlaceholderError:
        source = escape_text(source)
    return replace(entry, source=source, translation=_usable(entry.translation, source)[0])
