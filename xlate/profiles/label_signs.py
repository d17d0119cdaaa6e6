"""Labels after a sign that Korea and Japan print before whoever speaks: ``○의장 김철수　…``, ``▶ Theo Grant``."""

from __future__ import annotations

import re

__all__ = ["SIGNS", "match_sign"]

_SIGN_START = r"[○◯●◎◆◇■□▲△▼▽★☆►▶◉]\s?"
_SIGN_WORD = r"[^\W\d_][^\s（）()：:。、，,]{0,40}"
_SIGN_NOTES = r"(?P<notes>(?:[（(][^（）()\n]{1,80}[）)]){0,2})"
_SIGN = re.compile(rf"{_SIGN_START}(?P<label>{_SIGN_WORD}){_SIGN_NOTES}(?:[\s\u3000]{{1,4}}|[：:])(?=\S)")
_SIGN_WORDS = re.compile(
    rf"{_SIGN_START}(?P<label>{_SIGN_WORD}(?: {_SIGN_WORD}){{0,4}}){_SIGN_NOTES}"
    r"(?:\u3000|\t|\s\s|[：:]\s?)\s{0,3}(?=\S)"
)
"""several words before wide space or a colon: ``◯의장 김철수　…``"""
_SIGN_KOREAN = re.compile(
    rf"{_SIGN_START}(?P<label>[가-힣]{{0,12}}(?:장관|위원장|의장|총리|차관|실장|국장|대표|회장|지사) [가-힣]{{2,4}}"
    r"|[가-힣]{2,4} (?:의원|위원|장관))"
    rf"{_SIGN_NOTES}\s{{1,4}}(?=\S)"
)
"""an office and a name, or a name and an office, before one space: ``○위원장 김산 …``"""
_SIGN_ALONE = re.compile(
    rf"{_SIGN_START}(?P<label>[^\W\d_][^\s（）():,.]{{0,30}}(?: [^\s（）():,.]{{1,30}}){{0,3}}){_SIGN_NOTES}\s?$"
)
"""a sign and a name on a line of their own: ``▶ Theo Grant``"""
SIGNS = frozenset("○◯●◎◆◇■□▲△▼▽★☆►▶◉")


def match_sign(head: str) -> re.Match[str] | None:
    """The label with which a line begins that has a sign first."""
    return _match_alone(head) or _SIGN_WORDS.match(head) or _SIGN_KOREAN.match(head) or _SIGN.match(head)


def _match_alone(head: str) -> re.Match[str] | None:
    """A name after a sign, and nothing else on the line; in scripts without capitals that would be a heading."""
    match = _SIGN_ALONE.match(head)
    return match if match and all(word[0].isupper() for word in match["label"].split()) else None
