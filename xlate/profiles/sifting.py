"""What of a document is read: its blocks without boilerplate, running heads, clocks, and with what is glued apart."""

from __future__ import annotations

from xlate.model.document import Block, Document, Line
from xlate.profiles.broken_labels import join_broken_labels
from xlate.profiles.clock_lines import take_clock_lines, take_clocks_behind_labels, take_leading_clocks
from xlate.profiles.inline_turns import split_inline_turns
from xlate.profiles.leading_stamps import take_stamps
from xlate.profiles.message_logs import take_clocks_of_messages, voices_of_messages
from xlate.profiles.page_layout import Boilerplate
from xlate.profiles.profile import Profile
from xlate.profiles.question_headings import take_question_headings
from xlate.profiles.quoted_turns import take_narration
from xlate.profiles.running_heads import drop_running_heads
from xlate.profiles.unnamed_turns import split_at_changes

__all__ = ["PAGED", "PLAIN", "sifted"]

PAGED = {"text", "markdown", "html", "docx", "pdf", "odt", "rtf"}
"""formats in which the edges of printed pages stand between the lines"""
_UNPAGED = {"epub"}
"""formats without pages, in which times of a recording can stand between the words"""
PLAIN = {"text", "pdf"}
"""formats in which nothing sets headings apart, as a rule"""


def sifted(
    document: Document, boilerplate: Boilerplate, profile: Profile, language: str
) -> tuple[list[Block], list[Line]]:
    """The blocks of a document without boilerplate, running heads and lines that hold only a time; and the heads.

    Args:
        document: what a reader found.
        boilerplate: takes note of what is left out.
        profile: says what is boilerplate.
        language: tag of the language of the text.
    """
    kept = boilerplate.sift(profile, language)
    heads = list(boilerplate.lines) if document.format in PLAIN else []
    if document.voiced or document.format not in PAGED | _UNPAGED:
        return kept, heads
    if document.format in PAGED:
        kept, found = drop_running_heads(kept, heads)
        boilerplate.drop(found)
        heads += found
    stamps = take_stamps(kept)
    stamps = stamps if stamps.lines else take_clocks_of_messages(kept)
    kept = boilerplate.take_stamps(stamps)
    if (messages := voices_of_messages(stamps)) is not None:
        boilerplate.voiced = True
        return messages, heads
    kept, timed = take_clocks_behind_labels(kept)
    boilerplate.notice_times(timed)
    kept = split_inline_turns(split_at_changes(take_narration(kept)))
    kept = take_question_headings(kept) if document.format in PLAIN else kept
    kept, clocks = take_clock_lines(join_broken_labels(kept))
    boilerplate.take_times(clocks)
    kept, led = take_leading_clocks(kept)
    boilerplate.notice_times(led)
    return kept, heads
