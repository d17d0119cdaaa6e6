"""Labels that are initials, and the names they stand for: ``MB`` where a list of those present has "Mary Bell (MB)".

Small letters are those of small words: ``JdW`` is Johan de Wolf.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from xlate.profiles.given_names import ENDING
from xlate.profiles.listed_names import I_AM
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, OPENING_WORDS, bare, is_office

__all__ = ["before_initials", "introduced_initials", "other_letters", "resolve_initials", "surname_with_initials"]

_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?\s?-?){2,4}(?<!\s)")
_ONE_OR_TWO = re.compile(r"(?:[^\W\d_a-z]\.-?){1,2}[^\W\d_a-z]?")
"""initials, of which the last may have lost its full stop"""
_LETTER = re.compile(r"[^\W\d_a-z]\.?")
_MIXED = re.compile(r"(?:[^\W\d_a-z]\.?)?[a-z]{1,2}[^\W\d_a-z]{1,2}\.?")
"""initials, small ones among them: ``JdW``, ``vdB``"""
_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,4})"
_CAPITALS = re.compile(
    r"(?<!\w)[^\W\d_a-z][^\W\d_A-Z][\w.’'-]*(?:\s(?:(?:de|del|den|der|di|da|dos|la|von|van|ter|zu|al|bin)\s){0,2}[^\W\d_a-z][\w.’'-]*)*+"
)
_TITLE = 3
"""paragraphs at the head of a text: a title, and what it breaks into"""
_STOP = re.compile(r"[,:]")
"""what ends a name: of an entry of a list, or that is a label once, ``Ann Lee: ...``"""
_INFLECTS = frozenset(["z", "ze", "s", "se", "so", "с", "со", "з", "із", "зі"])
"""before a name that does not stand as it is called: ``Rozmowa z Anną Nowak``"""
_WITH = frozenset(["sister", "brother", "father", "mother", "author", "host", "guest"])
_BETWEEN = re.compile(r"\s?[;,/(]\s?|\s(?:and|&|e|y|i|et|und|en|och|og|и|і|a|oraz|ja|és)\s|\)|\.$")
"""between names in a list"""
_NEXT_ENTRY = re.compile(r"\s?[)\]]?\s?[=:–—-]")
_ENDS_ENTRY = re.compile(r"\s?[,;/|()\[\]]|\.?$")
_MIDDLE = re.compile(r"[^\W\d_]\.|\w{2,}(?:вич|вна|[иії]чна)", re.IGNORECASE)
"""a middle initial, and what is called after a father"""
_LONGEST = 4
"""words of a name that a legend gives"""
_LISTED = 160
"""characters: a longer paragraph is no entry of a list"""


def before_initials(words: Sequence[str]) -> int:
    """Where the surname stands before the initials with which a label ends: 1 in ``Депутат Орлова М. К.``.

    Returns:
        0 if it ends with none, or if nothing stands before the surname.
    """
    place = len(words)
    if place > 1 and len(words[-1]) == 1 and _ONE_OR_TWO.fullmatch(words[-2]):
        place -= 1  # "Орлова М. К" where the full stop ends the label
    while place and _ONE_OR_TWO.fullmatch(words[place - 1]):
        place -= 1
    named = 1 < place < len(words) and words[place - 1][0].isupper() and not is_office(words[place - 1])
    return place - 1 if named else 0


def surname_with_initials(words: Sequence[str]) -> tuple[str, str] | None:
    """The surname and the letters of a label that is nothing else, ``ORLOVA M.P.``; None for others."""
    given = [word for word in words if _ONE_OR_TWO.fullmatch(word)]
    if not given or len(given) != len(words) - 1 or given not in (list(words[1:]), list(words[:-1])):
        return None
    surname = words[0] if given == list(words[1:]) else words[-1]
    letters = "".join(filter(str.isalpha, "".join(given)))
    return (surname, letters) if surname[:1].isupper() and len(letters) > 1 else None


def resolve_initials(label: str, text: Sequence[str]) -> str | None:
    """The name of which a label is the initials.

    Args:
        label: in capitals, with full stops and spaces or without; small letters among them are those of small words.
        text: what stands before the first turn: a list of those present, a title.

    Returns:
        The name that a list gives for them, or the one name with these initials with which a short line begins.
    """
    if all(shape.fullmatch(label) is None for shape in (_LETTER, _INITIALS, _MIXED)):
        return None
    short = [paragraph for paragraph in text if len(paragraph) <= _LISTED]
    if _LETTER.fullmatch(label):
        return _told_in_legend(label, label[0], short)
    letters = re.sub(r"[.\s-]", "", label)
    if told := _told_in_legend(label, letters, short):
        return told
    for fits in (_is_exact, _is_of_person):
        names = [name for paragraph in short if (name := _begins_with(paragraph, letters, fits))]
        names = names or [name for paragraph in short for name in _entered(paragraph, letters, fits)]
        names = names or list(_titled(short[:_TITLE], letters, fits))
        found = {(plain := ENDING.sub("", name)).casefold(): plain for name in names}  # "Ann Lee's interview with"
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _told_in_legend(label: str, letters: str, short: Sequence[str]) -> str | None:
    """The name beside a label in a table or a legend: ``AL: Ann Lee``, ``Ann Lee (AL)``."""
    beside = (
        short[at - step]
        for at, cell in enumerate(short)
        if cell == label
        for step in (1, -1)
        if 0 <= at - step < len(short)
    )
    for cell in beside:  # of a table: the name in one column, the code in the next
        if cell[0] == label[0] and re.fullmatch(_NAME, cell):
            return cell
    printed = re.escape(label)
    after = _NAME.replace("name", "after")
    told = re.compile(
        rf"{_NAME}\s?(?:[(\[]{printed}[)\]]|[=:–—-]\s?{printed}(?=\s?[,;/]|$))|(?<!\w){printed}\s?(?:[=:–—-]|\s)\s?{after}"
    )
    legend = re.compile(rf"(?<!\w)[(\[]?{printed}[)\]]?(?:\s?[=:–—-]\s?|(?<=[)\]])\s|\s?[(\[]){after}")
    for paragraph in short:
        for match in legend.finditer(paragraph):
            if name := _explained(match["after"], paragraph[match.end() :], letters):
                return name
        for match in told.finditer(paragraph):
            before = match["name"]
            name = (before and _ending(before.split(), letters)) or _matching(before or match["after"], letters)
            if name:
                return name
    coded = re.compile(rf"{_NAME}\s?[,–—-].{{0,80}}[(\[]{printed}[)\]]")
    for paragraph in short:  # "Romulo Cintra - Company (RCA)"
        entry = coded.search(paragraph)
        if entry is not None and entry["name"][0] == letters[0]:
            return entry["name"]
    return None


def other_letters(letters: str) -> set[str]:
    """What can stand for a name besides its own initials: ``AL`` for ``Anna Petra Lee`` and for ``Lee Anna Petra``."""
    if len(letters) == len("AL"):
        return {letters[::-1]}
    if len(letters) != len("APL"):
        return {letters[0] + letters[-1]} if letters else set()
    first, middle, last = [*letters]
    return {first + last, last + first, middle + first, middle + last + first} - {letters}


def introduced_initials(label: str, own: Sequence[str], presented: Sequence[str]) -> str | None:
    """The name that somebody whose label is initials says in his own words, or by which he is presented.

    Args:
        label: in capitals, without full stops: ``AL``.
        own: how the first turns begin under it: ``My name is Ann Lee and``.
        presented: what a host says of guests: ``Dr Tom Ole Reed``, which tells of three letters and more.
    """
    if not 1 < len(label) < 5 or not (label.isalpha() and label.isupper()):
        return None
    said = (match.string[match.end() :] for text in own for match in _I_AM.finditer(text))
    called = (text[match.end() :] for text in presented if len(label) > 2 for match in _DOCTOR.finditer(text))
    names = (_CAPITALS.match(text) for text in (*said, *called))
    found = {name.group() for name in names if name and _initials(name.group().split()) == label}
    return found.pop() if len(found) == 1 else None


_I_AM = re.compile(rf"\b{I_AM}", re.IGNORECASE)
_DOCTOR = re.compile(r"\b(?:Dr|Prof|Professor|Mr|Ms|Mrs)\b\.?\s")


def _titled(heads: Sequence[str], letters: str, fits: Callable[[list[str], str], bool]) -> Iterator[str]:
    """Names in a title that make the initials: all the words with capitals that stand together, on a line or two."""
    for text in (*heads, *(" ".join(two) for two in pairwise(heads))):
        for match in _CAPITALS.finditer(text):
            before = text[: match.start()].split()
            for begins, words in groupby(match.group().split(), key=_begins_or_joins):
                chosen = [*words]
                if begins and not (before and before[-1] in _INFLECTS):
                    while len(chosen) > len(letters) and _is_before_names(chosen[0]):
                        chosen.pop(0)  # "By Ann Lee", "Sister Ann Lee"
                    if fits(chosen, letters):
                        yield " ".join(chosen)
                before = chosen


def _begins_or_joins(word: str) -> bool:
    """False for a word in small letters that is of no name."""
    return not word[0].islower() or bare(word) in CONNECTORS


def _is_before_names(word: str) -> bool:
    plain = bare(word)
    return is_office(word) or plain in HONORIFICS or plain in OPENING_WORDS or plain in CONNECTORS or plain in _WITH


def _matching(words: str, letters: str) -> str | None:
    """The words of a text that make the initials, at its end or at its beginning."""
    parts = words.split()
    for size in range(min(len(letters) + 1, len(parts)), 1, -1):
        for chosen in (parts[-size:], parts[:size]):
            if chosen[0][0].isupper() and _initials(chosen, small=not letters.isupper()) == letters:
                return " ".join(chosen).strip(" ,.;")
    return None


def _explained(name: str, after: str, letters: str) -> str | None:
    """The whole name of an entry of a legend, of which the letters may leave some out: ``MR: Maya Rosa Chalk``.

    Args:
        name: words behind the letters.
        after: what follows them; another entry can, whose letters the words then end with.
        letters: of the label.
    """
    words = name.split()
    if _NEXT_ENTRY.match(after):
        while len(words) > 1 and (_INITIALS.fullmatch(words[-1]) or _LETTER.fullmatch(words[-1])):
            words.pop()  # "K. M. – Kurt Meier H. S. – Heide Schulz", all in one line
    elif after and not _ENDS_ENTRY.match(after):
        return None
    while len(words) > 2 and bare(words[0]) in HONORIFICS:
        words.pop(0)
    sure = len(letters) > 1 or len(words) == 2 or gender_of_given(words[0]) is not None
    return " ".join(words) if sure and _could_be(words, letters) else None


def _ending(words: list[str], letters: str) -> str | None:
    """The words at the end of some that make the initials; else the fewest that hold all the letters in order."""
    for fits in (_is_exact, _could_be):
        for size in range(2, len(words) + 1):
            if words[-size][0].isupper() and fits(words[-size:], letters):
                return " ".join(words[-size:]).strip(" ,.;")
    return None


def _could_be(words: list[str], letters: str) -> bool:
    """True for a name with these initials and others: ``Maya Rosa Chalk`` for ``MR``."""
    if not 1 < len(words) <= _LONGEST or any(is_office(word) for word in words):
        return False
    given = _initials(words)
    rest = iter(given[1:])
    small = any(word.islower() and bare(word) not in CONNECTORS for word in words)
    return not small and given[:1] == letters[:1] and all(letter in rest for letter in letters[1:])


def _begins_with(paragraph: str, letters: str, fits: Callable[[list[str], str], bool]) -> str | None:
    words = _STOP.sub(r" \g<0>", paragraph).split()
    for size in range(2, min(len(letters) + 2, len(words)) + 1):
        chosen = words[:size]
        if any(is_office(word) for word in chosen):
            return None
        if (
            all(word[0].isalpha() for word in chosen)
            and fits(chosen, letters)
            and (size == len(words) or _STOP.fullmatch(words[size]))
        ):
            return " ".join(chosen)
    return None


def _entered(paragraph: str, letters: str, fits: Callable[[list[str], str], bool]) -> Iterator[str]:
    """Names in a list behind a colon that make the initials: ``Interviewers: Ann Lee; Bo Tann``."""
    _, colon, after = paragraph.partition(":")
    for entry in _BETWEEN.split(after) if colon else ():
        words = entry.split()
        if len(words) > 1 and all(word[0].isalpha() for word in words):
            while len(words) > len(letters) and _is_before_names(words[0]):
                words.pop(0)
            if words[0][0].isupper() and fits(words, letters):
                yield " ".join(words)


def _is_exact(words: list[str], letters: str) -> bool:
    return _initials(words, small=not letters.isupper()) == letters


def _is_of_person(words: list[str], letters: str) -> bool:
    """True if letters leave out a middle name, or the surname stands first, in what can only be a person's name."""
    if len(words) > _LONGEST or letters not in other_letters(_initials(words)):
        return False
    return any(gender_of_given(word) or _MIDDLE.fullmatch(word) for word in words)


def _initials(words: list[str], *, small: bool = False) -> str:
    """The letters with which words begin; of small words too if the label has them."""
    return "".join(
        part[0]
        for word in words
        if small or bare(word) not in CONNECTORS
        for part in word.split("-")
        if part and (small or part[0].isupper())
    )
