"""``xlate to-tei``."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.options import files, lang_option, makes, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import FILE, LANGUAGE, Named, Pair, profiles, readers
from xlate.cli.report import Outcome, Report, for_each_on_all_cores
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.tei.write.update import Difference

_EXAMPLE = """
xlate to-tei talk.txt -o talk.xml
xlate to-tei talk.txt --speaker-lang "Kim Yong-nam=ko" -o talk.xml
xlate to-tei talk.txt --speakers speakers.toml -o talk.xml
xlate to-tei saved-pages/*.html interviews/*.docx captions/*.vtt -d tei/
xlate to-tei talk.html --update talk.xml     (the publisher has corrected the page)
xlate to-tei transcripts/*.txt --profile kremlin-en -d tei/
"""
_SPEAKER = Pair("NAME=TAG", click.STRING, LANGUAGE, '"Kim Yong-nam=ko"')


@xlate_command("to-tei", _EXAMPLE, updates=["update"])
@files("INPUT", name="inputs")
@makes
@click.option(
    "--profile",
    type=Named("profile", profiles, files=True),
    metavar="NAME|FILE",
    help="Publisher's profile; otherwise recognised by the content.",
)
@click.option(
    "--format",
    "input_format",
    type=Named("format", readers),
    metavar="NAME",
    help="Format of the transcript (docs/formats.md); otherwise recognised by content and suffix.",
)
@lang_option("the transcript")
@click.option(
    "--speaker-lang",
    "speaker_languages",
    type=_SPEAKER,
    metavar="NAME=TAG",
    multiple=True,
    help="Language that a speaker spoke. It is never guessed. May be repeated.",
)
@click.option(
    "--speakers",
    type=FILE,
    metavar="FILE",
    help="Register of speakers (docs/speakers.md): aliases, languages by date, authority links.",
)
@click.option(
    "--markup",
    type=click.Choice(("keep", "none")),
    help="Bold, italics, sub- and superscript and links inside paragraphs: kept (as is usual) or left out.",
)
@click.option("--relay", type=LANGUAGE, metavar="TAG", help="Relay language: that of the interpreters.")
@click.option("--publisher", metavar="NAME", help="Publisher of the TEI edition.")
@click.option("--licence", metavar="URL", help="Licence of the source, if you can state it; none is assumed.")
@click.option("--source-url", metavar="URL", help="Address of the transcript.")
@click.option(
    "--update",
    type=FILE,
    metavar="OLD.xml",
    help="TEI file made before the publisher corrected the page; it is brought up to date.",
)
@reports(dry_run=True)
def command(inputs: tuple[str, ...], outputs: Outputs, report: Report, **options: Any) -> None:
    """Turn transcripts into TEI P5; every segment records how it was translated.

    INPUT is a file, or - for standard input: plain text, Markdown, a saved web page, mail, DOCX, ODT, RTF, PDF, EPUB,
    subtitles (WebVTT, SubRip, ASS, TTML, SBV, LRC …), annotations (ELAN, EXMARaLDA, Praat, CHAT, Transcriber), JSON
    of recognisers, CSV or TSV, XML of parliaments; docs/formats.md has all. The TEI file keeps the words as printed;
    boilerplate that was skipped is listed with -v and in the header.
    """
    update = options["update"]
    if update is not None:
        if len(inputs) > 1 or outputs.directory is not None:
            raise click.UsageError("--update brings one file up to date with one transcript")
        outputs = replace(outputs, output=outputs.output or update)
    outputs.check(inputs, report)
    options["speaker_languages"] = dict(options["speaker_languages"])
    for name in ("speakers", "update"):
        options[name] = open_source(options[name]) if options[name] is not None else None
    for_each_on_all_cores(inputs, partial(_convert, outputs=outputs, options=options), report)


def _convert(name: str, outputs: Outputs, options: dict[str, Any]) -> Outcome:
    """Convert one file and write the result."""
    from xlate.workflow.to_tei import to_tei

    path = outputs.path(name, ".xml")
    result = to_tei(open_source(name), output=path, **options)
    value = result.value
    write_result(value.data, path)
    kinds = {str(kind): number for kind, number in value.segments.items()}
    by_kind = ", ".join(f"{number} {kind}" for kind, number in kinds.items()) or "none"
    skipped = sum(finding.code == "XL201" for finding in result.findings)
    boilerplate = f"; {counted(skipped, 'boilerplate line')} skipped" if skipped else ""
    summary = (
        f"{counted(value.turns, 'turn')}, {counted(sum(kinds.values()), 'spoken segment')} ({by_kind}); "
        f"profile {value.profile}{boilerplate}"
    )
    values = {"profile": value.profile, "language": value.language, "turns": value.turns, "segments": kinds}
    if options["update"] is not None:
        if any(value.edits):
            summary += f"\n{_edits(*value.edits)}"
        summary = f"{summary}\n{_table(value.differences, changed=value.changed)}"
        values["differences"] = [asdict(row) for row in value.differences]
        values["edits"] = dict(zip(("made_again", "lost", "on_page"), value.edits, strict=True))
    return Outcome(name, summary, result.findings, path, values)


def _edits(made: int, lost: int, on_page: int) -> str:
    """What became of the edits of people."""
    parts = [f"{made} made again"]
    parts += [f"{lost} not, since the page has other words there now (XL228)"] if lost else []
    parts += [f"{on_page} needed no more, since the page says so itself"] if on_page else []
    return f"{counted(made + lost + on_page, 'edit')} of people: {', '.join(parts)}"


def _table(differences: tuple[Difference, ...], *, changed: bool) -> str:
    """What an update changed: a row for each unit."""
    from xlate.cli.tables import format_table

    rows = [
        [str(row.change), row.number or "", row.key, row.speaker or "", row.after or row.before] for row in differences
    ]
    if rows:
        return format_table(("change", "n", "id", "speaker", "text"), rows)
    return "no words have changed; numbers, names, times or the header have" if changed else "nothing has changed"
