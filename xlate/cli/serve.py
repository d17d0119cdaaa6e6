"""``xlate serve``."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xlate.cli.command import command as xlate_command
from xlate.cli.mt_options import machine_choices, read_machine
from xlate.cli.options import BY, CONFIG, GLOSSARY, collect, files
from xlate.cli.parameter_types import DIRECTORY, FILE
from xlate.errors import MissingExtraError, XlateError
from xlate.pages.interface import INTERFACES

if TYPE_CHECKING:
    from xlate.mt.translate import MachineOptions

_EXAMPLE = """
xlate serve
xlate serve meetings/
xlate serve talk.xml ru.po --by "Anna Schmidt"
xlate serve meetings/ --memory memory.db --glossary terms.csv --no-browser
"""


def _read_machine(*, pretranslate: bool, **values: Any) -> MachineOptions | None:
    """How a machine proposes translations; None: none is asked."""
    asked = any(value for name, value in values.items() if name != "engine") or values["engine"] != "argos"
    if not pretranslate and asked:
        raise click.UsageError("options for machine translation need --pretranslate")
    return read_machine(**values) if pretranslate else None


@xlate_command("serve", _EXAMPLE)
@files("PATH", name="paths", required=False)
@BY
@click.option(
    "--memory",
    "memories",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Translation memory, or a file with translations, from which they are proposed; may be repeated.",
)
@GLOSSARY
@collect(
    "machine",
    _read_machine,
    {
        "pretranslate": click.option(
            "--pretranslate", is_flag=True, help="Fill fields by machine, where it is asked for that."
        ),
        **machine_choices(),
    },
)
@CONFIG
@click.option(
    "--add-to-profile",
    "profile",
    type=FILE,
    metavar="FILE",
    help="Profile to which explained markers are added; else profile.toml in the first folder.",
)
@click.option(
    "--interface",
    type=click.Choice(INTERFACES),
    help="Language of the desk, until somebody chooses another one in the page; by default that of the browser.",
)
@click.option(
    "--speakers", type=FILE, metavar="FILE", help="Register of speakers (TOML); else speakers.toml beside the files."
)
@click.option(
    "--media",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Recording of the document with the same name, or of the only one; else the one beside it. May be repeated.",
)
@click.option("--read-only", is_flag=True, help="Show everything, save nothing.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="On what to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port; by default a free one.")
@click.option("--open/--no-browser", "opens", default=True, help="Open a browser (default), or print the address only.")
@click.option("--templates", type=DIRECTORY, metavar="DIR", help="Folder of your own templates, scripts and style.css.")
def command(
    paths: tuple[str, ...],
    by: str,
    memories: tuple[str, ...],
    glossaries: tuple[str, ...],
    machine: MachineOptions | None,
    profile: str | None,
    speakers: str | None,
    config: str | None,
    interface: str | None,
    media: tuple[str, ...],
    read_only: bool,
    host: str,
    port: int,
    opens: bool,
    templates: Path | None,
) -> None:
    """Work on transcripts in a browser: read them with their lineage, correct it, translate, merge.

    PATH is a TEI or PO file, or a folder with such files in it and below it; by default the current folder. The files
    stay where they are: each save changes the bytes that you have changed, and can be taken back. What other programs
    change meanwhile is noticed, and nobody's work is lost.

    The desk listens on this machine alone, and only the address that is printed opens it. Ctrl-C ends it.
    """
    try:
        from xlate.desk.desk import Desk, Settings
        from xlate.desk.gate import LOOPBACK
        from xlate.desk.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"starlette", "uvicorn", "anyio"}:
            raise
        message = "the desk needs Starlette and uvicorn: pip install 'xlate-tei[serve]'"
        raise _NothingDone(str(MissingExtraError(message, extra="serve"))) from None
    from xlate.desk.journal import state_folder

    chosen = [Path(path) for path in paths or (".",)]
    settings = Settings(
        read_only=read_only,
        by=by,
        memories=[Path(path) for path in memories],
        glossaries=[Path(path) for path in glossaries],
        machine=machine,
        profile=Path(profile) if profile is not None else None,
        speakers=Path(speakers) if speakers is not None else None,
        config=Path(config) if config is not None else None,
        media=[Path(path) for path in media],
        interface=interface or "",
        templates=templates,
        state=None if read_only else state_folder(chosen),
    )

    def ready(address: str) -> None:
        click.echo(f"The desk is open; Ctrl-C ends it.\n  {address}", err=True)
        if host not in LOOPBACK:
            click.echo(_WARNING, err=True)
        if opens:
            webbrowser.open(address)

    try:
        desk = Desk.open(chosen, settings)
        if not desk.workspace.documents and not desk.workspace.waiting:
            raise click.UsageError(f"no TEI file in {', '.join(map(str, chosen))}; make one with: xlate to-tei")
        serve(desk, host=host, port=port, ready=ready)
    except XlateError as error:
        raise _NothingDone(str(error)) from None


_WARNING = """\
Others on this network can reach it too. Whoever has this address can read and change these files, and the connection
is not encrypted: everybody on the way can read the address along with the rest. Use it in a network that you trust,
or leave --host out and lead others here by ssh -L or a proxy with TLS."""


class _NothingDone(click.ClickException):
    """An error before anything was served."""

    exit_code = 2
