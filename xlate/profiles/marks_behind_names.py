"""A mark without brackets behind a name: ``Ann Lee, through interpreter``, ``Ann Lee — gedolmetscht —``."""

from __future__ import annotations

import re
from dataclasses import replace

from xlate.languages import UNDETERMINED
from xlate.model.lineage import Certainty, Relation
from xlate.model.pieces import Marker
from xlate.profiles.inline_markers import Place, marker_of_lexicon
from xlate.profiles.marker_lexicon import read_marker

__all__ = ["EDGES", "doubtful_at_end", "marker_at_end", "split_unbracketed"]

_BEFORE_TAIL = re.compile(r"(?<=[\w.)\]）])(?:\s?[,،，、/]\s?|\s?[–—]\s?|\s-\s|\s)(?=\w)")
EDGES = " \u00a0,،，、/–—-"
"""what stands between a name and a mark, and behind it"""
_THROUGH = re.compile(r"^\S+ (?:speak )?(?:via|through)(?:/|\s)")
"""what reads "through interpreter" and "speaking through an interpreter" """

_PERSON = re.compile(r"^\S+ (?:\w+/)?(?:interpreter|translator)$")
_WHO = re.compile(r"(?:\s[^\W\d_a-z][\w.’'-]*){1,3}$")
"""the name of whoever interprets: ``through interpreter Ann Lee``"""


def marker_at_end(label: str, language: str = UNDETERMINED) -> tuple[str, Marker] | None:
    """The name in a label, and the marker behind it without brackets: ``Ann Lee, through interpreter``.

    Args:
        label: as printed, without notes in brackets and colon.
        language: tag of the language of the document.

    Returns:
        None if the label ends with a name, an office, or what is only perhaps a marker.
    """
    printed = label.rstrip(EDGES)
    gaps = list(_BEFORE_TAIL.finditer(printed))
    apart = [gap for gap in gaps if gap.group().strip()]
    # the longest of several parts behind commas: ", speaking in Hindi, through an interpreter"
    found = next(
        (
            one
            for gap in apart
            if (one := _at_end(printed[gap.end() :], language, apart=True, closed=_closes(label, gap)))
        ),
        None,
    )
    if found is not None:
        return printed[: -len(found.text)].rstrip(), found
    for gap in gaps:
        tail = printed[gap.end() :]
        if not gap.group().strip() and " " in tail and (found := _at_end(tail, language, apart=False)) is not None:
            return printed[: gap.end()].rstrip(), found
    return None


def _closes(label: str, gap: re.Match[str]) -> bool:
    """True for what stands between two dashes: ``Ann Lee – Interpretation from Spanish –``."""
    return gap.group().strip() in _DASHES and label.rstrip(" \u00a0")[-1:] in _DASHES


_DASHES = frozenset("–—-")


def _at_end(tail: str, language: str, *, apart: bool, closed: bool = False) -> Marker | None:
    """The marker that the last words of a label are.

    Args:
        tail: the words.
        language: tag of the language of the document.
        apart: a comma or a dash stands before them; without it, only that somebody interprets is read.
        closed: they stand between two dashes, as no part of an office does.
    """
    tag = None if language == UNDETERMINED else language
    said = tail
    reading = read_marker(said, tag)
    if reading is None and not tail.isupper():
        said = _WHO.sub("", tail)
        reading = read_marker(said, tag) if said != tail else None
    if reading is None or reading.certainty is Certainty.LOW or _is_person(reading.entry, said):
        return None
    through = _THROUGH.search(reading.entry) is not None
    if (said != tail and not through) or (_is_in_capitals(tail) and not (apart and through) and not closed):
        return None  # "Director, Translation", but "Ann Lee, Through Interpreter"
    carried = reading.relation is not Relation.SPOKEN
    if reading.certainty is not Certainty.HIGH and not (apart and carried):
        return None
    found = marker_of_lexicon(said, language, Place.SENTENCE) if apart or through else None
    return replace(found, text=tail) if found is not None else None


def _is_person(entry: str, tail: str) -> bool:
    """True for the word for an interpreter alone, which says what somebody is: ``Mme Lee, interprète``."""
    return " " not in tail and _PERSON.search(entry) is not None


def _is_in_capitals(tail: str) -> bool:
    """True for words with a capital, in a label that is not in capitals throughout: the name of an office, perhaps."""
    return tail[:1].isupper() and not tail.isupper()


def doubtful_at_end(label: str, language: str = UNDETERMINED) -> str | None:
    """The words behind a comma or a dash that are perhaps a marker, and perhaps an office: ``Frau Lee – Übersetzung``.

    Args:
        label: as printed, of which `marker_at_end` reads nothing.
        language: tag of the language of the document.
    """
    tag = None if language == UNDETERMINED else language
    for gap in _BEFORE_TAIL.finditer(label):
        tail = label[gap.end() :].rstrip(EDGES)
        reading = read_marker(tail, tag) if gap.group().strip() and _is_in_capitals(tail) else None
        if reading is not None and reading.relation is not Relation.SPOKEN and not _is_person(reading.entry, tail):
            return tail
    return None


_BEFORE_WORDS = re.compile(
    r"(?P<dash>[–—-])\s?(?P<dashed>[^–—:\n]{4,80}?)\s?[–—-]\s(?=\S)|(?P<said>[^\W\d_][^:.!?\n]{6,60})[:：]\s(?=\S)"
)


def split_unbracketed(words: str, language: str = UNDETERMINED) -> tuple[Marker, str] | None:
    """The mark without brackets before the words of a turn, and the words: ``– in French – We agree``.

    Between dashes any mark is read; before a colon only that the words came through somebody, for "Translation: none"
    can be what was said.

    Args:
        words: all that stands behind the label.
        language: tag of the language of the document.
    """
    match = _BEFORE_WORDS.match(words[:160])
    if match is None:
        return None
    said = match["dashed"] or match["said"]
    reading = read_marker(said, None if language == UNDETERMINED else language)
    if reading is None or reading.certainty is not Certainty.HIGH:
        return None
    if match["said"] and _THROUGH.search(reading.entry) is None:
        return None
    found = marker_of_lexicon(said, language, Place.SENTENCE)
    return (replace(found, text=match.group().strip()), words[match.end() :]) if found is not None else None
