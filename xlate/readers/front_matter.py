"""The front matter of a Markdown file: title, date, place, address and persons in YAML between two lines of dashes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from xlate.dates import ISO_DATE, iso_date
from xlate.findings import Finding
from xlate.languages import tag_or_none
from xlate.model.document import Block, BlockKind, Line, Metadata

__all__ = ["read_front_matter"]

_PERSONS = ("speakers", "speaker", "guests", "guest", "hosts", "host", "participants", "interviewee", "interviewer")
_NAME_WORDS = 6
_TITLE, _DATE, _LANGUAGE = ("title",), ("date", "published", "published_time"), ("lang", "language")
_PLACE, _ADDRESS = ("place", "location", "venue"), ("source_url", "url", "permalink", "link", "source")


def read_front_matter(lines: list[str], name: str, findings: list[Finding]) -> tuple[Metadata, list[Block], int]:
    """What the front matter says, its lines as boilerplate, and where the text begins.

    Args:
        lines: of the whole file.
        name: of the file.
        findings: what is odd about it is added.
    """
    if not lines or lines[0].strip() != "---":
        return Metadata(), [], 0
    end = next((place for place, line in enumerate(lines[1:501], start=1) if line.strip() in {"---", "..."}), None)
    if end is None:
        return Metadata(), [], 0
    values = _load_yaml("\n".join(lines[1:end]), name, findings)
    if values is None:
        return Metadata(), [], 0
    title = _first(values, _TITLE)
    day = _first(values, _DATE)
    found = ISO_DATE.match(day) if day else None
    metadata = Metadata(
        title=title,
        date=iso_date(found.group()) if found else None,
        places=tuple(filter(None, [_first(values, _PLACE)])),
        language=tag_or_none(_first(values, _LANGUAGE)),
        address=next((text for key in _ADDRESS if (text := _first(values, (key,))) and "://" in text), None),
        persons=tuple(_persons(values)),
    )
    blocks = []
    for number, line in enumerate(lines[1:end], start=2):
        if line.strip():
            blocks.append(Block((Line(number, line.strip()),), BlockKind.BOILERPLATE))
    if title:
        number = next((n for n, line in enumerate(lines[:end], start=1) if line.startswith("title")), 1)
        blocks.append(Block((Line(number, title),), BlockKind.TITLE))
    return metadata, blocks, end + 1


def _persons(values: dict[str, Any]) -> Iterator[str]:
    """The names in the fields that are for those who speak."""
    for key in _PERSONS:
        given = values.get(key)
        for one in given if isinstance(given, list) else [given]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and 0 < len(name.split()) <= _NAME_WORDS:
                yield " ".join(name.split())


def _load_yaml(text: str, name: str, findings: list[Finding]) -> dict[str, Any] | None:
    """The mapping that front matter is; None, with a finding, if it is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        values = yaml.load(text, Loader=loader)  # noqa: S506  # a safe loader
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        findings.append(Finding("XL109", "the front matter is not YAML; it is read as text", name, line))
        return None
    return values if isinstance(values, dict) else None


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of some keys that has a plain value, white space folded."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, (datetime, date)):
            return value.isoformat()
        if isinstance(value, str) and value.strip():
            return " ".join(value.split(" ")).strip()
    return None
