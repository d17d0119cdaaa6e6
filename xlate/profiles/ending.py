"""Where a text ends: what stands after the last words is the editors', or belongs to the page.

After the last label nothing says where speech ends but the matter itself: a line that says so, the time at which the
sitting was closed and who signs, notes under a rule, other news of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from xlate.model.document import BlockKind
from xlate.profiles.heading_lines import FINISHED, is_in_brackets
from xlate.profiles.passage import Passage
from xlate.profiles.procedure import is_procedure, is_said, marks_end
from xlate.profiles.vocabulary import SINGLE_WORDS, bare, is_shouted

__all__ = ["find_end"]

_ENDS = re.compile(r"(?:ends?|完|終|fin)\s?[/／]\s?(?=.{0,80}\d).{3,120}", re.IGNORECASE)
"""``Ends/Monday, April 23, 2012``, as offices in Hong Kong print it"""
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁴-⁹]|[*†‡]{1,3}|\d{1,3}[.)]?)\s?(?=[^\W\d_])")
"""how a note under a rule begins"""
_SIGNED = 90
"""characters of a line with a name or an office; what is said is longer"""
_FEW = 12
"""passages under the line that says that a sitting is closed"""
_CLOSING = 120
"""characters of a line that tells when it ended"""
_BRIEF = 25
"""characters; what is shorter does not tell whether sentences are finished"""
_TURNS = 4
_TIDY = 0.85
"""share of turns that end a sentence"""
_STOPS = re.compile(r"[^\W\d_]{3}[.!?…](?=\s|$)|[。！？]")
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.hH時时시]\s?\d{2}\b")
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
    if last is None:
        return len(passages)
    closing = _closing(passages, last, language)
    if passages[last].voice is not None:
        return closing
    label = passages[last].candidate
    alone = label is not None and not passages[last].text[label.end :].strip()
    for at in range(last + 1 + alone, closing):
        if _ends_here(passages, at, language):
            return at
    return closing


def _closing(passages: Sequence[Passage], last: int, language: str) -> int:
    """Where the row of lines at the end begins that tell when it ended and who signs, after a finished sentence.

    They end no sentence, where turns do, or hold the time of day; one at least is in capitals or has a number. Finished
    sentences alone tell it only in words of procedure: "The train leaves at 14:05." may be said.
    """
    ends = [one.text for one, after in pairwise(passages) if after.begins_turn and len(one.text) > _BRIEF]
    at = len(passages)
    while at > last + 1 and _closes(passages[at - 1]):
        at -= 1
    row = passages[at:]
    tidy = len(ends) >= _TURNS and sum(FINISHED.search(text) is not None for text in ends) >= _TIDY * len(ends)
    told = [one for one in row if not is_in_brackets(one.text)]  # "(Applause)" shows nothing
    told = told if any(not FINISHED.search(one.text) or is_procedure(one.text, language) for one in row) else []
    sure = any(any(map(str.isdigit, one.text)) or any(is_shouted(line.text) for line in one.lines) for one in told)
    said = passages[at - 1].text
    label = passages[last].candidate if at == last + 1 else None
    spoken = said[label.end :] if label is not None else said
    return at if row and tidy and sure and FINISHED.search(spoken) is not None else len(passages)


def _closes(passage: Passage) -> bool:
    text = passage.text
    if passage.kind is not BlockKind.TEXT or passage.voice is not None or passage.containers:
        return False
    if len(text) > _CLOSING or text[-1] in ",;，、" or is_said(text) or bare(text.split()[0]) in SINGLE_WORDS:
        return False  # it is long, it breaks off, or somebody says it
    timed = text[0] not in "([" and _CLOCK.search(text) is not None and len(_STOPS.findall(text)) < 2  # one sentence
    return passage.is_separator or FINISHED.search(text) is None or timed


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
