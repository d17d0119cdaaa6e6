"""Who is meant where a body stands before a name, or a label before its bracket, and is nobody's name itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.label_parts import WITHOUT_LINKS, is_person_note
from xlate.profiles.name_genders import gender_of_given
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office

__all__ = ["is_body_before", "is_of_body", "is_station", "without_haji"]

_BODY = re.compile(r"(?:F[-.\s]|Fraksi\s)?[^\W\d_]{2,9}(?:[-/][^\W\d_]{2,9})?")
"""a party, or the group of a party: ``SPD``, ``F-PN``, ``CDU/CSU``"""
_VOWEL = re.compile(r"[aeiouyаеёиоуыэюяіїєαεηιουω]", re.IGNORECASE)


def is_body_before(before: str, who: str) -> bool:
    """True for a party or a group of one before the person in the bracket: ``F-PN (Ir. ANN LEE)``, ``SPD (Ann Lee)``.

    Args:
        before: the label before the bracket.
        who: what stands in the bracket, up to its first comma.
    """
    body = before.isupper() and len(who) > len(before) and _BODY.fullmatch(before) is not None
    if not body or not is_person_note(who) or len(words := who.split()) < _NAMED:
        return False
    group = before.startswith("F-") or _VOWEL.search(before) is None
    return group and (bare(words[0]) in HONORIFICS or gender_of_given(words[0]) is not None or before[1] == "-")


def without_haji(before: str, who: str) -> str:
    """What stands in a bracket without H. and Hj., which are titles where labels are Indonesian: ``Dr. H. ANN LEE``."""
    indonesian = bare(before.split(maxsplit=1)[0]) in WITHOUT_LINKS or before[:2] == "F-"
    return _HAJI.sub("", who) if indonesian else who


_HAJI = re.compile(r"(?:(?<=^)|(?<=\.\s))Hj?\.\s")


def is_of_body(before: str, after: str) -> bool:
    """True for an office of a body before the comma, where a name follows: ``Guvernatorul BNM, Ana Albu``."""
    words, name = before.split(), after.split()
    return (
        len(words) == _NAMED
        and is_office(words[0])
        and not words[0].isupper()
        and words[1].isupper()
        and words[1].isalpha()
        and len(name) > 1
        and not after.isupper()
    )


_NAMED = 2
"""words of a name at least"""


def is_station(before: str, who: str, noted: Iterable[str]) -> bool:
    """True for a place or seat at which several persons speak: ``Base 1 (Reyes)``, ``Base 2 (Okoro)``.

    One without a number is a place where others have numbers: ``Harbor (Reyes)``, ``Harbor (Okoro)``.

    Args:
        before: the label before the bracket.
        who: what stands in the bracket.
        noted: all labels of the document with a bracket after them.
    """
    numbered = before[-1].isdigit()
    if is_anonymous(before) or is_anonymous(who) or (" " in before and not numbered):
        return False
    fronts = [(front, note.rstrip(") ")) for front, _, note in (one.partition(" (") for one in noted)]
    places = {(_of_number(front), note) for front, note in fronts if front[-1:].isdigit() and is_person_note(note)}
    held = {note for front, note in places if front == _of_number(before)}
    held = held if numbered else {note for front, note in fronts if front == before}
    elsewhere = {note for front, note in fronts if _of_number(front) != _of_number(before)}
    return bool(places) and len(held) > 1 and all(map(is_person_note, held)) and held.isdisjoint(elsewhere)


def _of_number(front: str) -> str:
    return front.rstrip("0123456789 ")
