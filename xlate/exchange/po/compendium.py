"""Pairs as a PO compendium: entries without msgctxt, which gettext (``msgmerge -C``) and Poedit take as a memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import polib

from xlate.exchange.po.header import build_header
from xlate.pairs import Pair

__all__ = ["write_compendium"]


def write_compendium(pairs: Sequence[Pair], now: datetime) -> bytes:
    """Write pairs of one source and one target language as a PO file.

    Args:
        pairs: at least one. Of several with the same source, one translation can stand in the file: a person's before a
            machine's, then the latest. If people have translated it in different ways, it is fuzzy, and the others
            stand in the notes; so is what nobody has reviewed.
        now: the time of the export.
    """
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair)
    catalogue = polib.POFile(wrapwidth=0)
    translators = {pair.translator or "" for pair in pairs}
    catalogue.metadata = build_header(
        "xlate translation memory",
        pairs[0].target_language,
        pairs[0].source_language,
        now,
        translator=translators.pop() if len(translators) == 1 else "",
    )
    list.extend(catalogue, [_entry(same) for same in by_source.values()])  # append looks through all entries each time
    text = str(catalogue)
    return (text if text.endswith("\n") else f"{text}\n").encode()


def _entry(pairs: list[Pair]) -> polib.POEntry:
    """The entry for pairs with the same source."""
    best = max(reversed(pairs), key=lambda pair: (pair.is_reviewed, not pair.is_raw_machine, pair.date or ""))
    others = {pair.target: pair for pair in pairs if pair.target != best.target}
    notes = [best.origin, *(f"Otherwise: {pair.target} ({pair.origin})" for pair in others.values())]
    entry = polib.POEntry(
        msgid=best.source,
        msgstr=best.target,
        comment="\n".join(note for note in notes if note),
        tcomment=best.machine,
    )
    if not best.is_reviewed or any(pair.is_reviewed for pair in others.values()):
        entry.flags.append("fuzzy")
    return entry
