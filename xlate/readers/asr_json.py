"""The JSON of speech recognisers: Whisper, whisper.cpp, WhisperX, and the services.

A list of objects with the words in ``text``, and perhaps ``start``, ``end`` and ``speaker``; alone, or under
``segments``, ``utterances``, ``transcription`` or ``results``. The JSON is read element by element, so that each
segment knows its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from xlate.errors import InputError
from xlate.findings import Finding, Result
from xlate.formats.decoding import clean, decode, split_lines
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Document, Line
from xlate.profiles.clock_times import is_clock_time
from xlate.readers import html
from xlate.readers.asr_segments import LISTS, find_segments
from xlate.readers.cue_labels import has_labels
from xlate.readers.cues import Cue, beginning, blocks_of_cues, spelt_out, tidy
from xlate.readers.json_beside import texts_beside, with_office
from xlate.readers.json_evidence import Evidence
from xlate.readers.json_fields import WORDS, begin_of, end_of, fold, known_words, name_in, speaker_of, text_of
from xlate.readers.json_guess import guess_segments
from xlate.readers.json_metadata import json_metadata
from xlate.readers.json_search import PARTS
from xlate.readers.json_speakers import names_of_ids
from xlate.readers.json_walk import JsonElement, JsonWalk, containers
from xlate.readers.model import Likeness, Reader
from xlate.readers.recording_times import in_seconds, read_time
from xlate.readers.stated_fields import carried_over, languages_of, len_of_label, voices_of
from xlate.readers.text import blocks_of_text
from xlate.readers.things import NO_SPEECH

__all__ = ["READER"]

_PARTS_WORDS = ("punctuated_word", "word", "text", "value", "content", "utf8", "w")
_PAGE = re.compile(r"\s{0,99}<(?:p|div|span|b|h[1-6]|ul|article)[\s>]", re.IGNORECASE)
_LIST = re.compile(rf'"(?:{"|".join(LISTS)})"\s{{0,20}}:\s{{0,20}}[\[{{]')
_SPEECH = re.compile(
    r"""["'][\w .-]{0,30}(?:te?xte?o?|transcript|content|body|utf8|sentence|paragraph|display|utter|words?|speech"""
    r"""|speaker|spoken|character|dialog|wortlaut|内容|內容|发言|發言|発言)[\w .-]{0,20}["']\s{0,20}:""",
    re.IGNORECASE,
)
_ROWS = re.compile(
    r'\[\s{0,99}(?:\{\s{0,99}"[^"]{1,60}"\s{0,9}:|\[|"[^"\n]{20})|\{\s{0,99}"[^"]{1,60}"\s{0,9}:\s{0,9}[\[{]'
)
_LANGUAGE_CODE = re.compile(r'"language_?[cC]ode"\s{0,9}:\s{0,9}"([A-Za-z_-]{2,20})"')
"""as AWS and Google have it, at several places; if they differ, nobody knows"""
_HEAD = 1_000_000
_AROUND = re.compile(
    r"\s{0,99}(?:```\w{0,9}|(?:(?:var|let|const|export)\s{1,9}){0,2}[\w.$]{1,60}(?:\s{1,9}[\w.$]{1,60})?\s{0,9}[=(])\s{0,99}(?=[\[{]\s*[\[{\"])"
)
"""what stands around JSON in a program, or in Markdown"""
_PYTHON = re.compile(r"\s{0,99}[\[{]\s{0,99}[\[{]?\s{0,99}'[^'\n]{1,60}'\s{0,9}[:,]")
_SHORTEST = 20
"""words from which a text alone is a transcript"""


def _recognises(data: bytes, _name: str) -> Likeness:
    head = beginning(data, 100_000).lstrip()
    around = _AROUND.match(head)
    if around or _PYTHON.match(head):
        return Likeness.CERTAIN if _SPEECH.search(head) else Likeness.NO
    if not head.startswith(("{", "[")):
        return Likeness.NO
    if head.startswith("{") and _LIST.search(head):
        return Likeness.CERTAIN if _SPEECH.search(head) else Likeness.POSSIBLE
    texts = _SPEECH.search(head) or _ROWS.match(head)
    return Likeness.POSSIBLE if texts else Likeness.NO


def _read(data: bytes, name: str) -> Result[Document]:
    """Turns by speaker, paragraphs by sentence and pause.

    Raises:
        EncodingError: no charset fits the bytes.
        InputError: this is no JSON, or there are no segments in it, or nothing is said in them.
    """
    decoded = decode(data, name)
    try:
        output = JsonWalk(_bare(decoded.value), LISTS)
        if not output.read_lines():
            output.read()
        output.unwrap()
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}; repair the file, or let the recogniser write it again"
        raise InputError(message, file=name, line=error.lineno) from None
    except RecursionError:
        raise InputError("this JSON is nested far too deeply to be a transcript", file=name) from None
    whole = output.top.get("text")
    findings = list(decoded.findings)
    if output.damaged:
        findings.append(Finding("XL116", "the last line of the JSON is cut off; it was left out", name, output.damaged))
    segments, things = _find(output, name, findings)
    if not segments:
        text = _only_text(output, name, things)
        line = output.lines.get("text", 1)
        if _PAGE.match(text) or "\n" in text.strip():
            return _text_alone(text, name, line, findings)
        segments = [JsonElement(text, line)]
        whole = None
    said_by = [speaker_of(one.value) for one in segments if isinstance(one.value, dict)]
    names = names_of_ids(said_by, output)
    rows = [one.value if isinstance(one.value, dict) else {} for one in segments]
    findings += carried_over(
        ((key, row[key], one.line) for one, row in zip(segments, rows, strict=True) for key in row), name
    )
    voices = voices_of([_speaker(row, names) for row in rows], rows)
    cues = [
        replace(cue, language=language)
        for one, language in zip(segments, languages_of(rows), strict=True)
        if (cue := _read_segment(one, name, findings, names)) is not None
    ]
    starts = [begin_of(one.value) for one in segments if isinstance(one.value, dict)]
    cues = in_seconds(cues, counted=not any(isinstance(start, str) and ":" in start for start in starts))
    clocks = [cue for cue in cues if cue.voice is None and is_clock_time(cue.lines[0].text)]
    clocks = clocks if any(cue.voice for cue in cues) else []
    cues = [cue for cue in cues if cue not in clocks] if clocks else cues
    blocks, voiced = blocks_of_cues([cue for cue in cues if cue.voice not in _NOBODY])
    if not blocks:
        raise InputError("there are no words in the segments", file=name)
    blocks = [*(Block(cue.lines, BlockKind.NARRATIVE) for cue in cues if cue.voice in _NOBODY), *blocks]
    if isinstance(whole, str) and tidy(whole) and not _says_the_same(whole, cues):
        line = output.lines["text"]
        findings.append(Finding("XL108", 'the whole "text" has other words than the segments', name, line))
        blocks = [Block((Line(line, tidy(whole)),), BlockKind.BOILERPLATE), *blocks]
    blocks = [with_office(block, voices) for block in blocks]
    blocks += texts_beside(segments, voices.values(), name, findings)
    blocks += [Block(cue.lines, BlockKind.BOILERPLATE) for cue in clocks]
    metadata = json_metadata(output.top, rows, _language(output.top, decoded.value))
    return Result(Document(name, READER.name, tuple(blocks), metadata, voiced), tuple(findings))


def _find(output: JsonWalk, name: str, findings: list[Finding]) -> tuple[list[JsonElement], str]:
    """The segments, and what speaks against rows that were not taken; it is said if the segments are a guess."""
    found = find_segments(output)
    things = found.judgement.things
    if not found.segments:
        return _guessed(output, name, findings, sure=bool(things)), things
    if found.judgement.evidence is Evidence.GUESS:
        findings.append(_doubt(found.segments, name))
    return found.segments, things


def _only_text(output: JsonWalk, name: str, things: str) -> str:
    """What is said, if there is one text and no list.

    Raises:
        InputError: there is none, or only what stands in a list of things.
    """
    whole = output.top.get("text")
    text = whole if isinstance(whole, str) else _longest_text(output)
    if things and not has_labels(split_lines(text or "")):
        message = f"this JSON lists things, and nothing that somebody says: it has {things}; {NO_SPEECH}"
        raise InputError(message, file=name, line=1)
    if text is None:
        wanted = ", ".join(LISTS)
        message = f"no segments in this JSON; expected a list of objects, alone or under one of: {wanted}"
        raise InputError(message, file=name, line=1)
    return text


def _bare(text: str) -> str:
    """The JSON alone, on the same lines, if a program or Markdown has it between other signs."""
    around = _AROUND.match(text[:1000])
    if around is None:
        return text
    return "\n" * around.group().count("\n") + text[around.end() :].rstrip().rstrip("`;)").rstrip()


def _longest_text(output: JsonWalk) -> str | None:
    """The longest text that is called as what is said is called, wherever it stands."""
    found = [
        one
        for value, _ in containers([(output.top, 1)])
        if isinstance(value, dict)
        for key, one in value.items()
        if isinstance(one, str) and fold(key) in known_words()
    ]
    longest = max(found, key=len, default="")
    return longest if len(longest.split()) >= _SHORTEST else None


def _text_alone(text: str, name: str, line: int, findings: list[Finding]) -> Result[Document]:
    """A transcript in one field: the page that oTranscribe keeps, or plain text, all of it on one line of the file."""
    if _PAGE.match(text):
        page = html.READER.read(text.encode(errors="replace"), name)
        return Result(replace(page.value, format=READER.name, select=None), (*findings, *page.findings))
    found = clean(text, name).and_then(lambda plain: blocks_of_text(split_lines(plain), name))
    blocks = tuple(replace(one, lines=tuple(replace(part, number=line) for part in one.lines)) for one in found.value)
    told = (one if one.line is None else replace(one, line=line) for one in found.findings)
    return Result(Document(name, READER.name, blocks), (*findings, *told))


def _doubt(segments: list[JsonElement], name: str) -> Finding:
    """Word of it that what was read could be something else."""
    fields = dict.fromkeys(key for one in segments if isinstance(one.value, dict) for key in one.value)
    who = ", ".join(f'"{key}"' for key in fields if fold(key) not in WORDS)
    message = (
        f"nothing in this JSON says that somebody speaks in it: rows of texts, with {who or 'nothing'} beside them"
    )
    return Finding("XL131", message, name, segments[0].line)


def _guessed(output: JsonWalk, name: str, findings: list[Finding], *, sure: bool) -> list[JsonElement]:
    """Rows of which nobody knows the fields; only those of which one says who speaks, if that is wanted."""
    guess = None if isinstance(output.top.get("text"), str) else guess_segments(output)
    if guess is None or (sure and not guess.sure):
        return []
    who = f'speakers from "{guess.speaker}"' if guess.speaker else "no field says who speaks"
    message = f'this JSON is of no service that xlate knows: words were taken from "{guess.words}", {who}'
    findings.append(Finding("XL131", message, name, guess.segments[0].line))
    return guess.segments


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
    if text_of(segment) is None and any(segment.get(key) for key in WORDS):
        report("the words of a segment are not text")
    times: list[float | None] = []
    for given in _given_times(segment):
        seconds = read_time(given)
        if given is not None and seconds is None:
            report("a time that cannot be read; the words are kept")
        times.append(seconds)
    start, end = times
    if start is not None and end is not None and end < start:
        report("a segment that ends before it begins; its words are kept")
        end = None
    text, speaker = tidy(spelt_out(words)), _speaker(segment, names)
    text = text[len_of_label(text, speaker) :] if speaker else text
    return Cue((Line(element.line, text),), start, end, speaker) if text else None


_NOBODY = frozenset({"会議録情報"})
"""what stands for a speaker where a record begins with date, place and those present, as the Diet of Japan has it"""


def _words(segment: dict[str, Any]) -> str | None:
    """The words of a segment; failing its text, its words one by one."""
    text = text_of(segment)
    if text is not None:
        return text
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


def _given_times(segment: dict[str, Any]) -> list[Any]:
    """Start and end as given."""
    offsets = segment.get("offsets")
    if isinstance(offsets, dict):  # whisper.cpp
        times = [offsets.get(key) for key in ("from", "to")]
        return [time / 1000 if isinstance(time, (int, float)) else time for time in times]
    return [begin_of(segment), end_of(segment)]


def _speaker(segment: dict[str, Any], names: dict[str, str]) -> str | None:
    value = speaker_of(segment)
    if isinstance(value, (str, int)) and str(value) in names:
        return names[str(value)]
    value = name_in(value)
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
