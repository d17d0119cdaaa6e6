"""Pairs as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from xlate.exchange.lineage_table import cell
from xlate.pairs import Pair

__all__ = ["COLUMNS", "as_row", "write_pair_table"]

COLUMNS = (
    "source", "target", "source_language", "target_language", "document", "id", "number", "kind", "speaker",
    "way", "lineage", "target_way", "target_lineage", "relation", "translator", "date", "state", "machine", "file",
)  # fmt: skip


def as_row(pair: Pair) -> dict[str, str]:
    """A pair as plain values, a key of COLUMNS each."""
    values: tuple[object, ...] = (
        pair.source, pair.target, pair.source_language, pair.target_language, pair.document, pair.key, pair.number,
        pair.kind, pair.speaker, " ".join(pair.way), pair.lineage, " ".join(pair.target_way), pair.target_lineage,
        pair.relation, pair.translator, pair.date, pair.state,
        pair.machine, pair.file,
    )  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in zip(COLUMNS, values, strict=True)}


def write_pair_table(pairs: Iterable[Pair]) -> bytes:
    """Pairs as CSV (RFC 4180), in UTF-8 with a byte order mark, by which Excel knows it; no cell is a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for pair in pairs:
        writer.writerow([cell(value) for value in as_row(pair).values()])
    return stream.getvalue().encode("utf-8-sig")
