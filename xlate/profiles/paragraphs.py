"""Blocks of a document -> passages: what a profile looks at one by one, a paragraph, a heading or a lone label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Container, Line, Voice
from xlate.profiles.body import keep_to_body
from xlate.profiles.interview_turns import Question, find_questions, without_dash
from xlate.profiles.label_parts import is_party_line, is_post
from xlate.profiles.passage import SENTENCE_END, Passage, join_lines
from xlate.profiles.procedure import is_credit
from xlate.profiles.profile import Paragraphs, Profile
from xlate.profiles.rare_labels import find_rare_labels
from xlate.profiles.speaker_labels import Candidate, LabelClassifier, Shape, find_candidates
from xlate.profiles.vocabulary import is_caseless

__all__ = ["is_set_apart", "make_passages"]

_IN_BRACKETS = re.compile(r"\([^()]{3,100}\)|\[[^\[\]]{3,100}\]|（[^（）]{1,60}）")
_BRACKET_AT_END = re.compile(r"\s{0,3}[(\[][^()\[\]]{3,100}[)\]]$")
_PROSE = 50
"""characters: a line of running text is hardly shorter"""
_WRAPPED = 140
"""characters: no wrapped line is longer"""
_HARDLY = 20
"""a label in fewer lines than one in so many is hardly one of the usual kind"""
_LAST = 3
"""lines at the end among which credits stand"""
_ENDING = 4
"""labels that end lines; fewer do not tell that all do"""


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
        profile.paragraphs is Paragraphs.AUTO and _has_a_paragraph_to_a_line(blocks)
    )
    found: list[list[list[Candidate]]] = []
    tried: list[Line] = []
    for block in blocks:
        looks = not voiced and block.kind in {BlockKind.TEXT, BlockKind.HEADING}
        tried += block.lines if looks else ()
        candidates = [find_candidates(line, profile) if looks else [] for line in block.lines]
        if not by_line and len(candidates) > 1:
            for place in range(1, len(candidates)):
                if candidates[place]:
                    candidates[place] = [one for one in candidates[place] if not _goes_on(block.lines, place, one)]
        found.append(candidates)
    every = [one for candidates in found for several in candidates for one in several]
    book = LabelClassifier(every, profile, language, len(tried), _followed(blocks, found), _headed(blocks, found))
    labels = [[book.choose(several) for several in candidates] for candidates in found]
    number = sum(label is not None for row in labels for label in row)
    if number * _HARDLY < len(tried) and (rare := find_rare_labels(tried)) and len(rare) > number:
        book = LabelClassifier(rare.values(), profile, language, len(tried))
        at = {id(line): rare.get(place) for place, line in enumerate(tried)}  # lines of a page can have one number
        labels = [[at.get(id(line)) for line in block.lines] for block in blocks]
    _drop_inside_lines(labels, blocks)
    keep_to_body(labels, blocks)
    labels = _without_dashes(blocks, labels)
    passages: list[Passage] = []
    for block, row in zip(blocks, labels, strict=True):
        passages.extend(_divide(block, row, by_line=by_line))
    _drop_dashes(passages)
    _drop_credits(passages)
    if not voiced:
        _mark_questions(passages)
    _leave_containers_of_turns(passages)
    return passages, book


def _drop_inside_lines(labels: list[list[Candidate | None]], blocks: list[Block]) -> None:
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


def _mark_questions(passages: list[Passage]) -> None:
    """Say where turns begin that have no label: questions in bold or as headings, and answers to them."""
    seen = [
        Question(
            one.text,
            one.kind,
            not one.begins_turn and (one.kind is BlockKind.HEADING or is_set_apart(one)),
            any(_is_prose(line) for line in one.lines),
            one.begins_turn,
        )
        for one in passages
        if one.kind in {BlockKind.TEXT, BlockKind.HEADING}
    ]
    places = [place for place, one in enumerate(passages) if one.kind in {BlockKind.TEXT, BlockKind.HEADING}]
    for at in find_questions(seen):
        passage = passages[places[at]]
        passage.kind, passage.voice = BlockKind.TEXT, Voice(None)
        passage.lines = (without_dash(passage.lines[0]), *passage.lines[1:])
        passage.text = join_lines(passage.lines)


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


def _followed(blocks: list[Block], found: list[list[list[Candidate]]]) -> Counter[str]:
    """How often what stands on a line of its own has running text after it."""
    lines = [
        (line, several)
        for block, row in zip(blocks, found, strict=True)
        for line, several in zip(block.lines, row, strict=True)
    ]
    below = [*(line for line, _ in lines[2:]), None, None]
    return Counter(
        one.label
        for ((_, several), (after, _)), then in zip(pairwise(lines), below, strict=False)
        for one in several
        if one.shape is Shape.ALONE
        and (
            _is_prose(after)
            or (then is not None and _is_prose(then) and (is_post(after.text) or is_party_line(after.text)))
        )
    )


def is_set_apart(passage: Passage) -> bool:
    """True for a passage all of which is in bold or in italics."""
    return all(max(line.strong, _slanted(line)) >= len(line.text.rstrip()) for line in passage.lines)


def _slanted(line: Line) -> int:
    return sum(span.end - span.start for span in line.spans if "italic" in span.rendition.rend)


_NOTE = re.compile(r"\s?(?:[(\[][^()\[\]]{1,80}[)\]])?")


def _after_bold(line: Line) -> str:
    return line.text[line.strong :][:100] if line.strong else line.text


def _headed(blocks: list[Block], found: list[list[list[Candidate]]]) -> Counter[str]:
    """How often what is a line in bold has words that are not under it in the same paragraph."""
    return Counter(
        one.label
        for block, row in zip(blocks, found, strict=True)
        if len(block.lines) > 1 and not block.lines[1].strong and _NOTE.fullmatch(_after_bold(block.lines[0]))
        for one in row[0]
        if one.shape in {Shape.ALONE, Shape.STRONG} and block.lines[0].strong >= len(one.printed)
    )


def _is_prose(line: Line) -> bool:
    return len(line.text) >= _PROSE or SENTENCE_END.search(line.text) is not None


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
_HEADING = 60
"""characters: a line at the beginning of a block that is shorter, with a longer line two below it, can be a heading"""


def _goes_on(lines: Sequence[Line], place: int, candidate: Candidate) -> bool:
    """True if a line inside a block goes on with the sentence of the line before: "… in / French: he said"."""
    before = lines[place - 1]
    if _IN_BRACKETS.fullmatch(before.text) or candidate.shape is Shape.SIGN:
        return False  # a stage direction ends what stands before it
    if not any(character.isalpha() for character in before.text):
        return False  # a rule, the number of a page
    ended = SENTENCE_END.search(_BRACKET_AT_END.sub("", before.text)) is not None
    if candidate.shape in {Shape.ALONE, Shape.CLOCK}:
        if candidate.clock is not None:
            return False
        # alone is a label only where the words under it could be the speech
        after = lines[place + 1] if place + 1 < len(lines) else None
        headed = place == 1 and len(before.text) < _HEADING and after is not None and len(after.text) > _HEADING
        return after is None or not _is_prose(after) or not (headed or SENTENCE_END.search(before.text))
    if candidate.shape in {Shape.STOP, Shape.LONG_DASH}:
        return not ended
    if candidate.strong or candidate.label.isupper() or candidate.shape is Shape.PATTERN:
        return False
    return not ended


def _divide(block: Block, labels: list[Candidate | None], *, by_line: bool) -> Iterator[Passage]:
    """One passage, or several where a line inside the block begins like a turn."""
    if len(block.lines) == 1:
        yield _passage(block, block.lines, labels[0], first=True)
        return
    group: list[Line] = []
    label: Candidate | None = None
    first = named = True
    for line, candidate in zip(block.lines, labels, strict=True):
        if group and (candidate is not None or by_line or (named and is_party_line(group[0].text))):
            yield _passage(block, group, label, first=first)
            first, group, label = False, [], None
        if not group:
            label = candidate
        named = not group and named
        group.append(line)
        if label is not None and label.shape is Shape.ALONE:  # the speech under it is a paragraph of its own
            yield _passage(block, group, label, first=first)
            first, group, label, named = False, [], None, True
    if group:
        yield _passage(block, group, label, first=first)


def _passage(block: Block, lines: Sequence[Line], candidate: Candidate | None, *, first: bool) -> Passage:
    clock = candidate.clock if candidate is not None else None
    return Passage(
        lines=tuple(lines),
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


def _has_a_paragraph_to_a_line(blocks: list[Block]) -> bool:
    """True if lines are not wrapped: most lines that have another below them end a sentence, or are very long."""
    inner = [line.text for block in blocks if block.kind is BlockKind.TEXT for line in block.lines[:-1]][:6000]
    prose = [text for text in inner if len(text) >= _PROSE]  # a table of contents says nothing of the text
    inner = prose if len(prose) >= 10 else inner
    unwrapped = [text for text in prose if len(text) > _WRAPPED]
    inner = unwrapped if len(unwrapped) >= 10 else inner
    if len(inner) < 4:
        return False
    ending = sum(bool(SENTENCE_END.search(text)) or len(text) > 300 for text in inner)
    return ending >= 0.8 * len(inner)
