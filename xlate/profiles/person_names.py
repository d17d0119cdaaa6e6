"""Names and offices in labels: who is meant by ``PRIME MINISTER SUGA``, by ``Vladimir Putin``, by ``MR. LONG``.

Nothing is guessed from outside the document. A name is told from an office by another label, by a list of those
who appear, by the words that offices are made of; failing all, the last two words are the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.bracket_notes import is_body_before, is_of_body, is_station, without_haji
from xlate.profiles.capitals import Spelling, capitalised, is_turkish
from xlate.profiles.caseless_names import full_caseless, name_before_suffix, split_caseless
from xlate.profiles.initials import before_initials, introduced_initials, resolve_initials, surname_with_initials
from xlate.profiles.label_cleaning import is_peer, plain_label, without_titles, without_verb
from xlate.profiles.label_parts import (
    endings,
    ends_with_party,
    is_office_alone,
    is_person_note,
    office_after_honorific,
    strip_articles,
    without_honorific,
)
from xlate.profiles.listed_names import ListedNames
from xlate.profiles.name_habits import (
    PARTICLES,
    are_codes,
    are_last_first,
    are_mixed,
    is_name_like,
    name_size,
    recurring_titles,
    split_vietnamese,
)
from xlate.profiles.office_ends import (
    MOST_WORDS,
    before_title,
    end_of_office,
    has_genitives,
    is_function,
    is_held,
    is_office_before_name,
    is_only_office,
    is_title,
    is_titled,
    office_goes_on,
    title_of_member,
)
from xlate.profiles.office_words import ABBREVIATED_OFFICES, INTERPRETERS, OFFICES_AFTER_NAMES, OFFICES_AND_SURNAMES
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, OFFICES, bare, is_caseless, is_office, is_shouted

__all__ = ["NameResolver", "SpeakerName"]

_WORD = re.compile(r"[^\W\d_]+")
_SUFFIX = re.compile(r"(Jr\b\.?|Sr\b\.?|I{2,3}\b|IV\b)(?:,\s|$)", re.IGNORECASE)
"""after a comma, and of the name all the same: ``Ann B. Lee, Jr., Host``"""
_LAST_NOTE = re.compile(
    r"(?P<before>[^()\[\]]{2,200}?)(?!\[[a-z]\])\s*[(\[](?P<note>[^()\[\]\s][^()\[\]]{0,200})[)\]](?:\s*\([^()]{0,80}\))?"
)
_HALF_WIDTH = str.maketrans("（）", "()")
_INNER_NOTE = re.compile(r"(?<=\w)\s?[(\[][^()\[\]]{1,60}[)\]],(?=\s)")
"""a party between a name and an office: ``Ana Exemplo (S&D), relatora``"""
_ENDS_NAME = re.compile(r",\s|(?<=[^\W\d_]{3})\.\s|\s[–—-]\s")
"""what ends the name in a bracket: ``(Caio Prado. PP - AL)``"""
_NESTED_NOTE = re.compile(r"(?P<before>[^()]{2,120}?)\s?\((?P<note>[^()]{0,120}\([^()]{1,120}\)[^()]{0,120})\)")
"""a bracket with another in it: ``Ann Lee (Minister of State (Transport), Lab)``"""
_OF_OFFICES = frozenset({"hon", "honorable", "honourable", "hon'ble", "hon’ble"})
"""honorifics before an office too"""
_OFFICES_AND_SMALL_WORDS = OFFICES | CONNECTORS
_TITLES_AND_SMALL_WORDS = _OFFICES_AND_SMALL_WORDS | HONORIFICS
_LONGEST_SURNAME = 4
"""words: ``MS. DE LA FUENTE``"""
_ASKED = range(2, 5)
"""words: who is asking, and the name"""


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """What a label says about who speaks."""

    name: str
    role: str | None = None


@dataclass(slots=True)
class NameResolver:
    """The names of one document."""

    labels: list[str]
    """every label of the document"""
    known: frozenset[str]
    """names of the speakers that the profile knows"""
    generic: frozenset[str]
    """labels that name a function, in lower case"""
    text: list[str]
    """paragraphs before the first turn, where those who appear are listed"""
    head: Sequence[Sequence[str]] = ()
    """what stands before the turns of those who speak again: the lines of each paragraph"""
    spoken: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """how the first turns of somebody begin, by the last word of the label in lower case"""
    presented: Sequence[str] = ()
    """sentences in which a host presents guests"""
    called: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """what was said before the first turn of somebody, by the last word of the label in lower case"""
    noted: tuple[str, ...] = ()
    """labels with a bracket after them"""
    _names: set[str] = field(default_factory=set)
    _spelling: Spelling = field(init=False)
    _genitive: bool = False
    _listed: ListedNames = field(init=False)
    _lines: list[str] = field(init=False)
    """each paragraph of the text, and each of its lines"""
    _holding: set[str] | None = None
    _titles: frozenset[str] = frozenset()
    """words before names that nobody knows, and that are before those of several persons"""
    _are_last_first: bool = False
    """names of several words stand as "Lee Ray, Ann" throughout"""

    def __post_init__(self) -> None:
        self._lines = [*self.text, *(line for lines in self.head if len(lines) > 1 for line in lines)]
        self._listed = ListedNames(self.head or [*zip(self.text)], self.spoken, self.presented, self.called)
        codes = are_codes(self.labels) or are_mixed(self.labels)
        self._spelling = Spelling(self.text, is_turkish(self.labels), codes=codes)
        self._genitive = has_genitives(self.labels)
        self._are_last_first = are_last_first(self.labels)
        self._titles = recurring_titles(self.labels)
        self._names = {*self.known, *(label for label in self.labels if label.casefold() not in self.generic)}

    def split(self, label: str) -> SpeakerName:
        """The name and the office in a label: "President of Russia Vladimir Putin" gives both.

        Returns:
            all of the label as name where nothing tells them apart.
        """
        label = without_verb(label)
        inner = plain_label(label)
        title, _, rest = inner.partition(" ")
        inner = rest if rest and title in self._titles else inner
        note = _LAST_NOTE.fullmatch(inner.translate(_HALF_WIDTH)) or _NESTED_NOTE.fullmatch(inner)
        if note is not None:
            return self._with_note(note["before"], note["note"])
        inner = _INNER_NOTE.sub(",", inner, count=1)
        words = inner.split()
        if not words:
            return SpeakerName(label)
        if ends_with_party(words):
            return self.split(" ".join(words[:-1]))
        offices = sum(bare(word) in OFFICES for word in words)
        if len(words) == 1 and bare(inner) in OFFICES_AND_SURNAMES:  # "KING": an office has an article
            return SpeakerName(self._full_name(inner) or self.cased(inner))
        if offices and all(bare(word) in _TITLES_AND_SMALL_WORDS for word in words):
            return SpeakerName(inner, strip_articles(inner))  # "The President": an office, and nobody says whose
        if label.casefold() in self.generic or (is_anonymous(label) and split_caseless(inner) is None):
            return SpeakerName(label, strip_articles(inner) if bare(strip_articles(inner)) in INTERPRETERS else None)
        if is_peer(words):
            return SpeakerName(self.cased(inner))
        if known := self._known_shape(inner, words):
            return known
        if is_office_alone(inner) or is_function(inner):
            return SpeakerName(inner, strip_articles(inner))
        words = without_honorific(words)
        found = self._by_other_labels(label, words) or self._by_words(inner, words)
        return found if found.role else SpeakerName(found.name, title_of_member(words))

    def _known_shape(self, inner: str, words: list[str]) -> SpeakerName | None:
        """The name by the shape of the label, whatever the other labels are."""
        office, _, name = inner.partition(": ")
        if name:
            return SpeakerName(self.split(name).name, office)  # "CHAIRMAN: LEE"
        if len(words) in _ASKED and is_anonymous(words[0]) and is_name_like(" ".join(words[1:])):
            name = " ".join(words[1:])  # "Frage Kowalczyk"
            return SpeakerName(self._full_name(name, words[0]) or self.cased(name), title_of_member(words))
        if (own := surname_with_initials(words)) and (full := self._listed.with_initials(*own)):
            return SpeakerName(self.cased(full))
        if (start := before_initials(words)) and any(map(is_office, words[:start])):
            return SpeakerName(self.cased(" ".join(words[start:])), strip_articles(" ".join(words[:start])))
        if caseless := split_caseless(inner):
            return SpeakerName(full_caseless(caseless[0], self._lines), caseless[1])
        if vietnamese := split_vietnamese(inner):
            return SpeakerName(*vietnamese)
        said = self.spoken.get(bare(inner), ())
        if named := resolve_initials(inner, self._lines) or introduced_initials(inner, said, self.presented):
            return SpeakerName(self.cased(named))
        if parts := before_title(words):
            office, name = map(" ".join, parts)
            full = self._full_name(name) if " " not in name else None
            office = capitalised(office, turkish=self._spelling.turkish) if is_shouted(inner) else office
            return SpeakerName(full or self.cased(name), strip_articles(office))
        return self._by_separator(inner)

    def _by_other_labels(self, label: str, words: list[str]) -> SpeakerName | None:
        """The name that a label ends with and that is a label of its own."""
        for start in range(1, len(words)):
            ending = " ".join(words[start:])
            if all(map(is_office, words[start:])) and not self._are_given(words[:start]):
                continue  # "Primer Teniente de Alcalde" beside "Alcalde"
            if ending in self._names and ending != label and (start + 1 < len(words) or len(ending) > 2):
                role = " ".join(words[:start]).rstrip(",")
                if bare(words[0]) in HONORIFICS and start == 1:
                    return SpeakerName(self.cased(ending))
                if start + 1 == len(words) and self._are_given(words[:start]):
                    return SpeakerName(self.cased(" ".join(words)))  # "ANN LEE" beside "LEE"
                return SpeakerName(self.cased(ending), role)
        return None

    def _are_given(self, words: list[str]) -> bool:
        """True for one or two words before a surname that are first names, and no office that is not known."""
        alone = is_shouted(" ".join(words)) or not any(word.isupper() and len(word) > 2 for word in words)
        return len(words) <= 2 and alone and not any(map(is_titled, words)) and is_name_like(" ".join(words))

    def _by_separator(self, inner: str) -> SpeakerName | None:
        """The name and the office on the sides of a dash or a comma."""
        for separator in ("--", " – ", " — ", " - ", " / ", " | ", ", "):
            before, found, after = inner.partition(separator)
            if separator == ", " and (suffix := _SUFFIX.match(after)):
                before, after = f"{before}, {suffix[1]}", after[suffix.end() :]
                if not after and is_name_like(before):
                    return SpeakerName(self.cased(before))
            first, comma, rest = after.partition(", ")  # "Lee, Ann, member of the council"
            if comma and separator == ", " and " " not in before and is_name_like(first) and is_office(rest.split()[0]):
                return SpeakerName(f"{before}, {first}", rest)
            if found and after and (parts := self._by_parts(inner, before.strip(), after.strip(), separator)):
                return parts
        return None

    def _by_parts(self, whole: str, before: str, after: str, separator: str) -> SpeakerName | None:
        """The name and the office on both sides of a comma or dash, in whatever order; None if there is no name."""
        title, _, rest = after.partition(" ")  # ``Președintele României, domnul Mihai Albu``
        honoured = separator == ", " and bare(title) in HONORIFICS and is_office(before.split(maxsplit=1)[0])
        if (
            (honoured or is_office_alone(before, name_follows=True) or is_of_body(before, after))
            and is_name_like(rest if honoured and rest else after)
            and not is_office(after.split(maxsplit=1)[0])
        ):
            return SpeakerName(self.cased(self.split(after).name), strip_articles(before))
        if separator != ", " and is_office_alone(before) and is_office(after.split(maxsplit=1)[0]):
            named = self._by_words(after, after.split())  # "Minister – Member of the Council Ann Lee"
            if named.role and named.name != named.role:
                return SpeakerName(named.name, f"{before}{separator}{named.role}")
        before = " ".join(without_titles(without_honorific(before.split())))  # "De heer Jan Claes"
        if not is_name_like(before):
            return None
        first = after.split()
        if separator == ", " and is_shouted(before) and not is_shouted(after) and len(before) > 3:
            return SpeakerName(self.cased(before), after)  # "MARGARET, Nurse"
        if separator == ", " and bare(first[0]) not in HONORIFICS and is_office_before_name(before.split()[0]):
            held = self._by_words(before, before.split())
            if held.role and held.name != held.role:
                return SpeakerName(held.name, f"{held.role}, {after}")  # "Commissioner Alder, EU"
        size = 3 if self._are_last_first else 1
        last_first = separator == ", " and len(before.split()) <= size and len(first) <= 2 and is_name_like(after)
        if last_first and not after.isupper() and "/" not in after and not any(is_office(word) for word in first):
            return SpeakerName(whole)  # "Lee, Ann"
        return SpeakerName(self.cased(" ".join(without_titles(before.split()))), after or None)

    def _with_note(self, before: str, note: str) -> SpeakerName:
        """A label with something in brackets: the name of who holds an office, or where somebody comes from."""
        if is_caseless(before) and (named := name_before_suffix(note)):
            return SpeakerName(named, before)  # "三番（佐藤花子君）": an office, or a seat
        who = _ENDS_NAME.split(without_haji(before, note), maxsplit=1)[0]
        who = note if bare(who) in ABBREVIATED_OFFICES | HONORIFICS else who  # "[Sen. Cruz]"
        if is_body_before(before, who):
            return self.split(who)  # "SPD (Dr. Ann Lee)"
        office = is_office_alone(before, name_follows=True) or is_held(before, who)
        holds = is_person_note(who) and (office or is_station(before, who, self.noted))
        if holds and before not in self._holders():
            return SpeakerName(self.cased(self.split(who).name), strip_articles(before))
        return self.split(before)

    def _holders(self) -> set[str]:
        """Labels that end with a name which is a label of its own: their brackets hold something else."""
        if self._holding is None:
            self._holding = {label for label in self.labels if any(end in self._names for _, end in endings(label))}
        return self._holding

    def _by_words(self, label: str, words: list[str]) -> SpeakerName:
        """The name and the office by the words that labels are made of."""
        if found := self._by_office_after(words):
            return found
        if bare(words[0]) in HONORIFICS - OFFICES and len(words) > 1:
            held = office_after_honorific(words)
            return self._by_words(" ".join(held), held) if held else self._honoured(words)
        if not any(_WORD.search(word) for word in words if bare(word) not in _OFFICES_AND_SMALL_WORDS):
            return SpeakerName(label)  # "Speaker 1"
        if is_only_office(words):
            return SpeakerName(label, label)
        offices = 0
        while offices < len(words) - 1 and is_office_before_name(words[offices]):
            offices += 1
        if not offices:  # "FOREIGN MINISTER ADEYEMI"
            offices = 1 + max((at for at in range(1, min(4, len(words) - 1)) if bare(words[at]) in OFFICES), default=-1)
        shouted = is_shouted(label)
        if offices and not office_goes_on(words[offices:]):
            offices = end_of_office(words, offices, shouted=shouted, genitive=self._genitive)
        if offices and (shouted or len(words) - offices <= MOST_WORDS) and not office_goes_on(words[offices:]):
            role, name = strip_articles(" ".join(words[:offices])), words[offices:]
            name = without_titles(name)
            cased = capitalised(role, turkish=self._spelling.turkish) if shouted else role
            title = words[0]
            full = self._full_name(name[0], title) if len(name) == 1 and not is_caseless(name[0]) else None
            return SpeakerName(full or self.cased(" ".join(name)), cased)
        has_office = any(is_office(word) for word in words[:-1])
        if len(words) > 2 and has_office and not is_caseless(words[-1]):
            size = name_size(words, self.text)
            role = " ".join(words[:-size]).rstrip(",")
            role = capitalised(role, turkish=self._spelling.turkish) if is_shouted(label) else role
            return SpeakerName(self.cased(" ".join(words[-size:])), role)
        surname = len(words) == 1 or (len(words) <= _LONGEST_SURNAME and bare(words[0]) in PARTICLES)  # "de Arriaga"
        full = self._full_name(" ".join(words)) if surname and not is_caseless(words[0]) else None
        return SpeakerName(full or self.cased(label))

    def _by_office_after(self, words: list[str]) -> SpeakerName | None:
        """A name in capitals and the office in small letters after it: ``KISS PÉTER államtitkár``."""
        end = len(words)
        while end and words[end - 1].islower():
            end -= 1
        name = words[:end]
        if end == len(words) or not end or not any(map(is_office, words[end:])):
            return None
        if not is_shouted(" ".join(name)) and (end == 1 or bare(words[end]) not in OFFICES_AFTER_NAMES):
            return None
        return SpeakerName(self.cased(" ".join(without_titles(words[:end]))), " ".join(words[end:]))

    def _honoured(self, words: list[str]) -> SpeakerName:
        """The name after Mr., in full where those who appear are listed."""
        rest = words[1:]
        held = OFFICES if bare(words[0]) in _OF_OFFICES else frozenset()
        while len(rest) > 1 and len(bare(rest[0])) > 1 and is_title(rest[0], held):
            rest = rest[1:]
        if len(rest) > 2 and rest[1] == "of":  # "Mr. Engel of New York" is not another Engel
            rest = rest[:1]
        full = self._full_name(" ".join(rest), words[0]) if len(rest) <= _LONGEST_SURNAME else None
        return SpeakerName(self.cased(full or " ".join(rest)))

    def _full_name(self, surname: str, title: str = "") -> str | None:
        return self.cased(full) if (full := self._listed.find(surname, title)) else None

    def cased(self, name: str) -> str:
        """A name in capitals as it is usually written."""
        return self._spelling.cased(name)
