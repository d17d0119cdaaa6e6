"""What in Markdown is words and nothing else: names in angle brackets, and paragraphs without a sign of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import defs

__all__ = ["as_words", "pieces", "with_brackets"]

_PLAIN = re.compile(r"(?!\d{1,9}[.)])(?:[^\W_]|[“„«»‘’‚\"'(¿¡…—–])[^*_`\[<&\\~^]*+$")
"""a line that is words wherever it stands; what Markdown has signs for begins or holds one of these"""
_OVER_BLANKS = ("<", "```", "~~~")
"""what can begin that a blank line does not end: HTML, and code"""


def pieces(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """A text in pieces that can be read one by one, as CommonMark has it: (lines before, lines, whether it is plain).

    A paragraph without signs that begins at the margin ends every list and quotation, so nothing goes on over it. Most
    of a transcript is such paragraphs, and the parser is slow.
    """
    lines = text.split("\n")
    if any(sign in text for sign in _OVER_BLANKS):
        yield 0, lines, False
        return
    waiting: list[str] = []
    begins = place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and lines[end]:
            end += 1
        while end < len(lines) and not lines[end]:
            end += 1
        chunk = lines[place:end]
        if any(chunk) and all(not line or _PLAIN.match(line) for line in chunk):
            if waiting:
                yield begins, waiting, False
                waiting = []
            yield place, chunk, True
        else:
            begins = begins if waiting else place
            waiting += chunk
        place = end
    if waiting:
        yield begins, waiting, False


_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<rest>(?:\s[^<>]{0,500})?/?)>", re.IGNORECASE)
_HTML = frozenset({*defs.tags, "dialog", "main", "picture", "rb", "rtc", "search", "slot", "template"})
_SIGN = "\ufdd1"
"""what stands for the bracket before a word meanwhile: no text has it, and to Markdown it is a letter"""


def as_words(text: str) -> str:
    """The text, with a sign for the bracket of what looks like a tag of HTML and is none, ``<Ann> Yes``.

    CommonMark takes a name in angle brackets for a tag whatever it is. It is words if HTML has no element of this name
    and it is closed nowhere. `with_brackets` puts the brackets back.
    """
    tags = list(_TAG.finditer(text))
    closed = {tag["name"].lower() for tag in tags if tag["end"]} | _HTML

    def put(tag: re.Match[str]) -> str:
        known = tag["end"] or tag["name"].lower() in closed or "=" in tag["rest"] or tag["rest"][-1:] == "/"
        return tag[0] if known else _SIGN + tag[0][1:]

    return _TAG.sub(put, text) if any(tag["name"].lower() not in closed for tag in tags) else text


def with_brackets(text: str) -> str:
    """The text with the brackets for which `as_words` has put a sign."""
    return text.replace(_SIGN, "<")
