"""The body of a text: the stretch where labels are dense. What stands before it, as a table of contents, has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from xlate.model.document import Block
from xlate.profiles.contents import listed
from xlate.profiles.speaker_labels import Candidate, Shape
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office

__all__ = ["keep_to_body"]

_Found = tuple[int, int, int, Candidate]
"""line, block, place in the block, label"""

_FEW = 5
"""labels; fewer say nothing of where they are dense"""
_FAR = 60
"""lines; a first label that is farther from the next than this, and than the rest from each other, is none"""
_FARTHER = 12
_INITIALS = 4
"""characters"""
_ENTRY = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w.'’-]{0,24}[\s,]{1,2}){1,5}(?:[(\[][^()\[\]]{1,40}[)\]]\s)?")
"""a name in a list of those present: each word with a capital"""

_DATED = re.compile(r"(?:[^.!?]|(?<=\d)\.){0,40}\b\d{4}\b[^.!?]{0,20}")
"""a date, and what little stands beside it: ``Delivered on: 3 June 2021``"""
_DATE = re.compile(r"\s*\d{1,2}[./\s-][^!?]{1,16}\b\d{4}\.?|\s*\d{4}-\d{2}-\d{2}")
"""nothing but a date"""


def keep_to_body(labels: list[list[Candidate | None]], blocks: Sequence[Block]) -> list[str]:
    """Take away the labels that stand before the body, and those that are entries of lists.

    Args:
        labels: that of each line of each block, in order; changed in place.
        blocks: the lines.

    Returns:
        The labels that were taken away, in order.
    """
    held = [label for row in labels for label in row]
    _keep_to_body(labels, blocks)
    kept = [label for row in labels for label in row]
    return [label.label for label, left in zip(held, kept, strict=True) if label is not None and left is None]


def _keep_to_body(labels: list[list[Candidate | None]], blocks: Sequence[Block]) -> None:
    found = [
        (line, block, place, label)
        for line, (block, place, label) in enumerate(
            (block, place, label) for block, row in enumerate(labels) for place, label in enumerate(row)
        )
        if label is not None
    ]
    for _, block, place, _ in (*listed(found, blocks), *_not_set_apart(found)):
        labels[block][place] = None
    found = [one for one in found if labels[one[1]][one[2]] is not None]
    _drop_lists(found, labels, blocks)
    _drop_other_ends(found, labels)
    _drop_without_end(found, labels, blocks)
    found = [one for one in found if labels[one[1]][one[2]] is not None]
    shapes = Counter(label.shape for _, _, _, label in found if label.shape is not Shape.ALONE)
    main = shapes.most_common(1)[0] if shapes else None
    if main is None or main[1] < _FEW:
        return
    ends = [(line, label.label) for line, _, _, label in found if label.shape is main[0]]
    far = max(_FAR, _FARTHER * median(later[0] - earlier[0] for earlier, later in pairwise(ends)))
    begin = ends[0][0]
    for number in range(min(len(ends) - _FEW, max(3, len(ends) // 5))):
        if ends[number + 1][0] - ends[number][0] <= far:
            continue
        later = {label for _, label in ends[number + 1 :]}
        if not any(_comes_again(label, later) for _, label in ends[: number + 1]):
            begin = ends[number + 1][0]
    ended = {label.label for line, _, _, label in found if line >= begin and label.shape is not Shape.ALONE}
    before = {label.label for line, _, _, label in found if line < begin and label.shape is not Shape.ALONE}
    for line, block, place, label in found:
        stray = label.shape is Shape.ALONE and label.label in before - ended
        if stray or (line < begin and label.shape in {main[0], Shape.ALONE, Shape.TAB}):
            labels[block][place] = None


def _comes_again(label: str, later: set[str]) -> bool:
    """True for somebody who speaks again; with an office the first time: ``Chair Ann Lee``, later ``Ann Lee``."""
    words = label.split()
    return any(" ".join(words[at:]) in later for at in (0, *range(1, len(words) - 1)))


def _drop_lists(found: list[_Found], labels: list[list[Candidate | None]], blocks: Sequence[Block]) -> None:
    """Take away what stands before the first label that comes again and is an entry: ``Interviewee: Mary Bell (MB)``.

    An entry has a colon, comes once, and holds a name, or after words in small letters a date.
    """
    for _, block, place, _ in _legend(found, blocks):
        labels[block][place] = None
    counts = Counter(label.label for _, _, _, label in found)
    first = next((at for at, (_, _, _, label) in enumerate(found) if counts[label.label] > 1), None)
    for _, block, place, label in found[:first]:
        rest = blocks[block].lines[place].text[label.end :]
        named = " " in _entry(rest) or _DATE.fullmatch(rest) or (_DATED.fullmatch(rest) and label.label[1:].islower())
        if label.shape is not Shape.COLON or label.notes or label.strong or not named:
            return
        labels[block][place] = None


def _drop_other_ends(found: list[_Found], labels: list[list[Candidate | None]]) -> None:
    """Take away the few with a colon before the first of many that end otherwise: ``BAŞKAN: Başkan Vekili Ali ÇAM``."""
    shapes = Counter(label.shape for _, _, _, label in found)
    many = max(_ENDS, key=lambda shape: shapes[shape])
    if shapes[many] < _FEW or shapes[many] < 3 * shapes[Shape.COLON]:
        return
    first = next(line for line, _, _, label in found if label.shape is many)
    for line, block, place, label in found:
        if line < first and label.shape is Shape.COLON and not label.strong:
            labels[block][place] = None


def _drop_without_end(found: list[_Found], labels: list[list[Candidate | None]], blocks: Sequence[Block]) -> None:
    """Take away names in bold that nothing ends, where many end in a colon: ``Motion of Ann Lee and others on``.

    They stand before the first label that comes again, or the sentence goes on, in small letters or after a comma.
    """
    ended = [(line, label.label) for line, _, _, label in found if label.shape is Shape.COLON or label.colon]
    unended = [one for one in found if one[3].shape is Shape.STRONG and not (one[3].colon or one[3].dash)]
    if len(ended) < _MANY_ENDS * max(1, len(unended)):
        return
    counts = Counter(label for _, label in ended)
    first = next((line for line, label in ended if counts[label] > 1), 0)
    for line, block, place, label in unended:
        text = blocks[block].lines[place].text
        known = counts[label.label] or bare(label.label.split()[0]) in HONORIFICS  # "Mr Lee seconded"
        small = text[label.end :].lstrip()[:1].islower() and not known
        goes_on = small or text[: label.end].rstrip().endswith(",")
        if line < first or goes_on:
            labels[block][place] = None


_MANY_ENDS = 3
"""labels with a colon for each without"""
_ENDS = (Shape.DASH, Shape.LONG_DASH, Shape.STOP, Shape.SIGN)


def _not_set_apart(found: list[_Found]) -> list[_Found]:
    """Labels in plain print that name nobody, where nearly every label is in bold: ``I beg of you:``."""
    bold = {label.label for *_, label in found if label.strong}
    number = sum(label.strong for *_, label in found)
    if number < _SET_APART or number < 0.9 * len(found):
        return []
    return [
        one
        for one in found
        if not one[3].strong and one[3].label not in bold and not one[3].notes and not _is_called(one[3].label.split())
    ]


def _is_called(words: list[str]) -> bool:
    """True for a few words with an office or a title, or in capitals."""
    few = len(words) <= _CALLED
    return few and (any(is_office(word) or bare(word) in HONORIFICS for word in words) or " ".join(words).isupper())


_SET_APART = 20
"""labels"""
_CALLED = 6
"""words"""


def _legend(found: list[_Found], blocks: Sequence[Block]) -> list[_Found]:
    """What initials stand for, where a text says so before it begins with them: ``EB: Esther Blum``."""
    run: list[_Found] = []
    for one in found:
        label = one[3]
        again = any(label.label == other.label for _, _, _, other in run)
        if again or not label.label.isupper() or len(label.label) > _INITIALS or one[0] - found[0][0] > 2 * len(run):
            break
        run.append(one)
    entries = [_entry(blocks[block].lines[place].text[label.end :]) for _, block, place, label in run]
    later = {label.label for _, _, _, label in found[len(run) :]}
    told = len(run) > 1 and all(entries) and any(" " in entry for entry in entries)
    return run if told and all(label.label in later for _, _, _, label in run) else []


def _entry(words: str) -> str:
    """Words that are a name or a function in a list, each with a capital and no full stop; empty: they are none."""
    words = words.strip()
    return words if words and _ENTRY.fullmatch(f"{words} ") is not None and words[-1] not in ".!?…" else ""
