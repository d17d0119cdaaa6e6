"""Notes in brackets that say who made them: ``[… N. del T.]``, ``(Anm. d. Red.: …)``, ``（訳注：…）``.

They are printed among the words, but nobody spoke them. A translator's note also shows that the words around it are a
translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlate.findings import Finding
from xlate.model.pieces import EditorialNote, NoteBy
from xlate.model.transcript import Paragraph, Transcript

__all__ = ["editorial_note_findings", "editorial_note_of"]

_NOTE = (
    r"(?:notes?|nota|notă|noot|anm(?:erkung|ärkning|ærkning|\.)?|прим(?:ечани[ея]|\.)?|przyp(?:is|\.)?"
    r"|pozn(?:ámka|\.)?)"
)
_OF = r"\s?(?:(?:by|from|of|du|de la|del|della|do|da|d\.|des|der|van de|av)\s?)?(?:the\s)?"
_TRANSLATOR = re.compile(
    rf"{_NOTE}{_OF}"
    r"(?:translator|traducteur|traductrice|traductora?|tradutora?|traduttore|traduttrice|traducătorului"
    r"|übersetzer(?:s|in)?|übers\.?|ü\.?|vertaler|oversætteren|översättaren|переводчика|пер(?:ев)?\.?|перекладача"
    r"|перекл\.?|tłum(?:acza|\.)?|překl(?:adatele|\.)?|prekl(?:adateľa|\.)?|prev(?:oditelja|\.)?)"
    r"|translator[’']?s?[’']? notes?|a ford(?:ító|\.)? megj(?:egyzése|\.)?|çev(?:irmenin|\.) notu|ç\. ?n\."
    r"|suom\. huom\.|n\. ?d(?:el|ella|u|a|o|e)?\.?(?: la)? ?t\.?r?|n\. ?t\.|t\. ?n\.|a\. ?d\. ?ü\.|n\. ?v\. ?d\. ?v\."
    r"|ndt|tn(?=\s?[:：—–-])|訳者?注|译者?注|譯者?[註注]|역자 ?주|역주|הערת המתרגמת?|ملاحظة المترجمة?|هامش المترجم",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    rf"{_NOTE}{_OF}"
    r"(?:editors?|éditeur|éditrice|rédaction|editora?|redacción|redação|redazione|curatore|hrsg\.?|herausgebers?"
    r"|red(?:aktion|aktionen|actie|\.)?|ред(?:акции|актора|\.)?|redakcji|redakce)"
    r"|(?:editor[’']?s?[’']?|ed\.?) notes?|n\. ?d(?:el|ella|u|e)?\.?(?: la)? ?[er]\.?|d\. ?red\.|ndlr|ndr|ndé"
    r"|ed\.?(?=\s?[:：—–-])|編(?:者|集部)?[註注]|编者?[按注]|편집자 ?주",
    re.IGNORECASE,
)
_AT_START = re.compile(r"\s?[.:：,;—–-]")
_BEFORE = re.compile(r"(?:^|[.!?…:;,—–\s-])[\s(]*$")
_LONGEST = 1_000
"""characters: a note on a word or two"""


def editorial_note_of(text: str) -> EditorialNote | None:
    """The note that words in brackets are; None if it is not printed that a translator or the editors made it.

    Args:
        text: the words with their brackets.
    """
    inner = text[1:-1].strip(" \u00a0*_")
    if not 2 <= len(inner) <= _LONGEST:
        return None
    for pattern, by in ((_TRANSLATOR, NoteBy.TRANSLATOR), (_EDITOR, NoteBy.EDITOR)):
        if any(_stands_at_an_edge(inner, match) for match in pattern.finditer(inner)):
            return EditorialNote(text, by)
    return None


def _stands_at_an_edge(inner: str, match: re.Match[str]) -> bool:
    """True for who made the note before a colon or dash, or as its last word."""
    before, after = inner[: match.start()], inner[match.end() :]
    if not before:
        return not after.strip(". ") or (_AT_START.match(after) is not None)
    return not after.strip(". ") and _BEFORE.search(before) is not None


def editorial_note_findings(transcript: Transcript) -> Iterator[Finding]:
    """One finding if translators left notes in turns of which nothing says that they are a translation.

    Nothing is made of the notes: they do not say from which language, and perhaps not all turns came the same way.
    """
    found = [
        (item.line, piece.text)
        for turn in transcript.turns
        for item in turn.content
        if isinstance(item, Paragraph) and item.relation is None
        for piece in item.pieces
        if isinstance(piece, EditorialNote) and piece.by is NoteBy.TRANSLATOR
    ]
    if found:
        line, text = found[0]
        message = (
            f"{len(found)} notes of a translator, as {text}, show that words are a translation; no lineage says so: "
            "give --relay TAG or --speaker-lang NAME=TAG for those of whom it is true"
        )
        yield Finding("XL134", message, transcript.source_name, line)
