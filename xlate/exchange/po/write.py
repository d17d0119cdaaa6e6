"""Writing PO: the units of a document, the pairs of a memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain, islice

import polib

from xlate.exchange.catalogue import Entry, Header
from xlate.exchange.export_units import ExportDocument
from xlate.exchange.po.header import build_header
from xlate.model.pair import Pair

__all__ = ["po_entry", "write_compendium", "write_entries", "write_po"]

_HEADER_COMMENT = "Inline tags stay as they are; their order may change. & is written &amp; and < is written &lt;."
_TOGETHER = 2000
"""entries that are encoded together"""
_LINE_END = "\n"


def write_po(document: ExportDocument, now: datetime) -> bytes:
    """Write units as PO.

    Args:
        document: the units and their translations. The header of the PO file that is brought up to date is kept; its
            creation date too if no msgid has changed.
        now: time of the export, with its zone.
    """
    translator = document.translator or ""
    fresh = build_header(document.project, document.language, document.source_language, now, translator=translator)
    old = document.old.header if document.old is not None else None
    header = Header(fresh, _HEADER_COMMENT)
    if document.old is not None and old is not None:
        kept = {key: value for key, value in old.fields.items() if value}
        fields = fresh | kept | {key: fresh[key] for key in ("Content-Type", "X-Source-Language")}
        before = {(entry.key, entry.source) for entry in document.old.entries}
        if before != {(one.entry.key, one.entry.source) for one in document.units}:
            fields["POT-Creation-Date"] = fresh["POT-Creation-Date"]
        header = Header(fields, old.comment)
    return write_entries(header, (one.entry for one in document.units), document.gone)


def write_entries(header: Header, entries: Iterable[Entry], obsolete: Iterable[Entry] = ()) -> bytes:
    """Write entries as PO: UTF-8, unwrapped, in the order given."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = header.comment
    catalogue.metadata = dict(header.fields)
    gone = (po_entry(entry, obsolete=True).__unicode__(wrapwidth=0) for entry in obsolete)
    texts = chain((str(catalogue),), map(_entry_text, entries), gone)
    # Encoded part by part into one buffer: as one text, a large file takes many times the memory of its bytes.
    data = BytesIO()
    while part := "\n".join(islice(texts, _TOGETHER)):
        data.write(b"\n" if data.tell() else b"")
        data.write(part.encode(errors="backslashreplace"))  # the name of a file can be bytes that are no text
    if not data.getvalue().endswith(b"\n"):
        data.write(b"\n")
    return data.getvalue()


def _entry_text(entry: Entry) -> str:
    """An entry as polib writes it, three times as fast; tests/exchange/test_plain_po.py compares."""
    if entry.plural:
        return str(po_entry(entry).__unicode__(wrapwidth=0))
    text = ""
    if entry.comment:
        text = f"# {entry.comment.replace(_LINE_END, _LINE_END + '# ')}\n"
    if entry.notes:
        text += f"#. {entry.notes.replace(_LINE_END, _LINE_END + '#. ')}\n"
    if entry.reference:
        text += f"#: {entry.reference}\n"
    if entry.fuzzy or entry.flags:
        text += f"#, {', '.join(_flags(entry))}\n"
    if entry.previous is not None:
        text += _field("#| ", "msgid", entry.previous)
    if entry.key is not None:
        text += _field("", "msgctxt", entry.key)
    return text + _field("", "msgid", entry.source) + _field("", "msgstr", entry.translation)


def _field(sign: str, keyword: str, text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'{sign}{keyword} "{text}"\n'
    lines = text.splitlines(keepends=True)
    first, *others = ["", *lines] if len(lines) > 1 else [text]
    return f'{sign}{keyword} "{polib.escape(first)}"\n' + "".join(f'{sign}"{polib.escape(line)}"\n' for line in others)


def _flags(entry: Entry) -> list[str]:
    return [*entry.flags, *(["fuzzy"] if entry.fuzzy and "fuzzy" not in entry.flags else [])]


def po_entry(entry: Entry, *, obsolete: bool = False) -> polib.POEntry:
    """An entry as polib knows it."""
    made = polib.POEntry(
        msgctxt=entry.key,
        msgid=entry.source,
        msgstr="" if entry.plural else entry.translation,
        comment=entry.notes,
        tcomment=entry.comment,
        flags=_flags(entry),
        previous_msgid=entry.previous,
        occurrences=[(entry.reference, "")] if entry.reference else [],
        obsolete=obsolete,
    )
    if entry.plural:
        made.msgid_plural, *forms = entry.plural_forms
        made.msgstr_plural = dict(enumerate(forms))
    return made


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
    translators = {pair.translator or "" for pair in pairs}
    fields = build_header(
        "xlate translation memory",
        pairs[0].target_language,
        pairs[0].source_language,
        now,
        translator=translators.pop() if len(translators) == 1 else "",
    )
    return write_entries(Header(fields), map(_compendium_entry, by_source.values()))


def _compendium_entry(pairs: list[Pair]) -> Entry:
    """The entry for pairs with the same source."""
    best = max(reversed(pairs), key=lambda pair: (pair.is_reviewed, not pair.is_raw_machine, pair.date or ""))
    others = {pair.target: pair for pair in pairs if pair.target != best.target}
    notes = [best.origin, *(f"Otherwise: {pair.target} ({pair.origin})" for pair in others.values())]
    return Entry(
        None,
        best.source,
        best.target,
        fuzzy=not best.is_reviewed or any(pair.is_reviewed for pair in others.values()),
        plural=False,
        line=0,
        comment=best.machine,
        notes="\n".join(note for note in notes if note),
    )
