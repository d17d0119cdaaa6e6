"""Labels set apart by signs that few publishers use: ``Ann Lee | …``, ``【Ann Lee】…``, ``== Ann Lee ==``.

They are looked for only where no usual label was found. What stands before and after a label is its signature; the one
signature that recurs before several names, which alternate, is that of the document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from xlate.model.document import Line
from xlate.profiles.label_shapes import LEAD, NOTES, Candidate, Shape
from xlate.profiles.stage_directions import tells_reaction
from xlate.profiles.vocabulary import CONNECTORS, SENTENCE_WORDS, SINGLE_WORDS, bare, is_caseless
from xlate.text import normalize_space

__all__ = ["find_rare_labels"]

_SIGNS = r"|;/=→⇒>»›·•~…】」』}*_#”“\"\\^"
_RARE = re.compile(
    r"(?P<open>(?:[^\w\s(（]|_){1,4}\s?)?"
    rf"(?P<label>[^\W_][^{_SIGNS}:：.。!?\n—–()\[\]（）]{{0,60}}?)"
    + NOTES
    + rf"(?P<close>\s{{0,2}}(?:[{_SIGNS}]{{1,4}}[:：]?\s?|\.{{2,4}}\s?|\.\s|[:：]{{1,2}}\s?|\s[—–=-]{{2,4}}\s?|\u3000))"
)
_BRACKETED = re.compile(
    r"(?P<open>[【《〈「『〔])(?P<label>[^\W_][^:：。！？【】《》〈〉「」『』〔〕（）]{0,40})(?P<close>[】》〉」』〕])(?P<notes>)"
)
"""a label in brackets of East Asia, which can hold wide space"""
_ALONE = re.compile(r"(?P<open>\[)(?P<label>[^\W_][^\[\]:.!?]{0,60})(?P<close>\])(?P<notes>)\s{0,3}$")
"""on a line of its own: a name, and an office after a stroke perhaps"""
_CLOCKED = re.compile(
    r"(?P<label>[^\W\d_][^:\[\]()\n]{1,60}?)\s{1,3}[\[(](?P<clock>(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]\s{0,3}(?=\S)"
)
"""a name and a clock in brackets: ``Ann Lee [00:00:05] Thank you``"""
_PAIRS = frozenset({("[", "]$"), ("【", "】"), ("《", "》"), ("〈", "〉"), ("「", "」"), ("『", "』"), ("〔", "〕")})
_FEW = 4
"""lines; a signature before fewer is chance"""
_SHARE = 5
"""one line in so many at least begins with a label"""


class _Found(NamedTuple):
    line: int
    """its place among all lines"""
    candidate: Candidate


def find_rare_labels(lines: Sequence[Line]) -> dict[int, Candidate]:
    """The labels of a document in which none was found by usual signs.

    Args:
        lines: all that could begin with one.

    Returns:
        Candidates of the shape `Shape.MARK`, by the place of their line; none if no signature recurs.
    """
    by_signature: defaultdict[tuple[str, str], list[_Found]] = defaultdict(list)
    for place, line in enumerate(lines):
        lead = LEAD.match(line.text)
        start = lead.end() if lead else 0
        head = line.text[:240]
        clocked = _CLOCKED.match(head, start) if "[" in head or "(" in head else None
        if clocked is not None and _can_be_name(clocked["label"]):
            label = " ".join(clocked["label"].split())
            made = Candidate(label, label, "", clocked.end(), Shape.MARK, clock=clocked["clock"])
            by_signature["", "[clock]"].append(_Found(place, made))
            continue
        match = _BRACKETED.match(head, start) or _ALONE.match(head, start) or _RARE.match(head, start)
        if (
            match is not None
            and _can_be_name(match["label"].replace(" / ", " "))
            and not tells_reaction(match["label"])
        ):
            close = match["close"].strip(" \u00a0\n") + ("$" if match.end() >= len(line.text) else "")
            signature = ((match["open"] or "").strip(), close)
            printed = normalize_space(match["label"]).strip(" \u00a0")
            notes = match["notes"].strip(" \u00a0")
            clock = lead["clock"] if lead else None
            made = Candidate(" ".join(printed.split()), printed, notes, match.end(), Shape.MARK, clock=clock)
            by_signature[signature].append(_Found(place, made))
    worth = {signature: _worth(found, len(lines), signature in _PAIRS) for signature, found in by_signature.items()}
    best = max(worth, key=worth.__getitem__, default=None)
    if best is None or not worth[best]:
        return {}
    found = by_signature[best]
    return {one.line: one.candidate for one in found}


def _worth(found: list[_Found], lines: int, closed: bool) -> int:
    """How many turns the labels of a signature make; 0 if they are no labels.

    In brackets of their own (closed) the labels of those who speak once are told by one who comes again.
    """
    labels = [one.candidate.label for one in found]
    counts = Counter(labels)
    again = {label for label, number in counts.items() if number > 1}
    changes = sum(one != other for one, other in pairwise(labels))
    if (
        len(again) < (1 if closed else 2)
        or len(found) < _FEW
        or len(found) * _SHARE < lines
        or changes * 2 < len(labels) - 1
    ):
        return 0
    repeated = sum(counts[label] for label in again)
    return repeated if repeated * (3 if closed else 2) >= len(found) else 0


def _can_be_name(label: str) -> bool:
    """A few words with capitals, or in a script without them; a number only after a word: "Speaker 1"."""
    words = label.split()
    if not 0 < len(words) <= 6 or len(label) < 2 or label[0].isdigit():
        return False
    content = [word for word in words if bare(word) not in CONNECTORS]
    if any(bare(word) in SENTENCE_WORDS and not word.isupper() for word in content) or not content:
        return False
    if len(words) == 1 and bare(label) in SINGLE_WORDS:
        return False
    if all(is_caseless(word) for word in content):
        return len(label) <= 16
    return all(word[0].isupper() or word[0].isdigit() or is_caseless(word) for word in content)
