"""A passage: what a profile looks at one by one, a paragraph, a heading or a lone label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlate.model.document import BlockKind, Break, Container, Line, Span, Voice
from xlate.profiles.speaker_labels import Candidate
from xlate.text import normalize_space

__all__ = ["FULL_STOP", "SENTENCE_END", "Passage", "is_set_apart", "is_slanted", "join_lines", "unwrapped"]

FULL_STOP = re.compile(r"[.!?…。！？।؟۔][\"”’»」』)\]）]*$")
"""the end of a sentence after which none goes on, as after a colon"""
SENTENCE_END = re.compile(r"[.!?…:;。！？：；।؟۔؛።][\"”’»)\]」』）]*$")
_SEPARATOR = re.compile(r"[.…]{10,120}|(?:[*•·⁂_=~#–—-][\s\u00a0]{0,5}){3,40}|\*{1,3}|#{1,3}|⁂")
_SHORT = 60
"""characters: an entry of a menu is hardly longer"""


@dataclass(slots=True)
class Passage:
    """One paragraph or heading, with the label that it could begin with."""

    lines: tuple[Line, ...]
    text: str
    """its lines joined, white space folded"""
    line: int
    kind: BlockKind
    candidate: Candidate | None = None
    """the label that it begins with; set only if it is one"""
    voice: Voice | None = None
    start: float | None = None
    end: float | None = None
    original_language: str | None = None
    level: int = 0
    address: str | None = None
    containers: tuple[Container, ...] = ()

    @property
    def begins_turn(self) -> bool:
        """True if somebody begins to speak here."""
        return self.candidate is not None or self.voice is not None

    @property
    def label(self) -> str | None:
        """The label with which somebody begins to speak, printed before the words or given by the format."""
        if self.candidate is not None:
            return self.candidate.label
        return self.voice.label if self.voice is not None else None

    def spans(self) -> list[Span]:
        """What of the text is set apart; the lines of formats that say it have their white space folded already."""
        found: list[Span] = []
        start = 0
        for line in self.lines:
            found += [Span(start + one.start, start + one.end, one.rendition) for one in line.spans]
            start += len(line.text) + 1
        return found

    def breaks(self) -> list[tuple[int, Break]]:
        """Where in the text pages begin."""
        found: list[tuple[int, Break]] = []
        start = 0
        for line in self.lines:
            found += [(start + place, page) for place, page in line.breaks]
            start += len(line.text) + 1
        return found

    def breaks_before(self) -> list[Break]:
        """The pages that begin before it; in a list or a table they begin in it, which goes on."""
        return [] if self.containers else [page for place, page in self.breaks() if place == 0]

    @property
    def is_separator(self) -> bool:
        """True for a line that divides and says nothing."""
        return len(self.text) <= 120 and _SEPARATOR.fullmatch(self.text) is not None

    @property
    def is_short(self) -> bool:
        """True for what could be the entry of a menu: a few words, no sentence."""
        return len(self.text) <= _SHORT and not self.begins_turn and not SENTENCE_END.search(self.text)


def is_set_apart(passage: Passage) -> bool:
    """True for a passage all of which is in bold or in italics."""
    return all(max(line.strong, _slanted(line)) >= len(line.text.rstrip()) for line in passage.lines)


def _slanted(line: Line) -> int:
    return sum(span.end - span.start for span in line.spans if "italic" in span.rendition.rend)


def is_slanted(line: Line) -> bool:
    """True for a line all of which is in italics."""
    return bool(line.spans) and _slanted(line) >= len(line.text.rstrip())


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a paragraph, those glued together that were divided in a script without spaces between words."""
    if len(lines) == 1 or not any(_DENSE.match(line.text) for line in lines[1:]):
        return tuple(lines)
    width = max(len(line.text) for line in lines)
    if width < _WRAPPED:
        return tuple(lines)
    made = [lines[0]]
    full = lines[0].text
    for line in lines[1:]:
        if len(full) >= _FULL * width and _DENSE.match(full[-1:]) and _DENSE.match(line.text):
            made[-1] = made[-1].with_next(line)
        else:
            made.append(line)
        full = line.text
    return tuple(made)


_DENSE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65]")
"""letters and signs of Chinese and Japanese"""
_WRAPPED = 15
"""characters of a line that can be full"""
_FULL = 0.6
"""of the longest line: a word longer than a sign, or a sign that may not begin a line, can leave so much free"""


def join_lines(lines: Iterable[Line]) -> str:
    """The lines of a paragraph as one, white space folded; a word that was divided at a line's end stays divided."""
    return normalize_space(" ".join([line.text for line in lines]))
