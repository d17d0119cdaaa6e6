"""Words of recognisers one by one, each perhaps with its time and speaker -> segments of a sentence of one speaker.

AWS Transcribe and Speechmatics list words and punctuation (``items``, ``results``), ElevenLabs words and spaces;
Google, Deepgram and WhisperX give the words of a segment their speakers, who need not be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xlate.readers.json_fields import begin_of, end_of, speaker_of
from xlate.readers.json_walk import JsonElement

__all__ = ["divide_by_speaker", "is_word", "segments_of_words"]

_WORDS = ("punctuated_word", "punct", "word", "text", "value", "content", "w")
_TYPES = {"pronunciation", "punctuation", "word", "spacing", "audio_event", "entity"}
_PARTS = ("words", "elements", "tokens", "items")
_SENTENCE_END = re.compile(r"[.?!…。？！][\"'”’»)\]]{0,3}$")
_PAUSE = 2.0
"""seconds between words that end a segment anywhere"""


@dataclass(slots=True)
class _Word:
    text: str
    glued: bool
    """no space stands before it"""
    start: Any
    end: Any
    speaker: Any


def is_word(value: Any) -> bool:
    """True for a word or a sign that stands alone, as AWS, Speechmatics, ElevenLabs and many others list them."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("type"), str):
        return value["type"] in _TYPES
    word = value.get("punctuated_word", value.get("word"))
    return isinstance(word, str) and len(word.split()) == 1 and begin_of(value) is not None


def segments_of_words(words: Iterable[JsonElement], speakers: Mapping[str, Any]) -> Iterator[JsonElement]:
    """Sentences of one speaker.

    Args:
        words: one by one.
        speakers: start of a word as given -> who says it, where a list apart says so.
    """
    group: list[_Word] = []
    line = 1
    for element in words:
        word = _read(element.value, speakers)
        if word is None:
            continue
        if word.speaker is None and group:
            word.speaker = group[-1].speaker
        if group and not word.glued and (word.speaker != group[-1].speaker or _ends(group, word)):
            yield _segment(group, line)
            group = []
        if not group:
            line = element.line
        group.append(word)
    if group:
        yield _segment(group, line)


def divide_by_speaker(element: JsonElement) -> list[JsonElement]:
    """A segment, or several where its words are said by several speakers."""
    value = element.value
    inner = value
    alternatives = value.get("alternatives")
    if isinstance(alternatives, list) and alternatives and isinstance(alternatives[0], dict):
        inner = alternatives[0]
    words: list[Any] = next((inner[key] for key in _PARTS if isinstance(inner.get(key), list)), [])
    said = {str(speaker) for word in words if isinstance(word, dict) and (speaker := speaker_of(word)) is not None}
    whole = speaker_of(value)
    if not said:
        if begin_of(value) is not None or not _are_timed(words) or "elements" in inner:
            return [element]
    elif len(said) == 1 and _has_text(inner) and (begin_of(value) is not None or not _are_timed(words)):
        speaker = next(found for word in words if isinstance(word, dict) and (found := speaker_of(word)) is not None)
        return [JsonElement({"speaker": speaker, **value}, element.line)] if whole is None else [element]
    made = segments_of_words((JsonElement(word, element.line) for word in words), {})
    # a track of one speaker, cut into sentences
    return [
        JsonElement({**one.value, "speaker": whole}, one.line) if one.value["speaker"] is None else one for one in made
    ]


def _are_timed(words: Iterable[Any]) -> bool:
    return any(isinstance(word, dict) and begin_of(word) is not None for word in words)


def _has_text(value: Mapping[str, Any]) -> bool:
    return any(isinstance(value.get(key), str) for key in ("text", "transcript"))


def _read(value: Any, speakers: Mapping[str, Any]) -> _Word | None:
    if isinstance(value, str):
        return _Word(value, glued=False, start=None, end=None, speaker=None)
    if not isinstance(value, dict):
        return None
    inner = value
    alternatives = value.get("alternatives")
    if isinstance(alternatives, list) and alternatives and isinstance(alternatives[0], dict):
        inner = alternatives[0]
    text = next((inner[key] for key in _WORDS if isinstance(inner.get(key), str)), None)
    if text is None or value.get("type") == "spacing":
        return None
    start = begin_of(value)
    speaker = speaker_of(value)
    if speaker is None:
        speaker = speaker_of(inner) if inner is not value else None
    if speaker is None and start is not None:
        speaker = speakers.get(str(start))
    glued = value.get("type") == "punctuation" or value.get("attaches_to") == "previous"
    return _Word(text.strip(), glued, start, end_of(value), speaker)


def _ends(group: list[_Word], following: _Word) -> bool:
    if _SENTENCE_END.search(group[-1].text[-8:]):
        return True
    last = next((word.end for word in reversed(group) if word.end is not None), None)
    try:
        return last is not None and following.start is not None and float(following.start) - float(last) >= _PAUSE
    except (TypeError, ValueError):  # "0.100s"
        return False


def _segment(group: list[_Word], line: int) -> JsonElement:
    text = "".join(f"{'' if word.glued or not place else ' '}{word.text}" for place, word in enumerate(group))
    starts = [word.start for word in group if word.start is not None]
    ends = [word.end for word in group if word.end is not None]
    segment = {
        "text": text,
        "start": starts[0] if starts else None,
        "end": ends[-1] if ends else None,
        "speaker": next((word.speaker for word in group if word.speaker is not None), None),
    }
    return JsonElement(segment, line)
