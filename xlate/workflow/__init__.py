"""The verbs of xlate as functions: what the commands do, without a command line.

Every function takes paths (or `Input`, for bytes in memory), returns its value with findings, and raises an
`XlateError` if going on is impossible. With ``output``, the result is also written, whole or not at all.
"""

from __future__ import annotations

from xlate.workflow.annotation import (
    Annotated,
    Identified,
    add_ids,
    clear_lineage,
    export_lineage,
    export_prov,
    import_lineage,
    init_lineage,
    set_lineage,
    survey,
)
from xlate.workflow.checking import copy_schemas, validate
from xlate.workflow.conversion import Conversion, to_tei
from xlate.workflow.memory import (
    MemoryExport,
    MemoryStatistics,
    add_to_memory,
    export_memory,
    find_in_memory,
    memory_statistics,
)
from xlate.workflow.places import Source
from xlate.workflow.translation import Export, Merged, Status, export_po, merge, status

__all__ = [
    "Annotated",
    "Conversion",
    "Export",
    "Identified",
    "MemoryExport",
    "MemoryStatistics",
    "Merged",
    "Source",
    "Status",
    "add_ids",
    "add_to_memory",
    "clear_lineage",
    "copy_schemas",
    "export_lineage",
    "export_memory",
    "export_po",
    "export_prov",
    "find_in_memory",
    "import_lineage",
    "init_lineage",
    "memory_statistics",
    "merge",
    "set_lineage",
    "status",
    "survey",
    "to_tei",
    "validate",
]
