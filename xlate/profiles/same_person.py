"""Which labels of one document mean the same person: ``Dr. Kral`` and ``The Minister (Dr. Irena Kral)``.

A shorter name is a fuller one's where it fits only one of them: its end, its initials, or, after a title, its
beginning, as family names stand in East Asia and in Hungary; a first name alone is whoever alone is called so.
Nothing is guessed where two fit, or where one is Mr and the other Mrs. An office is short for no other, nor a surname
for one with a particle: the Mayor is not the Deputy Mayor, nor Herr Weber Herr von Weber.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.initials import other_letters
from xlate.profiles.label_parts import gender_of, gender_of_office, strip_articles
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.name_habits import PARTICLES
from xlate.profiles.office_words import CASELESS_OFFICES, OFFICES_AND_SURNAMES
from xlate.profiles.person_names import SpeakerName
from xlate.profiles.vocabulary import HONORIFICS, bare, is_caseless, is_office

__all__ = ["FullNames", "is_printed", "letters_for", "other_offices", "told_apart"]

_GLUED = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
"""the full stop of ``И.Петров``"""
_INITIALS = 4
"""characters of a label that is initials alone"""
_INITIAL = re.compile(r"[^\W\d_]\.?")


class FullNames:
    """The fuller names of a document, by the words that shorter ones share with them."""

    def __init__(self, named: Iterable[tuple[str, SpeakerName]]) -> None:
        """Take in all labels with the names in them.

        Args:
            named: labels, with what stands in brackets after them, and the name that each holds.
        """
        self._ends: defaultdict[str, dict[str, str]] = defaultdict(dict)
        """names, by what they can end with; all in lower case"""
        self._beginnings: defaultdict[str, dict[str, str]] = defaultdict(dict)
        """the same by what they can begin with"""
        self._initials: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._loose: defaultdict[str, dict[str, str]] = defaultdict(dict)
        """the same by initials in another order, or without those of a middle name"""
        self._genders: defaultdict[str, set[str]] = defaultdict(set)
        self._printed: set[str] = set()
        """names that a label has in full"""
        for label, one in named:
            words = _words(one.name)
            for short in _parts_of_han(one.name):
                self._ends[short][one.name] = one.name
            if len(words) < 2 or any(map(_INITIAL.fullmatch, words)):
                continue
            key = " ".join(words)
            self._genders[key] |= _genders(label) or set(filter(None, [gender_of_given(words[0])]))
            if is_printed(one.name, label):
                self._printed.add(key)
            letters = "".join(word[0] for word in words)
            if key in self._initials[letters]:
                continue
            self._initials[letters][key] = one.name
            for other in other_letters(letters):
                self._loose[other][key] = one.name
            for place in range(1, len(words)):  # looked up by its parts: a document can have ten thousand speakers
                if _can_stand_for(words[place:], words[:place]):
                    self._ends[" ".join(words[place:])][key] = one.name
                if not _is_of_office(words[0]):
                    self._beginnings[" ".join(words[:place])][key] = one.name

    def find(self, label: str, name: str) -> str:
        """The one fuller name that a name is short for; the name itself if there is none, or more than one.

        Args:
            label: which holds the name.
            name: without office and honorific.
        """
        words = _words(name)
        initials = [word for word in words if _INITIAL.fullmatch(word)]
        surname = [word for word in words if not _INITIAL.fullmatch(word)]
        if not surname:
            return self._with_initials("".join(one[0] for one in initials)) or name
        like_initials = len(words) == 1 and label.isupper() and label.isalpha() and 1 < len(label) <= _INITIALS
        if like_initials and (whose := self._with_initials(label.casefold())) is not None:
            return whose
        part = " ".join(surname)
        ending = {key: full for key, full in self._ends.get(part, {}).items() if _fits(key, surname, initials)}
        if (one := self._one_of(label, ending)) is not None:
            return one or name
        titled = _has_title(label, name)
        if initials or not (titled or _is_first_name(label)):
            return name
        found = self._one_of(label, self._beginnings.get(part, {}))
        return found if found and (titled or " ".join(_words(found)) in self._printed) else name

    def _one_of(self, label: str, names: Mapping[str, str]) -> str | None:
        """The one name that the title in a label does not exclude; "" if there is more than one, None if none."""
        if not names:
            return None
        wanted = _genders(label)
        able = [
            full
            for key, full in names.items()
            if not (wanted and self._genders[key] and wanted.isdisjoint(self._genders[key]))
        ]
        return None if not able else able[0] if len(able) == 1 else ""

    def _with_initials(self, letters: str) -> str | None:
        """The one name with these initials; None if there is none, or more than one."""
        found = list((self._initials.get(letters) or self._loose.get(letters, {})).values())
        return found[0] if len(found) == 1 else None


def is_printed(name: str, label: str) -> bool:
    """True for a name that a label holds as it is."""
    return name.casefold() in label.casefold()


def told_apart(split: Mapping[str, SpeakerName]) -> dict[str, str]:
    """Labels whose surname others print after Mr and after Mrs, with the gender: neither is found by surname.

    An office tells it too where it has a form for the other: ``SRA. ROCA`` is not ``PRESIDENTE ROCA``.

    Returns:
        The gender, m or f, of each label of a surname that two persons have.
    """
    genders: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for label, one in split.items():
        words = label.split()
        if len(words) > 2 and " " in one.name:
            continue
        titles = {gender for word in words[:-1] if (gender := gender_of(word) or gender_of_office(word)) is not None}
        if len(titles) == 1:
            genders[words[-1]][label] = titles.pop()
    return {
        label: gender
        for labels in genders.values()
        if len(set(labels.values())) > 1
        for label, gender in labels.items()
    }


def other_offices(split: Mapping[str, SpeakerName], sequence: Sequence[str]) -> dict[str, str]:
    """Labels with one surname and two offices, of which one answers the other: ``PRESIDENT OH`` and ``CHAIRMAN OH``.

    Args:
        split: the labels with what they hold.
        sequence: the labels of a document as they come.

    Returns:
        The office of each such label.
    """
    found = dict[str, str]()
    for pair in pairwise(sequence):
        held = {label: split[label] for label in pair if label in split and " " in label}
        names = {one.name for one in held.values()}
        roles = {one.role for one in held.values()} - {None}
        if len(held) == len(roles) > len(names) and " " not in min(names):
            found |= {label: str(one.role) for label, one in held.items()}
    return found


def letters_for(sequence: Sequence[str]) -> dict[str, str]:
    """Labels of one letter, and the label that each is short for: ``Kerry:`` once, then ``K:``.

    It is the only one with that letter, comes before and never again, and neither answers the other.

    Args:
        sequence: the labels of a document as they come.
    """
    first, last = dict[str, int](), dict[str, int]()
    for place, label in enumerate(sequence):
        first.setdefault(label, place)
        last[label] = place
    letters = [label for label in first if _INITIAL.fullmatch(label) and label.isupper()]
    if any(map(is_anonymous, letters)):
        return {}  # Q, and A for who answers
    found = dict[str, str]()
    for letter in letters:
        able = [label for label in first if label[0] == letter[0] and label not in letters]
        if len(able) == 1 and _is_first_name(able[0]) and last[able[0]] < first[letter] - 1:
            found[letter] = able[0]
    return found


def _words(name: str) -> list[str]:
    return [plain for word in _GLUED.sub(". ", name).split() if (plain := word.strip(",.;").casefold())]


_PARTICLES = frozenset(["von", "vom", "zu", "zum", "van", "der", "den", "ter", "ten"])
"""small words without which a surname is another one, even after a first name"""


def _can_stand_for(short: list[str], before: list[str]) -> bool:
    """True if the end of a name can be short for all of it.

    Args:
        short: the end, in lower case.
        before: what stands before it: a first name, or what makes another office or surname of it.
    """
    if len(strip_articles(" ".join([*before, *short])).split()) <= len(short):
        return True  # "Sra. Alcaldesa"
    if before[-1] in _PARTICLES or all(word in PARTICLES for word in before):
        return False
    if gender_of_given(before[0]) is not None or short[0] in OFFICES_AND_SURNAMES:
        return True
    return not (_is_of_office(short[0]) or _is_of_office(short[-1]) or all(map(_is_of_office, before)))


def _is_of_office(word: str) -> bool:
    """True for a word of an office; in scripts without capitals no part of one: שר is minister, שרה a first name."""
    return word in CASELESS_OFFICES if is_caseless(word) else is_office(word)


_HAN = re.compile(r"[\u3400-\u9fff]{3}|[\u3400-\u9fff]{1,8}(?:[·・•][\u3400-\u9fff]{1,8}){1,3}")
_DOTS = re.compile(r"[·・•]")


def _parts_of_han(name: str) -> list[str]:
    """What a name without spaces is short for: 文贵 of 郭文贵, 比尔 and 戈茨 of 比尔·戈茨."""
    if _HAN.fullmatch(name) is None or is_office(name) or is_anonymous(name):
        return []
    parts = _DOTS.split(name)
    return [name[1:]] if len(parts) == 1 else [part for part in parts if len(part) > 1]


def _genders(label: str) -> set[str]:
    return {gender for word in re.split(r"[\s(（]+", label) if (gender := gender_of(word)) is not None}


def _has_title(label: str, name: str) -> bool:
    before = label[: -len(name)] if label.casefold().endswith(name.casefold()) else label
    return any(bare(word) in HONORIFICS or is_office(word) or word.endswith(".") for word in before.split())


def _is_first_name(label: str) -> bool:
    """True for one word that can be a first name: ``David`` beside "David Remnick"."""
    named = label.isalpha() and label[0].isupper() and not label.isupper() and len(label) > 2
    return named and not is_office(label) and bare(label) not in HONORIFICS and not is_anonymous(label)


def _fits(full: str, surname: list[str], initials: list[str]) -> bool:
    """True if the words before a surname have these initials."""
    given = full.split()[: -len(surname)]
    return all(one[0] == name[0] for one, name in zip(initials, given, strict=False))
