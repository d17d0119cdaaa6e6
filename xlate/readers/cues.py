"""Cues of subtitles and segments of recognisers -> the turns and paragraphs of a document.

Words come in pieces of a few seconds. Pieces of one voice are a turn; inside it a paragraph ends where a sentence ends
and a pause follows, so that a translator gets whole thoughts. A paragraph is one line, at the place of its first cue:
the lines of subtitles are broken where the screen ends.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from xlate.dates import clock_seconds
from xlate.findings import Finding, Result
from xlate.formats.decoding import clean
from xlate.model.document import Block, Line, Voice
from xlate.profiles.unnamed_turns import divided_at_changes
from xlate.readers.cue_label_styles import with_colons
from xlate.readers.cue_labels import divide_at_labels, has_labels, label_of, labels_in, name_voices
from xlate.readers.cue_sounds import NOTE_SIGNS, sounds_apart
from xlate.readers.voice_names import read_names
from xlate.text import normalize_space

__all__ = [
    "Cue",
    "Numbered",
    "beginning",
    "blocks_of_cues",
    "fold_repeats",
    "read_clock",
    "read_times",
    "read_timing",
    "spelt_out",
    "tidy",
]

_CLOCK = re.compile(
    r"\s{0,20}(?:(?:\d{1,5}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?|\d{1,5}:\d{1,2}:\d{1,2}[:;]\d{3})\s{0,20}"
)
_THOUSANDTHS = re.compile(r"[:;](\d{3})(?=\s*$)")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:(?P<breaks>p|br|div|li|ul|ol|h[1-6])|b|i|u|a|em|strong|span|font|sup|sub|small|v(?=>))(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"\s{0,99}<([A-Za-z][\w.-]{0,30})(?:\s[^<>]{0,400})?>.*</\1\s{0,9}>\s{0,99}", re.DOTALL)
"""a text that one element of HTML or XML holds whole, so that every tag in it is one, whatever it is called"""
_ANY_TAG = re.compile(r"</?[A-Za-z][\w.-]{0,30}(?:\s[^<>]{0,400})?/?>")
_TIMING = re.compile(
    r"(?P<start>(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}) {1,3}--> {1,3}(?P<end>(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3})"
)
"""the line of times that most cues have"""
_ARROW = re.compile(r"[-–—]{1,3}\s?>|→")
_DIGITS = re.compile(r"(?=.*\d)[\d:;.,?：，．\s]{5,40}")
_SENTENCE_END = re.compile(r"[.?!…。？！][\"'”’»)\]]{0,3}$")
_PAUSE = 0.5
"""seconds after the end of a sentence that end a paragraph"""
_LONG_PAUSE = 2.0
"""seconds that end a paragraph anywhere"""
_LONG = 600
"""characters after which the end of a sentence ends a paragraph"""
_ADJACENT = 0.1
"""seconds between two cues of which one still shows what the other showed"""
_HOLD = 0.05
"""seconds: a cue that is shown no longer can be read by nobody; it only holds words on the screen"""
_SCREEN = 8
"""lines at most that are looked at for a repeat"""
_ROLLING = 0.1
"""share of cues that repeat a line and add another, from which captions roll up"""

_CHEVRONS = re.compile(r">{1,3}\s{0,3}")
_DASH = re.compile(r"[-–—](?:\s{1,3}|(?=[^\W\d_]))")

Numbered = tuple[int, str]
"""a line with its number"""


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen at one time, said by one voice."""

    lines: tuple[Line, ...]
    start: float | None = None
    """seconds from the beginning"""
    end: float | None = None
    voice: str | None = None
    """name of who speaks, if the format says it"""
    new_voice: bool = False
    """somebody else begins to speak, and nothing says who"""
    labelled: bool = False
    """its words begin with what could be the label of a speaker"""
    sound: bool = False
    """nothing is said in it: it tells what is heard"""
    language: str | None = None
    """tag of the language spoken, if the format says it"""


def beginning(data: bytes, size: int = 8192) -> str:
    """The first characters of a text file, whichever Unicode encoding it has, without its byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: 2 * size].decode("utf-16", "ignore").lstrip("\ufeff")
    return data[:size].decode("utf-8", "replace").lstrip("\ufeff")


def tidy(text: str) -> str:
    """Words on one line, with nothing that XML cannot hold: what references and escapes stood for can be anything."""
    plain = normalize_space(clean(text, "").value.replace("\v", " "))
    return plain if plain.strip() else ""  # no-break spaces alone say nothing


def spelt_out(text: str) -> str:
    """Words without references to characters and tags: what was HTML once keeps ``&#8212;`` and ``<br>`` anywhere."""
    if "<" in text:
        whole = _ELEMENT.fullmatch(text)
        text = _TAG.sub(lambda tag: " " if tag["breaks"] else "", text)
        text = _ANY_TAG.sub("", text).replace("[NB]", "\u00a0") if whole else text  # as the Swiss parliament has spaces
    return _REFERENCE.sub(lambda reference: html.unescape(reference.group()), text) if "&" in text else text


def read_clock(text: str) -> float | None:
    """``01:02:03.500`` or ``02:03,5`` in seconds; None if it is no time."""
    return clock_seconds(_THOUSANDTHS.sub(r".\1", text)) if _CLOCK.fullmatch(text) else None


@lru_cache(4096)
def read_timing(text: str) -> tuple[float | None, float | None] | None:
    """Start and end in a line with an arrow, None for one that cannot be read; None if the line tells no times.

    Words can hold an arrow too: it is a line of times only if at least one side is a time.
    """
    if ">" not in text and "→" not in text:
        return None
    if (usual := _TIMING.fullmatch(text)) is not None:
        return clock_seconds(usual["start"]), clock_seconds(usual["end"])
    arrow = _ARROW.search(text[:100])
    if arrow is None or arrow.start() > 60:
        return None
    left, right = text[: arrow.start()].strip(), text[arrow.end() :][:200]
    after = right.split(None, 1)
    start = read_clock(left)
    end = read_clock(after[0]) if after else None
    if start is None and end is None:
        # nothing that can be read, but nothing that could be said either
        return (None, None) if _DIGITS.fullmatch(left) and _DIGITS.fullmatch(right.strip()) else None
    return start, end


def read_times(line: Numbered, cue: str, name: str) -> Result[tuple[float | None, float | None]]:
    """Start and end of a cue as far as they can be read; findings say what cannot be.

    Args:
        line: the line of times.
        cue: what the format calls a cue, for messages.
        name: of the file.
    """
    number, text = line
    start, end = read_timing(text) or (None, None)
    if start is None or end is None:
        problem = Finding("XL108", f'times that cannot be read: "{text[:60]}"; the words are kept', name, number)
        return Result((start, end), (problem,))
    if end < start:
        problem = Finding("XL108", f"a {cue} that ends before it begins; its words are kept", name, number)
        return Result((start, None), (problem,))
    return Result((start, end))


def fold_repeats(cues: Iterable[Cue]) -> list[Cue]:
    """Cues of captions that roll up, without the lines that the cue before showed already.

    Somebody can say "No." twice. So a cue that is the one before over again counts as a repeat only in captions that
    do roll up (they repeat a line and add another again and again), or if nobody could read it in its time.
    """
    cues = list(cues)
    repeats = [0] * bool(cues) + [_repeated(before, after) for before, after in pairwise(cues)]
    adding = sum(0 < size < len(cue.lines) for size, cue in zip(repeats, cues, strict=True))
    rolling = adding > 0 and adding >= _ROLLING * len(cues)
    folded: list[Cue] = []
    for place, cue in enumerate(cues):
        before = cues[place - 1] if place else cue
        rest: tuple[Line, ...] = cue.lines
        if repeats[place] and (rolling or _is_hold(before, cue)):
            rest = cue.lines[repeats[place] :]
        elif place:
            rest = _without_grown(before, cue, rolling=rolling)
        if rest:
            folded.append(replace(cue, lines=rest))
        elif folded and cue.end is not None:
            # the words stay on the screen, so no pause begins yet
            folded[-1] = replace(folded[-1], end=max(folded[-1].end or 0.0, cue.end))
    return folded


def _repeated(before: Cue, after: Cue) -> int:
    """How many lines at the end of one cue are those at the beginning of the next."""
    if not _is_adjacent(before, after):
        return 0
    shown = [line.text for line in before.lines[-_SCREEN:]]
    texts = [line.text for line in after.lines[:_SCREEN]]
    sizes = range(min(len(shown), len(texts)), 0, -1)
    return next((size for size in sizes if shown[-size:] == texts[:size]), 0)


def _is_adjacent(before: Cue, after: Cue) -> bool:
    timed = before.end is not None and after.start is not None
    return timed and before.voice == after.voice and (after.start or 0.0) - (before.end or 0.0) <= _ADJACENT


def _is_hold(before: Cue, cue: Cue) -> bool:
    """True if a cue whose lines all stood in the one before is there for the screen only."""
    if [line.text for line in cue.lines] != [line.text for line in before.lines[-len(cue.lines) :]]:
        return False
    same_time = (cue.start, cue.end) == (before.start, before.end)
    short = cue.start is not None and cue.end is not None and cue.end - cue.start <= _HOLD
    return same_time or short


def _without_grown(before: Cue, cue: Cue, *, rolling: bool) -> tuple[Line, ...]:
    """The lines of a cue that shows one line like the one before, with more words at its end, without the old words."""
    if len(before.lines) != 1 or len(cue.lines) != 1 or not _is_adjacent(before, cue):
        return cue.lines
    shown, line = before.lines[0].text, cue.lines[0]
    # two words that come again can be a stutter
    if not line.text.startswith(shown + " ") or (not rolling and shown.count(" ") < 2):
        return cue.lines
    return (Line(line.number, line.text[len(shown) :].strip(" ")),)


def blocks_of_cues(cues: Iterable[Cue]) -> tuple[list[Block], bool]:
    """Cues as blocks.

    Returns:
        The blocks; and False if the words themselves begin with labels, so that labels can be looked for in them.
    """
    said = name_voices(with_colons(_at_changes(sounds_apart([cue for cue in cues if cue.lines]))))
    named = any(cue.voice is not None for cue in said)
    said = _carried_on(said) if named else said
    labelled = not named and has_labels([line.text for cue in said if not cue.sound for line in cue.lines])
    names = read_names(cue.voice for cue in said if cue.voice)
    blocks: list[Block] = []
    group: list[Cue] = []
    size = 0  # characters in the group
    voice: Voice | None = None  # of the group, if it begins a turn
    speaking: str | None = None
    begun = False
    for cue in said if named else _divide(said, labelled=labelled):
        if cue.sound:
            blocks += [_block(one, voice if one is group else None) for one in (group, [cue]) if one]
            speaking, group, size, voice = (group[-1].voice if group else speaking), [], 0, None
            continue
        speaking = group[-1].voice if group else speaking
        turn = cue.new_voice or (named and begun and cue.voice != speaking)
        turn = turn or (not begun and not labelled)
        begun = True
        if group and (turn or cue.labelled or _ends_paragraph(group[-1], cue, size)):
            blocks.append(_block(group, voice))
            group, size, voice = [], 0, None
        if turn:
            voice = Voice(cue.voice, name=names.get(cue.voice or ""))
        group.append(cue)
        size += sum(len(line.text) for line in cue.lines)
    if group:
        blocks.append(_block(group, voice))
    return blocks, not labelled


def _at_changes(cues: list[Cue]) -> list[Cue]:
    """Cues with a line of its own for each ``>>``, where lines begin with it: somebody else speaks from there on."""
    if not any(line.text.startswith(">>") for cue in cues for line in cue.lines):
        return cues
    return [replace(cue, lines=tuple(part for line in cue.lines for part in divided_at_changes(line))) for cue in cues]


def _carried_on(cues: list[Cue]) -> list[Cue]:
    """Cues with the voice of the one before where a file names a voice only when it changes."""
    named = [cue.voice for cue in cues if cue.voice is not None]
    again = sum(before.voice == cue.voice is not None for before, cue in pairwise(cues))
    if again or len(named) < 3 or len(named) == len(cues):
        return cues
    carried: list[Cue] = []
    for cue in cues:
        goes_on = cue.voice is None and not cue.new_voice and carried
        carried.append(replace(cue, voice=carried[-1].voice) if goes_on else cue)
    return carried


def _divide(cues: list[Cue], *, labelled: bool) -> Iterator[Cue]:
    """Cues divided where dashes, ``>>`` or a label say that somebody else begins to speak.

    A dash can also begin the second half of a sentence, so dashes count only in files where they divide a cue between
    two speakers. Before a label the sign stays, since it is part of how the label is printed.
    """
    dashes = any(sum(_DASH.match(line.text) is not None for line in cue.lines[:_SCREEN]) > 1 for cue in cues)
    labels = labels_in([line.text for cue in cues if not cue.sound for line in cue.lines]) if labelled else frozenset()
    for cue in cues:
        if cue.sound or (not labelled and not any(_begins_anew(line.text, dashes=dashes) for line in cue.lines)):
            yield cue
            continue
        begun = cue.labelled, cue.new_voice
        lines: list[Line] = []
        for line in (one for part_of in divide_at_labels(cue.lines, labels) for one in part_of):
            label = labelled and label_of(line.text) is not None
            mark = _CHEVRONS.match(line.text) or (_DASH.match(line.text) if dashes else None)
            if label or mark:
                if lines:
                    yield replace(cue, lines=tuple(lines), labelled=begun[0], new_voice=begun[1])
                begun = label, not label
                lines = []
            rest = line.text[mark.end() :] if mark and not label else line.text
            if rest:
                lines.append(Line(line.number, rest))
        if lines:
            yield replace(cue, lines=tuple(lines), labelled=begun[0], new_voice=begun[1])


def _begins_anew(text: str, *, dashes: bool) -> bool:
    """True for a line with a sign that somebody else speaks, or without words."""
    return text[:1] in {"", ">"} or (dashes and _DASH.match(text) is not None)


def _block(cues: list[Cue], voice: Voice | None) -> Block:
    starts = [cue.start for cue in cues if cue.start is not None]
    ends = [cue.end for cue in cues if cue.end is not None]
    text = " ".join(line.text for cue in cues for line in cue.lines)
    line = Line(cues[0].lines[0].number, text)
    start, end = min(starts, default=None), max(ends, default=None)
    return Block((line,), voice=voice, start=start, end=end, original_language=cues[0].language)


def _ends_paragraph(last: Cue, following: Cue, size: int) -> bool:
    """True if a paragraph of so many characters ends between two cues."""
    timed = last.end is not None and following.start is not None
    pause = (following.start or 0.0) - (last.end or 0.0) if timed else 0.0
    sung = last.lines[-1].text.endswith(NOTE_SIGNS), following.lines[0].text.startswith(NOTE_SIGNS)
    if (
        last.language != following.language
        or pause >= _LONG_PAUSE
        or (sung[0] != sung[1] and (sung[0] or not last.lines[0].text.startswith(NOTE_SIGNS)))
    ):
        return True
    return (pause > _PAUSE or size > _LONG) and _SENTENCE_END.search(last.lines[-1].text[-8:]) is not None
