"""What the labels of a reading leave to turns, and in which order they come: speech, or the entries of a list.

People who speak end sentences, ask, and answer each other in no fixed order. Entries of lists, forms and agendas end
without a full stop, begin small, stand in the order of the alphabet, or come again in the same round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from xlate.model.document import Line
from xlate.profiles.label_candidate import Candidate
from xlate.profiles.passage import FULL_STOP
from xlate.profiles.place_names import is_known_place

__all__ = ["content_features"]

_QUOTES = frozenset('"“”„«»{}=')
_FEW = 4
"""different labels; fewer are in some order by chance"""
_ROUND = 3
"""different labels; two answer each other"""


def content_features(labels: Mapping[int, Candidate], lines: Sequence[Line]) -> dict[str, float]:
    """The features of what stands after the labels of a reading, by name.

    Args:
        labels: by the place of their line; not empty.
        lines: all that could begin with a label.
    """
    places = sorted(labels)
    names = [labels[place].label for place in places]
    number = len(places)
    ended = small = numbers = asked = 0
    for place, after in pairwise([*places, len(lines)]):
        first = lines[place].text[labels[place].end :].strip()
        last = lines[after - 1].text.rstrip() if after > place + 1 else first
        ended += FULL_STOP.search(last) is not None
        first = first or (lines[place + 1].text.strip() if after > place + 1 else "")
        letters = first.lstrip('"“„«»([–—- ')
        small += letters[:1].islower()
        numbers += letters[:1].isdigit()
        asked += _asks(first) or any(_asks(line.text) for line in lines[place + 1 : after])
    return {
        "turns that end a sentence": ended / number,
        "turns that begin small": small / number,
        "turns that begin with a number": numbers / number,
        "turns that ask": asked / number,
        "a line ends before them": _after_end(places, lines),
        "the same words after": _same_words(labels, lines),
        "in the order of the alphabet": _sorted(names),
        "always in the same round": _round(names),
        "places": sum(map(is_known_place, names)) / number,
        "signs in them": sum(not _QUOTES.isdisjoint(name) for name in names) / number,
    }


def _asks(text: str) -> bool:
    """True for a sentence that asks."""
    return "?" in text or "？" in text or "؟" in text


def _sorted(names: Sequence[str]) -> float:
    """How far labels go on in the order of the alphabet: 1 in a list, 0 by chance."""
    changes = [(one.casefold(), other.casefold()) for one, other in pairwise(names) if one != other]
    if len(set(names)) < _FEW or not changes:
        return 0.0
    return max(0.0, 2 * sum(one < other for one, other in changes) / len(changes) - 1)


def _round(names: Sequence[str]) -> float:
    """How far each label is followed by the same: the fields of a form."""
    after: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, other in pairwise(names):
        after[one][other] += 1
    again = {one: several for one, several in after.items() if several.total() > 1}
    if len(again) < _ROUND:
        return 0.0
    most = sum(several.most_common(1)[0][1] - 1 for several in again.values())
    return most / sum(several.total() - 1 for several in again.values())


def _same_words(labels: Mapping[int, Candidate], lines: Sequence[Line]) -> float:
    """Share of the labels after which the same stands on the line as after others: an office, and no speech."""
    after = [lines[place].text[label.end :].strip() for place, label in labels.items()]
    words = Counter(one for one in after if one)
    return sum(number - 1 for number in words.values()) / max(1, len(after))


def _after_end(places: list[int], lines: Sequence[Line]) -> float:
    """Share of the labels before which a sentence has ended."""
    before = [lines[place - 1].text for place in places if place]
    return sum(FULL_STOP.search(text) is not None for text in before) / len(before) if before else 0.0
