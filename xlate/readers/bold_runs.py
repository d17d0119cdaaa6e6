"""Text with bold parts, as HTML, Markdown and word processors have it -> lines that know how far bold begins them.

A speaker label in bold is often broken by its marker: ``<b>President of Mongolia</b> <i>(retranslated)</i><b>:</b>``.
What stands in brackets between two bold runs belongs to the label, and so does a colon after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["join_runs"]

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BETWEEN = re.compile(r"[\s\u00a0]*(?:[(\[（][^()\[\]（）]{0,120}[)\]）][\s\u00a0]*){0,3}")
_AFTER = re.compile(r"[\s\u00a0]*(?:[(\[（][^()\[\]（）]{0,120}[)\]）][\s\u00a0]*){0,3}[:：]")


def join_runs(runs: Iterable[tuple[str, bool]]) -> tuple[str, int]:
    """Join the runs of a paragraph.

    Args:
        runs: (text, bold) in order.

    Returns:
        The text with its ASCII white space folded, and how many characters at its start are set apart in bold.
    """
    text = ""
    reach = 0
    for piece, bold in runs:
        folded = _SPACE.sub(" ", piece)
        if not text or text.endswith(" "):
            folded = folded.lstrip(" ")
        if not folded:
            continue
        begins = len(text)
        text += folded
        if bold and folded.strip() and (begins == reach or _BETWEEN.fullmatch(text, reach, begins)):
            reach = len(text.rstrip())
    text = text.rstrip(" ")
    if reach:
        after = _AFTER.match(text, reach)
        reach = after.end() if after else len(text[:reach].rstrip())
    return text, min(reach, len(text))
