"""Words that a PDF divides at the ends of its lines, and words that have a hyphen of their own: which is which.

No file says it. A word that stands undivided elsewhere is divided; one that stands elsewhere with its hyphen is not.
Where a text is seen to divide words, others are divided too, unless both parts are words of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["DIVIDED", "join_words"]

DIVIDED = "\u2010"
"""what stands for a hyphen at the end of a line, until it is known what it is"""
_PARTS = re.compile(rf"([^\W\d_]{{2,40}}){DIVIDED}([^\W\d_]{{1,40}})")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SEEN = 2
"""divided words that are known, from which a text divides words"""


def join_words(texts: Sequence[str]) -> tuple[list[str], int]:
    """Lines with the words whole that were divided.

    Args:
        texts: of the lines.

    Returns:
        The lines; and how many words were divided.
    """
    if not any(DIVIDED in text for text in texts):
        return list(texts), 0
    known = Counter(word.lower() for text in texts for word in _WORD.findall(_PARTS.sub(" ", text)))
    pairs = {match.groups() for text in texts for match in _PARTS.finditer(text)}
    divided = {(first, rest) for first, rest in pairs if known[f"{first}{rest}".lower()]}
    if len(divided) >= _SEEN:
        divided |= {
            (first, rest)
            for first, rest in pairs
            if rest[0].islower()
            and not known[f"{first}-{rest}".lower()]
            and not (known[first.lower()] and known[rest.lower()])
        }
    joined = 0

    def put(match: re.Match[str]) -> str:
        nonlocal joined
        whole = match.groups() in divided
        joined += whole
        return match[1] + ("" if whole else "-") + match[2]

    made = [_PARTS.sub(put, text).replace(DIVIDED, "-") for text in texts]
    return made, joined
