"""The JSON of speech recognisers: Whisper, whisper.cpp, WhisperX, and the services.

A list of objects with the words in ``text``, and perhaps ``start``, ``end`` and ``speaker``; alone, or under
``segments``, ``utterances``, ``transcription`` or ``results``. The JSON is read element by element, so that each
segment knows its line.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import decode
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line, Metadata
from xlate.readers import html
from xlate.readers.asr_segments import LISTS, PARTS, WORDS, find_segments
from xlate.readers.asr_words import SPEAKERS, begin_of, end_of, speaker_of
from xlate.readers.cues import Cue, beginning, blocks_of_cues, read_clock, spelt_out, tidy
from xlate.readers.json_guess import guess_segments
from xlate.readers.json_walk import JsonElement, JsonWalk
from xlate.readers.model import Likeness, Reader
from xlate.readers.parallel_tiers import is_translation
from xlate.readers.tier_model import Annotation, Tier
from xlate.readers.tiers import apart

__all__ = ["READER"]

_SLOWEST = 30
"""seconds for a word: nobody speaks as slowly, so the times are milliseconds"""
_PARTS_WORDS = ("punctuated_word", "word", "text", "value", "content", "utf8")
_NAMES = ("name", "label", "id")
_IDS = ("id", "speaker", "speakerId", "speaker_id", "uuid")
_PAGE = re.compile(r"\s{0,99}<(?:p|div|span|b|h[1-6]|ul|article)[\s>]", re.IGNORECASE)
_PROSE = 2
"""words from which a field of a segment is a text"""
_LIST = re.compile(rf'"(?:{"|".join(LISTS)})"\s{{0,20}}:\s{{0,20}}[\[{{]')
_SPEECH = re.compile(r'"(?:text|transcript|content|body|utf8|sentence|display|utterance)"\s{0,20}:')
_LIST_OF_OBJECTS = re.compile(r'\[\s{0,99}\{\s{0,99}"[^"]{1,60}"\s{0,9}:')
_LANGUAGE_CODE = re.compile(r'"language_?[cC]ode"\s{0,9}:\s{0,9}"([A-Za-z_-]{2,20})"')
"""as AWS and Google have it, at several places; if they differ, nobody knows"""
_HEAD = 1_000_000
_LATEST = 1e8
"""seconds: more than three years are no recording"""


def _recognises(data: bytes, _name: str) -> Likeness:
    head = beginning(data, 100_000).lstrip()
    if not head.startswith(("{", "[")):
        return Likeness.NO
    if head.startswith("{") and _LIST.search(head):
        return Likeness.CERTAIN if _SPEECH.search(head) else Likeness.POSSIBLE
    texts = _SPEECH.search(head) or _LIST_OF_OBJECTS.match(head)
    return Likeness.POSSIBLE if texts else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Turns by speaker, paragraphs by sentence and pause.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: this is no JSON, or there are no segments in it, or nothing is said in them.
    """
    decoded = decode(data, name)
    try:
        output = JsonWalk(decoded.value, LISTS)
        if not output.read_lines():
            output.read()
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}; repair the file, or let the recogniser write it again"
        raise InputError(message, file=name, line=error.lineno) from None
    except RecursionError:
        raise InputError("this JSON is nested far too deeply to be a transcript", file=name) from None
    segments = find_segments(output)
    whole = output.top.get("text")
    findings = list(decoded.findings)
    segments = segments or _guessed(output, name, findings)
    if segments is None:
        if not isinstance(whole, str):
            wanted = ", ".join(LISTS)
            message = f"no segments in this JSON; expected a list of objects, alone or under one of: {wanted}"
            raise InputError(message, file=name, line=1)
        if _PAGE.match(whole):  # oTranscribe keeps a page
            found = html.READER.read(whole.encode(errors="replace"), name)
            return Result(replace(found.value, format=READER.name, select=None), (*decoded.findings, *found.findings))
        segments = [JsonElement(whole, output.lines["text"])]
        whole = None
    names = _names(output)
    cues = [cue for one in segments if (cue := _read_segment(one, name, findings, names)) is not None]
    if _in_milliseconds(cues):
        cues = [replace(cue, start=_thousandth(cue.start), end=_thousandth(cue.end)) for cue in cues]
    blocks, voiced = blocks_of_cues(cues)
    if not blocks:
        raise InputError("there are no words in the segments", file=name)
    if isinstance(whole, str) and tidy(whole) and not _says_the_same(whole, cues):
        line = output.lines["text"]
        findings.append(Finding("XL108", 'the whole "text" has other words than the segments', name, line))
        blocks = [Block((Line(line, tidy(whole)),), BlockKind.BOILERPLATE), *blocks]
    blocks += _beside(segments, name, findings)
    metadata = Metadata(language=_language(output.top, decoded.value))
    return Result(Document(name, READER.name, tuple(blocks), metadata, voiced), tuple(findings))


def _guessed(output: JsonWalk, name: str, findings: list[Finding]) -> list[JsonElement] | None:
    guess = None if isinstance(output.top.get("text"), str) else guess_segments(output)
    if guess is None:
        return None
    who = f'speakers from "{guess.speaker}"' if guess.speaker else "no field says who speaks"
    message = f'this JSON is of no service that xlate knows: words were taken from "{guess.words}", {who}'
    findings.append(Finding("XL131", message, name, guess.segments[0].line))
    return guess.segments


def _beside(segments: list[JsonElement], name: str, findings: list[Finding]) -> list[Block]:
    """Texts in the segments that are not what is said, such as a translation: set apart, a line for each field."""
    fields: dict[str, list[Annotation]] = {}
    for segment in segments:
        for key, value in segment.value.items() if isinstance(segment.value, dict) else ():
            unread = isinstance(value, str) and key not in WORDS and key not in SPEAKERS
            if unread and (len(value.split()) >= _PROSE or (value.strip() and is_translation(key))):
                fields.setdefault(key, []).append(Annotation(tidy(value), segment.line))
    for key, texts in fields.items():
        if is_translation(key):
            message = f'"{key}" of the segments holds a translation, which was set apart'
            findings.append(Finding("XL125", message, name, texts[0].line))
    return list(apart(Tier(key, tuple(texts)) for key, texts in fields.items()))


def _in_milliseconds(cues: list[Cue]) -> bool:
    """True if the times are whole numbers, and far too far apart to be seconds: some services count milliseconds."""
    timed = [cue for cue in cues if cue.start is not None and cue.end is not None]
    seconds = sum(cue.end - cue.start for cue in timed if cue.start is not None and cue.end is not None)
    words = sum(len(line.text.split()) for cue in timed for line in cue.lines)
    whole = all(float(time).is_integer() for cue in timed for time in (cue.start, cue.end) if time is not None)
    return whole and words > 0 and seconds / words > _SLOWEST


def _thousandth(time: float | None) -> float | None:
    return None if time is None else time / 1000


def _read_segment(element: JsonElement, name: str, findings: list[Finding], names: dict[str, str]) -> Cue | None:
    segment = {"text": element.value} if isinstance(element.value, str) else element.value

    def report(message: str) -> None:
        findings.append(Finding("XL108", message, name, element.line))

    if not isinstance(segment, dict):
        report("not a segment")
        return None
    words = _words(segment)
    if words is None:
        report("a segment without words")
        return None
    if not any(isinstance(segment.get(key), str) for key in WORDS) and any(segment.get(key) for key in WORDS):
        report("the words of a segment are not text")
    times: list[float | None] = []
    for given, divisor in _given_times(segment):
        seconds = _seconds(given, divisor)
        if given is not None and seconds is None:
            report("a time that cannot be read; the words are kept")
        times.append(seconds)
    start, end = times
    if start is not None and end is not None and end < start:
        report("a segment that ends before it begins; its words are kept")
        end = None
    text = tidy(spelt_out(words))
    return Cue((Line(element.line, text),), start, end, _speaker(segment, names)) if text else None


def _words(segment: dict[str, Any]) -> str | None:
    """The words of a segment; failing its text, its words one by one."""
    for key in WORDS:
        value = segment.get(key)
        if isinstance(value, str):
            return value
    alternatives = segment.get("alternatives")
    if isinstance(alternatives, list) and alternatives and isinstance(alternatives[0], dict):
        best = {key: value for key, value in alternatives[0].items() if key != "alternatives"}
        return _words(best)
    for key in PARTS:
        value = segment.get(key)
        if isinstance(value, list):
            # where full stops are elements too, so are the spaces
            return ("" if key == "elements" else " ").join(_each_word(value))
    for key in WORDS:
        value = segment.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, list):
            return " ".join(_each_word(value))
    return None


def _each_word(words: list[Any]) -> Iterator[str]:
    for word in words:
        if isinstance(word, str):
            yield word
        elif isinstance(word, dict):
            value = next((word[key] for key in _PARTS_WORDS if isinstance(word.get(key), str)), None)
            if value is not None:
                yield value


def _given_times(segment: dict[str, Any]) -> list[tuple[Any, int]]:
    """Start and end as given, and how many of their units are a second."""
    offsets = segment.get("offsets")
    if isinstance(offsets, dict):  # whisper.cpp
        return [(offsets.get(key), 1000) for key in ("from", "to")]
    return [(begin_of(segment), 1), (end_of(segment), 1)]


def _seconds(value: Any, divisor: int) -> float | None:
    if isinstance(value, str):
        clock = read_clock(value.removesuffix("s"))
        if clock is not None:
            return clock
        try:
            value = float(value.removesuffix("s"))  # "0.100s" in the JSON of Google
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    seconds = value / divisor
    return seconds if 0 <= seconds < _LATEST else None


def _names(output: JsonWalk) -> dict[str, str]:
    """The names of the speakers whom a list apart tells by their ids, as Rev and Trint do."""
    listed = [one.value for one in output.lists.get("speakers", ())]
    for within in (output.top, *(value for value in output.top.values() if isinstance(value, dict))):
        listed += [one for key in ("speakers", "participants") for one in _list(within.get(key))]
    found: dict[str, str] = {}
    for one in listed:
        if isinstance(one, dict) and isinstance(one.get("name"), str) and tidy(one["name"]):
            found.update({str(one[key]): tidy(one["name"]) for key in _IDS if isinstance(one.get(key), (str, int))})
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _speaker(segment: dict[str, Any], names: dict[str, str]) -> str | None:
    value = speaker_of(segment)
    if isinstance(value, (str, int)) and str(value) in names:
        return names[str(value)]
    if isinstance(value, dict):
        value = next((value[one] for one in _NAMES if isinstance(value.get(one), (str, int))), None)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {value}"  # a bare number names nobody
    if isinstance(value, str) and tidy(value):
        return f"Speaker {tidy(value)}" if value.strip().isdecimal() else tidy(value)
    return None


def _says_the_same(whole: str, cues: list[Cue]) -> bool:
    """True if a text has the words of the segments, however they are spaced."""
    joined = "".join(line.text for cue in cues for line in cue.lines)
    return "".join(tidy(whole).split()) == "".join(joined.split())


def _language(top: dict[str, Any], text: str) -> str | None:
    result = top.get("result")
    inner = result.get("language") if isinstance(result, dict) else None  # whisper.cpp
    value = top.get("language", inner)
    if isinstance(value, str):
        return tag_or_none(value)
    codes = {code.lower(): code for code in _LANGUAGE_CODE.findall(text[:_HEAD])}
    return tag_or_none(next(iter(codes.values())).replace("_", "-")) if len(codes) == 1 else None


READER = Reader(
    "recogniser-json",
    "JSON of speech recognisers (Whisper and the like)",
    (".json", ".jsonl", ".ndjson", ".json3"),
    _recognises,
    _read,
)
