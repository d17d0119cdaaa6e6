"""Which column of a table, or field of a JSON, holds what is said and which says who: by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["ENOUGH", "Guess", "guess_columns", "is_of_speaking", "speakers_among"]

_WORDS = 3
"""words that what is said has on average"""
_NAME_WORDS = 6
"""words that a name has at most"""
_LABEL = re.compile(
    r"(?:[^\W\d_]|[(\[])[^\d_:;/@<>{}=|]*(?:\s\d{1,3})?|(?:speaker|spk|sprecher|participant|person|user)[ _-]?\d{1,3}",
    re.IGNORECASE,
)
"""a name, or "Speaker 2"; not a date, an address, a code"""
_ABOUT_PEOPLE = re.compile(
    r"speaker|name|talker|member|deput|\bmp\b|senator|candidate|person|author|who|spoken.?by|particip|user|actor|from"
    r"|character|redner|sprecher|abgeordnet|orat|orador|locut|interven|hablante|ponente|nombre|nome|\bnom\b|naam"
    r"|relator|falante|talare|taler|puhuja|mówca|mluv|řečn|vorbitor|felsz|govorn|имя|фио|говор|спикер|оратор|депутат"
    r"|姓名|发言|發言|讲者|講者|氏名|名前|話者|이름|화자|발언자",
    re.IGNORECASE,
)
_NO_PEOPLE = re.compile(
    r"party|partei|partido|parti\b|gender|\bsex|lang|countr|country|topic|subject|title|date|time|type|kind|category"
    r"|label|sentiment|emotion|section|chapter|file|url|link|source|\bid\b|place|location|city|state|role|office"
    r"|function|status|tag|agenda|event|session|group|faction|fraction|speech|text|text|words|translation",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"text|speech|utter|transcri|words|dialog|content|statement|message|rede|wort|discur")


_SPEAKING = re.compile(
    r"speaker|talker|spoken.?by|redner|sprecher|orat|orador|locut|interven|hablante|ponente|falante|talare|taler|puhuja"
    r"|mówca|mluv|řečn|vorbitor|felsz|govorn|говор|спикер|оратор|发言|發言|讲者|講者|話者|화자|발언자",
    re.IGNORECASE,
)
_NO_SPEECH = re.compile(
    r"descri|notes?$|label|title|summary|address|location|bio|url|link|file|path|definition|reason|abstract|keyword",
    re.IGNORECASE,
)
_ENDS = '.?!…。？！"”’»)'
ENOUGH = 3
"""what speaks for speech, from which it is some"""
_MANY = 6


class Guess(NamedTuple):
    """The headings of the columns that hold what is said, and who says it."""

    words: str | None
    speaker: str | None
    likely: bool
    """headings or contents say that somebody speaks: a list of things has names and texts too"""


def guess_columns(columns: Mapping[str, Sequence[str]], named: int = 0) -> Guess:
    """The columns of words and of speakers.

    Args:
        columns: heading -> what stands in each row, empty where nothing does.
        named: how much speaks for a column of speakers that is known already, and is none of these.
    """
    sizes = {heading: _size(texts) for heading, texts in columns.items()}
    said = [heading for heading, texts in columns.items() if _is_speech(texts, sizes[heading])]
    words = max(said, key=lambda heading: (is_of_speech(heading), sizes[heading]), default=None)
    if words is None:
        return Guess(None, None, likely=False)
    others = {heading: texts for heading, texts in columns.items() if heading != words}
    speaker = None if named else speakers_among(others)
    if speaker is not None:
        named = ENOUGH if is_of_speaking(speaker) else _of_speakers(speaker, columns[speaker])
    spoken, told = _of_words(words, columns[words])
    return Guess(words, speaker, likely=named + spoken >= ENOUGH and (told or named >= ENOUGH))


def _of_words(heading: str, texts: Sequence[str]) -> tuple[int, bool]:
    """How much speaks for a column of what is said: its heading, that nothing is said twice, that sentences end.

    Returns:
        That, and whether heading or sentences do: a street is a text that does not come again, too.
    """
    filled = [text for text in texts if text]
    named = -ENOUGH if _NO_SPEECH.search(heading) else 2 * is_of_speech(heading)
    distinct = len(set(filled)) * 20 >= len(filled) * 19
    ended = sum(text[-1] in _ENDS for text in filled) * 2 >= len(filled)
    return named + distinct + ended, named > 0 or ended


def _of_speakers(heading: str, texts: Sequence[str]) -> int:
    """How much speaks for a column of speakers: its heading, that they come again."""
    named = 2 if _SPEAKING.search(heading) else _ABOUT_PEOPLE.search(heading) is not None
    filled = [text for text in texts if text]
    return named + (len(filled) < _MANY or len(set(filled)) * 10 <= len(filled) * 7)


def is_of_speaking(heading: str) -> bool:
    """True for the name of a column that says who speaks, and could say nothing else."""
    return _SPEAKING.search(heading) is not None


def is_of_speech(heading: str) -> bool:
    """True for the name of a column that says what is said."""
    return _SPEECH.search(heading.lower()) is not None


def speakers_among(columns: Mapping[str, Sequence[str]]) -> str | None:
    """The heading of the column that says who speaks; None if there is none.

    Names come again, and change from row to row more often than a party or a topic does.
    """
    found = {heading: texts for heading, texts in columns.items() if _are_names(heading, texts)}
    return max(found, key=lambda heading: _likeness(heading, found[heading]), default=None)


def _size(texts: Sequence[str]) -> int:
    return sum(max(len(text.split()), sum(one > "\u2e80" for one in text) // 2) for text in texts)


def _is_speech(texts: Sequence[str], size: int) -> bool:
    filled = sum(map(bool, texts))
    alphabetic = sum(any(map(str.isalpha, text)) for text in texts)
    return filled * 2 >= len(texts) and alphabetic * 4 >= filled * 3 and size >= _WORDS * max(1, filled)


def _are_names(heading: str, texts: Sequence[str]) -> bool:
    """True for a few words each, in capitals as names are, fewer of them than there are rows."""
    filled = [text for text in texts if text]
    people = _ABOUT_PEOPLE.search(heading) is not None
    if len(filled) * 2 <= len(texts) or (not people and _NO_PEOPLE.search(heading)):
        return False
    named = sum(len(text.split()) <= _NAME_WORDS and _LABEL.fullmatch(text) is not None for text in filled)
    raised = sum(not text[:1].islower() for text in filled)
    distinct = len(set(filled))
    recurring = people or distinct < len(filled) or (distinct < ENOUGH and all(map(_is_raised, filled)))
    several = distinct > 1 or people
    return recurring and several and named * 10 >= len(filled) * 9 and (people or raised * 10 >= len(filled) * 9)


def _is_raised(text: str) -> bool:
    """True if all words of a name have capitals, in a script that has them."""
    return all(not word[0].islower() for word in text.split())


def _likeness(heading: str, texts: Sequence[str]) -> tuple[bool, bool, int, int]:
    about = _ABOUT_PEOPLE.search(heading) is not None
    changes = sum(one != other for one, other in pairwise(texts))
    return about, _NO_PEOPLE.search(heading) is None, changes, len(set(texts))
