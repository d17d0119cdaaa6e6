"""Segments that stand anywhere in a JSON: in the sections of a meeting, their words in blocks or in sentences."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from typing import Any

from xlate.readers.asr_words import is_word
from xlate.readers.json_evidence import Evidence, Judgement, judge
from xlate.readers.json_fields import WORDS, alone, begin_of, end_of, fold, speaker_of, text_of
from xlate.readers.json_walk import JsonElement, JsonWalk

__all__ = ["PARTS", "is_segment", "search"]

PARTS = ("words", "elements", "tokens", "segs")
"""keys of the lists of words in a segment that has no text of its own"""
_ALTERNATIVES = ("alternatives", "nBest", "NBest")
_SPOKEN = frozenset(WORDS)
_TEXTS = frozenset({*WORDS, "paragraphs", "sentences", "lines", "texts", "speech", "remarks", "statements", "said"})
"""names of lists of texts that somebody says"""
_DEEPEST = 6
_INNERMOST = 3

_At = tuple[Any, int]
"""something and its line"""


def is_segment(value: Any) -> bool:
    """True for something that holds what is said: a text, or an object with a text or with its words."""
    if isinstance(value, str):
        return True
    return isinstance(value, dict) and any(
        (isinstance(alone(one), (str, int, float)) and fold(key) in _SPOKEN)
        or (key in PARTS and isinstance(one, list))
        or key in _ALTERNATIVES
        for key, one in value.items()
    )


def search(walk: JsonWalk) -> tuple[list[JsonElement], Judgement]:
    """The objects with words that are nearest to the top: all that stand at the same place of the tree.

    The turns of a transcript can stand in the sections of it, and their words in blocks.

    Returns:
        The first that only speech can be, failing that the first of which that may be so, and what they are; nothing,
        and what speaks against the others, if there are none.
    """
    waiting: deque[tuple[str, list[_At]]] = deque((key, [(value, walk.lines[key])]) for key, value in walk.top.items())
    waiting.extend(
        ("" if walk.listed else key, [([one.value], one.line) for one in elements])
        for key, elements in walk.lists.items()
    )
    best: tuple[list[JsonElement], Judgement] = ([], Judgement(Evidence.THINGS))
    while waiting:
        path, values = waiting.popleft()
        listed = [(one, line) for value, line in values if isinstance(value, list) for one in value]
        objects = [(one, line) for one, line in listed if isinstance(one, dict)]
        if objects and sum(is_segment(one) or is_word(one) or _speaks(one) for one, _ in objects) * 2 > len(listed):
            found = [(_with_words(one), line) for one, line in listed]
            judgement = judge([one for one, _ in found], path.rpartition("/")[2], walk.top)
            if judgement.evidence is Evidence.SPEECH:
                return _titled(found), judgement
            if judgement.evidence > best[1].evidence or not best[1].things:
                best = (_titled(found) if judgement.evidence else [], judgement)
        if path.count("/") < _DEEPEST:
            inside: dict[str, list[_At]] = {}
            for one, line in (*objects, *((value, line) for value, line in values if isinstance(value, dict))):
                for key, value in one.items():
                    if isinstance(value, (list, dict)):
                        inside.setdefault(f"{path}/{key}", []).append((value, line))
            waiting.extend(inside.items())
    return best


def _speaks(value: dict[str, Any]) -> bool:
    """True for a speaker beside a list of blocks with words."""
    return speaker_of(value) is not None and bool(_said_in(value))


def _said_in(value: dict[str, Any], depth: int = 0) -> list[dict[str, Any]]:
    """The parts of a turn that is given in paragraphs, blocks or sentences, whatever these are called."""
    for key, inner in value.items():
        if not isinstance(inner, list) or not inner:
            continue
        if fold(key) in _TEXTS and all(isinstance(one, str) for one in inner):
            return [{"text": one} for one in inner]
        if all(isinstance(one, dict) for one in inner):
            if all(text_of(one) is not None for one in inner):
                return inner
            deeper = [_said_in(one, depth + 1) for one in inner] if depth < _INNERMOST else []
            if deeper and all(deeper):
                return [part for parts in deeper for part in parts]
    return []


def _with_words(value: Any) -> Any:
    """A turn with its words in one text, if they are given in blocks."""
    if not isinstance(value, dict) or is_segment(value) or is_word(value):
        return value
    parts = _said_in(value)
    if not parts:
        return value
    times = {"start": begin_of(parts[0]), "end": end_of(parts[-1])} if begin_of(value) is None else {}
    return {**value, "text": " ".join(text for part in parts if (text := text_of(part))), **times}


def _titled(turns: Sequence[_At]) -> list[JsonElement]:
    """Turns of which the title says who speaks, where titles come again and nothing else does: speeches of a record."""
    titles = Counter(one["title"] for one, _ in turns if isinstance(one, dict) and isinstance(one.get("title"), str))
    if titles.total() == len(titles):  # they are headings
        return [JsonElement(one, line) for one, line in turns]
    return [
        JsonElement(
            {**one, "speaker": one["title"]}
            if isinstance(one, dict) and speaker_of(one) is None and isinstance(one.get("title"), str)
            else one,
            line,
        )
        for one, line in turns
    ]
