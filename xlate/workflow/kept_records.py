"""Records that a program which stays keeps in memory: a file is parsed once as long as it has the same bytes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlate.tei.record import Record

__all__ = ["keep_records", "kept"]


class _Kept:
    """The records used last, by the hash of their bytes: nothing that is read of other bytes can be taken for them."""

    def __init__(self) -> None:
        self.most = 0
        self._records: OrderedDict[Hashable, Record] = OrderedDict()
        self._lock = Lock()

    def of(self, data: bytes, how: Hashable, make: Callable[[], Record]) -> Record:
        """The record of some bytes, read in some way."""
        if not self.most:
            return make()
        key = hashlib.sha256(data).digest(), how
        with self._lock:
            record = self._records.get(key)
            if record is not None:
                self._records.move_to_end(key)
                return record
        record = make()
        with self._lock:
            self._records[key] = record
            self._trim()
        return record

    def keep(self, most: int) -> None:
        """How many records are kept from now on."""
        with self._lock:
            self.most = most
            self._trim()

    def _trim(self) -> None:
        while len(self._records) > self.most:
            self._records.popitem(last=False)


_KEPT = _Kept()


def keep_records(most: int) -> None:
    """Keep the records of TEI files that are read from now on.

    Args:
        most: how many; 0, as at first: none, for a command reads each file once.
    """
    _KEPT.keep(most)


def kept(data: bytes, how: Hashable, make: Callable[[], Record]) -> Record:
    """A record that is kept, or else is made.

    Args:
        data: the bytes of the file.
        how: its name, and whatever else the record depends on.
        make: makes it.
    """
    return _KEPT.of(data, how, make)
