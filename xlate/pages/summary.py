"""A transcript in short, for the index: its facts, and the words of its rows for the search from disk.

All of them stand in one script, ``search.js``, a line for each page, which a browser can load from a disk too. From
there the next run takes the lines of pages that have not changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from xlate.pages.transcript import Transcript

__all__ = ["Entry", "entry_of", "read_entries", "write_entries"]

_BEFORE, _AFTER = "xlate(", ");"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the index."""

    page: str
    """address of the page, as seen from the index"""
    digest: str
    """of all that the page was made from"""
    facts: dict[str, Any]
    """what the index shows, by the names that its template has"""
    rows: list[list[Any]]
    """id, number, speaker, and for each language its tag and the words"""


def entry_of(transcript: Transcript, page: str, digest: str) -> Entry:
    """Put a transcript in short."""
    description = transcript.description
    first, *others = transcript.languages
    rows = []
    for turn in transcript.turns:
        for row in turn.rows:
            texts = [
                [cell.language.tag, text] for cell in row.cells if (text := "".join(run.text for run in cell.runs))
            ]
            rows.append([row.key, row.number, turn.speaker, *texts])
    facts = {
        "title": description.title or transcript.stem,
        "date": description.date,
        "place": ", ".join(description.places),
        "publisher": description.printed_by,
        "language": first.tag,
        "language_name": first.name,
        "speakers": list(dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker)),
        "segments": transcript.segments,
        "words": transcript.words,
        "relayed": transcript.relayed,
        "words_by_kind": dict(transcript.words_by_kind),
        "kinds": {one.key: one.number for one in transcript.kinds},
        "translations": [
            {"tag": one.tag, "name": one.name, "progress": one.progress} for one in others if not one.is_reference
        ],
        "files": [
            {"href": one.href, "language": one.language, "form": one.form, "digest": one.digest}
            for one in transcript.files
            if one.href
        ],
    }
    return Entry(page, digest, facts, rows)


def write_entries(entries: Iterable[Entry]) -> bytes:
    """The script with all entries."""
    values = ({one.name: getattr(entry, one.name) for one in fields(entry)} for entry in entries)
    lines = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return "".join(f"{_BEFORE}{line}{_AFTER}\n" for line in lines).encode()


def read_entries(data: bytes) -> dict[str, Entry]:
    """Page -> entry, of a script that `write_entries` made; what is something else is passed over."""
    found = {}
    for line in data.decode(errors="replace").split("\n"):
        if not (line.startswith(_BEFORE) and line.endswith(_AFTER)):
            continue
        try:
            entry = Entry(**json.loads(line[len(_BEFORE) : -len(_AFTER)]))
        except (ValueError, TypeError):
            continue
        found[entry.page] = entry
    return found
