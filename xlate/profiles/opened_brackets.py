"""Brackets that hold a mark and the words that it speaks of: ``[Translation: We agree.]``, ``(Interpreter: Yes.)``.

The words in them are speech, carried over; the mark is what stands before the colon. Who interpreted,
``(Interpreter: Ann Lee)``, is no speech, and a gloss in the middle of a sentence is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from xlate.languages import UNDETERMINED, primary_subtag
from xlate.model.lineage import Certainty, Relation
from xlate.model.pieces import Marker, Piece, Scope, StageDirection
from xlate.profiles.inline_markers import split_pieces
from xlate.profiles.language_of_text import other_language
from xlate.profiles.marker_lexicon import read_marker
from xlate.profiles.marker_parts import CLOSES
from xlate.profiles.profile import Profile
from xlate.profiles.vocabulary import is_caseless

__all__ = ["split_opened"]

_OPENED = re.compile(r"[\[(（【［〔](?P<note>\s?[^\W\d_][^:：()\[\]（）【】［］〔〕\n]{0,60})\s?[:：][ \u00a0]?(?=\S)")
_ENDED = re.compile(r"[.!?…»”\"。！？][)\]）】］〕]?[ \t\u00a0]*$")
"""what stands before such a bracket, if anything does"""
_FEWEST = 3
"""words of a sentence"""
_DENSE = 5
"""characters of a sentence in a script without spaces"""


class _Opened(NamedTuple):
    """A mark and where its words end, in a paragraph."""

    marker: Marker
    start: int
    end: int
    """behind the closing bracket, or the end of the paragraph"""


def split_opened(
    text: str, profile: Profile, line: int, language: str = UNDETERMINED, *, begins_turn: bool = False
) -> list[Piece]:
    """Divide a paragraph as `split_pieces` does, what stands in an opened bracket as words behind their marker.

    Args:
        text: the paragraph.
        profile: the publisher's markers and stage directions.
        line: its line in the file.
        language: tag of the language of the document.
        begins_turn: these are the first words of a turn.
    """
    pieces: list[Piece] = []
    at = 0
    for one in _opened(text, language):
        if before := text[at : one.start]:
            pieces += split_pieces(before, profile, line, language, begins_turn=begins_turn and not at)
        pieces.append(one.marker)
        pieces += split_pieces(text[one.start + len(one.marker.text) : one.end], profile, line, language)
        at = one.end
    if not at or text[at:].strip():
        pieces += split_pieces(text[at:], profile, line, language, begins_turn=begins_turn and not at)
    return list(_announced(_told_of(pieces)))


def _told_of(pieces: list[Piece]) -> list[Piece]:
    """The pieces; a note inside a sentence tells of others' words: ``He said (through an interpreter) that …``."""
    made: list[Piece] = []
    inside = False
    for at, piece in enumerate(pieces):
        before = made[-1] if made else ""
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        if inside and isinstance(piece, str) and isinstance(before, str):
            made[-1], inside = before + piece, False
        elif isinstance(piece, Marker) and _is_carried(piece) and isinstance(before, str) and _goes_on(before, after):
            made[-1], inside = before + piece.text, True
        else:
            made.append(piece)
    return made


def _is_carried(marker: Marker) -> bool:
    return marker.relation is not Relation.SPOKEN and marker.scope is not Scope.FOLLOWING


def _goes_on(before: str, after: Piece) -> bool:
    """True for the two sides of a note in the middle of a sentence."""
    return isinstance(after, str) and before.rstrip()[-1:].isalpha() and after.lstrip()[:1].islower()


def _announced(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces; a bracket behind a marker that announces it holds words: ``(Translation of … follows.) [I do.]``."""
    waiting: Marker | None = None
    for piece in pieces:
        blank = isinstance(piece, str) and not piece.strip()
        bracket = _bracket(piece) if waiting is not None else ""
        if waiting is not None and not blank:
            yield replace(waiting, scope=Scope.PARAGRAPH) if bracket else waiting
            yield " "
            waiting = None
        if isinstance(piece, Marker) and piece.scope is Scope.FOLLOWING:
            waiting = piece
        elif bracket:
            yield bracket
            if isinstance(piece, str) and (rest := piece.lstrip()[len(bracket) :]):
                yield rest
        elif waiting is None or not blank:
            yield piece
    if waiting is not None:
        yield waiting


def _bracket(piece: Piece) -> str:
    """The bracket with words in it with which a piece begins; nothing if there is none."""
    text = piece.lstrip() if isinstance(piece, str) else piece.text if isinstance(piece, StageDirection) else ""
    found = text[: _closed(text, 0)] if text[:1] in CLOSES else ""
    return found if _is_said(found[1:-1]) else ""


def _opened(text: str, language: str) -> Iterator[_Opened]:
    at = 0
    for match in _OPENED.finditer(text) if ":" in text or "：" in text else ():
        if match.start() < at or not _is_between_sentences(text[at : match.start()]):
            continue
        marker = _marker(match, language, text[at : match.start()])
        end = _closed(text, match.start())
        if marker is None or not _is_said(text[match.end() : end].rstrip("".join(CLOSES.values()))):
            continue
        at = end
        yield _Opened(marker, match.start(), end)


def _marker(match: re.Match[str], language: str, before: str) -> Marker | None:
    """What stands before the colon; the name of the text's language is a marker behind words in another one."""
    reading = read_marker(match["note"], None if language == UNDETERMINED else language)
    if reading is None or reading.relation is Relation.UNTRANSLATED:
        return None
    text, own = match.group().rstrip(), primary_subtag(language)
    if reading.relation is Relation.SPOKEN:
        is_own = own != UNDETERMINED and primary_subtag(reading.spoken or "") == own
        found = other_language(before, own) if is_own else None
        spoken = None if found == UNDETERMINED else found
        return Marker(text, Relation.TRANSLATION, Scope.PARAGRAPH, spoken) if found else None
    person = reading.entry.endswith(("interpreter", "translator"))
    if reading.certainty is not Certainty.HIGH and not person:
        return None
    spoken = None if reading.spoken == UNDETERMINED else reading.spoken
    return Marker(text, reading.relation, Scope.PARAGRAPH, spoken, reading.relay, one_hop=spoken is not None)


def _is_between_sentences(before: str) -> bool:
    return not before.strip() or _ENDED.search(before) is not None


def _closed(text: str, start: int) -> int:
    """Where the bracket ends that begins at a place; the end of the text if it goes on in the next paragraph."""
    opening, closing = text[start], CLOSES[text[start]]
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == opening) - (text[place] == closing)
        if not depth:
            return place + 1
    return len(text)


def _is_said(words: str) -> bool:
    """True for a sentence, and not for a name or two with what they are, ``Ann Lee, CSR``."""
    found = words.split()
    if any(map(is_caseless, found[:2])):
        return len(words) >= _DENSE
    small = sum(word[:1].islower() for word in found)
    return len(found) >= _FEWEST and 2 * small >= len(found) and not all(word[:1].isupper() for word in found[:2])
