"""How far a translator's file has come: entries as msgfmt counts them, and their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xlate.errors import PlaceholderError
from xlate.exchange.catalogue import Catalogue, Entry
from xlate.model.markup import plain_words
from xlate.text import IDEOGRAPHS

__all__ = ["Count", "Statistics", "count"]

_WORD = re.compile(rf"[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]*\w[^\s{IDEOGRAPHS}]*")
"""what stands between white space and has a letter or a digit; of Chinese and Japanese each character, as word
processors count"""


@dataclass(slots=True)
class Count:
    """Entries in one state."""

    messages: int = 0
    words: int = 0
    """of their source text"""

    def add(self, other: Count) -> None:
        """Count others too."""
        self.messages += other.messages
        self.words += other.words


@dataclass(frozen=True, slots=True)
class Statistics:
    """A translator's file in numbers; obsolete entries and the header do not count."""

    translated: Count
    fuzzy: Count
    """with a translation that needs review"""
    untranslated: Count

    @property
    def total(self) -> Count:
        """All entries."""
        whole = Count()
        for part in (self.translated, self.fuzzy, self.untranslated):
            whole.add(part)
        return whole

    def add(self, other: Statistics) -> None:
        """Count those of another file too."""
        self.translated.add(other.translated)
        self.fuzzy.add(other.fuzzy)
        self.untranslated.add(other.untranslated)

    @property
    def percent(self) -> int:
        """Share of the words that are translated and need no review, in whole per cent, rounded down; 100 for none."""
        total = self.total
        if not total.words:
            return 100 * self.translated.messages // total.messages if total.messages else 100
        return 100 * self.translated.words // total.words

    def as_dict(self) -> dict[str, int]:
        """The numbers by name, for JSON and CSV."""
        numbers = {"percent": self.percent}
        for name in ("translated", "fuzzy", "untranslated", "total"):
            number: Count = getattr(self, name)
            numbers |= {name: number.messages, f"{name}_words": number.words}
        return numbers


def count(catalogue: Catalogue) -> Statistics:
    """Count the entries of a file and the words of their source text."""
    statistics = Statistics(Count(), Count(), Count())
    for entry in catalogue.entries:
        if not entry.translation:
            state = statistics.untranslated
        else:
            state = statistics.fuzzy if entry.fuzzy else statistics.translated
        state.add(Count(1, _words(entry)))
    return statistics


def _words(entry: Entry) -> int:
    try:
        words = plain_words(entry.source)
    except PlaceholderError:  # a file of another program, whose < is no markup
        words = entry.source
    return len(_WORD.findall(words))
