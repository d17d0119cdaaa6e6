"""Turns of interpreters: the words of somebody else, or a note in their place, ``Interpreter: (Translation of above)``.

Such a note can hold any words, names too, so it is a marker only under the label of an interpreter. What an interpreter
says of himself, "Microphone, please", is his own.
"""

from __future__ import annotations

import re

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Relation
from xlate.model.pieces import Marker, Scope
from xlate.profiles.inline_markers import CARRIED_OVER
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.marker_roles import PERSONS
from xlate.profiles.marker_tables import fold_words, senses
from xlate.profiles.marker_words import note_words

__all__ = ["is_interpreter", "note_of_interpreter", "speaks_for_himself"]

_NOTE = re.compile(r"[(\[（【〔［][^()\[\]（）【】〔〕［］\n]{2,160}[)\]）】〕］][.。]?")
_INTERPRETER = re.compile(r": (?:interpreter|translator|interpret|translate)$")
"""what reads a label of whoever interprets; 翻译 is both the work and who does it"""
_MOST_WORDS = 14
_OWN = 40
"""words of a turn in which an interpreter speaks of himself, or of what he cannot hear"""
_HEARD = re.compile(r"mi[ck]rof?ph?on|\bmike?s?\b|микрофон|mikrofon|麦克风|マイク|마이크|ميكروفون", re.IGNORECASE)


_OF = frozenset(["for", "of", "für", "von", "de", "du", "del", "di", "voor", "para", "por", "för", "za"])
"""between an interpreter and whose words he says: ``Interpreter for Ms. Lee``"""
_WHOSE = re.compile(r"[’']s? \w+$")
"""``Ms. Lee's interpreter``"""


def is_interpreter(label: str, language: str) -> bool:
    """True for the label of somebody who interprets: ``Dolmetscherin``, ``Interpreter for Ms. Lee``.

    Args:
        label: who speaks.
        language: tag of the language of the document.
    """
    who = read_marker(f"({label})", None if language == UNDETERMINED else language) if label else None
    if who is not None:
        return _INTERPRETER.search(who.entry) is not None
    first, of, *more = [*label.split(), "", ""]
    if more[:1] != [""] and of in _OF and _is_person(fold_words(first), language):
        return True
    return _WHOSE.search(label) is not None and _is_person(fold_words(label.rsplit(maxsplit=1)[-1]), language)


def speaks_for_himself(words: str, language: str) -> bool:
    """True for a short turn of an interpreter that speaks of interpreters, or of what they hear.

    Args:
        words: of the turn.
        language: tag of the language of the document.
    """
    if _HEARD.search(words):
        return True
    said = note_words(f"({' '.join(words.split()[:_OWN])})")
    return any(_is_person(word.folded, language) for word in said)


def note_of_interpreter(label: str, words: str, language: str) -> Marker | None:
    """The note that is all there is of an interpreter's turn, and says that he translated.

    Args:
        label: who speaks.
        words: of the turn.
        language: tag of the language of the document.
    """
    if _NOTE.fullmatch(words) is None or not is_interpreter(label, language):
        return None
    inner = note_words(words.rstrip(".。"))
    if len(inner) > _MOST_WORDS and not inner[0].glued:
        return None
    if inner and inner[0].glued:
        carried = CARRIED_OVER.search(words) is not None
    else:
        carried = any(CARRIED_OVER.match(word.printed) and not _is_person(word.folded, language) for word in inner)
    return Marker(words, Relation.INTERPRETATION, Scope.TURN) if carried else None


def _is_person(word: str, language: str) -> bool:
    """True for the word for an interpreter; a note on what he does, "(The interpreter coughs)", is no marker."""
    meanings = senses(word)
    kinds = [meanings[code].kinds for code in (primary_subtag(language), "en") if code in meanings]
    return any(one & PERSONS for one in kinds)
