"""Notes of one line that stand alone between turns and that nobody says: in italics, or behind signs.

``Laughter.``, ``- Inicia-se a votação.``, ``>>Applause``: nothing but print sets them apart. Italics tell it of what is
known to be done or heard, or begins with a dash; of other words only where all that is in italics is like that, as a
quotation or a greeting in another language is in italics too. A dash alone tells nothing: speech begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlate.model.document import BlockKind
from xlate.model.pieces import StageKind
from xlate.profiles.passage import Passage, is_slanted
from xlate.profiles.procedure import is_perhaps_procedure, is_procedure, is_said
from xlate.profiles.stage_directions import kind_of

__all__ = ["notes_alone"]

_LONGEST = 130
"""characters of a note"""
_PROSE = 180
"""characters of a paragraph; one in italics is speech in another language or what somebody reads out"""
_SIGNS = re.compile(r">>\s?[^\W\d_][^.!?…]*")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?…]\s")
_DASHES = "-–—"
_SEVERAL = 2
"""notes that tell what italics mean"""
_MOST = 0.25
"""notes for each turn; where there are more, italics mean something else"""


def notes_alone(passages: Sequence[Passage], language: str, end: int) -> set[int]:
    """Where such notes stand.

    Nobody goes on to speak after one, and it is no question and nobody's own words.

    Args:
        passages: from the first turn on.
        language: tag of the language of the text.
        end: place of the first passage after the last words.
    """
    passages = passages[:end]
    signs = {at for at, one in enumerate(passages) if one.text[:2] == ">>" and _can_be_one(passages, at)}
    signs = {at for at in signs if _SIGNS.fullmatch(passages[at].text)}
    slanted = [at for at, one in enumerate(passages) if one.lines[0].spans and _is_slanted(one)]
    if not slanted or any(len(passages[at].text) >= _PROSE for at in slanted):
        return signs
    if len(slanted) > _MOST * sum(one.begins_turn for one in passages):
        return signs
    notes = [at for at in slanted if _can_be_one(passages, at)]
    alike = len(notes) >= _SEVERAL and len(notes) == len(slanted)
    return signs | {at for at in notes if alike or _is_known(passages[at].text, language)}


def _is_known(text: str, language: str) -> bool:
    if text[0] in _DASHES or kind_of(text) is not StageKind.INCIDENT:
        return True
    return is_procedure(text, language) or is_perhaps_procedure(text, language)


def _is_slanted(passage: Passage) -> bool:
    """True for a paragraph without a label that is in italics throughout, and not in brackets."""
    if passage.begins_turn or passage.kind is not BlockKind.TEXT or passage.containers or passage.text[0] in "([":
        return False
    return all(is_slanted(line) for line in passage.lines)


def _can_be_one(passages: Sequence[Passage], at: int) -> bool:
    one = passages[at]
    if one.begins_turn or one.kind is not BlockKind.TEXT or len(one.text) > _LONGEST:
        return False
    if one.text.rstrip()[-1] in "?？؟:,;" or is_said(one.text) or _SENTENCE_INSIDE.search(one.text):
        return False
    after = passages[at + 1] if at + 1 < len(passages) else None
    return after is None or after.begins_turn or after.kind in {BlockKind.HEADING, BlockKind.TITLE}
