"""Sounds among captions: a cue, or a line of one, that is a note in brackets and nothing else: ``[door slams]``.

They are known by their form, in any language. What stands in brackets before words is the label of a speaker, or what
a reader of the words makes of it; a name that stands alone for once is one too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlate.profiles.stage_directions import tells_music

if TYPE_CHECKING:
    from xlate.model.document import Line
    from xlate.readers.cues import Cue

__all__ = ["NOTE_SIGNS", "sounds_apart"]

NOTE_SIGNS = ("♪", "♫", "♬", "♩")
_SOUND = re.compile(
    r"(?:(?:>{1,3}|[-–—])\s{0,3})?(?P<sound>\((?P<round>[^()]{1,120})\)|\[(?P<square>[^\[\]]{1,120})\]|（[^（）]{1,60}）"
    r"|【[^【】]{1,60}】|［[^［］]{1,60}］|\*[^*\s](?:[^*]{0,78}[^*\s])?\*)\.?"
)
_LABEL = re.compile(r"(?:(?:>{1,3}|[-–—])\s{0,3})?[(\[]([^()\[\]]{1,60})[)\]][:：]?\s{1,3}\S")
_OPENS = re.compile(r"[-–—>\s]{0,6}[(\[（【［*♪♫♬♩]")
_DASHED = re.compile(r"[-–—]\s{0,3}")
_ENDED = re.compile(r"[.?!…。？！♪)\]][\"'”’»)\]]{0,3}$")
_LABELS_SHARE = 4
"""how often a name stands before words for each time that it stands alone"""


def sounds_apart(cues: Sequence[Cue]) -> list[Cue]:
    """Cues of which those that hold a sound hold nothing else, and say that it is one."""
    if not any(_OPENS.match(line.text) for cue in cues for line in cue.lines):
        return list(cues)
    labels = Counter(name for cue in cues for name in _labels_of(cue))
    alone = Counter(name for cue in cues if (name := _name_of(_whole(cue))))
    names = frozenset(name for name, count in labels.items() if count >= _LABELS_SHARE * alone[name])
    return [part for cue in cues for part in _divided(cue, names)]


def _labels_of(cue: Cue) -> Iterator[str]:
    """What stands in brackets before words, on their line or the line above: a name, if it has a capital."""
    for place, line in enumerate(cue.lines):
        match = _LABEL.match(line.text)
        name = match[1] if match else _name_of(line.text) if place + 1 < len(cue.lines) else None
        if name and not name[:1].islower():
            yield name


def _whole(cue: Cue) -> str:
    return " ".join(line.text for line in cue.lines)


def _name_of(text: str) -> str | None:
    match = _SOUND.fullmatch(text) if _OPENS.match(text) else None
    return (match["round"] or match["square"]) if match else None


def _sound_of(text: str, names: frozenset[str]) -> str | None:
    """The sound that a text is, without the sign of a change of speakers before it; None: it is something else."""
    if not _OPENS.match(text):
        return None
    if tells_music(text):
        return text
    match = _SOUND.fullmatch(text)
    return None if match is None or (match["round"] or match["square"]) in names else match["sound"]


def _divided(cue: Cue, names: frozenset[str]) -> Iterator[Cue]:
    """A cue in parts: a sound is one where all of the cue is it, or a line of its own between sentences."""
    if cue.voice is not None:  # what a person does belongs to what that person says
        yield cue
        return
    sound = _sound_of(_whole(cue), names)
    if sound is not None:
        yield replace(cue, lines=(replace(cue.lines[0], text=sound),), sound=True)
        return
    words: list[Line] = []
    dashed = any(_DASHED.match(line.text) and _sound_of(line.text, names) for line in cue.lines)
    for line in cue.lines:
        sound = _sound_of(line.text, names)
        if sound is None or (words and _ENDED.search(words[-1].text[-8:]) is None and line.text[:1] not in "->–—"):
            words.append(replace(line, text=_DASHED.sub("", line.text)) if dashed else line)
            continue
        if words:
            yield replace(cue, lines=tuple(words))
            words = []
        yield replace(cue, lines=(replace(line, text=sound),), sound=True)
    if words:
        yield replace(cue, lines=tuple(words))
