"""What a page or a database sets at one place of every speech: ``Link to this contribution``, a field's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from xlate.model.document import BlockKind
from xlate.profiles.heading_lines import FINISHED, is_in_brackets
from xlate.profiles.page_layout import Boilerplate
from xlate.profiles.passage import Passage

__all__ = ["without_furniture"]

_LEAST = 5
"""turns"""
_SHARE = 0.6
"""of all turns"""
_MOSTLY = 0.75
"""of the places where the words stand"""
_LONGEST = 60
"""characters"""


def without_furniture(passages: Sequence[Passage], boilerplate: Boilerplate) -> list[Passage]:
    """Take away the same few words that end, or begin, most turns, and end no sentence.

    Args:
        passages: all of a text, in order.
        boilerplate: takes note of it.
    """
    turns = sum(one.begins_turn for one in passages)
    ends: Counter[str] = Counter()
    begins: Counter[str] = Counter()
    every = Counter(one.text for one in passages if len(one.text) <= _LONGEST)
    for at, one in enumerate(passages):
        after = passages[at + 1] if at + 1 < len(passages) else None
        if every[one.text] < _LEAST or FINISHED.search(one.text) or is_in_brackets(one.text) or not _is_worded(one):
            continue
        if not one.begins_turn and (after is None or after.begins_turn or after.kind is not BlockKind.TEXT):
            ends[one.text] += 1
        elif one.voice is not None and after is not None and not after.begins_turn and after.kind is BlockKind.TEXT:
            begins[one.text] += 1
    found = {
        text
        for count in (ends, begins)
        for text, number in count.items()
        if number >= max(_LEAST, _SHARE * turns) and number >= _MOSTLY * every[text]
    }
    if not found:
        return list(passages)
    kept: list[Passage] = []
    voiced: Passage | None = None
    for one in passages:
        if one.text in found and len(one.text) <= _LONGEST:
            boilerplate.drop(one.lines)
            voiced = one if one.begins_turn else None
        else:
            kept.append(one if voiced is None else replace(one, voice=voiced.voice))
            voiced = None
    return kept


def _is_worded(passage: Passage) -> bool:
    return passage.kind is BlockKind.TEXT and passage.candidate is None and any(map(str.isalpha, passage.text))
