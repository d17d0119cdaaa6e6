"""Full names for surnames: who is listed before the first turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from xlate.profiles.office_words import ABBREVIATED_OFFICES
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, NO_PLACES, OFFICES, bare

__all__ = ["ListedNames"]

_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*\.?")
_ORDINAL = re.compile(r"\b(?:jr|sr|esq|ii|iii|iv)\b\.?", re.IGNORECASE)


class ListedNames:
    """The full names in paragraphs where those who appear are listed."""

    def __init__(self, text: Sequence[str]) -> None:
        """Look through paragraphs for names when they are asked for."""
        self._text = text
        self._full: dict[str, str | None] = {}

    def find(self, surname: str) -> str | None:
        """The one full name with this surname that comes most often; else the only one with it as first name."""
        if surname not in self._full:
            found: Counter[str] = Counter()
            wanted = bare(surname)
            for text in self._text:
                words = text.split()
                for place, word in enumerate(words):
                    if bare(word) != wanted or not word[0].isupper():
                        continue
                    first = place
                    while first > 0 and place - first < 3 and _is_first_name(words[first - 1], shouted=word.isupper()):
                        first -= 1
                    if first < place:
                        found[" ".join([*words[first:place], word.strip(",.;:")])] += 1
            begun = self._by_first_name(surname)  # "Today Ann Lee talks": Today is no first name
            self._full[surname] = found.most_common(1)[0][0] if found and not (begun and len(found) == 1) else begun
        return self._full[surname]

    def _by_first_name(self, first: str) -> str | None:
        """The only name in the text that begins with a first name and goes on: ``David Remnick``."""
        if first.isupper() or len(first) < 3:
            return None
        found = set()
        for text in self._text:
            words = text.split()
            for place, word in enumerate(words[:-1]):
                after = words[place + 1]
                if word == first and after[0].isupper() and _is_first_name(after.strip(",.;:)"), shouted=False):
                    found.add(f"{word} {after.strip(',.;:)')}")
        return found.pop() if len(found) == 1 else None


_NO_NAMES = OFFICES | HONORIFICS | NO_PLACES


def _is_first_name(word: str, *, shouted: bool) -> bool:
    """True for a word before a surname that can be a first name; in capitals among others it is an acronym."""
    plain = bare(word)
    return (
        word[0].isupper()
        and _NAME_WORD.fullmatch(word) is not None
        and (plain not in CONNECTORS or len(plain) == 1)  # "Robert A. Long"
        and plain not in _NO_NAMES
        and not (plain in ABBREVIATED_OFFICES and word.endswith("."))  # "SEN. ANN LEE"
        and not _ORDINAL.fullmatch(word)
        and (shouted or not word.isupper() or len(plain) < 3)
    )
