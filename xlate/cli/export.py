"""``xlate export-po``, ``export-xliff``, ``export-table`` and ``export-tmx``: units go out, in one format each."""

from __future__ import annotations

from pathlib import PurePath

import click

from xlate.cli.command import command
from xlate.cli.export_options import Choices, choices, export_all
from xlate.cli.options import files, lang_option, makes, reports, source_option, unreviewed_option
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE
from xlate.cli.report import Outcome, Report, for_each
from xlate.text import counted

__all__ = ["export_po", "export_table", "export_tmx", "export_xliff"]

_PO = """
xlate export-po talk.xml -l ru -o ru.po
xlate export-po tei/*.xml -l pt-BR -d po/        (writes po/pt-BR/NAME.po)
xlate export-po talk.xml -l ru -o ru.po --memory talks.tm --similar 80
xlate export-po talk.xml -l ko -o ko.po --reference ru=talk-ru.txt --reference-po ru=ru.reference.po
xlate export-po talk.xml -l ru -o ru.po --pretranslate --via en
"""
_XLIFF = """
xlate export-xliff talk.xml -l ru -o talk.ru.xlf
xlate export-xliff talk.xml -l ru --xliff 2.1 --translations ru.po -o talk.ru.xlf
xlate export-xliff tei/*.xml -l pt-BR -d xliff/       (writes xliff/pt-BR/NAME.xlf)
xlate merge talk.xml talk.ru.xlf -o talk.ru.xml
"""
_TABLE = """
xlate export-table talk.xml -l ru -o talk.ru.csv
xlate export-table talk.xml -l ru -o talk.ru.xlsx --translations ru.po
xlate export-table tei/*.xml -l pt-BR --format xlsx -d tables/       (writes tables/pt-BR/NAME.xlsx)
xlate merge talk.xml talk.ru.xlsx -o talk.ru.xml
"""
_TMX = """
xlate export-tmx talk.ru.xml -o talk.tmx
xlate export-tmx talk.xml --translations ru.po -o talk.tmx
xlate export-tmx out/*.ru.xml -d tm/                 (writes tm/NAME.tmx)
"""
_NOT_WRITTEN = frozenset({".ods", ".fods", ".xls", ".xlsm", ".numbers", ".doc", ".docx"})
"""endings of files that a program would not open if CSV stood in them"""


@command("export-po", _PO, updates=["translations"])
@files("TEI", name="inputs")
@lang_option("the translations", required=True)
@choices
@makes
@reports(dry_run=True)
def export_po(inputs: tuple[str, ...], language: str, choices: Choices, outputs: Outputs, report: Report) -> None:
    """Write the units of TEI files as gettext PO: title, narrative, labels, paragraphs, stage directions, datelines.

    An existing PO file is brought up to date, and no translation in it is lost: it stays with its unit, is marked fuzzy
    if the words of the source changed, or becomes obsolete if the unit is gone.

    A unit without a translation gets one from a translation memory (--memory), with a comment that states its origin.

    With --reference, the notes show the relay language or any other version of the document beside each unit. The two
    texts are aligned; a doubtful match is shown as doubtful.
    """
    export_all(inputs, language, "po", choices, outputs, report)


@command("export-xliff", _XLIFF, updates=["translations"])
@files("TEI", name="inputs")
@lang_option("the translations", required=True)
@click.option(
    "--xliff",
    "version",
    type=click.Choice(["1.2", "2.1"]),
    help="Version of XLIFF; else that of the file that is there, or 1.2.",
)
@click.option("--copy-source", is_flag=True, help="Put the source text into empty targets (1.2 only); OmegaT needs it.")
@choices
@makes
@reports(dry_run=True)
def export_xliff(
    inputs: tuple[str, ...],
    language: str,
    version: str | None,
    copy_source: bool,
    choices: Choices,
    outputs: Outputs,
    report: Report,
) -> None:
    """Write the units of TEI files as XLIFF for CAT tools: OmegaT, Trados, memoQ, Matecat, Weblate.

    Tags become numbered codes, notes show speaker and lineage, and states show what is done. An existing file is
    brought up to date, and no translation in it is lost: it stays with its unit, is marked for review if the words of
    the source changed, and stays in the file if the unit is gone. xlate merge reads it back.
    """
    if copy_source and version == "2.1":
        raise click.UsageError("--copy-source is for XLIFF 1.2")
    export_all(inputs, language, "xliff", choices, outputs, report, version=version, copy_source=copy_source)


@command("export-table", _TABLE, updates=["translations"])
@files("TEI", name="inputs")
@lang_option("the translations", required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx"]),
    help="Format of the result; else as -o ends, or csv. XLSX needs the extra xlsx.",
)
@click.option(
    "--delimiter",
    type=click.Choice(["comma", "semicolon", "tab"]),
    help="Character between the columns of CSV; else that of the file that is there, or a comma.",
)
@choices
@makes
@reports(dry_run=True)
def export_table(
    inputs: tuple[str, ...],
    language: str,
    form: str | None,
    delimiter: str | None,
    choices: Choices,
    outputs: Outputs,
    report: Report,
) -> None:
    """Write the units of TEI files as tables, for people who translate in a spreadsheet.

    Fill in the column target; the column status shows what is done: untranslated, mt, fuzzy, translated. An existing
    table is brought up to date, and no translation in it is lost. xlate merge reads it back.
    """
    from xlate.exchange.table import DELIMITERS

    ending = PurePath(outputs.output or "").suffix.lower()
    if ending in _NOT_WRITTEN:
        raise click.UsageError(f"-o ends with {ending}, but tables are written as .xlsx, .csv or .tsv")
    form = form or ("xlsx" if ending == ".xlsx" else "csv")
    separator = "\t" if ending == ".tsv" else DELIMITERS[delimiter] if delimiter else None
    export_all(inputs, language, form, choices, outputs, report, delimiter=separator)


@command("export-tmx", _TMX)
@files("TEI", name="inputs")
@click.option(
    "--translations", type=FILE, metavar="FILE", help="Take over the translations of another PO, XLIFF, table or TMX."
)
@source_option("if TEI is a translated file and its source is not found")
@unreviewed_option("Write")
@makes
@reports(dry_run=True)
def export_tmx(
    inputs: tuple[str, ...],
    translations: str | None,
    source: str | None,
    unreviewed: bool,
    outputs: Outputs,
    report: Report,
) -> None:
    """Write the translations in translated TEI files as TMX 1.4b, for translation memories.

    TEI is a translated file, or a source file with --translations. Each translation carries its lineage (ko>ru>en),
    speaker, state, and the machine, if one wrote it. Translations that need review are left out, unless
    --unreviewed is given.
    """
    from xlate.workflow.export_tmx import export_tmx

    outputs.check(inputs, report)
    base = open_source(source) if source else None

    def write_one(name: str) -> Outcome:
        path = outputs.path(name, ".tmx")
        added = open_source(translations) if translations else None
        result = export_tmx(open_source(name), output=path, translations=added, source=base, unreviewed=unreviewed)
        value = result.value
        write_result(value.data, path)
        left_out = f", {value.left_out} left out" if value.left_out else ""
        summary = f"{counted(value.pairs, 'translation')} into {value.language}{left_out}"
        values = {"language": value.language, "translations": value.pairs, "left_out": value.left_out}
        return Outcome(name, summary, result.findings, path, values)

    for_each(inputs, write_one, report)
