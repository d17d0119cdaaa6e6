"""xlate: translated transcripts as TEI, every segment with its translation lineage.

The verbs do what the commands of the same names do:

>>> import xlate
>>> conversion = xlate.to_tei("examples/kremlin-en-00seed.txt", speaker_languages={"Kim Yong-nam": "ko"})
>>> conversion.value.turns
4

Each returns a `Result`: its value and findings. What makes going on impossible is an `XlateError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlate._version import __version__

if TYPE_CHECKING:
    from xlate.errors import XlateError
    from xlate.files import Input
    from xlate.findings import Finding, Result, Severity
    from xlate.revision.correction import Correction, Selection
    from xlate.workflow.backtranslate import Backtranslation, backtranslate
    from xlate.workflow.check import Checked, check, read_settings
    from xlate.workflow.documents import DocumentMade, DocumentOptions, edition_docx
    from xlate.workflow.edition import Edition, edition
    from xlate.workflow.export import (
        Export,
        Exported,
        ExportOptions,
        Status,
        export,
        export_po,
        export_table,
        export_xliff,
        status,
    )
    from xlate.workflow.export_tmx import Memory, export_tmx
    from xlate.workflow.ids import Identified, add_ids
    from xlate.workflow.lineage import Annotated, clear_lineage, init_lineage, set_lineage, survey
    from xlate.workflow.lineage_tables import export_lineage, export_prov, import_lineage
    from xlate.workflow.memory import (
        MemoryExport,
        MemoryStatistics,
        add_to_memory,
        export_memory,
        find_in_memory,
        memory_statistics,
    )
    from xlate.workflow.merge import Merged, merge, merge_parallel
    from xlate.workflow.pretranslate import MachineOptions, Pretranslated, pretranslate
    from xlate.workflow.to_tei import Conversion, to_tei
    from xlate.workflow.validate import validate

__all__ = [
    "Annotated",
    "Backtranslation",
    "Checked",
    "Conversion",
    "Correction",
    "DocumentMade",
    "DocumentOptions",
    "Edition",
    "Export",
    "ExportOptions",
    "Exported",
    "Finding",
    "Identified",
    "Input",
    "MachineOptions",
    "Memory",
    "MemoryExport",
    "MemoryStatistics",
    "Merged",
    "Pretranslated",
    "Result",
    "Selection",
    "Severity",
    "Status",
    "XlateError",
    "__version__",
    "add_ids",
    "add_to_memory",
    "backtranslate",
    "check",
    "clear_lineage",
    "edition",
    "edition_docx",
    "export",
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
    "memory_statistics",
    "merge",
    "merge_parallel",
    "pretranslate",
    "read_settings",
    "set_lineage",
    "status",
    "survey",
    "to_tei",
    "validate",
]


_HOMES = {
    "Annotated": "workflow.lineage",
    "Backtranslation": "workflow.backtranslate",
    "Checked": "workflow.check",
    "Conversion": "workflow.to_tei",
    "Correction": "revision.correction",
    "DocumentMade": "workflow.documents",
    "DocumentOptions": "workflow.documents",
    "Edition": "workflow.edition",
    "Export": "workflow.export",
    "ExportOptions": "workflow.export",
    "Exported": "workflow.export",
    "Finding": "findings",
    "Identified": "workflow.ids",
    "Input": "files",
    "MachineOptions": "workflow.pretranslate",
    "Memory": "workflow.export_tmx",
    "MemoryExport": "workflow.memory",
    "MemoryStatistics": "workflow.memory",
    "Merged": "workflow.merge",
    "Pretranslated": "workflow.pretranslate",
    "Result": "findings",
    "Selection": "revision.correction",
    "Severity": "findings",
    "Status": "workflow.export",
    "XlateError": "errors",
    "add_ids": "workflow.ids",
    "add_to_memory": "workflow.memory",
    "backtranslate": "workflow.backtranslate",
    "check": "workflow.check",
    "clear_lineage": "workflow.lineage",
    "edition": "workflow.edition",
    "edition_docx": "workflow.documents",
    "export": "workflow.export",
    "export_lineage": "workflow.lineage_tables",
    "export_memory": "workflow.memory",
    "export_po": "workflow.export",
    "export_prov": "workflow.lineage_tables",
    "export_table": "workflow.export",
    "export_tmx": "workflow.export_tmx",
    "export_xliff": "workflow.export",
    "find_in_memory": "workflow.memory",
    "import_lineage": "workflow.lineage_tables",
    "init_lineage": "workflow.lineage",
    "memory_statistics": "workflow.memory",
    "merge": "workflow.merge",
    "merge_parallel": "workflow.merge",
    "pretranslate": "workflow.pretranslate",
    "read_settings": "workflow.check",
    "set_lineage": "workflow.lineage",
    "status": "workflow.export",
    "survey": "workflow.lineage",
    "to_tei": "workflow.to_tei",
    "validate": "workflow.validate",
}
"""public name -> the module that has it"""


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for, so that ``xlate --help`` starts fast (PEP 562)."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
