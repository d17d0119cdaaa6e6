"""The names of months and of days of the week, in the languages that CLDR has and as publishers write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from xlate.dates import MONTHS
from xlate.languages import calendar_names, primary_subtag

__all__ = ["agrees_with_weekday", "is_weekday", "month_of", "months_meant"]

_MANY = """en de fr es pt it nl ca gl eu ro ru uk be bg mk sr sr-Latn hr bs sl cs sk pl lt lv et fi sv da nb is hu el tr
    az kk ka hy ar fa he hi bn ta te ur th vi id ms km mn sq ga cy mt sw fil uz""".split()  # noqa: SIM905 - a list of words reads better as text
"""languages tried where that of the text is not known"""

_ARABIC = (
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
    "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
)
"""months as they are called from Beirut to Baghdad, in Algiers and Tunis, in Rabat"""
_HINDI = "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितम्बर|अक्तूबर|नवम्बर|दिसम्बर"
_MORE: Mapping[str, int] = {
    name: number for row in (*_ARABIC, _HINDI) for number, name in enumerate(row.split("|"), start=1)
} | {"jänner": 1, "feber": 2, "nopember": 11, "pebruari": 2, "dis": 12, "фев": 2, "सितंबर": 9}
"""what CLDR does not have of the spelling of publishers"""
_ENDINGS = (
    *(("ā", "s"), ("ī", "is"), ("og", "oga"), ("eg", "ega"), ("ril", "er"), ("il", ""), ("ssa", ""), ("ban", "")),
    *(("bra", "bar"), ("bra", "ber"), ("rca", "rec"), ("ja", ""), ("a", "")),
)
"""of months in a case, and what CLDR has instead: "in June" in Latvian and Estonian, "studenog" in Croatian, "marta" in
Bosnian, "junija" in Slovene"""


def month_of(word: str, language: str) -> int | None:
    """The number of a month, by the language of the text, else by English, else by all languages."""
    meant = months_meant(word, language)
    return next(iter(meant)) if len(meant) == 1 else None


@lru_cache(maxsize=4096)
def months_meant(word: str, language: str) -> frozenset[int]:
    """The months that a word may name; several only where neither the language of the text nor English has it."""
    plain = " ".join(word.split()).casefold().rstrip(".")
    for tag in dict.fromkeys((primary_subtag(language), "en")):
        number = _months(tag).get(plain)
        if number:
            return frozenset({number})
    if number := _MORE.get(plain):
        return frozenset({number})
    if plain[:1] == "ב" and (number := _months("he").get(plain[1:])):  # "in March"
        return frozenset({number})
    bases = [plain, *(plain.removesuffix(end) + more for end, more in _ENDINGS if plain.endswith(end))]
    own = _months(primary_subtag(language)) if primary_subtag(language) != "und" else None
    for base in bases:
        if own and base in own:
            return frozenset({own[base]})
    found = next(filter(None, map(_names().get, bases)), set())
    return frozenset(found if own is None or len(found) == 1 else ())  # of another language only what means one


def is_weekday(word: str) -> bool:
    """True for the name of a day of the week in one of many languages, in lower case."""
    return bool(_days(word))


def _days(word: str) -> set[int]:
    plain = word.strip(".,;:()（）| \u00a0")
    names = _weekdays()
    return names.get(plain) or names.get(plain.removesuffix("en")) or set()  # onsdagen


def agrees_with_weekday(text: str, when: str) -> bool | None:
    """Whether a day of the week that a text names is that of a date; None if it names none."""
    words = text.casefold().replace("\u00a0", " ").replace(",", " ").split()
    found = [days for word in (*words, *map(" ".join, pairwise(words))) if (days := _days(word))]
    day = date.fromisoformat(when).weekday()
    return any(day in days for days in found) if found else None


@cache
def _months(tag: str) -> dict[str, int]:
    """The months of a language, in lower case; short forms too where they are told from words."""
    if tag == "en":
        months = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
        return months | {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}
    known = calendar_names(tag) if tag != "und" else None
    if known is None:
        return {}
    months = {name.casefold().rstrip("."): number % 12 + 1 for number, name in enumerate(known.months)}
    return months | {f"{name}ren": number for name, number in months.items()} if tag == "eu" else months


@cache
def _names() -> dict[str, set[int]]:
    """The months, each with the numbers that it may have."""
    months: defaultdict[str, set[int]] = defaultdict(set)
    for tag in _MANY:
        for name, number in _months(tag).items():
            months[name].add(number)
    return dict(months)


@cache
def _weekdays() -> dict[str, set[int]]:
    """The days of the week, each with the numbers that it may have; Monday is 0."""
    days: defaultdict[str, set[int]] = defaultdict(set)
    for number, short in enumerate("mon tue wed thu fri sat sun".split()):  # noqa: SIM905 - a list of words
        days[short].add(number)
    for tag in _MANY:
        known = calendar_names(tag)
        for place, name in enumerate(known.weekdays if known else ()):
            days[name.casefold()].add(place % 7)
    return dict(days)
