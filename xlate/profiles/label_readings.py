"""Readings of a document: which of the ways in which its labels could be set apart is the one.

The usual reading (`speaker_labels`) and one or two for each signature that recurs (`label_signatures`) are weighed by
how their labels stand in the whole document: how they come again, alternate, spread, how much of the text they leave to
one turn, how they look. The weights are trained (`benchmarks/train_readings.py`) on what is right in annotated and
generated texts, stand in `reading_weights`, and docs/profiles.md prints them. A reading for which little speaks is said
to be so.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from xlate.model.document import Line
from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.label_candidate import Candidate
from xlate.profiles.label_forms import NUMBERED, form_of
from xlate.profiles.label_signatures import END, Marked, Signature, family, signatures
from xlate.profiles.reading_weights import READING_WEIGHTS
from xlate.profiles.vocabulary import HONORIFICS, SENTENCE_WORDS, bare, is_caseless, is_office

__all__ = ["Chosen", "Reading", "choose_reading", "reading_features", "readings", "weigh_reading"]

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"”’»」』)\]）]*$")
_FEW = 4
"""labels"""
_NEAR = 4
"""characters by which the ends of the same label differ"""
_MOST = 12
"""signatures that are weighed: those before most labels"""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the labels of a document."""

    labels: Mapping[int, Candidate]
    """by the place of their line"""
    signature: Signature | None = None
    """None: the usual reading"""
    strict: bool = False
    """only what comes again"""
    left: int = 0
    """lines of the same signature that were not taken"""


def readings(usual: Reading, lines: Sequence[Line], begins: Sequence[bool]) -> list[Reading]:
    """The readings of a document by signatures; what a usual sign tells of a line stays as it is.

    Args:
        usual: what the usual signs tell.
        lines: all that could begin with a label.
        begins: of each, whether a turn could begin with it.
    """
    found = signatures(lines, begins)
    best = sorted(found, key=lambda one: (-_repeated(found[one]), one))[:_MOST]
    made: list[Reading] = []
    for signature in best:
        rows = found[signature]
        counts = Counter(family(one.candidate.label) for one in rows)
        forms = {form_of(label) for label, number in counts.items() if number > 1}
        again = {one.place: one.candidate for one in rows if counts[family(one.candidate.label)] > 1}
        wide = {
            one.place: one.candidate
            for one in rows
            if one.place in again or form_of(family(one.candidate.label)) in forms
        }
        made.append(_with_usual(Reading(wide, signature, left=len(rows) - len(wide)), usual))
        if len(again) < len(wide):
            made.append(_with_usual(Reading(again, signature, True, len(rows) - len(again)), usual))
    return made


def _with_usual(reading: Reading, usual: Reading) -> Reading:
    """A reading with the labels that the usual signs tell, if half of its own are among them."""
    both = [place for place, label in reading.labels.items() if _is_same(label, usual.labels.get(place))]
    same = {place: usual.labels[place] for place in both}
    if 2 * len(both) >= len(reading.labels):
        return replace(reading, labels={**reading.labels, **usual.labels})
    return replace(reading, labels={**reading.labels, **same})


def _is_same(label: Candidate, other: Candidate | None) -> bool:
    """True for two candidates of a line that are one label, brackets or a full stop apart."""
    if other is None or abs(label.end - other.end) >= _NEAR:
        return False
    return label.label in other.label or other.label in label.label


def _repeated(rows: list[Marked]) -> int:
    counts = Counter(one.candidate.label for one in rows)
    return sum(number for number in counts.values() if number > 1)


def reading_features(
    reading: Reading, usual: Reading, lines: Sequence[Line], begins: Sequence[bool]
) -> dict[str, float]:
    """The features that a reading of a document has, by name; beside what the usual one is."""
    places = sorted(reading.labels)
    found = _beside_usual(reading, usual)
    if not places:
        return {**found, "no labels": 1.0}
    labels = [reading.labels[place].label for place in places]
    number, counts = len(places), Counter(labels)
    families = Counter(map(family, labels))
    sizes = _sizes(reading.labels, places, lines)
    whole = sum(sizes) or 1
    ended = [reading.labels[place].end >= len(lines[place].text.rstrip()) for place in places]
    found |= {
        "labels, log": min(math.log2(number + 1), 7),
        "labels that come again": sum(n for n in families.values() if n > 1) / number,
        "different labels, share": len(families) / number,
        "different labels, log": min(math.log2(len(counts)), 5),
        "alternation": sum(one != other for one, other in pairwise(labels)) / max(1, number - 1),
        "spread": (places[-1] - places[0]) / len(lines),
        "share of lines that may begin": min(1.0, number / max(1, sum(begins))),
        "words before the first": sizes[0] / whole,
        "words of the longest turn": max(sizes[1:]) / whole,
        "turns without words": sum(size == 0 for size in sizes[1:]) / number,
        "the longest run without a label": max(later - one for one, later in pairwise([*places, len(lines)]))
        / len(lines),
        "left of the same kind": min(reading.left / number, 2),
        "all end lines": float(all(ended)),
        "some end lines": float(any(ended) and not all(ended)),
        "a line ends before them": _after_end(places, lines),
        "begin blocks": sum(begins[place] for place in places) / number,
        "only what comes again": float(reading.strict),
        "the same words after": _same_words(reading, lines),
    }
    return {
        name: value for name, value in (found | _looks(list(counts), counts, number) | _signs(reading)).items() if value
    }


def _beside_usual(reading: Reading, usual: Reading) -> dict[str, float]:
    """How a reading stands to the usual one."""
    counts = Counter(label.label for label in usual.labels.values())
    again = sum(number for number in counts.values() if number > 1) / max(1, len(usual.labels))
    if reading.signature is None:
        return {
            "usual": 1.0,
            "usual, labels that come again": again,
            "usual, few labels": float(len(usual.labels) < _FEW),
        }
    both = sum(place in usual.labels for place in reading.labels)
    return {
        "another, nothing usual": float(not usual.labels),
        "another, of its labels usual": both / max(1, len(reading.labels)),
        "another, of the usual labels left": (len(usual.labels) - both) / max(1, len(usual.labels)),
        "another, of usual ones that come again left": again * (len(usual.labels) - both) / max(1, len(usual.labels)),
        "another, more labels": min(4.0, math.log2((len(reading.labels) + 1) / (len(usual.labels) + 1))),
    }


def _signs(reading: Reading) -> dict[str, float]:
    if reading.signature is None:
        return {}
    before, after = reading.signature
    sign = after.rstrip(END + "-") or after
    return {
        "a sign before": float(bool(before.strip("#0:"))),
        "a clock beside": float("0:" in before or "0:" in after),
        "a number before": float("#" in before),
        "line end alone": float(after == END),
        "a colon after": float(sign[:1] in {":", "："}),
        "a dash after": float(sign[:1] in {"-", "–", "—"}),
        "a full stop after": float(sign == "."),
        "wide space after": float(sign == "\t"),
        "another sign after": float(bool(sign) and sign[:1] not in set(".:：-–—\t$")),
        "a sign on both sides": float(bool(before.strip("#0:")) and after != END and sign != "\t"),
    }


def _looks(labels: list[str], counts: Counter[str], number: int) -> dict[str, float]:
    """How the labels look, each as often as it comes."""

    def share(test: Mapping[str, bool]) -> float:
        return sum(counts[label] for label in labels if test[label]) / number

    words = {label: label.split() for label in labels}
    plain = {label: [bare(word) for word in words[label]] for label in labels}
    upper = {label: label.isupper() and len(label) > 1 for label in labels}
    forms = Counter(form_of(label) for label in labels)
    return {
        "names of several words": share(
            {one: 1 < len(words[one]) <= 5 and all(word[:1].isupper() for word in words[one]) for one in labels}
        ),
        "in capitals": share(upper),
        "no capitals in the script": share({one: is_caseless(one) for one in labels}),
        "an honorific": share({one: plain[one][0] in HONORIFICS for one in labels}),
        "an office": share({one: any(map(is_office, words[one])) for one in labels}),
        "a function": share({one: is_anonymous(one) or NUMBERED.fullmatch(one) is not None for one in labels}),
        "one word": share({one: len(words[one]) == 1 and not upper[one] for one in labels}),
        "words that sentences have": share(
            {one: not upper[one] and any(word in SENTENCE_WORDS for word in plain[one]) for one in labels}
        ),
        "long": share({one: len(words[one]) > 6 or len(one) > 50 for one in labels}),
        "of one form": max(forms.values()) / len(labels),
    }


def _sizes(labels: Mapping[int, Candidate], places: list[int], lines: Sequence[Line]) -> list[int]:
    """Characters before the first label, and after each."""
    sizes, current, at = [0], 0, set(places)
    for place, line in enumerate(lines):
        if place in at:
            sizes.append(0)
            current += 1
            continue
        sizes[current] += len(line.text)
    for number, place in enumerate(places, start=1):
        sizes[number] += max(0, len(lines[place].text) - labels[place].end)
    return sizes


def _same_words(reading: Reading, lines: Sequence[Line]) -> float:
    """Share of the labels after which the same stands on the line as after others: an office, and no speech."""
    after = [lines[place].text[label.end :].strip() for place, label in reading.labels.items()]
    words = Counter(one for one in after if one)
    return sum(number - 1 for number in words.values()) / max(1, len(after))


def _after_end(places: list[int], lines: Sequence[Line]) -> float:
    """Share of the labels before which a sentence has ended."""
    before = [lines[place - 1].text for place in places if place]
    return sum(_SENTENCE_END.search(text) is not None for text in before) / len(before) if before else 0.0


def weigh_reading(reading: Reading, usual: Reading, lines: Sequence[Line], begins: Sequence[bool]) -> float:
    """How much speaks for a reading: log-odds against every other reading, and none."""
    features = reading_features(reading, usual, lines, begins)
    return READING_WEIGHTS["bias"] + sum(READING_WEIGHTS.get(name, 0.0) * value for name, value in features.items())


_SURE = 4.0
"""log-odds of the usual reading with which no other is looked for"""
_BETTER = 0.5
"""by how much another must be better"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best reading of a document."""

    reading: Reading
    odds: float
    """log-odds that it is right"""
    usual: Reading
    others: Sequence[tuple[float, Reading]] = ()
    """other readings, with theirs; none where the usual one is beyond doubt"""


def choose_reading(usual: Reading, lines: Sequence[Line], begins: Sequence[bool]) -> Chosen:
    """The best reading of a document, and how much speaks for it.

    Args:
        usual: what the usual delimiters gave.
        lines: all that could begin with a label.
        begins: of each, whether a turn could begin with it.
    """
    odds = weigh_reading(usual, usual, lines, begins)
    if odds >= _SURE or not lines:
        return Chosen(usual, odds, usual)
    weighed = [(weigh_reading(one, usual, lines, begins), one) for one in readings(usual, lines, begins)]
    best = max(weighed, key=lambda one: one[0], default=(-math.inf, usual))
    if best[0] > odds + _BETTER and best[0] > _LEAST:
        return Chosen(best[1], best[0], usual, weighed)
    return Chosen(usual, odds, usual, weighed)


_LEAST = -4.0
"""log-odds of a reading that is taken instead of the usual one"""
