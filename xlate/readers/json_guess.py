"""The turns in a JSON of nobody's format that is known: rows of which one field holds what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from xlate.readers.column_guess import ENOUGH, guess_columns, is_of_speaking
from xlate.readers.cue_labels import has_labels
from xlate.readers.json_fields import begin_of, fold, known_words, name_in, says_who, speaker_of
from xlate.readers.json_walk import JsonElement, JsonWalk
from xlate.readers.questions import pair_of
from xlate.readers.things import are_things

__all__ = ["Guess", "guess_segments"]

_FEWEST = 2

_Rows = list[dict[str, Any]]


class Guess(NamedTuple):
    """The turns, as segments of ``text`` and ``speaker``, and the fields from which they were taken."""

    segments: list[JsonElement]
    words: str
    speaker: str | None
    sure: bool
    """the name of a field says that somebody speaks"""


def guess_segments(walk: JsonWalk) -> Guess | None:
    """The rows that hold the most words.

    Args:
        walk: a JSON in which there are no segments by any name that is known.

    Returns:
        None if no rows have words, or if nothing says that somebody speaks them: no name, time or label.
    """
    alike: dict[tuple[str, str | None], list[Guess]] = {}
    for rows, line in _tables(walk):
        if (guess := _guess(rows, line)) is not None:
            alike.setdefault((guess.words, guess.speaker), []).append(guess)
    found = [_together(several) for several in alike.values()]
    return max(found, key=lambda one: sum(len(row.value["text"]) for row in one.segments), default=None)


def _together(several: list[Guess]) -> Guess:
    """What several tables with the same fields hold, in their order: a record can have one for each item."""
    segments = [row for one in several for row in one.segments]
    return several[0]._replace(segments=segments, sure=any(one.sure for one in several))


def _tables(walk: JsonWalk) -> Iterator[tuple[_Rows, int]]:
    """Whatever can be read as rows with fields."""
    for value, line in walk.parts():
        rows = _rows_of_list(value) if isinstance(value, list) else _rows_of_object(value)
        if len(rows) >= _FEWEST:
            yield rows, line


def _rows_of_list(listed: list[Any]) -> _Rows:
    """Objects; lists of as many cells each, the first perhaps of headings; texts."""
    objects = [one for one in listed if isinstance(one, dict)]
    if len(objects) * 2 > len(listed):
        single = all(len(one) == 1 and isinstance(next(iter(one.values())), str) for one in objects)
        if single and len({next(iter(one)) for one in objects}) > 1:  # {"Ann": "Hello."}
            return [{"speaker": who, "text": text} for one in objects for who, text in one.items()]
        return _asked_and_answered(objects) or objects
    if len(listed) < _FEWEST:
        return []
    if all(isinstance(one, str) for one in listed):
        return [{"text": one} for one in listed]
    if all(isinstance(one, list) and len(one) == len(listed[0]) > 1 for one in listed):
        headed = all(isinstance(cell, str) for cell in listed[0]) and any(
            fold(cell) in known_words() for cell in listed[0]
        )
        headings = listed[0] if headed else [f"column {place}" for place in range(1, len(listed[0]) + 1)]
        return [dict(zip(headings, row, strict=True)) for row in listed[headed:]]
    return []


def _asked_and_answered(objects: _Rows) -> _Rows:
    """A row for each question and each answer, if the objects are pairs of them; else none."""
    pair = pair_of([key for key, one in objects[0].items() if isinstance(one, str)])
    if pair is None or not all(isinstance(row.get(key), str) for row in objects for key in pair):
        return []
    others = {key: None for row in objects for key in row if key not in pair}
    return [{"speaker": key.capitalize(), "text": row[key], **others} for row in objects for key in pair]


def _rows_of_object(value: Any) -> _Rows:
    """Rows by their ids, or columns by their headings, as lists or as objects with the same keys."""
    if not isinstance(value, dict) or len(value) < _FEWEST:
        return []
    columns, cells = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(cells, list) and all(isinstance(one, str) for one in columns):
        fits = all(isinstance(row, list) and len(row) == len(columns) for row in cells)
        return [dict(zip(columns, row, strict=True)) for row in cells] if fits else []
    values = list(value.values())
    spoken = any(fold(key) in known_words() for key in value)
    if spoken and all(isinstance(one, list) and len(one) == len(values[0]) for one in values):
        return [dict(zip(value, row, strict=True)) for row in zip(*values, strict=True)]
    if not all(isinstance(one, dict) for one in values):
        return []
    if spoken and all(one.keys() == values[0].keys() for one in values):
        return [{key: column[place] for key, column in value.items()} for place in values[0]]
    return values


def _guess(rows: _Rows, line: int) -> Guess | None:
    counts = Counter(key for row in rows for key in row)
    # what most rows have not says nothing of them
    fields = {key: [_text(row.get(key)) for row in rows] for key, number in counts.items() if 2 * number >= len(rows)}
    found = guess_columns(fields)
    named = sum(speaker_of(row) is not None for row in rows) * 2 > len(rows)
    if named and not (found.speaker and found.likely) and any(map(says_who, rows)):
        found = guess_columns({key: texts for key, texts in fields.items() if not is_of_speaking(key)}, ENOUGH)
    sure = any(map(says_who, rows)) or (found.speaker is not None and is_of_speaking(found.speaker))
    if found.words is None or (not sure and are_things(fields, named=found.speaker is not None or named)):
        return None
    texts = fields[found.words]
    timed = sum(begin_of(row) is not None for row in rows) * 2 > len(rows)
    known = fold(found.words) in known_words() and (found.speaker or timed or named or has_labels(texts))
    if not (known or ((found.speaker or (named and sure)) and found.likely)):
        return None
    segments = []
    for place, (row, text) in enumerate(zip(rows, texts, strict=True)):
        if text:
            kept = {key: one for key, one in row.items() if key != found.words}
            who = {"speaker": fields[found.speaker][place]} if found.speaker else {}
            segments.append(JsonElement({**kept, "text": text, **who}, line))
    return Guess(segments, found.words, found.speaker or ("speaker" if named else None), sure)


def _text(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return " ".join(value)
    if isinstance(value, dict):
        value = name_in(value)
    return value.strip() if isinstance(value, str) else ""
