"""The entries of a PO file as the desk works on them: found, saved one by one, with state and comments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from xlate.dates import now
from xlate.desk.desk import Desk
from xlate.desk.progress import state_of
from xlate.desk.store import ChangedUnderHandsError, Version
from xlate.desk.workspace import CatalogueFile
from xlate.errors import InputError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.exchange.po import EntryEdit, edit_po, read_po
from xlate.model.marks import REVIEWED, Marks, Note, Review, read_marks, write_marks
from xlate.model.mt_origin import hash_of_words
from xlate.model.translated_markup import decode
from xlate.pages.interface import gettext as _

__all__ = ["Wanted", "add_note", "close_notes", "entry_id", "find_entry", "save_translation"]

_ORIGINS = ("xlate-mt", "xlate-tm:")
Wanted = Mapping[str, str]
"""how an entry is found: ``id``, and what a page knew of it: ``translation`` and ``state``"""


def entry_id(entry: Entry) -> str:
    """By which pages name an entry: its msgctxt, or a hash of its msgid."""
    return entry.key if entry.key is not None else f"~{hash_of_words(entry.source)}"


def save_translation(
    desk: Desk, file: CatalogueFile, wanted: Wanted, translation: str, state: str, *, by: str, origin: str = ""
) -> Entry:
    """Save a translation and its state.

    Args:
        desk: the desk.
        file: the PO file.
        wanted: which entry.
        translation: an XML fragment; empty: the entry is untranslated.
        state: draft, translated, reviewed or approved.
        by: name of the person.
        origin: the line that says where the words come from, if they were proposed.

    Raises:
        ChangedUnderHandsError: the entry was changed since the page was made; PlaceholderError: it is no draft, and its
        markup is not that of the source; InputError: there is no such entry or state.
    """
    if state not in {"draft", "translated", *REVIEWED}:
        raise InputError(f'"{state}" is no state of a translation')
    has_words = bool(translation.strip())
    if has_words and state != "draft":
        decode(translation, find_entry(desk.catalogue(file.path), wanted["id"]).source)
    lines = [line for line in origin.splitlines() if line.startswith(_ORIGINS)]

    def edit(entry: Entry, marks: Marks) -> EntryEdit:
        review = None
        if has_words and state in REVIEWED:
            review = Review(state, _moment(), hash_of_words(translation), by)
            if marks.review is not None and marks.review.state == state and marks.review.is_of(translation):
                review = marks.review
        others = [line for line in marks.others if not (lines and line.startswith(_ORIGINS))]
        comment = write_marks(Marks(review, marks.notes, (*others, *lines)))
        return EntryEdit(entry, translation if has_words else "", has_words and state == "draft", comment)

    return _save(desk, file, wanted, edit, what=f"{_where(wanted)}: {_(state if has_words else 'untranslated')}", by=by)


def add_note(
    desk: Desk, file: CatalogueFile, wanted: Wanted, text: str, *, by: str, standing: Sequence[Note] = ()
) -> Entry:
    """Comment on an entry, or answer a comment.

    Args:
        desk: the desk.
        file: the PO file.
        wanted: which entry.
        text: what is said.
        by: name of the person.
        standing: comments that the translated file alone has; they come back into the PO file with the answer.
    """
    if not text.strip():
        raise InputError(_("a comment without words says nothing"))
    note = Note(closed=False, when=_moment(), by=by or "?", text=text)

    def edit(entry: Entry, marks: Marks) -> EntryEdit:
        return _commented(entry, replace(marks, notes=(*standing, *marks.notes, note)))

    told = _("Comment")
    return _save(desk, file, wanted, edit, what=f"{_where(wanted)}: {told}", by=by)


def close_notes(
    desk: Desk, file: CatalogueFile, wanted: Wanted, *, closed: bool, by: str, standing: Sequence[Note] = ()
) -> Entry:
    """Close all comments on an entry, or open them again; ``standing`` as in `add_note`."""

    def edit(entry: Entry, marks: Marks) -> EntryEdit:
        notes = tuple(replace(note, closed=closed) for note in (*standing, *marks.notes))
        return _commented(entry, replace(marks, notes=notes))

    told = _("comments closed") if closed else _("comments open")
    return _save(desk, file, wanted, edit, what=f"{_where(wanted)}: {told}", by=by)


def _commented(entry: Entry, marks: Marks) -> EntryEdit:
    return EntryEdit(entry, entry.translation, entry.fuzzy, write_marks(marks))


def _where(wanted: Wanted) -> str:
    return wanted.get("number") or wanted["id"]


def _moment() -> str:
    return now().isoformat(timespec="seconds")


def find_entry(catalogue: Catalogue, name: str) -> Entry:
    """The entry that pages call so.

    Raises:
        InputError: there is none.
    """
    found = next((entry for entry in catalogue.entries if entry_id(entry) == name and not entry.plural), None)
    if found is None:
        raise InputError(_("this entry is not in the file any more"), file=catalogue.file)
    return found


def _save(
    desk: Desk,
    file: CatalogueFile,
    wanted: Wanted,
    edit: Callable[[Entry, Marks], EntryEdit],
    *,
    what: str,
    by: str,
) -> Entry:
    """Change an entry as it is now, unless it is not what the page has shown; and read the file again, cheaply."""
    made: list[tuple[Catalogue, Entry, int]] = []

    def splice(version: Version) -> bytes:
        catalogue = desk.catalogue(file.path)
        entry = find_entry(catalogue, wanted["id"])
        if "translation" in wanted and (entry.translation, state_of(entry)) != (
            wanted["translation"],
            wanted["state"],
        ):
            message = _("somebody else has changed this segment since you opened it; nothing was saved")
            theirs: dict[str, object] = {"translation": entry.translation, "state": state_of(entry)}
            raise ChangedUnderHandsError(message, file=version.name, theirs=theirs)
        header = {"PO-Revision-Date": now().strftime("%Y-%m-%d %H:%M%z")}
        if catalogue.translator is None and by:
            header["Last-Translator"] = by
        change = edit(entry, read_marks(entry.comment))
        if (change.translation, change.fuzzy, change.comment) == (entry.translation, entry.fuzzy, entry.comment):
            made[:] = [(catalogue, entry, 0)]
            return version.data
        data, longer = edit_po(version.data, version.name, change, header)
        made[:] = [(catalogue, entry, longer)]
        return data

    saved = desk.store.change(file.path, splice, what=what, by=by)
    before, entry, longer = made[0]
    desk.know("catalogue", saved, lambda: _read_again(saved, before, entry, longer))
    return find_entry(desk.catalogue(file.path), wanted["id"])


def _read_again(version: Version, before: Catalogue, entry: Entry, longer: int) -> Catalogue:
    """A PO file of which one entry has changed: that entry and the header are read, the rest is as it was."""
    lines = version.data.splitlines(keepends=True)
    start, after_it = entry.line - 1, _line_of_next(before.entries, entry)
    end = len(lines) if after_it is None else after_it - 1 + longer
    if not all(_is_between(lines, place) for place in (start, end)):
        return read_po(version.data, version.name)  # the file of a program that sets no blank lines
    rest = lines[start:end]
    first = before.entries[0].line - 1
    if entry is before.entries[0]:
        first = start
    part = read_po(b"".join((*lines[:first], *rest)), version.name, allow_duplicates=True)
    if len(part.entries) != 1:
        return read_po(version.data, version.name)
    place = next(place for place, one in enumerate(before.entries) if one is entry)
    after = before.entries[place + 1 :]
    moved = [replace(one, line=one.line + longer) for one in after] if longer else after
    gone = [replace(one, line=one.line + longer) for one in before.obsolete] if longer else before.obsolete
    entries = (*before.entries[:place], replace(part.entries[0], line=entry.line), *moved)
    return replace(part, entries=entries, obsolete=tuple(gone))


def _line_of_next(entries: Sequence[Entry], entry: Entry) -> int | None:
    """The line where the next entry begins; None: it is the last, perhaps with obsolete ones after it."""
    return next((one.line for one in entries if one.line > entry.line), None)


def _is_between(lines: Sequence[bytes], place: int) -> bool:
    """True if an entry ends before a line and another begins there."""
    return place == len(lines) or not lines[place - 1].strip()
