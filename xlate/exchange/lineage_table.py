"""Lineage as a table for a spreadsheet: written, edited there, and read back as corrections.

Each row carries a stamp, a digest of the values that it was written with. So a row that nobody touched changes nothing,
whatever became of the file meanwhile, and one that was edited while the file changed is a conflict, not a guess.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from xlate.errors import CorrectionError, LanguageTagError
from xlate.findings import Finding, Result
from xlate.formats.csv import guard, read_rows, unguard
from xlate.formats.sniff import FileKind, refusal, sniff
from xlate.languages import parse_tag
from xlate.model.lineage import Certainty, Relation
from xlate.model.lineage_query import spoken_segments
from xlate.model.markup import plain_words
from xlate.model.unit import Unit
from xlate.revision.correction import Correction

__all__ = ["EDITABLE", "TableRow", "read_corrections_table", "read_lineage_table", "write_lineage_table"]

Choice = TypeVar("Choice", Certainty, Relation)

EDITABLE = ("spoken", "relays", "relation", "modes", "agents", "certainty")
"""the columns whose values are corrections when they are edited"""
_COLUMNS = ("n", "id", "speaker", "text", *EDITABLE, "evidence", "stamp")
_NEEDED = {"id", "stamp", *EDITABLE}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it was read."""

    line: int
    values: dict[str, str]


def write_lineage_table(units: Iterable[Unit]) -> bytes:
    """The spoken segments as CSV (RFC 4180), in UTF-8 with a byte order mark, by which Excel knows it.

    In a cell, languages and modes are separated by spaces, names by semicolons. The column evidence is empty, for the
    reason of whoever edits the row.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for segment in spoken_segments("", None, units):
        unit = segment.unit
        values = _values(unit)
        editable = [values[name] for name in EDITABLE]
        words = plain_words(unit.source)
        row = [unit.number or "", unit.key, unit.speaker or "", words, *editable, "", _stamp(values)]
        writer.writerow(map(guard, row))
    return text.getvalue().encode("utf-8-sig")


def read_lineage_table(data: bytes, name: str) -> list[TableRow]:
    """The rows of a table, whatever program saved it: commas, semicolons or tabs, UTF-8 or UTF-16.

    Raises:
        CorrectionError: it is no table of lineage.
    """
    kind = sniff(data, name)
    if kind not in (FileKind.LINEAGE_TABLE, FileKind.UNKNOWN):
        raise CorrectionError(refusal(kind, "a table of lineage"), file=name)
    rows = read_rows(data, name, error=CorrectionError)
    _, header = next(rows, (1, []))
    missing = sorted(_NEEDED.difference(header))
    if missing:
        raise CorrectionError(
            f"the table has no column {', '.join(missing)}; make it with: xlate lineage export", file=name, line=1
        )
    short = dict.fromkeys(header, "")  # a program may leave out the empty cells at the end
    return [
        TableRow(line, short | {key: unguard(cell.strip()) for key, cell in zip(header, cells, strict=False)})
        for line, cells in rows
    ]


def read_corrections_table(
    rows: Iterable[TableRow], name: str, units: Sequence[Unit], by: str
) -> Result[list[tuple[Correction, list[Unit]]]]:
    """What the edited rows say.

    Args:
        rows: the table.
        name: its name, for messages.
        units: those of the file as it is now.
        by: name of the person who answers for the table.

    Returns:
        Each correction with the units that it is about, and findings on rows that cannot be used: XL501 the file has
        changed too, XL502 the values mean nothing, XL503 there is no such segment, or it has two rows.
    """
    by_key = {unit.key: unit for unit in units}
    said: dict[Correction, list[Unit]] = {}
    findings: list[Finding] = []
    lines: dict[str, int] = {}
    for row in rows:
        key = row.values.get("id", "")
        unit = by_key.get(key)
        if unit is None:
            findings.append(Finding("XL503", f'there is no segment with xml:id="{key}"', name, row.line))
        elif key in lines:
            findings.append(Finding("XL503", f"{key} has a row in line {lines[key]} already", name, row.line))
        elif not _is_untouched(row):
            now = _values(unit)
            if all(row.values[column] == now[column] for column in EDITABLE) and not row.values.get("evidence"):
                pass  # somebody said the same in the file
            elif _stamp(now) != row.values["stamp"]:
                message = (
                    f"{unit.number or key}: the row was edited, and the file has changed since the table was made; the "
                    f"file says {_in_words(now)}; export the table again and edit this row there"
                )
                findings.append(Finding("XL501", message, name, row.line))
            else:
                try:
                    said.setdefault(_correction(row, now, by), []).append(unit)
                except (CorrectionError, LanguageTagError) as error:
                    findings.append(Finding("XL502", f"{unit.number or key}: {error.message}", name, row.line))
        lines.setdefault(key, row.line)
    return Result(list(said.items()), tuple(findings))


def _values(unit: Unit) -> dict[str, str]:
    """What the editable columns say of a unit."""
    lineage = unit.lineage
    return {
        "spoken": lineage.spoken or "",
        "relays": " ".join(lineage.relays),
        "relation": str(unit.relation or ""),
        "modes": " ".join(hop.mode_name for hop in lineage.hops),
        "agents": _names(unit) if any(hop.agents for hop in lineage.hops) else "",
        "certainty": str(unit.certainty or ""),
    }


def _names(unit: Unit) -> str:
    """Who made each hop; nothing between two semicolons where nobody is named."""
    return "; ".join(", ".join(hop.agents) for hop in unit.lineage.hops).strip()


def _stamp(values: dict[str, str]) -> str:
    return hashlib.sha256("\n".join(values[name] for name in EDITABLE).encode()).hexdigest()[:12]


def _is_untouched(row: TableRow) -> bool:
    return _stamp(row.values) == row.values["stamp"] and not row.values.get("evidence")


def _in_words(values: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items() if value) or "nothing"


def _correction(row: TableRow, now: dict[str, str], by: str) -> Correction:
    """What is said by the cells that were edited; a reason alone confirms what stands there."""
    new = {name: row.values[name] for name in EDITABLE if row.values[name] != now[name]}
    sure = _choice(Certainty, row.values["certainty"], "certainty") if row.values["certainty"] else None
    return Correction(
        by=by,
        spoken=parse_tag(new["spoken"]) if new.get("spoken") else None,
        relays=tuple(map(parse_tag, new["relays"].split())) if "relays" in new else None,
        unknown=new.get("spoken") == "",
        relation=_choice(Relation, new["relation"], "relation") if new.get("relation") else None,
        no_relation=new.get("relation") == "",
        modes=tuple(None if mode == "unknown" else mode for mode in new.get("modes", "").split()),
        agents=tuple(agent.strip() for agent in new["agents"].split(";")) if "agents" in new else (),
        certainty=sure if "certainty" in new or not new else None,
        evidence=row.values.get("evidence", ""),
        evidence_at=tuple(row.values.get("evidence_at", "").split()),
    )


def _choice(choices: type[Choice], text: str, what: str) -> Choice:
    try:
        return choices(text)
    except ValueError:
        raise CorrectionError(f'"{text}" is not possible as {what}; it must be one of {", ".join(choices)}') from None
