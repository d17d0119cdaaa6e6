"""Whether the rows of a JSON are what people say: by fields that only speech has, and those that speech never has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from xlate.readers.asr_words import is_word
from xlate.readers.json_fields import begin_of, end_of, fold, raised, says_when, says_who, speaker_of, text_of
from xlate.readers.things import are_things, is_list_of_things, surely_things

__all__ = ["Evidence", "Judgement", "judge"]

_OF_SPEECH = frozenset({
    "segments", "utterances", "transcription", "monologues", "recognizedphrases", "transcripts", "transcript",
    "speeches", "captions", "cues", "subtitles", "turns", "dialogue", "dialog",
})  # fmt: skip
_CONVERSATION = frozenset(
    {"messages", "message", "chat", "chats", "conversation", "conversations", "dialogs", "thread"}
)
_SENT = frozenset({"sender", "recipient", "messagetype"})
_INSIDE = frozenset({"screen_name", "screenName", "login", "lemma", "pos", "answer_start", "answerStart"})
"""fields of what stands in rows that no speech has"""
_LISTS = ("words", "tokens", "segs", "elements")
_ALTERNATIVES = ("alternatives", "nBest", "NBest")
_MOST = 200
"""rows that are looked at"""
_FEW = 8


class Evidence(IntEnum):
    """What rows are."""

    THINGS = 0  # something speaks against speech, and no field that only speech has speaks for it
    GUESS = 1  # texts, perhaps with names, as conversations have and other things
    SPEECH = 2  # a field says who speaks, or when in the recording


class Judgement(NamedTuple):
    """What rows are, and which fields speak against speech."""

    evidence: Evidence
    things: str = ""


def judge(values: Sequence[Any], key: str, around: Mapping[str, Any]) -> Judgement:
    """What the elements of a list are.

    Args:
        values: the elements.
        key: the name of the list; empty for one that is all there is.
        around: the object at the top.
    """
    rows = [raised(one) for one in values[:_MOST] if isinstance(one, dict)]
    half = len(rows) / 2
    if not rows:
        return Judgement(Evidence.SPEECH if fold(key) in _OF_SPEECH else Evidence.GUESS)
    if sum(map(_is_span_of_text, rows)) > half:
        return Judgement(Evidence.THINGS, "places of characters, as annotations of a text have")
    if sum(map(says_when, rows)) > half or any(map(_has_timed_words, rows)):
        return Judgement(Evidence.SPEECH)
    if any(map(says_who, rows)):
        odd = surely_things({name for row in rows for name in row if not fold(name).endswith("id")})
        return Judgement(Evidence.GUESS if odd else Evidence.SPEECH)
    named = sum(speaker_of(row) is not None for row in rows) > half
    sent = fold(key) in _CONVERSATION or any(row.get("type") == "message" or not _SENT.isdisjoint(row) for row in rows)
    things = None if sent and named else _things(rows, key, around, named=named)
    if things is not None:
        return Judgement(Evidence.THINGS, things)
    return Judgement(Evidence.SPEECH if fold(key) in _OF_SPEECH else Evidence.GUESS)


def _things(rows: Sequence[Mapping[str, Any]], key: str, around: Mapping[str, Any], *, named: bool) -> str | None:
    names = dict.fromkeys(name for row in rows for name in row)
    inner = dict.fromkeys(name for row in rows[:_FEW] for one in row.values() for name in _names_in(one))
    found = are_things([*names, *(name for name in inner if name in _INSIDE)], around=around, named=named)
    return f'"{key}"' if found is None and is_list_of_things(key) else found


def _names_in(value: Any) -> list[str]:
    if isinstance(value, list) and value:
        value = value[0]
    return list(value) if isinstance(value, dict) else []


def _is_span_of_text(row: Mapping[str, Any]) -> bool:
    """True for a text between two places in a text of which it is a part, not between two times."""
    text, start, end = text_of(row), begin_of(row), end_of(row)
    numbers = isinstance(start, int) and isinstance(end, (int, float))
    return text is not None and numbers and end - start == len(text) > 0


def _has_timed_words(row: Mapping[str, Any]) -> bool:
    if is_word(row) or any(key in row for key in _ALTERNATIVES):
        return True
    return any(
        isinstance(word, dict) and ("utf8" in word or begin_of(word) is not None or speaker_of(word) is not None)
        for key in _LISTS
        for word in (row[key][:_FEW] if isinstance(row.get(key), list) else ())
    )
