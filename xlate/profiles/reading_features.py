"""What speaks for a reading of a document and against it: named features of its labels and of what they leave to turns.

Their weights are trained (`benchmarks/train_readings.py`) and stand in `reading_weights`; docs/profiles.md prints them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlate.model.document import Line
from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.label_candidate import Candidate
from xlate.profiles.label_forms import NUMBERED, family, form_of
from xlate.profiles.label_signatures import END, Signature
from xlate.profiles.reading_content import content_features
from xlate.profiles.vocabulary import HONORIFICS, SENTENCE_WORDS, bare, is_caseless, is_office

__all__ = ["Reading", "reading_features"]

_FEW = 4
"""labels"""


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
        "begin blocks": sum(begins[place] for place in places) / number,
        "in bold": sum(reading.labels[place].strong for place in places) / number,
        "a bracket behind them": sum(bool(reading.labels[place].notes) for place in places) / number,
        "only what comes again": float(reading.strict),
    }
    found |= _looks(list(counts), counts, number) | _signs(reading) | content_features(reading.labels, lines)
    return {name: value for name, value in found.items() if value}


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
        "only a space after": float(sign == " "),
        "another sign after": float(bool(sign) and sign[:1] not in set(".:：-–—\t$ ")),
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
