"""Guesses at what a note was meant to be that no rule understands: "(in Kmher)", "(retranslatd)", "(interprèt)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from xlate.languages import primary_subtag
from xlate.profiles import marker_tables as tables
from xlate.profiles.marker_lexicon import MarkerReading, read_marker
from xlate.profiles.marker_roles import CARRIED, PERSONS
from xlate.profiles.marker_words import Word, note_words

__all__ = ["NearestMarker", "holds_stem", "nearest_marker"]


@dataclass(frozen=True, slots=True)
class NearestMarker:
    """A marker that a note not understood may have been meant to be."""

    text: str
    """the note with its misspelt words put right, in lower case, without brackets"""
    reading: MarkerReading
    """what that would say"""
    similarity: float
    """of the word that was changed most: 1 is the same"""


_NEAR = 0.78
"""similarity of two words: one slip in five letters, two in ten"""
_SHORTEST = 4
"""letters of a word that is compared"""
_STEMS = CARRIED - PERSONS
_CONTENT = CARRIED | {"speak", "original", "simultaneous", "consecutive", "noun", "noun_in", "noun_from"}
"""kinds of words that tell in which language a note is written; "in" stands in many"""
_MOST_WORDS = 12
_MOST_LANGUAGES = 6


def nearest_marker(text: str, document_language: str | None = None) -> NearestMarker | None:
    """The marker that a note was perhaps meant to be: "(in Kmher)", "(retranslatd)".

    Args:
        text: a note that `read_marker` does not read.
        document_language: as there.

    Returns:
        The nearest marker in the document's language, in English, or in a language that knows words of the note, a
        guess to show to people; None if none is near.
    """
    return _nearest(text, primary_subtag(document_language) if document_language else None)


@lru_cache(maxsize=2048)  # a party comes back in each label of its members
def _nearest(text: str, document: str | None) -> NearestMarker | None:
    words = note_words(text)
    if not words or len(words) > _MOST_WORDS or words[0].glued:
        return None
    for language in _languages(words, document):
        near = _put_right(words, language)
        reading = read_marker(near[0], document or language) if near else None
        if near and reading:
            return NearestMarker(near[0], reading, near[1])
    return None


def _languages(words: list[Word], document: str | None) -> Iterator[str]:
    """Languages in which a note may be written: the document's, English, those that know most of its words."""
    known: Counter[str] = Counter()
    for word in words:
        known.update(code for code, sense in tables.senses(word.folded).items() if sense.kinds & _CONTENT)
    most = [code for code, _ in known.most_common(_MOST_LANGUAGES)]
    alone = tables.habits() if len(words) == 1 and words[0].printed[:1].islower() else ()
    yield from dict.fromkeys(code for code in (document, "en", *most, *alone) if code in tables.habits())


def _put_right(words: list[Word], language: str) -> tuple[str, float] | None:
    """The note with its misspelt words put right, and how near the worst of them is; None without one."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    similarity, right = 1.0, list[str]()
    for word in words:
        if language in tables.senses(word.folded) or len(word.folded) < _SHORTEST:
            right.append(word.folded)
            continue
        near = extractOne(
            word.folded, tables.vocabulary(language), scorer=OSA.normalized_similarity, score_cutoff=_NEAR
        )
        if near is None or near[0].startswith(word.folded):
            return None  # "in Russia" is no slip of the pen
        right.append(near[0].title() if tables.names_of(near[0]) else near[0])
        similarity = min(similarity, near[1])
    return (" ".join(right), similarity) if similarity < 1 else None


def holds_stem(text: str, document_language: str | None = None) -> bool:
    """True for a short note with a word that says that words were carried over, whatever stands beside it.

    Args:
        text: a note that `read_marker` does not read.
        document_language: as there.
    """
    words = note_words(text)
    document = primary_subtag(document_language) if document_language else None
    if not 0 < len(words) <= _MOST_WORDS or words[0].glued:
        return False
    return any(
        sense.kinds & _STEMS and len(word.folded) > _SHORTEST
        for word in words
        for code, sense in tables.senses(word.folded).items()
        if code in {document, "en"}
    )
