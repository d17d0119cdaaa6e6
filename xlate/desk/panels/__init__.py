"""The panels of the desk: one line for each, in the order in which they are shown."""

from __future__ import annotations

from xlate.desk.panel import Panel
from xlate.desk.panels import board, explain, lineage, speakers, transcript, translate

__all__ = ["PANELS"]

PANELS: tuple[Panel, ...] = (
    board.PANEL,
    transcript.PANEL,
    translate.PANEL,
    explain.PANEL,
    lineage.PANEL,
    speakers.PANEL,
)
