"""Where the segments are in the JSON of a recogniser, whichever service wrote it.

Known are Whisper and what is built on it (segments, chunks, speakers), AWS Transcribe, Google Speech-to-Text, Deepgram,
IBM Watson, Vosk, AssemblyAI, Azure, Rev, Speechmatics, ElevenLabs, YouTube's json3 and the podcasts' transcripts; for
others, any list of objects with words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from xlate.readers.asr_words import divide_by_speaker, is_word, segments_of_words
from xlate.readers.json_evidence import Evidence, Judgement, judge
from xlate.readers.json_fields import begin_of, end_of, raised, speaker_of, text_of
from xlate.readers.json_search import PARTS, is_segment, search
from xlate.readers.json_speakers import with_speakers_apart
from xlate.readers.json_walk import JsonElement, JsonWalk

__all__ = ["LISTS", "Found", "find_segments"]

LISTS = (
    "segments", "utterances", "transcription", "monologues", "speakers", "phrases", "recognizedPhrases", "sentences",
    "chunks", "events", "items", "channels", "results", "words", "result", "transcripts",
)  # fmt: skip
"""keys of the list of segments, the best first"""


class Found(NamedTuple):
    """The segments of a JSON."""

    segments: list[JsonElement]
    """in their order; empty if there are none"""
    judgement: Judgement
    """what speaks for them, and against them or against the rows that were not taken"""


def find_segments(walk: JsonWalk) -> Found:
    """The segments, wherever they are."""
    filled = [(walk.lists[key], "" if walk.listed else key) for key in LISTS if walk.lists.get(key)]
    worded = [(elements, key) for elements, key in filled if any(_holds_words(one.value) for one in elements)]
    judged = [(elements, judge([one.value for one in elements], key, walk.top)) for elements, key in worded]
    lists = [elements for elements, judgement in judged if judgement.evidence]
    found = next((elements for elements in lists if any(is_segment(one.value) for one in elements)), None)
    if found is not None and not _names_speakers(found):
        found = next((elements for elements in lists if _say_it_too(elements, found)), found)
    found = found or (lists[0] if lists else None)
    judgement = next((one for elements, one in judged if elements is found), Judgement(Evidence.SPEECH))
    found = found or _words_of_vosk(walk)
    if not found or judgement.evidence is not Evidence.SPEECH:
        elsewhere, other = search(walk)
        if elsewhere and (not found or other.evidence > judgement.evidence):
            found, judgement = elsewhere, other
        elif not found:
            things = next((one.things for _, one in judged if one.things), other.things)
            return Found([], Judgement(Evidence.THINGS, things))
    return Found(_segments(found, walk), judgement)


def _segments(found: list[JsonElement], walk: JsonWalk) -> list[JsonElement]:
    """Segments in one shape, of the elements that hold them or their words."""
    if any(map(_pairs_of_ibm, found)):
        found = [word for one in found for word in _pairs_of_ibm(one) or [one]]
    if sum(map(is_word, (one.value for one in found))) * 2 > len(found):
        found = with_speakers_apart(found, walk)
        return list(segments_of_words(found, _speakers_by_time(walk.top)))
    if _is_google(found):
        found = _only_tagged(found)
    if found is walk.lists.get("channels") and len(found) > 1:
        found = [
            JsonElement({"channel": number, **one.value} if isinstance(one.value, dict) else one.value, one.line)
            for number, one in enumerate(found, start=1)
        ]
    # an event of YouTube without words opens a window on the screen
    found = [
        one
        for one in found
        if not (isinstance(one.value, dict) and "tStartMs" in one.value and "segs" not in one.value)
    ]
    found = [part for one in found for part in _parts_of_speakers(one)]
    several = _has_channels(found)
    segments = [segment for one in found for segment in _expand(one, several=several)]
    return with_speakers_apart(segments, walk)


_PARTS_OF_SPEAKERS = ("sentences", "utterances", "segments", "phrases", "chunks")


def _parts_of_speakers(element: JsonElement) -> list[JsonElement]:
    """The sentences of a text that is said by several, if they say by whom; failing that the text."""
    value = element.value
    for key in _PARTS_OF_SPEAKERS if isinstance(value, dict) and speaker_of(value) is None else ():
        parts = value.get(key)
        worded = isinstance(parts, list) and all(isinstance(one, dict) and text_of(one) for one in parts)
        if worded and any(speaker_of(one) is not None for one in parts):
            return [JsonElement(one, element.line) for one in parts]
    return [element]


def _holds_words(value: Any) -> bool:
    return is_segment(value) or is_word(value)


def _names_speakers(elements: list[JsonElement]) -> bool:
    """True if something says who speaks, in the segments or in their words."""
    return any(
        isinstance(one.value, dict)
        and (
            speaker_of(raised(one.value)) is not None
            or any(_tagged(one.value.get(key)) for key in PARTS)
            or _tagged_words(one.value)
        )
        for one in elements
    )


def _tagged(words: Any) -> bool:
    return isinstance(words, list) and any(isinstance(one, dict) and speaker_of(one) is not None for one in words)


def _say_it_too(elements: list[JsonElement], found: list[JsonElement]) -> bool:
    """True for words one by one that have their speakers, and are as many as there are in the segments, nearly."""
    said = [one for one in elements if is_word(one.value) and speaker_of(one.value) is not None]
    segments = [text for one in found if isinstance(one.value, dict) and (text := text_of(one.value))]
    return len(said) * 2 > max(len(elements), sum(len(text.split()) for text in segments))


def _expand(element: JsonElement, *, several: bool) -> Iterator[JsonElement]:
    """A segment in the shape that all have in the end: text, start, end, speaker."""
    value = element.value
    if not isinstance(value, dict):
        yield element
        return
    best = value.get("nBest", value.get("NBest"))
    if isinstance(best, list) and best and isinstance(best[0], dict):  # Azure
        shown = best[0].get("display", best[0].get("Display"))
        value = {**{key: one for key, one in value.items() if key.lower() != "nbest"}, "text": shown}
    value = _with_times(raised(value))
    divided = divide_by_speaker(JsonElement(value, element.line))
    channel = value.get("channel", value.get("channelTag"))
    for one in divided:
        if several and speaker_of(one.value) is None and str(channel).isdecimal():
            yield JsonElement({**one.value, "speaker": f"Channel {channel}"}, one.line)
        else:
            yield one


def _with_times(value: dict[str, Any]) -> dict[str, Any]:
    """Times that are given in another way than as start and end, in seconds."""
    if begin_of(value) is not None:
        return value
    pair = next((value[key] for key in ("timestamp", "timestamps", "time", "dur") if key in value), None)
    if isinstance(pair, list) and len(pair) == 2:  # Hugging Face
        return {**value, "start": pair[0], "end": pair[1]}
    parts = [one for key in PARTS for one in value.get(key) or () if isinstance(one, dict)] if _lists(value) else []
    starts = [start for one in parts if (start := begin_of(one)) is not None]
    ends = [end for one in parts if (end := end_of(one)) is not None]
    if "elements" in value and starts:  # Rev
        return {**value, "start": starts[0], "end": ends[-1] if ends else None}
    return value


def _lists(value: dict[str, Any]) -> bool:
    return all(isinstance(value.get(key) or [], list) for key in PARTS)


def _has_channels(found: list[JsonElement]) -> bool:
    channels = {
        str(one.value.get("channel", one.value.get("channelTag"))) for one in found if isinstance(one.value, dict)
    }
    return len(channels) > 1


def _is_google(found: list[JsonElement]) -> bool:
    return any(isinstance(one.value, dict) and "alternatives" in one.value for one in found)


def _tagged_words(value: Any) -> int:
    alternatives = value.get("alternatives") if isinstance(value, dict) else None
    first = alternatives[0] if isinstance(alternatives, list) and alternatives else None
    words = first.get("words") if isinstance(first, dict) else None
    return (
        sum(isinstance(word, dict) and speaker_of(word) is not None for word in words) if isinstance(words, list) else 0
    )


def _only_tagged(found: list[JsonElement]) -> list[JsonElement]:
    """Where speakers were asked for, the last result of Google says all words again, with their speakers."""
    if len(found) < 2 or not _tagged_words(found[-1].value) or any(_tagged_words(one.value) for one in found[:-1]):
        return found
    return [found[-1]]


def _words_of_vosk(walk: JsonWalk) -> list[JsonElement]:
    """The words of Vosk, which stand beside a text without times."""
    words = walk.lists.get("result") or []
    if not all(isinstance(one.value, dict) and isinstance(one.value.get("word"), str) for one in words):
        return []
    return [JsonElement({**one.value, "type": "word", "text": one.value["word"]}, one.line) for one in words]


def _pairs_of_ibm(element: JsonElement) -> list[JsonElement]:
    """The words of a result of IBM Watson, which gives each as a list of word, start and end."""
    alternatives = element.value.get("alternatives") if isinstance(element.value, dict) else None
    first = alternatives[0] if isinstance(alternatives, list) and alternatives else None
    timed = first.get("timestamps") if isinstance(first, dict) else None
    if not isinstance(timed, list) or not all(
        isinstance(one, list) and len(one) == 3 and isinstance(one[0], str) for one in timed
    ):
        return []
    return [
        JsonElement({"type": "word", "text": word, "start": start, "end": end}, element.line)
        for word, start, end in timed
    ]


def _speakers_by_time(top: dict[str, Any]) -> dict[str, Any]:
    """Start of a word -> who says it, in the lists apart that AWS (speakers or channels) and IBM have."""
    labels = top.get("speaker_labels")
    channels = top.get("channel_labels")
    segments = labels.get("segments") if isinstance(labels, dict) else labels
    if segments is None and isinstance(channels, dict):
        segments = channels.get("channels")
    found: dict[str, Any] = {}
    for segment in segments if isinstance(segments, list) else []:
        if not isinstance(segment, dict):
            continue
        who = segment.get("speaker_label", segment.get("channel_label", speaker_of(segment)))
        if "from" in segment:  # IBM
            found[str(segment["from"])] = who
        items = segment.get("items")
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                found[str(begin_of(item))] = item.get("speaker_label", who)
    return found
