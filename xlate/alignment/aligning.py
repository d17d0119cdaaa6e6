"""Two passes over two texts: the first learns how long the other language is, and who is who; the second pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from xlate.alignment.anchors import Anchors, anchors_of
from xlate.alignment.costs import Costs, Scale
from xlate.alignment.lexicon import learn_words
from xlate.alignment.model import Bead, Piece
from xlate.alignment.searching import FEW_SHAPES, Step, band_around, find_band, find_path
from xlate.model.lineage import Certainty
from xlate.model.unit import UnitKind

__all__ = ["align_texts"]

_SURE = 5.5
"""margin of a bead that is certain: every other way is less likely by a factor of 240"""
_DOUBTFUL = 1.5
"""margin of a bead that is worth a look: of 4.5"""
_NEAR = 15
"""pieces on both sides of the way of the first pass that the second one looks at"""
_LONG_ENOUGH = 40
"""characters that a piece needs for its length to tell something about the scale"""
_LEAST_VOTES = 2
_MAJORITY = 0.7
"""share of a speaker's words that must have been paired with those of one speaker for the two to be the same"""


def align_texts(ours: Sequence[Piece], theirs: Sequence[Piece]) -> list[Bead]:
    """Align a text with the same text in another language.

    Args:
        ours: the pieces of the text that somebody works on, in order.
        theirs: those of the other text.

    Returns:
        Beads in order; every piece of ours is in exactly one, and none of theirs in two.
    """
    if not ours:
        return []
    if not theirs:
        return [Bead((index,), (), Certainty.HIGH, 0.0) for index in range(len(ours))]
    anchors = _anchors(ours), _anchors(theirs)
    band = find_band(*anchors)
    first = Scale(max(1, sum(len(p.words) for p in theirs)) / max(1, sum(len(p.words) for p in ours)))
    names = _same_names(ours, theirs)
    learned = find_path(Costs(ours, theirs, anchors, first, names, band), band, FEW_SHAPES)
    speakers = {**_speakers(ours, theirs, learned), **names}
    sure = [(s.index, s.other) for s in learned if s.count == s.other_count == 1 and s.margin >= _DOUBTFUL]
    words = learn_words(ours, theirs, sure)
    anchors = _joined(anchors[0], words[0]), _joined(anchors[1], words[1])
    near = band_around(learned, _NEAR)
    costs = Costs(ours, theirs, anchors, _scale(ours, theirs, learned, first), speakers, near)
    return [
        Bead(
            tuple(range(step.index, step.index + step.count)),
            tuple(range(step.other, step.other + step.other_count)),
            _certainty(step, costs),
            step.margin,
        )
        for step in find_path(costs, near)
        if step.count
    ]


def _anchors(pieces: Sequence[Piece]) -> list[Anchors]:
    return [anchors_of(piece.words, is_name=piece.kind is UnitKind.LABEL) for piece in pieces]


def _joined(some: Sequence[Anchors], others: Sequence[Anchors]) -> list[Anchors]:
    return [Anchors(one | other) for one, other in zip(some, others, strict=True)]


def _certainty(step: Step, costs: Costs) -> Certainty:
    """How sure a bead is.

    High: no other way comes near it, the numbers agree, and it takes one piece of ours, so that what stands beside that
    piece is its wording and nothing else.
    """
    if step.other_count and costs.contradicts(step.index, step.other, step.count, step.other_count):
        return Certainty.LOW if step.margin < _SURE else Certainty.MEDIUM
    if step.margin >= _SURE and (step.count == 1 or not step.other_count):
        return Certainty.HIGH
    return Certainty.MEDIUM if step.margin >= _DOUBTFUL else Certainty.LOW


def _scale(ours: Sequence[Piece], theirs: Sequence[Piece], steps: Sequence[Step], first: Scale) -> Scale:
    """The scale by which the sure pairs of a first pass go together."""
    pairs = [
        (len(ours[step.index].words), len(theirs[step.other].words))
        for step in steps
        if step.count == step.other_count == 1 and step.margin >= _SURE
    ]
    long = [(one, other) for one, other in pairs if one >= _LONG_ENOUGH and other]
    if len(long) < 5:
        return first
    ratio = median(other / one for one, other in long)
    variance = median((other - ratio * one) ** 2 / ((other + ratio * one) / 2) for one, other in long)
    # the median of a squared deviation is 0.455 of the variance for a normal distribution
    return Scale(ratio, min(30.0, max(first.variance / 2, variance / 0.455)))


def _same_names(ours: Sequence[Piece], theirs: Sequence[Piece]) -> dict[str, str]:
    """The speakers whose names are the same in another alphabet: name in ours -> name in theirs."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in {piece.speaker for piece in theirs if piece.speaker}:
        for anchor in anchors_of(name, is_name=True):
            owners[anchor].add(name)
    found: dict[str, str] = {}
    for name in {piece.speaker for piece in ours if piece.speaker}:
        shared = Counter(other for anchor in anchors_of(name, is_name=True) for other in owners.get(anchor, ()))
        best = shared.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            found[name] = best[0][0]
    return found


def _speakers(ours: Sequence[Piece], theirs: Sequence[Piece], steps: Sequence[Step]) -> dict[str, str]:
    """Who is who, by whose words a first pass has paired: name in ours -> name in theirs."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for step in steps:
        if not step.other_count or step.margin < _DOUBTFUL or ours[step.index].kind is UnitKind.LABEL:
            continue
        speaker, other = ours[step.index].speaker, theirs[step.other].speaker
        if speaker and other:
            votes[speaker][other] += 1
    found: dict[str, str] = {}
    for speaker, counts in votes.items():
        other, count = counts.most_common(1)[0]
        if count >= _LEAST_VOTES and count >= _MAJORITY * counts.total():
            found[speaker] = other
    return found
