"""Paragraphs are divided into sentences, which is what models have been trained on, and joined again.

A model that is given several sentences at once leaves some out, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xlate.languages import UNSPACED_LANGUAGES, primary_subtag

__all__ = ["divide", "join"]

_NO_BEGINNING = re.compile(r"[\"'“”„‘’«»(\[]*(?:[^\W\d_]|\d)")


def divide(text: str, language: str) -> list[str]:
    """Divide a text into sentences.

    Args:
        text: words in one line.
        language: tag of their language.

    Returns:
        The sentences, without the space between them. What begins with a small letter or a digit is no new sentence:
        "Art. 5, para. 2" stays in one piece.
    """
    from sentencex import segment

    pieces: list[str] = []
    for piece in segment(primary_subtag(language), text):
        begins = _NO_BEGINNING.match(piece)
        first = begins.group()[-1] if begins else ""
        if pieces and (first.islower() or first.isdigit()):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [piece.strip() for piece in pieces if piece.strip()] or [text]


def join(pieces: Sequence[str], language: str) -> str:
    """Put translated sentences together as the language that they are in does."""
    return ("" if primary_subtag(language) in UNSPACED_LANGUAGES else " ").join(
        filter(None, (piece.strip() for piece in pieces))
    )
