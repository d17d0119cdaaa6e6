"""Full names for surnames: who is listed or named before the first turn, or says who he is in his own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from xlate.profiles.given_names import (
    EDGES,
    ENDING,
    FIELDS,
    INITIAL,
    SHORTENED,
    begin_of_name,
    goes_on_in_capitals,
    is_first_name,
    name_after,
)
from xlate.profiles.label_parts import LINKS, gender_of
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.vocabulary import HONORIFICS, SAYS, bare, is_office

__all__ = ["I_AM", "ListedNames"]

_GIVEN = r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]*\.?){0,2}"
I_AM = (
    r"(?:(?:my name is|my name’s|my name's|i am|i’m|i'm|me llamo|mi nombre es|soy|je suis|je m['’]appelle"
    r"|mon nom est|ich bin|ich heiße|mein name ist|mi chiamo|sono|(?:o )?meu nome é|(?:eu )?sou|mijn naam is|ik ben"
    r"|jag heter|jeg hedder|jeg heter|mit navn er|jmenuji se|nazywam się|jestem|меня зовут|мене звати|mă numesc"
    r"|zovem se|ime mi je|benim adım|adım|nama saya|em dic)\s(?:dr\.?\s)?)"
)
_GOES_ON = "and|along|appearing|representing|on behalf|for|from|with|y|et|und|e"
_APPEARS = "on behalf of|appearing (?:for|on)|representing|for the|pour (?:la|le)|für (?:die|den)|por (?:la|el)"
"""what counsel say after their name: ``Ann Lee for the Prosecution``"""
_GLUED = re.compile(r"(?<=[A-Za-z])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[A-Za-z])")
"""where the script changes within a word: ``Ann LeeとBo Tannの``"""
_COLUMNS = re.compile(r" {3,}")
_CONFLICT = 3
"""times that one name must stand more often than another with the same surname"""


class ListedNames:
    """The full names in paragraphs where those who appear are listed, and in what speakers say of themselves."""

    def __init__(
        self,
        text: Sequence[Sequence[str]],
        spoken: Mapping[str, Sequence[str]] | None = None,
        presented: Sequence[str] = (),
        called: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Look through paragraphs for names when they are asked for.

        Args:
            text: what stands before the turns: the lines of each paragraph.
            spoken: how the first turns of somebody begin, by the last word of the label in lower case.
            presented: sentences of the first turns with which a host presents guests, who are called by first name.
            called: what was said before the first turn of somebody, by the last word of the label in lower case.
        """
        self._called = called or {}
        self._text = [list(_with_breaks(lines)) for lines in text]
        self._presented = [list(_with_breaks([sentence])) for sentence in presented]
        self._spoken = spoken or {}
        self._full: dict[tuple[str, str | None, bool], str | None] = {}
        self._small = {bare(word) for words in self._text for word, _ in words if word.islower()}
        """words that the text has in small letters too: "Remembering Ann Lee" beside "remembering\""""
        plain = {word.rstrip(",;:") for words in self._text for word, _ in words}
        self._small |= {f"{word}." for word in plain if word.isalpha() and len(word) > 2}

    def find(self, word: str, title: str = "") -> str | None:
        """The one full name that ends with a surname of a label; else the only one that begins with it.

        Args:
            word: all of the label, or what is left of it; a surname can have several words, ``DE LA FUENTE``.
            title: what stands before it in the label; a man's name is not given to ``Mrs. Lee``.
        """
        if bare(word) in FIELDS:
            return None  # the label "scribe" is not Ann in "Chair Ann Scribe Bo"
        gender = gender_of(title)
        key = (word, gender, bool(title))
        if key not in self._full:
            self._full[key] = None if self._is_of_others(word, gender) else self._found(word, gender, bool(title))
        return self._full[key]

    def _found(self, word: str, gender: str | None, titled: bool) -> str | None:
        named = list(self._ending_with(word, gender, joined=False, titled=titled))
        whole = [one for one in named if not one[2]] or named  # "Alder Lee Reed" is a firm where "Bo Lee" is listed
        if found := Counter(name for name, *_ in whole):
            entries = {name for name, is_entry, _ in whole if is_entry}
            if entries:  # and what stands beside two entries is their firm, while a person is listed once
                others = {one for one, times in found.items() if times == 1 and one.count(" ") == 1}
                found = Counter({one: times for one, times in found.items() if one in entries | others})
            return _one_of(found)
        if begun := self._by_first_name(word) or self._by_capitals(word):
            return begun
        joined = Counter(name for name, *_ in self._ending_with(word, gender, joined=True, titled=titled))
        return _one_of(joined) or self._by_own_words(word) or (self._by_call(word) if titled else None)

    def with_initials(self, surname: str, letters: str) -> str | None:
        """The one name with a surname and these initials, beside it on either side: "Orlova Maria Petrovna"."""
        found = set[str]()
        size = len(letters)
        for number, place in self._places.get(bare(surname), ()):
            words = [word for word, _ in self._text[number]]
            for begin in (place, place - size):
                name = [ENDING.sub("", word.strip(EDGES)) for word in words[max(begin, 0) : begin + size + 1]]
                given = name[1:] if begin == place else name[:-1]
                if begin >= 0 and [word[:1].casefold() for word in given] == [*letters.casefold()]:
                    found.add(" ".join(name) if all(len(word) > 1 for word in given) else "")
        return found.pop() or None if len(found) == 1 else None

    def _is_of_others(self, surname: str, gender: str | None) -> bool:
        """True if the text has a surname after Mr. alone and the label has it after Mrs., or the other way."""
        if gender is None:
            return False
        at = [(self._text[number], place) for number, place in self._places.get(bare(surname), ()) if place]
        genders = {gender_of(words[place - 1][0]) for words, place in at if not words[place][1]} - {None}
        return bool(genders) and gender not in genders

    def _ending_with(
        self, surname: str, gender: str | None, *, joined: bool, titled: bool
    ) -> Iterator[tuple[str, bool, bool]]:
        """Each full name in the text that ends with a surname, or with the last part of one, "Reed-Lee".

        Beside it: whether it begins a line and a comma or nothing follows, as in a list; whether words follow that
        could be more of the name.
        """
        *parts, wanted = map(bare, surname.split())
        for number, place in self._ends_in(wanted) if joined else self._places.get(wanted, ()):
            words = self._text[number]
            word = words[place][0]
            if not word[0].isupper():
                continue
            begin = place - len(parts)
            if parts and (begin < 1 or [bare(one) for one, _ in words[begin:place]] != parts):
                continue
            if not surname.isupper() and goes_on_in_capitals(words, place):
                continue
            goes_on = bool(name_after(words, place))
            if not titled and not surname.isupper() and goes_on:
                continue  # "Today Ann Lee talks": nothing tells whether Today or Lee is of a name
            first = begin_of_name(words, begin, self._small)
            before = gender_of(words[first - 1][0]) if 0 < first < begin else None
            before = before or gender_of_given(words[first][0])
            if parts and not _begins_entry(words, first):
                continue  # "Today Ann Lee" beside MS. ANN LEE
            if first < begin and not (gender and before and gender != before):
                last = ENDING.sub("", word.strip(EDGES))
                ends = word[-1] == "," or place + 1 == len(words) or words[place + 1][1]
                yield " ".join([*(one for one, _ in words[first:place]), last]), words[first][1] and ends, goes_on

    @cached_property
    def _words(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands as it is printed, in what presents guests too: paragraph, place in it."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, words in enumerate((*self._text, *self._presented)):
            for place, (word, _) in enumerate(words):
                found[word].append((number, place))
        return found

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each word stands, by `_key`, in order; what presents guests left out."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for word, places in self._words.items():
            found[_key(word)] += [at for at in places if at[0] < len(self._text)]
        return {key: sorted(places) for key, places in found.items()}

    def _ends_in(self, last: str) -> list[tuple[int, int]]:
        """Where words stand whose last part after a hyphen is this one, in order."""
        return sorted(at for word, places in self._places.items() if word.endswith(f"-{last}") for at in places)

    def _by_first_name(self, first: str) -> str | None:
        """The only name in the text that begins with a first name and goes on: ``David Remnick``.

        Where a name stands before the word it is a surname; after an office in capitals it may be one.
        """
        if first.isupper() or len(first) < 3:
            return None
        found = Counter[str]()
        texts = (*self._text, *self._presented)
        for number, place in sorted(self._words.get(first, []) + self._words.get(first.upper(), [])):
            words = texts[number]
            word, begins = words[place]
            if not (surname := name_after(words, place)):
                continue
            before = words[place - 1][0] if place and not begins else ""
            if before and is_first_name(before, shouted=word.isupper()) and bare(before) not in self._small:
                continue
            if before[:1].isupper() and is_office(before):
                continue  # "Commissioner Lee Bureau of Roads"
            shouted = word.isupper()  # a title in capitals: INTERVIEW WITH ANN LEE
            found[" ".join([first, *(one.title() if shouted else one for one in surname)])] += 1
        names = sorted(found, key=len)
        longest = names[-1].split() if names else []
        if any(one.split()[-1] != longest[-1] and one.split() != longest[: len(one.split())] for one in names):
            return None
        return found.most_common(1)[0][0] if len({one.split()[-1] for one in names}) == 1 else " ".join(longest) or None

    def _by_capitals(self, surname: str) -> str | None:
        """The only entry that begins with a surname in capitals and goes on in small letters: ``KIM Min-sok``."""
        found = Counter[str]()
        for number, place in self._places.get(_key(surname), ()):
            words = self._text[number]
            word, begins = words[place]
            if not word.isupper() or len(word) < 2 or bare(word) != bare(surname):
                continue
            if not begins and gender_of(words[place - 1][0]) is None:
                continue
            given = name_after([("Lee", True), *words[place + 1 : place + 4]], 0)
            if given and not given[0].isupper() and word[-1].isalpha():
                found[" ".join([word.capitalize(), *given])] += 1
        return next(iter(found)) if len(found) == 1 else None

    def _by_own_words(self, surname: str) -> str | None:
        """The name that somebody gives of himself: ``MR. LEE: Ann Lee, counsel``, ``My name is Ann Lee``."""
        name = rf"(?P<name>{_GIVEN}\s(?i:{re.escape(bare(surname))}))"
        told = re.compile(rf"(?:\b(?i:{I_AM})|^(?i:this is)\s){name}(?=[,.;]|$|\s(?:{_GOES_ON})\b)")
        begun = re.compile(rf"(?:^|(?<=[a-zà-ÿ]{{3}}[.!]\s)){name}(?:,\s(?P<after>[\w’']+)|\s(?={_APPEARS}\b))")
        found = Counter(
            match["name"]
            for text in self._spoken.get(bare(surname), ())
            for match in (*filter(_is_own, told.finditer(text)), *filter(_introduces, begun.finditer(text)))
            if all(word[0].isupper() and is_first_name(word, shouted=False) for word in match["name"].split()[:-1])
        )
        return _one_of(Counter(f"{name.rpartition(' ')[0]} {surname.capitalize()}" for name in found.elements()))

    def _by_call(self, surname: str) -> str | None:
        """The name with which somebody is called to speak: ``our expert, Dr Ann Lee``, and then ``DR LEE``.

        Small letters, a title or a comma stand before it: at the beginning of a sentence any word has a capital.
        """
        texts = self._called.get(bare(surname), ())
        if not texts or " " in surname:
            return None
        pattern = re.compile(rf"\S+\s{_GIVEN}\s(?i:{re.escape(bare(surname))})\b")
        found = set[str]()
        for words in (match.group().split() for text in texts for match in pattern.finditer(text)):
            end = len(words) - 1
            first = next((at for at in range(1, end) if is_first_name(words[at], shouted=False)), end)
            before = words[first - 1]
            titled = is_office(before) or bare(before) in HONORIFICS
            if any(word[-1] in ".:;" and not INITIAL.fullmatch(word) for word in words[first:end]):
                continue
            told = titled or before[-1] == "," or (before.isalpha() and before.islower() and before not in LINKS)
            if first < end and told:
                found.add(" ".join(words[first:]))
        return found.pop() if len(found) == 1 else None


def _key(word: str) -> str:
    """A word in small letters and without the ending of a case."""
    word = word.strip(EDGES)
    return bare(ENDING.sub("", word) if "'" in word or "’" in word else word)


def _begins_entry(words: Sequence[tuple[str, bool]], place: int) -> bool:
    """True for a word at the beginning of a line, or after Mr. or a comma."""
    before = words[place - 1][0] if place else ","
    return words[place][1] or before[-1] in ",;:" or gender_of(before) is not None


def _is_own(told: re.Match[str]) -> bool:
    """False for somebody else's words: ``“I am Ann Lee,” my mother said``, ``Je suis Ole Tann, disait mon père``."""
    before, after = told.string[: told.start()].rstrip(), told.string[told.end() :].lstrip(" ,.;»”\"'’").split()
    return before[-1:] not in frozenset('"“„«‘') and not any(bare(word) in _SAID for word in after[:3])


_SAID = SAYS | {
    "disait", "decía", "dijo", "dizia", "disse", "diceva", "zei", "sade", "sa", "mówił", "mówiła", "říkal", "říkala",
    "говорил", "говорила", "сказал", "сказала", "would", "wrote", "told",
}  # fmt: skip


def _introduces(begun: re.Match[str]) -> bool:
    """True for ``Ann Lee, counsel for the city``; ``Ann Lee, you have the floor`` calls somebody else."""
    after = begun["after"]
    if after is None:
        return True
    return bare(after) in _INTRODUCES or is_office(after) or SHORTENED.fullmatch(after) is not None


_INTRODUCES = frozenset({
    "also", "attorney", "counsel", "de", "deputy", "for", "from", "für", "here", "i", "of", "on", "para", "per", "por",
    "pour", "representing", "senior", "von", "with",
})  # fmt: skip


def _with_breaks(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The words of lines and of columns, each with whether it begins one."""
    for line in lines:
        for cell in _COLUMNS.split(line) if "   " in line else [line]:
            for place, word in enumerate(_GLUED.sub(" ", cell).split()):
                yield word, place == 0


def _one_of(found: Counter[str]) -> str | None:
    """The name that comes most often; None where another person has the same surname."""
    if not found:
        return None
    (name, times), *others = found.most_common()
    return None if any(_is_other(name, other) and number * _CONFLICT > times for other, number in others) else name


def _is_other(name: str, other: str) -> bool:
    """True for two first names of which neither is the other's initial, and that stand in no longer name together."""
    first, second = ([bare(word) for word in one.split()[:-1]] for one in (name, other))
    if set(first) & {word for word in second if not INITIAL.fullmatch(word)}:
        return False
    return not (first[0][0] == second[0][0] and (INITIAL.fullmatch(first[0]) or INITIAL.fullmatch(second[0])))
