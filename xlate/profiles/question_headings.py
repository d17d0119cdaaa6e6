"""Headings of questions: ``1.2 … (OQ.118/2025)`` in plain text, ``Question 3: The bridge`` above what several say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from xlate.model.document import Block, BlockKind
from xlate.profiles.date_words import han_number
from xlate.profiles.passage import Passage

__all__ = ["ends_in_reference", "take_question_headings", "with_numbered_questions"]

_REFERENCE = re.compile(r"[(\[][A-Z]{1,4}\d?[A-Z]{0,2}[.\s-]{0,2}\d{1,6}(?:[/-]\d{2,4})?[)\]]$")
_NUMBERED = re.compile(
    r"\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s{1,4}(?!(?:[MBT]il(?:[lj]i|h)|M(?:io|rd|ld|ln)\b|Thousand|Tausend))[^\W\d_a-z]"
)
"""``1.5 Million`` is an amount"""
_ENDED = re.compile(r"[.!?…:;)\]][\"'”’»]*$")
_CLOSED = (")", "]")
_FAR = 24
"""characters of a reference at most"""
_ROWS = 4
"""lines of such a heading"""
_QUESTION = re.compile(
    r"(?:[^\w\s]\s{0,3})?(?:\d{1,3}(?:[:：]\d{2}){1,2}[:：]?\s{0,3})?(?:question|frage|pregunta|pergunta|domanda|vraag"
    r"|вопрос|питання|запитання|въпрос|pytanie|otázka|pitanje|vprašanje|kérdés|kysymys|fråga|spørsmål|spørgsmål"
    r"|întrebarea|ερώτηση|soru|pertanyaan|soal|câu hỏi|คำถาม|질문|問題|问题|質問|提问|提問|سؤال|السؤال|שאלה|سوال|प्रश्न)"
    r"\s?(?:n[or]?[.º°]?\s?|№\s?|#)?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,4})\s?(?:[:：.、–—-](?P<words>.{0,80}))?",
    re.IGNORECASE,
)
_LONGEST_QUESTION = 120
"""characters of a line that is the heading of one"""
_LEAST = 3
"""headings; fewer may be what somebody counts"""


def take_question_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those divided in which lines are the heading of a question.

    A line with a colon inside is no heading: it can be a label with the question behind it.

    Args:
        blocks: of a document in which nothing sets headings apart.
    """
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.TEXT and any(line.text.endswith(_CLOSED) for line in block.lines):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            goes_on = after is not None and after.kind is BlockKind.TEXT and after.lines[0].text[:1].islower()
            kept += [block] if goes_on and ends_in_reference(block.lines[-1].text) else _divided(block)
        else:
            kept.append(block)
    return kept


def ends_in_reference(text: str) -> bool:
    """True for a line that ends in the number of a question in brackets."""
    return text.endswith(_CLOSED) and text[-2:-1].isdigit() and _REFERENCE.search(text[-_FAR:]) is not None


def with_numbered_questions(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, with ``Question 3: The bridge`` no longer a label where it stands above what several say.

    The numbers go up, each comes once, and in most of the parts at least two others speak by turns: who asks has a
    label there. Where each is answered at once, it is somebody who asks.

    Args:
        passages: all of a text, in order.
    """
    found = {
        at: han_number(match["number"])
        for at, one in enumerate(passages)
        if len(one.text) <= _LONGEST_QUESTION and len(one.lines) == 1 and (match := _QUESTION.fullmatch(one.text))
    }
    places = [at for at in found if passages[at].candidate is not None or passages[at].kind is BlockKind.HEADING]
    if len(places) < _LEAST or any(later <= earlier for earlier, later in pairwise(found.values())):
        return list(passages)
    parts = [passages[begin + 1 : end] for begin, end in pairwise([*found, len(passages)])]
    shared = sum(len({one.label for one in part if one.label is not None}) > 1 for part in parts)
    if shared * 2 <= len(parts):
        return list(passages)
    return [
        replace(one, candidate=None, kind=BlockKind.HEADING) if at in found and one.voice is None else one
        for at, one in enumerate(passages)
    ]


def _divided(block: Block) -> Iterator[Block]:
    done = 0
    for place, line in enumerate(block.lines):
        if not ends_in_reference(line.text):
            continue
        begin = next((at for at in range(place, max(done, place - _ROWS + 1) - 1, -1) if _begins(block, at)), None)
        if begin is None or ": " in " ".join(one.text for one in block.lines[begin : place + 1])[:-20]:
            continue
        if begin > done:
            yield replace(block, lines=block.lines[done:begin])
        yield replace(block, lines=block.lines[begin : place + 1], kind=BlockKind.HEADING)
        done = place + 1
    if done < len(block.lines):
        yield replace(block, lines=block.lines[done:]) if done else block


def _begins(block: Block, at: int) -> bool:
    ended = at == 0 or _ENDED.search(block.lines[at - 1].text) is not None
    return ended and _NUMBERED.match(block.lines[at].text) is not None
