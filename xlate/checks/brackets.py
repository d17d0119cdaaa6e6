"""Brackets and quotation marks: closed, and still there."""

from __future__ import annotations

import re

from xlate.checks.check import Pair
from xlate.languages import primary_subtag
from xlate.model.unit import UnitKind

__all__ = ["ANY_BRACKET", "ANY_QUOTE", "check_brackets", "check_quotes", "check_stage_directions"]

_BRACKETS = {"(": "(（﹙", ")": ")）﹚", "[": "[［〔【", "]": "]］〕】", "{": "{｛", "}": "}｝"}
_AS_ASCII = str.maketrans({sign: plain for plain, signs in _BRACKETS.items() for sign in signs})
ANY_BRACKET = re.compile("[" + re.escape("".join(_BRACKETS.values())) + "]")
_PLURAL = re.compile(r"(?<=\w)\(\w{1,3}\)")
"""as in "member(s)", which other languages write in other ways"""
_DIRECTION = re.compile(r"\s*[(\[][^()\[\]]*[)\]][.。]?\s*")
_ENDS_BRACKETED = re.compile(r"[)\]][.。]?\s*$")

ANY_QUOTE = re.compile('["“”„‟«»‹›「」『』《》〈〉｢｣＂❝❞〝〞〟]')
_DOUBLE = '"“”„‟＂❝❞〝〞〟'
"""marks that open in one language and close in another: only their number tells"""
_SINGLE = re.compile(r"‚|(?<!\w)['‘’](?=\w)|(?<=\w[.,!?])['’](?!\w)")
_GERSHAYIM = re.compile(r"(?<=[\u05d0-\u05ea])[\"”](?=[\u05d0-\u05ea])")
"""inside a Hebrew word it marks an abbreviation"""
_GUILLEMETS = "«»"
_CORNERS = (("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"), ("｢", "｣"))


def check_brackets(pair: Pair) -> str | None:
    """Say which bracket is not closed or not opened, or that there are none left."""
    ours, theirs = ANY_BRACKET.search(pair.source_words), ANY_BRACKET.search(pair.target_words)
    if not ours and not theirs:
        return None
    source, target = pair.source_words.translate(_AS_ASCII), pair.target_words.translate(_AS_ASCII)
    for opening, closing in (("(", ")"), ("[", "]"), ("{", "}")):
        surplus = target.count(opening) - target.count(closing)
        if surplus != source.count(opening) - source.count(closing):
            if surplus == 0:
                continue  # the translation is in order, whatever the source is
            return f'"{opening}" is not closed' if surplus > 0 else f'"{closing}" was not opened'
    if ours and not theirs and not _is_direction(pair) and ANY_BRACKET.search(_PLURAL.sub("", source)):
        return "the source has brackets, the translation has none"
    return None


def check_quotes(pair: Pair) -> str | None:
    """Say which quotation marks are odd in number, or that there are none left; any language's marks will do."""
    ours, theirs = ANY_QUOTE.search(pair.source_words), ANY_QUOTE.search(pair.target_words)
    if not ours and not theirs:
        return None
    source, target = (
        _quotable(pair.source_words, pair.source_language),
        _quotable(pair.target_words, pair.target_language),
    )
    # A quotation of several paragraphs is opened in each and closed in the last: what is odd in the source may be odd.
    if not _is_odd(source, _DOUBLE + _GUILLEMETS):
        for marks in (_DOUBLE, _GUILLEMETS):
            if _is_odd(target, marks):
                shown = " ".join(mark for mark in marks if mark in target)
                return f"an odd number of quotation marks: {shown}"
        for opening, closing in _CORNERS:
            if target.count(opening) != target.count(closing):
                return f"{opening} and {closing} are not equal in number"
    if ANY_QUOTE.search(source) and not ANY_QUOTE.search(target) and not _SINGLE.search(target):
        return "the source has quotation marks, the translation has none"
    return None


def check_stage_directions(pair: Pair) -> str | None:
    """Say that a stage direction has lost the brackets by which a reader knows it."""
    if not _is_direction(pair):
        return None
    target = pair.target_words.translate(_AS_ASCII)
    if target.lstrip()[:1] in ("(", "[") and _ENDS_BRACKETED.search(target):
        return None
    return "a stage direction must stay in its brackets"


def _is_direction(pair: Pair) -> bool:
    """True for a text that is all in brackets and, where kinds are known, is a stage direction."""
    if pair.kind not in (UnitKind.STAGE, None):
        return False
    return _DIRECTION.fullmatch(pair.source_words.translate(_AS_ASCII)) is not None


def _quotable(text: str, language: str) -> str:
    return _GERSHAYIM.sub("", text) if primary_subtag(language) in ("he", "yi") else text


def _is_odd(text: str, marks: str) -> bool:
    return sum(map(text.count, marks)) % 2 == 1
