"""What a workbook holds beside cells, and what of it a new version of the workbook lacks.

openpyxl writes what it understands; the rest of a workbook that it has read is gone without a word. So both are
counted.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from xlate.text import counted

__all__ = ["lost_objects", "lost_settings"]

_OBJECTS = {
    re.compile(r"xl/charts/chart[^/]*\.xml"): "chart",
    re.compile(r"xl/media/[^/]+"): "picture",
    re.compile(r"xl/chartsheets/[^/]+\.xml"): "chart sheet",
    re.compile(r"xl/pivotTables/[^/]+\.xml"): "pivot table",
    re.compile(r"xl/(?:slicers|timelines)/[^/]+\.xml"): "slicer",
    re.compile(r"xl/diagrams/data[^/]*\.xml"): "diagram",
    re.compile(r"xl/embeddings/[^/]+"): "embedded file",
    re.compile(r"xl/(?:ctrlProps|activeX)/[^/]+\.xml"): "control",
    re.compile(r"xl/vbaProject\.bin"): "macro",
    re.compile(r"xl/externalLinks/[^/]+\.xml"): "external link",
    re.compile(r"xl/threadedComments/[^/]+\.xml"): "conversation",
    re.compile(r"xl/(?:queryTables/[^/]+|connections)\.xml"): "query",
}
"""names of parts -> what a person calls it"""
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp)[ >]")
_SETTINGS = {
    re.compile(rb"<f[ >]"): "formula",
    re.compile(rb"<conditionalFormatting[ >]"): "conditional format",
    re.compile(rb"<dataValidation[ >]"): "list of choices",
    re.compile(rb"<mergeCell[ >]"): "merged cell",
    re.compile(rb"<tablePart[ >]"): "table format",
    re.compile(rb"<hyperlink[ >]"): "link",
    re.compile(rb"<autoFilter[ >]"): "filter",
    re.compile(rb"<sheetProtection[ >]"): "protection",
    re.compile(rb"<(?:\w+:)?sparklineGroup[ >]"): "sparkline",
}
"""elements of a sheet -> what a person calls it"""


def lost_objects(old: bytes, new: bytes) -> str:
    """Objects that a workbook has and its new version lacks, such as "1 chart, 2 pictures"; empty if there are none."""
    return _less(_objects(old), _objects(new))


def lost_settings(old: bytes, new: bytes) -> str:
    """Settings of sheets that a workbook has and its new version lacks, such as "3 formulas"; empty if none."""
    return _less(_settings(old), _settings(new))


def _less(old: Counter[str], new: Counter[str]) -> str:
    return ", ".join(counted(number, name) for name, number in sorted((old - new).items()))


def _objects(workbook: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        for name in archive.namelist():
            found.update(what for pattern, what in _OBJECTS.items() if pattern.fullmatch(name))
            if name.startswith("xl/drawings/") and name.endswith(".xml"):
                found["shape"] += len(_SHAPE.findall(archive.read(name)))
    return found


def _settings(workbook: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                data = archive.read(name)
                found.update({what: len(pattern.findall(data)) for pattern, what in _SETTINGS.items()})
    return found
