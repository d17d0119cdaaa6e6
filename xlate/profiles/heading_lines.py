"""What tells a heading in plain text: its length, its capitals, its end, and how the sentences around it end."""

from __future__ import annotations

import re
from unicodedata import category

from xlate.profiles.passage import Passage, is_set_apart
from xlate.profiles.procedure import is_said
from xlate.profiles.vocabulary import OPENING_WORDS, SINGLE_WORDS, bare, is_caseless, is_shouted

__all__ = [
    "FINISHED",
    "RANKS",
    "finishes_sentences",
    "is_in_brackets",
    "is_set_apart_heading",
    "is_shouted_heading",
    "is_shouted_line",
    "looks_like_heading",
]

FINISHED = re.compile(r"[.!?…。！？।؟][\"”’»」』)\]）]*$")
_STOPPED = re.compile(r"[.!?…。！？।؟:：;–—-][\"”’»」』)\]）]*$")
"""what is said ends so, or is broken off"""
_NUMBERED = re.compile(r"\d{1,3}[.)]\s?[^\W\d_]")
"""an item of an agenda, which can end in a bracket: ``2. The bridges bill (moved by the committee)``"""
_LONG_HEADING = 160
"""characters of one that is set apart"""
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?]\s|[!?…]")
_HEADING = 90
"""characters: a heading in plain text is hardly longer"""
_REMARKS = frozenset({"ok", "okay", "right", "exactly", "indeed", "good", "great", "sure", "absolutely", "go", "sorry"})
"""words with which somebody agrees, whose full stop a printer has lost"""
_SAID = OPENING_WORDS | SINGLE_WORDS | _REMARKS
RANKS = 4
"""headings that stand one under the other"""
_FEW = 4
"""paragraphs; fewer do not tell whether sentences are finished"""
_PROSE = 25
"""characters"""
_LONG_WORD = 11
"""characters of a word in capitals that is a heading alone: EXAMINATION"""


def is_set_apart_heading(passage: Passage) -> bool:
    """True for short lines in bold or italics throughout that end no sentence; a second one can be in brackets."""
    if len(passage.text) > _LONG_HEADING or len(passage.lines) > RANKS or not is_set_apart(passage):
        return False
    return _ends_no_sentence(passage, passage.text.strip("()[]"))


def looks_like_heading(passage: Passage) -> bool:
    """True for one short line that begins with a capital and does not end a sentence."""
    text = _headline(passage)
    if len(passage.lines) > 1 + (text != passage.text) or len(text) > _HEADING:
        return False
    numbered = _NUMBERED.match(text)
    return _ends_no_sentence(passage, text.rstrip(")") if numbered else text)


def _ends_no_sentence(passage: Passage, text: str) -> bool:
    if passage.begins_turn or passage.containers or not text:
        return False
    begins = text[0].isdigit() or (text[0].isalpha() and not text[0].islower())  # many scripts have no capitals
    ends = text[-1].isalnum() or category(text[-1]).startswith("M")
    said = bare(text.split(maxsplit=1)[0]) in _SAID or is_said(text)
    return begins and ends and not said and _SENTENCE_INSIDE.search(text) is None


def finishes_sentences(passages: list[Passage]) -> bool:
    """True where turns end in a full stop: a line before a label that does not is something else."""
    ends: list[str] = []
    last = ""
    for passage in passages:
        if passage.begins_turn:
            ends += [last] if len(last) >= _PROSE and not is_caseless(last[:_PROSE]) else []
        if passage.begins_turn or not (looks_like_heading(passage) or is_in_brackets(passage.text)):
            last = passage.text if passage.voice is None else ""
    if not ends:  # where there are no capitals any short line could be a heading: all paragraphs must be finished
        ends = [one.text for one in passages if len(one.text) >= _PROSE and one.voice is None]
        ends = ends if len(ends) >= _FEW else []
    return bool(ends) and sum(bool(_STOPPED.search(text)) for text in ends) >= 0.9 * len(ends)


def is_in_brackets(text: str) -> bool:
    """True for a paragraph that tells what happened."""
    return (text[0], text[-1]) in {("(", ")"), ("[", "]")}


def is_shouted_line(text: str) -> bool:
    """True for a line in capitals without the end of a sentence, of several words or a long one."""
    several = len(text.split()) > 1 or len(text) >= _LONG_WORD
    return len(text) <= 120 and text[-1].isalnum() and several and is_shouted(text)


def is_shouted_heading(passages: list[Passage], place: int) -> bool:
    """True for a line in capitals, without the end of a sentence, after which somebody else begins to speak."""
    words = _headline(passages[place])
    under = place > 0 and not passages[place - 1].begins_turn and is_shouted_line(_headline(passages[place - 1]))
    if not is_shouted_line(words) and not (under and words.isalpha() and is_shouted(words)):
        return False
    following = passages[place + 1 : place + 5]
    after = next((one for one in following if not is_shouted(_headline(one)) or one.begins_turn), None)
    return after is not None and after.begins_turn


def _headline(passage: Passage) -> str:
    """The words of a passage without the brackets that stand on lines of their own under them."""
    lines = [line.text.strip() for line in passage.lines]
    if len(lines) < 2 or is_in_brackets(lines[0]) or not is_in_brackets(lines[-1]):
        return passage.text
    return " ".join(text for text in lines if not is_in_brackets(text))
