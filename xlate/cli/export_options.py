"""What the commands that write translators' files share: options that are the same for every format, and the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.command import warn
from xlate.cli.mt_options import FORCE, machine_choices, note_routes, progress_bar, read_machine
from xlate.cli.options import GLOSSARY, SIMILAR, collect
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE, LANGUAGE, OUTPUT, Pair
from xlate.cli.report import Outcome, Report, counted_messages, for_each
from xlate.errors import EngineError, MissingExtraError
from xlate.files import Input, read_input
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.findings import Result
    from xlate.mt.translate import MachineOptions
    from xlate.workflow.export import Export

__all__ = ["Choices", "by_language", "choices", "export_all"]


class _Reference(Pair):
    """TAG=FILE; in 0.1, XLIFF and tables had FILE alone, which says itself in which language it is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if "=" in str(value) or ctx is None or ctx.info_name == "export-po":
            return super().convert(value, param, ctx)
        warn(f"--reference {value}", f"--reference TAG={value}")
        return "", FILE.convert(str(value), param, ctx)


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes into a translator's file beside the units."""

    translations: str | None
    memories: tuple[str, ...]
    exact: str
    similar: float
    references: Mapping[str, str]
    """tag of a language -> file"""
    bare: tuple[str, ...]
    """references that say themselves in which language they are"""
    reference_po: Mapping[str, str]
    glossaries: tuple[str, ...]
    force: bool
    machine: MachineOptions | None
    """None: no machine translates"""


def choices(function: Any) -> Any:
    """The options that are the same for every format of translators' files, as `Choices`."""
    return collect("choices", _read, {**_OPTIONS, **machine_choices()})(function)


_OPTIONS = {
    "translations": click.option(
        "--translations",
        type=FILE,
        metavar="FILE",
        help="Take over the translations of another PO, XLIFF, table or TMX.",
    ),
    "memories": click.option(
        "--memory",
        "memories",
        multiple=True,
        type=FILE,
        metavar="FILE",
        help="Translation memory, or a file used as one (PO, XLIFF, CSV, XLSX, TMX, translated TEI); may be repeated.",
    ),
    "exact": click.option(
        "--exact",
        type=click.Choice(["ready", "fuzzy"]),
        default="ready",
        show_default=True,
        help="The same words from a memory: ready where speaker and kind fit too, or always fuzzy.",
    ),
    "similar": SIMILAR,
    "references": click.option(
        "--reference",
        "references",
        multiple=True,
        type=_Reference("TAG=FILE", LANGUAGE, FILE, "ru=talk-ru.txt"),
        metavar="TAG=FILE",
        help="The document in another language (transcript, TEI or translators' file), for the notes; may be repeated.",
    ),
    "reference_po": click.option(
        "--reference-po",
        "reference_po",
        multiple=True,
        type=Pair("TAG=FILE", LANGUAGE, OUTPUT, "ru=ru.reference.po"),
        metavar="TAG=FILE",
        help="Write a reference as a PO file of its own, for a secondary language in Weblate; may be repeated.",
    ),
    "glossaries": GLOSSARY,
    "pretranslate": click.option(
        "--pretranslate", is_flag=True, help="Fill what has no translation by machine: xlate pretranslate."
    ),
    "force": FORCE,
}


def _read(**values: Any) -> Choices:
    """What the options say; those that contradict each other are refused."""
    machine = {name: values[name] for name in machine_choices()}
    asked = any(value for name, value in machine.items() if name != "engine") or machine["engine"] != "argos"
    if not values["pretranslate"] and (asked or values["force"]):
        raise click.UsageError("options for machine translation need --pretranslate")
    options = read_machine(**machine) if values["pretranslate"] else None
    named = [pair for pair in values["references"] if pair[0]]
    return Choices(
        translations=values["translations"],
        memories=values["memories"],
        exact=values["exact"],
        similar=values["similar"],
        references=by_language(named, "--reference"),
        bare=tuple(file for tag, file in values["references"] if not tag),
        reference_po=by_language(values["reference_po"], "--reference-po"),
        glossaries=values["glossaries"],
        force=values["force"],
        machine=options,
    )


def by_language(pairs: Sequence[tuple[str, str]], option: str) -> dict[str, str]:
    """The files that an option names, by their languages."""
    found: dict[str, str] = {}
    for tag, name in pairs:
        if tag in found:
            raise click.UsageError(f"{option} names the language {tag} twice")
        found[tag] = name
    return found


def export_all(
    inputs: Sequence[str], language: str, form: str, choices: Choices, outputs: Outputs, report: Report, **how: Any
) -> None:
    """Write the units of every input for a translator.

    Args:
        inputs: names of TEI files.
        language: tag of the language to translate into.
        form: the name of the format in `xlate.exchange.formats`.
        choices: what else goes into the files.
        outputs: where they go.
        report: says what was done.
        how: options of the format.
    """
    from xlate.exchange.formats import FORMATS

    outputs.check(inputs, report)
    ending = next(one.endings[0] for one in FORMATS if one.name == form)
    _check_ending(outputs.output, form)
    if choices.references and len(inputs) > 1:
        raise click.UsageError("a reference belongs to one document; export the others without --reference")
    shown: set[str] = set()
    glossaries = tuple(read_input(open_source(name)) for name in choices.glossaries)
    machine = replace(choices.machine, glossaries=glossaries) if choices.machine else None

    def write_one(name: str) -> Outcome:
        path = outputs.path(name, ending, language)
        result = _export(
            open_source(name),
            language,
            form,
            replace(choices, machine=machine),
            path,
            report,
            {**how, "glossaries": glossaries},
        )
        write_result(result.value.data, path)
        if result.value.machine is not None:
            note_routes(result.value.machine, report, shown)
        return _outcome(name, path, language, result)

    for_each(inputs, write_one, report)


def _outcome(name: str, path: Path | None, language: str, result: Result[Export]) -> Outcome:
    """What there is to say of a translator's file."""
    value = result.value
    summary = counted_messages(value.translated, value.fuzzy, value.untranslated)
    if value.reused:
        ready, same, similar = value.reused.values()
        summary += f"; from memory: {ready} ready, {same} fuzzy with the same words, {similar} with similar ones"
    for reference in value.references:
        missing = reference.units - reference.sure - reference.doubtful
        counts = f"{reference.sure} sure, {reference.doubtful} doubtful, {missing} not found"
        summary += f"\n{reference.file}: reference in {reference.language}: {counts}"
    if value.machine is not None:
        summary += f"; {counted(value.machine.filled, 'fuzzy translation')} by machine"
    values = {
        "language": language,
        "translated": value.translated,
        "fuzzy": value.fuzzy,
        "untranslated": value.untranslated,
        "reused": dict(value.reused),
        "references": {reference.language: reference.as_dict() for reference in value.references},
    }
    return Outcome(name, summary, result.findings, path, values)


def _export(
    tei: Path | Input,
    language: str,
    form: str,
    choices: Choices,
    path: Path | None,
    report: Report,
    how: Mapping[str, Any],
) -> Result[Export]:
    """Write one file."""
    from xlate.workflow.export import ExportOptions, export

    options = ExportOptions(
        translations=open_source(choices.translations) if choices.translations else None,
        memories=[open_source(name) for name in choices.memories],
        exact=choices.exact,
        similar=choices.similar,
        references={tag: open_source(name) for tag, name in choices.references.items()},
        reference_files=[open_source(name) for name in choices.bare],
        reference_po=choices.reference_po,
        pretranslate=choices.machine,
        force=choices.force,
        **how,
    )
    with progress_bar(None, "units", hidden=choices.machine is None or report.quiet or report.as_json) as advance:
        try:
            return export(tei, language, form, options, output=path, advance=advance)
        except (EngineError, MissingExtraError) as error:  # the file is of use without a machine too
            report.fail(error)
            return export(tei, language, form, replace(options, pretranslate=None), output=path)


def _check_ending(output: str | None, form: str) -> None:
    """Refuse a name that ends like another format of translators' files: merge would read the file as that."""
    from xlate.exchange.formats import FORMATS

    endings = {ending: one.name for one in FORMATS for ending in one.endings}
    ending = PurePath(output or "").suffix.lower()
    if endings.get(ending, form) != form:
        raise click.UsageError(f"-o ends with {ending}, but the file will be {form.upper()}")
