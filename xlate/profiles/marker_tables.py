"""The words that markers are made of, looked up in all languages at once.

`words.tsv`, `habits.json` and `language_names.tsv` in `markers/` are written by ``python -m tests.make_markers`` from
the TOML files beside them and from CLDR: reading a transcript neither parses fifty files nor depends on the version of
Babel. The tables are sorted, and looked up by halves.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
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
    words: list[str]
    """sorted lines: phrase, tab, kinds behind each language"""
    habits: dict[str, Habits]
    known: frozenset[str]
    few: frozenset[str]
    rules: dict[str, list[_Rule]]
    """by the ending of the form"""
    longest_ending: int
    names: list[str]
    """sorted lines: folded name, tag, languages"""


def fold_words(text: str) -> str:
    """A note as it is looked up: without case, accents, hyphens, apostrophes, signs of direction."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("ı", "i"))
        text = unicodedata.normalize("NFC", _MARKS.sub("", text))
    return _LIKE_SPACE.sub(" ", text.casefold()).strip()


@cache
def _tables() -> _Tables:
    folder = Path(__file__).parent / "markers"
    data = json.loads(folder.joinpath("habits.json").read_text("utf-8"))
    rules: dict[str, list[_Rule]] = {}
    for language, role, base, form in data["rules"]:
        before, _, after = form.partition("*")
        left, _, right = base.partition("*")
        rules.setdefault(after, []).append(_Rule(language, role, (left, right), (before, after)))
    return _Tables(
        folder.joinpath("words.tsv").read_text("utf-8").splitlines(),
        {language: Habits(**values) for language, values in data["languages"].items()},
        frozenset(data["known"]),
        frozenset(data["few"]),
        rules,
        max(map(len, rules)),
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


@lru_cache(maxsize=8192)
def longest_phrase(head: str) -> int:
    """How many words the longest phrase has that begins with a word."""
    tables = _tables()
    phrases = [
        line.partition("\t")[0] for lines in (tables.words, tables.names) for line in _beginning(lines, head + " ")
    ]
    phrases += [
        rule.form[0] for rules in tables.rules.values() for rule in rules if rule.form[0].startswith(head + " ")
    ]
    return max((phrase.count(" ") + 1 for phrase in phrases), default=1)


def _beginning(lines: list[str], start: str) -> list[str]:
    """The lines of a sorted table that begin so."""
    place = bisect_left(lines, start)
    end = place
    while end < len(lines) and lines[end].startswith(start):
        end += 1
    return lines[place:end]


@lru_cache(maxsize=8192)
def names_of(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Tags that a folded name names, each with the languages that call it so; ``fi~``: it is a country's name too."""
    rows = (line.split("\t") for line in _beginning(_tables().names, name + "\t"))
    return tuple((tag, frozenset(languages.split(","))) for _, tag, languages in rows)


def _kinds_of(line: str) -> Iterator[tuple[str, str]]:
    """The languages of a line of the table of words, each with its kinds."""
    for meaning in line.partition("\t")[2].split(","):
        language, _, kinds = meaning.partition(" ")
        yield language, kinds


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
    for language, kinds in (pair for line in _beginning(tables.words, phrase + "\t") for pair in _kinds_of(line)):
        name = found.get(language)
        found[language] = Sense(frozenset(kinds.split()), *((name.tag, name.role) if name else ()))
    return found


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """All single words and names that notes of a language may hold; for guesses at misspelt ones."""
    tables = _tables()
    words = {line.partition("\t")[0] for line in tables.words if language in dict(_kinds_of(line))}
    for line in tables.names:
        name, tag, languages = line.split("\t")
        if tag in tables.known and language in languages.split(","):
            words.add(name)
    return tuple(sorted(word for word in words if len(word) >= 4 and " " not in word))
