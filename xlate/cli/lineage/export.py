"""``xlate lineage export``."""

from __future__ import annotations

from pathlib import PurePath

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import makes, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each

_EXAMPLE = """
xlate lineage export talk.xml -o talk.csv
xlate lineage export talk.xml --base https://example.org/talk.xml -o talk.ttl
"""
_ENDINGS = {"csv": ".csv", "turtle": ".ttl", "json-ld": ".jsonld"}


@xlate_command("export", _EXAMPLE, was={"--csv": "--format csv", "--prov": "--format turtle"})
@click.argument("file", metavar="TEI", type=FILE)
@makes
@click.option(
    "--format", "form", type=click.Choice(list(_ENDINGS)), help="Format of the result; else as -o ends, or csv."
)
@click.option("--base", metavar="URL", help="Address of the TEI file, for the names in PROV-O.")
@reports(dry_run=True)
def command(file: str, outputs: Outputs, form: str | None, base: str | None, report: Report) -> None:
    """Write the lineage of a TEI file as a table, or as PROV-O (Turtle or JSON-LD; needs the extra rdf).

    The table has a row for each spoken segment. Edit spoken, relays, relation, modes, agents and certainty in a
    spreadsheet, give your reason in the column evidence, leave the column stamp alone, and read it back: xlate lineage
    import.

    PROV-O names every version, hop, agent and segment by its xml:id: hops are activities that used one version and
    generated another, and prov:wasDerivedFrom leads from a segment back through its own hops, and from a translated
    segment to that of the source text.
    """
    from xlate.workflow.lineage_tables import export_lineage, export_prov

    outputs.check([file], report)
    by_ending = {ending: name for name, ending in _ENDINGS.items()}
    chosen = form or by_ending.get(PurePath(outputs.output or "").suffix.lower(), "csv")

    def write(name: str) -> Outcome:
        path = outputs.path(name, _ENDINGS[chosen])
        if chosen == "csv":
            result = export_lineage(open_source(name), output=path)
        else:
            result = export_prov(open_source(name), output=path, form=chosen, base=base)
        write_result(result.value, path)
        return Outcome(name, "exported" if path else "", result.findings, path, {"format": chosen})

    for_each([file], write, report)
