"""Other opinions on lineage, beside the one that stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlate.findings import Result
from xlate.workflow.inputs import Source, read_record
from xlate.workflow.lineage import Annotated, annotated

if TYPE_CHECKING:
    from xlate.revision.correction import Correction, Selection

__all__ = ["add_alternative", "clear_alternatives"]


def add_alternative(
    tei: Source, selection: Selection, correction: Correction, *, output: Path | str | None = None
) -> Result[Annotated]:
    """Put another opinion on the lineage of words beside the one that stands; that stays as it is.

    Args:
        tei: the TEI file, a source text.
        selection: which words.
        correction: what a person says about them; of one person, the last opinion on a segment counts.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        CorrectionError: as in `set_lineage`; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.alternatives import splice_alternative

    record = read_record(tei, to_splice=True)
    chosen = selection.select(record.units(), record.name)
    return annotated(record, splice_alternative(record, chosen, correction), output)


def clear_alternatives(tei: Source, selection: Selection, *, output: Path | str | None = None) -> Result[Annotated]:
    """Take the other opinions on the lineage of words away.

    Args:
        tei: the TEI file.
        selection: which words.
        output: where the result goes, which may be the file itself; None: it is only returned.

    Raises:
        CorrectionError: the selection means nothing here; RecordError: the TEI file cannot be used; OutputError.
    """
    from xlate.tei.write.alternatives import splice_without_alternatives

    record = read_record(tei, to_splice=True)
    return annotated(record, splice_without_alternatives(record, selection.select(record.units(), record.name)), output)
