"""Whether a page whose lines were read as turns is a transcript at all: manuals, lists of changes and of staff are not.

Such pages have labels too: ``Added``, ``Returns``, ``Default``. What tells them is the whole: signs of programs,
headings and items instead of paragraphs, labels that answer nobody or that the text also says in small letters, turns
that end no sentence. `benchmarks/train_page_doubts.py` makes the weights; no word of any language is weighed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from xlate.model.document import Block, BlockKind
from xlate.model.pieces import plain_text
from xlate.model.transcript import Paragraph, Transcript, Turn
from xlate.text import shorten

__all__ = ["doubts_of_page", "doubts_of_text", "is_nobody", "speech_features"]

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"”’»」』)\]）*]*$")
_SIGNS = re.compile(r"[{}\[\]<>=_/\\|$#`;~@^+]")
_NAME_WORD = r"[^\W\d_a-z][^\W\d_]{0,60}(?:[.'’-][^\W_]{1,30}){0,3}\.?,?"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,5}}")
_WORD = re.compile(r"[^\W\d_]{2,60}")
_TOLD = {BlockKind.TEXT, BlockKind.HEADING}
_MANY_SIGNS = 0.1
"""share of the characters of a text that are signs of programs, from which more say no more"""
_WEIGHTS = {
    "turns without words": -0.03,
    "turns that end sentences": 1.37,
    "different labels": -0.36,
    "labels of one word": -0.97,
    "labels like names": 1.11,
    "turns of nobody": -3.59,
    "answers": 1.53,
    "signs of programs": -1.62,
    "headings": -0.72,
    "items and cells": -1.84,
    "labels said in small letters": -1.98,
}
_RATED = re.compile(
    r"\s*(?:\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100)|[★☆⭐✩✭]{1,10}.{0,12}|[$€£¥₹₽]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?[$€£¥₹₽])\s*"
)
"""nothing but a rating or a price"""
_FAQ = re.compile(r"\bFAQs?\b|frequently asked", re.IGNORECASE)
_BIAS = 0.19
_UNLIKE = -1.5
"""log-odds: of 157 transcripts 4 have less, of 127 other pages 87, judged by weights fitted without them"""
_FEW = 3
"""turns; of fewer nothing can be said"""
_MANY = 10
"""turns with a label, of which something can be said"""
_HARDLY_TWICE = 0.9
"""share of labels that are different in a list of terms, and in no transcript: who speaks does so again"""
_NEARLY_ALL = 0.85
"""share of the turns that one label has in a log, and hardly in a talk"""
_MIXED = (0.15, 0.9)
"""share of turns without a label, from which and to which labels and questions that have none do not go together"""
_SEVERAL = 10
"""blocks of a page that is no single statement"""
_LONGEST_FORM = 40
"""fields of a form; a section of a debate has more turns, whose pairs would fill the memory"""


def doubts_of_page(blocks: Sequence[Block], transcript: Transcript) -> list[str]:
    """What speaks against taking the turns that were read on a page for somebody's words.

    Args:
        blocks: the text, without boilerplate.
        transcript: what was made of it.
    """
    turns = transcript.turns
    if len(turns) < _FEW:
        return []
    found = doubts_of_text(transcript)
    features = speech_features(blocks, transcript)
    if _BIAS + sum(_WEIGHTS[name] * value for name, value in features.items()) < _UNLIKE:
        found.append("the page looks like a manual, a list or a log")
    if _MIXED[0] <= features["turns of nobody"] <= _MIXED[1]:
        number = sum(turn.label is None for turn in turns)
        found.append(f"{number} turns are questions without a label, and {len(turns) - number} have one")
    if 2 * sum(any(map(_RATED.fullmatch, _said(turn))) for turn in turns) >= len(turns):
        found.append("ratings or prices stand with the names")
    if _repeats_a_form(transcript):
        found.append("the same labels come in the same order under each heading")
    if not any(turn.label for turn in turns) and _FAQ.search(transcript.title):
        found.append("the title says that these are questions often asked")
    return found


def doubts_of_text(transcript: Transcript) -> list[str]:
    """What speaks against taking turns for somebody's words in any text, whatever its format says of looks.

    Args:
        transcript: what was made of it.
    """
    number = len(transcript.turns)
    labels = Counter(turn.label for turn in transcript.turns if turn.label)
    label, most = labels.most_common(1)[0] if labels else ("", 0)
    if most >= _MANY and most >= _NEARLY_ALL * number:
        return [f'{most} of {number} turns have the label "{shorten(label, 40)}"']
    if labels.total() >= _MANY and len(labels) >= _HARDLY_TWICE * labels.total():
        return [f"{len(labels)} of {labels.total()} labels are different, and hardly anybody speaks twice"]
    return []


def is_nobody(blocks: Sequence[Block], transcript: Transcript) -> bool:
    """True if one or two labels in a text are words that it says in small letters too, and so name nobody.

    Args:
        blocks: the text, without boilerplate.
        transcript: what was made of it.
    """
    if not 0 < len(transcript.turns) < _FEW or len(blocks) < _SEVERAL:
        return False
    said = _said_small(blocks)
    return all(turn.label is not None and _is_said(turn.label, said) for turn in transcript.turns)


def speech_features(blocks: Sequence[Block], transcript: Transcript) -> dict[str, float]:
    """What the weights are of: how the turns of a page are, and what stands around them.

    Args:
        blocks: the text, without boilerplate.
        transcript: what was made of it; with turns.
    """
    said = _said_small(blocks)
    small = sum(turn.label is not None and _is_said(turn.label, said) for turn in transcript.turns)
    return (
        _of_turns(transcript.turns) | _of_text(blocks) | {"labels said in small letters": small / len(transcript.turns)}
    )


def _said_small(blocks: Sequence[Block]) -> set[str]:
    """The words that a text writes in small letters."""
    text = (line.text for block in blocks if block.kind in _TOLD for line in block.lines)
    return {word for line in text for word in _WORD.findall(line) if word.islower()}


def _is_said(label: str, said: set[str]) -> bool:
    """True if a text has all words of a label in small letters elsewhere; capitals throughout are how names are set."""
    words = [word for word in _WORD.findall(label) if word.casefold() != word.upper()]
    return bool(words) and not label.isupper() and all(word.casefold() in said for word in words)


def _repeats_a_form(transcript: Transcript) -> bool:
    """True if under each of several headings each label comes once, and always before the same others."""
    sections: list[list[str]] = [[]]
    for block in transcript.blocks:
        if isinstance(block, Turn):
            sections[-1] += [block.label] if block.label else []
            continue
        sections += [[]] if sections[-1] else []
    sections = [one for one in sections if one]
    if len(sections) < _FEW or any(len(set(one)) < len(one) or len(one) > _LONGEST_FORM for one in sections):
        return False
    pairs = [pair for one in sections for pair in combinations(one, 2)]
    again = len(pairs) - len(set(pairs))
    orders = set(pairs)
    return 2 * again >= len(pairs) > 0 and not any((other, one) in orders for one, other in orders)


def _said(turn: Turn) -> list[str]:
    return [plain_text(item.pieces) for item in turn.content if isinstance(item, Paragraph)]


def _of_turns(turns: Sequence[Turn]) -> dict[str, float]:
    number = len(turns)
    named = [turn.label for turn in turns if turn.label]
    said = [" ".join(_said(turn)).strip() for turn in turns]
    return {
        "turns without words": sum(not words for words in said) / number,
        "turns that end sentences": sum(_SENTENCE_END.search(words) is not None for words in said) / number,
        "different labels": len(set(named)) / number,
        "labels of one word": sum(len(label.split()) == 1 and not label.isupper() for label in named) / number,
        "labels like names": sum(_NAME.fullmatch(label) is not None for label in named) / number,
        "turns of nobody": (number - len(named)) / number,
        "answers": sum(one == other for one, other in zip(named, named[2:], strict=False)) / number,
    }


def _of_text(blocks: Sequence[Block]) -> dict[str, float]:
    text = [block for block in blocks if block.kind in _TOLD]
    lines = [line.text for block in text for line in block.lines]
    signs = sum(len(_SIGNS.findall(line)) for line in lines) / max(1, sum(map(len, lines)))
    parts = max(1, len(text))
    return {
        "signs of programs": min(signs, _MANY_SIGNS) / _MANY_SIGNS,
        "headings": sum(block.kind is BlockKind.HEADING for block in text) / parts,
        "items and cells": sum(any(one.kind in {"list", "table"} for one in block.containers) for block in text)
        / parts,
    }
