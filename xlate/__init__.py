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
    from xlate.revision.edit_operations import (
        CorrectWords,
        JoinTexts,
        RenameSpeaker,
        SetMarker,
        SetSpeaker,
        SetStage,
        SplitText,
    )
    from xlate.tei.write.edit import Edited
    from xlate.workflow.backtranslate import Backtranslation, backtranslate
    from xlate.workflow.check import Checked, check, read_settings
    from xlate.workflow.documents import DocumentMade, DocumentOptions, edition_documents, edition_docx
    from xlate.workflow.edit import edit_transcript, undo_edit
    from xlate.workflow.edition import Edition, edition
    from xlate.workflow.export import (
        Export,
        Exported,
        ExportOptions,
        export,
        export_po,
        export_table,
        export_xliff,
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
    from xlate.workflow.status import Status, status
    from xlate.workflow.to_tei import Conversion, to_tei
    from xlate.workflow.validate import validate

__all__ = [
    "Annotated",
    "Backtranslation",
    "Checked",
    "Conversion",
    "CorrectWords",
    "Correction",
    "DocumentMade",
    "DocumentOptions",
    "Edited",
    "Edition",
    "Export",
    "ExportOptions",
    "Exported",
    "Finding",
    "Identified",
    "Input",
    "JoinTexts",
    "MachineOptions",
    "Memory",
    "MemoryExport",
    "MemoryStatistics",
    "Merged",
    "Pretranslated",
    "RenameSpeaker",
    "Result",
    "Selection",
    "SetMarker",
    "SetSpeaker",
    "SetStage",
    "Severity",
    "SplitText",
    "Status",
    "XlateError",
    "__version__",
    "add_ids",
    "add_to_memory",
    "backtranslate",
    "check",
    "clear_lineage",
    "edit_transcript",
    "edition",
    "edition_documents",
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
    "undo_edit",
    "validate",
]


_HOMES = {
    "Annotated": "workflow.lineage",
    "Backtranslation": "workflow.backtranslate",
    "Checked": "workflow.check",
    "Conversion": "workflow.to_tei",
    "CorrectWords": "revision.edit_operations",
    "Correction": "revision.correction",
    "DocumentMade": "workflow.documents",
    "DocumentOptions": "workflow.documents",
    "Edited": "tei.write.edit",
    "Edition": "workflow.edition",
    "Export": "workflow.export",
    "ExportOptions": "workflow.export",
    "Exported": "workflow.export",
    "Finding": "findings",
    "Identified": "workflow.ids",
    "Input": "files",
    "JoinTexts": "revision.edit_operations",
    "MachineOptions": "workflow.pretranslate",
    "Memory": "workflow.export_tmx",
    "MemoryExport": "workflow.memory",
    "MemoryStatistics": "workflow.memory",
    "Merged": "workflow.merge",
    "Pretranslated": "workflow.pretranslate",
    "RenameSpeaker": "revision.edit_operations",
    "Result": "findings",
    "Selection": "revision.correction",
    "SetMarker": "revision.edit_operations",
    "SetSpeaker": "revision.edit_operations",
    "SetStage": "revision.edit_operations",
    "Severity": "findings",
    "SplitText": "revision.edit_operations",
    "Status": "workflow.status",
    "XlateError": "errors",
    "add_ids": "workflow.ids",
    "add_to_memory": "workflow.memory",
    "backtranslate": "workflow.backtranslate",
    "check": "workflow.check",
    "clear_lineage": "workflow.lineage",
    "edit_transcript": "workflow.edit",
    "edition": "workflow.edition",
    "edition_documents": "workflow.documents",
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
    "status": "workflow.status",
    "survey": "workflow.lineage",
    "to_tei": "workflow.to_tei",
    "undo_edit": "workflow.edit",
    "validate": "workflow.validate",
}
"""public name -> the module that has it"""


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for, so that ``xlate --help`` starts fast (PEP 562)."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
