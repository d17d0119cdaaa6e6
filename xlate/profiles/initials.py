"""Labels that are initials, and whose they are: ``MB`` where "Mary Bell (MB)" stands in the list of those present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from xlate.profiles.vocabulary import CONNECTORS, bare, is_office

__all__ = ["resolve_initials"]

_INITIALS = re.compile(r"(?:[^\W\d_]\.?){2,4}")
_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,4})"
_CAPITALS = re.compile(
    r"(?<!\w)[^\W\d_a-z][^\W\d_A-Z][\w.’'-]*(?:\s(?:(?:de|del|di|da|von|van|al|bin)\s)?[^\W\d_a-z][\w.’'-]*)*+"
)
_TITLE = 3
"""paragraphs at the head of a text: a title, and what it breaks into"""
_LISTED = 160
"""characters: a longer paragraph is no entry of a list"""


def resolve_initials(label: str, text: Sequence[str]) -> str | None:
    """The name of which a label is the initials.

    Args:
        label: in capitals.
        text: what stands before the first turn: a list of those present, a title.

    Returns:
        The name that a list gives for them, or the one name with these initials with which a short line begins.
    """
    if not label.isupper() or _INITIALS.fullmatch(label) is None:
        return None
    letters = label.replace(".", "")
    short = [paragraph for paragraph in text if len(paragraph) <= _LISTED]
    beside = (
        short[at - step]
        for at, cell in enumerate(short)
        if cell == label
        for step in (1, -1)
        if 0 <= at - step < len(short)
    )
    for cell in beside:  # of a table: the name in one column, the code in the next
        if cell[0] == label[0] and re.fullmatch(_NAME, cell):
            return cell
    printed = re.escape(label)
    after = _NAME.replace("name", "after")
    told = re.compile(rf"{_NAME}\s?[(\[]{printed}[)\]]|(?<!\w){printed}\s?(?:[=:–—-]|\s)\s?{after}")
    for paragraph in short:
        for match in told.finditer(paragraph):
            name = _matching(match["name"] or match["after"], letters)
            if name:
                return name
    coded = re.compile(rf"{_NAME}\s?[,–—-].{{0,80}}[(\[]{printed}[)\]]")
    for paragraph in short:  # "Romulo Cintra - Company (RCA)"
        entry = coded.search(paragraph)
        if entry is not None and entry["name"][0] == letters[0]:
            return entry["name"]
    found = {name.casefold(): name for paragraph in short if (name := _begins_with(paragraph, letters))}
    found = found or {name.casefold(): name for name in _titled(short[:_TITLE], letters)}
    return next(iter(found.values())) if len(found) == 1 else None


def _titled(heads: Sequence[str], letters: str) -> Iterator[str]:
    """Names in a title that make the initials: all the words with capitals that stand together, on a line or two."""
    for text in (*heads, *(" ".join(two) for two in pairwise(heads))):
        for match in _CAPITALS.finditer(text):
            words = match.group().split()
            if len(words) == len(letters) and _initials(words) == letters:
                yield " ".join(words)


def _matching(words: str, letters: str) -> str | None:
    """The words of a text that make the initials, at its end or at its beginning."""
    parts = words.split()
    for size in range(min(len(letters) + 1, len(parts)), 1, -1):
        for chosen in (parts[-size:], parts[:size]):
            if chosen[0][0].isupper() and _initials(chosen) == letters:
                return " ".join(chosen).strip(" ,.;")
    return None


def _begins_with(paragraph: str, letters: str) -> str | None:
    words = paragraph.replace(",", " ,").split()
    for size in range(2, min(len(letters) + 2, len(words)) + 1):
        chosen = words[:size]
        if any(is_office(word) for word in chosen):
            return None
        if _initials(chosen) == letters and (size == len(words) or words[size] == "," or len(words) == size):
            return " ".join(chosen)
    return None


def _initials(words: list[str]) -> str:
    return "".join(
        part[0]
        for word in words
        if bare(word) not in CONNECTORS
        for part in word.split("-")
        if part and part[0].isupper()
    )
