"""Readings of a document: which of the ways in which its labels could be set apart is the one.

The usual reading (`speaker_labels`) and one or two for each signature that recurs (`label_signatures`) are weighed by
how their labels stand in the whole document: how they come again, alternate, spread, how much of the text they leave to
one turn, how they look. The weights are trained (`benchmarks/train_readings.py`) on what is right in annotated and
generated texts, stand in `reading_weights`, and docs/profiles.md prints them. A reading for which little speaks is said
to be so.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlate.model.document import Line
from xlate.profiles.label_candidate import Candidate
from xlate.profiles.label_forms import family, form_of
from xlate.profiles.label_signatures import Marked, signatures
from xlate.profiles.reading_features import Reading, reading_features
from xlate.profiles.reading_weights import READING_WEIGHTS

__all__ = ["Chosen", "choose_reading", "readings", "weigh_reading"]

_NEAR = 4
"""characters by which the ends of the same label differ"""
_MOST = 12
"""signatures that are weighed: those before most labels"""


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


def weigh_reading(reading: Reading, usual: Reading, lines: Sequence[Line], begins: Sequence[bool]) -> float:
    """How much speaks for a reading: log-odds against every other reading, and none."""
    features = reading_features(reading, usual, lines, begins)
    return READING_WEIGHTS["bias"] + sum(READING_WEIGHTS.get(name, 0.0) * value for name, value in features.items())


_SURE = 4.0
"""log-odds of the usual reading with which no other is looked for"""
_BETTER, _MUCH_BETTER = 1.0, 3.0
"""by how much another must be better, and one of a few lines"""


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
    """The best reading of a document, with its log-odds; the one without labels where nobody seems to speak.

    Args:
        usual: what the usual delimiters gave.
        lines: all that could begin with a label.
        begins: of each, whether a turn could begin with it.
    """
    odds = weigh_reading(usual, usual, lines, begins) if usual.labels else _LEAST
    if odds >= _SURE or not lines:
        return Chosen(usual, odds, usual)
    weighed = [(weigh_reading(one, usual, lines, begins), one) for one in readings(usual, lines, begins)]
    best = max(weighed, key=lambda one: one[0], default=(-math.inf, usual))
    margin = 0 if not usual.labels else _BETTER if len(best[1].labels) >= _MANY else _MUCH_BETTER
    chosen = best if best[0] > odds + margin else (odds, usual)
    if _is_of_nobody(chosen[1], chosen[0]):
        return Chosen(Reading({}), chosen[0], usual, weighed)
    return Chosen(chosen[1], chosen[0], usual, weighed)


_LEAST = -1.5
"""log-odds of a reading that is taken where usual signs tell no labels"""


def _is_of_nobody(reading: Reading, odds: float) -> bool:
    """True for what looks like labels where nobody speaks: in agendas, lists, forms and articles.

    A few lines are too little to say so, and labels in bold or with a bracket are set apart by more than their places.
    """
    labels = reading.labels.values()
    told = sum(one.strong or bool(one.notes) for one in labels)
    least = _NOBODY if len(labels) >= _MANY else _NOBODY_IN_FEW
    return len(labels) >= _ENOUGH and 2 * told < len(labels) and odds < least


_NOBODY, _NOBODY_IN_FEW = -3.0, -4.5
"""log-odds under which nobody speaks, and in a few lines"""
_ENOUGH, _MANY = 4, 8
"""labels"""
