"""The words that markers are made of, looked up in all languages at once.

`markers/words.json` and `markers/language_names.tsv` are written by ``python -m tests.make_markers`` from the TOML
files beside them and from CLDR: reading a transcript neither parses fifty files nor depends on the version of Babel.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = [
    "ANY",
    "Habits",
    "Sense",
    "fold_words",
    "habits",
    "is_of_few",
    "known_language",
    "longest_phrase",
    "names_of",
    "senses",
    "unmistakable",
    "vocabulary",
]

ANY = "*"
"""in place of a language: a name in its own language, which stands in notes of all languages"""
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u093c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""accents, points, tatweel, nukta and signs of direction: printed or not as a publisher likes"""
_LIKE_SPACE = re.compile(r"[\s\-\u2010\u2011'‘’ʼʻ]+")
"""hyphens and apostrophes divide words, in the tables as in a note"""


class Sense(NamedTuple):
    """What one phrase means in the notes of one language."""

    kinds: frozenset[str]
    """kinds of words as in markers/README.md; empty for the name of a language"""
    tag: str | None = None
    """BCP 47 tag if the phrase names a language"""
    role: str | None = None
    """in, from or into, where the form of the name itself says so (Finnish "englanniksi")"""
    place: bool = False
    """True where the name is a country's too (Finnish "Ranska")"""
    own: bool = False
    """True for a form that is a word of other languages too"""


class Habits(NamedTuple):
    """How a language writes the names of languages."""

    bare: list[str]
    """forms of names that are unmistakable even alone in brackets: ``*語``; verbs stand last in such languages"""
    noun_required: bool
    """names stand beside the word "language" """
    capital: bool
    """names have a capital letter"""


class _Rule(NamedTuple):
    language: str
    role: str | None
    base: tuple[str, str]
    form: tuple[str, str]


class _Tables(NamedTuple):
    words: dict[str, dict[str, str]]
    habits: dict[str, Habits]
    known: frozenset[str]
    few: frozenset[str]
    rules: dict[str, list[_Rule]]
    """by the ending of the form"""
    longest_ending: int
    heads: dict[str, int]
    """words with which longer phrases begin: how many words the longest has"""
    names: list[str]


def fold_words(text: str) -> str:
    """A note as it is looked up: without case, accents, hyphens, apostrophes, signs of direction."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("ı", "i"))
        text = unicodedata.normalize("NFC", _MARKS.sub("", text))
    return _LIKE_SPACE.sub(" ", text.casefold()).strip()


@cache
def _tables() -> _Tables:
    folder = Path(__file__).parent / "markers"
    data = json.loads(folder.joinpath("words.json").read_text("utf-8"))
    rules: dict[str, list[_Rule]] = {}
    for language, role, base, form in data["rules"]:
        before, _, after = form.partition("*")
        left, _, right = base.partition("*")
        rules.setdefault(after, []).append(_Rule(language, role, (left, right), (before, after)))
    return _Tables(
        data["words"],
        {language: Habits(**values) for language, values in data["languages"].items()},
        frozenset(data["known"]),
        frozenset(data["few"]),
        rules,
        max(map(len, rules)),
        data["heads"],
        folder.joinpath("language_names.tsv").read_text("utf-8").splitlines()[1:],  # the first line says whence
    )


def habits() -> dict[str, Habits]:
    """The languages in which notes are read, with their habits."""
    return _tables().habits


def unmistakable(name: str, language: str) -> bool:
    """True if a name alone can be that of a language only: 英語."""
    folded = fold_words(name)
    forms = (form.partition("*") for form in habits()[language].bare)
    return any(folded.startswith(before) and folded.endswith(after) for before, _, after in forms)


def known_language(tag: str) -> bool:
    """True for a language that is official somewhere, has a million speakers, or is listed by hand."""
    return tag in _tables().known or is_of_few(tag)


def is_of_few(tag: str) -> bool:
    """True for a language of courts and of people who tell their lives: its name alone is more often a people's."""
    return tag in _tables().few


def longest_phrase(head: str) -> int:
    """How many words the longest phrase has that begins with a word."""
    return _tables().heads.get(head, 1)


@lru_cache(maxsize=8192)
def names_of(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Tags that a folded name names, each with the languages that call it so; ``fi~``: it is a country's name too."""
    lines = _tables().names
    found = []
    place = bisect_left(lines, name + "\t")
    while place < len(lines) and lines[place].startswith(name + "\t"):
        _, tag, languages = lines[place].split("\t")
        found.append((tag, frozenset(languages.split(","))))
        place += 1
    return tuple(found)


def _name(name: str, language: str, role: str | None) -> Sense | None:
    for tag, languages in names_of(name):
        if language in languages:
            return Sense(frozenset(), tag, role and role.removeprefix("own_"), own=role == "own_in")
        if language + "~" in languages:
            return Sense(frozenset(), tag, role, place=role is None)
    return None


@lru_cache(maxsize=8192)
def senses(phrase: str) -> dict[str, Sense]:
    """What a folded phrase means, by language; empty if it means nothing anywhere."""
    tables = _tables()
    found: dict[str, Sense] = {}
    for tag, languages in names_of(phrase):
        for language in languages:
            found.setdefault(language.rstrip("~"), Sense(frozenset(), tag, None, language.endswith("~")))
    for size in range(min(tables.longest_ending, len(phrase)) + 1):
        for rule in tables.rules.get(phrase[len(phrase) - size :], ()):
            before, after = rule.form
            if not phrase.startswith(before) or len(phrase) < len(before) + len(after):
                continue
            base = rule.base[0] + phrase[len(before) : len(phrase) - size] + rule.base[1]
            sense = None if base == phrase else _name(base, rule.language, rule.role)
            if sense and (rule.role or rule.language not in found):
                found[rule.language] = sense
    for language, kinds in tables.words.get(phrase, {}).items():
        name = found.get(language)
        found[language] = Sense(frozenset(kinds.split()), *((name.tag, name.role) if name else ()))
    return found


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """All single words and names that notes of a language may hold; for guesses at misspelt ones."""
    tables = _tables()
    words = {phrase for phrase, meanings in tables.words.items() if language in meanings}
    for line in tables.names:
        name, tag, languages = line.split("\t")
        if tag in tables.known and language in languages.split(","):
            words.add(name)
    return tuple(sorted(word for word in words if len(word) >= 4 and " " not in word))
