"""Fields of segments and words in JSON, by their names, however services write them: startMs, start_time, StartTime."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from xlate.readers.cues import read_clock
from xlate.readers.recording_times import read_time
from xlate.readers.table_headings import COLUMNS

__all__ = [
    "WORDS", "alone", "begin_of", "end_of", "fold", "known_words", "name_in", "raised", "says_when", "says_who",
    "speaker_of", "text_of",
]  # fmt: skip

_SPEAKERS = (
    "speakername", "speakerdisplayname", "speakerfullname", "displayname", "speaker", "speakerlabel", "participantname",
    "participant", "who", "spokenby", "talker", "username", "user", "sender", "author", "person", "member", "name",
    "from", "character", "voice", "attributedto", "membername", "personname", "authorname", "authordisplayname",
    "sendername", "creator", "hasspeaker", "mp", "deputy", "senator", "councillor", "councilmember", "delegate",
)  # fmt: skip
"""who says it, by name"""
_SEVERAL = ("speakers", "participants", "users")
"""who says it, as a list"""
_SPEAKER_IDS = (
    "participantrole", "speakerrole", "speakerid", "speakertag", "speakerindex", "speakeridx", "speakernumber",
    "speakernum", "speakerno", "speakerref", "participantref", "participantid", "userid", "sid", "spk", "spkid", "role",
)  # fmt: skip
_OF_ANYTHING = frozenset({
    "displayname", "username", "user", "sender", "author", "person", "member", "name", "from", "userid", "role",
    "participant", "voice", "membername", "personname", "authorname", "authordisplayname", "sendername", "creator",
    "mp", "deputy", "senator", "councillor", "councilmember", "delegate", *_SEVERAL,
})  # fmt: skip
"""those of the names that things have too: reviews, products, places"""
WORDS = (
    "text", "transcript", "content", "value", "body", "sentence", "utterance", "display", "displaytext", "utt",
    "spokentext", "transcripttext", "speechtext", "utterancetext",
)  # fmt: skip
"""what is said"""
_SAID = {"transcript", "utterance", "utt", "displaytext", "spokentext", "transcripttext", "speechtext", "utterancetext"}
"""those of the names that nothing else has"""
_STARTS = (
    "start", "starttime", "startoffset", "begin", "begintime",
    "beginoffset", "from", "ts", "offset", "tstart", "datastart",
    "starttimestamp", "startts", "startdatetime", "offsetstart", "timestart", "timestamp", "time", "timecode",
)  # fmt: skip
_ENDS = (
    "end",
    "endtime",
    "endoffset",
    "to",
    "endts",
    "stop",
    "tend",
    "dataend",
    "endtimestamp",
    "enddatetime",
    "offsetend",
    "timeend",
    "stoptime",
)
_DURATIONS = ("duration", "dur", "dduration", "length")
_UNITS = {"ms": 1e3, "msec": 1e3, "millis": 1e3, "milliseconds": 1e3, "s": 1, "sec": 1, "secs": 1, "seconds": 1,
          "ticks": 1e7, "inticks": 1e7}  # fmt: skip
_CODE = re.compile(r"[A-Z]{2,}[A-Z_]*[\d.-]+\d")
"""what is called a transcript in genetics"""
_AMBIGUOUS = {"from", "ts", "timestamp", "time", "timecode"}
"""names of a start that are those of a day and a time as well"""
_ABOUT = ("data", "attributes", "metadata", "properties", "node", "fields", "additions", "meta", "info", "extra")
"""objects in which programs keep what they know about a segment"""
_NAMES = (
    "name",
    "displayname",
    "display",
    "nombre",
    "nome",
    "nom",
    "naam",
    "navn",
    "имя",
    "фио",
    "speakername",
    "parts",
    "fullname",
    "username",
    "label",
    "title",
    "preflabel",
)
"""a full name can begin with the surname, so one of two parts comes before it"""
_OF_PERSONS = frozenset({"", "speaker", "member", "person", "author", "user", "participant", "sender"})
"""before the parts of a name that stand beside what is said: SpeakerFirstName"""
_IDS = ("id", "speaker", "speakerid", "uuid")


@lru_cache(4096)
def fold(key: str) -> str:
    """A name of a field without what differs between the ways to write it."""
    return "".join(character for character in key.casefold() if character.isalnum())


@cache
def known_words() -> frozenset[str]:
    """Names of fields that hold what is said, in all languages."""
    headings = (fold(heading) for heading in re.split("[,،、]", COLUMNS["words"]))
    return frozenset((*WORDS, *headings))


@cache
def _parts() -> re.Pattern[str]:
    """Names of fields that hold a part of a name, in all languages, whatever stands before them."""
    given, family = ("|".join(fold(one) for one in COLUMNS[what].split(",")) for what in ("given", "surname"))
    return re.compile(f"(?P<of>.*?)(?:(?P<given>{given}|forename)|{family})")


@lru_cache(4096)
def _part_of(name: str) -> tuple[str, bool] | None:
    """Of whom a folded name of a field holds a part of the name, and whether it is what comes first."""
    match = _parts().fullmatch(name)
    return None if match is None or match["of"] not in _OF_PERSONS else (match["of"], match["given"] is not None)


@cache
def _times() -> dict[str, tuple[str, int, float]]:
    """Names of fields that hold a time -> which time it is, how good the name is, units in a second."""
    kinds = (("start", _STARTS), ("end", _ENDS), ("duration", _DURATIONS))
    return {
        name + unit: (kind, rank, size)
        for kind, names in kinds
        for rank, name in enumerate(names)
        for unit, size in (("", 0.0), *_UNITS.items())
    }


def speaker_of(value: Mapping[str, Any]) -> Any:
    """Who says it, as it is given; None if it is not. Google counts from 1, and 0 is nobody."""
    found = _speaker(value)
    if found == 0 and "speakerTag" in value:
        return None
    return found


def text_of(value: Mapping[str, Any]) -> str | None:
    """What is said, if it is given as text."""
    plain = value.get("text")
    if isinstance(plain, str):
        return plain
    given = ((key, alone(one)) for key, one in value.items())
    fields = {fold(key): one for key, one in given if isinstance(one, str)}
    return next((fields[name] for name in WORDS if name in fields), None)


def begin_of(value: Mapping[str, Any]) -> Any:
    """The start of something as it is given, in seconds if the name of the field tells the unit; None if it is not."""
    return _time(value, "start")


def end_of(value: Mapping[str, Any]) -> Any:
    """The end of something, as `begin_of` gives its start; from its length, if that is all that is given."""
    end = _time(value, "end")
    if end is not None:
        return end
    start, length = (read_time(one, earliest=-math.inf) for one in (begin_of(value), _time(value, "duration")))
    return None if start is None or length is None else start + length


def raised(value: dict[str, Any]) -> dict[str, Any]:
    """A segment with what programs keep about it in an object inside it, where it does not say that itself."""
    inner = next((value[key] for key in _ABOUT if isinstance(value.get(key), dict)), None)
    return value if inner is None else {**inner, **{key: one for key, one in value.items() if one is not None}}


def name_in(value: Any) -> Any:
    """The name of a person who is an object: a name, failing that an id; None if there is neither."""
    if not isinstance(value, dict):
        return value
    plain = ((fold(key), alone(one)) for key, one in value.items())
    fields = {name: one for name, one in plain if isinstance(one, (str, int)) and one != ""}
    parts = {given: str(one) for name, one in fields.items() if (of := _part_of(name)) for given in of[1:]}
    whole = " ".join(parts[given] for given in (True, False) if given in parts)
    if len(parts) > 1:
        fields["parts"] = whole
    named = next((fields[name] for name in _NAMES if name in fields), whole or None)
    return named if named is not None else next((fields[name] for name in _IDS if name in fields), None)


def alone(value: Any) -> Any:
    """What an object holds that holds nothing else: ``{"_value": "Ann"}``, as linked data has it."""
    while isinstance(value, dict) and len(value) == 1:
        value = next(iter(value.values()))
    return value


def says_who(value: Mapping[str, Any]) -> bool:
    """True if a field that nothing but speech has says who speaks, or what is said."""
    ranks = _speaker_ranks()
    return any(
        one not in (None, "", [])
        and (
            (name in ranks and name not in _OF_ANYTHING)
            or (name.startswith("speaker") and _part_of(name))
            or (name in _SAID and isinstance(one, str) and not _CODE.fullmatch(one))
        )
        for name, one in ((fold(key), one) for key, one in value.items())
    )


def says_when(value: Mapping[str, Any]) -> bool:
    """True for a time of a recording, rather than of a day."""
    known = _times()
    for key, one in value.items():
        name = fold(key)
        kind, _, unit = known.get(name, ("", 0, 0.0))
        if kind != "start" or one is None:
            continue
        pair = isinstance(one, list) and len(one) == _PAIR  # Hugging Face
        clock = isinstance(one, str) and read_clock(one) is not None
        if unit or name not in _AMBIGUOUS or pair or clock or end_of(value) is not None:
            return True
    return False


_PAIR = 2


def _speaker(value: Mapping[str, Any]) -> Any:
    ranks = _speaker_ranks()
    best, found = len(ranks), None
    parts: dict[str, dict[str, Any]] = {}
    for key, one in value.items():
        name = fold(key)
        rank = ranks.get(name, best)
        if rank < best and one is not None:
            named = name_in(one) if isinstance(one, dict) else one
            if name == "from" and not (isinstance(named, str) and _is_no_number(named)):
                named = None  # it is a time
            if isinstance(one, list):
                named = _names_of(one) if text_of(value) is not None else None
            if named is not None and named != "":
                best, found = rank, named
        elif isinstance(one, str) and (of := _part_of(name)):
            parts.setdefault(of[0], {})["firstname" if of[1] else "lastname"] = one
    for of_whom, both in parts.items():
        known = ranks["speakerfullname" if of_whom == "speaker" else _SPEAKER_IDS[0]]
        if len(both) > 1 and best >= known:
            return name_in(both)
    return found


def _names_of(persons: list[Any]) -> str | None:
    """Those who say it together."""
    names = [name for one in persons if isinstance(name := name_in(one), str)]
    return ", ".join(names) if 0 < len(names) == len(persons) else None


def _is_no_number(text: str) -> bool:
    return any(map(str.isalpha, text)) and read_clock(text) is None and _number(text) is None


@cache
def _speaker_ranks() -> dict[str, int]:
    headings = (fold(heading) for heading in re.split("[,،、]", COLUMNS["speaker"]))
    names = dict.fromkeys((*_SPEAKERS, *_SEVERAL, *headings, *_SPEAKER_IDS))
    return {name: rank for rank, name in enumerate(names)}


def _time(value: Mapping[str, Any], wanted: str) -> Any:
    known = _times()
    best: tuple[int, float, Any] | None = None
    for key, one in value.items():
        kind, rank, unit = known.get(fold(key), ("", 0, 0.0))
        if kind == wanted and one is not None and (best is None or 2 * rank + (not unit) < best[0]):
            given = _within(one) if isinstance(one, dict) else one
            if isinstance(given, str) and fold(key) in {"from", "to"} and _is_no_number(given):
                continue  # who speaks, and to whom
            if given is not None and not isinstance(given, (list, bool)):
                best = 2 * rank + (not unit), unit, given
    if best is None:
        return None
    number = _number(best[2]) if best[1] else None
    return best[2] if number is None else number / best[1]


def _within(value: dict[str, Any]) -> Any:
    """A time that is an object: seconds and nanoseconds, or seconds since the recording began."""
    seconds = _number(value.get("seconds", value.get("relative", value.get("sec"))))
    return None if seconds is None else seconds + (_number(value.get("nanos")) or 0.0) / 1e9


def _number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else None
    except (ValueError, OverflowError):
        return None
