"""Where a text ends: what stands after the last words is the editors', or belongs to the page.

After the last label nothing says where speech ends but the matter itself: a line that says so, the time at which the
sitting was closed and who signs, notes under a rule, other news of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlate.profiles.passage import Passage
from xlate.profiles.procedure import is_procedure, is_said, marks_end

__all__ = ["find_end"]

_ENDS = re.compile(r"(?:ends?|完|終|fin)\s?[/／]\s?(?=.{0,80}\d).{3,120}", re.IGNORECASE)
"""``Ends/Monday, April 23, 2012``, as offices in Hong Kong print it"""
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁴-⁹]|[*†‡]{1,3}|\d{1,3}[.)]?)\s?(?=[^\W\d_])")
"""how a note under a rule begins"""
_SIGNED = 90
"""characters of a line with a name or an office; what is said is longer"""
_FEW = 12
"""passages under the line that says that a sitting is closed"""
_PROSE = 300
"""characters"""


def find_end(passages: Sequence[Passage], language: str) -> int:
    """Where the words of the last speaker have ended.

    Args:
        passages: from the first turn on.
        language: tag of the language of the text.

    Returns:
        The place of the first passage after them; the number of passages if there is none.
    """
    last = next((at for at in range(len(passages) - 1, -1, -1) if passages[at].begins_turn), None)
    if last is None or passages[last].voice is not None:
        return len(passages)
    label = passages[last].candidate
    alone = label is not None and not passages[last].text[label.end :].strip()
    for at in range(last + 1 + alone, len(passages)):
        if _ends_here(passages, at, language):
            return at
    return len(passages)


def _ends_here(passages: Sequence[Passage], at: int, language: str) -> bool:
    one, rest = passages[at], passages[at + 1 :]
    if one.containers:
        return False
    if one.is_separator:
        return bool(rest) and (_are_notes(rest) or _are_entries(rest))
    if _ENDS.fullmatch(one.text) or (marks_end(one.text) and not any(len(two.text) > _PROSE for two in rest)):
        return True
    if len(rest) > _FEW or any(len(two.text) > _SIGNED and not _NOTE.match(two.text) for two in rest):
        return False
    return is_procedure(one.text, language) and not any(is_said(two.text) for two in rest)


def _are_notes(passages: Sequence[Passage]) -> bool:
    """True for notes under a rule: the first begins with a sign, and there are no more than a few."""
    return len(passages) <= _FEW and _NOTE.match(passages[0].text) is not None


def _are_entries(passages: Sequence[Passage]) -> bool:
    """True for titles of other pages under a rule: short, and none ends a sentence."""
    said = [one for one in passages if not one.is_separator]
    return len(said) > 1 and all(one.is_short or (len(one.lines) > 1 and _lines_are_short(one)) for one in said)


def _lines_are_short(passage: Passage) -> bool:
    return all(len(line.text) <= _SIGNED and line.text.rstrip()[-1:] not in ".!?…。！？" for line in passage.lines)
