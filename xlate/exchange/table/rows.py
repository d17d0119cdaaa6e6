"""The rows of a table: what its columns say, whatever kind of file it is in."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlate.errors import CatalogueError
from xlate.exchange.catalogue import Catalogue, Entry, refuse_duplicates
from xlate.exchange.comments import PREVIOUS, TERM, facts_of_row, previous_source, speaker_in_notes
from xlate.exchange.export_units import ExportDocument, ExportUnit
from xlate.formats.csv import guard
from xlate.languages import tag_or_none
from xlate.model.lineage import write_way
from xlate.model.markup import plain_words
from xlate.model.mt_origin import says_machine
from xlate.model.pair import Pair
from xlate.model.unit import State
from xlate.text import normalize_space

__all__ = ["COLUMNS", "NEEDED", "STATUSES", "as_row", "build_rows", "read_header", "read_rows", "write_pair_table"]

COLUMNS = (
    "id",
    "number",
    "speaker",
    "kind",
    "lineage",
    "relay",
    "source",
    "target",
    "status",
    "note",
    "comment",
    "translator",
)
NEEDED = ("id", "source", "target")
"""the columns without which nothing can be merged"""
OBSOLETE = "obsolete"
STATUSES = (*(str(s) for s in (State.UNTRANSLATED, State.MACHINE, State.FUZZY, State.TRANSLATED)), OBSOLETE)
_FINISHED = {"", str(State.UNTRANSLATED), str(State.TRANSLATED)}
"""words of the column status with which a translation is done: who fills in a target need not touch the status"""
_NOTES = ("Note: ", TERM, PREVIOUS)
"""notes that no other column says"""
_HEADER = re.compile(r"\s*([^\[\]]*?)\s*(?:\[([A-Za-z0-9_-]+)\])?\s*")


def build_rows(document: ExportDocument) -> Iterator[list[str]]:
    """The header and a row for each unit; the languages stand in the header, as in ``target [ru]``."""
    languages = {"source": document.source_language, "target": document.language}
    yield [*(f"{name} [{languages[name]}]" if name in languages else name for name in COLUMNS), *document.own_columns]
    for one in document.units:
        yield [*_row(one, document.translator or ""), *_own_cells(one.entry, document.own_columns)]
    for entry in document.gone:
        values = {
            "id": entry.key or "",
            "source": entry.source,
            "target": entry.translation,
            "status": OBSOLETE,
            "comment": entry.comment,
            "note": "no such unit any more" + (" (fuzzy)" if entry.has_words and entry.fuzzy else ""),
        }
        yield [*(values.get(name, "") for name in COLUMNS), *_own_cells(entry, document.own_columns)]


def _own_cells(entry: Entry, columns: Sequence[str]) -> list[str]:
    """What stands in the columns that a user has added; two may have one name."""
    if not entry.own:
        return [""] * len(columns)
    left: dict[str, list[str]] = defaultdict(list)
    for name, value in entry.own:
        left[name].append(value)
    return [left[name].pop(0) if left[name] else "" for name in columns]


def _row(one: ExportUnit, translator: str) -> list[str]:
    unit = one.unit
    return [
        unit.key,
        unit.number or "",
        speaker_in_notes(unit),
        str(unit.kind),
        write_way(unit.lineage.languages, unit.lineage.kind),
        "\n".join(f"{wording.language}{wording.doubt}: {plain_words(wording.text)}" for wording in one.wordings),
        unit.source,
        one.entry.translation,
        str(one.state),
        "\n".join(line for line in one.entry.notes.split("\n") if line.startswith(_NOTES)),
        one.entry.comment,
        (one.entry.translator or translator) if one.state is not State.UNTRANSLATED else "",
    ]


def read_header(cells: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Name of a column -> its place and the language it names; the first of two that are called the same."""
    columns: dict[str, tuple[int, str]] = {}
    for place, name in enumerate(cells):
        found = _HEADER.fullmatch(name)
        if found:
            columns.setdefault(found[1].lower(), (place, found[2] or ""))
    return columns


def read_rows(
    rows: Iterable[tuple[int, Sequence[str]]],
    file: str,
    revised: str | None,
    by: str | None,
    *,
    allow_duplicates: bool = False,
) -> Catalogue:
    """Read a table.

    Args:
        rows: line and cells of each row; the first is the header. Columns are found by their names, in any order;
            what others hold is kept for a table that is made of this one.
        file: name of the file for messages.
        revised: when it was revised last, if the file says it.
        by: who saved it last, if the file says it.
        allow_duplicates: two rows may have the same id and source text, as when the file is brought up to date.

    Raises:
        CatalogueError: a column is missing, the language is not named, or two rows have the same id and source text.
    """
    lines = iter(rows)
    first, header = next(lines, (1, ()))
    columns = read_header(header)
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise CatalogueError(
            f"the table has no column {', '.join(missing)}; make one with: xlate export-table", file=file, line=first
        )
    language = columns["target"][1]
    if not language:
        raise CatalogueError(
            'the table does not say its language; name the column with the translations "target [ru]" or the like',
            file=file,
            line=first,
        )
    table = list(lines)
    own = _own_columns(header, columns, table)
    entries: list[Entry] = []
    obsolete: list[Entry] = []
    translators: dict[str, None] = {}
    told = 0
    for line, cells in table:
        values = {name: cells[place] for name, (place, _) in columns.items() if place < len(cells)}
        added = tuple((name, cells[place] if place < len(cells) else "") for place, name in own)
        added = added if any(value for _, value in added) else ()
        status = values.get("status", "").strip().lower()
        if not any(values.get(name) for name in NEEDED):  # of no unit
            if added:
                obsolete.append(_entry(values, OBSOLETE, line, added))
            continue
        told += bool(values.get("relay")) or TERM in values.get("note", "")
        (obsolete if status == OBSOLETE else entries).append(_entry(values, status, line, added))
        if name := values.get("translator", "").strip():
            translators[name] = None
    source_language = columns["source"][1]
    catalogue = Catalogue(
        file=file,
        language=tag_or_none(language) or language,
        translator=", ".join(translators) or by,
        revised=revised,
        entries=tuple(entries),
        source_language=tag_or_none(source_language) or source_language or None,
        obsolete=tuple(obsolete),
        own_columns=tuple(name for _, name in own),
        told=told,
    )
    if not allow_duplicates:
        refuse_duplicates(catalogue)
    return catalogue


def _own_columns(
    header: Sequence[str], columns: Mapping[str, tuple[int, str]], table: Sequence[tuple[int, Sequence[str]]]
) -> list[tuple[int, str]]:
    """Place and name of the columns that a user has added: all that have a name, or something in them."""
    known = {columns[name][0] for name in COLUMNS if name in columns}
    width = max((len(cells) for _, cells in table), default=0)
    names = [*(name.strip() for name in header), *[""] * (width - len(header))]
    return [
        (place, name)
        for place, name in enumerate(names)
        if place not in known and (name or any(place < len(cells) and cells[place] for _, cells in table))
    ]


def _entry(values: dict[str, str], status: str, line: int, own: tuple[tuple[str, str], ...]) -> Entry:
    translation = values.get("target", "")
    doubtful = status not in _FINISHED
    if status == OBSOLETE:
        doubtful = values.get("note", "").endswith("(fuzzy)")
    previous = previous_source(values.get("note", "").split("\n"))
    return Entry(
        key=values.get("id", "").strip() or None,
        source=normalize_space(values.get("source", "")),
        translation=translation,
        fuzzy=bool(translation.strip()) and doubtful,
        plural=False,
        line=line,
        comment=values.get("comment", ""),
        translator=values.get("translator", "").strip() or None,
        machine=says_machine(status) or says_machine(values.get("origin")),
        previous=previous if doubtful else None,
        notes=facts_of_row(values.get("kind", "").strip(), values.get("speaker", "").strip()),
        own=own,
    )


PAIR_COLUMNS = (
    "source", "target", "source_language", "target_language", "document", "id", "number", "kind", "speaker",
    "way", "lineage", "target_way", "target_lineage", "relation", "translator", "date", "state", "machine", "file",
)  # fmt: skip


def as_row(pair: Pair) -> dict[str, str]:
    """A pair as plain values, a key of PAIR_COLUMNS each."""
    values: tuple[object, ...] = (
        pair.source, pair.target, pair.source_language, pair.target_language, pair.document, pair.key, pair.number,
        pair.kind, pair.speaker, " ".join(pair.way), pair.lineage, " ".join(pair.target_way), pair.target_lineage,
        pair.relation, pair.translator, pair.date, pair.state,
        pair.machine, pair.file,
    )  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in zip(PAIR_COLUMNS, values, strict=True)}


def write_pair_table(pairs: Iterable[Pair]) -> bytes:
    """Pairs as CSV (RFC 4180), in UTF-8 with a byte order mark, by which Excel knows it; no cell is a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(PAIR_COLUMNS)
    for pair in pairs:
        writer.writerow([guard(value) for value in as_row(pair).values()])
    return stream.getvalue().encode("utf-8-sig")
