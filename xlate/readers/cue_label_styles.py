"""Labels of captions that no colon ends: ``(ANN) Yes.``, ``[Ann] Yes.``, ``<ANN> Yes.``, ``ANN - Yes.``, a line alone.

A file prints its labels in one style. Which it is, is decided for the file: names come again, and words follow them.
They are handed on with a colon, as most captions have them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from xlate.readers.cue_labels import has_labels, label_of

if TYPE_CHECKING:
    from xlate.model.document import Line
    from xlate.readers.cues import Cue

__all__ = ["with_colons"]

_NAME = r"(?P<name>[^\W\d_][^:：\[\]()<>|>♪]{0,50}?(?:\s?\d{1,2})?)"
_BEFORE = re.compile(r"(?:>{1,3}|[-–—])\s{0,3}|\[\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?\]\s{0,3}(?=\S)")
"""signs and clocks before a label"""
_STARS = re.compile(r"\*{2}(?P<name>[^*]{1,60}?)(?P<colon>[:：])?\*{2}(?P<after>[:：])?\s{0,3}")
_STYLES = {
    "round": re.compile(rf"\({_NAME}\)[:：]?(?:\s{{1,3}}|$)"),
    "square": re.compile(rf"\[{_NAME}\][:：]?(?:\s{{1,3}}|$)"),
    "angle": re.compile(rf"<(?:v(?:\.[\w.]{{1,30}})?\s{{1,3}})?{_NAME}>[:：]?(?:\s{{1,3}}|$)"),
    "chevrons": re.compile(rf"{_NAME}\s{{0,2}}>{{2,3}}\s{{1,3}}"),
    "bar": re.compile(rf"{_NAME}\s{{0,2}}\|\s{{1,3}}"),
    "dash": re.compile(rf"{_NAME}\s[-–—]\s{{1,3}}"),
    "line": re.compile(rf"{_NAME}$"),
    "full width": re.compile(r"(?P<name>[^\W\d_]\w{0,14}(?:（[^（）]{1,20}）)?)："),
}
_SIGNS = {"round": "(", "square": "[", "angle": "<", "chevrons": ">", "bar": "|", "dash": "-–—", "full width": "："}
"""signs of which the styles have one; a line alone has none"""
_LONGEST = 60
"""characters of a line that is a name, with what stands before it"""
_BRACKETED = frozenset({"round", "square", "angle"})
_OPEN = frozenset({"dash", "line"})
"""styles that words can have which are no label"""
_FEWEST = 3
_OPEN_SHARE = 0.75
"""share of the cues that have a label of an open style, where the names are not in capitals"""


class _Found(NamedTuple):
    """A label at the beginning of a cue."""

    name: str
    rest: str
    """what follows on its line"""
    alone: bool
    """no words follow in the cue"""


def with_colons(cues: list[Cue]) -> list[Cue]:
    """Cues with their labels written as ``NAME: words``, if the file has them in another style and in one only."""
    if any(cue.voice is not None for cue in cues):
        return cues
    cues = [_without_clock(_without_stars(cue)) for cue in cues]
    if has_labels([line.text for cue in cues if not cue.sound for line in cue.lines]) and not _are_bracketed(cues):
        return cues
    found = {style: [_read(style, cue) for cue in cues] for style in _STYLES if _has_signs(style, cues)}
    scores = {style: score for style, labels in found.items() if (score := _score(style, labels))}
    style = max(scores, key=scores.__getitem__, default=None)
    if style is None:
        return cues
    names = _names(found[style])
    return [_rewritten(cue, label, names, style) for cue, label in zip(cues, found[style], strict=True)]


def _has_signs(style: str, cues: Sequence[Cue]) -> bool:
    """True if enough cues have the sign of a style in them, or are as short as a name is."""
    sign = _SIGNS.get(style)
    if sign is None:
        return sum(len(cue.lines[0].text) <= _LONGEST for cue in cues) >= _FEWEST
    return sum(any(one in cue.lines[0].text for one in sign) for cue in cues) >= _FEWEST


def _are_bracketed(cues: Sequence[Cue]) -> bool:
    labels = [cue.lines[0].text for cue in cues if not cue.sound and label_of(cue.lines[0].text) is not None]
    return sum(_BEFORE.sub("", text, count=1).startswith("[") for text in labels) * 2 > len(labels)


def _without_stars(cue: Cue) -> Cue:
    match = _STARS.match(cue.lines[0].text)
    if match is None:
        return cue
    end = ": " if match["colon"] or match["after"] else " "
    return _with_first(cue, match["name"] + end + cue.lines[0].text[match.end() :])


def _without_clock(cue: Cue) -> Cue:
    text = cue.lines[0].text
    match = _BEFORE.match(text)
    return _with_first(cue, text[match.end() :]) if match and text.startswith("[") else cue


def _with_first(cue: Cue, text: str) -> Cue:
    return replace(cue, lines=(replace(cue.lines[0], text=text.strip()), *cue.lines[1:]))


def _read(style: str, cue: Cue) -> _Found | None:
    if cue.sound:
        return None
    found = _read_line(style, cue.lines[0].text)
    if found is None:
        return None
    alone = not found.rest and len(cue.lines) == 1
    return None if style == "line" and alone else found._replace(alone=alone)


def _read_line(style: str, text: str) -> _Found | None:
    before = _BEFORE.match(text)
    text = text[before.end() :] if before else text
    match = _STYLES[style].match(text[:200])
    if match is None or (style == "line" and before):
        return None
    name = " ".join(match["name"].split())
    bracketed = style in _BRACKETED
    if label_of(f"[{name}] x" if bracketed else f"{name}: x") is None:
        return None
    return _Found(name, text[match.end() :].strip(), alone=False)


def _names(labels: Sequence[_Found | None]) -> frozenset[str]:
    """The names among what looks like labels: sounds and notes stand alone as well."""
    counts = Counter(label.name for label in labels if label)
    alone = Counter(label.name for label in labels if label and label.alone)
    return frozenset(name for name, count in counts.items() if alone[name] * 4 <= count)


def _score(style: str, labels: Sequence[_Found | None]) -> int:
    """How many labels of a style there are, 0 if they are none."""
    names = _names(labels)
    taken = [label.name for label in labels if label and label.name in names]
    counts = Counter(taken)
    if len(counts) < 2 or len(taken) < _FEWEST or len(counts) * 3 > len(taken) * 2 + 1:
        return 0
    capitals = sum(name == name.upper() != name.lower() for name in taken) * 10 >= len(taken) * 9
    if style in _OPEN and not capitals and len(taken) < _OPEN_SHARE * len(labels):
        return 0
    return len(taken)


def _rewritten(cue: Cue, label: _Found | None, names: frozenset[str], style: str) -> Cue:
    """The cue with colons; where labels are in brackets, each of its lines can begin with one."""
    lines: list[Line] = []
    waiting: str | None = None
    for line in cue.lines:
        found = label if line is cue.lines[0] else _read_line(style, line.text) if style in _BRACKETED else None
        if found is not None and found.name in names:
            waiting = found.name
            line = replace(line, text=found.rest)  # noqa: PLW2901
        if waiting is not None and (line.text or line is cue.lines[-1]):
            line = replace(line, text=f"{waiting}: {line.text}".strip())  # noqa: PLW2901
            waiting = None
        if any(character not in "-–— " for character in line.text):
            lines.append(line)
    return replace(cue, lines=tuple(lines) or cue.lines)
