"""Labels of speakers at the beginning of captions: ``JOHN:``, ``>> JOHN:``, ``[John]``, ``Bob's iPhone:``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from xlate.profiles.vocabulary import HONORIFICS, bare

if TYPE_CHECKING:
    from xlate.model.document import Line
    from xlate.readers.cues import Cue

__all__ = ["divide_at_labels", "has_labels", "label_of", "labels_in", "lines_at_labels", "name_voices"]

_NAMED = re.compile(
    r"(?:>{1,3}\s{0,3}|[-–—]\s{0,3})?"
    r"(?:(?P<name>[^\W\d_][^:：\[\]()<>]{0,60})(?:(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])\s?)?[:：](?=\s|$)|\[(?P<bracketed>[^\[\]]{1,40})\]:?(?=\s|$))"
)
_DISPLAYED = re.compile(
    r"(?:>{1,3}\s{0,3}|[-–—]\s{1,3})?(?:(?P<name>[^\s:：<>\[\]{}.!?♪][^:：<>\[\]{}!?♪]{0,60})[:：]|\[(?P<bracketed>[^\[\]]{1,40})\]:?)(?=\s|$)"
)
_INSIDE = re.compile(r"(?P<before>.{2,80}[.!?…][\"”’»)]?) (?P<name>[^.!?…]{1,40})")
"""a sentence before a label: no name"""
_AFTER_SENTENCE = re.compile(
    r"(?<=[.?!…\"”’»)\]♪]\s)"
    r"(?P<name>(?:[^\W\d_]{1,5}\.\s){0,2}[^\W\d_][^:：\[\]()<>.?!…]{0,60})[:：]\s"
)
"""what may be a label inside a line: it stands behind the end of a sentence, a sound or a note"""
_OFTEN = 2
_NAMED_SHARE = 0.8
"""share of the cues that begin with a label, from which each has one"""
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le", "of", "van", "von", "y"}
)
_SOUNDS = frozenset({
    "applause", "audio", "background", "beifall", "bell", "blank", "blank_audio", "cheer", "cheers", "chuckle",
    "chuckles", "clap", "claps", "cough", "coughs", "crosstalk", "end", "foreign", "gasp", "gasps", "gelächter",
    "inaudible", "indistinct", "laugh", "laughs", "laughter", "lachen", "music", "musik", "musique", "noise",
    "pause", "rires", "risas", "scream", "screams", "sigh", "sighs", "silence", "song", "sound", "sounds",
    "static", "unintelligible", "video", "música", "аплодисменты", "музыка", "смех",
})  # fmt: skip
"""words that tell a sound in brackets from a name in brackets"""


def has_labels(texts: Sequence[str]) -> bool:
    """True if lines of subtitles begin with the labels of speakers: ``JOHN:``, ``>> JOHN:``, ``[John]``.

    "One thing: …" begins like a label, so a label must recur, or be frequent, or be the first thing in the file.
    """
    labels = Counter(label for text in texts if (label := label_of(text)))
    if not labels:
        return False
    often = max(labels.values()) >= 2 or labels.total() >= max(2, len(texts) // 20)
    changes = any(text.startswith(">>") and (label_of(text) or "").isupper() for text in texts)
    return often or changes or label_of(texts[0]) is not None


@lru_cache(4096)
def label_of(text: str) -> str | None:
    """The label with which a line of a subtitle begins, None if it begins with none."""
    match = _NAMED.match(text[:200])
    if match is None:
        return None
    name = (match["name"] or match["bracketed"]).strip()
    words = name.split()
    if not words or len(words) > 6 or words[0][:1].islower() or words[0][:1].isdigit():
        return None
    if any(word[:1].islower() and word not in _PARTICLES for word in words):
        return None
    plain = [word.casefold() for word in words]
    if match["bracketed"] and any(word in _SOUNDS or word.endswith("ing") for word in plain):
        return None
    return name


def labels_in(texts: Iterable[str]) -> frozenset[str]:
    """The labels of a text of which the parts can hold several turns: those that begin a part, or come again."""
    firsts: set[str] = set()
    inner: Counter[str] = Counter()
    for text in texts:
        label = label_of(text)
        if label is not None:
            firsts.add(label)
        inner.update(match["name"] for match in _AFTER_SENTENCE.finditer(text) if label_of(match["name"] + ":"))
    often = {label for label, count in inner.items() if count >= _OFTEN}
    return frozenset(firsts | often)


def divide_at_labels(lines: Sequence[Line], labels: frozenset[str]) -> list[tuple[Line, ...]]:
    """Lines, divided where one of the labels begins a turn, at the start of a line or behind a sentence."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        places = [match.start("name") for match in _AFTER_SENTENCE.finditer(line.text) if match["name"] in labels]
        if parts[-1] and label_of(line.text) in labels:
            parts.append([])
        for start, end in pairwise([0, *places, len(line.text)]):
            if start:
                parts.append([])
            parts[-1].append(replace(line, text=line.text[start:end].strip(" ")))
    return [tuple(part) for part in parts if part]


def lines_at_labels(text: str) -> str:
    """A text without line ends, with one before each label that comes again behind the end of a sentence."""
    labels = labels_in([text])
    places = [match.start("name") for match in _AFTER_SENTENCE.finditer(text) if match["name"] in labels]
    return "\n".join(text[start:end].strip(" ") for start, end in pairwise([0, *places, len(text)]))


def name_voices(cues: list[Cue]) -> list[Cue]:
    """Cues that nearly all begin with who speaks (``Bob's iPhone: Me too.``), as meetings have them, with their voices.

    Where labels are so many, whatever stands before the colon is one; a cue without one goes on.
    """
    firsts = [_display_name(cue.lines[0].text) for cue in cues if not cue.sound]
    counts = Counter(name for name, _ in filter(None, firsts))
    alike = sum(counts[name] > 1 or label_of(f"{name}: x") is not None for name, _ in filter(None, firsts))
    enough = counts.total() >= max(2, _NAMED_SHARE * len(cues)) and 2 * alike >= counts.total()
    if not enough or any(cue.voice is not None for cue in cues):
        return cues
    return list(_voiced(cues, counts))


def _voiced(cues: list[Cue], counts: Counter[str]) -> Iterator[Cue]:
    """The cues with the voices that are counted."""
    voice: str | None = None
    for cue in cues:
        if cue.sound:
            yield replace(cue, voice=voice)
            continue
        lines: list[Line] = []
        for line in cue.lines:
            before, found = _begun_by(line.text, counts)
            lines += [replace(line, text=before)] if before else []
            if found is not None and (line is cue.lines[0] or found[0] in counts):
                if lines:
                    yield replace(cue, lines=tuple(lines), voice=voice)
                    lines = []
                voice, words = found
                line = replace(line, text=words)  # noqa: PLW2901
            elif line.text.startswith(">>"):  # somebody else, of whom nothing is said
                if lines:
                    yield replace(cue, lines=tuple(lines), voice=voice)
                lines, voice = [], None
                yield from _begun_anew(cue, line)
                continue
            if line.text:
                lines.append(line)
        if lines:
            yield replace(cue, lines=tuple(lines), voice=voice)


def _begun_anew(cue: Cue, line: Line) -> Iterator[Cue]:
    """What somebody says of whom nothing is told but ``>>``; nothing where that sign stands alone."""
    if words := line.text.lstrip("> "):
        yield replace(cue, lines=(replace(line, text=words),), new_voice=True)


def _begun_by(text: str, counts: Counter[str]) -> tuple[str, tuple[str, str] | None]:
    """What stands before the name of who speaks in a line, "Yes. ANNA: No.", and who speaks and what he says."""
    found = _display_name(text)
    inside = _INSIDE.fullmatch(found[0]) if found is not None else None
    if found is None or inside is None:
        return "", found
    if inside["name"] not in counts and (counts[found[0]] > 1 or bare(inside["before"]) in HONORIFICS):
        return "", found  # "Dr. Ann Lee - LRI", whom no sentence introduces
    return (inside["before"], (inside["name"], found[1])) if inside["name"] in counts else ("", None)


def _display_name(text: str) -> tuple[str, str] | None:
    """Who speaks and what is said, where a line of a caption begins with the one; chevrons before it say nothing."""
    match = _DISPLAYED.match(text[:200])
    if match is None:
        return None
    if match["bracketed"] and label_of(match.group().strip()) is None:
        return None
    name = " ".join((match["name"] or match["bracketed"]).split())
    return (name, text[match.end() :].strip(" ")) if any(character.isalnum() for character in name) else None
