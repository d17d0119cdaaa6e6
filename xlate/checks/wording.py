"""Words said twice, sentences that end in another way, and texts that are far too long or too short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from xlate.checks.check import Pair, Settings
from xlate.checks.scripts import weight_of
from xlate.languages import primary_subtag
from xlate.model.unit import UnitKind

__all__ = ["DOUBLING", "check_ending", "check_length", "check_repeated_words"]

_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
DOUBLING = {
    "id",
    "ms",
    "jv",
    "su",
    "tl",
    "fil",
    "vi",
    "th",
    "km",
    "lo",
    "hi",
    "ur",
    "bn",
    "ta",
    "te",
    "mr",
    "pa",
    "gu",
    "tr",
    "az",
    "ko",
}
"""languages that double words to say more or many"""
_FINE_TWICE = frozenset(
    "nous vous die der das den dem sie ist had that is si bla ha no ja så très muy muito molto "
    "очень чуть едва вот ещё далеко много да нет".split()
)
"""words that may stand twice in some language"""

_CLOSERS = "\"'»«”“’)]）】」』›\u200f\u200e \u00a0\u202f"
_BRACKETS = ")]）】"
"""what is in brackets ends as its language likes it"""
_QUESTION, _FULL_STOP = "?？؟⁇;\u037e՞፧", ".。．｡।॥۔։።។။!！…:：؛⁉‼"
_UNPUNCTUATED = {"th", "lo", "my", "km"}
_SPEECH = {UnitKind.SEGMENT, UnitKind.NARRATIVE, UnitKind.STAGE, UnitKind.OTHER, None}

_ALPHABETS = re.compile("[\0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590]*")
"""Latin, Greek, Cyrillic and Armenian: each letter or sign counts for one, which is quickly told of a whole text"""
_LONG = 40
"""letters, in which shorter texts vary too much"""
_SHORT, _HALF = 0.6, 0.5
"""of the usual length: what has less, and half of the sentences or fewer than the source, lacks some of them"""
_SENTENCE_END = re.compile(rf"[.?!…؟۔।។።՞:]+[{re.escape(_CLOSERS)}]*\s|[。．｡？！⁇⁉‼]+")
_ENOUGH = 20
"""pairs that tell how long translations of a document are"""


def check_repeated_words(pair: Pair) -> str | None:
    """Say which word stands twice in a row, unless the source or the language doubles words."""
    match = _TWICE.search(pair.target_words)
    if match is None or primary_subtag(pair.target_language) in DOUBLING:
        return None
    first, second = match.group().split()
    if first.isupper() != second.isupper():
        return None  # as in "type TYPE"
    if match[1].casefold() in _FINE_TWICE or _TWICE.search(pair.source_words):
        return None
    return f'"{match.group()}": the same word twice'


def check_ending(pair: Pair) -> str | None:
    """Say that a question became none, or that the mark at the end of a sentence is missing."""
    if pair.kind not in _SPEECH or primary_subtag(pair.target_language) in _UNPUNCTUATED:
        return None
    source, target = pair.source_words.rstrip(_CLOSERS)[-1:], pair.target_words.rstrip(_CLOSERS)[-1:]
    asked, asks = _is_question(source, pair.source_language), _is_question(target, pair.target_language)
    if asked and not asks:
        if primary_subtag(pair.target_language) in ("ja", "hy") and target in _FULL_STOP:
            return None  # か。 asks; the Armenian mark stands inside the sentence
        return "the source ends with a question mark, the translation does not"
    if asks and not asked and source in _FULL_STOP and primary_subtag(pair.source_language) not in ("ja", "hy"):
        return "the translation ends with a question mark, the source does not"
    if source and source in ".。।۔" and target.isalpha() and pair.source_words[-1:] not in _BRACKETS:
        return "the source ends with a full stop, the translation without any mark"
    return None


def _is_question(mark: str, language: str) -> bool:
    return bool(mark) and mark in _QUESTION and (mark != ";" or primary_subtag(language) == "el")


def check_length(pairs: Sequence[Pair], settings: Settings) -> Iterable[tuple[Pair, str]]:
    """Say which translations are far longer or shorter than those of the document usually are.

    A character of Chinese, Japanese and Korean counts for as many letters as it stands for. Where sentences are missing
    too, less has to be missing of the length.
    """
    ratios = [
        (pair, _length(pair.target_words) / source) for pair in pairs if (source := _length(pair.source_words)) >= _LONG
    ]
    usual = median(ratio for _, ratio in ratios) if len(ratios) >= _ENOUGH else 1.0
    usual = min(max(usual, 0.5), 2.0)  # a document that is wrong throughout is no measure
    for pair, ratio in ratios:
        if ratio > usual * settings.length:
            yield pair, f"{ratio / usual:.1f} times as long as usual"
        elif ratio < usual / settings.length:
            yield pair, f"only {100 * ratio / usual:.0f} % as long as usual"
        elif ratio < usual * _SHORT and (few := _missing_sentences(pair, ratio / usual)):
            yield pair, f"only {100 * ratio / usual:.0f} % as long as usual, and {few}"


def _missing_sentences(pair: Pair, ratio: float) -> str:
    """What to say where a short translation has fewer sentences, half of them if it is longer; empty for others."""
    ours, theirs = (max(1, len(_SENTENCE_END.findall(f"{text} "))) for text in (pair.source_words, pair.target_words))
    if primary_subtag(pair.target_language) in _UNPUNCTUATED or theirs >= ours:
        return ""
    return f"of {ours} sentences it has {theirs}" if 2 * theirs <= ours or ratio < _HALF else ""


def _length(text: str) -> float:
    if text.isascii() or _ALPHABETS.fullmatch(text):
        return len(text)
    return sum(map(weight_of, text))
