"""Lists in a record: contents, an index, papers laid, those present. What looks like a label there has no speech.

A name with a page, a motion with its number, a member with a seat: nothing under it ends a sentence. Where the labels
in the rest of the text have sentences, the row without any, with pages printed at the ends of its lines, is a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from xlate.model.document import Block
from xlate.profiles.speaker_labels import Candidate, Shape
from xlate.profiles.vocabulary import is_office

__all__ = ["is_head", "is_leader", "is_listed", "listed", "listed_headings"]

_Found = tuple[int, int, int, Candidate]
"""line, block, place in the block, label"""

_FEWEST = 5
"""labels without speech"""
_COST = 4
"""labels without speech that make up for one with speech among them"""
_PAGED = re.compile(r"(?=.*[^\W\d_]{2}).{0,600}?(?:[\s.…·]|\w,|\d[,;/–-])\s?\d{1,4}")
"""a line with a page, or several, at its end"""
_LEADERS = re.compile(r"(?:\.\s?){5}|…{2}")
"""dots that lead to a page"""
_PAGES = 8
"""lines with pages"""
_SHARE = 5
"""one line of so many has a page"""
_ENDS = re.compile(
    r"[^\W\d_]{3,}[\"”’»\]]{0,2}(?:[!?！？…]|(?<!\.)\.)[\"”’»\]]{0,2}\s*$|[.!?…][)\]]\s*$|[。！？؟۔।]\s*$"
)
_LAST = frozenset('!?！？….。؟۔।"”’»])')
"""with which a line ends that ends a sentence; most lines do not, which is quickly told"""
_NAMES = 4
"""words"""
_LONGEST_FIELD = 300
"""characters"""
_SHORT = 90
"""characters of an entry in a list"""
_NAMED = 0.6
"""share of words with a capital"""
_ROW = 3
"""labels"""
_MOSTLY = 0.8
"""share of labels with speech"""
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?!\d)")
_BESIDE = re.compile(r"[\s\u3000]{3,}[^\W\d_][^:.!?]{2,40}:\s*")
"""the office of the other who signs: ``The President:      The Clerk:``"""
_WORD = re.compile(r"[^\W\d_]{2,}")


def listed(found: Sequence[_Found], blocks: Sequence[Block]) -> list[_Found]:
    """Labels that are entries of a list before or after the sitting.

    Args:
        found: the labels of a text in order, each with its line, its block, and its place in the block.
        blocks: the lines.
    """
    if len(found) < _ROW:
        return []
    texts = [line.text for block in blocks for line in block.lines]
    if silent := _alone_and_silent(found, texts):
        places = {line for line, *_ in silent}
        return [*silent, *listed([one for one in found if one[0] not in places], blocks)]
    paged = [_is_page_line(text.rstrip()) for text in texts]
    before = [0, *accumulate(paged)]
    starts = [line for line, *_ in found]
    said = [_speaks(found, at, texts) for at in range(len(found))]
    head = _silent_run(said)
    if not (head and _is_paged(before, 0, starts[head]) and not _answer(found[:head], texts)):
        head = _fields(found, said, texts)
    head += _heads_alone(found[head:], said[head:], texts)
    tail = _silent_run(said[head:][::-1])
    if not (tail and _is_paged(before, starts[-tail], len(texts)) and not _answer(found[-tail:], texts)):
        tail = 0
    if head and _holds_names(found, head, texts):
        head += 1
    tail = tail or _entries_at_end(found[head:], said[head:], texts)
    end = len(found) - tail
    return [*found[:head], *_lists_inside(found[head:end], said[head:end], texts), *found[end:]]


def listed_headings(blocks: Sequence[Block]) -> frozenset[str]:
    """How the headings begin that a table of contents names, before the dots that lead to their pages."""
    texts = (line.text.rstrip() for block in blocks for line in block.lines)
    heads = [
        text.partition("...")[0].partition("……")[0].rstrip(" .…")
        for text in texts
        if text[-1:].isdigit() and ("..." in text or "……" in text)
    ]
    return frozenset(head[:_TOLD] for head in heads if len(head) >= _LEAST_TOLD and len(heads) >= _ROW)


def is_listed(text: str, headings: frozenset[str]) -> bool:
    """True for a line that begins as a heading of the table of contents does, or is all of one."""
    return text[:_TOLD] in headings


_TOLD = 40
_LEAST_TOLD = 12
"""characters of a heading that tell it from what is said"""


def _answer(found: Sequence[_Found], texts: Sequence[str]) -> bool:
    """True for labels that come in turn, as in a talk of few words: ``Q: What time`` and ``A: About 10``."""
    names = [label.label for *_, label in found]
    if len(set(names)) == 1 or any(_LEADERS.search(texts[line]) for line, *_ in found):
        return False
    return sum(one == other for one, other in zip(names, names[2:], strict=False)) * 2 >= len(names)


def _fields(found: Sequence[_Found], said: Sequence[bool], texts: Sequence[str]) -> int:
    """How many labels at the beginning, each once, have names under them and no speech: ``Presenter: Dr. Ann Lee``."""
    counts = Counter((label.shape, label.label) for *_, label in found)
    headed = sum(not texts[line][label.end :].strip() for line, _, _, label in found)
    number = 0
    for at, ((*_, label), speaks) in enumerate(zip(found, said, strict=True)):
        beside, *under = _under(found, at, texts)
        words = _WORD.findall(" ".join((beside, *under))[:_LONGEST_FIELD])
        named = len(words) > 1 and sum(word[0].isupper() for word in words) >= _NAMED * len(words)
        entries = not beside.strip() and len(under) >= _ROW and headed < _ROW and max(map(len, under)) <= _SHORT
        numbered = any(map(str.isdigit, beside)) and not any(map(str.isalpha, beside))
        if speaks or label.notes or label.shape is not Shape.COLON or counts[label.shape, label.label] > 1:
            break
        if not (named or entries or numbered):
            break
        number = at + 1
    rest = said[number:]
    return number if len(rest) > 1 and sum(rest) * 3 >= 2 * len(rest) else 0


def _heads_alone(found: Sequence[_Found], said: Sequence[bool], texts: Sequence[str]) -> int:
    """One, if the first label comes once over lines that end no sentence, as nearly all others do, or pages of a list.

    None otherwise.
    """
    rest = said[1:]
    if len(rest) < _FEWEST or sum(rest) < _MOSTLY * len(rest) or found[0][3].notes:
        return 0
    if any(label.label == found[0][3].label for *_, label in found[1:]):
        return 0
    under = [text for text in map(str.strip, _under(found, 0, texts)) if text]
    if any(map(is_leader, under)):
        return 1
    return int((len(under) >= _ROW or any(map(_CLOCK.search, under))) and is_head(under))


def is_head(texts: Sequence[str]) -> bool:
    """True for lines of which none is long, and none ends a sentence, but for what happened, in brackets."""
    return not any(
        len(text) > _LONGEST_FIELD or _ENDS.search(text) or (text[0].islower() and text[-1] == ".")
        for text in texts
        if not (text[0] in "([" and text[-1] in ")]")
    )


def is_leader(text: str) -> bool:
    """True for a line of a table of contents, with dots that lead to a page."""
    return text[-1:].isdigit() and _LEADERS.search(text) is not None


def _entries_at_end(found: Sequence[_Found], said: Sequence[bool], texts: Sequence[str]) -> int:
    """How many labels at the end have no word under them, or names alone: ``Closing time: 14.41``, ``Clerk: Ann Lee``.

    Those with names come once; those without anything stand alone where others do not: ``ORF (3)``, who spoke.
    """
    if all(said[-1:]):
        return 0
    counts = Counter(label.label for *_, label in found)
    shapes = Counter(label.shape for *_, label in found)
    sentences = sum(said) * 3 >= 2 * (len(said) - said[::-1].index(True)) if any(said) else False
    for number, at in enumerate(range(len(found) - 1, 0, -1)):
        label = found[at][3]
        under = " ".join(_under(found, at, texts)).strip()
        words = _WORD.findall(under[:_LONGEST_FIELD])
        empty = not any(map(str.isalpha, under))
        alone = empty and label.shape is Shape.ALONE and shapes[Shape.ALONE] * 2 < len(found)
        named = len(words) > 1 and len(under) <= _SHORT and under[-1].isalpha() and sentences
        named = named and all(word[0].isupper() and not is_office(word) for word in words)
        signed = _BESIDE.fullmatch(texts[found[at][0]], label.end) is not None
        if said[at] or not (alone or signed or (counts[label.label] == 1 and (empty or (named and not label.notes)))):
            return number
    return 0


def _lists_inside(found: Sequence[_Found], said: Sequence[bool], texts: Sequence[str]) -> list[_Found]:
    """Rows of labels of which none is ever followed by speech, and some words are: papers laid."""
    spoken = {one[3].label for one, speaks in zip(found, said, strict=True) if speaks}
    if sum(said) < _MOSTLY * len(said) or len(said) < 2 * _FEWEST:
        return []
    rows: list[list[_Found]] = [[]]
    for at, one in enumerate(found):
        words = _WORD.findall(" ".join(_under(found, at, texts)[:_ROW]))
        if one[3].label in spoken or one[3].notes or len(words) < _NAMES:
            rows.append([])
        else:
            rows[-1].append(one)
    return [one for row in rows if len(row) >= _ROW for one in row]


def _under(found: Sequence[_Found], at: int, texts: Sequence[str]) -> list[str]:
    """What stands between a label and the next, by lines."""
    line, _, _, label = found[at]
    after = found[at + 1][0] if at + 1 < len(found) else len(texts)
    return [texts[line][label.end :], *texts[line + 1 : after]]


def _is_page_line(text: str) -> bool:
    """True for a line with a page at its end; most lines end in no number, which is quickly told."""
    return text[-1:].isdigit() and _PAGED.fullmatch(text) is not None and not _ENDS.search(text)


def _is_paged(before: list[int], begin: int, end: int) -> bool:
    pages = before[end] - before[begin]
    return pages >= _PAGES and pages * _SHARE >= end - begin


def _alone_and_silent(found: Sequence[_Found], texts: Sequence[str]) -> list[_Found]:
    """Names on lines of their own of which most have no speech, where nearly all with words beside them have it.

    They are the cells of a table, the members of a committee, headings in capitals, what happened in brackets.
    """
    alone = [
        at
        for at, (line, _, _, label) in enumerate(found)
        if label.shape is Shape.ALONE or (label.shape is Shape.BRACKET and label.end >= len(texts[line].rstrip()))
    ]
    others = set(range(len(found))) - set(alone)
    if len(others) < 2 * _FEWEST or not alone:
        return []
    spoken = sum(_speaks(found, at, texts) for at in alone)
    said = sum(_speaks(found, at, texts) for at in others)
    return [found[at] for at in alone] if spoken * 2 < len(alone) and said >= _MOSTLY * len(others) else []


def _silent_run(said: Sequence[bool]) -> int:
    """How many labels at the beginning have no speech, one among many excepted; most of the others must have it."""
    best = most = value = 0
    for at, speaks in enumerate(said, start=1):
        value += -_COST if speaks else 1
        if value > most:
            best, most = at, value
    rest = said[best:]
    return best if most >= _FEWEST and len(rest) >= _FEWEST and sum(rest) * 3 >= 2 * len(rest) else 0


def _speaks(found: Sequence[_Found], at: int, texts: Sequence[str]) -> bool:
    """True if a line between a label and the next ends a sentence."""
    return any(text.rstrip()[-1:] in _LAST and _ENDS.search(text) for text in _under(found, at, texts))


def _holds_names(found: Sequence[_Found], at: int, texts: Sequence[str]) -> bool:
    """True for one that comes once, with names alone in its line: who was in the chair."""
    if at >= len(found) or any(label.label == found[at][3].label for *_, label in found[at + 1 :]):
        return False
    words = _WORD.findall(_under(found, at, texts)[0])
    return len(words) >= _NAMES and all(word[0].isupper() for word in words)
