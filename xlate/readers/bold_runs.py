"""Runs of a paragraph, as HTML, Markdown and word processors have it -> a line that knows what of it is set apart.

A speaker label in bold is often broken by its marker: ``<b>President of Mongolia</b> <i>(retranslated)</i><b>:</b>``.
What stands in brackets between two bold runs belongs to the label, and so does a colon after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from xlate.model.document import PLAIN, Break, Line, Rendition, Span

__all__ = ["TextRun", "breaks_at_end", "join_runs", "make_line"]

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_INDENT = " \u00a0\u2002\u2003\u3000"
"""with which editors of pages indent a first line: layout, and no part of a label or of words"""
_BETWEEN = re.compile(r"[\s\u00a0]*(?:[(\[（][^()\[\]（）]{0,120}[)\]）][\s\u00a0]*){0,3}")
_NUMBER = re.compile(r"\(?\d{1,4}[.)]?[\s\u00a0]{1,9}")
"""that of a question before the name of who asks it"""
_COMMA = re.compile(r"[\s\u00a0]*(?:,[\s\u00a0]*)?")
_OFFICE_ENDS = re.compile(r"[\s\u00a0]*(?:\.(?=[\s\u00a0])(?![\s\u00a0]*[-–—])|[:：])")
_LONGEST_OFFICE = 160
_AFTER = re.compile(r"[\s\u00a0]*(?:[(\[（][^()\[\]（）]{0,120}[)\]）][\s\u00a0]*){0,3}[:：]")


class TextRun(NamedTuple):
    """Words that are set alike."""

    text: str
    bold: bool
    """set apart as labels are"""
    rendition: Rendition = PLAIN
    begins: Break | None = None
    """a page that begins here; there are no words then"""


def make_line(number: int, runs: Iterable[TextRun]) -> Line | None:
    """The line that runs make; None if there are no words in them."""
    text, strong, spans, breaks = _join(runs)
    return Line(number, text, strong, spans, breaks) if text.strip() else None


def join_runs(runs: Iterable[tuple[str, bool]]) -> tuple[str, int]:
    """Join the runs of a paragraph.

    Args:
        runs: (text, bold) in order.

    Returns:
        The text with its ASCII white space folded, and how many characters at its start are set apart in bold.
    """
    return _join(TextRun(*run) for run in runs)[:2]


def _join(runs: Iterable[TextRun]) -> tuple[str, int, tuple[Span, ...], tuple[tuple[int, Break], ...]]:
    text = ""
    reach = 0
    spans: list[Span] = []
    breaks: list[tuple[int, Break]] = []
    for piece, bold, rendition, page in runs:
        if page is not None:
            breaks.append((len(text), page))
        folded = piece if piece.isprintable() and "  " not in piece else _SPACE.sub(" ", piece)
        folded = folded.lstrip(" " if text.endswith(" ") else "" if text else _INDENT)
        if not folded:
            continue
        begins = len(text)
        text += folded
        if (
            bold
            and folded.strip()
            and (
                begins == reach
                or (not reach and _NUMBER.fullmatch(text, 0, begins))
                or _BETWEEN.fullmatch(text, reach, begins)
            )
        ):
            reach = len(text.rstrip())
        if rendition is not PLAIN:
            if spans and spans[-1].end == begins and spans[-1].rendition == rendition:
                begins = spans.pop().start
            spans.append(Span(begins, len(text), rendition))
    text = text.rstrip(" ")
    if reach:
        after = _AFTER.match(text, reach)
        reach = after.end() if after else _with_office(text, len(text[:reach].rstrip()), spans)
    if spans and spans[-1].end > len(text):  # by the space at the end
        last = spans.pop()
        spans += [Span(last.start, len(text), last.rendition)] if last.start < len(text) else []
    return text, min(reach, len(text)), tuple(spans), tuple((min(at, len(text)), page) for at, page in breaks)


def _with_office(text: str, reach: int, spans: list[Span]) -> int:
    """How far a label goes with the office in italics after it: ``<b>Ann Lee,</b> <i>minister of ports</i>. ``."""
    begins = _COMMA.match(text, reach)
    if begins is None or "," not in text[max(0, reach - 1) : begins.end()]:
        return reach
    office = next((one for one in spans if one.start <= begins.end() < one.end), None)
    if office is None or "italic" not in office.rendition.rend or office.end - begins.end() > _LONGEST_OFFICE:
        return reach
    ends = _OFFICE_ENDS.match(text, len(text[: office.end].rstrip(" \u00a0.:：")))
    return reach if ends is None or text[begins.end() : begins.end() + 1] in "([（" else ends.end()


def breaks_at_end(runs: Iterable[TextRun]) -> list[TextRun]:
    """The pages that begin behind the last words of runs; they belong to what comes next."""
    found: list[TextRun] = []
    for run in runs:
        if run.begins is not None:
            found.append(run)
        elif run.text.strip():
            found = []
    return found
