"""Full names for surnames: who is listed or named before the first turn, or says who he is in his own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from xlate.profiles.office_words import ABBREVIATED_OFFICES
from xlate.profiles.vocabulary import (
    CONNECTORS,
    HONORIFICS,
    NO_PLACES,
    OFFICES,
    OPENING_WORDS,
    SENTENCE_WORDS,
    bare,
    is_office,
)

__all__ = ["ListedNames"]

_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*\.?")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_ORDINAL = re.compile(r"\b(?:jr|sr|esq|ii|iii|iv)\b\.?", re.IGNORECASE)
_ENDING = re.compile(r"(?<=\w\w\w)['’]\w{1,5}$")
"""of a case or a possessive: ``Lee's``, ``Erkan’ı``"""
_GIVEN = r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]*\.?){0,2}"
_I_AM = (
    r"(?:(?:my name is|my name’s|my name's|i am|i’m|i'm|me llamo|mi nombre es|soy|je suis|je m['’]appelle"
    r"|mon nom est|ich bin|ich heiße|mein name ist|mi chiamo|sono|(?:o )?meu nome é|(?:eu )?sou|mijn naam is|ik ben"
    r"|jag heter|jeg hedder|jeg heter|mit navn er|jmenuji se|nazywam się|jestem|меня зовут|мене звати|mă numesc"
    r"|zovem se|ime mi je|benim adım|adım|nama saya|em dic)\s(?:dr\.?\s)?)"
)
_SHORTENED = re.compile(r"[^\W\d_]{1,4}['’][a-z]{1,2}")
"""of a verb: I'm, We’ll"""
_GLUED = re.compile(r"(?<=[A-Za-z])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[A-Za-z])")
"""where the script changes within a word: ``Ann LeeとBo Tannの``"""
_CONFLICT = 3
"""times that one name must stand more often than another with the same surname"""


class ListedNames:
    """The full names in paragraphs where those who appear are listed, and in what speakers say of themselves."""

    def __init__(self, text: Sequence[Sequence[str]], spoken: Mapping[str, Sequence[str]] | None = None) -> None:
        """Look through paragraphs for names when they are asked for.

        Args:
            text: what stands before the turns: the lines of each paragraph.
            spoken: how the first turns of somebody begin, by the last word of the label in lower case.
        """
        self._text = [list(_with_breaks(lines)) for lines in text]
        self._spoken = spoken or {}
        self._full: dict[str, str | None] = {}

    def find(self, surname: str) -> str | None:
        """The one full name with this surname; else the only one with it as first name."""
        if surname not in self._full:
            named = list(self._ending_with(surname, joined=False))
            found = Counter(name for name, _ in named)
            begun = self._by_first_name(surname)  # "Today Ann Lee talks": Today is no first name
            if found:
                entries = Counter(name for name, is_entry in named if is_entry)  # "Bo Reed, Alder Lee Reed": of a firm
                self._full[surname] = begun if begun and len(found) == 1 else _one_of(entries or found)
            else:
                joined = Counter(name for name, _ in self._ending_with(surname, joined=True))
                self._full[surname] = begun or _one_of(joined) or self._by_own_words(surname)
        return self._full[surname]

    def _ending_with(self, surname: str, *, joined: bool) -> Iterator[tuple[str, bool]]:
        """Each full name in the text that ends with a surname, or with the last part of one, "Reed-Lee".

        True beside it if it begins a line and a comma or nothing follows, as in a list.
        """
        wanted = bare(surname)
        for words in self._text:
            for place, (word, _) in enumerate(words):
                plain = bare(_ENDING.sub("", word.strip(',.;:()"“”')))
                if not word[0].isupper() or not (plain.endswith(f"-{wanted}") if joined else plain == wanted):
                    continue
                if not surname.isupper() and _goes_on_in_capitals(words, place):
                    continue
                first = _begin(words, place)
                if first < place:
                    last = _ENDING.sub("", word.strip(',.;:()"“”'))
                    ends = word[-1] == "," or place + 1 == len(words) or words[place + 1][1]
                    yield " ".join([*(one for one, _ in words[first:place]), last]), words[first][1] and ends

    def _by_first_name(self, first: str) -> str | None:
        """The only name in the text that begins with a first name and goes on: ``David Remnick``."""
        if first.isupper() or len(first) < 3:
            return None
        found = set()
        for words in self._text:
            for (word, _), (after, begins) in zip(words, islice(words, 1, None), strict=False):
                if begins:
                    continue  # an entry of a list ends with its line
                shouted = word.isupper()  # a title in capitals: INTERVIEW WITH ANN LEE
                surname = after.strip(",.;:)")
                if word in (first, first.upper()) and after[0].isupper() and _is_first_name(surname, shouted=shouted):
                    found.add(f"{first} {surname.title() if shouted else surname}")
        return found.pop() if len(found) == 1 else None

    def _by_own_words(self, surname: str) -> str | None:
        """The name that somebody gives of himself: ``MR. LEE: Ann Lee, counsel``, ``My name is Ann Lee``."""
        name = rf"(?P<name>{_GIVEN}\s(?i:{re.escape(bare(surname))}))"
        told = re.compile(rf"(?:\b(?i:{_I_AM})|^(?i:this is)\s){name}(?=[,.;]|$)")
        begun = re.compile(rf"^{name},\s(?P<after>[\w’']+)")
        found = Counter(
            match["name"]
            for text in self._spoken.get(bare(surname), ())
            for match in (*told.finditer(text), *filter(_introduces, begun.finditer(text)))
            if all(word[0].isupper() and _is_first_name(word, shouted=False) for word in match["name"].split()[:-1])
        )
        return _one_of(Counter(f"{name.rpartition(' ')[0]} {surname.capitalize()}" for name in found.elements()))


def _introduces(begun: re.Match[str]) -> bool:
    """True for ``Ann Lee, counsel for the city``; ``Ann Lee, you have the floor`` calls somebody else."""
    after = begun["after"]
    return bare(after) in _INTRODUCES or is_office(after) or _SHORTENED.fullmatch(after) is not None


_INTRODUCES = frozenset({
    "also", "attorney", "counsel", "de", "deputy", "for", "from", "für", "here", "i", "of", "on", "para", "per", "por",
    "pour", "representing", "senior", "von", "with",
})  # fmt: skip


def _goes_on_in_capitals(words: Sequence[tuple[str, bool]], place: int) -> bool:
    """True for the first name in a title in capitals, INTERVIEW WITH ANN LEE, which ends no name."""
    word, (after, begins) = words[place][0], words[place + 1] if place + 1 < len(words) else ("", True)
    return not begins and word.isupper() and word[-1].isalpha() and after.isupper() and len(bare(after)) > 1


def _with_breaks(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The words of lines, each with whether it begins one."""
    for line in lines:
        for place, word in enumerate(_GLUED.sub(" ", line).split()):
            yield word, place == 0


def _begin(words: Sequence[tuple[str, bool]], place: int) -> int:
    """Where the full name begins that ends with a surname; the surname's own place if nothing stands before it.

    An entry of a list ends with its line, a line of prose does not: one is gone past only where the surname begins one.
    """
    shouted = words[place][0].isupper()
    first = place
    while first > 0 and place - first < 3 and _is_first_name(words[first - 1][0], shouted=shouted):
        if first < place and words[first][1]:
            break
        first -= 1
    before = [bare(word) for word, _ in words[max(0, first - 4) : first]]
    if first == place or not before or before[-1] not in CONNECTORS:
        return first
    while before and before[-1] in CONNECTORS:
        before.pop()
    if before and is_office(before[-1]):  # "Secretary of State Ann B. Lee"
        return first + 1
    after = words[place + 1][0] if place + 1 < len(words) and words[place][0][-1].isalpha() else ""
    return place if first + 1 == place and after[:1].isupper() else first  # "Korea of the North Kim Jong-un"


def _one_of(found: Counter[str]) -> str | None:
    """The name that comes most often; None where another person has the same surname."""
    if not found:
        return None
    (name, times), *others = found.most_common()
    return None if any(_is_other(name, other) and number * _CONFLICT > times for other, number in others) else name


def _is_other(name: str, other: str) -> bool:
    """True for two first names of which neither is the other's initial, and that stand in no longer name together."""
    first, second = ([bare(word) for word in one.split()[:-1]] for one in (name, other))
    if set(first) & {word for word in second if not _INITIAL.fullmatch(word)}:
        return False
    return not (first[0][0] == second[0][0] and (_INITIAL.fullmatch(first[0]) or _INITIAL.fullmatch(second[0])))


_NO_NAMES = OFFICES | HONORIFICS | NO_PLACES | ((SENTENCE_WORDS | OPENING_WORDS) - {"will"})


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
        and not _SHORTENED.fullmatch(word)
        and (shouted or not word.isupper() or len(plain) < 3)
    )
