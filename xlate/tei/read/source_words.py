"""Of which words of the source a unit of a translated file is the translation, and whether the source still has them.

``@corresp`` of the unit has a pointer ``words:9f86d081`` beside ``src:s-dhx6vuyc``: the first 32 bits of the SHA-256 of
the words, as RFC 6920 writes them (``nih:sha-256-32;9f86d081``). docs/decisions/0040 says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from xlate.findings import Finding
from xlate.model.mt_origin import hash_of_words
from xlate.model.unit import State, Unit
from xlate.tei.record import Record

__all__ = ["WORDS", "find_outdated", "report_outdated", "words_pointer"]

WORDS = "words:"
"""prefix of the pointer"""


def words_pointer(unit: Unit, state: State) -> str | None:
    """The pointer at the words of a unit of the source; None: the translation is not one of these words."""
    return None if state in (State.UNTRANSLATED, State.STALE) else f"{WORDS}{hash_of_words(unit.source)}"


def find_outdated(translated: Record, units: Iterable[Unit]) -> Iterator[Unit]:
    """The units of a source whose words have changed since they were translated.

    Of a file by a version of xlate that did not note the words, nothing is known, so nothing is found.

    Args:
        translated: the translated file.
        units: those of its source as it is now.
    """
    for unit in units:
        place = translated.by_id.get(unit.key)
        noted = None if place is None else _noted(translated.elements[place])
        if noted is not None and noted != hash_of_words(unit.source):
            yield unit


def report_outdated(translated: Record, units: Iterable[Unit], source: str) -> Iterator[Finding]:
    """A finding (XL221) for each unit whose source has changed since: file, line and unit.

    Args:
        translated: the translated file.
        units: those that `find_outdated` has found.
        source: name of the source file.
    """
    for unit in units:
        number = f" ({unit.number})" if unit.number else ""
        message = (
            f"{unit.key}{number}: the words in {source} have changed since this was translated; bring the "
            "translator's file up to date and merge it again"
        )
        line = translated.line(translated.spans[translated.by_id[unit.key]].start)
        yield Finding("XL221", message, translated.name, line)


def _noted(element: etree._Element) -> str | None:
    words = (word for word in (element.get("corresp") or "").split() if word.startswith(WORDS))
    return next((word.removeprefix(WORDS) for word in words), None)
