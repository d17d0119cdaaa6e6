"""A transcript, and many in an index, as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xlate.pages.charts import charts_of, parts_of
from xlate.pages.interface import day_in_words
from xlate.pages.interface import gettext as _
from xlate.pages.strip import blocks_of
from xlate.pages.summary import Entry
from xlate.pages.theme import Theme, web_address
from xlate.pages.transcript import Language, Legend, Transcript
from xlate.pages.ways import KIND_MEANINGS, KIND_NAMES, Way

__all__ = ["citation_of", "html_index", "html_page", "ways_of"]

_CONTEXT = "https://schema.org"
_MEDIA_TYPES = {"TEI": "application/tei+xml", "PO": "text/x-gettext-translation", "TMX": "application/x-tmx+xml"}
"""form of a file -> media type; those of PO and TMX are in use, but not registered"""
_MANY_TURNS = 300
"""of more, the evidence of a way stands once, and not in each turn"""


def html_page(transcript: Transcript, theme: Theme, *, index: str = "") -> bytes:
    """The page of a transcript.

    Args:
        transcript: what it shows.
        theme: what it looks like.
        index: address of the index; empty: there is none.
    """
    values = {
        "page": transcript,
        "strip": list(blocks_of(transcript.turns)),
        "index": index,
        "citation": citation_of(transcript),
        "metadata": _metadata(transcript),
        "told": ways_of(transcript) if len(transcript.turns) > _MANY_TURNS else {},
    }
    return theme.render("page.html", ["theme.js", "page.js"], values)


def html_index(title: str, entries: Sequence[Entry], theme: Theme) -> bytes:
    """The index of many transcripts.

    Args:
        title: its heading.
        entries: the transcripts.
        theme: what it looks like.
    """
    entries = sorted(entries, key=lambda entry: (entry.facts["date"] or "9999", entry.facts["title"]))
    facts = [entry.facts for entry in entries]
    words: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for one in facts:
        words.update(one["words_by_kind"])
        kinds.update(one["kinds"])
    dates = sorted(str(one["date"])[:4] for one in facts if one["date"])
    values = {
        "title": title,
        "rows": [
            {**entry.facts, "page": entry.page, "parts": parts_of(entry.facts["words_by_kind"])} for entry in entries
        ],
        "segments": f"{sum(int(one['segments']) for one in facts):,}",
        "relayed": round(100 * words["relay"] / (words.total() or 1)),
        "dates": "" if not dates else dates[0] if dates[0] == dates[-1] else f"{dates[0]}–{dates[-1]}",
        "charts": charts_of(facts),
        "kinds": [
            Legend(str(kind), _(name), _(KIND_MEANINGS[kind]), kinds[str(kind)])
            for kind, name in KIND_NAMES.items()
            if kinds[str(kind)]
        ],
        "metadata": {
            "@context": _CONTEXT,
            "@type": "Collection",
            "name": title,
            "hasPart": [
                _without_gaps({"@type": "CreativeWork", "name": entry.facts["title"], "url": entry.page})
                for entry in entries
            ],
        },
    }
    return theme.render("index.html", ["theme.js", "index.js"], values, loads=" 'self' file:")


def ways_of(transcript: Transcript, languages: Sequence[Language] = ()) -> dict[Way, str]:
    """The ways in a transcript, each with the id of the place where it is told once.

    Args:
        transcript: the transcript.
        languages: those whose ways are wanted; none: all.
    """
    columns = (column for turn in transcript.turns for column in turn.ways)
    ways = (way for one in columns if not languages or one.language in languages for way, _places in one.ways)
    told = (way for way in ways if way.kind != "unknown" or way.steps)  # of the others there is nothing to tell
    return {way: f"xlate-way-{number}" for number, way in enumerate(dict.fromkeys(told), 1)}


def citation_of(transcript: Transcript) -> str:
    """How a transcript is cited: author, title, event, publisher, edition, and the file by its hash."""
    d = transcript.description
    event = ", ".join(part for part in (day_in_words(d.date), *d.places) if part)
    edition = ", ".join(
        part
        for part in (
            _("TEI edition with translation lineage"),
            d.publisher,
            day_in_words(d.edition_date),
            _program(d.version),
        )
        if part
    )
    first = transcript.files[0] if transcript.files else None
    parts = [", ".join(d.authors), d.title or transcript.stem, event, d.printed_by, edition]
    if first:
        parts.append(f"{first.name}, SHA-256 {first.digest[:12]}")
    return f"{'. '.join(part.rstrip('.') for part in parts if part)}."


def _program(version: str) -> str:
    return f"xlate {version}" if version else ""


def _metadata(transcript: Transcript) -> dict[str, Any]:
    """The transcript in the words of schema.org."""
    d = transcript.description
    first, *others = transcript.languages
    work = {
        "@context": _CONTEXT,
        "@type": "CreativeWork",
        "additionalType": "Transcript",
        "name": d.title or transcript.stem,
        "inLanguage": first.tag,
        "temporalCoverage": d.date,
        "contentLocation": [{"@type": "Place", "name": place} for place in d.places],
        "publisher": {"@type": "Organization", "name": d.printed_by} if d.printed_by else None,
        "isBasedOn": web_address(d.address),
        "license": web_address(d.licence),
        "datePublished": d.edition_date,
        "creditText": citation_of(transcript),
        "contributor": [
            _without_gaps({"@type": "Person", "name": person.name, "jobTitle": person.role}) for person in d.persons
        ],
        "workTranslation": [{"@type": "CreativeWork", "inLanguage": one.tag} for one in others if not one.is_reference],
        "encoding": [
            _without_gaps(
                {
                    "@type": "MediaObject",
                    "name": one.name,
                    "contentUrl": one.href,
                    "encodingFormat": _MEDIA_TYPES[one.form],
                    "sha256": one.digest,
                }
            )
            for one in transcript.files
        ],
    }
    return _without_gaps(work)


def _without_gaps(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
