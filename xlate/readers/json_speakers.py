"""Who speaks, where a JSON says it apart from the words: spans of a diarization, and the names of ids."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from xlate.readers.cues import tidy
from xlate.readers.json_fields import begin_of, end_of, name_in, speaker_of, text_of
from xlate.readers.json_walk import JsonElement, JsonWalk
from xlate.readers.recording_times import read_time

__all__ = ["names_of_ids", "with_speakers_apart"]

_FEW = 20
"""elements of a list in which others are looked for: what stands in each segment is about it alone"""
_ID = re.compile(r".*[\d@/].*|\w{1,2}|[a-f-]{8,}")
"""what may be an id: a name has no digit"""
_NAME_WORDS = 6


def with_speakers_apart(segments: list[JsonElement], walk: JsonWalk) -> list[JsonElement]:
    """Segments with the speakers of the spans in another list, where the segments name nobody.

    Each segment has the speaker of the span that it shares the most time with.
    """
    if not segments or any(not isinstance(one.value, dict) or speaker_of(one.value) is not None for one in segments):
        return segments
    spans = next(filter(None, (_spans(part) for part, _ in walk.parts(_FEW) if isinstance(part, list))), None)
    if spans is None:
        return segments
    return [JsonElement(_with_speaker(one.value, spans), one.line) for one in segments]


def _spans(listed: list[Any]) -> list[tuple[float, float, Any]] | None:
    """Start, end and speaker of each, in order of time, if all of a list are such spans and have no words."""
    spans: list[tuple[float, float, Any]] = []
    for one in listed:
        if not isinstance(one, dict) or text_of(one) is not None:
            return None
        start, end, speaker = _seconds(begin_of(one)), _seconds(end_of(one)), speaker_of(one)
        if start is None or end is None or speaker is None:
            return None
        spans.append((start, end, speaker))
    return sorted(spans, key=lambda span: span[:2]) or None


def _seconds(value: Any) -> float | None:
    """A time; models put the first moment a little before the beginning."""
    return read_time(value, earliest=-math.inf)


def _with_speaker(segment: dict[str, Any], spans: list[tuple[float, float, Any]]) -> dict[str, Any]:
    start, end = _seconds(begin_of(segment)), _seconds(end_of(segment))
    if start is None:
        return segment
    end = start if end is None else end
    last = bisect_right(spans, end, key=lambda span: span[0])
    shared: dict[str, tuple[float, Any]] = {}
    for begins, ends, speaker in spans[max(0, last - 200) : last]:
        length = min(end, ends) - max(start, begins)
        if length >= 0:
            shared[str(speaker)] = shared.get(str(speaker), (0.0, speaker))[0] + length, speaker
    return {**segment, "speaker": max(shared.values(), key=lambda one: one[0])[1]} if shared else segment


def names_of_ids(ids: Iterable[Any], walk: JsonWalk) -> dict[str, str]:
    """The names of speakers of whom the segments give ids, wherever in the JSON these stand.

    It can be a table from ids to names or persons, or a list of persons of whom each has a name and an id.
    """
    wanted = {str(one) for one in ids if _ID.fullmatch(str(one))}
    if not wanted:
        return {}
    found: dict[str, str] = {}
    for value, _ in walk.parts():
        if isinstance(value, dict):
            named = {key: name for key, one in value.items() if key in wanted and (name := _name(one)) is not None}
            if len(named) * 2 >= len(wanted):
                found = {**named, **found}
        else:
            persons = [one for one in value if isinstance(one, dict) and text_of(one) is None and begin_of(one) is None]
            for one in persons:
                name = _name(one)
                for given in one.values() if name is not None else ():
                    if isinstance(given, (str, int)) and str(given) in wanted and given != name:
                        found.setdefault(str(given), name or "")
    return found


def _name(value: Any) -> str | None:
    """A name, alone or in an object about the person."""
    given = name_in(value) if isinstance(value, dict) else value
    if not isinstance(given, str):
        return None
    name = tidy(given)
    plain = any(map(str.isalpha, name)) and len(name.split()) <= _NAME_WORDS and "/" not in name and "@" not in name
    return name if plain else None
