"""Colours that tell speakers apart in captions that name nobody: ``<c.yellow>``, as broadcasters have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlate.readers.cue_labels import has_labels

if TYPE_CHECKING:
    from xlate.readers.cues import Cue

__all__ = ["changes_of_colour", "coloured_voices"]

_COLOUR = re.compile(
    r"(?<=<)c((?:[.][\w-]{1,30}){0,3}?)[.](?P<colour>white|lime|green|cyan|red|yellow|magenta|blue|black)(?:[.][\w-]{1,30})*(?=>)"
)
_CLOSED = re.compile(r"(?<=</)c(?=>)")
_NAMED = re.compile(r"<v[ .]")
_OFTEN = 2
"""times that a colour comes, of which there must be as many"""


def coloured_voices(text: str) -> tuple[str, tuple[str, ...]]:
    """The text of a WebVTT file with a voice for each colour, if colours stand where others have voices.

    Args:
        text: the file.

    Returns:
        The text, and the colours; the text as it is, and none, if somebody is named, or colours tell nothing.
    """
    colours = Counter(match["colour"] for match in _COLOUR.finditer(text)) if "<c." in text else Counter[str]()
    often = tuple(colour for colour, count in colours.items() if count >= _OFTEN)
    if len(often) < _OFTEN or colours.total() * 2 < text.count("-->") or _NAMED.search(text):
        return text, ()
    return _CLOSED.sub("v", _COLOUR.sub(lambda match: f"v {match['colour']}", text)), often


def changes_of_colour(cues: Sequence[Cue]) -> list[Cue]:
    """Cues with a new voice wherever the colour changes; if labels stand in the words, these tell who speaks."""
    labelled = has_labels([line.text for cue in cues for line in cue.lines])
    colours = [None, *(cue.voice for cue in cues)]
    return [
        replace(cue, voice=None, new_voice=not labelled and cue.voice != before)
        for before, cue in zip(colours, cues, strict=False)
    ]
