"""The turns in a JSON of nobody's format that is known: a list of objects, of which one field holds what is said."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from xlate.readers.json_walk import JsonElement, JsonWalk

__all__ = ["Guess", "guess_segments"]

_FEWEST = 2
_WORDS = 3
"""words that what is said has on average"""
_NAME = 6
"""words that a name has at most"""
_DEEPEST = 6


class Guess(NamedTuple):
    """The turns, as segments of ``text`` and ``speaker``, and the fields from which they were taken."""

    segments: list[JsonElement]
    words: str
    speaker: str | None


def guess_segments(walk: JsonWalk) -> Guess | None:
    """The list of objects that holds the most words.

    Args:
        walk: a JSON in which there are no segments by any name that is known.

    Returns:
        None if no list of objects has a field with texts.
    """
    found = [guess for rows, line in _lists(walk) if (guess := _guess(rows, line)) is not None]
    return max(found, key=lambda one: sum(len(row.value["text"]) for row in one.segments), default=None)


def _lists(walk: JsonWalk) -> Iterator[tuple[list[dict[str, Any]], int]]:
    waiting: deque[tuple[Any, int, int]] = deque((value, walk.lines[key], 0) for key, value in walk.top.items())
    for elements in walk.lists.values():
        waiting.append(([one.value for one in elements], elements[0].line if elements else 1, 0))
    while waiting:
        value, line, depth = waiting.popleft()
        inner: list[Any] = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        if isinstance(value, list):
            objects = [one for one in value if isinstance(one, dict)]
            if len(objects) >= _FEWEST and len(objects) * 2 > len(value):
                yield objects, line
        if depth < _DEEPEST:
            waiting.extend((one, line, depth + 1) for one in inner if isinstance(one, (dict, list)))


def _guess(rows: list[dict[str, Any]], line: int) -> Guess | None:
    fields = {key: [_text(row.get(key)) for row in rows] for key in dict.fromkeys(key for row in rows for key in row)}
    sizes = {key: sum(len(text.split()) or len(text) // 4 for text in texts) for key, texts in fields.items()}
    words = max(sizes, key=sizes.__getitem__, default=None)
    if words is None or sizes[words] < _WORDS * len(rows) or sum(map(bool, fields[words])) * 2 < len(rows):
        return None
    names = {key: texts for key, texts in fields.items() if key != words and _are_names(texts)}
    speaker = min(names, key=lambda key: len(set(names[key])), default=None)
    segments = [
        JsonElement({**row, "text": text, **({"speaker": names[speaker][place]} if speaker else {})}, line)
        for place, (row, text) in enumerate(zip(rows, fields[words], strict=True))
        if text
    ]
    return Guess(segments, words, speaker)


def _text(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return " ".join(value)
    return value.strip() if isinstance(value, str) else ""


def _are_names(texts: list[str]) -> bool:
    """True for a few words, with letters and without the colon of a clock, fewer of them than there are turns."""
    filled = [text for text in texts if text]
    short = all(len(text.split()) <= _NAME and any(c.isalpha() for c in text) and "://" not in text for text in filled)
    return len(filled) * 2 > len(texts) and short and 1 < len(set(filled)) < max(3, len(filled))
