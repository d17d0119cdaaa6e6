"""What makes the reading of a document improbable: said as a finding, so that no wrong reading is silent.

A doubt that comes with good readings is worse than none. Each is set so that of texts whose turns are read rightly one
in fifty has it at most (`python -m benchmarks.score_text_layouts` prints the share).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from xlate.model.document import Line
from xlate.profiles.anonymous_voices import is_anonymous
from xlate.profiles.label_candidate import Candidate
from xlate.profiles.label_forms import NUMBERED, family
from xlate.profiles.label_readings import Chosen
from xlate.profiles.label_signatures import END
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.reading_features import reading_features
from xlate.profiles.vocabulary import HONORIFICS, bare, is_office
from xlate.text import shorten

__all__ = ["doubts_of"]

_UNCERTAIN, _UNCERTAIN_IN_FEW = -0.7, -2.0
"""log-odds under which a reading is not certain, and of a few lines"""
_LONGEST, _LEAST_CHARACTERS = 0.5, 1500
_ALTERNATE, _FEW = 0.2, 4
_CLOSE = 4.0
"""log-odds by which another reading is worse and still worth a word"""
_LEFT_SHARE = 0.08
"""names of speakers that stand as labels do and were not taken"""
_MOST = 200
"""names that are looked for"""
_BEFORE = r"(?:^|[.!?…][\"”’»)\]]?\s{1,4})"
_AFTER = r"(?:\s?[:：](?=\s)|\s?[–—-]{1,2}\s?(?=[^\W\d_a-z])|\s[\"“«])"
_MOST_OF_ONE = 0.6
"""of the labels; where people answer each other, nobody has more than half"""
_SHOWN = 3
"""labels in a message"""


def doubts_of(chosen: Chosen, lines: Sequence[Line], begins: Sequence[bool]) -> list[str]:
    """What speaks against a reading that is taken, in words; nothing where all is well."""
    reading = chosen.reading
    found = [*_others(chosen), *_names_left(chosen, lines), *_of_nobody(chosen, lines)]
    if len(reading.labels) < 2:
        return found
    features = reading_features(reading, chosen.usual, lines, begins)
    if chosen.odds < (_UNCERTAIN if len(reading.labels) >= _FEW else _UNCERTAIN_IN_FEW):
        found.append("little speaks for this way of telling labels")
    whole = sum(len(line.text) for line in lines)
    longest = features.get("words of the longest turn", 0.0)
    if longest > _LONGEST and whole >= _LEAST_CHARACTERS and len(reading.labels) >= _FEW:
        found.append(f"one turn holds {longest:.0%} of the text")
    if len(reading.labels) >= _FEW and features.get("alternation", 0.0) < _ALTERNATE:
        found.append("hardly anybody answers anybody")
    return found


def _of_nobody(chosen: Chosen, lines: Sequence[Line]) -> Iterator[str]:
    """Labels of which too little says that they are somebody's: one alone, a small word, one that most have."""
    places = sorted(chosen.reading.labels)
    labels = [chosen.reading.labels[place] for place in places]
    counts = Counter(family(one.label) for one in labels)
    if len(labels) == 1 and not _is_somebody(labels[0], len(lines)):
        yield f"only one line begins with what looks like a label ({shorten(labels[0].label, 30)})"
    elif 1 < len(labels) == len(counts) < _FEW and any(label[:1].islower() or "," in label for label in counts):
        yield "hardly any of the labels is a name, and none comes again"
    elif len(labels) > _FEW and len(counts) > 2:
        most, number = counts.most_common(1)[0]
        if number > _MOST_OF_ONE * len(labels):
            yield f"most turns begin with the same label ({shorten(most, 30)})"


def _is_somebody(label: Candidate, lines: int) -> bool:
    """True for an office, a function, and in a short text a name of several words."""
    words = label.label.split()
    if lines <= _FEW and len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words):
        return True
    told = label.notes or is_anonymous(label.label) or NUMBERED.fullmatch(label.label)
    return bool(told) or bare(words[0]) in HONORIFICS or any(map(is_office, words))


def _others(chosen: Chosen) -> Iterator[str]:
    """Labels of another reading, for which much speaks too, on lines that this one left."""
    taken = chosen.reading.labels
    for odds, other in chosen.others:
        if (
            other.signature is None
            or other.signature.after[:1] in {".", END}
            or other.signature.before[:1] in {"(", "（"}
        ):
            continue  # "Thank you.", a heading and "(Applause)" come again as labels do
        rest = [label.label for place, label in other.labels.items() if place not in taken]
        if other.signature.before[:1] == "[":
            rest = [label for label in rest if read_marker(label) is None]  # [Translation] … [English]
        counts = Counter(map(family, rest))
        again = [label for label in dict.fromkeys(rest) if counts[family(label)] > 1]
        often = sum(number for number in counts.values() if number > 1)
        if odds > chosen.odds - _CLOSE and often >= max(3, len(taken) // 10) and len(again) > 1:
            shown = ", ".join(shorten(label, 30) for label in again[:_SHOWN])
            yield f"{often} more lines may begin with labels ({shown}{', …' if len(again) > _SHOWN else ''})"
            return


def _names_left(chosen: Chosen, lines: Sequence[Line]) -> Iterator[str]:
    """Names of speakers that stand where a turn could begin, with a sign behind, and were not taken."""
    labels = chosen.reading.labels
    names = {label.label for label in labels.values() if len(label.label) > 1}
    if not names or len(names) > _MOST:
        return
    either = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    left = re.compile(rf"{_BEFORE}(?P<name>{either}){_AFTER}")
    found: Counter[str] = Counter()
    first = min(labels)  # what stands before it is a list of those who speak
    for place, line in enumerate(lines[first:], start=first):
        begin = labels[place].end if place in labels else 0
        found.update(match["name"] for match in left.finditer(line.text, begin))
    if found.total() >= max(1, _LEFT_SHARE * len(labels)):
        shown = ", ".join(shorten(name, 30) for name in list(found)[:_SHOWN])
        yield f"names of speakers stand at {found.total()} more places as labels do ({shown})"
