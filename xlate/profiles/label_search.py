"""The labels of a document: candidates of its lines, the usual reading of them, and a better one if there is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.body import keep_to_body
from xlate.profiles.label_parts import is_party_line, is_post
from xlate.profiles.label_readings import choose_reading
from xlate.profiles.label_repairs import (
    drop_fields,
    drop_inside_lines,
    drop_stops,
    drop_under_labels,
    take_above_times,
    take_blanks,
    take_glued_dashes,
    take_known,
    take_whole_lines,
)
from xlate.profiles.passage import SENTENCE_END
from xlate.profiles.profile import Profile
from xlate.profiles.reading_doubts import doubts_of
from xlate.profiles.reading_features import Reading
from xlate.profiles.speaker_labels import Candidate, LabelClassifier, Shape, find_candidates
from xlate.profiles.unnamed_turns import find_unnamed
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, bare, is_title

__all__ = ["Searched", "find_labels", "has_a_paragraph_to_a_line", "is_prose", "usual_labels"]

_IN_BRACKETS = re.compile(r"\([^()]{3,100}\)|\[[^\[\]]{3,100}\]|（[^（）]{1,60}）")
_BRACKET_AT_END = re.compile(r"\s{0,3}[(\[][^()\[\]]{3,100}[)\]]$")
_PROSE = 50
"""characters: a line of running text is hardly shorter"""
_WRAPPED = 140
"""characters: no wrapped line is longer"""


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search for labels looked at, and found by the usual signs."""

    labels: list[list[Candidate | None]]
    """of each line of each block"""
    book: LabelClassifier
    lines: list[Line]
    """all that could begin with a label"""
    begins: list[bool]
    """of each of them: a turn could begin with it"""
    at: list[tuple[int, int]]
    """of each of them: block, and place in the block"""

    def usual(self) -> Reading:
        """The labels found by the usual signs, as a reading."""
        rows = {place: self.labels[block][line] for place, (block, line) in enumerate(self.at)}
        return Reading({place: label for place, label in rows.items() if label is not None})


def find_labels(
    blocks: list[Block], profile: Profile, language: str, *, by_line: bool, voiced: bool
) -> tuple[list[list[Candidate | None]], LabelClassifier]:
    """The label of each line of each block, or None; and what is known of the labels.

    Args:
        blocks: without boilerplate.
        profile: how the publisher prints labels.
        language: tag of the language of the text.
        by_line: each line is a paragraph.
        voiced: the format says who speaks; no labels are looked for.
    """
    searched = usual_labels(blocks, profile, language, by_line=by_line, voiced=voiced)
    labels, book = searched.labels, searched.book
    if voiced or not searched.lines:
        return labels, book
    unnamed = {} if profile.label_patterns else find_unnamed(searched.lines, searched.usual().labels)
    if unnamed:
        book.adopt(unnamed.values())
        return _at_their_lines(unnamed, searched, blocks), book
    chosen = choose_reading(searched.usual(), searched.lines, searched.begins)
    reading = chosen.reading
    if not reading.labels and chosen.usual.labels:
        if profile.publisher is None and not profile.label_patterns:
            book.refuse()
            return [[None] * len(block.lines) for block in blocks], book
    elif reading.signature is not None:
        book.adopt(reading.labels.values())
        labels = _at_their_lines(reading.labels, searched, blocks)
    take_whole_lines(labels, blocks)
    take_above_times(labels, blocks)
    take_glued_dashes(labels, blocks)
    take_blanks(labels, blocks)
    drop_stops(labels)
    book.set_aside += drop_fields(labels, blocks)
    if profile.publisher is None:  # of a publisher's labels we are certain
        book.doubts = doubts_of(chosen, searched.lines, searched.begins)
    return labels, book


def _at_their_lines(
    found: Mapping[int, Candidate], searched: Searched, blocks: list[Block]
) -> list[list[Candidate | None]]:
    labels: list[list[Candidate | None]] = [[None] * len(block.lines) for block in blocks]
    for place, label in found.items():
        block, line = searched.at[place]
        labels[block][line] = label
    searched.book.set_aside = keep_to_body(labels, blocks)
    return labels


def usual_labels(blocks: list[Block], profile: Profile, language: str, *, by_line: bool, voiced: bool) -> Searched:
    """The labels that the usual signs tell; arguments as of `find_labels`."""
    found: list[list[list[Candidate]]] = []
    tried: list[Line] = []
    refused: list[tuple[int, int, Candidate]] = []
    begins: list[bool] = []
    at: list[tuple[int, int]] = []
    width = _width_of(blocks)
    half, room = width // 2, width or _longest(blocks)
    for number, block in enumerate(blocks):
        looks = not voiced and block.kind in {BlockKind.TEXT, BlockKind.HEADING}
        candidates = [find_candidates(line, profile) if looks else [] for line in block.lines]
        if looks:
            tried += block.lines
            begins += [not place or by_line or _may_begin(block.lines[place - 1]) for place in range(len(block.lines))]
            at += [(number, place) for place in range(len(block.lines))]
        if not by_line and len(candidates) > 1:
            for place in range(1, len(candidates)):
                if candidates[place]:
                    kept = [
                        one
                        for one in candidates[place]
                        if _is_under_heading(block.lines, place, one, room)
                        or not _goes_on(block.lines, place, one, half)
                    ]
                    refused += [(number, place, one) for one in candidates[place] if one not in kept]
                    candidates[place] = kept
        found.append(candidates)
    every = [one for candidates in found for several in candidates for one in several]
    book = LabelClassifier(every, profile, language, len(tried), _followed(blocks, found), _headed(blocks, found))
    labels = [[book.choose(several) for several in candidates] for candidates in found]
    able = [one for one in refused if one[2].shape is not Shape.ALONE or _is_above_words(blocks[one[0]], one[1])]
    take_known(labels, blocks, able)
    drop_inside_lines(labels, blocks)
    drop_under_labels(labels, blocks)
    book.set_aside = keep_to_body(labels, blocks)
    return Searched(labels, book, tried, begins, at)


def _is_above_words(block: Block, place: int) -> bool:
    return place + 1 < len(block.lines) and is_prose(block.lines[place + 1])


def _may_begin(before: Line) -> bool:
    """True if a turn could begin after a line of the same block."""
    text = before.text
    if SENTENCE_END.search(text) is not None or _IN_BRACKETS.fullmatch(text):
        return True
    return not any(character.isalpha() for character in text)


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
        for ((line, several), (after, _)), then in zip(pairwise(lines), below, strict=False)
        for one in several
        if (
            one.shape is Shape.ALONE
            or (one.shape in {Shape.BRACKET, Shape.CLOCK} and one.end >= len(line.text.rstrip()))
        )
        and (
            is_prose(after)
            or (then is not None and is_prose(then) and (is_post(after.text) or is_party_line(after.text)))
        )
    )


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


def is_prose(line: Line) -> bool:
    """True for a line of running text: long, or with the end of a sentence."""
    return len(line.text) >= _PROSE or SENTENCE_END.search(line.text) is not None


_HEADING = 60
"""characters: a line at the beginning of a block that is shorter, with a longer line two below it, can be a heading"""


def _width_of(blocks: list[Block]) -> int:
    """The length that wrapped lines have in the text, or 0 where there are few, or none that is long enough."""
    sizes = sorted(len(line.text) for block in blocks if block.kind is BlockKind.TEXT for line in block.lines[:-1])
    width = sizes[len(sizes) * 3 // 4] if len(sizes) >= _MANY_LINES else 0
    return width if _PROSE < width <= _WRAPPED else 0


def _longest(blocks: list[Block]) -> int:
    """The length of the longest line of the text, where it has too few to say how long wrapped ones are."""
    return max((len(line.text) for block in blocks if block.kind is BlockKind.TEXT for line in block.lines), default=0)


def _is_under_heading(lines: Sequence[Line], place: int, candidate: Candidate, room: int) -> bool:
    """True if a name begins a line inside a block and the line before is a heading: it ends early, and no sentence.

    Args:
        lines: of the block.
        place: of the line.
        candidate: with which it begins.
        room: the length that lines can have.
    """
    before, label = lines[place - 1].text, candidate.label
    if candidate.shape not in {Shape.COLON, Shape.STRONG, Shape.DASH} or len(before) > _LONGEST_HEADING:
        return False
    rest = lines[place].text[candidate.end :].strip()
    said = is_prose(lines[place]) if rest else place + 1 < len(lines) and is_prose(lines[place + 1])
    if not said or rest[:1].islower():
        return False  # an entry of a list: "Ann Lee: chair of the council"
    words = label.split()
    named = len(words) <= _NAME_WORDS and all(word[0].isupper() or bare(word) in CONNECTORS for word in words)
    if not named or words[0][0].islower() or (len(words) == 1 and not label.isupper()):
        return False
    whole = (before[:1].isupper() or before[:1].isdigit()) and (before[-1].isalnum() or before[-1] in ")»”")
    if not whole or bare(before.split()[-1]) in CONNECTORS or ":" in before:
        return False
    fits = len(before) + 1 + len(words[0]) + _SLACK <= room
    return fits and (place == 1 or SENTENCE_END.search(lines[place - 2].text) is not None)


_LONGEST_HEADING, _NAME_WORDS, _SLACK = 120, 6, 4


def _goes_on(lines: Sequence[Line], place: int, candidate: Candidate, half: int = 0) -> bool:
    """True if a line inside a block goes on with the sentence of the line before: "… in / French: he said".

    Args:
        lines: of the block.
        place: of the line.
        candidate: with which it begins.
        half: of the length of a wrapped line; one that is shorter ends a heading or a paragraph. 0: not known.
    """
    before = lines[place - 1]
    if _IN_BRACKETS.fullmatch(before.text) or candidate.shape is Shape.SIGN:
        return False  # a stage direction ends what stands before it
    if not any(character.isalpha() for character in before.text):
        return False  # a rule, the number of a page
    ended = SENTENCE_END.search(_BRACKET_AT_END.sub("", before.text)) is not None
    if candidate.shape is Shape.BRACKET and candidate.end >= len(lines[place].text):
        return place + 1 == len(lines) or not is_prose(lines[place + 1])
    if candidate.shape in {Shape.ALONE, Shape.CLOCK}:
        if candidate.clock is not None:
            return False
        # alone is a label only where the words under it could be the speech
        after = lines[place + 1] if place + 1 < len(lines) else None
        headed = place == 1 and len(before.text) < _HEADING and after is not None and len(after.text) > _HEADING
        return after is None or not is_prose(after) or not (headed or SENTENCE_END.search(before.text))
    if candidate.shape in {Shape.STOP, Shape.LONG_DASH}:
        return not ended
    if candidate.strong or candidate.label.isupper() or candidate.shape in {Shape.PATTERN, Shape.MARK}:
        return False
    titled = bare(candidate.label.split()[0]) in HONORIFICS
    if is_title(before.text) and (titled or candidate.notes or before.text.isupper()):
        return False  # a heading
    return not ended and not (titled and len(before.text) < half)


_MANY_LINES = 20


def has_a_paragraph_to_a_line(blocks: list[Block]) -> bool:
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
