"""Which parts of a document name who speaks, where names stand in parts of their own: elements, cells, paragraphs.

What names speakers is short, comes again, changes from time to time, and has words of somebody after it each time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = [
    "CLOCK",
    "Part",
    "bare_label",
    "find_naming",
    "glued_clock",
    "is_hinted",
    "is_like_name",
    "numbered_name",
    "without_clock",
    "without_notes",
]

_LONGEST = 80
"""characters of a label"""
_NAME_WORDS = 5
_AGAIN = 2
"""labels that repeat another, where most look like nobody's name"""
_COLONS_SHARE = 0.8
"""share of the names with a colon behind them, from which each has one"""
_TRUST = {"alike": 1.0, "person": 0.9, "any": 0.85}
"""elements of one class name speakers rather than those of many classes, unless these are many more"""
CLOCK = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?")
"""a time of a recording that stands alone"""
_HINT = re.compile(
    r"(?:^|[\s_-])(?:speakers?|speaker-?name|talker|person|participants?|name|author|interlocutor|orador|oratore?|sprecher|redner"
    r"|interven(?:ant|iente|ente)|interv[ie]nin?(?:ent|iente)|talare|taler|puhuja|mówca|řečník|vorbitor|felszólaló)(?:$|[\s_-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, cell or element without others in it, in the order of the document."""

    text: str
    kind: Hashable
    """what it has in common with others: tag and class, or style; None: words that name nobody"""
    called: str = ""
    """what the format calls it: class and tag, or name of the style"""
    sure: bool = False
    """the format itself sets it apart as the name of what follows"""
    wider: Hashable = None
    """its kind without its class, of which some publishers have one for each person"""


def find_naming(parts: Sequence[Part]) -> list[int] | None:
    """The places of the parts that name who speaks; None if there are none."""
    groups: defaultdict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        if part.kind is not None:
            groups["alike", part.kind].append(place)
        if part.wider is not None:
            groups["any", part.wider].append(place)
    for place in _of_one_person(parts, groups):
        groups["person", parts[place].wider].append(place)
    scores = {kind: _score(parts, places) * _TRUST[kind[0]] for kind, places in groups.items()}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or not scores[best]:
        return None
    if _before_colons(parts) > len(groups[best]):
        return None  # labels stand before the words of their paragraphs
    return _alike_ended(parts, [place for place in groups[best] if _may_be_label(parts[place].text)])


def _alike_ended(parts: Sequence[Part], places: list[int]) -> list[int]:
    """The places without those where no colon stands, if it does behind nearly all names: these are headings."""
    ended = {place for place in places if parts[place].text.rstrip().endswith((":", "："))}
    if len(ended) == len(places) or 2 * len(ended) < len(places):
        return places
    known = {bare_label(parts[place].text).casefold() for place in ended}
    kept = [place for place in places if place in ended or bare_label(parts[place].text).casefold() in known]
    return kept if len(kept) >= _COLONS_SHARE * len(places) else places


def _of_one_person(parts: Sequence[Part], groups: Mapping[tuple[str, Hashable], list[int]]) -> list[int]:
    """The places of parts of whose class all say the same name, in order: each person has a class."""
    found: list[int] = []
    for (how, _), places in groups.items():
        names = {bare_label(parts[place].text) for place in places} if how == "alike" else set()
        if len(names) == 1 and parts[places[0]].wider is not None and _is_label(parts[places[0]].text):
            found += places
    return sorted(found)


def _score(parts: Sequence[Part], places: list[int]) -> float:
    """How surely the elements of a group name speakers; 0: they do not."""
    first = parts[places[0]]
    hinted = first.sure or is_hinted(first.called)
    if len(places) < (2 if hinted else 3):
        return 0
    texts = [without_clock(parts[place].text) for place in places]
    if sum(map(_is_label, texts)) < 0.95 * len(texts):
        return 0
    if len({_without_number(text) for text in texts}) < 2:
        return 0
    counts = Counter(bare_label(text).casefold() for text in texts)
    changes = sum(one != other for one, other in pairwise(texts))
    recurring = sum(count for count in counts.values() if count > 1)
    strong = "speaker" in first.called.casefold()
    if len(counts) < 2 or changes < len(texts) // 4 or not (strong or comes_again(texts)):
        return 0
    repeats = len(texts) - len(counts)
    if not hinted and repeats < _AGAIN and 2 * sum(map(is_like_name, texts)) < len(texts):
        return 0  # headings, of which one is continued
    ends = [*places[1:], len(parts)]
    said = [_prose(parts, place + 1, end) for place, end in zip(places, ends, strict=True)]
    spoken = sum(size > 0 for size in said)
    size = sum(map(len, texts)) / len(texts)
    if spoken < (0.6 if hinted else 0.8) * len(places) or sum(said) / len(said) < max(12, 1.5 * size):
        return 0
    return len(places) * (2 if hinted else 1) * (1 + recurring / len(texts))


def is_hinted(called: str) -> bool:
    """True for what a format calls as it calls speakers: a class, a style, an element."""
    return _HINT.search(called) is not None or "speaker" in called.casefold()


_NOTE = re.compile(r"(?:\s?[(\[（【][^()\[\]（）【】]{1,160}[)\]）】]){1,3}\s?[:：]?$")
"""markers, a party, an outlet after a name"""
_OPENING = frozenset("([（【")


def without_notes(text: str) -> str:
    """A label without a bracket and a colon at its end."""
    if not _OPENING.isdisjoint(text):
        text = _NOTE.sub("", text)
    return text.rstrip(" :：")


_BEFORE_NAME = re.compile(
    r"^(?:[\[(]?\d{1,2}[.:]\d{2}(?:[:.]\d{2})?[\])]?[\s,|–—-]{1,3}|\(?\d{1,4}[.)]\s{1,3}|[^\w\s(\[]{1,3}\s?(?=\w))"
)
"""a clock, a number or a sign that is glued to the beginning of a label"""
_CLOCK_BEFORE = re.compile(r"^[\[(]?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)[\])]?[\s–—-]{1,3}(?=\D)")
_CLOCK_AFTER = re.compile(r"(?<=\S)[\s,|–—-]{1,3}[(\[]?(?P<clock>\d{1,2}[.:]\d{2}(?:[:.]\d{2})?)[)\]]?$")


def glued_clock(text: str) -> str | None:
    """The time before or after a name in the same element."""
    found = _CLOCK_AFTER.search(text) or _CLOCK_BEFORE.search(text)
    return found["clock"] if found else None


def without_clock(text: str) -> str:
    """A label without the time before or after it, and without a colon at its end."""
    text = text.rstrip(" :：")
    if text[-1:].isdecimal() or text.endswith((")", "]")):  # to look for a clock in every text would take long
        text = _CLOCK_AFTER.sub("", text)
    return _CLOCK_BEFORE.sub("", text)


_NUMBERED = re.compile(r"\(?\d{1,4}[.)]\s{1,3}(?P<name>[^\d,(（]{3,60})")


def numbered_name(label: str) -> str | None:
    """The name in a label that begins with a number, and is nothing but a name: ``12. Ann Lee``."""
    found = _NUMBERED.fullmatch(label)
    return found["name"] if found else None


def bare_label(text: str) -> str:
    """A label by which it is counted: without clock, number, sign, notes and colon."""
    return _BEFORE_NAME.sub("", without_notes(without_clock(text)))


def comes_again(texts: Sequence[str]) -> bool:
    """True if enough of some labels come again: half, or a quarter where they look like people's names.

    In a parliament many speak once, and some preside. One line alone that comes again among others is a link
    (``Back to top``), unless they look like names.
    """
    counts = Counter(bare_label(text).casefold() for text in texts)
    again = sum(count for count in counts.values() if count > 1)
    if 2 * again >= len(texts) and (sum(count > 1 for count in counts.values()) > 1 or len(counts) <= _FEW_NAMES):
        return True
    return 4 * again >= len(texts) and sum(map(is_like_name, texts)) >= _NEARLY_ALL * len(texts)


_NEARLY_ALL = 0.9
_FEW_NAMES = 3
"""different labels, of which one may be the only one that comes again"""
_PARTICLE = 3
"""letters of a word in a name that need no capital"""
_LONGEST_NAME = 50


def is_like_name(text: str) -> bool:
    """True for a few words with capitals, or in a script without them, before a comma or a bracket at most."""
    name = _AFTER_NAME.split(bare_label(text), maxsplit=1)[0].strip()
    words = name.split()
    if not words or len(words) > _NAME_WORDS + 1 or len(name) > _LONGEST_NAME or any(map(str.isdigit, name)):
        return False
    return all(not word[0].islower() or len(word) <= _PARTICLE for word in words) and name[-1] not in "?!;"


_AFTER_NAME = re.compile(r"[,(（\[]")
_NUMBER = re.compile(r"[\d\s.:–-]+")
"""what tells one page or column from the next: ``Page: 12``"""


def _without_number(text: str) -> str:
    """Words that differ by a number alone are the same, and nobody's name."""
    return _NUMBER.sub("", text)


def _is_label(text: str) -> bool:
    if not any(character.isalpha() for character in text):
        return False
    in_brackets = text[0] == "[" or (text[0] in "(（" and text[-1] in ")）")
    return not in_brackets and len(text) <= _LONGEST and text[-1] not in "?!…;," and text.count(". ") < 3


_BEFORE_COLON = re.compile(r"(?P<label>[^\W\d_a-z][^:：.!?\n]{0,3}(?:[^:：!?\n]{1,70}))[:：]\s{1,3}\S")


def _before_colons(parts: Sequence[Part]) -> int:
    """How many paragraphs begin with words and a colon that others begin with too."""
    found = (_BEFORE_COLON.match(part.text[:120]) for part in parts)
    labels = Counter(one["label"] for one in found if one is not None)
    again = {label: number for label, number in labels.items() if number > 1}
    return sum(again.values()) if len(again) > 1 else 0


def _may_be_label(text: str) -> bool:
    """False for a paragraph that somebody set in the style of names by mistake."""
    sentence = text[-1] in ".?!…;," and len(text.split()) > _NAME_WORDS
    return len(text) <= 3 * _LONGEST and not sentence


def _prose(parts: Sequence[Part], begin: int, end: int) -> int:
    """Characters of the words between two labels."""
    return sum(len(part.text) for part in parts[begin:end] if not CLOCK.fullmatch(part.text))
