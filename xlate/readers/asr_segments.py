"""Where the segments are in the JSON of a recogniser, whichever service wrote it.

Known are Whisper and what is built on it (segments, chunks, speakers), AWS Transcribe, Google Speech-to-Text, Deepgram,
IBM Watson, Vosk, AssemblyAI, Azure, Rev, Speechmatics, ElevenLabs, YouTube's json3 and the podcasts' transcripts; for
others, any list of objects with words.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import Any

from xlate.readers.asr_words import begin_of, divide_by_speaker, end_of, is_word, segments_of_words, speaker_of
from xlate.readers.json_walk import JsonElement, JsonWalk

__all__ = ["LISTS", "PARTS", "WORDS", "find_segments"]

LISTS = (
    "segments", "utterances", "transcription", "monologues", "speakers", "phrases", "recognizedPhrases", "sentences",
    "chunks", "events", "items", "channels", "results", "words", "result", "transcripts",
)  # fmt: skip
"""keys of the list of segments, the best first"""
WORDS = ("text", "transcript", "content", "value", "body", "sentence", "utterance", "display")
PARTS = ("words", "elements", "tokens", "segs")
"""keys of the lists of words in a segment that has no text of its own"""
_DEEPEST = 6


def find_segments(walk: JsonWalk) -> list[JsonElement] | None:
    """The segments in their order, None if there are none."""
    filled = (walk.lists[key] for key in LISTS if walk.lists.get(key))
    found = next((elements for elements in filled if any(_is_segment(one.value) for one in elements)), None)
    found = found or _words_of_vosk(walk) or _search(walk)
    if found is None:
        return None
    if any(map(_pairs_of_ibm, found)):
        found = [word for one in found for word in _pairs_of_ibm(one) or [one]]
    if sum(map(is_word, (one.value for one in found))) * 2 > len(found):
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
    several = _has_channels(found)
    return [segment for one in found for segment in _expand(one, several=several)] or None


def _is_segment(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, dict) and not {*WORDS, *PARTS, "alternatives", "nBest"}.isdisjoint(value)
    )


def _search(walk: JsonWalk) -> list[JsonElement] | None:
    """The objects with words that are nearest to the top of what is left: all that stand at the same place of the tree.

    The turns of a transcript can stand in the sections of it, and their words in blocks.
    """
    waiting: deque[tuple[str, list[tuple[Any, int]]]] = deque(
        (key, [(value, walk.lines[key])]) for key, value in walk.top.items()
    )
    while waiting:
        path, values = waiting.popleft()
        listed = [(one, line) for value, line in values if isinstance(value, list) for one in value]
        objects = [(one, line) for one, line in listed if isinstance(one, dict)]
        if objects and sum(_is_segment(one) or _speaks_in_parts(one) for one, _ in objects) * 2 > len(listed):
            titles = Counter(one["title"] for one, _ in objects if isinstance(one.get("title"), str))
            again = titles.total() > len(titles)  # otherwise they are headings
            return [JsonElement(_titled(_with_words(one)) if again else _with_words(one), line) for one, line in listed]
        if path.count("/") < _DEEPEST:
            inside: dict[str, list[tuple[Any, int]]] = {}
            for one, line in (*objects, *((value, line) for value, line in values if isinstance(value, dict))):
                for key, value in one.items():
                    if isinstance(value, (list, dict)):
                        inside.setdefault(f"{path}/{key}", []).append((value, line))
            waiting.extend(inside.items())
    return None


def _speaks_in_parts(value: dict[str, Any]) -> bool:
    """True for a speaker beside a list of blocks with words."""
    return speaker_of(value) is not None and _blocks(value) is not None


def _blocks(value: dict[str, Any]) -> list[str] | None:
    """The words of a turn that are given in blocks, whatever they are called."""
    for inner in value.values():
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            texts = [next((one[key] for key in WORDS if isinstance(one.get(key), str)), None) for one in inner]
            if all(text is not None for text in texts):
                return [text for text in texts if text]
    return None


def _with_words(value: Any) -> Any:
    """A turn with its words in one text, if they are given in blocks."""
    if not isinstance(value, dict) or _is_segment(value):
        return value
    blocks = _blocks(value)
    return value if blocks is None else {**value, "text": " ".join(blocks)}


def _titled(value: Any) -> Any:
    """A turn of which the title says who speaks, where nothing else does: speeches of a record."""
    if not isinstance(value, dict) or speaker_of(value) is not None or not isinstance(value.get("title"), str):
        return value
    return {**value, "speaker": value["title"]}


def _expand(element: JsonElement, *, several: bool) -> Iterator[JsonElement]:
    """A segment in the shape that all have in the end: text, start, end, speaker."""
    value = element.value
    if not isinstance(value, dict):
        yield element
        return
    best = value.get("nBest")
    if isinstance(best, list) and best and isinstance(best[0], dict):  # Azure
        value = {**{key: one for key, one in value.items() if key != "nBest"}, "text": best[0].get("display")}
    value = _with_times(value)
    divided = divide_by_speaker(JsonElement(value, element.line))
    channel = value.get("channel", value.get("channelTag"))
    for one in divided:
        if several and speaker_of(one.value) is None and isinstance(channel, int):
            yield JsonElement({**one.value, "speaker": f"Channel {channel}"}, one.line)
        else:
            yield one


def _with_times(value: dict[str, Any]) -> dict[str, Any]:
    """Times that are given in another way than as start and end, in seconds."""
    if begin_of(value) is not None:
        return value
    pair = value.get("timestamp", value.get("timestamps"))
    if isinstance(pair, list) and len(pair) == 2:  # Hugging Face
        return {**value, "start": pair[0], "end": pair[1]}
    for begins, lasts, unit in (
        ("tStartMs", "dDurationMs", 1000),  # YouTube
        ("offsetMilliseconds", "durationMilliseconds", 1000),  # Azure
        ("offsetInTicks", "durationInTicks", 10_000_000),
    ):
        start, length = value.get(begins), value.get(lasts)
        if isinstance(start, (int, float)):
            end = start + length if isinstance(length, (int, float)) else None
            return {**value, "start": start / unit, "end": None if end is None else end / unit}
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
