"""The commands in their groups: from here come ``--help``, docs/commands.md and the completion in shells.

A new command needs an entry here, and a module that has it. Modules are imported when their command is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

__all__ = ["SECTIONS", "Entry", "LateGroup", "walk"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A command, as lists of commands show it."""

    name: str
    summary: str
    """one sentence, for somebody who sees it for the first time"""
    place: str = ""
    """``module:object`` in `xlate.cli`; empty: the module that is called like the command, and its ``command``"""
    commands: tuple[Entry, ...] = ()
    """those below it, if it is a group"""

    def load(self) -> click.Command:
        """Import the command."""
        module, _, name = (self.place or self.name.replace("-", "_")).partition(":")
        command = getattr(import_module(f"xlate.cli.{module}"), name or "command")
        assert isinstance(command, click.Command)
        return command


SECTIONS: Mapping[str, tuple[Entry, ...]] = {
    "Convert": (
        Entry("to-tei", "Turn transcripts into TEI, with the lineage of every segment."),
        Entry("ids", "Add the xml:ids that TEI files from elsewhere lack."),
    ),
    "Exchange with translators": (
        Entry("export-po", "Write TEI for translators as gettext PO (Poedit, Weblate).", "export:export_po"),
        Entry("export-xliff", "Write TEI for translators as XLIFF (OmegaT, Trados, memoQ).", "export:export_xliff"),
        Entry("export-table", "Write TEI for translators as a table (CSV, XLSX).", "export:export_table"),
        Entry("merge", "Merge translations (PO, XLIFF, tables) back into TEI."),
        Entry("status", "Show how much is translated, in entries and words."),
        Entry("export-tmx", "Write finished translations as TMX, for other tools.", "export:export_tmx"),
        Entry(
            "memory",
            "Keep translations in a memory and find them again.",
            commands=(
                Entry("add", "Add translations to a memory.", "memory.add"),
                Entry("find", "Find translations of a text and of similar texts.", "memory.find"),
                Entry("export", "Write a memory as TMX, PO or CSV.", "memory.export"),
                Entry("stats", "Count what a memory holds.", "memory.stats"),
            ),
        ),
        Entry("pretranslate", "Fill untranslated PO entries by machine, marked for review."),
    ),
    "Work in a browser": (Entry("serve", "Read, correct and translate transcripts in a browser."),),
    "Publish": (Entry("edition", "Make web pages or Word documents of texts and translations, with lineage."),),
    "Quality": (
        Entry("check", "Check translations: numbers, quotation marks, terms, names."),
        Entry("backtranslate", "Translate back by machine, to show reviewers where to look."),
        Entry("validate", "Check TEI files: schemas, pointers, lineage."),
    ),
    "Edit": (
        Entry(
            "edit",
            "Mend turns and speakers: split, join, rename, correct words.",
            commands=(
                Entry("split", "Split a paragraph or a turn in two.", "edit.split"),
                Entry("join", "Join two paragraphs or two turns.", "edit.join"),
                Entry("who", "Give turns or paragraphs to another speaker.", "edit.who"),
                Entry("rename", "Call a speaker otherwise; make two persons one.", "edit.rename"),
                Entry("words", "Correct the words of a paragraph.", "edit.words"),
                Entry("stage", "Mark or unmark a stage direction.", "edit.stage"),
                Entry("marker", "Say what printed words mean for the lineage.", "edit.marker"),
                Entry("undo", "Take back the last edit, byte for byte.", "edit.undo"),
            ),
        ),
    ),
    "Lineage": (
        Entry(
            "lineage",
            "Show, search and correct how each segment was translated.",
            commands=(
                Entry("show", "Show through which languages each speaker was heard.", "lineage.show"),
                Entry("find", "Find segments by their lineage, in any number of files.", "lineage.find"),
                Entry("set", "Set the lineage of segments, as you know it.", "lineage.set"),
                Entry("export", "Write lineage as a table or as PROV-O.", "lineage.export"),
                Entry("import", "Set lineage from an edited table.", "lineage.import_"),
                Entry("init", "Prepare TEI files from elsewhere for lineage.", "lineage.init"),
                Entry("strip", "Take xlate's additions out of TEI files from elsewhere.", "lineage.strip"),
            ),
        ),
    ),
    "Set-up": (
        Entry(
            "profiles",
            "List, show and test profiles of publishers.",
            commands=(
                Entry("list", "List the profiles that come with xlate.", "profiles:list_"),
                Entry("show", "Print a profile as TOML.", "profiles:show"),
                Entry("test", "Show which profile fits each transcript.", "profiles:test"),
            ),
        ),
        Entry(
            "models",
            "List, install and remove models for machine translation.",
            commands=(
                Entry("list", "List the installed models.", "models:list_"),
                Entry("install", "Install models.", "models:install"),
                Entry("show", "Show the model for two languages.", "models:show"),
                Entry("remove", "Remove a model.", "models:remove"),
            ),
        ),
        Entry("schemas", "Copy the schemas of xlate into a folder, for XML editors."),
        Entry("completion", "Print the completion script for bash, zsh or fish."),
    ),
}
"""heading of a group -> its commands, in the order in which one meets them"""


class LateGroup(click.Group):
    """A group that imports a command when it is called, so that ``--help`` starts fast.

    Args:
        sections: heading -> commands, as `SECTIONS`; None: those that `SECTIONS` has below the group of this name.
    """

    def __init__(self, *args: Any, sections: Mapping[str, tuple[Entry, ...]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections or {"Commands": _find(str(self.name)).commands}
        self.entries = {entry.name: entry for entries in self.sections.values() for entry in entries}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in their order."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        entry = self.entries.get(cmd_name)
        return entry.load() if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; of a name that is none, say which one is like it.

        Raises:
            click.UsageError: there is no such command.
        """
        name = args[0]
        if name not in self.entries and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            like = get_close_matches(name, self.entries, cutoff=0.65)
            meant = f" Did you mean {' or '.join(repr(one) for one in like)}?" if like else ""
            ctx.fail(f"No such command {name!r}.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands under the headings of their groups."""
        width = max(map(len, self.entries))
        for heading, entries in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(entry.name.ljust(width), entry.summary) for entry in entries])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names of commands, none of which is imported for that."""
        names = [entry for entry in self.entries.values() if entry.name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(entry.name, help=entry.summary) for entry in names), *options]


def walk(
    sections: Mapping[str, tuple[Entry, ...]] = SECTIONS, path: tuple[str, ...] = ("xlate",)
) -> Iterator[tuple[str, tuple[str, ...], click.Command]]:
    """Every command: (heading of its group, words that call it, the command)."""
    for heading, entries in sections.items():
        for entry in entries:
            yield heading, (*path, entry.name), entry.load()
            yield from walk({heading: entry.commands}, (*path, entry.name))


def _find(name: str) -> Entry:
    return next(entry for entries in SECTIONS.values() for entry in entries if entry.name == name)
