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

if TYPE_CHECKING:
    from xlate.correction import Correction, Selection
    from xlate.errors import XlateError
    from xlate.files import Input
    from xlate.findings import Finding, Result, Severity
    from xlate.workflow import (
        Annotated,
        Backtranslation,
        Checked,
        Conversion,
        Export,
        Exported,
        Identified,
        MachineOptions,
        Memory,
        MemoryExport,
        MemoryStatistics,
        Merged,
        Pretranslated,
        Status,
        add_ids,
        add_to_memory,
        backtranslate,
        check,
        clear_lineage,
        export_lineage,
        export_memory,
        export_po,
        export_prov,
        export_table,
        export_tmx,
        export_xliff,
        find_in_memory,
        import_lineage,
        init_lineage,
        memory_statistics,
        merge,
        merge_parallel,
        pretranslate,
        set_lineage,
        status,
        survey,
        to_tei,
        validate,
    )

__all__ = [
    "Annotated",
    "Backtranslation",
    "Checked",
    "Conversion",
    "Correction",
    "Export",
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
    "set_lineage",
    "status",
    "survey",
    "to_tei",
    "validate",
]

__version__ = "0.1.0"

_HOMES = {
    "Correction": "correction",
    "Selection": "correction",
    "XlateError": "errors",
    "Input": "files",
    "Finding": "findings",
    "Result": "findings",
    "Severity": "findings",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for, so that ``xlate --help`` starts fast (PEP 562)."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'workflow')}"), name)
