"""Lines that begin alike, again and again, as the labels of a document do, and were not taken for labels.

Whatever the reason that a label is not known for one, it comes again, at the beginnings of lines, in several turns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence

from xlate.profiles.passage import Passage
from xlate.profiles.vocabulary import NO_SPEAKERS, OPENING_WORDS, SENTENCE_WORDS, bare

__all__ = ["labels_not_taken"]

_LONGEST = 60
"""characters"""
_OPENS = r"[\"“«„¿¡(\[]"
_BEFORE_COLON = re.compile(
    rf"(?P<label>[^\W\d_][^:：\n]{{0,59}}?)[\s\u00a0]?[:：](?=[\s\u00a0]+[^\W\d_]|[\s\u00a0]*{_OPENS})"
)
_BEFORE_DASH = re.compile(
    rf"(?P<label>[^\W\d_][^:：\n–—-]{{0,59}}?)[\s\u00a0][–—-]{{1,2}}[\s\u00a0]+(?=[^\W_]|{_OPENS})"
)
_MOST_WORDS = 6
_OFTEN = 3
"""lines that begin alike"""
_TURNS = 2
"""in which they stand"""


def labels_not_taken(passages: Sequence[Passage], known: Container[str]) -> dict[str, int]:
    """How often lines begin with what recurs as labels do, and is none.

    Args:
        passages: the whole text.
        known: the labels of the document; a line that is one of them and nothing else counts too.
    """
    ended = [one.text[: one.candidate.end].rstrip() for one in passages if one.candidate is not None]
    dashes = sum(text.endswith(("-", "–", "—")) for text in ended)
    pattern = _BEFORE_DASH if 2 * dashes > len(ended) else _BEFORE_COLON
    voiced = not ended and any(one.voice is not None for one in passages)
    signs = (":", "：") if pattern is _BEFORE_COLON else ("-", "–", "—")
    found: defaultdict[str, list[int]] = defaultdict(list)
    turn = 0
    for passage in passages:
        turn += passage.begins_turn
        for place, line in enumerate(passage.lines if turn else ()):
            text = line.text
            if place == 0 and passage.candidate is not None:
                continue
            match = pattern.match(text) if any(sign in text[:_LONGEST] for sign in signs) else None
            match = match or (_BEFORE_DASH.match(text) if voiced else None)
            if len(text) <= _LONGEST and text in known:
                found[text].append(turn)
            elif match is not None:
                found[match["label"]].append(turn)
    return {
        label: len(turns)
        for label, turns in found.items()
        if len(turns) >= _OFTEN and len(set(turns)) >= _TURNS and _is_like_label(label)
    }


def _is_like_label(label: str) -> bool:
    """True for a few words, the first with a capital if its script has them, that begin no sentence."""
    words = label.split()
    if len(words) > _MOST_WORDS or label[0].islower() or label.casefold() in NO_SPEAKERS:
        return False
    small = any(bare(word) in SENTENCE_WORDS for word in words if word.islower())
    return label.isupper() or not (small or bare(words[0]) in OPENING_WORDS)
