"""Labels found, put right by their places among the others of the document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import accumulate, dropwhile, pairwise

from xlate.model.document import Block, BlockKind
from xlate.profiles.label_candidate import Candidate, Shape
from xlate.profiles.label_stops import ABBREVIATIONS
from xlate.profiles.passage import SENTENCE_END
from xlate.profiles.vocabulary import HONORIFICS, bare, is_caseless, is_shouted

__all__ = [
    "drop_fields",
    "drop_inside_lines",
    "drop_stops",
    "drop_under_labels",
    "take_above_times",
    "take_blanks",
    "take_glued_dashes",
    "take_known",
    "take_whole_lines",
]

_ENDING = 4
"""labels that end lines; fewer do not tell that all do"""
_FEW = 3
"""labels"""
_NEARLY_ALL, _MOST_LINES = 0.9, 0.75
"""of the labels with a sign; fields of the head have colons too"""
_FIELD = re.compile(r"[^\W\d_][^:.!?\n]{1,40}: \S")
_BLANK = re.compile(r"(?P<label>_{3,40}|\?{2,8}|[Xx]{3,8})\s?[:：](?=\s|$)")
_GLUED_DASH = re.compile(r"[\s\u00a0]{0,2}[-–—](?=[^\W\da-z_])")
"""a dash, glued to the first word of a speech"""
_ANY_COLON = re.compile(r":|[：︰]\s?")
"""a colon, or what is printed for one in Chinese"""
_DASHES = ("-", "–", "—")
_LONGEST_KNOWN = 80
"""characters"""
_LONGEST_NAME = 6
"""words"""
_LONGEST_REST = 50
"""characters behind the sign that can belong to the label"""


def take_known(
    labels: list[list[Candidate | None]], blocks: list[Block], refused: list[tuple[int, int, Candidate]]
) -> None:
    """Take what is a label elsewhere where a line begins with it, though no sentence has ended or no space follows.

    Where labels stand on lines of their own, so does one under a heading.

    Args:
        labels: of each line of each block; added to.
        blocks: the text.
        refused: what seemed to go on with the sentence of the line before.
    """
    taken = Counter(one.label for row in labels for one in row if one is not None and one.shape is Shape.COLON)
    counts = taken + Counter(one.label for *_, one in refused if one.shape is Shape.COLON and one.label in taken)
    known = {label for label, number in counts.items() if number > 1 + (taken[label] < 2)}
    alone = Counter(one.label for row in labels for one in row if one is not None and one.shape is Shape.ALONE)
    small = _begin_small(labels, blocks)
    for number, place, one in refused:
        if one.shape is Shape.ALONE and alone[one.label] > 1:  # under a heading that ends no sentence
            labels[number][place] = labels[number][place] or one
            continue
        initials = "".join(word[0] for word in one.label.split())
        goes_on = not small and blocks[number].lines[place].text[one.end :].lstrip()[:1].islower()
        if one.shape is Shape.COLON and (one.label in known or initials in known) and not goes_on:
            labels[number][place] = labels[number][place] or one
    for block, row in zip(blocks, labels, strict=True):
        for place, line in enumerate(block.lines):
            if row[place] is not None or (colon := _ANY_COLON.search(line.text[:_LONGEST_KNOWN])) is None:
                continue
            label, rest = line.text[: colon.start()], line.text[colon.end() :]
            if label in known and rest[:1].isalpha() and (small or not rest[0].islower()):
                row[place] = Candidate(label, label, "", colon.end(), Shape.COLON)


def _begin_small(labels: list[list[Candidate | None]], blocks: list[Block]) -> bool:
    """True if words begin with small letters behind a fifth of the labels, as people write to each other."""
    firsts = [
        line.text[one.end :].lstrip()[:1]
        for block, row in zip(blocks, labels, strict=True)
        for line, one in zip(block.lines, row, strict=True)
        if one is not None
    ]
    return sum(map(str.islower, firsts)) * 5 >= len(firsts)


def take_whole_lines(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    """Let what stands behind the sign belong to the label, where nearly each has its words below: ``Lan - Hà Nội``.

    Behind a colon, it is a name: ``CHAIRMAN: LEE``.
    """
    for signs in (_DASHES, ":"):
        _take_lines_with(signs, labels, blocks)


def _take_lines_with(signs: str | tuple[str, ...], labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    rows = [
        (number, place, one)
        for number, row in enumerate(labels)
        for place, one in enumerate(row)
        if one is not None and blocks[number].lines[place].text[: one.end].rstrip().endswith(signs)
    ]
    flat = [label for row in labels for label in row]
    texts = [line.text for block in blocks for line in block.lines]
    starts = [0, *accumulate(len(row) for row in labels)]
    whole = [
        (number, place, one)
        for number, place, one in rows
        if starts[number] + place + 1 < len(flat)
        and flat[starts[number] + place + 1] is None
        and 0 < len(blocks[number].lines[place].text) - one.end <= _LONGEST_REST
        and SENTENCE_END.search(blocks[number].lines[place].text) is None
        and (
            signs != ":" or _is_name_above(texts[starts[number] + place][one.end :], texts[starts[number] + place + 1])
        )
    ]
    if len(whole) < _FEW or len(whole) < (_MOST_LINES if signs == ":" else _NEARLY_ALL) * len(rows):
        return
    for number, place, one in whole:
        text = blocks[number].lines[place].text.rstrip()
        printed = text[max(0, text.find(one.label)) :]
        labels[number][place] = replace(one, label=" ".join(printed.split()), printed=printed, end=len(text), notes="")


def _is_name_above(name: str, below: str) -> bool:
    """True for a few words in capitals above others that are not, as all of them are in captions."""
    return is_shouted(name) and len(name.split()) <= _LONGEST_NAME and not is_shouted(below)


def drop_fields(labels: list[list[Candidate | None]], blocks: list[Block]) -> list[str]:
    """Take away what stands once each at the head of labels that come again, and ends no sentence: ``Place: Rome``.

    Returns:
        The labels that were taken away, in order.
    """
    counts = Counter(one.label for row in labels for one in row if one is not None)
    if max(counts.values(), default=0) < _FEW:
        return []
    rows = (
        (row, place, line.text)
        for block, row in zip(blocks, labels, strict=True)
        for place, line in enumerate(block.lines)
    )
    found: list[tuple[list[Candidate | None], int]] = []
    for row, place, text in dropwhile(lambda one: one[0][one[1]] is None, rows):
        label = row[place]
        once = _FIELD.match(text) is not None if label is None else counts[label.label] == 1
        if label is not None and bare(label.label.split()[0]) in HONORIFICS:  # "MR. ADAMS: Here" is somebody's
            break
        if not once or SENTENCE_END.search(text.rstrip("*_ ")) or (label is not None and not text[label.end :].strip()):
            break
        found.append((row, place))
    dropped: list[str] = []
    for row, place in found if len(found) > 1 else ():
        dropped += [label.label] if (label := row[place]) is not None else []
        row[place] = None
    return dropped


def take_above_times(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    """Take every line above words with a time for a label, where nearly all of them are: a name above ``14:02:11``."""
    above = [
        number
        for number, (block, after) in enumerate(pairwise(blocks))
        if block.kind is BlockKind.TEXT and block.start is None is not after.start and len(block.lines) == 1
    ]
    left = [number for number in above if labels[number][0] is None]
    if len(above) < _ENDING or 4 * len(left) > len(above):
        return
    for number in left:
        text = blocks[number].lines[0].text.rstrip()
        if len(text) <= _LONGEST_KNOWN and SENTENCE_END.search(text) is None and text[0].isalpha():
            labels[number][0] = Candidate(" ".join(text.split()), text, "", len(text), Shape.ALONE)


def take_blanks(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    """Take what stands for a name that nobody knows, among labels with a colon: ``__________: Good evening``, ``???:``.

    Args:
        labels: of each line of each block; changed in place.
        blocks: the lines.
    """
    if sum(one is not None and (one.shape is Shape.COLON or one.colon) for row in labels for one in row) < _FEW:
        return
    for block, row in zip(blocks, labels, strict=True):
        for place, line in enumerate(block.lines):
            blank = _BLANK.match(line.text) if row[place] is None and line.text[:1] in "_?Xx" else None
            if blank is not None:
                row[place] = Candidate(blank["label"], blank["label"], "", blank.end(), Shape.COLON)


def take_glued_dashes(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    """Take the dash that a space forgot for the end of a label, where others end in dashes: ``Mr LEE -That was so``.

    Args:
        labels: of each line of each block; changed in place.
        blocks: the lines.
    """
    dashed = {
        one.label
        for row in labels
        for one in row
        if one is not None and (one.dash or one.shape in {Shape.DASH, Shape.LONG_DASH})
    }
    if not dashed or sum(one is not None and one.label in dashed for row in labels for one in row) < _FEW:
        return
    for block, row in zip(blocks, labels, strict=True):
        for place, (line, one) in enumerate(zip(block.lines, row, strict=True)):
            if one is None and (dash := _GLUED_DASH.search(line.text[:_LONGEST_KNOWN])):
                label = line.text[: dash.start()]
                if " ".join(label.split()) in dashed:
                    row[place] = Candidate(" ".join(label.split()), label, "", dash.end(), Shape.LONG_DASH)
            elif one is not None and one.shape is Shape.STRONG and not (one.colon or one.dash):
                dash = _GLUED_DASH.match(line.text, one.end)
                row[place] = replace(one, end=dash.end(), dash=True) if dash else one


def drop_stops(labels: list[list[Candidate | None]]) -> None:
    """Take the full stop before a colon for a part of it, where labels end in full stops: ``HON. SPEAKER.:``.

    One that shortens a word belongs to the label: ``Dep.:``.
    """
    stopped = {one.label for row in labels for one in row if one is not None and _is_stopped(one)}
    others = {one.label for row in labels for one in row if one is not None}
    ended = sum(one is not None and one.shape in {Shape.DASH, Shape.STOP} for row in labels for one in row)
    if not any(label[:-1] in others for label in stopped) and len(stopped) + min(ended, 1) < _FEW:
        return
    for row in labels:
        for place, one in enumerate(row):
            if one is not None and one.label in stopped:
                row[place] = replace(one, label=one.label[:-1].rstrip(), printed=one.printed.removesuffix("."))


def _is_stopped(one: Candidate) -> bool:
    """True for a label with a full stop before its colon, which shortens no word and no name."""
    last = one.label.split()[-1]
    whole = len(bare(last)) > 1 and bare(last) not in ABBREVIATIONS and "." not in last[:-1]
    return one.shape in {Shape.COLON, Shape.STRONG} and not one.notes and last.endswith(".") and whole


def drop_under_labels(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    """Take away what comes once, with words behind it, directly under a label that comes again and ends its line.

    It would leave that turn without words: ``Paolo Neri (00:22):`` and under it ``Risotto: quick and simple.``
    """
    counts = Counter(one.label for row in labels for one in row if one is not None)
    above: Candidate | None = None
    for block, row in zip(blocks, labels, strict=True):
        for place, line in enumerate(block.lines):
            label = row[place]
            rest = line.text[label.end :].strip() if label is not None else ""
            if label is not None and rest and above is not None and counts[label.label] == 1 < counts[above.label]:
                row[place] = label = None
            above = label if not rest else None


def drop_inside_lines(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
    """Take away colons inside lines where labels end lines, in scripts that have no capitals to tell names by.

    Where most of those inside lines come again, labels stand in both places, and all of them stay.
    """
    found = [
        (row, place, label, not line.text[label.end :].strip())
        for block, row in zip(blocks, labels, strict=True)
        for place, (line, label) in enumerate(zip(block.lines, row, strict=True))
        if label is not None and label.shape is Shape.COLON
    ]
    ending = Counter(label.label for *_, label, ends in found if ends)
    if ending.total() < _ENDING or ending.total() * 2 < len(found):
        return
    inside = Counter(label.label for *_, label, ends in found if not ends and label.label not in ending)
    if sum(number for number in inside.values() if number > 1) * 2 > inside.total():
        return
    for row, place, label, ends in found:
        if not ends and label.label not in ending and not label.strong and not label.notes and is_caseless(label.label):
            row[place] = None
