"""Which files belong to one transcript, and what its page is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from urllib.parse import unquote

from xlate.errors import InputError, XlateError
from xlate.files import Input, is_same_file, read_input
from xlate.workflow.inputs import Source

__all__ = ["EditionFiles", "plan_edition"]


@dataclass(slots=True)
class EditionFiles:
    """The files of one transcript."""

    source: Input
    """the source text, or a parallel file"""
    translations: list[Input] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    """name of each file -> what it is called beside the page"""
    references: dict[str, Input] = field(default_factory=dict)
    """tag of a language -> another text of the same event in it, which is put beside the source"""
    folder: str = ""
    """what the name of the page begins with, if another transcript is called the same: the folder of its source"""

    @property
    def stem(self) -> str:
        """Name of the page, without its ending."""
        stem = PurePath(self.source.name.strip("<>")).stem
        return f"{self.folder}-{stem}" if self.folder else stem

    @property
    def all(self) -> list[Input]:
        """All files, the source first."""
        return [self.source, *self.translations]


def plan_edition(
    teis: Iterable[Source], references: Mapping[str, Source] = MappingProxyType({})
) -> tuple[list[EditionFiles], list[XlateError]]:
    """Sort files into transcripts: each translation to the source text that it names, which is read if nobody gave it.

    Args:
        teis: the files.
        references: tag of a language -> another text of the same event in it, of the one transcript that is given.

    Returns:
        The transcripts in the order of their source texts, and what cannot be used.
    """
    from xlate.tei.record import read_tei

    plans: list[EditionFiles] = []
    translations: list[tuple[Input, str]] = []
    errors: list[XlateError] = []
    for tei in teis:
        try:
            given = read_input(tei)
            pointer = read_tei(given.data, given.name).get("corresp")
        except XlateError as error:
            errors.append(error)
            continue
        if pointer is None:
            plans.append(EditionFiles(given))
        else:
            translations.append((given, pointer))
    for given, pointer in translations:
        try:
            _plan_of(plans, given, pointer).translations.append(given)
        except XlateError as error:
            errors.append(error)
    if references and len(plans) == 1:
        plans[0].references = {tag: read_input(source) for tag, source in references.items()}
    elif references:
        errors.append(InputError("a reference belongs to one transcript; give that with its translations alone"))
        return [], errors
    _tell_apart(plans)
    return _named(plans, errors), errors


def _plan_of(plans: list[EditionFiles], translation: Input, pointer: str) -> EditionFiles:
    """The transcript that a translation belongs to."""
    path = Path(translation.name).parent / unquote(pointer)
    for plan in plans:
        if is_same_file(plan.source.name, path):
            return plan
    called = [plan for plan in plans if PurePath(plan.source.name).name == path.name]
    if len(called) == 1:
        return called[0]
    if "://" in pointer or not path.is_file():
        message = f"this is a translated file; its source {pointer} was not found; name it too"
        raise InputError(message, file=translation.name)
    plans.append(EditionFiles(read_input(path)))
    return plans[-1]


def _tell_apart(plans: Sequence[EditionFiles]) -> None:
    """Put the folder before the name of each transcript that is called as another one, or as the index."""
    same: dict[str, list[EditionFiles]] = {}
    for plan in plans:
        same.setdefault(plan.stem.casefold(), []).append(plan)
    for stem, group in same.items():
        if len(group) == 1 and stem != "index":
            continue
        folders = [Path(plan.source.name).resolve().parent.parts[1:] for plan in group]
        depth = 1
        while depth < max(map(len, folders)) and len({one[-depth:] for one in folders}) < len(group):
            depth += 1
        for plan, parts in zip(group, folders, strict=True):
            plan.folder = "-".join(parts[-depth:])


def _named(plans: Sequence[EditionFiles], errors: list[XlateError]) -> list[EditionFiles]:
    """The transcripts whose pages have a name of their own, with names for the copies of their files."""
    kept: list[EditionFiles] = []
    taken: set[str] = set()
    for plan in plans:
        if any(plan.stem.casefold() in {one.stem.casefold(), "index"} for one in kept) or plan.stem == "index":
            message = f'a second page would be called "{plan.stem}"; give this file another name'
            errors.append(InputError(message, file=plan.source.name))
            continue
        for given in plan.all:
            name = PurePath(given.name.strip("<>")).name
            name = f"{plan.folder}-{name}" if plan.folder else name
            number = 2
            while name.casefold() in taken:
                name = f"{plan.stem}.{number}.xml"
                number += 1
            taken.add(name.casefold())
            plan.copies[given.name] = name
        kept.append(plan)
    return kept
