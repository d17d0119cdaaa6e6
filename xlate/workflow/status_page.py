"""How far translators' files have come, as a page to look at and to send."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from xlate.files import write_file
from xlate.workflow.inputs import keep_apart, relative_name
from xlate.workflow.status import Status

__all__ = ["document_of", "write_status_page"]


def write_status_page(
    files: Sequence[tuple[str, Status]],
    output: Path,
    *,
    title: str = "Translations",
    templates: Path | str | None = None,
    interface: str = "en",
) -> bytes:
    """Write a page with the progress of each document in each language.

    Args:
        files: name of each file, and how far it has come, as `xlate.workflow.export.status` says.
        output: where the page goes; the files are linked as seen from there.
        title: its heading.
        templates: a folder with templates or a style sheet in the place of those of xlate.
        interface: tag of the language in which the page speaks itself.

    Raises:
        InputError: there is no such folder of templates; OutputError: so too if the page would
            replace one of the files.
    """
    from xlate.pages.interface import spoken_in
    from xlate.pages.progress import FileProgress, html_progress
    from xlate.pages.theme import Theme

    documents = [document_of(name, one.language or "") for name, one in files]
    called = _shortened(documents)
    rows = []
    for (name, one), document in zip(files, documents, strict=True):
        keep_apart(name, output)
        numbers = one.statistics
        states = numbers.translated, numbers.fuzzy, numbers.untranslated
        words = (numbers.total.words, numbers.translated.words, numbers.fuzzy.words)
        href = "" if name.startswith("<") else quote(relative_name(name, output), safe="/:")
        translated, fuzzy, untranslated = (state.messages for state in states)
        rows.append(
            FileProgress(called[document], one.language or "", href, name, translated, fuzzy, untranslated, *words)
        )
    with spoken_in(interface):
        data = html_progress(title, rows, Theme(Path(templates) if templates is not None else None))
    write_file(output, data)
    return data


def document_of(name: str, language: str) -> str:
    """The document that a translator's file belongs to, by its name: ``po/talk.ru.po`` -> ``po/talk``.

    A file that is called by its language alone belongs to its folder: ``out/talk/ru.po`` -> ``out/talk``.
    """
    path = PurePath(name.strip("<>"))
    tag = re.escape(language).replace("\\-", "[-_]") if language else r"[a-z]{2,3}"
    rest = re.sub(rf"(^|[._-]){tag}$", "", path.stem, flags=re.IGNORECASE)
    return str(path.with_name(rest) if rest else path.parent)


def _shortened(documents: Sequence[str]) -> dict[str, str]:
    """Document -> what it is called, without the folder that all have in common."""
    parents = {str(PurePath(one).parent) for one in documents}
    try:
        common = os.path.commonpath(parents) if parents else ""
    except ValueError:  # some of them from a root, or of another drive
        common = ""
    return {one: str(PurePath(one).relative_to(common or ".")) for one in documents}
