"""A note in brackets cut into words, and the words understood in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xlate.languages import UNDETERMINED
from xlate.profiles import marker_tables as tables

__all__ = ["SIGN", "SIGNED", "Item", "Note", "Word", "note_words", "without_maker"]

SIGN = "sgn"
"""ISO 639-2: sign languages"""
SIGNED = frozenset(
    """sgn aed ase asf asq bfi bqn bzs csc cse csg csl csn csq dse dsl eso fcs fse fsl gsg gss hks hsh icl ils
    ins ise isg isr jsl kvk lls lsl mfs nsl nzs pso psr rsl sfs ssp svk swl tsm tss ukl vgt xki""".split()  # noqa: SIM905 - a list of words reads better as text
)
"""the same, and the sign languages of countries: ISO 639-3"""
_LONGEST = 200
"""characters: what is longer in brackets is speech or a remark"""
_MOST_WORDS = 80
_LONGEST_GLUED = 12
"""characters of a word in scripts without spaces"""
_OUTSIDE = " \t\n\r\u00a0\u202f\u3000*_~«»‹›/|=-–—"
_BRACKETS = {
    "(": ")",
    "[": "]",
    "（": "）",
    "【": "】",
    "［": "］",
    "〔": "〕",
    "{": "}",
    "「": "」",
    "《": "》",
    "〈": "〉",
    "﹙": "﹚",
}
_ANY_BRACKET = re.compile(r"[()\[\]{}（）【】［］〔〕]")
_PIECES = re.compile(
    r"(?P<stop>[;,./|，。；、・·．；،؛।()（）]|\s[-–—]+\s|[–—])|(?P<word>[^\s;,./|，。；、・·．،؛।–—:：'‘’ʼʻ!?！？()（）]+)"
)
_INNER = re.compile(r"[^()（）]*[(（][^()（）]*[)）][^()（）]*")
"""a note with one bracket in it: ``(spoke in Spanish (interpreted))``"""
_GLUED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3005", "\u30ff"), ("\u3400", "\u9fff"))
"""Thai and Lao, Burmese, Khmer, kana, Han; not a regular expression, for its set of characters takes long to compile"""
_FREE = SIGNED | {None, UNDETERMINED}
_NOUNS = frozenset({"noun", "noun_in", "noun_from", "noun_into"})
_BESIDE = _NOUNS | {"speak"}
"""beside the name of a country that is a language's too: "puhuu ruotsia" """
_ALIASES = {"no": "nb", "nn": "nb", "ms": "id", "sh": "sr", "yue": "zh"}
"""languages whose notes are read by the file of another"""


_MAKER = re.compile(
    r"\s(?:by|par|por|von|durch|door|av|af|przez|a cura d[ie])\s"
    r"(?:(?:the|das|die|de|het|der|den|el|la|le|du)\s[^\W\d_]+"
    r"(?:(?:\s(?:of|for|du|des|der|für|de|van))?(?:\s(?:the|la|el))?\s[^\W\d_a-z][^\W\d_]*)*"
    r"|(?:[^\W\d_a-z][\w.’'-]*\s?){1,5}"
    r"|(?:her|his|my|their|our|an?|one of (?:her|his|my|their|our|the)|sa|son|ses|leurs?|nos|su|sus|sua|seu|ihr|ihrem"
    r"|ihrer|seinem|seiner|einem|einer|haar|zijn|hans|hennes|hendes|jej|jego)(?:\s[^\W\d_]+){1,2}|[^\W\d_]+)"
    r"(?=\W*$|[,;]|\s(?:from|aus|del?|du|d[’']|dall?|uit|från|fra|ze?)\b)"
)
"""who carried the words over: ``translated from the Armenian by Ann Lee``, ``by the editor``, ``by her daughter``"""


class Word(NamedTuple):
    """One word; in scripts without spaces one character."""

    folded: str
    printed: str
    segment: int
    """counts the commas, semicolons and stops before it"""
    glued: bool
    """True in a script without spaces"""


class Item(NamedTuple):
    """A phrase of a note as understood: the name of a language, or a word that says what was done with the speech."""

    kinds: frozenset[str]
    """kinds of words as in markers/README.md; empty for the name of a language"""
    tag: str | None
    """tag of the language named; und for "a foreign language" """
    role: str | None
    """in, from or into, where the form of the name says so"""
    segment: int
    """counts the commas, semicolons and stops before it"""
    printed: str
    sure: bool = True
    """False for the name of a language that few people speak: it may be something else"""
    place: bool = False
    """True where the name is a country's too"""
    own: bool = False
    """True for a form that is a word of other languages too"""


def without_maker(text: str) -> str:
    """A note without the name of who carried the words over."""
    return _MAKER.sub("", text)


def note_words(text: str) -> list[Word]:
    """The words of a note without its brackets; empty if it is too long, or has brackets inside."""
    if len(text) > 2 * _LONGEST:
        return []
    inner = text.strip(_OUTSIDE)
    if inner[:1] in _BRACKETS:
        inner = inner[1:].removesuffix(_BRACKETS[inner[0]]) if inner[-1:] == _BRACKETS[inner[0]] else inner[1:]
    elif inner[-1:] in _BRACKETS.values():
        inner = inner[:-1]
    inner = inner.strip(_OUTSIDE)
    if not inner or len(inner) > _LONGEST or (_ANY_BRACKET.search(inner) and not _INNER.fullmatch(inner)):
        return []
    words: list[Word] = []
    segment = 0
    for match in _PIECES.finditer(inner):
        if match.group("stop"):
            segment += 1
        else:
            words += _cut(match.group("word"), segment)
        if len(words) > _MOST_WORDS:
            return []
    return words


def _cut(printed: str, segment: int) -> Iterator[Word]:
    if printed < "\u0e00" or not any(low <= character <= high for character in printed for low, high in _GLUED):
        for part in tables.fold_words(printed).split(" "):
            if part:
                yield Word(part, printed, segment, glued=False)
        return
    for character in tables.fold_words(printed):
        yield Word(character, character, segment, glued=True)


class Note:
    """The words of a note, and what the phrases that begin at each of them mean in all languages, looked up once."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self._phrases: dict[int, list[tuple[int, dict[str, tables.Sense]]]] = {}

    def phrases(self, start: int) -> list[tuple[int, dict[str, tables.Sense]]]:
        """The phrases that begin at a word and mean something, longest first: how many words, and what by language."""
        found = self._phrases.get(start)
        if found is None:
            found = self._phrases[start] = list(self._look_up(start))
        return found

    def _look_up(self, start: int) -> Iterator[tuple[int, dict[str, tables.Sense]]]:
        words, first = self.words, self.words[start]
        most = _LONGEST_GLUED if first.glued else tables.longest_phrase(first.folded)
        joint = "" if first.glued else " "
        phrases = []
        phrase = ""
        for word in words[start : start + most]:
            if word.glued != first.glued or word.segment != first.segment:
                break
            phrase = phrase + joint + word.folded if phrase else word.folded
            phrases.append(phrase)
        for size in range(len(phrases), 0, -1):
            meanings = tables.senses(phrases[size - 1])
            if meanings:
                yield size, meanings

    def languages_to_try(self, document: str | None) -> list[str]:
        """The languages that know how the note begins: the document's first, then English, then the rest."""
        found: set[str] = set()
        for _, meanings in self.phrases(0):
            found.update(meanings)
        if not found:
            return []
        known = tables.habits()
        mine = [_ALIASES.get(document or "", document or ""), "en"]
        if tables.ANY in found:
            found.update(mine)
        first = [code for code in dict.fromkeys(mine) if code in found and code in known]
        return [*first, *sorted(found.difference(mine, {tables.ANY}))]

    def understand(self, language: str) -> list[Item]:
        """The note as items of one language; empty if a word is not understood."""
        habits = tables.habits()[language]
        items: list[Item] = []
        start = 0
        while start < len(self.words):
            for size, meanings in self.phrases(start):
                sense = meanings.get(language) or meanings.get(tables.ANY)
                item = _item(sense, self.words[start : start + size], habits) if sense else None
                if item:
                    items.append(item)
                    start += size
                    break
            else:
                return []
        items = _without_country(items)
        return items if _names_stand_well(items, habits) else []


def _without_country(items: list[Item]) -> list[Item]:
    """The items without the adjective of a sign language: "slovenskem znakovnem jeziku" is no Slovene."""
    return [
        item
        for at, item in enumerate(items)
        if item.tag in _FREE
        or not any(
            "sign" in items[place].kinds and items[place].segment == item.segment
            for place in (at - 1, at + 1)
            if 0 <= place < len(items)
        )
    ]


def _names_stand_well(items: list[Item], habits: tables.Habits) -> bool:
    """False where a name that could be a country's stands without the word "language"."""
    for at, item in enumerate(items):
        if item.tag not in _FREE and (item.place or habits.noun_required):
            beside = [items[place] for place in (at - 1, at + 1) if 0 <= place < len(items)]
            if not any(other.kinds & (_NOUNS if habits.noun_required else _BESIDE) for other in beside):
                return False
    return True


def _item(sense: tables.Sense, words: list[Word], habits: tables.Habits) -> Item | None:
    printed, segment = words[0].printed, words[0].segment
    if len(words) > 1:
        printed = ("" if words[0].glued else " ").join([word.printed for word in words])
    if "sign" in sense.kinds and not sense.kinds & {"interpret", "translate"}:
        return Item(sense.kinds, SIGN, None, segment, printed)
    if "foreign" in sense.kinds:
        return Item(sense.kinds, UNDETERMINED, None, segment, printed)
    if sense.tag is None or sense.kinds:
        return Item(sense.kinds, None, None, segment, printed)
    sure = tables.known_language(sense.tag)
    if not sure and (printed.isupper() or (habits.capital and printed.islower())):
        return None  # NAMA is an acronym more often than a language
    return Item(frozenset(), sense.tag, sense.role, segment, printed, sure, sense.place, sense.own)
