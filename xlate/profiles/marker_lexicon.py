"""Notes in brackets that say how words came into their language, read by a lexicon of fifty languages.

A note is a marker only if every word of it is understood, all in one language; what it leaves open stays None.
The relation comes from the stem (interpret, translate, …), the languages from what stands beside their names.
docs/markers.md lists the lexicon; its data are the TOML files in `markers/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Certainty, Relation
from xlate.profiles import marker_tables as tables
from xlate.profiles.marker_roles import CARRIED, PERSONS, Part, language_parts, neighbour
from xlate.profiles.marker_words import SIGN, SIGNED, Item, Note, note_words, without_maker

__all__ = ["MarkerMode", "MarkerReading", "read_marker"]


class MarkerMode(StrEnum):
    """How the words were carried over, where the note says it."""

    SIMULTANEOUS = "simultaneous"
    CONSECUTIVE = "consecutive"
    SIGN = "sign"
    DUBBED = "dubbed"
    VOICE_OVER = "voice-over"
    SUBTITLED = "subtitled"


@dataclass(frozen=True, slots=True)
class MarkerReading:
    """What a note says."""

    text: str
    """as printed"""
    relation: Relation
    spoken: str | None
    """tag of the language spoken; und: one that is not named; None: the note does not say, or names several"""
    target: str | None
    """tag of the language that the words were carried into, if printed"""
    relay: str | None
    """tag of the language between, if printed"""
    mode: MarkerMode | None
    """None: not printed"""
    certainty: Certainty
    """low: brackets that often mean something else (a language's name alone, "voice-over" alone)"""
    note_language: str
    """tag of the language in which the note is written"""
    entry: str
    """what read it: kinds of words, such as ``en: speak in <fr> interpret``"""
    languages: tuple[str, ...] = ()
    """all languages said to be spoken, in order: two for "(in English and French)" """


def read_marker(text: str, document_language: str | None = None) -> MarkerReading | None:
    """Read the text of a note.

    Args:
        text: the note with or without brackets of whatever kind; a bracket that is not closed, marks of emphasis and
            quotation marks around it do no harm.
        document_language: tag of the language of the document, if known; it decides what could be two things.

    Returns:
        What it says; None if it is no marker, which stage directions, names and remarks are not.
    """
    return _read(text, primary_subtag(document_language) if document_language else None)


_REPLY = re.compile(r"\bto (?:the|an?|this|that) [\w-]{3,24} (?:question|answer|member|delegate)s?\b", re.IGNORECASE)
"""to what somebody replies, and not in which language: ``(responds to the Turkish question)``"""


@lru_cache(maxsize=2048)  # a publisher's notes are few and come often
def _read(text: str, document: str | None) -> MarkerReading | None:
    words = note_words(text)
    if not words or _REPLY.search(text) is not None:
        return None
    note = Note(words)
    for language in note.languages_to_try(document):
        items = note.understand(language)
        reading = _reading(text, items, language, document) if items else None
        if reading:
            return reading
    shorter = without_maker(text)
    reading = _read(shorter, document) if shorter != text else None
    if reading is None or reading.relation not in _BY_HAND:
        return None
    entry = reading.entry.replace("/interpreter", "")  # "interprété par": it is no person
    return replace(reading, text=text, entry=entry, certainty=Certainty.LOW)  # may be of a book


_BY_HAND = {Relation.TRANSLATION, Relation.RETRANSLATION, Relation.INTERPRETATION, Relation.UNTRANSLATED}


def _reading(text: str, items: list[Item], language: str, document: str | None) -> MarkerReading | None:
    kinds = frozenset[str]().union(*(item.kinds for item in items))
    if "relay" in kinds and (kinds & (CARRIED | {"via"}) or any(item.tag for item in items)):
        kinds |= {"retranslate"}
    if _is_bare(items, language):
        return _bare(text, items[-1], language, document, with_noun=len(items) > 1)
    verb_last = bool(tables.habits()[language].bare)
    parts = language_parts(items, kinds, document, verb_last=verb_last, note=language)
    if parts is None or not _sound(items, kinds) or _is_of_a_word(items, kinds, parts, language, document):
        return None
    relation = _relation(items, kinds, parts)
    if relation is None:
        return None
    spoken = tuple(dict.fromkeys(part.tag for part in parts if part.role == "spoken"))
    if len(spoken) > 1:
        # "speaking a foreign language - Spanish", "signing in ASL"
        spoken = tuple(tag for tag in spoken if tag not in {UNDETERMINED, SIGN})
    return MarkerReading(
        text,
        relation,
        spoken[0] if len(spoken) == 1 else None,
        next((part.tag for part in parts if part.role == "target"), None),
        next((part.tag for part in parts if part.role == "relay"), None),
        _mode(kinds, spoken),
        _certainty(items, kinds, parts, language, document),
        language,
        _entry(items, language),
        spoken,
    )


def _is_of_a_word(
    items: list[Item], kinds: frozenset[str], parts: list[Part], language: str, document: str | None
) -> bool:
    """True for what has the words of a marker, and more often means something else."""
    mine = language == document
    if len(items) == 1 and (not items[0].sure or (items[0].own and not mine)):
        return True
    whence = _says_only_whence(items, kinds) and all(part.role != "target" for part in parts)
    if whence and not kinds & CARRIED and (not mine or language == "en"):
        return True  # "(from the French)"
    if not all(item.sure for item in items) and not kinds & _EXPLICIT:
        return True  # "(in Samburu)" is the place
    if "original" in kinds and not parts and not ("from" in kinds and kinds & CARRIED):
        return True  # "(the original text and the translation)"
    if "text" in kinds and not kinds & (CARRIED | {"speak", "delivered", "original"}):
        return "untranslated" not in kinds or not parts  # "(Arabic text)", but "(Irish text to be supplied)"
    short = items[0].printed.isascii() and len(items[0].printed) < 6
    return _person_alone(items, kinds) and not mine and language != "en" and bool(document or short)  # Mr Tolk


_EXPLICIT = CARRIED | {"speak", "original", "noun", "noun_in", "noun_from", "noun_into"}


def _is_bare(items: list[Item], language: str) -> bool:
    if len(items) == 2 and items[0].kinds == {"noun"} and tables.habits()[language].noun_required:
        items = items[1:]  # "bahasa Inggris"
    return (
        len(items) == 1
        and items[0].tag is not None
        and items[0].role is None
        and not items[0].kinds & (CARRIED | {"speak"})
    )


def _bare(text: str, item: Item, language: str, document: str | None, *, with_noun: bool) -> MarkerReading | None:
    """The name of a language alone: a marker where it is unmistakable, else a weak one in documents of its own."""
    tag, printed = item.tag or UNDETERMINED, item.printed
    if "sign" in item.kinds:
        return _signed(text, item, language) if language == document else None
    if not item.sure or (not with_noun and (item.place or tables.is_of_few(tag))):
        return None
    unmistakable = with_noun or tag == UNDETERMINED or tables.unmistakable(printed, language)  # "[foreign language]"
    capital = printed[:1].isupper() and not (printed.isupper() and len(printed) < 5)
    if not unmistakable and (language != document or not capital):
        return None
    certainty = Certainty.MEDIUM if unmistakable else Certainty.LOW
    entry = _entry([item], language)
    return MarkerReading(text, Relation.SPOKEN, tag, None, None, None, certainty, language, entry, (tag,))


def _signed(text: str, item: Item, language: str) -> MarkerReading:
    """The words "sign language" alone."""
    entry = _entry([item], language)
    mode = MarkerMode.SIGN
    return MarkerReading(text, Relation.SPOKEN, SIGN, None, None, mode, Certainty.LOW, language, entry, (SIGN,))


def _sound(items: list[Item], kinds: frozenset[str]) -> bool:
    """False for what has the words of a marker and is none: "(to the interpreter)", "(the interpretation of)"."""
    if "if_no" in kinds and not kinds & {"no", "untranslated"}:
        return False
    for at, item in enumerate(items):
        if "who" in item.kinds and at and items[at - 1].tag and items[at - 1].segment == item.segment:
            return False  # "(speaks Polish president)"
        if item.kinds == {"of"} and not any(other.tag for other in items[at:] if other.segment == item.segment):
            return False
        if (
            item.kinds & PERSONS
            and not item.kinds & (CARRIED - PERSONS)
            and "no" not in kinds
            and not _comes_through(items, at)
            and not _carries(items, at)
        ):
            return False
    return True


def _comes_through(items: list[Item], at: int) -> bool:
    """True for a person through whom the words came: "through an interpreter", or the note is that word alone."""
    before = neighbour(items, at, -1)
    while before and (
        before.tag or before.kinds & {"simultaneous", "consecutive", "oral", "relay"} or before.kinds <= {"from", "of"}
    ):
        before = neighbour(items, items.index(before), -1)
    if before:
        return bool(before.kinds & {"via", "through", "as", "voice"})
    if any(item.kinds == {"as"} or item.kinds & {"after_via"} for item in items):
        return True
    return at == len(items) - 1 and all(item.kinds <= {"fill", "who"} for item in items[:at])


def _carries(items: list[Item], at: int) -> bool:
    """True for a person who carries over what was said in a language: "auf Türkisch; die Dolmetscherin übersetzt"."""
    after = neighbour(items, at, 1)
    return bool(after and after.kinds & (CARRIED - PERSONS)) and any(
        item.tag and item.segment != items[at].segment for item in items
    )


def _relation(items: list[Item], kinds: frozenset[str], parts: list[Part]) -> Relation | None:
    carried = kinds & CARRIED
    if "untranslated" in kinds:
        return Relation.UNTRANSLATED
    if "no" in kinds:
        return Relation.UNTRANSLATED if carried else None
    if "retranslate" in kinds or any(part.role == "relay" for part in parts):
        return Relation.RETRANSLATION
    if kinds & (PERSONS | {"interpret"}):
        return Relation.INTERPRETATION
    if "translate" in kinds:
        return Relation.INTERPRETATION if _by_mouth(items, kinds) else Relation.TRANSLATION
    if carried or any(part.role == "target" for part in parts) or _says_only_whence(items, kinds):
        return Relation.TRANSLATION
    return Relation.SPOKEN if any(part.role == "spoken" for part in parts) else None


def _says_only_whence(items: list[Item], kinds: frozenset[str]) -> bool:
    """True for "aus dem Russischen"."""
    told = kinds & {"from", "after_from", "noun_from"} or any(item.role == "from" for item in items)
    named = any(item.tag for item in items)
    return bool(told) and named and not kinds & {"speak", "original", "delivered"}


def _by_mouth(items: list[Item], kinds: frozenset[str]) -> bool:
    """True for a "translation" that was made by mouth: simultaneous, "as translated", "through translation"."""
    if kinds & {"simultaneous", "consecutive", "oral", "sign"}:
        return True
    for at, item in enumerate(items):
        before = neighbour(items, at, -1)
        if "translate" in item.kinds and before and before.kinds & {"as", "via"}:
            return True
    return False


_MODES = {
    "simultaneous": MarkerMode.SIMULTANEOUS,
    "consecutive": MarkerMode.CONSECUTIVE,
    "sign": MarkerMode.SIGN,
    "dub": MarkerMode.DUBBED,
    "voice": MarkerMode.VOICE_OVER,
    "subtitle": MarkerMode.SUBTITLED,
}


def _mode(kinds: frozenset[str], spoken: tuple[str, ...]) -> MarkerMode | None:
    if SIGNED.intersection(spoken):
        return MarkerMode.SIGN
    return next((mode for kind, mode in _MODES.items() if kind in kinds), None)


def _certainty(
    items: list[Item], kinds: frozenset[str], parts: list[Part], language: str, document: str | None
) -> Certainty:
    alone = kinds - {"fill", "who", "through", "via"}
    if not parts and alone and alone <= {"voice", "subtitle"}:
        return Certainty.LOW  # "voice-over" is a reporter's own too, over pictures
    if _person_alone(items, kinds):
        return Certainty.LOW  # may be somebody's profession
    foreign = document is not None and language not in {document, "en"}
    unsure = any(part.role == "open" for part in parts) or not all(item.sure for item in items)
    return Certainty.MEDIUM if foreign or unsure else Certainty.HIGH


def _person_alone(items: list[Item], kinds: frozenset[str]) -> bool:
    return len(items) <= 2 and bool(kinds & PERSONS) and kinds <= PERSONS | {"fill", "who"}


def _entry(items: list[Item], language: str) -> str:
    return f"{language}: {' '.join(_names(items))}"


def _names(items: list[Item]) -> Iterator[str]:
    for item in items:
        if item.tag:
            yield f"{item.role + ' ' if item.role else ''}<{item.tag}>"
        elif not item.kinds <= {"fill", "who"}:
            yield "/".join(sorted(item.kinds))
