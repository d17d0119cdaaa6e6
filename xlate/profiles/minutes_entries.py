"""Entries of minutes and parts of a broadcast, which look like labels: ``Beschluss:``, ``Motion A:``, ``Úvod:``.

A name is told from them by words of about thirty languages in ``minutes/entries.toml``. Such a word alone is an entry;
behind the word for a motion stand a name, a letter or a number: ``Antrag Roth``, ``Amendement 12``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from xlate.findings import Finding
from xlate.model.document import BlockKind
from xlate.profiles.passage import Passage
from xlate.profiles.procedure import is_own, is_said
from xlate.profiles.vocabulary import CONNECTORS, HONORIFICS, bare, is_office
from xlate.text import shorten

__all__ = ["entries_findings", "is_entry", "without_minutes_entries"]

_FILE = Path(__file__).parent / "minutes" / "entries.toml"
_LONGEST = 60
"""characters before the colon"""
_MOST = 3
"""words behind that for a motion"""
_NUMBER_WORDS = frozenset(
    ["no", "nr", "n°", "nº", "№", "núm", "num", "č", "čís", "št", "br", "sz", "numéro", "nummer", "numer", "номер"]
)
_FEWEST = 2
"""who else speaks in a text; with fewer, the words may be how somebody calls himself"""
_SHOWN = 5
"""entries in a message"""
_LONG_AFTER = 400
"""characters of a paragraph without a label that goes on with an entry"""


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """What is an entry alone, and what is one with a name behind it."""
    table: dict[str, dict[str, list[str]]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words = {kind: frozenset(word for several in of.values() for word in several) for kind, of in table.items()}
    return frozenset().union(*words.values()), words["motions"]


@lru_cache(1024)
def is_entry(label: str) -> bool:
    """True for what names no person before a colon: ``Votación``, ``Antrag Roth``, ``Motion A``."""
    plain = label.strip(" \u00a0*_[]【】").casefold()
    alone, motions = _words()
    if plain in alone:
        return True
    words = label.strip(" \u00a0*_").split()
    for size in range(1, min(len(words), 5)):
        if " ".join(words[:size]).casefold() in motions:
            rest = [word for word in words[size:] if word.casefold().strip(".") not in _NUMBER_WORDS]
            named = all(word[0].isupper() or word[0].isdigit() or bare(word) in CONNECTORS for word in rest)
            titled = [word for word in rest if bare(word) in HONORIFICS]
            return len(rest) - len(titled) <= _MOST and named and not any(map(is_office, rest))
    return False


def without_minutes_entries(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, with entries of minutes and parts of a broadcast no longer labels, nor anybody's words.

    What stands under an entry without a label goes with it, unless somebody speaks of himself there.

    Args:
        passages: all of a text, in order.
    """
    heads = [_head(one) for one in passages]
    people = {one.label for one, head in zip(passages, heads, strict=True) if one.label and not head}
    if not any(heads) or len(people) < _FEWEST:
        return list(passages)
    first = next((at for at, one in enumerate(passages) if one.begins_turn), len(passages))
    kept = list(passages)
    several = len(set(filter(None, heads))) > 1
    under = False
    for at, (one, head) in enumerate(zip(passages, heads, strict=True)):
        after = passages[at + 1] if at + 1 < len(passages) else None
        ends = after is None or after.begins_turn or after.kind is not BlockKind.TEXT or bool(heads[at + 1])
        noted = several and ends and not is_said(one.text)  # among entries one that looks like none; alone, it is said
        if head and one.candidate is not None and is_own(one.text[one.candidate.end :]):
            kept[at] = replace(one, candidate=None)  # "Motion Roe: … I move it": he speaks
            under = False
        elif head and at >= first and (one.candidate is not None or noted):
            kept[at] = replace(one, candidate=None, kind=BlockKind.NARRATIVE)
            under = one.candidate is not None
        elif one.begins_turn or one.kind is not BlockKind.TEXT or is_said(one.text) or len(one.text) > _LONG_AFTER:
            under = False
        elif under:
            kept[at] = replace(one, kind=BlockKind.NARRATIVE)
    return kept


def entries_findings(found: Sequence[Passage], file: str) -> Iterator[Finding]:
    """One finding for all that was taken for entries and for nobody's words."""
    if found:
        more = ", …" if len(found) > _SHOWN else ""
        shown = ", ".join(f'"{shorten(one.text, 40)}"' for one in found[:_SHOWN])
        message = f"taken for entries of minutes and for nobody's words, {len(found)}: {shown}{more}"
        yield Finding("XL135", message, file, found[0].line)


def _head(passage: Passage) -> str:
    """What stands before the colon of a passage, if it is an entry; else nothing."""
    if passage.voice is not None:
        return ""
    label = passage.candidate
    if label is not None:
        return label.label if is_entry(label.label) and not label.clock else ""
    text = passage.text[:_LONGEST]
    place = min((at for at in (text.find(":"), text.find("：")) if at > 0), default=0)
    return text[:place].strip() if place and is_entry(text[:place]) else ""
