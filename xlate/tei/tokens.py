"""Words that are annotated one by one: plain words of them, as a translator needs them.

In annotated TEI each word is a ``w``, each punctuation mark a ``pc``, each sentence an ``s``, and syntax stands between
them. ``@join`` says where two tokens stand together although the file has a line break between them (TEI P5,
att.linguistic; ParlaMint does so); where it says nothing, white space is what stands in the file.
"""

from __future__ import annotations

import re

__all__ = ["TOKENS", "without_tokens"]

TOKENS = {"w", "pc", "s", "c", "m", "phr", "cl"}
"""elements that analyse words and add none"""
_LAYERS = ("linkGrp", "spanGrp", "interpGrp", "joinGrp", "altGrp", "timeline")
"""annotation that some files have among the tokens; none of it is words"""
_NAME = rf"(?:[^\s<>/:]+:)?(?:{'|'.join(sorted(TOKENS, key=len, reverse=True))})"
_LAYER = re.compile(
    rf"<((?:[^\s<>/:]+:)?(?:{'|'.join(_LAYERS)}))(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?(?:/>|(?<!/)>.*?</\1\s*>)",
    re.DOTALL,
)
_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rf"|(?P<token></?(?P<name>{_NAME})(?P<rest>\s[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*|/)?>)",
    re.DOTALL,
)
_JOIN = re.compile(r"\sjoin\s*=\s*[\"'](left|right|both)[\"']")
_A_TAG = re.compile(r"<[^>]*>")
_APART, _TOGETHER = "", "\0"
"""what stands for the tag of a token: nothing, or that it is joined to what stands beside it"""
_SPACE_AND_TAGS = re.compile(r"(?:\s|<[^>]*>)*+")


def without_tokens(content: str) -> str:
    """Well-formed XML content without the tags of tokens: their words, with the spaces between them."""
    tails: list[str] = []
    """of the open tokens: what their end tags stand for"""

    def replaced(match: re.Match[str]) -> str:
        if match["token"] is None:
            return match.group()
        if match["token"].startswith("</"):
            return tails.pop() if tails else _APART
        joined = _JOIN.search(match["rest"] or "")
        before = _TOGETHER if joined and joined[1] in ("left", "both") else _APART
        after = _TOGETHER if joined and joined[1] in ("right", "both") else _APART
        if (match["rest"] or "").endswith("/"):
            return _APART  # an empty token, as the parts of a contraction are, has no words
        tails.append(after)
        return before

    first, *rest = _TAG.sub(replaced, _LAYER.sub("", content)).split(_TOGETHER)
    words = first
    for piece in rest:
        between = _SPACE_AND_TAGS.match(piece)
        assert between is not None  # it matches nothing too
        words = _closed(words) + "".join(_A_TAG.findall(between.group())) + piece[between.end() :]
    return words


def _closed(words: str) -> str:
    """Words without the white space at their end, before tags there too."""
    tags: list[str] = []
    while (words := words.rstrip()).endswith(">") and "<" in words:
        words, _, tag = words.rpartition("<")
        tags.append(f"<{tag}")
    return words + "".join(reversed(tags))
