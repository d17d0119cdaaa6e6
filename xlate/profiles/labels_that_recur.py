"""Labels told by how they come again and by what stands under them, where neither words nor delimiters tell."""

from __future__ import annotations

from collections import Counter

from xlate.profiles.inline_markers import split_pieces
from xlate.profiles.label_candidate import Shape
from xlate.profiles.label_features import Census, Key, is_generic
from xlate.profiles.label_forms import NUMBERED, form_of, is_rank
from xlate.profiles.vocabulary import HONORIFICS, SINGLE_WORDS

__all__ = ["above_words", "alone_before_words", "by_recurrence"]

_FEW = 4
"""turns; fewer make no text of turns"""


def by_recurrence(census: Census) -> set[Key]:
    """Labels of a text that has none by their words: ``ann:``, ``@bob:``, ``[Ann Lee]`` before nearly each line."""
    for shape in (Shape.COLON, Shape.BRACKET, Shape.ALONE):
        again = {
            key
            for key, number in census.counts.items()
            if key[0] is shape and number > 1 and len(key[1].split()) <= 4 and _may_recur(key, census)
        }
        turns = sum(census.counts[key] for key in again)
        share = 4 if shape is Shape.COLON else 8
        if len(again) > 1 and turns > _FEW and turns * share >= census.lines:
            if shape is Shape.BRACKET:  # （内閣広報官） among （総理） and （記者）
                again |= {key for key in census.counts if key[0] is shape and is_rank(key[1])}
            return again
    return set()


def alone_before_words(census: Census, followed: Counter[str], accepted: set[Key]) -> set[Key]:
    """Lines of their own that come again before running text, as those of speakers do, and others like them.

    With a marker of interpretation after it such a line is a label even if it comes once.
    """
    counts = census.counts
    able = {key for key in counts if key[0] is Shape.ALONE and followed[key[1]] and _may_stand_alone(key, census)}
    again = {key for key in able if counts[key] > 1 and followed[key[1]] * 2 >= counts[key]}
    turns = sum(counts[key] for key in again)
    if any(key[0] in _ON_OWN_LINES for key in accepted):  # "Operator", "Dr. Ann Lee" among names on their own lines
        return {key for key in able if is_generic(key[1], census.profile) or _is_titled(key, census)}
    if len(again) < 2 or turns < _FEW or turns < sum(counts[key] for key in accepted):
        return set()
    forms = {form_of(label) for _, label in again}
    return again | {
        key for key in able if form_of(key[1]) in forms and (" " in key[1] or is_generic(key[1], census.profile))
    }


_ON_OWN_LINES = {Shape.ALONE, Shape.CLOCK}


def _is_titled(key: Key, census: Census) -> bool:
    """True for a name of several words behind a title or an office, which no heading has."""
    words = census.words[key[1]]
    titled = len(words.printed) > 1 and words.bare[0] in HONORIFICS and words.looks_like_name
    return (titled or words.is_office_and_name()) and words.printed[-1][:1].isupper()


def above_words(census: Census, headed: Counter[str]) -> set[Key]:
    """Lines in bold with words under them in their paragraphs, as headings hardly are, where half come again."""
    again = sum(number for number in headed.values() if number > 1)
    if again < _FEW or again * 2 < sum(headed.values()) or sum(number > 1 for number in headed.values()) < 2:
        return set()
    keys = ((Shape.ALONE, label) for label in headed)
    return {key for key in keys if key in census.counts and census.words[key[1]].can_be_label()}


def _may_stand_alone(key: Key, census: Census) -> bool:
    """True for a name, a function or a few words in capitals, which a heading can be too."""
    words = census.words[key[1]]
    if not words.can_be_label() or len(words.printed) > 5:
        return False
    known = is_generic(key[1], census.profile) or NUMBERED.fullmatch(key[1]) is not None
    upper = words.is_upper and not words.has_sentence_words and len(words.inner) > 1
    return known or upper or (words.looks_like_name and words.bare[0] not in SINGLE_WORDS)


def _may_recur(key: Key, census: Census) -> bool:
    """False for what recurs in texts and is no speaker: stage directions, markers, the beginnings of sentences."""
    words = census.words[key[1]]
    if not words.can_be_label() or (words.has_sentence_words and not words.is_upper):
        return False
    if key[0] is not Shape.BRACKET:
        return key[0] is Shape.COLON or (words.is_upper and len(words.inner) > 2)
    stage = split_pieces(key[1].replace("<", "(").replace(">", ")"), census.profile, 1, begins_turn=True)
    plain = len(words.printed) == 1 or not words.looks_like_name
    return not plain or all(isinstance(piece, str) for piece in stage)
