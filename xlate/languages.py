"""Language tags (BCP 47), and what languages have: an English name, gettext plural forms, a script, months.

Names, plural forms, scripts and months are tables of the project, in `xlate/data`, so that what is written does not
change with the version of a package (decision 17). Tags that the table does not have are checked with langcodes, which
is imported late because it takes longer than the rest of a small command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlate.errors import LanguageTagError

__all__ = [
    "UNDETERMINED",
    "UNSPACED_LANGUAGES",
    "CalendarNames",
    "NumberHabits",
    "calendar_names",
    "hop_tag",
    "known_languages",
    "language_from_name",
    "language_name",
    "number_habits",
    "parse_tag",
    "plural_forms",
    "primary_subtag",
    "same_script_and_language",
    "script_of",
    "split_hop_tag",
    "tag_or_none",
]

UNDETERMINED = "und"
"""BCP 47: some language, not known which"""
UNSPACED_LANGUAGES = frozenset({"zh", "yue", "lzh", "ja", "th", "lo", "km", "my", "bo"})
"""subtags of languages that put no space between words, nor between sentences"""

_DATA = Path(__file__).parent / "data"
_GERMANIC = "nplurals=2; plural=(n != 1);"
_MACHINE = "-t0-und"
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "euro": ""}
"""modifiers of gettext's language names that say it in another way than BCP 47"""

_OTHER_NAMES = {
    "isizulu": "zu", "isixhosa": "xh", "isindebele": "nr", "siswati": "ss", "sesotho": "st", "setswana": "tn",
    "sepedi": "nso", "tshivenda": "ve", "xitsonga": "ts", "mandarin": "zh", "putonghua": "zh", "cantonese": "yue",
    "farsi": "fa", "dari": "prs", "gaelic": "gd", "flemish": "nl", "castilian": "es", "irish": "ga",
}  # fmt: skip
"""names that transcripts in English print and CLDR has otherwise or not at all"""


@cache
def parse_tag(tag: str) -> str:
    """Check a BCP 47 tag and return it in its standard spelling.

    Args:
        tag: for example ``"pt_br"``; underscores and modifiers (``sr@latin``) are accepted as gettext writes them.

    Returns:
        for example ``"pt-BR"``.

    Raises:
        LanguageTagError: the tag is not well formed, or names a language that the registry does not know.

    Source: RFC 5646.
    """
    name, _, modifier = tag.strip().partition("@")
    cleaned = "-".join(
        part for part in (name.split(".")[0].replace("_", "-"), _MODIFIERS.get(modifier, modifier)) if part
    )
    known = _languages().get(cleaned)
    if known is not None and known.standard:
        return known.standard
    import langcodes

    try:
        standard = langcodes.standardize_tag(cleaned)
        valid = langcodes.tag_is_valid(standard)
    except ValueError:
        valid = False
    if not valid:
        named = language_from_name(tag)
        usual = "give one of BCP 47, such as ru, pt-BR or zh-Hant"
        right = f"that of {language_name(named)} is {named}" if named else usual
        message = f'"{tag}" is not a language tag; {right}'
        raise LanguageTagError(message, tag=tag)
    return standard


def tag_or_none(text: str | None) -> str | None:
    """The tag in its standard spelling, or None where a file says something else: there it is no error."""
    try:
        return parse_tag(text) if text else None
    except LanguageTagError:
        return None


@cache
def primary_subtag(tag: str) -> str:
    """The first subtag in lower case, by which two tags are "the same language" (pt-BR and pt)."""
    return tag.replace("_", "-").split("-")[0].lower()


@cache
def same_script_and_language(one: str, other: str) -> bool:
    """True if two tags name one language in one script: pt-BR and pt, but neither zh-TW and zh nor sr-Latn and sr."""
    return primary_subtag(one) == primary_subtag(other) and script_of(one) == script_of(other)


@cache
def script_of(tag: str) -> str | None:
    """The code of the script that a language is written in, as its tag says or CLDR thinks likely; None if unknown."""
    language, *others = tag.split("-")
    for part in others:
        if len(part) == 4 and part.isalpha():
            return part.capitalize()
    scripts = _scripts()
    names = (*(f"{language.lower()}-{part.upper()}" for part in others), language.lower())
    return next((scripts[name] for name in names if name in scripts), None)


@cache
def language_name(tag: str, named_in: str = "en") -> str:
    """The name of a language: ``"Korean"`` for ``"ko"``; ``"an unknown language"`` for und.

    A tag that CLDR has no name for is returned as it is.

    Args:
        tag: the language.
        named_in: the language of the name: en, de, fr or ru.
    """
    if primary_subtag(tag) == UNDETERMINED and named_in == "en":
        return "an unknown language"
    names = _names_in(named_in)
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        name = names.get("-".join(parts[:length]))
        if name:
            rest = parts[length:]
            return f"{name} ({'-'.join(rest)})" if rest else name
    return tag


def known_languages() -> dict[str, str]:
    """Tags of languages in alphabetical order, with their English names."""
    return {tag: known.name for tag, known in _languages().items() if known.standard == tag and known.name}


@cache
def language_from_name(name: str) -> str | None:
    """The tag for the name of a language that a text prints ("French" -> "fr", "Französisch" -> "fr"), or None.

    Known are the names in English, German, French, Spanish, Italian and Portuguese.
    """
    wanted = name.casefold()
    return _OTHER_NAMES.get(wanted) or _tags_of_names().get(wanted)


@cache
def plural_forms(tag: str) -> str:
    """The value of the PO header field Plural-Forms for a language (GNU gettext manual, "Plural forms").

    What msginit writes; for a language that gettext itself does not know, what Weblate writes; and for one that Weblate
    does not know either, the Germanic rule.
    """
    known = (_languages().get(name) for name in _general(tag))
    return next((one.plural_forms for one in known if one is not None and one.plural_forms), _GERMANIC)


@dataclass(frozen=True, slots=True)
class CalendarNames:
    """The names of months and weekdays in a language (CLDR)."""

    months: tuple[str, ...]
    """twelve as they stand in a date, and twelve as they stand alone"""
    abbreviated: tuple[str, ...]
    """twenty-four, as `months`"""
    weekdays: tuple[str, ...]
    """seven in a date, from Monday on, and seven alone"""


@cache
def calendar_names(tag: str) -> CalendarNames | None:
    """The names of months and weekdays in a language, as its region has them (de-AT: Jänner); None if unknown."""
    rows = _calendars()
    return next((CalendarNames(*_columns(rows[name])) for name in _general(tag) if name in rows), None)


class NumberHabits(NamedTuple):
    """How a language writes amounts, of CLDR."""

    decimals: str
    """the signs before decimals: several where the countries of a language differ; empty if not known"""
    group: str
    """the sign between groups of digits; empty if not known"""
    powers: dict[str, int]
    """words such as million behind a number, in small letters -> their power of ten"""


@cache
def number_habits(tag: str) -> NumberHabits:
    """How a language writes amounts, as its region does (de-CH: 1'000.5); empty if unknown."""
    rows = {one: columns for tags, *columns in _rows("numbers.tsv") for one in tags.split(" ")}
    known = [rows[name] for name in _general(tag) if name in rows]
    words = next((words for _, _, words in known if words), "")
    pairs = (pair.rpartition("=") for pair in words.split("|") if pair)
    decimals, group = known[0][:2] if known else ("", "")
    return NumberHabits(decimals, group, {word.casefold(): int(power) for word, _, power in pairs})


def _general(tag: str) -> Iterator[str]:
    """A tag, and what it is a case of: zh-TW, zh-Hant, zh."""
    parts = tag.split("-")
    for length in range(len(parts), 1, -1):
        yield "-".join(parts[:length])
    script = script_of(tag) if len(parts) > 1 else None
    if script is not None and script != script_of(parts[0]):
        yield f"{parts[0]}-{script}"
    yield parts[0]


class _Language(NamedTuple):  # made 850 times at the first tag, faster than a frozen dataclass
    standard: str
    """the tag in its standard spelling; empty if it is not valid"""
    plural_forms: str
    """empty: those of the more general tag"""
    name: str
    """in English; empty if CLDR has none"""


def _rows(file: str) -> Iterator[list[str]]:
    with (_DATA / file).open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))


@cache
def _languages() -> dict[str, _Language]:
    return {tag: _Language(*columns) for tag, *columns in _rows("languages.tsv")}


@cache
def _names_in(language: str) -> dict[str, str]:
    if language == "en":
        return {tag: known.name for tag, known in _languages().items()}
    columns, *rows = _rows("interface_names.tsv")
    place = columns.index(language)
    return {row[0]: row[place] for row in rows}


@cache
def _tags_of_names() -> dict[str, str]:
    return dict(_rows("language_names.tsv"))


@cache
def _scripts() -> dict[str, str]:
    return {tag: script for script, tags in _rows("scripts.tsv") for tag in tags.split(" ")}


@cache
def _calendars() -> dict[str, list[str]]:
    return {tag: columns for tags, *columns in _rows("calendar.tsv") for tag in tags.split(" ")}


def _columns(row: list[str]) -> Iterator[tuple[str, ...]]:
    for text, alone in zip(row[::2], row[1::2], strict=True):
        yield tuple(f"{text}|{alone or text}".split("|"))


def hop_tag(source: str, target: str, *, machine: bool = False) -> str:
    """One hop from a language into another as a BCP 47 tag with extension T (RFC 6497).

    >>> hop_tag("ko", "ru")
    'ru-t-ko'
    >>> hop_tag("en", "ru", machine=True)
    'ru-t-en-t0-und'
    """
    return f"{target}-t-{source.lower()}{_MACHINE if machine else ''}"


def split_hop_tag(tag: str) -> tuple[str, str, bool] | None:
    """The inverse of hop_tag: (source, target, machine), or None if the tag is not that of one hop."""
    machine = tag.endswith(_MACHINE)
    target, separator, source = tag.removesuffix(_MACHINE).partition("-t-")
    if not separator or not target or not source or "-t-" in source:
        return None
    # in the extension all letters are small: fr-ca is fr-CA, zh-hant is zh-Hant
    first, *others = source.split("-")
    spelled = {2: str.upper, 4: str.title}
    return "-".join([first, *(spelled.get(len(part), str)(part) for part in others)]), target, machine
