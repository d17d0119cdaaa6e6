"""Labels behind a sign, as records of East Asia print them: ``○委員長（…）　``, ``▶ Theo Grant``."""

from __future__ import annotations

import re

__all__ = ["SIGNS", "match_sign"]

_START = r"[○◯●◎◆◇■□▲△▼▽★☆►▶◉]\s?"
_PART = r"(?:\d{1,3}(?=[^\W\d_]))?[^\W\d_][^\s（）()：:。、，,]{0,40}"
"""a word, with the number of a seat before it: ``12番``"""
_NOTES = r"(?P<notes>(?:[（(][^（）()\n]{1,80}[）)]){0,2})"
_TAIL = r"(?P<tail>(?<=[）)])(?:副?委員長?|議員|分科員|参考人|公述人|大臣|君)代?理?)?"
"""what somebody is, behind the given name that tells two of one surname apart: ``鈴木（花）委員``"""
_ONE_WORD = re.compile(rf"{_START}(?P<label>{_PART}){_NOTES}{_TAIL}(?:[\s\u3000]{{1,4}}|[：:])(?=\S)")
_WORDS = re.compile(
    rf"{_START}(?P<label>{_PART}(?: {_PART}){{0,4}}){_NOTES}"
    r"(?:\u3000|\t|\s\s|[：:]\s?)\s{0,3}(?=\S)"
)
"""several words before wide space or a colon: ``◯의장 김철수　…``"""
_KOREAN = re.compile(
    rf"{_START}(?P<label>[가-힣]{{0,12}}(?:장관|위원장|의장|총리|차관|실장|국장|대표|회장|지사) [가-힣]{{2,4}}"
    r"|[가-힣]{2,4} (?:의원|위원|장관))"
    rf"{_NOTES}\s{{1,4}}(?=\S)"
)
"""an office and a name, or a name and an office, before one space: ``○위원장 김산 …``"""
_ALONE = re.compile(rf"{_START}(?P<label>[^\W\d_][^\s（）():,.]{{0,30}}(?: [^\s（）():,.]{{1,30}}){{0,3}}){_NOTES}\s?$")
"""a sign and a name on a line of their own: ``▶ Theo Grant``"""
SIGNS = frozenset("○◯●◎◆◇■□▲△▼▽★☆►▶◉")


def match_sign(head: str) -> re.Match[str] | None:
    """The label, with its notes, behind a sign with which a line begins."""
    return _alone(head) or _WORDS.match(head) or _KOREAN.match(head) or _ONE_WORD.match(head)


def _alone(head: str) -> re.Match[str] | None:
    """A name after a sign, and nothing else on the line; in scripts without capitals that would be a heading."""
    match = _ALONE.match(head)
    return match if match and all(word[0].isupper() for word in match["label"].split()) else None
