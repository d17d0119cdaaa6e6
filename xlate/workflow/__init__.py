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
from xlate.workflow.backtranslation import Backtranslated, Backtranslation, backtranslate
from xlate.workflow.checking import copy_schemas, validate
from xlate.workflow.conversion import Conversion, to_tei
from xlate.workflow.exporting import Exported, export_table, export_xliff
from xlate.workflow.filling import Pretranslated
from xlate.workflow.machine import MachineOptions, pretranslate, pretranslate_all
from xlate.workflow.memory import (
    MemoryExport,
    MemoryStatistics,
    add_to_memory,
    export_memory,
    find_in_memory,
    memory_statistics,
)
from xlate.workflow.merging import Merged, merge, merge_parallel, read_translations
from xlate.workflow.models import Models, install_model, list_models, remove_model, show_models
from xlate.workflow.places import Source
from xlate.workflow.quality import Checked, check, check_catalogue, read_settings
from xlate.workflow.tmx import Memory, export_tmx
from xlate.workflow.translation import Export, Status, export_po, status

__all__ = [
    "Annotated",
    "Backtranslated",
    "Backtranslation",
    "Checked",
    "Conversion",
    "Export",
    "Exported",
    "Identified",
    "MachineOptions",
    "Memory",
    "MemoryExport",
    "MemoryStatistics",
    "Merged",
    "Models",
    "Pretranslated",
    "Source",
    "Status",
    "add_ids",
    "add_to_memory",
    "backtranslate",
    "check",
    "check_catalogue",
    "clear_lineage",
    "copy_schemas",
    "export_lineage",
    "export_memory",
    "export_po",
    "export_prov",
    "export_table",
    "export_tmx",
    "export_xliff",
    "find_in_memory",
    "import_lineage",
    "init_lineage",
    "install_model",
    "list_models",
    "memory_statistics",
    "merge",
    "merge_parallel",
    "pretranslate",
    "pretranslate_all",
    "read_settings",
    "read_translations",
    "remove_model",
    "set_lineage",
    "show_models",
    "status",
    "survey",
    "to_tei",
    "validate",
]
