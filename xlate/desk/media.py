"""The recording of a document: a file of this machine that is named on the command line, or stands beside the text."""

from __future__ import annotations

from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from xlate.desk.desk import Desk
from xlate.desk.workspace import Document
from xlate.tei.read.times import read_media

__all__ = ["Recording", "recording_of"]

_ENDINGS = (
    ".mp4", ".webm", ".m4v", ".ogv", ".mov", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".wav", ".aac",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recording:
    """A file with sound, or with sound and pictures."""

    path: Path
    mime: str

    @property
    def kind(self) -> str:
        """The element of a page that plays it: video or audio."""
        return "video" if self.mime.startswith("video/") else "audio"


def recording_of(desk: Desk, document: Document) -> Recording | None:
    """The recording of a document; None: there is none here.

    A file that was named on the command line may be anywhere: it is that of the document with the same name, or of the
    only one. A file that the header names, or that has the name of the text, must be in its folder or below it.

    Raises:
        RecordError: the TEI file cannot be used.
    """
    given = desk.settings.media
    same = [path for path in given if path.stem == document.source.stem]
    if len(given) == 1 and len(desk.workspace.documents) == 1:
        same = list(given)
    folder = document.source.parent.resolve()
    named = [folder / unquote(url) for url in read_media(desk.record(document.source)) if "://" not in url]
    beside = [document.source.with_suffix(ending) for ending in _ENDINGS]
    inside = [path for path in (*named, *beside) if _is_file(path) and path.resolve().is_relative_to(folder)]
    for path in (*same, *inside):
        mime = guess_type(path.name)[0] or ""
        if mime.startswith(("audio/", "video/")):
            return Recording(path, mime)
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # what no path can be
        return False
