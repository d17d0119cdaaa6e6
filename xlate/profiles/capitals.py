"""Names that labels print in capitals, as they are usually written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xlate.profiles.vocabulary import CONNECTORS, bare, is_shouted

__all__ = ["Spelling", "capitalised", "is_turkish", "who_speak"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,4}")
"""letters that are no syllable stay as printed: CDR"""
_TOGETHER = re.compile(r"\s?[/&+]\s?")
"""between those who speak at once"""
_CODE = 4
"""letters at most"""
_INNER_SMALL = re.compile(r"(?<![^\W\d_])(?P<before>Ma?c|Fitz|Di|De|Le|La)(?P<rest>[A-Z]{3,})(?![^\W\d_])")
"""a name in capitals but for its beginning: ``McBRIDE``"""
_SHORT = frozenset({"PM", "FM", "MP", "MEP", "MSP", "UN", "EU", "UK", "US", "USA"})
"""abbreviations in capitals, which stay"""
_TURKISH = str.maketrans({"İ": "i", "I": "ı"})


@dataclass(slots=True)
class Spelling:
    """How the words of a document are written where they are not in capitals."""

    text: Sequence[str]
    """paragraphs in which names stand in lower case"""
    turkish: bool = False
    """the small letter of I is ı"""
    codes: bool = False
    """short labels in capitals are codes, and stay as printed"""
    _found: dict[str, str] | None = None

    def cased(self, name: str) -> str:
        """A name in capitals as it is spelt elsewhere in the text, or else with a capital at each word."""
        if _INNER_SMALL.search(name) is not None:
            name = " ".join(_INNER_SMALL.sub(_cased_inside, word) for word in name.split())
        if not is_shouted(name) or len(name) < 2 or _INITIALS.fullmatch(name):
            return name
        if self.codes and all(len(one) <= _CODE for one in who_speak(name)):
            return name
        if self._found is None:
            self._found = {}
            for text in self.text:
                for word in text.split():
                    plain = word.strip(".,;:'’()“”\"")
                    if plain[:1].isupper() and not plain.isupper():
                        self._found.setdefault(plain.casefold(), plain)
        known = self._found
        return " ".join(known.get(word.casefold()) or capitalised(word, turkish=self.turkish) for word in name.split())


def _cased_inside(match: re.Match[str]) -> str:
    return match["before"] + match["rest"].capitalize()


def who_speak(label: str) -> list[str]:
    """The labels of each of several who speak at once: ``RCA/DAF``."""
    return _TOGETHER.split(label)


def is_turkish(labels: Sequence[str]) -> bool:
    """True if one of the labels has a letter that Turkish and Azerbaijani alone have."""
    return any(letter in label for label in labels for letter in "İĞğı")


def capitalised(text: str, *, turkish: bool = False) -> str:
    """``AL-KADHIMI`` as ``Al-Kadhimi``; small words stay small."""

    def capital(match: re.Match[str]) -> str:
        word = match.group()
        if word in _SHORT:
            return word
        if turkish:
            return word[0] + word[1:].translate(_TURKISH).lower()
        if len(word) > 2 and word[1] in "'’" and word[0] in "DOLdol":  # O'BRIEN, D'AMATO
            return word[:2].upper() + word[2:].capitalize()
        return word.capitalize()

    return " ".join(
        word.casefold() if bare(word) in CONNECTORS and number else _WORD.sub(capital, word)
        for number, word in enumerate(text.split())
    )
