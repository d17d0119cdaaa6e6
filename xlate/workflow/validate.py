"""TEI files are checked, and the schemas handed out."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from xlate.files import Input, make_folder, read_input, write_file
from xlate.findings import Result
from xlate.workflow.inputs import Source, included_in

__all__ = ["copy_schemas", "validate"]


def validate(file: Source, *, schema: Path | str | None = None) -> Result[bool]:
    """Check a TEI file: xlate's RELAX NG and Schematron, pointers, and the arithmetic of hops.

    Args:
        file: the TEI file.
        schema: a RELAX NG schema to check against as well, such as tei_all.rng.

    Returns:
        True if there is no finding at error level; and the findings.

    Raises:
        RecordError: the file is not well-formed TEI; InputError: the schema cannot be used.
    """
    from xlate.findings import has_errors
    from xlate.tei.validate.run import check_tei

    given = read_input(file)
    folder = Path(given.name).parent

    def load(name: str) -> bytes | None:
        path = folder / unquote(name, errors="surrogateescape")
        if "://" in name or not path.is_file():
            return None
        source = Input(path.read_bytes(), str(path))
        included = included_in(source)
        return included.data if included else source.data

    findings = check_tei(given.data, given.name, schema=Path(schema) if schema else None, load=load)
    return Result(not has_errors(findings), findings)


def copy_schemas(directory: Path | str) -> list[Path]:
    """Copy xlate's RELAX NG and Schematron schemas, and its ITS rules, into a folder, for XML editors and other tools.

    Returns:
        The files that were written.

    Raises:
        OutputError: they cannot be written.
    """
    from xlate.tei.validate.run import schema_path

    written = []
    make_folder(Path(directory))
    for name in ("xlate.rng", "xlate.sch", "xlate.its", "xlate.odd"):
        path = Path(directory) / name
        write_file(path, schema_path(name).read_bytes())
        written.append(path)
    return written
