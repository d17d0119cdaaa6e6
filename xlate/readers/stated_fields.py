"""What the records of speeches state beside the words, in fields of JSON or attributes of XML: languages, offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from xlate.findings import Finding
from xlate.languages import language_from_name, tag_or_none
from xlate.model.document import Voice
from xlate.profiles.vocabulary import is_office
from xlate.readers.json_fields import fold, name_in
from xlate.readers.table_headings import COLUMNS
from xlate.text import counted, normalize_space

__all__ = ["carried_over", "languages_of", "len_of_label", "says_carried", "says_language", "voices_of"]

_SPOKEN = re.compile(r"(?:original|spoken|source|floor|speech|text)(?:lang|language|languagecode)|languageof\w{1,12}")
"""names of fields for nothing else but the language of the words"""
_LETTERS = {"d": "de", "f": "fr", "i": "it", "r": "rm", "e": "en"}
"""how Switzerland and others shorten their languages; German and French must be among them"""
_OF_PERSON = re.compile(r"^(?:speaker|member|person|orator|participant|intervenant|author|user|mp)s?|(?:text|name)$")
"""of whom a field tells: speakerFunction"""
_LONGEST = 200
"""characters of an office"""


_CARRIED = re.compile(
    r"(?:is|was|via|by)?(?:re)?(?:interpreted|interpretation|interpreter|translated|translation|translator|dubbed)(?:from)?"
)
"""names of fields that say that words were carried over"""
_TRUE = frozenset(["true", "yes", "y", "1", "oui", "ja", "sí", "si", "sim", "да"])
_FALSE = frozenset(["false", "no", "n", "0", "non", "nein", "não", "нет", "none", "null"])


def says_carried(name: str, value: Any) -> bool | None:
    """Whether a field says that words were interpreted or translated; None for a field that tells something else.

    Args:
        name: of the field or the attribute.
        value: what stands in it: yes or no, or of ``translated_from`` a language.
    """
    plain = fold(name.rpartition("}")[2])
    if _CARRIED.fullmatch(plain) is None:
        return None
    said = str(value).strip().casefold()
    if said in _TRUE or said in _FALSE:
        return said in _TRUE
    return True if plain.endswith("from") and said and _tag(str(value)) is not None else None


def carried_over(fields: Iterable[tuple[str, Any, int]], file: str) -> list[Finding]:
    """What fields say of how words came, which is in no lineage: one finding for each name.

    Args:
        fields: name, value and line of each.
        file: the name of the file.
    """
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for name, value, line in fields:
        if says_carried(name, value):
            lines[name].append(line)
    return [
        Finding(
            "XL146",
            f'"{name}" says of {counted(len(places), "turn")} that the words were carried over from another language; '
            "it is in no lineage: set it with xlate lineage set",
            file,
            places[0],
        )
        for name, places in lines.items()
    ]


def says_language(name: str) -> bool:
    """True for a name of a field or an attribute that tells a language."""
    plain = fold(name.rpartition("}")[2])
    return _SPOKEN.fullmatch(plain) is not None or plain in _known("language") or plain == "languagecode"


def languages_of(rows: Sequence[Mapping[str, Any]]) -> list[str | None]:
    """The tag of the language in which the words of each record were said, where it is stated.

    A field that is only called "language" counts where it changes or is left out; otherwise it tells of the whole file.

    Args:
        rows: the fields, or the attributes, of each record.
    """
    stated: defaultdict[str, list[str | None]] = defaultdict(lambda: [None] * len(rows))
    for place, row in enumerate(rows):
        for key, value in row.items():
            if isinstance(value, str) and value.strip() and says_language(str(key)):
                stated[fold(str(key).rpartition("}")[2])][place] = value.strip()
    found: list[str | None] = [None] * len(rows)
    for key in sorted(stated, key=lambda one: _SPOKEN.fullmatch(one) is None):
        if len(set(stated[key])) > 1 or _SPOKEN.fullmatch(key):
            found = [known or tag for known, tag in zip(found, _tags(stated[key]), strict=True)]
    return found


def _tags(values: Sequence[str | None]) -> list[str | None]:
    letters = {value.casefold() for value in values if value is not None}
    if {"d", "f"} <= letters <= _LETTERS.keys():
        return [value and _LETTERS[value.casefold()] for value in values]
    return [value and _tag(value) for value in values]


@lru_cache(1024)
def _tag(value: str) -> str | None:
    return tag_or_none(value.strip().replace("_", "-")) or language_from_name(value)


def voices_of(labels: Sequence[str | None], rows: Sequence[Mapping[str, Any]]) -> dict[str, Voice]:
    """Those who speak with the office and the party that fields beside their words state, always the same ones.

    Args:
        labels: who speaks in each record.
        rows: the fields of each.
    """
    told: dict[str, dict[str, set[str]]] = {}
    for label, row in zip(labels, rows, strict=True):
        for key, value in row.items() if label else ():
            text = normalize_space(str(name_in(value) if isinstance(value, dict) else value or "")).strip()
            what = "role" if fold(key) == "title" and is_office(text) else _what(key)
            if what is not None and text and text != label and len(text) <= _LONGEST and any(map(str.isalpha, text)):
                told.setdefault(label or "", {}).setdefault(what, set()).add(text)
    return {
        label: Voice(label, *(next(iter(one)) if len(one := kinds.get(what, ())) == 1 else None for what in _KINDS))
        for label, kinds in told.items()
    }


_KINDS = ("role", "affiliation")


@lru_cache(4096)
def _what(key: str) -> str | None:
    """Which of `_KINDS` a field tells."""
    plain = _OF_PERSON.sub("", fold(key))
    return next((what for what in _KINDS if plain in _known(what)), None)


@cache
def _known(what: str) -> frozenset[str]:
    return frozenset(fold(heading) for heading in re.split("[,،、]", COLUMNS[what]))


_MINUTES = re.compile(r"[○◯●◎](?P<label>\S{1,40})[\s\u3000]+")
"""before what is said, in the minutes of Japanese parliaments and councils"""
_PRINTED = re.compile(
    r"(?P<label>[^\s(:：][^(:：\n]{1,100}?\s?(?:\([^()\n]{1,160}\)\s?){0,3})(?:[:：]|(?<=\s)[-–—](?=\s)|\.\s?[-–—])\s*(?=\S)"
)
"""the same in the records of others"""
_MOST_WORDS = 10
"""words of a label before its brackets"""


def len_of_label(text: str, speaker: str) -> int:
    """How many characters of a text print once more who speaks: ``A SRA. ANA LIMA (AB - CD) - ``.

    Args:
        text: what is said.
        speaker: the name that a field states.
    """
    if minutes := _MINUTES.match(text):
        return minutes.end() if speaker in minutes["label"] or minutes["label"][0] == speaker[0] else 0
    found = _PRINTED.match(text)
    printed = found["label"].partition("(")[0].casefold().split() if found is not None else []
    named = set(speaker.casefold().split()) <= set(printed) and len(printed) <= _MOST_WORDS
    return found.end() if found is not None and named else 0
