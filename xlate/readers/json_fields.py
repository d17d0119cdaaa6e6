"""Fields of segments and words in JSON, by their names, however services write them: startMs, start_time, StartTime."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from xlate.readers.cues import read_clock
from xlate.readers.table_headings import COLUMNS

__all__ = [
    "ABOUT", "WORDS", "begin_of", "end_of", "fold", "known_words", "name_in", "says_when", "says_who", "speaker_of",
    "text_of",
]  # fmt: skip

_SPEAKERS = (
    "speakername", "speakerdisplayname", "speakerfullname", "displayname", "speaker", "speakerlabel", "participantname",
    "participant", "who", "spokenby", "talker", "username", "user", "sender", "author", "person", "member", "name",
    "from", "character", "participantrole", "speakerrole",
    "speakerid", "speakertag", "speakerindex", "speakeridx", "speakernumber", "speakernum", "speakerno",
    "participantid", "userid", "sid", "spk", "spkid", "role",
)  # fmt: skip
"""who says it: names before ids"""
_OF_ANYTHING = {
    "displayname",
    "username",
    "user",
    "sender",
    "author",
    "person",
    "member",
    "name",
    "from",
    "userid",
    "role",
}
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
    "starttimestamp", "startts", "startdatetime", "timestamp", "time", "timecode",
)  # fmt: skip
_ENDS = ("end", "endtime", "endoffset", "to", "endts", "stop", "tend", "dataend", "endtimestamp", "enddatetime")
_DURATIONS = ("duration", "dur", "dduration", "length")
_UNITS = {"ms": 1e3, "msec": 1e3, "millis": 1e3, "milliseconds": 1e3, "s": 1, "sec": 1, "secs": 1, "seconds": 1,
          "ticks": 1e7, "inticks": 1e7}  # fmt: skip
_AMBIGUOUS = {"from", "ts", "timestamp", "time", "timecode"}
"""names of a start that are those of a day and a time as well"""
ABOUT = ("data", "attributes", "metadata", "properties", "node", "fields")
"""objects in which programs keep what they know about a segment"""
_PARTS = (("firstname", "givenname", "forename"), ("lastname", "surname", "familyname"))
_NAMES = ("name", "displayname", "speakername", "parts", "fullname", "username", "label", "title")
"""a full name can begin with the surname, so one of two parts comes before it"""
_PARTS_BESIDE = {f"speaker{name}": name for names in _PARTS for name in names}
"""where what is said stands beside them: SpeakerFirstName"""
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
    fields = {fold(key): one for key, one in value.items() if isinstance(one, str)}
    return next((fields[name] for name in WORDS if name in fields), None)


def begin_of(value: Mapping[str, Any]) -> Any:
    """The start of something as it is given, in seconds if the name of the field tells the unit; None if it is not."""
    return _time(value, "start")


def end_of(value: Mapping[str, Any]) -> Any:
    """The end of something, as `begin_of` gives its start; from its length, if that is all that is given."""
    end = _time(value, "end")
    if end is not None:
        return end
    start, length = _number(begin_of(value)), _number(_time(value, "duration"))
    return None if start is None or length is None else start + length


def name_in(value: Any) -> Any:
    """The name of a person who is an object: a name, failing that an id; None if there is neither."""
    if not isinstance(value, dict):
        return value
    fields = {fold(key): one for key, one in value.items() if isinstance(one, (str, int)) and one != ""}
    parts = [str(fields[name]) for names in _PARTS for name in names if name in fields]
    if len(parts) == len(_PARTS):
        fields["parts"] = " ".join(parts)
    named = next((fields[name] for name in _NAMES if name in fields), parts[0] if parts else None)
    return named if named is not None else next((fields[name] for name in _IDS if name in fields), None)


def says_who(value: Mapping[str, Any]) -> bool:
    """True if a field that nothing but speech has says who speaks, or what is said."""
    ranks = _speaker_ranks()
    return any(
        one not in (None, "", [])
        and (
            (name in ranks and name not in _OF_ANYTHING)
            or name in _PARTS_BESIDE
            or (name in _SAID and isinstance(one, str))
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
    parts: dict[str, Any] = {}
    for key, one in value.items():
        name = fold(key)
        rank = ranks.get(name, best)
        if rank < best and one is not None:
            named = name_in(one) if isinstance(one, dict) else one
            if name == "from" and not (isinstance(named, str) and _is_no_number(named)):
                named = None  # it is a time
            if named is not None and named not in ("", []):
                best, found = rank, named
        elif name in _PARTS_BESIDE:
            parts[_PARTS_BESIDE[name]] = one
    return name_in(parts) or found if parts and best >= ranks["speakerfullname"] else found


def _is_no_number(text: str) -> bool:
    return any(map(str.isalpha, text)) and read_clock(text) is None and _number(text) is None


@cache
def _speaker_ranks() -> dict[str, int]:
    return {name: rank for rank, name in enumerate(_SPEAKERS)}


def _time(value: Mapping[str, Any], wanted: str) -> Any:
    known = _times()
    best: tuple[int, float, Any] | None = None
    for key, one in value.items():
        kind, rank, unit = known.get(fold(key), ("", 0, 0.0))
        if kind == wanted and one is not None and (best is None or rank < best[0]):
            given = _within(one) if isinstance(one, dict) else one
            if isinstance(given, str) and fold(key) in {"from", "to"} and _is_no_number(given):
                continue  # who speaks, and to whom
            if given is not None and not isinstance(given, (list, bool)):
                best = rank, unit, given
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
