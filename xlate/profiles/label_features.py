"""What speaks for a label and against it: named features of a candidate in its document.

Their weights are trained (`benchmarks/train_labels.py`) and stand in `label_weights`; docs/profiles.md prints them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.label_shapes import MAX_LABEL, Candidate, Shape
from xlate.profiles.label_stops import ABBREVIATIONS
from xlate.profiles.label_weights import WEIGHTS
from xlate.profiles.marker_roles import PERSONS
from xlate.profiles.marker_tables import fold_words, senses
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import (
    CONNECTORS,
    HONORIFICS,
    NO_SPEAKERS,
    OPENING_WORDS,
    SENTENCE_WORDS,
    SINGLE_WORDS,
    bare,
    has_office_behind,
    is_caseless,
    is_office,
)

__all__ = ["Census", "Key", "can_be_label", "is_generic", "label_features", "weigh"]

Key = tuple[Shape, str]
_OPEN = frozenset(
    ["of", "the", "for", "to", "by", "with", "from", "and", "af", "av", "til", "und", "für", "mit", "och"]
)
"""with what no name and no office ends: ``Til justitsministeren af:``"""
_MAX_WORDS = 30
_LONGEST_SHORTENED = 8
"""characters of an abbreviation with its full stop"""
_TIMES_SHORTENED = 3
_SHORT_CASELESS = 24
"""characters: a name with its office in a script without capitals is hardly longer"""
_SENTENCE_END = re.compile(r"[!?;。！？；।؟]")
_STOP = re.compile(r"(?P<word>[^\W\d_]*(?:[a-z0-9]{3}|[^\W\d_A-Za-z]{6}))\.\s")
"""a word of some length and a full stop, which shortens few of them"""
_QUOTED = frozenset('„“”"«»')
_ON_BEHALF = re.compile(
    r"(?:on behalf|au nom|im namen|en nombre|em nome|a nome|namens|w imieniu|za skupinu|jménem|v mene|în numele|ryhmän"
    r"|för|för gruppen|en representación|in representanza|от имени|από|εξ ονόματος)\b",
    re.IGNORECASE,
)
"""for whom somebody speaks, after the name and a comma"""
_DATE = re.compile(r"(?:^|[\s,])[^\W\d_]{3,12}\s(?:\d{1,2},\s)?(?:1[5-9]|20)\d{2}\b")
"""a month and a year: on the edge of a page, and nobody"""
_THOSE_THERE = re.compile(
    r"(?:[^\W\d_]+ ){0,3}(?:in attendance|(?:participants|panelists|attendees|members|witnesses|appearances|present),?"
    r" \(?(?:continued|cont['’]d)\.?\)?)",
    re.IGNORECASE,
)
"""the heading of a list of those who are there, in any case where it goes on over a page"""
_SAID_IN_HAN = re.compile("[你您妳咱]|[我他她]们|[我他她]們|什[么麼]|怎[么麼]|[为為]何|如果|因[为為]|所以|但是")
"""words that sentences have in Chinese, and no names or offices"""
_PARTICLE = re.compile(r"[^\W\d_]{1,4}[-’'‘ʼ](?=[^\W\d_])")
"""before a name with a capital: al-Example, d’Arc"""


def _has_particle(word: str) -> bool:
    """True for a name with a small particle before it, d’Arc and al-Example."""
    match = _PARTICLE.match(word)
    return match is not None and word[match.end()].isupper()


class _Words:
    """The words of a candidate, as the features look at them."""

    def __init__(self, label: str, profile: Profile, named: Container[str] = ()) -> None:
        self.label = label
        self.profile = profile
        self.inner = label.strip("()[]（）【】〔〕［］《》〈〉")
        head, comma, office = self.inner.partition(", ")
        told = any(map(_is_function, office.split()[:3])) or _ON_BEHALF.match(office) is not None or head in named
        self.has_office_after = bool(comma) and (len(head.split()) > 1 or (head.isupper() and len(head) > 2)) and told
        """an office after a comma: "Favre Luc, conseiller fédéral", "GALLO, sottosegretario di Stato" """
        self.printed = (head if self.has_office_after else self.inner).split()
        self.bare = [bare(word) for word in self.printed]
        """without punctuation, in lower case"""
        addressed = 2 if len(self.bare) > 2 and self.bare[1] in HONORIFICS and len(self.bare[0]) < 4 else 0
        """words of "O señor" before a name"""
        self.content = [
            word
            for word, plain in zip(self.printed[addressed:], self.bare[addressed:], strict=True)
            if plain not in CONNECTORS
        ]
        """without small words such as "of" """
        self.small_initials = sum(word[0].islower() and not _has_particle(word) for word in self.content)
        self.has_sentence_words = any(
            plain in SENTENCE_WORDS and (word == "I" or (plain not in CONNECTORS and (word.islower() or number == 0)))
            for number, (word, plain) in enumerate(zip(self.printed, self.bare, strict=True))
        )
        """do in "VALEDORA DO POBO" and "Maria do Carmo" is none"""
        self.is_upper = self.inner.isupper()
        self.is_single = len(self.printed) == 1 and not self.is_upper
        self.is_caseless = bool(self.content) and all(is_caseless(word) for word in self.content)
        """in a script without capitals"""
        self.comes_shortened = False
        """the document has labels enough that begin with the same word and a full stop"""

    @property
    def shortened(self) -> str:
        """The word that a full stop may shorten before one or two names: ``Prim.`` of ``Prim. Novotná``."""
        first, *names = self.printed
        able = first[-1] == "." and 2 < len(first) <= _LONGEST_SHORTENED and first[0].isupper() and 0 < len(names) <= 3
        able = able and not (self.has_sentence_words or self.bare[0] in SINGLE_WORDS | OPENING_WORDS)
        return first if able and all(word[0].isupper() and word[-1] != "." for word in names) else ""

    def can_be_label(self) -> bool:
        """False for what is too long, holds the end of a sentence, or is known to be no speaker."""
        return (
            0 < len(self.bare) <= _MAX_WORDS
            and len(self.label) <= MAX_LABEL
            and not _SENTENCE_END.search(self.inner)
            and all(self._shortens(one["word"]) for one in _STOP.finditer(self.inner))
            and self.inner.casefold() not in NO_SPEAKERS
            and self.bare[-1] not in _OPEN
            and not _DATE.search(self.inner)
            and not _THOSE_THERE.fullmatch(self.inner)
            and not (self.is_caseless and _SAID_IN_HAN.search(self.inner))
            and '": ' not in self.label  # `"name": "value"` of data
            and not any(pattern.fullmatch(self.label) for pattern in self.profile.no_labels)
        )

    def _shortens(self, word: str) -> bool:
        """True for a word that a full stop shortens."""
        return (
            word.lower() in ABBREVIATIONS or word.isupper() or (self.comes_shortened and word == self.printed[0][:-1])
        )

    @property
    def looks_like_name(self) -> bool:
        """True for a few words with capitals, or in a script without them."""
        if any(character.isdigit() for character in self.inner):
            return False
        if self.is_caseless:
            return len(self.inner) <= _SHORT_CASELESS
        return _QUOTED.isdisjoint(self.inner) and (
            0 < len(self.content) <= 8
            and self.small_initials == 0
            and not (self.has_sentence_words and not self.is_upper)
            and self.bare[0] not in OPENING_WORDS
        )

    def is_office_and_name(self) -> bool:
        """True for "Ministr životního prostředí Petr Lom" and "KISS PÉTER államtitkár": an office, and two names."""
        words = self.printed
        if bare(words[0]) in CONNECTORS and len(words) > 3 and is_office(words[1]) and _is_named(words[1:]):
            return not self.has_sentence_words  # "El Secretario diputado Juan Gómez"
        if self.has_sentence_words or not 3 <= len(words) <= 16 or any(character.isdigit() for character in self.inner):
            return False
        named = all(word[:1].isupper() and len(word) > 1 for word in words[-2:])
        if is_office(words[0]) and words[0][:1].isupper():
            return named or (words[-1].isupper() and len(self.bare[-1]) > 2)  # "Judge ad hoc LEE"
        if named and is_office(words[-3]) and words[0][:1].isupper() and self.bare[0] not in OPENING_WORDS:
            return True  # "Weekly magazine correspondent Ann Lee"
        return has_office_behind(words)

    def is_like_name_and_office(self) -> bool:
        """True for a few words of which the first and the last two have capitals, without words of sentences."""
        words = self.printed
        if not 2 <= len(words) <= 8 or self.has_sentence_words or any(map(str.isdigit, self.inner)):
            return False
        return all(word[:1].isupper() for word in (words[0], *words[-2:]))

    def name_a_known_speaker(self) -> bool:
        """True for the name of a speaker of the profile, with an office before it or without."""
        names = [" ".join(speaker.name.split()) for speaker in self.profile.speakers]
        return any(self.inner == name or self.inner.endswith(f" {name}") for name in names)


def _is_function(word: str) -> bool:
    """True for a word of offices, and for somebody who interprets: "Ann Lee, interpreter"."""
    return is_office(word) or any(sense.kinds & PERSONS for sense in senses(fold_words(bare(word))).values())


def _is_named(words: list[str]) -> bool:
    """True for an office and at least two names, without other words that have no capital."""
    names = [word for word in words if not is_office(word) and bare(word) not in CONNECTORS]
    return len(names) > 1 and words[-1][:1].isupper() and all(word[:1].isupper() for word in names)


def is_generic(label: str, profile: Profile) -> bool:
    """True for a label that names a function ("Question"), not a person."""
    return label.casefold() in profile.generic_labels or is_anonymous(label)


def can_be_label(label: str, profile: Profile) -> bool:
    """False for words that are no label whatever speaks for them: "A spokesperson" is somebody in a sentence."""
    return _can_be_label(_Words(label, profile))


def _can_be_label(words: _Words) -> bool:
    somebody = (
        words.bare[:1] in (["a"], ["an"]) and len(words.printed) > 1 and words.small_initials == len(words.content)
    )
    return words.can_be_label() and not somebody


@dataclass(slots=True)
class Census:
    """All candidates of a document, counted: by them the delimiter of its labels is found."""

    profile: Profile
    counts: Counter[Key] = field(default_factory=Counter)
    bold: set[str] = field(default_factory=set)
    """labels that are in bold somewhere"""
    by_label: Counter[str] = field(default_factory=Counter)
    """how often labels come with words after them, in whatever shape"""
    with_notes: set[str] = field(default_factory=set)
    """labels with a bracket before the delimiter"""
    lines: int = 0
    """how many lines could begin with a label"""
    words: dict[str, _Words] = field(default_factory=dict)
    shares: dict[Shape, float] = field(default_factory=dict)
    """how much of what looks like names, and comes again, each shape has"""
    last_words: Counter[str] = field(default_factory=Counter)
    """how many labels end with a word"""
    first_words: Counter[str] = field(default_factory=Counter)
    """how many labels begin with a word"""
    prefers_bold: bool = False
    """True where labels are in bold: what is not is hardly one"""
    density: dict[Shape, float] = field(default_factory=dict)

    @classmethod
    def take(cls, candidates: Iterable[Candidate], profile: Profile, lines: int) -> Census:
        """Count.

        Args:
            candidates: every candidate, repeats included.
            profile: its functions and speakers count as names.
            lines: how many lines could have begun with one.
        """
        census = cls(profile, lines=max(lines, 1))
        for candidate in candidates:
            census.counts[candidate.shape, candidate.label] += 1
            if candidate.strong:
                census.bold.add(candidate.label)
            if candidate.notes:
                census.with_notes.add(candidate.label)
        census._sum_up()
        return census

    def _sum_up(self) -> None:
        for (shape, label), number in self.counts.items():
            if shape not in {Shape.ALONE, Shape.Q}:
                self.by_label[label] += number
        mass: Counter[Shape] = Counter()
        lines: Counter[Shape] = Counter()
        for (shape, label), number in self.counts.items():
            words = self.words.get(label)
            if words is None:
                words = self.words[label] = _Words(label, self.profile, self.by_label if label in self.bold else ())
                if words.bare and len(words.bare) <= 12:
                    self.last_words[words.bare[-1]] += 1
                    self.first_words[words.bare[0]] += 1
            if shape is not Shape.ALONE and (words.looks_like_name or number > 2):
                mass[shape] += number * (1 + min(number, 4))
                lines[shape] += number
        bold = sum(n for (shape, label), n in self.counts.items() if label in self.bold and shape is Shape.STRONG)
        plain = sum(n for (shape, label), n in self.counts.items() if label not in self.bold and shape is Shape.COLON)
        self.prefers_bold = bold >= 3 and bold * 3 >= plain
        self._note_shortened()
        whole = sum(mass.values()) or 1
        self.shares = {shape: mass[shape] / whole for shape in Shape}
        self.density = {shape: min(1.0, 3 * lines[shape] / self.lines) for shape in Shape}

    def _note_shortened(self) -> None:
        """Find abbreviations that no list knows by how they come again before names: ``Prim. Novotná:``."""
        able = {label: short for label, words in self.words.items() if ". " in label and (short := words.shortened)}
        times: Counter[str] = Counter()
        for (shape, label), number in self.counts.items():
            if label in able and shape in {Shape.COLON, Shape.STRONG}:
                times[able[label]] += number
        for label, short in able.items():
            self.words[label].comes_shortened = times[short] >= _TIMES_SHORTENED


def label_features(key: Key, census: Census) -> dict[str, float]:
    """The features that a candidate has, by name."""
    shape, label = key
    words, count = census.words[label], census.counts[key]
    everywhere = count if shape is Shape.ALONE else census.by_label[label]
    found = {f"shape: {shape.value}": 1.0}
    found["comes again"] = min(math.log2(everywhere), 4)
    found["shape of the document's labels"] = census.shares[shape]
    found["like a name, in that shape"] = census.shares[shape] * words.looks_like_name
    found["lines that begin so"] = census.density[shape]
    found["a function"] = is_generic(label, census.profile) or is_generic(words.inner, census.profile)
    found["a speaker of the profile"] = words.name_a_known_speaker()
    if words.is_caseless:
        short = len(words.inner) <= _SHORT_CASELESS
        found["no capitals in its script, short" if short else "no capitals in its script, long"] = 1
    else:
        found |= _cased(words)
    found["an office after a comma"] = words.has_office_after
    found["an office"] = any(is_office(word) for word in words.printed)
    found["begins with an honorific"] = bool(words.bare) and words.bare[0] in HONORIFICS
    found["a bracket after it"] = label in census.with_notes
    found["many words"] = min(max(0, len(words.printed) - 5), 8)
    found["a quotation mark"] = not _QUOTED.isdisjoint(words.inner)
    found["a number"] = any(character.isdigit() for character in words.inner)
    if words.bare:
        found["ends like another label"] = len(words.bare[-1]) > 2 and census.last_words[words.bare[-1]] > 1
        found["begins like other labels"] = min(math.log2(max(1, census.first_words[words.bare[0]])), 3)
    if shape is Shape.STRONG or label in census.bold:
        found["in bold"] = shape is not Shape.ALONE
        found["a bold line that comes once"] = shape is Shape.ALONE and count == 1
    elif census.prefers_bold:
        found["not in bold, where labels are"] = 1
    if shape is Shape.CLOCK:  # a time of day stands after dates and titles too, not after names
        found["like a name, with a clock"] = words.looks_like_name and len(words.printed) <= 4
    return {name: float(value) for name, value in found.items() if value}


def _cased(words: _Words) -> dict[str, float]:
    """Features in scripts that have capitals."""
    opening = bool(words.bare) and words.bare[0] in OPENING_WORDS
    last = words.printed[-1] if words.printed else ""
    office = any(word.isupper() and len(word) > 2 and is_office(word) for word in words.printed[1:])
    return {
        "each word with a capital": bool(words.content) and words.small_initials == 0,
        "words without a capital": min(words.small_initials, 4),
        "all in capitals": words.is_upper,
        "capitals after other words": not words.is_upper and ((last.isupper() and len(last) > 2) or office),
        "one word alone": words.is_single,
        "one word that stands alone inside texts": words.is_single and words.bare[0] in SINGLE_WORDS,
        "a word that sentences have": not words.is_upper and words.has_sentence_words,
        "begins like a sentence": not words.is_upper and opening,
    }


def weigh(key: Key, census: Census) -> float:
    """How much speaks for a label: log-odds; more than 0 is one. Minus infinity: it cannot be one."""
    if not _can_be_label(census.words[key[1]]):
        return -math.inf
    return WEIGHTS["bias"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in label_features(key, census).items())
