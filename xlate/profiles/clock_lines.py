"""Times of the recording that stand on lines of their own, in brackets before a paragraph, or behind a label.

``[00:00:13]``, ``Ann Lee: 00:01:08``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.model.document import Block, BlockKind, Line
from xlate.profiles.leading_stamps import divided_at

__all__ = ["take_clock_lines", "take_clocks_behind_labels", "take_leading_clocks"]

_CLOCK = re.compile(r"[\[(]?(?P<time>\d{1,3}(?::\d{2}){1,3}(?:[.,]\d{1,3})?)[\])]?:?")
_MINUTES = re.compile(r"\d{1,3}:[0-5]\d")
_STRUCK = re.compile(r"[Kk]l\.?\s?(?P<time>\d{1,2}[:.]\d{2})")
"""the time of day between the paragraphs of the record of a sitting: counted from the first"""
_LEADING = re.compile(r"[\[(](?P<time>\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)[\])]:?[ \u00a0]{1,3}(?=[^\s:：\[(])")
"""before the words of a paragraph"""
_BEHIND_LABEL = re.compile(
    r"(?P<label>[^\W_][^:：\n]{0,80}?)[ \u00a0]?(?:(?<!\d)[:：]|[:：](?!\d))(?P<clock>[:：]?[ \u00a0]{0,3}[\[(]?"
    r"(?P<time>\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?|\d{1,3}:\d{2}(?=[\])]?$))[\])]?)(?=$|[ \u00a0][^\W\d_])"
)
"""seconds alone, or before words; minutes alone, since a time of day can stand before words"""
_LONGEST_LABEL = 140
"""characters, with its clock"""
_VERSE = re.compile(r"\(\d{1,3}:\d{1,2}\)")
"""chapter and verse, or minutes and seconds, which begin at nothing"""
_LABEL_AFTER = re.compile(r"[^:：\n]{0,60}[:：]")
_STAMP = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}(?::\d{2})?(?: (?:[A-Z]{1,5}|[+-]\d{4}))?"
    r"|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z| ?[+-]\d{2}:?\d{2})?"
)
"""day and time, as programs write them: ``Mon, 10 Oct 2016 01:02:11 GMT``"""
_UNITS = (1, 60, 3600, 86400)
"""seconds; before hours stand days: 00:00:00:13"""
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:h|[ap]\.?m\.?|Uhr|ч))?[^\w\s]?", re.IGNORECASE)
_LED = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d[^\w\s]?\s{0,3}(?=[^\W\d_a-z][^:\n]{2,120}:\s)")
"""one that is glued to a label, where others stand alone"""
_HALF_DAY = re.compile(r"[\[(]?\d{1,2}:[0-5]\d(?::[0-5]\d)?\s?[ap]\.?m\.?[\])]?", re.IGNORECASE)
_POSTS = 4
"""times of day, each a paragraph of its own; fewer may be anything"""
_LEAST = 3
"""so many make times of a recording; fewer are times of day"""


def take_clock_lines(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Make times of lines that hold nothing else.

    Args:
        blocks: of a document whose format says nothing of times.

    Returns:
        The blocks, each with the time that stood before it; and the lines that became times.
    """
    blocks, stamped = _without_stamps(blocks)
    bare = _bare([line for block in blocks for line in block.lines])
    blocks, posted = _without_times_of_day(blocks) if not bare else (list(blocks), [])
    posted += stamped
    times = _times([line for block in blocks if block.kind is BlockKind.TEXT for line in block.lines])
    clocks = [line for block in blocks for line in block.lines if id(line) in times]
    if not clocks or any(block.start is not None for block in blocks):
        return list(blocks), posted
    found: list[Block] = []
    start: float | None = None
    for block in blocks:
        if block.kind is not BlockKind.TEXT:
            found.append(block)
            continue
        group: list[Line] = []
        for line in block.lines:
            seconds = times.get(id(line))
            if seconds is None:
                group.append(line)
                continue
            if group:
                found.append(replace(block, lines=tuple(group), start=start))
                group = []
            start = seconds
        if group:
            found.append(replace(block, lines=tuple(group), start=start))
            start = None
    return found, [*posted, *clocks]


def _times(lines: list[Line]) -> dict[int, float]:
    """Seconds of each line that holds a time of the recording alone, by identity of the line."""
    found = {id(line): seconds for line in lines if (seconds := _seconds(line.text)) is not None}
    found = found if len(found) >= _LEAST else {}
    found |= _bare(lines)
    struck = [(line, match["time"]) for line in lines if (match := _STRUCK.fullmatch(line.text.strip())) is not None]
    if len(struck) > 1:
        moments = [60 * clock_seconds(time.replace(".", ":")) for _, time in struck]
        found |= {id(line): max(0.0, at - moments[0]) for (line, _), at in zip(struck, moments, strict=True)}
    return found


def _bare(lines: list[Line]) -> dict[int, float]:
    """Minutes and seconds without brackets, where they begin at nothing and none goes back."""
    clocks = [(line, clock_seconds(line.text)) for line in lines if _MINUTES.fullmatch(line.text)]
    times = [time for _, time in clocks]
    if len(times) < _LEAST or times[0] >= _UNITS[1] or any(later < one for one, later in pairwise(times)):
        return {}
    return {id(line): time for line, time in clocks}


def _without_stamps(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """The blocks without the lines that are a day and a time, where there are several."""
    stamps = [line for one in blocks for line in one.lines if line.text[:1].isascii() and _STAMP.fullmatch(line.text)]
    if len(stamps) < _LEAST:
        return list(blocks), []
    taken = {id(line) for line in stamps}
    kept = [(one, tuple(line for line in one.lines if id(line) not in taken)) for one in blocks]
    return [one if len(rest) == len(one.lines) else replace(one, lines=rest) for one, rest in kept if rest], stamps


def take_leading_clocks(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Make times of clocks in brackets with which paragraphs begin, where they are several and none goes back.

    Args:
        blocks: of a document whose format says nothing of times.

    Returns:
        The blocks, each without its clock, and with the time; and the lines that began with one.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT and block.start is None for line in block.lines]
    found = {id(line): match for line in lines if (match := _leading_clock(line.text))}
    times = [clock_seconds(match["time"]) for match in found.values()]
    if len(found) < _LEAST or any(later < earlier for earlier, later in pairwise(times)):
        return list(blocks), []
    if times[0] >= _UNITS[1] and all(_VERSE.match(match.group()) for match in found.values()):
        return list(blocks), []
    made = _cut(blocks, found, lambda line, match: line.after(match.end()))
    return made, [line for line in lines if id(line) in found]


def take_clocks_behind_labels(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Make times of clocks between a label and what is said, where labels come again and the times go on.

    Args:
        blocks: of a document whose format says nothing of times.

    Returns:
        The blocks, each label without its clock at the beginning of one that has the time; and the lines that had one.
    """
    lines = [line for block in blocks if block.kind is BlockKind.TEXT and block.start is None for line in block.lines]
    found = {id(line): match for line in lines if (match := _clock_behind_label(line.text)) is not None}
    labels = [match["label"] for match in found.values()]
    times = [clock_seconds(match["time"]) for match in found.values()]
    backwards = sum(later < earlier for earlier, later in pairwise(times))
    # a programme of a day has its times once for each entry
    if len(found) < _LEAST or len(set(labels)) == len(labels) or backwards * 5 > len(times):
        return list(blocks), []
    if not _are_of_recording(lines, found):
        return list(blocks), []
    made = _cut(blocks, found, lambda line, match: line.without(*match.span("clock")))
    return made, [line for line in lines if id(line) in found]


def _are_of_recording(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> bool:
    """False for times that people say: ``Coach: 3:59``. Programs print one behind nearly each label, above words."""
    begins = tuple({f"{match['label']}{sign}" for match in found.values() for sign in ":："})
    spoken = sum(line.text.startswith(begins) for line in lines)
    alone = [at for at, line in enumerate(lines) if id(line) in found and found[id(line)].end() == len(line.text)]
    under = [lines[at + 1].text for at in alone if at + 1 < len(lines) and id(lines[at + 1]) not in found]
    headed = sum(_LABELLED.match(text) is None for text in under)
    return len(found) >= _NEARLY_ALL * spoken and headed >= _NEARLY_ALL * len(alone)


_NEARLY_ALL = 0.8
_LABELLED = re.compile(r"[^\W\d_a-z][^:：.!?\n]{0,40}[:：](?:\s|$)")


def _clock_behind_label(text: str) -> re.Match[str] | None:
    head = text[:_LONGEST_LABEL]
    return _BEHIND_LABEL.match(head) if ":" in head and head.count(":") + head.count("：") > 1 else None


def _cut(
    blocks: Sequence[Block], found: dict[int, re.Match[str]], shorter: Callable[[Line, re.Match[str]], Line]
) -> list[Block]:
    """The blocks, a new one with its time at each line in which a clock was found, which is made shorter by it."""
    made: list[Block] = []
    for block in blocks:
        for first, *under in divided_at(block.lines, found):
            match = found.get(id(first))
            if match is None:
                made.append(replace(block, lines=(first, *under)))
                continue
            made.append(replace(block, lines=(shorter(first, match), *under), start=clock_seconds(match["time"])))
    return made


def _leading_clock(text: str) -> re.Match[str] | None:
    """The clock before words, unless a label may follow: that takes its clock itself."""
    match = _LEADING.match(text) if text[:1] in "[(" else None
    return None if match is None or _LABEL_AFTER.match(text, match.end()) else match


def _without_times_of_day(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """The blocks without those that are a time of day alone, where they are many, as in reports while it happens."""
    alone = [one for one in blocks if len(one.lines) == 1 and _TIME_OF_DAY.fullmatch(one.lines[0].text)]
    if len(alone) < _POSTS:
        return _without_minutes(blocks)
    taken = {id(one) for one in alone}
    times = [one.lines[0] for one in alone]
    kept = [one for one in blocks if id(one) not in taken]
    for at, one in enumerate(kept):
        match = _LED.match(one.lines[0].text) if one.lines else None
        if match is not None:
            times.append(one.lines[0].until(match.end()))
            kept[at] = replace(one, lines=(one.lines[0].after(match.end()), *one.lines[1:]))
    return kept, times


def _without_minutes(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """The blocks without lines that are a time of day with its half alone, where they are many, as in captions."""
    minutes = [line for one in blocks for line in one.lines if len(line.text) < 16 and _HALF_DAY.fullmatch(line.text)]
    if len(minutes) < _LEAST:
        return list(blocks), []
    taken = set(map(id, minutes))
    left = [replace(one, lines=tuple(line for line in one.lines if id(line) not in taken)) for one in blocks]
    return [new for new, old in zip(left, blocks, strict=True) if new.lines or not old.lines], minutes


def _seconds(text: str) -> float | None:
    """The seconds of a clock; None for anything else, and for a time of day."""
    match = _CLOCK.fullmatch(text) if len(text) < 20 and text[:1] in "[(0123456789" else None
    if match is None or (text[0].isdigit() and match["time"].count(":") < 2):
        return None
    parts = match["time"].replace(",", ".").split(":")
    return sum(float(part) * unit for part, unit in zip(reversed(parts), _UNITS, strict=False))
