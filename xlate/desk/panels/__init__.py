"""The panels of the desk: one line for each, in the order in which they are shown."""

from __future__ import annotations

from xlate.desk.panel import Panel
from xlate.desk.panels import board, comments, explain, finished, ids, lineage, media, speakers, transcript, translate

__all__ = ["PANELS"]

PANELS: tuple[Panel, ...] = (
    board.PANEL,
    media.PANEL,
    ids.PANEL,
    transcript.PANEL,
    translate.PANEL,
    finished.PANEL,
    explain.PANEL,
    lineage.PANEL,
    speakers.PANEL,
    comments.PANEL,
)
