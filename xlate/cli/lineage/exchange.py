"""``xlate lineage export`` and ``xlate lineage import``."""

from __future__ import annotations

import click

from xlate.cli.common import Report, counted, for_each, open_source, output_path, report_options, write_result
from xlate.cli.conflicts import check_json_output

_EXPORT_EXAMPLE = """
\b
Examples:
  xlate lineage export talk.xml --csv -o talk.csv
  xlate lineage export talk.xml --prov --base https://example.org/talk.xml -o talk.ttl
"""
_IMPORT_EXAMPLE = """
\b
Examples:
  xlate lineage import talk.xml talk.csv --by "Anna Schmidt"
"""


@click.command("export", epilog=_EXPORT_EXAMPLE)
@click.argument("file", metavar="TEI")
@click.option("--csv", "form", flag_value="csv", default="csv", help="A table for a spreadsheet.")
@click.option("--prov", "form", flag_value="prov", help="PROV-O, the W3C's ontology of provenance (extra rdf).")
@click.option(
    "--format",
    "syntax",
    type=click.Choice(["turtle", "json-ld"]),
    default="turtle",
    show_default=True,
    help="Syntax of PROV-O.",
)
@click.option("--base", metavar="URL", help="Address of the TEI file, for the names in PROV-O.")
@click.option("-o", "--output", metavar="FILE", help="File for the result; - or nothing: standard output.")
@report_options
def export(
    file: str,
    form: str,
    syntax: str,
    base: str | None,
    output: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the lineage of a TEI file in another form.

    The table has a row for each spoken segment. Edit spoken, relays, relation, modes, agents and certainty in a
    spreadsheet, say why in the column evidence, leave the column stamp alone, and read it back: xlate lineage import.

    PROV-O names every version, hop, agent and segment by its xml:id: hops are activities that used one version and
    generated another.
    """
    from xlate.workflow.lineage import export_lineage, export_prov

    path = output_path(output)
    check_json_output(path, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def write(name: str) -> None:
        if form == "prov":
            result = export_prov(open_source(name), output=path, form=syntax, base=base)
        else:
            result = export_lineage(open_source(name), output=path)
        write_result(result.value, path)
        values = {"input": name, "output": str(path) if path else None}
        report.add(f"{name}: exported" if path else "", values, result.findings)

    for_each([file], write, report)


@click.command("import", epilog=_IMPORT_EXAMPLE)
@click.argument("file", metavar="TEI")
@click.argument("table", metavar="CSV")
@click.option("--by", envvar="XLATE_BY", default="", metavar="NAME", help="Who says so.", show_envvar=True)
@click.option("-o", "--output", metavar="FILE", help="File for the result, - for standard output; else TEI itself.")
@report_options
def import_(file: str, table: str, by: str, output: str | None, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Set lineage as the edited rows of a table say.

    Rows that nobody edited change nothing. A row that was edited while the file changed too is a conflict: it is
    reported with its line and not used, as are rows that say what cannot be. TEI is edited unless -o names a file.
    """
    from xlate.workflow.lineage import import_lineage

    to_stream = output == "-" or (output is None and file == "-")
    path = None if to_stream else output_path(output or file)
    check_json_output(path, as_json=as_json)
    report = Report(as_json, quiet, verbose)

    def read(name: str) -> None:
        result = import_lineage(open_source(name), open_source(table), by, output=path)
        if to_stream:
            write_result(result.value.data, None)
        number = len(result.value.segments)
        values = {"input": name, "output": str(path) if path else None, "segments": list(result.value.segments)}
        report.add(f"{name}: lineage of {counted(number, 'segment')} changed", values, result.findings)

    for_each([file], read, report)
