"""What engines have translated, kept on the disk, so that an interrupted job goes on where it was."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from xlate.errors import OutputError
from xlate.files import hold
from xlate.mt.engine import Flaw, Output

__all__ = ["Cache", "default_cache"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS maker (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS translation (
  maker INTEGER NOT NULL, source BLOB NOT NULL, words TEXT NOT NULL, flaw TEXT, confidence REAL,
  PRIMARY KEY (maker, source)
) WITHOUT ROWID;
"""
_AT_ONCE = 500
"""texts in one question; SQLite takes some hundred variables everywhere"""


def default_cache() -> Path:
    """Where the cache is if nobody says another place (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
    return folder / "xlate" / "mt.sqlite"


class Cache:
    """Translations by maker (engine, version, model, settings) and text.

    What is stored is on the disk when `store` returns: a program that is killed loses nothing that it had stored.

    Args:
        path: the file; None: nothing outlives the program.

    Raises:
        OutputError: the file cannot be used.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._makers: dict[str, int] = {}
        with self._explained():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # words of others may be confidential
            self._database = sqlite3.connect(path or ":memory:", timeout=30, isolation_level=None)
        try:
            if path is not None:
                hold(path)
            with self._explained():
                self._database.execute("PRAGMA journal_mode=WAL")
                self._database.execute("PRAGMA synchronous=NORMAL")
                self._database.executescript(_SCHEMA)
                self._add_confidence()
        except OutputError:
            self._database.close()
            raise

    def _add_confidence(self) -> None:
        """Version 0.1 did not keep how sure an engine was."""
        columns = {row[1] for row in self._database.execute("PRAGMA table_info(translation)")}
        if "confidence" not in columns:
            with suppress(sqlite3.OperationalError):  # another program has added it in the meantime
                self._database.execute("ALTER TABLE translation ADD COLUMN confidence REAL")

    def find(self, maker: str, texts: Sequence[str]) -> dict[str, Output]:
        """What a maker has made of texts; those that are not known are left out."""
        found: dict[str, Output] = {}
        with self._explained():
            number = self._maker(maker)
            for start in range(0, len(texts), _AT_ONCE):
                by_key = {_key(text): text for text in texts[start : start + _AT_ONCE]}
                marks = ",".join("?" * len(by_key))
                rows = self._database.execute(
                    f"SELECT source, words, flaw, confidence FROM translation WHERE maker = ? AND source IN ({marks})",  # noqa: S608
                    (number, *by_key),
                )
                for key, words, flaw, confidence in rows:
                    found[by_key[key]] = Output(words, Flaw(flaw) if flaw else None, confidence)
        return found

    def store(self, maker: str, outputs: Mapping[str, Output] | Iterable[tuple[str, Output]]) -> None:
        """Keep what a maker has made of texts."""
        pairs = outputs.items() if isinstance(outputs, Mapping) else outputs
        with self._explained():
            number = self._maker(maker)
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany(
                "INSERT OR REPLACE INTO translation VALUES (?, ?, ?, ?, ?)",
                [(number, _key(text), output.text, output.flaw, output.confidence) for text, output in pairs],
            )
            self._database.execute("COMMIT")

    def close(self) -> None:
        """Give the file free."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _maker(self, name: str) -> int:
        if name not in self._makers:
            self._database.execute("INSERT OR IGNORE INTO maker (name) VALUES (?)", (name,))
            row = self._database.execute("SELECT id FROM maker WHERE name = ?", (name,)).fetchone()
            self._makers[name] = int(row[0])
        return self._makers[name]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of SQLite and of the disk as ours."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            with suppress(AttributeError, sqlite3.Error):
                self._database.execute("ROLLBACK")
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise OutputError(
                f"the cache of machine translations cannot be used: {reason}; delete it, name another one with "
                "--cache FILE, or do without: --no-cache",
                file=str(self._path or ""),
            ) from None


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
