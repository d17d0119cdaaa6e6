"""The language of a text, told by its letters and words where it is long enough.

The most usual languages are evident (`frequent_words`); the library py3langid tells others, of which it knows 97.
Two parts of the text must agree, and no other language may come near: Bosnian, Croatian and Serbian texts are left to
people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlate.model.document import Block, BlockKind
from xlate.profiles.frequent_words import evident_language

__all__ = ["detect_language"]

_RUNNING = 36
"""characters of a line that holds more than a name"""
_SAMPLE = 800
"""characters of each of two parts of a text"""
_ENOUGH = 300
"""letters in both parts together; a character of a script that writes syllables or words counts for three"""
_MARGIN = 0.02
"""log-odds for each letter by which a language must lead; related languages in a short text are nearer"""
_LETTER = re.compile(r"[^\W\d_]")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RELATED = [{"bs", "hr", "sr"}, {"nb", "nn", "no"}, {"id", "ms"}]
"""languages that nobody tells apart by a page: with Norwegian the wider one is said, with others none"""
_WIDER = {"nb": "no", "nn": "no"}


def detect_language(blocks: Iterable[Block]) -> str | None:
    """The tag of the language of a text; None where it is too short, or could be two.

    Args:
        blocks: of a document; the beginning, with contents and those present, counts less than the rest.
    """
    parts = _parts(blocks)
    if sum(map(_weight, parts)) < _ENOUGH:
        return None
    found = {_best(part) for part in parts if _weight(part) >= _ENOUGH // 3}
    return found.pop() if len(found) == 1 else None


def _parts(blocks: Iterable[Block]) -> list[str]:
    """Two parts of the running text: its halves, or what stands at a third and at two thirds of a long one."""
    lines = [line.text for block in blocks if block.kind is BlockKind.TEXT for line in block.lines]
    running = [text for text in lines if len(text) >= _RUNNING or len(_DENSE.findall(text)) >= _RUNNING // 3]
    text = "\n".join(running if len(running) * 3 >= len(lines) else lines)
    begins = [0, len(text) // 2] if len(text) < 4 * _SAMPLE else [len(text) // 3, 2 * len(text) // 3]
    return [text[begin : begin + _SAMPLE] for begin in begins]


def _weight(text: str) -> int:
    return len(_LETTER.findall(text)) + 2 * len(_DENSE.findall(text))


def _best(text: str) -> str | None:
    if evident := evident_language(text):
        return evident
    import py3langid  # late: it reads its model for half a second

    (best, odds), (second, other), *_ = py3langid.rank(text)
    tag = _WIDER.get(best, best)
    related = next((group for group in _RELATED if best in group), set())
    if second in related and tag != "no":
        return None
    return str(tag) if odds - other > _MARGIN * len(text) or second in related else None
