"""Units on their way out to a translator, with the translations that are there already: none is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from xlate.errors import CatalogueError, PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.comments import unit_notes
from xlate.exchange.inline_codes import Piece, source_pieces, target_pieces
from xlate.findings import Finding, Result
from xlate.languages import tag_or_none
from xlate.model.markup import escape_text
from xlate.model.mt_origin import hash_of_words, read_machine_line
from xlate.model.unit import NOT_XML, State, Unit
from xlate.text import comparison_key

__all__ = ["Outgoing", "Package", "Wording", "check_document", "prepare_units", "state_of"]


class Wording(NamedTuple):
    """The words of a unit in another language than source and target."""

    language: str
    """its tag"""
    text: str
    """a fragment, as `xlate.inline.encode` makes it"""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A unit as a translator gets it."""

    unit: Unit
    notes: tuple[str, ...]
    """what a translator should know, a line each"""
    translation: str = ""
    """a well-formed fragment with no other tags than the source has; empty if there is none"""
    state: State = State.UNTRANSLATED
    """untranslated, mt (a machine's words, unread), fuzzy or translated"""
    comment: str = ""
    """what translators and programs noted on the translation, a line each"""
    wordings: tuple[Wording, ...] = ()
    """the same words in other languages"""

    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Source and translation as text and codes."""
        source = source_pieces(self.unit.source)
        return source, target_pieces(self.translation, source)


@dataclass(frozen=True, slots=True)
class Package:
    """All that goes into a translator's file."""

    file: str
    """name of the TEI file"""
    source_language: str
    language: str
    """tag of the target language"""
    units: tuple[Outgoing, ...]
    """in document order"""
    gone: tuple[Entry, ...] = ()
    """translations whose unit is gone"""
    translator: str | None = None
    revised: str | None = None
    """when the translations were revised last"""

    def count(self, *states: State) -> int:
        """How many units are in one of these states."""
        return sum(one.state in states for one in self.units)


def state_of(entry: Entry) -> State:
    """The state of a translation: untranslated, mt (a machine's words, unread), fuzzy or translated."""
    if not entry.translation.strip(" \t\r\n"):
        return State.UNTRANSLATED
    if not entry.fuzzy:
        return State.TRANSLATED
    machine = read_machine_line(entry.comment) if entry.comment else None
    raw = machine is not None and machine[1] == hash_of_words(entry.translation)
    return State.MACHINE if raw else State.FUZZY


def prepare_units(
    units: Sequence[Unit],
    empty: Package,
    old: Catalogue | None = None,
    added: Catalogue | None = None,
    wordings: Mapping[str, Sequence[Wording]] | None = None,
) -> Result[Package]:
    """Put units together with their translations.

    Args:
        units: in document order.
        empty: file and languages.
        old: the translator's file that is to be brought up to date; all that is translated in it stays.
        added: another one, whose translations go where the first has none.
        wordings: key -> the words of the unit in other languages.

    Returns:
        The package, and findings on translations: XL412 the source has changed, XL413 the unit is gone, XL414 moved to
        a new unit of the same words, XL430 with markup that is not that of the source, XL431 the file has another one
        already, XL432 of no unit.

    Raises:
        CatalogueError: a file is in another language, or belongs to another document.
    """
    for catalogue in (old, added):
        if catalogue is not None:
            check_document(catalogue, units, empty.language)
    return _Preparation(units, empty, old, added, wordings or {}).run()


def check_document(catalogue: Catalogue, units: Sequence[Unit], language: str) -> None:
    """Refuse a translator's file that is not of some units, or not in a language.

    Raises:
        CatalogueError: it is in another language, or has no entry in common with the units.
    """
    theirs = tag_or_none(catalogue.language) or catalogue.language
    if theirs and theirs != language:
        raise CatalogueError(
            f"the file is in the language {theirs}, not {language}: give -l {theirs}", file=catalogue.file
        )
    keys, words = {unit.key for unit in units}, {comparison_key(unit.source) for unit in units}
    if catalogue.entries and not any(e.key in keys or comparison_key(e.source) in words for e in catalogue.entries):
        raise CatalogueError(
            "the file has no entry in common with this document; it belongs to another one", file=catalogue.file
        )


class _Preparation:
    """One export."""

    def __init__(
        self,
        units: Sequence[Unit],
        empty: Package,
        old: Catalogue | None,
        added: Catalogue | None,
        wordings: Mapping[str, Sequence[Wording]],
    ) -> None:
        self.units = units
        self.empty = empty
        self.old = old
        self.added = added
        self.wordings = wordings
        self.findings: list[Finding] = []
        self.keys = {unit.key for unit in units}

    def run(self) -> Result[Package]:
        catalogues = [catalogue for catalogue in (self.old, self.added) if catalogue is not None]
        stores = [_Store(catalogue, self.keys) for catalogue in catalogues]
        notes = unit_notes(self.units, self.empty.language)
        made = tuple(self._outgoing(unit, note, stores) for unit, note in zip(self.units, notes, strict=True))
        return Result(
            replace(
                self.empty,
                units=made,
                gone=tuple(entry for store in stores for entry in self._gone(store)),
                translator=next((one.translator for one in catalogues if one.translator), None),
                revised=next((one.revised for one in catalogues if one.revised), None),
            ),
            tuple(self.findings),
        )

    def _outgoing(self, unit: Unit, notes: Sequence[str], stores: Sequence[_Store]) -> Outgoing:
        wordings = (Wording(one.language, _usable(one.text, unit.source)[0]) for one in self.wordings.get(unit.key, ()))
        made = Outgoing(unit, tuple(notes), wordings=tuple(wordings))
        for store in stores:
            found = store.take(unit)
            if found is None:
                continue
            if made.state is State.UNTRANSLATED:
                made = self._filled(made, found, store)
            elif comparison_key(found.translation) != comparison_key(made.translation):
                message = f"{unit.key}: has a translation already; another one was left where it is"
                self._tell("XL431", message, store, found)
        return made

    def _filled(self, made: Outgoing, entry: Entry, store: _Store) -> Outgoing:
        """A unit with the translation that was found for it."""
        unit, notes = made.unit, made.notes
        fuzzy = entry.fuzzy
        if entry.key != unit.key:
            fuzzy = True
            message = f"{unit.key}: new; {entry.key}, which is gone, had the same words; taken over, for review"
            self._tell("XL414", message, store, entry)
        elif comparison_key(entry.source) != comparison_key(unit.source):
            fuzzy = True
            notes = (*notes, f"The text was: {entry.source}")
            self._tell("XL412", f"{unit.key}: the text has changed; its translation is kept, for review", store, entry)
        translation, wrong = _usable(entry.translation, unit.source)
        if wrong:
            fuzzy = True
            message = (
                f"{unit.key}: the translation cannot be written as it is ({wrong}); its tags became text, for review"
            )
            self._tell("XL430", message, store, entry)
        state = state_of(replace(entry, translation=translation, fuzzy=fuzzy))
        return replace(made, notes=notes, translation=translation, state=state, comment=entry.comment)

    def _gone(self, store: _Store) -> list[Entry]:
        """Translations that found no unit; those of the file that is written anew stay in it."""
        left = store.rest()
        obsolete = set(store.catalogue.obsolete)
        for entry in left:
            if store.catalogue is not self.old:
                self._tell("XL432", f'no unit has xml:id="{entry.key}"; its translation was left out', store, entry)
            elif entry.key in self.keys:
                message = f"{entry.key}: the unit has another translation; this one is kept in the file as obsolete"
                self._tell("XL431", message, store, entry)
            elif entry not in obsolete:
                message = f"{entry.key or '(no id)'}: no such unit any more; the translation is kept as obsolete"
                self._tell("XL413", message, store, entry)
        return [_well_formed(entry) for entry in left] if store.catalogue is self.old else []

    def _tell(self, code: str, message: str, store: _Store, entry: Entry) -> None:
        self.findings.append(Finding(code, message, store.catalogue.file, entry.line or None))


class _Store:
    """The translations of one file."""

    def __init__(self, catalogue: Catalogue, keys: set[str]) -> None:
        self.catalogue = catalogue
        self._by_key: dict[str | None, list[Entry]] = defaultdict(list)
        self._by_words: dict[str, list[Entry]] = defaultdict(list)
        for entry in (*catalogue.entries, *catalogue.obsolete):
            if state_of(entry) is State.UNTRANSLATED:
                continue
            self._by_key[entry.key].append(entry)
            if entry.key not in keys:
                self._by_words[comparison_key(entry.source)].append(entry)

    def take(self, unit: Unit) -> Entry | None:
        """The translation of a unit: by its id, else by its words if the unit that had them is gone."""
        words = comparison_key(unit.source)
        entries = self._by_key.get(unit.key) or self._by_words.get(words)
        if not entries:
            return None
        best = min(entries, key=lambda one: (comparison_key(one.source) != words, one.fuzzy))
        for index in (self._by_key[best.key], self._by_words[comparison_key(best.source)]):
            if best in index:
                index.remove(best)
        return best

    def rest(self) -> list[Entry]:
        """What nobody has taken."""
        return [entry for entries in self._by_key.values() for entry in entries]


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
