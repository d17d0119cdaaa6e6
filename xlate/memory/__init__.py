"""Translation memory: pairs in a file of SQLite, and how they are found again for other words."""

from __future__ import annotations

from xlate.memory.fit_markup import Fitted, fit_markup
from xlate.memory.search import Match, Matcher
from xlate.memory.store import Added, add_pairs, is_memory, read_pairs

__all__ = [
    "Added",
    "Fitted",
    "Match",
    "Matcher",
    "add_pairs",
    "fit_markup",
    "is_memory",
    "read_pairs",
]
