"""What makes the reading of a document improbable: said as a finding, so that no wrong reading is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from xlate.model.document import Line
from xlate.profiles.label_readings import Chosen, reading_features
from xlate.profiles.label_signatures import family
from xlate.text import shorten

__all__ = ["doubts_of"]

_UNCERTAIN = 0.7
"""log-odds under which a reading is not certain"""
_LEFT, _LEFT_SHARE = 2, 0.12
_LONGEST, _LEAST_CHARACTERS = 0.5, 1500
_ALTERNATE, _FEW = 0.35, 4
_SHOWN = 3
"""labels in a message"""


def doubts_of(chosen: Chosen, lines: Sequence[Line], begins: Sequence[bool]) -> list[str]:
    """What speaks against a reading that is taken, in words; nothing where all is well."""
    reading = chosen.reading
    if len(reading.labels) < 2:
        return list(_others(chosen))
    features = reading_features(reading, chosen.usual, lines, begins)
    found = list(_others(chosen))
    if chosen.odds < _UNCERTAIN:
        found.append("little speaks for this way of telling labels")
    if reading.left >= _LEFT and reading.left >= _LEFT_SHARE * len(reading.labels):
        found.append(f"{reading.left} lines have the same signs and were not taken")
    whole = sum(len(line.text) for line in lines)
    longest = features.get("words of the longest turn", 0.0)
    if longest > _LONGEST and whole >= _LEAST_CHARACTERS and len(reading.labels) >= _FEW:
        found.append(f"one turn holds {longest:.0%} of the text")
    if len(reading.labels) >= _FEW and features.get("alternation", 0.0) < _ALTERNATE:
        found.append("hardly anybody answers anybody")
    return found


def _others(chosen: Chosen) -> Iterator[str]:
    """Labels of another reading, for which much speaks too, on lines that this one left."""
    taken = chosen.reading.labels
    for odds, other in chosen.others:
        if other.signature is None or other.signature.after.startswith("."):
            continue  # "Thank you." comes again as labels do
        rest = [label.label for place, label in other.labels.items() if place not in taken]
        counts = Counter(map(family, rest))
        again = [label for label in dict.fromkeys(rest) if counts[family(label)] > 1]
        often = sum(number for number in counts.values() if number > 1)
        if odds > chosen.odds - _CLOSE and often >= max(3, len(taken) // 10) and len(again) > 1:
            shown = ", ".join(shorten(label, 30) for label in again[:_SHOWN])
            yield f"{often} more lines may begin with labels ({shown}{', …' if len(again) > _SHOWN else ''})"
            return


_CLOSE = 5.0
"""log-odds by which another reading is worse and still worth a word"""
