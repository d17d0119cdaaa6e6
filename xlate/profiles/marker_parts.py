"""What markers divide: a paragraph into parts, a label's notes into what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

from xlate.model.lineage import Relation
from xlate.model.pieces import Gap, Marker, Piece, Scope, StageDirection, Styled

__all__ = [
    "CLOSES",
    "closes_words",
    "completes",
    "ended_in",
    "ends_translation",
    "has_words",
    "is_foreign",
    "is_opened",
    "is_translated",
    "joined",
    "parts_of",
    "untranscribed",
]


_END = re.compile(
    r"\W*(?:(?:the )?(?:end|ends|ended|conclusion) (?:of )?(?:the )?(?:\w+ ){0,2}(?:interpret|translat)(?:ation"
    r"|er|ed)\b.{0,40}"
    r"|(?:the )?(?:\w+ ){0,2}(?:interpretation|translation)(?: from \w+)? (?:ends|ended|ends here|concludes"
    r"|concluded|stops|stopped)"
    r"|(?:fin|fine|fim|final|termina|finaliza|finisce) (?:de |da |della |di )?(?:la |l[’']|a )?(?:traduc|traduç"
    r"|traduz|interpr)\w+.{0,30}"
    r"|fin (?:de l['’]intervention|du discours) en [^\W\d_]{2,24}"
    r"|(?:ende|schluss) der (?:\w+ )?(?:übersetzung|verdolmetschung|dolmetschung|simultan\w+)"
    r"|einde (?:van de )?(?:vertaling|vertolking|tolk)"
    r"|(?:конец|окончание|кінець|край на) (?:синхронн?ого )?(?:переводa?|перевода|перекладу|превода)"
    r"|koniec (?:tłumaczenia|tlmočenia)"
    r"|konec (?:tlumočení|překladu|prevoda)|slut på (?:tolkning|översättning)(?:en)?|çeviri(?:nin)? sonu"
    r"|(?:翻译|翻譯|传译|傳譯|口译|口譯|同传)(?:结束|結束|完毕|完畢)|通訳(?:終了|終わり|ここまで)|통역 ?(?:끝|종료)"
    r"|(?:نهاية|انتهاء|انتهت) الترجمة(?: .{0,20})?|סוף התרגום)\W*",
    re.IGNORECASE,
)


def ends_translation(note: str) -> bool:
    """True for a note after which words are no longer interpreted: ``(End of interpretation)``."""
    return len(note) <= 90 and _END.fullmatch(note) is not None


def ended_in(pieces: Iterable[Piece]) -> bool:
    """True if one of the pieces says that words are no longer interpreted."""
    return any(map(_ends_translation, pieces))


def _ends_translation(piece: Piece) -> bool:
    return isinstance(piece, StageDirection) and ends_translation(piece.text)


def completes(found: Marker, marker: Marker) -> bool:
    """True for a second marker of a label that says something else than the first: a language, and a translation."""
    return (found.relation is Relation.SPOKEN) != (marker.relation is Relation.SPOKEN)


def joined(first: Marker, second: Marker) -> Marker:
    """Two markers of a label as one: "(in Korean) (retranslated)"."""
    main, language = (second, first) if first.relation is Relation.SPOKEN else (first, second)
    return replace(main, text=f"{first.text} {second.text}", spoken=main.spoken or language.spoken)


def is_translated(marker: Marker | None) -> bool:
    """True if a marker says that words are a translation of some kind."""
    return marker is not None and marker.relation is not Relation.SPOKEN


def has_words(pieces: list[Piece]) -> bool:
    """True if there is anything but markers, gaps and stage directions; a lone full stop is kept too."""
    return any(isinstance(piece, Styled) or (isinstance(piece, str) and piece.strip(" \t\u00a0")) for piece in pieces)


def _says_something(part: list[Piece]) -> bool:
    """True for more than markers, brackets and quotation marks."""
    return has_words([piece for piece in part if not isinstance(piece, str) or any(map(str.isalnum, piece))])


def parts_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of a paragraph, divided before each marker that stands behind words, or behind another language."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if _ends_translation(piece) and _says_something(parts[-1]):
            parts.append([])
        elif isinstance(piece, Marker) and piece.scope is not Scope.FOLLOWING:
            # "(Speaks Spanish.) (In English.) We go on": the Spanish words were not written down
            other = piece.relation is Relation.SPOKEN and is_foreign(parts[-1])
            other = other and all(one.spoken != piece.spoken for one in parts[-1] if isinstance(one, Marker))
            if other or _says_something(parts[-1]):
                parts.append([])
        elif _is_closed(parts[-1]):
            parts.append([])
        parts[-1].append(piece)
    return [part for found in parts if (part := _trimmed(found))]


def closes_words(pieces: Sequence[Piece]) -> bool:
    """True for a marker without words that says that words were carried over; a full stop behind it is no word."""
    markers = [piece for piece in pieces if isinstance(piece, Marker)]
    told = len(markers) == 1 and markers[0].relation not in {Relation.SPOKEN, Relation.UNTRANSLATED}
    return told and markers[0].scope in {Scope.TURN, Scope.STICKY} and not _says_something(list(pieces))


def is_opened(piece: Piece) -> TypeGuard[Marker]:
    """True for a marker in whose bracket the words follow: ``[Translation:``."""
    return isinstance(piece, Marker) and piece.text[:1] in CLOSES and piece.text[-1:] in ":："


_ANNOUNCED = 2
"""a marker and the bracket behind it"""


def _is_closed(part: list[Piece]) -> bool:
    """True for the words in a bracket that a marker opens or announces, the bracket closed: ``[Translation: Yes.]``."""
    told = [piece for piece in part if not isinstance(piece, str) or piece.strip()]
    if len(told) == _ANNOUNCED and isinstance(told[0], Marker) and isinstance(told[1], str):
        bracket = told[1].strip()
        if CLOSES.get(bracket[:1]) == bracket[-1:] and told[0].scope is Scope.PARAGRAPH:
            return True
    if len(part) < _OPENED or not is_opened(part[0]) or not isinstance(part[-1], str):
        return False
    opening = part[0].text[0]
    words = [piece for piece in part if isinstance(piece, str)]
    return sum(piece.count(CLOSES[opening]) - piece.count(opening) for piece in words) > 0


CLOSES = {"[": "]", "(": ")", "（": "）", "【": "】", "［": "］", "〔": "〕"}
"""brackets, each with its other half"""
_OPENED = 2
"""pieces: the marker and its words"""


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Pieces without blanks at their edges."""
    trimmed = list(pieces)
    if trimmed and isinstance(trimmed[0], str):
        trimmed[0] = trimmed[0].lstrip(" \t\u00a0")
    if trimmed and isinstance(trimmed[-1], str):
        trimmed[-1] = trimmed[-1].rstrip(" \t\u00a0")
    return [piece for piece in trimmed if piece]


def is_foreign(part: list[Piece]) -> bool:
    """True for a note on the language spoken without words: they were said, and not written down.

    A full stop behind the note is no word.
    """
    notes = [piece for piece in part if isinstance(piece, Marker)]
    return bool(notes) and not _says_something(part) and all(note.relation is Relation.SPOKEN for note in notes)


def untranscribed(part: list[Piece]) -> list[Gap]:
    """The notes on speech that was not written down, each with the full stop behind it."""
    gaps: list[Gap] = []
    for piece in part:
        if isinstance(piece, Marker):
            gaps.append(Gap(piece.text, "foreign"))
        elif gaps and isinstance(piece, str) and piece.strip():
            gaps[-1] = replace(gaps[-1], text=gaps[-1].text + piece.rstrip())
    return gaps
