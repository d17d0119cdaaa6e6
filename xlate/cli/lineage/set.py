"""``xlate lineage set``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.conflicts import refuse_together
from xlate.cli.options import BY, edits, reports
from xlate.cli.outputs import Outputs, open_source, write_result
from xlate.cli.parameter_types import ADDRESS, FILE, HOP_MODE_OR_UNKNOWN, LANGUAGE
from xlate.cli.report import Outcome, Report, for_each
from xlate.model.lineage import Certainty, Kind, Relation
from xlate.text import counted

if TYPE_CHECKING:
    from xlate.revision.correction import Correction, Selection

_EXAMPLE = """
xlate lineage set talk.xml --speaker "Kim Yong-nam" --spoken ko --relay ru --mode interpreting \\
    --agent "Li Mi-ja" --certainty high --evidence "seen on the video" --by "Anna Schmidt"
xlate lineage set talk.xml --first 4.1 --last 4.4 --spoken zh --by "Anna Schmidt" --dry-run
xlate lineage set talk.xml --speaker Kim --kind relay --turn 2-5 --certainty high --by "Anna Schmidt"
xlate lineage set talk.xml --turn 2 --clear
"""


@xlate_command("set", _EXAMPLE, was={"--from": "--first", "--to": "--last"}, updates=["file"])
@click.argument("file", metavar="TEI", type=FILE)
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Speaker: the name, or words of it.")
@click.option("--turn", "turns", multiple=True, metavar="N", help="A turn: its number or xml:id; or a range: 2-5.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(map(str, Kind))), help="Kind of lineage now.")
@click.option("--segment", "segments", multiple=True, metavar="N", help="A segment: its number or xml:id.")
@click.option("--first", metavar="N", help="First segment of a range.")
@click.option("--last", metavar="N", help="Last segment of the range.")
@click.option("--all", "everything", is_flag=True, help="All spoken segments.")
@click.option("--spoken", type=LANGUAGE, metavar="TAG", help="Language first spoken (BCP 47); und: not known.")
@click.option(
    "--relay", "relays", type=LANGUAGE, multiple=True, metavar="TAG", help="Relay language; may be repeated, in order."
)
@click.option("--no-relay", is_flag=True, help="There was no relay language.")
@click.option("--unknown", is_flag=True, help="How the words were translated is unknown.")
@click.option("--relation", type=click.Choice([*map(str, Relation), "none"]), help="Relation that the source prints.")
@click.option(
    "--mode",
    "modes",
    multiple=True,
    type=HOP_MODE_OR_UNKNOWN,
    metavar="MODE",
    help="Mode of a hop, or a category of your own below one (#id); may be repeated, in order.",
)
@click.option(
    "--agent",
    "agents",
    multiple=True,
    metavar="NAME",
    help="Agent of a hop; may be repeated, in order. A person of the file: #xml-id.",
)
@click.option("--certainty", type=click.Choice(list(map(str, Certainty))), help="Certainty; else medium.")
@click.option("--evidence", default="", metavar="TEXT", help="Your reason: where you know it from.")
@click.option(
    "--evidence-at",
    type=ADDRESS,
    multiple=True,
    metavar="URI",
    help="Where to see it: recording.mp4#t=95, minutes.pdf#page=3; may be repeated.",
)
@BY
@click.option("--standoff", is_flag=True, help="State it beside the text, never on its elements.")
@click.option("--alternative", is_flag=True, help="Record this as another opinion, beside the lineage already stated.")
@click.option("--clear", is_flag=True, help="Undo what was set on these segments.")
@edits(many=False)
@reports(dry_run=True)
def command(
    file: str, alternative: bool, clear: bool, standoff: bool, outputs: Outputs, report: Report, **options: Any
) -> None:
    """Set the lineage of segments, as you know it; everything else in the file stays byte for byte.

    Select segments (--speaker, --turn, --segment, --kind, --first with --last: those that fit all of them; or --all)
    and state what is so; what you do not state is kept. Segments of which it cannot be so are left out and listed. The
    history of the file records who stated it, why, and what was there before, and --clear restores that. The file
    itself is edited unless -o is given.

    Modes are interpreting (simultaneous, consecutive, whispered, sight, signed, respeaking), human (subtitling,
    dubbing, self), mt, mtpe; and, inside a language, transcription, editing, revision, transliteration,
    respeaking, subtitling.
    """
    from xlate.workflow.lineage import clear_lineage, set_lineage
    from xlate.workflow.opinions import add_alternative, clear_alternatives

    outputs.check([file], report)
    if clear and (named := [name for name in _STATEMENTS if options[name]]):
        option = named[0].replace("_", "-")
        raise click.UsageError(f"--clear restores what was there before, so it excludes --{option}")

    def work(name: str) -> Outcome:
        path = outputs.path(name)
        selection = _selection(options)
        if alternative and clear:
            result = clear_alternatives(open_source(name), selection, output=path)
        elif alternative:
            result = add_alternative(open_source(name), selection, _correction(options), output=path)
        elif clear:
            result = clear_lineage(open_source(name), selection, output=path)
        else:
            result = set_lineage(open_source(name), selection, _correction(options), standoff=standoff, output=path)
        write_result(result.value.data, path)
        segments = list(result.value.segments)
        done = "would change" if report.dry_run else "changed"
        summary = f"lineage of {counted(len(segments), 'segment')} {done}"
        return Outcome(name, summary, result.findings, path, {"segments": segments})

    for_each([file], work, report)


_STATEMENTS = (
    "spoken",
    "relays",
    "no_relay",
    "unknown",
    "relation",
    "modes",
    "agents",
    "certainty",
    "evidence",
    "evidence_at",
)
"""the parameters that state what is so"""


def _selection(options: dict[str, Any]) -> Selection:
    from xlate.revision.correction import Selection

    names = ("speakers", "turns", "segments", "first", "last", "everything")
    return Selection(**{name: options[name] for name in names}, kinds=tuple(map(Kind, options["kinds"])))


def _correction(options: dict[str, Any]) -> Correction:
    from xlate.revision.correction import Correction

    relays, relation, certainty = options["relays"], options["relation"], options["certainty"]
    refuse_together({"--relay": relays, "--no-relay": options["no_relay"]})
    return Correction(
        by=options["by"],
        spoken=options["spoken"],
        relays=relays if relays or options["no_relay"] else None,
        unknown=options["unknown"],
        relation=Relation(relation) if relation not in (None, "none") else None,
        no_relation=relation == "none",
        modes=tuple(None if mode == "unknown" else mode for mode in options["modes"]),
        agents=options["agents"],
        certainty=Certainty(certainty) if certainty else None,
        evidence=options["evidence"],
        evidence_at=options["evidence_at"],
    )
