"""The file of a translation memory: one table of SQLite, with a version.

A file is known by its application id, so that no other program's database is taken for one. Every addition is one
transaction: it is there whole or not at all, and a second process that adds waits for the first.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from xlate.errors import MemoryFileError
from xlate.files import hold, note_read
from xlate.formats.sniff import refusal, sniff
from xlate.model.lineage import Kind, Relation
from xlate.model.mt_origin import UNKNOWN_WORDS
from xlate.model.pair import Pair
from xlate.model.unit import State, UnitKind

__all__ = ["Added", "add_pairs", "is_memory", "read_pairs"]

_APPLICATION = 0x786C746D
"""``xltm``, at byte 68 of the file (SQLite: PRAGMA application_id)"""
_VERSION = 1
_MAGIC = b"SQLite format 3\x00"
_WAIT = 60
"""seconds that a process waits for another one that adds"""
_BEGINNING = 40
"""characters of a source text that are in the index: enough to tell texts apart, and a small file"""
_COLUMNS = (
    "source", "target", "source_language", "target_language", "document", "key", "number", "kind", "speaker", "way",
    "lineage", "target_way", "target_lineage", "relation", "translator", "date", "state", "machine", "file", "exact",
)  # fmt: skip
_MADE: dict[str, Callable[[str], object]] = {
    "kind": UnitKind,
    "lineage": Kind,
    "target_lineage": Kind,
    "relation": Relation,
    "state": State,
}
"""what a text in a column stands for, where it is one of a few values"""
_SCHEMA = (
    """
CREATE TABLE pair (
  id INTEGER PRIMARY KEY,
  identity BLOB NOT NULL UNIQUE,      -- hash of source, target, languages, document and key
  source TEXT NOT NULL,               -- XML fragments, in the form for a translator
  target TEXT NOT NULL,
  source_language TEXT NOT NULL,      -- BCP 47 tags
  target_language TEXT NOT NULL,
  document TEXT NOT NULL,             -- name without ending; empty: not known
  key TEXT NOT NULL,                  -- xml:id of the unit; empty: not known
  number TEXT,                        -- of the unit, as people cite it; NULL: not known
  kind TEXT,                          -- of the unit; NULL: not known
  speaker TEXT,
  way TEXT NOT NULL,                  -- tags of the languages the source went through, with spaces between
  lineage TEXT,
  target_way TEXT NOT NULL,           -- the same of the translation
  target_lineage TEXT,
  relation TEXT,
  translator TEXT,
  date TEXT,                          -- ISO 8601, a day or a moment in UTC
  state TEXT NOT NULL,
  machine TEXT NOT NULL,              -- the line of origin of a machine's words; empty: there is none
  file TEXT NOT NULL,                 -- where the pair was read from
  exact INTEGER NOT NULL              -- 0: markup was lost on the way
)
""",
    "CREATE INDEX pair_languages ON pair (target_language, source_language)",
)
_INDEX_OF_WORDS = f"CREATE INDEX IF NOT EXISTS pair_words ON pair (key, substr(source, 1, {_BEGINNING}))"
"""finds a pair by its words; a memory of xlate 0.1 has none yet"""
_RANK = {State.MACHINE: 0, State.STALE: 1, State.FUZZY: 1, State.POST_EDITED: 2, State.TRANSLATED: 2}
"""a pair that is added again gets the better state of the two"""


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition changed."""

    new: int
    updated: int
    """pairs that were there; of which more is known now"""
    known: int
    """pairs that were there as they are"""


def is_memory(path: Path) -> bool:
    """True if a file is a database of SQLite, by its first bytes; whether it is a memory, opening it shows."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def add_pairs(path: Path, pairs: Iterable[Pair]) -> Added:
    """Add pairs to a memory, which is made if it is not there; all of them or none.

    The same source, target, languages, document and key are there once, however often they are added, and whether the
    document was known or only the name of the translator's file. If more is known of a pair than before, or its state
    is better, that is noted.

    Raises:
        MemoryFileError: the file is no memory, was made by a later xlate, or cannot be written.
    """
    _check(path)
    _check_writable(path)
    new = updated = known = 0
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    insert = f"INSERT INTO pair (identity, {', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608
    with _opened(path, create=True) as database:
        database.execute(_INDEX_OF_WORDS)
        for pair in pairs:
            there = _same(database, pair)
            if not there:
                database.execute(insert, (_identity(pair), *_row(pair)))
                new += 1
            elif _improve(database, there, pair):
                updated += 1
            else:
                known += 1
    return Added(new, updated, known)


def read_pairs(path: Path, target_language: str | None = None, source_language: str | None = None) -> list[Pair]:
    """The pairs of a memory, in the order in which they were added.

    Args:
        path: the file.
        target_language: only pairs into this language, whatever its region or script; None: all.
        source_language: only pairs from this language in the same way; None: all.

    Raises:
        MemoryFileError: there is no such file, it is no memory, or was made by a later xlate.
    """
    if not path.exists():
        raise MemoryFileError("no such file; make a memory with: xlate memory add", file=str(path))
    _check(path)
    note_read(path)
    where, values = ["1"], []
    for column, tag in (("target_language", target_language), ("source_language", source_language)):
        if tag is not None:
            base = tag.partition("-")[0]
            where.append(f"({column} = ? OR {column} LIKE ?)")
            values += [base, f"{base}-%"]
    query = f"SELECT {', '.join(_COLUMNS)} FROM pair WHERE {' AND '.join(where)} ORDER BY id"  # noqa: S608
    with _opened(path, create=False) as database:
        return [_pair(row) for row in database.execute(query, values)]


def _check(path: Path) -> None:
    """Refuse a file that is there and is no database, before SQLite touches it."""
    if path.is_dir():
        raise MemoryFileError("this is a folder; give the name of a file", file=str(path))
    if path.is_file() and path.stat().st_size and not is_memory(path):
        raise MemoryFileError(refusal(sniff(path.read_bytes(), path.name), _WANTED, _MAKE), file=str(path))


def _check_writable(path: Path) -> None:
    """Refuse what the rules for files refuse (docs/files.md), before SQLite touches it.

    Raises:
        OutputError: the job has read the file, or writes another result to it.
    """
    if path.exists():
        if not path.is_file():
            raise MemoryFileError("this is no regular file; give another one for the memory", file=str(path))
        if not path.stat().st_mode & 0o222:  # SQLite would write to it for an administrator
            raise MemoryFileError("is read-only; make it writable, or give another file", file=str(path))
        hold(path)


_WANTED = "a translation memory of xlate"
_MAKE = "give another file, or make a memory with: xlate memory add"


@contextmanager
def _opened(path: Path, *, create: bool) -> Iterator[sqlite3.Connection]:
    """An open memory in a transaction, which is kept if nothing goes wrong."""
    mode = "rwc" if create else "ro"
    is_new = create and not path.exists()
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", timeout=_WAIT, isolation_level=None, uri=True)
        ) as database:
            database.execute("BEGIN IMMEDIATE" if create else "BEGIN")
            _check_version(database, path, create=create)
            yield database
            database.execute("COMMIT")
    except (OSError, sqlite3.Error, ValueError, TypeError) as error:  # a row can hold values that do not exist
        if is_new:
            with suppress(OSError):
                path.unlink()
        reason = f"the translation memory cannot be {'written' if create else 'read'}: {error}"
        raise MemoryFileError(reason, file=str(path)) from None


def _check_version(database: sqlite3.Connection, path: Path, *, create: bool) -> None:
    application, version = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    empty = not database.execute("SELECT 1 FROM sqlite_master").fetchone()
    if create and empty and not application:
        for statement in _SCHEMA:  # executescript would end the transaction
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {_VERSION}")
        return
    if application != _APPLICATION:
        raise MemoryFileError(f"this is not {_WANTED}; {_MAKE}", file=str(path))
    if version > _VERSION:
        raise MemoryFileError("this translation memory was made by a later xlate; update xlate", file=str(path))


_SAME_WORDS = (
    f"SELECT id, {', '.join(_COLUMNS)} FROM pair WHERE key = ? "  # noqa: S608
    f"AND substr(source, 1, {_BEGINNING}) = substr(?, 1, {_BEGINNING}) AND source = ? AND target = ? "
    "AND target_language = ? ORDER BY kind IS NULL, id"
)
_Row = dict[str, Any]


def _same(database: sqlite3.Connection, pair: Pair) -> list[_Row]:
    """What the memory has of a pair, the best known first; several rows only if an earlier xlate added it twice."""
    words = (pair.key, pair.source, pair.source, pair.target, pair.target_language)
    rows = (dict(zip(("id", *_COLUMNS), row, strict=True)) for row in database.execute(_SAME_WORDS, words))
    given = dict(zip(_COLUMNS, _row(pair), strict=True))
    return [row for row in rows if _is_same(row, given)]


def _is_same(one: _Row, other: _Row) -> bool:
    """True if two pairs of the same words with one id are one pair, read with the TEI file and without."""
    with_and_without = one["kind"] is None or other["kind"] is None
    if one["source_language"] != other["source_language"] and not (one["key"] and with_and_without):
        return False
    if one["document"] == other["document"]:
        return True
    same_file = one["file"] == other["file"]
    if with_and_without and _is_guessed(one) != _is_guessed(other):
        return bool(one["key"]) or same_file
    return with_and_without and same_file and bool(one["key"])


def _is_guessed(row: _Row) -> bool:
    """True if nobody has said of which document a pair is: it has the name of the translator's file."""
    return row["kind"] is None and row["document"] == PurePath(row["file"] or "").stem


def _improve(database: sqlite3.Connection, there: Sequence[_Row], pair: Pair) -> bool:
    """Note what is newly known of a pair that is there; True if there is anything."""
    old, *doubles = there
    merged = old
    for other in (*doubles, dict(zip(_COLUMNS, _row(pair), strict=True))):
        merged = _merged(merged, other)
    for double in doubles:
        database.execute("DELETE FROM pair WHERE id = ?", (double["id"],))
    if merged == old and not doubles:
        return False
    values = ", ".join(f"{name} = ?" for name in ("identity", *_COLUMNS))
    row = [merged[name] for name in _COLUMNS]
    database.execute(
        f"UPDATE pair SET {values} WHERE id = ?",  # noqa: S608
        (_identity_of(*(merged[name] for name in _IDENTITY)), *row, old["id"]),
    )
    return True


def _merged(old: _Row, given: _Row) -> _Row:
    """What is known of a pair by two rows: the first says it, unless it says nothing, or the second knows better."""
    taken = set()
    if _RANK[State(given["state"])] > _RANK[State(old["state"])]:
        taken |= {"state", "translator", "date", "machine"}
    if (old["kind"] is None and given["kind"] is not None) or (_is_guessed(old) and not _is_guessed(given)):
        taken |= {"document", "source_language"}
    merged = dict(old)
    for name in _COLUMNS:
        unknown = given[name] in (None, "")
        if name == "machine" and old[name] and given[name].endswith(UNKNOWN_WORDS):
            unknown = True  # a line that knows what the machine wrote is not given up for it
        if not unknown and (old[name] in (None, "") or name in taken):
            merged[name] = given[name]
    return merged


_IDENTITY = ("source", "target", "source_language", "target_language", "document", "key")


def _identity(pair: Pair) -> bytes:
    return _identity_of(*(getattr(pair, name) for name in _IDENTITY))


def _identity_of(*parts: str) -> bytes:
    return hashlib.sha256("\x00".join(parts).encode(errors="surrogatepass")).digest()[:16]


def _row(pair: Pair) -> list[object]:
    """The values of the columns, which are the fields of a pair."""
    return [_stored(getattr(pair, name)) for name in _COLUMNS]


def _stored(value: object) -> object:
    if isinstance(value, tuple):
        return " ".join(value)
    return int(value) if isinstance(value, bool) else None if value is None else str(value)


def _pair(row: tuple[str, ...]) -> Pair:
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    for name, value in values.items():
        if isinstance(value, bytes):  # a BLOB, which SQLite keeps in a column of texts
            raise TypeError(f"a row has bytes in the column {name}, which is for text")
    for name, make in _MADE.items():
        values[name] = make(values[name]) if values[name] or name == "state" else None
    ways = {name: tuple(values[name].split()) for name in ("way", "target_way")}
    return Pair(**(values | ways | {"exact": bool(values["exact"])}))
