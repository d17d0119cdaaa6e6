"""Where a full name begins and ends in running text and in lists, and which words can be a first name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from xlate.profiles.name_habits import PARTICLES
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

__all__ = [
    "EDGES",
    "ENDING",
    "FIELDS",
    "INITIAL",
    "SHORTENED",
    "begin_of_name",
    "goes_on_in_capitals",
    "is_first_name",
    "name_after",
]

_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*\.?")
INITIAL = re.compile(r"[^\W\d_]\.?")
_ORDINAL = re.compile(r"\b(?:jr|sr|esq|ii|iii|iv)\b\.?", re.IGNORECASE)
ENDING = re.compile(r"(?<=\w\w\w)['’]\w{1,5}$")
"""of a case or a possessive: ``Lee's``, ``Erkan’ı``"""
EDGES = ',.;:()"“”'
"""what stands at the edges of words and is not of them"""
SHORTENED = re.compile(r"[^\W\d_]{1,4}['’][a-z]{1,2}")
"""of a verb: I'm, We’ll"""


def goes_on_in_capitals(words: Sequence[tuple[str, bool]], place: int) -> bool:
    """True for the first name in a title in capitals, INTERVIEW WITH ANN LEE, which ends no name."""
    word, (after, begins) = words[place][0], words[place + 1] if place + 1 < len(words) else ("", True)
    return not begins and word.isupper() and word[-1].isalpha() and after.isupper() and len(bare(after)) > 1


def name_after(words: Sequence[tuple[str, bool]], place: int) -> list[str]:
    """The words with which a name goes on in its line: "Remnick" after David, "van Loon" after Geertje."""
    found: list[str] = []
    word = words[place][0]
    shouted = word.isupper()
    for after, begins in words[place + 1 : place + 5]:
        small = bare(after) in PARTICLES and after.isalpha() and not after.isupper()
        surname = after.strip(EDGES)
        if begins or (word[-1] in ",.;:)" and not INITIAL.fullmatch(word)):
            break  # an entry of a list ends with its line
        if not small and not (after[0].isupper() and surname and is_first_name(surname, shouted=shouted)):
            if bare(surname) in _BODIES:
                return []  # "Morgan Chase Foundation"
            break
        found.append(after if small else ENDING.sub("", surname))
        word = after
    while found and found[-1].islower():
        found.pop()
    return found


def begin_of_name(words: Sequence[tuple[str, bool]], place: int, small: Collection[str]) -> int:
    """Where the full name begins that ends with a surname; the surname's own place if nothing stands before it.

    An entry of a list ends with its line, a line of prose does not: one is gone past only where the surname begins one.

    Args:
        words: of a paragraph.
        place: of the surname.
        small: words that the text has in small letters too, and as they are printed those with a full stop that it has
            without one too: they end a sentence.
    """
    shouted = words[place][0].isupper()
    if words[place][1] and any(begins for _, begins in words[max(0, place - _SHORT) : place]):
        return place  # a column of surnames
    first = place
    while first > 0 and place - first < 3 and is_first_name(words[first - 1][0], shouted=shouted):
        if words[first - 1][0] in small or words[first - 1][0][-1] in ":;":
            break  # "written in Rust. Vincent, welcome"; "Witnesses: I: Ann Lee"
        if first < place and words[first][1]:
            break
        first -= 1
    while place - first > 1 and _is_no_given_name(words, first, small):
        first += 1
    before = [bare(word) for word, _ in words[max(0, first - 4) : first]]
    if first == place or not before or before[-1] not in CONNECTORS - _AND:
        return first
    while before and before[-1] in CONNECTORS:
        before.pop()
    if before and is_office(before[-1]):  # "Secretary of State Ann B. Lee"
        return first + 1
    after = words[place + 1][0] if place + 1 < len(words) and words[place][0][-1].isalpha() else ""
    return place if first + 1 == place and after[:1].isupper() else first  # "Korea of the North Kim Jong-un"


def _is_no_given_name(words: Sequence[tuple[str, bool]], place: int, small: Collection[str]) -> bool:
    """True for what stands before a name of two words with a capital: "Remembering Ann Lee", "der Autor Ole Tann"."""
    word, begins = words[place]
    article = place > 0 and not begins and words[place - 1][0] in _ARTICLES
    return article or bare(word) in small or bare(word) in _POSTS or _TRADE.fullmatch(word) is not None


_POSTS = {
    "senior", "fellow", "scholar", "columnist", "editor", "producer", "researcher", "nonresident", "visiting",
    "distinguished",
}  # fmt: skip
"""what somebody is at an institute or a paper, before the name: ``Brookings Senior Fellow Ann Lee``"""


_SHORT = 2
"""words of a line that is an entry of a list, and no prose that goes on in the next"""
_AND = frozenset({"and", "&", "y", "e", "et", "und", "i"})
_ARTICLES = frozenset(["the", "der", "die", "das", "dem", "den", "le", "la", "el", "il", "lo", "de", "o", "a"])
"""in small letters before what somebody is"""
_TRADE = re.compile(r"[^\W\d_]{3,}(?:ing|(?:er|or|ist|log)in)")
"""what is done, and in German what a woman is: ``Remembering``, ``Autorin``"""
_BODIES = frozenset({
    "foundation", "institute", "university", "college", "school", "academy", "museum", "library", "hospital", "center",
    "centre", "association", "society", "union", "federation", "council", "board", "bureau", "department", "ministry",
    "agency", "commission", "court", "committee", "company", "corporation", "group", "bank", "press", "club", "church",
    "party", "research", "studies", "fund", "trust", "international", "inc", "ltd", "llc", "gmbh", "ag", "street",
    "avenue", "road", "square", "bridge", "house", "prize", "award", "stiftung", "institut", "universität",
    "université", "verlag", "haus", "straße", "universidad", "universidade", "fundación", "fundação", "fondation",
})  # fmt: skip
"""what ends the name of a body, a place or a thing that is called after somebody"""
FIELDS = frozenset({
    "present", "presents", "absent", "absents", "regrets", "apologies", "excused", "attendees", "attendance",
    "attending", "participants", "guests", "scribe", "scribes", "minutes", "agenda", "topics",
    "présents", "présentes", "absentes", "excusés", "excusées", "invités", "participantes", "presentes",
    "ausentes", "invitados", "convidados", "asistentes", "presenti", "assenti", "invitati", "anwesend", "anwesende",
    "abwesend", "entschuldigt", "teilnehmer", "teilnehmende", "gäste", "protokoll", "aanwezig", "afwezig",
    "obecni", "nieobecni", "přítomni", "omluveni", "присутствовали", "приглашенные", "närvarande", "frånvarande",
})  # fmt: skip
"""words before those who are listed in the head of minutes, perhaps in one line: ``Present Ann Regrets Bo``"""
_NO_NAMES = (
    OFFICES
    | HONORIFICS
    | NO_PLACES
    | _BODIES
    | ((SENTENCE_WORDS | OPENING_WORDS) - {"will"})
    | {"today", "tonight", "tomorrow", "yesterday", "heute", "hoy", "hoje", "oggi", "vandaag", "sister", "brother"}
    | FIELDS
)
_PLURALS = ("s", "es", "en", "n")


def is_first_name(word: str, *, shouted: bool) -> bool:
    """True for a word before a surname that can be a first name; in capitals among others it is an acronym."""
    plain = bare(word)
    return (
        word[0].isupper()
        and _NAME_WORD.fullmatch(word) is not None
        and (plain not in CONNECTORS or len(plain) == 1)  # "Robert A. Long"
        and plain not in _NO_NAMES
        and not is_office(plain)  # "Premierminister Tann"
        and not any(plain.removesuffix(end) in OFFICES for end in _PLURALS)  # "Commissioners Lee, Tann"
        and not (plain in ABBREVIATED_OFFICES and word.endswith("."))  # "SEN. ANN LEE"
        and not _ORDINAL.fullmatch(word)
        and not SHORTENED.fullmatch(word)
        and (shouted or not word.isupper() or len(plain) < 3)
    )
