"""Whether a page whose lines were read as turns is a transcript at all: manuals, lists of changes and of staff are not.

Such pages have labels too: ``Added``, ``Returns``, ``Default``. What tells them is the whole: signs of programs,
headings and items instead of paragraphs, labels that answer nobody, turns that end no sentence. The weights were
trained on 155 transcripts and 308 pages that are none; no word of any language is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from xlate.model.document import Block, BlockKind
from xlate.model.transcript import Paragraph, Transcript, Turn, plain_text

__all__ = ["doubts_of_page"]

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"”’»」』)\]）*]*$")
_SIGNS = re.compile(r"[{}\[\]<>=_/\\|$#`;~@^+]")
_NAME = re.compile(r"(?:[^\W\d_a-z][^\W\d_]{0,30}[.'’-]?[^\W_]{0,30}\.?,?\s?){1,6}")
_MANY_SIGNS = 0.1
"""share of the characters of a text that are signs of programs, from which more say no more"""
_WEIGHTS = {
    "turns without words": -0.31,
    "turns that end sentences": 1.84,
    "different labels": -1.45,
    "labels of one word": -1.58,
    "labels like names": 2.06,
    "turns of nobody": -2.88,
    "answers": 1.48,
    "signs of programs": -2.78,
    "headings": -0.73,
    "items and cells": -2.45,
}
_RATED = re.compile(
    r"\s*(?:\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100)|[★☆⭐✩✭]{1,10}.{0,12}|[$€£¥₹₽]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?[$€£¥₹₽])\s*"
)
"""nothing but a rating or a price"""
_FAQ = re.compile(r"\bFAQs?\b|frequently asked", re.IGNORECASE)
_BIAS = -0.46
_UNLIKE = -2.0
"""log-odds: one transcript in seventy has less, and two of three of the other pages"""
_FEW = 3
"""turns; of fewer nothing can be said"""
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
    found: list[str] = []
    features = _of_turns(turns) | _of_text(blocks)
    if _BIAS + sum(_WEIGHTS[name] * value for name, value in features.items()) < _UNLIKE:
        found.append("the page looks like a manual, a list or a log")
    if 2 * sum(any(map(_RATED.fullmatch, _said(turn))) for turn in turns) >= len(turns):
        found.append("ratings or prices stand with the names")
    if _repeats_a_form(transcript):
        found.append("the same labels come in the same order under each heading")
    if not any(turn.label for turn in turns) and _FAQ.search(transcript.title):
        found.append("the title says that these are questions often asked")
    return found


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
    text = [block for block in blocks if block.kind in {BlockKind.TEXT, BlockKind.HEADING}]
    lines = [line.text for block in text for line in block.lines]
    signs = sum(len(_SIGNS.findall(line)) for line in lines) / max(1, sum(map(len, lines)))
    parts = max(1, len(text))
    return {
        "signs of programs": min(signs, _MANY_SIGNS) / _MANY_SIGNS,
        "headings": sum(block.kind is BlockKind.HEADING for block in text) / parts,
        "items and cells": sum(any(one.kind in {"list", "table"} for one in block.containers) for block in text)
        / parts,
    }
