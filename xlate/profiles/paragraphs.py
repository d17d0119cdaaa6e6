"""Blocks of a document -> passages: what a profile looks at one by one, a paragraph, a heading or a lone label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Container, Line, Voice
from xlate.profiles.contents import listed_headings
from xlate.profiles.interview_turns import (
    DASHED,
    Question,
    begins_with_dash,
    find_questions,
    without_dash,
)
from xlate.profiles.label_parts import is_party_line
from xlate.profiles.label_search import find_labels, has_a_paragraph_to_a_line, is_prose
from xlate.profiles.lines_between import lines_between
from xlate.profiles.lone_marks import mark_witnesses
from xlate.profiles.passage import FULL_STOP, Passage, is_set_apart, join_lines, unwrapped
from xlate.profiles.procedure import is_credit, is_procedure
from xlate.profiles.profile import Paragraphs, Profile
from xlate.profiles.speaker_labels import Candidate, LabelClassifier, Shape

__all__ = ["make_passages"]

_LAST = 3
"""lines at the end among which credits stand"""


def make_passages(
    blocks: Iterable[Block], profile: Profile, language: str, *, voiced: bool
) -> tuple[list[Passage], LabelClassifier]:
    """Divide blocks into passages, and find out which of them begin with a label.

    Args:
        blocks: without boilerplate.
        profile: how the publisher prints labels and paragraphs.
        language: tag of the language of the text; und for not known.
        voiced: the format says who speaks; no labels are looked for.

    Returns:
        The passages, and the labels of the document.
    """
    blocks = list(blocks)
    by_line = profile.paragraphs is Paragraphs.LINE or (
        profile.paragraphs is Paragraphs.AUTO and has_a_paragraph_to_a_line(blocks)
    )
    labels, book = find_labels(blocks, profile, language, by_line=by_line, voiced=voiced)
    labels = _without_dashes(blocks, labels)
    entries = listed_headings(blocks)
    passages: list[Passage] = []
    for block, row in zip(blocks, labels, strict=True):
        lone = lines_between(block.lines, row, entries) if len(block.lines) > 1 and not by_line else {}
        lone |= {id(line): 0 for line in block.lines if len(block.lines) > 1 and _is_lone(line.text, profile)}
        passages.extend(_divide(block, row, lone, by_line=by_line))
    _drop_dashes(passages)
    _drop_credits(passages)
    if not voiced:
        if left := _mark_questions(passages):
            book.doubts.append(f"{left} questions are set apart and have no label, nor have the words under them")
        mark_witnesses(passages)
        _divide_end(passages, language)
    _leave_containers_of_turns(passages)
    return passages, book


def _divide_end(passages: list[Passage], language: str) -> None:
    """Set apart the line under the last words of a text that says when it ended, with no blank line before it."""
    for at in range(len(passages) - 1, max(len(passages) - _LAST - 1, -1), -1):
        one = passages[at]
        if len(one.lines) < 2 or FULL_STOP.search(one.lines[-2].text) is None:
            continue
        if is_procedure(one.lines[-1].text, language):
            last = one.lines[-1]
            passages[at] = replace(one, lines=one.lines[:-1], text=join_lines(one.lines[:-1]))
            passages.insert(at + 1, Passage((last,), last.text, last.number, BlockKind.TEXT))
            return


def _drop_credits(passages: list[Passage]) -> None:
    """Take away the labels of lines at the end that say who made the text: ``Photos: Ann Lee``."""
    counts = Counter(one.candidate.label for one in passages if one.candidate is not None)
    for one in reversed(passages[-_LAST:]):
        if one.candidate is None or counts[one.candidate.label] > 1 or not is_credit(one.text, last=True):
            return
        one.candidate = None


def _drop_dashes(passages: list[Passage]) -> None:
    """Take away the dash with which the words under nearly each label on a line of its own begin."""
    under = [
        after
        for one, after in pairwise(passages)
        if one.candidate is not None and one.candidate.shape is Shape.ALONE and not after.begins_turn
    ]
    dashed = [one for one in under if _DASH.match(one.text)]
    if len(dashed) >= 3 and len(dashed) * 3 >= len(under) * 2:
        for one in dashed:
            one.lines = (without_dash(one.lines[0]), *one.lines[1:])
            one.text = join_lines(one.lines)


def _mark_questions(passages: list[Passage]) -> int:
    """Say where turns begin that have no label: questions in bold, as headings or behind a dash, and answers to them.

    Returns:
        How many such questions stand among labels that speak against them.
    """
    places = [place for place, one in enumerate(passages) if one.kind in {BlockKind.TEXT, BlockKind.HEADING}]
    seen = [
        Question(one.text, _apart(one), any(is_prose(line) for line in one.lines), one.begins_turn)
        for one in (passages[place] for place in places)
    ]
    asked = find_questions(seen)
    for at in asked.begins:
        passage = passages[places[at]]
        passage.kind, passage.voice = BlockKind.TEXT, Voice(None)
        passage.lines = (without_dash(passage.lines[0]), *passage.lines[1:])
        passage.text = join_lines(passage.lines)
    return asked.left


def _apart(passage: Passage) -> str:
    """What sets all of a passage apart from answers; empty: nothing does."""
    if passage.kind is BlockKind.HEADING:
        return f"heading {passage.level}"
    if is_set_apart(passage):
        return "bold" if passage.lines[0].strong else "italic"
    return DASHED if not passage.begins_turn and begins_with_dash(passage.text) else ""


def _leave_containers_of_turns(passages: list[Passage]) -> None:
    """A list or a table in which somebody begins to speak is how the page is laid out, and nothing that is said."""
    layout = {one.number for passage in passages if passage.begins_turn for one in passage.containers}
    for passage in passages if layout else ():
        kept: list[Container] = []
        for one in passage.containers:
            inside = one.kind not in {"item", "row", "cell"} or (bool(kept) and kept[-1].kind == _AROUND[one.kind])
            if one.number not in layout and inside:
                kept.append(one)
        passage.containers = tuple(kept)


_AROUND = {"item": "list", "row": "table", "cell": "row"}


def _without_dashes(blocks: list[Block], labels: list[list[Candidate | None]]) -> list[list[Candidate | None]]:
    """The labels with the dash that follows the colon of nearly each: ``O Sr. Presidente: — Está aberta``."""
    ends = [
        (label, _DASH.match(line.text, label.end))
        for block, row in zip(blocks, labels, strict=True)
        for line, label in zip(block.lines, row, strict=True)
        if label is not None and label.shape in {Shape.COLON, Shape.STRONG}
    ]
    dashes = {label: dash.end() for label, dash in ends if dash is not None}
    if len(dashes) < 3 or len(dashes) * 3 < len({label for label, _ in ends}) * 2:
        return labels
    return [[label and replace(label, end=dashes.get(label, label.end)) for label in row] for row in labels]


_DASH = re.compile(r"[\s\u00a0]{0,3}[—–][\s\u00a0]{1,3}")


def _is_lone(text: str, profile: Profile) -> bool:
    """True for a line that looks like a label, is none, and is no part of what is said: ``BY MS. LEE:``."""
    return text.endswith(":") and text[0].isupper() and any(one.fullmatch(text[:-1]) for one in profile.no_labels)


def _divide(
    block: Block, labels: list[Candidate | None], lone: Mapping[int, int], *, by_line: bool
) -> Iterator[Passage]:
    """One passage, or several where a line inside the block begins like a turn.

    Args:
        block: the block.
        labels: of its lines.
        lone: of lines that are no part of what is said, by identity: which stand together; 0 for one alone.
        by_line: each line is a paragraph.
    """
    if len(block.lines) == 1:
        yield _passage(block, block.lines, labels[0], first=True)
        return
    group: list[Line] = []
    label: Candidate | None = None
    first = named = True
    for line, candidate in zip(block.lines, labels, strict=True):
        own, before = lone.get(id(line)), lone.get(id(group[0])) if group else None
        apart = by_line or own != before or own == 0
        if group and (candidate is not None or apart or (named and is_party_line(group[0].text))):
            yield _passage(_as_listed(block, before), group, label, first=first)
            first, group, label = False, [], None
        if not group:
            label = candidate
        named = not group and named
        group.append(line)
        if label is not None and label.shape is Shape.ALONE:  # the speech under it is a paragraph of its own
            yield _passage(block, group, label, first=first)
            first, group, label, named = False, [], None, True
    if group:
        yield _passage(_as_listed(block, lone.get(id(group[0]))), group, label, first=first)


def _as_listed(block: Block, run: int | None) -> Block:
    """The block as a heading, for lines that the table of contents names."""
    return replace(block, kind=BlockKind.HEADING) if run is not None and run < 0 else block


def _passage(block: Block, lines: Sequence[Line], candidate: Candidate | None, *, first: bool) -> Passage:
    clock = candidate.clock if candidate is not None else None
    lines = unwrapped(lines)
    return Passage(
        lines=lines,
        text=join_lines(lines),
        line=lines[0].number,
        kind=BlockKind.TEXT if candidate is not None else block.kind,
        candidate=candidate,
        voice=block.voice if first else None,
        start=block.start if clock is None else clock_seconds(clock.strip("[]()")),
        end=block.end,
        original_language=block.original_language,
        level=block.level,
        address=block.address if first else None,
        containers=block.containers,
    )
